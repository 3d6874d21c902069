"""Legacy XLS files: values, number formats, merged cells."""

from __future__ import annotations

import io
from typing import Any

from evaldsl.quantity.limits import MAX_SHEET_COLUMNS
from evaldsl.sheets import numbers
from evaldsl.sheets.sheet import EMPTY, Content, Grid


def read_xls(raw: bytes) -> list[Grid]:
    """The sheets of a workbook. Raises whatever the library raises for a damaged file."""
    import xlrd

    book = xlrd.open_workbook(file_contents=raw, formatting_info=True, logfile=io.StringIO())
    return [_grid(book, sheet) for sheet in book.sheets()]


def _grid(book: Any, sheet: Any) -> Grid:
    columns = min(sheet.ncols, MAX_SHEET_COLUMNS)
    rows = [[_content(book, sheet.cell(row, column)) for column in range(columns)] for row in range(sheet.nrows)]
    merged = tuple((top, left, below - 1, right - 1) for top, below, left, right in sheet.merged_cells)
    return Grid(sheet.name, rows, merged)


def _content(book: Any, cell: Any) -> Content:
    import xlrd

    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return numbers.words(cell.value)
        case xlrd.XL_CELL_NUMBER:
            code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            return numbers.number(cell.value, code)
        case xlrd.XL_CELL_DATE:
            return numbers.moment(xlrd.xldate_as_datetime(cell.value, book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return numbers.truth(value=bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            return Content("", xlrd.error_text_from_code.get(cell.value, "#ERR"), "error")
        case _:
            return EMPTY
