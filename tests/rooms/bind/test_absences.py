"""Indicators that are not applicable in the facts: whole branches, what need not be given, and mistakes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.result import Result, Status

SPEC = """指标体系 "绩效评价"
    得分 保留 2位小数
    不适用 折算
基础数据
    甲率: 百分比
    乙率: 百分比
    清单: 表
        金额: 金额
合计金额 = 合计(清单.金额)
产出 60分
    甲 20分
        甲率 ≥ 100% 得满分，否则按比例得分
    规范 40分
        要点
            ① 程序合规，30分
            ② 资料齐全，10分
效果 40分
    乙 30分
        乙率 ≥ 100% 得满分，否则按比例得分
    丙 10分
        合计金额 ≥ 1万元 得满分，否则不得分
"""
FACTS = """甲率 = "50%"
乙率 = "60%"
[[清单]]
金额 = "2万元"
[要点]
规范 = ["符合", "不符合"]
"""


def scored(facts: str, folder: Path, spec: str = SPEC) -> Result:
    outcome = _run(facts, folder, spec)
    assert outcome.result is not None, outcome.diagnostics
    return outcome.result


def codes(facts: str, folder: Path, spec: str = SPEC) -> list[str]:
    return [each.code for each in _run(facts, folder, spec).diagnostics]


def _run(facts: str, folder: Path, spec: str) -> pipeline.Outcome:
    (folder / "spec.eval").write_text(spec, encoding="utf-8")
    (folder / "facts.toml").write_text(facts, encoding="utf-8")
    return pipeline.run(str(folder / "spec.eval"), str(folder / "facts.toml"))


def statuses(result: Result) -> dict[str, Status]:
    return {node.name: node.status for node in result.walk()}


def test_a_branch_takes_those_below_with_it_and_what_only_they_read(tmp_path: Path) -> None:
    result = scored('乙率 = "60%"\n[[清单]]\n金额 = "2万元"\n[不适用]\n产出 = "当年没有任务"\n', tmp_path)
    absent = {name for name, status in statuses(result).items() if status is Status.NOT_APPLICABLE}
    assert absent == {"产出", "甲", "规范"}
    assert result.score == 70  # (18 + 10) ÷ 40 × 100


def test_facts_behind_a_definition_need_not_be_given(tmp_path: Path) -> None:
    facts = FACTS.replace('[[清单]]\n金额 = "2万元"\n', "") + '[不适用]\n丙 = { 原因 = "没有清单", 佐证 = "说明" }\n'
    result = scored(facts, tmp_path)
    assert result.score == Fraction(6444, 100)  # 58 ÷ 90 × 100
    node = next(node for node in result.walk() if node.name == "丙")
    (line,) = node.lines
    assert (line.reason, line.evidence[0].document) == ("没有清单", "说明")


def test_all_points_not_applicable_is_an_indicator_not_applicable(tmp_path: Path) -> None:
    facts = FACTS.replace('["符合", "不符合"]', '["不适用", "不涉及"]')
    result = scored(facts, tmp_path)
    assert statuses(result)["规范"] is Status.NOT_APPLICABLE
    assert result.score == Fraction(6333, 100)  # 38 ÷ 60 × 100


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('丁 = "没有"', "E0666"),
        ('甲 = ""', "E0665"),
        ("甲 = 1", "E0665"),
        ('甲 = { 佐证 = "说明" }', "E0665"),
        ('甲 = { 原因 = "没有", 说明 = "x" }', "E0640"),
        ('甲 = "没有"\n"产出.甲" = "没有"', "E0664"),
    ],
)
def test_mistakes(line: str, code: str, tmp_path: Path) -> None:
    assert codes(f"{FACTS}[不适用]\n{line}\n", tmp_path) == [code]


def test_the_table_must_be_one(tmp_path: Path) -> None:
    assert codes('不适用 = "甲"\n' + FACTS, tmp_path) == ["E0665"]


def test_without_a_way_it_is_refused(tmp_path: Path) -> None:
    spec = SPEC.replace("    不适用 折算\n", "")
    assert codes(f'{FACTS}[不适用]\n甲 = "没有"\n', tmp_path, spec) == ["E0667"]
    assert codes(FACTS.replace('["符合", "不符合"]', '["不适用", "不适用"]'), tmp_path, spec) == ["E0667"]


def test_what_a_bonus_reads_too_must_be_given(tmp_path: Path) -> None:
    spec = SPEC + "加分 最多 5分，不超过满分\n    当 甲率 ≥ 100% 加 3分\n"
    absent = '[不适用]\n甲 = "没有任务"\n'
    assert codes(FACTS.replace('甲率 = "50%"\n', "") + absent, tmp_path, spec) == ["E0601"]
    result = scored(FACTS.replace("50%", "100%") + absent, tmp_path, spec)
    assert result.score == Fraction(755, 10)  # 58 ÷ 80 × 100 + 3
