"""Indentation: every step equals the file's first step, so that a slip of two blanks is never a wrong tree."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic, error
from evaldsl.quantity.limits import MAX_DEPTH
from evaldsl.text import Source, Span

TAB_WIDTH = 4
WIDE_BLANK = "\u3000"


class Layout:
    """Turns the blanks before each line into a level. A wide blank (U+3000) is as wide as two narrow ones."""

    def __init__(self, source: Source, diagnostics: list[Diagnostic]) -> None:
        self._source = source
        self._diagnostics = diagnostics
        self._step = 0
        self._last = -1  # no line has come yet
        self._margin = 0
        self._too_deep = False
        self._tabs: bool | None = None
        self._mixed = False
        self.last_width = 0

    def width(self, start: int, end: int) -> int:
        """The width of the blanks at the beginning of a line, beyond those before the first line."""
        width = 0
        for at in range(start, end):
            char = self._source.text[at]
            if char in " \u00a0":
                width += 1
            elif char == WIDE_BLANK:
                width += 2
            elif char == "\t":
                width += TAB_WIDTH
            else:
                break
        return max(width - self._margin, 0)

    def level(self, width: int, start: int, first: int) -> int:
        """The level of a logical line that begins at `start` with its first token at `first`."""
        self._check_tabs(start, first)
        if self._last < 0 and width:
            self._report(width, start, first)
            self._margin, width = width, 0
        self.last_width = width
        if width == 0:
            return self._settle(0)
        if not self._step:
            self._step = width
        level, rest = divmod(width, self._step)
        if level > MAX_DEPTH:
            return self._settle(self._bounded(start, first))
        last = self._last
        if rest or level > last + 1:
            self._report(width, start, first)
            level = min(last + 1, level + (2 * rest >= self._step))
        return self._settle(level)

    def _bounded(self, start: int, first: int) -> int:
        if not self._too_deep:
            self._diagnostics.append(error("E0111", Span(self._source, start, first), limit=MAX_DEPTH))
        self._too_deep = True
        return MAX_DEPTH

    def _settle(self, level: int) -> int:
        self._last = level
        return level

    def _report(self, width: int, start: int, first: int) -> None:
        span = Span(self._source, start, first)
        expected = tuple(self._step * level for level in range(self._last + 2) if self._step or not level)
        self._diagnostics.append(error("E0105", span, width=width, step=self._step or TAB_WIDTH, expected=expected))

    def _check_tabs(self, start: int, first: int) -> None:
        blanks = self._source.text[start:first]
        if not blanks or self._mixed:
            return
        tabs = "\t" in blanks
        if self._tabs is None:
            self._tabs = tabs
        if tabs != self._tabs or (tabs and blanks.strip("\t")):
            self._mixed = True
            self._diagnostics.append(error("E0112", Span(self._source, start, first)))
