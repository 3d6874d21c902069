"""A result as a document: the annotated tree or the scoring table, the summary, and the remarks."""

from __future__ import annotations

from typing import Literal, TypeAlias

from evaldsl.diagnostics import say, text
from evaldsl.report.document import Block, Document, Paragraph, View
from evaldsl.report.numbers import score_places
from evaldsl.report.remarks import remarks
from evaldsl.report.summary import summary
from evaldsl.report.tree import score_tree
from evaldsl.result.result import Result

Shape: TypeAlias = Literal["tree", "table"]


def report(result: Result, shape: Shape, *, depth: int | None = None, only_losses: bool = False) -> Document:
    """The document of a result in the result's language.

    `tree`: the annotated tree first, then the summary; `table`: the summary first, then all leaves in one table.
    """
    view = View(result.language, score_places(result), depth, only_losses)
    body = _tree(result, view) if shape == "tree" else _table(result, view)
    return Document(body + remarks(result, result.language))


def _tree(result: Result, view: View) -> tuple[Block, ...]:
    return score_tree(result, view), *_nothing_lost(result, view), *summary(result, view)


def _table(result: Result, view: View) -> tuple[Block, ...]:
    title = Paragraph(result.title, "heading")
    heading = Paragraph(say(text("report.heading.leaves"), view.language), "heading")
    from evaldsl.report.leaves import leaf_table

    return title, *summary(result, view), heading, leaf_table(result, view), *_nothing_lost(result, view)


def _nothing_lost(result: Result, view: View) -> tuple[Block, ...]:
    if view.only_losses and result.reach is None and result.score >= result.full_marks:
        return (Paragraph(say(text("report.no_losses"), view.language)),)
    return ()
