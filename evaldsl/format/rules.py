"""Rules as the lines of their block."""

from __future__ import annotations

from typing import assert_never

from evaldsl.diagnostics import Language
from evaldsl.format.layout import indented, joined
from evaldsl.phrase.clauses import bound_text, outcome_text, result_text, row_text, rule_sentence
from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.extras import extra_text
from evaldsl.phrase.rules import (
    count_text,
    counted_text,
    efficacy_text,
    formula_text,
    group_text,
    judged_text,
    knot_text,
    missing_text,
    point_clauses,
    table_bands_text,
    tier_text,
)
from evaldsl.phrase.words import clauses_text, keyword, string_text
from evaldsl.syntax import tree


def rule_lines(rule: tree.Rule, language: Language) -> list[str]:
    """A rule: one line, or a keyword with rows below it; its bounds behind it, or on lines of their own."""
    lines = _lines(rule, language)
    if isinstance(rule, tree.Sentence | tree.Formula):
        return lines
    return [*lines, *(bound_text(bound, language) for bound in rule.bounds)]


def _lines(rule: tree.Rule, language: Language) -> list[str]:
    match rule:
        case tree.Sentence():
            return [rule_sentence(rule, language)]
        case tree.Formula():
            return [formula_text(rule, language)]
        case tree.Counted():
            return [counted_text(rule, language)]
        case tree.TableBands():
            return [table_bands_text(rule, language)]
        case tree.EfficacyLevels() | tree.EfficacySpan():
            return [efficacy_text(rule, language)]
        case tree.Judged():
            return _block(judged_text(rule, language), [group_text(group, language) for group in rule.groups])
        case tree.Checklist():
            price = "" if rule.per_missing is None else missing_text(rule.per_missing, language)
            rows = [_point(point, language) for point in rule.points]
            return _block(joined(keyword("CHECKLIST", language), price), rows)
        case tree.Bands():
            return _block(_head("BANDS", rule.subject, language), [row_text(row, language) for row in rule.rows])
        case tree.Rating():
            return _block(_head("RATING", rule.subject, language), [row_text(row, language) for row in rule.rows])
        case tree.Interpolation():
            knots = [knot_text(knot, language) for knot in rule.knots]
            return _block(_head("INTERPOLATE", rule.subject, language), knots)
        case tree.Cases():
            return _block(keyword("CASES", language), [_case(case, language) for case in rule.cases])
        case tree.Findings():
            return _block(keyword("DEDUCTIONS", language), [_finding(one, language) for one in rule.findings])
        case tree.Gains():
            return _block(keyword("BONUS", language), [extra_text(line, True, language) for line in rule.lines])
        case tree.Tiers():
            subject = f"{expression_text(rule.tier, language)}, {expression_text(rule.score, language)}"
            return _block(joined(keyword("TIERS", language), subject), [tier_text(row, language) for row in rule.rows])
        case _:
            assert_never(rule)


def _block(head: str, rows: list[str]) -> list[str]:
    return [head, *indented(rows)]


def _head(terminal: str, subject: tree.Expression, language: Language) -> str:
    return joined(keyword(terminal, language), expression_text(subject, language))


def _point(point: tree.Point, language: Language) -> str:
    """The raw text of a point, and its clauses behind commas."""
    return clauses_text([f"{point.marker} {point.text}", *point_clauses(point, language)], language)


def _case(case: tree.Case, language: Language) -> str:
    if case.condition is None:
        return result_text(keyword("REST", language), case.outcome, language)
    return when_text(case.condition, outcome_text(case.outcome, language), language)


def when_text(condition: tree.Expression, consequence: str, language: Language) -> str:
    """`当 结余 = 0 得满分`."""
    return joined(keyword("WHEN", language), expression_text(condition, language), consequence)


def _finding(finding: tree.Finding, language: Language) -> str:
    reason = string_text(finding.reason) if finding.reason else ""
    match finding:
        case tree.PerCount():
            return joined(count_text(finding, language), reason)
        case tree.WhenFinding(condition=condition, outcome=outcome):
            return joined(when_text(condition, outcome_text(outcome, language), language), reason)
        case tree.ZeroFinding(subject=subject):
            written = expression_text(subject, language, "finding")
            return joined(written, keyword("NO_SCORE", language), reason)
        case _:
            assert_never(finding)
