"""What happens to a score behind its rule: adjustments, evidence, points beside the full marks, grades."""

from __future__ import annotations

from fractions import Fraction

import pytest

from building import MARKS, SCALE, TRUTH, fact, facts, gate, given, leaf, loss, num, spec_line, system
from evaldsl.evaluate import Evaluated, evaluate
from evaldsl.evaluate.grading import next_top
from evaldsl.facts.bound import Adjustment, Facts
from evaldsl.model.core import Compare, Core
from evaldsl.model.system import Extra, Gate, GradeBand, GradeScale, System
from evaldsl.result.result import Result
from evaldsl.syntax.tree import EffectKind

POINTS = fact("分数", MARKS)


def extra(kind: str, *amounts: str, most: str | None = None, over_full: bool = True) -> Extra:
    losses = tuple(loss(num(amount, MARKS)) for amount in amounts)
    return Extra(kind, losses, None if most is None else num(most, MARKS), over_full, span=spec_line(70))  # type: ignore[arg-type]  # a test's literal


def adjusted(points: str, indicator: str = "甲") -> Adjustment:
    return Adjustment(indicator, Fraction(points), "原因", "纪要", "张三", span=spec_line(30))


def scored(made: System, score: str, *adjustments: Adjustment) -> Result:
    bound = facts(given("分数", Fraction(score)))
    evaluated: Evaluated = evaluate(made, Facts(bound.values, {}, adjustments), {})
    assert evaluated.result is not None, evaluated.diagnostics
    return evaluated.result


def lost(result: Result) -> Fraction:
    """Everything that leads from the full marks to the total."""
    ends = sum((line.amount for line in result.lines), Fraction(0))
    return ends + sum((line.amount for node in result.walk() for line in node.lines), Fraction(0))


# ── points beside the full marks ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("score", "gains", "losses", "within", "total"),
    [
        ("98", ("1", "1"), (), "100", "100"),
        ("98", ("1.5", "1"), (), "100.5", "100"),
        ("98", ("2", "1.01"), (), "101", "100"),
        ("98", (), ("10", "20"), "68", "68"),
        ("98", (), ("10", "20.01"), "68", "68"),
        ("98", ("2", "2"), ("1",), "100", "100"),
        ("98", ("3",), ("0.5",), "100.5", "100"),
        ("20", (), ("25",), "0", "0"),
        ("20", ("2",), ("25",), "0", "0"),
        ("20", ("0",), ("0",), "20", "20"),
    ],
)
def test_extras_are_capped_each_and_together(
    score: str, gains: tuple[str, ...], losses: tuple[str, ...], within: str, total: str
) -> None:
    for over_full, wanted in ((True, within), (False, total)):
        extras = (extra("penalty", *losses, most="30"), extra("bonus", *gains, most="3", over_full=over_full))
        result = scored(system(leaf("甲", 100, POINTS), extras=extras), score)
        assert result.score == Fraction(wanted)
        assert result.full_marks - lost(result) == result.score


def test_every_line_is_there_and_the_printed_column_adds_up() -> None:
    extras = (extra("bonus", "2", "1.255", most="3"), extra("penalty", "0.333"))
    result = scored(system(leaf("甲", 100, POINTS), extras=extras), "90")
    assert [(line.kind, line.amount) for line in result.lines] == [
        ("bonus", Fraction(-2)),
        ("bonus", Fraction("-1.255")),
        ("cap", Fraction("0.255")),
        ("penalty", Fraction("0.333")),
        ("rounding", Fraction("-0.003")),
    ]
    assert sum(line.printed for line in result.lines) == 90 - result.score


def test_a_cap_on_the_total_comes_after_the_bonus() -> None:
    capped = gate(fact("有问题", TRUTH), EffectKind.TOTAL_AT_MOST, points=num(59, MARKS))
    made = system(leaf("甲", 100, POINTS), extras=(extra("bonus", "2"),), gates=(capped,))
    bound = facts(given("分数", Fraction(90)), given("有问题", True))
    result = evaluate(made, bound, {}).result
    assert result is not None
    assert result.score == 59
    assert [line.kind for line in result.lines] == ["bonus", "total_cap"]


# ── adjustments, evidence ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("score", "points", "counts"),
    [
        ("6", ("-0.5",), "5.5"),
        ("6", ("4",), "10"),
        ("6", ("4.01",), "10"),
        ("6", ("-6",), "0"),
        ("6", ("-6.01",), "0"),
        ("6", ("-8", "3"), "1"),
        ("6.004", ("0.001",), "6.01"),
    ],
)
def test_adjustments_stay_within_the_weight(score: str, points: tuple[str, ...], counts: str) -> None:
    result = scored(system(leaf("甲", 10, POINTS)), score, *(adjusted(each) for each in points))
    (node,) = result.children
    assert node.score == Fraction(counts)
    assert node.by_rule == Fraction(score).limit_denominator(100)
    assert node.weight - sum(line.amount for line in node.lines) == node.score


def test_an_adjustment_comes_after_a_gate() -> None:
    made = system(leaf("甲", 10, POINTS, gates=(gate(fact("有问题", TRUTH)),)))
    bound = facts(given("分数", Fraction(6)), given("有问题", True))
    result = evaluate(made, Facts(bound.values, {}, (adjusted("1"),)), {}).result
    assert result is not None
    (node,) = result.children
    assert (node.by_rule, node.score) == (0, 1)
    line = node.lines[-1]
    assert (line.kind, line.reason, line.evidence[0].document, line.evidence[0].value) == (
        "adjustment",
        "原因",
        "纪要",
        "张三",
    )


def test_a_leaf_without_adjustment_has_no_score_beside_it() -> None:
    assert scored(system(leaf("甲", 10, POINTS)), "6").children[0].by_rule is None


# ── grades ────────────────────────────────────────────────────────────────────────────────────────


def grade(score: str, *gates: Gate) -> str:
    made = system(leaf("甲", 100, POINTS), grades=SCALE, gates=gates)
    bound = facts(given("分数", Fraction(score)), given("有问题", True))
    result = evaluate(made, bound, {}).result
    assert result is not None
    assert result.grade is not None
    return result.grade.label


def effect(kind: EffectKind, label: str | None = None, levels: Core | None = None) -> Gate:
    return gate(fact("有问题", TRUTH), kind, label=label, points=levels)


AT_MOST = effect(EffectKind.GRADE_AT_MOST, "良")
DOWN = effect(EffectKind.GRADE_DOWN, levels=num(1))
IS = effect(EffectKind.GRADE_IS, "优")


@pytest.mark.parametrize(
    ("gates", "label"),
    [
        ((), "优"),
        ((AT_MOST,), "良"),
        ((DOWN,), "良"),
        ((DOWN, DOWN), "中"),
        ((AT_MOST, DOWN), "中"),
        ((DOWN, AT_MOST), "中"),
        ((DOWN, DOWN, DOWN, DOWN), "差"),
        ((DOWN, IS), "优"),
        ((IS, effect(EffectKind.GRADE_IS, "中"), AT_MOST), "中"),
    ],
)
def test_grade_gates_have_one_order(gates: tuple[Gate, ...], label: str) -> None:
    assert grade("95", *gates) == label


def test_a_total_beyond_the_full_marks_has_their_grade() -> None:
    best = GradeBand("优", Fraction(90), True, Fraction(100), True)
    closed = GradeScale("两档", (best, GradeBand("差", None, False, Fraction(90), False)))
    result = scored(system(leaf("甲", 100, POINTS), grades=closed, extras=(extra("bonus", "3"),)), "99")
    assert result.score == 102
    assert result.grade is not None
    assert result.grade.label == "优"


@pytest.mark.parametrize(
    ("total", "top"), [("95", "89.99"), ("90", "89.99"), ("89.99", "79.99"), ("60", "59.99"), ("59", None)]
)
def test_top_of_the_next_grade(total: str, top: str | None) -> None:
    found = next_top(SCALE, Fraction(total), unit=Fraction(1, 100), full=Fraction(100))
    assert found == (None if top is None else Fraction(top))


@pytest.mark.parametrize(
    ("total", "levels", "top"),
    [
        ("95", 2, "79.99"),
        ("95", 3, "59.99"),
        ("95", 4, "59.99"),
        ("85", 2, "59.99"),
        ("60", 2, "59.99"),
        ("59", 2, None),
    ],
)
def test_top_of_a_grade_some_levels_below(total: str, levels: int, top: str | None) -> None:
    found = next_top(SCALE, Fraction(total), levels, unit=Fraction(1, 100), full=Fraction(100))
    assert found == (None if top is None else Fraction(top))


@pytest.mark.parametrize(
    ("low", "closed", "top"), [("60.005", True, "60"), ("60.005", False, "60"), ("60", False, "60")]
)
def test_top_is_a_multiple_of_the_unit_that_is_below(low: str, closed: bool, top: str) -> None:
    best = GradeBand("优", Fraction(low), closed, None, False)
    scale = GradeScale("两档", (best, GradeBand("差", None, False, Fraction(low), not closed)))
    assert next_top(scale, Fraction(90), unit=Fraction(1, 100), full=Fraction(100)) == Fraction(top)


def test_each_part_reaches_its_share() -> None:
    best = GradeBand("优", Fraction(50), True, None, False, Fraction(3, 5))
    bands = (best, GradeBand("其他", None, False, Fraction(50), False))
    made = system(leaf("甲", 50, POINTS), leaf("乙", 50, num(50, MARKS)), grades=GradeScale("两档", bands))
    found = [scored(made, score).grade for score in ("30", "29.99")]
    assert [each.label if each else None for each in found] == ["优", "其他"]


# ── a score at most ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("score", "expected", "lines"), [("6.01", "6", ["rule", "gate"]), ("6", "6", ["rule"]), ("5.99", "5.99", ["rule"])]
)
def test_a_cap_on_a_score_has_a_line_only_where_it_takes(score: str, expected: str, lines: list[str]) -> None:
    capped = gate(Compare("=", num(1), num(1), type=TRUTH), EffectKind.SCORE_AT_MOST, points=num("6", MARKS))
    result = scored(system(leaf("甲", 10, POINTS, gates=(capped,))), score)
    assert (result.score, [line.kind for line in result.children[0].lines]) == (Fraction(expected), lines)
