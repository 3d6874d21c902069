"""A workbook to write: sheets of cells with a look, drop-downs and column widths, independent of any format."""

from __future__ import annotations

from typing import Literal, TypeAlias

from evaldsl.frozen import frozen

Look: TypeAlias = Literal["plain", "title", "note", "mark", "head", "fixed", "entry", "text", "percent", "date"]
"""`fixed`: given, not to be changed; `entry`, `text`, `percent`, `date`: to be filled in."""


@frozen
class Out:
    """A cell to write: its words, its look, and the choices it offers ((): anything may be typed)."""

    words: str = ""
    look: Look = "plain"
    choices: tuple[str, ...] = ()


@frozen
class OutSheet:
    """A sheet to write; `frozen_rows` stay on top when it is scrolled."""

    name: str
    rows: tuple[tuple[Out, ...], ...]
    widths: tuple[int, ...]
    frozen_rows: int = 0
