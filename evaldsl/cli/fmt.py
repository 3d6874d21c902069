"""The command fmt: programs in their canonical form, printed, compared or written back."""

from __future__ import annotations

import argparse
import sys

from evaldsl.cli.diagnosed import FINE, NEGATIVE, WRONG, has, print_diagnostics
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Diagnostic, Language, Severity, say, text
from evaldsl.files import write_file
from evaldsl.format.comments import format_text
from evaldsl.library.gather import FILE_BOUNDS
from evaldsl.library.refusals import cannot_read, not_a_spec
from evaldsl.syntax import Parsed, parse
from evaldsl.text.read import ReadProblem, printable, read_source


def fmt(given: argparse.Namespace) -> int:
    """Format each file; the worst exit code of all."""
    return max(_format_one(spec, given) for spec in given.spec)


def _format_one(spec: str, given: argparse.Namespace) -> int:
    if wrong := not_a_spec(spec):
        return _refused((wrong,), getattr(given, "lang", "zh"), given)
    opened = read_source(spec, FILE_BOUNDS)
    if isinstance(opened, ReadProblem):
        return _refused((cannot_read(printable(spec), opened, None),), getattr(given, "lang", "zh"), given)
    parsed = parse(opened)
    language: Language = getattr(given, "lang", parsed.program.language)
    if has(Severity.ERROR, parsed.diagnostics):
        return _refused(parsed.diagnostics, language, given)
    return _settle(spec, parsed, given)


def _refused(diagnostics: tuple[Diagnostic, ...], language: Language, given: argparse.Namespace) -> int:
    print_diagnostics(diagnostics, language, given)
    return WRONG


def _settle(spec: str, parsed: Parsed, given: argparse.Namespace) -> int:
    """Print the canonical form, or say or write what differs from it."""
    source = parsed.program.span.source
    formatted = format_text(parsed, given.keywords or parsed.program.language)
    language: Language = getattr(given, "lang", parsed.program.language)
    differs = formatted != source.text
    if given.check:
        if differs:
            write(sys.stdout, say(text("cli.fmt.differs", path=printable(spec)), language) + "\n")
        return NEGATIVE if differs else FINE
    if not given.write:
        write(sys.stdout, formatted)
        return FINE
    if differs:
        if refused := write_file(spec, formatted, force=True):
            return _refused((refused,), language, given)
        write(sys.stdout, say(text("cli.fmt.written", path=printable(spec)), language) + "\n")
    return FINE
