"""The others that a project is compared with, from a file of their own: the rows of the table 同类."""

from __future__ import annotations

from typing import Final

import attrs

from evaldsl.bind.lookups import wanted_columns
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.facts import ReadFacts, read_facts_file
from evaldsl.facts.csv_rows import read_csv_rows
from evaldsl.facts.raw import RawEntry, RawTable
from evaldsl.model.system import FactDeclaration, System
from evaldsl.text.read import printable

COHORT: Final = ("同类", "peers", "cohort")
"""What the table of the others is called."""


def with_cohort(read: ReadFacts, system: System, path: str) -> ReadFacts:
    """The facts with the rows of the table 同类 from a CSV file, or from a facts file that holds that table."""
    if read.raw is None:
        return read
    declared = next((fact for fact in system.facts if fact.name in COHORT and fact.columns and not fact.panel), None)
    if declared is None:
        notes = (text("E0684.note"),)
        return ReadFacts(None, (*read.diagnostics, error("E0684", None, path=printable(path), notes=notes)))
    entry, said = _rows(declared, path)
    found = (*read.diagnostics, *said)
    if entry is None:
        return ReadFacts(None, found)
    first = next((each for each in read.raw.entries if each.key == declared.name), None)
    if first is not None:
        labels = (Label(entry.key_span),)
        again = error("E0685", first.key_span, name=declared.name, path=printable(path), labels=labels)
        return ReadFacts(None, (*found, again))
    return attrs.evolve(read, raw=attrs.evolve(read.raw, entries=(*read.raw.entries, entry)), diagnostics=found)


def _rows(declared: FactDeclaration, path: str) -> tuple[RawEntry | None, tuple[Diagnostic, ...]]:
    if path.casefold().endswith(".csv"):
        rows = read_csv_rows(path, wanted_columns(declared), None)
        entry = None if rows.rows is None else RawEntry(declared.name, rows.rows.span, rows.rows)
        return entry, rows.diagnostics
    read = read_facts_file(path)
    table = read.raw or RawTable((), declared.span)
    entry = next((each for each in table.entries if each.key == declared.name), None)
    if read.raw is not None and entry is None:
        notes = (text("E0686.note", name=declared.name),)
        return None, (*read.diagnostics, error("E0686", None, path=printable(path), name=declared.name, notes=notes))
    return entry, read.diagnostics
