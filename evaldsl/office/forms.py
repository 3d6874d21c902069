"""A form as an Excel sheet that looks as it is printed; what is a sum or a rate is a live formula."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Block, Cell, Dossier, Figure, Grid, Prose, plain
from evaldsl.frozen import frozen
from evaldsl.office.excel import LINE, cell_decimal, lines_in

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROOM: Final = 120  # characters across the page
_NAME: Final = 31  # characters of a sheet's name
_FONTS: Final[dict[Language, str]] = {"zh": "宋体", "en": "Calibri"}
_KINDS: Final = {"rate": "[=1]0%;0.00%", "amount": "#,##0.00####"}
_TITLE: Final = 30  # points


def form_workbook(dossier: Dossier, name: str, places: int) -> bytes:
    """One sheet, on a page on its side; a head of columns stands on every page."""
    from xlsxwriter import Workbook

    raw = BytesIO()
    with Workbook(raw, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": dossier.title, "author": "", "comments": ""})
        sheet = book.add_worksheet(name[:_NAME])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        _write(_Sheet(book, sheet, _points(places), dossier.language), dossier)
    return raw.getvalue()


@frozen
class _Sheet:
    """The sheet with what its cells look like."""

    book: Workbook
    sheet: Worksheet
    points: str
    language: Language

    def look(self, **settings: Any) -> Any:
        """A format; borders and wrapped text unless it says otherwise."""
        shared = {"font_name": _FONTS[self.language], "font_size": 10, "valign": "vcenter", "text_wrap": True}
        return self.book.add_format({**shared, "border": 1, **settings})


def _points(places: int) -> str:
    return "0" + ("." + "0" * places if places else "")


def _write(on: _Sheet, dossier: Dossier) -> None:
    blocks: list[Block] = [block for part in dossier.parts for block in part.blocks]
    grid = next(block for block in blocks if isinstance(block, Grid))
    last = len(grid.widths) - 1
    widths = [max(6, share * _ROOM // sum(grid.widths)) for share in grid.widths]
    for column, width in enumerate(widths):
        on.sheet.set_column(column, column, width)
    on.sheet.merge_range(0, 0, 0, last, dossier.title, on.look(bold=True, font_size=16, align="center", border=0))
    on.sheet.set_row(0, _TITLE)
    row = 1
    for block in blocks:
        if isinstance(block, Grid):
            row = _grid(on, block, widths, top=row)
        elif isinstance(block, Prose):
            centred = {"align": "center"} if block.role == "caption" else {"align": "left"}
            on.sheet.merge_range(row, 0, row, last, plain(block.runs), on.look(border=0, **centred))
            on.sheet.set_row(row, 2 * LINE)
            row += 1


def _grid(on: _Sheet, grid: Grid, widths: list[int], *, top: int) -> int:
    """The table; the row below it."""
    if grid.header:
        head = on.look(bold=True, align="center", bg_color="#E7E6E6")
        for column, words in enumerate(grid.header):
            on.sheet.write_string(top, column, words, head)
        on.sheet.set_row(top, LINE * max(lines_in(*pair) for pair in zip(grid.header, widths, strict=True)))
        on.sheet.repeat_rows(top)
        top += 1
    for number, row in enumerate(grid.rows):
        bold = number >= len(grid.rows) - grid.totals
        for column, cell in enumerate(row):
            if cell is not None:
                _cell(on, (top + number, column), cell, look=_look(on, grid, (cell, column), bold=bold), top=top)
        on.sheet.set_row(top + number, LINE * max(_lines(row, widths), default=1))
    return top + len(grid.rows)


def _look(on: _Sheet, grid: Grid, place: tuple[Cell, int], *, bold: bool) -> Any:
    cell, column = place
    settings: dict[str, Any] = {"bold": bold}
    if cell.look == "label":
        settings = {"bold": True, "bg_color": "#E7E6E6"}
    middle = cell.look != "text" or column < grid.names or column in grid.numbers
    settings["align"] = "center" if middle or cell.figure is not None else "left"
    if cell.figure is not None:
        settings["num_format"] = _KINDS.get(cell.figure.kind, on.points)
    return on.look(**settings)


def _cell(on: _Sheet, place: tuple[int, int], cell: Cell, *, look: Any, top: int) -> None:
    row, column = place
    if cell.across > 1 or cell.down > 1:
        on.sheet.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, "", look)
    if cell.figure is None:
        on.sheet.write_string(row, column, cell.text, look)
        return
    value = cell_decimal(cell.figure.value)
    if formula := _formula(cell.figure, top):
        on.sheet.write_formula(row, column, formula, look, value)
    else:
        on.sheet.write_number(row, column, value, look)


def _formula(figure: Figure, top: int) -> str:
    """`=SUM(D5:D7,H12)`, `=E4/D4`, or nothing."""
    if figure.divides:
        return "=" + "/".join(_name(row + top, column) for row, column in figure.divides)
    return f"=SUM({','.join(_ranges(figure, top))})" if figure.adds else ""


def _ranges(figure: Figure, top: int) -> Iterator[str]:
    """The cells of a sum, those below each other as one range."""
    for _, group in groupby(enumerate(figure.adds), lambda one: (one[1][1], one[1][0] - one[0])):
        cells = [cell for _, cell in group]
        first, last = (_name(row + top, column) for row, column in (cells[0], cells[-1]))
        yield first if first == last else f"{first}:{last}"


def _name(row: int, column: int) -> str:
    return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{row + 1}"


def _lines(row: tuple[Cell | None, ...], widths: list[int]) -> Iterator[int]:
    for column, cell in enumerate(row):
        if cell is not None and cell.down == 1:
            yield lines_in(cell.text, sum(widths[column : column + cell.across]))
