"""Every diagnostic code: the smallest program that raises it, what the user sees, and nothing else raised.

A case is named after its code (`E0301.md`, a second one `E0301-share.md`) and stands in the folder of its language.
What a case cannot hold in its text (a large file, a folder) is put beside it by `prepared.py`.
"""

from __future__ import annotations

import ast
import re
import shlex
import sys
from pathlib import Path
from typing import Final

import pytest

from evaldsl import pipeline
from evaldsl.diagnostics import Language
from evaldsl.diagnostics.render import render_all
from evaldsl.files import write
from evaldsl.text import read
from prepared import PREPARED
from snapshots import assert_case, blocks, case_paths, files_of, run_command

_HERE: Final = Path(__file__).parent
_CASES: Final = [path for path in case_paths(_HERE) if path.parent.name != "python"]
_CODE: Final = re.compile(r"\[([EW]\d{4})\]")
_CHINESE: Final = [path for path in _CASES if path.parent.name == "zh" and path.stem != "E0624"]
"""A hundred thousand rows are read once only."""
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
    PREPARED.get(case.stem, PREPARED.get(_code(case), lambda _: None))(tmp_path)
    if _code(case) == "E0503":
        monkeypatch.setattr(read, "open", _refuse, raising=False)  # root may read everything
    if _code(case) == "E0810":
        monkeypatch.setitem(sys.modules, "openpyxl", None)
    if _code(case) == "E0805":
        monkeypatch.setattr(write, "_beside", _refuse)  # and write everywhere
    if _code(case) == "E0839":
        monkeypatch.setitem(sys.modules, "docx", None)
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
    words = [word for word in words if word not in ("--lang", "zh")]
    _, output = run_command([*words, "--lang", "en"], place)
    said = "".join(line for line in output.split("\n") if _SAID.match(line))
    assert said
    assert not re.search(r"(?<!\{)\{\w*\}(?!\})", said)
    known = set("".join([*files.values(), *words])) | _KEPT
    assert _code(case) in _NAMING or {char for char in said if "\u4e00" <= char <= "\u9fff"} <= known, said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_message_to_a_program_in_python(language: Language, tmp_path: Path, *, update: bool) -> None:
    """E0648 is for facts that no file can hold; its case has a mapping and what is said of it."""
    path = _HERE / "python" / "E0648.md"
    case = path.read_text(encoding="utf-8")
    spec, mapping, *expected = blocks(case)
    (tmp_path / "spec.eval").write_text(spec.text, encoding="utf-8")
    checked = pipeline.check(str(tmp_path / "spec.eval"))
    assert checked.system is not None
    outcome = pipeline.evaluate_system(checked.system, ast.literal_eval(mapping.text))
    assert {each.code for each in outcome.diagnostics} == {"E0648"}
    said = render_all(outcome.diagnostics, language)
    place = next(block for block in expected if block.info == ("text", language))
    if update and said != place.text:
        lines = case.split("\n")
        lines[place.start : place.end] = said.split("\n")[:-1]
        path.write_text("\n".join(lines), encoding="utf-8")
        return
    assert said == place.text


_SAID: Final = re.compile(r"(\d+/\d+ )?(error|warning)\[| *= |✗")
_KEPT: Final = frozenset("万元模块")
"""Units of money stay as they are in English; the modules of some cases are made by `prepared.py`."""
_NAMING: Final = frozenset(
    [
        "E0101",
        "E0115",
        "E0117",
        "E0210",
        "E0212",
        "E0222",
        "E0240",
        "E0473",
        "E0510",
        "E0613",
        "E0616",
        "E0617",
        "E0640",
        "E0819",
        "E0824",
        "E0825",
        "E0833",
        "E0842",
        "E0870",
    ]
)
"""These name keywords and functions in the program's language, of the library, of a template, or of both languages."""
