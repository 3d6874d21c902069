"""Largest remainder."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.quantity.apportion import apportion

CENT = Fraction(1, 100)


def shares(*texts: str) -> list[Fraction]:
    return [Fraction(item) for item in texts]


def test_thirds() -> None:
    assert apportion(shares("10/3", "10/3", "10/3"), Fraction(10), CENT) == tuple(shares("3.34", "3.33", "3.33"))


def test_equal_remainders_favour_the_larger_share() -> None:
    assert apportion(shares("0.5", "1.5", "1"), Fraction(3), Fraction(1)) == tuple(shares("0", "2", "1"))


def test_multiples_stay_as_they_are() -> None:
    assert apportion(shares("5", "1/3", "1/3", "1/3"), Fraction(6), CENT) == tuple(shares("5", "0.34", "0.33", "0.33"))


def test_the_rounding_of_the_total_is_settled_along() -> None:
    assert apportion(shares("5", "1/3", "1/3"), Fraction("5.67"), CENT) == tuple(shares("5", "0.34", "0.33"))


def test_a_total_rounded_up_or_down_is_settled_along() -> None:
    assert apportion(shares("0.1", "0.3"), Fraction(1), Fraction(1)) == tuple(shares("0", "1"))
    assert apportion(shares("0.9", "0.7"), Fraction(1), Fraction(1)) == tuple(shares("1", "0"))
    assert apportion(shares("3", "0.01"), Fraction(4), Fraction(1)) == tuple(shares("3", "1"))


def test_negative_parts() -> None:
    assert apportion(shares("4/3", "-1/3"), Fraction(1), CENT) == tuple(shares("1.33", "-0.33"))


@pytest.mark.parametrize("total", ["0.005", "3.33", "2", "2.99", "3.01"])
def test_what_cannot_be_apportioned(total: str) -> None:
    with pytest.raises(ValueError, match="total"):
        apportion(shares("1", "2"), Fraction(total), CENT)


@given(
    st.lists(st.fractions(min_value=-100, max_value=100, max_denominator=997), min_size=1, max_size=12),
    st.sampled_from([Fraction(1), Fraction(1, 10), CENT]),
    st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(996, 997)]),
)
def test_sum_is_kept_and_nobody_loses_a_unit(parts: list[Fraction], unit: Fraction, add: Fraction) -> None:
    total = (sum(parts) / unit + add) // 1 * unit  # rounded down, to the nearest, up
    made = apportion(parts, total, unit)
    assert sum(made) == total
    assert all((item / unit).denominator == 1 for item in made)
    assert all(abs(item - part) < unit for item, part in zip(made, parts, strict=True))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=9).filter(any), st.integers(1, 200))
def test_a_larger_share_never_gets_less(weights: list[int], total: int) -> None:
    parts = [Fraction(weight * total, sum(weights)) for weight in weights]
    made = apportion(parts, Fraction(total), Fraction(1))
    ranked = sorted(zip(parts, made, strict=True))
    assert all(low[1] <= high[1] for low, high in itertools.pairwise(ranked) if low[0] < high[0])
