"""The wordings as the tests of this folder read them: sections of Markdown with their scores worked by hand.

A section begins with `## 33` or `## 33 …` (one wording in several forms) and holds the wording as a quotation, one
table of scores, a program (```eval), its English keywords (```eval en), the sentences of its rules in both languages
(```text sentences), or a line that begins with 不收 and says why there is no program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

HERE: Final = Path(__file__).parent
PAGES: Final = tuple(sorted(path for path in HERE.glob("*.md") if path.name != "README.md"))
_ANSWERS: Final = {"√": "符合", "×": "不符合", "半": "部分符合", "/": "不适用"}
EXPECTED: Final = ("得分", "总分", "等级", "提示")
NOTHING: Final = "无"
SAID_WHY: Final = "不收："
_BLOCK: Final = re.compile(r"```(\w+)(?: (\w+))?\n(.*?)```\n", re.DOTALL)


@attrs.frozen
class Row:
    """One line of a table: facts as they are given to a run, and what should come out."""

    facts: dict[str, Any]
    expected: dict[str, str]


@attrs.frozen
class Wording:
    """One section; `program` is empty where the wording cannot be written and `why` says so."""

    page: str
    name: str
    quotation: str
    rows: tuple[Row, ...]
    program: str
    english: str
    sentences: str
    why: str

    @property
    def number(self) -> str:
        return self.name.split()[0]

    @property
    def id(self) -> str:
        return f"{self.page}-{self.name}"


def wordings(path: Path) -> Iterator[Wording]:
    """The sections of a page."""
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, text = section.partition("\n")
        found = {f"{kind} {info}".strip(): body for kind, info, body in _BLOCK.findall(text)}
        prose = _BLOCK.sub("", text)
        lines = prose.split("\n")
        yield Wording(
            page=path.stem,
            name=name.strip(),
            quotation=" ".join(line.removeprefix("> ") for line in lines if line.startswith("> ")),
            rows=tuple(_rows(name, [line for line in lines if line.startswith("|")])),
            program=found.get("eval", ""),
            english=found.get("eval en", ""),
            sentences=found.get("text sentences", ""),
            why=next((line for line in lines if line.startswith(SAID_WHY)), ""),
        )


def _rows(name: str, lines: list[str]) -> Iterator[Row]:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    if not cells:
        return
    head, _, *rows = cells
    for row in rows:
        given = dict(zip(head, row, strict=True))
        expected = {key: given.pop(key) for key in EXPECTED if given.get(key)}
        yield Row(_facts(name, {key: value for key, value in given.items() if key not in ("", *EXPECTED)}), expected)


def _facts(name: str, cells: dict[str, str]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for written, cell in cells.items():
        key = written.strip("「」")
        if key == "要点":
            facts["要点"] = {"指标": [_answer(mark) for mark in cell.split()]}
        elif key == "不适用":
            facts["不适用"] = {} if cell == NOTHING else dict.fromkeys(cell.split("、"), "没有此类任务")
        elif "." in key:
            table, column = key.split(".")
            facts[table] = [] if cell == NOTHING else [{column: value} for value in cell.split("、")]
        elif "/" in key:
            survey, option = key.split("/")
            facts.setdefault(survey, {})[option] = int(cell)
        else:
            facts[key] = [int(mark) for mark in cell.split("、")] if "、" in cell else cell
    return facts


def _answer(mark: str) -> Any:
    answer = _ANSWERS[mark.removesuffix("证")]
    return {"答": answer, "佐证": "文件"} if mark.endswith("证") else answer


ALL: Final = tuple(wording for path in PAGES for wording in wordings(path))
WRITTEN: Final = tuple(wording for wording in ALL if wording.program)
