"""Trees as JSON: a wheel carries the library's modules parsed, since parsing them costs more than a small rubric does.

A node is `[number of its class, start, end, *fields]`; what JSON has no form for is a list that begins with a letter:
"t" a tuple, "f" a fraction, "d" a date, "e" a member of an enumeration, "s" a span. Reading runs no code of the file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias
from zlib import crc32

import attrs

from evaldsl.syntax import tree
from evaldsl.text import Source, Span

Stored: TypeAlias = Any
"""What JSON can hold."""


def stored(program: tree.Program, source: Source) -> dict[str, Stored]:
    """A tree without syntax errors as data for JSON; it fits only the text that it was made of."""
    classes: dict[str, int] = {}
    root = _stored(program, classes)
    fields = {name: [field.name for field in _fields(getattr(tree, name))] for name in classes}
    return {"checksum": _checksum(source), "classes": fields, "root": root}


def restored(data: dict[str, Stored], source: Source) -> tree.Program | None:
    """The tree over its text; None where the text or the classes have changed since."""
    classes = [getattr(tree, name, None) for name in data["classes"]]
    known = [cls is not None and [field.name for field in _fields(cls)] for cls in classes]
    if data["checksum"] != _checksum(source) or known != list(data["classes"].values()):
        return None
    program = _restoring(source, [_maker(cls) for cls in classes])(data["root"])
    return program if isinstance(program, tree.Program) else None


def _checksum(source: Source) -> int:
    return crc32(source.text.encode())


@cache
def _fields(cls: Any) -> tuple[attrs.Attribute[Any], ...]:
    """What tells one node from another of its class; fields that are only given by name come last."""
    told = (field for field in attrs.fields(cls) if field.init and field.name not in {"id", "span"})
    return tuple(sorted(told, key=lambda field: field.kw_only))


def _stored(value: object, classes: dict[str, int]) -> Stored:
    match value:
        case Enum():
            return ["e", type(value).__name__, value.value]
        case None | bool() | int() | str():
            return value
        case tree.Node():
            number = classes.setdefault(type(value).__name__, len(classes))
            cls: Any = type(value)
            values = (_stored(getattr(value, field.name), classes) for field in _fields(cls))
            return [number, value.span.start, value.span.end, *values]
        case tuple():
            return ["t", *(_stored(each, classes) for each in value)]
        case Fraction():
            return ["f", value.numerator, value.denominator]
        case date():
            return ["d", value.isoformat()]
        case Span():
            return ["s", value.start, value.end]
        case _:
            raise TypeError(f"no stored form for {type(value).__name__}")


Maker: TypeAlias = Callable[[list[Any], Span], Any]


def _maker(cls: Any) -> Maker:
    """Makes a node of its values, in the order of its fields, and its span."""
    places = sum(not field.kw_only for field in _fields(cls))
    names = [field.name for field in _fields(cls) if field.kw_only]
    if names:
        return lambda values, span: cls(*values[:places], **dict(zip(names, values[places:], strict=True)), span=span)
    return lambda values, span: cls(*values, span=span)


def _restoring(source: Source, makers: list[Maker]) -> Callable[[Stored], Any]:
    def restore(data: Stored) -> Any:
        if type(data) is not list:
            return data
        kind = data[0]
        if type(kind) is int:
            return makers[kind]([restore(each) for each in data[3:]], Span(source, data[1], data[2]))
        if kind == "t":
            return tuple([restore(each) for each in data[1:]])
        return _special(kind, data, source)

    return restore


def _special(kind: str, data: list[Any], source: Source) -> Any:
    if kind == "e":
        return getattr(tree, data[1])(data[2])
    if kind == "f":
        return Fraction(data[1], data[2])
    if kind == "d":
        return date.fromisoformat(data[1])
    return Span(source, data[1], data[2])
