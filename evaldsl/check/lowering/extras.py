"""加分 and 减分: points beside the full marks."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

from evaldsl.check.lowering.amounts import points_of
from evaldsl.check.lowering.findings import line_losses
from evaldsl.check.lowering.place import Place
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


def _gain(loss: Loss) -> Loss:
    return attrs.evolve(loss, because=_GAINS[loss.because])
