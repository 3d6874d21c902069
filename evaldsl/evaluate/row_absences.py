"""Rows that say themselves that their leaf is not applicable: cells that nothing else reads need not be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from evaldsl.bind import Setting, bind
from evaldsl.bind.absences import facts_read, spare_facts
from evaldsl.evaluate.plan import plan_of
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import holds
from evaldsl.facts.bound import FactValue
from evaldsl.facts.points import walk
from evaldsl.facts.raw import Gaps, RawTable
from evaldsl.model.core import Core, Own
from evaldsl.model.growth import Cells
from evaldsl.model.system import EffectKind, Indicator, System
from evaldsl.result.result import Status


def spared(system: System, given: tuple[RawTable, Gaps], settings: tuple[Setting, ...]) -> System:
    """The system whose leaves from rows stand, without the cells that only leaves read which are not applicable.

    What the conditions themselves read must be there.
    """
    definitions = {item.key: item.value for item in system.definitions}
    conditions = dict(_conditions(system.indicators, ()))
    read = facts_read((core for cores in conditions.values() for core in cores), definitions)
    run = _run(system, read, given, settings=settings)
    if run is None:
        return system
    absent = [ident for ident, cores in conditions.items() if any(_holds(run, core) for core in cores)]
    spare = spare_facts(system, absent) - read
    return attrs.evolve(system, cells={table: _without(table, cells, spare) for table, cells in system.cells.items()})


def _conditions(items: Iterable[Indicator], above: tuple[Core, ...]) -> Iterator[tuple[str, tuple[Core, ...]]]:
    """By indicator, when it is not applicable, with those around it; scores are not known yet."""
    for item in items:
        own = [gate.condition for gate in item.gates if gate.effect is EffectKind.NOT_APPLICABLE]
        known = (*above, *(core for core in own if not any(isinstance(part, Own) for part in walk(core))))
        if known:
            yield item.id, known
        yield from _conditions(item.children, known)


def _run(
    system: System, read: frozenset[str], given: tuple[RawTable, Gaps], *, settings: tuple[Setting, ...]
) -> Run | None:
    """A run that knows what the conditions read; None where that is wrong, which is said with everything else."""
    raw, gaps = given
    tables = {table: Cells(frozenset(), {}, cells.weights) for table, cells in system.cells.items()}
    wanted = {*read, *tables}
    facts = tuple(fact for fact in system.facts if fact.name in wanted)
    ground = attrs.evolve(
        system, facts=facts, indicators=(), gates=(), policies=(), tests=(), extras=(), cells=tables, growth=None
    )
    entries = tuple(entry for entry in raw.entries if entry.key in wanted)
    aimed = tuple(setting for setting in settings if setting.path[0] in wanted)
    bound = bind(ground, attrs.evolve(raw, entries=entries), aimed, gaps=gaps).facts
    if bound is None:
        return None
    gone = {name: FactValue(name, None, "", Status.MISSING) for name in sorted(read) if name not in bound.values}
    return Run(ground, attrs.evolve(bound, values={**gone, **bound.values}), plan_of(ground))


def _holds(run: Run, condition: Core) -> bool:
    try:
        return holds(run, condition)
    except EvaluationError:  # which is said where the leaf is scored
        return False


def _without(table: str, cells: Cells, spare: frozenset[str]) -> Cells:
    by_row = {
        number: frozenset(column for column in columns if f"{table}[{number}].{column}" not in spare)
        for number, columns in cells.by_row.items()
    }
    return attrs.evolve(cells, by_row=by_row)
