"""Blocks of 逐行: what has to be read of a table before its leaves are known."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.placed import Placed
from evaldsl.check.rows import key_of
from evaldsl.check.substitution import Bound, Size, substituted
from evaldsl.check.symbols import Names
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
    conditions = _conditions(block, place.whole.names)
    cases = (None if condition is None else lower_expression(condition, aside) for condition in conditions)
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


def _conditions(block: tree.EachRow, names: Names) -> Iterator[tree.Expression | None]:
    """When a row is of which kind, with the formulas in place of the names that the block gives them."""
    order = {each.id: position for position, each in enumerate(names.definitions)}
    local = [member for member in block.members if isinstance(member, tree.Definition)]
    bindings: dict[tree.NodeId, Bound] = {}
    for each in sorted(local, key=lambda one: order.get(one.id, -1)):
        bindings[each.id] = Bound(substituted(each.value, bindings, names), Size(1, 1))
    for case in block.cases:
        yield None if case.condition is None else substituted(case.condition, bindings, names)


def _column(node: tree.Reference) -> str:
    return node.path.parts[-1].text
