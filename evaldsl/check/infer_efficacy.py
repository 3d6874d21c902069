"""Types in 功效系数: the standards measure what the subject measures, and go one way."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from evaldsl.check.declared import type_words
from evaldsl.check.infer_comparisons import limit
from evaldsl.check.inference import Inference, Typed
from evaldsl.check.literals import literal_value
from evaldsl.diagnostics import error, text
from evaldsl.model.types import ErrorType, NumberType, Type
from evaldsl.syntax import tree

Infer = Callable[[tree.Expression, Inference], Type]
LEVELS = 5


def efficacy(node: tree.EfficacyLevels | tree.EfficacySpan, inference: Inference, infer: Infer) -> None:
    """Five standards from the best to the worst, or the satisfactory value and the unacceptable one."""
    subject = Typed(node.subject, infer(node.subject, inference))
    if not isinstance(subject.type, NumberType | ErrorType):
        inference.say(error("E0407", node.subject.span, found=type_words(subject.type)))
        return
    before = len(inference.found)
    standards = standards_of(node)
    for standard in standards:
        limit(subject, standard, inference, infer=infer)
    span = standards[0].span.to(standards[-1].span)
    if isinstance(node, tree.EfficacyLevels) and len(standards) != LEVELS:
        notes = (text("E0485.note"),)
        inference.say(error("E0485", span, given=len(standards), wanted=LEVELS, notes=notes))
    elif len(inference.found) == before and not _one_way(standards):
        inference.say(error("E0486", span, notes=(text("E0486.note"),)))


def standards_of(node: tree.EfficacyLevels | tree.EfficacySpan) -> tuple[tree.Expression, ...]:
    """The standards, best first."""
    if isinstance(node, tree.EfficacyLevels):
        return node.standards
    return node.satisfactory, node.unacceptable


def _one_way(standards: tuple[tree.Expression, ...]) -> bool:
    """Whether standards that are known neither turn nor stand still from the best to the worst."""
    known = [value for value in map(literal_value, standards) if value is not None]
    if len(known) < len(standards):
        return True
    falls = all(left >= right for left, right in pairwise(known))
    rises = all(left <= right for left, right in pairwise(known))
    return (falls or rises) and known[0] != known[-1]
