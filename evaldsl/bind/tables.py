"""Tables: `[[子项目]]` rows → rows of typed cells, with the remarks of cells and rows."""

from __future__ import annotations

from typing import Final

import attrs

from evaldsl.bind.scalars import bind_scalar, default_value
from evaldsl.bind.task import Remarks, Task, near_note, remarks
from evaldsl.diagnostics import Label, Text, error, text
from evaldsl.facts.bound import Bound, FactTable, FactValue, TableRow
from evaldsl.facts.form import WORDS
from evaldsl.facts.raw import Raw, RawEntry, RawList, RawTable, RawValue
from evaldsl.facts.writing import toml_key
from evaldsl.model.core import Scalar
from evaldsl.model.growth import Cells
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.quantity.limits import MAX_TABLE_ROWS
from evaldsl.result.result import Status

_HOLES: Final = ("?", "？")
"""A weight that is what the others leave."""


def bind_table(task: Task, wanted: FactDeclaration, given: Raw) -> FactTable | None:
    """The table, or None with the reasons among the task's problems."""
    if not isinstance(given, RawList):
        note = text("E0621.note", header=f"[[{toml_key(wanted.name)}]]")
        task.problems.append(error("E0621", given.span, name=wanted.name, notes=(note,)))
        return None
    if len(given.items) > MAX_TABLE_ROWS:
        count = len(given.items)
        task.problems.append(error("E0624", given.span, name=wanted.name, count=count, most=MAX_TABLE_ROWS))
        return None
    before = len(task.problems)
    rows = [_row(task, wanted, (number, item)) for number, item in enumerate(given.items, 1)]
    whole = tuple(row for row in rows if row is not None)
    if wanted.keys:
        _unique(task, wanted, whole)
    return FactTable(wanted.name, whole, given.span) if len(task.problems) == before else None


def _unique(task: Task, wanted: FactDeclaration, rows: tuple[TableRow, ...]) -> None:
    """No two rows agree in all keys."""
    first: dict[tuple[Scalar | None, ...], TableRow] = {}
    for row in rows:
        cells = [row.cell(key) for key in wanted.keys]
        if any(cell is None for cell in cells):
            continue  # which has been said
        values = tuple(cell.value for cell in cells if cell is not None)
        earlier = first.setdefault(values, row)
        if earlier is not row:
            shown = tuple(f"{cell.name} = {cell.shown}" for cell in cells if cell is not None)
            labels = (Label(earlier.span, text("E0202.first")),) if earlier.span else ()
            task.problems.append(error("E0731", row.span, name=wanted.name, keys=shown, labels=labels))


def _row(task: Task, wanted: FactDeclaration, numbered: tuple[int, Raw]) -> TableRow | None:
    number, given = numbered
    if not isinstance(given, RawTable):
        note = text("E0621.note", header=f"[[{toml_key(wanted.name)}]]")
        task.problems.append(error("E0621", given.span, name=wanted.name, notes=(note,)))
        return None
    columns = {column.name: column for column in wanted.columns}
    entries = {entry.key: entry for entry in given.entries}
    for entry in given.entries:
        _known(task, wanted, entry)
    cells: list[tuple[str, FactValue]] = []
    absent: list[str] = []
    for column in columns.values():
        if column.computed is None:
            cells += _cell(task, column, (wanted.name, number, entries.get(column.name), absent))
    if absent:
        task.problems.append(error("E0625", given.span, name=wanted.name, row=number, cells=tuple(absent)))
    beside = _row_remarks(task, given, columns)
    return TableRow(tuple(cells), beside.document, beside.reason, given.span)


def _cell(
    task: Task, column: FactColumn, given: tuple[str, int, RawEntry | None, list[str]]
) -> list[tuple[str, FactValue]]:
    """The cell from a setting, the file or its default; [] where it is wrong or absent."""
    table, number, entry, absent = given
    setting = task.settings.get((table, number, column.name))
    raw = setting.value if setting else entry.value if entry else None
    needs = task.system.cells.get(table)
    if needs is not None and column.name in needs.weights and isinstance(raw, RawValue) and raw.value in _HOLES:
        value: FactValue | None = FactValue(column.name, None, "?", Status.MISSING, span=raw.span)
    elif raw is not None:
        value = bind_scalar(task, column, raw, table=table)
    elif column.default is not None:
        value = default_value(column, column.default)
    else:
        if needs is None or _is_read(task, needs, (table, number, column.name)):
            absent.append(column.name)
        return []
    return [(column.name, value)] if value else []


def _is_read(task: Task, needs: Cells, cell: tuple[str, int, str]) -> bool:
    """Whether anything reads a cell of a table of leaves, other than a leaf that is not applicable."""
    table, number, column = cell
    spare = f"{table}[{number}].{column}" in task.spare
    return column in needs.always or (needs.needs(number, column) and not spare)


def _known(task: Task, wanted: FactDeclaration, entry: RawEntry) -> None:
    """Report a key that is no column, or one that is computed."""
    column = next((column for column in wanted.columns if column.name == entry.key), None)
    if column is not None:
        if column.computed is not None:
            task.problems.append(error("E0623", entry.key_span, table=wanted.name, name=entry.key))
        return
    if entry.key in WORDS["evidence"] or entry.key in WORDS["reason"]:
        return
    if entry.key in task.declared:
        notes: tuple[Text, ...] = (text("facts.scope", name=entry.key),)
    else:
        given = tuple(column.name for column in wanted.columns if column.computed is None)
        notes = near_note(entry.key, given) or (text("E0622.columns", columns=given),)
    task.problems.append(error("E0622", entry.key_span, table=wanted.name, name=entry.key, notes=notes))


def _row_remarks(task: Task, given: RawTable, columns: dict[str, FactColumn]) -> Remarks:
    """The remarks of a whole row; a column of that name is a column."""
    entries = tuple(entry for entry in given.entries if entry.key not in columns)
    return remarks(task, attrs.evolve(given, entries=entries))


def with_cells(system: System, values: dict[str, Bound]) -> dict[str, Bound]:
    """The facts with the cells of all rows that are leaves under names of their own (`绩效指标[3].完成值`)."""
    cells: dict[str, Bound] = {}
    for table in system.cells:
        bound = values.get(table)
        for number, row in enumerate(bound.rows if isinstance(bound, FactTable) else (), 1):
            for column, cell in row.cells:
                name = f"{table}[{number}].{column}"
                cells[name] = _with_remarks(cell, row, name)
    return {**values, **cells}


def _with_remarks(cell: FactValue, row: TableRow, name: str) -> FactValue:
    """A cell without a document or a reason of its own has those of its row."""
    document, reason = cell.document or row.document, cell.reason or row.reason
    return attrs.evolve(cell, name=name, document=document, reason=reason)
