"""Three projects on one form of self-evaluation: figures by hand, what is reminded of, weights of rows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaldsl import pipeline, trials
from evaldsl.pipeline import Outcome
from published import EXAMPLES

FOLDER = EXAMPLES / "department_self_evaluation"
SPEC = str(FOLDER / "spec.eval")


def _run(name: str) -> Outcome:
    return pipeline.run(SPEC, str(FOLDER / f"{name}.toml"))


def test_the_tests_in_the_program_hold() -> None:
    report = trials.run_tests(SPEC)
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []
    assert len(report.tests) == 3


@pytest.mark.parametrize(
    ("name", "scores"),
    [
        ("lifts", ["9.45", "19.07", "9.76", "10", "10", "18", "10", "9.84"]),  # 41/43, 40/41, 88.6/90
        ("fitness", ["7", "20", "14.7", "11.25", "30", "10"]),  # 84/120, 98%, 1 − 15/60
        ("archives", ["10", "30", "0", "7.99", "24", "10"]),  # 1 − 2/10
    ],
)
def test_leaves_by_hand(name: str, scores: list[str]) -> None:
    result = _run(name).result
    assert result is not None
    assert [node.score for node in result.walk() if not node.children] == [Fraction(score) for score in scores]
    assert [child.weight for child in result.children] == [10, 50, 30, 10]


@pytest.mark.parametrize(("name", "codes"), [("lifts", []), ("fitness", ["W0670"]), ("archives", [])])
def test_only_the_project_that_did_not_spend_is_reminded_of_it(name: str, codes: list[str]) -> None:
    outcome = _run(name)
    assert [item.code for item in outcome.diagnostics] == codes
    assert outcome.result is not None
    broken = [policy.title for policy in outcome.result.policies if not policy.holds]
    assert broken == ["自评得分与预算执行率"] * len(codes)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("分值 = 30", "分值 = 30.01", "E0301"), ('评分 = "7.99分"', '评分 = "8分"', "E0661")],
)
def test_what_is_refused(old: str, new: str, code: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    changed = tmp_path_factory.mktemp("facts") / "facts.toml"
    changed.write_text((FOLDER / "archives.toml").read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    outcome = pipeline.run(SPEC, str(changed))
    assert [item.code for item in outcome.diagnostics if item.code.startswith("E")] == [code]
