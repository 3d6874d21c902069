"""When two overrides are of one thing, and what may stand below an override."""

from __future__ import annotations

from typing import Any, TypeAlias

from evaldsl.check.arrange_members import is_rule
from evaldsl.syntax import tree

Claims: TypeAlias = dict[tuple[Any, ...], tree.Override]
"""What is overridden already: the way to an indicator, and the part of it that is meant."""


def rival(claims: Claims, item: tree.Override, trail: tuple[tree.NodeId, ...]) -> tree.Override | None:
    """The override that has changed the same already. What is replaced or removed is not changed besides."""
    for aspect in _aspects(item):
        if aspect == "whole":
            first = next((each for (way, *_), each in claims.items() if way[: len(trail)] == trail), None)
        else:
            ways = (trail[:length] for length in range(1, len(trail) + 1))
            whole = next((claims[way, "whole"] for way in ways if (way, "whole") in claims), None)
            first = claims.get((trail, aspect)) or whole
        if first is not None:
            return first
    for aspect in _aspects(item):
        claims[trail, aspect] = item
    return None


def _aspects(item: tree.Override) -> list[Any]:
    match item.kind:
        case "remove" | "replace":
            return ["whole"]
        case "fill":
            return [("fill", item.target.text if item.target else "")]
        case "add":
            return [("add", item.id)]
        case _:
            said: list[Any] = ["weight"] if item.weight is not None else []
            for member in item.members:
                match member:
                    case tree.Attribute(kind=kind):
                        said.append(kind)
                    case tree.Argument(name=tree.Name(text=name)):
                        said.append(("parameter", name))
                    case _ if is_rule(member):
                        said.append("rule")
                    case _:
                        pass
            return list(dict.fromkeys(said))


def is_misplaced(member: tree.Member, item: tree.Override) -> bool:
    """A 修改 has no indicators of its own, that of what is placed itself no parameters; a 填入 has nothing else."""
    indicators = tree.Indicator | tree.EachRow | tree.Spread | tree.Slot
    if item.kind != "revise":
        return not isinstance(member, indicators)
    return isinstance(member, indicators) or (item.target is None and isinstance(member, tree.Argument))
