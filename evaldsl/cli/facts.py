"""The command facts: the form to fill in, printed or written to a file."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from evaldsl import pipeline
from evaldsl.cli.diagnosed import FINE, WRONG, print_diagnostics
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Diagnostic, Language, error, say, text
from evaldsl.facts import facts_form
from evaldsl.files import refusal, write_file
from evaldsl.model.system import System
from evaldsl.text.read import printable

_ENDINGS: Final = (".toml",)


def facts(given: argparse.Namespace) -> int:
    """Write the form of a spec; without -o it is printed."""
    checked = pipeline.check(given.spec)
    language: Language = getattr(given, "lang", checked.language)
    if checked.system is None:
        print_diagnostics(pipeline.why_not_scored(checked), language, given)
        return WRONG
    print_diagnostics(checked.diagnostics, language, given)
    if given.output is None:
        write(sys.stdout, facts_form(checked.system))
        return FINE
    if refused := _write(checked.system, given):
        print_diagnostics((refused,), language, given)
        return WRONG
    write(sys.stdout, say(text("cli.facts.written", path=printable(given.output)), language) + "\n")
    return FINE


def _write(system: System, given: argparse.Namespace) -> Diagnostic | None:
    inputs = (given.spec,)
    if refused := refusal(given.output, force=given.force, inputs=inputs):
        return refused
    if not given.output.casefold().endswith(_ENDINGS):
        notes = (text("E0808.note", endings=_ENDINGS),)
        return error("E0808", None, path=printable(given.output), notes=notes)
    return write_file(given.output, facts_form(system), force=given.force, inputs=inputs)
