"""Reading a UTF-8 file into a Source, or saying why it cannot be read."""

from __future__ import annotations

import os
from typing import Final, Literal, NamedTuple, TypeAlias

from evaldsl.frozen import frozen
from evaldsl.text.source import Source

ProblemKind: TypeAlias = Literal[
    "absent", "folder", "forbidden", "unreadable", "too_large", "encoding", "office", "too_many_lines", "line_too_long"
]

_BOM: Final = b"\xef\xbb\xbf"
_OFFICE: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How files of Word, Excel and Acrobat begin."""
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


class Bounds(NamedTuple):
    """The most bytes and lines of a file, and the most code points of a line (see quantity/limits.py)."""

    size: int
    lines: int
    length: int


@frozen
class ReadProblem:
    """Why a file could not be read.

    `line` (from 1) is where, for encoding and line_too_long; `likely` is an encoding in which the bytes make sense
    ("GB18030", "UTF-16"), "" where none is known.
    """

    kind: ProblemKind
    line: int = 0
    likely: str = ""


def read_source(path: str, bounds: Bounds, shown: str | None = None) -> Source | ReadProblem:
    """Read a file that is bounded in bytes and lines; a byte order mark is left out.

    `shown` is what messages call the file (the path itself if None).
    """
    raw = read_bytes(path, bounds.size + 1)
    if isinstance(raw, ReadProblem):
        return raw
    return decode_source(raw, bounds, printable(path if shown is None else shown))


def read_bytes(path: str, most: int) -> bytes | ReadProblem:
    """The first `most` bytes of a file."""
    try:
        with open(path, "rb") as file:
            return file.read(most)
    except (OSError, ValueError) as cause:
        return ReadProblem(_kind(path, cause))


def decode_source(raw: bytes, bounds: Bounds, name: str) -> Source | ReadProblem:
    """The source of a file's bytes, within the bounds."""
    if len(raw) > bounds.size:
        return ReadProblem("too_large")
    try:
        text = raw.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as cause:
        if raw.startswith(_OFFICE):
            return ReadProblem("office")
        return ReadProblem("encoding", raw.count(b"\n", 0, cause.start) + 1, _likely(raw))
    if "\r" in text and "\n" not in text:  # lines as they once ended on the Macintosh
        text = text.replace("\r", "\n")
    if text.count("\n") >= bounds.lines:
        return ReadProblem("too_many_lines")
    if len(text) > bounds.length:
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > bounds.length:
                return ReadProblem("line_too_long", number)
    return Source(name, text)


def printable(path: str) -> str:
    """A path whose undecodable bytes are replaced, so that every stream can print it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _kind(path: str, cause: OSError | ValueError) -> ProblemKind:
    if isinstance(cause, ValueError):  # a NUL in the name
        return "absent"
    if isinstance(cause, IsADirectoryError) or os.path.isdir(path):  # Windows refuses folders as forbidden
        return "folder"
    if isinstance(cause, (FileNotFoundError, NotADirectoryError)):
        return "absent"
    return "forbidden" if isinstance(cause, PermissionError) else "unreadable"


def _likely(raw: bytes) -> str:
    if raw.startswith(_UTF16_MARKS) or b"\x00" in raw[:200]:
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030"


def beside(path: str, name: str) -> str:
    """A file that a text names, as seen from the folder of that text."""
    return os.path.join(os.path.dirname(path), name)


def read_table_source(path: str, bounds: Bounds, shown: str) -> tuple[Source, bool] | ReadProblem:
    """A text that a spreadsheet wrote: UTF-8, else GB18030 if all bytes are; whether it was the latter."""
    found = read_source(path, bounds, shown)
    if not isinstance(found, ReadProblem):
        return found, False
    if found.kind != "encoding" or found.likely != "GB18030":
        return found
    with open(path, "rb") as file:
        text = file.read(bounds.size + 1).decode("gb18030")
    again = decode_source(text.encode("utf-8")[: bounds.size * 2], bounds._replace(size=bounds.size * 2), shown)
    return again if isinstance(again, ReadProblem) else (again, True)
