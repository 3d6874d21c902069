"""How many indicators a program comes to, counted before anything is copied."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.check.arrange import Placing
from evaldsl.check.symbols import Names, ReusableSymbol
from evaldsl.quantity.limits import MAX_DEPTH, MAX_INDICATORS
from evaldsl.syntax import tree


def beyond_limit(items: tuple[tree.Item, ...], names: Names) -> Placing | None:
    """The item with which there are too many: thirty lines that double one another would not end."""
    known: dict[tree.NodeId, int] = {}
    total = 0
    for item in items:
        if isinstance(item, tree.Indicator | tree.Spread):
            total += _size(item, names, known, depth=1)
            if total > MAX_INDICATORS:
                return item
    return None


def _size(item: Placing, names: Names, known: dict[tree.NodeId, int], *, depth: int) -> int:
    """How many indicators an item comes to, at least; levels beyond the limit and circles are reported later."""
    source: Placing | tree.Reusable = item
    here = depth + isinstance(item, tree.Indicator)
    brought = 0
    if item.placed is not None:
        symbol = names.of(item.placed.callee)
        if not isinstance(symbol, ReusableSymbol):
            return 1
        source = symbol.reusable
        brought = (
            sum(_size(each, names, known, depth=here) for each in _brought(item.members)) if here <= MAX_DEPTH else 0
        )
    if source.id not in known:
        known[source.id] = 1
        below = [m for m in source.members if isinstance(m, tree.Indicator | tree.Spread)] if here <= MAX_DEPTH else []
        known[source.id] += sum(_size(member, names, known, depth=here) for member in below)
    return known[source.id] + brought


def _brought(members: tuple[tree.Member, ...]) -> Iterator[Placing]:
    """What overrides bring along."""
    for member in members:
        if isinstance(member, tree.Override):
            yield from (each for each in (member.indicator, *member.members) if isinstance(each, Placing))
            yield from _brought(member.members)
