"""One rubric for every project: published self-evaluation forms, one with totals that contradict their parts."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaldsl import pipeline, trials
from evaldsl.result import Node, Result
from published import EXAMPLES

_FOLDER = EXAMPLES / "self_evaluation"


def _result(facts: str, *settings: str) -> tuple[Result, list[str]]:
    outcome = pipeline.run(str(_FOLDER / "spec.eval"), str(_FOLDER / facts), settings)
    assert outcome.result is not None, [each.code for each in outcome.diagnostics]
    return outcome.result, [each.code for each in outcome.diagnostics]


def _node(result: Result, name: str) -> Node:
    return next(node for node in result.walk() if node.name == name)


@pytest.mark.parametrize(("program", "tests"), [("spec.eval", 2), ("xueyuanlu_2016.eval", 1)])
def test_the_tests_in_the_programs_hold(program: str, tests: int) -> None:
    report = trials.run_tests(str(_FOLDER / program))
    assert len(report.tests) == tests
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []


def test_qingshen_has_the_published_weights_and_scores() -> None:
    result, codes = _result("qingshen_2023.toml")
    assert codes == []
    assert result.score == 100
    wanted = {"预算执行率": 10, "发放（缴纳）覆盖率": 60, "足额保障率": 30}
    assert {node.name: node.score for node in result.walk() if not node.children} == wanted


def test_chizhou_shows_the_line_of_totals_that_contradicts_its_parts() -> None:
    result, codes = _result("chizhou_2022.toml")
    assert sorted(codes) == ["W0670", "W0670", "W0720"]
    differing = {node.name: claim.score for node in result.walk() for claim in node.claims if claim.differs}
    assert differing == {"预算执行率": 0}
    assert _node(result, "预算执行率").score == 10
    assert [_node(result, name).score for name in ("产出指标", "效益指标")] == [50, 30]


@pytest.mark.parametrize(
    ("setting", "leaf", "score"),
    [
        ("绩效指标[1].完成值=49", "基建工程委托业务项目数量", "7.84"),  # 8 × 49/50
        ("绩效指标[1].完成值=60", "基建工程委托业务项目数量", "8"),
        ("绩效指标[5].完成值=90.9", "项目总成本", "7.92"),  # 1% above: 8 × 0.99
        ("绩效指标[5].完成值=180", "项目总成本", "0"),  # twice the target
        ("绩效指标[3].评分=85%", "经费支出合规性", "6.8"),
        ("资金[1].全年执行数=45万元", "预算执行率", "5.00"),  # 45/89.974 is 50.0145%
    ],
)
def test_changed_cells_change_their_leaf(setting: str, leaf: str, score: str) -> None:
    result, _ = _result("chizhou_2022.toml", setting)
    assert _node(result, leaf).score == Fraction(score)


@pytest.mark.parametrize(
    ("setting", "code"),
    [("绩效指标[1].分值=9", "E0301"), ("绩效指标[3].评分=79%", "E0661"), ("绩效指标[2].方向=大于", "E0615")],
)
def test_what_does_not_fit_is_refused(setting: str, code: str) -> None:
    outcome = pipeline.run(str(_FOLDER / "spec.eval"), str(_FOLDER / "chizhou_2022.toml"), (setting,))
    assert outcome.result is None
    assert code in {each.code for each in outcome.diagnostics}
