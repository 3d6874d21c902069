"""The eight ways to round, at halves and beside them, on both sides of zero."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, get_args

import pytest

from evaldsl.quantity.exact import Rounding, round_to_step

OUTCOMES: Final[dict[Rounding, tuple[int, ...]]] = {
    "floor": (2, 2, 3, -3, -3, -4, 2),
    "ceil": (3, 3, 4, -2, -2, -3, 2),
    "down": (2, 2, 3, -2, -2, -3, 2),
    "up": (3, 3, 4, -3, -3, -4, 2),
    "half_up": (2, 3, 4, -2, -3, -4, 2),
    "half_down": (2, 2, 3, -2, -2, -3, 2),
    "half_even": (2, 2, 4, -2, -2, -4, 2),
    "half_ceil": (2, 3, 4, -2, -2, -3, 2),
}
VALUES = ("2.49", "2.5", "3.5", "-2.49", "-2.5", "-3.5", "2")


@pytest.mark.parametrize("mode", get_args(Rounding))
def test_each_mode(mode: Rounding) -> None:
    assert tuple(round_to_step(Fraction(value), Fraction(1), mode) for value in VALUES) == OUTCOMES[mode]
