"""A written document as an Excel workbook: a sheet for each part, merged cells, live totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Block, Cell, Dossier, Grid, Heading, Items, Prose, plain
from evaldsl.frozen import frozen
from evaldsl.office.excel import LINE, lines_in
from evaldsl.sheets.write import unused_names

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_PAGE: Final = 150  # characters over the whole width of a table
_PLAIN_WIDTHS: Final = (30, 30, 30, 30)
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_FONTS: Final[dict[Language, str]] = {"zh": "宋体", "en": "Calibri"}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 14, "align": "center", "border": 0},
    "line": {"text_wrap": True, "align": "left", "border": 0},
    "header": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#E7E6E6"},
    "text": {"text_wrap": True, "align": "left", "valign": "top", "indent": 1},
    "name": {"text_wrap": True, "align": "center"},
    "number": {"align": "right", "indent": 1},
    "total": {"bold": True, "align": "center"},
    "total number": {"bold": True, "align": "right", "indent": 1},
}


def workbook_of_pages(dossier: Dossier) -> bytes:
    """The parts, one sheet each; parts without a table stand above the first that has one, or below the last."""
    from xlsxwriter import Workbook

    raw = BytesIO()
    with Workbook(raw, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": dossier.title, "author": "", "comments": ""})
        shared = {"font_name": _FONTS[dossier.language], "font_size": 10, "border": 1, "valign": "vcenter"}
        looks = {name: book.add_format({**shared, **look}) for name, look in _LOOKS.items()}
        gathered = _gathered(dossier)
        names = unused_names(name for name, _ in gathered)
        for number, (name, (_, blocks)) in enumerate(zip(names, gathered, strict=True)):
            page = _Page(book.add_worksheet(name), looks, _widths(blocks))
            _write(page, dossier.title if not number else "", blocks)
    return raw.getvalue()


@frozen
class _Page:
    """A sheet with its formats and the widths of its columns."""

    sheet: Worksheet
    looks: dict[str, Any]
    widths: tuple[int, ...]


def _gathered(dossier: Dossier) -> list[tuple[str, tuple[Block, ...]]]:
    """The sheets by name: what opens the document stands above its first table."""
    opening: list[Block] = []
    sheets: list[tuple[str, tuple[Block, ...]]] = []
    for part in dossier.parts:
        if not part.headings:
            opening += part.blocks
            continue
        sheets.append((part.headings[0].text, (*opening, *part.blocks)))
        opening = []
    return sheets or [(dossier.title, tuple(opening))]


def _widths(blocks: Sequence[Block]) -> tuple[int, ...]:
    grid = next((block for block in blocks if isinstance(block, Grid)), None)
    if grid is None:
        return _PLAIN_WIDTHS
    whole = sum(grid.widths)
    return tuple(max(8, width * _PAGE // whole) for width in grid.widths)


def _write(page: _Page, title: str, blocks: Sequence[Block]) -> None:
    sheet = page.sheet
    for column, width in enumerate(page.widths):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    number = 0
    if title:
        number = _across(page, number, title, look="title")
    for block in blocks:
        match block:
            case Heading(text=words):
                number = _across(page, number, words, look="line")
            case Prose(runs=runs):
                number = _across(page, number, plain(runs), look="line")
            case Items(items=items):
                for item in items:
                    number = _across(page, number, plain(item), look="line")
            case Grid():
                number = _grid(page, number, block)


def _across(page: _Page, number: int, words: str, *, look: str) -> int:
    """A line over the whole width; the number of the next row."""
    last = len(page.widths) - 1
    if last:
        page.sheet.merge_range(number, 0, number, last, "", page.looks[look])
    page.sheet.write_string(number, 0, words, page.looks[look])
    page.sheet.set_row(number, 24 if look == "title" else LINE * lines_in(words, sum(page.widths)))
    return number + 1


def _grid(page: _Page, first: int, grid: Grid) -> int:
    sheet = page.sheet
    for column, name in enumerate(grid.header):
        sheet.write_string(first, column, name, page.looks["header"])
    sheet.repeat_rows(first)
    sheet.freeze_panes(first + 1, 0)
    for number, row in enumerate(grid.rows, first + 1):
        total = number > first + len(grid.rows) - grid.totals
        sheet.set_row(number, LINE * max(_lines(cell, width) for cell, width in zip(row, page.widths, strict=False)))
        for column, cell in enumerate(row):
            if cell is not None:
                _cell(page, (number, column), cell, look=_look(grid, column, total=total))
        if total:
            _totals(page, (first + 1, number), grid)
    return first + 1 + len(grid.rows)


def _lines(cell: Cell | None, width: int) -> int:
    """A cell over several rows is as high as they are."""
    return 1 if cell is None or cell.down > 1 or cell.across > 1 else lines_in(cell.text, width)


def _look(grid: Grid, column: int, *, total: bool) -> str:
    if column in grid.numbers:
        return "total number" if total else "number"
    return "total" if total else "name" if column < grid.names else "text"


def _cell(page: _Page, at: tuple[int, int], cell: Cell, *, look: str) -> None:
    number, column = at
    if cell.across > 1 or cell.down > 1:
        last = number + cell.down - 1, column + cell.across - 1
        page.sheet.merge_range(number, column, *last, "", page.looks[look])
    if "number" in look and _NUMBER.fullmatch(cell.text):
        page.sheet.write_number(number, column, _decimal(cell.text), page.looks[look])
    else:
        page.sheet.write_string(number, column, cell.text, page.looks[look])


def _totals(page: _Page, rows: tuple[int, int], grid: Grid) -> None:
    """The sum of a column as a formula, where what stands above adds up to it."""
    first, number = rows
    row = grid.rows[number - first]
    for column in grid.numbers:
        cell = row[column]
        above = [one[column] for one in grid.rows[: -grid.totals]]
        shown = [one.text for one in above if one is not None]
        if cell is None or not all(_NUMBER.fullmatch(words) for words in (*shown, cell.text)):
            continue
        if sum(map(Decimal, shown), Decimal(0)) == Decimal(cell.text):
            letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]
            formula = f"=SUM({letter}{first + 1}:{letter}{number})"
            page.sheet.write_formula(number, column, formula, page.looks["total number"], _decimal(cell.text))


def _decimal(words: str) -> Any:
    return Decimal(words)
