"""Adapting what is placed: the members of a reusable indicator with the overrides of its placement applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import attrs

from evaldsl.check.arrange_members import (
    appended,
    below,
    changed,
    filled,
    further_names,
    inline,
    only_slots,
    open_slots,
    revised,
    without_slots,
)
from evaldsl.check.symbols import ReusableSymbol
from evaldsl.diagnostics import Diagnostic, Label, Text, error, near_names, text
from evaldsl.frozen import frozen
from evaldsl.quantity.limits import MAX_DEPTH, MAX_INDICATORS
from evaldsl.syntax import tree
from evaldsl.text import Source, Span

FindReusable: TypeAlias = Callable[[tree.Call, str], ReusableSymbol | None]
"""The reusable indicator that a call in a module (by key) places, if it is known."""

Placing: TypeAlias = tree.Indicator | tree.Spread
Trail: TypeAlias = tuple[tree.NodeId, ...]
"""The way to an indicator: the ids of the nodes around it and its own; () is the root."""

Change: TypeAlias = tuple[Text, str, str]
"""What was overridden, the reason, and where (file:line)."""


@frozen(eq=False)
class Layer:
    """Overrides written in one place. The trail is known of those that come from further out.

    `module` is the one they are written in, `home` whatever the caller must know of that place.
    """

    items: tuple[tuple[tree.Override, Trail | None], ...]
    module: str
    home: Any = None


@attrs.define(eq=False)
class Arrangement:
    """The members as adapted; ids stay as they were.

    `homes`: the layer of what overrides have put here; `pushed`: layers for what is placed further below; `changes`
    and `anchors` (the 修改 that are for it) by the id of an indicator; `parameters` that 参数 lines set.
    """

    source: tree.Reusable
    module: str
    find: FindReusable
    members: tuple[tree.Member, ...]
    layers: tuple[Layer, ...] = ()
    homes: dict[tree.NodeId, Layer] = attrs.field(factory=dict)
    pushed: dict[tree.NodeId, tuple[Layer, ...]] = attrs.field(factory=dict)
    changes: dict[tree.NodeId, tuple[Change, ...]] = attrs.field(factory=dict)
    anchors: dict[tree.NodeId, tuple[tree.NodeId, ...]] = attrs.field(factory=dict)
    parameters: list[tuple[tree.Argument, tree.Parameter]] = attrs.field(factory=list)
    diagnostics: list[Diagnostic] = attrs.field(factory=list)


def unadapted(module: str, find: FindReusable) -> Arrangement:
    """What stands in no reusable indicator."""
    nothing = Span(Source("", ""), 0, 0)
    return Arrangement(tree.Reusable(tree.Name("", span=nothing), (), (), span=nothing), module, find, ())


def own_layer(placing: Placing, module: str, home: object = None) -> tuple[Layer, ...]:
    """The overrides in the block of what places something."""
    items = tuple((member, None) for member in placing.members if isinstance(member, tree.Override))
    return (Layer(items, module, home),) if items else ()


def arrange(symbol: ReusableSymbol, layers: tuple[Layer, ...], find: FindReusable, *, at: Span) -> Arrangement:
    """Apply the layers in turn: what the library changes comes before what whoever places it (`at`) changes."""
    source = symbol.reusable
    done = Arrangement(source, symbol.module, find, source.members, layers)
    for layer in layers:
        _apply_layer(done, layer)
    if layers or any(isinstance(each, tree.Slot) for each in inline(source.members)):
        _close(done, at)
    return done


def arranged(
    node: Placing, symbol: ReusableSymbol, around: Arrangement, *, module: str, home: object = None
) -> Arrangement:
    """What a node places, as it comes to stand inside another arrangement; the node is written in `module`."""
    assert node.placed is not None, "the caller has looked up what it places"
    layers = (*own_layer(node, module, home), *around.pushed.get(node.id, ()))
    done = arrange(symbol, layers, around.find, at=node.placed.span)
    for each in done.homes.keys() & around.homes.keys():  # put into this node's overrides from further out
        done.homes[each] = around.homes[each]
    return done


def within(done: Arrangement) -> Iterator[Arrangement]:
    """An arrangement, and those below it that overrides were handed down to."""
    yield done
    if done.pushed:
        for member in inline(done.members):
            if isinstance(member, tree.Indicator | tree.Spread) and member.id in done.pushed:
                inner, _ = _inside(done, member)
                if inner is not done:
                    yield from within(inner)


def _close(done: Arrangement, at: Span) -> None:
    """Say what was to be filled, and drop the places that stay empty; those put here by a layer are for others."""
    name = done.source.name.text
    own = [slot for slot in open_slots(done.members) if slot.id not in done.homes]
    branches = [each for each in inline(done.members) if isinstance(each, tree.Indicator)]
    empty = {slot.id: branch for branch in branches for slot in only_slots(branch)}
    for slot in own:
        branch = empty.get(slot.id)
        if any(found.code == "E0528" for found in done.diagnostics) or (slot.optional and branch is None):
            continue
        labels = (Label(slot.span, text("E0527.here")),)
        notes: tuple[Text, ...] = (text("E0527.note", name=slot.name.text),)
        if branch is not None:
            notes = (*notes, text("E0532.note", name=branch.name.text))
        if slot.optional and branch is not None:
            found = error("E0532", at, labels=labels, notes=notes, name=branch.name.text, slot=slot.name.text)
        else:
            found = error("E0527", at, labels=labels, notes=notes, name=name, slot=slot.name.text)
        done.diagnostics.append(found)
    done.members = without_slots(done.members)


# ── one layer ─────────────────────────────────────────────────────────────────────────────────────


def _apply_layer(done: Arrangement, layer: Layer) -> None:
    """Targets are looked up in what stood there before the layer, so that the order of its lines does not matter."""
    from evaldsl.check.arrange_claims import Claims, rival  # few specs have overrides

    found = [each for item, trail in layer.items for each in _settled(done, item, trail)]
    claims: Claims = {}
    for override, trail in found:
        earlier = rival(claims, override, trail)
        if earlier is None:
            _apply(done, layer, override, trail=trail)
        else:
            labels = (Label(earlier.span, text("E0523.first")),)
            name = (override.target or done.source.name).text
            done.diagnostics.append(error("E0523", override.span, labels=labels, name=name))


def _settled(done: Arrangement, item: tree.Override, trail: Trail | None) -> Iterator[tuple[tree.Override, Trail]]:
    """An override with the way to its target, then those in its block with theirs."""
    if trail is None:
        trail = _way(done, item, ())
    if trail is None:
        return
    from evaldsl.check.arrange_claims import is_misplaced

    wrong = [member for member in item.members if is_misplaced(member, item)]
    if wrong:
        own = isinstance(wrong[0], tree.Argument)
        notes = (text("E0526.own", name=done.source.name.text) if own else text("E0526.note"),)
        done.diagnostics.append(error("E0526", wrong[0].span, notes=notes))
        return
    nested = [member for member in item.members if isinstance(member, tree.Override)]
    if item.kind == "revise" and nested:
        rest = tuple(member for member in item.members if not isinstance(member, tree.Override))
        if rest or item.weight is not None:
            yield attrs.evolve(item, members=rest), trail
        for each in nested:
            below_it = _way(done, each, trail)
            if below_it is not None:
                yield from _settled(done, each, below_it)
    else:
        yield item, trail


def _way(done: Arrangement, item: tree.Override, start: Trail) -> Trail | None:
    """The way to what an override is about: its target, or what it adds to or fills."""
    if item.kind in ("add", "fill") or item.target is None:
        return start
    wanted = tuple(part.text for part in item.target.parts)
    known = [each for each in _candidates(done) if each[1][: len(start)] == start and len(each[1]) > len(start)]
    depth = min((len(names) for names, trail in known), default=1) - 1
    fitting = [each for each in known if _fits(each[0], wanted)]
    exact = [each for each in fitting if len(each[0]) - depth == len(wanted)] or fitting
    if len(exact) == 1:
        return exact[0][1]
    name = done.source.name.text
    if exact:
        paths = tuple(sorted(".".join(each[0] for each in names) for names, _ in exact))
        notes: tuple[Text, ...] = (text("E0522.note", paths=paths),)
        done.diagnostics.append(error("E0522", item.target.span, name=item.target.text, notes=notes, template=name))
        return None
    all_names = tuple(dict.fromkeys(names[-1][0] for names, _ in known))
    near = near_names(wanted[-1], all_names)
    notes = (text("E0201.near", names=near),) if near else (text("E0201.known", names=all_names),) if all_names else ()
    done.diagnostics.append(error("E0521", item.target.span, name=item.target.text, notes=notes, template=name))
    return None


def _fits(names: tuple[tuple[str, ...], ...], wanted: tuple[str, ...]) -> bool:
    tail = names[-len(wanted) :]
    return len(tail) == len(wanted) and all(part in each for part, each in zip(wanted, tail, strict=True))


_Candidate: TypeAlias = tuple[tuple[tuple[str, ...], ...], Trail]


def _candidates(done: Arrangement) -> list[_Candidate]:
    """All indicators of a template, those that it places in turn included: the names they answer to, and the way."""
    found: list[_Candidate] = []
    _enter(done, done.members, ((), ()), found=found)
    return found


def _enter(done: Arrangement, members: tuple[tree.Member, ...], at: _Candidate, *, found: list[_Candidate]) -> None:
    names, trail = at
    for member in members:
        if not isinstance(member, tree.Indicator | tree.Spread) or len(found) > MAX_INDICATORS:
            continue
        inner, below_it = _inside(done, member)
        here = (*trail, member.id)
        named = names
        if isinstance(member, tree.Indicator):
            named = (*names, (member.name.text, *further_names((*member.members, *below_it))))
            found.append((named, here))
        if len(here) < 2 * MAX_DEPTH:
            _enter(inner, below_it, (named, here), found=found)


def _inside(done: Arrangement, member: Placing) -> tuple[Arrangement, tuple[tree.Member, ...]]:
    """What stands below: the member's own block, or what it places, as arranged there."""
    if member.placed is None:
        return done, member.members
    home = done.homes.get(member.id)
    module = done.module if home is None else home.module
    symbol = done.find(member.placed, module)
    if symbol is None or symbol.reusable.id == done.source.id:
        return done, ()
    inner = arranged(member, symbol, done, module=module)
    return inner, inner.members


# ── applying one ──────────────────────────────────────────────────────────────────────────────────


def _apply(done: Arrangement, layer: Layer, item: tree.Override, *, trail: Trail) -> None:
    """Change the members, or hand the override down to what is placed on the way."""
    node = below(done.members, trail)
    depth = len(node)
    last = node[-1] if node else None
    if last is not None and last.placed is not None and (depth < len(trail) or item.kind in ("add", "fill")):
        _push(done, last, layer, item=(item, trail[depth:]))
        return
    match item.kind:
        case "add":
            _add(done, layer, item, trail=trail)
        case "remove" | "replace":
            _replace(done, layer, item, trail=trail)
        case "fill":
            _fill(done, layer, item)
        case _:
            _revise(done, layer, item, trail=trail)


def _push(done: Arrangement, node: Placing, layer: Layer, *, item: tuple[tree.Override, Trail]) -> None:
    done.pushed[node.id] = (*done.pushed.get(node.id, ()), Layer((item,), layer.module, layer.home))


def _note(done: Arrangement, trail: Trail, what: Text, *, item: tree.Override) -> None:
    at = trail[-1] if trail else done.source.id
    reason = "" if item.reason is None else item.reason.text
    done.changes[at] = (*done.changes.get(at, ()), (what, reason, item.span.place))


def _add(done: Arrangement, layer: Layer, item: tree.Override, *, trail: Trail) -> None:
    if item.indicator is None:
        return
    done.members = appended(done.members, trail, item.indicator)
    done.homes[item.indicator.id] = layer
    _note(done, (item.indicator.id,), text("override.added"), item=item)


def _replace(done: Arrangement, layer: Layer, item: tree.Override, *, trail: Trail) -> None:
    """Remove an indicator, or put another in its place, which keeps the weight if it has none of its own."""
    old = below(done.members, trail)[-1]
    assert isinstance(old, tree.Indicator), "a way ends at an indicator"
    new = item.indicator
    if new is None:
        done.members = changed(done.members, trail, ())
        _note(done, trail[:-1], text("override.removed", name=old.name.text), item=item)
        return
    done.members = changed(done.members, trail, (attrs.evolve(new, weight=new.weight or old.weight),))
    done.homes[new.id] = layer
    _note(done, (new.id,), text("override.replaced", name=old.name.text), item=item)


def _fill(done: Arrangement, layer: Layer, item: tree.Override) -> None:
    slots = open_slots(done.members)
    wanted = item.target.text if item.target else ""
    slot = next((each for each in slots if each.name.text == wanted), None)
    if slot is None:
        known = tuple(each.name.text for each in slots)
        notes = (text("E0201.known", names=known),) if known else ()
        done.diagnostics.append(error("E0528", item.span, slot=wanted, template=done.source.name.text, notes=notes))
        return
    done.members = filled(done.members, slot.id, item.members)
    for member in item.members:
        done.homes[member.id] = layer


def _revise(done: Arrangement, layer: Layer, item: tree.Override, *, trail: Trail) -> None:
    """Weight, remarks and parameters stand with the placement; rules and gates where they are written."""
    if not trail:
        done.members = revised(done.members, item.members)
        done.anchors[done.source.id] = (*done.anchors.get(done.source.id, ()), item.id)
        if any(isinstance(member, tree.Attribute) for member in item.members):
            _note(done, trail, text("override.text"), item=item)
        if any(not isinstance(member, tree.Attribute) for member in item.members):
            _note(done, trail, text("override.rule"), item=item)
        return
    old = below(done.members, trail)[-1]
    assert isinstance(old, tree.Indicator), "a way ends at an indicator"
    new = old if item.weight is None else attrs.evolve(old, weight=item.weight)
    if item.weight is not None:
        was = old.weight.span.text if old.weight else ""
        _note(done, trail, text("override.weight", was=was, now=item.weight.span.text), item=item)
    arguments = [member for member in item.members if isinstance(member, tree.Argument)]
    new = _with_parameters(done, new, item, arguments=arguments)
    remarks = tuple(member for member in item.members if isinstance(member, tree.Attribute))
    rules = tuple(m for m in item.members if not isinstance(m, tree.Argument | tree.Attribute | tree.Override))
    here = remarks if new.placed is not None else (*remarks, *rules)
    if remarks:
        _note(done, trail, text("override.text"), item=item)
    if rules and new.placed is not None:
        _push(done, new, layer, item=(attrs.evolve(item, weight=None, members=rules), ()))
    elif rules:
        _note(done, trail, text("override.rule"), item=item)
    done.anchors[old.id] = (*done.anchors.get(old.id, ()), item.id)
    done.members = changed(done.members, trail, (attrs.evolve(new, members=revised(new.members, here)),))


def _with_parameters(
    done: Arrangement, node: tree.Indicator, item: tree.Override, *, arguments: list[tree.Argument]
) -> tree.Indicator:
    """The placement with these arguments in place of its own; all are given by name then."""
    if not arguments:
        return node
    home = done.homes.get(node.id)
    symbol = done.find(node.placed, done.module if home is None else home.module) if node.placed else None
    known = {each.name.text: each for each in symbol.reusable.parameters} if symbol else {}
    good: list[tree.Argument] = []
    for each in arguments:
        assert each.name is not None, "the grammar has a name here"
        if (first := next((one for one in good if one.name == each.name), None)) is not None:
            labels = (Label(first.span, text("E0523.first")),)
            done.diagnostics.append(error("E0523", each.span, labels=labels, name=node.name.text))
            continue
        parameter = known.get(each.name.text)
        if parameter is None:
            notes = (text("E0226.takes", names=tuple(known)),) if known else ()
            done.diagnostics.append(
                error("E0530", each.name.span, name=node.name.text, parameter=each.name.text, notes=notes)
            )
            continue
        done.parameters.append((each, parameter))
        _note(done, (node.id,), text("override.parameter", name=each.name.text, now=each.value.span.text), item=item)
        good.append(each)
    if node.placed is None or not good:
        return node
    mine = {each.name.text for each in good if each.name}
    names = {each.name.text: each.name for each in (symbol.reusable.parameters if symbol else ())}
    given = [
        attrs.evolve(a, name=a.name or n)
        for a, n in zip(node.placed.arguments, _positions(node.placed, names), strict=True)
    ]
    kept = (each for each in given if each.name is None or each.name.text not in mine)
    return attrs.evolve(node, placed=attrs.evolve(node.placed, arguments=(*kept, *good)))


def _positions(call: tree.Call, names: dict[str, tree.Name]) -> list[tree.Name | None]:
    """The parameter that each argument is for."""
    order = list(names.values())
    return [each.name or (order[at] if at < len(order) else None) for at, each in enumerate(call.arguments)]
