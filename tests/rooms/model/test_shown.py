"""Formulas as short texts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaldsl.diagnostics import Language
from evaldsl.model.core import (
    Aggregate,
    Answer,
    Arithmetic,
    Column,
    Compare,
    Const,
    Core,
    Extreme,
    Fact,
    If,
    Logic,
    Not,
    Piece,
    Piecewise,
    Round,
    Select,
)
from evaldsl.model.shown import show_core, show_value
from evaldsl.model.types import NumberType, TextType, TruthType
from evaldsl.quantity.units import MONEY

PURE = NumberType()
TRUTH = TruthType()
a, b, c = (Fact(name, type=PURE) for name in "abc")
one, two = (Const(Fraction(n), str(n), type=PURE) for n in (1, 2))
p, q, r = (Fact(name, type=TRUTH) for name in "pqr")
cost = Column("子项目", "支出", type=PURE)


def calc(left: Core, operator: str, right: Core) -> Arithmetic:
    return Arithmetic(operator, left, right, type=PURE)  # type: ignore[arg-type]  # a test's literal


def logic(operator: str, *operands: Core) -> Logic:
    return Logic(operator, operands, type=TRUTH)  # type: ignore[arg-type]  # a test's literal


def rows(function: str, value: Core | None, where: Core | None = None, weight: Core | None = None) -> Aggregate:
    return Aggregate(function, "子项目", value, where, weight, type=PURE)  # type: ignore[arg-type]  # a test's literal


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        (calc(a, "/", b), "a / b"),
        (calc(calc(a, "+", b), "*", c), "(a + b) × c"),
        (calc(a, "+", calc(b, "*", c)), "a + b × c"),
        (calc(a, "-", calc(b, "-", c)), "a - (b - c)"),
        (calc(calc(a, "-", b), "-", c), "a - b - c"),
        (calc(a, "/", calc(b, "*", c)), "a / (b × c)"),
        (calc(a, "*", calc(b, "/", c)), "a × b / c"),
        (calc(calc(a, "^", two), "^", two), "(a^2)^2"),
        (calc(Const(Fraction(0), "0", type=PURE), "-", calc(a, "+", b)), "-(a + b)"),
        (calc(a, "*", Const(Fraction(-1), "-1", type=PURE)), "a × (-1)"),
        (Compare("≥", calc(a, "+", one), b, type=TRUTH), "a + 1 ≥ b"),
        (logic("and", p, logic("or", q, r)), "p 且 (q 或 r)"),
        (logic("or", p, Not(q, type=TRUTH)), "p 或 非 q"),
        (Not(logic("and", p, q), type=TRUTH), "非 (p 且 q)"),
        (If(p, one, two, type=PURE), "若 p 则 1 否则 2"),
        (calc(If(p, one, two, type=PURE), "+", one), "(若 p 则 1 否则 2) + 1"),
        (Extreme("min", (a, one), type=PURE), "最小(a, 1)"),
        (Round("floor", a, one, type=PURE), "向下取整(a)"),
        (Round("half_up", a, two, type=PURE), "四舍五入(a, 2)"),
        (Answer("甲", 2, type=PURE), "要点2"),
        (rows("sum", cost), "合计(子项目.支出)"),
        (rows("sum", cost, Compare(">", cost, one, type=TRUTH)), "合计(子项目.支出 当 支出 > 1)"),
        (rows("weighted_mean", cost, None, cost), "加权平均(子项目.支出, 子项目.支出)"),
        (rows("count", None), "计数(子项目)"),
        (rows("count", None, Compare("=", cost, one, type=TRUTH)), "子项目(支出 = 1)"),
        (rows("share", None, Compare("=", cost, one, type=TRUTH)), "占比(子项目 当 支出 = 1)"),
        (Select(a, (("高", one), ("低", two)), one, type=PURE), "对应(a; 高 1, 低 2, 其余 1)"),
        (
            Piecewise(a, (Piece(None, False, one, False, one), Piece(one, True, two, True, two)), two, type=PURE),
            "分段(a; (-∞, 1) 1, [1, 2] 2, 其余 2)",
        ),
    ],
)
def test_chinese(core: Core, expected: str) -> None:
    assert show_core(core, "zh") == expected


def test_english() -> None:
    core = If(logic("and", p, Not(q, type=TRUTH)), Extreme("max", (a, one), type=PURE), rows("count", None), type=PURE)
    assert show_core(core, "en") == "if p and not q then max(a, 1) otherwise count(子项目)"


@pytest.mark.parametrize(("language", "expected"), [("zh", "2.00万元"), ("en", "20000 yuan")])
def test_values(language: Language, expected: str) -> None:
    assert show_value(Fraction(20000), NumberType(MONEY), language) == expected
    assert show_value("高", TextType(), language) == "高"
    assert show_value(True, TRUTH, language) == {"zh": "是", "en": "yes"}[language]
