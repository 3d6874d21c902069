"""Placing reusable indicators: the tree of the evaluation with every leaf written out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from evaldsl.check.arguments import bind_arguments
from evaldsl.check.placed import Placed, PlacedRow
from evaldsl.check.substitution import Bindings, Bound, Size, size_after, substitute, substituted
from evaldsl.check.symbols import Names, ReusableSymbol
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.frozen import frozen
from evaldsl.library.modules import Modules
from evaldsl.model.growth import Rows
from evaldsl.quantity.limits import MAX_DEPTH, MAX_EXPRESSION_DEPTH, MAX_INDICATORS, MAX_NODES
from evaldsl.syntax import tree

_RULE_LEVELS: Final = 8  # a rule's own nodes around its formulas
Part = tree.Rule | tree.Gate | tree.Definition | tree.Handling | tree.Together


@frozen
class Expanded:
    """The top-level indicators, and what is wrong with the shape of the tree."""

    placed: tuple[Placed, ...]
    diagnostics: tuple[Diagnostic, ...]


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

    def say(self, diagnostic: Diagnostic, node: tree.Node) -> None:
        """Report once for each place in the text, however often it is placed."""
        key = (diagnostic.code, node.id)
        if key not in self.spoken:
            self.spoken.add(key)
            self.found.append(diagnostic)


@frozen(eq=False)
class _Place:
    """Where indicators are being placed: `within` are the reusable ones around, outermost first."""

    path: tuple[str, ...]
    module: str
    bindings: Bindings
    within: tuple[tree.Reusable, ...]


def expand(modules: Modules, names: Names, rows: Rows | None = None) -> Expanded:
    """Write out the indicators of the main program. Sizes are counted before anything is copied.

    `rows` are those that 逐行 makes leaves of, once facts are known.
    """
    progress = _Progress(names, [], set(), {}, rows)
    place = _Place((), modules.main.key, {}, ())
    items = modules.main.program.items
    _count_all(items, progress)
    placed = tuple(_indicators(items, place, progress))
    if progress.full:  # half a tree has no sums worth checking
        placed = tuple(_bare(item, (item.name.text,), place) for item in items if isinstance(item, tree.Indicator))
    for module in modules.all:
        in_module = modules.is_library or module is not modules.main
        _check_unplaced(module.program, progress, in_module=in_module)
    return Expanded(placed, tuple(progress.found))


def _indicators(members: tuple[tree.Node, ...], place: _Place, progress: _Progress) -> Iterator[Placed]:
    for member in members:
        if isinstance(member, tree.Indicator) and not progress.full:
            placed = _place(member, place, progress)
            if placed is not None:
                yield placed
        elif isinstance(member, tree.EachRow) and not progress.full:
            yield from _from_rows(member, place, progress)


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
    path = (*place.path, item.name.text)
    if len(path) > MAX_DEPTH:
        _stop(item, "levels", MAX_DEPTH, progress=progress)
        return None
    if item.placed is None:
        return _written(item, item, attrs.evolve(place, path=path), progress=progress)
    for member in item.members:
        if not isinstance(member, tree.Attribute):
            progress.say(error("E0224", member.span, notes=(text("E0224.note"),)), member)
    symbol = progress.names.of(item.placed.callee)
    there = None
    if isinstance(symbol, ReusableSymbol):
        there = _inside(item.placed, symbol, attrs.evolve(place, path=path), progress=progress)
        if there is not None:
            return _written(item, symbol.reusable, there, progress=progress)
    return _bare(item, path, place)


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
    """Thirty lines that double one another would come to more indicators than there is room for."""
    known: dict[tree.NodeId, int] = {}
    total = 0
    for item in items:
        if isinstance(item, tree.Indicator):
            total += _size(item, progress.names, known, depth=1)
            if total > MAX_INDICATORS:
                _stop(item, "indicators", MAX_INDICATORS, progress=progress)
                return


def _size(item: tree.Indicator, names: Names, known: dict[tree.NodeId, int], *, depth: int) -> int:
    """How many indicators an item comes to; levels beyond the limit and circles are reported on the way down."""
    source: tree.Indicator | tree.Reusable = item
    if item.placed is not None:
        symbol = names.of(item.placed.callee)
        if not isinstance(symbol, ReusableSymbol):
            return 1
        source = symbol.reusable
    if source.id not in known:
        known[source.id] = 1
        below = [member for member in source.members if isinstance(member, tree.Indicator)] if depth < MAX_DEPTH else []
        known[source.id] += sum(_size(member, names, known, depth=depth + 1) for member in below)
    return known[source.id]


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
    return _Place(place.path, symbol.module, bindings, (*place.within, symbol.reusable))


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
    _check_code(placed, progress)
    return placed


def _parts(source: tree.Indicator | tree.Reusable, place: _Place, progress: _Progress) -> tuple[Part, ...] | None:
    """Rules, gates and definitions with their arguments; None once they would grow beyond a limit."""
    parts = [m for m in source.members if not isinstance(m, tree.Attribute | tree.Indicator | tree.EachRow)]
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
    below = [member for member in source.members if isinstance(member, tree.Indicator | tree.EachRow)]
    rules = rules_of(source.members)
    name = source.name
    if below and rules:
        first = below[0].name if isinstance(below[0], tree.Indicator) else below[0].table
        labels = (Label(first.span, text("E0218.child")),)
        notes = (text("E0218.note"),)
        progress.say(error("E0218", rules[0].span, name=name.text, labels=labels, notes=notes), source)
    elif not below and not rules:
        progress.say(error("E0217", name.span, name=name.text, notes=(text("E0217.note"),)), source)
    elif len(rules) > 1:
        labels = (Label(rules[0].span, text("E0219.first")),)
        notes = (text("E0219.note"),)
        progress.say(error("E0219", rules[1].span, name=name.text, labels=labels, notes=notes), source)


def rules_of(members: tuple[tree.Member, ...]) -> tuple[tree.Rule, ...]:
    """The rules among the members of a block."""
    others = (
        tree.Attribute | tree.Indicator | tree.EachRow | tree.Gate | tree.Definition | tree.Handling | tree.Together
    )
    return tuple(member for member in members if not isinstance(member, others))


def _check_code(placed: Placed, progress: _Progress) -> None:
    for attribute in placed.attributes:
        if attribute.kind is not tree.AttributeKind.CODE or isinstance(attribute.value, tree.Range):
            continue
        first = progress.codes.setdefault(attribute.value.text, attribute)
        if first is not attribute:
            labels = (Label(first.span, text("E0202.first")),)
            progress.say(error("E0220", attribute.span, name=attribute.value.text, labels=labels), attribute)


def _check_unplaced(program: tree.Program, progress: _Progress, *, in_module: bool) -> None:
    """What can be placed is held to the same shape whether or not anything places it."""
    for item in program.items:
        match item:
            case tree.Reusable():
                _check_below(item, progress)
            case tree.Policy() if in_module:
                progress.say(error("E0225", item.span, notes=(text("E0225.note"),)), item)
            case _:
                pass


def _check_below(item: tree.Indicator | tree.Reusable, progress: _Progress) -> None:
    if isinstance(item, tree.Reusable) or item.placed is None:
        _check_shape(item, progress)
        for member in item.members:
            if isinstance(member, tree.Indicator):
                _check_below(member, progress)
