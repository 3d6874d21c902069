"""A facts file, whatever its format: TOML, JSON, CSV or a workbook, told by its ending."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic
from evaldsl.facts.toml import ReadFacts, read_toml
from evaldsl.library.gather import FILE_BOUNDS
from evaldsl.library.refusals import SHEET_ENDINGS, cannot_read
from evaldsl.quantity.limits import MAX_FILE_BYTES
from evaldsl.text.read import ReadProblem, printable, read_bytes, read_source


def read_facts_file(path: str) -> ReadFacts:
    """The facts of a file; what ends in none of the known ways is taken for TOML. An empty text has no facts."""
    ending = path.casefold()
    if ending.endswith(SHEET_ENDINGS):
        return _sheets(path)
    is_json = ending.endswith(".json")
    source = read_source(path, FILE_BOUNDS._replace(length=MAX_FILE_BYTES) if is_json else FILE_BOUNDS)
    if isinstance(source, ReadProblem):
        return ReadFacts(None, (cannot_read(printable(path), source, None),))
    if is_json:  # which programs write on a single line
        from evaldsl.facts.json_text import read_json

        return read_json(source)
    return read_toml(source)


def _sheets(path: str) -> ReadFacts:
    from evaldsl.facts.sheets import facts_from_sheets
    from evaldsl.sheets.read import read_sheets

    raw = read_bytes(path, MAX_FILE_BYTES + 1)
    if isinstance(raw, bytes) and len(raw) > MAX_FILE_BYTES:
        raw = ReadProblem("too_large")
    if isinstance(raw, ReadProblem):
        return ReadFacts(None, (cannot_read(printable(path), raw, None),))
    found = read_sheets(raw, printable(path))
    return ReadFacts(None, (found,)) if isinstance(found, Diagnostic) else facts_from_sheets(found, printable(path))
