"""What a number in a cell is: the decimal of at most 15 significant digits that Excel shows, and its format."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Final

from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.sheets.sheet import EMPTY, Content

_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLAIN: Final = re.compile(r"[#,?]*0+(?:,0+)*(\.0+)?(%?)")


def number(value: object, format_code: str) -> Content:
    """The content of a cell that holds a number (an int or the nearest binary number of a decimal)."""
    decimal = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(str(value))
    if not decimal.is_finite() or abs(decimal.adjusted()) > MAX_DIGITS // 2:
        return Content("", str(decimal), "long")
    exact = Fraction(decimal)
    code = _LITERAL.sub("", format_code.partition(";")[0])
    percent = "%" in code
    held = decimal_text(exact * 100, MAX_DIGITS) + "%" if percent else decimal_text(exact, MAX_DIGITS)
    rounded = _rounded(exact, code)
    return Content(held if percent else exact, held, rounded="" if rounded in ("", held) else rounded)


def moment(value: object) -> Content:
    """The content of a cell that is formatted as a date or a time."""
    if isinstance(value, datetime):
        day = value.date().isoformat()
        clock = value.time().isoformat()
        shown = day if clock == "00:00:00" else f"{day} {clock}"
    else:
        shown = value.isoformat() if isinstance(value, date) else str(value)
    return Content(shown, shown)


def words(value: str) -> Content:
    """The content of a cell that holds text."""
    return Content(value, value) if value else EMPTY


def truth(*, value: bool) -> Content:
    """The content of a cell that holds TRUE or FALSE."""
    return Content(value, "TRUE" if value else "FALSE")


def _rounded(exact: Fraction, code: str) -> str:
    """What a plain format with fixed decimals shows of a number that has more of them, in the form of what it holds."""
    found = _PLAIN.fullmatch(code)
    if found is None:
        return ""
    scaled = exact * 100 if found[2] else exact
    places = max(0, len(found[1] or "") - 1)
    if (scaled * 10**places).denominator == 1:
        return ""
    return fixed_text(scaled, places) + found[2]
