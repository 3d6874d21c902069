"""What all commands share: diagnostics on standard error, and the exit codes that follow from them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from evaldsl.cli.streams import coloured, wants_colour, write
from evaldsl.diagnostics import Diagnostic, Language, Severity, say, text
from evaldsl.diagnostics.render import render_all, unstyled

if TYPE_CHECKING:
    from evaldsl.pipeline import Outcome

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


def print_missing(outcome: Outcome, language: Language) -> None:
    """The facts that are absent, to paste and fill in, unless a message shows them already."""
    notes = [say(note, language) for item in outcome.diagnostics for note in item.notes]
    if outcome.missing and not any(outcome.missing.strip() in note for note in notes):
        write(sys.stderr, f"\n{say(text('cli.missing'), language)}\n\n{outcome.missing.rstrip()}\n")


def has(severity: Severity, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any is as serious as this."""
    return any(item.severity is severity for item in diagnostics)


def warned(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """The exit code of a run without errors."""
    return WARNED if strict and has(Severity.WARNING, diagnostics) else FINE
