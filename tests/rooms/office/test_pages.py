"""A document as a workbook: merged cells, live totals, texts that look like formulas stay texts."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook, load_workbook

from evaldsl.dossier.pages import Cell, Dossier, Grid, Heading, Items, Part, Prose, Run
from evaldsl.office.pages import workbook_of_pages


def _opened(*rows: tuple[Cell | None, ...], title: str = "试评") -> Workbook:
    grid = Grid(("一级指标", "二级指标", "分值", "评分标准"), rows, (2,), (2, 2, 1, 5), totals=1, names=2)
    opening = Part("rubric", (), (Items(((Run("年度：2023"),),)),))
    table = Part("rubric", (Heading(1, "指标评分表"),), (grid,))
    notes = Part("rubric", (Heading(1, "计分/规定"),), (Prose((Run("=1+1"),)),))
    raw = workbook_of_pages(Dossier(title, "zh", (opening, table, notes)))
    return load_workbook(BytesIO(raw))


def _rows(total: str) -> tuple[tuple[Cell | None, ...], ...]:
    return (
        (Cell("过程", down=2), Cell("资金"), Cell("40"), Cell("=HYPERLINK()")),
        (None, Cell("制度"), Cell("19.5"), Cell("① 甲\n② 乙")),
        (Cell("合计", across=2), None, Cell(total), Cell("")),
    )


def test_title_and_opening_stand_above_the_table() -> None:
    sheet = _opened(*_rows("59.5"))["指标评分表"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == ["试评", "年度：2023", "一级指标"]
    assert sheet.print_title_rows == "$3:$3"
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert merged == {"A1:D1", "A2:D2", "A4:A5", "A6:B6"}


def test_numbers_are_numbers_and_their_sum_is_a_formula() -> None:
    sheet = _opened(*_rows("59.5"))["指标评分表"]
    assert [sheet["C4"].value, sheet["C5"].value] == [40, 19.5]
    assert sheet["C6"].value == "=SUM(C4:C5)"


def test_a_total_that_is_no_sum_stands_as_a_number() -> None:
    assert _opened(*_rows("60"))["指标评分表"]["C6"].value == 60


def test_texts_are_never_formulas_and_sheets_have_lawful_names() -> None:
    book = _opened(*_rows("59.5"))
    assert book.sheetnames == ["指标评分表", "计分 规定"]
    assert book["指标评分表"]["D4"].data_type == "s"
    assert book["计分 规定"]["A1"].data_type == "s"
