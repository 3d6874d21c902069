"""Scoring tables as offices write them, kept as JSON: rows of cells, merged ranges, cells that show percentages."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

TABLES = Path(__file__).parent / "tables"


def table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"), parse_float=Decimal)
    return found


def saved(table: dict[str, Any], path: Path) -> None:
    """The table as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(table["rows"], 1):
        for column, value in enumerate(row, 1):
            if value != "":
                cell = sheet.cell(number, column)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else "n"  # text that begins with = is text
    for cells in table.get("merged", ()):
        sheet.merge_cells(cells)
    for place in table.get("percent", ()):
        sheet[place].number_format = "0%"
    book.save(path)
