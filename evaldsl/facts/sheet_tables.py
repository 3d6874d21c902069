"""Tables in sheets (a row of names, a row of units, then the rows), and everything that was read put together."""

from __future__ import annotations

import attrs

from evaldsl.diagnostics import error, text
from evaldsl.facts.blocks import is_heading
from evaldsl.facts.raw import Raw, RawEntry, RawList, RawTable
from evaldsl.facts.sheets import Block, Reading, Row, says_none, taken
from evaldsl.sheets.sheet import Cell
from evaldsl.text import Span


def read_table(reading: Reading, block: Block) -> None:
    """The rows of one table; a table in which nothing is filled in is empty only if it says so (无)."""
    header = next((row for row in block.rows if row and is_heading(row[0].text, "columns")), None)
    if header is None or block.name is None:
        reading.problems.append(error("E0819", block.at, columns=(text("E0819.table"),)))
        return
    name = block.name.text
    names = {place: cell for place, cell in enumerate(header) if place and not cell.blank}
    units: dict[int, str] = {}
    rows: list[RawTable] = []
    first, empty = block.name, False
    for row in block.rows[block.rows.index(header) + 1 :]:
        if row and names and first is block.name and not is_heading(row[0].text, "unit"):
            first = row[min(names)]
        filled = [place for place in names if place < len(row) and not row[place].blank]
        if row and is_heading(row[0].text, "unit"):
            units = {place: row[place].text for place in filled}
        elif filled and says_none(tuple(row[place] for place in filled)):
            empty = True
        elif filled:
            rows.append(_row(reading, (row, filled), (names, units)))
    if rows or empty:
        if name in reading.rows:
            reading.problems.append(error("E0816", block.name.span, name=name))
        reading.rows[name] = (block.name.span, rows)
    else:
        reading.blanks.append(((name,), first.span))


def _row(reading: Reading, given: tuple[Row, list[int]], heads: tuple[dict[int, Cell], dict[int, str]]) -> RawTable:
    row, filled = given
    names, units = heads
    entries = []
    for place in filled:
        value = taken(reading, row[place], unit=units.get(place, ""))
        if value is not None:
            entries.append(RawEntry(names[place].text, row[place].span, value))
    return RawTable(tuple(entries), row[filled[0]].span.to(row[filled[-1]].span))


@attrs.define
class _Node:
    at: Span
    inside: dict[str, _Node] = attrs.field(factory=dict)
    value: Raw | None = None


def whole(reading: Reading, start: Span) -> RawTable:
    """Everything that was read, as one table of tables."""
    root = _Node(start)
    for path, (at, value) in reading.values.items():
        node = root
        for key in path:
            node = node.inside.setdefault(key, _Node(at))
        node.value = value
    tables = tuple(RawEntry(name, at, RawList(tuple(rows), at)) for name, (at, rows) in reading.rows.items())
    made = _made(root)
    assert isinstance(made, RawTable)
    return RawTable((*made.entries, *tables), start)


def _made(node: _Node) -> Raw:
    if node.value is not None:
        return node.value
    return RawTable(tuple(RawEntry(key, each.at, _made(each)) for key, each in node.inside.items()), node.at)
