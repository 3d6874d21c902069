"""From rows to leaves: the passes from expansion on, once more, with the rows of the facts at hand."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

import attrs

from evaldsl.check.infer import Types
from evaldsl.check.lowering.place import Whole
from evaldsl.check.placed import Placed
from evaldsl.check.symbols import Names
from evaldsl.diagnostics import Diagnostic, Label, Severity, error, text
from evaldsl.library.modules import Modules
from evaldsl.model.growth import Cells, Grown, Growth, Rows
from evaldsl.model.system import System

Tables: TypeAlias = tuple[Modules, Names, Types]
"""What the passes before have found."""


def with_rows(system: System, whole: Whole, tables: Tables, *, leaves: dict[str, Cells] | None) -> System:
    """The system with what it still asks of rows (`leaves` None), and the cells that the rows must have."""
    if leaves is not None:
        kept = {table: _cells(whole.cells.get(table, {}), cells.weights) for table, cells in leaves.items()}
        return attrs.evolve(system, cells=kept)
    cells = {}
    for source in whole.sources.values():
        weights = {each.weight for each in whole.sources.values() if each.table == source.table}
        columns = frozenset(column for column in weights if column is not None)
        cells[source.table] = _cells(whole.cells.get(source.table, {}), columns)
    growth = Growth(tuple(whole.sources.values()), partial(_grow, tables, cells))
    return attrs.evolve(system, growth=growth, cells=cells)


def _cells(rows: dict[int, dict[str, None]], weights: frozenset[str]) -> Cells:
    by_row = {number: frozenset(columns) for number, columns in rows.items() if number}
    return Cells(frozenset(rows.get(0, ())), by_row, weights)


def _grow(tables: Tables, cells: dict[str, Cells], rows: Rows) -> Grown:
    """Expand, weigh, check and lower with a leaf for each row; what has been said of the spec is not said again."""
    from evaldsl.check.expand import expand  # these import lowering, which leads here
    from evaldsl.check.lower import lower
    from evaldsl.check.static import static_checks
    from evaldsl.check.weights import weigh

    modules, names, types = tables
    expanded = expand(modules, names, rows)
    same = _same_names(expanded.placed)
    weights = weigh(modules.main.program.header, expanded.placed)
    rules = static_checks(expanded.placed, weights, names, types.of)
    found = (*expanded.diagnostics, *same, *weights.diagnostics, *rules)
    if any(item.severity is Severity.ERROR for item in found):
        return Grown(None, found)
    lowered = lower(modules, names, types, expanded, weights, leaves=cells)
    return Grown(lowered.system, (*found, *lowered.diagnostics))


def _same_names(placed: tuple[Placed, ...]) -> tuple[Diagnostic, ...]:
    """Rows of one name beside each other, or beside an indicator of the spec."""
    found: list[Diagnostic] = []
    waiting = [placed]
    while waiting:
        first: dict[str, Placed] = {}
        for each in waiting.pop():
            other = first.setdefault(each.name, each)
            if other is not each:
                labels = (Label(other.span, text("E0202.first")),)
                found.append(error("E0728", each.span, name=each.name, labels=labels, notes=(text("E0728.note"),)))
            if each.children:
                waiting.append(each.children)
    return tuple(found)
