"""The static guarantee: the points of every group add up to their parent, and the top level to the full marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, assert_never

import attrs

from evaldsl.check.placed import Placed
from evaldsl.check.weights_cause import Tree, explain
from evaldsl.check.weights_groups import Group, examine, read_groups
from evaldsl.check.weights_words import Setting, tell, tell_cause
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import Grain
from evaldsl.quantity.units import POINTS, PURE, unit_named
from evaldsl.syntax import tree

DEFAULT_FULL_MARKS: Final = Fraction(100)
MAX_SCORE_PLACES: Final = 10


@frozen
class Weights:
    """`of`: the exact points of each indicator by its path, apportioned to the score unit where scores are rounded.

    Complete (every indicator has points, all sums hold) exactly where `diagnostics` is empty. `full_marks` and
    `score_places` (None: leaves are not rounded) are what the header says; so are `grain`, how leaves are rounded,
    `total_grain`, how the total is, and `on_raw`: whether grades go by the total before that. `portions`: of the
    members of groups that are not summed, what they count for in points of their parent. `additive`: the paths of the
    indicators that give points without a weight (0 in `of`), () where the system does.
    """

    of: Mapping[tuple[str, ...], Fraction]
    diagnostics: tuple[Diagnostic, ...]
    full_marks: Fraction = DEFAULT_FULL_MARKS
    score_places: int | None = None
    grain: Grain | None = None
    total_grain: Grain | None = None
    on_raw: bool = False
    portions: Mapping[tuple[str, ...], Fraction] = attrs.field(factory=dict)
    additive: frozenset[tuple[str, ...]] = frozenset()


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
    grains = [None if each is None else grain_of(each)[0] for each in _roundings(header)]
    on_raw = any(isinstance(each, tree.UseGrades) and each.raw for each in header.settings)
    points = _by_path(top, seen.points)
    additive = frozenset(_pointed(top)) | ({()} if top.additive else set())
    if additive:
        from evaldsl.check.additive import shape_faults

        ordered += shape_faults(together, placed, points=points, additive=additive)
    told_places = setting.full, setting.places, grains[0], grains[1]
    return Weights(points, ordered, *told_places, on_raw, portions, additive)


def _pointed(group: Group) -> Iterator[tuple[str, ...]]:
    """The indicators that give points and have no weight."""
    for member in group.members:
        if group.additive and member.placed.weight is None and not _weighed_by_rows(member.placed):
            yield member.placed.path
        if member.group is not None:
            yield from _pointed(member.group)


def _weighed_by_rows(placed: Placed) -> bool:
    """Whether it stands for rows that bring weights of their own."""
    return placed.row is not None and placed.is_pattern and placed.row.block.weights is not None


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
    marks = next((setting for setting in header.settings if isinstance(setting, tree.FullMarks)), None)
    found = _set_twice(header)
    full, wrong = _full_marks(marks)
    found += wrong
    for setting in header.settings:
        if isinstance(setting, tree.AdditiveSetting):
            full = Fraction(0)
            stray = setting.full or marks
            found += () if stray is None else (error("E0700", stray.span, notes=(text("E0700.note"),)),)
    span = header.title.span if marks is None else marks.span
    grains: list[Grain | None] = []
    for rounding in _roundings(header):
        grain, odd = (None, ()) if rounding is None else grain_of(rounding)
        found += odd
        if grain is not None and (full / grain.step).denominator != 1:
            found += (error("E0314", span, full=full, unit=grain.step),)
            grain = None
        grains.append(grain)
    leaf = grains[0]
    return Setting(full, span, leaf and leaf.step, leaf and leaf.places), found


def _roundings(header: tree.SystemHeader) -> tuple[tree.ScoreRounding | None, tree.ScoreRounding | None]:
    """Of leaves (and the total), and of the total alone."""
    leaves = (setting for setting in header.settings if isinstance(setting, tree.ScoreRounding))
    total = (setting.rounding for setting in header.settings if isinstance(setting, tree.TotalRounding))
    return next(leaves, None), next(total, None)


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
        case tree.TotalRounding():
            return "total"
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
        case tree.AdditiveSetting():
            return "additive"
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


def grain_of(rounding: tree.ScoreRounding) -> tuple[Grain | None, tuple[Diagnostic, ...]]:
    """What 得分 保留 … or 取整到 … rounds to; None where scores are not rounded, or it makes no sense."""
    if rounding.step is not None:
        return _step_grain(rounding.step, rounding.mode)
    number = rounding.places
    if number is None:
        return None, ()
    if number.value.denominator == 1 and 0 <= number.value <= MAX_SCORE_PLACES:
        places = number.value.numerator
        return Grain(Fraction(1, 10**places), places, rounding.mode), ()
    return None, (error("E0311", number.span, most=MAX_SCORE_PLACES, written=number.span.text),)


def _step_grain(number: tree.Number, mode: tree.RoundMode) -> tuple[Grain | None, tuple[Diagnostic, ...]]:
    """A step is in points, greater than zero, and has as many decimals as scores may have."""
    unit = unit_named(number.unit)
    places = next((n for n in range(MAX_SCORE_PLACES + 1) if 10**n % number.value.denominator == 0), None)
    if unit.dimension not in (POINTS, PURE) or unit.percent or number.value <= 0 or places is None:
        return None, (error("E0701", number.span, written=number.span.text, notes=(text("E0701.note"),)),)
    return Grain(number.value, places, mode), ()
