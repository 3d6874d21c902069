"""The documents tell the truth: their commands run, their links lead somewhere, both languages cover every command."""

from __future__ import annotations

import re
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest

import evaldsl
from evaldsl.cli.options import COMMANDS
from snapshots import assert_case, blocks, files_of, run_command
from survey import ROOT, shown, text_files

README, README_ZH = ROOT / "README.md", ROOT / "README.zh.md"
READMES = (README, README_ZH)
DOCUMENTS = tuple(path for path in text_files() if path.suffix == ".md" and not path.is_relative_to(ROOT / "tests"))
SETUP = re.compile(r"^python3 -m venv .*$", re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_commands_of_a_document_print_what_it_says(path: Path, tmp_path: Path, update: bool) -> None:
    assert_case(path, tmp_path, update=update, links=(ROOT / "examples",))


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_files_of_a_document_are_used_by_its_commands(path: Path) -> None:
    """An example that nobody runs is soon wrong."""
    found = list(blocks(path.read_text(encoding="utf-8")))
    commands = "\n".join(block.text for block in found if block.info[:1] in {("console",), ("python",)})
    assert [name for name in files_of(found) if name not in commands] == []


@pytest.mark.parametrize("path", READMES, ids=shown)
def test_python_of_a_readme_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = list(blocks(path.read_text(encoding="utf-8")))
    for name, text in files_of(found).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    programs = [block.text for block in found if block.info[:1] == ("python",)]
    assert programs
    for program in programs:
        exec(compile(program, str(path), "exec"), {})  # noqa: S102  # running the document is the test


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_links_lead_to_files(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_both_readmes_give_the_same_two_setup_commands() -> None:
    run, test = SETUP.findall(README.read_text(encoding="utf-8"))
    assert SETUP.findall(README_ZH.read_text(encoding="utf-8")) == [run, test]
    assert "evaldsl run examples/" in run
    assert test.endswith("python -m pytest")


def test_ci_runs_the_second_setup_command() -> None:
    """The script picks the line out of the README itself; here its own pattern is tried."""
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    picked = re.search(r"sed -n '(/.+/p)' README\.md", text)
    assert picked
    found = subprocess.run(["sed", "-n", picked[1], str(README)], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == SETUP.findall(README.read_text(encoding="utf-8"))[1:]
    assert "set -euo pipefail" in text
    assert not re.search(r"\|\|\s*(true|:)", text)
    assert script.stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize("path", READMES, ids=shown)
def test_every_command_is_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"`evaldsl {command} " not in text] == []


@pytest.mark.parametrize("path", READMES, ids=shown)
def test_every_option_of_a_readme_exists(path: Path) -> None:
    helps = "".join(run_command(["evaldsl", command, "--help"], ROOT)[1] for command in COMMANDS)
    own = SETUP.sub("", path.read_text(encoding="utf-8"))
    options = set(re.findall(r"`(?:[^`]*\s)?(--[a-z][a-z-]+)", own)) - {"--help", "--version"}
    assert sorted(option for option in options if option not in helps) == []


def test_versions_agree() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## [{stated}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert evaldsl.__version__ == stated
    assert stated in run_command(["evaldsl", "--version"], ROOT)[1]
