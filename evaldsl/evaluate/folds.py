"""Folds over the values of the rows that count: sums, means, scatter, the row that is found."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeVar

from evaldsl.evaluate import faults
from evaldsl.evaluate.arithmetic import bounded
from evaldsl.evaluate.faults import Place
from evaldsl.evaluate.plan import InternalError
from evaldsl.model.core import Aggregate, Const, Core, Scalar
from evaldsl.model.shown import show_value
from evaldsl.quantity.limits import MAX_PRODUCT_BITS

_MOST_SHOWN: Final = 6
_T = TypeVar("_T", bound=Sequence[object])


def fold(at: Place, core: Aggregate, numbers: list[Fraction]) -> Fraction:
    """The outcome of a fold over numbers. Raises EvaluationError where it has none."""
    match core.function:
        case "sum":
            return total(at, numbers)
        case "mean":
            return mean(at, some(at, core, numbers))
        case "median":
            ordered = sorted(some(at, core, numbers))
            middle = len(ordered) // 2
            return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
        case "trimmed_mean":
            return mean(at, _kept(at, core, numbers))
        case "trimmed_sum":
            return total(at, _kept(at, core, numbers))
        case "geometric_mean":
            return _geometric_mean(at, some(at, core, numbers))
        case "harmonic_mean":
            if not all(some(at, core, numbers)):
                raise faults.division_by_zero(at, _value(core))
            return _reciprocal(at, core, mean(at, [1 / number for number in numbers]))
        case "variance":
            return _variance(at, some(at, core, numbers), less=0)
        case "deviation":
            from evaldsl.quantity.irrational import root

            return root(_variance(at, some(at, core, numbers), less=0), 2)
        case "sample_deviation":
            if len(some(at, core, numbers)) == 1:
                raise faults.no_real_value(at)
            from evaldsl.quantity.irrational import root

            return root(_variance(at, numbers, less=1), 2)
        case _:
            raise InternalError(f"{core.function} is no fold over numbers")


def _kept(at: Place, core: Aggregate, numbers: list[Fraction]) -> list[Fraction]:
    """Without the lowest and the highest, or as many at either end as the fold says; something is left."""
    drop = core.weight.value if isinstance(core.weight, Const) else 1
    count = int(drop) if isinstance(drop, Fraction) else 1
    if len(some(at, core, numbers)) <= 2 * count:
        raise faults.too_few_rows(at, len(numbers), count)
    return sorted(numbers)[count:-count]


def total(at: Place, numbers: Sequence[Fraction]) -> Fraction:
    """The sum, as long as it is not too large."""
    result = Fraction(0)
    for number in numbers:
        result = bounded(at, result + number)
    return result


def mean(at: Place, numbers: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean of some numbers."""
    return total(at, numbers) / len(numbers)


def weighted_mean(at: Place, core: Aggregate, pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """The mean of numbers by their weights."""
    whole = total(at, [weight for _, weight in some(at, core, pairs)])
    if not whole:
        raise faults.division_by_zero(at, core.weight or core)
    return bounded(at, total(at, [number * weight for number, weight in pairs]) / whole)


def named_extreme(at: Place, core: Aggregate, pairs: list[tuple[Scalar, Fraction]]) -> str:
    """The names whose number is the largest or smallest, each once, in the order of the rows."""
    extreme = max if core.function == "largest_of" else min
    best = extreme(number for _, number in some(at, core, pairs))
    names = dict.fromkeys(str(name) for name, number in pairs if number == best)
    return ("、" if at.run.language == "zh" else ", ").join(names)


def looked_up(at: Place, core: Aggregate, values: list[Scalar]) -> Scalar:
    """The one value; rows that agree count as one."""
    if not values:
        raise faults.nothing_found(at, core)
    different = list(dict.fromkeys(values))
    if len(different) > 1:
        shown = [show_value(value, _value(core).type, at.run.language) for value in different[:_MOST_SHOWN]]
        raise faults.several_found(at, len(values), tuple(shown))
    return different[0]


def some(at: Place, core: Aggregate, rows: _T) -> _T:
    """The rows, if there are any."""
    if not rows:
        raise faults.no_rows(at, core)
    return rows


def _geometric_mean(at: Place, numbers: Sequence[Fraction]) -> Fraction:
    """The root of the product; its size is known before the work."""
    if min(numbers) < 0:
        raise faults.no_real_value(at)
    size = sum(number.numerator.bit_length() + number.denominator.bit_length() for number in numbers)
    if size > MAX_PRODUCT_BITS:
        raise faults.number_too_large(at)
    from evaldsl.quantity.irrational import root

    return root(_product(numbers), len(numbers))


def _product(numbers: Sequence[Fraction]) -> Fraction:
    """By halves, so that large numbers meet large ones."""
    if len(numbers) == 1:
        return numbers[0]
    middle = len(numbers) // 2
    return _product(numbers[:middle]) * _product(numbers[middle:])


def _variance(at: Place, numbers: Sequence[Fraction], *, less: int) -> Fraction:
    """The mean square distance from the mean, over the count less 0 or 1."""
    middle = mean(at, numbers)
    return bounded(at, total(at, [(number - middle) ** 2 for number in numbers]) / (len(numbers) - less))


def _reciprocal(at: Place, core: Aggregate, value: Fraction) -> Fraction:
    if not value:
        raise faults.division_by_zero(at, _value(core))
    return 1 / value


def _value(core: Aggregate) -> Core:
    if core.value is None:
        raise InternalError("a fold lacks its operand")
    return core.value
