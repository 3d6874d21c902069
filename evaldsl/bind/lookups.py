"""Tables whose rows stand in files beside the rubric or a module: read and bound once, when the rubric is checked."""

from __future__ import annotations

import attrs

from evaldsl.bind.tables import bind_table
from evaldsl.bind.task import Task
from evaldsl.diagnostics import Diagnostic
from evaldsl.facts.csv_rows import read_csv_rows
from evaldsl.model.growth import Lookup
from evaldsl.model.system import FactDeclaration, System
from evaldsl.text.read import beside


def with_lookups(system: System, path: str) -> tuple[System, tuple[Diagnostic, ...]]:
    """The system with the rows of its tables from files; `path` is that of the rubric."""
    task = Task(system, {})
    said: list[Diagnostic] = []
    lookups = tuple(_read(one, path, task, said=said) for one in system.lookups)
    return attrs.evolve(system, lookups=lookups), (*said, *task.problems)


def _read(one: Lookup, path: str, task: Task, *, said: list[Diagnostic]) -> Lookup:
    file = beside(one.module or path, one.file)
    shown = beside(one.span.source.name, one.file) if one.module else file
    found = read_csv_rows(file, wanted_columns(one.declaration), one.span, shown=shown)
    said += found.diagnostics
    if found.rows is None:
        return one
    return attrs.evolve(one, rows=bind_table(task, one.declaration, found.rows))


def wanted_columns(declaration: FactDeclaration) -> tuple[str, ...]:
    """The columns that a file must have: those that are given, without a default."""
    return tuple(column.name for column in declaration.columns if column.computed is None)
