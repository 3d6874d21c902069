"""From written programs to their trees and weights."""

from __future__ import annotations


from evaldsl.check.placed import Placed
from evaldsl.check.weights import Weights, weigh
from evaldsl.diagnostics import say
from evaldsl.syntax import parse, tree
from evaldsl.text import Source


def read(text: str, name: str) -> tree.Program:
    """The tree of a text that has no syntax errors."""
    parsed = parse(Source(name, text))
    assert parsed.diagnostics == (), [say(one.message, "zh") for one in parsed.diagnostics]
    return parsed.program


def trees(written: Written) -> tuple[tree.Program, tree.Program | None]:
    """The trees of the program and of its library."""
    return read(written.main, "spec.eval"), read(written.library, "lib.eval") if written.library else None


def weighed(program: tree.Program, library: tree.Program | None) -> Weights:
    """The weights of a program whose placed indicators are in the library."""
    items = () if library is None else library.items
    reusable = {item.name.text: item for item in items if isinstance(item, tree.Reusable)}
    top = tuple(_placed(item, (), reusable) for item in program.items if isinstance(item, tree.Indicator))
    header = program.header
    assert isinstance(header, tree.SystemHeader)
    return weigh(header, top)


def _placed(written: tree.Indicator, above: tuple[str, ...], reusable: dict[str, tree.Reusable]) -> Placed:
    path = (*above, written.name.text)
    members = written.members
    if written.placed is not None:
        members = reusable[written.placed.callee.parts[-1].text].members
    below = (member for member in members if isinstance(member, tree.Indicator))
    return Placed(
        name=written.name.text,
        path=path,
        weight=written.weight,
        children=tuple(_placed(member, path, reusable) for member in below),
        rules=(),
        gates=(),
        definitions=(),
        attributes=(),
        module=written.span.source.name,
        span=written.name.span,
        weight_span=None if written.weight is None else written.weight.span,
    )
