"""Reading a facts file: TOML, loosely typed where nothing is lost, into raw values with the place of each."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from fractions import Fraction
from typing import Any, Final

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.facts.prepass import Strict, make_strict
from evaldsl.facts.raw import TOML_GAPS, Gaps, Raw, RawEntry, RawList, RawTable, RawValue
from evaldsl.facts.walk import Place, Stretch
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import parse_decimal
from evaldsl.text import Source, Span

_POSITION: Final = re.compile(r"\(at line (\d+), column (\d+)\)$")
_CAUSES: Final = (
    (re.compile(r"(?i)escape|hex value|unicode scalar"), "facts.toml.escape"),
    (re.compile(r"(?i)illegal character|invalid character"), "facts.toml.control"),
    (re.compile(r"(?i)date"), "facts.toml.date"),
    (re.compile(r"(?i)declare|mutate|overwrite|redefine|duplicate"), "facts.toml.clash"),
)


@frozen
class ReadFacts:
    """Facts as read; `raw` is None where an error stands against them."""

    raw: RawTable | None
    diagnostics: tuple[Diagnostic, ...] = ()
    gaps: Gaps = TOML_GAPS


def read_facts_text(content: str, name: str) -> ReadFacts:
    """The facts of a text; `name` is what messages call it."""
    return read_toml(Source(name, content.removeprefix("\ufeff")))


def exact_number(digits: str) -> Fraction:
    """The exact value of a TOML number with a point or an exponent. Raises ValueError if it is none or too long.

    Numbers are bounded before they come here (facts/lexis.py), so that the power of ten is small.
    """
    mantissa, _, exponent = digits.replace("_", "").lower().partition("e")
    shift = int(exponent or "0")
    power = Fraction(10 ** abs(shift))
    return parse_decimal(mantissa) * (power if shift >= 0 else 1 / power)


def with_places(data: Any, place: Place, source: Source) -> Raw:
    """Plain data as raw values, each with its place. Raises TypeError for what no facts file holds."""
    match data:
        case dict():
            entries = tuple(_entry((key, value), place.parts[key], source) for key, value in data.items())
            return RawTable(entries, _span(place.value, source))
        case list():
            items = tuple(with_places(item, place.parts[index], source) for index, item in enumerate(data))
            return RawList(items, _span(place.value, source))
        case bool() | str() | Fraction():
            return RawValue(data, _span(place.value, source))
        case int():
            return RawValue(Fraction(data), _span(place.value, source))
        case date() | time():
            return RawValue(data.isoformat(), _span(place.value, source))
        case _:
            raise TypeError(f"no TOML value: {type(data).__name__}")


def read_toml(source: Source) -> ReadFacts:
    """The facts of a TOML text."""
    strict = make_strict(source)
    if strict.problems:
        return ReadFacts(None, strict.problems)
    try:
        data = tomllib.loads(strict.text, parse_float=exact_number)
    except tomllib.TOMLDecodeError as cause:
        return ReadFacts(None, (_refused(str(cause), strict, source),))
    table = with_places(data, strict.root, source)
    assert isinstance(table, RawTable)
    return ReadFacts(table)


def _refused(cause: str, strict: Strict, source: Source) -> Diagnostic:
    """What the TOML parser itself found wrong, in our own words, at its place in the original text."""
    found = _POSITION.search(cause)
    at = len(source.text)
    if found:
        line, column = int(found[1]), int(found[2])
        at = min(at, strict.original(Source("", strict.text).line_starts[line - 1] + column - 1))
    key = next((key for pattern, key in _CAUSES if pattern.search(cause)), "facts.toml.other")
    end = at + 1 if at < len(source.text) and source.text[at] not in "\r\n" else at
    return error("E0606", Span(source, at, end), what=text(key))


def _entry(item: tuple[str, Any], place: Place, source: Source) -> RawEntry:
    return RawEntry(item[0], _span(place.key, source), with_places(item[1], place, source))


def _span(stretch: Stretch, source: Source) -> Span:
    return Span(source, *stretch)
