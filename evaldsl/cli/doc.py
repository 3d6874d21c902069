"""The command doc: a rubric or a library as its customary table, on the terminal or in a file."""

from __future__ import annotations

import argparse
import os
import sys

from evaldsl import pipeline
from evaldsl.cli.diagnosed import WRONG, has, print_diagnostics, warned
from evaldsl.cli.options import language_of
from evaldsl.cli.streams import page_width, wants_colour, write
from evaldsl.diagnostics import Diagnostic, Language, Severity, error, near_names, say, text
from evaldsl.dossier.pages import Dossier
from evaldsl.files import refusal, write_file
from evaldsl.library.shelves import module_heads, module_named
from evaldsl.office.deliver import deliver_pages, pages_kind
from evaldsl.rubric.assemble import rubric_of
from evaldsl.text.read import printable


def doc(given: argparse.Namespace) -> int:
    """Check, assemble and show or write; nothing is written where anything is wrong."""
    path = _path_of(given.spec)
    if isinstance(path, Diagnostic):
        return _refuse((path,), _language(given), given)
    checked = pipeline.check(path)
    language: Language = getattr(given, "lang", checked.language)
    print_diagnostics(checked.diagnostics, language, given)
    if has(Severity.ERROR, checked.diagnostics) or (checked.system is None and not checked.modules.is_library):
        return WRONG
    dossier = rubric_of(checked.modules, checked.system, language)
    if given.output is None:
        _paint(dossier, given)
    elif refused := _deliver(dossier, path, given):
        return _refuse(refused, language, given)
    else:
        write(sys.stdout, say(text("cli.facts.written", path=printable(given.output)), language) + "\n")
    return warned(checked.diagnostics, strict=given.strict)


def _language(given: argparse.Namespace) -> Language:
    chosen: Language = getattr(given, "lang", None) or language_of((), os.environ)
    return chosen


def _path_of(name: str) -> str | Diagnostic:
    """The file of that name, else that of the module."""
    if name.casefold().endswith(".eval") or os.path.exists(name):
        return name
    match module_named(name):
        case (head,):
            return head.path
        case ():
            names = tuple(each for head in module_heads() for each in head.names)
            near = near_names(name, names)
            notes = (text("E0510.near", names=near),) if near else ()
            return error("E0870", None, name=printable(name), notes=(*notes, text("E0870.note")))
        case heads:
            paths = tuple(head.shown for head in heads)
            return error(
                "E0871", None, name=printable(name), count=len(heads), paths=paths, notes=(text("E0871.note"),)
            )


def _refuse(found: tuple[Diagnostic, ...], language: Language, given: argparse.Namespace) -> int:
    print_diagnostics(found, language, given)
    return WRONG


def _paint(dossier: Dossier, given: argparse.Namespace) -> None:
    from evaldsl.cli.paint import paint
    from evaldsl.rubric.painted import document_of

    width = given.width or page_width(sys.stdout, os.environ)
    colour = wants_colour(sys.stdout, given.color, os.environ)
    write(sys.stdout, paint(document_of(dossier), width=width, colour=colour))


def _deliver(dossier: Dossier, path: str, given: argparse.Namespace) -> tuple[Diagnostic, ...]:
    """Write the file; what stood in its way."""
    refused = refusal(given.output, force=given.force, inputs=(path,))
    kind = pages_kind(given.output)
    if refused is not None or isinstance(kind, Diagnostic):
        return tuple(item for item in (refused, kind) if isinstance(item, Diagnostic))[:1]
    delivery = deliver_pages(dossier, kind)
    if delivery.content is None:
        return delivery.diagnostics
    failed = write_file(given.output, delivery.content, force=given.force, inputs=(path,))
    return (failed,) if failed else ()
