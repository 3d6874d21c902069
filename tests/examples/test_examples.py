"""The examples give their committed figures in every node, and each of their facts matters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from re import fullmatch
from typing import Any

import pytest

from changes import answer_changes, row_changes, scalar_changes, table_changes, value_of
from evaldsl import pipeline, trials
from evaldsl.diagnostics import Severity
from evaldsl.model.system import FactDeclaration
from evaldsl.model.types import NumberType, TableType
from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.quantity.units import POINTS
from evaldsl.report.numbers import rate_text
from evaldsl.result import Result
from published import EXAMPLES, NAMES, dotted, expected, facts, leaf_scores, leaves, result, system

ZHENGZHOU = "zhengzhou_2021"
KINDS_AT_LEAST = 6
# What only explains, as the README of the example says; everything else moves some leaf.
EXPLAINING = {
    "zhengzhou_2021": {"子项目.名称", "子项目.预算", "问题清单.内容"},
    "vendor_security": {"incidents.what"},
}
POINTS_KEY = {"zhengzhou_2021": "要点", "vendor_security": "points"}


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


def test_there_are_examples_in_both_languages() -> None:
    assert {system(name).language for name in NAMES} == {"zh", "en"}
    assert set(EXPLAINING) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_node_has_its_expected_weight_and_score(name: str) -> None:
    found = {dotted(node): (node.weight, node.score) for node in result(name).walk()}
    wanted = {path: (Fraction(weight), Fraction(score)) for path, (weight, score) in expected(name)["nodes"].items()}
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_total_and_grade(name: str) -> None:
    total = expected(name)["total"]
    found = result(name)
    assert (found.full_marks, found.score) == (Fraction(total["weight"]), Fraction(total["score"]))
    assert found.grade is not None
    assert found.grade.label == total["grade"]


@pytest.mark.parametrize("name", NAMES)
def test_the_tests_in_the_program_hold(name: str) -> None:
    report = trials.run_tests(str(EXAMPLES / name / "spec.eval"))
    assert report.tests != ()
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_against_the_program(name: str) -> None:
    """No warning of any kind; the reminder of a policy is what the evaluation is about."""
    reminders = {"zhengzhou_2021": ["W0670"]}
    assert [item.code for item in result(name).diagnostics] == reminders.get(name, [])


@pytest.mark.parametrize("name", NAMES)
def test_at_least_six_kinds_of_rules_and_no_score_is_entered(name: str) -> None:
    kinds = {leaf.leaf.kind for leaf in leaves(system(name).indicators) if leaf.leaf is not None}
    assert len(kinds) >= KINDS_AT_LEAST
    assert not kinds & {"tiers", "formula"}
    entered = [
        fact.name for fact in system(name).facts if isinstance(fact.type, NumberType) and fact.type.dimension == POINTS
    ]
    assert entered == []


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_plain(name: str) -> None:
    """Whole counts; amounts, percentages and other numbers of at most two decimals."""
    written = [text for fact in system(name).facts for text in _written(fact, facts(name))]
    assert written != []
    assert [text for text in written if not fullmatch(r"\d+(\.\d{1,2})?\D*", text)] == []


def _written(fact: FactDeclaration, given: dict[str, Any]) -> list[str]:
    """The numbers of a fact as its file has them."""
    if isinstance(fact.type, TableType):
        numbers = [column.name for column in fact.columns if isinstance(column.type, NumberType)]
        rows = given[fact.name]
        return [str(value_of(row[column])) for row in rows for column in numbers if column in row]
    if not isinstance(fact.type, NumberType) or fact.name not in given:
        return []
    value = value_of(given[fact.name])
    return [value if isinstance(value, str) else decimal_text(value)]


# ── the published table ───────────────────────────────────────────────────────────────────────────


def test_the_published_table() -> None:
    rows = {
        node.name: [fixed_text(node.weight, 2), fixed_text(node.score, 2), rate_text(node.rate)]
        for node in result(ZHENGZHOU).children
    }
    assert rows == expected(ZHENGZHOU)["published"]


def test_the_published_structure() -> None:
    counts = {
        node.name: [len(node.children), sum(len(child.children) for child in node.children)]
        for node in result(ZHENGZHOU).children
    }
    assert counts == expected(ZHENGZHOU)["counts"]
    assert sum(third for _, third in counts.values()) == 21


@pytest.mark.parametrize("list_name", ["full", "lossy"])
def test_published_full_and_lossy_indicators(list_name: str) -> None:
    for first in result(ZHENGZHOU).children:
        third = {leaf.name: leaf for second in first.children for leaf in second.children}
        names = {name for name, leaf in third.items() if (leaf.score == leaf.weight) == (list_name == "full")}
        assert names == set(expected(ZHENGZHOU)[list_name][first.name])


def test_every_loss_is_explained_and_has_evidence() -> None:
    """The fact behind a loss names its document; a loss by an answer also says why."""
    for node in result(ZHENGZHOU).walk():
        for line in node.lines:
            if line.kind == "rule":
                assert [each.document for each in line.evidence if each.document], dotted(node)
            if line.kind == "rule" and node.kind == "checklist":
                assert line.reason or [each.reason for each in line.evidence if each.reason], dotted(node)


def test_the_published_execution_rates_follow_from_the_assumed_amounts() -> None:
    given = facts(ZHENGZHOU)
    for row, published in enumerate(("特种设备子项目执行率", "监督抽查子项目执行率")):
        spending, budget = (Fraction(given["子项目"][row][key].removesuffix("万元")) for key in ("支出", "预算"))
        percent = Fraction(given[published]["值"].removesuffix("%"))
        assert abs(spending / budget * 100 - percent) < Fraction(1, 200)
    total = sum((Fraction(row["预算"].removesuffix("万元")) for row in given["子项目"]), Fraction(0))
    assert f"{fixed_text(total, 2)}万元" == given["预算资金"]["值"]


# ── every fact matters ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", NAMES)
def test_every_scored_fact_has_an_admissible_change_that_changes_some_leaf(name: str) -> None:
    moves = _moves(name, (*scalar_changes(system(name), facts(name)), *row_changes(system(name), facts(name))))
    assert [fact for fact, moved in moves.items() if not moved] == []
    scored = {fact.name for fact in system(name).facts if not fact.informative}
    assert set(moves) == scored


@pytest.mark.parametrize("name", NAMES)
def test_every_scored_column_has_one_too(name: str) -> None:
    moves = _moves(name, table_changes(system(name), facts(name)))
    assert {column for column, moved in moves.items() if not moved} == EXPLAINING[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_changes_its_own_leaf(name: str) -> None:
    before = {node.name: node.score for node in result(name).walk() if not node.children}
    points = {
        leaf.name: len(leaf.leaf.points) for leaf in leaves(system(name).indicators) if leaf.leaf and leaf.leaf.points
    }
    moves: dict[tuple[str, int], bool] = defaultdict(bool)
    for leaf, index, changed in answer_changes(points, facts(name), POINTS_KEY[name]):
        after = {node.name: node.score for node in _score(name, changed).walk() if not node.children}
        moves[leaf, index] |= after[leaf] != before[leaf]
        assert {other for other in before if after[other] != before[other]} <= {leaf}
    assert set(moves) == {(leaf, index) for leaf, count in points.items() for index in range(1, count + 1)}
    assert [answer for answer, moved in moves.items() if not moved] == []


@pytest.mark.parametrize("name", NAMES)
def test_informative_facts_change_nothing(name: str) -> None:
    informative = {fact.name for fact in system(name).facts if fact.informative}
    without = {key: value for key, value in facts(name).items() if key not in informative}
    assert informative != set()
    assert leaf_scores(_score(name, without)) == leaf_scores(result(name))


def _moves(name: str, changes: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, bool]:
    """Whether some admissible change of each fact changed some leaf."""
    before = leaf_scores(result(name))
    moves: dict[str, bool] = {}
    for what, changed in changes:
        moves.setdefault(what, False)
        if not moves[what]:
            outcome = pipeline.evaluate_system(system(name), changed)
            moves[what] = outcome.result is not None and leaf_scores(outcome.result) != before
    return moves


def _score(name: str, changed: dict[str, Any]) -> Result:
    outcome = pipeline.evaluate_system(system(name), changed)
    errors = [item.code for item in outcome.diagnostics if item.severity is Severity.ERROR]
    assert outcome.result is not None, errors
    return outcome.result
