"""The conclusion and the table of a report's third chapter: 评价内容, 分值, 评价得分, 得分率."""

from __future__ import annotations

from evaldsl.diagnostics import say, text
from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.report.document import Block, Paragraph, Row, Table, Tree, View
from evaldsl.report.numbers import node_cells, rate_tone, score_cells
from evaldsl.report.tree import shown_name
from evaldsl.result.result import GradeOutcome, Result

_COLUMNS = ("content", "weight", "summary_score", "rate")


def summary(result: Result, view: View) -> tuple[Block, ...]:
    """Heading, table, conclusion, and what limited the grade."""
    heading = Paragraph(say(text("report.heading.summary"), view.language), "heading")
    return heading, summary_table(result, view), Paragraph(_conclusion(result, view), "strong"), *_limits(result, view)


def summary_table(result: Result, view: View) -> Table:
    """One row for each top-level indicator, then 综合得分 and 绩效评定级别."""
    rows = [(shown_name(node, view.language), *node_cells(node, view.places)) for node in result.children]
    tones = [rate_tone(node.rate) for node in result.children]
    total = say(text("report.total"), view.language)
    rows.append((total, *score_cells(result.full_marks, result.score, view.places)))
    tones.append("strong")
    if result.grade is not None:
        rows.append((say(text("report.grade"), view.language), "", result.grade.label, ""))
        tones.append("strong")
    header = tuple(say(text(f"report.column.{name}"), view.language) for name in _COLUMNS)
    return Table(header, tuple(rows), tuple(tones), (1, 2, 3), total_rows=len(rows) - len(result.children))


def _conclusion(result: Result, view: View) -> str:
    score, full = fixed_text(result.score, view.places), decimal_text(result.full_marks)
    if result.grade is None:
        return say(text("report.conclusion", score=score, full=full), view.language)
    return say(text("report.conclusion.graded", score=score, full=full, grade=result.grade.label), view.language)


def _limits(result: Result, view: View) -> tuple[Block, ...]:
    grade: GradeOutcome | None = result.grade
    if grade is None or not grade.limits:
        return ()
    limited = text("report.grade.limited", by_total=grade.by_total, grade=grade.label)
    rows = tuple(Row(say(limit, view.language)) for limit in grade.limits)
    return Paragraph(say(limited, view.language)), Tree((), rows)
