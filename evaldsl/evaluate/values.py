"""The meaning of the core: one walk that gives every formula its value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import prod
from typing import Any, Final, assert_never

from evaldsl.evaluate import faults
from evaldsl.evaluate.arithmetic import OPERATIONS, calculated, compared, extreme
from evaldsl.evaluate.faults import Place
from evaldsl.evaluate.folds import fold, looked_up, named_extreme, some, weighted_mean
from evaldsl.evaluate.parts import free_tables
from evaldsl.evaluate.plan import InternalError
from evaldsl.evaluate.run import EvaluationError, Rows, Run
from evaldsl.model.core import (
    Aggregate,
    Answer,
    Apply,
    Arithmetic,
    Column,
    Compare,
    Const,
    Core,
    Defined,
    Extreme,
    Fact,
    If,
    Logic,
    Not,
    Own,
    Piece,
    Piecewise,
    Round,
    Scalar,
    Select,
)
from evaldsl.model.shown import show_core
from evaldsl.quantity.exact import round_to_step, too_large
from evaldsl.quantity.limits import MAX_ROW_VISITS
from evaldsl.result.result import Status

_MET: Final = Fraction(1)
_UNMET: Final = Fraction(0)


def value_of(run: Run, core: Core, rows: Rows | None = None) -> Scalar:
    """The exact value of a formula, in base units; `rows` are the rows at hand inside tables.

    Raises EvaluationError, with a diagnostic that says why, where it has none. Formulas outside rows are evaluated
    once a run; so are definitions and computed cells.
    """
    if type(core) is Const:
        return core.value
    if type(core) is Fact:
        given = run.given.get(core.name)
        return _ungiven(Place(run, core, rows), core) if given is None else given
    compute = _FREQUENT.get(type(core), _other)
    if rows is not None:
        return compute(run, core, rows)
    known = run.values.get(id(core))
    if known is None:
        known = run.values[id(core)] = compute(run, core, None)
    return known


def number_of(run: Run, core: Core, rows: Rows | None = None) -> Fraction:
    """The value of a formula that check has found to be a number. Raises EvaluationError as value_of does."""
    value = value_of(run, core, rows)
    if isinstance(value, Fraction):
        return value
    raise InternalError(f"{show_core(core, 'en')} is no number")


def holds(run: Run, core: Core, rows: Rows | None = None) -> bool:
    """The value of a formula that check has found to be a condition. Raises EvaluationError as value_of does."""
    value = value_of(run, core, rows)
    if isinstance(value, bool):
        return value
    raise InternalError(f"{show_core(core, 'en')} is no condition")


def definition_value(run: Run, key: str) -> Scalar:
    """The value of a definition, evaluated when first asked for. Raises its EvaluationError every time."""
    known = run.definitions.get(key)
    if known is None:
        known = run.definitions[key] = _define(run, key)
    if isinstance(known, EvaluationError):
        raise known
    return known


def _define(run: Run, key: str) -> Scalar | EvaluationError:
    formula = run.plan.definitions[key]
    try:
        return value_of(run, formula.core)
    except EvaluationError as failure:
        return failure.placed(formula.span)


def _ungiven(at: Place, core: Fact) -> Scalar:
    """Raises EvaluationError: the fact is there, but has no value."""
    raise faults.no_value(at, at.run.fact(core.name), core.name)


def _answer(run: Run, core: Answer, rows: Rows | None) -> Scalar:
    answer = run.answer(core.indicator, core.index).value
    if answer.status is Status.NOT_APPLICABLE:
        return _MET  # it loses nothing; what it is worth is taken out afterwards
    if answer.value is None or answer.status is not Status.VALUE:
        raise faults.no_value(Place(run, core, rows), answer, show_core(core, run.language))
    if core.documented and not answer.document:
        return _UNMET
    return answer.value


def _defined(run: Run, core: Defined, _: Rows | None) -> Scalar:
    return definition_value(run, core.key)


def _cell(at: Place, core: Column) -> Scalar:
    """A given cell of the row at hand, or a computed one."""
    index = (at.rows or {}).get(core.table)
    if index is None:
        raise InternalError(f"no row of {core.table} is at hand")
    given = at.run.row_cells(core.table)[index].get(core.name)
    if given is not None:
        if given.value is None or given.status is not Status.VALUE:
            name = at.run.say("run.cell", table=core.table, row=index + 1, column=core.name)
            raise faults.no_value(at, given, name)
        return given.value
    key = core.table, core.name, index
    known = at.run.computed.get(key)
    if known is None:
        known = at.run.computed[key] = _compute(
            at.run, at.run.plan.computed[core.table, core.name], {core.table: index}
        )
    if isinstance(known, EvaluationError):
        raise known
    return known


def _compute(run: Run, core: Core, rows: Rows) -> Scalar | EvaluationError:
    try:
        return value_of(run, core, rows)
    except EvaluationError as failure:
        return failure


def _own(at: Place, core: Own) -> Fraction:
    if core.what != "weight" and at.run.is_absent(core):
        raise faults.no_score(at)
    match core.what:
        case "score":
            return at.run.score(core)
        case "weight":
            return at.run.weight(core)
        case "rate":
            weight = at.run.base(core)
            if not weight:
                raise faults.division_by_zero(at, core)
            return at.run.score(core) / weight
        case _:
            assert_never(core.what)


def _other(run: Run, core: Core, rows: Rows | None) -> Scalar:
    """The closed union; `value_of` and `_FREQUENT` lead to the commonest kinds without asking kind by kind."""
    match core:
        case Const() | Fact():
            return value_of(run, core)
        case Column():
            return _cell(Place(run, core, rows), core)
        case Own():
            return _own(Place(run, core, rows), core)
        case Logic():
            settles = core.operator == "or"
            return settles if any(holds(run, part, rows) is settles for part in core.operands) else not settles
        case Not():
            return not holds(run, core.value, rows)
        case Round():
            return round_to_step(number_of(run, core.value, rows), number_of(run, core.step, rows), core.mode)
        case Select():
            return _select(run, core, rows)
        case Apply():
            from evaldsl.evaluate.functions import apply

            return apply(Place(run, core, rows), core, [value_of(run, part, rows) for part in core.operands])
        case Aggregate():
            return _aggregate(run, core, rows) if rows is None else _inner_aggregate(run, core, rows)
        case Answer() | Defined() | Arithmetic() | Compare() | If() | Extreme() | Piecewise():
            return _FREQUENT[type(core)](run, core, rows)
        case _:
            assert_never(core)


def _arithmetic(run: Run, core: Arithmetic, rows: Rows | None) -> Scalar:
    one, other = core.left, core.right
    left = one.value if type(one) is Const else value_of(run, one, rows)
    right = other.value if type(other) is Const else value_of(run, other, rows)
    operation = OPERATIONS.get(core.operator)
    if operation is None or type(left) is not Fraction or type(right) is not Fraction:
        return calculated(Place(run, core, rows), core, (left, right))
    try:
        value = operation(left, right)
    except ZeroDivisionError:
        raise faults.division_by_zero(Place(run, core, rows), core.right) from None
    if too_large(value):
        raise faults.number_too_large(Place(run, core, rows))
    return value


def _compare(run: Run, core: Compare, rows: Rows | None) -> bool:
    return compared(core.operator, value_of(run, core.left, rows), value_of(run, core.right, rows))


def _extreme(run: Run, core: Extreme, rows: Rows | None) -> Scalar:
    return extreme(core.which, [value_of(run, part, rows) for part in core.operands])


# ── choices ───────────────────────────────────────────────────────────────────────────────────────


def _if(run: Run, core: If, rows: Rows | None) -> Scalar:
    return value_of(run, core.then if holds(run, core.condition, rows) else core.otherwise, rows)


def _piecewise(run: Run, core: Piecewise, rows: Rows | None) -> Scalar:
    subject = value_of(run, core.subject, rows)
    for piece in core.pieces:
        if _inside(subject, piece, (run, rows)):
            return value_of(run, piece.value, rows)
    if core.otherwise is None:
        raise faults.no_piece(Place(run, core, rows), core, subject)
    return value_of(run, core.otherwise, rows)


def _inside(subject: Scalar, piece: Piece, at: tuple[Run, Rows | None]) -> bool:
    run, rows = at
    if piece.low is not None:
        above = "≥" if piece.low_closed else ">"
        if not compared(above, subject, value_of(run, piece.low, rows)):
            return False
    if piece.high is None:
        return True
    below = "≤" if piece.high_closed else "<"
    return compared(below, subject, value_of(run, piece.high, rows))


def _select(run: Run, core: Select, rows: Rows | None) -> Scalar:
    subject = value_of(run, core.subject, rows)
    for label, value in core.choices:
        if label == subject:
            return value_of(run, value, rows)
    if core.otherwise is None:
        raise faults.no_choice(Place(run, core, rows), core, subject)
    return value_of(run, core.otherwise, rows)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────


def counted_rows(run: Run, aggregate: tuple[str, Core | None], rows: Rows | None = None) -> list[Rows]:
    """The rows of a table for which a condition holds (None: all), each with the outer rows at hand."""
    table, where = aggregate
    outer = rows or {}
    scopes: list[Rows] = [{**outer, table: index} for index in range(len(run.table(table).rows))]
    return scopes if where is None else [scope for scope in scopes if holds(run, where, scope)]


def _inner_aggregate(run: Run, core: Aggregate, rows: Rows) -> Scalar:
    """A fold inside rows: once a run if it reads nothing of them, else within MAX_ROW_VISITS."""
    free = run.free.get(id(core))
    if free is None:
        free = run.free[id(core)] = free_tables(core)
    if not free & rows.keys():
        return value_of(run, core)
    if prod(len(run.table(table).rows) for table in (core.table, *rows)) > MAX_ROW_VISITS:
        raise faults.too_many_rows(Place(run, core, rows))
    return _aggregate(run, core, rows)


def _aggregate(run: Run, core: Aggregate, rows: Rows | None) -> Scalar:
    scopes = counted_rows(run, (core.table, core.where), rows)
    values = [] if core.value is None else [value_of(run, core.value, scope) for scope in scopes]
    if rows is None:
        run.counted[id(core)] = len(scopes), tuple(values)
    at = Place(run, core, rows)
    match core.function:
        case "count":
            return Fraction(len(scopes))
        case "share":
            return Fraction(len(scopes), len(some(at, core, run.table(core.table).rows)))
        case "min" | "max":
            return extreme(core.function, some(at, core, values))
        case "weighted_mean":
            weights = [number_of(run, _weight(core), scope) for scope in scopes]
            return weighted_mean(at, core, [(_number(v), w) for v, w in zip(values, weights, strict=True)])
        case "largest_of" | "smallest_of":
            numbers = [number_of(run, _weight(core), scope) for scope in scopes]
            return named_extreme(at, core, list(zip(values, numbers, strict=True)))
        case "lookup" if core.weight is not None and not values:
            return value_of(run, core.weight, rows)
        case "lookup":
            return looked_up(at, core, values)
        case "dates":
            return " ".join(sorted({value.isoformat() for value in values if isinstance(value, date)}))
        case _:
            return fold(at, core, [_number(value) for value in values])


def _weight(core: Aggregate) -> Core:
    if core.weight is None:
        raise InternalError("an aggregate lacks its operand")
    return core.weight


def _number(value: Scalar) -> Fraction:
    if isinstance(value, Fraction):
        return value
    raise InternalError("an aggregate of what is no number")


_FREQUENT: Final[dict[type[Core], Callable[[Run, Any, Rows | None], Scalar]]] = {
    Answer: _answer,
    Arithmetic: _arithmetic,
    Compare: _compare,
    Defined: _defined,
    Extreme: _extreme,
    If: _if,
    Piecewise: _piecewise,
}  # Any: each function takes the kind that it stands behind
