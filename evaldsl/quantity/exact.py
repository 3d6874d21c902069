"""Exact numbers: reading decimals, rounding, and printing without a binary float in between."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.quantity.limits import MAX_DIGITS


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
    """Round to `places` decimals, halves away from zero (27.53/40 → 68.83%)."""
    scale = 10**places
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def fixed_text(value: Fraction, places: int) -> str:
    """The value rounded half up and written with exactly `places` decimals."""
    rounded = round_half_up(value, places) * 10**places
    digits = str(abs(rounded.numerator)).rjust(places + 1, "0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def decimal_text(value: Fraction | int, most: int = 6) -> str:
    """The value in decimals without trailing zeros; where it does not end within `most` decimals, “…” follows."""
    exact = Fraction(value)
    printed = fixed_text(exact, most)
    if "." in printed:
        printed = printed.rstrip("0").rstrip(".")
    if printed in ("-0", ""):
        printed = "0"
    return printed if round_half_up(exact, most) == exact else printed + "…"
