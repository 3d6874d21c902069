"""One catalogue entry: the words in both languages and the arguments they take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["str", "int", "number", "text", "list"]


class Entry(NamedTuple):
    """Templates in `str.format` form, and the kind of every argument they use.

    Kinds: `str` a name or a piece of the user's text, `int` a count, `number` an exact rational,
    `text` another catalogue text, `list` a sequence of any of these. Both templates use all arguments
    or leave the same ones out; the house tests check it.
    """

    zh: str
    en: str
    takes: Mapping[str, Kind] = {}
