"""The way through a facts file: what is read where, which edits it needs, and the blanks between the words."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic, Fix, error, text
from evaldsl.facts import lexis
from evaldsl.text import Source, Span

Stretch: TypeAlias = tuple[int, int]
Edit: TypeAlias = tuple[int, int, str]
Key: TypeAlias = tuple[tuple[str, Stretch], ...]


@attrs.define
class Place:
    """Where a value stands: its key, the value itself (of a table: its header), and what is inside it.

    `made` tells what put it there: a dotted key or deeper header, a header, `[[…]]`, or a value.
    """

    key: Stretch
    value: Stretch
    made: Literal["implied", "header", "rows", "value"] = "implied"
    parts: dict[str | int, Place] = attrs.field(factory=dict)


class StuckError(Exception):
    """A statement that cannot be read on; caught at the statement, never seen outside."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__()
        self.problem = problem


@attrs.define
class Walk:
    """How far a facts file has been read, the edits it needs, and what was found wrong."""

    source: Source
    at: int = 0
    edits: list[Edit] = attrs.field(factory=list)
    problems: list[Diagnostic] = attrs.field(factory=list)

    @property
    def next(self) -> str:
        return self.source.text[self.at : self.at + 1]

    def span(self, stretch: Stretch) -> Span:
        return Span(self.source, *stretch)

    def edit(self, stretch: Stretch, replacement: str) -> None:
        if self.source.text[stretch[0] : stretch[1]] != replacement:
            self.edits.append((*stretch, replacement))

    def sees(self, choices: str) -> bool:
        return self.next != "" and self.next in choices

    def take(self, choices: str) -> bool:
        """Step over one of the characters; the first of them is what strict TOML has. False: none is there."""
        if not self.sees(choices):
            return False
        self.edit((self.at, self.at + 1), choices[0])
        self.at += 1
        return True

    def need(self, choices: str, expected: str) -> None:
        if not self.take(choices):
            raise self.stuck(expected)

    def stuck(self, expected: str, *, fix: Fix | None = None, note: str | None = None) -> StuckError:
        """Nothing can be read on here: `expected` is the catalogue key of what should stand in this place."""
        end = self.at if self.sees("\r\n") or not self.next else self.at + 1
        notes = (text(note),) if note else ()
        span = self.span((self.at, end))
        return StuckError(error("E0606", span, what=text(expected), notes=notes, fix=fix))


def skip_blanks(walk: Walk) -> None:
    """Step over blanks on the line; an ideographic space counts as one."""
    if not walk.sees(lexis.BLANK):
        return
    match = lexis.BLANKS.match(walk.source.text, walk.at)
    end = match.end() if match else walk.at
    if not walk.source.text[walk.at : end].isascii():
        for strange in lexis.STRANGE_BLANKS.finditer(walk.source.text, walk.at, end):
            walk.edit(strange.span(), " " * len(strange[0]))
    walk.at = end


def skip_comment(walk: Walk) -> bool:
    """Step over a comment and its line break."""
    if not walk.take(lexis.HASHES):
        return False
    rest = lexis.REST.match(walk.source.text, walk.at)
    walk.at = min(rest.end() + 1 if rest else walk.at, len(walk.source.text))
    return True


def skip_newline(walk: Walk) -> bool:
    """Step over a line break."""
    match = lexis.NEWLINE.match(walk.source.text, walk.at)
    if match:
        walk.at = match.end()
    return match is not None


def skip_lines(walk: Walk) -> None:
    """Step over blanks, comments and line breaks."""
    skip_blanks(walk)
    while skip_comment(walk) or skip_newline(walk):
        skip_blanks(walk)


def skip_inline_blanks(walk: Walk) -> None:
    """Step over blanks, line breaks and comments inside an inline table, blanking out all but the blanks."""
    skip_blanks(walk)
    start, edits = walk.at, len(walk.edits)
    skip_lines(walk)
    if walk.at > start:
        del walk.edits[edits:]
        walk.edit((start, walk.at), " " * (walk.at - start))
