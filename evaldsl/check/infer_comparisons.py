"""Types of comparisons and ranges: both sides measure the same, labels exist, chains point one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evaldsl.check.declared import ERROR, TRUTH, type_words
from evaldsl.check.inference import Inference, Typed, agree, bare_ratio, disagreement
from evaldsl.check.sentences import full_range
from evaldsl.check.static_cover import empty_intervals
from evaldsl.check.static_values import interval
from evaldsl.check.symbols import OptionSymbol
from evaldsl.diagnostics import error, near_names, text, warning
from evaldsl.model.types import (
    DateType,
    ErrorType,
    NumberType,
    OptionType,
    TableType,
    TextType,
    TruthType,
    Type,
)
from evaldsl.syntax import tree

Infer = Callable[[tree.Expression, Inference], Type]


def compare(node: tree.Comparison, operands: tuple[Typed, ...], inference: Inference) -> Type:
    """A comparison or a chain of them is true or false."""
    if len(node.operators) > 1 and not _points_one_way(node):
        return inference.say(error("E0411", node.span, notes=(text("E0411.note"),)))
    chosen = next((each.type for each in operands if isinstance(each.type, OptionType)), None)
    alone = next((each for each in operands if chosen is None and _is_label(each.node, inference)), None)
    if alone is not None:
        label = alone.node.span.text
        return inference.say(error("E0427", alone.node.span, name=label, notes=(text("E0427.note", name=label),)))
    operands = tuple(_as_option(each, chosen, inference) for each in operands)
    for left, right, operator in zip(operands, operands[1:], node.operators, strict=False):
        if not _pair(node, left, right, operator=operator, inference=inference):
            return ERROR
    chain = full_range(node) if len(node.operators) > 1 else None
    return TRUTH if chain is None else not_empty(chain[1], inference)


def not_empty(written: tree.Range, inference: Inference) -> Type:
    """E0333 where the ends are known and no number lies between them."""
    found = interval(written)
    if found is None or not found.is_empty:
        return TRUTH
    inference.found.extend(empty_intervals((found,), written.span))
    return ERROR


def _is_label(node: tree.Expression, inference: Inference) -> bool:
    return isinstance(node, tree.Reference) and isinstance(inference.names.of(node.path), OptionSymbol)


def _points_one_way(node: tree.Comparison) -> bool:
    used = set(node.operators)
    return used <= {"<", "≤"} or used <= {">", "≥"} or used == {"="}


def _as_option(side: Typed, chosen: OptionType | None, inference: Inference) -> Typed:
    """A label takes the type of the option it is compared with."""
    if isinstance(side.node, tree.String) and chosen is not None:
        options(chosen.labels, [side.node], inference)
        return _recorded(side.node, chosen, inference)
    if not isinstance(side.node, tree.Reference):
        return side
    name = side.node.path
    symbol = inference.names.of(name)
    if isinstance(symbol, OptionSymbol):
        assert chosen is not None, "the caller has seen to it"
        options(chosen.labels, [name.parts[0]], inference)
        return _recorded(side.node, chosen, inference)
    if chosen is not None and name.text in chosen.labels and not isinstance(side.type, OptionType):
        inference.found.append(warning("W0401", name.span, name=name.text, notes=(text("W0401.note", name=name.text),)))
    return side


def _recorded(node: tree.Expression, type_: Type, inference: Inference) -> Typed:
    inference.of[node.id] = type_
    return Typed(node, type_)


def options(labels: tuple[str, ...], written: Sequence[tree.Name | tree.String], inference: Inference) -> None:
    """Every label that is written is one of the option's, and stands there once."""
    seen: set[str] = set()
    for label in written:
        if label.text not in labels:
            near = near_names(label.text, labels)
            notes = (text("E0201.near", names=near) if near else text("E0412.note", names=labels),)
            inference.say(error("E0412", label.span, name=label.text, notes=notes))
        elif label.text in seen:
            inference.say(error("E0428", label.span, name=label.text))
        seen.add(label.text)


def _pair(node: tree.Expression, left: Typed, right: Typed, *, operator: str, inference: Inference) -> bool:
    if isinstance(left.type, ErrorType) or isinstance(right.type, ErrorType):
        return False
    problem = bare_ratio(left, right) or bare_ratio(right, left)
    if problem is not None:
        inference.say(problem)
        return False
    if not _comparable(left, right):
        inference.say(disagreement("E0403", node, left, right=right))
        return False
    if operator not in {"=", "≠"} and not isinstance(left.type, NumberType | DateType):
        inference.say(error("E0413", node.span, found=type_words(left.type), notes=(text("E0413.note"),)))
        return False
    return True


def _comparable(left: Typed, right: Typed) -> bool:
    match left.type, right.type:
        case (NumberType(), NumberType()):
            return agree(left, right)
        case (OptionType(labels=first), OptionType(labels=second)):
            return bool(set(first) & set(second))
        case (TextType() | OptionType(), TextType() | OptionType()):
            return True
        case (TruthType(), TruthType()) | (DateType(), DateType()):
            return True
        case (TableType(), _) | (_, TableType()):
            return False
        case _:
            return False


def within(node: tree.Within, value: Type, inference: Inference, *, infer: Infer) -> Type:
    """`x 在 [80%, 90%)`."""
    right = limits(Typed(node.value, value), node.range, inference, infer=infer)
    return not_empty(node.range, inference) if right else TRUTH


def limits(subject: Typed, written: tree.Range, inference: Inference, *, infer: Infer) -> bool:
    """The ends of an interval measure what the subject measures; the first end that does not is reported."""
    ends = (end for end in (written.low, written.high) if end is not None)
    return all(limit(subject, end, inference, infer=infer) for end in ends)


def limit(subject: Typed, end: tree.Expression, inference: Inference, *, infer: Infer) -> bool:
    """One limit of a subject."""
    found = Typed(end, infer(end, inference))
    return _pair(end, subject, found, operator="≤", inference=inference)
