"""What all commands share: diagnostics on standard error, and the exit codes that follow from them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from evaldsl.cli.streams import coloured, wants_colour, write
from evaldsl.diagnostics import Diagnostic, Language, Severity
from evaldsl.diagnostics.render import render_all, unstyled

FINE: Final = 0
NEGATIVE: Final = 1
WRONG: Final = 2
WARNED: Final = 3


def print_diagnostics(diagnostics: Sequence[Diagnostic], language: Language, given: argparse.Namespace) -> None:
    """On standard error, in colour where wanted."""
    style = coloured if wants_colour(sys.stderr, given.color, os.environ) else unstyled
    words = render_all(diagnostics, language, style=style)
    if words:
        write(sys.stderr, words)


def has(severity: Severity, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any is as serious as this."""
    return any(item.severity is severity for item in diagnostics)


def warned(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """The exit code of a run without errors."""
    return WARNED if strict and has(Severity.WARNING, diagnostics) else FINE
