"""`[自评得分]`, `[公布得分]`: by path, suffix or id, the total under its own name."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sample import FULL, facts, problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[自评得分]\n总分 = 95\n", ("self", "", Fraction(95))),
        ('[self_scores]\ntotal = "95.5 points"\n', ("self", "", Fraction(191, 2))),
        ('[公布得分]\n"决策.目标" = "1.25分"\n', ("published", "决策.目标", Fraction(5, 4))),
        ("[公布得分.决策]\n目标 = 0\n", ("published", "决策.目标", Fraction(0))),
        ("[published_scores]\n目标 = 2\n", ("published", "决策.目标", Fraction(2))),
    ],
)
def test_a_claim_is_of_an_indicator_or_the_total(text: str, expected: tuple[str, str, Fraction]) -> None:
    (found,) = facts(FULL + text).claims
    assert (found.kind, found.indicator, found.points) == expected


def test_claims_of_two_kinds_stand_side_by_side() -> None:
    found = facts(FULL + "[自评得分]\n总分 = 95\n[公布得分]\n总分 = 94\n").claims
    assert [(each.kind, each.points) for each in found] == [("self", 95), ("published", 94)]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("[自评得分]\n目的 = 1\n", "E0630", "目的"),
        ('[自评得分]\n目标 = "一分"\n', "E0610", '"一分"'),
        ("[自评得分]\n目标 = [1]\n", "E0644", "[1]"),
        ('[自评得分]\n目标 = 1\n"决策.目标" = 1\n', "E0697", '"决策.目标"'),
    ],
)
def test_mistakes(text: str, code: str, place: str) -> None:
    assert (code, place) in problems(FULL + text)
