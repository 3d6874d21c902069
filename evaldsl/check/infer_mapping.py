"""对应 of a number: each choice is a number or a range that measures what the number measures, and none overlap."""

from __future__ import annotations

from collections.abc import Sequence

from evaldsl.check.declared import type_words
from evaldsl.check.infer_comparisons import limit, limits
from evaldsl.check.infer_expressions import expression
from evaldsl.check.inference import Inference, Typed
from evaldsl.check.static_values import Interval, interval
from evaldsl.diagnostics import Label, error, text
from evaldsl.model.types import ErrorType
from evaldsl.syntax import tree


def of_numbers(
    subject: Typed,
    labels: Sequence[tree.Name | tree.String],
    numbers: Sequence[tree.Number | tree.Range],
    *,
    inference: Inference,
) -> None:
    """The choices of `对应(年度; 2021 90%, [2022, 2030] 95%)`."""
    if labels and not isinstance(subject.type, ErrorType):
        inference.say(error("E0738", labels[0].span, found=type_words(subject.type), notes=(text("E0738.numbers"),)))
        return
    for each in numbers:
        match each:
            case tree.Range():
                fits = limits(subject, each, inference, infer=expression)
            case _:
                fits = limit(subject, each, inference, infer=expression)
        if not fits:
            return
    _apart(numbers, inference)


def _apart(numbers: Sequence[tree.Number | tree.Range], inference: Inference) -> None:
    """No number belongs to two choices."""
    known: list[tuple[Interval, tree.Number | tree.Range]] = []
    for each in numbers:
        found = interval(as_range(each))
        if found is None:
            continue
        for other, node in known:
            if _meet(found, other):
                labels = (Label(node.span, text("E0739.first")),)
                inference.say(error("E0739", each.span, written=each.span.text, labels=labels))
                return
        known.append((found, each))


def as_range(node: tree.Number | tree.Range) -> tree.Range:
    """A number as the range that holds it alone."""
    return node if isinstance(node, tree.Range) else tree.Range(node, True, node, True, span=node.span)


def _meet(one: Interval, other: Interval) -> bool:
    for low, high in ((one, other), (other, one)):
        if low.low is not None and high.high is not None:
            if low.low > high.high:
                return False
            if low.low == high.high and False in (low.low_closed, high.high_closed):
                return False
    return True
