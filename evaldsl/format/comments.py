"""A formatted text with the comments and the empty lines of the one it came from, each where it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from evaldsl.diagnostics import Language
from evaldsl.format.layout import STEP
from evaldsl.format.program import print_program
from evaldsl.syntax import Parsed, parse, tree
from evaldsl.syntax.token import Comment
from evaldsl.text import Source


def format_text(parsed: Parsed, language: Language) -> str:
    """The canonical form of a program without errors, with all its comments; empty lines stay, but never two.

    A comment behind a statement stays behind it; one on a line of its own stands above the statement that followed
    it, or below the one before, where it stood deeper than what follows. Raises ValueError where the result would
    have another meaning or a comment less.
    """
    source = parsed.program.span.source
    printed = print_program(parsed.program, language)
    again = parse(Source(source.name, printed))
    if again.program != parsed.program or again.diagnostics:
        raise ValueError(f"{source.name}: the formatted program would not be the same program")
    places = sorted(_places(parsed.program, again.program).items())
    woven = _with_comments(printed.split("\n")[:-1], places, Written(source, parsed.comments))
    text = "".join(f"{line}\n" for line in _single(woven))
    final = parse(Source(source.name, text))
    if final.program != parsed.program or _words(final.comments) != _words(parsed.comments):
        raise ValueError(f"{source.name}: a comment would be lost")
    return text


def _words(comments: tuple[Comment, ...]) -> list[str]:
    return sorted(comment.text for comment in comments)


class Written(NamedTuple):
    """The text as it was, and its comments."""

    source: Source
    comments: tuple[Comment, ...]


class Around(NamedTuple):
    """The comments above, behind and below one printed line."""

    above: list[str]
    behind: list[str]
    below: list[str]


def _with_comments(lines: list[str], places: list[tuple[int, int]], written: Written) -> Iterator[str]:
    """The printed lines and the comments; `places` says where each line of the source is now."""
    source = written.source
    starts = [start for start, _ in places]
    margins = [(_margin(source.line_text(start)), _margin(lines[now - 1])) for start, now in places]
    around: dict[int, Around] = defaultdict(lambda: Around([], [], []))
    for comment in written.comments:
        words = f"# {comment.text}".rstrip()
        margin = _margin(source.line_text(comment.line))
        following = bisect_right(starts, comment.line)
        known = places[following - 1][1] if following else 0
        if not comment.alone and known:
            around[known].behind.append(words)
        elif following == len(places) or (
            known and _ends_a_block(margin, margins[following - 1][0], margins[following][0])
        ):
            gap = [""] if _is_apart(source, comment.line) else []
            around[known].below.extend([*gap, " " * _like(margin, margins[:following]) + words])
        else:
            gap = [""] if _is_apart(source, comment.line) else []
            around[places[following][1]].above.extend([*gap, words])
    for start, now in places:
        if _is_apart(source, start):
            around[now].above.append("")
    for number, line in enumerate(lines, 1):
        yield from _woven(line, around[number])
    if not lines:
        yield from around[0].below


def _single(lines: Iterator[str]) -> Iterator[str]:
    """The lines without an empty one at the beginning or behind another."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def _woven(line: str, around: Around) -> Iterator[str]:
    """A line with what stands around it; of several comments behind it the last stays there."""
    margin = " " * _margin(line)
    *first, last = around.behind or [""]
    yield from (f"{margin}{words}".rstrip() for words in (*around.above, *first))
    yield f"{line}  {last}" if last else line
    yield from around.below


def _ends_a_block(comment: int, before: int, following: int) -> bool:
    """Whether a comment of this margin stands deeper than the statement that follows, which opens no block itself."""
    return comment > following and following <= before


def _like(margin: int, before: list[tuple[int, int]]) -> int:
    """The new margin below the last statement that stood no deeper than the comment: its own, or one level more."""
    for then, now in reversed(before):
        if then <= margin:
            return now if then == margin else now + len(STEP)
    return 0


def _is_apart(source: Source, line: int) -> bool:
    """Whether an empty line stands above."""
    return line > 1 and not source.line_text(line - 1).strip()


def _margin(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _places(before: tree.Program, after: tree.Program) -> dict[int, int]:
    """Where each line on which something begins is now. The two trees are equal, so they are walked together."""
    places: dict[int, int] = {}
    open_pairs: list[tuple[Any, Any]] = [(before, after)]
    while open_pairs:
        one, other = open_pairs.pop()
        if isinstance(one, tuple):
            open_pairs += zip(one, other, strict=True)
        elif isinstance(one, tree.Node) and isinstance(other, tree.Node):  # what is not compared may be there once only
            if not isinstance(one, tree.Program):
                line = other.span.line
                places[one.span.line] = min(places.get(one.span.line, line), line)
            open_pairs += [(getattr(one, f.name), getattr(other, f.name)) for f in attrs.fields(type(one))]
    return places
