"""Reusable indicators as rows of the table, from the tree: a template keeps its places, a leaf its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from evaldsl.check.arguments import bind_arguments
from evaldsl.check.substitution import Bound, Size, substitute
from evaldsl.check.symbols import ReusableSymbol
from evaldsl.diagnostics import Diagnostic, Language, say, text
from evaldsl.format.members import each_row_lines, member_lines, weight_text
from evaldsl.phrase.expressions import placed_text
from evaldsl.rubric.table import TableRow, named
from evaldsl.rubric.words import (
    Reading,
    explanation_lines,
    facts_read,
    formulas,
    gate_line,
    member_text,
    source_lines,
    standard_lines,
)
from evaldsl.syntax import tree

_BELOW: Final = (tree.Indicator, tree.Spread, tree.Slot, tree.EachRow)
_SAID: Final = (
    tree.AdjustLimit,
    tree.EvidenceRule,
    tree.AbsenceSetting,
    tree.CoverageSetting,
    tree.CombineSetting,
    tree.ScoreRounding,
    tree.AdditiveSetting,
)
_TOLD: Final = (*_SAID, *_BELOW, tree.Attribute, tree.Gate, tree.Definition, tree.Override, tree.Argument)


def is_template(item: tree.Reusable) -> bool:
    """Whether it brings indicators of its own rather than one rule."""
    return any(isinstance(member, _BELOW) for member in item.members)


def template_rows(item: tree.Reusable, reading: Reading) -> list[TableRow]:
    """A row for each leaf, each place to fill, and each block that stands for rows."""
    return list(_rows(item.members, (), reading))


def reusable_row(item: tree.Reusable, reading: Reading) -> TableRow:
    """A leaf with the names of its parameters in its sentence."""
    return _leaf(item.members, (item.name.text,), reading)


def _rows(members: Sequence[tree.Member], above: tuple[str, ...], reading: Reading) -> Iterator[TableRow]:
    language = reading.language
    for member in members:
        match member:
            case tree.Indicator():
                yield from _indicator(member, above, reading)
            case tree.Slot(name=name, optional=optional):
                key = "rubric.slot.optional" if optional else "rubric.slot"
                words = say(text(key), language)
                yield TableRow((*above, say(text("rubric.slot.name", name=name.text), language)), "", (), (words,))
            case tree.Spread(placed=placed):
                yield TableRow((*above, placed_text(placed, language)), "", (), _written(member, language))
            case tree.EachRow():
                told = say(text("rubric.rows", table=member.table.text), language)
                lines = tuple(line.strip() for line in each_row_lines(member, language)[1:])
                yield TableRow((*above, f"〔{member.table.text}〕"), "", (told,), lines)
            case _:
                pass


def _indicator(item: tree.Indicator, above: tuple[str, ...], reading: Reading) -> Iterator[TableRow]:
    language = reading.language
    weight = "" if item.weight is None else weight_text(item.weight, language)
    if any(isinstance(member, _BELOW) for member in item.members):
        yield from _rows(item.members, (*above, named(item.name.text, weight, language)), reading)
        return
    row = (
        _leaf(item.members, (*above, item.name.text), reading) if item.placed is None else _placed(item, above, reading)
    )
    yield attrs.evolve(row, weight=weight)


def _placed(item: tree.Indicator, above: tuple[str, ...], reading: Reading) -> TableRow:
    """What is taken from elsewhere, and what is changed of it here."""
    assert item.placed is not None, "the caller has seen it"
    symbol, path = reading.names.of(item.placed.callee), (*above, item.name.text)
    row = TableRow(path, "")
    if isinstance(symbol, ReusableSymbol) and not is_template(symbol.reusable):
        members, reading = _with_arguments(item.placed, symbol.reusable, reading)
        row = _leaf((*item.members, *members), path, reading)
    if not (item.placed.arguments or not row.standard):
        return row
    taken = say(text("rubric.taken", words=placed_text(item.placed, reading.language)), reading.language)
    return attrs.evolve(row, standard=(*row.standard, taken))


def _with_arguments(
    call: tree.Call, reusable: tree.Reusable, reading: Reading
) -> tuple[tuple[tree.Member, ...], Reading]:
    """What is placed, with the template's own words where its parameters stood."""
    arguments = bind_arguments(call, reusable)
    if isinstance(arguments, Diagnostic) or not arguments:  # the check has told; nothing to replace
        return reusable.members, reading
    bindings = {parameter.id: Bound(value, Size(1, 1)) for parameter, value in arguments}
    members = tuple(substitute(member, bindings, reading.names) for member in reusable.members)
    local = {member.id: member for member in members if isinstance(member, tree.Definition)}
    return members, attrs.evolve(reading, local={**reading.local, **local})


def _leaf(members: Sequence[tree.Member], path: tuple[str, ...], reading: Reading) -> TableRow:
    language = reading.language
    attributes = [member for member in members if isinstance(member, tree.Attribute)]
    gates = [member for member in members if isinstance(member, tree.Gate)]
    parts = [member for member in members if not isinstance(member, _TOLD)]
    used = formulas((*parts, *(gate.condition for gate in gates)), reading)
    changed = [member for member in members if isinstance(member, tree.Override | tree.Argument)]
    return TableRow(
        path,
        "",
        tuple(explanation_lines(attributes, language)),
        (
            *standard_lines(parts, attributes, reading),
            *(gate_line(gate, language) for gate in gates),
            *(member_text(member, language) for member in members if isinstance(member, _SAID)),
            *(line for member in changed for line in _written(member, language)),
        ),
        tuple(source_lines(attributes, facts_read((*parts, *used), reading.names), language)),
    )


def _written(member: tree.Member, language: Language) -> tuple[str, ...]:
    return tuple(line.strip() for line in member_lines(member, language))
