"""A new folder with its files, made beside its place and moved there when it is whole."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.files.write import failure, refusal, write_file
from evaldsl.text.read import printable


def write_folder(path: str, files: Mapping[str, bytes | str]) -> Diagnostic | None:
    """Make a folder that holds these files; None, or why there is none. Something that is there is never touched."""
    target = path.rstrip("/" + os.sep)
    if os.path.lexists(target) and target:
        return error("E0826", None, path=printable(target), notes=(text("E0826.note"),))
    if refused := refusal(target):
        return refused
    head, name = os.path.split(os.path.realpath(target))
    making = os.path.join(head, f".{name[:60]}.part")
    try:
        os.mkdir(making)
    except OSError as cause:
        return failure(making if isinstance(cause, FileExistsError) else target, cause)
    try:
        for each, content in files.items():
            if (failed := write_file(os.path.join(making, each), content)) is not None:
                return failed
        os.rename(making, target)
    except OSError as cause:
        return failure(target, cause)
    finally:
        _remove(making, files)
    return None


def _remove(making: str, files: Mapping[str, bytes | str]) -> None:
    """What is left of a folder that did not come about."""
    for each in files:
        with suppress(OSError):
            os.unlink(os.path.join(making, each))
    with suppress(OSError):
        os.rmdir(making)
