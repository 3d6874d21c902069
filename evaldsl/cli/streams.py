"""Standard output and error: UTF-8 everywhere, colours where wanted, closed pipes quiet."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, Literal, TextIO

from evaldsl.diagnostics.render import Role

PIPED_WIDTH: Final = 100

_CODES: Final[dict[Role, str]] = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "message": "1",
    "frame": "34",
    "primary": "31",
    "secondary": "36",
    "hint": "32",
}


class ClosedPipeError(Exception):
    """The reader went away; nothing more to say to it."""


class UnwritableError(Exception):
    """The stream takes nothing: a full disk, for example."""


def speak_utf8(*streams: TextIO | None) -> None:
    """Write UTF-8 whatever the console says; what cannot be written is replaced, never an exception."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def write(stream: TextIO | None, words: str) -> None:
    """Write and flush. Raises ClosedPipeError or UnwritableError; the stream then swallows what is left in it."""
    if stream is None:
        return
    try:
        stream.write(words)
        stream.flush()
    except OSError as problem:
        _abandon(stream)
        if isinstance(problem, BrokenPipeError) or problem.errno == errno.EINVAL:
            raise ClosedPipeError from problem
        raise UnwritableError(problem.strerror or str(problem)) from problem


def wants_colour(stream: TextIO | None, choice: Literal["auto", "always", "never"], environ: Mapping[str, str]) -> bool:
    """--color first, then NO_COLOR, then FORCE_COLOR, then whether a capable terminal listens."""
    if choice != "auto":
        return choice == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") != "0":
        return True
    if environ.get("TERM") == "dumb" or (os.name == "nt" and not {"WT_SESSION", "TERM"} & environ.keys()):
        return False
    return stream is not None and stream.isatty()


def page_width(stream: TextIO | None, environ: Mapping[str, str]) -> int:
    """Columns of the terminal; for a pipe COLUMNS, else 100."""
    if stream is not None and stream.isatty():
        return shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    columns = environ.get("COLUMNS", "")
    return int(columns) if columns.isascii() and columns.isdigit() and 0 < len(columns) < 5 else PIPED_WIDTH


def coloured(role: Role, words: str) -> str:
    """The style of diagnostics on a terminal."""
    return f"\x1b[{_CODES[role]}m{words}\x1b[0m"


def _abandon(stream: TextIO) -> None:
    """Point the stream's file at nothing, so that the interpreter's last flush stays quiet."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
