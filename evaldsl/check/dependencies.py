"""Which named values use which: their order, and the circles that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evaldsl.check.symbols import ColumnSymbol, DefinitionSymbol, Symbol
from evaldsl.check.walk import descend, references
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.library.modules import Modules
from evaldsl.syntax import tree


def order_definitions(
    modules: Modules, symbols: Mapping[tree.NodeId, Symbol]
) -> tuple[tuple[tree.Definition | tree.ComputedColumn, ...], tuple[Diagnostic, ...]]:
    """Definitions and computed columns, each after those that it uses; those of a circle are left out and reported."""
    named = tuple(_named(modules))
    uses = {each.id: tuple(_uses(each, symbols)) for each in named}
    ordered: list[tree.Definition | tree.ComputedColumn] = []
    state: dict[tree.NodeId, str] = {}
    found: list[Diagnostic] = []
    for start in named:
        _follow(start, uses, state, ordered=ordered, found=found)
    broken = {each.id for each in named if state[each.id] == "circular"}
    return tuple(each for each in ordered if each.id not in broken), tuple(found)


def _named(modules: Modules) -> Iterator[tree.Definition | tree.ComputedColumn]:
    for module in modules.all:
        for item in module.program.items:
            kinds = tree.Definition | tree.Output | tree.Data | tree.Indicator | tree.EachRow | tree.Reusable
            if isinstance(item, kinds):
                yield from (n for n in descend(item) if isinstance(n, tree.Definition | tree.ComputedColumn))


def _uses(
    node: tree.Definition | tree.ComputedColumn, symbols: Mapping[tree.NodeId, Symbol]
) -> Iterator[tree.Definition | tree.ComputedColumn]:
    for path in references(node):
        match symbols.get(path.id):
            case DefinitionSymbol(definition=definition):
                yield definition
            case ColumnSymbol(column=tree.ComputedColumn() as column):
                yield column
            case _:
                pass


def _follow(
    start: tree.Definition | tree.ComputedColumn,
    uses: Mapping[tree.NodeId, tuple[tree.Definition | tree.ComputedColumn, ...]],
    state: dict[tree.NodeId, str],
    *,
    ordered: list[tree.Definition | tree.ComputedColumn],
    found: list[Diagnostic],
) -> None:
    """Depth first, without recursion: a chain of definitions may be long."""
    if start.id in state:
        return
    state[start.id] = "open"
    trail = [(start, iter(uses[start.id]))]
    while trail:
        node, rest = trail[-1]
        used = next(rest, None)
        if used is None:
            trail.pop()
            ordered.append(node)
            state[node.id] = "done" if state[node.id] == "open" else state[node.id]
        elif used.id not in state:
            state[used.id] = "open"
            trail.append((used, iter(uses[used.id])))
        elif state[used.id] == "open":
            nodes = [each for each, _ in trail]
            circle = nodes[next(i for i, each in enumerate(nodes) if each.id == used.id) :]
            found.append(_circular(circle))
            state.update(dict.fromkeys((each.id for each in circle), "circular"))


def _circular(circle: list[tree.Definition | tree.ComputedColumn]) -> Diagnostic:
    names = " → ".join(each.name.text for each in (*circle, circle[0]))
    labels = tuple(Label(each.name.span) for each in circle[1:])
    return error("E0206", circle[0].name.span, names=names, labels=labels, notes=(text("E0206.note"),))
