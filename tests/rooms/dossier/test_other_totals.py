"""Reports of totals that are no plain sum of losses: points added up, means, deductions from the total."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.dossier.assemble import assemble
from evaldsl.office.markdown import markdown_of
from snapshots import run_command

EXAMPLES = Path(__file__).parents[3] / "examples"


def _report(spec: Path, facts: Path) -> str:
    result = pipeline.run(str(spec), str(facts)).result
    assert result is not None
    dossier = assemble(result).dossier
    assert dossier is not None
    return markdown_of(dossier)


def _example(name: str) -> str:
    return _report(EXAMPLES / name / "spec.eval", EXAMPLES / name / "facts.toml")


def test_points_that_are_added_up_have_no_weight_and_no_full_marks() -> None:
    words = _example("credit_scorecard")
    assert "申请人指标涉及3个二级指标。可得-19～60分，得38分。得分项为年龄分、住房分、工龄分。" in words
    assert "得分项为负债分、逾期分。扣分项为查询分。" in words
    assert "分值0分" not in words
    assert "得分率为—" not in words


def test_their_ledger_lists_what_is_given_and_ends_in_the_score() -> None:
    words = _example("credit_scorecard")
    assert "## 附件二　得分明细表" in words
    assert "| 信用 / 查询分 | -3 | 扣 3 分" in words
    assert "| 合计 | 600 | 各项合计得600分 |" in words


def test_nothing_taken_off_is_not_called_full_marks() -> None:
    words = _example("decathlon")
    assert "No points were taken off." in words
    assert "ull marks" not in words
    assert "Points came from: 100 m, long jump" in words


def test_below_a_mean_a_recommendation_promises_no_points_of_the_total() -> None:
    words = _example("human_development")
    assert "would raise this indicator by 0.440000 points" in words
    assert "would regain" not in words
    assert "| How the parts are combined |" in words


def test_rounding_of_the_total_is_no_limit() -> None:
    words = _example("enterprise_2023")
    assert "| 得分取舍 |" in words
    assert "总分限制" not in words
    assert "| 综合得分 | 0.50 | 减 0.50 分" in words


def test_a_deduction_from_the_total_is_a_problem() -> None:
    words = _example("enterprise_2023")
    assert "综合得分扣0.50分\n\n报表差错：1处，每1处扣0.5分（会计信息质量）（存货跌价准备少提，已更正）。" in words


def test_without_documents_the_index_says_so() -> None:
    assert "| — | 未列佐证材料 |" in _example("credit_scorecard")


@pytest.mark.parametrize(("title", "expected"), [("项目自评", "项目自评报告"), ("项目评价", "项目评价报告")])
def test_a_title_names_its_kind_once(title: str, expected: str, tmp_path: Path) -> None:
    facts = "基础数据\n    率: 百分比\n产出 100分\n    率 ≥ 90% 得满分，否则按比例得分\n"
    spec = f'指标体系 "{title}"\n    得分 保留 2位小数\n{facts}'
    (tmp_path / "spec.eval").write_text(spec, encoding="utf-8")
    code, output = run_command(["evaldsl", "report", "spec.eval", "--set", "率=95%"], tmp_path)
    assert code == 0
    assert output.startswith(f"# {expected}\n")
