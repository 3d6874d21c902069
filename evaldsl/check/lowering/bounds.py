"""The values that formulas can have, whatever the facts: sound bounds, often exact.

A condition narrows what it speaks of in the branch that it guards, so that bands, steps with limits and
interpolations are bounded by their own rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import reduce
from typing import Final

from evaldsl.check.lowering.core_walk import parts
from evaldsl.frozen import frozen
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
    Select,
)
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import NumberType, Type
from evaldsl.quantity.exact import Grain, round_half_up
from evaldsl.quantity.reach import (
    EVERYTHING,
    Reach,
    either_of,
    exactly,
    larger_of,
    negative,
    plus,
    smaller_of,
    times,
    within,
)

_HALF: Final = Fraction(1, 2)
_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)

_MOST_POWER: Final = 100
_MOST_SHARED: Final = 5  # conditions, of which each doubles the cases
_DECIDED: Final = {True: Reach(_ONE, _ONE), False: Reach(_ZERO, _ZERO)}

Narrowed = tuple[tuple[Core, Reach], ...]
"""What conditions around a formula say of the values of some formulas."""


@frozen(eq=False)
class Known:
    """What formulas refer to; `scores` and `defined` are filled on the way.

    `closed`: all leaves are known, none is still to come from rows.
    """

    system: System
    facts: Mapping[str, FactDeclaration]
    columns: Mapping[tuple[str, str], FactColumn]
    definitions: Mapping[str, Core]
    weights: Mapping[str, Fraction]
    scores: dict[str, Reach]
    defined: dict[str, Reach]
    closed: bool


def rule_reach(score: Core, known: Known) -> Reach:
    """The reach of a rule, case by case for the conditions that several of its parts share."""
    conditions = Counter(id(part) for part in _conditions(score))
    shared = {id(part): part for part in _conditions(score) if conditions[id(part)] > 1}
    cases: list[Narrowed] = [()]
    for condition in list(shared.values())[:_MOST_SHARED]:
        cases = [
            inner
            for case in cases
            for holds in (True, False)
            if (inner := _narrow(case, _said(condition, holds=holds), known, decided=(condition, holds))) is not None
        ]
    return reduce(either_of, [reach_of(score, case, known) for case in cases])


def _conditions(score: Core) -> Iterator[Core]:
    """The condition of every choice in a formula, as often as it is used."""
    waiting = [score]
    while waiting:
        core = waiting.pop()
        if isinstance(core, If):
            yield core.condition
        waiting.extend(parts(core))


def reach_of(core: Core, narrowed: Narrowed, known: Known) -> Reach:
    """The values that a formula can have, within what conditions around it say."""
    found = _plain(core, narrowed, known)
    for spoken, limits in narrowed:
        if spoken == core:
            found = within(found, limits) or found
    return found


def _plain(core: Core, narrowed: Narrowed, known: Known) -> Reach:
    match core:
        case Const(value=value):
            return exactly(value) if isinstance(value, Fraction) else EVERYTHING
        case Fact(name=name):
            return _declared(known.facts.get(name))
        case Column(table=table, name=name):
            return _declared(known.columns.get((table, name)))
        case Answer():
            return Reach(_ZERO, _ONE, _HALF)
        case Defined(key=key):
            return _definition(key, known)
        case Own():
            return _own(core, known)
        case Arithmetic():
            return _arithmetic(core, narrowed, known)
        case If():
            return _if(core, narrowed, known)
        case Extreme(which=which, operands=operands):
            reaches = [reach_of(each, narrowed, known) for each in operands]
            return reduce(smaller_of if which == "min" else larger_of, reaches)
        case Round(mode=mode, value=value, step=Const(value=Fraction() as step)):
            grain = Grain(step, 0, mode)
            return rounded(reach_of(value, narrowed, known), grain, None)
        case Piecewise():
            return _piecewise(core, narrowed, known)
        case Select(choices=choices, otherwise=otherwise):
            values = [value for _, value in choices] + ([otherwise] if otherwise is not None else [])
            return reduce(either_of, [reach_of(value, narrowed, known) for value in values])
        case Apply(function="root" | "exp" | "length"):
            return Reach(_ZERO, None)
        case Aggregate():
            return _aggregate(core, narrowed, known)
        case Compare() | Logic() | Not() | Apply() | Round():
            return EVERYTHING


def _declared(declared: FactDeclaration | FactColumn | None) -> Reach:
    """A fact within its range; a computed column anywhere."""
    if declared is None or (isinstance(declared, FactColumn) and declared.computed is not None):
        return EVERYTHING
    return Reach(declared.low, declared.high, _ONE if _is_whole(declared.type) else None)


def _is_whole(type_: Type) -> bool:
    return isinstance(type_, NumberType) and type_.whole


def _definition(key: str, known: Known) -> Reach:
    if key not in known.defined:
        known.defined[key] = EVERYTHING  # a circle was refused before
        known.defined[key] = reach_of(known.definitions[key], (), known)
    return known.defined[key]


def _own(core: Own, known: Known) -> Reach:
    if core.what == "weight":
        return exactly(known.weights.get(core.indicator, known.system.full_marks))
    if core.what == "rate":
        return Reach(_ZERO, _ONE)
    return known.scores.get(core.indicator, EVERYTHING)


def _arithmetic(core: Arithmetic, narrowed: Narrowed, known: Known) -> Reach:
    left, right = reach_of(core.left, narrowed, known), reach_of(core.right, narrowed, known)
    match core.operator:
        case "+":
            return plus(left, right)
        case "-":
            return plus(left, negative(right))
        case "*":
            return times(left, right)
        case "/":
            return _quotient(left, right)
        case "^":
            return _power(left, right)


def _quotient(left: Reach, right: Reach) -> Reach:
    """Bounded only where the divisor keeps its sign and its distance from zero."""
    low, high = right.low, right.high
    if low is not None and low > 0:
        return times(left, Reach(_ZERO if high is None else 1 / high, 1 / low, 1 / low if low == high else None))
    if high is not None and high < 0:
        return negative(_quotient(left, negative(right)))
    return EVERYTHING


def _power(base: Reach, exponent: Reach) -> Reach:
    """Of numbers that are not negative, to a positive power; others anywhere (even powers not below nothing)."""
    power = exponent.low
    if power is None or power != exponent.high or not 0 < power <= _MOST_POWER:
        return EVERYTHING
    if base.low is None or base.low < 0:
        return Reach(_ZERO, None) if power.denominator == 1 and power.numerator % 2 == 0 else EVERYTHING
    return Reach(_raised(base.low, power) or _ZERO, None if base.high is None else _raised(base.high, power))


def _raised(base: Fraction, power: Fraction) -> Fraction | None:
    """As the run will calculate it, so that rounding does not lead beyond; None where that is too large."""
    try:
        from evaldsl.quantity.irrational import rational_power

        return rational_power(base, power)
    except OverflowError:
        return None


def _if(core: If, narrowed: Narrowed, known: Known) -> Reach:
    found = []
    decided = next((limits for spoken, limits in narrowed if spoken is core.condition), None)
    for holds, value in ((True, core.then), (False, core.otherwise)):
        if decided is not None and decided is not _DECIDED[holds]:
            continue
        said = _said(core.condition, holds=holds)
        inner = _narrow(narrowed, said, known)
        if inner is not None:
            found.append(reach_of(value, inner, known))
    return reduce(either_of, found) if found else EVERYTHING


def _piecewise(core: Piecewise, narrowed: Narrowed, known: Known) -> Reach:
    found = []
    for piece in core.pieces:
        inner = _narrow(narrowed, ((core.subject, _limits(piece, known)),), known)
        if inner is not None:
            found.append(reach_of(piece.value, inner, known))
    if core.otherwise is not None:
        found.append(reach_of(core.otherwise, narrowed, known))
    return reduce(either_of, found) if found else EVERYTHING


def _limits(piece: Piece, known: Known) -> Reach:
    low = None if piece.low is None else reach_of(piece.low, (), known).low
    high = None if piece.high is None else reach_of(piece.high, (), known).high
    return Reach(low, high)


def _said(condition: Core, *, holds: bool) -> Narrowed:
    """What a condition says of one value where it holds, or where it does not; strict ends count as included."""
    if isinstance(condition, Not):
        return _said(condition.value, holds=not holds)
    if isinstance(condition, Logic) and (condition.operator == "and") == holds:
        return tuple(said for each in condition.operands for said in _said(each, holds=holds))
    if isinstance(condition, Compare) and isinstance(condition.right, Const):
        limit = condition.right.value
        operator = condition.operator if holds else _OPPOSITE[condition.operator]
        if isinstance(limit, Fraction) and operator != "≠":
            low = limit if operator in (">", "≥", "=") else None
            high = limit if operator in ("<", "≤", "=") else None
            return ((condition.left, Reach(low, high)),)
    return ()


_OPPOSITE: Final = {"<": "≥", "≤": ">", ">": "≤", "≥": "<", "=": "≠", "≠": "="}


def _narrow(
    narrowed: Narrowed, said: Narrowed, known: Known, *, decided: tuple[Core, bool] | None = None
) -> Narrowed | None:
    """What was said and what is said now; None where that cannot be."""
    for spoken, limits in said:
        if within(reach_of(spoken, narrowed, known), limits) is None:
            return None
    settled = () if decided is None else ((decided[0], _DECIDED[decided[1]]),)
    return (*narrowed, *said, *settled)


def _aggregate(core: Aggregate, narrowed: Narrowed, known: Known) -> Reach:
    value = EVERYTHING if core.value is None else reach_of(core.value, narrowed, known)
    match core.function:
        case "count":
            return Reach(_ZERO, None, _ONE)
        case "share":
            return Reach(_ZERO, _ONE)
        case "sum" | "trimmed_sum":
            low = _ZERO if value.low is not None and value.low >= 0 else None
            return Reach(low, _ZERO if value.high is not None and value.high <= 0 else None, value.step)
        case "mean" | "median" | "trimmed_mean" | "geometric_mean" | "harmonic_mean":
            return Reach(value.low, value.high)
        case "min" | "max":
            return value
        case "variance" | "deviation" | "sample_deviation":
            return Reach(_ZERO, None)
        case "lookup":
            return value if core.weight is None else either_of(value, reach_of(core.weight, narrowed, known))
        case _:
            return EVERYTHING


def rounded(reach: Reach, grain: Grain | None, places: int | None) -> Reach:
    """What a number within a reach can be rounded to, by a grain or half up to decimals."""
    if grain is None and places is None:
        return reach
    step = grain.step if grain is not None else Fraction(1, 10 ** (places or 0))
    of: Callable[[Fraction], Fraction] = grain.of if grain else lambda value: round_half_up(value, places or 0)
    low, high = (None if end is None else of(end) for end in (reach.low, reach.high))
    as_fine = reach.step is not None and (reach.step / step).denominator == 1
    return Reach(low, high, reach.step if as_fine else step)
