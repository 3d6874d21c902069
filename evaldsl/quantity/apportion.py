"""Largest remainder: exact parts become multiples of a unit without losing their sum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm


def apportion(shares: Sequence[Fraction], total: Fraction, unit: Fraction) -> tuple[Fraction, ...]:
    """Multiples of `unit`, one per share, that sum to `total`; each differs from its share by less than a unit.

    `shares` are exact parts of `total`. Every share is first cut down to a multiple of the unit; the units left
    over go one each to the largest remainders (ties: the larger share, then the earlier one). A share that is a
    multiple already stays what it is. Shares may be negative, and may miss the total by less than a unit: then the
    difference is settled along with the remainders (scores rounded to the nearest, up or down, and their deductions).
    Raises ValueError if `total` is no multiple of `unit`, or is not the sum of the shares in that sense.
    """
    scale = lcm(total.denominator, unit.denominator, *(share.denominator for share in shares))
    step, goal, *parts = [_scaled(value, scale) for value in (unit, total, *shares)]
    if goal % step:
        raise ValueError("the total is no multiple of the unit")
    if abs(sum(parts) - goal) >= step:
        raise ValueError("the shares do not sum to the total")
    counts = [part // step for part in parts]
    left = goal // step - sum(counts)
    order = sorted(range(len(parts)), key=lambda i: (-(parts[i] % step), -parts[i], i))
    for index in order[:left]:
        counts[index] += 1
    return tuple(count * unit for count in counts)


def _scaled(value: Fraction, scale: int) -> int:
    """The value times a multiple of its denominator."""
    return value.numerator * (scale // value.denominator)
