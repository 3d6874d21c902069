"""The message catalogue: both languages say the same things, every key is used, every used key is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

from evaldsl.diagnostics.catalogue import (
    PARTS,
    all_keys,
    because,
    cli,
    entry,
    facts,
    files,
    imports,
    lints,
    names,
    office,
    phrase,
    points,
    report,
    rows,
    rubric,
    run,
    syntax,
    types,
    weights,
)
from evaldsl.diagnostics.catalogue.entry import Entry
from survey import PACKAGE, ROOT, modules, parsed, shown

# Which codes stand in which part; the last four hold none.
BLOCKS: dict[str, tuple[dict[str, Entry], str]] = {
    "syntax": (syntax.ENTRIES, r"[EW]01\d\d|E076\d"),
    "names": (names.ENTRIES, r"[EW]02\d\d"),
    "weights": (weights.ENTRIES, r"[EW]03\d\d|E074[16]"),
    "types": (types.ENTRIES, r"[EW]04\d\d|E07[45]\d"),
    "imports": (imports.ENTRIES, r"[EW]05\d\d"),
    "facts": (facts.ENTRIES, r"[EW]06([0-4]\d|6[4-9]|9[6-9])"),
    "run": (run.ENTRIES, r"[EW]06([57-9]\d|6[0-3])|W072\d"),
    "points": (points.ENTRIES, r"E07[01]\d|E067[1-9]|W071[0-4]"),
    "files": (files.ENTRIES, r"[EW]08[0-2]\d"),
    "office": (office.ENTRIES, r"[EW]08([34]\d|[56]\d)"),
    "rows": (rows.ENTRIES, r"[EW]07[23]\d|W071[5-9]|E07(4[89]|5[0-5])"),
    "lints": (lints.ENTRIES, r"W\d{4}"),
    "rubric": (rubric.ENTRIES, r"[EW]08(7\d|8\d)|W085[5-9]"),
    "phrase": (phrase.ENTRIES, r"(?!)"),
    "because": (because.ENTRIES, r"(?!)"),
    "report": (report.ENTRIES, r"(?!)"),
    "cli": (cli.ENTRIES, r"(?!)"),
}
CODE = re.compile(r"[EW]\d{4}")
MAKERS = frozenset({"text", "error", "warning", "note", "entry"})
KINDS = frozenset({"str", "int", "number", "text", "list"})
_KEY_BEGINS = re.compile(r"[a-z]+\.|[EW]\d")
_KEY = re.compile(
    r"[EW]\d{4}(\.[\w.-]+)?"
    r"|(phrase|because|report|cli|run|facts|files|form|draft|office|rubric|syntax|types|names|weights|points)\.[\w.-]+"
)


def test_every_part_is_in_the_catalogue_once() -> None:
    assert sorted(PARTS) == sorted(BLOCKS)
    assert sum(len(entries) for entries, _ in BLOCKS.values()) == len(all_keys())


@pytest.mark.parametrize("part", BLOCKS)
def test_codes_stand_in_their_block(part: str) -> None:
    entries, block = BLOCKS[part]
    codes = [key.partition(".")[0] for key in entries if CODE.match(key)]
    assert [code for code in codes if not re.fullmatch(block, code)] == []
    assert [code for code in codes if code not in entries] == [], "a note without its message"


@pytest.mark.parametrize("key", all_keys())
def test_both_languages_take_the_declared_arguments(key: str) -> None:
    declared = entry(key)
    assert declared.zh.strip()
    assert declared.en.strip()
    assert set(declared.takes.values()) <= KINDS
    chinese, english = fields(declared.zh), fields(declared.en)
    assert chinese == english, "the languages use different arguments"
    assert chinese <= frozenset(declared.takes), "an argument that is not declared"


@pytest.mark.parametrize("key", [key for key in all_keys() if CODE.fullmatch(key)])
def test_message_is_one_line_without_a_full_stop(key: str) -> None:
    declared = entry(key)
    for words in (declared.zh, declared.en):
        assert "\n" not in words
        assert not words.endswith(("。", "."))


@pytest.mark.parametrize("key", all_keys())
def test_key_is_used(key: str) -> None:
    assert key in literals() or any(pattern.fullmatch(key) for pattern in patterns())


def test_used_keys_are_in_the_catalogue() -> None:
    absent = {key: place for key, place in sorted(used().items()) if key not in all_keys() and not _begins_keys(key)}
    assert absent == {}


def _begins_keys(words: str) -> bool:
    """Whether these are the first words of composed keys: `"because.step_" + side`."""
    return words.endswith((".", "_")) and any(key.startswith(words) for key in all_keys())


def test_every_code_has_a_case() -> None:
    """The smallest program that raises it stands in tests/messages, and shows it in full."""
    cases = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "messages").rglob("*.md")))
    assert [key for key in all_keys() if CODE.fullmatch(key) and f"[{key}]" not in cases] == []


def fields(template: str) -> frozenset[str]:
    """The names that a template takes; a positional or computed field is a mistake."""
    found = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    assert all(name.isidentifier() for name in found), f"fields must be plain names: {sorted(found)}"
    return frozenset(found)


def used() -> dict[str, str]:
    """Keys that the code asks for by literal, with a place."""
    places: dict[str, str] = {}
    for where, value, asked in _strings():
        if asked or _KEY.fullmatch(value):
            places.setdefault(value, where)
    return places


@cache
def literals() -> frozenset[str]:
    return frozenset(value for _, value, _ in _strings())


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """What composed strings such as f"phrase.{kind}" or "phrase." + kind can come to."""
    found = {_pattern(node) for path in modules() for node in ast.walk(parsed(path))} - {""}
    return tuple(re.compile(pattern) for pattern in sorted(found))


def _pattern(node: ast.AST) -> str:
    match node:
        case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_] as parts) if _KEY_BEGINS.match(first):
            return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts)
        case ast.BinOp(op=ast.Add(), left=ast.Constant(value=str(first))) if _KEY_BEGINS.match(first):
            return re.escape(first) + ".+"
        case _:
            return ""


def _strings() -> Iterator[tuple[str, str, bool]]:
    """Every string literal outside the catalogue: place, value, whether it is asked of the catalogue directly."""
    for path in modules():
        if (PACKAGE / "diagnostics" / "catalogue") in path.parents:
            continue
        asked = _asked(parsed(path))
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{shown(path)}:{node.lineno}", node.value, id(node) in asked


def _asked(tree: ast.Module) -> frozenset[int]:
    """The literals that are the first argument of a maker of texts."""
    made = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return frozenset(id(call.args[0]) for call in made if isinstance(call.func, ast.Name) and call.func.id in MAKERS)
