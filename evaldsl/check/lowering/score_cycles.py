"""Scores that depend on themselves: through formulas, definitions, gates and the sums of branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from evaldsl.check.lowering.core_walk import walk_core
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.core import Column, Core, Defined, Own
from evaldsl.model.system import Indicator, Leaf, System
from evaldsl.syntax.tree import EffectKind
from evaldsl.text import Span


class Unit(NamedTuple):
    """Something that has a value: a definition, a computed column, an indicator ("" is the system)."""

    kind: str
    key: str


class _Entry(NamedTuple):
    name: str
    span: Span
    cores: tuple[Core, ...]
    below: tuple[Unit, ...]


def score_cycles(system: System) -> tuple[Diagnostic, ...]:
    """One diagnostic for each circle; circles of definitions alone were found when names were resolved."""
    entries = _entries(system)
    uses = {unit: tuple(dict.fromkeys((*entry.below, *_used(entry.cores)))) for unit, entry in entries.items()}
    state: dict[Unit, int] = {}
    found = [_report(circle, entries) for start in entries for circle in _circles(start, uses, state)]
    return tuple(found)


def _entries(system: System) -> dict[Unit, _Entry]:
    top = tuple(Unit("indicator", item.id) for item in system.indicators)
    capping = (EffectKind.TOTAL_AT_MOST, EffectKind.TOTAL_BELOW_GRADE)
    made = () if system.together.formula is None else (system.together.formula,)
    caps = tuple(gate.condition for gate in system.gates if gate.effect in capping)
    caps += tuple(loss.amount for extra in system.extras for loss in extra.losses)
    name = "总分" if system.language == "zh" else "total"
    found = {Unit("indicator", ""): _Entry(name, system.span, (*made, *caps), top)}
    for definition in system.definitions:
        entry = _Entry(definition.shown, definition.span, (definition.value,), ())
        found[Unit("definition", definition.key)] = entry
    for fact in (*system.facts, *(lookup.declaration for lookup in system.lookups)):
        for column in fact.columns:
            if column.computed is not None:
                entry = _Entry(f"{fact.name}.{column.name}", fact.span, (column.computed,), ())
                found[Unit("column", f"{fact.name}.{column.name}")] = entry
    for item in _indicators(system.indicators):
        below = tuple(Unit("indicator", child.id) for child in item.children)
        found[Unit("indicator", item.id)] = _Entry(item.name, item.span, _cores(item), below)
    return found


def _indicators(top: tuple[Indicator, ...]) -> Iterator[Indicator]:
    for item in top:
        yield item
        yield from _indicators(item.children)


def _cores(item: Indicator) -> tuple[Core, ...]:
    made = () if item.together.formula is None else (item.together.formula,)
    gates = (*made, *(gate.condition for gate in item.gates))
    return gates if item.leaf is None else (*gates, *_leaf_cores(item.leaf))


def _leaf_cores(leaf: Leaf) -> Iterator[Core]:
    yield leaf.score
    if leaf.floor is not None:
        yield leaf.floor
    for requirement in leaf.must_hold:
        yield requirement.condition
    yield from leaf.subjects


def _used(cores: Iterable[Core]) -> Iterator[Unit]:
    for core in cores:
        for part in walk_core(core):
            match part:
                case Defined(key=key):
                    yield Unit("definition", key)
                case Column(table=table, name=name):
                    yield Unit("column", f"{table}.{name}")
                case Own(indicator=indicator, what="score" | "rate"):
                    yield Unit("indicator", indicator)
                case _:
                    pass


_OPEN, _DONE = 1, 2


def _circles(start: Unit, uses: Mapping[Unit, tuple[Unit, ...]], state: dict[Unit, int]) -> Iterator[list[Unit]]:
    """Depth first without recursion."""
    if start in state:
        return
    state[start] = _OPEN
    trail = [(start, iter(uses[start]))]
    while trail:
        unit, rest = trail[-1]
        used = next(rest, None)
        if used is None:
            state[unit] = _DONE
            trail.pop()
        elif used not in uses:
            continue
        elif used not in state:
            state[used] = _OPEN
            trail.append((used, iter(uses[used])))
        elif state[used] == _OPEN:
            units = [each for each, _ in trail]
            yield units[units.index(used) :]


def _report(circle: list[Unit], entries: Mapping[Unit, _Entry]) -> Diagnostic:
    names = " → ".join(entries[unit].name for unit in (*circle, circle[0]))
    place = next((unit for unit in circle if unit.kind == "definition"), circle[0])
    return error("E0207", entries[place].span, names=names, notes=(text("E0207.note"),))
