"""Expressions as text: brackets where they are needed, names quoted where they must be."""

from __future__ import annotations

import pytest

from evaldsl.phrase import expression_text
from evaldsl.syntax import tree
from evaldsl.syntax.names import PLACES, is_word, written_name
from rooms.syntax.reading import value

SAME = [
    "a + b × c - -d / e^2",
    "(a + b) × c",
    "(a)",
    "-x^2",
    "60 ≤ x < 80",
    "x 在 [80%, 90%)",
    "a 且 非 b 或 c = 是",
    "若 a > 1 则 若 b 则 1 否则 2 否则 3",
    "对应(x; 高 0.56, 低 -0.22, 其余 0)",
    '合计(子项目.支出, 取整: 是 当 类别 = "甲""乙" 且 日期 > 2021-12-31)',
    "f()",
    "1481.90万元 / 25个工作日",
]


@pytest.mark.parametrize("text", SAME)
def test_canonical_text_stays(text: str) -> None:
    assert expression_text(value(text), "zh") == text


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("若 a 且 b 则 是 否则 非 c", "if a and b then yes otherwise not c"),
        ("x 在 [1天, 5分] 或 对应(x; 甲 1, 其余 2)", "x within [1 day, 5 points] or match(x; 甲 1, rest 2)"),
        ("2个百分点 + 100万元 + 800人次", "2pp + 100万元 + 800人次"),
    ],
)
def test_english(text: str, english: str) -> None:
    assert expression_text(value(text), "en") == english
    assert value(english) == value(text)


def test_brackets_are_added_where_the_tree_has_none() -> None:
    """Parameters are replaced by arguments in the tree, without brackets."""
    product = value("a × b")
    added = value("c + d")
    assert isinstance(product, tree.Arithmetic)
    changed = tree.Arithmetic("*", added, tree.Negate(product, span=product.span), span=product.span)
    assert expression_text(changed, "zh") == "(c + d) × -(a × b)"
    power = tree.Arithmetic("^", changed, product, span=product.span)
    assert expression_text(power, "zh") == "((c + d) × -(a × b))^(a × b)"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("预算执行率", "预算执行率"),
        ("得分", "得分"),
        ("当", "当"),
        ("若", "「若」"),
        ("match", "「match」"),
        ("近3年平均", "「近3年平均」"),
        ("2021年", "「2021年」"),
        ('"三公经费"变动率', '「"三公经费"变动率」'),
        ("甲」乙", "`甲」乙`"),
        ("A101", "A101"),
        ("M2增速", "M2增速"),
        ("ＡＢ", "「ＡＢ」"),
        ("等权", "「等权」"),
    ],
)
def test_names_in_an_expression(name: str, written: str) -> None:
    assert written_name(name, "zh", "operand") == written
    read = value(written)
    assert isinstance(read, tree.Reference)
    assert read.path.text == name


def test_what_must_be_quoted_depends_on_the_place() -> None:
    assert written_name("其余", "zh", "row") == "「其余」"
    assert written_name("其余", "zh", "operand") == "其余"
    assert written_name("below", "en", "each") == "`below`"
    assert written_name("below", "en", "operand") == "below"
    assert written_name("要点", "en", "member") == "`要点`"
    assert written_name("要点", "en", "name") == "要点"
    assert written_name("a`b", "en", "name") == "「a`b」"


def test_every_place_can_be_reached() -> None:
    assert [written_name("预算", "zh", place) for place in PLACES] == ["预算"] * len(PLACES)


@pytest.mark.parametrize("text", ["", "a b", "5a", "a-b", "近3年", "①", "x²", "ａ", "a.b"])
def test_no_word(text: str) -> None:
    assert not is_word(text)
