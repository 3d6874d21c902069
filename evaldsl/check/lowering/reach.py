"""How far the points of every indicator of a point system can go, whatever the facts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce
from typing import Final

import attrs

from evaldsl.check.lowering.bounds import Known, reach_of, rounded, rule_reach
from evaldsl.model.system import Gate, Indicator, System
from evaldsl.quantity.exact import Grain
from evaldsl.quantity.reach import (
    EVERYTHING,
    NOTHING,
    Reach,
    either_of,
    larger_of,
    plus,
    smaller_of,
)
from evaldsl.syntax.tree import EffectKind

_ZERO: Final = Fraction(0)


def with_reaches(system: System, additive: frozenset[tuple[str, ...]], *, closed: bool) -> System:
    """The system with the reach of every indicator that only gives points, and of its total where it adds up points."""
    known = Known(
        system,
        {fact.name: fact for fact in system.facts},
        {(fact.name, column.name): column for fact in system.facts for column in fact.columns},
        {each.key: each.value for each in system.definitions},
        {item.id: item.weight for item in _all(system.indicators)},
        {},
        {},
        closed,
    )
    indicators = tuple(_indicator(item, additive, known) for item in system.indicators)
    if () not in additive:
        return attrs.evolve(system, indicators=indicators)
    total = _sum(known.scores[item.id] for item in indicators) if closed else EVERYTHING
    for gate in system.gates:
        if gate.effect is EffectKind.TOTAL_AT_MOST:
            total = _gated(total, gate, known)
    total = rounded(total, system.total_grain, system.score_places)
    return attrs.evolve(system, indicators=indicators, reach=total)


def _all(items: Iterable[Indicator]) -> Iterable[Indicator]:
    for item in items:
        yield item
        yield from _all(item.children)


def _sum(reaches: Iterable[Reach]) -> Reach:
    return reduce(plus, reaches, NOTHING)


# ── indicators ──────────────────────────────────────────────────────────────────────────────────────


def _indicator(item: Indicator, additive: frozenset[tuple[str, ...]], known: Known) -> Indicator:
    children = tuple(_indicator(child, additive, known) for child in item.children)
    if item.path not in additive:
        known.scores[item.id] = Reach(_ZERO, item.weight, _weighted_step(item, known.system))
        return attrs.evolve(item, children=children)
    if item.leaf is None:
        reach = _sum(known.scores[child.id] for child in children) if known.closed else EVERYTHING
        reach = _with_gates(reach, item, known)
        reach = rounded(reach, item.grain if isinstance(item.grain, Grain) else None, None)
    else:
        reach = rule_reach(item.leaf.score, known)
        if item.leaf.floor is not None:
            reach = larger_of(reach, reach_of(item.leaf.floor, (), known))
        if item.leaf.cap is not None:
            reach = smaller_of(reach, reach_of(item.leaf.cap, (), known))
        if item.leaf.lacking is not None:
            reach = either_of(reach, reach_of(item.leaf.lacking.score, (), known))
        if item.leaf.worths:
            reach = either_of(reach, NOTHING)  # points may be not applicable
        reach = _leaf_rounded(_with_gates(reach, item, known), item, known.system)
    known.scores[item.id] = reach
    return attrs.evolve(item, children=children, reach=reach)


def _leaf_rounded(reach: Reach, item: Indicator, system: System) -> Reach:
    if item.grain is None:
        return rounded(reach, system.grain, system.score_places)
    return reach if item.grain == "none" else rounded(reach, item.grain, None)


def _weighted_step(item: Indicator, system: System) -> Fraction | None:
    if isinstance(item.grain, Grain):
        return item.grain.step
    if item.leaf is None or item.grain == "none" or system.score_places is None:
        return None
    return system.grain.step if system.grain else Fraction(1, 10**system.score_places)


def _with_gates(reach: Reach, item: Indicator, known: Known) -> Reach:
    for gate in item.gates:
        reach = _gated(reach, gate, known)
    return either_of(reach, NOTHING) if item.absence is not None or item.evidence == "zero" else reach


def _gated(reach: Reach, gate: Gate, known: Known) -> Reach:
    """What can come out where a gate may hold or not."""
    if gate.points is None:
        return either_of(reach, NOTHING)
    return either_of(reach, smaller_of(reach, reach_of(gate.points, (), known)))
