"""Points and rates as score tables print them: 15.00, 68.83%, 100%."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from evaldsl.quantity.exact import fixed_text
from evaldsl.report.document import Tone
from evaldsl.result.result import Node, Result, Status

_MOST_PLACES = 6


def score_places(result: Result) -> int:
    """Decimals of printed points: those of the score; where some are not rounded so, as many as the longest needs.

    At least two and at most six, so that a printed column of unrounded scores adds up too if they end at all.
    """
    places = result.score_places
    if places is not None and _all_end([node.score for node in result.walk()], places):
        return places
    amounts = [result.score, *(node.score for node in result.walk())]
    amounts += [line.printed for node in result.walk() for line in node.lines]
    return next((places for places in range(2, _MOST_PLACES) if _all_end(amounts, places)), _MOST_PLACES)


def _all_end(amounts: list[Fraction], places: int) -> bool:
    return all(10**places % amount.denominator == 0 for amount in amounts)


EXTRA_LINES: Final = frozenset({"bonus", "penalty", "cap", "floor"})
"""The lines of a total that 加分 and 减分 make."""


def extras_net(result: Result) -> Fraction | None:
    """What 加分 and 减分 with their limits add to the total; None without any."""
    lines = [line.printed for line in result.lines if line.kind in EXTRA_LINES]
    return -sum(lines, Fraction(0)) if lines else None


def rate_text(rate: Fraction | None) -> str:
    """A rate with two decimals, half up; exactly 1 is `100%`; None (no weight) is a dash."""
    if rate is None:
        return "—"
    return "100%" if rate == 1 else fixed_text(rate * 100, 2) + "%"


def score_cells(weight: Fraction, score: Fraction, places: int) -> tuple[str, str, str]:
    """分值, 得分, 得分率."""
    rate = score / weight if weight else None
    return fixed_text(weight, places), fixed_text(score, places), rate_text(rate)


def node_cells(node: Node, places: int) -> tuple[str, str, str]:
    """分值, 得分, 得分率 of an indicator: dashes for what is not applicable, the rate of what is."""
    weight = fixed_text(node.weight, places)
    if node.status is Status.NOT_APPLICABLE and not node.base:
        return weight, "—", "—"
    return weight, fixed_text(node.score, places), rate_text(node.rate)


def rate_tone(rate: Fraction | None) -> Tone:
    """How well an indicator did: full marks, 90%, 80%, 60% and more, or less."""
    if rate is None:
        return "plain"
    if rate >= 1:
        return "full"
    for limit, tone in _TONES:
        if rate >= limit:
            return tone
    return "poor"


_TONES: tuple[tuple[Fraction, Tone], ...] = (
    (Fraction(9, 10), "good"),
    (Fraction(8, 10), "fair"),
    (Fraction(6, 10), "weak"),
)
