"""`[[调整]]`: complete, of a leaf, within what the rubric allows."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from evaldsl.bind import bind
from evaldsl.facts import read_facts_text
from evaldsl.model.system import Indicator
from sample import FULL, SYSTEM, facts, problems

HEAD = '[[调整]]\n指标 = "目标"\n分 = -0.5\n'
REST = '原因 = "延期"\n佐证 = "纪要"\n经办人 = "张三"\n'


def test_an_adjustment_keeps_who_why_and_where() -> None:
    (found,) = facts(FULL + HEAD + REST).adjustments
    assert (found.indicator, found.points) == ("决策.目标", Fraction(-1, 2))
    assert (found.reason, found.document, found.person) == ("延期", "纪要", "张三")
    assert found.span.text == "[[调整]]"


@pytest.mark.parametrize("amount", ['"-0.5分"', '"－0.5"', '"-0.5 points"', "-0.50"])
def test_points_may_have_their_unit(amount: str) -> None:
    (found,) = facts(FULL + HEAD.replace("-0.5", amount) + REST).adjustments
    assert found.points == Fraction(-1, 2)


def test_english_keys() -> None:
    text = '[[adjustments]]\nindicator = "A102"\namount = 1\nreason = "r"\nevidence = "e"\nperson = "p"\n'
    (found,) = facts(FULL + text).adjustments
    assert (found.indicator, found.points) == ("A102", 1)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (HEAD, "E0617", "[[调整]]"),
        (HEAD + REST.replace("纪要", " "), "E0617", "[[调整]]"),
        (HEAD + REST + '备注 = "无"\n', "E0616", "备注"),
        (HEAD.replace("目标", "决策") + REST, "E0619", '"决策"'),
        (HEAD.replace("目标", "目的") + REST, "E0630", '"目的"'),
        (HEAD.replace("-0.5", '"半分"') + REST, "E0610", '"半分"'),
        (HEAD.replace("-0.5", "[1]") + REST, "E0644", "[1]"),
        (HEAD + REST.replace('"张三"', "3"), "E0643", "3"),
        ("[调整]\n甲 = 1\n", "E0616", "甲"),
    ],
)
def test_mistakes(text: str, code: str, place: str) -> None:
    assert (code, place) in problems(FULL + text)


@pytest.mark.parametrize(
    ("most", "amounts", "codes"),
    [
        (Fraction(1, 2), ("-0.5",), []),
        (Fraction(1, 2), ("-0.51",), ["E0629"]),
        (Fraction(1, 2), ("-0.3", "-0.3"), ["E0629"]),
        (Fraction(1, 2), ("-0.5", "1"), []),
        (Fraction(0), ("0.01",), ["E0628"]),
        (None, ("-50",), []),
    ],
)
def test_limit_of_a_leaf(most: Fraction | None, amounts: tuple[str, ...], codes: list[str]) -> None:
    text = FULL + "".join(HEAD.replace("-0.5", amount) + REST for amount in amounts)
    raw = read_facts_text(text, "facts.toml").raw
    assert raw is not None
    system = attrs.evolve(SYSTEM, indicators=tuple(_limited(one, most) for one in SYSTEM.indicators))
    assert [found.code for found in bind(system, raw).diagnostics] == codes


def _limited(indicator: Indicator, most: Fraction | None) -> Indicator:
    children = tuple(_limited(child, most) for child in indicator.children)
    return attrs.evolve(indicator, children=children, adjust_most=most)
