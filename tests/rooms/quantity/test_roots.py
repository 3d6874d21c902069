"""Roots and geometric means: exact where they can be, else 50 digits, never further away than half of the last."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.quantity.roots import DIGITS, geometric_mean, root

positive = st.fractions(min_value=Fraction(1, 10**9), max_value=10**9, max_denominator=10**9)
degrees = st.integers(1, 40)


@given(positive, degrees)
def test_the_root_of_a_power_is_exact(value: Fraction, degree: int) -> None:
    assert root(value**degree, degree) == value


@given(positive, degrees)
def test_an_irrational_root_is_rounded_correctly(value: Fraction, degree: int) -> None:
    found = root(value, degree)
    if found**degree == value:
        return
    places = _places(found)
    half = Fraction(1, 2) / 10**places if places >= 0 else Fraction(10**-places, 2)
    assert (found - half) ** degree < value < (found + half) ** degree


def _places(value: Fraction) -> int:
    """The decimals that make a number one of DIGITS digits."""
    places = 0
    while value * Fraction(10) ** places >= 10**DIGITS:
        places -= 1
    while value * Fraction(10) ** places < 10 ** (DIGITS - 1):
        places += 1
    return places


def test_the_first_digits_are_those_of_tables() -> None:
    assert root(Fraction(2), 2) == Fraction(14142135623730950488016887242096980785696718753769, 10**49)


def test_weights_are_exponents() -> None:
    pairs = [(Fraction(1, 4), Fraction(1)), (Fraction(4), Fraction(3))]
    assert geometric_mean(pairs) == 2
    assert geometric_mean([(Fraction(9, 10), Fraction(50)), (Fraction(2, 5), Fraction(50))]) == Fraction(3, 5)


def test_a_zero_that_counts_makes_zero() -> None:
    assert geometric_mean([(Fraction(0), Fraction(1)), (Fraction(4), Fraction(1))]) == 0
    assert geometric_mean([(Fraction(0), Fraction(0)), (Fraction(4), Fraction(1))]) == 4


def test_weights_that_are_too_fine_are_refused() -> None:
    with pytest.raises(OverflowError):
        geometric_mean([(Fraction(1, 2), Fraction(1, 1001)), (Fraction(1, 3), Fraction(1000, 1001))])
