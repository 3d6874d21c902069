"""Types in steps: a size that fits what it is counted on, or a share of the target."""

from __future__ import annotations

from evaldsl.check.declared import type_words
from evaldsl.check.infer_expressions import expression
from evaldsl.check.inference import WIDEST_BARE, Inference, Typed, agree, bare_ratio, disagreement
from evaldsl.check.literals import literal_value, unwrapped, written_text
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.types import DateType, ErrorType, NumberType, Type
from evaldsl.quantity.units import PURE
from evaldsl.syntax import tree


def step_size(subject: Typed, clause: tree.StepClause, inference: Inference) -> None:
    """每低1个百分点, 每超过目标的5%."""
    if clause.of_target:
        _target_share(subject, clause, inference)
    else:
        _step_size(subject, clause.size, inference)


def _target_share(subject: Typed, clause: tree.StepClause, inference: Inference) -> None:
    """每超过目标的5%: a share of a target that is an amount and not 0."""
    found = expression(clause.size, inference)
    if isinstance(subject.type, DateType):
        inference.say(error("E0407", subject.node.span, found=type_words(subject.type)))
    elif not isinstance(found, ErrorType) and not _is_share(clause.size, found):
        notes = (text("E0745.note", written=written_text(clause.size)),)
        inference.say(error("E0745", clause.size.span, notes=notes))
    elif (value := literal_value(clause.size)) is not None and value <= 0:
        inference.say(error("E0452", clause.size.span, written=written_text(clause.size)))


def _is_share(size: tree.Expression, found: Type) -> bool:
    """5%, 1/20 or a name of a ratio; 2 percentage points of a target mean nothing."""
    written = unwrapped(size)
    in_per_cent = not isinstance(written, tree.Number) or written.unit in {"%", "‰"}
    return in_per_cent and isinstance(found, NumberType) and found.dimension == PURE


def _step_size(subject: Typed, size: tree.Expression, inference: Inference) -> None:
    """The size of a step: for a ratio 1% is a percentage point; for an amount it says nothing."""
    found = Typed(size, expression(size, inference))
    gap = _gap_type(subject.type)
    if isinstance(gap, ErrorType) or isinstance(found.type, ErrorType):
        return
    if not isinstance(gap, NumberType):
        inference.say(error("E0407", subject.node.span, found=type_words(subject.type)))
        return
    problem = _percent_of_amount(subject, found, gap) or bare_ratio(subject, found, WIDEST_BARE)
    if problem is not None:
        inference.say(problem)
    elif not agree(Typed(subject.node, gap), found):
        inference.say(disagreement("E0451", size, subject, right=found))
    elif (value := literal_value(size)) is not None and value <= 0:
        inference.say(error("E0452", size.span, written=written_text(size)))


def _gap_type(subject: Type) -> Type:
    """Steps of a date are days."""
    return NumberType((("天", 1),), whole=True) if isinstance(subject, DateType) else subject


def _percent_of_amount(subject: Typed, size: Typed, gap: NumberType) -> Diagnostic | None:
    if gap.dimension == PURE or not isinstance(size.type, NumberType) or not size.type.percent:
        return None
    written = written_text(size.node)
    return error(
        "E0405",
        size.node.span,
        subject=written_text(subject.node),
        written=written,
        notes=(text("E0405.note", written=written),),
    )
