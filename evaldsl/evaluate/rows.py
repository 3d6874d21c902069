"""Leaves from rows: read the table, ask each row what it says, and let the system grow."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from evaldsl.bind import Binding, Setting, bind
from evaldsl.bind.absences import facts_read
from evaldsl.bind.claims import KINDS as CLAIMS
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.evaluate.plan import plan_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import holds
from evaldsl.facts.bound import TableRow
from evaldsl.facts.form import WORDS
from evaldsl.facts.points import indicators, walk
from evaldsl.facts.raw import Gaps, RawTable
from evaldsl.model.core import Column, Core
from evaldsl.model.growth import Grown, Growth, Key, Row, RowSource, Words
from evaldsl.model.system import EffectKind, System
from evaldsl.model.types import NumberType
from evaldsl.text import Span

_ABOUT_INDICATORS = frozenset((*WORDS["points"], *WORDS["adjustments"], *WORDS["absent"], *CLAIMS))
_NOWHERE = "a table that makes leaves has a place in the facts"


def grown(system: System, given: tuple[RawTable, Gaps], settings: tuple[Setting, ...]) -> Grown | Binding:
    """The system with a leaf for each row; a binding that says what is wrong where the rows cannot be read."""
    raw, gaps = given
    growth = system.growth
    assert growth is not None, "only such a system grows"
    wanted = facts_read(_cores(growth), {item.key: item.value for item in system.definitions})
    wanted |= {source.table for source in growth.sources}
    ground = _ground(system, wanted)
    binding = bind(ground, _only(raw, wanted), _aimed(settings, wanted), gaps=gaps)
    if binding.facts is None:
        everything = frozenset(entry.key for entry in raw.entries) - _ABOUT_INDICATORS
        return bind(
            attrs.evolve(system, indicators=()), _only(raw, everything), _aimed(settings, everything), gaps=gaps
        )
    run = Run(ground, binding.facts, plan_of(ground))
    rows: dict[Key, tuple[Row, ...]] = {}
    problems: list[Diagnostic] = []
    for source in growth.sources:
        rows[source.key] = tuple(_rows(source, run, problems))
        if not rows[source.key] and not problems:
            problems.append(_no_rows(source, run))
    if problems:
        return Grown(None, tuple(problems))
    outcome = growth.grow(rows)
    if outcome.system is None:
        return outcome
    whole = attrs.evolve(outcome.system, lookups=system.lookups)
    if any(gate.effect is EffectKind.NOT_APPLICABLE for item in indicators(whole) for gate in item.gates):
        from evaldsl.evaluate.row_absences import spared  # few rows say that they are not applicable

        whole = spared(whole, given, settings)
    return attrs.evolve(outcome, system=whole)


def _cores(growth: Growth) -> Iterator[Core]:
    for source in growth.sources:
        yield from (core for core in (source.where, *source.cases) if core is not None)


def _ground(system: System, wanted: frozenset[str]) -> System:
    """No more of the system than the rows need."""
    facts = tuple(fact for fact in system.facts if fact.name in wanted)
    return attrs.evolve(system, facts=facts, indicators=(), gates=(), policies=(), tests=(), extras=())


def _only(raw: RawTable, names: frozenset[str]) -> RawTable:
    return attrs.evolve(raw, entries=tuple(entry for entry in raw.entries if entry.key in names))


def _aimed(settings: tuple[Setting, ...], names: frozenset[str]) -> tuple[Setting, ...]:
    return tuple(setting for setting in settings if setting.path[0] in names)


# ── what a row says ─────────────────────────────────────────────────────────────────────────────────


def _rows(source: RowSource, run: Run, problems: list[Diagnostic]) -> Iterator[Row]:
    for index, row in enumerate(run.table(source.table).rows):
        try:
            if source.where is not None and not holds(run, source.where, {source.table: index}):
                continue
            if absent := _absent(source, run, row):
                problems.append(error("E0625", row.span, name=source.table, row=index + 1, cells=absent))
                continue
            kind = _kind(source, run, index)
        except EvaluationError as failure:
            problems.append(failure.placed(row.span or source.span).diagnostic)
            continue
        if kind is None:
            notes = (text("E0727.note"),)
            problems.append(error("E0727", row.span, table=source.table, row=index + 1, notes=notes))
        elif (said := _said(source, run, (index, kind, row), problems=problems)) is not None:
            yield said


def _absent(source: RowSource, run: Run, row: TableRow) -> tuple[str, ...]:
    """The cells that tell the name, the groups, the weight and the kind of a row, and are not there."""
    wanted = dict.fromkeys((source.name, *source.groups, *((source.weight,) if source.weight else ())))
    waiting = [core for core in source.cases if core is not None]
    while waiting:
        for part in walk(waiting.pop()):
            if isinstance(part, Column) and part.table == source.table and part.name not in wanted:
                computed = run.plan.computed.get((part.table, part.name))
                if computed is None:
                    wanted[part.name] = None
                else:
                    waiting.append(computed)
    return tuple(column for column in wanted if row.cell(column) is None)


def _kind(source: RowSource, run: Run, index: int) -> int | None:
    """The first kind that fits the row; a block without kinds has one."""
    if not source.cases:
        return 0
    fitting = (
        number
        for number, condition in enumerate(source.cases)
        if condition is None or holds(run, condition, {source.table: index})
    )
    return next(fitting, None)


def _said(
    source: RowSource, run: Run, numbered: tuple[int, int, TableRow], *, problems: list[Diagnostic]
) -> Row | None:
    index, kind, row = numbered
    words = [_words(row, column) for column in (source.name, *source.groups)]
    for column, each in zip((source.name, *source.groups), words, strict=True):
        if not each.text:
            problems.append(error("E0729", each.span, table=source.table, row=index + 1, column=column))
    if not all(each.text for each in words):
        return None
    cell = None if source.weight is None else row.cell(source.weight)
    weight = cell.value if cell is not None and isinstance(cell.value, Fraction) else None
    span = cell.span if cell is not None and cell.span is not None else words[0].span
    return Row(index + 1, kind, words[0], tuple(words[1:]), weight, _is_share(source, run), span)


def _words(row: TableRow, column: str) -> Words:
    cell = row.cell(column)
    span = (cell.span if cell is not None else None) or row.span
    assert span is not None, _NOWHERE
    text = cell.value if cell is not None and isinstance(cell.value, str) else ""
    return Words(text.strip(), span)


def _is_share(source: RowSource, run: Run) -> bool:
    declared = run.plan.declarations[source.table].columns
    types = (column.type for column in declared if column.name == source.weight)
    return any(isinstance(kind, NumberType) and kind.percent for kind in types)


def _no_rows(source: RowSource, run: Run) -> Diagnostic:
    span: Span = run.table(source.table).span or source.span
    notes = (text("E0726.where" if source.where is not None and run.table(source.table).rows else "E0726.note"),)
    return error("E0726", span, table=source.table, notes=notes)
