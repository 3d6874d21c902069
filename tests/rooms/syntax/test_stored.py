"""A stored tree is the tree: of every module of the library, every example, and of a text with every literal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from evaldsl.syntax import parse, tree
from evaldsl.syntax.stored import restored, stored
from evaldsl.text import Source, Span

ROOT = Path(__file__).parents[3]
FILES = (*sorted(ROOT.glob("stdlib/*.eval")), *sorted(ROOT.glob("examples/*/*.eval")))
SMALL = Source("a.eval", '指标体系 "甲"\n\n截止 = 2021-12-31\n\n执行 60分\n    得分 = 12.50\n余下 ?\n    ① 已公开\n')


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_file_comes_back_with_its_places(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    program = parse(source).program
    assert plain(back(program, source)) == plain(program)


def test_dates_numbers_and_holes_come_back() -> None:
    program = parse(SMALL).program
    again = back(program, SMALL)
    assert plain(again) == plain(program)
    assert isinstance(again, tree.Program)
    assert again == program
    assert again.items[0].id != program.items[0].id  # ids stay unique


def test_another_text_has_no_stored_tree() -> None:
    data = stored(parse(SMALL).program, SMALL)
    assert restored(data, Source("a.eval", SMALL.text.replace("60", "50"))) is None


def test_other_classes_have_no_stored_tree() -> None:
    data = stored(parse(SMALL).program, SMALL)
    assert restored({**data, "classes": {**data["classes"], "Name": ["words"]}}, SMALL) is None
    assert restored({**data, "classes": {**data["classes"], "Nobody": []}}, SMALL) is None


def back(program: tree.Program, source: Source) -> tree.Program | None:
    return restored(json.loads(json.dumps(stored(program, source))), source)


def plain(value: Any) -> Any:
    """A tree as nested tuples, with its spans, without its ids."""
    if isinstance(value, tuple):
        return tuple(plain(each) for each in value)
    if isinstance(value, Span):
        return value.start, value.end
    if isinstance(value, tree.Node):
        fields = (field.name for field in attrs.fields(type(value)) if field.name != "id")
        return type(value), tuple(plain(getattr(value, name)) for name in fields)
    return value
