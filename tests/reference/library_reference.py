"""The reference of the standard library as `evaldsl doc` writes it: a page for each module, and an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evaldsl import pipeline
from evaldsl.diagnostics import Language
from evaldsl.library.contents import header_of, marks_of
from evaldsl.library.find import Head, Place, read_shelf
from evaldsl.office.markdown import markdown_of
from evaldsl.rubric.assemble import attributes_of, rubric_of
from evaldsl.syntax.tree import AttributeKind

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "library"
_INDEXES: dict[Language, Path] = {"zh": ROOT / "docs" / "library.zh.md", "en": ROOT / "docs" / "library.md"}
_OPENINGS: dict[Language, str] = {
    "zh": "# 标准库\n\n[English](library.md)\n\n"
    "由 `stdlib/` 生成：每个模块一页，与 `evaldsl doc 模块名` 打印的相同。"
    "怎样引用见[第 7 章](../tests/spec/zh/07-reuse.md)。\n"
    "“待核”是凭记忆录入、尚未与原文核对的文字处数。\n\n"
    "| 模块 | 内容 | 版本 | 适用年度 | 来源 | 待核 |\n|---|---|---|---|---|---:|\n",
    "en": "# The standard library\n\n[中文](library.zh.md)\n\n"
    "Made from `stdlib/`: a page for each module, as `evaldsl doc MODULE` prints it. How to import: "
    "[chapter 7](../tests/spec/en/07-reuse.md).\n“Unverified” counts texts from memory that have not been compared "
    "with their originals.\n\n"
    "| module | contents | version | years | source | unverified |\n|---|---|---|---|---|---:|\n",
}


def reference() -> dict[Path, str]:
    """Every page of the reference with what it should say."""
    heads = [head for head in read_shelf(Place(str(ROOT / "stdlib"), "stdlib")) if head.kind == "module"]
    pages = {PAGES / f"{Path(head.path).stem}.md": _page(head) for head in heads}
    for language, path in _INDEXES.items():
        pages[path] = _OPENINGS[language] + "".join(f"{line}\n" for line in _lines(heads, language))
    return pages


def stale_pages() -> list[Path]:
    """Pages of modules that are there no longer."""
    wanted = reference()
    return [path for path in sorted(PAGES.glob("*.md")) if path not in wanted]


def _page(head: Head) -> str:
    checked = pipeline.check(head.path)
    return markdown_of(rubric_of(checked.modules, checked.system, checked.language))


def _lines(heads: list[Head], language: Language) -> Iterator[str]:
    for head in heads:
        said = attributes_of(header_of(head), language)
        kinds = (AttributeKind.TITLE, AttributeKind.VERSION, AttributeKind.YEARS, AttributeKind.SOURCE)
        name = head.names[0] if language == "zh" else head.names[-1]
        cells = [f"[{name}](library/{Path(head.path).stem}.md)", *(said.get(kind, "") for kind in kinds)]
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in (*cells, str(marks_of(head) or ""))) + " |"
