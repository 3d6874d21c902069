"""Placing reusable indicators: the tree of the evaluation with every leaf written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, assert_never

import attrs

from evaldsl.check.arguments import bind_arguments
from evaldsl.check.arrange import Arrangement, Change, Placing, arranged, unadapted
from evaldsl.check.arrange_members import rules_of
from evaldsl.check.expand_size import beyond_limit
from evaldsl.check.placed import Placed, PlacedRow
from evaldsl.check.substitution import Bindings, Bound, Size, size_after, substitute, substituted
from evaldsl.check.symbols import Names, ReusableSymbol
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.frozen import frozen
from evaldsl.library.modules import Modules
from evaldsl.quantity.limits import MAX_DEPTH, MAX_EXPRESSION_DEPTH, MAX_INDICATORS, MAX_NODES
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.model.growth import Rows

_RULE_LEVELS: Final = 8  # a rule's own nodes around its formulas
Part = tree.Rule | tree.Gate | tree.Definition | tree.Handling | tree.Together


@frozen
class Expanded:
    """The top-level indicators, what is wrong with the shape of the tree, and what overrides changed at the top."""

    placed: tuple[Placed, ...]
    diagnostics: tuple[Diagnostic, ...]
    changes: tuple[Change, ...] = ()
    whole: bool = True  # whether everything could be placed: else sums say nothing


@attrs.define(eq=False)
class _Progress:
    """What has been placed so far. `full` once a limit was passed: nothing more is placed."""

    names: Names
    found: list[Diagnostic]
    spoken: set[tuple[str, tree.NodeId]]
    codes: dict[str, tree.Attribute]
    rows: Rows | None = None
    nodes: int = 0
    full: bool = False
    whole: bool = True
    loose: dict[tuple[str, ...], tuple[Change, ...]] = attrs.field(factory=dict)  # of spreads, by the path around

    def say(self, diagnostic: Diagnostic, node: tree.Node) -> None:
        """Report once for each place in the text, however often it is placed."""
        key = (diagnostic.code, node.id)
        if key not in self.spoken:
            self.spoken.add(key)
            self.found.append(diagnostic)


@frozen(eq=False)
class _Place:
    """Where indicators are being placed: `within` are the reusable ones around, outermost first.

    `adapted` is what overrides have made of the innermost.
    """

    path: tuple[str, ...]
    module: str
    bindings: Bindings
    within: tuple[tree.Reusable, ...]
    adapted: Arrangement


def expand(modules: Modules, names: Names, rows: Rows | None = None) -> Expanded:
    """Write out the indicators of the main program. Sizes are counted before anything is copied.

    `rows` are those that 逐行 makes leaves of, once facts are known.
    """
    progress = _Progress(names, [], set(), {}, rows)

    def find(call: tree.Call, _: str) -> ReusableSymbol | None:
        symbol = names.of(call.callee)
        return symbol if isinstance(symbol, ReusableSymbol) else None

    place = _Place((), modules.main.key, {}, (), unadapted(modules.main.key, find))
    items = modules.main.program.items
    _count_all(items, progress)
    placed = tuple(_indicators(items, place, progress))
    if any(isinstance(item, tree.Spread) for item in items):
        _check_siblings(placed, progress)
    if progress.full:  # half a tree has no sums worth checking
        progress.whole = not any(isinstance(item, tree.Spread) for item in items)
        placed = tuple(_bare(item, (item.name.text,), place) for item in items if isinstance(item, tree.Indicator))
    for module in modules.all:
        _check_unplaced(module.program, progress)
    return Expanded(placed, tuple(progress.found), progress.loose.get((), ()), progress.whole)


def _indicators(members: tuple[tree.Node, ...], place: _Place, progress: _Progress) -> Iterator[Placed]:
    for member in members:
        if progress.full:
            return
        if isinstance(member, tree.Indicator):
            placed = _place(member, place, progress)
            if placed is not None:
                yield placed
        elif isinstance(member, tree.Spread):
            yield from _spread(member, place, progress)
        elif isinstance(member, tree.EachRow):
            yield from _from_rows(member, place, progress)


def _home(node: Placing, place: _Place) -> _Place:
    """Where a node is written: what overrides have put here sees the names of their place."""
    layer = place.adapted.homes.get(node.id)
    return place if layer is None else attrs.evolve(layer.home, path=place.path)


def _from_rows(block: tree.EachRow, place: _Place, progress: _Progress) -> Iterator[Placed]:
    from evaldsl.check.rows import key_of, leaves, patterns  # few specs have leaves from rows

    replaced = substitute(block, place.bindings, progress.names)

    def write(leaf: tree.Indicator, path: tuple[str, ...], row: PlacedRow) -> Placed | None:
        if len(path) > MAX_DEPTH:
            _stop(block, "levels", MAX_DEPTH, progress=progress)
            return None
        placed = _written(leaf, leaf, attrs.evolve(place, path=path, within=()), progress=progress)
        return None if placed is None else attrs.evolve(placed, row=row, anchors=(block.id,))

    if progress.rows is None:
        yield from patterns(replaced, place.path, write)
    else:
        yield from leaves(replaced, progress.rows.get(key_of(block, place.path), ()), place.path, write=write)


def _place(item: tree.Indicator, place: _Place, progress: _Progress) -> Placed | None:
    placed = _placed(item, place, progress)
    changes, anchors = place.adapted.changes.get(item.id), place.adapted.anchors.get(item.id)
    if placed is None or not (changes or anchors):
        return placed
    anchored = (*placed.anchors, *(anchors or ()))
    return attrs.evolve(placed, changes=(*(changes or ()), *placed.changes), anchors=anchored)


def _placed(item: tree.Indicator, around: _Place, progress: _Progress) -> Placed | None:
    place = _home(item, around)
    path = (*place.path, item.name.text)
    if len(path) > MAX_DEPTH:
        _stop(item, "levels", MAX_DEPTH, progress=progress)
        return None
    if item.placed is None:
        return _written(item, item, attrs.evolve(place, path=path), progress=progress)
    for member in item.members:
        if not isinstance(member, tree.Attribute | tree.Override):
            progress.say(error("E0224", member.span, notes=(text("E0224.note"),)), member)
    there = _entered(item, attrs.evolve(place, path=path), around.adapted, progress=progress)
    if there is None:
        return _bare(item, path, place)
    done = there.adapted
    placed = _written(item, attrs.evolve(done.source, members=done.members), there, progress=progress)
    own = done.source.id
    if placed is None or not done.layers:
        return placed
    changes = (*done.changes.get(own, ()), *placed.changes)
    return attrs.evolve(placed, changes=changes, anchors=(*placed.anchors, *done.anchors.get(own, ())))


def _entered(node: Placing, place: _Place, around: Arrangement, *, progress: _Progress) -> _Place | None:
    """The place within what a node places, with the overrides applied; None where that cannot be done."""
    call = node.placed
    symbol = None if call is None else progress.names.of(call.callee)
    if call is None or not isinstance(symbol, ReusableSymbol):
        return None
    there = _inside(call, symbol, place, progress=progress)
    if there is None:
        return None
    done = arranged(node, symbol, around, module=place.module, home=place)
    if done.diagnostics:  # names has reported them
        progress.whole = False
        return None
    bindings = there.bindings
    if done.layers:  # parameters have ids of their own, so that those of all places can be looked up together
        bindings = dict(bindings)
        for layer in done.layers:
            bindings = {**layer.home.bindings, **bindings}
    return attrs.evolve(there, bindings=bindings, adapted=done)


def _spread(item: tree.Spread, around: _Place, progress: _Progress) -> Iterator[Placed]:
    """The children of what is placed, in the place of the line itself."""
    there = _entered(item, _home(item, around), around.adapted, progress=progress)
    if there is None:
        progress.whole = False
        return
    source = attrs.evolve(there.adapted.source, members=there.adapted.members)
    others = [
        m
        for m in source.members
        if not isinstance(m, tree.Attribute | tree.Definition | tree.Indicator | tree.EachRow | tree.Spread)
    ]
    if others or not any(isinstance(member, tree.Indicator | tree.EachRow | tree.Spread) for member in source.members):
        progress.whole = False
        labels = tuple(Label(each.span, text("E0534.here")) for each in others[:1])
        notes = (text("E0534.note"),)
        progress.say(error("E0534", item.placed.span, name=source.name.text, labels=labels, notes=notes), item)
        return
    changes = there.adapted.changes.get(source.id, ())
    progress.loose[there.path] = (*progress.loose.get(there.path, ()), *changes)
    parts = _parts(source, there, progress) or ()
    definitions = tuple(part for part in parts if isinstance(part, tree.Definition))
    for child in _indicators(source.members, there, progress):
        yield attrs.evolve(child, above=(source.id, *child.above), definitions=(*definitions, *child.definitions))


def _bare(item: tree.Indicator, path: tuple[str, ...], place: _Place) -> Placed:
    """The name and weight of what cannot be placed, so that its siblings are still weighed."""
    return Placed(
        name=item.name.text,
        path=path,
        weight=item.weight,
        children=(),
        rules=(),
        gates=(),
        definitions=(),
        attributes=(),
        module=place.module,
        span=item.name.span,
        weight_span=item.weight.span if item.weight else None,
        anchors=(item.id,),
    )


def _count_all(items: tuple[tree.Item, ...], progress: _Progress) -> None:
    beyond = beyond_limit(items, progress.names)
    if beyond is not None:
        _stop(beyond, "indicators", MAX_INDICATORS, progress=progress)


def _stop(node: tree.Node, what: str, limit: int, *, progress: _Progress) -> bool:
    progress.full = True
    progress.say(error("E0223", node.span, what=text(f"E0223.{what}"), limit=limit), node)
    return False


def _inside(call: tree.Call, symbol: ReusableSymbol, place: _Place, *, progress: _Progress) -> _Place | None:
    """The place within a reusable indicator, with its arguments; None where it places itself or they do not fit."""
    if any(each.id == symbol.reusable.id for each in place.within):
        names = " → ".join(each.name.text for each in (*place.within, symbol.reusable))
        progress.say(error("E0221", call.span, names=names), call)
        return None
    arguments = bind_arguments(call, symbol.reusable)
    if isinstance(arguments, Diagnostic):  # infer has reported it
        return None
    bindings: dict[tree.NodeId, Bound] = {}
    for parameter, value in arguments:
        size = size_after(value, place.bindings, progress.names)
        if not _fits(call, size, progress):
            return None
        bindings[parameter.id] = Bound(substituted(value, place.bindings, progress.names), size)
    return _Place(place.path, symbol.module, bindings, (*place.within, symbol.reusable), place.adapted)


def _fits(node: tree.Node, size: Size, progress: _Progress) -> bool:
    progress.nodes += size.nodes
    if progress.nodes > MAX_NODES:
        return _stop(node, "nodes", MAX_NODES, progress=progress)
    if size.depth > MAX_EXPRESSION_DEPTH + _RULE_LEVELS:
        return _stop(node, "depth", MAX_EXPRESSION_DEPTH, progress=progress)
    return True


def _written(
    item: tree.Indicator, source: tree.Indicator | tree.Reusable, place: _Place, *, progress: _Progress
) -> Placed | None:
    """The indicator whose block is that of `source`, under the name and weight of `item`."""
    rules = _parts(source, place, progress)
    if rules is None:
        return None
    placed = Placed(
        name=item.name.text,
        path=place.path,
        weight=item.weight,
        children=tuple(_indicators(source.members, place, progress)),
        rules=tuple(
            part for part in rules if not isinstance(part, tree.Gate | tree.Definition | tree.Handling | tree.Together)
        ),
        gates=tuple(part for part in rules if isinstance(part, tree.Gate)),
        definitions=tuple(part for part in rules if isinstance(part, tree.Definition)),
        attributes=_attributes(item, source),
        handling=tuple(part for part in rules if isinstance(part, tree.Handling)),
        together=tuple(part for part in rules if isinstance(part, tree.Together)),
        module=place.module,
        span=item.name.span,
        weight_span=item.weight.span if item.weight else None,
        anchors=(item.id,) if source is item else (item.id, source.id),
    )
    _check_shape(source, progress)
    if place.adapted.layers or any(isinstance(member, tree.Spread) for member in source.members):
        _check_siblings(placed.children, progress)
    _check_code(placed, progress)
    changes = progress.loose.pop(place.path, ())
    return attrs.evolve(placed, changes=changes) if changes else placed


def _parts(source: tree.Indicator | tree.Reusable, place: _Place, progress: _Progress) -> tuple[Part, ...] | None:
    """Rules, gates and definitions with their arguments; None once they would grow beyond a limit."""
    beside = tree.Attribute | tree.Indicator | tree.EachRow | tree.Spread | tree.Slot | tree.Override | tree.Argument
    parts = [m for m in source.members if not isinstance(m, beside)]
    if not place.within:
        return tuple(parts)
    for part in parts:
        if not _fits(part, size_after(part, place.bindings, progress.names), progress):
            return None
    return tuple(substitute(part, place.bindings, progress.names) for part in parts)


def _attributes(item: tree.Indicator, source: tree.Indicator | tree.Reusable) -> tuple[tree.Attribute, ...]:
    """The remarks of the place, then those of what is placed that the place does not write itself."""
    own = tuple(member for member in item.members if isinstance(member, tree.Attribute))
    if source is item:
        return own
    said = {attribute.kind for attribute in own}
    brought = (member for member in source.members if isinstance(member, tree.Attribute))
    return (*own, *(attribute for attribute in brought if attribute.kind not in said))


# ── the shape of the tree ───────────────────────────────────────────────────────────────────────────


def _check_shape(source: tree.Indicator | tree.Reusable, progress: _Progress) -> None:
    """An indicator has others below it or one rule, not both and not neither."""
    below = [m for m in source.members if isinstance(m, tree.Indicator | tree.EachRow | tree.Spread | tree.Slot)]
    rules = rules_of(source.members)
    name = source.name
    if below and rules:
        first = _named(below[0])
        labels = (Label(first.span, text("E0218.child")),)
        notes = (text("E0218.note"),)
        progress.say(error("E0218", rules[0].span, name=name.text, labels=labels, notes=notes), source)
    elif not below and not rules:
        progress.say(error("E0217", name.span, name=name.text, notes=(text("E0217.note"),)), source)
    elif len(rules) > 1:
        labels = (Label(rules[0].span, text("E0219.first")),)
        notes = (text("E0219.note"),)
        progress.say(error("E0219", rules[1].span, name=name.text, labels=labels, notes=notes), source)


def _named(node: tree.Indicator | tree.EachRow | tree.Spread | tree.Slot) -> tree.Node:
    """Where a line says what it brings."""
    match node:
        case tree.EachRow(table=table):
            return table
        case tree.Spread(placed=call):
            return call
        case tree.Indicator(name=name) | tree.Slot(name=name):
            return name
        case _:
            assert_never(node)


def _check_siblings(placed: tuple[Placed, ...], progress: _Progress) -> None:
    """What overrides bring along is not called as what stands there already."""
    first: dict[str, Placed] = {}
    for each in (one for one in placed if one.row is None):
        earlier = first.setdefault(each.name, each)
        if earlier is not each:
            labels = (Label(earlier.span, text("E0202.first")),)
            progress.found.append(error("E0202", each.span, name=each.name, labels=labels))


def _check_code(placed: Placed, progress: _Progress) -> None:
    for attribute in placed.attributes:
        if attribute.kind is not tree.AttributeKind.CODE or isinstance(attribute.value, tree.Range):
            continue
        first = progress.codes.setdefault(attribute.value.text, attribute)
        if first is not attribute:
            labels = (Label(first.span, text("E0202.first")),)
            progress.say(error("E0220", attribute.span, name=attribute.value.text, labels=labels), attribute)


def _check_unplaced(program: tree.Program, progress: _Progress) -> None:
    """What can be placed is held to the same shape whether or not anything places it."""
    for item in program.items:
        if isinstance(item, tree.Reusable):
            _check_below(item, progress)


def _check_below(item: tree.Indicator | tree.Reusable, progress: _Progress) -> None:
    if isinstance(item, tree.Reusable) or item.placed is None:
        _check_shape(item, progress)
        for member in item.members:
            if isinstance(member, tree.Indicator):
                _check_below(member, progress)
