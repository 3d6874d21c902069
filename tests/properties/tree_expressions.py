"""Makers of names, numbers and expressions that a program can hold."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from evaldsl.quantity.units import UNITS
from evaldsl.syntax import tree
from evaldsl.syntax.build.values import ONE_SPELLING
from evaldsl.syntax.keywords import keywords
from properties.makers import NOWHERE, Maker, booleans, drawn, just, maybe, node, one, several

KEYWORDS = sorted({" ".join(s.words) for group in keywords().whole.values() for s in group})
PLAIN = ["预算执行率", "到位资金", "x", "A101", "M2增速", "项目支出_2020", "优", "产出", "满意度", "service", "Über"]
ODD = [
    '"三公经费"变动率', "近3年平均", "指标1", "2021年", "Parents' view", "a`b", "甲」乙", "total at most", "①", "㎡",
    "扣0.5分", "每低", "得满分率", "当年", "若干", "以上年度", "以上得分", "最多扣分", "不足额", "above",
    "more", "nothing", "人/天", "否则得", "each", "一个", "两项", "ＡＢ", "．", "🚀", "non‑breaking", "x²", "得分数",
    "其余得", "等级", "grade", "心得", "equal",
]  # fmt: skip
COUNTERS = ["项", "条", "人次", "个月", "年", "items", "lifts", "平方米", "批次", "户次"]
"""The last two are declared by the programs that use them."""


def _can_be_quoted(text: str) -> bool:
    return bool(text) and text == text.strip() and not ("`" in text and "」" in text)


one_line = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=8)
name_texts = one(KEYWORDS) | one(PLAIN) | one(ODD) | drawn(one_line.filter(_can_be_quoted))
names = node(tree.Name, name_texts)
paths = node(tree.Path, several(names))
strings = node(tree.String, drawn(one_line) | one(['"', "“甲”", "a # b", "，当 x", "「"]))
labels = names | strings

digits = drawn(st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True))
units = one([*(unit for unit in sorted(UNITS) if unit not in ONE_SPELLING), *COUNTERS, "位小数"])
numbers = node(tree.Number, digits, units)
bare_numbers = node(tree.Number, digits, just(""))
truths = node(tree.Truth, booleans)
dates = node(tree.DateLiteral, drawn(st.dates()))
references = node(tree.Reference, paths)


def arithmetic(operators: str, left: Any, right: Any) -> Maker:
    return node(tree.Arithmetic, one(operators), left, right)


# ── expressions, one strategy for each level of the grammar ─────────────────────────────────────────


@cache
def atoms(depth: int) -> Maker:
    plain = numbers | strings | dates | truths | references
    if depth == 0:
        return plain
    inner = expressions(depth - 1)
    groups = node(tree.Group, inner)
    choices = node(tree.Choice, labels | numbers | intervals(0), sums(depth - 1))
    mappings = node(tree.Mapping, inner, several(choices), maybe(sums(depth - 1)))
    return plain | calls(depth) | groups | mappings


@cache
def calls(depth: int) -> Maker:
    """`数量(x)` is left out: behind a colon it would declare a unit."""
    inner = expressions(max(depth - 1, 0))
    callees = paths.filter(lambda path: path.parts[-1].text not in ("数量", "count"))
    arguments = node(tree.Argument, inner, maybe(names))
    without = node(tree.Call, callees, several(arguments, 0))
    return without | node(tree.Call, callees, several(arguments), inner)


@cache
def unaries(depth: int) -> Maker:
    powers = atoms(depth)
    if depth == 0:
        return powers | node(tree.Negate, powers)
    inner = unaries(depth - 1)
    return powers | arithmetic("^", powers, inner) | node(tree.Negate, inner)


@cache
def products(depth: int) -> Maker:
    single = unaries(depth)
    return single if depth == 0 else single | arithmetic("*/", products(depth - 1), single)


@cache
def sums(depth: int) -> Maker:
    single = products(depth)
    return single if depth == 0 else single | arithmetic("+-", sums(depth - 1), single)


def comparisons(depth: int) -> Maker:
    operands, operators = sums(depth), one("=≠<≤>≥")

    def make(draw: st.DrawFn) -> Any:
        count = draw(st.integers(2, 3))
        compared = tuple(operands.make(draw) for _ in range(count))
        return tree.Comparison(compared, tuple(operators.make(draw) for _ in range(count - 1)), span=NOWHERE)

    return Maker(make)


@cache
def expressions(depth: int) -> Maker:
    compared = sums(depth) | comparisons(depth) | node(tree.Within, sums(depth), intervals(max(depth - 1, 0)))
    negations = compared | node(tree.Not, compared)
    conjunctions = negations | node(tree.Logic, just("and"), several(negations, 2))
    disjunctions = conjunctions | node(tree.Logic, just("or"), several(conjunctions, 2))
    if depth == 0:
        return disjunctions
    inner = expressions(depth - 1)
    return disjunctions | node(tree.Conditional, inner, inner, inner)


@cache
def intervals(depth: int) -> Maker:
    ends = sums(depth)
    return node(tree.Range, ends, booleans, ends, booleans)
