"""What is said of a line that could not be read: what stands there, and what could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaldsl.diagnostics import Diagnostic, Language, Text, error, text
from evaldsl.syntax.keywords import keywords
from evaldsl.syntax.repair import COMPARING, expectation
from evaldsl.syntax.token import Line, Token
from evaldsl.text import Source, Span

if TYPE_CHECKING:
    from evaldsl.syntax.driver import Furthest

_STEPS = {"EACH", "EACH_ABOVE", "EACH_BELOW"}
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
    return error("E0101", span, found=span.text, expected=expected, notes=_advice(stopped.before, token, span))


def _advice(before: list[Token], found: Token, span: Span) -> tuple[Text, ...]:
    """What the sentence may have been meant to be; quotes, where the piece may belong to a name."""
    read = {token.kind for token in before}
    if not before and found.kind in COMPARING:
        return (text("E0101.subject", found=span.text),)
    if before and before[0].kind == "WHEN" and "SCORES" in read:
        return (text("E0101.cases"),)
    begins = _beginnings(found.text)
    if begins & _STEPS and any(token.kind == "FULL" or token.text.endswith("满分") for token in before):
        return (text("E0101.step"),)
    if "EACH" in read and "LOSES" in begins:
        return (text("E0101.deductions"),)
    return (text("E0101.note", found=span.text),) if found.kind in ("WORD", "NAME") and not begins else ()


def _beginnings(word: str) -> set[str]:
    """The keywords a word is, or begins with."""
    known = keywords()
    whole = {one.terminal for one in known.whole.get(word, ())}
    longer = (one for one in known.heads.get(word[:1], ()) if len(one.words[0]) > 1 or one.terminal == "LOSES")
    return whole | {one.terminal for one in longer if word.startswith(one.words[0])}


def _extra_block(opener: Line) -> str | None:
    """Whether a line opens 加分 or 减分, under either language's words."""
    spellings = keywords().whole.get(opener.tokens[0].text, ())
    return next((_BESIDE_FULL_MARKS[one.terminal] for one in spellings if one.terminal in _BESIDE_FULL_MARKS), None)


def _is_indicator(before: list[Token], token: Token) -> bool:
    """`创新 5分`: a name, and then a weight."""
    return len(before) == 1 and token.kind == "NUMBER" and token.unit in ("分", "points", "point", "%")
