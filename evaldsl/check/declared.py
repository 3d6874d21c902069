"""Types as declared, and types as words."""

from __future__ import annotations

from evaldsl.diagnostics import Text, text
from evaldsl.model.types import (
    DateType,
    ErrorType,
    NumberType,
    OptionType,
    TableType,
    TextType,
    TruthType,
    Type,
)
from evaldsl.quantity.units import DAYS, MONEY, POINTS, PURE, WORKDAYS, Dimension, unit_named
from evaldsl.syntax import tree

NUMBER = NumberType()
PERCENT = NumberType(percent=True)
COUNT = NumberType(whole=True)
POINTS_TYPE = NumberType(POINTS)
DAYS_TYPE = NumberType(DAYS)
ERROR = ErrorType()
TRUTH = TruthType()
TEXT = TextType()
DATE = DateType()


def declared_type(name: tree.TypeName) -> Type:
    """The type of a type name; a table's has no columns yet."""
    kind = tree.TypeKind
    match name.kind:
        case kind.NUMBER:
            return NUMBER
        case kind.MONEY:
            return NumberType(MONEY)
        case kind.PERCENT:
            return PERCENT
        case kind.COUNT:
            unit = name.unit.text if name.unit else ""
            return NumberType(unit_named(unit).dimension, whole=not name.decimals)
        case kind.DAYS:
            return DAYS_TYPE
        case kind.WORKDAYS:
            return NumberType(WORKDAYS)
        case kind.DATE:
            return DATE
        case kind.TRUTH:
            return TRUTH
        case kind.TEXT:
            return TEXT
        case kind.OPTION:
            return OptionType(tuple(option.text for option in name.options))
        case kind.POINTS:
            return POINTS_TYPE
        case kind.TABLE | kind.SURVEY | kind.PANEL:
            return TableType(())


def is_counting(dimension: Dimension) -> bool:
    """Whether a dimension is one counting unit, such as 批次."""
    return len(dimension) == 1 and dimension[0][1] == 1 and dimension not in {MONEY, POINTS, DAYS, WORKDAYS}


def type_words(type_: Type) -> Text:
    """A type as the author would name it."""
    match type_:
        case NumberType():
            return _number_words(type_)
        case TruthType():
            return text("types.truth")
        case TextType():
            return text("types.text")
        case DateType():
            return text("types.date")
        case OptionType(labels=labels):
            return text("types.option", labels=labels)
        case TableType():
            return text("types.table")
        case ErrorType():
            return text("types.unknown")


def _number_words(type_: NumberType) -> Text:
    named = {MONEY: "types.money", POINTS: "types.points", DAYS: "types.days", WORKDAYS: "types.workdays"}
    if type_.dimension == PURE:
        return text("types.percent" if type_.percent else "types.number")
    if type_.dimension in named:
        return text(named[type_.dimension])
    if is_counting(type_.dimension):
        return text("types.count", unit=type_.dimension[0][0])
    return text("types.unit", unit=_composite(type_.dimension))


def _composite(dimension: Dimension) -> str:
    above = "·".join(base if power == 1 else f"{base}^{power}" for base, power in dimension if power > 0)
    below = "·".join(base if power == -1 else f"{base}^{-power}" for base, power in dimension if power < 0)
    return f"{above or '1'}/{below}" if below else above
