"""Rows of a CSV file as raw values, each with its line and column."""

from __future__ import annotations

import csv
import io

from evaldsl.diagnostics import Diagnostic, Label, error, near_names, text, warning
from evaldsl.facts.raw import RawEntry, RawList, RawTable, RawValue
from evaldsl.frozen import frozen
from evaldsl.library.gather import FILE_BOUNDS
from evaldsl.library.refusals import cannot_read
from evaldsl.text import Source, Span
from evaldsl.text.read import ReadProblem, printable, read_table_source


@frozen
class ReadRows:
    """The rows; None where an error stands against them."""

    rows: RawList | None
    diagnostics: tuple[Diagnostic, ...]


def read_csv_rows(path: str, columns: tuple[str, ...], span: Span | None, *, shown: str | None = None) -> ReadRows:
    """The rows of a file whose first line names its columns; blank cells and lines, and other columns, are left out.

    `columns` must be there; `span` is where the file is named; `shown`: what it is called in messages.
    """
    name = printable(shown or path)
    found = read_table_source(path, FILE_BOUNDS, name)
    if isinstance(found, ReadProblem):
        return ReadRows(None, (cannot_read(name, found, span),))
    source, legacy = found
    said: list[Diagnostic] = []
    if legacy:
        said.append(warning("W0715", span, file=source.name, notes=(text("W0715.note"),)))
    try:
        records = list(_records(source))
    except csv.Error:
        end = len(source.text)
        return ReadRows(None, (*said, error("E0736", Span(source, max(end - 1, 0), end))))
    if not records:
        return ReadRows(None, (*said, error("E0735", span, file=source.name)))
    said += _wrong_names(records[0], columns, source)
    names = [cell.value for cell in records[0]]
    rows = []
    for record in records[1:]:
        if len(record) > len(names):
            line = record[0].span.to(record[-1].span)
            notes = (text("E0734.note"),)
            said.append(error("E0734", line, count=len(record), wanted=len(names), notes=notes))
        elif any(cell.value for cell in record):
            rows.append(_row(record, names, columns))
    whole = Span(source, 0, len(source.text))
    failed = any(each.code.startswith("E") for each in said)
    return ReadRows(None if failed else RawList(tuple(rows), whole), tuple(said))


@frozen
class _Cell:
    value: str
    span: Span


def _records(source: Source) -> list[list[_Cell]]:
    """Lines of cells; raises csv.Error where a quote is not closed."""
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    records, start = [], 0
    for values in reader:
        end = _line_start(source, reader.line_num + 1)
        spans = _spans(source, start, end)
        if len(spans) != len(values):
            spans = [Span(source, start, end)] * len(values)
        if values:
            records.append([_Cell(value.strip(), span) for value, span in zip(values, spans, strict=True)])
        start = end
    return records


def _line_start(source: Source, line: int) -> int:
    starts = source.line_starts
    return starts[line - 1] if line <= len(starts) else len(source.text)


def _spans(source: Source, start: int, end: int) -> list[Span]:
    """Where the cells of a record stand: between commas outside of quotes."""
    while end > start and source.text[end - 1] in "\r\n":
        end -= 1
    spans, at, quoted = [], start, False
    for position in range(start, end):
        character = source.text[position]
        quoted ^= character == '"'
        if character == "," and not quoted:
            spans.append(Span(source, at, position))
            at = position + 1
    return [*spans, Span(source, at, end)]


def _wrong_names(header: list[_Cell], columns: tuple[str, ...], source: Source) -> list[Diagnostic]:
    """Columns that are not there, or there twice."""
    first: dict[str, _Cell] = {}
    said = []
    for cell in header:
        earlier = first.setdefault(cell.value, cell)
        if earlier is not cell and cell.value in columns:
            labels = (Label(earlier.span, text("E0202.first")),)
            said.append(error("E0733", cell.span, name=cell.value, labels=labels))
    line = header[0].span.to(header[-1].span)
    for column in columns:
        if column not in first:
            near = near_names(column, tuple(first))
            named = text("E0732.note", names=tuple(each for each in first if each))
            notes = (text("facts.near", near=near),) if near else (named,)
            said.append(error("E0732", line, file=source.name, column=column, notes=notes))
    return said


def _row(record: list[_Cell], names: list[str], columns: tuple[str, ...]) -> RawTable:
    cells = [(name, cell) for name, cell in zip(names, record, strict=False) if cell.value and name in columns]
    entries = tuple(RawEntry(name, cell.span, RawValue(cell.value, cell.span)) for name, cell in cells)
    return RawTable(entries, record[0].span.to(record[-1].span))
