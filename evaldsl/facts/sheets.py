"""Facts in sheets → raw values with the cell of each, and the cells that are still empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from evaldsl.diagnostics import Diagnostic, Label, error, text, warning
from evaldsl.facts.blocks import COLUMNS, LAYOUT, NEEDED, NONE, BlockKind, Column, folded, is_heading, marked_kind
from evaldsl.facts.form import WORDS
from evaldsl.facts.lexis import as_ascii
from evaldsl.facts.raw import Gaps, Raw, RawEntry, RawTable, RawValue
from evaldsl.facts.toml import ReadFacts
from evaldsl.facts.value import UNFILLED
from evaldsl.quantity.units import UNITS
from evaldsl.sheets.sheet import Cell, Sheet
from evaldsl.text import Span

Row: TypeAlias = tuple[Cell, ...]
_NUMBER: Final = re.compile(r"[+-]?\s*[0-9][0-9,]*(?:\.[0-9]+)?")


class Block(NamedTuple):
    """A mark with the name behind it, and the rows up to the next mark."""

    kind: BlockKind
    name: Cell | None
    rows: tuple[Row, ...]
    at: Span


@attrs.define
class Reading:
    """What has been read so far: values by the keys that lead to them, empty cells, mistakes."""

    values: dict[tuple[str, ...], tuple[Span, Raw]] = attrs.field(factory=dict)
    rows: dict[str, tuple[Span, list[RawTable]]] = attrs.field(factory=dict)
    blanks: list[tuple[tuple[str, ...], Span]] = attrs.field(factory=list)
    problems: list[Diagnostic] = attrs.field(factory=list)

    def add(self, path: tuple[str, ...], at: Span, value: Raw) -> None:
        """Take in one value; a second one for the same thing is a mistake."""
        if path in self.values:
            labels = (Label(self.values[path][0], text("facts.first_here")),)
            self.problems.append(error("E0816", at, name=".".join(path[-2:]), labels=labels))
        else:
            self.values[path] = (at, value)


def facts_from_sheets(sheets: Sequence[Sheet], name: str) -> ReadFacts:
    """The facts of a filled form, or of a plain list of names and values. Sheets of other kinds are left alone."""
    from evaldsl.facts.sheet_tables import read_table, whole

    reading = Reading()
    blocks = [block for sheet in sheets for block in _blocks(sheet)]
    if not blocks:
        return ReadFacts(None, (error("E0817", None, path=name, notes=(text("E0817.note"),)),))
    for block in blocks:
        if block.kind == "table":
            read_table(reading, block)
        else:
            _listed(reading, block)
    wrong = any(item.severity.value == "error" for item in reading.problems)
    raw = None if wrong else whole(reading, sheets[0].start)
    return ReadFacts(raw, tuple(reading.problems), Gaps("cells", tuple(reading.blanks)))


# ── blocks ────────────────────────────────────────────────────────────────────────────────────────


def _blocks(sheet: Sheet) -> Iterator[Block]:
    starts = [(n, kind) for n, row in enumerate(sheet.rows) if row and (kind := marked_kind(row[0].text))]
    top = sheet.rows[: starts[0][0]] if starts else sheet.rows
    if (header := _list_header(top)) is not None:
        yield Block("facts", None, top[header:], top[header][0].span)
    if not starts:
        return
    ends = [*(number for number, _ in starts[1:]), len(sheet.rows)]
    for (start, kind), end in zip(starts, ends, strict=True):
        row = sheet.rows[start]
        name = row[1] if len(row) > 1 and not row[1].blank else None
        yield Block(kind, name, sheet.rows[start + 1 : end], row[0].span)


def _list_header(rows: tuple[Row, ...]) -> int | None:
    """The row in which columns are headed as those of a list of facts, without a mark above it."""
    return next((number for number, row in enumerate(rows[:20]) if _headings(row, "facts")), None)


def _headings(row: Row, kind: BlockKind) -> dict[Column, int]:
    """Which column of the block stands where; {} unless all that are needed are there."""
    found: dict[Column, int] = {}
    for place, cell in enumerate(row):
        for column in LAYOUT[kind]:
            if is_heading(cell.text, column):
                found.setdefault(column, place)
    return found if all(column in found for column in NEEDED[kind]) else {}


# ── rows of a list ────────────────────────────────────────────────────────────────────────────────


class Line(NamedTuple):
    """A row under the headings of its block."""

    row: Row
    headings: dict[Column, int]

    def cell(self, column: Column) -> Cell | None:
        """The cell of a column, None where the row ends before it or the block has none."""
        place = self.headings.get(column)
        return None if place is None or place >= len(self.row) else self.row[place]

    def text(self, column: Column) -> str:
        """What the cell shows; "" where there is none."""
        cell = self.cell(column)
        return "" if cell is None else cell.text

    def at(self, column: Column) -> Span:
        """The place of a cell; the beginning of the row where the block has no such column."""
        return (self.cell(column) or self.row[0]).span


def _listed(reading: Reading, block: Block) -> None:
    header = next((number for number, row in enumerate(block.rows) if _headings(row, block.kind)), None)
    if header is None:
        needed = tuple(COLUMNS[column][0] + " / " + COLUMNS[column][1] for column in NEEDED[block.kind])
        reading.problems.append(error("E0819", block.at, columns=needed))
        return
    headings = _headings(block.rows[header], block.kind)
    lines = [Line(row, headings) for row in block.rows[header + 1 :] if row]
    carried: Cell | None = None
    for line in lines:
        if block.kind in ("points", "panel"):
            above = line.cell("indicator" if block.kind == "points" else "group")
            carried = above if above is not None and not above.blank else carried
        _take(reading, block, (line, carried))
    if (
        block.kind == "panel"
        and lines
        and block.name
        and not any(path[0] == block.name.text for path in reading.values)
    ):
        reading.blanks.append(((block.name.text,), lines[0].at("mark")))


def _take(reading: Reading, block: Block, given: tuple[Line, Cell | None]) -> None:
    line, above = given
    name = block.name.text if block.name else ""
    match block.kind:
        case "facts":
            _value(reading, line, ((line.text("name"),), "name", "value"))
        case "survey":
            _value(reading, line, ((name, line.text("option")), "option", "votes"))
        case "points":
            number = line.text("number")
            _answer(reading, line, (WORDS["points"][0], above.text if above else "", number))
        case "panel":
            _mark(reading, line, (name, above.text if above else ""))
        case "absent":
            _absence(reading, line)
        case "adjustments":
            _adjustment(reading, line)
        case "self_scores" | "published_scores":
            _claim(reading, line, (block.kind, "amount"))
        case "claims":
            _claim(reading, line, ("self_scores", "self_score"))
            _claim(reading, line, ("published_scores", "published_score"))
        case "table":
            raise TypeError("tables are read by their columns")


def _value(reading: Reading, line: Line, named: tuple[tuple[str, ...], Column, Column]) -> None:
    path, name, column = named
    cell = line.cell(column)
    if not path[-1]:
        if cell is not None and not cell.blank:
            reading.problems.append(error("E0820", cell.span, value=cell.text))
        return
    at = line.at(name)
    if cell is None or cell.blank:
        reading.blanks.append(((".".join(path),), line.at(column)))
    elif (value := taken(reading, cell, unit=line.text("unit"))) is not None:
        reading.add(path, at, _with_remarks(line, value))


def _answer(reading: Reading, line: Line, path: tuple[str, ...]) -> None:
    cell = line.cell("answer")
    if not path[1] or not path[2]:
        return
    if cell is None or cell.blank:
        reading.blanks.append((path[1:], line.at("answer")))
    elif (value := taken(reading, cell)) is not None:
        beside = _remarks(line)
        answer = RawEntry(WORDS["answer"][0], cell.span, value)
        reading.add(path, line.at("number"), RawTable((answer, *beside), cell.span) if beside else value)


def _claim(reading: Reading, line: Line, which: tuple[Literal["self_scores", "published_scores"], Column]) -> None:
    """A score that somebody has given; an empty cell claims nothing."""
    kind, column = which
    cell = line.cell(column)
    value = None if cell is None or cell.blank else taken(reading, cell)
    if value is not None and cell is not None and line.text("indicator"):
        reading.add((WORDS[kind][0], line.text("indicator")), cell.span, value)


def _mark(reading: Reading, line: Line, named: tuple[str, str]) -> None:
    name, group = named
    cell, judge = line.cell("mark"), line.text("judge") or line.text("number")
    if cell is None or cell.blank:
        if line.text("judge"):
            unfilled = RawValue(UNFILLED[0], line.at("mark"))
            reading.add((name, *((group,) if group else ()), judge), line.at("judge"), unfilled)
        return
    if (value := taken(reading, cell)) is not None:
        reading.add((name, *((group,) if group else ()), judge), cell.span, value)


def _absence(reading: Reading, line: Line) -> None:
    name, reason = line.text("indicator"), line.cell("reason")
    if name:
        beside = _remarks(line)
        at = line.at("indicator")
        span = at if reason is None else reason.span
        reading.add((WORDS["absent"][0], name), at, RawTable(beside, span))


def _adjustment(reading: Reading, line: Line) -> None:
    amount = line.cell("amount")
    if amount is None or amount.blank:
        return
    entries = []
    for column in ("indicator", "amount", "reason", "evidence", "person"):
        cell = line.cell(column)
        if cell is not None and not cell.blank and (value := taken(reading, cell)) is not None:
            entries.append(RawEntry(WORDS[column][0], cell.span, value))
    at = line.row[0].span.to(line.row[-1].span)
    reading.rows.setdefault(WORDS["adjustments"][0], (at, []))[1].append(RawTable(tuple(entries), at))


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────


def taken(reading: Reading, cell: Cell, *, unit: str = "") -> RawValue | None:
    """The value of a cell, with its unit if it has none of its own; None (and a diagnostic) where there is no value."""
    problem = cell.content.problem
    if problem is not None:
        reading.problems.append(_unusable(cell))
        return None
    if cell.content.rounded:
        shown, held = cell.content.rounded, cell.text
        reading.problems.append(warning("W0801", cell.span, shown=shown, held=held))
    value = cell.value
    if isinstance(value, str):
        value = value.strip()
    if unit and not isinstance(value, bool):
        plain = as_ascii(cell.text).strip()
        if _NUMBER.fullmatch(plain):
            value = f"{plain} {unit}" if unit[:1].isascii() and unit[:1].isalpha() else plain + unit
        elif isinstance(value, str) and (own := _own_unit(plain)) and not _same_unit(own, unit):
            reading.problems.append(warning("W0802", cell.span, value=cell.text, unit=unit, own=own))
    return RawValue(value, cell.span)


def _same_unit(one: str, other: str) -> bool:
    one, other = folded(one).removeprefix("个"), folded(other).removeprefix("个")
    return one == other or (one in UNITS and UNITS[one] == UNITS.get(other))


def _own_unit(plain: str) -> str:
    found = _NUMBER.match(plain)
    return plain[found.end() :].strip() if found else ""


def _unusable(cell: Cell) -> Diagnostic:
    if cell.content.problem == "formula":
        return error("E0814", cell.span, notes=(text("E0814.note"),))
    if cell.content.problem == "long":
        from evaldsl.quantity.limits import MAX_DIGITS

        return error("E0609", cell.span, most=MAX_DIGITS)
    return error("E0815", cell.span, shown=cell.text)


def _with_remarks(line: Line, value: RawValue) -> Raw:
    beside = _remarks(line)
    if not beside:
        return value
    return RawTable((RawEntry(WORDS["value"][0], value.span, value), *beside), value.span)


def _remarks(line: Line) -> tuple[RawEntry, ...]:
    found = []
    for column in ("evidence", "reason"):
        cell = line.cell(column)
        if cell is not None and not cell.blank:
            found.append(RawEntry(WORDS[column][0], cell.span, RawValue(cell.text, cell.span)))
    return tuple(found)


def says_none(row: Row) -> bool:
    """Whether a row says that there is nothing: 无 in its first filled cell and nothing else."""
    filled = [cell for cell in row if not cell.blank]
    return len(filled) == 1 and folded(filled[0].text) in NONE
