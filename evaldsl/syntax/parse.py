"""A source to its tree: always a tree, with the diagnostics that stand against it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import attrs

from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.automaton import Builder
from evaldsl.syntax.build import BUILDERS, Context, Parts, make_value
from evaldsl.syntax.driver import Driver
from evaldsl.syntax.scan import scan
from evaldsl.syntax.token import Comment
from evaldsl.text import Source, Span


@frozen
class Parsed:
    """A program as written, its comments, and its syntax errors (repaired ones included)."""

    program: tree.Program
    diagnostics: tuple[Diagnostic, ...]
    comments: tuple[Comment, ...]


def parse(source: Source) -> Parsed:
    """Parse a text. Never raises for what a user wrote; whatever cannot be read is reported and left out.

    Where characters or the indentation of a line are wrong, what else is wrong there is taken to follow from it.
    """
    with collection_paused():
        lines, comments, diagnostics = scan(source)
        misread = {d.span.line for d in diagnostics if d.span}
        context = Context(source, [])
        driver = Driver(context, _bound(context), partial(make_value, context))
        program = driver.parse(lines)
    following = (d for d in driver.diagnostics if d.span is None or d.span.line not in misread)
    found = sorted([*diagnostics, *following], key=lambda d: d.span.start if d.span else 0)
    return Parsed(attrs.evolve(program, language=driver.language), tuple(found), tuple(comments))


def _bound(context: Context) -> dict[str, Builder]:
    """The builders, tied to this parse."""

    def bind(name: str, build: Any) -> Builder:
        def run(_: str, values: list[Any], start: int, end: int) -> Any:
            return build(Parts(context, name, values, span=Span(context.source, max(start, 0), max(end, 0))))

        return run

    return {name: bind(name, build) for name, build in BUILDERS.items()}


@contextmanager
def collection_paused() -> Iterator[None]:
    """A tree is all fresh objects and no garbage: collecting while it grows triples the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
