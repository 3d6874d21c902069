"""How wide a text is on a terminal, and where a line of it may end."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category, combining, east_asian_width

_NOT_FIRST: Final = frozenset("，。；：、！？）》〉】〕」』”’％…·,.;:!?)]}%‰")
_NOT_LAST: Final = frozenset("（《〈【〔「『“‘([{")
_KEPT_BLANKS: Final = frozenset("\u3000\u00a0 ")
_STEERING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@lru_cache(maxsize=4096)
def char_width(char: str) -> int:
    """Columns of one character: 2 for wide East Asian ones, 0 for combining ones, else 1."""
    if char < "\u0300":
        return 1
    if east_asian_width(char) in "WF":
        return 2
    return 0 if combining(char) or category(char) in ("Mn", "Me", "Cf") else 1


def display_width(text: str) -> int:
    """Columns of a text without control characters."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def printable(text: str) -> str:
    """The text with nothing in it that could move the cursor, colour the screen or turn the reading direction."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or char in _KEPT_BLANKS:
        return char
    if char in "\t\n\r":
        return " "
    if category(char) == "Cf" and char not in _STEERING:
        return char
    return "\ufffd"


def line_ranges(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where to cut one line of text so that no part is wider than `width` (at least 2).

    Chinese may break between any two characters except before closing and after opening punctuation or inside
    a number with its unit; other scripts break at blanks; what is longer than a line breaks anywhere.
    """
    if display_width(text) <= width:
        return ((0, _without_blanks(text, 0, len(text))),)
    ranges: list[tuple[int, int]] = []
    start = used = 0
    opportunity = 0
    for index, char in enumerate(text):
        if index > start and _may_break(text[index - 1], char):
            opportunity = index
        used += char_width(char)
        while used > width and index > start and char != " ":
            end = opportunity if opportunity > start else index
            ranges.append((start, _without_blanks(text, start, end)))
            start = end
            used = display_width(text[start : index + 1])
    ranges.append((start, _without_blanks(text, start, len(text))))
    return tuple(ranges)


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text, cut as `line_ranges` says; line breaks of the text itself are kept."""
    return tuple(line[start:end] for line in text.split("\n") for start, end in line_ranges(line, width))


def padded(text: str, width: int) -> str:
    """The text followed by blanks up to `width` columns."""
    return text + " " * (width - display_width(text))


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before == " ":
        return True
    if char_width(before) == 2:
        return char_width(after) > 0
    return char_width(after) == 2 and not before.isdigit() and before not in "%‰"


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end
