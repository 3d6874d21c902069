"""Tables that a module brings along: named after it, as the rubric may have one of that name, and from its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.syntax import tree

_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(.*[/\\])?\.\.([/\\]|$)")


def qualified(program: tree.Program, key: str) -> tree.Program:
    """The program of an imported module with its tables called `模块.表`."""
    items = tuple(_named(item, key) if isinstance(item, tree.Data) else item for item in program.items)
    return attrs.evolve(program, items=items)


def _named(data: tree.Data, key: str) -> tree.Data:
    return attrs.evolve(
        data,
        items=tuple(
            attrs.evolve(item, name=attrs.evolve(item.name, text=f"{key}.{item.name.text}")) for item in data.items
        ),
    )


def own_name(item: tree.DataItem, key: str) -> tree.Name:
    """What the module itself calls its table."""
    return attrs.evolve(item.name, text=item.name.text.removeprefix(f"{key}."))


def out_of_reach(data: tree.Data) -> Iterator[Diagnostic]:
    """Files that do not lie in the folder of the module or below it."""
    for item in data.items:
        if item.file is not None and _OUTSIDE.match(item.file.text):
            yield error("E0748", item.file.span, file=item.file.text, notes=(text("E0748.note"),))
