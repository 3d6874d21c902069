"""Blocks of 逐行: what has to be read of a table before its leaves are known."""

from __future__ import annotations

from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.placed import Placed
from evaldsl.check.rows import key_of
from evaldsl.model.core import Column
from evaldsl.model.growth import RowSource
from evaldsl.syntax import tree


def note_source(pattern: Placed, place: Place) -> None:
    """Note the block that a pattern stands for, once."""
    row = pattern.row
    assert row is not None, "a pattern stands for rows"
    block, key = row.block, key_of(row.block, place.path)
    if key in place.whole.sources:
        return
    assert block.name is not None, "infer asks for a name"
    place.whole.sources[key] = RowSource(
        key=key,
        table=row.table,
        where=None if block.where is None else lower_expression(block.where, place),
        name=_column(block.name, place),
        groups=tuple(_column(column, place) for column in block.groups),
        weight=None if block.weights is None or block.weights.column is None else _column(block.weights.column, place),
        cases=tuple(None if each.condition is None else lower_expression(each.condition, place) for each in block.cases),
        span=block.table.span,
    )


def _column(node: tree.Reference, place: Place) -> str:
    core = lower_expression(node, place)
    assert isinstance(core, Column), "infer asks for a column"
    return core.name
