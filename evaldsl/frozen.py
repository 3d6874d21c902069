"""The decorator of data classes: `attrs.frozen` that is quick to make, since a run makes more than two hundred of them.

attrs compiles a class's methods when the class is made. A run of a rubric uses only about half of the classes that its
`match` statements name, so here attrs finishes a class when it is first looked at: at the first instance, or when its
fields are asked for. Comparison, hash and repr are the same for all classes, over the fields that attrs knows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any

import attrs

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:

    def frozen(cls=None, *, eq=True, slots=False):
        """`attrs.frozen` with the same meaning, finished late, and then without slots, unless they are asked for."""
        if cls is None:
            return partial(frozen, eq=eq, slots=slots)
        cls.__repr__ = _shown
        if slots:
            return _finished(cls, eq, slots)
        cls.__attrs_attrs__ = _Unfinished(cls, eq)
        cls.__init__ = _first
        return cls


_FINISHING = RLock()
"""Held while a class is finished, and then its bases with it, so that two threads may come to it at once."""


class _Unfinished:
    """Stands where attrs keeps the fields of a class; whoever looks (attrs itself for a subclass) has it finished."""

    __slots__ = ("_cls", "_eq")

    def __init__(self, cls: type[Any], eq: bool) -> None:
        self._cls, self._eq = cls, eq

    def __get__(self, _instance: object, _owner: type[Any]) -> tuple[attrs.Attribute[Any], ...]:
        with _FINISHING:
            if vars(self._cls)["__attrs_attrs__"] is self:
                _finished(self._cls, self._eq, slots=False)
        fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(self._cls)
        return fields


def _finished(cls: type[Any], eq: bool, slots: bool) -> type[Any]:
    made = attrs.frozen(cls, slots=slots, eq=False, repr=False, init=True)
    if eq:
        made.__eq__, made.__hash__ = _comparison(made)  # type: ignore[assignment]  # the same for all classes
    return made


def _first(self: Any, *values: object, **named: object) -> None:
    """The `__init__` until there is an instance."""
    cls = type(self)
    attrs.fields(cls)
    cls.__init__(self, *values, **named)


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
