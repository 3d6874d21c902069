"""`evaldsl doc`: files, libraries by name, formats, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from snapshots import run_command

_SPEC = (
    '指标体系 "试"\n    得分 保留 2位小数\n基础数据\n    率: 百分比\n产出 100分\n    率 ≥ 90% 得满分，否则按比例得分\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    return tmp_path


def test_the_terminal_shows_the_table(folder: Path) -> None:
    code, output = run_command(["evaldsl", "doc", "spec.eval"], folder)
    assert code == 0
    assert "率 ≥ 90% 得满分，否则按比例得分" in output
    assert max(map(len, output.split("\n"))) <= 100


@pytest.mark.parametrize("name", ["out.md", "out.html", "out.HTM", "out.xlsx"])
def test_files_are_written_once_and_replaced_only_by_force(folder: Path, name: str) -> None:
    words = ["evaldsl", "doc", "spec.eval", "-o", name]
    assert run_command(words, folder) == (0, f"已写入 {name}。\n")
    before = (folder / name).read_bytes()
    code, output = run_command(words, folder)
    assert code == 2
    assert "E0801" in output
    assert run_command([*words, "--force"], folder)[0] == 0
    if name.endswith("xlsx"):
        assert load_workbook(folder / name)["指标评分表"]["A3"].value == "指标"
    else:
        assert (folder / name).read_bytes() == before
        assert "率 ≥ 90% 得满分" in before.decode("utf-8").replace("\\", "")


def test_other_endings_and_the_rubric_itself_are_refused(folder: Path) -> None:
    code, output = run_command(["evaldsl", "doc", "spec.eval", "-o", "out.docx"], folder)
    assert code == 2
    assert "E0808" in output
    assert run_command(["evaldsl", "doc", "spec.eval", "-o", "spec.eval", "--force"], folder)[0] == 2
    assert (folder / "spec.eval").read_text(encoding="utf-8") == _SPEC


@pytest.mark.parametrize("name", ["标准.等级", "std.grades", "等级", "grades"])
def test_a_library_is_found_by_either_name_and_by_its_end(folder: Path, name: str) -> None:
    code, output = run_command(["evaldsl", "doc", name], folder)
    assert code == 0
    assert output.startswith("常用等级划分\n")


def test_a_rubric_with_errors_has_no_document(folder: Path) -> None:
    (folder / "spec.eval").write_text(_SPEC.replace("100分", "90分"), encoding="utf-8")
    code, output = run_command(["evaldsl", "doc", "spec.eval", "-o", "out.md"], folder)
    assert code == 2
    assert "E0301" in output
    assert not (folder / "out.md").exists()


def test_warnings_count_under_strict(folder: Path) -> None:
    bands = "    分档 率\n        ≥ 90% 得 90分\n        其余 不得分\n"
    spec = _SPEC.partition("    率 ≥")[0] + bands
    (folder / "spec.eval").write_text(spec, encoding="utf-8")
    code, output = run_command(["evaldsl", "doc", "spec.eval"], folder)
    assert code == 0
    assert "W0705" in output
    assert run_command(["evaldsl", "doc", "spec.eval", "--strict"], folder)[0] == 3
