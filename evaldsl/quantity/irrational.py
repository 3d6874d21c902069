"""Roots, powers, logarithms and exponentials: exact where they are rational, else rounded correctly to 50 digits.

What is irrational is enclosed between two whole numbers of 2^-bits and rounded when both ends round alike (Ziv's
method). Rational outcomes are decided first, so that no tie and no endless search is left. No binary floats.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import isqrt
from typing import Final, TypeAlias

from evaldsl.quantity.limits import MAX_PRECISION_BITS, MAX_VALUE_BITS

SIGNIFICANT: Final = 50
"""Decimal digits of what is irrational."""

Enclosure: TypeAlias = tuple[int, int]
"""A value between low and high, both in units of 2^-bits."""

_FIRST_BITS: Final = 256
_LARGEST_EXPONENT: Final = MAX_VALUE_BITS * 7 // 10  # e^x beyond this has more than MAX_VALUE_BITS bits
_NEWTON_DEGREE: Final = 64


def root(value: Fraction, degree: int) -> Fraction:
    """The real root of a degree of at least 1; negative values have odd roots only.

    Raises ValueError where there is none, OverflowError where the outcome would be too large.
    """
    if degree < 1 or (value < 0 and degree % 2 == 0):
        raise ValueError("there is no real root")
    if value < 0:
        return -root(-value, degree)
    exact = exact_root(value, degree)
    return exact if exact is not None else _settled(lambda bits: _powered(value, Fraction(1, degree), bits))


def rational_power(base: Fraction, exponent: Fraction) -> Fraction:
    """base ^ exponent; the exponent of a negative base must be whole.

    Raises ValueError where there is no real power, ZeroDivisionError for zero to a negative exponent, OverflowError
    where the outcome would be too large.
    """
    if base < 0 and exponent.denominator != 1:
        raise ValueError("a negative number has no such power")
    if not base and exponent < 0:
        raise ZeroDivisionError
    if base in (0, 1):
        return base if exponent else Fraction(1)
    exact = exact_root(base, exponent.denominator)
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if (size - 1) * abs(exponent) > MAX_VALUE_BITS:
        raise OverflowError("the power is too large")
    if exact is not None:
        return Fraction(exact**exponent.numerator)
    return _settled(lambda bits: _powered(base, exponent, bits))


def logarithm(value: Fraction) -> Fraction:
    """The natural logarithm of a positive number; 0 for 1. Raises ValueError for others."""
    if value <= 0:
        raise ValueError("only positive numbers have a logarithm")
    return Fraction(0) if value == 1 else _settled(lambda bits: (_logarithm(value, bits), bits))


def logarithm_to(value: Fraction, base: Fraction) -> Fraction:
    """The logarithm to a positive base other than 1; exact where it is rational (3 for 1000 to the base 10).

    Raises ValueError for other values and bases.
    """
    if value <= 0 or base <= 0 or base == 1:
        raise ValueError("only positive numbers have a logarithm, to a positive base other than 1")
    if value == 1:
        return Fraction(0)
    upper, sign = (value, 1) if value > 1 else (1 / value, -1)
    lower, turned = (base, sign) if base > 1 else (1 / base, -sign)
    near = _settled(lambda bits: (_quotient(_logarithm(upper, bits), _logarithm(lower, bits), bits), bits))
    return turned * (_exact_ratio(upper, lower, near) or near)


def exponential(value: Fraction) -> Fraction:
    """e to a power; 1 for 0. Raises OverflowError where the outcome would be too large, or too small."""
    if abs(value) > _LARGEST_EXPONENT:
        raise OverflowError("the exponential is too large")
    return Fraction(1) if not value else _settled(lambda bits: _exponential(_enclosed(value, bits), bits))


# ── exact cases ───────────────────────────────────────────────────────────────────────────────────


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """The root of a number that is not negative, if it is rational."""
    above = _whole_root(value.numerator, degree)
    if above is None:
        return None
    below = _whole_root(value.denominator, degree)
    return None if below is None else Fraction(above, below)


def _exact_ratio(value: Fraction, base: Fraction, near: Fraction) -> Fraction | None:
    """The logarithm if it is rational: value and base are then powers p and q of one number."""
    ratio = near.limit_denominator(MAX_VALUE_BITS)
    if ratio.numerator > MAX_VALUE_BITS:
        return None
    common = exact_root(value, ratio.numerator) if ratio else None
    return ratio if common is not None and common == exact_root(base, ratio.denominator) else None


def _whole_root(value: int, degree: int) -> int | None:
    """The whole root of a whole number, if it is one."""
    if value < 2 or degree == 1:
        return value
    if degree >= value.bit_length():
        return None
    if degree == 2:
        found = isqrt(value)
    elif degree <= _NEWTON_DEGREE:
        found = _floor_root(value, degree)
    else:
        found = _near_root(value, degree)
    return found if found**degree == value else None


def _floor_root(value: int, degree: int) -> int:
    """Newton's method from above."""
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def _near_root(value: int, degree: int) -> int:
    """The whole number nearest to a root of high degree, by its logarithm."""
    bits = value.bit_length() // degree + value.bit_length().bit_length() + 16
    low, high = _logarithm(Fraction(value), bits + 16)
    (found, _), at = _exponential((low // degree, high // degree + 1), bits + 16)
    return (found + (1 << (at - 1))) >> at if at > 0 else found << -at


# ── rounding an enclosure ─────────────────────────────────────────────────────────────────────────


def _settled(enclose: Callable[[int], tuple[Enclosure, int]]) -> Fraction:
    """The value rounded to SIGNIFICANT digits, as soon as an enclosure is narrow enough to say.

    Raises OverflowError where MAX_PRECISION_BITS do not settle it.
    """
    bits = _FIRST_BITS
    while bits <= MAX_PRECISION_BITS:
        (low, high), at = enclose(bits)
        if (low > 0) == (high > 0) and low and high:
            scale = Fraction(1, 1 << at) if at >= 0 else Fraction(1 << -at)
            value = rounded(low * scale)
            if value == rounded(high * scale):
                return value
        bits *= 2
    raise OverflowError("the number is not settled within the limit of precision")


def rounded(value: Fraction) -> Fraction:
    """A number other than 0 with SIGNIFICANT decimal digits, halves to even."""
    size = abs(value)
    power = (size.numerator.bit_length() - size.denominator.bit_length()) * 30103 // 100_000
    while _ten_to(power) > size:
        power -= 1
    while _ten_to(power + 1) <= size:
        power += 1
    unit = _ten_to(power - SIGNIFICANT + 1)
    return round(value / unit) * unit


def _ten_to(power: int) -> Fraction:
    return Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)


# ── enclosures ────────────────────────────────────────────────────────────────────────────────────


def _enclosed(value: Fraction, bits: int) -> Enclosure:
    """A rational number in units of 2^-bits."""
    scaled = value.numerator << bits
    return scaled // value.denominator, -(-scaled // value.denominator)


def _times(enclosure: Enclosure, factor: Fraction) -> Enclosure:
    low, high = (end * factor.numerator for end in enclosure)
    low, high = min(low, high), max(low, high)
    return low // factor.denominator, -(-high // factor.denominator)


def _quotient(above: Enclosure, below: Enclosure, bits: int) -> Enclosure:
    """A quotient of positive numbers; (0, 0) where the divisor is not yet known to be positive."""
    if below[0] <= 0:
        return 0, 0
    return (above[0] << bits) // below[1], -((-above[1] << bits) // below[0])


def _powered(base: Fraction, exponent: Fraction, bits: int) -> tuple[Enclosure, int]:
    """base ^ exponent = e ^ (exponent × ln base)."""
    return _exponential(_times(_logarithm(base, bits), exponent), bits)


def _logarithm(value: Fraction, bits: int) -> Enclosure:
    """ln(m × 2^k) = k ln 2 + 2 artanh((m − 1) / (m + 1)), with m near 1."""
    above, below = value.numerator, value.denominator
    shift = above.bit_length() - below.bit_length()
    if shift > 0:
        below <<= shift
    else:
        above <<= -shift
    if 4 * above > 5 * below:
        shift, below = shift + 1, 2 * below
    low, high = _artanh(Fraction(above - below, above + below), bits)
    two_low, two_high = _ln_two(bits) if shift else (0, 0)
    whole = (shift * two_low, shift * two_high)
    return 2 * low + min(whole), 2 * high + max(whole)


@lru_cache(maxsize=16)
def _ln_two(bits: int) -> Enclosure:
    low, high = _artanh(Fraction(1, 3), bits)
    return 2 * low, 2 * high


def _artanh(value: Fraction, bits: int) -> Enclosure:
    """z + z³/3 + z⁵/5 + …, for |z| of at most 1/3."""
    if value < 0:
        low, high = _artanh(-value, bits)
        return -high, -low
    start, end = _enclosed(value, bits)
    low, high = start, end
    square_low, square_high = start * start >> bits, (end * end >> bits) + 1
    odd = 1
    while end > 1:
        odd += 2
        start, end = start * square_low >> bits, (end * square_high >> bits) + 1
        low, high = low + start // odd, high + end // odd + 1
    return low, high + 1  # what is left out is a geometric series with a ratio of at most 1/9


def _exponential(enclosure: Enclosure, bits: int) -> tuple[Enclosure, int]:
    """e^x = 2^k e^r, with r between ln 2 and 2 ln 2 (an enclosure of e^r, and the bits of its unit)."""
    low, high = enclosure
    two_low, two_high = _ln_two(bits)
    shift = low // two_high - 1
    rest = (shift * two_low, shift * two_high)
    least, most = low - max(rest), high - min(rest)
    return (_series(max(least, 0), bits)[0], _series(most, bits)[1]), bits - shift


def _series(value: int, bits: int) -> Enclosure:
    """1 + x + x²/2 + … of a number that is not negative."""
    one = 1 << bits
    low, high, least, most = one, one, one, one
    count = 0
    while most > 1 or count * one < 2 * value:
        count += 1
        least, most = (least * value >> bits) // count, (most * value >> bits) // count + 1
        low, high = low + least, high + most
    return low, high + 2
