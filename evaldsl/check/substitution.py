"""Replacing parameters by arguments in a tree, and knowing the size of the outcome before doing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import attrs

from evaldsl.check.symbols import DefinitionSymbol, Names, ParameterSymbol
from evaldsl.check.walk import children, fields
from evaldsl.frozen import frozen
from evaldsl.syntax import tree

T = TypeVar("T", bound=tree.Node)


class Size(NamedTuple):
    """How many nodes a tree has, and how deeply they nest."""

    nodes: int
    depth: int


@frozen
class Bound:
    """An argument and its size once everything is replaced in it."""

    value: tree.Expression
    size: Size


Bindings = Mapping[tree.NodeId, Bound]
"""Arguments by the id of their parameter, and formulas by that of their local name."""


def size_after(node: tree.Node, bindings: Bindings, names: Names) -> Size:
    """The size that a node has after substitution; work linear in the node as it is."""
    if isinstance(node, tree.Reference):
        bound = _bound(node, bindings, names)
        return bound.size if bound else Size(1, 1)
    below = [size_after(child, bindings, names) for child in children(node)]
    return Size(1 + sum(each.nodes for each in below), 1 + max((each.depth for each in below), default=0))


def substitute(node: T, bindings: Bindings, names: Names) -> T:
    """The node with its parameters replaced; what does not change is shared, ids and spans are kept."""
    if not bindings:
        return node
    changes: dict[str, object] = {}
    for name in fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tree.Node):
            replaced = _replaced(value, bindings, names)
            if replaced is not value:
                changes[name] = replaced
        elif isinstance(value, tuple) and value:
            items = tuple(_replaced(v, bindings, names) if isinstance(v, tree.Node) else v for v in value)
            if any(new is not old for new, old in zip(items, value, strict=True)):
                changes[name] = items
    return attrs.evolve(node, **changes) if changes else node  # type: ignore[arg-type]  # fields of this very node


def _replaced(node: tree.Node, bindings: Bindings, names: Names) -> tree.Node:
    if isinstance(node, tree.Reference):
        bound = _bound(node, bindings, names)
        return _in_place(bound.value) if bound else node
    return substitute(node, bindings, names)


def substituted(node: tree.Expression, bindings: Bindings, names: Names) -> tree.Expression:
    """An expression after substitution; it may be a parameter itself."""
    if isinstance(node, tree.Reference):
        bound = _bound(node, bindings, names)
        return bound.value if bound else node
    return substitute(node, bindings, names)


def _bound(node: tree.Reference, bindings: Bindings, names: Names) -> Bound | None:
    symbol = names.of(node.path)
    match symbol:
        case ParameterSymbol(parameter=tree.Parameter() as named) | DefinitionSymbol(definition=named, local=True):
            return bindings.get(named.id)
        case _:
            return None


def _in_place(value: tree.Expression) -> tree.Expression:
    """An argument that is a formula keeps together in brackets."""
    match value:
        case (
            tree.Negate()
            | tree.Arithmetic()
            | tree.Comparison()
            | tree.Within()
            | tree.Logic()
            | tree.Not()
            | tree.Conditional()
        ):
            return tree.Group(value, span=value.span)
        case _:
            return value
