"""Sheets written as XLSX or CSV, the same bytes for the same sheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from evaldsl.sheets.draft import Look, Out, OutSheet
from evaldsl.text.width import display_width

_CREATED: Final = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands in every workbook: there is no clock in this house, and the same form gives the same file."""

_Lists: TypeAlias = dict[tuple[str, ...], int]
"""The first row, in the sheet of lists, of choices that are too long for their cells."""

_LISTS: Final = "_lists"
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_HEIGHT: Final = 15
_LONGEST_NAME: Final = 31
_LONGEST_CELL: Final = 32_000
_LONGEST_CHOICES: Final = 255  # of a drop-down whose choices stand in the cell itself
_LINE: Final = {"border": 1, "border_color": "#BFBFBF", "valign": "top", "text_wrap": True}
_ENTRY: Final = {**_LINE, "bg_color": "#FFF9E5"}
_LOOKS: Final[dict[Look, dict[str, Any]]] = {
    "plain": {"valign": "top", "text_wrap": True},
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#595959", "valign": "top"},
    "mark": {"bold": True, "font_color": "#1F4E79"},
    "head": {**_LINE, "bold": True, "bg_color": "#DDEBF7"},
    "fixed": {**_LINE, "bg_color": "#F2F2F2"},
    "entry": _ENTRY,
    "text": {**_ENTRY, "num_format": "@"},
    "percent": {**_ENTRY, "num_format": "0.00##%"},
    "date": {**_ENTRY, "num_format": "yyyy-mm-dd"},
}


def workbook(sheets: Sequence[OutSheet]) -> bytes:
    """The sheets as XLSX. Raises ImportError where the library is not installed."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED})
    looks = {look: book.add_format(settings) for look, settings in _LOOKS.items()}
    lists: _Lists = {}
    names = unused_names(sheet.name for sheet in sheets)
    pages = [book.add_worksheet(name) for name in names]
    for page, sheet in zip(pages, sheets, strict=True):
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.freeze_panes(sheet.frozen_rows, 0)
        _write_rows(page, sheet, (looks, lists))
    _write_lists(book, lists)
    book.close()
    return out.getvalue()


def csv_text(sheets: Sequence[OutSheet]) -> str:
    """The sheets one below the other, with a byte order mark so that Excel reads them as UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for sheet in sheets:
        for row in sheet.rows:
            words = [cell.words for cell in row]
            while words and not words[-1]:
                words.pop()
            writer.writerow(words)
        writer.writerow([])
    return "\ufeff" + out.getvalue()


def unused_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel takes for sheets: short, without its special characters, each only once."""
    names: list[str] = []
    for name in wanted:
        plain = _FORBIDDEN.sub(" ", name).strip().strip("'")[:_LONGEST_NAME] or "-"
        number = 1
        unused = plain
        while unused.casefold() in {one.casefold() for one in names}:
            number += 1
            unused = f"{plain[: _LONGEST_NAME - 4]} {number}"
        names.append(unused)
    return names


def _write_rows(page: Any, sheet: OutSheet, shared: tuple[dict[Look, Any], _Lists]) -> None:
    looks, lists = shared
    for number, row in enumerate(sheet.rows):
        if (lines := _lines(row, sheet.widths)) > 1:
            page.set_row(number, lines * _LINE_HEIGHT)
        for column, cell in enumerate(row):
            words = _CONTROL.sub(" ", cell.words)[:_LONGEST_CELL]
            if words:
                page.write_string(number, column, words, looks[cell.look])
            elif cell.look != "plain":
                page.write_blank(number, column, None, looks[cell.look])
            if cell.choices:
                page.data_validation(number, column, number, column, _validation(cell, lists))


def _lines(row: tuple[Out, ...], widths: tuple[int, ...]) -> int:
    """The lines that the longest words of a row take in their column; not every program finds that out by itself."""
    wrapped = [cell for cell in row if cell.look not in ("title", "note", "mark")]
    return max(
        (-(-display_width(cell.words) // width) for cell, width in zip(wrapped, widths, strict=False)), default=1
    )


def _validation(cell: Out, lists: _Lists) -> dict[str, Any]:
    """A drop-down that warns of other answers; choices that do not fit into the cell stand in a sheet of their own."""
    source: Any = list(cell.choices)
    if sum(len(choice) + 1 for choice in cell.choices) > _LONGEST_CHOICES or any("," in one for one in cell.choices):
        if cell.choices not in lists:
            lists[cell.choices] = 1 + sum(map(len, lists))
        first = lists[cell.choices]
        source = f"={_LISTS}!$A${first}:$A${first + len(cell.choices) - 1}"
    return {"validate": "list", "source": source, "error_type": "warning"}


def _write_lists(book: Any, lists: _Lists) -> None:
    if not lists:
        return
    page = book.add_worksheet(_LISTS)
    page.hide()
    for number, choice in enumerate(choice for choices in lists for choice in choices):
        page.write_string(number, 0, choice)
