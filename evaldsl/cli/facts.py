"""The command facts: the form to fill in, printed or written to a file; a filled one checked."""

from __future__ import annotations

import argparse
import sys
from typing import Final

from evaldsl import pipeline
from evaldsl.cli.diagnosed import FINE, WRONG, print_diagnostics, warned
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Diagnostic, Language, error, say, text
from evaldsl.facts import facts_form
from evaldsl.facts.json_form import whole_json_form
from evaldsl.facts.sheet_form import sheet_form
from evaldsl.files import refusal, write_file
from evaldsl.model.system import System
from evaldsl.sheets.read import needs_office
from evaldsl.sheets.write import csv_text, workbook
from evaldsl.text.read import printable

_ENDINGS: Final = (".toml", ".xlsx", ".csv", ".json")


def facts(given: argparse.Namespace) -> int:
    """Write the form of a spec (without -o it is printed), or check a filled one."""
    if given.check:
        return _check(given)
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
    if refused := refusal(given.output, force=given.force, inputs=(given.spec,)):
        return refused
    content = form_content(system, given.output)
    if isinstance(content, Diagnostic):
        return content
    return write_file(given.output, content, force=given.force, inputs=(given.spec,))


def form_content(system: System, path: str) -> bytes | str | Diagnostic:
    """The form in the format that the ending names."""
    ending = next((one for one in _ENDINGS if path.casefold().endswith(one)), None)
    match ending:
        case ".toml":
            return facts_form(system)
        case ".json":
            return whole_json_form(system)
        case ".csv":
            return csv_text(sheet_form(system)[1:])
        case ".xlsx":
            try:
                return workbook(sheet_form(system))
            except ImportError:
                return needs_office(printable(path))
        case _:
            return error("E0808", None, path=printable(path), notes=(text("E0808.note", endings=_ENDINGS),))


def _check(given: argparse.Namespace) -> int:
    """Everything that `run` says of the facts before it scores them."""
    outcome = pipeline.check_facts(given.spec, given.facts, tuple(given.settings))
    language: Language = getattr(given, "lang", outcome.language)
    print_diagnostics(outcome.diagnostics, language, given)
    if not outcome.complete:
        return WRONG
    write(sys.stdout, say(text("cli.facts.complete", path=printable(given.facts)), language) + "\n")
    return warned(outcome.diagnostics, strict=given.strict)
