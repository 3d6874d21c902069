"""A document: paragraphs, tables and trees of plain text, with tones in place of colours; and what a reader wants."""

from __future__ import annotations

from typing import Literal, TypeAlias

from evaldsl.diagnostics import Language
from evaldsl.frozen import frozen

Tone: TypeAlias = Literal["plain", "strong", "dim", "heading", "full", "good", "fair", "weak", "poor"]
"""What a text is, for a renderer to colour: `full` to `poor` are rates of the score (100, 90, 80, 60, below)."""


@frozen
class View:
    """What of a result a reader wants to see, and how.

    `places`: decimals of points; `depth`: the deepest level shown (None: all); `only_losses`: only what lost points.
    """

    language: Language
    places: int
    depth: int | None = None
    only_losses: bool = False


@frozen
class Row:
    """A row of a tree: its text, an aside (evidence, place), the numbers of an indicator, and the rows below."""

    text: str
    aside: str = ""
    cells: tuple[str, ...] = ()
    tone: Tone = "plain"
    children: tuple[Row, ...] = ()


@frozen
class Tree:
    """Rows with their numbers under column headings; the first heading is that of the rows' texts, () for a list."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


@frozen
class Table:
    """`numbers` are the columns (from 0) that hold numbers; `tones` one for each row; `total_rows` end the table.

    `whole` columns are never broken.
    `shares`: how columns divide the page in a table of paragraphs; () where they take what they need.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tones: tuple[Tone, ...]
    numbers: tuple[int, ...]
    total_rows: int = 0
    shares: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()


@frozen
class Paragraph:
    """A sentence or a heading (tone `heading`)."""

    text: str
    tone: Tone = "plain"


Block: TypeAlias = Paragraph | Table | Tree


@frozen
class Document:
    """Blocks in reading order."""

    blocks: tuple[Block, ...]
