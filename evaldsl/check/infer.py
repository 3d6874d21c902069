"""Types and units: every formula of every module, before anything runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from evaldsl.check.arguments import bind_arguments
from evaldsl.check.declared import ERROR, declared_type, is_counting, type_words
from evaldsl.check.gathered import is_gathered
from evaldsl.check.infer_comparisons import limits, not_empty, options
from evaldsl.check.infer_effects import (
    adjust_limit,
    before_no_penalty,
    extra,
    extras_twice,
    gate,
    grade_parts,
    handled_twice,
    tolerance,
)
from evaldsl.check.infer_expressions import condition, expression, points_or_share
from evaldsl.check.infer_gathered import gathered_type
from evaldsl.check.infer_rules import about, rule
from evaldsl.check.inference import Inference, Typed, agree, bare_ratio, disagreement
from evaldsl.check.literals import bare_number, literal_value, unwrapped, written_text
from evaldsl.check.static_values import interval
from evaldsl.check.symbols import FactSymbol, GradeSymbol, Names, ParameterSymbol, ReusableSymbol
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.frozen import frozen
from evaldsl.library.modules import Modules
from evaldsl.model.types import ErrorType, NumberType, OptionType, TableType, TextType, Type
from evaldsl.quantity.units import PURE
from evaldsl.syntax import tree


@frozen
class Types:
    """`of`: the type of every expression by its id; `named`: of facts, columns, parameters and definitions."""

    of: Mapping[tree.NodeId, Type]
    named: Mapping[tree.NodeId, Type]
    diagnostics: tuple[Diagnostic, ...]


def infer(modules: Modules, names: Names) -> Types:
    """Infer all modules: declarations, then definitions in order of use, then everything that uses them."""
    inference = Inference(names, {}, {}, [])
    for module in modules.all:
        _declare(module.program, inference)
    for each in names.definitions:
        inference.named[each.id] = expression(each.value, inference)
    for module in modules.all:
        for setting in module.program.header.settings if module.program.header else ():
            if isinstance(setting, tree.AdjustLimit):
                adjust_limit(setting, inference)
            if isinstance(setting, tree.Tolerance):
                tolerance(setting, inference)
            if isinstance(setting, tree.CombineSetting | tree.CoverageSetting | tree.AdditiveSetting):
                from evaldsl.check.infer_together import together

                together(setting, inference)
        for item in module.program.items:
            _item(item, inference)
        extras_twice(module.program.items, inference)
        before_no_penalty(module.program.items, inference)
    return Types(inference.of, _with_columns(modules, inference), tuple(inference.found))


# ── declarations ────────────────────────────────────────────────────────────────────────────────────


def _declare(program: tree.Program, inference: Inference) -> None:
    for item in program.items:
        if isinstance(item, tree.Data):
            for fact in item.items:
                _declare_fact(fact, inference)
        elif isinstance(item, tree.Reusable):
            for parameter in item.parameters:
                _declare_parameter(parameter, inference)


def _declare_fact(fact: tree.DataItem, inference: Inference, *, is_column: bool = False) -> None:
    inference.named[fact.id] = declared_type(fact.type)
    options_twice(fact.type, inference)
    gathered_type(fact.type, inference)
    if fact.key and not is_column:
        inference.say(error("E0730", fact.name.span, name=fact.name.text, notes=(text("E0730.note"),)))
    for column in fact.columns:
        if isinstance(column, tree.DataItem):
            _declare_fact(column, inference, is_column=True)
            if column.type.kind is tree.TypeKind.TABLE or is_gathered(column):
                inference.say(error("E0458", column.type.span))
    if fact.columns and fact.type.kind is not tree.TypeKind.TABLE:
        inference.say(error("E0459", fact.columns[0].span, name=fact.name.text, notes=(text("E0459.note"),)))
    elif not fact.columns and fact.type.kind is tree.TypeKind.TABLE and not is_column:
        inference.say(error("E0460", fact.span, name=fact.name.text, notes=(text("E0460.note"),)))


def options_twice(name: tree.TypeName, inference: Inference) -> None:
    """The labels of an option differ from one another."""
    options(tuple(option.text for option in name.options), name.options, inference)


def _declare_parameter(parameter: tree.Parameter, inference: Inference) -> None:
    type_ = declared_type(parameter.type)
    options_twice(parameter.type, inference)
    if isinstance(type_, TableType):
        type_ = inference.say(error("E0461", parameter.type.span, notes=(text("E0461.note"),)))
    inference.named[parameter.id] = type_


def _with_columns(modules: Modules, inference: Inference) -> dict[tree.NodeId, Type]:
    """Tables with the types of their columns, now that computed ones are known."""
    named = dict(inference.named)
    for module in modules.all:
        for item in module.program.items:
            for fact in item.items if isinstance(item, tree.Data) else ():
                if fact.columns:
                    columns = tuple((c.name.text, inference.named.get(c.id, ERROR)) for c in fact.columns)
                    named[fact.id] = TableType(columns)
    return named


# ── items ───────────────────────────────────────────────────────────────────────────────────────────


def _item(item: tree.Item, inference: Inference) -> None:
    match item:
        case tree.Data():
            for fact in item.items:
                _fact(fact, inference)
        case tree.Reusable():
            for parameter in item.parameters:
                if parameter.default is not None:
                    _fits(parameter, parameter.default, inference)
            _members(item.members, inference)
        case tree.Indicator() | tree.Spread():
            _indicator(item, inference)
        case tree.EachRow():
            _each_row(item, inference)
        case tree.Gate():
            gate(item, inference)
        case tree.Extra():
            extra(item, inference)
        case tree.Policy():
            for line in item.lines:
                condition(line.condition, inference)
        case tree.TestBlock():
            for each in item.lines:
                if isinstance(each, tree.Expect):
                    _expect(each, inference)
        case tree.Grades():
            _grades(item, inference)
        case tree.Import() | tree.Definition() | tree.Output() | tree.Answered():
            pass
        case _:
            assert_never(item)


def _fact(fact: tree.DataItem, inference: Inference) -> None:
    type_ = inference.named[fact.id]
    if fact.range is not None:
        if isinstance(type_, NumberType):
            if limits(Typed(_reference(fact), type_), fact.range, inference, infer=expression):
                not_empty(fact.range, inference)
            _constant_ends(fact.range, inference)
        else:
            found = text(f"types.{fact.type.kind.value}") if is_gathered(fact) else type_words(type_)
            inference.say(error("E0462", fact.range.span, found=found))
    if fact.default is not None:
        _default(fact, type_, inference)
    for column in fact.columns:
        if isinstance(column, tree.DataItem):
            _fact(column, inference)


def _constant_ends(interval: tree.Range, inference: Inference) -> None:
    for end in (interval.low, interval.high):
        if end is not None and literal_value(end) is None:
            inference.say(error("E0466", end.span, notes=(text("E0466.note"),)))


def _path(fact: tree.DataItem) -> tree.Path:
    return tree.Path((fact.name,), span=fact.name.span)


def _default(fact: tree.DataItem, type_: Type, inference: Inference) -> None:
    """A default is a constant of the fact's type."""
    assert fact.default is not None, "the caller has seen it"
    value = unwrapped(fact.default)
    if isinstance(type_, OptionType) and isinstance(value, tree.Reference | tree.String):
        label = value.path.parts[0] if isinstance(value, tree.Reference) else value
        options(type_.labels, [label], inference)
        inference.of[value.id] = type_
        return
    constant = literal_value(value) is not None or isinstance(value, tree.String | tree.DateLiteral | tree.Truth)
    found = expression(value, inference)
    if not constant or isinstance(type_, TableType):
        inference.say(error("E0463", value.span, name=fact.name.text, notes=(text("E0463.note"),)))
        return
    if _assignable(Typed(_reference(fact), type_), Typed(value, found), inference):
        _default_in_range(fact, inference)


def _default_in_range(fact: tree.DataItem, inference: Inference) -> None:
    """A fact from the facts file must lie in its range, and so must the one that stands in for it."""
    if fact.default is None or fact.range is None:
        return
    value, allowed = literal_value(fact.default), interval(fact.range)
    if value is None or allowed is None or allowed.is_empty or allowed.holds(value):
        return
    given, limits_ = written_text(fact.default), written_text(fact.range)
    inference.say(error("E0467", fact.default.span, name=fact.name.text, value=given, range=limits_))


def _reference(fact: tree.DataItem) -> tree.Reference:
    return tree.Reference(_path(fact), span=fact.span)


def _assignable(target: Typed, value: Typed, inference: Inference) -> bool:
    """Whether a value may stand for what was declared; a bare ratio above 1 and unlike measures may not."""
    if isinstance(target.type, ErrorType) or isinstance(value.type, ErrorType):
        return True
    problem = bare_ratio(target, value)
    if problem is None and not _same_kind(target, value):
        problem = disagreement("E0464", value.node, target, right=value)
    if problem is not None:
        inference.say(problem)
    return problem is None


def _same_kind(target: Typed, value: Typed) -> bool:
    match target.type, value.type:
        case (NumberType() as wanted, NumberType() as given):
            counts = wanted.dimension == PURE and not wanted.percent and _counts(given)
            return agree(target, value) or counts
        case (OptionType(labels=wanted), OptionType(labels=given)):
            return set(given) <= set(wanted)
        case (TextType(), TextType() | OptionType()):
            return True
        case (wanted, given):
            return type(wanted) is type(given) and not isinstance(wanted, TableType | OptionType)


def _counts(type_: NumberType) -> bool:
    """A count may stand where a plain number is wanted: 806批次 is the number 806."""
    return is_counting(type_.dimension)


# ── indicators ──────────────────────────────────────────────────────────────────────────────────────


def _indicator(item: tree.Indicator | tree.Spread, inference: Inference) -> None:
    if item.placed is None:
        _members(item.members, inference)
        return
    for member in item.members:
        if isinstance(member, tree.Override):
            _override(member, inference)
    symbol = inference.names.of(item.placed.callee)
    if isinstance(symbol, ReusableSymbol):
        for parameter, value in _arguments(item.placed, symbol.reusable, inference):
            _fits(parameter, value, inference)


def _override(item: tree.Override, inference: Inference) -> None:
    if item.indicator is not None:
        _indicator(item.indicator, inference)
    _members(item.members, inference)


def _argument(item: tree.Argument, inference: Inference) -> None:
    """`参数 及格 = 70%`: of the type of the parameter, which names has found."""
    symbol = inference.names.of(item.name) if item.name is not None else None
    if isinstance(symbol, ParameterSymbol):
        _fits(symbol.parameter, item.value, inference)
    else:
        expression(item.value, inference)


def _arguments(
    call: tree.Call, reusable: tree.Reusable, inference: Inference
) -> tuple[tuple[tree.Parameter, tree.Expression], ...]:
    bound = bind_arguments(call, reusable)
    if isinstance(bound, Diagnostic):
        inference.say(bound)
        return ()
    written = {argument.value.id for argument in call.arguments}
    return tuple((parameter, value) for parameter, value in bound if value.id in written)


def _fits(parameter: tree.Parameter, value: tree.Expression, inference: Inference) -> None:
    """An argument has the type of its parameter."""
    wanted = inference.named[parameter.id]
    inner = unwrapped(value)
    if (
        isinstance(wanted, OptionType)
        and isinstance(inner, tree.String | tree.Reference)
        and _is_label(inner, inference)
    ):
        label = inner.path.parts[0] if isinstance(inner, tree.Reference) else inner
        options(wanted.labels, [label], inference)
        inference.of[inner.id] = inference.of[value.id] = wanted
        return
    target = tree.Reference(tree.Path((parameter.name,), span=parameter.span), span=parameter.span)
    _assignable(Typed(target, wanted), Typed(value, expression(value, inference)), inference)


def _is_label(value: tree.String | tree.Reference, inference: Inference) -> bool:
    if isinstance(value, tree.String):
        return True
    return not isinstance(inference.names.of(value.path), FactSymbol | ParameterSymbol)


def _each_row(item: tree.EachRow, inference: Inference) -> None:
    from evaldsl.check.infer_rows import row_columns  # few specs have leaves from rows

    row_columns(item, inference)
    _members(item.members, inference)
    for case in item.cases:
        if case.condition is not None:
            condition(case.condition, inference)
        _members(case.members, inference)


def _members(members: tuple[tree.Member, ...], inference: Inference) -> None:
    handled_twice(members, inference)
    for member in members:
        match member:
            case tree.Indicator() | tree.Spread():
                _indicator(member, inference)
            case tree.Override():
                _override(member, inference)
            case tree.Argument():
                _argument(member, inference)
            case tree.EachRow():
                _each_row(member, inference)
            case tree.Gate():
                gate(member, inference)
            case tree.AdjustLimit():
                adjust_limit(member, inference)
            case tree.AbsenceSetting() | tree.CoverageSetting() | tree.CombineSetting() | tree.AdditiveSetting():
                from evaldsl.check.infer_together import together

                together(member, inference)
            case tree.Attribute() | tree.Definition() | tree.EvidenceRule() | tree.ScoreRounding() | tree.Slot():
                pass
            case _:
                rule(member, inference)


def _grades(grades: tree.Grades, inference: Inference) -> None:
    bare: list[tree.Expression] = []
    for row in grades.rows:
        grade_parts(row, inference)
        match row.head:
            case tree.Range(low=low, high=high) as interval:
                about(interval, grades.name.text, inference)
                ends = [end for end in (low, high) if end is not None]
                bare += [end for end in ends if bare_number(end) is not None]
                for end in ends:
                    if bare_number(end) is None:
                        points_or_share(end, inference)
                _constant_ends(interval, inference)
            case tree.Exactly(value=value) if not isinstance(value, tree.Not):
                points_or_share(value, inference)
            case tree.Rest():
                pass
            case _:
                inference.say(error("E0465", row.head.span, notes=(text("E0465.note"),)))
    _without_unit(bare, inference)


def _without_unit(ends: list[tree.Expression], inference: Inference) -> None:
    """The ends of a grade scale that lack 分, in one message."""
    if not ends:
        return
    numbers = tuple(dict.fromkeys(written_text(end) for end in ends))
    units = tuple(text("E0403.points", digits=number) for number in numbers)
    labels = tuple(Label(end.span) for end in ends[1:])
    notes = (text("E0403.unit", units=units),)
    inference.say(error("E0422", ends[0].span, written=numbers, labels=labels, notes=notes))


def _expect(line: tree.Expect, inference: Inference) -> None:
    if line.subject is None:
        return
    if isinstance(line.subject, tree.Reference) and isinstance(inference.names.of(line.subject.path), GradeSymbol):
        return
    subject = Typed(line.subject, expression(line.subject, inference))
    if isinstance(subject.type, OptionType):
        inner = unwrapped(line.value)
        if isinstance(inner, tree.Reference | tree.String):
            label = inner.path.parts[0] if isinstance(inner, tree.Reference) else inner
            options(subject.type.labels, [label], inference)
            inference.of[inner.id] = subject.type
            return
    _assignable(subject, Typed(line.value, expression(line.value, inference)), inference)
