"""Units as written, and the dimensions they measure."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

from evaldsl.frozen import frozen

Dimension: TypeAlias = tuple[tuple[str, int], ...]
"""Base quantities with their exponents, sorted by name; () is a pure number. A counting unit is its own base."""

PURE: Final[Dimension] = ()
MONEY: Final[Dimension] = (("元", 1),)
POINTS: Final[Dimension] = (("分", 1),)
DAYS: Final[Dimension] = (("天", 1),)
WORKDAYS: Final[Dimension] = (("工作日", 1),)
PERCENTAGE_POINTS: Final[Dimension] = (("个百分点", 1),)
"""Only of distances on their way into a sentence; in formulas a percentage point is 1/100."""


@frozen
class Unit:
    """One spelling of a unit: `factor` base units of `dimension`.

    `percent` marks %, ‰ and percentage points, whose values print as percentages; `point` marks a percentage point.
    """

    dimension: Dimension
    factor: Fraction
    percent: bool = False
    point: bool = False


UNITS: Final[dict[str, Unit]] = {
    "": Unit(PURE, Fraction(1)),
    "%": Unit(PURE, Fraction(1, 100), percent=True),
    "‰": Unit(PURE, Fraction(1, 1000), percent=True),
    "个百分点": Unit(PURE, Fraction(1, 100), percent=True, point=True),
    "百分点": Unit(PURE, Fraction(1, 100), percent=True, point=True),
    "pp": Unit(PURE, Fraction(1, 100), percent=True, point=True),
    "元": Unit(MONEY, Fraction(1)),
    "千元": Unit(MONEY, Fraction(1000)),
    "万元": Unit(MONEY, Fraction(10_000)),
    "百万元": Unit(MONEY, Fraction(1_000_000)),
    "亿元": Unit(MONEY, Fraction(100_000_000)),
    "yuan": Unit(MONEY, Fraction(1)),
    "分": Unit(POINTS, Fraction(1)),
    "points": Unit(POINTS, Fraction(1)),
    "point": Unit(POINTS, Fraction(1)),
    "pts": Unit(POINTS, Fraction(1)),
    "pt": Unit(POINTS, Fraction(1)),
    "天": Unit(DAYS, Fraction(1)),
    "日": Unit(DAYS, Fraction(1)),
    "days": Unit(DAYS, Fraction(1)),
    "day": Unit(DAYS, Fraction(1)),
    "个工作日": Unit(WORKDAYS, Fraction(1)),
    "工作日": Unit(WORKDAYS, Fraction(1)),
    "workdays": Unit(WORKDAYS, Fraction(1)),
    "workday": Unit(WORKDAYS, Fraction(1)),
}


def unit_named(spelling: str) -> Unit:
    """The unit of a spelling; one that is not in the table is a counting unit (批次, lifts) of its own dimension."""
    return UNITS.get(spelling) or Unit(((spelling, 1),), Fraction(1))


def multiply(left: Dimension, right: Dimension, sign: int = 1) -> Dimension:
    """The dimension of a product (`sign` 1) or quotient (`sign` -1)."""
    powers = dict(left)
    for base, exponent in right:
        powers[base] = powers.get(base, 0) + sign * exponent
    return tuple(sorted((base, exponent) for base, exponent in powers.items() if exponent))
