"""The author's file: sections that no computation can write, problems and suggestions with their indicators."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias, get_args

from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Block
from evaldsl.frozen import frozen
from evaldsl.text import Source, Span

Chapter: TypeAlias = Literal[
    "overview", "work", "conclusion", "analysis", "practice", "problems", "suggestions", "other"
]
SettingName: TypeAlias = Literal["subject", "evaluator", "date"]


@frozen
class Tag:
    """A name after `指标：`, and where it stands."""

    name: str
    span: Span


@frozen
class Entry:
    """A part of a section with a heading of its own: a problem, a suggestion, an indicator's analysis."""

    title: str
    span: Span
    tags: tuple[Tag, ...]
    blocks: tuple[Block, ...]


@frozen
class Section:
    """A chapter of the author's; `chapter` is None for one of their own making."""

    chapter: Chapter | None
    title: str
    span: Span
    tags: tuple[Tag, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]


@frozen
class Author:
    """Everything that the author wrote. `settings`: subject, evaluator, date, as far as given."""

    source: Source
    settings: tuple[tuple[SettingName, str], ...] = ()
    title: str | None = None
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def setting(self, name: SettingName) -> str:
        """A setting; empty where it was not given."""
        return dict(self.settings).get(name, "")

    def section(self, chapter: Chapter) -> Section | None:
        """The section that stands for a chapter of the official outline."""
        return next((one for one in self.sections if one.chapter == chapter), None)

    def entries(self, chapter: Chapter) -> tuple[Entry, ...]:
        """The entries of a chapter, in the author's order."""
        section = self.section(chapter)
        return () if section is None else section.entries


NOBODY: Final = Author(Source("", ""))
"""No author's file."""

SETTING_NAMES: Final[dict[Language, tuple[str, ...]]] = {
    "zh": ("对象", "评价机构", "日期"),
    "en": ("subject", "evaluator", "date"),
}
SETTINGS: Final[dict[str, SettingName]] = {
    name: setting
    for names in SETTING_NAMES.values()
    for name, setting in zip(names, get_args(SettingName), strict=True)
}

CHAPTERS: Final[dict[Chapter, tuple[str, ...]]] = {
    "overview": ("基本情况", "项目基本情况", "项目概述", "项目概况", "background", "overview"),
    "work": ("绩效评价工作开展情况", "评价工作开展情况", "how the evaluation was done", "approach", "method"),
    "conclusion": (
        "综合评价情况及评价结论",
        "评价结论和主要绩效",
        "综合评价结论",
        "绩效评价结论",
        "评价结论",
        "conclusion",
    ),
    "analysis": ("绩效评价指标分析", "指标分析", "analysis", "analysis by area"),
    "practice": ("主要经验及做法", "主要经验做法", "主要经验", "经验做法", "good practice", "strengths"),
    "problems": (
        "存在的问题及原因分析",
        "存在的问题",
        "存在主要问题",
        "存在的主要问题",
        "主要问题",
        "problems",
        "findings",
    ),
    "suggestions": ("有关建议", "建议", "建议和改进措施", "改进建议", "recommendations", "suggestions"),
    "other": ("其他需要说明的问题", "其他事项", "other matters"),
}
"""The headings by which a chapter is known; the author's own words are kept in the report."""

_NUMBERING: Final = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、章.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*(?:[.、．](?!\d)|\s))\s*"
)


def unnumbered(heading: str) -> str:
    """A heading without the number in front of it: the report gives its own."""
    found = _NUMBERING.match(heading)
    rest = heading[found.end() :].strip() if found else heading.strip()
    return rest or heading.strip()


def chapter_of(heading: str) -> Chapter | None:
    """The chapter that a heading names."""
    wanted = unnumbered(heading).casefold()
    return next((chapter for chapter, names in CHAPTERS.items() if wanted in names), None)
