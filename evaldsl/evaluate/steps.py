"""The trace: facts with their evidence, formulas with the values of their parts below them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, assert_never

import attrs

from evaldsl.diagnostics.text import Argument
from evaldsl.evaluate.parts import Part
from evaldsl.evaluate.plan import Formula, LossPlan, place_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import counted_rows, number_of, value_of
from evaldsl.facts.bound import FactTable, FactValue, TableRow
from evaldsl.model.core import Aggregate, Answer, Const, Core, Defined, Fact, Own, Scalar
from evaldsl.model.core import Node as CoreNode
from evaldsl.model.shown import show_core, show_value
from evaldsl.result.result import Evidence, Status, Step

MAX_TRACE: Final = 100  # steps below one definition
_MOST_ADDENDS: Final = 6  # values of rows that are listed one by one


def subject_step(run: Run, formula: Formula) -> Step:
    """A subject of a rule with everything it was calculated from. Raises EvaluationError if it has no value."""
    core = formula.core
    value = value_of(run, core)
    if type(core) is Fact:
        return fact_step(run, core.name)
    match core:
        case Const():
            return Step(core.shown, None, core.shown, _exact(value))
        case Defined() | Answer() | Own() if (step := part_step(run, core)) is not None:
            return step
        case _:
            shown = show_value(value, core.type, run.language)
            return Step(formula.label, None, shown, _exact(value), _below(run, formula.parts)[0])


def fact_step(run: Run, name: str) -> Step:
    """A fact as the user gave it; of a table the number of its rows."""
    known = run.steps.get(name)
    if known is None:
        bound = run.facts.values[name]
        known = run.steps[name] = _given(run, bound, name) if isinstance(bound, FactValue) else _table(run, bound)
    return known


def definition_step(run: Run, key: str) -> Step | None:
    """A definition with its formula; None where it was never needed or failed.

    No more than MAX_TRACE steps hang below: a definition inside that is larger stands there without its own parts.
    """
    known = run.formulas.get(key)
    if known is not None:
        return known[0]
    value = run.definitions.get(key)
    if value is None or isinstance(value, EvaluationError):
        return None
    formula = run.plan.definitions[key]
    core = formula.core
    shown = core.shown if isinstance(core, Const) else show_value(value, core.type, run.language)
    children, size = _below(run, formula.parts)
    step = Step(formula.label, formula.text, shown, _exact(value), children)
    run.formulas[key] = step, size
    return step


def part_step(run: Run, part: Part) -> Step | None:
    """The step of a part of a formula; None where the part was never needed and has no value."""
    match part:
        case Fact():
            return fact_step(run, part.name)
        case Defined():
            return definition_step(run, part.key)
        case Answer():
            answer = run.answer(part.indicator, part.index).value
            return _given(run, answer, show_core(part, run.language))
        case Own():
            value = number_of(run, part)
            return Step(part.shown, None, show_value(value, part.type, run.language), value)
        case Aggregate():
            return _aggregate_step(run, part)
        case _:
            assert_never(part)


def evidence_of(run: Run, sources: Iterable[Part]) -> tuple[Evidence, ...]:
    """The facts, answers and tables behind a line."""
    found = [_evidence_of(run, part) for part in sources]
    return tuple([evidence for evidence in found if evidence is not None])


def _evidence_of(run: Run, part: Part) -> Evidence | None:
    match part:
        case Fact():
            return fact_step(run, part.name).evidence
        case Answer():
            answer = run.answer(part.indicator, part.index).value
            return _evidence(run, answer, show_core(part, run.language))
        case Aggregate():
            return fact_step(run, part.table).evidence
        case _:
            return None


def shown_value(run: Run, core: Core) -> str:
    """The value of a formula with its unit; literals and facts as they were written. Raises EvaluationError."""
    match core:
        case Const():
            return core.shown
        case Fact():
            return fact_step(run, core.name).value
        case Defined() if (step := definition_step(run, core.key)) is not None:
            return step.value
        case _:
            return show_value(value_of(run, core), core.type, run.language)


def shown_values(run: Run, values: tuple[tuple[str, Core | str | Fraction], ...]) -> tuple[tuple[str, Argument], ...]:
    """The arguments of a because-text. Raises EvaluationError."""
    return tuple([(name, _argument(run, value)) for name, value in values])


def _argument(run: Run, value: Core | str | Fraction) -> Argument:
    return shown_value(run, value) if isinstance(value, CoreNode) else value


def row_evidence(run: Run, plan: LossPlan) -> tuple[Evidence, ...]:
    """The rows of the loss's table that count, each described by its texts."""
    table = plan.loss.table
    if table is None:
        return ()
    rows = run.table(table).rows
    counted = [rows[scope[table]] for scope in counted_rows(run, (table, plan.loss.where))]
    return tuple(_row(table, row, plan.texts) for row in counted)


def _row(table: str, row: TableRow, texts: tuple[str, ...]) -> Evidence:
    cells = [row.cell(name) for name in texts]
    shown = "，".join(cell.shown for cell in cells if cell is not None and cell.shown)
    return Evidence(table, shown, row.document, row.reason, place_of(row.span) if row.span else None)


def _below(run: Run, parts: Iterable[Part]) -> tuple[tuple[Step, ...], int]:
    """The steps of the parts, and how many steps they are with all below them, this one included."""
    steps = []
    size = 1
    for part in parts:
        step = part_step(run, part)
        if step is None:
            continue
        own = run.formulas[part.key][1] if isinstance(part, Defined) else 1
        if size + own > MAX_TRACE and own > 1:
            step, own = attrs.evolve(step, children=()), 1
        steps.append(step)
        size += own
    return tuple(steps), size


def _exact(value: Scalar) -> Fraction | None:
    return value if type(value) is Fraction else None


def _given(run: Run, fact: FactValue, name: str) -> Step:
    evidence = _evidence(run, fact, name)
    return Step(name, None, evidence.value, fact.value if type(fact.value) is Fraction else None, (), evidence)


def _evidence(run: Run, fact: FactValue, name: str) -> Evidence:
    shown = fact.shown if fact.status is Status.VALUE else run.say(_STATUS[fact.status])
    place = None if fact.span is None else place_of(fact.span)
    return Evidence(name, shown, fact.document, fact.reason, place)


_STATUS: Final = {
    Status.MISSING: "run.missing",
    Status.NOT_APPLICABLE: "run.not_applicable",
    Status.ERROR: "run.unusable",
}


def _counted(run: Run, count: int) -> str:
    return run.say("run.counted_one") if count == 1 else run.say("run.counted", count=count)


def _table(run: Run, table: FactTable) -> Step:
    """A table as a whole: its rows counted, the documents of its rows."""
    shown = _counted(run, len(table.rows))
    documents = dict.fromkeys(row.document for row in table.rows if row.document)
    place = place_of(table.span) if table.span else None
    separator = "；" if run.language == "zh" else "; "
    evidence = Evidence(table.name, shown, separator.join(documents) or None, None, place)
    return Step(table.name, None, shown, None, (), evidence)


def _aggregate_step(run: Run, part: Aggregate) -> Step | None:
    """How many rows counted, and their values as far as they can be listed."""
    known = run.counted.get(id(part))
    if known is None:
        return None
    count, values = known
    whole = len(run.table(part.table).rows)
    if part.where is None:
        label = run.say("run.rows", table=part.table, rows=whole)
    else:
        label = run.say("run.rows_where", table=part.table, rows=whole, counted=count)
    return Step(label, None, _addends(run, part.value, values) or _counted(run, count), None)


def _addends(run: Run, core: Core | None, values: tuple[Scalar, ...]) -> str:
    if core is None:
        return ""
    shown = [show_value(value, core.type, run.language) for value in values[:_MOST_ADDENDS]]
    separator = "、" if run.language == "zh" else ", "
    return separator.join(shown) + ("…" if len(values) > _MOST_ADDENDS else "")
