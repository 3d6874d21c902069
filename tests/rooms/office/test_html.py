"""The web page: nothing of the author's is markup, every merged cell has its span, nothing comes from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from evaldsl.dossier.pages import Cell, Dossier, Grid, Heading, Items, Part, Prose, Run
from evaldsl.office.html import html_of
from rooms.office.written import EXAMPLES, written
from snapshots import run_command

_WORDS = '<script>alert("1")</script> & 甲\n乙'


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(dossier: Dossier) -> _Reader:
    reader = _Reader()
    reader.feed(html_of(dossier))
    assert reader.open == []
    return reader


def _dossier() -> Dossier:
    rows = (
        (Cell(_WORDS, down=2), Cell("3")),
        (None, Cell("4")),
        (Cell("合计", across=2), None),
    )
    grid = Grid((_WORDS, "分值"), rows, (1,), (3, 1), totals=1, names=1)
    blocks = (Prose((Run(_WORDS, strong=True),)), Items(((Run(_WORDS),),), first=3), grid)
    return Dossier(_WORDS, "zh", (Part("rubric", (Heading(1, _WORDS),), blocks),))


def test_words_of_the_author_are_never_markup() -> None:
    reader = _read(_dossier())
    assert "script" not in {tag for tag, _ in reader.tags}
    assert sum('<script>alert("1")</script> & 甲' in words for words in reader.words) == 7


def test_merged_cells_have_their_spans() -> None:
    cells = [attributes for tag, attributes in _read(_dossier()).tags if tag == "td"]
    assert cells == [
        {"class": "name", "rowspan": "2"},
        {"class": "number"},
        {"class": "number"},
        {"class": "name", "colspan": "2"},
    ]


def test_the_page_stands_alone_and_says_its_language() -> None:
    page = html_of(_dossier())
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert '<meta charset="utf-8">' in page
    assert not re.search(r"https?:|src=|@import|url\(", page)


def test_what_the_author_still_has_to_write_is_marked_and_a_form_has_no_head() -> None:
    label = Grid((), ((Cell("项目名称", look="label"), Cell("甲")),), (), (1, 1))
    blocks = (Prose((Run("待补"),), "open"), Prose((Run("某某所"),), "sign"), label)
    page = html_of(Dossier("报告", "zh", (Part("form", (), blocks),)))
    assert "<p><mark>待补</mark></p>" in page
    assert '<p class="sign">某某所</p>' in page
    assert '<td class="label">项目名称</td><td>甲</td>' in page
    assert "<thead>" not in page


def _words(reader: _Reader) -> str:
    return re.sub(r"\s+", "", "".join(reader.words))


def test_a_report_has_the_words_and_spans_of_the_other_formats(tmp_path: Path) -> None:
    reader = _Reader()
    reader.feed(written("zhengzhou_2021", "html", tmp_path).read_text(encoding="utf-8"))
    assert reader.open == []
    assert [tag for tag, _ in reader.tags].count("table") >= 4
    assert sum(int(found.get("rowspan") or 1) > 1 for _, found in reader.tags) > 5
    assert "产出指标40.0027.5368.83%" in _words(reader)
    assert "综合得分100.0073.2473.24%" in _words(reader)


@pytest.mark.parametrize("form", ["自评表", "working-paper"])
def test_the_built_in_forms_are_pages_too(form: str, tmp_path: Path) -> None:
    source = EXAMPLES / "self_evaluation"
    words = [str(source / "spec.eval"), str(source / "training_2024.toml"), "-o", "form.htm", "--template", form]
    code, output = run_command(["evaldsl", "report", *words], tmp_path)
    assert code == 0, output
    reader = _Reader()
    reader.feed((tmp_path / "form.htm").read_text(encoding="utf-8"))
    assert reader.open == []
    assert any(found.get("rowspan") for _, found in reader.tags)
