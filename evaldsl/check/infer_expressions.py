"""Types of formulas: one function for every kind of expression."""

from __future__ import annotations

from typing import assert_never

from evaldsl.check.declared import (
    COUNT,
    DATE,
    ERROR,
    NUMBER,
    PERCENT,
    POINTS_TYPE,
    TEXT,
    TRUTH,
    is_counting,
    type_words,
)
from evaldsl.check.gathered import part_names, part_type
from evaldsl.check.infer_arithmetic import arithmetic, negate
from evaldsl.check.infer_calls import call
from evaldsl.check.infer_comparisons import compare, options, within
from evaldsl.check.inference import Inference, Typed, agree, disagreement
from evaldsl.check.literals import bare_number, number_value, unwrapped
from evaldsl.check.symbols import (
    BuiltinSymbol,
    ColumnSymbol,
    DefinitionSymbol,
    FactSymbol,
    GatheredSymbol,
    GradeLabelSymbol,
    GradesSymbol,
    GradeSymbol,
    ModuleSymbol,
    OptionSymbol,
    OwnSymbol,
    ParameterSymbol,
    ReusableSymbol,
    TableSymbol,
    UnknownSymbol,
    YearSymbol,
)
from evaldsl.diagnostics import error, text
from evaldsl.model.types import ErrorType, NumberType, OptionType, TextType, TruthType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import DAYS, PURE, WORKDAYS, unit_named
from evaldsl.syntax import tree


def expression(node: tree.Expression, inference: Inference) -> Type:
    """Infer an expression and everything in it; each node's type is recorded once."""
    type_ = _infer(node, inference)
    inference.of[node.id] = type_
    return type_


def _infer(node: tree.Expression, inference: Inference) -> Type:
    match node:
        case tree.Number():
            return _number(node)
        case tree.String():
            return TEXT
        case tree.DateLiteral():
            return DATE
        case tree.Truth():
            return TRUTH
        case tree.Reference():
            return _reference(node, inference)
        case tree.Call():
            return call(node, inference, expression)
        case tree.Negate():
            return negate(node, expression(node.value, inference), inference)
        case tree.Arithmetic():
            left = Typed(node.left, expression(node.left, inference))
            right = Typed(node.right, expression(node.right, inference))
            return arithmetic(node, left, right, inference=inference)
        case tree.Comparison():
            return compare(node, _typed(node.operands, inference), inference)
        case tree.Within():
            return within(node, expression(node.value, inference), inference, infer=expression)
        case tree.Logic():
            return _logic(node, inference)
        case tree.Not():
            condition(node.value, inference)
            return TRUTH
        case tree.Group():
            return expression(node.value, inference)
        case tree.Conditional():
            return _conditional(node, inference)
        case tree.Mapping():
            return _mapping(node, inference)
        case _:
            assert_never(node)


def _typed(nodes: tuple[tree.Expression, ...], inference: Inference) -> tuple[Typed, ...]:
    """The operands of a comparison; a bare option name gets its type from the other side."""
    return tuple(Typed(node, ERROR if _is_label(node, inference) else expression(node, inference)) for node in nodes)


def _is_label(node: tree.Expression, inference: Inference) -> bool:
    return isinstance(node, tree.Reference) and isinstance(inference.names.of(node.path), OptionSymbol)


def _number(node: tree.Number) -> NumberType:
    unit = unit_named(node.unit)
    counts = unit.dimension in {PURE, DAYS, WORKDAYS} or is_counting(unit.dimension)
    return NumberType(unit.dimension, unit.percent, counts and "." not in node.digits and not unit.percent)


def _reference(node: tree.Reference, inference: Inference) -> Type:
    match inference.names.of(node.path):
        case FactSymbol(item=item):
            return inference.named[item.id]
        case DefinitionSymbol(definition=definition):
            return inference.named.get(definition.id, ERROR)
        case ParameterSymbol(parameter=parameter):
            return inference.named[parameter.id]
        case ColumnSymbol(in_row=True, column=column):
            return inference.named.get(column.id, ERROR)
        case ColumnSymbol():
            notes = (text("E0416.note", column=node.path.text),)
            return inference.say(error("E0416", node.span, name=node.path.text, notes=notes))
        case TableSymbol(item=item):
            notes = (text("E0417.note", table=item.name.text),)
            return inference.say(error("E0417", node.span, name=item.name.text, notes=notes))
        case GatheredSymbol(item=item, part=""):
            notes = (text("E0473.note", name=item.name.text, names=part_names(item)),)
            return inference.say(error("E0473", node.span, name=item.name.text, notes=notes))
        case GatheredSymbol(part=part):
            return part_type(part)
        case YearSymbol():
            return COUNT
        case OwnSymbol(what="rate"):
            return PERCENT
        case OwnSymbol():
            return POINTS_TYPE
        case OptionSymbol(label=label):
            return inference.say(error("E0427", node.span, name=label, notes=(text("E0427.note", name=label),)))
        case UnknownSymbol():
            return ERROR
        case BuiltinSymbol() | ReusableSymbol() | GradesSymbol() | ModuleSymbol() | GradeLabelSymbol() | GradeSymbol():
            return inference.say(error("E0425", node.span, name=node.path.text))
        case symbol:
            assert_never(symbol)


# ── truth ───────────────────────────────────────────────────────────────────────────────────────────


def condition(node: tree.Expression, inference: Inference) -> None:
    """Infer what must be true or false."""
    found = expression(node, inference)
    if not isinstance(found, TruthType | ErrorType):
        inference.say(error("E0406", node.span, found=type_words(found), notes=(text("E0406.note"),)))


def _logic(node: tree.Logic, inference: Inference) -> Type:
    mixed = next((each for each in node.operands if isinstance(each, tree.Logic)), None)
    if mixed is not None and mixed.operator != node.operator:
        inference.say(error("E0408", node.span, notes=(text("E0408.note"),)))
    for operand in node.operands:
        condition(operand, inference)
    return TRUTH


# ── choices ─────────────────────────────────────────────────────────────────────────────────────────


def _conditional(node: tree.Conditional, inference: Inference) -> Type:
    condition(node.condition, inference)
    branches = [Typed(each, expression(each, inference)) for each in (node.then, node.otherwise)]
    return _common(branches, inference)


def _common(branches: list[Typed], inference: Inference) -> Type:
    """The type that all branches have; numbers of one dimension agree, a percentage prints as one."""
    first = branches[0]
    for other in branches[1:]:
        if isinstance(first.type, ErrorType) or isinstance(other.type, ErrorType):
            return ERROR
        if first.type != other.type and not agree(first, other):
            return inference.say(disagreement("E0420", other.node, first, right=other))
    numbers = [each.type for each in branches if isinstance(each.type, NumberType)]
    if not numbers:
        return first.type
    dimension = next((n.dimension for n in numbers if n.dimension), ())
    return NumberType(dimension, any(n.percent for n in numbers), all(n.whole for n in numbers))


def _mapping(node: tree.Mapping, inference: Inference) -> Type:
    subject = expression(node.subject, inference)
    written = [choice.label for choice in node.choices]
    chosen = [label for label in written if isinstance(label, tree.Name | tree.String)]
    numbers = [label for label in written if isinstance(label, tree.Number | tree.Range)]
    if isinstance(subject, NumberType) or (isinstance(subject, ErrorType) and not chosen):
        from evaldsl.check.infer_mapping import of_numbers  # few mappings are of numbers

        of_numbers(Typed(node.subject, subject), chosen, numbers, inference=inference)
    match subject:
        case OptionType() | TextType() if numbers:
            found = type_words(subject)
            inference.say(error("E0738", numbers[0].span, found=found, notes=(text("E0738.labels"),)))
        case NumberType():
            pass
        case OptionType(labels=labels):
            options(labels, chosen, inference)
            rest = tuple(label for label in labels if label not in {each.text for each in chosen})
            if rest and node.otherwise is None:
                inference.say(error("E0419", node.span, missing=rest, notes=(text("E0419.note"),)))
        case TextType() | ErrorType():
            if node.otherwise is None and isinstance(subject, TextType):
                inference.say(error("E0429", node.span, notes=(text("E0429.note"),)))
        case _:
            inference.say(error("E0418", node.subject.span, found=type_words(subject), notes=(text("E0418.note"),)))
    values = [choice.value for choice in node.choices] + ([node.otherwise] if node.otherwise else [])
    return _common([Typed(value, expression(value, inference)) for value in values], inference)


# ── points ──────────────────────────────────────────────────────────────────────────────────────────


def points_or_share(node: tree.Expression, inference: Inference, *, share_meant: bool = False) -> None:
    """Infer what is given or lost: points (`2分`), or a share of the indicator's weight (`80%`, `1/3`).

    `share_meant`: what stands beside it is a share, so that a bare 1 is 100%.
    """
    found = expression(node, inference)
    number = bare_number(node)
    if number is not None:
        share = share_meant and number_value(number) <= 1
        unit = f"{decimal_text(number_value(number) * 100)}%" if share else text("E0403.points", digits=number.digits)
        inference.say(error("E0422", node.span, written=(number.digits,), notes=(text("E0403.unit", units=(unit,)),)))
    elif not (isinstance(found, ErrorType) or _is_points(found) or _is_share(node, found)):
        inference.say(error("E0421", node.span, found=type_words(found), notes=(text("E0421.note"),)))


def _is_points(type_: Type) -> bool:
    return isinstance(type_, NumberType) and type_.dimension == POINTS_TYPE.dimension


def _is_share(node: tree.Expression, type_: Type) -> bool:
    if not isinstance(type_, NumberType) or type_.dimension != NUMBER.dimension:
        return False
    return type_.percent or isinstance(unwrapped(node), tree.Arithmetic)
