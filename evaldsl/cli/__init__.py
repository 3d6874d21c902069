"""The command line: `main` never lets a traceback through, whatever happens."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

__all__ = ["main", "script"]


def script() -> int:
    """`main` as a process of its own: what it makes lives to its end, so that collecting garbage is lost time."""
    gc.disable()
    try:
        return main()
    finally:
        gc.freeze()  # the interpreter's last collection then finds nothing to walk through


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command (default: of this process) and return its exit code.

    0 fine, 1 negative outcome, 2 spec or facts wrong, 3 warnings under --strict, 64 usage, 70 our bug, 130 Ctrl-C.
    """
    try:
        from evaldsl.cli.command import command

        return command(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return 130
