"""The decorator of data classes: `attrs.frozen` that is quick to make, since a run makes more than two hundred of them.

Compiling a comparison, a hash and a repr for each class takes more than half of the time that making it takes. Here
they are compiled once for all classes, over the fields that attrs knows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls=None, *, eq=True, **options):
        """`attrs.frozen` with the same meaning and the same options."""
        if cls is None:
            return partial(frozen, eq=eq, **options)
        made = attrs.frozen(cls, eq=False, repr=False, **options)
        made.__repr__ = _shown
        if eq:
            made.__eq__, made.__hash__ = _comparison(made)
        return made


def _comparison(cls: type[Any]) -> tuple[Callable[[Any, object], bool], Callable[[Any], int]]:
    """Equality and hash of a class: by the values of its fields, but those that take no part."""
    names = [field.name for field in attrs.fields(cls) if field.eq]
    values = attrgetter(*names) if names else _nothing

    def equal(self: Any, other: object) -> bool:
        return bool(values(self) == values(other)) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash((type(self), values(self)))

    return equal, hashed


def _nothing(_: object) -> None:
    return None


def _shown(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)) if field.repr)
    return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({', '.join(shown)})"
