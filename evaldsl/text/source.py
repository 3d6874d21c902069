"""A text with its name, and spans that point into it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import Final

from evaldsl.frozen import frozen

COLUMN_BREAK: Final = " │ "
"""What stands between the cells of a row where a sheet is shown as text."""


@frozen(eq=False)
class Source:
    """One text: `name` is what messages show (a path as the user wrote it).

    `sheet`: the text shows a sheet of a workbook, a line for each row; places in it are those of cells. A sheet may
    have no name (CSV).
    """

    name: str
    text: str
    sheet: str | None = None

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets, in code points, at which each line begins."""
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.line_starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in code points."""
        line = self.line_of(offset)
        return line, offset - self.line_starts[line - 1] + 1

    def place(self, offset: int) -> str:
        """`file:line:column`, or `file sheet!B5` in a sheet."""
        line, column = self.position(offset)
        if self.sheet is None:
            return f"{self.name}:{line}:{column}"
        number = self.text.count(COLUMN_BREAK, self.line_starts[line - 1], offset)
        return f"{self.name} {self.sheet}{'!' if self.sheet else ''}{_letters(number)}{line}"

    def line_place(self, offset: int) -> str:
        """`file:line`, or the cell in a sheet."""
        return f"{self.name}:{self.line_of(offset)}" if self.sheet is None else self.place(offset)

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1) without its line break."""
        starts = self.line_starts
        if not 1 <= line <= len(starts):
            return ""
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r")


@frozen(slots=True)
class Span:
    """A half-open stretch of a source, in code points."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.line_of(self.start)

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> str:
        """`file:line:column`, as messages print it; in a sheet the cell."""
        return self.source.place(self.start)

    def to(self, other: Span) -> Span:
        """The stretch from this span's beginning to the other's end."""
        return Span(self.source, self.start, max(self.end, other.end))


def cell_of(span: Span) -> str:
    """The cell of a sheet in which a span begins, without the name of the file: `数据!B5`."""
    return span.place.removeprefix(f"{span.source.name} ")


def _letters(number: int) -> str:
    """The letters of a column, counted from 0: A, B, …, Z, AA."""
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
