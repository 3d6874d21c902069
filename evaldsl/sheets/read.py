"""A spreadsheet file → its sheets, or why it cannot be read. What kind of file it is, its first bytes say."""

from __future__ import annotations

import csv
import io
from typing import Final

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.quantity.limits import MAX_UNPACKED_BYTES
from evaldsl.sheets import numbers
from evaldsl.sheets.sheet import Grid, Sheet, placed

ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".csv")

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_WORD: Final = (b"word/document.xml", "WordDocument".encode("utf-16-le"))
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BOM: Final = b"\xef\xbb\xbf"


def read_sheets(raw: bytes, name: str, *, merged: bool = False) -> tuple[Sheet, ...] | Diagnostic:
    """The sheets of a file's bytes; `name` is what messages call it, its ending tells CSV from workbooks."""
    if name.casefold().endswith(".csv"):
        return _csv(raw, name)
    if not raw.startswith((_ZIP, _OLE)):
        return error("E0811", None, path=name, notes=(text("E0811.note"),))
    if _ENCRYPTED in raw:
        return error("E0812", None, path=name, notes=(text("E0812.note"),))
    try:
        return tuple(placed(grid, name) for grid in _workbook(raw, merged=merged))
    except ImportError:
        return needs_office(name)
    except MemoryError:
        return _too_large(name)
    except Exception as cause:  # a damaged file can make the libraries raise anything at all
        if type(cause).__name__ == "TooLargeError":
            return _too_large(name)
        code = "E0812" if "encrypted" in str(cause).casefold() else "E0811"
        if any(part in raw for part in _WORD):
            return error("E0811", None, path=name, notes=(text("E0811.word"),))
        return error(code, None, path=name, notes=(text(f"{code}.note"),))


def needs_office(name: str) -> Diagnostic:
    """The diagnostic of a file whose libraries are not installed."""
    return error("E0810", None, path=name, notes=(text("E0810.note"),))


def _workbook(raw: bytes, *, merged: bool) -> list[Grid]:
    if raw.startswith(_ZIP):
        from evaldsl.sheets.xlsx import read_xlsx

        return read_xlsx(raw, merged=merged)
    from evaldsl.sheets.xls import read_xls

    return read_xls(raw)


def _too_large(name: str) -> Diagnostic:
    return error("E0813", None, path=name, most=MAX_UNPACKED_BYTES // (1024 * 1024))


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────────


def _csv(raw: bytes, name: str) -> tuple[Sheet, ...] | Diagnostic:
    """One sheet without a name; UTF-8, else GB18030, each strictly."""
    content = _decoded(raw)
    if content is None:
        return error("E0818", None, path=name, notes=(text("E0818.note"),))
    first = content.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return error("E0811", None, path=name, notes=(text("E0811.csv"),))
    return (placed(Grid("", [[numbers.words(cell.strip()) for cell in row] for row in rows]), name),)


def _decoded(raw: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            content = raw.removeprefix(_BOM).decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in content else content
    return None
