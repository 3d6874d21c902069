"""One command from its arguments to its exit code; no mistake of the user or of ours ends in a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from evaldsl import __version__
from evaldsl.cli.options import UsageError, help_text, language_of, parse
from evaldsl.cli.streams import ClosedPipeError, UnwritableError, speak_utf8, write
from evaldsl.diagnostics import Language, say, text

USAGE: Final = 64
INTERNAL: Final = 70
UNWRITABLE: Final = 74


def command(argv: Sequence[str]) -> int:
    """Run a command line; the exit code. Only KeyboardInterrupt passes."""
    language: Language = "en"
    try:
        speak_utf8(sys.stdout, sys.stderr)
        language = language_of(argv, os.environ)
        return _refusing(argv, language)
    except ClosedPipeError:
        return 0
    except UnwritableError as problem:
        return _complain(say(text("cli.unwritable", problem=str(problem)), language), UNWRITABLE)
    except Exception as problem:
        return _internal(problem, language)


def _refusing(argv: Sequence[str], language: Language) -> int:
    try:
        given = parse(argv)
    except UsageError as wrong:
        name = "evaldsl" if wrong.command == "main" else f"evaldsl {wrong.command}"
        lines = (say(wrong.problem, language), say(text("cli.usage.hint", command=name), language))
        return _complain("\n".join(lines), USAGE)
    if given.help:
        write(sys.stdout, help_text(given.command or "main", language))
        return 0
    if given.command is None and given.version:
        write(sys.stdout, f"evaldsl {__version__}\n")
        return 0
    if given.command is None:
        return _complain(help_text("main", language), USAGE)
    from evaldsl.cli.commands import COMMANDS

    return COMMANDS[given.command](given)


def _complain(words: str, code: int) -> int:
    write(sys.stderr, words.rstrip("\n") + "\n")
    return code


def _internal(problem: Exception, language: Language) -> int:
    if os.environ.get("EVALDSL_DEBUG"):
        import traceback

        write(sys.stderr, "".join(traceback.format_exception(problem)))
    first = str(problem).split("\n", 1)[0]
    shown = f"{type(problem).__name__}: {first}" if first else type(problem).__name__
    try:
        return _complain(say(text("cli.internal", problem=shown), language), INTERNAL)
    except (ClosedPipeError, UnwritableError):
        return INTERNAL
