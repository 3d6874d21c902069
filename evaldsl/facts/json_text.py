"""Facts in JSON: exact numbers, no key twice, and the place of every value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from evaldsl.diagnostics import Diagnostic, Label, Text, error, text
from evaldsl.facts.raw import Gaps, RawTable
from evaldsl.facts.toml import ReadFacts, exact_number, with_places
from evaldsl.facts.walk import Place
from evaldsl.quantity.limits import MAX_DEPTH, MAX_DIGITS
from evaldsl.text import Source, Span

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_EXPONENT: Final = re.compile(r"[eE]([+-]?[0-9]+)$")


class _Number(str):
    """A number as it is written."""


class _RefusedError(Exception):
    """What JSON allows and facts do not, with its place."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__()
        self.problem = problem


def read_json(source: Source) -> ReadFacts:
    """The facts of a JSON text, which holds one object."""
    if not source.text.strip():
        return ReadFacts(RawTable((), Span(source, 0, 0)), gaps=Gaps("json"))
    try:
        json.loads(source.text, parse_float=_Number, parse_int=_Number, parse_constant=_Number)
    except json.JSONDecodeError as cause:
        return ReadFacts(None, (_broken(source, cause.pos),))
    except RecursionError:
        return ReadFacts(None, (_too_deep(Span(source, 0, 1)),))
    try:
        data, place = _value(_Tokens(source), 0)
    except _RefusedError as cause:
        return ReadFacts(None, (cause.problem,))
    if not isinstance(data, dict):
        span = Span(source, *place.value)
        return ReadFacts(None, (error("E0822", span, notes=(text("E0822.object"),)),))
    raw = with_places(data, place, source)
    assert isinstance(raw, RawTable)
    return ReadFacts(raw, gaps=Gaps("json"))


def _broken(source: Source, at: int) -> Diagnostic:
    """Where the text stops to be JSON; two of the causes are customary."""
    before = source.text[:at].rstrip()
    note = (
        "E0821.comma"
        if before.endswith(",")
        else "E0821.quotes"
        if source.text[at : at + 1] in "“”'＂"
        else "E0821.note"
    )
    end = at + 1 if at < len(source.text) and source.text[at] not in "\r\n" else at
    return error("E0821", Span(source, at, end), notes=(text(note),))


class _Tokens:
    """The words of a text that is known to be JSON."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._rest: Iterator[re.Match[str]] = _TOKEN.finditer(source.text)
        self.current = next(self._rest)

    def take(self) -> re.Match[str]:
        """The current word; the next one becomes current (the last one stays)."""
        taken = self.current
        self.current = next(self._rest, taken)
        return taken

    def refuse(self, code: str, found: re.Match[str], notes: tuple[Text, ...] = ()) -> _RefusedError:
        """A refusal of one word."""
        return _RefusedError(error(code, Span(self.source, *found.span()), notes=notes))


def _value(tokens: _Tokens, depth: int) -> tuple[Any, Place]:
    first = tokens.take()
    word = first.group()
    if depth > MAX_DEPTH:
        raise _RefusedError(_too_deep(Span(tokens.source, *first.span())))
    if word == "{":
        return _object(tokens, first, depth)
    if word == "[":
        return _array(tokens, first, depth)
    return _scalar(tokens, first), Place(first.span(), first.span(), "value")


def _object(tokens: _Tokens, first: re.Match[str], depth: int) -> tuple[dict[str, Any], Place]:
    data: dict[str, Any] = {}
    place = Place(first.span(), first.span(), "value")
    while tokens.current.group() != "}":
        key = tokens.take()
        name = json.loads(key.group())
        if name in data:
            labels = (Label(Span(tokens.source, *place.parts[name].key), text("facts.first_here")),)
            raise _RefusedError(error("E0823", Span(tokens.source, *key.span()), name=name, labels=labels))
        tokens.take()  # the colon
        data[name], inner = _value(tokens, depth + 1)
        inner.key = key.span()
        place.parts[name] = inner
        _step(tokens)
    place.value = (first.start(), tokens.take().end())
    return data, place


def _array(tokens: _Tokens, first: re.Match[str], depth: int) -> tuple[list[Any], Place]:
    data: list[Any] = []
    place = Place(first.span(), first.span(), "value")
    while tokens.current.group() != "]":
        value, inner = _value(tokens, depth + 1)
        place.parts[len(data)] = inner
        data.append(value)
        _step(tokens)
    place.value = (first.start(), tokens.take().end())
    return data, place


def _step(tokens: _Tokens) -> None:
    if tokens.current.group() == ",":
        tokens.take()


def _scalar(tokens: _Tokens, found: re.Match[str]) -> str | bool | Fraction:
    word = found.group()
    if word.startswith('"'):
        return str(json.loads(word))
    if word in ("true", "false"):
        return word == "true"
    if word == "null":
        raise tokens.refuse("E0822", found, (text("E0822.null"),))
    if not word.lstrip("-")[0].isdigit():
        raise tokens.refuse("E0822", found, (text("E0822.endless"),))
    exponent = _EXPONENT.search(word)
    if len(word) > MAX_DIGITS or (exponent and abs(int(exponent[1])) > MAX_DIGITS):
        problem = error("E0609", Span(tokens.source, *found.span()), most=MAX_DIGITS)
        raise _RefusedError(problem)
    return exact_number(word)


def _too_deep(span: Span) -> Diagnostic:
    return error("E0822", span, notes=(text("E0822.deep", most=MAX_DEPTH),))
