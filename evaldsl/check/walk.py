"""Going over a tree whatever its shape: the nodes right below a node, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import attrs

from evaldsl.syntax import tree

_FIELDS: Final[dict[type[tree.Node], tuple[str, ...]]] = {}


def fields(kind: type[tree.Node]) -> tuple[str, ...]:
    """The fields of a kind of node that hold what was written."""
    if kind not in _FIELDS:
        names = (field.name for field in attrs.fields(kind) if field.init and field.eq)  # what equality looks at
        _FIELDS[kind] = tuple(names)
    return _FIELDS[kind]


def children(node: tree.Node) -> Iterator[tree.Node]:
    """The nodes right below a node, in the order of its fields."""
    for name in fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tree.Node):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, tree.Node))


def descend(node: tree.Node) -> Iterator[tree.Node]:
    """A node and all nodes below it, a node before its children."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(tuple(children(current))))


def references(node: tree.Node) -> Iterator[tree.Path]:
    """The paths that stand as values or functions in a node."""
    for each in descend(node):
        if isinstance(each, tree.Reference):
            yield each.path
        elif isinstance(each, tree.Call):
            yield each.callee


def own_references(call: tree.Call, folds: Callable[[tree.Call], bool]) -> Iterator[tree.Path]:
    """The paths in the brackets of a call, but for those in the brackets of folds inside it."""
    waiting: list[tree.Node] = [*reversed((*call.arguments, *((call.where,) if call.where else ())))]
    while waiting:
        current = waiting.pop()
        if isinstance(current, tree.Reference):
            yield current.path
        if not (isinstance(current, tree.Call) and folds(current)):
            waiting.extend(reversed(tuple(children(current))))
