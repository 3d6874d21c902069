"""Names that look like a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 60  # per cent
_MOST_COMPARED = 2000


def near_names(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known names nearest to `name`, best first; a longer name that holds it, or is held by it, is near too."""
    scored = []
    for candidate in list(dict.fromkeys(known))[:_MOST_COMPARED]:
        alike = likeness(name, candidate)
        if alike >= _ALIKE or (len(name) >= 3 and (name in candidate or candidate in name)):
            scored.append((-alike, candidate))
    return tuple(candidate for _, candidate in sorted(scored)[:most])


def likeness(one: str, other: str) -> int:
    """How alike two texts are, in whole per cent."""
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return 200 * sum(block.size for block in blocks) // max(len(one) + len(other), 1)
