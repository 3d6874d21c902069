"""The static guarantee: the points of every group add up to their parent, and the top level to the full marks."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, TypeVar, assert_never

import attrs

from evaldsl.check.placed import Placed
from evaldsl.check.weights_cause import Tree, explain
from evaldsl.check.weights_groups import Group, examine, read_groups
from evaldsl.check.weights_words import Setting, tell, tell_cause
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.frozen import frozen
from evaldsl.quantity.units import POINTS, PURE, unit_named
from evaldsl.syntax import tree

DEFAULT_FULL_MARKS: Final = Fraction(100)
MAX_SCORE_PLACES: Final = 10

_S = TypeVar("_S", tree.FullMarks, tree.ScoreRounding)


@frozen
class Weights:
    """`of`: the exact points of each indicator by its path, apportioned to the score unit where scores are rounded.

    Complete (every indicator has points, all sums hold) exactly where `diagnostics` is empty. `full_marks` and
    `score_places` (None: leaves are not rounded) are what the header says. `portions`: of the members of groups that
    are not summed, what they count for in points of their parent.
    """

    of: Mapping[tuple[str, ...], Fraction]
    diagnostics: tuple[Diagnostic, ...]
    full_marks: Fraction = DEFAULT_FULL_MARKS
    score_places: int | None = None
    portions: Mapping[tuple[str, ...], Fraction] = attrs.field(factory=dict)


def weigh(header: tree.SystemHeader | tree.ModuleHeader | None, placed: tuple[Placed, ...]) -> Weights:
    """Weigh a system: read its weights, divide the full marks among them, and say what does not add up.

    Without 满分 in the header the full marks are 100; without 得分 leaves are not rounded. A module has no weights.
    """
    if not isinstance(header, tree.SystemHeader):
        return Weights({}, ())
    setting, found = _settings(header)
    if not placed:
        found += (error("E0312", header.title.span, notes=(text("E0312.note"),)),)
    together = tuple(each for each in header.settings if isinstance(each, tree.Together))
    top, unreadable = read_groups(placed, together)
    seen = examine(top, setting.full, setting.unit)
    troubles = tuple(seen.troubles) if placed else ()
    causes = explain(Tree(top, setting.full, setting.unit, seen.points), troubles)
    explained = {id(trouble) for cause in causes for trouble in cause.troubles}
    single = (
        diagnostic for trouble in troubles if id(trouble) not in explained for diagnostic in tell(trouble, setting)
    )
    told = (*found, *unreadable, *(tell_cause(cause, setting) for cause in causes), *single)
    ordered = tuple(sorted(told, key=_position))
    portions = _by_path(top, seen.portions) if seen.portions else {}
    return Weights(_by_path(top, seen.points), ordered, setting.full, setting.places, portions)


def _by_path(group: Group, points: Mapping[int, Fraction]) -> dict[tuple[str, ...], Fraction]:
    found: dict[tuple[str, ...], Fraction] = {}
    for member in group.members:
        if member.index in points:
            found[member.placed.path] = points[member.index]
        if member.group is not None:
            found.update(_by_path(member.group, points))
    return found


def _position(diagnostic: Diagnostic) -> tuple[str, int]:
    span = diagnostic.span
    return (span.source.name, span.start) if span is not None else ("", 0)


# ── the header ────────────────────────────────────────────────────────────────────────────────────


def _settings(header: tree.SystemHeader) -> tuple[Setting, tuple[Diagnostic, ...]]:
    marks, rounding = _first(header, tree.FullMarks), _first(header, tree.ScoreRounding)
    found = _set_twice(header)
    full, wrong = _full_marks(marks)
    places, odd = _score_places(rounding)
    span = header.title.span if marks is None else marks.span
    unit = None if places is None else Fraction(1, 10**places)
    found += (*wrong, *odd)
    if unit is not None and (full / unit).denominator != 1:
        found += (error("E0314", span, full=full, unit=unit),)
        unit = None
    return Setting(full, span, unit, places), found


def _first(header: tree.SystemHeader, kind: type[_S]) -> _S | None:
    return next((setting for setting in header.settings if isinstance(setting, kind)), None)


def _set_twice(header: tree.SystemHeader) -> tuple[Diagnostic, ...]:
    """Every setting but a remark stands once: none of two is chosen."""
    firsts: dict[str, tree.Setting] = {}
    found = []
    for setting in header.settings:
        name = _setting_name(setting)
        first = firsts.setdefault(name, setting) if name else setting
        if first is not setting:
            labels = (Label(first.span, text("E0315.first")),)
            found.append(error("E0315", setting.span, labels=labels, setting=text(f"E0315.{name}")))
    return tuple(found)


def _setting_name(setting: tree.Setting) -> str:
    """The end of its catalogue key, "" for a remark."""
    match setting:
        case tree.FullMarks():
            return "full"
        case tree.Year():
            return "year"
        case tree.ScoreRounding():
            return "score"
        case tree.UseGrades():
            return "grade"
        case tree.PartStepsSetting():
            return "part_steps"
        case tree.InverseSetting():
            return "inverse"
        case tree.Tolerance():
            return "tolerance"
        case tree.AdjustLimit():
            return "adjust"
        case tree.EvidenceRule():
            return "evidence"
        case tree.AbsenceSetting():
            return "absence"
        case tree.CoverageSetting():
            return "coverage"
        case tree.CombineSetting():
            return "combine"
        case tree.Attribute():
            return ""
        case _:
            assert_never(setting)


def _full_marks(setting: tree.FullMarks | None) -> tuple[Fraction, tuple[Diagnostic, ...]]:
    if setting is None:
        return DEFAULT_FULL_MARKS, ()
    number = setting.points
    if unit_named(number.unit).dimension in (POINTS, PURE) and not unit_named(number.unit).percent and number.value > 0:
        return number.value, ()
    return DEFAULT_FULL_MARKS, (error("E0310", number.span, written=number.span.text),)


def _score_places(setting: tree.ScoreRounding | None) -> tuple[int | None, tuple[Diagnostic, ...]]:
    if setting is None or setting.places is None:
        return None, ()
    number = setting.places
    if number.value.denominator == 1 and 0 <= number.value <= MAX_SCORE_PLACES:
        return number.value.numerator, ()
    return None, (error("E0311", number.span, most=MAX_SCORE_PLACES, written=number.span.text),)
