"""Raw lines of a checklist: `① 审批文件、材料符合要求，2分，必备`; the text is taken as it stands, up to the points."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from evaldsl.syntax.token import Token

CHECKLIST_WORDS: Final = frozenset(["要点", "checklist"])
_NUMBER: Final = r"\d+(?:\.\d+)?"
_WORTH: Final = rf"(?:[得计记]|scores\s)?\s*{_NUMBER}(?:\s*(?:分|points?|pts?|%)|/{_NUMBER})"
_EVIDENCE: Final = r"(?:必须|须|需)(?:附佐证|提供佐证(?:资料|材料)?)|要求佐证|with\s+evidence|evidence\s+required"
_TAIL: Final = re.compile(rf"\s*(?:{_WORTH}|必备|required|否定|negative|{_EVIDENCE})\s*[。;]?\s*")
WORDS_OF_EVIDENCE: Final = re.compile(rf"(.*?\S)\s*(?:{_EVIDENCE})[)）]?")
_MORE: Final = rf"(?:\s*[,;]\s*(?:必备|required|{_EVIDENCE}))*"
_BRACKETED: Final = re.compile(rf"\(\s*(?:({_WORTH}{_MORE})|({_EVIDENCE}))\s*\)\s*[。;]?\s*$")
CONDITION: Final = re.compile(r",\s*(?:当|when)\s")


class PointLine(NamedTuple):
    """A raw line: the text with its characters made uniform, the text as written, its marker's span, and its end."""

    text: str
    raw: str
    marker: tuple[int, int]
    end: int


def item_tokens(line: PointLine, scan: Callable[[int, int], list[Token]]) -> list[Token]:
    """The ITEM token (`unit` holds its marker, `text` its words), then the tokens of its points and conditions."""
    first, begin = line.marker
    condition = CONDITION.search(line.text, begin, line.end)
    stop = condition.start() if condition else line.end
    stop = begin + len(line.text[begin:stop].rstrip(" \t,;。"))
    tail = _tail_start(line.text, begin, stop)
    tokens = scan(tail, stop)
    while bracketed := _BRACKETED.search(line.text, begin, tail):
        tokens = scan(*bracketed.span(bracketed.lastindex or 0)) + tokens
        tail = bracketed.start()
    words = line.raw[begin:tail].strip().rstrip("。；;，,").strip()
    item = Token("ITEM", words, first, max(tail, begin), line.raw[first:begin])
    return [item, *tokens, *(scan(condition.start(), line.end) if condition else [])]


def _tail_start(line: str, start: int, end: int) -> int:
    """Where the clauses at the end of a raw line begin: the commas from which on every part is a clause."""
    tail = end
    while True:
        comma = line.rfind(",", start, tail)
        semicolon = line.rfind(";", start, tail)
        at = max(comma, semicolon)
        if at <= start or not _TAIL.fullmatch(line, at + 1, tail):
            return tail
        tail = at
