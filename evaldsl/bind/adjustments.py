"""`[[调整]]`: what a review meeting changes at a leaf, with its reason, its document and who answers for it."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from evaldsl.bind.naming import Indicators
from evaldsl.bind.task import Task, keyword, near_note, only_keywords, words_of
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.facts.bound import Adjustment
from evaldsl.facts.form import WORDS, Word
from evaldsl.facts.raw import Raw, RawList, RawTable, RawValue
from evaldsl.facts.value import read_value, type_text
from evaldsl.model.system import Indicator
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import POINTS
from evaldsl.text import Span

_WANTED: Final[tuple[Word, ...]] = ("indicator", "amount", "reason", "evidence", "person")
_MOST_NAMED: Final = 8
_POINTS: Final = NumberType(POINTS)


def adjustments(task: Task, names: Indicators, raw: Raw) -> list[Adjustment]:
    """All adjustments in the order of the file; those that cannot be made are reported and left out."""
    tables = raw.items if isinstance(raw, RawList) else (raw,)
    found: list[Adjustment] = []
    for table in tables:
        if not isinstance(table, RawTable):
            task.problems.append(error("E0649", table.span, notes=(text("E0649.note"),)))
        elif (made := _adjustment(task, names, table)) is not None:
            found.append(made)
            _within_limit(task, names.by_id[made.indicator], found)
    return found


def _adjustment(task: Task, names: Indicators, table: RawTable) -> Adjustment | None:
    only_keywords(task, table, _WANTED, code="E0616")
    lacking = tuple(WORDS[which][task.system.language == "en"] for which in _WANTED if _is_blank(table, which))
    if lacking:
        task.problems.append(error("E0617", table.span, cells=lacking, notes=(text("E0617.note"),)))
        return None
    points = _points(task, table)
    name, reason, document, person = (words_of(task, table, w) for w in ("indicator", "reason", "evidence", "person"))
    if name is None or reason is None or document is None or person is None or points is None:
        return None
    entry = keyword(task, table, "indicator")
    leaf = _leaf(task, names, (name, table.span if entry is None else entry.value.span))
    return None if leaf is None else Adjustment(leaf.id, points, reason, document, person, table.span)


def _is_blank(table: RawTable, which: Word) -> bool:
    values = [entry.value for entry in table.entries if entry.key in WORDS[which]]
    return all(
        isinstance(value, RawValue) and isinstance(value.value, str) and not value.value.strip() for value in values
    )


def _points(task: Task, table: RawTable) -> Fraction | None:
    """`-0.5`, `"-0.5分"`, `"+0.5"`."""
    entry = keyword(task, table, "amount")
    if entry is None:
        return None
    if not isinstance(entry.value, RawValue):
        task.problems.append(error("E0644", entry.value.span, name=entry.key, expected=type_text(_POINTS)))
        return None
    value = read_value(entry.value, _POINTS, entry.key)
    if isinstance(value, Diagnostic):
        task.problems.append(value)
    return value if isinstance(value, Fraction) else None


def _leaf(task: Task, names: Indicators, said: tuple[str, Span]) -> Indicator | None:
    name, span = said
    found = names.find(name)
    if len(found) == 1 and found[0].leaf is not None:
        return found[0]
    if len(found) == 1:
        below = tuple(".".join(child.path) for child in found[0].children[:_MOST_NAMED])
        task.problems.append(error("E0619", span, name=name, notes=(text("E0619.note", paths=below),)))
    elif found:
        paths = tuple(".".join(one.path) for one in found)
        task.problems.append(error("E0636", span, name=name, notes=(text("E0636.note", paths=paths),)))
    else:
        task.problems.append(error("E0630", span, name=name, notes=near_note(name, tuple(names.by_suffix))))
    return None


def _within_limit(task: Task, leaf: Indicator, found: list[Adjustment]) -> None:
    """All adjustments of a leaf together are held to what the rubric allows."""
    most = leaf.adjust_most
    if most is None:
        return
    given = abs(sum((each.points for each in found if each.indicator == leaf.id), Fraction(0)))
    if not most:
        task.problems.append(error("E0628", found[-1].span, name=leaf.name, notes=(text("E0628.note"),)))
    elif given > most:
        task.problems.append(error("E0629", found[-1].span, name=leaf.name, given=given, most=most))
