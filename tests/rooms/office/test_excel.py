"""The workbook in a second reader: live sums and rates, texts that are never formulas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rooms.office.written import EXAMPLES, written
from snapshots import run_command

ZHENGZHOU, VENDOR = "zhengzhou_2021", "vendor_security"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(ZHENGZHOU, "xlsx", tmp_path_factory.mktemp("xlsx"))


@pytest.fixture(scope="module")
def formulas(path: Path) -> Any:
    return load_workbook(path)


@pytest.fixture(scope="module")
def values(path: Path) -> Any:
    return load_workbook(path, data_only=True)


def test_sheets(formulas: Any) -> None:
    assert formulas.sheetnames == ["指标评分表", "综合评分表", "扣分明细表", "佐证材料目录"]


def test_sums_and_rates_are_formulas_with_their_values(formulas: Any, values: Any) -> None:
    summary, shown = formulas["综合评分表"], values["综合评分表"]
    assert summary["C2"].value == "=SUM('指标评分表'!G2:G7)"
    assert summary["D2"].value == "=C2/B2"
    assert summary["C7"].value == "=SUM(C2:C6)"
    assert [str(shown.cell(7, column).value) for column in (2, 3, 4)] == ["100", "73.24", "0.7324"]
    assert [one.value for one in shown[8]][:2] == ["绩效评定级别", "中"]
    table = formulas["指标评分表"]
    assert table["H2"].value == "=G2/D2"
    assert (table["D23"].value, table["G23"].value) == ("=SUM(D2:D22)", "=SUM(G2:G22)")
    assert formulas["扣分明细表"]["B13"].value == "=SUM(B2:B12)"


def test_names_are_merged(formulas: Any) -> None:
    merged = {str(one) for one in formulas["指标评分表"].merged_cells.ranges}
    assert {"A2:A7", "B2:B3", "A23:C23"} <= merged


def test_a_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    (tmp_path / "spec.eval").write_text(
        '指标体系 "评价"\n基础数据\n    完成率: 百分比\n甲 100分\n    完成率 ≥ 100% 得满分，否则按比例得分\n',
        encoding="utf-8",
    )
    given = '完成率 = { 值 = "90%", 佐证 = "=HYPERLINK(\\"x\\")" }\n'
    (tmp_path / "facts.toml").write_text(given, encoding="utf-8")
    assert run_command(["evaldsl", "report", "spec.eval", "facts.toml", "-o", "r.xlsx"], tmp_path)[0] == 0
    cell = load_workbook(tmp_path / "r.xlsx")["佐证材料目录"]["B2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")


def test_what_does_not_add_up_is_a_value(tmp_path: Path) -> None:
    """A branch that is the least of its children: no sum would give its score."""
    (tmp_path / "spec.eval").write_text(
        '指标体系 "评价"\n    得分 保留 2位小数\n基础数据\n    完成率: 百分比\n甲 100分\n    汇总 几何平均\n'
        "    一 50分\n        完成率 ≥ 80% 得满分，否则不得分\n"
        "    二 50分\n        完成率 ≥ 100% 得满分，否则按比例得分\n",
        encoding="utf-8",
    )
    (tmp_path / "facts.toml").write_text('完成率 = "81%"\n', encoding="utf-8")
    code, output = run_command(["evaldsl", "report", "spec.eval", "facts.toml", "-o", "r.xlsx"], tmp_path)
    assert code == 0, output
    book = load_workbook(tmp_path / "r.xlsx", data_only=True)
    summary = book["综合评分表"]
    assert str(summary["C2"].value) == "90"


def test_english_workbook(tmp_path: Path) -> None:
    book = load_workbook(written(VENDOR, "xlsx", tmp_path))
    assert book.sheetnames == ["Scoring table", "Summary", "Points lost", "Evidence"]


def test_points_without_weights_show_what_they_can_come_to(tmp_path: Path) -> None:
    """CURB-65: five signs of a point each; the sum of the scores is live, the range is a text."""
    folder, path = EXAMPLES / "curb65", tmp_path / "scores.xlsx"
    words = ["evaldsl", "report", str(folder / "spec.eval"), str(folder / "facts.toml"), "-o", str(path)]
    assert run_command(words, tmp_path)[0] == 0
    book = load_workbook(path)
    table, summary = book["Scoring table"], book["Summary"]
    assert [table["B1"].value, table["B2"].value, table["B7"].value] == ["Possible", "0 to 1", "0 to 5"]
    assert table["E7"].value == "=SUM(E2:E6)"
    assert [summary["B1"].value, summary["B2"].value, summary["B7"].value] == ["Possible", "0 to 1", "0 to 5"]
    assert summary["C7"].value == "=SUM(C2:C6)"
