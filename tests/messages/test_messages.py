"""Every diagnostic code: the smallest program that raises it, what the user sees, and nothing else raised.

A case is named after its code (`E0301.md`, a second one `E0301-share.md`) and stands in the folder of its language.
What a case cannot hold in its text (a large file, a folder) is put beside it by `prepared.py`.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Final

import pytest

from evaldsl.text import read
from prepared import PREPARED
from snapshots import assert_case, blocks, case_paths, files_of, run_command

_HERE: Final = Path(__file__).parent
_CASES: Final = case_paths(_HERE)
_CODE: Final = re.compile(r"\[([EW]\d{4})\]")
_CHINESE: Final = [path for path in _CASES if path.parent.name == "zh" and path.stem not in ("E0624", "E0648")]
"""A hundred thousand rows are read once only; what a program in Python gives is told below."""
_COMPANIONS: Final = {"E0660": {"W0707"}}
"""Codes that cannot come alone: a run in which no case holds was warned of before."""


def _code(path: Path) -> str:
    return path.stem.partition("-")[0]


def _shown(path: Path) -> str:
    return path.relative_to(_HERE).with_suffix("").as_posix()


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a case, with what its text cannot hold."""
    case: Path = request.getfixturevalue("case")
    PREPARED.get(_code(case), lambda _: None)(tmp_path)
    if _code(case) == "E0503":
        monkeypatch.setattr(read, "open", _refuse, raising=False)  # root may read everything
    return tmp_path


def _refuse(path: str, mode: str) -> None:
    raise PermissionError(13, f"not to be opened as {mode}", path)


@pytest.mark.parametrize("case", [path for path in _CASES if path.parent.name != "mixed"], ids=_shown)
def test_message(case: Path, place: Path, *, update: bool) -> None:
    assert_case(case, place, update=update)
    consoles = [block.text for block in blocks(case.read_text(encoding="utf-8")) if block.info == ("console",)]
    found = set(_CODE.findall("".join(consoles)))
    assert _code(case) in found
    assert found <= {_code(case), *_COMPANIONS.get(_code(case), set())}


@pytest.mark.parametrize("case", [path for path in _CASES if path.parent.name == "mixed"], ids=_shown)
def test_several_mistakes(case: Path, place: Path, *, update: bool) -> None:
    assert_case(case, place, update=update)


@pytest.mark.parametrize("case", _CHINESE, ids=_shown)
def test_the_other_language_says_it_too(case: Path, place: Path) -> None:
    """The messages of a Chinese case in English: no placeholder is left, and no Chinese but what the files hold."""
    found = list(blocks(case.read_text(encoding="utf-8")))
    files = files_of(found)
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    console = next(block.text for block in found if block.info == ("console",))
    words = shlex.split(console.split("\n")[0].removeprefix("$ "))
    _, output = run_command([*words, "--lang", "en"], place)
    said = "".join(line for line in output.split("\n") if _SAID.match(line))
    assert said
    assert not re.search(r"\{\w*\}", said)
    known = set("".join([*files.values(), *words])) | _KEPT
    assert _code(case) in _NAMING or {char for char in said if "\u4e00" <= char <= "\u9fff"} <= known, said


_SAID: Final = re.compile(r"(\d+/\d+ )?(error|warning)\[| *= |✗")
_KEPT: Final = frozenset("万元模块")
"""Units of money stay as they are in English; the modules of some cases are made by `prepared.py`."""
_NAMING: Final = frozenset(
    ["E0101", "E0115", "E0117", "E0210", "E0212", "E0222", "E0510", "E0613", "E0616", "E0617", "E0640"]
)
"""These name keywords and functions in the language of the program, names of the library, or words of both languages."""
