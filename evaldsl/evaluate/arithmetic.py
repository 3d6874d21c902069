"""Arithmetic on values at hand: the four operations, powers, dates, comparisons, the smallest and largest."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from evaldsl.evaluate import faults
from evaldsl.evaluate.faults import Place
from evaldsl.evaluate.plan import InternalError
from evaldsl.model.core import Arithmetic, Scalar
from evaldsl.quantity.exact import crossed, minus, over, plus, power, times, too_large
from evaldsl.quantity.limits import MAX_EXPONENT

OPERATIONS: Final = {"+": plus, "-": minus, "*": times, "/": over}
"""Those of two numbers that never need more than care for zero and size."""
_ONE_DAY: Final = timedelta(days=1)
_COMPARISONS: Final[dict[str, Callable[[Any, Any], bool]]] = {  # Any: check has found both operands to be of one type
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}


def compared(how: str, left: Scalar, right: Scalar) -> bool:
    """Whether a comparison of two values of one type holds."""
    if type(left) is Fraction and type(right) is Fraction:
        return _COMPARISONS[how](*crossed(left, right))
    return _COMPARISONS[how](left, right)


def extreme(which: str, values: Sequence[Scalar]) -> Scalar:
    """The smallest or largest; the first of equals."""
    best = values[0]
    for value in values[1:]:
        if compared("<" if which == "min" else ">", value, best):
            best = value
    return best


def bounded(at: Place, value: Fraction) -> Fraction:
    """A number that is not too large to go on with."""
    if too_large(value):
        raise faults.number_too_large(at)
    return value


def calculated(at: Place, core: Arithmetic, operands: tuple[Scalar, Scalar]) -> Scalar:
    """A power, or arithmetic with dates. Raises EvaluationError where it has no outcome."""
    match core.operator, *operands:
        case "^", Fraction() as base, Fraction() as exponent:
            return bounded(at, _power(at, core, (base, exponent)))
        case "-", date() as later, date() as earlier:
            return Fraction((later - earlier).days)
        case "+", Fraction() as days, date() as day:
            return _moved(at, day, days)
        case "+" | "-", date() as day, Fraction() as days:
            return _moved(at, day, days if core.operator == "+" else -days)
        case _:
            raise InternalError(f"{at.formula} is no arithmetic")


def _power(at: Place, core: Arithmetic, operands: tuple[Fraction, Fraction]) -> Fraction:
    base, exponent = operands
    try:
        whole = abs(exponent) <= MAX_EXPONENT and exponent.denominator == 1
        if whole:
            return power(base, exponent)
        from evaldsl.quantity.irrational import rational_power

        return rational_power(base, exponent)
    except ZeroDivisionError:
        raise faults.division_by_zero(at, core.left) from None
    except ValueError:
        raise faults.no_real_value(at) from None
    except OverflowError:
        raise faults.number_too_large(at) from None


def _moved(at: Place, day: date, days: Fraction) -> date:
    if days.denominator != 1:
        raise faults.no_date(at)
    try:
        return day + days.numerator * _ONE_DAY
    except OverflowError:
        raise faults.no_date(at) from None
