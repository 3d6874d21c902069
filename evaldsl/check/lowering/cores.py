"""Making cores: constants fold, so that what is known is written down once."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from evaldsl.check.declared import COUNT, DAYS_TYPE, NUMBER, POINTS_TYPE, TEXT, TRUTH
from evaldsl.diagnostics import Language
from evaldsl.model.core import Arithmetic, Compare, Const, Core, Extreme, If, Logic, Not, Round
from evaldsl.model.shown import show_value
from evaldsl.model.types import DateType, Type
from evaldsl.quantity.exact import decimal_text

ZERO = Fraction(0)
ONE = Fraction(1)


@lru_cache(maxsize=4096)
def points(value: Fraction, language: Language = "zh") -> Const:
    """A constant number of points."""
    return Const(value, show_value(value, POINTS_TYPE, language), type=POINTS_TYPE)


def plain(value: Fraction | int) -> Const:
    """A constant plain number."""
    return Const(Fraction(value), decimal_text(value), type=NUMBER)


def words(value: str) -> Const:
    """A constant text."""
    return Const(value, value, type=TEXT)


def known(core: Core) -> Fraction | None:
    """The value of a constant number."""
    return core.value if isinstance(core, Const) and isinstance(core.value, Fraction) else None


def add(left: Core, right: Core) -> Core:
    """left + right."""
    if known(left) == 0:
        return right
    return left if known(right) == 0 else _folded("+", left, right, type_=left.type)


def subtract(left: Core, right: Core) -> Core:
    """left − right; the difference of two dates is in days."""
    if known(right) == 0:
        return left
    type_ = DAYS_TYPE if isinstance(left.type, DateType) else left.type
    return _folded("-", left, right, type_=type_)


def times(left: Core, right: Core, type_: Type) -> Core:
    """left × right."""
    if known(left) == 0 or known(right) == 0:
        return Const(ZERO, "0", type=type_)
    if known(left) == 1 and right.type == type_:
        return right
    return left if known(right) == 1 and left.type == type_ else _folded("*", left, right, type_=type_)


def over(left: Core, right: Core, type_: Type) -> Core:
    """left / right; a zero below is left to the run, which reports it."""
    return left if known(right) == 1 and left.type == type_ else _folded("/", left, right, type_=type_)


def _folded(operator: Literal["+", "-", "*", "/"], left: Core, right: Core, *, type_: Type) -> Core:
    a, b = known(left), known(right)
    if a is None or b is None or (operator == "/" and not b):
        return Arithmetic(operator, left, right, type=type_)
    value = {"+": a + b, "-": a - b, "*": a * b}[operator] if operator != "/" else a / b
    return Const(value, decimal_text(value), type=type_)


def compare(left: Core, operator: Literal["=", "≠", "<", "≤", ">", "≥"], right: Core) -> Core:
    """A comparison."""
    return Compare(operator, left, right, type=TRUTH)


def both(parts: Sequence[Core]) -> Core:
    """All of them; one stands for itself."""
    return parts[0] if len(parts) == 1 else Logic("and", tuple(parts), type=TRUTH)


def either(parts: Sequence[Core]) -> Core:
    """Any of them; one stands for itself."""
    return parts[0] if len(parts) == 1 else Logic("or", tuple(parts), type=TRUTH)


def negated(core: Core) -> Core:
    """Not so."""
    return Not(core, type=TRUTH)


def choose(condition: Core | None, then: Core, otherwise: Core) -> Core:
    """If the condition holds; without one, `otherwise`."""
    return otherwise if condition is None else If(condition, then, otherwise, type=otherwise.type)


def least(first: Core, second: Core) -> Core:
    """The smaller of two."""
    return _extreme("min", first, second)


def most(first: Core, second: Core) -> Core:
    """The larger of two."""
    return _extreme("max", first, second)


def _extreme(which: Literal["min", "max"], first: Core, second: Core) -> Core:
    a, b = known(first), known(second)
    if a is None or b is None:
        return Extreme(which, (first, second), type=first.type)
    return first if (a <= b) == (which == "min") else second


def whole_steps(value: Core, mode: Literal["floor", "ceil"]) -> Core:
    """The count of whole steps."""
    return Round(mode, value, plain(1), type=COUNT)


def total(parts: Sequence[Core]) -> Core | None:
    """The sum, as a balanced formula: a checklist may be long, and evaluation follows the depth."""
    if not parts:
        return None
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return _sum(total(parts[:middle]), total(parts[middle:]))


def _sum(left: Core | None, right: Core | None) -> Core | None:
    if left is None or right is None:
        return left or right
    return add(left, right)
