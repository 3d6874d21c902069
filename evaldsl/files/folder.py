"""A new folder with its files: all of it or nothing, and never where something is already."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.files.write import failure, write_file
from evaldsl.text.read import printable

_TRIES: Final = 100  # names of temporary folders, of which some may be left from a run that was cut off


def write_folder(path: str, files: Mapping[str, bytes | str]) -> Diagnostic | None:
    """Make a folder with files, by their paths inside it; None, or why nothing was made."""
    if os.path.lexists(path):
        return error("E0826", None, path=printable(path), notes=(text("E0826.note"),))
    made = None
    try:
        made = _empty(path)
        for inside, content in files.items():
            target = os.path.join(made, *inside.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if (problem := write_file(target, content)) is not None:
                return problem
        os.rename(made, path)
    except OSError as cause:
        return failure(path, cause)
    finally:
        if made is not None:
            _remove(made)
    return None


def _empty(path: str) -> str:
    """A new folder beside the one that is wanted. Raises OSError."""
    folder, name = os.path.split(os.path.abspath(path))
    for number in range(_TRIES):
        made = os.path.join(folder, f".{name[:60]}.{number}.part")
        with suppress(FileExistsError):
            os.mkdir(made)
            return made
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)


def _remove(folder: str) -> None:
    """Take away what was not put in its place; where it was, there is nothing to take away."""
    with suppress(OSError):
        for root, folders, names in os.walk(folder, topdown=False):
            for name in names:
                os.unlink(os.path.join(root, name))
            for name in folders:
                os.rmdir(os.path.join(root, name))
        os.rmdir(folder)
