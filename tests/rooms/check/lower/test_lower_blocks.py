"""What blocks mean: checklists, findings, cases, interpolation, ratings, tiers, formulas."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checking import because, leaf, lowered, program, score
from evaldsl import pipeline
from evaldsl.bind import bind
from evaldsl.diagnostics import say
from evaldsl.evaluate import evaluate
from evaldsl.facts import read_facts_text

X = "x: 数值"


def answers(rule: str, given: str, weight: str = "6") -> Fraction:
    return score(rule, f'x = 0\n["要点"]\n"甲" = {given}', declared=X, weight=weight)


EQUAL = "要点\n    ① 一\n    ② 二\n    ③ 三"
MIXED = "要点\n    ① 一，2分，必备\n    ② 二\n    ③ 三，1/6"


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        (EQUAL, '["符合", "符合", "符合"]', 6),
        (EQUAL, '["符合", "部分符合", "不符合"]', 3),
        (MIXED, '["符合", "不符合", "符合"]', 3),
        (MIXED, '["部分符合", "符合", "符合"]', 5),
        (MIXED, '["不符合", "符合", "符合"]', 0),
    ],
)
def test_checklist(rule: str, given: str, expected: int) -> None:
    assert answers(rule, given) == expected


def test_equal_shares_stay_exact() -> None:
    assert answers(EQUAL, '["符合", "不符合", "不符合"]', weight="4") == Fraction(4, 3)


def test_checklist_ledger_names_each_point() -> None:
    node = leaf(MIXED, 'x = 0\n["要点"]\n"甲" = ["不符合", "部分符合", "符合"]', declared=X, weight="6")
    assert because(node) == [
        "要点①不符合：一",
        "要点②部分符合：二",
        "要点①为必备项，不符合，本指标不得分：一",
    ]
    assert [line.amount for line in node.lines] == [2, Fraction(3, 2), Fraction(5, 2)]


def test_each_missing_point_has_one_price() -> None:
    rule = "要点 每缺一项扣 4分\n    ① 一\n    ② 二，必备\n    ③ 三"
    assert answers(rule, '["符合", "符合", "不符合"]') == 2
    assert answers(rule, '["不符合", "符合", "不符合"]') == 0
    assert answers(rule, '["符合", "部分符合", "符合"]') == 4
    assert answers(rule, '["符合", "不符合", "符合"]') == 0


def test_point_bound_to_a_condition_needs_no_answer() -> None:
    rule = "要点\n    ① 一\n    ② 二，当 x > 3"
    for x, expected in ((4, 6), (3, 3)):
        assert score(rule, f'x = {x}\n["要点"."甲"]\n1 = "符合"', declared=X, weight="6") == expected


def test_two_necessary_points_take_the_rest_once() -> None:
    rule = "要点\n    ① 一，必备\n    ② 二，必备\n    ③ 三"
    node = leaf(rule, 'x = 0\n["要点"]\n"甲" = ["不符合", "不符合", "符合"]', declared=X, weight="6")
    assert node.score == 0
    assert [line.amount for line in node.lines] == [2, 2, 2]


def test_a_point_without_its_document_has_a_line_of_its_own() -> None:
    rule = "要点\n    ① 一，2分，须附佐证\n    ② 二，4分，须附佐证"
    node = leaf(
        rule, 'x = 0\n["要点"]\n"甲" = ["部分符合", { "答" = "部分符合", "佐证" = "文件" }]', declared=X, weight="6"
    )
    assert node.score == 2
    assert because(node) == ["要点①答“部分符合”，没有佐证，按不符合计：一", "要点②部分符合：二"]
    assert [line.amount for line in node.lines] == [2, 2]


def test_a_point_that_only_gives_needs_its_document_too() -> None:
    spec = '指标体系 "甲"\n    累加计分\n\n事项\n    要点\n        ① 一，2分，须附佐证\n        ② 二，3分\n'
    system = pipeline.check_text(spec, "甲.eval").system
    assert system is not None
    cases: tuple[tuple[object, int], ...] = (
        ("符合", 3),
        ({"答": "符合", "佐证": "文件"}, 5),
        ({"答": "部分符合", "佐证": "文件"}, 4),
    )
    for first, expected in cases:
        outcome = pipeline.evaluate_system(system, {"要点": {"事项": [first, "符合"]}})
        assert outcome.result is not None
        assert outcome.result.score == expected


# ── findings ────────────────────────────────────────────────────────────────────────────────────────

TABLE = """
率: 百分比
起数: 数量(起)
问题清单: 表
    类别: 选项(超范围, 未设专账, 手续不全)
    内容: 文本
"""
FINDINGS = """
扣分
    问题清单(类别 = "超范围") 每 1条 扣 0.5分，最多扣 1.5分
    起数 每 2起 扣 1分
    当 率 > 10% 扣 2分 "超比例"
    问题清单(类别 = 未设专账) 不得分
"""


def findings(kinds: list[str], rate: str = "5%", count: int = 0, mode: str = "不计") -> Fraction:
    rows = "".join(f'\n[["问题清单"]]\n"类别" = "{kind}"\n"内容" = "见底稿"\n' for kind in kinds)
    facts = f'"率" = "{rate}"\n"起数" = {count}\n' + (rows or '"问题清单" = []\n')
    return score(FINDINGS, facts, declared=TABLE, header=f"不足一档 {mode}")


def test_findings() -> None:
    assert findings([]) == 10
    assert findings(["超范围", "手续不全", "超范围"]) == 9
    assert findings(["超范围"] * 4) == Fraction("8.5")
    assert findings([], rate="11%") == 8
    assert findings(["超范围", "未设专账", "未设专账"], rate="11%") == 0


@pytest.mark.parametrize(("mode", "expected"), [("不计", 9), ("计一档", 8), ("按比例", Fraction("8.5"))])
def test_part_of_a_count(mode: str, expected: Fraction) -> None:
    assert findings([], count=3, mode=mode) == expected


def test_findings_show_the_rows_as_evidence() -> None:
    facts = (
        '"率" = "5%"\n"起数" = 0\n[["问题清单"]]\n"类别" = "未设专账"\n"内容" = "无账"\n'
        '[["问题清单"]]\n"类别" = "超范围"\n"内容" = "买车"\n"佐证" = "凭证12"\n'
    )
    node = leaf(FINDINGS, facts, declared=TABLE, header="不足一档 不计")
    assert because(node) == [
        "问题清单(类别 = 超范围)：1条，每1条扣0.5分",
        "出现“问题清单(类别 = 未设专账)”，不得分",
    ]
    assert [line.evidence[0].document for line in node.lines] == ["凭证12", None]
    assert [line.amount for line in node.lines] == [Fraction(1, 2), Fraction(19, 2)]


def test_findings_beyond_the_weight_end_at_zero() -> None:
    rule = "扣分\n    起数 每 1起 扣 4分\n    率 > 50% 不得分"
    declared = "率: 百分比\n起数: 数量(起)"
    node = leaf(rule, '"率" = "60%"\n"起数" = 3', declared=declared)
    assert [(line.kind, line.amount) for line in node.lines] == [("rule", 12), ("floor", -2)]


# ── cases, interpolation, ratings, tiers, formulas ──────────────────────────────────────────────────


def test_first_true_case_counts() -> None:
    rule = "分情形\n    当 x = 0 得满分\n    当 x < 3 得 5分\n    当 x < 10 得 20%\n    其余 不得分"
    values = {0: 10, 1: 5, 3: 2, 10: 0}
    assert {x: score(rule, f"x = {x}", declared=X) for x in values} == values


def test_cases_without_a_rest_must_cover_the_facts() -> None:
    rule = "分情形\n    当 x = 0 得满分\n    当 x < 0 得 5分"
    assert score(rule, "x = -1", declared=X) == 5
    assert run_codes(rule, "x = 1", declared=X) == ["E0660"]


def run_codes(rule: str, facts: str, *, declared: str) -> list[str]:
    found = lowered(program(rule, declared=declared)).system
    assert found is not None
    raw = read_facts_text(facts, "facts.toml").raw
    assert raw is not None
    bound = bind(found, raw).facts
    assert bound is not None
    evaluated = evaluate(found, bound, {})
    assert evaluated.result is None
    return [each.code for each in evaluated.diagnostics]


@pytest.mark.parametrize(("x", "expected"), [(50, 0), (60, 0), (75, 4), (90, 8), (95, 9), (100, 10), (120, 10)])
def test_interpolation_is_straight_between_and_constant_outside(x: int, expected: int) -> None:
    rule = "插值 率\n    100% 得满分\n    60% 得 0分\n    90% 得 8分"
    assert score(rule, f'"率" = "{x}%"', declared="率: 百分比") == expected


def test_rating() -> None:
    declared = "情况: 选项(好, 较好, 一般, 差)"
    rule = "评判等级 情况\n    好、较好 得满分\n    一般 得 60%\n    其余 得 1分"
    values = {"较好": 10, "一般": 6, "差": 1}
    assert {value: score(rule, f'"情况" = "{value}"', declared=declared) for value in values} == values


TIERS = "定性分档 档, 分\n    达成 80%(含)-100%\n    部分达成 60%(含)-80%\n    未达成 0%-60%"
TIER_FACTS = "档: 选项(达成, 部分达成, 未达成)\n分: 分数"


@pytest.mark.parametrize(
    ("tier", "points", "valid"),
    [
        ("达成", "10", True),
        ("达成", "8", True),
        ("达成", "7.99", False),
        ("达成", "10.01", False),
        ("部分达成", "7.99", True),
        ("部分达成", "8", False),
        ("部分达成", "6", True),
        ("未达成", "5.99", True),
        ("未达成", "6", False),
        ("未达成", "0", True),
    ],
)
def test_tier_validates_a_human_score(tier: str, points: str, valid: bool) -> None:
    facts = f'"档" = "{tier}"\n"分" = {points}'
    if valid:
        assert score(TIERS, facts, declared=TIER_FACTS) == Fraction(points)
    else:
        assert run_codes(TIERS, facts, declared=TIER_FACTS) == ["E0661"]


def test_limits_of_tiers_are_rounded_to_two_decimals() -> None:
    facts = '"档" = "达成"\n"分" = 2.66'  # 80% of 3.33 is 2.664
    assert score(TIERS, facts, declared=TIER_FACTS, weight="3.33") == Fraction("2.66")


def test_formula_in_points() -> None:
    assert score("得分 = 分值 × 最小(率, 100%)", '"率" = "85%"', declared="率: 百分比") == Fraction("8.5")
    node = leaf("得分 = 3分", "x = 0", declared=X)
    assert because(node) == ["按公式“3分”得 3 分"]


def test_english_words_in_an_english_program() -> None:
    text = """
        system "trial"
            score unrounded
        facts
            rate: percent
        one 10points
            checklist
                1. first
                2. second
        two ?
            score = weight
    """
    from checking import result

    found = result(text, 'rate = "1%"\n[points]\none = ["met", "partly met"]')
    assert [say(line.because, "en") for line in found.children[0].lines] == ["point ② partly met: second"]
