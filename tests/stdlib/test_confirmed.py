"""Texts of the library that are neither confirmed nor marked 待核 are listed; so are marks that are not needed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from re import match

import pytest

from evaldsl.syntax import tree
from evaldsl.syntax.tree import AttributeKind
from shelf import MODULES, attributes, entries, header_of, program, said_of

CONFIRMED = Path(__file__).parent / "confirmed"


def _confirmed(path: Path, kind: str) -> dict[str, str]:
    file = CONFIRMED / f"{path.stem}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")).get(kind, {}) if file.exists() else {}


def _ids(path: Path) -> str:
    return path.stem


# ── what is official ──────────────────────────────────────────────────────────────────────────────


def _texts(item: tree.Reusable | tree.Grades) -> Iterator[str]:
    """What an item takes over from its source: explanations, points, formulas, weights, the rows of a scale."""
    match item:
        case tree.Reusable(members=members):
            yield from _texts_of(members, assumed=AttributeKind.ASSUMED in attributes(members))
        case tree.Grades():
            yield from (row.span.text for row in item.rows)


def _texts_of(members: tuple[tree.Node, ...], *, assumed: bool) -> Iterator[str]:
    """Weights that the item itself calls 示例设定 claim nothing."""
    said = attributes(members)
    if AttributeKind.EXPLANATION in said:
        yield said[AttributeKind.EXPLANATION]
    for member in members:
        match member:
            case tree.Checklist(points=points):
                yield from (point.text for point in points)
            case tree.Definition():
                yield member.span.text
            case tree.Indicator(weight=weight, members=below):
                if weight is not None and not assumed:
                    yield f"{member.name.text} {weight.span.text}"
                yield from _texts_of(below, assumed=assumed)
            case _:
                pass


def _bare(path: Path) -> Iterator[str]:
    """What cannot carry a mark of its own: policies and formulas of a module; the mark stands in its header."""
    for item in program(path).items:
        match item:
            case tree.Policy(title=title):
                yield title.text
            case tree.Definition():
                yield item.span.text
            case _:
                pass


# ── the lists ─────────────────────────────────────────────────────────────────────────────────────


def _unsure(path: Path) -> set[tuple[str, str]]:
    """The item and the text, of everything that nobody has seen and no mark admits."""
    texts, items = _confirmed(path, "texts"), _confirmed(path, "items")
    found = {
        (item.name.text, text)
        for item in entries(path)
        if item.name.text not in items and AttributeKind.UNVERIFIED not in said_of(item)
        for text in _texts(item)
        if text not in texts
    }
    if AttributeKind.UNVERIFIED not in header_of(path):
        found |= {("", text) for text in _bare(path) if text not in texts and text not in items}
    return found


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_texts_that_are_neither_confirmed_nor_marked(path: Path) -> None:
    assert _unsure(path) == set()


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_marks_of_what_is_confirmed(path: Path) -> None:
    texts, items = _confirmed(path, "texts"), _confirmed(path, "items")
    known = {item.name.text for item in entries(path) if item.name.text in items or set(_texts(item)) <= texts.keys()}
    assert {item.name.text for item in entries(path) if AttributeKind.UNVERIFIED in said_of(item)} & known == set()


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_what_is_confirmed_stands_in_the_library_word_for_word(path: Path) -> None:
    written = {text for item in entries(path) for text in _texts(item)} | set(_bare(path))
    named = {item.name.text for item in entries(path)} | set(_bare(path))
    assert [text for text in _confirmed(path, "texts") if text not in written] == []
    assert [name for name in _confirmed(path, "items") if name not in named] == []


def test_every_confirmation_says_where_it_was_seen() -> None:
    files = sorted(CONFIRMED.glob("*.toml"))
    assert [file.stem for file in files if file.stem not in {path.stem for path in MODULES}] == []
    for file in files:
        confirmed = tomllib.loads(file.read_text(encoding="utf-8"))
        assert set(confirmed) <= {"texts", "items"}
        sources = [source for table in confirmed.values() for source in table.values()]
        assert [source for source in sources if not match(r"\[(S|报告|C)\] \S", source)] == []


def test_a_mark_does_not_repeat_its_name() -> None:
    """A result puts the module and the indicator before the words."""
    for path in MODULES:
        for item in entries(path):
            assert not said_of(item).get(AttributeKind.UNVERIFIED, "").startswith(item.name.text)


_UNMARKED = """\
模块 试用.框架

指标 共性
    指标解释 "甲"
    产出 60%
        要点
            ① 乙
    效益 40%
        指标解释 "丙"
        效益指标 100%
            要点
                ① 丁

指标 设定
    示例设定 "分值为设定"
    产出 100%
        要点
            ① 戊

指标 记得的
    指标解释 "己"
    待核 "凭记忆录入"

等级 两档
    合格 ≥ 60%
    不合格 < 60%

校核 "权重"
    产出.分值 ≥ 60分 否则 提醒 "不低于60分"
"""


def test_every_kind_of_text_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "unmarked.eval"
    path.write_text(_UNMARKED, encoding="utf-8")
    assert _unsure(path) == {
        *(("共性", text) for text in ("甲", "乙", "丙", "丁", "产出 60%", "效益 40%", "效益指标 100%")),
        ("设定", "戊"),
        ("两档", "合格 ≥ 60%"),
        ("两档", "不合格 < 60%"),
        ("", "权重"),
    }
