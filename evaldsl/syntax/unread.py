"""What is said of a line that could not be read: what stands there, and what could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaldsl.diagnostics import Diagnostic, Language, error, text
from evaldsl.syntax.keywords import keywords
from evaldsl.syntax.repair import expectation
from evaldsl.syntax.token import Line, Token
from evaldsl.text import Source, Span

if TYPE_CHECKING:
    from evaldsl.syntax.driver import Furthest

_BESIDE_FULL_MARKS = {"BONUS": "bonus", "PENALTY": "penalty"}


def block_where_none_is(source: Source, line: Line, below: Line) -> Diagnostic:
    """A line that has no block, with something deeper below it."""
    number = Span(source, line.start, line.end).line
    notes = (text("E0114.note", line=number),)
    return error("E0114", Span(source, below.start, below.end), notes=notes, line=number)


def unread(source: Source, line: Line, stopped: Furthest, *, opener: Line | None, language: Language) -> Diagnostic:
    """Why a line was not read; `opener` is the line in whose block it stands."""
    expected = expectation(stopped.expected, language)
    if not stopped.rest:
        code = "E0116" if stopped.expected == ["INDENT"] or "NL" in stopped.expected else "E0115"
        return error(code, Span(source, line.end, line.end), expected=expected)
    token = stopped.rest[0]
    span = Span(source, token.start, token.end)
    if token.kind == "ITEM" and not stopped.before:
        marker = Span(source, token.start, token.start + len(token.unit.strip()))
        return error("E0128", marker, notes=(text("E0128.note", line=span.line),), marker=marker.text)
    block = None if opener is None else _extra_block(opener)
    if block is not None and _is_indicator(stopped.before, token):
        written = Span(source, line.start, token.end).text
        said = (text(f"E0714.{block}"), text("E0714.outside"))
        return error("E0714", Span(source, line.start, line.end), notes=said, written=written)
    notes = (text("E0101.note", found=span.text),) if token.kind in ("WORD", "NAME") else ()
    return error("E0101", span, found=span.text, expected=expected, notes=notes)


def _extra_block(opener: Line) -> str | None:
    """Whether a line opens 加分 or 减分, under either language's words."""
    spellings = keywords().whole.get(opener.tokens[0].text, ())
    return next((_BESIDE_FULL_MARKS[one.terminal] for one in spellings if one.terminal in _BESIDE_FULL_MARKS), None)


def _is_indicator(before: list[Token], token: Token) -> bool:
    """`创新 5分`: a name, and then a weight."""
    return len(before) == 1 and token.kind == "NUMBER" and token.unit in ("分", "points", "point", "%")
