"""Workbooks and CSV files are read as inert values with their cells."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from evaldsl.diagnostics import Diagnostic
from evaldsl.sheets.read import read_sheets
from evaldsl.sheets.sheet import Sheet

_MOMENT = datetime.fromisoformat("2021-12-31T08:30")
_LEGACY = Path(__file__).parent / "legacy.xls"


def _saved(*cells: tuple[str, Any, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "甲"
    for where, value, code in cells:
        sheet[where].value = value
        sheet[where].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheets(raw: bytes, name: str = "a.xlsx", *, merged: bool = False) -> tuple[Sheet, ...]:
    found = read_sheets(raw, name, merged=merged)
    assert not isinstance(found, Diagnostic), found
    return found


def _code(raw: bytes, name: str = "a.xlsx") -> str:
    found = read_sheets(raw, name)
    return found.code if isinstance(found, Diagnostic) else ""


def _only(value: Any, code: str = "General") -> Any:
    ((cell,),) = _sheets(_saved(("A1", value, code)))[0].rows
    return cell.content


@pytest.mark.parametrize(
    ("value", "code", "held"),
    [
        (Decimal("1481.90"), "General", Fraction("1481.9")),
        (0.1 + 0.2, "General", Fraction("0.3")),
        (1 / 3, "General", Fraction("0.333333333333333")),
        (123456789012345678, "General", Fraction(123456789012346000)),
        (5, "0", Fraction(5)),
        (-0.5, "General", Fraction("-0.5")),
        (0.975, "0.0%", "97.5%"),
        (0.07 * 100 / 100, "0%", "7%"),
        (1.1, "0%", "110%"),
        (0.29, "0.00%", "29%"),
        (0.5, '0.0"%"', Fraction("0.5")),
        (0.125, "[Red]0.0%;-0.0%", "12.5%"),
        (True, "General", True),
        ("97.5", "0%", "97.5"),
        ("是", "@", "是"),
        (date(2021, 12, 31), "yyyy-mm-dd", "2021-12-31"),
        (_MOMENT, "yyyy-mm-dd hh:mm", "2021-12-31 08:30:00"),
        (time(8, 30), "hh:mm", "08:30:00"),
    ],
)
def test_a_cell_is_what_excel_shows(value: Any, code: str, held: object) -> None:
    assert _only(value, code).value == held


@pytest.mark.parametrize(
    ("value", "code", "rounded"),
    [
        (0.975, "0%", "98%"),
        (0.975, "0.0%", ""),
        (1481.904, "0.00", "1481.90"),
        (1481.904, "#,##0.00", "1481.90"),
        (2.5, "0", "3"),
        (2.5, "General", ""),
        (2.5, "0.##", ""),
    ],
)
def test_a_format_that_hides_something_is_told(value: float, code: str, rounded: str) -> None:
    assert _only(value, code).rounded == rounded


def test_a_number_beyond_all_bounds_has_no_value() -> None:
    assert _only(1e200).problem == "long"


def test_formulas_and_errors() -> None:
    assert _only("=1+1").problem == "formula"
    assert _only("#DIV/0!").problem == "error"
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write_formula("A1", "=1+1", None, 2)
    book.close()
    assert _sheets(out.getvalue())[0].rows[0][0].value == 2


def test_places_are_cells() -> None:
    (sheet,) = _sheets(_saved(("B2", "x", "General"), ("AB3", "甲 │ 乙\n丙", "General")))
    assert [len(row) for row in sheet.rows] == [0, 28, 28]
    assert sheet.rows[1][1].span.place == "a.xlsx 甲!B2"
    assert sheet.rows[2][27].span.place == "a.xlsx 甲!AB3"
    assert sheet.rows[2][27].span.text == "甲 | 乙 丙"
    assert sheet.rows[1][1].span.line == 2


def test_merged_cells() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"].value = "决策"
    book.worksheets[0].merge_cells("A1:B3")
    out = io.BytesIO()
    book.save(out)
    assert _sheets(out.getvalue(), merged=True)[0].merged == ((0, 0, 2, 1),)


def test_legacy_workbooks() -> None:
    (sheet,) = _sheets(_LEGACY.read_bytes(), "a.xls")
    values = [row[1].value for row in sheet.rows[1:]]
    assert values == ["填写", Fraction("1481.9"), "97.5%", "2021-12-31", "是", Fraction("2963.8")]
    assert sheet.merged == ((0, 3, 1, 4),)
    assert sheet.rows[3][1].span.place == "a.xls 数据!B4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(encoding: str, delimiter: str) -> None:
    raw = f'名称{delimiter}填写\r\n"支{delimiter}出"{delimiter} 1,2\r\n'.replace("1,2", "12").encode(encoding)
    (sheet,) = _sheets(raw, "a.csv")
    assert [[cell.value for cell in row] for row in sheet.rows] == [["名称", "填写"], [f"支{delimiter}出", "12"]]
    assert sheet.rows[1][1].span.place == "a.csv B2"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"a\x00b", b"\x81"])
def test_csv_of_no_known_encoding(raw: bytes) -> None:
    assert _code(raw, "a.csv") == "E0818"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E0811"),
        (b"<html>", "E0811"),
        (b"PK\x03\x04broken", "E0811"),
        (b"\xd0\xcf\x11\xe0 broken", "E0811"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "E0812"),
    ],
)
def test_what_is_no_workbook(raw: bytes, code: str) -> None:
    assert _code(raw) == code


@pytest.mark.parametrize("keep", [200, 1000, 3000])
def test_a_workbook_that_is_cut_off(keep: int) -> None:
    assert _code(_saved(("A1", 1, "General"))[:keep]) == "E0811"
    assert _code(_LEGACY.read_bytes()[:keep], "a.xls") == "E0811"


def test_a_zip_without_a_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "x")
    assert _code(out.getvalue()) == "E0811"


def test_a_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (65 * 1024 * 1024))
    assert len(out.getvalue()) < 1_000_000
    assert _code(out.getvalue()) == "E0813"


def test_entities_are_not_followed() -> None:
    """An external entity in the XML gives no file's content, and one that grows without bound is refused."""
    raw = _saved(("A1", "x", "General"))
    for entity in ('SYSTEM "file:///etc/hostname"', f'"{"a" * 1000}"'):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "xl/worksheets/sheet1.xml":
                    content = f"<!DOCTYPE worksheet [<!ENTITY e {entity}>]>".encode() + content
                    assert b">x<" in content
                    content = content.replace(b">x<", b">&e;<")
                new.writestr(name, content)
        found = read_sheets(out.getvalue(), "a.xlsx")
        values = [] if isinstance(found, Diagnostic) else [cell.value for row in found[0].rows for cell in row]
        assert values in ([], ["a" * 1000])


def test_macros_and_links_are_left_alone() -> None:
    raw = _saved(("A1", "='[other.xlsx]甲'!A1", "General"))
    assert _sheets(raw, "a.xlsm")[0].rows[0][0].content.problem == "formula"
