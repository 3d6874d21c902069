"""A value as written → an exact scalar of its declared type, or the diagnostic that says what to write."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final, Literal, NamedTuple, assert_never

from evaldsl.diagnostics import Diagnostic, Fix, Text, error, near_names, text
from evaldsl.facts.lexis import as_ascii
from evaldsl.facts.raw import RawValue
from evaldsl.facts.writing import toml_string
from evaldsl.model.core import Scalar
from evaldsl.model.types import DateType, ErrorType, NumberType, OptionType, TableType, TextType, TruthType, Type
from evaldsl.quantity.exact import decimal_text, parse_decimal
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, UNITS, WORKDAYS, Unit, unit_named

YES: Final = frozenset({"是", "yes", "true"})
NO: Final = frozenset({"否", "no", "false"})
NOT_APPLICABLE: Final = frozenset({"不适用", "不涉及", "缺项", "n/a", "na", "not applicable"})

UNFILLED: Final = ("待填写", "to be filled in")
"""What a form holds where a value is still to be filled in, by language; never a value."""
_UNFILLED: Final = frozenset({*UNFILLED, "待填", "to fill in"})

_QUANTITY: Final = re.compile(r"([+-]?)\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(.*)", re.DOTALL)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_DATE: Final = re.compile(
    r"([0-9]{4})(?:(?P<mark>[-/.])([0-9]{1,2})(?P=mark)([0-9]{1,2})(?: 0?0:00(?::00)?)?"
    r"|年\s*([0-9]{1,2})月\s*([0-9]{1,2})日)"
)
"""Year, month, day: `2021/4/1` and `2021/4/1 0:00` are what Excel saves as CSV."""
_LONGEST_UNIT: Final = 8  # of one that is not in the table of units
_QUOTES: Final = ('"', "'", "“", "”")
_TYPE_KEYS: Final = {MONEY: "facts.type.money", POINTS: "facts.type.points", DAYS: "facts.type.days"}


class _Given(NamedTuple):
    """What is read: the value, its declared type, and the name it was given for."""

    raw: RawValue
    name: str
    plain: str


def read_value(raw: RawValue, kind: Type, name: str) -> Scalar | Diagnostic:
    """The value as its type asks, in base units (元, 分, 天, 1 for 100%).

    Units must fit: amounts and ratios have one (`1481.90万元`, `60%`), counts, points and days may go without.
    """
    given = _Given(raw, name, as_ascii(raw.value).strip() if isinstance(raw.value, str) else "")
    if isinstance(raw.value, str) and not isinstance(kind, TextType):
        if not given.plain:
            return error("E0627", raw.span, name=name, expected=type_text(kind))
        if given.plain.casefold() in NOT_APPLICABLE and not _is_label(given, kind):
            return error("E0605", raw.span, notes=(text("E0605.note"),))
    match kind:
        case NumberType():
            return _number(given, kind)
        case TruthType():
            return _truth(given, kind)
        case TextType():
            return raw.value if isinstance(raw.value, str) else _mismatch(given, kind, "text")
        case DateType():
            return _date(given, kind)
        case OptionType():
            return _option(given, kind)
        case TableType() | ErrorType():
            raise TypeError("a table is no single value, and poison never reaches the facts")
        case _:
            assert_never(kind)


def is_unfilled(raw: RawValue, kind: Type | None = None) -> bool:
    """Whether the value is the mark of a form; an option so called is an option."""
    if not isinstance(raw.value, str) or (isinstance(kind, OptionType) and raw.value in kind.labels):
        return False
    return as_ascii(raw.value).strip().casefold() in _UNFILLED


def shown_as(raw: RawValue) -> str:
    """The value as its author wrote it, without quotes."""
    return raw.value.strip() if isinstance(raw.value, str) else raw.span.text


def type_text(kind: Type) -> Text:
    """A type's name for messages."""
    match kind:
        case NumberType(dimension=dimension):
            if dimension in _TYPE_KEYS:
                return text(_TYPE_KEYS[dimension])
            if dimension == WORKDAYS:
                return text("facts.type.workdays")
            if dimension == PURE:
                return text("facts.type.percent" if kind.percent else "facts.type.number")
            return text("facts.type.count", unit=dimension[0][0])
        case TruthType():
            return text("facts.type.truth")
        case TextType():
            return text("facts.type.text")
        case DateType():
            return text("facts.type.date")
        case OptionType(labels=labels):
            return text("facts.type.option", labels=labels)
        case TableType():
            return text("facts.type.table")
        case ErrorType():
            raise TypeError("poison never reaches the facts")
        case _:
            assert_never(kind)


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────


def _number(given: _Given, kind: NumberType) -> Fraction | Diagnostic:
    match given.raw.value:
        case bool():
            return _mismatch(given, kind, "number")
        case Fraction() as value:
            return _bare(given, kind, value)
        case str():
            return _quantity(given, kind)
        case _:
            assert_never(given.raw.value)


def _quantity(given: _Given, kind: NumberType) -> Fraction | Diagnostic:
    """A number with or without a unit, from text."""
    match = _QUANTITY.fullmatch(given.plain)
    if match is None:
        return _mismatch(given, kind, "number")
    sign, digits, unit = match.groups()
    if "," in digits:
        return _grouped(given, kind, digits)
    if len(digits.replace(".", "")) > MAX_DIGITS:
        return error("E0609", given.raw.span, most=MAX_DIGITS)
    value = parse_decimal(sign + digits)
    return _measured(given, kind, (value, unit)) if unit else _bare(given, kind, value)


def _bare(given: _Given, kind: NumberType, value: Fraction) -> Fraction | Diagnostic:
    """A number without a unit: refused where it can be read in two ways (nothing is nothing in every unit)."""
    if value and kind.dimension == MONEY:
        note = text("E0611.note", digits=decimal_text(value, MAX_DIGITS))
        return error("E0611", given.raw.span, name=given.name, value=_short(shown_as(given.raw)), notes=(note,))
    if value and kind.dimension == PURE and kind.percent:
        first, second = f"{decimal_text(value, MAX_DIGITS)}%", f"{decimal_text(value * 100, MAX_DIGITS)}%"
        note = text("E0612.note", first=first, second=second)
        return error("E0612", given.raw.span, name=given.name, value=_short(shown_as(given.raw)), notes=(note,))
    return _whole(given, kind, value)


def _measured(given: _Given, kind: NumberType, quantity: tuple[Fraction, str]) -> Fraction | Diagnostic:
    value, spelling = quantity
    unit = _unit(spelling, kind)
    if unit.dimension == kind.dimension:
        return _whole(given, kind, value * unit.factor)
    if spelling not in UNITS and not (spelling.isalpha() and len(spelling) <= _LONGEST_UNIT):
        return _mismatch(given, kind, "number")
    expected = type_text(kind)
    shown = _short(shown_as(given.raw))
    notes = (text("E0613.note", units=units),) if (units := _fitting(kind)) else ()
    return error(
        "E0613", given.raw.span, name=given.name, expected=expected, value=shown, unit=_short(spelling), notes=notes
    )


def _fitting(kind: NumberType) -> tuple[str, ...]:
    """The spellings of the units that a type takes; a counting unit is its own."""
    known = tuple(spelling for spelling, unit in UNITS.items() if spelling and unit.dimension == kind.dimension)
    return known or tuple(base for base, _ in kind.dimension)


def _unit(spelling: str, kind: NumberType) -> Unit:
    """The unit of a spelling; the fact's own unit is known whatever it is called (`家`, `个家`)."""
    own = kind.dimension[0][0] if kind.dimension else ""
    if spelling.removeprefix("个") == own:
        return Unit(kind.dimension, Fraction(1))
    return UNITS.get(spelling) or UNITS.get(spelling.casefold()) or unit_named(spelling)


def _whole(given: _Given, kind: NumberType, value: Fraction) -> Fraction | Diagnostic:
    if kind.whole and value.denominator != 1:
        return error("E0614", given.raw.span, name=given.name, value=_short(shown_as(given.raw)))
    return value


def _grouped(given: _Given, kind: NumberType, digits: str) -> Diagnostic:
    """Thousands commas: certain to repair where they stand at every third digit and the rest fits the type."""
    rewritten = given.plain.replace(",", "")
    if not _GROUPED.fullmatch(digits):
        return _mismatch(given, kind, "number")
    fix = Fix(given.raw.span, toml_string(rewritten)) if given.raw.span.text[:1] in _QUOTES else None
    notes = () if fix else (text("E0618.note", rewritten=_short(rewritten)),)
    shown = _short(shown_as(given.raw))
    return error("E0618", given.raw.span, name=given.name, value=shown, notes=notes, fix=fix)


# ── everything else ───────────────────────────────────────────────────────────────────────────────


def _truth(given: _Given, kind: TruthType) -> bool | Diagnostic:
    if isinstance(given.raw.value, bool):
        return given.raw.value
    word = given.plain.casefold()
    if word in YES or word in NO:
        return word in YES
    return _mismatch(given, kind, "truth")


def _date(given: _Given, kind: DateType) -> date | Diagnostic:
    match = _DATE.fullmatch(given.plain)
    if match is None:
        return _mismatch(given, kind, "date")
    year, *rest = (int(group) for group in match.groups() if group and group != match["mark"])
    try:
        return date(year, *rest)
    except ValueError:
        return _mismatch(given, kind, "no_day")


def _option(given: _Given, kind: OptionType) -> str | Diagnostic:
    label = given.raw.value.strip() if isinstance(given.raw.value, str) else given.raw.span.text
    if label in kind.labels:
        return label
    near = near_names(label, kind.labels)
    note = text("E0615.near", near=near) if near else text("E0615.labels", labels=kind.labels)
    fix = Fix(given.raw.span, toml_string(near[0])) if len(near) == 1 and given.raw.span.text[:1] in _QUOTES else None
    return error("E0615", given.raw.span, name=given.name, value=_short(label), notes=(note,), fix=fix)


def _mismatch(given: _Given, kind: Type, how: Literal["number", "truth", "date", "no_day", "text"]) -> Diagnostic:
    """Not what the type asks for; the note shows how such a value is written."""
    note = text(f"E0610.{how}")
    shown = _short(shown_as(given.raw))
    return error("E0610", given.raw.span, name=given.name, expected=type_text(kind), value=shown, notes=(note,))


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def _is_label(given: _Given, kind: Type) -> bool:
    return isinstance(kind, OptionType) and given.raw.value in kind.labels
