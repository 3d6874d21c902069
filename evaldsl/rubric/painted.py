"""A written document for the terminal: merged cells repeat nothing, columns that hold nothing are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from evaldsl.dossier.pages import Block, Dossier, Grid, Heading, Items, Prose, plain
from evaldsl.report.document import Block as Shown
from evaldsl.report.document import Document, Paragraph, Row, Table, Tree


def document_of(dossier: Dossier) -> Document:
    """Headings, paragraphs, lists and tables in reading order."""
    blocks = [block for part in dossier.parts for block in (*part.headings, *part.blocks)]
    return Document((Paragraph(dossier.title, "heading"), *(shown for block in blocks for shown in _shown(block))))


def _shown(block: Block) -> Iterator[Shown]:
    match block:
        case Heading(text=words):
            yield Paragraph(words, "heading")
        case Prose(runs=runs):
            yield Paragraph(plain(runs))
        case Items(items=items):
            yield Tree((), tuple(Row(plain(item)) for item in items))
        case Grid():
            yield _table(block)
        case _:
            assert_never(block)


def _table(grid: Grid) -> Table:
    rows = [tuple("" if cell is None else cell.text for cell in row) for row in grid.rows]
    kept = [at for at in range(len(grid.header)) if at < grid.names or any(row[at] for row in rows)]
    return Table(
        tuple(grid.header[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
        tuple("plain" for _ in rows),
        tuple(number for number, at in enumerate(kept) if at in grid.numbers),
        total_rows=grid.totals,
        shares=tuple(grid.widths[at] for at in kept) if any("\n" in cell for row in rows for cell in row) else (),
    )
