"""Blocks of 逐行: what has to be read of a table before its leaves are known."""

from __future__ import annotations

import attrs

from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.placed import Placed
from evaldsl.check.rows import key_of
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
    where = None if block.where is None else lower_expression(block.where, place)
    aside = attrs.evolve(place, whole=attrs.evolve(place.whole, cells={}))  # only the rows that hold `where` need them
    cases = (None if each.condition is None else lower_expression(each.condition, aside) for each in block.cases)
    place.whole.sources[key] = RowSource(
        key=key,
        table=row.table,
        where=where,
        name=_column(block.name),
        groups=tuple(_column(column) for column in block.groups),
        weight=row.weight,
        cases=tuple(cases),
        span=block.table.span,
    )


def _column(node: tree.Reference) -> str:
    return node.path.parts[-1].text
