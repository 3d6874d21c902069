"""What a written report is made of: headings, prose, lists and tables with merged cells; no markup, no fonts."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from evaldsl.diagnostics import Language
from evaldsl.frozen import frozen

Role: TypeAlias = Literal["body", "title", "caption", "note", "sign", "open", "foot"]
"""What a paragraph is: `open` is a place that the author still has to fill, `sign` stands at the right, `foot` below a
form."""

PartName: TypeAlias = Literal[
    "opening",
    "overview",
    "work",
    "conclusion",
    "summary",
    "analysis",
    "practice",
    "problems",
    "suggestions",
    "other",
    "extra",
    "sign",
    "scores",
    "ledger",
    "evidence",
    "rubric",
    "form",
]

CellLook: TypeAlias = Literal["text", "label", "name"]
"""How a cell of a form is set: `label` is printed on the form, `name` stands in the middle."""


@frozen
class Run:
    """A stretch of text in one hand."""

    text: str
    strong: bool = False
    slanted: bool = False


@frozen
class Heading:
    """`level` 1 is a chapter; the text carries its number."""

    level: int
    text: str


@frozen
class Prose:
    """A paragraph."""

    runs: tuple[Run, ...]
    role: Role = "body"


@frozen
class Items:
    """A list; `first` is the number of the first item, None for a list without numbers."""

    items: tuple[tuple[Run, ...], ...]
    first: int | None = None


@frozen
class Figure:
    """The number that a cell prints, for a table that computes.

    It is the sum of the cells `adds`, or the first of the two cells `divides` over the second; neither: a number that
    stands there. Cells are (row, column) of the grid, from 0.
    """

    value: Fraction
    kind: Literal["points", "rate", "amount"] = "points"
    adds: tuple[tuple[int, int], ...] = ()
    divides: tuple[tuple[int, int], ...] = ()


@frozen
class Cell:
    """A cell that reaches over `across` columns and `down` rows."""

    text: str
    across: int = 1
    down: int = 1
    look: CellLook = "text"
    figure: Figure | None = None


@frozen
class Grid:
    """A table; None stands where a merged cell reaches. A form has no header: its cells say how they look.

    `numbers` are the columns (from 0) that hold numbers, `totals` the rows at the end that sum up, `widths` the
    shares of the page's width. A `wide` table asks for a page on its side; its first `names`
    columns are names of indicators.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    numbers: tuple[int, ...]
    widths: tuple[int, ...]
    totals: int = 0
    wide: bool = False
    names: int = 0


Block: TypeAlias = Heading | Prose | Items | Grid


@frozen
class Part:
    """One part of the report: its own headings apart from what stands below, which a template may put elsewhere."""

    name: PartName
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]


@frozen
class Dossier:
    """The whole report in reading order."""

    title: str
    language: Language
    parts: tuple[Part, ...]


def prose(words: str, role: Role = "body") -> Prose:
    """A paragraph in one hand."""
    return Prose((Run(words),), role)


def plain(runs: tuple[Run, ...]) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)
