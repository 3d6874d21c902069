"""The conclusion and the table of a report's third chapter: 评价内容, 分值, 评价得分, 得分率."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.diagnostics import say, text
from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.report.document import Block, Paragraph, Row, Table, Tree, View
from evaldsl.report.numbers import extras_net, node_cells, rate_tone, score_cells
from evaldsl.report.tree import shown_name
from evaldsl.result.result import GradeOutcome, Node, Result

_COLUMNS = ("content", "weight", "summary_score", "rate")


def summary(result: Result, view: View) -> tuple[Block, ...]:
    """Heading, table, conclusion, what limited the grade, what a review changed, and which claims differ."""
    heading = Paragraph(say(text("report.heading.summary"), view.language), "heading")
    conclusion = Paragraph(_conclusion(result, view), "strong")
    return (
        heading,
        summary_table(result, view),
        conclusion,
        *_limits(result, view),
        *_adjusted(result, view),
        *_claims(result, view),
    )


def summary_table(result: Result, view: View) -> Table:
    """One row for each top-level indicator, then 综合得分 and 绩效评定级别."""
    rows = [(shown_name(node, view.language), *node_cells(node, view.places)) for node in result.children]
    tones = [rate_tone(node.rate) for node in result.children]
    net = extras_net(result)
    if net is not None:
        rows.append((say(text("report.extras"), view.language), "", fixed_text(net, view.places), ""))
        tones.append("plain")
    inner = len(rows)
    total = say(text("report.total"), view.language)
    rows.append((total, *score_cells(result.full_marks, result.score, view.places)))
    tones.append("strong")
    if result.grade is not None:
        rows.append((say(text("report.grade"), view.language), "", result.grade.label, ""))
        tones.append("strong")
    header = tuple(say(text(f"report.column.{name}"), view.language) for name in _COLUMNS)
    return Table(header, tuple(rows), tuple(tones), (1, 2, 3), total_rows=len(rows) - inner)


def _conclusion(result: Result, view: View) -> str:
    score, full = fixed_text(result.score, view.places), decimal_text(result.full_marks)
    if result.grade is None:
        return say(text("report.conclusion", score=score, full=full), view.language)
    return say(text("report.conclusion.graded", score=score, full=full, grade=result.grade.label), view.language)


def _adjusted(result: Result, view: View) -> tuple[Block, ...]:
    """评审调整: every leaf with the score of its rule beside the one that counts."""
    rows = tuple(_adjustment(node, view) for node in result.walk() if node.by_rule is not None)
    return (Paragraph(say(text("report.adjusted"), view.language)), Tree((), rows)) if rows else ()


def _adjustment(node: Node, view: View) -> Row:
    by_rule, score = fixed_text(node.by_rule or Fraction(0), view.places), fixed_text(node.score, view.places)
    told = text("report.adjusted.leaf", name=shown_name(node, view.language), by_rule=by_rule, score=score)
    return Row(say(told, view.language))


def _claims(result: Result, view: View) -> tuple[Block, ...]:
    if not result.claims and not any(node.claims for node in result.walk()):
        return ()
    from evaldsl.report.claims import claim_summary  # few results have claims

    nodes = tuple((shown_name(node, view.language), node.claims) for node in result.walk())
    return claim_summary(result, nodes, view)


def _limits(result: Result, view: View) -> tuple[Block, ...]:
    grade: GradeOutcome | None = result.grade
    if grade is None or not grade.limits:
        return ()
    limited = text("report.grade.limited", by_total=grade.by_total, grade=grade.label)
    rows = tuple(Row(say(limit, view.language)) for limit in grade.limits)
    return Paragraph(say(limited, view.language)), Tree((), rows)
