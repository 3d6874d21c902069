"""Roots of exact numbers: exact where they are rational, else correctly rounded to 50 significant digits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Final

DIGITS: Final = 50
_MOST_DEGREE: Final = 1000
_MOST_BITS: Final = 400_000


def geometric_mean(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The weighted geometric mean of pairs of a number (not negative) and a weight (positive in all).

    Raises OverflowError where the weights are so fine that the powers would become too large.
    """
    whole = sum((weight for _, weight in pairs), Fraction(0))
    if any(not value and weight for value, weight in pairs):
        return Fraction(0)
    exponents = [(value, weight / whole) for value, weight in pairs]
    degree = lcm(*(exponent.denominator for _, exponent in exponents))
    counts = [(value, (exponent * degree).numerator) for value, exponent in exponents]
    bits = sum(max(value.numerator.bit_length(), value.denominator.bit_length()) * count for value, count in counts)
    if degree > _MOST_DEGREE or bits > _MOST_BITS:
        raise OverflowError("the weights of a geometric mean are too fine")
    product = Fraction(1)
    for value, count in counts:
        product *= value**count
    return root(product, degree)


def root(value: Fraction, degree: int) -> Fraction:
    """The root of a number that is not negative; an irrational one never lies half-way, so rounding is plain."""
    exact = [_whole_root(part, degree) for part in (value.numerator, value.denominator)]
    if exact[0] ** degree == value.numerator and exact[1] ** degree == value.denominator:
        return Fraction(exact[0], exact[1])
    lead = value.numerator.bit_length() - value.denominator.bit_length()
    places = DIGITS - lead * 30_103 // (100_000 * degree)
    while True:
        twice = _whole_root(_scaled(value, degree, places), degree)
        if (twice + 1) // 2 >= 10**DIGITS:
            places -= 1
        elif (twice + 1) // 2 < 10 ** (DIGITS - 1):
            places += 1
        else:
            return Fraction((twice + 1) // 2) / _ten(places)


def _scaled(value: Fraction, degree: int, places: int) -> int:
    """The whole part of value × (2 × 10^places)^degree."""
    scaled = value * (2 * _ten(places)) ** degree
    return scaled.numerator // scaled.denominator


def _ten(places: int) -> Fraction:
    return Fraction(10**places) if places >= 0 else Fraction(1, 10**-places)


def _whole_root(value: int, degree: int) -> int:
    """The largest whole number whose power is at most `value`."""
    if value < 2:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better
