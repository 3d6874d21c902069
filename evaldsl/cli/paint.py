"""The one renderer of documents for terminals, pipes and files: Rich trees and tables that wrap by display width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final, Literal, TypeAlias, assert_never

from rich import box
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.tree import Tree as RichTree

from evaldsl.frozen import frozen
from evaldsl.report.document import Document, Paragraph, Row, Table, Tone, Tree
from evaldsl.text.width import display_width, line_ranges, printable

MIN_WIDTH: Final = 40

_PLAIN: Final = Style()
_BOLD: Final = Style(bold=True)
_DIM: Final = Style(dim=True)
_STYLES: Final[dict[Tone, Style]] = {
    "plain": _PLAIN,
    "strong": _BOLD,
    "dim": _DIM,
    "heading": _BOLD,
    "full": Style(color="green"),
    "good": Style(color="green"),
    "fair": _PLAIN,
    "weak": Style(color="yellow"),
    "poor": Style(color="red"),
}
_INDENT: Final = 2  # columns of one level
_NAME_ROOM: Final = 16  # columns that a name keeps however deep it stands
_GAP: Final = 2
_FULL_MARK: Final = " ✓"


def paint(document: Document, *, width: int, colour: bool) -> str:
    """The document as lines of at most `width` columns (never fewer than 40), with colour codes where asked for."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, MIN_WIDTH),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},  # the environment was read in streams; Rich would fail on COLUMNS=²
    )
    for index, block in enumerate(document.blocks):
        _paint_block(block, console, first=index == 0)
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().removesuffix("\n").split("\n"))


_Piece: TypeAlias = tuple[str, Style]


class _Flow:
    """Pieces of text that wrap like Chinese: anywhere but before closing punctuation; other scripts' words whole."""

    def __init__(self, *pieces: _Piece) -> None:
        self.pieces = tuple([(_clean(words), style) for words, style in pieces])

    def lines(self, width: int) -> Iterator[list[Segment]]:
        """The text cut into lines of at most `width` columns."""
        plain = "".join(words for words, _ in self.pieces)
        start = 0
        for line in plain.split("\n"):
            for left, right in line_ranges(line, width):
                yield list(self._between(start + left, start + right))
            start += len(line) + 1

    def _between(self, start: int, end: int) -> Iterator[Segment]:
        at = 0
        for words, style in self.pieces:
            part = words[max(start - at, 0) : max(end - at, 0)]
            if part:
                yield Segment(part, style)
            at += len(words)

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for line in self.lines(max(options.max_width, 2)):
            if options.justify == "right":
                yield Segment(" " * max(0, options.max_width - _columns_of(line)))
            yield from line
            yield Segment.line()

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        plain = "".join(words for words, _ in self.pieces)
        widest = max(map(display_width, plain.split("\n")))
        return Measurement(min(2, widest), min(widest, options.max_width))


def _clean(words: str) -> str:
    return words if words.isprintable() else "\n".join(map(printable, words.split("\n")))


class _Scored:
    """A name that wraps in the first column, with its numbers on its first line in theirs."""

    def __init__(self, name: _Piece, numbers: _Piece, room: int) -> None:
        self.name, self.numbers, self.room = _Flow(name), numbers, room

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> Iterator[Segment]:
        first, *rest = self.name.lines(self.room)
        yield from first
        yield Segment(" " * (self.room - _columns_of(first)))
        yield Segment(*self.numbers)
        yield Segment.line()
        for line in rest:
            yield from line
            yield Segment.line()


class _Guided(RichTree):
    """A tree whose guides are two columns wide, so that twelve levels leave room for names."""

    ASCII_GUIDES = ("  ", "| ", "+ ", "` ")
    TREE_GUIDES = [("  ", "│ ", "├ ", "└ ")] * 3


def _columns_of(line: list[Segment]) -> int:
    return sum(display_width(segment.text) for segment in line)


def _paint_block(block: Paragraph | Table | Tree, console: Console, *, first: bool) -> None:
    match block:
        case Paragraph():
            if block.tone == "heading" and not first:
                console.print()
            console.print(_Flow((block.text, _STYLES[block.tone])))
        case Table():
            console.print(_table(block, console.width))
        case Tree():
            _paint_tree(block, console)
        case _:
            assert_never(block)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────


def _table(table: Table, width: int) -> RichTable:
    wide = bool(table.shares)
    painted = RichTable(box=box.HORIZONTALS, border_style="dim", padding=(0, 1, 0, 0), show_lines=wide)
    fixed: list[int] | None = None
    if wide:
        from evaldsl.cli.shares import shared_widths  # few tables hold paragraphs

        fixed = shared_widths(table, width - 2 * len(table.header) - 1)
    for index, name in enumerate(table.header):
        number = index in table.numbers
        kept = number or index in table.whole
        least = max(display_width(row[index]) for row in (*table.rows, table.header)) if kept else None
        justify: Literal["left", "right"] = "right" if number else "left"
        exact = None if fixed is None else fixed[index]
        painted.add_column(_Flow((name, _BOLD)), justify=justify, no_wrap=kept, min_width=least, width=exact)
    for index, (row, tone) in enumerate(zip(table.rows, table.tones, strict=True)):
        last_before_totals = index == len(table.rows) - table.total_rows - 1
        painted.add_row(*(_Flow((cell, _STYLES[tone])) for cell in row), end_section=last_before_totals)
    return painted


# ── trees ─────────────────────────────────────────────────────────────────────────────────────────


@frozen
class _Columns:
    """Where the numbers stand: `name` columns for guides and name, then one width for each number."""

    name: int
    numbers: tuple[int, ...]
    deepest: int


def _paint_tree(tree: Tree, console: Console) -> None:
    columns = _columns(tree, console.width)
    if tree.header:
        heading = (tree.header[0], _BOLD)
        console.print(_Scored(heading, (_aligned(tree.header[1:], columns), _BOLD), columns.name), end="")
    for row in tree.rows:
        console.print(_grown(row, columns))


def _grown(row: Row, columns: _Columns) -> RichTree:
    """The row with everything below it; what is deeper than the page allows stands at the deepest level."""
    root = _Guided(_label(row, 0, columns), guide_style="dim")
    open_rows: list[RichTree] = [root]
    for below, level in _below(row, 1):
        level_shown = min(level, columns.deepest)
        del open_rows[level_shown:]
        open_rows.append(open_rows[-1].add(_label(below, level_shown, columns)))
    return root


def _below(row: Row, level: int) -> Iterator[tuple[Row, int]]:
    for child in row.children:
        yield child, level
        yield from _below(child, level + 1)


def _label(row: Row, level: int, columns: _Columns) -> _Flow | _Scored:
    style = _STYLES[row.tone]
    if row.cells:
        numbers = _aligned(row.cells, columns) + (_FULL_MARK if row.tone == "full" else "")
        name = (row.text, _BOLD if level <= 1 else _PLAIN)
        return _Scored(name, (numbers, style), columns.name - _INDENT * level)
    aside = (("  " + row.aside, _DIM),) if row.aside else ()
    return _Flow((row.text, style), *aside)


def _aligned(cells: tuple[str, ...], columns: _Columns) -> str:
    widths = zip(cells, columns.numbers, strict=True)
    return "".join(" " * (width - display_width(cell)) + cell for cell, width in widths)


def _columns(tree: Tree, width: int) -> _Columns:
    """Names get what the longest needs, at most what the numbers leave; numbers follow close by."""
    rows = [(row, level) for root in tree.rows for row, level in ((root, 0), *_below(root, 1))]
    cells = [tree.header[1:], *(row.cells for row, _ in rows if row.cells)]
    numbers = tuple(_GAP + max(map(display_width, column)) for column in zip(*cells, strict=True))
    left = width - sum(numbers) - (display_width(_FULL_MARK) if numbers else 0)
    deepest = max(1, (left - _NAME_ROOM) // _INDENT)
    needed = max(_needed(rows, deepest), display_width("".join(tree.header[:1])))
    return _Columns(min(left, needed), numbers, deepest)


def _needed(rows: Iterable[tuple[Row, int]], deepest: int) -> int:
    return max((_INDENT * min(level, deepest) + display_width(row.text) for row, level in rows if row.cells), default=0)
