"""Frameworks hold for their years: outside of them a warning offers the one that does, without a year a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.diagnostics import Severity
from evaldsl.diagnostics.render import render_one


def _told(module: str, year: str, folder: Path) -> tuple[list[str], str]:
    spec = folder / "spec.eval"
    spec.write_text(f'指标体系 "试"\n{year}引用 {module}\n甲 100分\n    要点\n        ① 乙\n', encoding="utf-8")
    checked = pipeline.check(str(spec))
    assert all(item.severity is not Severity.ERROR for item in checked.diagnostics)
    about = [item for item in checked.diagnostics if item.code in {"W0730", "W0731"}]
    return [item.code for item in about], "\n".join(render_one(item, "zh") for item in about)


@pytest.mark.parametrize(
    ("module", "year", "codes", "offered"),
    [
        ("标准.项目支出_2020", "    年度 2015\n", ["W0730"], "适用于该年度的有：标准.项目共性_2013\n"),
        ("标准.项目支出_2020", "    年度 2019\n", ["W0730"], "适用于该年度的有：标准.项目共性_2013\n"),
        ("标准.项目支出_2020", "    年度 2020\n", [], ""),
        ("标准.项目支出_2020", "", ["W0731"], "年度 2023"),
        ("标准.项目共性_2013", "    年度 2019\n", [], ""),
        ("标准.项目共性_2013", "    年度 2020\n", ["W0730"], "标准.项目支出_2020"),
        ("标准.项目核心_2021", "    年度 2020\n", ["W0730"], "标准.项目自评_2020"),
    ],
)
def test_years_of_a_framework(module: str, year: str, codes: list[str], offered: str, tmp_path: Path) -> None:
    found, told = _told(module, year, tmp_path)
    assert found == codes
    assert offered in told + "\n"
