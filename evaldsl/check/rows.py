"""Leaves from rows: one pattern for each kind of row while no facts are known, one leaf for each row when they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from evaldsl.check.literals import written_text
from evaldsl.check.placed import Placed, PlacedRow
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.growth import Key, Row
from evaldsl.quantity.exact import decimal_text
from evaldsl.syntax import tree
from evaldsl.text import Span

_MOST_DECIMALS: Final = 30  # of a number in the facts, which always ends

Path: TypeAlias = tuple[str, ...]
Write: TypeAlias = Callable[[tree.Indicator, Path, PlacedRow], Placed | None]
"""Places the leaf of one row, or the pattern of one kind of row."""


def key_of(block: tree.EachRow, path: Path) -> Key:
    """What a block is known by, wherever it is placed."""
    return (*path, f"#{block.id}")


def patterns(block: tree.EachRow, path: Path, write: Write) -> Iterator[Placed]:
    """One leaf for each kind of row."""
    for number, case in enumerate(block.cases or (None,)):
        kind = "" if case is None or case.condition is None else f" {written_text(case.condition)}"
        name = tree.Name(f"{block.table.text}[{number or ''}]{kind}", span=block.table.span)
        leaf = tree.Indicator(name, None, None, _members(block, number), span=block.span)
        placed = write(leaf, (*path, name.text), _placed_row(block, 0))
        if placed is not None:
            yield placed


def leaves(block: tree.EachRow, rows: Sequence[Row], path: Path, *, write: Write) -> Iterator[Placed]:
    """A leaf for each row, in branches by their groups, in the order in which the table names them first."""
    yield from _branch(_Block(block, write), rows, path, depth=0)


class _Block(NamedTuple):
    """A block and what places its leaves."""

    block: tree.EachRow
    write: Write


def _branch(of: _Block, rows: Sequence[Row], path: Path, *, depth: int) -> Iterator[Placed]:
    if depth == len(of.block.groups):
        for row in rows:
            leaf = _leaf(of, row)
            placed = of.write(leaf, (*path, leaf.name.text), _placed_row(of.block, row.number))
            if placed is not None:
                yield placed
        return
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.groups[depth].text, []).append(row)
    for members in groups.values():
        first = members[0].groups[depth]
        below = (*path, first.text)
        weight = _sum(of.block, members, depth)
        yield Placed(
            name=first.text,
            path=below,
            weight=weight,
            children=tuple(_branch(of, members, below, depth=depth + 1)),
            rules=(),
            gates=(),
            definitions=(),
            attributes=(),
            module="",
            span=first.span,
            weight_span=first.span,
        )


def _leaf(of: _Block, row: Row) -> tree.Indicator:
    name = tree.Name(row.name.text, span=row.name.span)
    return tree.Indicator(name, _weight(of.block, row), None, _members(of.block, row.kind), span=row.name.span)


def _members(block: tree.EachRow, kind: int) -> tuple[tree.Member, ...]:
    return (*block.members, *(block.cases[kind].members if block.cases else ()))


def _placed_row(block: tree.EachRow, number: int) -> PlacedRow:
    column = block.weights.column if block.weights else None
    weight = column.path.parts[-1].text if column else None
    return PlacedRow(block.table.parts[-1].text, number, weight, block)


# ── weights ─────────────────────────────────────────────────────────────────────────────────────────


def weight_faults(pattern: Placed, *, in_points: bool) -> tuple[Diagnostic, ...]:
    """Rows weigh something, unless they only give points; then they have full marks of their own or none."""
    assert pattern.row is not None, "a pattern stands for rows"
    block = pattern.row.block
    if block.weights is None and not in_points:
        notes = (text("E0720.note.weights"),)
        return (error("E0720", block.table.span, what=text("E0720.weights"), notes=notes),)
    if block.weights is not None and in_points and block.weights.kind != "points":
        return (error("E0703", block.weights.span, name=block.table.text, notes=(text("E0703.rows"),)),)
    return ()


def _weight(block: tree.EachRow, row: Row) -> tree.Weight | None:
    """The weight of a row (none where rows only give points); in branches percentages are weighed against another."""
    span = row.weight_span
    if block.weights is None:
        return None
    if block.weights.kind == "equal":
        return tree.EqualWeight(span=span)
    if row.weight is None:
        return tree.HoleWeight(span=span)
    return _measured(block, row, row.weight, span=span, outermost=not block.groups)


def _sum(block: tree.EachRow, rows: Sequence[Row], depth: int) -> tree.Weight | None:
    """What the rows of a branch weigh together."""
    span = rows[0].groups[depth].span
    if block.weights is None:
        return None
    if block.weights.kind == "equal":
        return tree.RelativeWeight(_number(Fraction(len(rows)), "", span), span=span)
    weights = [row.weight for row in rows]
    if None in weights:
        return tree.HoleWeight(span=span)
    whole = sum((each for each in weights if each is not None), Fraction(0))
    return _measured(block, rows[0], whole, span=span, outermost=depth == 0)


def _measured(block: tree.EachRow, row: Row, value: Fraction, *, span: Span, outermost: bool) -> tree.Weight:
    """Shares are of what is above the block: in its branches they are weighed against one another."""
    assert block.weights is not None, "whoever asks has seen it"
    if block.weights.kind == "points" and not row.is_share:
        return tree.AbsoluteWeight(_number(value, "分", span), span=span)
    if row.is_share and outermost:
        return tree.ShareWeight(_number(value * 100, "%", span), None, span=span)
    return tree.RelativeWeight(_number(value, "", span), span=span)


def _number(value: Fraction, unit: str, span: Span) -> tree.Number:
    sign = "-" if value < 0 else ""
    return tree.Number(sign + decimal_text(abs(value), _MOST_DECIMALS), unit, span=span)
