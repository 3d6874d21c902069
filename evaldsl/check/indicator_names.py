"""Finding indicators by path: a full path or a suffix that fits only one."""

from __future__ import annotations

from typing import NamedTuple

from evaldsl.check.arrange import Arrangement, Placing, arranged
from evaldsl.check.arrange_members import further_names
from evaldsl.frozen import frozen
from evaldsl.quantity.limits import MAX_INDICATORS
from evaldsl.syntax import tree


class _Place(NamedTuple):
    """The module that members stand in, the reusable indicators that they are within, and what they belong to."""

    module: str
    inside: frozenset[int]
    adapted: Arrangement


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


def index_indicators(members: tuple[tree.Node, ...], top: Arrangement) -> IndicatorNames:
    """Index the indicators among the members of a program or of a reusable indicator, at any depth.

    What places itself is entered once (expand refuses it); beyond MAX_INDICATORS nothing more is entered.
    """
    by_last: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
    has_rows = False
    path: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    waiting = [(members, _Place(top.module, frozenset(), top), path, names)]
    count = 0
    while waiting and count < MAX_INDICATORS:
        members, here, path, names = waiting.pop()
        has_rows = has_rows or any(isinstance(member, tree.EachRow) for member in members)
        for node in (m for m in members if isinstance(m, tree.Indicator | tree.Spread)):
            count += 1
            below, there = _block(node, here)
            if isinstance(node, tree.Spread):
                waiting.append((below, there, path, names))
                continue
            answers = (node.name.text, *further_names((*node.members, *below)))
            entry = ((*path, node.name.text), (*names, answers))
            for name in dict.fromkeys(answers):
                by_last.setdefault(name, []).append(entry)
            waiting.append((below, there, *entry))
    return IndicatorNames(by_last, has_rows)


def _block(node: Placing, here: _Place) -> tuple[tuple[tree.Node, ...], _Place]:
    """The members that make an indicator, and where they stand."""
    home = here.adapted.homes.get(node.id)
    at: _Place = here if home is None else home.home
    if node.placed is None:
        return node.members, at
    symbol = here.adapted.find(node.placed, at.module)
    if symbol is None or symbol.reusable.id in at.inside:
        return (), here
    done = arranged(node, symbol, here.adapted, module=at.module, home=at)
    return done.members, _Place(symbol.module, at.inside | {symbol.reusable.id}, done)
