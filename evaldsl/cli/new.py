"""The command new: a spec drafted from a scoring table, or a folder to begin with."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from evaldsl import pipeline
from evaldsl.cli.diagnosed import FINE, WRONG, print_diagnostics
from evaldsl.cli.facts import form_content
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Diagnostic, Language, Text, error, near_names, say, text
from evaldsl.draft.framework import framework_spec, readme
from evaldsl.draft.official import FRAMEWORKS
from evaldsl.draft.spec import Draft, draft
from evaldsl.draft.table import read_table
from evaldsl.files import refusal, write_file, write_folder
from evaldsl.library.refusals import cannot_read
from evaldsl.phrase import sentences
from evaldsl.quantity.limits import MAX_FILE_BYTES
from evaldsl.sheets.read import read_sheets
from evaldsl.sheets.sheet import Sheet
from evaldsl.text.read import ReadProblem, printable, read_bytes

_NOWHERE: Final = "spec.eval"
"""What a program that is only tried is called."""


def new(given: argparse.Namespace) -> int:
    """Draft a spec, or start a folder."""
    language: Language = getattr(given, "lang", "zh")
    refused = _from_table(given, language) if given.table is not None else _from_framework(given, language)
    if refused is None:
        return FINE
    print_diagnostics((refused,), language, given)
    return WRONG


# ── from a table ──────────────────────────────────────────────────────────────────────────────────


def _from_table(given: argparse.Namespace, language: Language) -> Diagnostic | None:
    """The draft to its file or to standard output; what was understood to standard error."""
    output, inputs = given.output, (given.table,)
    if output is not None and (refused := refusal(output, force=given.force, inputs=inputs)) is not None:
        return refused
    made = _drafted(given.table)
    if isinstance(made, Diagnostic):
        return made
    if output is None:
        write(sys.stdout, made.text)
    elif (failed := write_file(output, made.text, force=given.force, inputs=inputs)) is not None:
        return failed
    last: tuple[Text, ...] = () if output is None else (text("draft.written", path=printable(output)),)
    write(sys.stderr, "".join(f"{say(line, language)}\n" for line in (*made.report, *last)))
    return None


def _drafted(path: str) -> Draft | Diagnostic:
    raw = read_bytes(path, MAX_FILE_BYTES + 1)
    if isinstance(raw, bytes) and len(raw) > MAX_FILE_BYTES:
        raw = ReadProblem("too_large")
    if isinstance(raw, ReadProblem):
        return cannot_read(printable(path), raw, None)
    sheets = read_sheets(raw, printable(path), merged=True)
    if isinstance(sheets, Diagnostic):
        return sheets
    return _of_sheets(sheets, path)


def _of_sheets(sheets: tuple[Sheet, ...], path: str) -> Draft | Diagnostic:
    """The draft of the first sheet that holds a scoring table."""
    table = next((found for sheet in sheets if (found := read_table(sheet)) is not None), None)
    if table is None:
        return error("E0824", None, path=printable(path), notes=(text("E0824.note"),))
    name = os.path.splitext(os.path.basename(printable(path)))[0]
    return draft(table, name, _sentence)


def _sentence(program: str) -> str | None:
    """The rule of the only leaf of a program, if that passes the checks."""
    system = pipeline.check_text(program, _NOWHERE).system
    return None if system is None else next(iter(sentences(system).values()))


# ── from a framework ──────────────────────────────────────────────────────────────────────────────


def _from_framework(given: argparse.Namespace, language: Language) -> Diagnostic | None:
    framework = given.framework
    if framework not in FRAMEWORKS:
        near = near_names(framework, FRAMEWORKS) or FRAMEWORKS
        return error("E0825", None, name=framework, notes=(text("E0825.note", known=tuple(near)),))
    title = os.path.basename(given.name.rstrip("/" + os.sep)) or framework
    spec = framework_spec(printable(title).replace('"', ""))
    system = pipeline.check_text(spec, _NOWHERE).system
    assert system is not None, "a framework passes the checks"
    ending = ".xlsx"
    content = form_content(system, ending)
    if isinstance(content, Diagnostic):  # without the libraries for Excel
        ending = ".toml"
        content = form_content(system, ending)
    assert not isinstance(content, Diagnostic), "TOML needs no library"
    form = f"facts{ending}"
    failed = write_folder(
        given.name.rstrip("/" + os.sep), {"spec.eval": spec, form: content, "README.md": readme(title, form)}
    )
    if failed is None:
        path = printable(given.name)
        write(sys.stdout, say(text("cli.new.started", path=path, form=form), language) + "\n")
    return failed
