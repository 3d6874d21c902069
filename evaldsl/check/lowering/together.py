"""What nodes say about those below them: 汇总, 适用权重, and what becomes of indicators that are not applicable."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeVar

from evaldsl.check.literals import literal_value, written_text
from evaldsl.check.lowering.amounts import points_of
from evaldsl.check.lowering.place import Place, Whole
from evaldsl.check.placed import Placed
from evaldsl.check.weights import grain_of
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.model.system import SUM, Composition, Indicator, Together
from evaldsl.quantity.exact import Grain
from evaldsl.syntax import tree

_S = TypeVar(
    "_S", tree.AbsenceSetting, tree.CoverageSetting, tree.CombineSetting, tree.ScoreRounding, tree.AdditiveSetting
)
_ALONE = ("full", "zero")
"""What a leaf can say about itself; the other ways are about those beside it."""


_NAMES: Final[dict[type, str]] = {
    tree.AbsenceSetting: "absence",
    tree.CoverageSetting: "coverage",
    tree.CombineSetting: "combine",
    tree.ScoreRounding: "score",
    tree.AdditiveSetting: "additive",
}


def lower_together(settings: tuple[tree.Together, ...], children: tuple[Placed, ...], place: Place) -> Together:
    """How a node (the system, where the place has no path) is made of its children."""
    combine = _one(settings, tree.CombineSetting, place.whole)
    coverage = _one(settings, tree.CoverageSetting, place.whole)
    absence = _one(settings, tree.AbsenceSetting, place.whole)
    additive = _one(settings, tree.AdditiveSetting, place.whole)
    if additive is not None and additive.full is not None:
        return Together(Composition.POINTS, sum_full=literal_value(additive.full))
    if combine is None and coverage is None and absence is None:
        return SUM
    formula = None if combine is None else combine.formula
    portions = place.whole.portions
    return Together(
        composition=Composition.SUM if combine is None else Composition(combine.mode),
        portions=tuple(portions[child.path] for child in children if child.path in portions),
        formula=None if formula is None else points_of(formula, place),
        shown="" if formula is None else written_text(formula),
        rescales=absence is not None and absence.mode == "rescale",
        coverage=None if coverage is None else literal_value(coverage.least),
    )


def absence_of(settings: tuple[tree.Together, ...], whole: Whole) -> tree.AbsenceMode | None:
    """What the settings of a node say becomes of indicators that are not applicable."""
    found = _one(settings, tree.AbsenceSetting, whole)
    return None if found is None else found.mode


def read_absence(placed: Placed, place: Place) -> tree.AbsenceMode | None:
    """What becomes of those in a node that are not applicable, and for a leaf, of itself."""
    found = place.whole.found
    own = absence_of(placed.together, place.whole)
    if not placed.children:
        for setting in placed.together:
            if isinstance(setting, tree.ScoreRounding):
                continue
            if not isinstance(setting, tree.AbsenceSetting):
                found.append(error("E0350", setting.span, name=placed.name, notes=(text("E0350.note"),)))
            elif setting.mode not in _ALONE:
                found.append(error("E0351", setting.span, name=placed.name, notes=(text("E0351.note"),)))
    return place.absence if own is None else own


def own_grain(placed: Placed, place: Place) -> Grain | Literal["none"] | None:
    """How an indicator alone is rounded, where it says so; full marks are a multiple of its step."""
    rounding = _one(placed.together, tree.ScoreRounding, place.whole)
    if rounding is None:
        return None
    grain, wrong = grain_of(rounding)
    place.whole.found.extend(wrong)
    if grain is None:
        return "none"
    if (place.weight / grain.step).denominator != 1:
        notes, name, weight = (text("E0702.note"),), placed.name, place.weight
        found = error("E0702", rounding.span, notes=notes, name=name, weight=weight, unit=grain.step)
        place.whole.found.append(found)
    return grain


def unsettled(indicators: tuple[Indicator, ...]) -> Iterator[Diagnostic]:
    """Indicators that may be not applicable although nobody has said what becomes of them then."""
    for item in indicators:
        for gate in item.gates:
            if gate.effect is tree.EffectKind.NOT_APPLICABLE and item.absence is None:
                notes = (text("facts.absence.ways"), text("facts.absence.where"))
                yield error("E0352", gate.span, name=item.name, notes=notes)
        yield from unsettled(item.children)


def _one(settings: tuple[tree.Together, ...], kind: type[_S], whole: Whole) -> _S | None:
    """The setting of a kind; a second one is reported."""
    given = [setting for setting in settings if isinstance(setting, kind)]
    for more in given[1:]:
        labels = (Label(given[0].span, text("E0315.first")),)
        problem = error("E0315", more.span, labels=labels, setting=text(f"E0315.{_NAMES[kind]}"))
        if problem not in whole.found:
            whole.found.append(problem)
    return given[0] if given else None
