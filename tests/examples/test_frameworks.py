"""Whole evaluations by the library's fiscal frameworks: a department, a special-bond project."""

from __future__ import annotations

from fractions import Fraction
from re import findall

import pytest

from evaldsl import trials
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.numbers import rate_text
from evaldsl.syntax.tree import AttributeKind
from published import EXAMPLES, dotted, expected, leaves, result, system

DEPARTMENT, BOND = FRAMEWORKS = ("department_2023", "special_bond")
TESTS = {DEPARTMENT: 1, BOND: 2}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_node_has_its_expected_weight_and_score(name: str) -> None:
    found = {dotted(node): (node.weight, node.score) for node in result(name).walk()}
    wanted = {path: (Fraction(weight), Fraction(score)) for path, (weight, score) in expected(name)["nodes"].items()}
    assert found == wanted
    total = expected(name)["total"]
    assert (result(name).full_marks, result(name).score) == (Fraction(total["weight"]), Fraction(total["score"]))
    grade = result(name).grade
    assert grade is not None
    assert grade.label == total["grade"]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_nothing_stands_against_the_program(name: str) -> None:
    assert [item.code for item in result(name).diagnostics] == []


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_tests_in_the_program_hold(name: str) -> None:
    report = trials.run_tests(str(EXAMPLES / name / "spec.eval"))
    assert [each.sentence for test in report.tests for each in test.expectations if not each.holds] == []
    assert len(report.tests) == TESTS[name]


@pytest.mark.parametrize("name", FRAMEWORKS)
@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_table_of_the_page_is_that_of_the_result(name: str, page: str) -> None:
    found = result(name)
    rows = [(node.weight, node.score, node.rate) for node in found.children]
    wanted = [
        [fixed_text(weight, 2), fixed_text(score, 2), rate_text(rate)]
        for weight, score, rate in (*rows, (found.full_marks, found.score, found.score / found.full_marks))
    ]
    text = (EXAMPLES / name / page).read_text(encoding="utf-8")
    assert [list(row) for row in findall(r"\| ([\d.]+) \| ([\d.]+) \| ([\d.]+%) \|", text)] == wanted


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_indicator_is_explained_and_every_loss_has_evidence(name: str) -> None:
    unexplained = [each for each in leaves(system(name).indicators) if not each.attribute(AttributeKind.EXPLANATION)]
    assert [leaf.name for leaf in unexplained] == []
    for node in result(name).walk():
        for line in node.lines:
            if line.kind == "rule":
                assert [each.document for each in line.evidence if each.document], dotted(node)


def test_what_was_changed_in_the_template_is_listed_with_its_reason() -> None:
    changed = {node.name: reason for node in result(DEPARTMENT).walk() for _, reason, _ in node.changes}
    assert changed == {
        "结转结余率": "县财政局对本年度结转结余的要求是不超过3%",
        "绩效自评质量": "县财政局2023年起把自评质量列入部门整体评价",
    }


def test_the_balance_of_the_bond_is_summed_from_its_years() -> None:
    assert {step.label: step.value for step in result(BOND).outputs} == {
        "本息覆盖倍数": "108.82%",
        "收益缺口年份": "5",
    }
