"""Finding indicators by path: a full path or a suffix that fits only one."""

from __future__ import annotations

from collections.abc import Callable

from evaldsl.check.symbols import ReusableSymbol
from evaldsl.frozen import frozen
from evaldsl.quantity.limits import MAX_INDICATORS
from evaldsl.syntax import tree

FindReusable = Callable[[tree.Call, str], ReusableSymbol | None]
"""The reusable indicator that a call in a module (by key) places, if it is known."""

Place = tuple[str, frozenset[int]]
"""The module that members stand in, and the reusable indicators that they are within."""


@frozen(eq=False)
class IndicatorNames:
    """All indicators below one place, those brought in by reusable ones included.

    Each has its path and, per part of the path, the names that it answers to (别名 and 代码 too). `has_rows`: there are
    others that only the rows of a table name.
    """

    by_last: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]]
    has_rows: bool

    def find(self, parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The paths that end in these names; the full path alone where one fits exactly."""
        fitting = [
            path
            for path, names in self.by_last.get(parts[-1], ())
            if len(parts) <= len(names) and all(p in n for p, n in zip(reversed(parts), reversed(names), strict=False))
        ]
        exact = [path for path in fitting if len(path) == len(parts)]
        return tuple(exact or fitting)


def index_indicators(members: tuple[tree.Node, ...], module: str, reusable: FindReusable) -> IndicatorNames:
    """Index the indicators among the members of a program or of a reusable indicator, at any depth.

    What places itself is entered once (expand refuses it); beyond MAX_INDICATORS nothing more is entered.
    """
    by_last: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
    has_rows = False
    path: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    here: Place = (module, frozenset())
    waiting = [(members, here, path, names)]
    count = 0
    while waiting and count < MAX_INDICATORS:
        members, here, path, names = waiting.pop()
        has_rows = has_rows or any(isinstance(member, tree.EachRow) for member in members)
        for indicator in (m for m in members if isinstance(m, tree.Indicator)):
            count += 1
            below, there = _block(indicator, here, reusable)
            answers = (indicator.name.text, *_further_names((*indicator.members, *below)))
            entry = ((*path, indicator.name.text), (*names, answers))
            for name in dict.fromkeys(answers):
                by_last.setdefault(name, []).append(entry)
            waiting.append((below, there, *entry))
    return IndicatorNames(by_last, has_rows)


def _block(indicator: tree.Indicator, here: Place, reusable: FindReusable) -> tuple[tuple[tree.Node, ...], Place]:
    """The members that make an indicator, and where they stand."""
    if indicator.placed is None:
        return indicator.members, here
    module, inside = here
    symbol = reusable(indicator.placed, module)
    if symbol is None or symbol.reusable.id in inside:
        return (), here
    return symbol.reusable.members, (symbol.module, inside | {symbol.reusable.id})


def _further_names(members: tuple[tree.Node, ...]) -> tuple[str, ...]:
    kinds = (tree.AttributeKind.ALIAS, tree.AttributeKind.CODE, tree.AttributeKind.ENGLISH)
    return tuple(
        m.value.text
        for m in members
        if isinstance(m, tree.Attribute) and m.kind in kinds and isinstance(m.value, tree.Path | tree.String)
    )
