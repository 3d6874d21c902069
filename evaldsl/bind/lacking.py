"""Facts that may be missing: a row 缺失 stands in for them, and nothing else reads them."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.bind.absences import cores_of, facts_read, whole_cores
from evaldsl.facts.points import indicators
from evaldsl.model.core import Core
from evaldsl.model.system import FactDeclaration, Indicator, System


def part_lacking(system: System, absent: list[FactDeclaration]) -> tuple[list[FactDeclaration], frozenset[str]]:
    """The absent facts that are asked for, and the names of those for which a row stands in."""
    guarded = [one for one in indicators(system) if one.leaf is not None and one.leaf.lacking is not None]
    if not guarded or not absent:
        return absent, frozenset()
    definitions = {item.key: item.value for item in system.definitions}
    subjects = [one.leaf.lacking.subject for one in guarded if one.leaf is not None and one.leaf.lacking is not None]
    others = [core for one in indicators(system) for core in _other_cores(one)]
    spared = facts_read(subjects, definitions) - facts_read((*others, *whole_cores(system)), definitions)
    return [fact for fact in absent if fact.name not in spared], frozenset(
        fact.name for fact in absent if fact.name in spared
    )


def _other_cores(one: Indicator) -> Iterator[Core]:
    """What an indicator reads beside a subject whose absence has a row."""
    if one.leaf is None or one.leaf.lacking is None:
        yield from cores_of(one)
        return
    yield from (core for gate in one.gates for core in (gate.condition, gate.points) if core is not None)
    yield one.leaf.lacking.score
