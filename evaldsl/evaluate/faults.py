"""Why a formula has no value: the diagnostics of a run, with the values below the formula."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple, assert_never

import attrs

from evaldsl.diagnostics import Label, Text, error, text
from evaldsl.diagnostics.text import Argument
from evaldsl.evaluate.parts import Part, parts_of, walk
from evaldsl.evaluate.plan import place_of
from evaldsl.evaluate.run import EvaluationError, Rows, Run
from evaldsl.facts.bound import FactValue
from evaldsl.model.core import Aggregate, Answer, Column, Core, Defined, Fact, Own, Piecewise, Scalar, Select
from evaldsl.model.shown import show_core, show_value
from evaldsl.model.system import Requirement
from evaldsl.quantity.limits import MAX_ROW_VISITS, MAX_VALUE_BITS
from evaldsl.result.result import Status
from evaldsl.text import Span

_MOST_VALUES: Final = 8
_STATUS: Final = {
    Status.VALUE: "run.missing",
    Status.MISSING: "run.missing",
    Status.NOT_APPLICABLE: "run.not_applicable",
    Status.ERROR: "run.unusable",
}


class Place(NamedTuple):
    """Where a formula is evaluated: in which run, at which formula, at which rows."""

    run: Run
    core: Core
    rows: Rows | None

    @property
    def formula(self) -> str:
        return show_core(self.core, self.run.language)


def division_by_zero(at: Place, divisor: Core) -> EvaluationError:
    """E0650: a quotient, the rate of a weightless indicator, zero to a negative power."""
    name = show_core(divisor, at.run.language)
    return _fault(at, "E0650", text("E0650.note", divisor=name, formula=at.formula), formula=at.formula)


def no_rows(at: Place, aggregate: Aggregate) -> EvaluationError:
    """E0651: the mean, smallest, largest … of nothing."""
    rows = len(at.run.table(aggregate.table).rows)
    note = text("E0651.note", table=aggregate.table, formula=at.formula)
    return _fault(at, "E0651", note, formula=at.formula, table=aggregate.table, rows=rows)


def too_few_rows(at: Place, counted: int, drop: int) -> EvaluationError:
    """E0652: nothing is left once the highest and the lowest are left out."""
    return _fault(at, "E0652", None, formula=at.formula, counted=counted, drop=drop, least=2 * drop + 1)


def no_piece(at: Place, core: Piecewise, value: Scalar) -> EvaluationError:
    """E0653: a value in none of the pieces."""
    subject, shown = _subject(at, core.subject, value)
    return _fault(at, "E0653", text("E0653.note", value=shown), subject=subject, value=shown)


def no_choice(at: Place, core: Select, value: Scalar) -> EvaluationError:
    """E0654: a label for which nothing is given."""
    subject, shown = _subject(at, core.subject, value)
    choices = tuple(label for label, _ in core.choices)
    return _fault(at, "E0654", text("E0654.note", value=shown), subject=subject, value=shown, choices=choices)


def number_too_large(at: Place) -> EvaluationError:
    """E0656: beyond MAX_VALUE_BITS."""
    digits = MAX_VALUE_BITS * 30103 // 100_000  # log10(2)
    return _fault(at, "E0656", None, formula=at.formula, digits=digits)


def no_date(at: Place) -> EvaluationError:
    """E0658: half a day later, or out of the calendar."""
    return _fault(at, "E0658", None, formula=at.formula)


def no_real_value(at: Place) -> EvaluationError:
    """E0680: the root or logarithm of what has none."""
    return _fault(at, "E0680", text("E0680.note"), formula=at.formula)


def nothing_found(at: Place, aggregate: Aggregate) -> EvaluationError:
    """E0681: no row holds the condition of a lookup."""
    return _fault(at, "E0681", text("E0681.note"), formula=at.formula, table=aggregate.table)


def several_found(at: Place, rows: int, values: tuple[str, ...]) -> EvaluationError:
    """E0682: rows with different values hold the condition of a lookup."""
    return _fault(at, "E0682", None, formula=at.formula, rows=rows, values=values)


def too_many_rows(at: Place) -> EvaluationError:
    """E0683: folds inside folds go over more than MAX_ROW_VISITS rows."""
    return _fault(at, "E0683", text("E0683.note"), formula=at.formula, rows=MAX_ROW_VISITS)


def no_value(at: Place, fact: FactValue, name: str) -> EvaluationError:
    """E0657: a fact, an answer or a cell that is missing or not applicable."""
    labels = (Label(fact.span),) if fact.span else ()
    return EvaluationError(error("E0657", at.core.span, labels=labels, name=name, status=text(_STATUS[fact.status])))


def no_score(at: Place) -> EvaluationError:
    """E0657: the score of an indicator that is not applicable and whose points others have taken over."""
    return EvaluationError(error("E0657", at.core.span, name=at.formula, status=text("run.not_applicable")))


def cap_outside(at: Place, points: Fraction, full: Fraction) -> EvaluationError:
    """E0662: a cap on the total that is no total."""
    return _fault(at, "E0662", None, formula=at.formula, points=points, full=full)


def requirement_unmet(at: Place, requirement: Requirement, args: dict[str, Argument]) -> EvaluationError:
    """A condition on the facts does not hold; the code and its arguments are the rule's own."""
    failure = _fault(at, requirement.code, None, **args)
    failure.diagnostic = attrs.evolve(failure.diagnostic, span=requirement.span)
    return failure


def _subject(at: Place, subject: Core, value: Scalar) -> tuple[str, str]:
    return show_core(subject, at.run.language), show_value(value, subject.type, at.run.language)


def _fault(at: Place, code: str, advice: Text | None, **args: Argument) -> EvaluationError:
    """The values below the formula and the rows at hand are notes; their places in the facts are labels."""
    values = tuple(_values_below(at))[:_MOST_VALUES]
    rows = tuple(_rows_at_hand(at))
    notes = [*(text("run.value", name=name, value=value) for name, value, _ in values), *(words for words, _ in rows)]
    spans = [span for *_, span in values] + [span for _, span in rows]
    return EvaluationError(
        error(
            code,
            at.core.span,
            words=None,
            fix=None,
            labels=tuple(Label(span) for span in dict.fromkeys(spans) if span is not None),
            notes=tuple(notes if advice is None else [*notes, advice]),
            **args,
        )
    )


def _values_below(at: Place) -> Iterator[tuple[str, str, Span | None]]:
    """Name, value and place of what the formula speaks of, as far as it is known; each once."""
    seen = set[str]()
    for part in (*_columns(at), *parts_of((at.core,))):
        known = None if part is at.core else _known(at, part)
        if known is not None and known[0] not in seen:
            seen.add(known[0])
            yield known


def _columns(at: Place) -> Iterator[Column]:
    if at.rows:
        yield from (inner for inner in walk(at.core) if isinstance(inner, Column) and inner.table in at.rows)


def _known(at: Place, part: Part | Column) -> tuple[str, str, Span | None] | None:
    run = at.run
    match part:
        case Fact():
            fact = run.facts.values.get(part.name)
            return (part.name, fact.shown, fact.span) if isinstance(fact, FactValue) else None
        case Answer():
            answer = run.answer(part.indicator, part.index).value
            return show_core(part, run.language), answer.shown, answer.span
        case Defined():
            return _settled(part, run.definitions.get(part.key), run)
        case Own():
            return None
        case Aggregate():
            return _settled(part, run.values.get(id(part)), run)
        case Column():
            index = (at.rows or {})[part.table]
            cell = run.row_cells(part.table)[index].get(part.name)
            if cell is not None:
                return part.name, cell.shown, cell.span
            return _settled(part, run.computed.get((part.table, part.name, index)), run)
        case _:
            assert_never(part)


def _settled(core: Core, value: Scalar | EvaluationError | None, run: Run) -> tuple[str, str, Span | None] | None:
    if value is None or isinstance(value, EvaluationError):
        return None
    return show_core(core, run.language), show_value(value, core.type, run.language), None


def _rows_at_hand(at: Place) -> Iterator[tuple[Text, Span | None]]:
    for table, index in (at.rows or {}).items():
        span = at.run.table(table).rows[index].span
        if span is None:
            yield text("run.row", table=table, row=index + 1), None
        else:
            yield text("run.row_at", table=table, row=index + 1, place=place_of(span)), span
