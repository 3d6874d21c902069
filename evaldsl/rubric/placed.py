"""A checked system as rows of the table: everything placed, with apportioned weights and rules as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

import attrs

from evaldsl.check.placed import Placed
from evaldsl.diagnostics import Language, say, text
from evaldsl.format.rules import when_text
from evaldsl.frozen import frozen
from evaldsl.model.system import Composition, Indicator, System, Together
from evaldsl.phrase.words import keyword
from evaldsl.report.numbers import rate_text
from evaldsl.rubric.table import TableRow, named, points_text
from evaldsl.rubric.words import (
    Reading,
    explanation_lines,
    facts_read,
    formulas,
    gate_line,
    source_lines,
    standard_lines,
)
from evaldsl.syntax import tree

Path = tuple[str, ...]

_MEANS: Final = (Composition.WEIGHTED_MEAN, Composition.GEOMETRIC_MEAN, Composition.HARMONIC_MEAN)


@frozen(eq=False)
class _Around:
    """What is known on the way down: weights by path, names above as printed, how names are read."""

    weights: Mapping[Path, str]
    above: Path
    reading: Reading

    def inside(self, placed: Placed) -> _Around:
        """One level further down."""
        language = self.reading.language
        name = named(placed.name, with_unit(self.weights.get(placed.path, ""), language), language)
        local = {**self.reading.local, **{each.id: each for each in placed.definitions}}
        return attrs.evolve(self, above=(*self.above, name), reading=attrs.evolve(self.reading, local=local))


def system_rows(placed: tuple[Placed, ...], system: System, reading: Reading) -> list[TableRow]:
    """One row for each leaf; where rows of a table are leaves, one for each kind of row."""
    around = _Around(weights_of(system, reading.language), (), reading)
    return list(_rows(placed, around))


def weights_of(system: System, language: Language) -> dict[Path, str]:
    """What every indicator is worth: its share where its parent is a mean, its range where it only gives points."""
    found: dict[Path, str] = {}

    def note(indicators: tuple[Indicator, ...], together: Together) -> None:
        whole = sum(together.portions, Fraction(0))
        for number, each in enumerate(indicators):
            worth = points_text(each.weight) if each.reach is None else each.reach.words(language)
            if together.composition in _MEANS and whole:
                worth = rate_text(together.portions[number] / whole)
            found[each.path] = worth
            note(each.children, each.together)

    note(system.indicators, system.together)
    return found


def with_unit(weight: str, language: Language) -> str:
    """`15分`, `15 points`; a share stands as it is."""
    return say(text("rubric.points", weight=weight), language) if weight and weight[-1] != "%" else weight


def _rows(children: tuple[Placed, ...], around: _Around) -> Iterator[TableRow]:
    kinds: Counter[tree.NodeId] = Counter()
    for placed in children:
        if placed.is_pattern and placed.row is not None:
            block = placed.row.block
            case = block.cases[kinds[block.id]] if block.cases else None
            kinds[block.id] += 1
            yield _pattern(placed, case, around)
        elif placed.children:
            yield from _rows(placed.children, around.inside(placed))
        else:
            yield attrs.evolve(_leaf(placed, around), path=(*around.above, placed.name))


def _leaf(placed: Placed, around: _Around) -> TableRow:
    reading = around.inside(placed).reading
    language = reading.language
    parts = (*placed.rules, *(gate.condition for gate in placed.gates))
    used = formulas(parts, reading)
    read = facts_read((*parts, *used), reading.names)
    changes = (say(text("report.change", what=what, reason=reason), language) for what, reason, _ in placed.changes)
    if any(isinstance(rule, tree.Checklist) for rule in placed.rules):
        read.append(say(text("rubric.answers"), language))
    gates = (gate_line(gate, language) for gate in placed.gates)
    return TableRow(
        path=(),
        weight=around.weights.get(placed.path, ""),
        explanation=(*explanation_lines(placed.attributes, language), *changes),
        standard=(*standard_lines(placed.rules, placed.attributes, reading), *gates),
        source=tuple(source_lines(placed.attributes, read, language)),
    )


def _pattern(placed: Placed, case: tree.RowCase | None, around: _Around) -> TableRow:
    """A kind of row: what names, groups and weighs it are columns, in 〔〕."""
    assert placed.row is not None, "a pattern stands for rows"
    block, language = placed.row.block, around.reading.language
    row = _leaf(placed, around)
    columns = [column.path.parts[-1].text for column in (*block.groups, *([block.name] if block.name else []))]
    told = [say(text("rubric.rows", table=placed.row.table), language)]
    told += [] if block.where is None else [when_text(block.where, "", language)]
    standard = row.standard
    if case is not None:
        when = keyword("REST", language) if case.condition is None else when_text(case.condition, "", language)
        standard = (f"{when}{'：' if language == 'zh' else ':'}", *standard)
    equal = block.weights is not None and block.weights.kind == "equal"
    return attrs.evolve(
        row,
        path=(*around.above, *(f"〔{column}〕" for column in columns)),
        weight=f"〔{placed.row.weight}〕" if placed.row.weight else keyword("EQUAL", language) if equal else "",
        explanation=(*told, *row.explanation),
        standard=standard,
    )
