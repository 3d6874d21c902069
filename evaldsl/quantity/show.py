"""Values as a reader expects them: percentages, amounts, points, days, counts, dates, yes and no."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.quantity.units import DAYS, MONEY, PERCENTAGE_POINTS, POINTS, PURE, WORKDAYS, Dimension

Tongue: TypeAlias = Literal["zh", "en"]

_MOST_DECIMALS: Final = 6
_TEN_THOUSAND: Final = Fraction(10_000)
_WORDS: Final[dict[str, tuple[str, str, str]]] = {  # zh, en for one, en for several
    "元": ("元", "yuan", "yuan"),
    "分": ("分", "point", "points"),
    "天": ("天", "day", "days"),
    "工作日": ("个工作日", "workday", "workdays"),
    "个百分点": ("个百分点", "percentage point", "percentage points"),
}
_NAMED: Final = {POINTS: "分", DAYS: "天", WORKDAYS: "工作日"}


def show_number(value: Fraction, dimension: Dimension, *, percent: bool = False, language: Tongue = "zh") -> str:
    """A number in base units with its unit, for formulas and reasons (tables of scores are printed elsewhere).

    Ratios marked `percent` have two decimals, half up (`76.50%`), but exactly nothing and everything are `0%` and
    `100%`. Chinese amounts from 1万元 on are in 万元 with two decimals or as many more as the last 分 of money needs;
    below, and in English, in yuan. Points that do not end within six decimals have two, half up; all else that does
    not end gets “…” behind six. Trailing zeros are dropped.
    """
    if dimension == PURE:
        return _percentage(value) if percent else decimal_text(value)
    if dimension == MONEY:
        return _money(value, language)
    if dimension == PERCENTAGE_POINTS:
        return _with_word(_at_most_two(value), _word("个百分点", value, language), language)
    if dimension == POINTS and 10**_MOST_DECIMALS % value.denominator:
        return _with_word(fixed_text(value, 2), _word("分", value, language), language)
    base = _NAMED.get(dimension)
    if base is not None:
        return _with_word(decimal_text(value), _word(base, value, language), language)
    if len(dimension) == 1 and dimension[0][1] == 1:
        return _with_word(decimal_text(value), dimension[0][0], language)
    return _with_word(decimal_text(value), _composite(dimension, language), language)


def show_truth(value: bool, language: Tongue) -> str:
    """是 / 否, yes / no."""
    if language == "zh":
        return "是" if value else "否"
    return "yes" if value else "no"


def show_date(value: date) -> str:
    """The date as ISO 8601 writes it."""
    return value.isoformat()


def _percentage(value: Fraction) -> str:
    if value.denominator == 1 and value.numerator in (0, 1):
        return "100%" if value else "0%"
    return fixed_text(value * 100, 2) + "%"


def _money(value: Fraction, language: Tongue) -> str:
    if language == "zh" and abs(value) >= _TEN_THOUSAND:
        return _at_least_two(value / _TEN_THOUSAND) + "万元"
    digits = decimal_text(value) if value.denominator == 1 else _at_least_two(value)
    return digits + ("元" if language == "zh" else " yuan")


def _at_most_two(value: Fraction) -> str:
    """Two decimals, half up, as percentages have; none where the value is whole."""
    return decimal_text(value) if value.denominator == 1 else fixed_text(value, 2)


def _at_least_two(value: Fraction) -> str:
    """Two decimals, or as many more as the value has, up to six; beyond that “…”."""
    for places in range(2, _MOST_DECIMALS + 1):
        if 10**places % value.denominator == 0:
            return fixed_text(value, places)
    return fixed_text(value, _MOST_DECIMALS) + "…"


def _word(base: str, value: Fraction, language: Tongue) -> str:
    chinese, one, several = _WORDS.get(base, (base, base, base))
    if language == "zh":
        return chinese
    return one if value == 1 else several


def _composite(dimension: Dimension, language: Tongue) -> str:
    """`元/批次`, `元·天`, `1/天` as `/天`; English names stand in the singular below the stroke."""
    above = [_powered(_word(base, Fraction(2), language), n) for base, n in dimension if n > 0]
    below = [_powered(_word(base, Fraction(1), language), -n) for base, n in dimension if n < 0]
    return "·".join(above) + "".join(f"/{name}" for name in below)


def _powered(name: str, exponent: int) -> str:
    return name if exponent == 1 else f"{name}^{exponent}"


def _with_word(digits: str, word: str, language: Tongue) -> str:
    """Chinese units touch the number; Latin ones and all units of an English text stand apart, a stroke never."""
    apart = (language == "en" or word[:1].isascii()) and not word.startswith("/")
    return f"{digits} {word}" if apart else digits + word
