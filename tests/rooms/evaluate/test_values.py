"""What each node of the core means."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from building import (
    PERCENT,
    PURE,
    TEXT,
    TRUTH,
    YUAN,
    calc,
    cell_of,
    column,
    compare,
    define,
    defined,
    fact,
    facts,
    given,
    leaf,
    least,
    most,
    num,
    own,
    pieces,
    rows,
    run,
    system,
    table_of,
)
from evaldsl.evaluate import Evaluated, InternalError
from evaldsl.evaluate.plan import plan_of
from evaldsl.evaluate.run import Run
from evaldsl.evaluate.values import value_of
from evaldsl.facts.bound import Bound
from evaldsl.model.core import Aggregate, Column, Const, Core, If, Logic, Not, Round, Scalar, Select
from evaldsl.model.types import DateType
from evaldsl.quantity.limits import MAX_VALUE_BITS
from evaldsl.result.result import Status

X, Y = fact("x"), fact("y")
ZERO_DIVISION = calc(num(1), "/", num(0))
PROJECTS = table_of(
    "子项目",
    cell_of("名称", TEXT),
    cell_of("预算", YUAN),
    cell_of("支出", YUAN),
    cell_of("率", PERCENT, calc(column("子项目", "支出"), "/", column("子项目", "预算"))),
)
ROWS = rows(
    "子项目",
    {"名称": "甲", "预算": 10, "支出": 8},
    {"名称": "乙", "预算": 20, "支出": 20},
    {"名称": "丙", "预算": 30, "支出": 3},
)


def value(core: Core, *bound: Bound) -> Scalar:
    made = system(leaf("甲", 1, num(1)), facts=(PROJECTS,), definitions=(define("d", calc(X, "*", num(2))),))
    return value_of(Run(made, facts(*bound), plan_of(made)), core)


def code_of(core: Core, *bound: Bound) -> tuple[str, ...]:
    """The codes of a run whose only leaf has the formula."""
    return codes(run(system(leaf("甲", 1, core), facts=(PROJECTS,)), *bound))


def codes(evaluated: Evaluated) -> tuple[str, ...]:
    return tuple(item.code for item in evaluated.diagnostics)


def fold(function: str, name: str | None = "支出", where: Core | None = None, weight: Core | None = None) -> Aggregate:
    inner = None if name is None else column("子项目", name)
    return Aggregate(function, "子项目", inner, where, weight, type=PURE)  # type: ignore[arg-type]  # a test's literal


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        (calc(X, "+", Y), "5/6"),
        (calc(X, "-", Y), "1/6"),
        (calc(X, "*", Y), "1/6"),
        (calc(num(0), "*", Y), "0"),
        (calc(X, "/", Y), "3/2"),
        (calc(X, "^", num(-3)), "8"),
        (least(X, Y, num(1)), "1/3"),
        (most(num(0), X, Y), "1/2"),
        (defined("d"), "1"),
        (Round("floor", calc(X, "-", num(2)), num("1/4"), type=PURE), "-3/2"),
        (Round("ceil", X, num(1), type=PURE), "1"),
        (Round("half_up", X, num(1), type=PURE), "1"),
        (If(compare(X, ">", Y), num(7), ZERO_DIVISION, type=PURE), "7"),
        (pieces(X, (None, 0, ZERO_DIVISION), (0, 1, num(4)), (1, None, num(5))), "4"),
        (pieces(num(1), (0, 1, num(4)), (1, None, num(5))), "5"),
        (pieces(num(-1), (0, 1, num(4)), otherwise=num(9)), "9"),
    ],
)
def test_numbers(core: Core, expected: str) -> None:
    assert value(core, given("x", Fraction(1, 2)), given("y", Fraction(1, 3))) == Fraction(expected)


@pytest.mark.parametrize(
    ("operator", "expected"),
    [("<", [1, 0, 0]), ("≤", [1, 1, 0]), ("=", [0, 1, 0]), ("≠", [1, 0, 1]), ("≥", [0, 1, 1]), (">", [0, 0, 1])],
)
def test_comparisons(operator: str, expected: list[int]) -> None:
    assert [value(compare(num(left), operator, num(2))) for left in (1, 2, 3)] == [bool(item) for item in expected]


def test_logic_stops_early() -> None:
    yes, no = compare(num(1), "=", num(1)), compare(num(1), "=", num(2))
    boom = compare(ZERO_DIVISION, "=", num(1))
    assert value(Logic("or", (no, yes, boom), type=TRUTH)) is True
    assert value(Logic("and", (yes, no, boom), type=TRUTH)) is False
    assert value(Logic("and", (yes, yes), type=TRUTH)) is True
    assert value(Logic("or", (no, no), type=TRUTH)) is False
    assert value(Not(no, type=TRUTH)) is True


def test_dates() -> None:
    first, last = (Const(date(2021, 1, day), "", type=DateType()) for day in (1, 31))
    assert value(calc(last, "-", first)) == 30
    assert value(calc(first, "+", num(30))) == date(2021, 1, 31)
    assert value(calc(last, "-", num(30))) == date(2021, 1, 1)
    assert value(compare(first, "<", last)) is True


def test_options() -> None:
    rating = fact("评价", TEXT)
    core = Select(rating, (("高", num(3)), ("低", num(1))), None, type=PURE)
    assert value(core, given("评价", "低")) == 1
    assert code_of(core, given("评价", "中")) == ("E0654",)


@pytest.mark.parametrize(
    ("core", "expected"),
    [
        (fold("sum"), "31"),
        (fold("mean"), "31/3"),
        (fold("min"), "3"),
        (fold("max"), "20"),
        (fold("median"), "8"),
        (fold("count", None), "3"),
        (fold("count", None, compare(column("子项目", "率"), "≥", num("4/5"))), "2"),
        (fold("share", None, compare(column("子项目", "率"), "=", num(1))), "1/3"),
        (fold("sum", "支出", compare(column("子项目", "预算"), ">", num(10))), "23"),
        (fold("median", "支出", compare(column("子项目", "预算"), ">", num(10))), "23/2"),
        (fold("trimmed_mean"), "8"),
        (fold("weighted_mean", "率", None, column("子项目", "预算")), "31/60"),
        (fold("sum", "支出", compare(num(1), "=", num(2))), "0"),
    ],
)
def test_folds(core: Core, expected: str) -> None:
    assert value(core, ROWS) == Fraction(expected)


@pytest.mark.parametrize("function", ["mean", "min", "max", "median", "trimmed_mean"])
def test_folds_of_nothing(function: str) -> None:
    nothing = compare(num(1), "=", num(2))
    assert code_of(fold(function, "支出", nothing), ROWS) == ("E0651",)


def test_more_folds_without_a_value() -> None:
    assert code_of(fold("share", None, compare(num(1), "=", num(1))), rows("子项目")) == ("E0651",)
    assert code_of(fold("trimmed_mean", "支出", compare(column("子项目", "预算"), ">", num(10))), ROWS) == ("E0652",)
    weightless = fold("weighted_mean", "支出", None, calc(column("子项目", "预算"), "*", num(0)))
    assert code_of(weightless, ROWS) == ("E0650",)


@pytest.mark.parametrize(
    ("core", "code"),
    [
        (ZERO_DIVISION, "E0650"),
        (calc(num(0), "^", num(-1)), "E0650"),
        (pieces(num(5), (0, 1, num(4))), "E0653"),
        (calc(num(2**600), "^", num(64)), "E0656"),
        (calc(num(2 ** (MAX_VALUE_BITS - 1)), "+", num(2 ** (MAX_VALUE_BITS - 1))), "E0656"),
        (calc(Const(date(9999, 12, 31), "", type=DateType()), "+", num(1), PURE), "E0658"),
        (calc(Const(date(2021, 1, 1), "", type=DateType()), "-", num("1/2"), PURE), "E0658"),
    ],
)
def test_what_has_no_value(core: Core, code: str) -> None:
    assert code_of(core) == (code,)


@pytest.mark.parametrize(
    ("base", "exponent", "code"), [(-2, "1/2", "E0680"), (0, "-1/2", "E0650"), (2, "20000", "E0656"), (0, "65", "")]
)
def test_exponents_that_are_broken_or_large(base: int, exponent: str, code: str) -> None:
    assert code_of(calc(num(base), "^", num(exponent))) == ((code,) if code else ())


@pytest.mark.parametrize("status", [Status.MISSING, Status.NOT_APPLICABLE, Status.ERROR])
def test_a_fact_without_a_value_is_an_error_not_a_zero(status: Status) -> None:
    absent = given("x", 0, status=status)
    assert code_of(X, absent) == ("E0657",)


def test_division_by_zero_shows_the_values_and_both_places() -> None:
    evaluated = run(system(leaf("甲", 1, calc(X, "/", calc(X, "-", Y)))), given("x", 2, "2个"), given("y", 2))
    (found,) = evaluated.diagnostics
    assert evaluated.result is None
    assert dict(found.message.args) == {"formula": "x / (x - y)"}
    assert [dict(item.args) for item in found.notes[:2]] == [{"name": "x", "value": "2个"}, {"name": "y", "value": "2"}]
    assert found.notes[2].key == "E0650.note"
    assert found.span is not None
    assert found.span.place == "spec.eval:51:1"
    assert [label.span.place for label in found.labels] == ["facts.toml:20:1"]


def test_a_computed_column_that_divides_by_zero_names_its_row() -> None:
    table = rows("子项目", {"名称": "甲", "预算": 10, "支出": 8}, {"名称": "乙", "预算": 0, "支出": 3})
    evaluated = run(
        system(leaf("甲", 1, fold("max", "率")), leaf("乙", 1, fold("sum", "率")), facts=(PROJECTS,)), table
    )
    (found,) = evaluated.diagnostics
    notes = {item.key: dict(item.args) for item in found.notes}
    assert notes["run.row_at"] == {"table": "子项目", "row": 2, "place": "facts.toml:31"}
    assert notes["run.value"]["name"] == "预算"


def test_each_value_below_a_formula_is_shown_once() -> None:
    spent = column("子项目", "支出")
    core = Aggregate("sum", "子项目", calc(spent, "/", calc(spent, "-", spent)), None, type=PURE)
    (found,) = run(system(leaf("甲", 1, core), facts=(PROJECTS,)), ROWS).diagnostics
    assert [item.key for item in found.notes] == ["run.value", "run.row_at", "E0650.note"]


def test_a_broken_definition_is_reported_once() -> None:
    broken = define("坏", calc(X, "/", num(0)))
    worse = define("更坏", calc(defined("坏"), "+", num(1)))
    made = system(
        leaf("甲", 1, defined("坏")),
        leaf("乙", 1, defined("更坏")),
        leaf("丙", 1, calc(num(2**600), "^", num(64))),
        leaf("丁", 1, own("甲")),
        definitions=(worse, broken),
    )
    assert codes(run(made, given("x", 1))) == ("E0650", "E0656")


def test_an_unused_definition_is_not_evaluated() -> None:
    made = system(leaf("甲", 1, num(1)), definitions=(define("坏", ZERO_DIVISION),))
    assert codes(run(made)) == ()


def test_a_broken_definition_behind_a_condition_is_not_reported() -> None:
    guarded = If(compare(X, "=", num(0)), num(0), defined("率"), type=PURE)
    made = system(leaf("甲", 1, guarded, subjects=(guarded,)), definitions=(define("率", calc(num(1), "/", X)),))
    assert codes(run(made, given("x", 0))) == ()


def test_definitions_as_long_as_a_book() -> None:
    chain = [define("d0", X), *(define(f"d{n}", calc(defined(f"d{n - 1}"), "+", num(1))) for n in range(1, 3000))]
    made = system(leaf("甲", 3000, defined("d2999"), subjects=(defined("d2999"),)), definitions=tuple(reversed(chain)))
    result = run(made, given("x", 1)).result
    assert result is not None
    assert result.score == 3000


def test_own_numbers() -> None:
    core = calc(calc(own("乙"), "+", own("乙", "rate")), "/", own("乙", "weight"))
    made = system(leaf("甲", 1, core), leaf("乙", 4, num(2)), score_places=None)
    result = run(made).result
    assert result is not None
    assert result.children[0].score == Fraction(5, 8)


def test_cycles_are_our_own_mistake() -> None:
    made = system(leaf("甲", 1, own("乙")), leaf("乙", 1, own("甲")))
    with pytest.raises(InternalError, match="depends on itself"):
        run(made)


def test_a_column_needs_its_row() -> None:
    with pytest.raises(InternalError, match="row"):
        value(Column("子项目", "支出", type=PURE), ROWS)
