"""What can be said of a rule before any fact is known: literal numbers, points, intervals."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias, assert_never

import attrs

from evaldsl.check.symbols import ColumnSymbol, FactSymbol, Names
from evaldsl.frozen import frozen
from evaldsl.model.types import OptionType, Type
from evaldsl.quantity.units import POINTS, PURE, Dimension, unit_named
from evaldsl.syntax import tree
from evaldsl.text import Span


@frozen
class Setting:
    """What a rule is checked against: its indicator's points (None: unknown) and what is known of its names."""

    name: str
    weight: Fraction | None
    names: Names
    types: Mapping[tree.NodeId, Type]


class Amount(NamedTuple):
    """A literal in base units."""

    value: Fraction
    dimension: Dimension
    percent: bool


@frozen
class Interval:
    """Where a row applies; None is open-ended. `low_closed` and `high_closed` are None where the text leaves it open.

    `span` is the row's head, `low_text` and `high_text` are the ends as written; `percent` and `dimension` are those
    of its ends.
    """

    low: Fraction | None
    low_closed: bool | None
    high: Fraction | None
    high_closed: bool | None
    low_text: str = ""
    high_text: str = ""
    dimension: Dimension = PURE
    percent: bool = False
    span: Span | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and False in (self.low_closed, self.high_closed))

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in it; an end that the text leaves open is included."""
        above = self.low is None or value > self.low or (value == self.low and self.low_closed is not False)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed is not False)
        return above and below


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────


def literal(expression: tree.Expression) -> Amount | None:
    """The value of a literal, or of arithmetic on literals; None where that cannot be told."""
    match expression:
        case tree.Number(unit=unit, value=value):
            meaning = unit_named(unit)
            return Amount(value * meaning.factor, meaning.dimension, meaning.percent)
        case tree.Group(value=inner):
            return literal(inner)
        case tree.Negate(value=inner):
            amount = literal(inner)
            return None if amount is None else amount._replace(value=-amount.value)
        case tree.Arithmetic(operator=operator, left=left, right=right):
            return _arithmetic(operator, literal(left), literal(right))
        case _:
            return None


def _arithmetic(operator: tree.ArithmeticOperator, left: Amount | None, right: Amount | None) -> Amount | None:
    if left is None or right is None:
        return None
    match operator:
        case "+" | "-":
            if left.dimension != right.dimension or left.percent != right.percent:
                return None
            return left._replace(value=left.value + right.value if operator == "+" else left.value - right.value)
        case "*" if right.dimension == PURE:
            return left._replace(value=left.value * right.value)
        case "/" if right.dimension == PURE and right.value:
            return left._replace(value=left.value / right.value)
        case "*" | "/" | "^":
            return None
        case _:
            assert_never(operator)


def points(expression: tree.Expression | None, weight: Fraction | None) -> Fraction | None:
    """The points of `4分`, or of a share (`80%`, `1/3`) of the weight; None where that cannot be told."""
    amount = None if expression is None else literal(expression)
    if amount is None:
        return None
    if amount.dimension == POINTS:
        return amount.value
    is_share = amount.percent or isinstance(expression, tree.Arithmetic | tree.Group)
    return amount.value * weight if amount.dimension == PURE and is_share and weight is not None else None


def outcome_points(outcome: tree.Outcome, weight: Fraction | None) -> Fraction | None:
    """The points that an outcome gives; None where they depend on facts."""
    match outcome.kind:
        case tree.OutcomeKind.FULL:
            return weight
        case tree.OutcomeKind.NONE:
            return Fraction(0)
        case tree.OutcomeKind.POINTS:
            return points(outcome.value, weight)
        case tree.OutcomeKind.LOSE:
            lost = points(outcome.value, weight)
            return None if lost is None or weight is None else weight - lost
        case tree.OutcomeKind.PROPORTIONAL | tree.OutcomeKind.INTERVAL | tree.OutcomeKind.DECREASING:
            return None
        case tree.OutcomeKind.DISCRETION:
            return None
        case _:
            assert_never(outcome.kind)


# ── intervals ─────────────────────────────────────────────────────────────────────────────────────


def interval(head: tree.RowHead) -> Interval | None:
    """The interval of a row's head; None for other heads, and where an end is no literal."""
    match head:
        case tree.Range(low=low, high=high):
            ends = (_end(low), _end(high))
            if "unknown" in ends:
                return None
            return _interval(head, ends)
        case tree.Exactly(value=value):
            return at(value, head.span)
        case tree.Labels() | tree.Rest() | tree.MissingRow():
            return None
        case _:
            assert_never(head)


def at(value: tree.Expression, span: Span) -> Interval | None:
    """The interval that holds one number only."""
    amount = literal(value)
    if amount is None:
        return None
    written = value.span.text
    return Interval(amount.value, True, amount.value, True, written, written, amount.dimension, amount.percent, span)


_End: TypeAlias = Amount | Literal["unknown"] | None


def _end(expression: tree.Expression | None) -> _End:
    if expression is None:
        return None
    return literal(expression) or "unknown"


def _interval(head: tree.Range, ends: tuple[_End, _End]) -> Interval:
    low, high = (end if isinstance(end, Amount) else None for end in ends)
    known = high or low
    return Interval(
        None if low is None else low.value,
        head.low_closed,
        None if high is None else high.value,
        head.high_closed,
        "" if head.low is None else end_text(head.low),
        "" if head.high is None else end_text(head.high),
        PURE if known is None else known.dimension,
        known is not None and known.percent,
        head.span,
    )


def end_text(end: tree.Expression) -> str:
    """An end as written; a bare low end has taken the unit of the high one."""
    match end:
        case tree.Number(digits=digits, unit=unit) if unit and end.span.text[-1:].isdecimal():
            return digits + unit
        case _:
            return end.span.text


def condition_interval(condition: tree.Expression) -> tuple[tree.Expression, Interval] | None:
    """Subject and interval of `x ≥ 95%` or `x 在 [0%, 2%]`; None for other conditions and unknown limits."""
    match condition:
        case tree.Comparison(operands=(subject, limit), operators=(operator,)):
            found = at(limit, condition.span)
            return None if found is None or operator == "≠" else (subject, _beyond(found, operator))
        case tree.Within(value=subject, range=limits):
            found = interval(limits)
            return None if found is None else (subject, found)
        case tree.Group(value=inner):
            return condition_interval(inner)
        case _:
            return None


def _beyond(limit: Interval, operator: tree.ComparisonOperator) -> Interval:
    match operator:
        case "≥" | ">":
            return attrs.evolve(limit, low_closed=operator == "≥", high=None, high_closed=None, high_text="")
        case "≤" | "<":
            return attrs.evolve(limit, high_closed=operator == "≤", low=None, low_closed=None, low_text="")
        case "=" | "≠":
            return limit
        case _:
            assert_never(operator)


def domain(subject: tree.Expression, setting: Setting) -> Interval:
    """The numbers that the subject can take: its declared range where it is a fact or column with one."""
    match subject:
        case tree.Reference(path=path):
            match setting.names.of(path):
                case FactSymbol(item=item) | ColumnSymbol(column=tree.DataItem() as item) if item.range is not None:
                    return interval(item.range) or EVERYWHERE
    return EVERYWHERE


def options(subject: tree.Expression, setting: Setting) -> tuple[str, ...]:
    """The labels that the subject can take, () where it is no option."""
    match setting.types.get(subject.id):
        case OptionType(labels=labels):
            return labels
        case _:
            return ()


EVERYWHERE = Interval(None, None, None, None)
