"""A sheet as read: rows of inert values, each with its place (`facts.xlsx 数据!B5`) and, where it has none, why."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from evaldsl.frozen import frozen
from evaldsl.text import Source, Span
from evaldsl.text.source import COLUMN_BREAK

Problem: TypeAlias = Literal["formula", "error", "long"]
"""A formula of which the file holds no result; an error such as #DIV/0!; a number of too many digits."""

_MOST_SHOWN: Final = 200  # code points of one cell in an excerpt


class Content(NamedTuple):
    """What stands in a cell: its value (dates and percentages as text, "" where it is empty), and as Excel shows it.

    `rounded`: the cell is formatted so that it shows less than it holds; this is what it shows.
    """

    value: str | Fraction | bool = ""
    shown: str = ""
    problem: Problem | None = None
    rounded: str = ""


EMPTY: Final = Content()


@frozen
class Cell:
    """What stands in a cell, and where."""

    content: Content
    span: Span = attrs.field(eq=False, repr=False)

    @property
    def value(self) -> str | Fraction | bool:
        return self.content.value

    @property
    def text(self) -> str:
        """What is shown, without the blanks around it."""
        return self.content.shown.strip()

    @property
    def blank(self) -> bool:
        return not self.text and self.content.problem is None


@frozen
class Sheet:
    """Rows from the first of the sheet on, all as wide as the widest (but those in which nothing stands).

    `merged`: the ranges of merged cells as (first row, first column, last row, last column), from 0.
    """

    name: str
    source: Source = attrs.field(eq=False, repr=False)
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def start(self) -> Span:
        """The place of the first cell."""
        return Span(self.source, 0, 0)


class Grid(NamedTuple):
    """A sheet as its file gives it."""

    name: str
    rows: Sequence[Sequence[Content]]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def placed(grid: Grid, file: str) -> Sheet:
    """The sheet with the places of its cells; an excerpt shows the row, its cells side by side."""
    lines: list[str] = []
    rows: list[list[tuple[Content, int, int]]] = []
    start = 0
    width = max((_width(row) for row in grid.rows), default=0)
    for row in grid.rows:
        cells = []
        for content in _cut(row, width):
            shown = _on_a_line(content.shown)
            cells.append((content, start, start + len(shown)))
            start += len(shown) + len(COLUMN_BREAK)
        lines.append(COLUMN_BREAK.join(_on_a_line(content.shown) for content, _, _ in cells))
        start += 1 - len(COLUMN_BREAK) if cells else 1
        rows.append(cells)
    source = Source(file, "\n".join(lines), grid.name)
    whole = tuple(tuple(Cell(content, Span(source, a, b)) for content, a, b in row) for row in rows)
    return Sheet(grid.name, source, whole, grid.merged)


def _width(row: Sequence[Content]) -> int:
    """The number of cells up to the last that holds something."""
    last = len(row)
    while last and not row[last - 1].shown.strip() and row[last - 1].problem is None:
        last -= 1
    return last


def _cut(row: Sequence[Content], width: int) -> Sequence[Content]:
    return [*row[:width], *(EMPTY for _ in range(width - len(row)))] if _width(row) else ()


def _on_a_line(shown: str) -> str:
    words = " ".join(shown.split()).replace(COLUMN_BREAK.strip(), "|")
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"
