"""The indicators of a program with every reusable one put in its place."""

from __future__ import annotations

import attrs

from evaldsl.check.arrange import Change
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.text import Span


@frozen
class Placed:
    """One indicator of the evaluation, written in place or brought in from a reusable one.

    Parameters have been replaced by arguments in `rules`, `gates` and `definitions`. `span` is that of the name as
    placed; `weight_span` that of its weight. `anchors` are the ids of the tree nodes it is an instance of (its own
    tree.Indicator, and the tree.Reusable it places): numbers and local names written relative to those find it so.
    `above` are the reusable ones whose place is that of its parent. `changes`: what overrides made of it.
    """

    name: str
    path: tuple[str, ...]
    weight: tree.Weight | None
    children: tuple[Placed, ...]
    rules: tuple[tree.Rule, ...]
    gates: tuple[tree.Gate, ...]
    definitions: tuple[tree.Definition, ...]
    attributes: tuple[tree.Attribute, ...]
    module: str
    span: Span = attrs.field(eq=False, repr=False)
    weight_span: Span | None = attrs.field(default=None, eq=False, repr=False)
    together: tuple[tree.Together, ...] = ()
    anchors: tuple[tree.NodeId, ...] = attrs.field(default=(), eq=False, repr=False)
    handling: tuple[tree.Handling, ...] = ()
    above: tuple[tree.NodeId, ...] = attrs.field(default=(), eq=False, repr=False)
    changes: tuple[Change, ...] = ()
