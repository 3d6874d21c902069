"""`evaldsl lib`: list, show, new; and libraries that pip has installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.cli import main
from evaldsl.library import installed as room

_MODULE = '模块 地方.框架\n    版本 "3.1"\n\n'
_MODULE += '指标 完成(实际: 百分比)\n    待核 "凭记忆"\n    实际 ≥ 100% 得满分，否则按比例得分\n'
_SPEC = '指标体系 "试"\n引用 地方.框架 为 库\n基础数据\n    率: 百分比\n产出 100分 = 库.完成(率)\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on sys.path with an installed library, whose Python would end everything."""
    site = tmp_path / "site"
    (site / "local_data" / "modules").mkdir(parents=True)
    (site / "local_data" / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    (site / "local_data" / "modules" / "framework.eval").write_text(_MODULE, encoding="utf-8")
    info = site / "local_data-3.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: local-data\nVersion: 3.1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{room.GROUP}]\nlocal = local_data.modules\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    room.installed.cache_clear()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "spec.eval").write_text(_SPEC, encoding="utf-8")
    return site


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    room.installed.cache_clear()


def test_an_installed_library_is_imported_as_data(site: Path) -> None:
    outcome = pipeline.run("spec.eval", None, ("率=90%",))
    assert outcome.result is not None, outcome.diagnostics
    assert outcome.result.score == 90
    assert "local_data" not in sys.modules


def test_an_installed_library_brings_its_tables(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    modules = site / "local_data" / "modules"
    table = '\n表 标准值 来自 "standard.csv"\n    优秀: 百分比\n'
    (modules / "framework.eval").write_text(_MODULE + table, encoding="utf-8")
    (modules / "standard.csv").write_text("优秀\n80%\n", encoding="utf-8")
    spec = _SPEC.replace("= 库.完成(率)", "\n    率 ≥ 最大(库.标准值.优秀) 得满分，否则不得分")
    Path("spec.eval").write_text(spec, encoding="utf-8")
    outcome = pipeline.run("spec.eval", None, ("率=80%",))
    assert outcome.result is not None, outcome.diagnostics
    assert outcome.result.score == 100
    assert main(["lib", "show", "地方.框架", "--lang", "zh"]) == 0
    assert '表 标准值 来自 "standard.csv"\n    优秀: 百分比' in capsys.readouterr().out
    (modules / "standard.csv").write_text("优秀\n八成\n", encoding="utf-8")
    (wrong,) = pipeline.check("spec.eval").diagnostics
    assert wrong.span is not None
    assert wrong.span.source.name == "local-data-3.1/local_data/modules/standard.csv"


def test_the_same_module_installed_and_beside_is_an_error(site: Path) -> None:
    Path("mine.eval").write_text(_MODULE, encoding="utf-8")
    assert [each.code for each in pipeline.check("spec.eval").diagnostics] == ["E0511"]


@pytest.mark.parametrize("value", ["../outside", "local_data.gone", "a b", "local_data/modules"])
def test_an_entry_point_that_names_no_folder_of_its_own_is_passed_over(site: Path, value: str) -> None:
    points = site / "local_data-3.1.dist-info" / "entry_points.txt"
    points.write_text(f"[{room.GROUP}]\nlocal = {value}\n", encoding="utf-8")
    assert [each.code for each in pipeline.check("spec.eval").diagnostics] == ["E0510"]


def test_list_names_every_library(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lib", "list", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "标准.等级" in shown
    line, place = [line for line in shown.splitlines() if "地方.框架" in line]
    assert "3.1" in line
    assert "待核 1 处" in line
    assert "local-data-3.1" in place


def test_list_in_english_names_modules_in_english(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lib", "list", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "std.grades " in shown
    assert "标准.等级" not in shown
    assert "地方.框架" in shown  # declares no English name


def test_show_says_what_is_in_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lib", "show", "地方.框架", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "indicator 完成(实际: percent)" in shown
    assert "实际 ≥ 100% scores full marks, otherwise proportional" in shown
    assert 'unverified "凭记忆"' in shown


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["lib", "show", "标准.等机", "--lang", "zh"], 2, "标准.等级"),
        (["lib", "show", "--lang", "zh"], 64, "缺少参数：库"),
        (["lib", "new", "Hunan", "--lang", "zh"], 2, "hunan-2024"),
        (["lib", "new", "../x", "--lang", "en"], 2, "cannot be the name"),
        (["lib", "drop", "--lang", "en"], 64, "list, show, new"),
    ],
)
def test_what_cannot_be_done(
    words: list[str], code: int, said: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_library_passes_its_own_tests(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["lib", "new", "esg-2024", "--lang", language]) == 0
    assert sorted(os.listdir(tmp_path)) == ["esg-2024"]
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-m", "unittest", "discover", "tests"],
        cwd=tmp_path / "esg-2024", env={**os.environ, "PYTHONPATH": root}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_new_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("esg").mkdir()
    assert main(["lib", "new", "esg", "--lang", "en"]) == 2
    assert os.listdir("esg") == []


def test_new_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename", fail)
    assert main(["lib", "new", "esg", "--lang", "en"]) != 0
    assert os.listdir(tmp_path) == []


def test_paths_of_the_list_are_never_broken(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lib", "list", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "地方.框架：local-data-3.1/local_data/modules/framework.eval" in lines


def test_the_list_names_modules_in_its_language(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lib", "list", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "std.grades" in shown
    assert "标准.等级" not in shown


def test_show_speaks_the_language_of_the_module(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main(["lib", "show", "地方.框架"]) == 0
    shown = capsys.readouterr().out
    assert "指标 完成(实际: 百分比)" in shown
    assert '待核 "凭记忆"' in shown
