"""What may not be: files that cannot be read or are of the wrong kind, and things that do not belong in a module."""

from __future__ import annotations

from typing import Final, assert_never

from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.quantity.limits import MAX_FILE_BYTES, MAX_LINE_LENGTH, MAX_LINES
from evaldsl.syntax import tree
from evaldsl.text import Source, Span
from evaldsl.text.read import ReadProblem, printable

SHEET_ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".csv")
FACTS_ENDINGS: Final = (".toml", ".json", *SHEET_ENDINGS)
"""What the names of facts files end in."""


def cannot_read(path: str, problem: ReadProblem, span: Span | None) -> Diagnostic:
    """The diagnostic of a file that could not be read; `span` is the import, None for the main program."""
    match problem.kind:
        case "absent":
            return error("E0501", span, path=path)
        case "folder":
            return error("E0502", span, path=path)
        case "forbidden":
            return error("E0503", span, path=path)
        case "unreadable":
            return error("E0504", span, path=path)
        case "too_large":
            return error("E0505", span, path=path, most=MAX_FILE_BYTES // (1024 * 1024))
        case "encoding":
            likely = problem.likely
            note = text("E0506.likely", encoding=likely) if likely else text("E0506.save")
            return error("E0506", span, path=path, line=problem.line, notes=(note,))
        case "office":
            return error("E0845", span, path=path, notes=(text("E0845.note"),))
        case "too_many_lines":
            return error("E0507", span, path=path, most=MAX_LINES)
        case "line_too_long":
            return error("E0508", span, path=path, line=problem.line, most=MAX_LINE_LENGTH)
        case _:
            assert_never(problem.kind)


def not_a_spec(path: str) -> Diagnostic | None:
    """Where a facts file is named as a program: what it should be."""
    return error("E0603", None, path=printable(path), wanted=text("E0603.spec")) if _is_facts_name(path) else None


def not_facts(path: str) -> Diagnostic | None:
    """Where a program is named as facts: what they should be."""
    return error("E0603", None, path=printable(path), wanted=text("E0603.facts")) if _is_spec_name(path) else None


def swapped(spec: str, facts: str) -> Diagnostic | None:
    """Where the program and the facts stand in each other's place: how to write it."""
    if not (_is_facts_name(spec) and _is_spec_name(facts)):
        return None
    note = text("E0603.swapped", spec=printable(facts), facts=printable(spec))
    return error("E0603", None, path=printable(spec), wanted=text("E0603.spec"), notes=(note,))


def _is_facts_name(path: str) -> bool:
    return path.casefold().endswith(FACTS_ENDINGS)


def _is_spec_name(path: str) -> bool:
    return path.casefold().endswith(".eval")


def no_header(source: Source) -> Diagnostic:
    """The diagnostic of a main program that says neither what it is nor what it is called."""
    span = Span(source, 0, len(source.line_text(1)))
    return error("E0519", span, path=source.name, notes=(text("E0519.note"),))


def only_a_module(header: tree.ModuleHeader, source: Source) -> Diagnostic:
    """The diagnostic of a module that is to be scored."""
    notes = (text("E0520.note", name=header.name.text),)
    return error("E0520", header.name.span, path=source.name, notes=notes)


def module_contents(program: tree.Program) -> tuple[Diagnostic, ...]:
    """Refusals of what only an indicator system may hold: a module has neither facts nor weights nor a total."""
    return tuple(found for item in program.items for found in _refused(item))


def _refused(item: tree.Item) -> tuple[Diagnostic, ...]:
    match item:
        case tree.Data(items=items) if all(each.file is not None for each in items):
            from evaldsl.library.tables import out_of_reach  # few modules bring tables

            return tuple(out_of_reach(item))
        case tree.Data():
            return (_no(item.span, text("E0516.data"), text("E0516.note.data")),)
        case tree.Indicator(name=name):
            what, note = text("E0516.indicator", name=name.text), text("E0516.note.indicator", name=name.text)
            return (_no(name.span, what, note),)
        case tree.Spread():
            what, note = text("E0516.spread"), text("E0516.note.indicator", name=item.placed.callee.parts[-1].text)
            return (_no(item.span, what, note),)
        case tree.Answered():
            return (_no(item.span, text("E0516.answered"), text("E0516.note.move")),)
        case tree.EachRow(table=table):
            return (_no(table.span, text("E0516.rows"), text("E0516.note.rows")),)
        case tree.Gate():
            return (_no(item.span, text("E0516.gate"), text("E0516.note.move")),)
        case tree.Extra():
            return (_no(item.span, text("E0516.extra"), text("E0516.note.move")),)
        case tree.Output():
            return (_no(item.span, text("E0516.output"), text("E0516.note.move")),)
        case tree.TestBlock():
            return (_no(item.span, text("E0516.test"), text("E0516.note.move")),)
        case tree.Import() | tree.Definition() | tree.Reusable() | tree.Grades() | tree.Policy():
            return ()
        case _:
            assert_never(item)


def _no(span: Span, what: Text, note: Text) -> Diagnostic:
    return error("E0516", span, what=what, notes=(note,))
