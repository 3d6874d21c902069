"""The author's file: settings, chapters by their customary headings, tags, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaldsl import pipeline
from evaldsl.dossier.author import Author, chapter_of, unnumbered
from evaldsl.dossier.pages import Grid, Items, Prose, plain
from evaldsl.dossier.reading import author_of
from evaldsl.dossier.values import Values, values_of
from evaldsl.text import Source

SPEC = """指标体系 "绩效评价"
    得分 保留 2位小数
基础数据
    完成率: 百分比
产出 60分
    数量 60分
        完成率 ≥ 100% 得满分，否则按比例得分
效果 40分
    完成率 ≥ 80% 得满分，否则不得分
"""


@pytest.fixture
def values(tmp_path: Path) -> Values:
    (tmp_path / "spec.eval").write_text(SPEC, encoding="utf-8")
    (tmp_path / "facts.toml").write_text('完成率 = "90%"\n', encoding="utf-8")
    result = pipeline.run(str(tmp_path / "spec.eval"), str(tmp_path / "facts.toml")).result
    assert result is not None
    return values_of(result)


def read(text: str, values: Values) -> Author:
    found = author_of(Source("author.md", text), values)
    assert found.author is not None, found.diagnostics
    return found.author


def words(author: Author, number: int = 0) -> list[str]:
    return [plain(block.runs) for block in author.sections[number].blocks if isinstance(block, Prose)]


@pytest.mark.parametrize(
    ("heading", "rest"),
    [
        ("一、项目基本情况", "项目基本情况"),
        ("（二）项目绩效目标", "项目绩效目标"),
        ("1.部分资金", "部分资金"),
        ("1. 部分资金", "部分资金"),
        ("5.2 Problems", "Problems"),
        ("2021年预算", "2021年预算"),
        ("12%的资金", "12%的资金"),
        ("第三章 结论", "结论"),
        ("一", "一"),
    ],
)
def test_numbers_in_front_of_headings_are_left_out(heading: str, rest: str) -> None:
    assert unnumbered(heading) == rest


@pytest.mark.parametrize(
    ("heading", "chapter"),
    [
        ("六、建议和改进措施", "suggestions"),
        ("存在主要问题", "problems"),
        ("Recommendations", "suggestions"),
        ("我们的话", None),
    ],
)
def test_chapters_are_known_by_customary_headings(heading: str, chapter: str | None) -> None:
    assert chapter_of(heading) == chapter


def test_figures_are_printed_as_prose_has_them(values: Values) -> None:
    text = (
        "## 基本情况\n\n{{总分}} {{产出.得分}} {{产出.分值}} {{产出.得分率}} {{产出.扣分}} {{效果.得分率}} {{完成率}}\n"
    )
    assert words(read(text, values)) == ["94 54 60 90.00% 6 100% 90%"]


def test_a_quoted_number_stays(values: Values) -> None:
    assert words(read('## 基本情况\n\n约{{"12%"}}\n', values)) == ["约12%"]


def test_markup_in_a_value_is_no_markup(values: Values) -> None:
    assert words(read("## 基本情况\n\n{{'*a* `b` [c](d)'}}\n", values)) == ["*a* `b` [c](d)"]


def test_lines_of_one_paragraph_join_without_a_blank_in_chinese(values: Values) -> None:
    assert words(read("## 基本情况\n\n第一行\n第二行 and\nmore\n", values)) == ["第一行第二行 and more"]


def test_settings_and_title(values: Values) -> None:
    author = read("---\n对象：项目\nEvaluator: 财政局\n---\n# 报告\n\n开头。\n\n## 有关建议\n", values)
    assert (author.title, author.setting("subject"), author.setting("evaluator")) == ("报告", "项目", "财政局")
    assert author.setting("date") == ""
    assert len(author.opening) == 1


def test_tags_stand_in_the_first_line_below_the_heading(values: Values) -> None:
    author = read("## 存在的问题\n\n### 慢\n\n指标: 数量，产出.数量；效果。\n\n正文。\n", values)
    (entry,) = author.entries("problems")
    assert [(tag.name, tag.span.text.rstrip("。"), tag.span.line) for tag in entry.tags] == [
        ("数量", "数量", 5),
        ("产出.数量", "产出.数量", 5),
        ("效果", "效果", 5),
    ]
    assert len(entry.blocks) == 1


def test_tables_lists_and_emphasis_are_kept(values: Values) -> None:
    text = "## 基本情况\n\n- 甲\n- 乙\n\n3. 丙\n\n| 名 | 数 |\n|---|--:|\n| 甲 | {{总分}} |\n\n**重**轻\n"
    bullets, numbered, grid, prose = read(text, values).sections[0].blocks
    assert isinstance(bullets, Items)
    assert bullets.first is None
    assert isinstance(numbered, Items)
    assert numbered.first == 3
    assert isinstance(grid, Grid)
    assert (grid.numbers, grid.rows[0][1].text if grid.rows[0][1] else "") == ((1,), "94")
    assert isinstance(prose, Prose)
    assert [(run.text, run.strong) for run in prose.runs] == [("重", True), ("轻", False)]


def test_html_is_text(values: Values) -> None:
    assert words(read("## 基本情况\n\n<script>alert(1)</script>\n", values)) == ["<script>alert(1)</script>"]
