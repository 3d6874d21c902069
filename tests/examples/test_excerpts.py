"""Parts of published tables: their scores, the reasons that stand in them, and the one that does not add up."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from evaldsl import pipeline, trials
from published import EXAMPLES, dotted, expected, facts, result, system

YUEYANG, SICHUAN, COMPETITION = EXCERPTS = ("yueyang_excerpt", "sichuan_2017", "competition_2024")


@pytest.mark.parametrize("name", EXCERPTS)
def test_every_node_has_its_expected_weight_and_score(name: str) -> None:
    found = {dotted(node): (node.weight, node.score) for node in result(name).walk()}
    wanted = {path: (Fraction(weight), Fraction(score)) for path, (weight, score) in expected(name)["nodes"].items()}
    assert found == wanted
    total = expected(name)["total"]
    assert (result(name).full_marks, result(name).score) == (Fraction(total["weight"]), Fraction(total["score"]))


@pytest.mark.parametrize("name", EXCERPTS)
def test_the_tests_in_the_program_hold(name: str) -> None:
    report = trials.run_tests(str(EXAMPLES / name / "spec.eval"))
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []
    assert len(report.tests) == 1


@pytest.mark.parametrize("name", [YUEYANG, SICHUAN])
def test_all_claimed_scores_agree(name: str) -> None:
    assert [item.code for item in result(name).diagnostics] == []
    claims = [claim for node in result(name).walk() for claim in node.claims]
    assert claims
    assert [claim for claim in claims if claim.differs] == []


def test_the_one_reason_of_the_table_stands_at_its_loss() -> None:
    (loss,) = [line for node in result(YUEYANG).walk() if not node.children for line in node.lines]
    reasons = [each.reason for each in loss.evidence if each.reason]
    assert reasons == ["有结余,根据工作实际及指标下达时间不可能没有结余。"]


@pytest.mark.parametrize(
    ("given", "leaf", "score"),
    [
        ({"在职人员": "49人"}, "财政供养人员控制率", "3.96"),  # 49/48 is 2.0833… points above: 5 − 1.0416…
        ({"本年三公经费": "20万元"}, '"三公经费"变动率', "5"),
        ({"本年三公经费": "20.02万元"}, '"三公经费"变动率', "4.95"),
        ({"重点支出": "899.9万元"}, "重点支出安排率", "4"),
        ({"预算调整数": "160万元"}, "预算调整率", "2"),
        ({"预算调整数": "160.01万元"}, "预算调整率", "1"),
        ({"未按进度下达的专项": "7个"}, "支付进度", "0"),
        ({"结余": "40.01万元"}, "资金结余", "0"),
        ({"结余": "0万元"}, "资金结余", "3"),
        ({"本年三公经费": "20.5万元"}, '"三公经费"控制率', "3.5"),
    ],
)
def test_other_facts_score_as_worked_by_hand(given: dict[str, str], leaf: str, score: str) -> None:
    found = _scores(YUEYANG, facts(YUEYANG) | given)
    assert found[leaf] == Fraction(score)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        ({"经济效益实现率": "100%"}, "40"),
        ({"生态效益实现率": "100%", "可持续影响实现率": "50%", "公平性实现率": "100%"}, "33.34"),  # 16.67 of 20.00
        ({"经济效益实现率": "80%", "社会效益实现率": "80%"}, "32.02"),  # 5.34 of 6.67 each
    ],
)
def test_however_many_are_chosen_they_share_forty_points(chosen: dict[str, str], score: str) -> None:
    names = ("经济效益", "社会效益", "生态效益", "可持续影响", "公平性", "使用效率")
    given = {key: value for key, value in facts(SICHUAN).items() if key.removesuffix("实现率") not in names}
    left_out = {name: "未选用" for name in names if f"{name}实现率" not in chosen}
    found = _scores(SICHUAN, given | chosen | {"不适用": left_out, "自评得分": {}})
    assert round(found["可选效益"], 2) == Fraction(score)


def test_the_published_score_of_a_competition_does_not_follow_from_its_figures() -> None:
    """The mean of the four rates gives 6.93, all contests together 7.13; 6.94 was published."""
    (leaf,) = result(COMPETITION).children
    (claim,) = leaf.claims
    assert (claim.score, claim.difference, claim.differs) == (Fraction("6.94"), Fraction("0.01"), True)
    assert [item.code for item in result(COMPETITION).diagnostics] == ["W0720"]
    planned, held = (
        sum(int(row[key].removesuffix("个")) for row in facts(COMPETITION)["赛项"]) for key in ("计划", "实际")
    )
    assert round(Fraction(held, planned) * 8, 2) == Fraction("7.13")


def _scores(name: str, given: dict[str, Any]) -> dict[str, Fraction]:
    outcome = pipeline.evaluate_system(system(name), given)
    assert outcome.result is not None, [item.code for item in outcome.diagnostics]
    return {node.name: node.score for node in outcome.result.walk()}
