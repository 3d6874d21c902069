"""Facts given by Python code: a mapping becomes raw values, placed in a text that shows it line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.facts.raw import RawTable
from evaldsl.facts.toml import ReadFacts, with_places
from evaldsl.facts.walk import Place
from evaldsl.facts.writing import toml_string
from evaldsl.quantity.limits import MAX_DEPTH, MAX_DIGITS
from evaldsl.text import Source, Span


@attrs.define
class _Writing:
    """The lines so far, their length, and the mistakes with the places they are about."""

    problems: list[tuple[Place, Text]] = attrs.field(factory=list)
    lines: list[str] = attrs.field(factory=list)
    length: int = 0


def facts_from_mapping(mapping: Mapping[str, Any], name: str = "facts") -> ReadFacts:
    """The facts of a mapping by name: texts, whole numbers, Decimals, Fractions, booleans, dates, lists and mappings.

    Binary floats are refused, since `0.1` is no tenth. Places point into a text named `name`, one line a value.
    """
    writing = _Writing()
    data, place = _plain(mapping, "", writing)
    source = Source(name, "".join(writing.lines))
    place.value = (0, len(source.text))
    if writing.problems:
        return ReadFacts(None, tuple(_diagnostic(source, *problem) for problem in writing.problems))
    raw = with_places(data, place, source)
    assert isinstance(raw, RawTable)
    return ReadFacts(raw)


def _diagnostic(source: Source, place: Place, what: Text) -> Diagnostic:
    return error("E0648", Span(source, *place.value), what=what, notes=(text("E0648.note"),))


def _plain(value: Any, path: str, writing: _Writing) -> tuple[Any, Place]:
    """The value as plain data, with its place in the text that grows."""
    if path.count(".") + path.count("[") > MAX_DEPTH:
        return None, _refuse(value, path, (text("E0648.deep", most=MAX_DEPTH), writing))
    match value:
        case Mapping():
            return _table(value, path, writing)
        case str() | bool() | date():
            plain = value.isoformat() if isinstance(value, date) else value
            return plain, _line(path, toml_string(plain) if isinstance(plain, str) else str(plain).lower(), writing)
        case int() | Decimal() | Fraction():
            return _number(value, path, writing)
        case Sequence() if not isinstance(value, bytes | bytearray):
            return _list(value, path, writing)
        case float():
            return None, _refuse(value, path, (text("E0648.float", value=repr(value)), writing))
        case _:
            return None, _refuse(value, path, (text("E0648.type", type=type(value).__name__), writing))


def _table(table: Mapping[Any, Any], path: str, writing: _Writing) -> tuple[Any, Place]:
    place = _here(writing)
    data = {}
    for key, value in table.items():
        inner = f"{path}.{key}" if path else str(key)
        if not isinstance(key, str):
            _refuse(value, inner, (text("E0648.key", type=type(key).__name__), writing))
            continue
        data[key], place.parts[key] = _plain(value, inner, writing)
    place.value = (place.value[0], writing.length)
    return data, place


def _list(items: Sequence[Any], path: str, writing: _Writing) -> tuple[Any, Place]:
    place = _here(writing)
    data = []
    for index, value in enumerate(items):
        plain, place.parts[index] = _plain(value, f"{path}[{index + 1}]", writing)
        data.append(plain)
    place.value = (place.value[0], writing.length)
    return data, place


def _number(value: int | Decimal | Fraction, path: str, writing: _Writing) -> tuple[Any, Place]:
    """An exact number within bounds, which are tested before it is written out or converted."""
    if isinstance(value, Decimal):
        bad = not value.is_finite() or len(value.as_tuple().digits) + abs(value.adjusted()) > 2 * MAX_DIGITS
    else:
        bad = max(abs(value.numerator), value.denominator) >= 10**MAX_DIGITS
    if bad:
        return None, _refuse(value, path, (text("E0648.long", most=MAX_DIGITS), writing))
    return Fraction(value), _line(path, f"{value:f}" if isinstance(value, Decimal) else str(value), writing)


def _here(writing: _Writing) -> Place:
    return Place((writing.length, writing.length), (writing.length, writing.length))


def _line(path: str, shown: str, writing: _Writing) -> Place:
    start = writing.length
    behind = start + len(path) + 3
    line = f"{path} = {shown}\n"
    writing.lines.append(line)
    writing.length += len(line)
    return Place((start, start + len(path)), (behind, behind + len(shown)), "value")


def _refuse(value: Any, path: str, why: tuple[Text, _Writing]) -> Place:
    what, writing = why
    place = _line(path, type(value).__name__, writing)
    writing.problems.append((place, what))
    return place
