"""The one catalogue of everything that is said to a user, in both languages.

Each part holds the entries of one room. Keys of diagnostics are their codes (E01 syntax, E02 names,
E03 weights, E04 types and units, E05 imports, E06 facts and run time, W warnings); other keys are
dotted (`phrase.step`, `because.step`, `report.total`, `cli.run.help`).
"""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry
from evaldsl.diagnostics.catalogue.parts import PARTS

__all__ = ["Entry", "all_keys", "entry"]

_CATALOGUE: dict[str, Entry] = {key: value for part in PARTS for key, value in part.items()}


def entry(key: str) -> Entry:
    """The entry of a key. Raises KeyError for an unknown key, which is our own mistake."""
    return _CATALOGUE[key]


def all_keys() -> tuple[str, ...]:
    """All keys, sorted."""
    return tuple(sorted(_CATALOGUE))
