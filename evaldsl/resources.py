"""The data files that come with the package: grammar, keyword tables, parser tables, standard library.

A wheel carries them under `evaldsl/_resources/`, the library's modules also parsed. In a checkout, and so in an
editable install, they stand beside the package; only the parser tables, which the editable install leaves behind, are
under `_resources/` there too.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Any, Literal

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_PACKED = os.path.join(_PACKAGE, "_resources")
_BESIDE = os.path.dirname(_PACKAGE)


def grammar_text() -> str:
    """The grammar, as Lark reads it."""
    return _read(os.path.join(_folder("grammars"), "evaldsl.lark"))


@cache
def keyword_table(language: Literal["zh", "en"]) -> dict[str, Any]:
    """The keyword table of a language, as its TOML file says it. It is shared: do not change it."""
    tables = prebuilt_tables() if _is_wheel() else None
    if tables is not None:
        table: dict[str, Any] = tables["keywords"][language]
        return table
    import tomllib

    return tomllib.loads(_read(os.path.join(_folder("grammars"), f"keywords.{language}.toml")))


@cache
def prebuilt_tables() -> dict[str, Any] | None:
    """The parser and keyword tables that the build made; None where there are none, or where they are stale.

    The files of a wheel belong together, so only a checkout's tables are compared with the grammar and with the code
    that made them: hashing costs more time than a run can spare.
    """
    path = os.path.join(_PACKED, "grammars", "tables.json")
    if not os.path.exists(path):
        return None
    import json

    tables: dict[str, Any] = json.loads(_read(path))
    return tables if _is_wheel() or _is_fresh(tables) else None


def prebuilt_tree(path: str) -> dict[str, Any] | None:
    """The tree of a module of the standard library, as the build parsed it; None for other files and in a checkout."""
    folder, name = os.path.split(path)
    stored = os.path.join(_PACKED, "trees", f"{name}.json")
    if folder != stdlib_root() or not _is_wheel() or not os.path.exists(stored):
        return None
    import json

    tree: dict[str, Any] = json.loads(_read(stored))
    return tree


def stdlib_root() -> str:
    """The folder of the standard library's modules."""
    return _folder("stdlib")


def _is_wheel() -> bool:
    return os.path.exists(os.path.join(_PACKED, "grammars", "evaldsl.lark"))


def _is_fresh(tables: dict[str, Any]) -> bool:
    builder = _read(os.path.join(_PACKAGE, "syntax", "tables.py"))
    return tables.get("grammar_sha256") == _sha256(grammar_text()) and tables.get("builder_sha256") == _sha256(builder)


def _folder(name: str) -> str:
    return os.path.join(_PACKED if _is_wheel() else _BESIDE, name)


def _sha256(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
