"""Fills a form in Excel with the facts of a TOML file, as a person would."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from evaldsl.facts.prepass import make_strict
from evaldsl.text import Source

_QUANTITY = re.compile(r"(-?[0-9.]+)\s*(.*)")
_BESIDE = {"佐证": "evidence", "evidence": "evidence", "原因": "reason", "reason": "reason"}
_HEADS = {"evidence": ("佐证", "evidence"), "reason": ("原因", "reason"), "answer": ("答", "answer")}


def fill(form: Path, facts: Path, filled: Path) -> None:
    """Write the filled form."""
    strict = make_strict(Source("", facts.read_text(encoding="utf-8")))
    data = tomllib.loads(strict.text, parse_float=Decimal)
    book = openpyxl.load_workbook(form)
    for sheet in book.worksheets:
        kind = str(sheet["A1"].value or "").strip("【】[]")
        if kind in ("数据", "facts"):
            _fill_facts(sheet, data)
        elif kind in ("要点", "points"):
            _fill_points(sheet, data.get("要点") or data.get("points") or {})
        elif kind in ("表", "table"):
            _fill_table(sheet, data[sheet["B1"].value])
    book.save(filled)


def _fill_facts(sheet: Any, data: dict[str, Any]) -> None:
    heads = {sheet.cell(2, column).value: column for column in range(1, 8)}
    for row in range(3, sheet.max_row + 1):
        given = data.get(sheet.cell(row, 1).value)
        if given is None:
            continue
        beside = given if isinstance(given, dict) else {}
        value = beside.get("值", beside.get("value")) if beside else given
        _put(sheet, (row, 2), value, unit=(row, 3))
        for key, words in beside.items():
            if key in _BESIDE:
                column = next(heads[head] for head in _HEADS[_BESIDE[key]] if head in heads)
                sheet.cell(row, column).value = words


def _fill_points(sheet: Any, data: dict[str, Any]) -> None:
    heads = {sheet.cell(2, column).value: column for column in range(1, 7)}
    answers: dict[tuple[str, int], Any] = {}
    for name, given in data.items():
        pairs = enumerate(given, 1) if isinstance(given, list) else ((int(key), one) for key, one in given.items())
        answers.update({(name, number): one for number, one in pairs})
    for row in range(3, sheet.max_row + 1):
        path, number = sheet.cell(row, 1).value, int(sheet.cell(row, 2).value)
        given = next(
            one for (name, n), one in answers.items() if n == number and (path == name or path.endswith("." + name))
        )
        beside = given if isinstance(given, dict) else {"答": given}
        for key, words in beside.items():
            kind = _BESIDE.get(key, "answer")
            sheet.cell(row, next(heads[head] for head in _HEADS[kind] if head in heads)).value = words


def _fill_table(sheet: Any, rows: list[dict[str, Any]]) -> None:
    places = {sheet.cell(3, column).value: column for column in range(2, sheet.max_column + 1)}
    for number, given in enumerate(rows):
        for name, value in given.items():
            if name in _BESIDE:
                sheet.cell(
                    5 + number, next(places[head] for head in _HEADS[_BESIDE[name]] if head in places)
                ).value = value
            else:
                _put(sheet, (5 + number, places[name]), value, unit=(4, places[name]))


def _put(sheet: Any, at: tuple[int, int], value: Any, *, unit: tuple[int, int]) -> None:
    cell = sheet.cell(*at)
    found = _QUANTITY.fullmatch(value) if isinstance(value, str) else None
    offered = sheet.cell(*unit).value
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        cell.value = value
    elif found and found[2] == "%":
        cell.value = Decimal(found[1]) / 100
        assert "%" in cell.number_format
    elif found and found[2] and offered and found[2].removeprefix("个") == offered:
        cell.value = Decimal(found[1])
    else:
        cell.value = value
