"""What stands after the scores: reviews, 校核, 参考数据, defaults taken, what is still to be verified."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from evaldsl.diagnostics import Language, say, text
from evaldsl.report.details import step_row
from evaldsl.report.document import Block, Paragraph, Row, Tree
from evaldsl.result.result import PolicyOutcome, Result


def remarks(result: Result, language: Language) -> tuple[Block, ...]:
    """The sections that have something in them."""
    colon = "：" if language == "zh" else ": "
    sections = (
        ("reviews", tuple(Row(say(review.told, language)) for review in result.reviews)),
        ("outputs", tuple(step_row(step, language) for step in result.outputs)),
        ("policies", tuple(_policies(result.policies, language))),
        ("references", tuple(step_row(step, language) for step in result.references)),
        ("defaults", tuple(step_row(step, language) for step in result.defaults)),
        ("unverified", tuple(Row(f"{module}{colon}{words}") for module, words in result.unverified)),
    )
    return tuple(block for name, rows in sections if rows for block in _section(name, rows, language))


def _section(name: str, rows: tuple[Row, ...], language: Language) -> tuple[Block, Block]:
    return Paragraph(say(text(f"report.heading.{name}"), language), "heading"), Tree((), rows)


def _policies(outcomes: tuple[PolicyOutcome, ...], language: Language) -> Iterable[Row]:
    for title, group in groupby(outcomes, key=lambda outcome: outcome.title):
        yield Row(title, children=tuple(_policy(outcome, language) for outcome in group))


def _policy(outcome: PolicyOutcome, language: Language) -> Row:
    if outcome.departure is not None:
        told = text("report.policy.departed", sentence=outcome.sentence, reason=outcome.departure)
        return Row(say(told, language), tone="weak")
    if outcome.holds:
        return Row(say(text("report.policy.holds", sentence=outcome.sentence), language), tone="dim")
    remind = outcome.severity == "remind"
    message = text("report.policy.remind" if remind else "report.policy.broken", message=outcome.message)
    required = say(text("report.policy.condition", sentence=outcome.sentence), language)
    condition = Row(required, outcome.place, tone="dim")
    return Row(say(message, language), tone="weak" if remind else "poor", children=(condition,))
