"""How far a number can reach: its bounds, and the step whose multiples alone occur."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Literal, NamedTuple

from evaldsl.quantity.exact import decimal_text

_ZERO = Fraction(0)


class Reach(NamedTuple):
    """All numbers from `low` to `high` (None: no bound) that are multiples of `step` (None: any; 0: only zero is)."""

    low: Fraction | None
    high: Fraction | None
    step: Fraction | None = None

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies within the bounds."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def words(self, language: Literal["zh", "en"]) -> str:
        """`0～5`, `≥ 0`, `≤ 3`; `5` alone; in English `0 to 5`; without bounds `-∞～∞`."""
        low = "-∞" if self.low is None else decimal_text(self.low)
        high = "∞" if self.high is None else decimal_text(self.high)
        if self.low is not None and self.low == self.high:
            return low
        if self.low is not None and self.high is None:
            return f"≥ {low}"
        if self.low is None and self.high is not None:
            return f"≤ {high}"
        return f"{low}～{high}" if language == "zh" else f"{low} to {high}"


EVERYTHING = Reach(None, None)
NOTHING = Reach(_ZERO, _ZERO, _ZERO)


def exactly(value: Fraction) -> Reach:
    """One number."""
    return Reach(value, value, abs(value))


def plus(one: Reach, other: Reach) -> Reach:
    """What two numbers can add up to."""
    low = None if one.low is None or other.low is None else one.low + other.low
    high = None if one.high is None or other.high is None else one.high + other.high
    return Reach(low, high, common_step(one.step, other.step))


def negative(one: Reach) -> Reach:
    """The numbers with the other sign."""
    return Reach(None if one.high is None else -one.high, None if one.low is None else -one.low, one.step)


def either_of(one: Reach, other: Reach) -> Reach:
    """The numbers of both, and what lies between."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Reach(low, high, common_step(one.step, other.step))


def within(one: Reach, other: Reach) -> Reach | None:
    """The numbers of one that lie within the bounds of the other; None where there are none."""
    low = max((each for each in (one.low, other.low) if each is not None), default=None)
    high = min((each for each in (one.high, other.high) if each is not None), default=None)
    if low is not None and high is not None and low > high:
        return None
    return Reach(low, high, one.step if one.step is not None else other.step)


def times(one: Reach, other: Reach) -> Reach:
    """What two numbers can multiply to."""
    step = None if one.step is None or other.step is None else one.step * other.step
    ends = [_product(a, b) for a in _ends(one) for b in _ends(other)]
    return Reach(_smallest(ends), _largest(ends), step)


def smaller_of(one: Reach, other: Reach) -> Reach:
    """The smaller of two numbers."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = min((each for each in (one.high, other.high) if each is not None), default=None)
    return Reach(low, high, common_step(one.step, other.step))


def larger_of(one: Reach, other: Reach) -> Reach:
    """The larger of two numbers."""
    return negative(smaller_of(negative(one), negative(other)))


def common_step(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    """The largest step of which the multiples of both are multiples."""
    if one is None or other is None:
        return None
    below = one.denominator * other.denominator
    return Fraction(gcd(one.numerator * other.denominator, other.numerator * one.denominator), below)


_End = tuple[int, Fraction]
"""An end on the extended line: -1 and 1 beyond all numbers, 0 the number."""


def _ends(one: Reach) -> tuple[_End, _End]:
    low = (-1, _ZERO) if one.low is None else (0, one.low)
    high = (1, _ZERO) if one.high is None else (0, one.high)
    return low, high


def _product(one: _End, other: _End) -> _End:
    signs = [end[0] or (end[1] > 0) - (end[1] < 0) for end in (one, other)]
    if one[0] or other[0]:
        return signs[0] * signs[1], _ZERO
    return 0, one[1] * other[1]


def _smallest(ends: list[_End]) -> Fraction | None:
    return None if any(end[0] < 0 for end in ends) else min(end[1] for end in ends if not end[0])


def _largest(ends: list[_End]) -> Fraction | None:
    return None if any(end[0] > 0 for end in ends) else max(end[1] for end in ends if not end[0])
