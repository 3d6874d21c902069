"""Roots, powers, logarithms, exponentials: exact where they are rational, correctly rounded where they are not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldsl.quantity.irrational import (
    SIGNIFICANT,
    exponential,
    logarithm,
    logarithm_to,
    rational_power,
    root,
    rounded,
)

POSITIVE = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6, max_denominator=10**6)


@pytest.mark.parametrize(
    ("found", "exact"),
    [
        (root(Fraction(8, 27), 3), Fraction(2, 3)),
        (root(Fraction(-8), 3), Fraction(-2)),
        (root(Fraction(0), 2), Fraction(0)),
        (root(Fraction(1007**900), 900), Fraction(1007)),
        (rational_power(Fraction(32), Fraction(3, 5)), Fraction(8)),
        (rational_power(Fraction(4, 9), Fraction(-1, 2)), Fraction(3, 2)),
        (logarithm(Fraction(1)), Fraction(0)),
        (logarithm_to(Fraction(1000), Fraction(10)), Fraction(3)),
        (logarithm_to(Fraction(1, 8), Fraction(4)), Fraction(-3, 2)),
        (logarithm_to((1 + Fraction(1, 2**300)) ** 2, (1 + Fraction(1, 2**300)) ** 3), Fraction(2, 3)),
        (exponential(Fraction(0)), Fraction(1)),
    ],
)
def test_rational_outcomes_are_exact(found: Fraction, exact: Fraction) -> None:
    assert found == exact


@pytest.mark.parametrize(
    ("found", "digits"),
    [
        (root(Fraction(2), 2), "1.4142135623730950488016887242096980785696718753769"),
        (logarithm(Fraction(2)), "0.69314718055994530941723212145817656807550013436026"),
        (logarithm_to(Fraction(2), Fraction(10)), "0.30102999566398119521373889472449302676818988146211"),
        (exponential(Fraction(1)), "2.7182818284590452353602874713526624977572470937000"),
        (exponential(Fraction(-1)), "0.36787944117144232159552377016146086744581113103177"),
        (rational_power(Fraction(2), Fraction(1, 3)), "1.2599210498948731647672106072782283505702514647015"),
        (
            exponential(Fraction(5, 10**50)),
            "1.0000000000000000000000000000000000000000000000001",
        ),  # a little above a tie
        (exponential(Fraction(-5, 10**51)), "0.99999999999999999999999999999999999999999999999999500"),
    ],
)
def test_irrational_outcomes_have_fifty_correct_digits(found: Fraction, digits: str) -> None:
    assert found == rounded(Fraction(digits))


@given(POSITIVE, st.integers(2, 9))
def test_a_root_lies_within_half_a_unit_of_its_last_digit(value: Fraction, degree: int) -> None:
    found = root(value, degree)
    half = found * Fraction(1, 10 ** (SIGNIFICANT - 1)) / 2
    assert (found - half) ** degree <= value <= (found + half) ** degree


@given(POSITIVE, POSITIVE)
def test_logarithms_and_exponentials_keep_their_laws(first: Fraction, second: Fraction) -> None:
    near = Fraction(1, 10**40)
    assert abs(logarithm(first * second) - logarithm(first) - logarithm(second)) < near
    assert abs(exponential(logarithm(first)) / first - 1) < near


@given(POSITIVE, st.integers(2, 7), st.integers(-20, 20).filter(bool))
def test_against_ball_arithmetic(value: Fraction, degree: int, power: int) -> None:
    flint = pytest.importorskip("flint", reason="the oracle python-flint is not installed")
    flint.ctx.prec = 600
    ball = flint.arb(flint.fmpq(value.numerator, value.denominator))
    assert _overlap(flint, root(value, degree), ball.root(degree))
    assert _overlap(flint, logarithm(value), ball.log())
    assert _overlap(flint, exponential(Fraction(power, degree)), flint.arb(flint.fmpq(power, degree)).exp())
    assert _overlap(flint, rational_power(value, Fraction(power, degree)), ball ** flint.arb(flint.fmpq(power, degree)))


def _overlap(flint: object, found: Fraction, ball: object) -> bool:
    """Whether the ball lies within half a unit of the last of fifty digits."""
    exact = flint.arb(flint.fmpq(found.numerator, found.denominator))  # type: ignore[attr-defined]  # untyped package
    half = abs(found) * Fraction(1, 10 ** (SIGNIFICANT - 1)) / 2
    room = flint.arb(flint.fmpq(half.numerator, half.denominator))  # type: ignore[attr-defined]  # untyped package
    return bool(abs(exact - ball) <= room)


@pytest.mark.parametrize(
    "call",
    [
        lambda: root(Fraction(-4), 2),
        lambda: rational_power(Fraction(-2), Fraction(1, 2)),
        lambda: logarithm(Fraction(0)),
        lambda: logarithm_to(Fraction(2), Fraction(1)),
    ],
)
def test_what_has_no_real_value(call: object) -> None:
    with pytest.raises(ValueError, match=r"no|positive"):
        call()  # type: ignore[operator]  # one of the lambdas above


def test_sizes_are_bounded_before_the_work() -> None:
    with pytest.raises(OverflowError):
        exponential(Fraction(10**9))
    with pytest.raises(OverflowError):
        rational_power(Fraction(10), Fraction(10**9 + 1, 2))


@pytest.mark.parametrize(
    ("found", "digits"),
    [
        (root(Fraction(2), 2), "1.4142135623730950488016887242096980785696718753769"),  # …48073
        (logarithm(Fraction(2)), "0.69314718055994530941723212145817656807550013436026"),  # …025525
        (exponential(Fraction(1)), "2.7182818284590452353602874713526624977572470937000"),  # …699959
    ],
)
def test_known_constants_have_fifty_digits(found: Fraction, digits: str) -> None:
    assert found == Fraction(digits)
