"""Sizes, docstrings and suppressions: what the linters cannot see."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from survey import functions, modules, parsed, python_files, shown

MOST_LINES = 400
MOST_FUNCTION_LINES = 40
LONG_FILES: dict[str, str] = {}  # file → why it may be longer; the message catalogue is data, see below
CATALOGUE = "evaldsl/diagnostics/catalogue/"

_SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:\s*no cover|ruff:\s*noqa)(.*)")
_CODED_WITH_REASON = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z-]+(?:,\s*[a-z-]+)*\])\s*#\s*\S.{5,}")


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_file_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MOST_LINES or shown(path) in LONG_FILES or shown(path).startswith(CATALOGUE)


def test_long_files_are_long() -> None:
    lengths = {shown(path): path.read_text(encoding="utf-8").count("\n") for path in python_files()}
    assert [name for name in LONG_FILES if lengths.get(name, 0) <= MOST_LINES] == []


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_functions_are_short(path: Path) -> None:
    long = {f"{one.name}, line {one.lineno}": _length(one) for one in functions(path)}
    assert {name: length for name, length in long.items() if length > MOST_FUNCTION_LINES} == {}


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_module_opens_with_a_sentence(path: Path) -> None:
    words = ast.get_docstring(parsed(path))
    assert words, "no docstring"
    assert words.split("\n\n")[0].rstrip().endswith((".", "。", "?")), "the docstring does not open with a sentence"


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_public_classes_that_act_say_what_they_mean(path: Path) -> None:
    """A data class whose fields say it all needs no words; one with methods does. (ruff sees to the functions.)"""
    silent = [
        node.name
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef)
        and not node.name.startswith("_")
        and any(isinstance(inner, ast.FunctionDef) for inner in node.body)
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("path", python_files(), ids=shown)
def test_suppressions_carry_code_and_reason(path: Path) -> None:
    bare = [
        f"line {number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if (found := _SUPPRESSION.search(line)) and not _CODED_WITH_REASON.match(found[2]) and path != Path(__file__)
    ]
    assert bare == []


def test_suppression_pattern_tells_good_from_bare() -> None:
    assert _CODED_WITH_REASON.match(": E501  # a table row reads better in one line")
    assert _CODED_WITH_REASON.match("[arg-type]  # lists were turned into tuples")
    assert not _CODED_WITH_REASON.match("")
    assert not _CODED_WITH_REASON.match(": E501")
    assert not _CODED_WITH_REASON.match("[arg-type]")


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring not counted."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return total
    return total - ((first.end_lineno or first.lineno) - first.lineno + 1)
