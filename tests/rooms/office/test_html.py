"""The web page: nothing of the author's is markup, every merged cell has its span, nothing comes from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from evaldsl.dossier.pages import Cell, Dossier, Grid, Heading, Items, Part, Prose, Run
from evaldsl.office.html import html_of

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
