"""Libraries that pip has installed: found by their entry points as folders of data; their Python is never imported."""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from evaldsl.library.find import Place

GROUP: Final = "evaldsl.libraries"
"""`name = "folder"` in this group of entry points names a folder of .eval files, with dots between its parts."""

_OURS: Final = ("标准.", "std.")


def may_be_installed(name: str) -> bool:
    """Names of the standard library are not for others to take, so that nothing else is looked through for them."""
    return not name.startswith(_OURS)


@cache
def installed() -> tuple[Place, ...]:
    """The folders of installed libraries, by the name of the entry point."""
    from importlib.metadata import entry_points

    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        parts = point.value.partition(":")[0].strip().split(".")
        if point.dist is None or not all(part.isidentifier() for part in parts):
            continue
        folder = str(point.dist.locate_file("/".join(parts)))
        if os.path.isdir(folder):
            found.append(Place(folder, f"{point.dist.name}-{point.dist.version}/{'/'.join(parts)}"))
    return tuple(dict.fromkeys(found))
