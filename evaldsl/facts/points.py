"""Which checklist points are answered by facts: those that the rule of their leaf asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from evaldsl.frozen import frozen
from evaldsl.model.core import (
    Aggregate,
    Answer,
    Apply,
    Arithmetic,
    Column,
    Compare,
    Const,
    Core,
    Defined,
    Extreme,
    Fact,
    If,
    Logic,
    Not,
    Own,
    Piece,
    Piecewise,
    Round,
    Select,
)
from evaldsl.model.system import Indicator, System


@frozen
class Asked:
    """A checklist leaf and the numbers of the points to answer, counted from 1, in order."""

    indicator: Indicator
    numbers: tuple[int, ...]

    def words(self, number: int) -> str:
        """The text of a point."""
        points = self.indicator.leaf.points if self.indicator.leaf else ()
        return points[number - 1] if number <= len(points) else ""

    def names_a_fault(self, number: int) -> bool:
        """Whether yes is the bad answer."""
        return self.indicator.leaf is not None and number in self.indicator.leaf.negatives

    def wants_a_document(self, number: int) -> bool:
        """Whether 符合 counts only with 佐证."""
        return self.indicator.leaf is not None and number in self.indicator.leaf.documented


def asked_points(system: System) -> tuple[Asked, ...]:
    """The checklist leaves in order, with the points that facts must answer (points bound with 当 are left out)."""
    leaves = (one for one in indicators(system) if one.leaf and one.leaf.kind == "checklist")
    return tuple(Asked(one, _numbers(one)) for one in leaves)


def indicators(system: System) -> Iterator[Indicator]:
    """All indicators, each before its children."""
    waiting = list(reversed(system.indicators))
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


def _numbers(indicator: Indicator) -> tuple[int, ...]:
    inside = walk(indicator.leaf.score) if indicator.leaf else ()
    found = [core.index for core in inside if isinstance(core, Answer) and core.indicator == indicator.id]
    return tuple(sorted(dict.fromkeys(found)))


def walk(core: Core) -> Iterator[Core]:
    """A formula and all formulas in it."""
    waiting = [core]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(_parts(current))


def _parts(core: Core) -> tuple[Core, ...]:
    match core:
        case Const() | Fact() | Column() | Answer() | Defined() | Own():
            return ()
        case Arithmetic() | Compare():
            return (core.left, core.right)
        case Logic() | Extreme() | Apply():
            return core.operands
        case Not():
            return (core.value,)
        case If():
            return (core.condition, core.then, core.otherwise)
        case Round():
            return (core.value, core.step)
        case Piecewise():
            inside = (part for piece in core.pieces for part in _piece(piece))
            return _present(core.subject, *inside, core.otherwise)
        case Select():
            return _present(core.subject, *(value for _, value in core.choices), core.otherwise)
        case Aggregate():
            return _present(core.value, core.where, core.weight)
        case _:
            assert_never(core)


def _piece(piece: Piece) -> tuple[Core | None, ...]:
    return (piece.low, piece.high, piece.value)


def _present(*cores: Core | None) -> tuple[Core, ...]:
    return tuple(core for core in cores if core is not None)
