"""Facts as read: nested tables of texts and numbers with the place of every key and value."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, TypeAlias, assert_never

import attrs

from evaldsl.frozen import frozen
from evaldsl.text import Span

RawScalar: TypeAlias = "str | Fraction | bool"
"""TOML strings, numbers (exact) and booleans; dates arrive as ISO text."""


@frozen
class RawValue:
    value: RawScalar
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class RawList:
    items: tuple[Raw, ...]
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class RawEntry:
    key: str
    key_span: Span = attrs.field(eq=False, repr=False)
    value: Raw


@frozen
class RawTable:
    """Entries in the order of the text; keys are unique."""

    entries: tuple[RawEntry, ...]
    span: Span = attrs.field(eq=False, repr=False)

    def get(self, key: str) -> Raw | None:
        return next((entry.value for entry in self.entries if entry.key == key), None)


@frozen
class Gaps:
    """How what is missing can be given: as TOML or JSON to add, or in the cells of a form that are still empty.

    `blanks`: those cells, by what they are for: (fact,), (table,) or (indicator, point number).
    """

    form: Literal["toml", "json", "cells"] = "toml"
    blanks: tuple[tuple[tuple[str, ...], Span], ...] = ()


TOML_GAPS: Final = Gaps()

Raw: TypeAlias = RawValue | RawList | RawTable


def is_inline(raw: Raw | None) -> bool:
    """Whether it is a table in braces, to which TOML allows no addition."""
    return isinstance(raw, RawTable) and raw.span.text[:1] in ("{", "｛")


def has_headers(raw: Raw) -> bool:
    """Whether a header such as `[要点.甲]` stands anywhere: lines at the end of the file then fall into a table."""
    match raw:
        case RawTable():
            return raw.span.text[:1] in ("[", "［", "【") or any(has_headers(entry.value) for entry in raw.entries)
        case RawList():
            return any(has_headers(item) for item in raw.items)
        case RawValue():
            return False
        case _:
            assert_never(raw)
