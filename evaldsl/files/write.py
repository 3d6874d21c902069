"""The one atomic write: a temporary file beside the target, flushed to the disk, then put in its place."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.text.read import printable

_TRIES: Final = 100  # names of temporary files, of which some may be left from a run that was cut off
_CAUSES: Final = {
    errno.ENOSPC: "files.full",
    errno.EDQUOT: "files.full",
    errno.ENAMETOOLONG: "files.name",
    errno.EINVAL: "files.name",
    errno.EROFS: "files.read_only",
}
_LINKS_REFUSED: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


def write_file(
    path: str, content: bytes | str, *, force: bool = False, inputs: Sequence[str] = ()
) -> Diagnostic | None:
    """Write a file (texts in UTF-8); None, or why it was not written: then nothing is there that was not there before.

    An existing file is replaced only with `force`, one of the `inputs` of the run never. A link stays a link: what it
    points to is replaced. The permissions of what was there stay.
    """
    if refused := refusal(path, force=force, inputs=inputs):
        return refused
    raw = content.encode("utf-8") if isinstance(content, str) else content
    target = os.path.realpath(path)
    temporary = None
    try:
        temporary = _beside(target, raw)
        _put(temporary, target, force=force)
    except OSError as cause:
        return failure(path, cause)
    finally:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
    return None


def refusal(path: str, *, force: bool = False, inputs: Sequence[str] = ()) -> Diagnostic | None:
    """Why a file may not be written, as far as it shows before: for runs that write several files or work for long."""
    shown = printable(path)
    try:
        found = os.stat(path)
    except ValueError:  # a NUL in the name
        return error("E0806", None, path=shown.replace("\x00", "�"), problem=text("files.name"))
    except FileNotFoundError:
        if not path:
            return error("E0806", None, path=shown, problem=text("files.name"))
        if not os.path.basename(path):
            return _no_folder(os.path.dirname(path))
        folder = os.path.dirname(os.path.realpath(path)) or os.curdir
        return None if os.path.isdir(folder) else _no_folder(path)
    except NotADirectoryError:
        return _no_folder(path)
    except OSError as cause:
        return failure(path, cause)
    if stat.S_ISDIR(found.st_mode):
        return error("E0803", None, path=shown, notes=(text("E0803.note"),))
    if not stat.S_ISREG(found.st_mode):
        return error("E0807", None, path=shown)
    if any(_is_same(found, each) for each in inputs):
        return error("E0802", None, path=shown, notes=(text("E0802.note"),))
    return None if force else error("E0801", None, path=shown, notes=(text("E0801.note"),))


def _is_same(found: os.stat_result, path: str) -> bool:
    try:
        return os.path.samestat(found, os.stat(path))
    except (OSError, ValueError):
        return False


def _beside(target: str, raw: bytes) -> str:
    """A new file in the same folder with the whole content on the disk; its name. Raises OSError."""
    folder, name = os.path.split(target)
    for number in range(_TRIES):
        temporary = os.path.join(folder, f".{name[:60]}.{number}.part")
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            continue
        try:
            with open(descriptor, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            os.unlink(temporary)
            raise
        return temporary
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)


def _put(temporary: str, target: str, *, force: bool) -> None:
    """Move it to its place; without `force`, not over a file that came there meanwhile. Raises OSError."""
    if force:
        with suppress(OSError):
            os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(temporary, target)
        return
    try:
        os.link(temporary, target)
    except OSError as cause:
        if cause.errno not in _LINKS_REFUSED or os.path.lexists(target):
            raise
        os.replace(temporary, target)


def failure(path: str, cause: OSError) -> Diagnostic:
    """What is said of a path that could not be written."""
    shown = printable(path)
    if isinstance(cause, FileExistsError):
        return error("E0801", None, path=shown, notes=(text("E0801.note"),))
    if isinstance(cause, PermissionError):
        return error("E0805", None, path=shown, notes=(text("E0805.note"),))
    if isinstance(cause, FileNotFoundError | NotADirectoryError):
        return _no_folder(path)
    known = _CAUSES.get(cause.errno or 0)
    problem = text(known) if known else text("files.other", problem=cause.strerror or str(cause))
    return error("E0806", None, path=shown, problem=problem)


def _no_folder(path: str) -> Diagnostic:
    folder = printable(os.path.dirname(path)) or os.curdir
    return error("E0804", None, path=printable(path), folder=folder, notes=(text("E0804.note"),))
