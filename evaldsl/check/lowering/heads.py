"""Heads of rows as conditions and as pieces of a piecewise formula."""

from __future__ import annotations

from collections.abc import Sequence

from evaldsl.check.literals import literal_value, written_text
from evaldsl.check.lowering.cores import compare
from evaldsl.check.lowering.expressions import lower_expression, within_range
from evaldsl.check.lowering.place import Place
from evaldsl.model.core import Core, Piece
from evaldsl.syntax import tree


def holds(head: tree.RowHead, subject: Core, place: Place) -> Core:
    """Whether a subject lies in a head; heads of labels and rests do not come here."""
    match head:
        case tree.Range():
            return within_range(subject, head, place)
        case tree.Exactly(value=tree.Not(value=value)):
            return compare(subject, "≠", lower_expression(value, place))
        case tree.Exactly(value=value):
            return compare(subject, "=", lower_expression(value, place))
        case _:
            raise AssertionError(f"{written_text(head)} is no limit")


def label_of(head: tree.Exactly) -> str | None:
    """The label of `= 优`."""
    match head.value:
        case tree.Reference(path=path):
            return path.text
        case tree.String(text=text):
            return text
        case _:
            return None


def pieces(head: tree.RowHead, value: Core, heads: Sequence[tree.RowHead], *, place: Place) -> tuple[Piece, ...]:
    """The pieces on which a row gives its value. `heads` are all rows, which settle ends that do not say."""
    match head:
        case tree.Range():
            low = None if head.low is None else lower_expression(head.low, place)
            high = None if head.high is None else lower_expression(head.high, place)
            low_closed = _closed(head, head.low, heads)
            high_closed = _closed(head, head.high, heads)
            return (Piece(low, low_closed, high, high_closed, value),)
        case tree.Exactly(value=tree.Not(value=other)):
            limit = lower_expression(other, place)
            return (Piece(None, False, limit, False, value), Piece(limit, False, None, False, value))
        case tree.Exactly(value=only):
            limit = lower_expression(only, place)
            return (Piece(limit, True, limit, True, value),)
        case _:
            return ()


def _closed(head: tree.Range, end: tree.Expression | None, heads: Sequence[tree.RowHead]) -> bool:
    """Whether an end is included; one that does not say is, unless another row includes it in so many words."""
    said = head.low_closed if end is head.low else head.high_closed
    if end is None or said is not None:
        return bool(said)
    value = literal_value(end)
    return value is None or not any(other is not head and _includes(other, value) for other in heads)


def _includes(head: tree.RowHead, value: object) -> bool:
    match head:
        case tree.Range(low=low, low_closed=low_closed, high=high, high_closed=high_closed):
            at_low = low is not None and low_closed is True and literal_value(low) == value
            at_high = high is not None and high_closed is True and literal_value(high) == value
            return at_low or at_high
        case tree.Exactly(value=only):
            return not isinstance(only, tree.Not) and literal_value(only) == value
        case _:
            return False
