"""The report as Markdown: headings, paragraphs, lists, and tables in which merged cells repeat nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, assert_never

from evaldsl.dossier.pages import Block, Cell, Dossier, Grid, Heading, Items, Prose, Run

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|])")
_START: Final = re.compile(r"^(\d*)([#+.)-])")  # what would make a heading or a list of a paragraph


def markdown_of(dossier: Dossier) -> str:
    """The whole report."""
    blocks = [block for part in dossier.parts for block in (*part.headings, *part.blocks)]
    return "\n\n".join([f"# {_words(dossier.title)}", *(_block(block) for block in blocks)]) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, text=words):
            return f"{'#' * (level + 1)} {_words(words)}"
        case Prose(role="open"):
            return f"> {_runs(block.runs)}"
        case Prose():
            return _START.sub(r"\1\\\2", _runs(block.runs), count=1)
        case Items(items=items, first=first):
            marks = ("- " if first is None else f"{first + index}. " for index in range(len(items)))
            return "\n".join(mark + _runs(item) for mark, item in zip(marks, items, strict=True))
        case Grid():
            return "\n".join(_rows(block))
        case _:
            assert_never(block)


def _rows(grid: Grid) -> Iterator[str]:
    header = tuple(_words(words) for words in grid.header)
    yield _row(header or tuple(_cell(cell) for cell in grid.rows[0]))
    yield "|" + "|".join("---:" if index in grid.numbers else "---" for index in range(len(grid.widths))) + "|"
    for row in grid.rows if header else grid.rows[1:]:
        yield _row(tuple(_cell(cell) for cell in row))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell | None) -> str:
    return "" if cell is None else _words(cell.text).replace("\n", "<br>")


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = _words(run.text).replace("\n", "  \n")
    mark = "**" if run.strong else "*" if run.slanted else ""
    return mark + words + mark


def _words(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
