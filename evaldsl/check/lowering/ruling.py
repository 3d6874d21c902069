"""What a rule comes to, before it becomes a leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.sentences import full_range
from evaldsl.frozen import frozen
from evaldsl.model.core import Const, Core
from evaldsl.model.system import Loss, Requirement, RuleKind
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.model.growth import BandRows


@frozen(eq=False)
class Ruling:
    """Kind, score, losses and the formulas that the trace shows; what must hold; texts and worths of a checklist."""

    kind: RuleKind
    score: Core
    losses: tuple[Loss, ...]
    subjects: tuple[Core, ...]
    must_hold: tuple[Requirement, ...] = ()
    points: tuple[str, ...] = ()
    worths: tuple[Core, ...] = ()
    negatives: tuple[int, ...] = ()
    documented: tuple[int, ...] = ()
    band_rows: BandRows | None = None


def subjects_of(condition: tree.Expression, place: Place) -> tuple[Core, ...]:
    """What the trace shows of a condition: the compared value and a computed limit, or the condition itself."""
    found = full_range(condition)
    if found is None:
        return (lower_expression(condition, place),)
    subject, interval = found
    return (lower_expression(subject, place), *targets_of(interval, place))


def targets_of(interval: tree.Range, place: Place) -> tuple[Core, ...]:
    """The ends of an interval that are computed rather than written as numbers, each once."""
    ends = [interval.low] if interval.low is interval.high else [interval.low, interval.high]
    cores = (lower_expression(end, place) for end in ends if end is not None)
    return tuple(core for core in cores if not isinstance(core, Const))
