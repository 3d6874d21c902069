"""Placed indicators to indicators of the system: leaves, branches, gates."""

from __future__ import annotations

from typing import assert_never

import attrs

from evaldsl.check.literals import written_text
from evaldsl.check.lowering.amounts import condition_text, points_of
from evaldsl.check.lowering.bands import lower_bands
from evaldsl.check.lowering.blocks import (
    lower_cases,
    lower_formula,
    lower_interpolation,
    lower_rating,
    lower_tiers,
)
from evaldsl.check.lowering.checklists import lower_checklist
from evaldsl.check.lowering.efficacy import lower_levels, lower_span
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.findings import lower_findings
from evaldsl.check.lowering.judged import lower_judged
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.check.lowering.sentences import lower_sentence
from evaldsl.check.placed import Placed
from evaldsl.check.sentences import least_score
from evaldsl.model.system import Gate, Indicator, Leaf
from evaldsl.syntax import tree

Hoisted = list[tuple[tree.Gate, Place]]
"""Gates on the total or the grade that were written inside an indicator, with their place."""


def lower_indicator(placed: Placed, outside: Place, hoisted: Hoisted) -> Indicator:
    """An indicator with everything below it. Gates on the total and the grade are handed to the system."""
    place = _within(placed, outside)
    own = [gate for gate in placed.gates if gate.effect is tree.EffectKind.ZERO]
    hoisted += [(gate, place) for gate in placed.gates if gate.effect is not tree.EffectKind.ZERO]
    return Indicator(
        id=place.id,
        path=placed.path,
        name=placed.name,
        weight=place.weight,
        children=tuple(lower_indicator(child, place, hoisted) for child in placed.children),
        leaf=_leaf(placed.rules[0], place) if placed.rules else None,
        gates=tuple(_zero_gate(gate, place) for gate in own),
        span=placed.span,
        attributes=tuple((attribute.kind, attribute_text(attribute)) for attribute in placed.attributes),
    )


def _within(placed: Placed, outside: Place) -> Place:
    """The place inside an indicator: its anchors and local definitions are added to those around it."""
    anchors = {**outside.anchors, **dict.fromkeys(placed.anchors, placed.path)}
    local = dict(outside.locals)
    for definition in placed.definitions:
        local[definition.id] = (".".join((*placed.path, definition.name.text)), definition)
    return attrs.evolve(outside, path=placed.path, anchors=anchors, locals=local)


def attribute_text(attribute: tree.Attribute) -> str:
    """What a remark says."""
    match attribute.value:
        case tree.String(text=text) | tree.Path(text=text):
            return text
        case tree.Range():
            return written_text(attribute.value)
        case _:
            assert_never(attribute.value)


def _zero_gate(gate: tree.Gate, place: Place) -> Gate:
    condition = lower_expression(gate.condition, place)
    return Gate(
        condition=condition,
        effect=gate.effect,
        points=None,
        label=None,
        reason=gate.reason.text if gate.reason else None,
        sentence=condition_text(gate.condition, condition, place),
        span=gate.span,
    )


# ── leaves ──────────────────────────────────────────────────────────────────────────────────────────


def _leaf(rule: tree.Rule, place: Place) -> Leaf:
    found = _ruling(rule, place)
    floor = least_score(rule) if isinstance(rule, tree.Sentence) else None
    return Leaf(
        kind=found.kind,
        rule=rule,
        score=found.score,
        losses=found.losses,
        subjects=found.subjects,
        floor=None if floor is None else points_of(floor, place),
        must_hold=found.must_hold,
        points=found.points,
    )


def _ruling(rule: tree.Rule, place: Place) -> Ruling:
    match rule:
        case tree.Sentence():
            return lower_sentence(rule, place)
        case tree.Checklist():
            return lower_checklist(rule, place)
        case tree.Bands():
            return lower_bands(rule.subject, tuple((row.head, row.outcome) for row in rule.rows), place)
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
        case tree.Judged():
            return lower_judged(rule, place)
        case tree.EfficacyLevels():
            return lower_levels(rule, place)
        case tree.EfficacySpan():
            return lower_span(rule, place)
        case _:
            assert_never(rule)
