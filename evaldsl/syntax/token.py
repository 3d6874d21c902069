"""Words and other pieces of a line, before keywords are told from names."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A piece of text. `kind` is WORD (keyword or name), ASSIGN (`=`), or a terminal of the grammar.

    `text` is without quotes; a NUMBER has its digits there and its unit in `unit`; `start` and `end` are offsets.
    """

    kind: str
    text: str
    start: int
    end: int
    unit: str = ""


class Line(NamedTuple):
    """A logical line: its level of indentation and its tokens (at least one)."""

    level: int
    tokens: list[Token]
    start: int
    end: int


class Comment(NamedTuple):
    """`# …`, with its line (counted from 1), and whether it stands alone on it."""

    text: str
    line: int
    alone: bool


def declared_names(tokens: list[Token]) -> list[str]:
    """The names that a line declares: before a colon or an equals sign, or as an indicator with or without a weight."""
    first, *others = tokens
    kinds = [token.kind for token in others[:2]]
    indicator = kinds in ([], ["NUMBER"], ["HOLE"], ["NUMBER", "ASSIGN"])
    names = [first.text] if indicator and first.kind == "WORD" else []
    for token, following in zip(tokens, others, strict=False):
        if token.kind == "WORD" and following.kind in ("COLON", "ASSIGN"):
            names.append(token.text)
    return names
