"""Names that look like a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def near_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known names nearest to `name`, best first; short Chinese names may differ in one character."""
    scored = []
    for candidate in dict.fromkeys(known):
        ratio = SequenceMatcher(None, name, candidate, autojunk=False).ratio()
        if ratio >= 0.6 or (len(name) >= 3 and (name in candidate or candidate in name)):
            scored.append((-ratio, candidate))
    return tuple(candidate for _, candidate in sorted(scored)[:most])
