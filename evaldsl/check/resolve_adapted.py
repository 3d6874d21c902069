"""Names in what few programs have: overrides of what is placed, and blocks of 逐行."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs

from evaldsl.check.resolve_paths import Scope, value_symbol
from evaldsl.check.symbols import UNKNOWN, Symbol, TableSymbol
from evaldsl.diagnostics import error, text
from evaldsl.syntax import tree


class Walk(NamedTuple):
    """How what stands inside is looked up: a path, a formula, a block, an indicator; and what a block's names add."""

    record: Callable[[tree.Path, Symbol, Scope], None]
    visit: Callable[[tree.Node, Scope], None]
    members: Callable[[tuple[tree.Member, ...], Scope], None]
    indicator: Callable[[tree.Indicator, Scope], None]
    seen: Callable[[tuple[tree.Member, ...], Scope], Scope]


def resolve_override(item: tree.Override, scope: Scope, walk: Walk) -> None:
    """What changes something says why; what it brings sees the names of the place that it is written in."""
    changes_itself = item.weight is not None or any(not isinstance(each, tree.Override) for each in item.members)
    if item.reason is None and item.kind != "fill" and (item.kind != "revise" or changes_itself):
        scope.found.append(error("E0524", item.span, notes=(text("E0524.note"),)))
    if item.indicator is not None:
        walk.indicator(item.indicator, scope)
    within = attrs.evolve(scope, indicator=item.id)
    for member in item.members:
        if isinstance(member, tree.Override) and item.kind == "revise":
            resolve_override(member, within, walk)
        elif isinstance(member, tree.Argument):
            walk.visit(member.value, within)
    rest = tuple(member for member in item.members if not isinstance(member, tree.Override | tree.Argument))
    walk.members(rest, scope if item.kind == "fill" else within)


def resolve_rows(item: tree.EachRow, scope: Scope, walk: Walk) -> None:
    """The block stands inside a row of its table: column names mean the cells of the row at hand."""
    symbol = value_symbol(item.table, scope)
    if not isinstance(symbol, TableSymbol):
        if symbol != UNKNOWN:
            scope.found.append(error("E0722", item.table.span, name=item.table.text, notes=(text("E0722.note"),)))
        return
    walk.record(item.table, symbol, scope)
    within = attrs.evolve(scope.within(symbol.item), indicator=item.id)
    for part in (item.where, item.name, *item.groups, item.weights):
        if part is not None:
            walk.visit(part, within)
    walk.members(item.members, within)
    within = walk.seen(item.members, within)
    for case in item.cases:
        if case.condition is not None:
            walk.visit(case.condition, within)
        walk.members(case.members, within)
