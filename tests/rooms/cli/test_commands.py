"""Commands on a pipeline of canned answers: what goes where, and with which exit code."""

from __future__ import annotations

import json
import sys

import pytest

import evaldsl
from evaldsl.cli import main
from rooms.cli import stubbed

ENGLISH = {"LC_ALL": "C", "LANG": "en_US.UTF-8"}


@pytest.fixture(autouse=True)
def canned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "evaldsl.pipeline", stubbed.STUB)
    monkeypatch.setattr(evaldsl, "pipeline", stubbed.STUB, raising=False)
    monkeypatch.setitem(sys.modules, "evaldsl.trials", stubbed.STUB)
    monkeypatch.setattr(evaldsl, "trials", stubbed.STUB, raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "EVALDSL_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("run fine.eval facts.toml", 0),
        ("run reminded.eval facts.toml", 0),
        ("run broken.eval facts.toml", 1),
        ("run wrong.eval facts.toml", 2),
        ("run missing.eval", 2),
        ("run warned.eval facts.toml", 0),
        ("run warned.eval facts.toml --strict", 3),
        ("run reminded.eval facts.toml --strict", 3),
        ("run crash.eval", 70),
        ("run interrupted.eval", 130),
        ("check fine.eval", 0),
        ("check fine.eval wrong.eval fine.eval", 2),
        ("check warned.eval", 0),
        ("check warned.eval fine.eval --strict", 3),
        ("test fine.eval", 0),
        ("test failing.eval fine.eval", 1),
        ("test absent.eval", 1),
        ("test failing.eval wrong.eval", 2),
        ("test none.eval", 0),
        ("", 64),
        ("rnu", 64),
        ("run", 64),
        ("run a b c", 64),
        ("run a --format pdf", 64),
        ("run a --depth 0", 64),
        ("run a --width 39", 64),
        ("run a --width " + "9" * 5000, 64),
        ("run a --form table", 64),
        ("--version", 0),
        ("--help", 0),
        ("run --help", 0),
    ],
)
def test_exit_codes(line: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == code
    captured = capsys.readouterr()
    assert "Traceback" not in captured.out + captured.err
    assert code not in (2, 64, 70) or captured.err


def test_result_goes_to_stdout_and_diagnostics_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "warned.eval", "facts.toml"])
    captured = capsys.readouterr()
    assert "综合得分" in captured.out
    assert "请看" not in captured.out
    assert captured.err.startswith("警告[sample.words]：请看\n")


def test_nothing_on_stdout_when_nothing_was_scored(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "missing.eval", "--format", "json"])
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith('\n\n预算资金 = "0.00万元"  # 年初预算批复数\n')


def test_reminder_is_not_said_twice_but_json_readers_get_it_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "reminded.eval", "facts.toml"])
    assert capsys.readouterr().err == ""
    main(["run", "reminded.eval", "facts.toml", "--format", "json"])
    captured = capsys.readouterr()
    assert "低于60分" in captured.err
    assert json.loads(captured.out)["diagnostics"][0]["message"] == "低于60分"


def test_facts_and_settings_reach_the_pipeline(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "title.eval", "数据.toml", "--set", "甲=1", "--set=乙=-2", "--depth", "1"])
    assert "数据.toml 甲=1 乙=-2" in capsys.readouterr().out


def test_width_option_then_columns_then_hundred(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def widest(*more: str) -> int:
        main(["run", "fine.eval", "f.toml", "--format", "table", *more])
        return max(line.count("─") + 2 for line in capsys.readouterr().out.split("\n"))

    assert widest() == 100
    monkeypatch.setenv("COLUMNS", "90")
    assert widest() == 90
    assert widest("--width", "80") == 80
    monkeypatch.setenv("COLUMNS", "²")
    assert widest() == 100


def test_language_of_a_result_is_the_systems_unless_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    main(["run", "warned.eval", "f.toml"])
    assert "综合得分" in capsys.readouterr().out
    main(["run", "warned.eval", "f.toml", "--lang", "en"])
    captured = capsys.readouterr()
    assert "Compliance checks" in captured.out
    assert captured.err.startswith("warning[sample.words]: ")


def test_json_is_one_document_with_chinese_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    main(["run", "fine.eval", "f.toml", "--format", "json", "--color", "always"])
    out = capsys.readouterr().out
    assert json.loads(out)["score"] == "73.24"
    assert "绩效评价" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("environ", "more", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colour(
    environ: dict[str, str],
    more: tuple[str, ...],
    coloured: bool,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    main(["run", "warned.eval", "f.toml", *more])
    captured = capsys.readouterr()
    assert ("\x1b[" in captured.out, "\x1b[" in captured.err) == (coloured, coloured)


def test_internal_error_is_two_lines_and_a_traceback_only_for_debugging(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["run", "crash.eval"])
    plain = capsys.readouterr().err
    assert plain.startswith("内部错误：RuntimeError: 甲\n")
    assert plain.count("\n") == 2
    monkeypatch.setenv("EVALDSL_DEBUG", "1")
    main(["run", "crash.eval"])
    assert "Traceback" in capsys.readouterr().err


def test_check_names_title_marks_and_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "fine.eval"])
    assert capsys.readouterr().out == "fine.eval：检查通过。“甲”，满分 100 分，末级指标 4 个。\n"


def test_failed_expectation_shows_what_came_out_and_where(capsys: pytest.CaptureFixture[str]) -> None:
    main(["test", "failing.eval"])
    assert capsys.readouterr().out == (
        "✓ 一致\n  ✓ 总分 应为 73.24分\n"
        "✗ 不一致\n  ✓ 总分 应为 73.24分\n  ✗ 等级 应为 良：实为 中  spec.eval:1:1\n"
        "核对 2 项，未通过 1 项。\n"
    )


def test_diagnostics_of_a_failed_test_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    main(["test", "absent.eval"])
    assert "缺少数据" in capsys.readouterr().err
