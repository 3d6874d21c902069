"""Rewriting the members of a block: ids and spans of what stays are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from evaldsl.syntax import tree

Members = tuple[tree.Member, ...]
_BESIDE: Final = (
    tree.Attribute
    | tree.Indicator
    | tree.EachRow
    | tree.Gate
    | tree.Definition
    | tree.Handling
    | tree.Together
    | tree.Adapting
)


def is_rule(member: tree.Node) -> bool:
    """Whether a member is what scores its indicator."""
    return not isinstance(member, _BESIDE)


def rules_of(members: tuple[tree.Node, ...]) -> tuple[tree.Rule, ...]:
    """The rules among the members of a block."""
    return tuple(member for member in members if is_rule(member))  # type: ignore[misc]  # what is left are rules


def inline(members: tuple[tree.Node, ...]) -> Iterator[tree.Node]:
    """The members and everything written in their blocks, overrides included; not what they place."""
    for member in members:
        yield member
        match member:
            case tree.Indicator() | tree.Spread():
                yield from inline(member.members)
            case tree.Override():
                yield from inline(member.members if member.indicator is None else (member.indicator,))
            case _:
                pass


def below(members: Members, trail: tuple[int, ...]) -> list[tree.Indicator | tree.Spread]:
    """The nodes on a way, as far as it is written here: the last may place what the rest of the way leads through."""
    found: list[tree.Indicator | tree.Spread] = []
    for step in trail:
        node = next(m for m in members if m.id == step)
        assert isinstance(node, tree.Indicator | tree.Spread), "a way leads through indicators"
        found.append(node)
        if node.placed is not None:
            break
        members = node.members
    return found


def changed(members: Members, trail: tuple[int, ...], new: tuple[tree.Indicator, ...]) -> Members:
    """The members with what the way leads to replaced."""
    head, *rest = trail
    kept: list[tree.Member] = []
    for member in members:
        if member.id != head:
            kept.append(member)
        elif rest and isinstance(member, tree.Indicator):
            kept.append(attrs.evolve(member, members=changed(member.members, tuple(rest), new)))
        else:
            kept += new
    return tuple(kept)


def appended(members: Members, trail: tuple[int, ...], new: tree.Indicator) -> Members:
    """The members with one more indicator at the end of the block that the way leads to."""
    if not trail:
        return (*members, new)
    node = below(members, trail)[-1]
    assert isinstance(node, tree.Indicator), "a way ends at an indicator"
    return changed(members, trail, (attrs.evolve(node, members=(*node.members, new)),))


def filled(members: Members, slot: tree.NodeId, new: Members) -> Members:
    """The members with a place filled, wherever it is written."""
    kept: list[tree.Member] = []
    for member in members:
        match member:
            case tree.Slot() if member.id == slot:
                kept += new
            case tree.Indicator() | tree.Spread():
                kept.append(attrs.evolve(member, members=filled(member.members, slot, new)))
            case tree.Override(indicator=tree.Indicator() as whole):
                (whole,) = filled((whole,), slot, new)  # type: ignore[assignment]  # an indicator stays one
                kept.append(attrs.evolve(member, indicator=whole))
            case tree.Override():
                kept.append(attrs.evolve(member, members=filled(member.members, slot, new)))
            case _:
                kept.append(member)
    return tuple(kept)


def revised(members: Members, new: Members) -> Members:
    """The members with remarks of the same kinds, and the rule, replaced; everything else is added."""
    kinds = {member.kind for member in new if isinstance(member, tree.Attribute)}
    has_rule = bool(rules_of(new))
    kept = (m for m in members if not (isinstance(m, tree.Attribute) and m.kind in kinds))
    return (*(m for m in kept if not (has_rule and is_rule(m))), *new)


def further_names(members: tuple[tree.Node, ...]) -> tuple[str, ...]:
    """What an indicator answers to besides its name: 别名, 代码, 英文名."""
    kinds = (tree.AttributeKind.ALIAS, tree.AttributeKind.CODE, tree.AttributeKind.ENGLISH)
    return tuple(
        m.value.text
        for m in members
        if isinstance(m, tree.Attribute) and m.kind in kinds and isinstance(m.value, tree.Path | tree.String)
    )


def open_slots(members: tuple[tree.Member, ...]) -> tuple[tree.Slot, ...]:
    """The places among the members that wait to be filled."""
    return tuple(each for each in inline(members) if isinstance(each, tree.Slot))


def only_slots(node: tree.Indicator) -> tuple[tree.Slot, ...]:
    """The places of a branch that has nothing else below it."""
    if node.placed is not None:
        return ()
    below_it = [m for m in node.members if isinstance(m, tree.Indicator | tree.EachRow | tree.Spread | tree.Slot)]
    slots = tuple(each for each in below_it if isinstance(each, tree.Slot))
    return slots if len(slots) == len(below_it) else ()


def without_slots(members: tuple[tree.Member, ...]) -> tuple[tree.Member, ...]:
    """Places that stayed empty are no members, but for those in overrides, which are for others to fill."""
    kept = []
    for member in members:
        if isinstance(member, tree.Indicator) and member.placed is None and open_slots(member.members):
            kept.append(attrs.evolve(member, members=without_slots(member.members)))
        elif not isinstance(member, tree.Slot):
            kept.append(member)  # type: ignore[arg-type]  # a member as it was
    return tuple(kept)
