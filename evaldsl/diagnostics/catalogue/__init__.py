"""The one catalogue of everything that is said to a user, in both languages.

Each part holds the entries of one room. Keys of diagnostics are their codes (E01 syntax, E02 names,
E03 weights, E04 types and units, E05 imports, E06 facts and run time, E08 files, W warnings); other keys are
dotted (`phrase.step`, `because.step`, `report.total`, `cli.run.help`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from evaldsl.diagnostics.catalogue.entry import Entry

__all__ = ["PARTS", "Entry", "all_keys", "entry"]

PARTS: Final = (
    "report", "because", "run", "lints", "cli", "phrase",
    "facts", "points", "types", "weights", "names", "imports", "syntax", "files", "rows", "office", "rubric",
)  # fmt: skip
"""The modules of the parts: first those that speak in a run without mistakes, which need not load the others."""

_CATALOGUE: dict[str, Entry] = {}
_UNREAD: Final = list(reversed(PARTS))


def entry(key: str) -> Entry:
    """The entry of a key. Raises KeyError for an unknown key, which is our own mistake."""
    while key not in _CATALOGUE and _UNREAD:
        _read_part()
    return _CATALOGUE[key]


def all_keys() -> tuple[str, ...]:
    """All keys, sorted."""
    while _UNREAD:
        _read_part()
    return tuple(sorted(_CATALOGUE))


def _read_part() -> None:
    entries: dict[str, Entry] = import_module(f"{__name__}.{_UNREAD.pop()}").ENTRIES
    _CATALOGUE.update(entries)
