"""加分 and 减分: points beside the full marks."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

from evaldsl.check.lowering.amounts import nothing, points_of
from evaldsl.check.lowering.cores import subtract, total
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.findings import line_losses
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling, subjects_of
from evaldsl.model.core import Core
from evaldsl.model.system import Extra, Loss
from evaldsl.syntax import tree

_GAINS: Final = {
    "because.count": "because.count_gain",
    "because.count_capped": "because.count_gain_capped",
    "because.when": "because.when_gain",
}


def lower_extra(item: tree.Extra, place: Place, full: Fraction) -> Extra:
    """The lines with their own caps; shares are of the full marks."""
    whole = attrs.evolve(place.whole, weights={**place.whole.weights, (): full})
    inside = attrs.evolve(place, whole=whole)
    losses = tuple(loss for line in item.lines for loss in line_losses(line, inside))
    if item.kind == "bonus":
        losses = tuple(_gain(loss) for loss in losses)
    most = None if item.most is None else points_of(item.most, inside)
    return Extra(item.kind, losses, most, item.over_full is not False, item.span)


def lower_gains(rule: tree.Gains, place: Place) -> Ruling:
    """加分 of an indicator without a weight: what every line gives, as a loss below nothing."""
    gains: list[Loss] = []
    subjects: list[Core] = []
    for line in rule.lines:
        if isinstance(line, tree.PerCount):
            subjects.append(lower_expression(line.subject, place))
        else:
            subjects += subjects_of(line.condition, place)
        gains += [_gain(loss) for loss in line_losses(line, place)]
    score = total([gain.amount for gain in gains]) or nothing(place)
    losses = tuple(attrs.evolve(gain, amount=subtract(nothing(place), gain.amount)) for gain in gains)
    return Ruling("gains", score, losses, tuple(dict.fromkeys(subjects)))


def _gain(loss: Loss) -> Loss:
    return attrs.evolve(loss, because=_GAINS[loss.because])
