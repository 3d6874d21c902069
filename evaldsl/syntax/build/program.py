"""Builders of the top level: headers, imports, grades, reusable indicators, policies, tests, the program."""

from __future__ import annotations

from typing import Any

from evaldsl.syntax import tree
from evaldsl.syntax.build.members import members_of, rounding_of
from evaldsl.syntax.build.parts import Parts, builds
from evaldsl.syntax.build.rules import part_steps
from evaldsl.text import Span


@builds("version")
def version(parts: Parts) -> Parts:
    return parts


@builds("full_marks")
def full_marks(parts: Parts) -> tree.FullMarks:
    return tree.FullMarks(parts.get(tree.Number), span=parts.span)


@builds("year")
def year(parts: Parts) -> tree.Year:
    return tree.Year(parts.get(tree.Number), span=parts.span)


@builds("total_places", "total_step")
def total_rounding(parts: Parts) -> tree.TotalRounding:
    return tree.TotalRounding(rounding_of(parts), span=parts.span)


@builds("use_grades")
def use_grades(parts: Parts) -> tree.UseGrades:
    return tree.UseGrades(parts.get(tree.Path), parts.has("ON_RAW"), span=parts.span)


@builds("part_steps_setting")
def part_steps_setting(parts: Parts) -> tree.PartStepsSetting:
    return tree.PartStepsSetting(part_steps(parts), span=parts.span)


@builds("inverse_setting")
def inverse_setting(parts: Parts) -> tree.InverseSetting:
    return tree.InverseSetting("ratio" if parts.has("BY_RATIO") else "difference", span=parts.span)


@builds("tolerance_setting")
def tolerance_setting(parts: Parts) -> tree.Tolerance:
    return tree.Tolerance(parts.nodes()[0], span=parts.span)


@builds("system_header")
def system_header(parts: Parts) -> tree.SystemHeader:
    title, *settings = parts.nodes()
    return tree.SystemHeader(title, tuple(settings), span=parts.span)


@builds("module_header")
def module_header(parts: Parts) -> tree.ModuleHeader:
    name, *settings = parts.nodes()
    return tree.ModuleHeader(name, tuple(settings), span=parts.span)


@builds("import_plain", "import_alias", "import_names")
def import_module(parts: Parts) -> tree.Import:
    names = parts.all(tree.Name)
    alias = names[0] if parts.name == "import_alias" else None
    listed = names if parts.name == "import_names" else ()
    return tree.Import(parts.get(tree.Path), alias, listed, parts.find(tree.String), span=parts.span)


@builds("edition", "reason")
def only_string(parts: Parts) -> tree.String:
    return parts.get(tree.String)


@builds("departure", "acknowledgement")
def answered(parts: Parts) -> tree.Answered:
    of, *words = parts.nodes()
    return tree.Answered(of, words[0] if words else None, span=parts.span)


@builds("grade_row")
def grade_row(parts: Parts) -> tree.GradeRow:
    label, head, *each = parts.nodes()
    return tree.GradeRow(label, head, each[0] if each else None, span=parts.span)


@builds("grades")
def grades(parts: Parts) -> tree.Grades:
    return tree.Grades(parts.get(tree.Name), parts.all(tree.GradeRow), parts.all(tree.Attribute), span=parts.span)


@builds("extra_most", "extra_over", "extra_within")
def extra_clause(parts: Parts) -> Parts:
    return parts


@builds("extra_when")
def extra_when(parts: Parts) -> tree.WhenFinding:
    condition, amount, *reason = parts.nodes()
    outcome = tree.Outcome(tree.OutcomeKind.LOSE, amount, span=amount.span)
    return tree.WhenFinding(condition, outcome, reason[0] if reason else None, span=parts.span)


@builds("bonus")
def bonus(parts: Parts) -> tree.Extra:
    said = {value.name: value for value in parts.values if isinstance(value, Parts)}
    over = True if "extra_over" in said else False if "extra_within" in said else None
    most = said["extra_most"].nodes()[0] if "extra_most" in said else None
    return tree.Extra("bonus", most, over, _extra_lines(parts), span=parts.span)


@builds("penalty")
def penalty(parts: Parts) -> tree.Extra:
    most = next((node for node in parts.nodes() if not isinstance(node, tree.PerCount | tree.WhenFinding)), None)
    return tree.Extra("penalty", most, None, _extra_lines(parts), span=parts.span)


def _extra_lines(parts: Parts) -> tuple[tree.PerCount | tree.WhenFinding, ...]:
    return tuple(node for node in parts.nodes() if isinstance(node, tree.PerCount | tree.WhenFinding))


@builds("output")
def output(parts: Parts) -> tree.Output:
    return tree.Output(parts.get(tree.Definition), span=parts.span)


@builds("parameter")
def parameter(parts: Parts) -> tree.Parameter:
    name, kind, *default = parts.nodes()
    return tree.Parameter(name, kind, default[0] if default else None, span=parts.span)


@builds("reusable")
def reusable(parts: Parts) -> tree.Reusable:
    return tree.Reusable(parts.get(tree.Name), parts.all(tree.Parameter), members_of(parts), span=parts.span)


@builds("policy_remind", "policy_refuse")
def policy_line(parts: Parts) -> tree.PolicyLine:
    condition, message = parts.nodes()
    return tree.PolicyLine(condition, "remind" if parts.has("REMIND") else "error", message, span=parts.span)


@builds("policy")
def policy(parts: Parts) -> tree.Policy:
    return tree.Policy(parts.get(tree.String), parts.all(tree.PolicyLine), span=parts.span)


@builds("test_data", "test_cohort")
def test_data(parts: Parts) -> tree.TestData:
    return tree.TestData(parts.get(tree.String), parts.has("COHORT_FILE"), span=parts.span)


@builds("test_set")
def test_set(parts: Parts) -> tree.TestSet:
    path, value = parts.nodes()
    return tree.TestSet(path, value, span=parts.span)


@builds("test_expect")
def test_expect(parts: Parts) -> tree.Expect:
    subject, value = parts.nodes()
    return tree.Expect(subject, value, span=parts.span)


@builds("test_grade")
def test_grade(parts: Parts) -> tree.Expect:
    """The grade is written as a reference to 等级, whichever language the keyword is in."""
    keyword, _, label, *_ = parts.values
    span = Span(parts.context.source, keyword.start, keyword.end)
    name = tree.Name("等级", span=span)
    subject = tree.Reference(tree.Path((name,), span=span), span=span)
    return tree.Expect(subject, _as_value(label), span=parts.span)


@builds("test_error")
def test_error(parts: Parts) -> tree.Expect:
    return tree.Expect(None, _as_value(parts.get(tree.Name)), span=parts.span)


def _as_value(label: tree.Name | tree.String) -> tree.Expression:
    if isinstance(label, tree.String):
        return label
    return tree.Reference(tree.Path((label,), span=label.span), span=label.span)


@builds("test")
def test(parts: Parts) -> tree.TestBlock:
    title, *lines = parts.nodes()
    return tree.TestBlock(title, tuple(lines), span=parts.span)


@builds("start")
def program(parts: Parts) -> tree.Program:
    """The whole; its language is settled by the parser, which has counted the keywords."""
    number = next((value.get(tree.Number) for value in parts.values if isinstance(value, Parts)), None)
    nodes: list[Any] = parts.nodes()
    header = nodes.pop(0) if nodes and isinstance(nodes[0], tree.SystemHeader | tree.ModuleHeader) else None
    whole = Span(parts.context.source, 0, len(parts.context.source.text))
    return tree.Program(int(number.value) if number else None, header, tuple(nodes), "zh", span=whole)
