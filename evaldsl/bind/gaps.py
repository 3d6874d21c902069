"""What is missing from a form or a JSON file: cell by cell, or as JSON to add."""

from __future__ import annotations

from evaldsl.bind.naming import Indicators, point_number
from evaldsl.bind.task import Task
from evaldsl.diagnostics import Text, text
from evaldsl.facts.form import Blank
from evaldsl.facts.json_form import json_form
from evaldsl.facts.raw import Gaps, RawTable
from evaldsl.model.system import FactDeclaration
from evaldsl.text import Span
from evaldsl.text.source import cell_of


def gap_notes(
    lacking: tuple[list[FactDeclaration], tuple[Blank, ...], Task], names: Indicators, given: tuple[RawTable, Gaps]
) -> tuple[Text, ...]:
    """Where and how to give the facts and answers that are missing; () where there are none but marks of a form."""
    absent, blanks, task = lacking
    raw, gaps = given
    file = raw.span.source.name
    if not absent and not blanks:
        return ()
    if gaps.form == "json":
        return (text("E0601.json", file=file, snippet=json_form(task.system, absent, blanks=blanks)),)
    cells, unknown = _cells(lacking[:2], _places(gaps, names))
    notes = (text("E0601.cells", file=file, cells="\n".join(cells)),) if cells else ()
    return (*notes, text("E0601.not_in_form", names=tuple(unknown))) if unknown else notes


def _places(gaps: Gaps, names: Indicators) -> dict[tuple[str, int], Span]:
    """The empty cells by fact or table (0), and by indicator id and point."""
    places: dict[tuple[str, int], Span] = {}
    for path, span in gaps.blanks:
        match path:
            case (name,):
                places.setdefault((name, 0), span)
            case (name, number):
                found = names.find(name)
                point = point_number(number)
                if len(found) == 1 and point is not None:
                    places.setdefault((found[0].id, point), span)
            case _:
                raise ValueError("a blank is for a fact or for a point")
    return places


def _cells(
    lacking: tuple[list[FactDeclaration], tuple[Blank, ...]], places: dict[tuple[str, int], Span]
) -> tuple[list[str], list[str]]:
    """A line for each empty cell, and the names of what has no cell."""
    absent, blanks = lacking
    wanted = [((fact.name, 0), fact.name) for fact in absent]
    wanted += [((one.asked.indicator.id, n), f"{one.asked.indicator.name} {n}") for one in blanks for n in one.numbers]
    cells = [f"{cell_of(places[key])}  {name}" for key, name in wanted if key in places]
    return cells, [name for key, name in wanted if key not in places]
