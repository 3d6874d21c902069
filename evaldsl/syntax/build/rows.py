"""Builders of 逐行: one leaf for each row of a table."""

from __future__ import annotations

from typing import Any

from evaldsl.diagnostics import Label, error, text
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.build.bounds import with_bounds
from evaldsl.syntax.build.parts import Parts, builds


@frozen
class Said:
    """A line that names, groups or weighs the rows, on its way to the block."""

    what: str
    value: Any
    parts: Parts


@builds("row_name")
def row_name(parts: Parts) -> Said:
    return Said("name", _columns(parts)[0], parts)


@builds("row_groups")
def row_groups(parts: Parts) -> Said:
    return Said("groups", _columns(parts), parts)


@builds("row_points", "row_relative", "row_equal")
def row_weights(parts: Parts) -> Said:
    kind = {"row_points": "points", "row_relative": "relative", "row_equal": "equal"}[parts.name]
    column = next(iter(_columns(parts)), None)
    return Said("weights", tree.RowWeights(kind, column, span=parts.span), parts)  # type: ignore[arg-type]  # one of the three


def _columns(parts: Parts) -> tuple[tree.Reference, ...]:
    return tuple(tree.Reference(path, span=path.span) for path in parts.all(tree.Path))


@builds("row_case", "row_rest")
def row_case(parts: Parts) -> tree.RowCase:
    nodes = parts.nodes()
    condition = nodes.pop(0) if parts.name == "row_case" else None
    return tree.RowCase(condition, with_bounds(nodes, parts.context), span=parts.span)


@builds("each_row")
def each_row(parts: Parts) -> tree.EachRow:
    said: dict[str, Said] = {}
    for line in (value for value in parts.values if isinstance(value, Said)):
        first = said.setdefault(line.what, line)
        if first is not line:
            labels = (Label(first.parts.span, text("E0202.first")),)
            parts.context.diagnostics.append(
                error("E0721", line.parts.span, what=text(f"E0721.{line.what}"), labels=labels)
            )
    table, *others = parts.nodes()
    where = others.pop(0) if parts.has("WHEN") else None
    members = [one for one in others if not isinstance(one, tree.RowCase)]
    return tree.EachRow(
        table=table,
        where=where,
        name=said["name"].value if "name" in said else None,
        groups=said["groups"].value if "groups" in said else (),
        weights=said["weights"].value if "weights" in said else None,
        members=with_bounds(members, parts.context),
        cases=tuple(one for one in others if isinstance(one, tree.RowCase)),
        span=parts.span,
    )
