"""`evaldsl lib`: which libraries there are, what is in one, and a skeleton for a new one."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Final

from evaldsl.cli.diagnosed import FINE, WRONG, has, print_diagnostics
from evaldsl.cli.options import language_of
from evaldsl.cli.streams import page_width, wants_colour, write
from evaldsl.diagnostics import Language, Severity, near_names, say, text
from evaldsl.format.members import years_text
from evaldsl.library import gather
from evaldsl.library.contents import header_of, marks_of
from evaldsl.library.find import Head
from evaldsl.library.shelves import module_heads
from evaldsl.syntax import tree
from evaldsl.text.read import printable

_COLUMNS: Final = ("module", "version", "years", "source", "state")


def library(given: argparse.Namespace) -> int:
    """List libraries, show the contents of one, or make a new one."""
    language = language_of(sys.argv[1:] if not hasattr(given, "lang") else ["--lang", given.lang], os.environ)
    if given.action == "list":
        return _list(given, language)
    if given.action == "show":
        return _show(given, language)
    from evaldsl.cli.library_skeleton import make_library

    return make_library(given, language)


def _list(given: argparse.Namespace, language: Language) -> int:
    """The table, then where those lie that are not of the standard library: a path is copied, so it is not broken."""
    from evaldsl.cli.paint import paint
    from evaldsl.report.document import Document, Paragraph, Table, Tone

    heads = module_heads()
    rows = tuple(_row(head, language) for head in heads)
    plain: Tone = "plain"
    header = tuple(say(text(f"cli.lib.column.{name}"), language) for name in _COLUMNS)
    table = Table(header, rows, (plain,) * len(rows), (), whole=(0, 1, 4))
    places = (_where(head, language) for head in heads if not head.shown.startswith("stdlib/"))
    document = Document((table, *map(Paragraph, places)))
    colour = wants_colour(sys.stdout, given.color, os.environ)
    write(sys.stdout, paint(document, width=page_width(sys.stdout, os.environ), colour=colour))
    return FINE


def _row(head: Head, language: Language) -> tuple[str, ...]:
    header = header_of(head)
    marks = marks_of(head)
    said = {each.kind: each for each in header.settings if isinstance(each, tree.Attribute)} if header else {}

    def words(kind: tree.AttributeKind) -> str:
        value = said[kind].value if kind in said else None
        if isinstance(value, tree.Range):
            return years_text(value, language)
        return "" if value is None else value.text

    state = text("cli.lib.unverified", count=marks) if marks else text("cli.lib.unmarked")
    kinds = (tree.AttributeKind.VERSION, tree.AttributeKind.YEARS, tree.AttributeKind.SOURCE)
    return _name(head, language), *(words(kind) for kind in kinds), say(state, language)


def _name(head: Head, language: Language) -> str:
    return head.names[0] if language == "zh" else head.names[-1]


def _where(head: Head, language: Language) -> str:
    return say(text("cli.lib.where", name=_name(head, language), path=head.shown), language)


def _show(given: argparse.Namespace, language: Language) -> int:
    from evaldsl.format.contents import contents_lines

    heads = [head for head in module_heads() if given.name in head.names]
    if not heads:
        near = near_names(given.name, tuple(name for head in module_heads() for name in head.names))
        hint = say(text("E0510.near", names=near), language) if near else say(text("cli.lib.hint"), language)
        write(sys.stderr, say(text("E0510", name=given.name), language) + "\n" + hint + "\n")
        return WRONG
    modules = gather(heads[0].path)
    print_diagnostics(modules.diagnostics, language, given)
    if has(Severity.ERROR, modules.diagnostics):
        return WRONG
    language = getattr(given, "lang", modules.language)
    lines = contents_lines(modules.main.program, language)
    write(sys.stdout, "".join(f"{printable(line)}\n" for line in lines))
    return FINE
