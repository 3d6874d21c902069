"""Numbers in the author's words: `{{产出.得分率}}` is filled from the result, a number typed by hand is pointed at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from evaldsl.diagnostics import Diagnostic, error, text, warning
from evaldsl.diagnostics.near import near_names
from evaldsl.dossier.values import Values, find
from evaldsl.text import Source, Span

_REFERENCE: Final = re.compile(r"\{\{([^{}\n]*)\}\}")
_OPENED: Final = re.compile(r"\{\{|\}\}")
_QUOTED: Final = re.compile(r"[\"“'‘](.*)[\"”'’]")
_TYPED: Final = re.compile(
    r"(?<![0-9A-Za-z_.〔-])(\d+(?:\.\d+)?) ?(?:[%％]|个百分点|分(?![之钟析类别批期])|(?:points?|pts)\b)"
)
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+.!|<>~-])")


def filled(source: Source, values: Values, *, markdown: bool = True) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text with every reference replaced, its lines kept, and what is wrong with references.

    In Markdown, characters with a meaning of their own are masked in what is put in.
    """
    found: list[Diagnostic] = []

    def put(match: re.Match[str]) -> str:
        span = Span(source, match.start(), match.end())
        words = _value(match[1].strip(), span, values)
        if isinstance(words, Diagnostic):
            found.append(words)
            return match[0]
        return _SPECIAL.sub(r"\\\1", words) if markdown else words

    done = _REFERENCE.sub(put, source.text)
    inside = [range(match.start(), match.end()) for match in _REFERENCE.finditer(source.text)]
    opened = [match for match in _OPENED.finditer(source.text) if not any(match.start() in one for one in inside)]
    found += [error("E0832", Span(source, match.start(), match.end())) for match in opened]
    return done, tuple(sorted(found, key=_start))


def put_in(words: str, values: Values) -> str:
    """Plain words with their references replaced; what cannot be replaced stays as it is."""

    def put(match: re.Match[str]) -> str:
        found = _value(match[1].strip(), Span(Source("", words), match.start(), match.end()), values)
        return match[0] if isinstance(found, Diagnostic) else found

    return _REFERENCE.sub(put, words)


def typed_numbers(source: Source, values: Values) -> Iterator[Diagnostic]:
    """Scores and percentages that would not follow the facts."""
    outside = _REFERENCE.sub(lambda match: " " * len(match[0]), source.text)
    by_value = _by_value(values)
    for match in _TYPED.finditer(outside):
        meant = by_value.get(_normal(match[0]), ())
        note = text("W0833.write", reference=meant[0]) if meant else text("W0833.keep", number=match[0])
        yield warning("W0833", Span(source, match.start(), match.end()), number=match[0], notes=(note,))


def _value(words: str, span: Span, values: Values) -> str | Diagnostic:
    quoted = _QUOTED.fullmatch(words)
    if quoted:
        return quoted[1]
    found = tuple(dict.fromkeys(find(values, words)))
    if len(found) == 1:
        return found[0]
    if found:
        return error("E0831", span, name=words, values=found, notes=(text("E0831.note"),))
    near = near_names(words, values.names())
    note = text("E0830.near", names=[f"{{{{{name}}}}}" for name in near]) if near else text("E0830.kinds")
    return error("E0830", span, name=words, notes=(note,))


def _by_value(values: Values) -> dict[str, tuple[str, ...]]:
    """References by the number they print: with percent signs as they are, points without their word."""
    found: dict[str, tuple[str, ...]] = {}
    for name in values.names():
        printed = find(values, name)
        if len(set(printed)) == 1:
            key = _normal(printed[0])
            found[key] = (*found.get(key, ()), f"{{{{{name}}}}}")
    return found


def _normal(number: str) -> str:
    """`12.00%`, `12％` and `12%` alike; `73.24分` as `73.24`."""
    digits = re.match(r"\d+(?:\.\d+)?", number)
    if digits is None:
        return number
    shown = digits[0].rstrip("0").rstrip(".") if "." in digits[0] else digits[0]
    return shown + ("%" if number.rstrip().endswith(("%", "％")) else "")


def _start(found: Diagnostic) -> int:
    return found.span.start if found.span else 0
