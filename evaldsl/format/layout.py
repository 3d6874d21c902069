"""How lines stand below one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

STEP: Final = "    "


def indented(lines: Iterable[str]) -> list[str]:
    """The lines, one level deeper."""
    return [STEP + line for line in lines]


def joined(*parts: str) -> str:
    """The parts of a line that are there, one blank between them."""
    return " ".join(part for part in parts if part)
