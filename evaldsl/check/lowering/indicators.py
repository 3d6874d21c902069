"""Placed indicators to indicators of the system: leaves, branches, gates."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, TypeAlias, assert_never

import attrs

from evaldsl.check.literals import written_text
from evaldsl.check.lowering.aims import aim_of
from evaldsl.check.lowering.amounts import condition_text, nothing, points_of, weight_of
from evaldsl.check.lowering.bands import lower_bands
from evaldsl.check.lowering.blocks import (
    lower_cases,
    lower_formula,
    lower_interpolation,
    lower_rating,
    lower_tiers,
)
from evaldsl.check.lowering.checklists import lower_checklist, lower_points
from evaldsl.check.lowering.cores import known
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.findings import lower_counted, lower_findings
from evaldsl.check.lowering.lacking import given_rows, lower_lacking
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.check.lowering.sentences import lower_sentence
from evaldsl.check.lowering.together import lower_together, own_grain, read_absence
from evaldsl.check.placed import Placed
from evaldsl.check.sentences import exhausts, least_score, most_score
from evaldsl.model.core import Answer, Core
from evaldsl.model.system import SUM, Gate, Indicator, Leaf
from evaldsl.syntax import tree

_Rare: TypeAlias = tree.Gains | tree.Judged | tree.TableBands | tree.EfficacyLevels | tree.EfficacySpan
OWN_EFFECTS: Final = (tree.EffectKind.ZERO, tree.EffectKind.SCORE_AT_MOST, tree.EffectKind.NOT_APPLICABLE)

Hoisted = list[tuple[tree.Gate, Place]]
"""Gates on the total or the grade that were written inside an indicator, with their place."""


def lower_indicators(placed: tuple[Placed, ...], outside: Place, hoisted: Hoisted) -> tuple[Indicator, ...]:
    """Those below one another. What stands for rows that are not known yet is lowered for its diagnostics alone."""
    found = []
    for each in placed:
        if each.is_pattern:
            from evaldsl.check.lowering.rows import note_source  # few specs have leaves from rows

            note_source(each, outside)
            lower_indicator(each, outside, [])
        else:
            found.append(lower_indicator(each, outside, hoisted))
    return tuple(found)


def lower_indicator(placed: Placed, outside: Place, hoisted: Hoisted) -> Indicator:
    """An indicator with everything below it. Gates on the total and the grade are handed to the system."""
    place = _within(placed, outside)
    own = [gate for gate in placed.gates if gate.effect in OWN_EFFECTS]
    hoisted += [(gate, place) for gate in placed.gates if gate.effect not in OWN_EFFECTS]
    place = attrs.evolve(place, absence=read_absence(placed, place))
    return Indicator(
        id=place.id,
        path=placed.path,
        name=placed.name,
        weight=place.weight,
        children=lower_indicators(placed.children, place, hoisted),
        leaf=_leaf(placed.rules[0], place) if placed.rules else None,
        gates=tuple(_own_gate(gate, place) for gate in own),
        span=placed.span,
        adjust_most=_adjust_most(place),
        evidence=_evidence(place),
        attributes=tuple((attribute.kind, attribute_text(attribute)) for attribute in placed.attributes),
        together=SUM if placed.rules else lower_together(placed.together, placed.children, place),
        absence=_absence(place, place.absence if placed.rules else outside.absence),
        changes=placed.changes,
        grain=own_grain(placed, place),
    )


def _within(placed: Placed, outside: Place) -> Place:
    """The place inside an indicator: its anchors and local definitions are added to those around it."""
    anchors = {**outside.anchors, **dict.fromkeys(placed.anchors, placed.path)}
    for each in placed.above:
        anchors[each] = placed.path[:-1]
    local = dict(outside.locals)
    for definition in placed.definitions:
        local[definition.id] = (".".join((*placed.path, definition.name.text)), definition)
    handling = (*outside.handling, *placed.handling)
    row = placed.row or outside.row
    return attrs.evolve(outside, path=placed.path, anchors=anchors, locals=local, handling=handling, row=row)


def _absence(place: Place, mode: tree.AbsenceMode | None) -> tree.AbsenceMode | None:
    """What has no weight can only give no points; what is said of weights around it does not hold for it."""
    return None if place.weightless and mode != "zero" else mode


def _adjust_most(place: Place) -> Fraction | None:
    limits = [each for each in place.handling if isinstance(each, tree.AdjustLimit)]
    if not limits:
        return None
    most = limits[-1].most
    return Fraction(0) if most is None else known(points_of(most, place))


def _evidence(place: Place) -> Literal["remind", "zero"] | None:
    rules = [each for each in place.handling if isinstance(each, tree.EvidenceRule)]
    return None if not rules else "zero" if rules[-1].zero else "remind"


def attribute_text(attribute: tree.Attribute) -> str:
    """What a remark says."""
    match attribute.value:
        case tree.String(text=text) | tree.Path(text=text):
            return text
        case tree.Range():
            return written_text(attribute.value)
        case _:
            assert_never(attribute.value)


def _own_gate(gate: tree.Gate, place: Place) -> Gate:
    condition = lower_expression(gate.condition, place)
    return Gate(
        condition=condition,
        effect=gate.effect,
        points=None if gate.value is None or isinstance(gate.value, tree.Name) else points_of(gate.value, place),
        label=None,
        reason=gate.reason.text if gate.reason else None,
        sentence=condition_text(gate.condition, condition, place),
        span=gate.span,
    )


# ── leaves ──────────────────────────────────────────────────────────────────────────────────────────


def _leaf(rule: tree.Rule, place: Place) -> Leaf:
    if not place.weight and not place.weightless:
        place = attrs.evolve(place, nominal=Fraction(1))
    found = _ruling(rule, place)
    floor, cap = least_score(rule), most_score(rule)
    exhausted = place.weightless and isinstance(rule, tree.Sentence) and exhausts(rule)
    return Leaf(
        kind=found.kind,
        rule=rule,
        score=found.score,
        losses=found.losses,
        subjects=found.subjects if place.nominal is None else (*found.subjects, *_answers(found.score)),
        floor=points_of(floor, place) if floor is not None else nothing(place) if exhausted else None,
        cap=points_of(cap, place) if cap is not None else weight_of(place) if _held_to_weight(rule) else None,
        aim=aim_of(rule, place),
        lacking=lower_lacking(rule, place),
        must_hold=found.must_hold,
        points=found.points,
        negatives=found.negatives,
        documented=found.documented,
        worths=found.worths,
        band_rows=found.band_rows,
    )


def _answers(score: Core) -> tuple[Core, ...]:
    """The answers that a rule reads: where it takes no points they are shown as values, for no line tells of them."""
    from evaldsl.check.lowering.core_walk import walk_core

    answers = (core for core in walk_core(score) if isinstance(core, Answer) and not core.documented)
    return tuple(dict.fromkeys(sorted(answers, key=lambda answer: answer.index)))


def _held_to_weight(rule: tree.Rule) -> bool:
    """最高得满分 behind a formula: what goes beyond the weight is cut off in so many words."""
    return isinstance(rule, tree.Formula) and any(isinstance(each, tree.MostScore) for each in rule.bounds)


def _ruling(rule: tree.Rule, place: Place) -> Ruling:
    match rule:
        case tree.Sentence():
            return lower_sentence(rule, place)
        case tree.Checklist():
            return lower_points(rule, place) if place.weightless else lower_checklist(rule, place)
        case tree.Bands():
            return lower_bands(rule.subject, given_rows(rule.rows), place)
        case tree.Cases():
            return lower_cases(rule, place)
        case tree.Interpolation():
            return lower_interpolation(rule, place)
        case tree.Findings():
            return lower_findings(rule, place)
        case tree.Rating():
            return lower_rating(rule, place)
        case tree.Tiers():
            return lower_tiers(rule, place)
        case tree.Formula():
            return lower_formula(rule, place)
        case tree.Counted():
            return lower_counted(rule, place)
        case _:
            return _rare_ruling(rule, place)


def _rare_ruling(rule: _Rare, place: Place) -> Ruling:
    """The kinds of rules that few rubrics have, whose lowering is read where it is used."""
    match rule:
        case tree.Gains():
            from evaldsl.check.lowering.extras import lower_gains

            return lower_gains(rule, place)
        case tree.Judged():
            from evaldsl.check.lowering.judged import lower_judged

            return lower_judged(rule, place)
        case tree.TableBands():
            from evaldsl.check.lowering.table_bands import lower_table_bands

            return lower_table_bands(rule, place)
        case tree.EfficacyLevels():
            from evaldsl.check.lowering.efficacy import lower_levels

            return lower_levels(rule, place)
        case tree.EfficacySpan():
            from evaldsl.check.lowering.efficacy import lower_span

            return lower_span(rule, place)
        case _:
            assert_never(rule)
