"""What sentences mean: judgement, ratio, step, bands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checking import because, codes, leaf, lowered, program, score

RATE = "率: 百分比"
PROPORTIONAL = "不足一档 按比例"


def rate(rule: str, value: str, header: str = "") -> Fraction:
    return score(rule, f'"率" = "{value}"', declared=RATE, header=header)


# ── judgement ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("rule", "answer", "expected"),
    [
        ("有办法 得满分，否则不得分", "是", 10),
        ("有办法 得满分，否则不得分", "否", 0),
        ("有办法 得满分", "否", 0),
        ("有办法 不得分", "否", 10),
        ("有办法 扣3分", "是", 7),
        ("有办法 扣3分", "否", 10),
        ("有办法 得6分，否则得20%", "是", 6),
        ("有办法 得6分，否则得20%", "否", 2),
        ("有办法 得满分，否则不得分，最低得1分", "否", 1),
    ],
)
def test_judgement(rule: str, answer: str, expected: int) -> None:
    assert score(rule, f'"有办法" = "{answer}"', declared="有办法: 是否") == expected


def test_judgement_explains_itself() -> None:
    node = leaf("率 ≥ 95% 得满分，否则得4分", '"率" = "93%"', declared=RATE)
    assert because(node) == ["率为 93%，不满足“率 ≥ 95%”"]
    assert [line.amount for line in node.lines] == [6]


# ── ratio ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "expected"),
    [("95%", 10), ("130%", 10), ("76%", 8), ("60%", Fraction(10 * 60, 95)), ("59.9%", 0), ("-5%", 0)],
)
def test_ratio_upward_with_cut_off(value: str, expected: Fraction) -> None:
    assert rate("率 ≥ 95% 得满分，否则按比例得分，低于60%不得分", value) == expected


@pytest.mark.parametrize(
    ("value", "target", "expected"),
    [(8, 10, 8), (10, 10, 10), (14, 10, 10), (0, 0, 10), (3, 0, 10), (0, 10, 0)],
)
def test_ratio_upward_to_a_target_from_the_facts(value: int, target: int, expected: int) -> None:
    """Where the target is 0, everything reaches it; nothing is divided by it."""
    facts = f'"次数" = {value}\n"目标" = {target}'
    assert score("次数 ≥ 目标 得满分，否则按比例得分", facts, declared="次数: 数量(次)\n目标: 数量(次)") == expected


@pytest.mark.parametrize(
    ("method", "value", "expected"),
    [
        ("比值", 4, 10),
        ("比值", 5, 8),
        ("比值", 40, 1),
        ("差额", 5, Fraction(15, 2)),
        ("差额", 8, 0),
        ("差额", 9, 0),
        ("差额", 0, 10),
        ("比值", -1, 10),
    ],
)
def test_ratio_downward(method: str, value: int, expected: Fraction) -> None:
    rule = "次数 ≤ 4次 得满分，否则按比例得分"
    found = score(rule, f'"次数" = {value}', declared="次数: 数量(次)", header=f"反向算法 {method}")
    assert found == expected


def test_ratio_downward_needs_its_method() -> None:
    found = lowered(program("率 ≤ 4% 得满分，否则按比例得分", declared=RATE))
    assert found.system is None
    assert [each.code for each in found.diagnostics] == ["E0471"]


@pytest.mark.parametrize(("value", "expected"), [(0, 10), (-1, 10), (1, 0)])
def test_target_of_zero(value: int, expected: int) -> None:
    for operator in ("=", "≤"):
        rule = f"次数 {operator} 0 得满分，否则按比例得分"
        found = score(rule, f'"次数" = {value}', declared="次数: 数量(次)", header="反向算法 比值")
        assert found == expected


def test_computed_target_of_zero() -> None:
    declared = "次数: 数量(次)\n目标: 数量(次)"
    for value, target, expected in ((1, 0, 0), (0, 0, 10), (3, 4, Fraction(15, 2)), (5, 4, 10)):
        facts = f'"次数" = {value}\n"目标" = {target}'
        assert score("次数 = 目标 得满分，否则按比例得分", facts, declared=declared) == expected


@pytest.mark.parametrize(("value", "expected"), [("90%", 10), ("75%", 5), ("60%", 0), ("59%", 0), ("99%", 10)])
def test_interval_runs_from_cut_off_to_target(value: str, expected: int) -> None:
    assert rate("率 ≥ 90% 得满分，否则按区间比例得分，低于60%不得分", value) == expected


def test_interval_downward() -> None:
    rule = "天 ≤ 15天 得满分，否则按区间比例得分，超过30天不得分"
    for value, expected in ((15, 10), (20, Fraction(20, 3)), (30, 0), (31, 0)):
        assert score(rule, f'"天" = {value}', declared="天: 天数") == expected


def test_share_itself() -> None:
    assert [rate("率 按比例得分", value) for value in ("70%", "120%", "-1%")] == [7, 10, 0]


# ── step ────────────────────────────────────────────────────────────────────────────────────────────

STEP = "率 ≥ 95% 得满分，每低1个百分点扣1分，低于85%不得分"


@pytest.mark.parametrize(("value", "expected"), [("95%", 10), ("93.5%", Fraction(17, 2)), ("85%", 0), ("84.9%", 0)])
def test_step_below(value: str, expected: Fraction) -> None:
    assert rate(STEP, value, PROPORTIONAL) == expected


def test_step_explains_gap_and_cut_off() -> None:
    node = leaf(STEP, '"率" = "93.5%"', declared=RATE, header=PROPORTIONAL)
    assert because(node) == ["率为 93.5%，比 95% 低 1.50个百分点，每低1个百分点扣1分"]
    node = leaf(STEP, '"率" = "80%"', declared=RATE, header=PROPORTIONAL)
    assert because(node) == ["率为 80%（低于85%），不得分"]
    assert [line.amount for line in node.lines] == [10]


@pytest.mark.parametrize(
    ("mode", "expected"), [("按比例", Fraction("1.8475")), ("不计", Fraction("1.85")), ("计一档", Fraction("1.8"))]
)
def test_part_steps(mode: str, expected: Fraction) -> None:
    rule = "率 ≥ 90% 得满分，每低1%扣0.05分"
    for text, header in ((f"{rule}，不足一档 {mode}", ""), (rule, f"不足一档 {mode}")):
        assert score(text, '"率" = "86.95%"', declared=RATE, weight="2", header=header) == expected


def test_part_steps_must_be_said_where_they_can_occur() -> None:
    assert [each.code for each in lowered(program(STEP, declared=RATE)).diagnostics] == ["E0470"]
    dates = "完成日期 ≤ 2021-12-31 得满分，每延期1天扣2分"
    assert lowered(program(dates, declared="完成日期: 日期")).system is not None
    counts = "次数 ≤ 2次 得满分，每超过1次扣2分"
    assert lowered(program(counts, declared="次数: 数量(次)")).system is not None
    assert lowered(program(counts.replace("1次", "2次"), declared="次数: 数量(次)")).system is None


def test_step_in_days_of_a_date() -> None:
    rule = "完成日期 ≤ 2021-12-31 得满分，每延期1天扣2分"
    for day, expected in (("2021-12-31", 10), ("2022-01-02", 6), ("2022-03-01", 0)):
        assert score(rule, f'"完成日期" = "{day}"', declared="完成日期: 日期") == expected


def test_exhausted_step_has_a_floor_line() -> None:
    node = leaf("率 ≥ 95% 得满分，每低1%扣1分，扣完为止", '"率" = "80%"', declared=RATE, header=PROPORTIONAL)
    assert node.score == 0
    assert [(line.kind, line.amount) for line in node.lines] == [("rule", 15), ("floor", -5)]


def test_least_score_and_most_loss() -> None:
    assert rate("率 ≥ 95% 得满分，每低1%扣1分，最低得2分", "70%", PROPORTIONAL) == 2
    capped = "率 ≥ 95% 得满分，每低1%扣1分，最多扣3分"
    assert [rate(capped, value, PROPORTIONAL) for value in ("93%", "92%", "80%")] == [8, 7, 7]
    node = leaf(capped, '"率" = "80%"', declared=RATE, header=PROPORTIONAL)
    assert because(node) == ["率为 80%，应扣分超过上限，最多扣3分"]


def test_two_sides_with_a_dead_zone_and_separate_caps() -> None:
    rule = "率 在 [0%, 2%] 得满分，每高1个百分点扣0.4分，最多扣4分，每低1个百分点扣0.2分，最多扣1分"
    values = {"0%": 10, "2%": 10, "5%": Fraction("8.8"), "30%": 6, "-3%": Fraction("9.4"), "-40%": 9}
    assert {value: rate(rule, value, PROPORTIONAL) for value in values} == values


def test_gain_from_a_base() -> None:
    rule = "率 ≥ 80% 得80%，每高1个百分点加0.5分，每低1个百分点扣0.5分"
    values = {"80%": 8, "82%": 9, "90%": 10, "78%": 7}
    assert {value: rate(rule, value, PROPORTIONAL) for value in values} == values


def test_step_against_a_computed_limit() -> None:
    declared = "年龄: 数值\n平均年龄: 数值"
    rule = "年龄 ≤ 平均年龄 得满分，每超1扣0.5分"
    facts = '"年龄" = 42\n"平均年龄" = 40.5'
    assert score(rule, facts, declared=declared, header=PROPORTIONAL) == Fraction("9.25")


# ── bands ───────────────────────────────────────────────────────────────────────────────────────────

BANDS = "率 ≥ 90% 得满分，80%(含)-90% 得 8分，70%(含)-80% 得 60%，低于70%不得分"


@pytest.mark.parametrize(
    ("value", "expected"), [("90%", 10), ("89.99%", 8), ("80%", 8), ("79%", 6), ("70%", 6), ("69.9%", 0)]
)
def test_bands_in_a_sentence(value: str, expected: int) -> None:
    assert rate(BANDS, value) == expected


def test_band_names_itself() -> None:
    assert because(leaf(BANDS, '"率" = "85%"', declared=RATE)) == ["率为 85%，属于“80%(含)-90%”一档，得8分"]


def test_upper_ends_included_beside_a_point() -> None:
    rule = "率 = 0% 得3分，0-10%(含) 得2分，10%-20%(含) 得1分，大于20%不得分"
    values = {"0%": 3, "0.1%": 2, "10%": 2, "10.1%": 1, "20%": 1, "21%": 0}
    assert {value: score(rule, f'"率" = "{value}"', declared=RATE, weight="3") for value in values} == values


def test_linear_row_between_its_neighbours() -> None:
    rule = "分档 天\n    ≤ 15天 得满分\n    15-30天 按比例减分\n    > 30天 得 4分"
    values = {10: 10, 15: 10, 20: 8, 30: 4, 31: 4}
    assert {day: score(rule, f'"天" = {day}', declared="天: 天数") for day in values} == values


def test_proportional_row_is_actual_over_target() -> None:
    rule = "率 ≥ 90% 得满分，60%-90%按比例得分，低于60%不得分"
    assert [rate(rule, value) for value in ("95%", "72%", "59%")] == [10, 8, 0]


def test_linear_row_without_a_neighbour() -> None:
    rule = "分档 天\n    ≤ 15天 得满分\n    16-30天 按比例减分\n    > 30天 不得分"
    assert [each.code for each in lowered(program(rule, declared="天: 天数")).diagnostics] == ["E0472"]


def test_sentence_subject_may_stand_on_the_right() -> None:
    assert rate("95% ≤ 率 得满分，否则按比例得分", "76%") == 8


def test_clauses_that_do_not_belong_together() -> None:
    for rule, code in (
        ("率 ≥ 95% 得满分，每低1%扣1分，否则不得分", "E0447"),
        ("率 ≥ 95% 得满分，每高1%扣1分", "E0448"),
        ("率 ≥ 95% 得满分，每低1%加1分", "E0449"),
        ("率 ≥ 95% 得满分，否则按比例得分，80%(含)-95% 得 4分", "E0446"),
        ("率 ≥ 95% 得满分，最多扣1分", "E0440"),
        ("率 ≥ 95% 按比例得分", "E0441"),
        ("率 ≥ 95% 得满分，否则按区间比例得分", "E0445"),
    ):
        assert codes(program(rule, declared=RATE)) == [code], rule


def test_dates_are_late_rather_than_high() -> None:
    rule = "完成日期 ≤ 2021-12-31 得满分，每延期1天扣2分"
    node = leaf(rule, '"完成日期" = "2022-01-02"', declared="完成日期: 日期")
    assert because(node) == ["完成日期为 2022-01-02，比 2021-12-31 晚 2天，每晚1天扣2分"]
