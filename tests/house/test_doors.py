"""The world outside is reached through few doors: printing, environment, clock, files, other programs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from survey import modules, parsed, room, shown

OUTERMOST = frozenset({"cli", "__main__"})
READERS = (
    frozenset({"text", "sheets", "facts", "draft", "library", "resources", "files"}) | OUTERMOST
)  # rooms that open files; `files` alone writes

# What may be imported where; everything not named is free.
GUARDED = {
    "os": READERS | {"api"},  # file paths
    "pathlib": READERS | {"pipeline"},
    "io": READERS | {"office"},  # documents are made in memory
    "zipfile": frozenset({"office", "sheets"}),
    "tempfile": frozenset[str](),
    "time": frozenset[str](),
    "locale": OUTERMOST,
    "sys": OUTERMOST | {"syntax"},
    "gc": OUTERMOST | {"syntax", "pipeline"},
    "signal": OUTERMOST,
    "subprocess": frozenset[str](),
    "socket": frozenset[str](),
    "urllib": frozenset[str](),
    "http": frozenset[str](),
    "pickle": frozenset[str](),
    "marshal": frozenset[str](),
    "shelve": frozenset[str](),
    "logging": frozenset[str](),
    "warnings": frozenset({"sheets"}),
    "threading": frozenset({"frozen"}),  # classes are finished late, perhaps by two threads
    "random": frozenset[str](),
    "tomllib": frozenset({"facts", "resources", "syntax"}),
    "dataclasses": frozenset[str](),
}
CALLS = {
    "print": OUTERMOST,
    "input": frozenset[str](),
    "open": READERS,
    "eval": frozenset[str](),
    "exec": frozenset[str](),
    "compile": frozenset[str](),
    "__import__": frozenset[str](),
}
METHODS = {"today": frozenset[str](), "now": frozenset[str](), "utcnow": frozenset[str](), "getenv": OUTERMOST}


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_doors_are_where_they_belong(path: Path) -> None:
    assert list(trespasses(parsed(path), room(path))) == []


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("import time", "evaluate"),
        ("from os import environ", "check"),
        ("import os.path", "report"),
        ("print(1)", "pipeline"),
        ("d = date.today()", "cli"),
        ("import pickle", "cli"),
    ],
)
def test_trespasses_are_found(code: str, where: str) -> None:
    assert len(list(trespasses(ast.parse(code), where))) == 1


def test_environment_is_read_in_cli_only() -> None:
    readers = {
        room(path)
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }
    assert readers <= OUTERMOST


def trespasses(tree: ast.AST, where: str) -> Iterator[str]:
    """What a module of a room does that only other rooms may."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for name in names:
                    yield from _guard(node.lineno, name.name, where)
            case ast.ImportFrom(module=str(module)):
                yield from _guard(node.lineno, module, where)
            case ast.Call(func=ast.Name(id=name)) if where not in CALLS.get(name, {where}):
                yield f"line {node.lineno}: {name}(…)"
            case ast.Call(func=ast.Attribute(attr=name)) if where not in METHODS.get(name, {where}):
                yield f"line {node.lineno}: .{name}(…)"
            case _:
                pass


def _guard(line: int, module: str, where: str) -> Iterator[str]:
    if where not in GUARDED.get(module.partition(".")[0], {where}):
        yield f"line {line}: import of {module}"
