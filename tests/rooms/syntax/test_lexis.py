"""Characters, numbers, units, quotes and dates."""

from __future__ import annotations

from datetime import date

import pytest

from evaldsl.syntax import tree
from rooms.syntax.reading import codes, indicator, program, read, sentence, value


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("（ａ＋ｂ）×２", "(a+b)*2"),
        ("a≧1", "a≥1"),
        ("a≦1", "a<=1"),
        ("a≠1", "a!=1"),
        ("a＝1", "a=1"),
        ("a＜1", "a<1"),
        ("a　＋　b", "a + b"),
        ("６０％", "60%"),
        ("a÷b−c", "a/b-c"),
        ("f（a，b）", "f(a, b)"),
        ("f（a：b）", "f(a: b)"),
        ("对应（x；高 0.5，低 0.2）", "对应(x; 高 0.5、低 0.2)"),
        ("x 在 【1，2）", "x 在 [1, 2)"),
        ("“甲”", '"甲"'),
        ("“甲“乙”丙”", '"甲“乙”丙"'),
        ("”甲“", '"甲"'),
    ],
)
def test_wide_and_narrow_are_the_same(wide: str, narrow: str) -> None:
    assert value(wide) == value(narrow)


def test_signs_that_normalisation_would_fold_are_kept() -> None:
    assert value("「①㎡½」") == value("`①㎡½`")
    assert value("「①㎡½」") != value("「1m21⁄2」")


@pytest.mark.parametrize(
    ("written", "digits", "unit"),
    [
        ("1481.90万元", "1481.90", "万元"),
        ("1 亿元", "1", "亿元"),
        ("2个百分点", "2", "个百分点"),
        ("2pp", "2", "个百分点"),
        ("3‰", "3", "‰"),
        ("30天", "30", "天"),
        ("30日", "30", "天"),
        ("30 days", "30", "天"),
        ("25个工作日", "25", "工作日"),
        ("1 point", "1", "分"),
        ("5pts", "5", "分"),
        ("0.50", "0.50", ""),
        ("5 months", "5", "months"),
    ],
)
def test_numbers_with_units(written: str, digits: str, unit: str) -> None:
    number = value(written)
    assert number == tree.Number(digits, unit, span=number.span)


def test_a_unit_is_declared_by_use() -> None:
    data = "基础数据\n    抽检: 数量(批次品)\n    巡查: count(「人/天」)\n"
    _, definition = program(data + "甲 = 抽检 / 800批次品 + 巡查 / 5人/天\n").items
    assert isinstance(definition, tree.Definition)
    assert "unit='批次品'" in repr(definition.value)
    assert "unit='人/天'" in repr(definition.value)
    assert codes("甲 = 抽检 / 800批次品\n") != []


def test_dates() -> None:
    iso = value("2021-12-31")
    assert iso == tree.DateLiteral(date(2021, 12, 31), span=iso.span)
    assert value("2021年12月31日") == iso
    assert value("2021年2月3日") == value("2021-02-03")
    assert codes("甲 = 2021-02-30\n") == ["E0121"]


def test_texts() -> None:
    quoted = value('"他说""好"""')
    assert isinstance(quoted, tree.String)
    assert quoted.text == '他说"好"'
    hash_sign = value('"# 不是注释"')
    assert isinstance(hash_sign, tree.String)
    assert hash_sign.text == "# 不是注释"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("甲 = 1 @ 2", "E0102"),
        ('甲 = "没有结束', "E0103"),
        ("甲 = 「没有结束", "E0104"),
        ("甲 = 1,481.90万元", "E0106"),
        ("甲 = 1e6", "E0108"),
    ],
)
def test_what_cannot_be_scanned(line: str, code: str) -> None:
    assert codes(line + "\n") == [code]


def test_a_grouped_number_is_read_with_a_fix() -> None:
    (diagnostic,) = read("甲 = 1,481.90万元\n").diagnostics
    assert diagnostic.fix is not None
    assert diagnostic.fix.replacement == "1481.90"


def test_columns_stay_true_behind_wide_characters() -> None:
    (diagnostic,) = read("甲 ＝ （１＋＠）\n").diagnostics
    assert diagnostic.span is not None
    assert diagnostic.span.text == "＠"


def test_a_full_stop_ends_a_sentence_and_semicolons_part_clauses() -> None:
    assert sentence("x≦100%,计5分;每超过一个百分点扣0.5分,扣完为止。") == sentence(
        "x ≤ 100% 得 5分，每高 1个百分点 扣 0.5分，扣完为止"
    )


def test_comments_are_kept_apart() -> None:
    parsed = read("# 头\n甲 5分 # 尾\n")
    assert [(c.text, c.line, c.alone) for c in parsed.comments] == [("头", 1, True), ("尾", 2, False)]
    assert parsed.program.items == (indicator("甲 5分\n"),)


def test_an_indicator_weight_needs_its_unit() -> None:
    assert codes("甲 5\n") == ["E0123"]
    assert codes("甲 5天\n") == ["E0122"]
