"""Rounding, powers, printing."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.quantity.exact import (
    Rounding,
    crossed,
    decimal_text,
    fixed_text,
    is_within,
    minus,
    over,
    plus,
    power,
    round_half_up,
    round_to_step,
    times,
    too_large,
    total_of,
)
from evaldsl.quantity.limits import MAX_VALUE_BITS

numbers = st.fractions(max_denominator=10_000)
steps = st.fractions(min_value=Fraction(1, 1000), max_value=1000, max_denominator=1000)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.68825", 4, "0.6883"),
        ("-0.68825", 4, "-0.6883"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.499", 0, "2"),
        ("1/3", 2, "0.33"),
        ("2/3", 2, "0.67"),
        ("-0.001", 2, "0"),
    ],
)
def test_round_half_up(value: str, places: int, expected: str) -> None:
    assert round_half_up(Fraction(value), places) == Fraction(expected)


@given(numbers, st.integers(0, 6))
def test_rounding_is_nearest_and_ties_go_away_from_zero(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    half = Fraction(1, 2 * 10**places)
    assert (rounded * 10**places).denominator == 1
    assert abs(rounded - value) <= half
    if abs(rounded - value) == half:
        assert abs(rounded) > abs(value)


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [
        ("-1.2", "floor", -2),
        ("-1.2", "ceil", -1),
        ("1.2", "floor", 1),
        ("1.2", "ceil", 2),
        ("3", "floor", 3),
        ("3", "ceil", 3),
        ("-2.5", "half_up", -3),
        ("2.5", "half_up", 3),
    ],
)
def test_round_to_step_of_one(value: str, mode: Rounding, expected: int) -> None:
    assert round_to_step(Fraction(value), Fraction(1), mode) == expected


@given(numbers, steps)
def test_floor_and_ceil_are_the_neighbouring_multiples(value: Fraction, step: Fraction) -> None:
    low, high = round_to_step(value, step, "floor"), round_to_step(value, step, "ceil")
    assert low <= value <= high
    assert high - low == (0 if (value / step).denominator == 1 else step)
    assert round_to_step(value, step, "half_up") in (low, high)


@given(st.lists(st.integers(-10_000, 10_000)), st.integers(0, 4))
def test_sums(units: list[int], places: int) -> None:
    values = [Fraction(unit, 10**places) for unit in units]
    assert total_of(values, places) == total_of(values, None) == sum(values)


def test_a_step_is_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        round_to_step(Fraction(1), Fraction(0), "floor")


def test_power() -> None:
    assert power(Fraction(2, 3), Fraction(-2)) == Fraction(9, 4)
    assert power(Fraction(0), Fraction(0)) == 1
    for exponent in (Fraction(1, 2), Fraction(65), Fraction(-65)):
        with pytest.raises(ValueError, match="exponent"):
            power(Fraction(2), exponent)
    with pytest.raises(ZeroDivisionError):
        power(Fraction(0), Fraction(-1))


def test_power_refuses_before_the_work() -> None:
    with pytest.raises(OverflowError):
        power(Fraction(2**MAX_VALUE_BITS), Fraction(64))


@given(numbers, numbers)
def test_the_quick_operations_are_those_of_fraction(a: Fraction, b: Fraction) -> None:
    assert (plus(a, b), minus(a, b), times(a, b)) == (a + b, a - b, a * b)
    first, second = crossed(a, b)
    assert (first < second, first == second) == (a < b, a == b)
    if b:
        assert over(a, b) == a / b
    else:
        with pytest.raises(ZeroDivisionError):
            over(a, b)


@given(numbers)
def test_a_number_without_more_decimals_is_rounded_to_itself(value: Fraction) -> None:
    rounded = round_half_up(value, 2)
    assert round_half_up(rounded, 2) is rounded
    assert (rounded is value) == (rounded == value)


def test_too_large_looks_at_both_parts() -> None:
    assert not too_large(Fraction(2**MAX_VALUE_BITS - 1))
    assert too_large(Fraction(2**MAX_VALUE_BITS))
    assert too_large(Fraction(1, 2**MAX_VALUE_BITS))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3.10", "3.1"), ("100", "100"), ("1/3", "0.333333…"), ("-1/3", "-0.333333…"), ("0.0000001", "0…"), ("0", "0")],
)
def test_decimal_text(value: str, expected: str) -> None:
    assert decimal_text(Fraction(value)) == expected


def test_numbers_that_python_refuses_to_print() -> None:
    assert fixed_text(Fraction(123 * 10**4500), 2) == "1.23×10^4502"
    assert fixed_text(Fraction(-(10**4500)), 0) == "-1.00×10^4500"
    assert decimal_text(Fraction(10**4900) / 7) == "1.42×10^4899…"


@pytest.mark.parametrize("values", [["1.5"], ["1", "0.5"], ["0.25", "0.1", "3"]])
def test_sums_of_finer_numbers(values: list[str]) -> None:
    fractions = [Fraction(value) for value in values]
    assert total_of(fractions, 0) == total_of(fractions, 1) == sum(fractions)


@pytest.mark.parametrize(
    ("a", "b", "within"),
    [("1.005", "1", True), ("1.0101", "1", False), ("-1.005", "-1", True), ("1", "1.01", False), ("0.994", "1", True)],
)
def test_apart_by_less_than_a_hundredth(a: str, b: str, within: bool) -> None:
    assert is_within(Fraction(a), Fraction(b), 100) is within
