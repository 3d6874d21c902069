"""Raw lines of a checklist: `① 审批文件、材料符合要求，2分，必备`; the text is taken as it stands, up to the points."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from evaldsl.syntax.token import Token

_WORTH: Final = r"(?:[得计记]|scores\s)?\s*\d+(?:\.\d+)?\s*(?:分|points?|pts?|%)|(?:[得计记]|scores\s)?\s*\d+/\d+"
_TAIL: Final = re.compile(rf"\s*(?:{_WORTH}|必备|required)\s*[。;]?\s*")
_BRACKETED: Final = re.compile(rf"\(\s*({_WORTH})\s*\)\s*[。;]?\s*$")
_CONDITION: Final = re.compile(r",\s*(?:当|when)\s")


def item_tokens(
    line: str, raw: str, marker: tuple[int, int], end: int, scan: Callable[[int, int], list[Token]]
) -> list[Token]:
    """The ITEM token (`unit` holds its marker, `text` its words), then the tokens of its points and conditions."""
    condition = _CONDITION.search(line, marker[1], end)
    stop = condition.start() if condition else end
    tail = _tail_start(line, marker[1], stop)
    tokens = scan(tail, stop)
    bracketed = _BRACKETED.search(line, marker[1], tail)
    if bracketed:
        tokens = scan(*bracketed.span(1)) + tokens
        tail = bracketed.start()
    words = raw[marker[1] : tail].strip().rstrip("。；;，,").strip()
    item = Token("ITEM", words, marker[0], max(tail, marker[1]), raw[marker[0] : marker[1]])
    return [item, *tokens, *(scan(condition.start(), end) if condition else [])]


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
