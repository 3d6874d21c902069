"""Votes and marks from a facts file: forms, settings, documents, and what is missing."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.facts.form import facts_form

PROGRAM = """指标体系 "人"
基础数据
    问卷: 调查(满意 100%, 一般 50%, 弃权 不计)
    打分: 打分表(100分)
    测评: 打分表(10分; 领导, 职工)
满意 40分
    问卷.指数 按比例得分
评审 30分
    专家打分 打分 取 平均分
综合 30分
    专家打分 测评 取 平均分
        领导 40%
        职工 60%
"""
FACTS = """打分 = [80, 90]
问卷 = { 满意 = 3, 一般 = 1, 弃权 = 5, 佐证 = "导出表" }
[测评.领导]
张 = 8
[测评.职工]
王 = 9
"""


@pytest.fixture
def spec(tmp_path: Path) -> str:
    (tmp_path / "spec.eval").write_text(PROGRAM, encoding="utf-8")
    (tmp_path / "facts.toml").write_text(FACTS, encoding="utf-8")
    return str(tmp_path / "spec.eval")


def run(spec: str, *settings: str, facts: str | None = None) -> pipeline.Outcome:
    path = Path(spec).with_name("facts.toml")
    if facts is not None:
        path.write_text(facts, encoding="utf-8")
    return pipeline.run(spec, str(path), settings)


def scores(outcome: pipeline.Outcome) -> dict[str, Fraction | None]:
    assert outcome.result is not None, outcome.diagnostics
    return {node.path[-1]: node.score for node in outcome.result.walk() if node.path}


def test_votes_and_marks_are_bound(spec: str) -> None:
    found = scores(run(spec))
    assert found["满意"] == 35  # (3 + 0.5) / 4 of 40
    assert found["评审"] == Fraction(51, 2)  # 85 of 100
    assert found["综合"] == Fraction(129, 5)  # 8 × 40% + 9 × 60% of 10


def test_settings_reach_an_option_and_a_judge(spec: str) -> None:
    found = scores(run(spec, "问卷.满意=1", "测评.领导.张=10"))
    assert found["满意"] == 30
    assert found["综合"] == Fraction(141, 5)


@pytest.mark.parametrize("setting", ["问卷.满分=1", "问卷=1", "测评.张=10", "测评.领导.李=10", "打分.3=9"])
def test_setting_of_nobody_is_refused(spec: str, setting: str) -> None:
    assert [each.code for each in run(spec, setting).diagnostics] == ["E0646"]


def test_form_is_refused_until_it_is_filled_in(spec: str) -> None:
    """Every mark of it is missing; without votes there is no index."""
    system = pipeline.check(spec).system
    assert system is not None
    form = facts_form(system)
    assert [each.code for each in run(spec, facts=form).diagnostics] == ["E0601"]
    assert [each.code for each in run(spec, facts=form.replace('"待填写"', "0")).diagnostics] == ["E0650"]


def test_missing_snippet_completes_the_file(spec: str) -> None:
    begun = "[问卷]\n满意 = 3\n弃权 = 0\n"
    outcome = run(spec, facts=begun)
    assert outcome.missing is not None
    assert "一般" in outcome.missing
    assert "弃权" not in outcome.missing
    filled = outcome.missing.replace('"待填写"', "0")
    assert scores(run(spec, facts=begun + filled))["满意"] == 40


def test_document_of_a_survey_is_that_of_its_votes(spec: str) -> None:
    result = run(spec).result
    assert result is not None
    leaf = next(node for node in result.walk() if node.path[-1:] == ("满意",))
    assert {each.document for line in leaf.lines for each in line.evidence} == {"导出表"}
