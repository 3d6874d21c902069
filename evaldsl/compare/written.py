"""A comparison as a written document: the conclusion, the causes, the differences as one table."""

from __future__ import annotations

from evaldsl.compare.differences import Comparison
from evaldsl.compare.shown import Line, causes, conclusion, lines_of
from evaldsl.diagnostics import say, text
from evaldsl.dossier.pages import Cell, Dossier, Grid, Part, prose

_INDENT = "　"


def dossier_of(comparison: Comparison) -> Dossier:
    """For Markdown."""
    language = comparison.after.language
    words = {name: say(text(f"office.compare.{name}"), language) for name in ("because", "amount", "what", "title")}
    rows = tuple((Cell(name), Cell(amount)) for name, amount in causes(comparison))
    by_cause = Grid((words["because"], words["amount"]), rows, (1,), (3, 1), 1)
    lines = tuple(_cells(line) for line in lines_of(comparison))
    indicator = say(text("report.column.indicator"), language)
    header = (indicator, *comparison.names, words["amount"], words["because"], words["what"])
    grid = Grid(header, lines, (1, 2, 3), (6, 3, 3, 3, 4, 12))
    parts = (Part("conclusion", (), (prose(conclusion(comparison)), by_cause)), Part("ledger", (), (grid,)))
    return Dossier(words["title"], language, parts)


def _cells(line: Line) -> tuple[Cell, ...]:
    words = (_INDENT * line.level + line.name, line.before, line.after, line.amount, line.cause, line.words)
    return tuple(Cell(one) for one in words)
