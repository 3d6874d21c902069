"""Systems of other fields: a clinical score, a scorecard, a decathlon, diving, air quality, human development."""

from __future__ import annotations

from fractions import Fraction

import pytest

from evaldsl import pipeline, trials
from published import EXAMPLES

# Total, grade, what the check finds possible, and the number of test blocks.
SYSTEMS = {
    "air_quality": ("119", "轻度污染", None, 4),
    "credit_scorecard": ("600", "通过", ("429", "642"), 4),
    "curb65": ("4", "severe", ("0", "5"), 5),
    "decathlon": ("9026", None, ("0", "19065"), 2),
    "diving": ("466.2", None, ("0", None), 2),
    "human_development": ("0.767", "high", None, 4),
    "enterprise_2023": ("78.2", "B", None, 3),
    "esg_food": ("69.9", "B", None, 4),
    "grant_review": ("81.49", "fund", None, 5),
    "safety_sheet": ("92.23", "二级", None, 5),
}
WARNED = {"air_quality": ["W0705"]}
OUTPUTS = {
    "air_quality": {"首要污染物": "O3"},
    "credit_scorecard": {"好坏比": "50"},
    "decathlon": {"best": "long jump"},
    "human_development": {
        "health_index": "0.9138 points",
        "education_index": "0.6661 points",
        "income_index": "0.74 points",
    },
    "esg_food": {"carbon": "83"},
    "grant_review": {"place": "3"},
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_total_grade_and_range(name: str) -> None:
    total, grade, reach, _ = SYSTEMS[name]
    outcome = pipeline.run(str(EXAMPLES / name / "spec.eval"), str(EXAMPLES / name / "facts.toml"))
    result = outcome.result
    assert result is not None
    assert result.score == Fraction(total)
    assert (result.grade and result.grade.label) == grade
    found = None if result.reach is None else (result.reach.low, result.reach.high)
    assert found == (reach and tuple(None if end is None else Fraction(end) for end in reach))
    assert [item.code for item in outcome.diagnostics] == WARNED.get(name, [])
    assert {step.label: step.value for step in result.outputs} == OUTPUTS.get(name, {})


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_tests_in_the_program_hold(name: str) -> None:
    report = trials.run_tests(str(EXAMPLES / name / "spec.eval"))
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []
    assert len(report.tests) == SYSTEMS[name][3]


BIDDERS = {"bing": "92.30", "jia": "89.50", "yi": "83.67", "ding": "74.48", "wu": "63.54"}


@pytest.mark.parametrize("bidder", BIDDERS)
def test_a_bidder_among_five(bidder: str) -> None:
    folder = EXAMPLES / "five_bidders"
    others = str(folder / "bidders.csv")
    outcome = pipeline.run(str(folder / "spec.eval"), str(folder / f"{bidder}.toml"), cohort=others)
    assert outcome.result is not None
    assert outcome.result.score == Fraction(BIDDERS[bidder])
    assert [item.code for item in outcome.diagnostics] == []
    bad = pipeline.run(
        str(folder / "spec.eval"), str(folder / f"{bidder}.toml"), ("实质性响应=否",), cohort=others
    ).result
    assert bad is not None
    assert bad.score == 0
