"""Exact numbers: reading decimals, rounding, and printing without a binary float in between."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias, assert_never

from evaldsl.quantity.limits import MAX_DIGITS, MAX_EXPONENT, MAX_VALUE_BITS

Rounding: TypeAlias = Literal["floor", "ceil", "down", "up", "half_up", "half_down", "half_even", "half_ceil"]
_PRINTABLE_BITS: Final = 12_000  # Python refuses to print integers of more than 4300 digits


class Grain(NamedTuple):
    """To what scores are rounded: multiples of `step`, which has `places` decimals."""

    step: Fraction
    places: int
    mode: Rounding = "half_up"

    def of(self, value: Fraction) -> Fraction:
        """The value, rounded."""
        return round_to_step(value, self.step, self.mode)


def parse_decimal(digits: str) -> Fraction:
    """The exact value of a plain decimal such as `1481.90` (ASCII digits, optional sign, one point).

    Raises ValueError when the text is no such number or has more than MAX_DIGITS digits; exponents are refused,
    so that a short text never stands for a huge number.
    """
    body = digits.lstrip("+-")
    whole, point, fraction = body.partition(".")
    if not (whole + fraction) or not (whole + fraction).isascii() or not (whole + fraction).isdigit():
        raise ValueError("not a plain decimal")
    if (point and not fraction) or not whole:
        raise ValueError("a digit must stand on both sides of the point")
    if len(whole) + len(fraction) > MAX_DIGITS:
        raise ValueError("too many digits")
    value = Fraction(int(whole + fraction), 10 ** len(fraction))
    return -value if digits.startswith("-") else value


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to `places` decimals, halves away from zero (27.53/40 → 68.83%); the value itself where it has no more."""
    scale = 10**places
    return value if not scale % value.denominator else Fraction(_half_up(value, scale), scale)


def total_of(values: Sequence[Fraction], places: int | None) -> Fraction:
    """The sum of numbers, added up as whole numbers where none has more than `places` decimals."""
    if places is None:
        return sum(values, Fraction(0))
    scale, total, finer = 10**places, 0, 0
    for value in values:
        factor, rest = divmod(scale, value.denominator)
        finer |= rest
        total += value.numerator * factor
    return sum(values, Fraction(0)) if finer else Fraction(total, scale)


def round_to_step(value: Fraction, step: Fraction, mode: Rounding) -> Fraction:
    """The multiple of `step` at, below or above `value`, or nearest to it (halves away from zero).

    `floor` and `ceil` look towards −∞ and +∞, `down` and `up` towards and away from zero; the others go to the nearest
    one, and with halves away from zero, towards it, to the even one, or upwards. Raises ValueError unless `step` is
    positive.
    """
    if step <= 0:
        raise ValueError("a rounding step is positive")
    steps = value / step
    match mode:
        case "floor":
            count = steps.numerator // steps.denominator
        case "ceil":
            count = -(-steps.numerator // steps.denominator)
        case "half_up":
            count = _half_up(steps, 1)
        case "down" | "up" | "half_down" | "half_even" | "half_ceil":
            count = _count(steps, mode)
        case _:
            assert_never(mode)
    return count * step


def _count(steps: Fraction, mode: Literal["down", "up", "half_down", "half_even", "half_ceil"]) -> int:
    """The whole number that a rarer mode takes."""
    below, rest = divmod(steps, 1)
    towards_zero = int(below) + (1 if rest and steps < 0 else 0)
    match mode:
        case "down":
            return towards_zero
        case "up":
            return int(below) + (1 if rest and steps > 0 else 0)
        case "half_down":
            return towards_zero if 2 * rest == 1 else round(steps)
        case "half_even":
            return round(steps)
        case "half_ceil":
            return int(below) + (2 * rest >= 1)
        case _:
            assert_never(mode)


# What Fraction's operators give, in half of their time: they admit any kind of number, and ask each time which it is.


def plus(a: Fraction, b: Fraction) -> Fraction:
    """a + b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    if not m:
        return a
    if d == e:
        return Fraction(n + m) if d == 1 else Fraction(n + m, d)
    return Fraction(n * e + m * d, d * e)


def minus(a: Fraction, b: Fraction) -> Fraction:
    """a − b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    if not m:
        return a
    if d == e:
        return Fraction(n - m) if d == 1 else Fraction(n - m, d)
    return Fraction(n * e - m * d, d * e)


def times(a: Fraction, b: Fraction) -> Fraction:
    """a × b."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return Fraction(n * m) if d == e == 1 else Fraction(n * m, d * e)


def over(a: Fraction, b: Fraction) -> Fraction:
    """a / b. Raises ZeroDivisionError."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return Fraction(n * e, d * m)


def crossed(a: Fraction, b: Fraction) -> tuple[int, int]:
    """Two whole numbers that compare as a and b do."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return (n, m) if d == e else (n * e, m * d)


def is_within(a: Fraction, b: Fraction, scale: int) -> bool:
    """Whether a and b are less than 1/scale apart."""
    (n, d), (m, e) = a.as_integer_ratio(), b.as_integer_ratio()
    return abs(n * e - m * d) * scale < d * e


def too_large(value: Fraction) -> bool:
    """Whether a number is beyond what the language calculates with (MAX_VALUE_BITS)."""
    numerator, denominator = value.as_integer_ratio()
    return numerator.bit_length() > MAX_VALUE_BITS or denominator.bit_length() > MAX_VALUE_BITS


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """`base ^ exponent`, its size estimated before the work.

    Raises ValueError for an exponent that is not whole or beyond ±MAX_EXPONENT, ZeroDivisionError for zero to a
    negative exponent, OverflowError when the outcome would be too large.
    """
    if exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        raise ValueError("the exponent is no whole number within the limit")
    count = exponent.numerator
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if (bits - 1) * abs(count) > MAX_VALUE_BITS:
        raise OverflowError("the power is too large")
    return Fraction(base**count)


def fixed_text(value: Fraction, places: int) -> str:
    """The value rounded half up and written with exactly `places` decimals (a huge one as `1.23×10^4567`)."""
    whole = _half_up(value, 10**places)
    sign = "-" if whole < 0 else ""
    if whole.bit_length() > _PRINTABLE_BITS:
        return sign + _huge_text(abs(whole), places)
    digits = str(abs(whole)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def decimal_text(value: Fraction | int, most: int = 6) -> str:
    """The value in decimals without trailing zeros; where it does not end within `most` decimals, “…” follows."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return fixed_text(exact, 0)
    printed = fixed_text(exact, most)
    if "×" not in printed:
        printed = printed.rstrip("0").rstrip(".")
    return printed if 10**most % exact.denominator == 0 else printed + "…"


def _half_up(value: Fraction, scale: int) -> int:
    """The whole number nearest to value × scale, halves away from zero."""
    numerator, denominator = value.as_integer_ratio()
    numerator *= scale
    if numerator >= 0:
        return (2 * numerator + denominator) // (2 * denominator)
    return -((denominator - 2 * numerator) // (2 * denominator))


def _huge_text(whole: int, places: int) -> str:
    """A number with thousands of digits (`places` of them decimals) by its first digits and its size."""
    length = whole.bit_length() * 30_103 // 100_000 + 1  # digits, or one more
    length -= whole < 10 ** (length - 1)
    lead = str(whole // 10 ** (length - 3))
    return f"{lead[0]}.{lead[1:]}×10^{length - 1 - places}"
