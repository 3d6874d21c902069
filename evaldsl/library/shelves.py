"""All modules that a program in the working folder could import."""

from __future__ import annotations

from evaldsl.library.find import Head, places, read_shelf
from evaldsl.library.installed import installed
from evaldsl.resources import stdlib_root


def module_heads() -> tuple[Head, ...]:
    """The standard library's, those of this folder and of libs/, and those that pip has installed."""
    heads = (head for place in (*places("", "", stdlib_root()), *installed()) for head in read_shelf(place))
    return tuple(head for head in heads if head.kind == "module")


def module_named(name: str) -> tuple[Head, ...]:
    """The modules of a name, or those whose name ends with it: 标准.等级, 等级."""
    heads = module_heads()
    exact = tuple(head for head in heads if name in head.names)
    return exact or tuple(head for head in heads if any(each.endswith(f".{name}") for each in head.names))
