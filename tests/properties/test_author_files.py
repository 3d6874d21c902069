"""Authors' files that are anything at all: read, or refused with places; the report is written or not, never half."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.dossier.assemble import assemble
from evaldsl.dossier.reading import author_of
from evaldsl.dossier.references import typed_numbers
from evaldsl.dossier.values import Values, values_of
from evaldsl.office.markdown import markdown_of
from evaldsl.text import Source

EXAMPLE = Path(__file__).parents[2] / "examples" / "zhengzhou_2021"
PIECES = (
    "---\n",
    "对象: 项目\n",
    "# 题\n",
    "## 存在的问题\n",
    "## 有关建议\n",
    "## 指标分析\n",
    "### 决策\n",
    "### 一个问题\n",
    "#### 更小的标题\n",
    "指标：预算执行率、完成及时率\n",
    "指标：\n",
    "Indicators: 决策, 没有的\n",
    "{{产出.得分率}}",
    "{{总分",
    "}}",
    "{{}}",
    '{{"12%"}}',
    "73.24分",
    "| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n",
    "- 甲\n  - 乙\n",
    "1. 甲\n",
    "> 引文\n> ## 存在的问题\n",
    "```\n代码 {{总分}}\n",
    "**重*斜***",
    "<b>html</b>\n",
    "[链接](x)",
    "\n",
    "\r\n",
    " ",
    "　",
    "\t",
)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14).map("".join)


@cache
def values() -> Values:
    result = pipeline.run(str(EXAMPLE / "spec.eval"), str(EXAMPLE / "facts.toml")).result
    assert result is not None
    return values_of(result)


@given(TEXTS)
@example("\r\r## 存在的问题\n")
def test_any_text_is_read_or_refused_with_places(text: str) -> None:
    source = Source("author.md", text)
    read = author_of(source, values())
    assert (read.author is None) == bool(read.diagnostics)
    for item in (*read.diagnostics, *typed_numbers(source, values())):
        assert item.span is not None
        assert 0 <= item.span.start <= item.span.end <= len(text)
    if read.author is None:
        return
    assembled = assemble(values().result, read.author)
    assert (assembled.dossier is None) == any(item.severity.value == "error" for item in assembled.diagnostics)
    if assembled.dossier is not None:
        written = markdown_of(assembled.dossier)
        assert "本次绩效评价得分为73.24分" in written or "本项目绩效评价得分为73.24分" in written
