"""Builders of what adapts a placed indicator: overrides, places to fill, children without their parent."""

from __future__ import annotations

from typing import Any

from evaldsl.syntax import tree
from evaldsl.syntax.build.members import members_of
from evaldsl.syntax.build.parts import Parts, builds

_WEIGHTS = (tree.AbsoluteWeight, tree.ShareWeight, tree.RelativeWeight, tree.EqualWeight, tree.HoleWeight)


def _weight(parts: Parts) -> tree.Weight | None:
    return next((value for value in parts.values if isinstance(value, _WEIGHTS)), None)


@builds("spread")
def spread(parts: Parts) -> tree.Spread:
    return tree.Spread(parts.get(tree.Call), members_of(parts), span=parts.span)


@builds("slot")
def slot(parts: Parts) -> tree.Slot:
    return tree.Slot(parts.get(tree.Name), parts.has("OPTIONAL"), span=parts.span)


@builds("indicator_head")
def indicator_head(parts: Parts) -> tree.Indicator:
    return tree.Indicator(parts.get(tree.Name), _weight(parts), parts.find(tree.Call), (), span=parts.span)


@builds("revise")
def revise(parts: Parts) -> tree.Override:
    return _override("revise", parts, weight=_weight(parts), members=members_of(parts))


@builds("add")
def add(parts: Parts) -> tree.Override:
    head = parts.get(tree.Indicator)
    whole = tree.Indicator(head.name, head.weight, head.placed, members_of(parts), span=head.span)
    return _override("add", parts, indicator=whole)


@builds("replace")
def replace(parts: Parts) -> tree.Override:
    """Without a name of its own the new indicator is called as the old one."""
    target = parts.get(tree.Path)
    name = parts.find(tree.Name) or tree.Name(target.parts[-1].text, span=target.parts[-1].span)
    whole = tree.Indicator(name, _weight(parts), parts.find(tree.Call), members_of(parts), span=parts.span)
    return _override("replace", parts, indicator=whole)


@builds("remove")
def remove(parts: Parts) -> tree.Override:
    return _override("remove", parts)


@builds("fill")
def fill(parts: Parts) -> tree.Override:
    name = parts.get(tree.Name)
    target = tree.Path((name,), span=name.span)
    return tree.Override("fill", target, None, None, None, members_of(parts), span=parts.span)


@builds("set_parameter")
def set_parameter(parts: Parts) -> tree.Argument:
    name, value = parts.nodes()
    return tree.Argument(value, name, span=parts.span)


def _override(kind: tree.OverrideKind, parts: Parts, **given: Any) -> tree.Override:
    said = {"target": parts.find(tree.Path), "weight": None, "indicator": None, "members": ()} | given
    return tree.Override(kind, **said, reason=parts.find(tree.String), span=parts.span)
