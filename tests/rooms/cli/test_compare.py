"""The command compare: which files are which, where it writes, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from snapshots import run_command

SPEC = '指标体系 "评价"\n基础数据\n    完成率: 百分比\n甲 100分\n    完成率 ≥ 100% 得满分，否则按比例得分\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "甲.eval").write_text(SPEC, encoding="utf-8")
    (tmp_path / "乙.eval").write_text(SPEC.replace("100% 得", "80% 得"), encoding="utf-8")
    (tmp_path / "2020.toml").write_text('完成率 = "60%"\n', encoding="utf-8")
    (tmp_path / "2021.toml").write_text('完成率 = "72%"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("files", "total", "causes"),
    [
        ("甲.eval 2020.toml 2021.toml", "总分由 60.00 分变为 72.00 分，变动 +12.00 分。", ["数据变化  +12.00"]),
        ("2020.toml 2021.toml 甲.eval", "总分由 60.00 分变为 72.00 分，变动 +12.00 分。", ["数据变化  +12.00"]),
        ("甲.eval 乙.eval 2020.toml", "总分由 60.00 分变为 75.00 分，变动 +15.00 分。", ["评分标准变化  +15.00"]),
        (
            "甲.eval 2020.toml 乙.eval 2021.toml",
            "总分由 60.00 分变为 90.00 分，变动 +30.00 分。",
            ["数据变化      +12.00", "评分标准变化  +18.00"],
        ),
    ],
)
def test_files_by_their_endings(files: str, total: str, causes: list[str], place: Path) -> None:
    code, output = run_command(["evaldsl", "compare", *files.split()], place)
    assert code == 0
    assert output.startswith(total + "\n")
    assert all(f" {cause}\n" in output for cause in causes)


def test_a_workbook_of_live_differences(place: Path) -> None:
    line = ["evaldsl", "compare", "甲.eval", "2020.toml", "2021.toml", "-o", "r.xlsx"]
    assert run_command(line, place) == (0, "已写入 r.xlsx。\n")
    sheet = load_workbook(place / "r.xlsx").active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet]
    assert rows[0][:4] == ["指标", "2020", "2021", "变动"]
    assert rows[1][3] == "=C2-B2"
    assert rows[-1][5] == "=SUM(F2:F4)"
    assert run_command(line, place)[0] == 2, "it is there already"


def test_markdown_and_an_ending_that_is_none(place: Path) -> None:
    line = ["evaldsl", "compare", "甲.eval", "2020.toml", "2021.toml", "-o"]
    assert run_command([*line, "r.md"], place)[0] == 0
    assert "| 数据变化 | +12.00 |" in (place / "r.md").read_text(encoding="utf-8")
    code, output = run_command([*line, "r.docx"], place)
    assert code == 2
    assert "E0808" in output
    assert not (place / "r.docx").exists()


def test_a_side_that_cannot_be_scored_is_said(place: Path) -> None:
    (place / "2021.toml").write_text("", encoding="utf-8")
    code, output = run_command(["evaldsl", "compare", "甲.eval", "2020.toml", "2021.toml"], place)
    assert code == 2
    assert "E0601" in output
