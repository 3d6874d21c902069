"""Snapshot cases: Markdown files that hold their input and the output it gives.

A case holds fenced blocks:

    ```eval spec.eval          a file of the case; the name may be left off (spec.eval, facts.toml, data.csv, author.md)
    ```toml                    likewise
    ```json facts.json          likewise; without a name it is what a command prints
    ```console                 commands after `$ `, each followed by what it prints; `[exit 2]` when not 0

Commands run in this process, one after the other in one empty folder that holds the files, 100 columns wide, without
colour, output and errors in one stream. Everything else in the file is prose. `pytest --update` rewrites the console
blocks of cases. The same harness runs the examples of the documentation.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import attrs
import pytest

WIDTH = "100"
DEFAULT_NAMES = {"eval": "spec.eval", "toml": "facts.toml", "csv": "data.csv", "markdown": "author.md"}
_ENVIRONMENT = {"COLUMNS": WIDTH, "NO_COLOR": "1", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"}
_FENCE = re.compile(r"(`{3,})([^`]*)")


@attrs.frozen
class Block:
    """A fenced block: its info words and its text; `start` and `end` are the line numbers of the text, from 0."""

    info: tuple[str, ...]
    text: str
    start: int
    end: int


def case_paths(folder: Path) -> list[Path]:
    """The cases below a folder, in order."""
    return sorted(path for path in folder.rglob("*.md") if path.name != "README.md")


def assert_case(path: Path, folder: Path, *, update: bool, links: Sequence[Path] = ()) -> None:
    """Run the commands of a case in `folder` and compare what they print; with `update`, write it down instead.

    `links` are folders that the commands may use by name.
    """
    before = path.read_text(encoding="utf-8")
    after = rerun(before, folder, links)
    if before == after:
        return
    if update:
        path.write_text(after, encoding="utf-8")
        return
    assert after == before, f"{path.name}: the output is not what the case says; see it with pytest --update"


def rerun(case: str, folder: Path, links: Sequence[Path] = ()) -> str:
    """The text of a case with every console block as it comes out now."""
    found = list(blocks(case))
    for link in links:
        (folder / link.name).symlink_to(link, target_is_directory=True)
    for name, text in files_of(found).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    lines = case.split("\n")
    replaced = [(block, transcript(block.text, folder)) for block in found if block.info[:1] == ("console",)]
    for block, text in reversed(replaced):
        lines[block.start : block.end] = text.split("\n")[:-1]
    return "\n".join(lines)


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a Markdown text that begin at the margin."""
    fence = info = ""
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if fence:
            if line.rstrip() == fence:
                yield Block(tuple(info.split()), "".join(f"{one}\n" for one in lines[start:number]), start, number)
                fence = ""
        elif opening := _FENCE.fullmatch(line.rstrip()):
            fence, info, start = opening[1], opening[2], number + 1


def files_of(found: Sequence[Block]) -> Mapping[str, str]:
    """The files of a case by name. A block without a name takes the usual one, which must be free."""
    files: dict[str, str] = {}
    for block in found:
        if len(block.info) < 2 and block.info[:1] not in {(kind,) for kind in DEFAULT_NAMES}:
            continue
        if block.info[0] not in (*DEFAULT_NAMES, "json"):
            continue
        name = block.info[1] if len(block.info) > 1 else DEFAULT_NAMES[block.info[0]]
        if name in files:
            raise ValueError(f"two blocks are the file {name}: name one of them after ```{block.info[0]}")
        files[name] = block.text
    return files


def transcript(block: str, folder: Path) -> str:
    """A console block with fresh output below each of its commands."""
    commands = [line for line in block.split("\n") if line.startswith("$ ")]
    return "".join(f"{command}\n{_outcome(command.removeprefix('$ '), folder)}" for command in commands)


def _outcome(command: str, folder: Path) -> str:
    code, output = run_command(shlex.split(command), folder)
    ended = output if output.endswith("\n") or not output else f"{output}\n"
    return ended + (f"[exit {code}]\n" if code else "")


def run_command(words: Sequence[str], folder: Path) -> tuple[int, str]:
    """Run an `evaldsl` command in a folder, in this process: its exit code and everything it printed."""
    from evaldsl.cli import main

    if not words or words[0] != "evaldsl":
        raise ValueError(f"only evaldsl runs in a case, not {shlex.join(words)}")
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=True)
    with _surroundings(folder), redirect_stdout(stream), redirect_stderr(stream):
        try:
            code = main(list(words[1:]))
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1 if stop.code else 0
        stream.flush()
    lines = raw.getvalue().decode("utf-8").split("\n")
    return int(code or 0), "\n".join(line.rstrip() for line in lines)


@contextmanager
def _surroundings(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("FORCE_COLOR", "EVALDSL_DEBUG", "LANGUAGE", "LC_MESSAGES"):
            patch.delenv(name, raising=False)
        for name, value in _ENVIRONMENT.items():
            patch.setenv(name, value)
        yield


def environment() -> dict[str, str]:
    """The environment of a case, for the tests that start a process of their own."""
    return {**os.environ, **_ENVIRONMENT, "PYTHONUTF8": "1"}
