"""Total, grade, policies, references, defaults; and the expectations of 核对 blocks."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from building import (
    MARKS,
    PERCENT,
    SCALE,
    branch,
    calc,
    cell_of,
    compare,
    define,
    defined,
    fact,
    gate,
    given,
    leaf,
    num,
    own,
    rows,
    run,
    spec_line,
    system,
    table_of,
)
from evaldsl.diagnostics import Severity, error, say, text
from evaldsl.evaluate import Evaluated, InternalError
from evaldsl.evaluate.expect import judge
from evaldsl.evaluate.plan import _PLANS, plan_of
from evaldsl.model.core import Core
from evaldsl.model.system import (
    Expectation,
    FactDeclaration,
    GradeScale,
    Policy,
    PolicyLine,
    System,
    Test,
    Unverified,
)
from evaldsl.model.types import NumberType
from evaldsl.result.result import Result
from evaldsl.syntax.tree import EffectKind

ALWAYS, NEVER = compare(num(1), "=", num(1)), compare(num(1), "=", num(2))
CAP, WORST = EffectKind.TOTAL_AT_MOST, EffectKind.GRADE_AT_MOST


def scored(*scores: str, **more: object) -> System:
    """Leaves of 100 points in all, the first one with the given score."""
    return system(*(leaf(f"叶{n}", 100 // len(scores), num(score)) for n, score in enumerate(scores)), **more)


def result_of(made: System) -> Result:
    result = run(made).result
    assert result is not None
    return result


# ── total and grade ───────────────────────────────────────────────────────────────────────────────


def test_the_lowest_cap_wins_and_all_are_named() -> None:
    caps = (
        gate(ALWAYS, CAP, points=num(59, MARKS), sentence="执行率低"),
        gate(NEVER, CAP, points=num(10, MARKS)),
        gate(ALWAYS, CAP, points=num(40, MARKS), sentence="发生事故", reason="重大事故"),
    )
    result = result_of(scored("80", gates=caps))
    (line,) = result.lines
    assert (line.kind, line.reason) == ("total_cap", "重大事故")
    assert {result.score, line.amount, line.printed} == {Fraction(40)}
    assert say(line.because, "zh") == "总分封顶：执行率低，总分不超过 59 分、发生事故，总分不超过 40 分"
    assert result.children[0].score == 80


def test_a_cap_above_the_total_takes_nothing() -> None:
    result = result_of(scored("30", gates=(gate(ALWAYS, CAP, points=num(59, MARKS)),)))
    assert result.score == 30
    assert result.lines == ()


@pytest.mark.parametrize("points", ["-5", "100.01"])
def test_a_cap_that_is_no_total_is_an_error(points: str) -> None:
    evaluated = run(scored("30", gates=(gate(ALWAYS, CAP, points=num(points, MARKS)),)))
    assert evaluated.result is None
    assert [found.code for found in evaluated.diagnostics] == ["E0662"]


def test_the_total_is_rounded_after_its_caps() -> None:
    result = result_of(scored("90", gates=(gate(ALWAYS, CAP, points=num("59.995", MARKS)),)))
    assert result.score == 60
    assert [line.kind for line in result.lines] == ["total_cap", "rounding"]
    assert sum(line.amount for line in result.lines) == sum(line.printed for line in result.lines) == 30


@pytest.mark.parametrize(
    ("score", "label"), [("90", "优"), ("89.995", "优"), ("89.994", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")]
)
def test_the_grade_is_that_of_the_rounded_total(score: str, label: str) -> None:
    grade = result_of(scored(score, grades=SCALE)).grade
    assert grade is not None
    assert (grade.label, grade.by_total) == (label, label)


def test_the_worst_grade_limit_wins() -> None:
    limits = (
        gate(ALWAYS, WORST, label="中", reason="事故"),
        gate(ALWAYS, WORST, label="良"),
        gate(NEVER, WORST, label="差"),
    )
    grade = result_of(scored("95", grades=SCALE, gates=limits)).grade
    assert grade is not None
    assert (grade.label, grade.by_total) == ("中", "优")
    assert [say(item, "zh") for item in grade.limits] == ["有问题（事故），等级不高于“中”", "有问题，等级不高于“良”"]


def test_a_limit_never_raises_a_grade() -> None:
    grade = result_of(scored("10", grades=SCALE, gates=(gate(ALWAYS, WORST, label="良"),))).grade
    assert grade is not None
    assert grade.label == "差"


def test_a_grade_limit_may_ask_for_the_total() -> None:
    low = compare(own(""), "<", num(60))
    grade = result_of(scored("50", grades=SCALE, gates=(gate(low, WORST, label="差"),))).grade
    assert grade is not None
    assert len(grade.limits) == 1


def test_a_total_without_a_grade() -> None:
    gap = GradeScale("缺档", SCALE.bands[:2])
    with pytest.raises(InternalError):
        run(scored("10", grades=gap))


# ── policies, references, defaults ────────────────────────────────────────────────────────────────


def policy(*lines: tuple[Core, str]) -> Policy:
    made = (PolicyLine(core, "句", severity, "说明", False, spec_line(70)) for core, severity in lines)  # type: ignore[arg-type]  # a test's literal
    return Policy("办法", tuple(made))


def test_policies() -> None:
    lines = policy(
        (ALWAYS, "error"), (NEVER, "remind"), (NEVER, "error"), (compare(own("叶0"), "≥", num(60)), "remind")
    )
    evaluated = run(scored("50", "50", policies=(lines,)))
    assert evaluated.result is not None
    assert [item.holds for item in evaluated.result.policies] == [True, False, False, False]
    assert evaluated.result.policies[1].place == "spec.eval:70"
    assert [item.code for item in evaluated.diagnostics] == ["W0670", "E0670"]
    assert [item.severity for item in evaluated.result.diagnostics] == [Severity.WARNING]


def test_policies_about_weights() -> None:
    full = compare(own("", "weight"), "=", num(100))
    half = compare(own("叶0", "weight"), "=", num(50))
    result = result_of(scored("50", "50", policies=(policy((full, "error"), (half, "error")),)))
    assert [item.holds for item in result.policies] == [True, True]


def test_references_defaults_and_what_is_unverified() -> None:
    number = NumberType()
    goal = FactDeclaration("目标", number, None, True, None, (), spec_line(3))
    spent = FactDeclaration("支出", number, num(3), False, None, (), spec_line(3))
    table = table_of("表", attrs.evolve(cell_of("数"), default=num(1)))
    made = scored("1", facts=(goal, spent, table), unverified=(Unverified("标准.项目", "待核实"),))
    cells = rows("表", {"数": 1}, {"数": 2})
    taken = attrs.evolve(cells.rows[1], cells=(("数", given("数", 1, from_default=True)),))
    result = run(
        made,
        given("目标", Fraction("0.46"), "0.46"),
        given("支出", 3, from_default=True),
        attrs.evolve(cells, rows=(cells.rows[0], taken)),
    ).result
    assert result is not None
    assert [(step.label, step.value) for step in result.references] == [("目标", "0.46")]
    assert [step.label for step in result.defaults] == ["支出", "表第 2 行的数"]
    assert result.unverified == (("标准.项目", "待核实"),)


# ── errors ────────────────────────────────────────────────────────────────────────────────────────


def test_several_errors_at_once_and_no_result() -> None:
    boom = calc(num(1), "/", num(0))
    made = system(
        branch("甲", leaf("乙", 1, boom), leaf("丙", 1, calc(num(2**600), "^", num(64)))),
        gates=(gate(compare(calc(fact("x"), "/", num(0)), "=", num(1)), CAP, points=num(1)),),
    )
    evaluated = run(made, given("x", 1))
    assert evaluated.result is None
    assert [item.code for item in evaluated.diagnostics] == ["E0650", "E0656", "E0650"]


def test_a_plan_is_kept_only_as_long_as_its_system() -> None:
    made = scored("1")
    key = id(made)
    assert plan_of(made) is plan_of(made)
    del made
    assert key not in _PLANS


# ── expectations ──────────────────────────────────────────────────────────────────────────────────


def expect(subject: Core | None = None, value: Core | None = None, **more: str) -> Expectation:
    words = {"code": None, "grade": None, **more}
    return Expectation(subject, value, sentence="句", span=spec_line(80), **words)


def judged(evaluated: Evaluated, *lines: Expectation) -> list[tuple[bool, str, str]]:
    made = judge(Test("试", None, (), lines, spec_line(79)), evaluated)
    assert [item.sentence for item in made] == ["句"] * len(lines)
    return [(item.holds, item.expected, item.actual) for item in made]


def test_values_and_grades_that_are_expected() -> None:
    made = scored("73.24", grades=SCALE, definitions=(define("率", calc(fact("x"), "/", num(3), PERCENT)),))
    evaluated = run(made, given("x", 2))
    third = calc(num(1), "/", num(3), PERCENT)
    assert judged(
        evaluated,
        expect(own(""), num("73.24", MARKS)),
        expect(own("叶0"), num("73.25", MARKS)),
        expect(defined("率", PERCENT), calc(num(1), "-", third, PERCENT)),
        expect(defined("率", PERCENT), num("0.6667", PERCENT)),
        expect(grade="中"),
        expect(grade="良"),
    ) == [
        (True, "73.24", "73.24分"),
        (False, "73.25", "73.24分"),
        (True, "66.67%", "66.67%"),
        (False, "0.6667", "66.67%"),
        (True, "中", "中"),
        (False, "良", "中"),
    ]


def test_numbers_that_look_alike_are_told_apart() -> None:
    evaluated = run(scored("1"))
    close = calc(num("0.66667"), "+", num(0), PERCENT), calc(num(2), "/", num(3), PERCENT)
    assert judged(evaluated, expect(*close)) == [(False, "66.67% = 0.666666666667…", "66.67% = 0.66667")]


def test_an_expected_message() -> None:
    boom = run(system(leaf("甲", 1, calc(num(1), "/", num(0)))))
    assert judged(boom, expect(code="E0650"), expect(code="E0301"), expect(own(""), num(1)), expect(grade="优")) == [
        (True, "E0650", "报出 E0650"),
        (False, "E0301", "报出 E0650"),
        (False, "1", "没有结果（E0650）"),
        (False, "优", "没有结果（E0650）"),
    ]
    assert judged(run(scored("1")), expect(code="E0650")) == [(False, "E0650", "没有任何诊断")]


def test_a_message_of_an_earlier_pass() -> None:
    before = (error("E0657", None, name="x", status=text("run.missing")),)
    (found,) = judge(
        Test("试", None, (), (expect(code="E0657"),), spec_line(79)), Evaluated(None, ()), before=before, language="en"
    )
    assert (found.holds, found.actual) == (True, "E0657 reported")


def test_an_expectation_that_has_no_value_itself() -> None:
    (found,) = judged(run(scored("1")), expect(calc(num(1), "/", num(0)), num(1)))
    assert found == (False, "1", "“1 / 0”的除数为 0，无法计算 [E0650]")
