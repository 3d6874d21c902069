"""Leaves from rows: what a row brings, which cells it must have, and who may name its leaf."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Result

_SPEC = """
指标体系 "自评"
    满分 100分
    得分 保留 2位小数
基础数据
    绩效指标: 表
        名目: 文本
        类别: 文本 缺省 "产出"
        指标值: 数值
        完成值: 数值
        完成率 = 完成值 / 指标值
        分值: 分数
逐行 绩效指标
    名称 名目
    分组 类别
    分值 分值
    差 = 指标值 - 完成值
    调整 不超过 2分
    当 分值 > 50分
        完成率 ≥ 100% 得满分，每低1个百分点扣1分，不足一档 按比例
    其余
        要点
            ① 完成了，当 差 ≤ 0
            ② 有记录
"""


def _scored(folder: Path, facts: str, spec: str = _SPEC) -> tuple[list[str], Result | None]:
    (folder / "spec.eval").write_text(spec.lstrip("\n"), encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    return [each.code for each in outcome.diagnostics], outcome.result


def _rows(*rows: str) -> str:
    return "".join(f"[[绩效指标]]\n{row}\n" for row in rows)


_TWO = _rows(
    '名目 = "甲"\n指标值 = 100\n完成值 = 98.5\n分值 = 60\n佐证 = "台账"\n原因 = "停电"',
    '名目 = "乙"\n指标值 = 3\n完成值 = 3\n分值 = 40',
)


def _score(result: Result, name: str) -> Fraction:
    return next(node.score for node in result.walk() if node.name == name)


def test_rules_read_the_cells_of_their_row_computed_ones_too(tmp_path: Path) -> None:
    codes, result = _scored(tmp_path, '[要点.乙]\n2 = "不符合"\n' + _TWO)
    assert codes == []
    assert result is not None
    assert _score(result, "甲") == Fraction("58.5")  # 1.5 points below
    assert _score(result, "乙") == 20  # one of two points
    assert _score(result, "产出") == Fraction("78.5")


def test_points_and_adjustments_name_the_leaves_of_rows(tmp_path: Path) -> None:
    changed = '[[调整]]\n指标 = "产出.甲"\n分 = 1\n原因 = "评审会"\n佐证 = "纪要"\n经办人 = "李"\n'
    codes, result = _scored(tmp_path, '[要点.乙]\n2 = "符合"\n' + changed + _TWO)
    assert codes == []
    assert result is not None
    assert _score(result, "甲") == Fraction("59.5")


def test_lines_carry_the_document_and_reason_of_the_row(tmp_path: Path) -> None:
    _, result = _scored(tmp_path, '[要点.乙]\n2 = "符合"\n' + _TWO)
    assert result is not None
    line = next(line for node in result.walk() if node.name == "甲" for line in node.lines)
    assert {(each.document, each.reason) for each in line.evidence} == {("台账", "停电")}


def test_missing_points_of_rows_are_listed(tmp_path: Path) -> None:
    codes, result = _scored(tmp_path, _TWO)
    assert (codes, result) == (["E0601"], None)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('名目 = "丙"\n指标值 = 1\n分值 = 40', "E0625"),  # 完成值 is read by the second kind
        ('名目 = "丙"\n指标值 = 1\n完成值 = 1', "E0625"),  # the weight
        ('名目 = "甲"\n指标值 = 1\n完成值 = 1\n分值 = 40', "E0728"),
        ('名目 = " "\n指标值 = 1\n完成值 = 1\n分值 = 40', "E0729"),
        ('名目 = "丙"\n指标值 = 1\n完成值 = 1\n分值 = 40.01', "E0301"),
        ('名目 = "丙"\n指标值 = 1\n完成值 = 1\n分值 = 39.999', "E0308"),  # finer than the unit of scores
        ('名目 = "丙"\n指标值 = 1\n完成值 = 1\n分值 = "一半"', "E0610"),
        ('名目 = "丙"\n指标值 = 1\n完成值 = 1\n分值 = -40', "E0305"),
    ],
)
def test_a_row_is_refused_with_one_message(tmp_path: Path, row: str, code: str) -> None:
    facts = _rows('名目 = "甲"\n指标值 = 100\n完成值 = 100\n分值 = 60', row)
    codes, result = _scored(tmp_path, '[要点.丙]\n2 = "符合"\n' + facts)
    assert (codes[:1], result) == ([code], None)


def test_a_hole_takes_what_is_left_and_is_no_number(tmp_path: Path) -> None:
    facts = _TWO.replace("分值 = 60", '分值 = "？"').replace("当 分值 > 50分", "")
    spec = _SPEC.replace("当 分值 > 50分", '当 名目 = "甲"')
    codes, result = _scored(tmp_path, '[要点.乙]\n2 = "符合"\n' + facts, spec)
    assert codes == []
    assert result is not None
    assert next(node.weight for node in result.walk() if node.name == "甲") == 60


def test_relative_weights_are_apportioned(tmp_path: Path) -> None:
    spec = _SPEC.replace("        分值: 分数\n", "        权重: 数值\n").replace("    分值 分值", "    权重 权重")
    spec = spec.replace("    分组 类别\n", "").replace("当 分值 > 50分", "当 权重 > 0")
    facts = _rows(*(f'名目 = "{name}"\n指标值 = 1\n完成值 = 1\n权重 = 1' for name in "甲乙丙"))
    codes, result = _scored(tmp_path, facts, spec)
    assert codes == []
    assert result is not None
    assert result.score == 100
    assert [node.weight for node in result.walk() if not node.children] == [
        Fraction("33.34"), Fraction("33.33"), Fraction("33.33"),
    ]  # fmt: skip


def test_a_row_named_like_an_indicator_of_the_spec_is_refused(tmp_path: Path) -> None:
    spec = _SPEC.replace("逐行 绩效指标\n", "产出 10分\n    得分 = 10分\n逐行 绩效指标\n")
    codes, _ = _scored(tmp_path, '[要点.乙]\n2 = "符合"\n' + _TWO, spec)
    assert "E0728" in codes


def test_no_rows_no_leaves(tmp_path: Path) -> None:
    assert _scored(tmp_path, "绩效指标 = []\n") == (["E0726"], None)
