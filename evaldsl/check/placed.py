"""The indicators of a program with every reusable one put in its place."""

from __future__ import annotations

import attrs

from evaldsl.check.arrange import Change
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.text import Span


@frozen
class PlacedRow:
    """The row that a leaf of 逐行 stands for, counted from 1; 0 while no facts are known, with the block it is of."""

    table: str
    number: int
    weight: str | None
    block: tree.EachRow = attrs.field(eq=False, repr=False)


@frozen
class Placed:
    """One indicator of the evaluation, written in place or brought in from a reusable one.

    Parameters have been replaced by arguments in `rules`, `gates` and `definitions`. `span` is that of the name as
    placed; `weight_span` that of its weight; of a leaf from a row, those of the cells.
    `anchors` are the ids of the tree nodes it is an instance of (its own
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
    row: PlacedRow | None = None

    @property
    def is_pattern(self) -> bool:
        """Whether it stands for all rows of one kind, as long as no facts are known."""
        return self.row is not None and self.row.number == 0
