"""XLSX files: values, number formats, merged cells. Macros, external links, pictures and scripts are not looked at."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final

from evaldsl.quantity.limits import MAX_SHEET_COLUMNS, MAX_TABLE_ROWS, MAX_UNPACKED_BYTES, MAX_UNPACKED_FILES
from evaldsl.sheets import numbers
from evaldsl.sheets.sheet import EMPTY, Content, Grid

_MOST_ROWS: Final = MAX_TABLE_ROWS + 1_000


class TooLargeError(Exception):
    """A file that unpacks to more than is read."""


def read_xlsx(raw: bytes, *, merged: bool = False) -> list[Grid]:
    """The sheets of a workbook; with `merged`, also which cells are merged (slower).

    Raises TooLargeError, and whatever the libraries raise for a damaged file.
    """
    import openpyxl

    formulas = _measure(raw)
    with warnings.catch_warnings():  # of what a workbook holds beyond its values, which nobody asked for
        warnings.simplefilter("ignore")
        held = openpyxl.load_workbook(io.BytesIO(raw), read_only=not merged, data_only=True, keep_links=False)
        written = None
        if formulas:
            written = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        return [_grid(sheet, None if written is None else written[sheet.title]) for sheet in held.worksheets]


def _measure(raw: bytes) -> bool:
    """Bound what will be unpacked before it is; whether there are formulas."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        files = archive.infolist()
        if len(files) > MAX_UNPACKED_FILES or sum(file.file_size for file in files) > MAX_UNPACKED_BYTES:
            raise TooLargeError
        sheets = [file for file in files if file.filename.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(file) for file in sheets)


def _grid(sheet: Any, written: Any) -> Grid:
    formulas = () if written is None else _rows(written)
    rows = []
    for row, row_as_written in _together(_rows(sheet), formulas):
        as_written = {cell.column: cell for cell in row_as_written if getattr(cell, "data_type", "") == "f"}
        rows.append([_content(cell, formula=getattr(cell, "column", 0) in as_written) for cell in row])
        rows[-1] += [EMPTY] * (max(as_written, default=0) - len(rows[-1]))
        for column in as_written:
            if rows[-1][column - 1] is EMPTY:
                rows[-1][column - 1] = Content("", "=…", "formula")
    found = getattr(sheet, "merged_cells", None)
    ranges = () if found is None else tuple(found.ranges)
    return Grid(sheet.title, rows, tuple((r.min_row - 1, r.min_col - 1, r.max_row - 1, r.max_col - 1) for r in ranges))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows up to the last that is there, bounded in both directions."""
    if hasattr(sheet, "reset_dimensions"):
        sheet.reset_dimensions()  # what a file says of its own size is not relied upon
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_SHEET_COLUMNS), 1):
        if number > _MOST_ROWS:
            raise TooLargeError
        yield row


def _together(
    held: Iterator[tuple[Any, ...]], written: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    others = iter(written)
    for row in held:
        yield row, next(others, ())


def _content(cell: Any, *, formula: bool) -> Content:
    value = cell.value
    if value is None:
        return Content("", "=…", "formula") if formula else EMPTY
    if cell.data_type == "e":
        return Content("", str(value), "error")
    if isinstance(value, bool):
        return numbers.truth(value=value)
    if isinstance(value, int | float):
        return numbers.number(value, str(cell.number_format))
    return numbers.words(value) if isinstance(value, str) else numbers.moment(value)
