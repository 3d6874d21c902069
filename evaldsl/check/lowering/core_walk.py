"""Going over a core: the formulas right below one, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from evaldsl.model import core
from evaldsl.model.core import Core

_FIELDS: Final[dict[type, tuple[str, ...]]] = {}


def parts(node: Core | core.Piece) -> Iterator[Core]:
    """The formulas right below one."""
    kind = type(node)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(field.name for field in attrs.fields(kind) if field.name not in {"type", "span"})
    for name in _FIELDS[kind]:
        value = getattr(node, name)
        for item in value if isinstance(value, tuple) else (value,):
            yield from _formulas(item)


def _formulas(item: object) -> Iterator[Core]:
    if isinstance(item, Core):
        yield item
    elif isinstance(item, core.Piece):
        yield from parts(item)
    elif isinstance(item, tuple):
        yield from (part for part in item if isinstance(part, Core))


def walk_core(node: Core) -> Iterator[Core]:
    """A formula and all formulas in it, each object once."""
    waiting, seen = [node], {id(node)}
    while waiting:
        current = waiting.pop()
        yield current
        for part in parts(current):
            if id(part) not in seen:
                seen.add(id(part))
                waiting.append(part)
