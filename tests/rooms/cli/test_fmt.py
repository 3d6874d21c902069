"""The command fmt: comments stay, nothing is written over a file that is wrong, keywords change language."""

from __future__ import annotations

from pathlib import Path

import pytest

from snapshots import run_command

_SPEC = """# 2021 年度

指标体系 "试评"  #头
  满分 100分

基础数据
    # 财务
  甲率: 百分比 # 比率
  乙: 数量(个)
  # 数据到此

过程 100分
  甲 60分
    # 规则
    甲率≥95%,计满分;否则不得分。
  乙 40分
    要点 # 两条
      ①有计划,20分;# 点
      ②有执行,20分 # 执行
# 完
"""
_CANONICAL = """# 2021 年度

指标体系 "试评"  # 头
    满分 100分

基础数据
    # 财务
    甲率: 百分比  # 比率
    乙: 数量(个)
    # 数据到此

过程 100分
    甲 60分
        # 规则
        甲率 ≥ 95% 得满分，否则不得分
    乙 40分
        要点  # 两条
            ① 有计划，20分  # 点
            ② 有执行，20分  # 执行
# 完
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "spec.eval"
    path.write_text(_SPEC.replace("    # 财务", "  # 财务").replace(";# 点", " # 点"), encoding="utf-8")
    return path


def test_the_canonical_form_is_printed_with_its_comments(spec: Path) -> None:
    before = spec.read_bytes()
    assert run_command(["evaldsl", "fmt", "spec.eval"], spec.parent) == (0, _CANONICAL)
    assert spec.read_bytes() == before


def test_it_is_written_once_and_then_stays(spec: Path) -> None:
    assert run_command(["evaldsl", "fmt", "--check", "spec.eval"], spec.parent) == (1, "spec.eval：不是规范格式。\n")
    assert run_command(["evaldsl", "fmt", "-w", "spec.eval"], spec.parent) == (0, "已改写 spec.eval。\n")
    assert spec.read_text(encoding="utf-8") == _CANONICAL
    assert run_command(["evaldsl", "fmt", "--check", "spec.eval"], spec.parent) == (0, "")
    assert run_command(["evaldsl", "fmt", "-w", "spec.eval"], spec.parent) == (0, "")


def test_keywords_change_language_and_come_back(spec: Path) -> None:
    assert run_command(["evaldsl", "fmt", "-w", "--keywords", "en", "spec.eval"], spec.parent)[0] == 0
    english = spec.read_text(encoding="utf-8")
    assert "甲率 ≥ 95% scores full marks, otherwise scores nothing" in english
    assert english.count("#") == _CANONICAL.count("#")
    assert run_command(["evaldsl", "fmt", "--keywords", "zh", "spec.eval"], spec.parent) == (0, _CANONICAL)


def test_a_file_with_errors_is_left_alone(spec: Path) -> None:
    wrong = spec.read_text(encoding="utf-8").replace("满分 100分", "满分 百分")
    spec.write_text(wrong, encoding="utf-8")
    code, output = run_command(["evaldsl", "fmt", "-w", "spec.eval"], spec.parent)
    assert code == 2
    assert "spec.eval:4" in output
    assert spec.read_text(encoding="utf-8") == wrong


def test_files_that_are_none(spec: Path) -> None:
    (spec.parent / "facts.toml").write_text("", encoding="utf-8")
    code, output = run_command(["evaldsl", "fmt", "facts.toml", "absent.eval"], spec.parent)
    assert code == 2
    assert "E0603" in output
    assert "E0501" in output


def test_empty_lines_stay_but_never_two(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    spec.write_text(
        '\n指标体系 "试"\n基础数据\n  甲: 百分比\n\n\n\n  # 乙组\n\n  乙: 百分比\n甲 100分\n  甲 ≥ 1% 得满分\n\n',
        "utf-8",
    )
    expected = """指标体系 "试"

基础数据
    甲: 百分比

    # 乙组

    乙: 百分比

甲 100分
    甲 ≥ 1% 得满分
"""
    assert run_command(["evaldsl", "fmt", "spec.eval"], tmp_path) == (0, expected)


def test_a_band_may_name_what_it_is_about_in_a_sentence(tmp_path: Path) -> None:
    spec = tmp_path / "spec.eval"
    rule = "率达到50%，该项得满分;40%≤x＜50%，得4分;＜40%，不得分;"
    spec.write_text(f'指标体系 "试评"\n基础数据\n    率: 百分比\n达成 100分\n    {rule}\n', encoding="utf-8")
    code, printed = run_command(["evaldsl", "fmt", "spec.eval"], tmp_path)
    assert (code, printed.splitlines()[-1]) == (0, "    率 ≥ 50% 得满分，40%(含)-50% 得4分，低于40%不得分")
