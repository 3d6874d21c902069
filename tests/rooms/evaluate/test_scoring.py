"""Leaves and branches: ledger, floor and cap, gates, rounding, evidence, steps."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from building import (
    MARKS,
    PERCENT,
    PURE,
    TEXT,
    YUAN,
    branch,
    calc,
    cell_of,
    column,
    compare,
    define,
    defined,
    fact,
    gate,
    given,
    leaf,
    loss,
    num,
    own,
    rows,
    run,
    spec_line,
    system,
    table_of,
)
from evaldsl.diagnostics import say
from evaldsl.evaluate import InternalError
from evaldsl.facts.bound import Bound, PointAnswer
from evaldsl.model.core import Aggregate, Answer, Core
from evaldsl.model.system import Indicator, Requirement, System
from evaldsl.result.result import Node

ALWAYS, NEVER = compare(num(1), "=", num(1)), compare(num(1), "=", num(2))


def node(made: System, *bound: Bound, answers: tuple[PointAnswer, ...] = ()) -> Node:
    """The first top-level node."""
    evaluated = run(made, *bound, answers=answers)
    assert evaluated.result is not None, evaluated.diagnostics
    return evaluated.result.children[0]


def losing(weight: int | str, *amounts: str, **more: object) -> Indicator:
    """A leaf that loses fixed amounts."""
    score: Core = num(weight)
    for amount in amounts:
        score = calc(score, "-", num(amount), MARKS)
    return leaf("甲", weight, score, tuple(loss(num(amount)) for amount in amounts), **more)


def amounts(found: Node) -> list[tuple[object, ...]]:
    return [(line.kind, line.amount, line.printed) for line in found.lines]


def frac(*items: str) -> list[Fraction]:
    return [Fraction(item) for item in items]


def assert_adds_up(found: Node) -> None:
    """The exact ledger leads to the score; the printed one to what is printed."""
    assert found.weight - sum(line.amount for line in found.lines) == found.score
    assert found.weight - sum(line.printed for line in found.lines) == found.score


def test_rounding_is_a_line_and_folded_into_the_printed_deductions() -> None:
    found = node(system(losing(8, "1/3", "2/3", "1/6")))
    assert (found.exact, found.score) == (Fraction(41, 6), Fraction("6.83"))
    assert [kind for kind, *_ in amounts(found)] == ["rule", "rule", "rule", "rounding"]
    assert [line.printed for line in found.lines] == frac("0.33", "0.67", "0.17", "0")
    assert_adds_up(found)


def test_half_up_on_the_score() -> None:
    found = node(system(losing(1, "0.005")))
    assert found.score == 1
    assert amounts(found) == [("rule", Fraction("0.005"), 0), ("rounding", Fraction("-0.005"), 0)]


def test_no_rounding_declared() -> None:
    found = node(system(losing(1, "1/3"), score_places=None))
    assert found.score == Fraction(2, 3)
    assert amounts(found) == [("rule", Fraction(1, 3), Fraction(1, 3))]


def test_losses_beyond_the_weight_stop_at_zero() -> None:
    found = node(system(losing(2, "1.5", "1.5")))
    assert found.score == 0
    assert amounts(found)[-1] == ("floor", -1, -1)
    assert found.lines[-1].because.key == "because.floor_zero"
    assert_adds_up(found)


def test_a_floor_of_its_own() -> None:
    found = node(system(losing(5, "4", floor=num(2))))
    assert found.score == 2
    assert amounts(found)[-1] == ("floor", -1, -1)
    assert dict(found.lines[-1].because.args) == {"lost": 4, "floor": 2}


def test_a_loss_of_nothing_has_no_line() -> None:
    made = leaf("甲", 5, num(4), (loss(num(-3)), loss(num(0)), loss(num(1))))
    assert [line.amount for line in node(system(made)).lines] == [1]


def test_losses_that_do_not_lead_to_the_score_are_our_own_mistake() -> None:
    with pytest.raises(InternalError, match="lead to"):
        run(system(leaf("甲", 5, num(3), (loss(num(1)),))))


@pytest.mark.parametrize(
    ("raw", "score", "lines", "codes"),
    [
        ("7", 7, [("rule", 3)], []),
        ("10", 10, [], []),
        ("12", 10, [], ["W0651"]),
        ("-2", 0, [("rule", 12), ("floor", -2)], ["W0651"]),
    ],
)
def test_free_formula(raw: str, score: int, lines: list[tuple[object, ...]], codes: list[str]) -> None:
    evaluated = run(system(leaf("甲", 10, num(raw))))
    assert evaluated.result is not None
    found = evaluated.result.children[0]
    assert found.score == score
    assert [line[:2] for line in amounts(found)] == lines
    assert [item.code for item in evaluated.diagnostics] == codes
    assert evaluated.result.diagnostics == evaluated.diagnostics


def test_gates_take_what_is_left_and_say_so() -> None:
    gates = (gate(NEVER), gate(ALWAYS, reason="截留", sentence="存在挪用"), gate(ALWAYS, reason="没有剩余的分"))
    found = node(system(losing(5, "4/3", gates=gates)))
    assert found.score == found.exact == 0
    assert [line.kind for line in found.lines] == ["rule", "gate"]
    assert [line.amount for line in found.lines] == frac("4/3", "11/3")
    assert found.lines[1].reason == "截留"
    assert say(found.lines[1].because, "zh") == "存在挪用，不得分"
    assert found.lines[1].place == "spec.eval:60"
    assert_adds_up(found)


def test_a_gate_also_takes_what_the_floor_left() -> None:
    found = node(system(losing(5, "5", floor=num(2), gates=(gate(ALWAYS),))))
    assert [line.amount for line in found.lines] == [5, -2, 2]
    assert_adds_up(found)


def test_branches_sum_rounded_leaves_and_have_gates_of_their_own() -> None:
    children = (leaf("乙", 3, num("1/3")), leaf("丙", 3, num("1/3")))
    assert node(system(branch("甲", *children))).score == Fraction("0.66")
    gated = node(system(branch("甲", *children, gates=(gate(ALWAYS),))))
    assert gated.score == 0
    assert [child.score for child in gated.children] == frac("0.33", "0.33")
    assert [(line.kind, line.amount, line.printed) for line in gated.lines] == [("gate", *frac("0.66", "0.66"))]


def test_a_broken_gate_and_a_broken_rule_are_both_reported() -> None:
    boom = compare(calc(num(1), "/", num(0)), "=", num(1))
    made = system(leaf("甲", 1, calc(num(2**600), "^", num(64)), gates=(gate(boom),)))
    assert [item.code for item in run(made).diagnostics] == ["E0650", "E0656"]


def test_a_score_with_a_broken_gate_is_not_used() -> None:
    broken = gate(compare(calc(num(2**600), "^", num(64)), "=", num(1)))
    made = system(leaf("甲", 1, num(0), gates=(broken,)), leaf("乙", 1, calc(num(1), "/", own("甲"))))
    assert [item.code for item in run(made).diagnostics] == ["E0656"]


def test_a_requirement_that_does_not_hold() -> None:
    values = (("name", "甲"), ("tier", "好"), ("score", num(7, MARKS)), ("range", fact("x", MARKS)))
    unmet = Requirement(compare(fact("x", MARKS), "=", num(1)), "E0661", values, spec_line(33))
    evaluated = run(system(leaf("甲", 5, num(5), must_hold=(unmet,))), given("x", 10, "10分"))
    (found,) = evaluated.diagnostics
    assert evaluated.result is None
    assert say(found.message, "zh") == "甲：评分 7 不在“好”档的范围 10分 内"
    assert found.span == unmet.span
    assert [label.span.place for label in found.labels] == ["facts.toml:20:1"]


# ── evidence and steps ────────────────────────────────────────────────────────────────────────────


def test_a_line_shows_its_values_and_the_facts_behind_them() -> None:
    rate = calc(fact("支出", YUAN), "/", fact("预算", YUAN), PERCENT)
    lost = calc(num(8), "*", calc(num(1), "-", defined("执行率", PERCENT)), MARKS)
    values = (("name", defined("执行率", PERCENT)), ("value", fact("支出", YUAN)))
    made = leaf(
        "甲", 8, calc(num(8), "-", lost), (loss(lost, because="run.value", values=values, reason="进度慢"),),
        subjects=(defined("执行率", PERCENT),),
    )  # fmt: skip
    found = node(
        system(made, definitions=(define("执行率", rate),)),
        given("支出", 765, "765元", document="凭证", reason="跨年"),
        given("预算", 1000, "1000元", span=None),
    )
    (line, *_) = found.lines
    assert dict(line.because.args) == {"name": "76.50%", "value": "765元"}
    assert (line.reason, line.place) == ("进度慢", "spec.eval:40")
    assert [(item.name, item.value, item.document, item.reason, item.place) for item in line.evidence] == [
        ("支出", "765元", "凭证", "跨年", "facts.toml:20"),
        ("预算", "1000元", None, None, None),
    ]
    (step,) = found.steps
    assert (step.label, step.formula, step.value, step.exact) == ("执行率", "支出 / 预算", "76.50%", Fraction("0.765"))
    assert [child.label for child in step.children] == ["支出", "预算"]
    assert found.sentence == "甲的规则"


def test_answers_bring_their_evidence_and_reason() -> None:
    lost = calc(num(2), "*", calc(num(1), "-", Answer("甲", 2, type=PURE)))
    made = leaf("甲", 5, calc(num(5), "-", lost), (loss(lost, point=2),), kind="checklist")
    half = given("要点2", Fraction(1, 2), "部分符合", document="申报表", reason="缺指标")
    (line,) = node(system(made), answers=(PointAnswer("甲", 2, half),)).lines
    assert line.amount == 1
    assert line.reason == "缺指标"
    assert [(item.name, item.value, item.document) for item in line.evidence] == [("要点2", "部分符合", "申报表")]


PROBLEMS = table_of("问题", cell_of("类别", TEXT), cell_of("内容", TEXT), cell_of("数", PURE))


def test_findings_name_the_rows_that_count() -> None:
    where = compare(column("问题", "数"), ">", num(1))
    lost = Aggregate("count", "问题", None, where, type=PURE)
    made = leaf("甲", 5, calc(num(5), "-", lost), (loss(lost, table="问题", where=where),), subjects=(lost,))
    table = rows("问题", *({"类别": f"类{n}", "内容": f"事{n}", "数": n} for n in range(4)), document="台账")
    found = node(system(made, facts=(PROBLEMS,)), table)
    (line,) = found.lines
    assert [(item.name, item.value, item.document, item.place) for item in line.evidence] == [
        ("问题", "类2，事2", "台账", "facts.toml:32"),
        ("问题", "类3，事3", "台账", "facts.toml:33"),
    ]
    (step,) = found.steps
    assert (step.label, step.value) == ("问题(数 > 1)", "2")
    assert [(child.label, child.value) for child in step.children] == [("问题（4行，计入2行）", "2行")]


def test_an_aggregate_shows_what_it_added_up() -> None:
    total = Aggregate("sum", "问题", column("问题", "数", YUAN), None, type=YUAN)
    made = leaf("甲", 5, num(5), subjects=(defined("合计数", YUAN),))
    table = rows("问题", *({"类别": "", "内容": "", "数": n * 10_000} for n in range(1, 9)))
    (step,) = node(system(made, facts=(PROBLEMS,), definitions=(define("合计数", total),)), table).steps
    assert (step.formula, step.value) == ("合计(问题.数)", "36.00万元")
    assert step.children[0].label == "问题（8行）"
    assert step.children[0].value.startswith("1.00万元、2.00万元、")
    assert step.children[0].value.endswith("6.00万元…")


def test_at_most_eight_facts_stand_behind_a_line() -> None:
    many: Core = num(0)
    for n in range(20):
        many = calc(many, "+", fact(f"x{n}"))
    made = leaf("甲", 50, calc(num(50), "-", many), (loss(many),))
    (line,) = node(system(made), *(given(f"x{n}", 1) for n in range(20))).lines
    assert [item.name for item in line.evidence] == [f"x{n}" for n in range(8)]


def test_traces_of_tangled_definitions_stay_small() -> None:
    tangle = [define("a0", fact("x")), define("b0", fact("x"))]
    for n in range(1, 40):
        both = (
            calc(defined(f"a{n - 1}"), "+", defined(f"b{n - 1}")),
            calc(defined(f"a{n - 1}"), "-", defined(f"b{n - 1}")),
        )
        tangle += [define(f"a{n}", both[0]), define(f"b{n}", both[1])]
    made = leaf("甲", 5, num(5), subjects=(defined("a39"),))
    (step,) = node(system(made, definitions=tuple(tangle)), given("x", 1)).steps
    stack, count = [step], 0
    while stack:
        count += 1
        stack.extend(stack.pop().children)
    assert 40 < count < 400


# ── properties ────────────────────────────────────────────────────────────────────────────────────

losses = st.lists(st.fractions(min_value=-1, max_value=4, max_denominator=60), min_size=1, max_size=6)


@for_all(losses, st.integers(0, 4), st.sampled_from([0, 2, None]), st.booleans())
def test_the_ledger_leads_from_the_weight_to_the_score(
    taken: list[Fraction], places: int, floor: int | None, gated: bool
) -> None:
    weight = Fraction(6)
    kept = [item for item in taken if item > 0]
    least = Fraction(floor or 0)
    raw = max(weight - sum(kept), least)
    made = leaf(
        "甲", 6, num(raw), tuple(loss(num(item)) for item in taken),
        gates=(gate(ALWAYS),) if gated else (), floor=None if floor is None else num(floor),
    )  # fmt: skip
    found = node(system(made, score_places=places))
    assert_adds_up(found)
    assert found.exact == (0 if gated else raw)
    unit = Fraction(1, 10**places)
    assert all((line.printed / unit).denominator == 1 for line in found.lines)
    assert all(abs(line.printed - line.amount) < unit for line in found.lines)
    assert abs(found.exact - found.score) <= unit / 2
    assert [line.amount for line in found.lines if line.kind == "rule"] == kept


@for_all(st.lists(st.fractions(min_value=0, max_value=3, max_denominator=60), min_size=1, max_size=8))
def test_printed_parts_add_up_to_the_printed_total(scores: list[Fraction]) -> None:
    leaves = [leaf(f"叶{n}", 3, num(score)) for n, score in enumerate(scores)]
    result = run(system(branch("甲", *leaves))).result
    assert result is not None
    printed = [line.printed for child in result.children[0].children for line in child.lines]
    assert result.full_marks - sum(printed) == result.score == sum(child.score for child in result.children)


def test_a_second_run_gives_the_same() -> None:
    made = system(losing(5, "1/3", gates=(gate(NEVER),)))
    assert node(made) == node(made)
