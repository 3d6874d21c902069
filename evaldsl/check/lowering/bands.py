"""Bands: rows of ranges, options or single values, each with its points; a row may run straight between its ends.

按比例减分 and 按区间比例 run from the points of the row below to those of the row above; 按比例得分 in a row is
a/t of the full marks beside it, as in a ratio with a cut-off.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from evaldsl.check.declared import PERCENT, POINTS_TYPE
from evaldsl.check.literals import literal_value, unwrapped, written_text
from evaldsl.check.lowering.amounts import nothing, outcome_points, subject_text, weight_of
from evaldsl.check.lowering.cores import add, over, subtract, times, words
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.heads import label_of, pieces
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.proportions import downward, upward
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.diagnostics import error, text
from evaldsl.model.core import Core, Piece, Piecewise, Select
from evaldsl.model.system import Loss, RuleKind
from evaldsl.model.types import OptionType, TextType
from evaldsl.syntax import tree
from evaldsl.text import Span

Rows: TypeAlias = tuple[tuple[tree.RowHead, tree.Outcome], ...]
_LINEAR = {tree.OutcomeKind.DECREASING, tree.OutcomeKind.INTERVAL, tree.OutcomeKind.PROPORTIONAL}


def lower_bands(subject: tree.Expression, rows: Rows, place: Place, *, first: str | None = None) -> Ruling:
    """Bands over a number, a date or an option. `first` names the first row where its head is a condition."""
    core = lower_expression(subject, place)
    if isinstance(core.type, OptionType | TextType):
        return lower_labels("bands", core, rows, place=place, span=subject.span)
    values = _values(rows, core, place)
    heads = tuple(head for head, _ in rows)
    names = [_told(head) for head in heads]
    if first is not None:
        names[0] = first
    score = _piecewise(core, heads, values, place=place, span=subject.span)
    band = _piecewise(core, heads, [words(name) for name in names], place=place, span=subject.span)
    told = (("subject", subject_text(core, place)), ("value", core), ("band", band), ("score", score))
    loss = Loss(subtract(weight_of(place), score), "because.band", told, span=subject.span)
    return Ruling("bands", score, (loss,), (core,))


def _told(head: tree.RowHead) -> str:
    """A band in the author's words; where its ends are arguments, with what stands for the parameters."""
    if not isinstance(head, tree.Range) or all(end is None or _stands_in(end, head) for end in (head.low, head.high)):
        return written_text(head)
    low, high = (None if end is None else written_text(end) for end in (head.low, head.high))
    if low is None:
        return f"{'≤' if head.high_closed else '<'} {high}"
    if high is None:
        return f"{'≥' if head.low_closed else '>'} {low}"
    if head.low_closed is None and head.high_closed is None:
        return f"{low} ~ {high}"
    return f"{'[' if head.low_closed else '('}{low}, {high}{']' if head.high_closed else ')'}"


def _stands_in(end: tree.Expression, head: tree.Range) -> bool:
    """Whether an end is written within its band, and not the argument of a parameter that is."""
    return end.span.source is head.span.source and head.span.start <= end.span.start <= end.span.end <= head.span.end


def _piecewise(subject: Core, heads: tuple[tree.RowHead, ...], values: list[Core], *, place: Place, span: Span) -> Core:
    found: list[Piece] = []
    otherwise: Core | None = None
    for head, value in zip(heads, values, strict=True):
        if isinstance(head, tree.Rest):
            otherwise = value
        else:
            found += pieces(head, value, heads, place=place)
    return Piecewise(subject, tuple(found), otherwise, type=values[0].type, span=span)


def _values(rows: Rows, subject: Core, place: Place) -> list[Core]:
    return [
        _linear(row, rows, subject, place=place) if row[1].kind in _LINEAR else outcome_points(row[1], place)
        for row in rows
    ]


# ── rows that run straight between their ends ───────────────────────────────────────────────────────


def _linear(row: tuple[tree.RowHead, tree.Outcome], rows: Rows, subject: Core, *, place: Place) -> Core:
    head, outcome = row
    assert isinstance(head, tree.Range), "infer admits proportions in ranges only"
    below, above = _points_at(head.low, row, rows, place=place), _points_at(head.high, row, rows, place=place)
    if below is None or above is None or head.low is None or head.high is None:
        place.whole.found.append(error("E0472", head.span, notes=(text("E0472.note"),)))
        return nothing(place)
    low, high = lower_expression(head.low, place), lower_expression(head.high, place)
    if outcome.kind is tree.OutcomeKind.PROPORTIONAL:
        if _more(above, below):
            return times(above, upward(subject, high), POINTS_TYPE)
        return times(below, downward(subject, low, place, node=outcome), POINTS_TYPE)
    share = over(subtract(subject, low), subtract(high, low), PERCENT)
    return add(below, times(subtract(above, below), share, POINTS_TYPE))


def _more(first: Core, second: Core) -> bool:
    values = [getattr(core, "value", None) for core in (first, second)]
    if isinstance(values[0], Fraction) and isinstance(values[1], Fraction):
        return values[0] >= values[1]
    return True


def _points_at(
    end: tree.Expression | None, row: tuple[tree.RowHead, tree.Outcome], rows: Rows, *, place: Place
) -> Core | None:
    """The points of the row that meets this one at an end, or of 其余 where no other does."""
    value = None if end is None else _place_on_line(end)
    for head, outcome in rows:
        if head is not row[0] and outcome.kind not in _LINEAR and value is not None and value in _ends(head):
            return outcome_points(outcome, place)
    rest = next((outcome for head, outcome in rows if isinstance(head, tree.Rest)), None)
    if rest is None or rest.kind in _LINEAR or end is None:
        return None
    return outcome_points(rest, place)


def _ends(head: tree.RowHead) -> tuple[object, ...]:
    match head:
        case tree.Range(low=low, high=high):
            return tuple(_place_on_line(end) for end in (low, high) if end is not None)
        case tree.Exactly(value=value) if not isinstance(value, tree.Not):
            return (_place_on_line(value),)
        case _:
            return ()


def _place_on_line(end: tree.Expression) -> object:
    """What tells whether two ends are the same: the value of a literal, else the words."""
    value = literal_value(end)
    if value is not None:
        return value
    inner = unwrapped(end)
    return inner.value if isinstance(inner, tree.DateLiteral) else written_text(inner)


# ── options ─────────────────────────────────────────────────────────────────────────────────────────


def lower_labels(kind: RuleKind, subject: Core, rows: Rows, *, place: Place, span: Span) -> Ruling:
    """Options to points (评判等级, or 分档 over an option)."""
    choices: list[tuple[str, Core]] = []
    otherwise: Core | None = None
    for head, outcome in rows:
        value = outcome_points(outcome, place)
        match head:
            case tree.Labels(labels=labels):
                choices += [(label.text, value) for label in labels]
            case tree.Exactly() if (label := label_of(head)) is not None:
                choices.append((label, value))
            case tree.Rest():
                otherwise = value
            case _:
                raise AssertionError(f"{written_text(head)} is no label")
    score = Select(subject, tuple(choices), otherwise, type=POINTS_TYPE, span=span)
    told = (("subject", subject_text(subject, place)), ("value", subject), ("score", score))
    loss = Loss(subtract(weight_of(place), score), "because.rating", told, span=span)
    return Ruling(kind, score, (loss,), (subject,))
