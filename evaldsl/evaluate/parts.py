"""What a formula is made of: its operands, and the parts that a trace hangs below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

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
    Piecewise,
    Round,
    Select,
)
from evaldsl.model.shown import show_core

Part: TypeAlias = Fact | Answer | Defined | Own | Aggregate
"""What a trace hangs below a formula."""


def operands(core: Core) -> tuple[Core, ...]:
    """The formulas directly inside a formula, in reading order."""
    match core:
        case Const() | Fact() | Column() | Answer() | Defined() | Own():
            return ()
        case Arithmetic() | Compare():
            return core.left, core.right
        case Logic() | Extreme() | Apply():
            return core.operands
        case Not():
            return (core.value,)
        case If():
            return core.condition, core.then, core.otherwise
        case Round():
            return core.value, core.step
        case Piecewise():
            inner = [part for piece in core.pieces for part in (piece.low, piece.high, piece.value)]
            return tuple(part for part in (core.subject, *inner, core.otherwise) if part is not None)
        case Select():
            inner = [value for _, value in core.choices]
            return tuple(part for part in (core.subject, *inner, core.otherwise) if part is not None)
        case Aggregate():
            return tuple(part for part in (core.value, core.weight, core.where) if part is not None)
        case _:
            assert_never(core)


def walk(core: Core) -> Iterator[Core]:
    """The formula and all formulas inside it, in reading order."""
    stack = [core]
    while stack:
        top = stack.pop()
        yield top
        stack.extend(reversed(operands(top)))


def free_tables(core: Core) -> frozenset[str]:
    """The tables whose row a formula needs from outside: those of its columns, but for the folds around them."""
    if isinstance(core, Column):
        return frozenset((core.table,))
    inner = frozenset[str]().union(*(free_tables(part) for part in operands(core)))
    return inner - {core.table} if isinstance(core, Aggregate) else inner


def parts_of(cores: Iterable[Core]) -> tuple[Part, ...]:
    """The facts, answers, definitions, indicators' numbers and tables that formulas speak of, each once, in order."""
    found: dict[object, Part] = {}
    for core in cores:
        for inner in walk(core):
            match inner:
                case Fact():
                    found.setdefault(("fact", inner.name), inner)
                case Defined():
                    found.setdefault(("definition", inner.key), inner)
                case Answer():
                    found.setdefault(("answer", inner.indicator, inner.index), inner)
                case Own():
                    found.setdefault(("own", inner.indicator, inner.what), inner)
                case Aggregate():
                    found.setdefault(("table", show_core(inner, "zh")), inner)
                case _:
                    pass
    return tuple(found.values())
