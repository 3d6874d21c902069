"""The harness itself: the watch over texts sees mistakes, and snapshot cases fail when the output is another."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

import evaldsl.cli
from evaldsl.diagnostics import Text, text
from evaldsl.diagnostics.catalogue import _CATALOGUE as CATALOGUE
from evaldsl.diagnostics.catalogue import Entry
from snapshots import assert_case, blocks, files_of, rerun
from survey import ROOT
from watch import TextWatch, fits, mistakes_of

ENTRIES = {
    "try.good": Entry("“{name}”合计 {sum}", "“{name}” adds up to {sum}", {"name": "str", "sum": "number"}),
    "try.torn": Entry("{name", "{name}", {"name": "str"}),
}
CASE = """# A case

```eval
system "x"
```

```console
$ evaldsl run spec.eval
old words
```

Prose stays.
"""


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in ENTRIES.items():
        monkeypatch.setitem(CATALOGUE, key, value)


@pytest.mark.free_texts
@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Text("try.absent"), "not in the catalogue"),
        (Text("try.good", (("name", "过程"),)), "was given ['name']"),
        (Text("try.good", (("name", "过程"), ("sum", "27"))), "declared 'number'"),
        (Text("try.torn", (("name", "过程"),)), "zh does not render"),
    ],
)
def test_watch_sees_a_wrong_text(made: Text, words: str) -> None:
    assert words in mistakes_of(made)[0]


@pytest.mark.usefixtures("entries")
def test_watch_lets_a_good_text_pass() -> None:
    assert mistakes_of(text("try.good", name="过程", sum=Fraction(27))) == []


@pytest.mark.free_texts
def test_watch_is_on(text_watch: TextWatch) -> None:
    text("try.absent")
    assert text_watch.mistakes == ["try.absent: not in the catalogue"]


@pytest.mark.free_texts
@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("a", "str", True),
        (1, "int", True),
        (True, "int", False),
        (Fraction(1), "int", False),
        (Fraction(1), "number", True),
        ("1", "number", False),
        (Text("x"), "text", True),
        ("x", "text", False),
        (("a",), "list", True),
    ],
)
def test_kinds(value: object, kind: str, expected: bool) -> None:
    assert fits(value, kind) is expected


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line that prints its arguments and the files it sees, and ends with 2."""

    def main(argv: list[str]) -> int:
        print(*argv, *sorted(os.listdir()))
        return 2

    monkeypatch.setattr(evaldsl.cli, "main", main)


@pytest.mark.usefixtures("echo")
def test_case_is_run_and_compared(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    path.write_text(CASE, encoding="utf-8")
    first, second, third = (tmp_path / name for name in "abc")
    for folder in (first, second, third):
        folder.mkdir()
    with pytest.raises(AssertionError, match="not what the case says"):
        assert_case(path, first, update=False)
    assert path.read_text(encoding="utf-8") == CASE
    assert_case(path, second, update=True)
    assert path.read_text(encoding="utf-8") == CASE.replace("old words", "run spec.eval spec.eval\n[exit 2]")
    assert_case(path, third, update=False)


@pytest.mark.usefixtures("echo")
def test_console_block_without_output_is_filled(tmp_path: Path) -> None:
    filled = rerun("```console\n$ evaldsl a\n$ evaldsl b\n```\n", tmp_path)
    assert filled == "```console\n$ evaldsl a\na\n[exit 2]\n$ evaldsl b\nb\n[exit 2]\n```\n"


def test_blocks_and_files() -> None:
    found = list(blocks("````md\n```eval\n```\n````\n```toml a.toml\nx = 1\n```\n```eval\n```\n"))
    assert [block.info for block in found] == [("md",), ("toml", "a.toml"), ("eval",)]
    assert files_of(found) == {"a.toml": "x = 1\n", "spec.eval": ""}


def test_two_blocks_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two blocks"):
        files_of(list(blocks("```eval\na\n```\n```eval\nb\n```\n")))


def test_update_is_refused_in_ci() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--update", "--collect-only", "-q", "tests/house/test_harness.py"],
        cwd=ROOT,
        env={**os.environ, "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert "refused" in done.stderr


def test_breakages_still_fit_the_code() -> None:
    """Each deliberate breakage names a piece that stands exactly once in its file, so that the list cannot rot."""
    listed = tomllib.loads((ROOT / "tests" / "breakages" / "breakages.toml").read_text(encoding="utf-8"))["breakage"]
    wrong = [
        each["name"] for each in listed if (ROOT / each["file"]).read_text(encoding="utf-8").count(each["old"]) != 1
    ]
    assert len(listed) >= 20
    assert wrong == []
