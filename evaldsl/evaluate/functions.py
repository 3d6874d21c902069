"""Functions of single values: roots and logarithms, texts, dates and workdays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from evaldsl.evaluate import faults
from evaldsl.evaluate.faults import Place
from evaldsl.evaluate.plan import InternalError
from evaldsl.model.core import Apply, Scalar
from evaldsl.quantity.exact import too_large
from evaldsl.quantity.irrational import exponential, logarithm, logarithm_to, root
from evaldsl.quantity.limits import MAX_DATES

_ONE_DAY: Final = timedelta(days=1)
_FRIDAY: Final = 5
_MONTHS: Final = 12


def apply(at: Place, core: Apply, values: Sequence[Scalar]) -> Scalar:
    """The outcome of a function. Raises EvaluationError where it has none."""
    if core.function in {"largest_named", "smallest_named"}:
        return _named(core, values, "、" if at.run.language == "zh" else ", ")
    try:
        value = _apply(core, values)
    except ZeroDivisionError:
        raise faults.division_by_zero(at, core) from None
    except DateError:
        raise faults.no_date(at) from None
    except ValueError:
        raise faults.no_real_value(at) from None
    except OverflowError:
        raise faults.number_too_large(at) from None
    if isinstance(value, Fraction) and too_large(value):
        raise faults.number_too_large(at)
    return value


class DateError(Exception):
    """No such date, or too many days to go over."""


def _apply(core: Apply, values: Sequence[Scalar]) -> Scalar:
    match core.function, *values:
        case "root", Fraction() as value:
            return root(value, 2)
        case "root", Fraction() as value, Fraction() as degree:
            return root(value, int(degree))
        case "ln", Fraction() as value:
            return logarithm(value)
        case "log", Fraction() as value, Fraction() as base:
            return logarithm_to(value, base)
        case "exp", Fraction() as value:
            return exponential(value)
        case "contains", str() as words, str() as part:
            return part in words
        case "starts", str() as words, str() as part:
            return words.startswith(part)
        case "ends", str() as words, str() as part:
            return words.endswith(part)
        case "length", str() as words:
            return Fraction(len(words.strip()))
        case _:
            return _calendar(core, values)


def _named(core: Apply, values: Sequence[Scalar], separator: str) -> str:
    """The names whose number is the largest or smallest, in order; equals are named together."""
    pairs = list(zip(values[::2], values[1::2], strict=True))
    numbers = [number for _, number in pairs if isinstance(number, Fraction)]
    best = max(numbers) if core.function == "largest_named" else min(numbers)
    return separator.join(str(name) for name, number in pairs if number == best)


def _calendar(core: Apply, values: Sequence[Scalar]) -> Scalar:
    match core.function, *values:
        case "year", date() as day:
            return Fraction(day.year)
        case "month", date() as day:
            return Fraction(day.month)
        case "day", date() as day:
            return Fraction(day.day)
        case "weekday", date() as day:
            return Fraction(day.isoweekday())
        case "months_after", date() as day, Fraction() as months:
            return _months_after(day, months)
        case "workdays", date() as first, date() as last, *columns:
            return _workdays(first, last, columns)
        case "workdays_after", date() as day, Fraction() as count, *columns:
            return _workdays_after(day, count, columns)
        case _:
            raise InternalError(f"{core.function} is no function of these values")


def _months_after(day: date, months: Fraction) -> date:
    """The same day months later; where the month is too short, its last."""
    if months.denominator != 1:
        raise DateError
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months.numerator, _MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise DateError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# ── workdays ──────────────────────────────────────────────────────────────────────────────────────


def _workdays(first: date, last: date, columns: Sequence[Scalar]) -> Fraction:
    """Workdays after the first date up to the last; negative where the last is earlier."""
    if last < first:
        return -_workdays(last, first, columns)
    off, on = _calendars(columns)
    weeks, rest = divmod((last - first).days, 7)
    count = weeks * _FRIDAY + sum((first + (n + 1) * _ONE_DAY).isoweekday() <= _FRIDAY for n in range(rest))
    count -= sum(first < day <= last and day.isoweekday() <= _FRIDAY for day in off - on)
    count += sum(first < day <= last and day.isoweekday() > _FRIDAY for day in on)
    return Fraction(count)


def _workdays_after(day: date, count: Fraction, columns: Sequence[Scalar]) -> date:
    """The workday so many workdays later, or earlier; the day itself for none."""
    if count.denominator != 1 or abs(count) > MAX_DATES:
        raise DateError
    off, on = _calendars(columns)
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count.numerator)
    while left:
        try:
            day += step
        except OverflowError:
            raise DateError from None
        left -= day in on or (day.isoweekday() <= _FRIDAY and day not in off)
    return day


def _calendars(columns: Sequence[Scalar]) -> tuple[frozenset[date], frozenset[date]]:
    """Holidays, and days off that are worked. A day in both is worked."""
    days = [frozenset(map(date.fromisoformat, str(column).split())) for column in columns]
    off, on, *_ = (*days, frozenset[date](), frozenset[date]())
    return off, on
