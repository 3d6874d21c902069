"""Roundings up, down and to a coarse step lead to the score as printed; what only informs keeps nothing applicable."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Node, Result

PROGRAM = """指标体系 "取整"
    得分 {rounding}
基础数据
    甲错: 数量(处)
    乙错: 数量(处)
质量 100分
    扣分
        甲错 每1处扣{first}分
        乙错 每1处扣{second}分
"""


def scored(program: str, facts: str, folder: Path) -> Result:
    (folder / "spec.eval").write_text(program, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))
    assert outcome.result is not None, outcome.diagnostics
    return outcome.result


@pytest.mark.parametrize(
    ("rounding", "first", "second", "score"),
    [
        ("保留 0位小数，向下", "0.1", "0.3", "99"),  # 99.6: 0.6 more than half a point is lost
        ("保留 0位小数，向下", "0.1", "0.9", "99"),
        ("保留 0位小数，向下", "0.01", "0.01", "99"),
        ("保留 0位小数，向上", "0.4", "0.5", "100"),  # 99.1
        ("保留 0位小数，向上", "0.7", "0.8", "99"),
        ("保留 0位小数", "0.1", "0.3", "100"),
        ("取整到 0.5分，向下", "0.31", "0.23", "99"),  # 99.46
        ("取整到 0.5分，向上", "0.31", "0.23", "99.5"),
        ("取整到 5分", "1.26", "1.23", "100"),  # 97.51
        ("取整到 5分", "1.26", "1.25", "95"),  # 97.49
    ],
)
def test_two_deductions_lead_to_the_rounded_score(
    rounding: str, first: str, second: str, score: str, tmp_path: Path
) -> None:
    program = PROGRAM.format(rounding=rounding, first=first, second=second)
    (node,) = scored(program, "甲错 = 1\n乙错 = 1\n", tmp_path).children
    assert node.score == Fraction(score)
    assert node.weight - sum(line.amount for line in node.lines) == node.score
    assert node.weight - sum(line.printed for line in node.lines) == node.score
    places = 1 if "0.5" in rounding else 0
    assert all((line.printed * 10**places).denominator == 1 for line in node.lines)


ABSENT = """指标体系 "只监测的不算适用"
    得分 保留 2位小数
    不适用 {mode}
基础数据
    甲率: 百分比
    乙率: 百分比
    丙率: 百分比
甲 60分
    甲率 ≥ 100% 得满分，否则按比例得分
组 40分
{inner}    乙 {second}
        乙率 ≥ 100% 得满分，否则按比例得分
    监测 {watched}
        丙率 ≥ 100% 得满分，否则按比例得分
"""


@pytest.mark.parametrize("mode", ["折算", "均摊", "按同级平均"])
@pytest.mark.parametrize(
    ("inner", "second", "watched"),
    [("", "40分", "0分"), *((f"    汇总 {way}\n", "100%", "0%") for way in ("加权平均", "调和平均", "最小", "连乘补"))],
)
def test_what_only_informs_keeps_no_group_applicable(
    mode: str, inner: str, second: str, watched: str, tmp_path: Path
) -> None:
    program = ABSENT.format(mode=mode, inner=inner, second=second, watched=watched)
    result = scored(program, '甲率 = "90%"\n丙率 = "100%"\n[不适用]\n乙 = "没有"\n', tmp_path)
    assert result.score == 90  # 54 of 60 points
    group = next(node for node in result.children if node.name == "组")
    assert isinstance(group, Node)
    assert group.rate is None


def test_where_all_that_counts_is_absent_there_is_no_score(tmp_path: Path) -> None:
    program = ABSENT.format(mode="均摊", inner="", second="40分", watched="0分")
    (tmp_path / "spec.eval").write_text(program.replace("甲 60分", "甲 0分").replace("40分", "100分"), encoding="utf-8")
    (tmp_path / "facts.toml").write_text('甲率 = "90%"\n丙率 = "100%"\n[不适用]\n乙 = "没有"\n', encoding="utf-8")
    outcome = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml"))
    assert [each.code for each in outcome.diagnostics] == ["E0691"]
