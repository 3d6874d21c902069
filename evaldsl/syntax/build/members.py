"""Builders of what stands in blocks: weights, attributes, gates, definitions, indicators, data."""

from __future__ import annotations

from typing import Any, Final, cast

import attrs

from evaldsl.diagnostics import error
from evaldsl.frozen import frozen
from evaldsl.syntax import tree
from evaldsl.syntax.build.bounds import with_bounds
from evaldsl.syntax.build.parts import Parts, builds
from evaldsl.syntax.token import Token
from evaldsl.text import Span

_ATTRIBUTES: Final = {
    "EXPLANATION": tree.AttributeKind.EXPLANATION,
    "STANDARD": tree.AttributeKind.STANDARD,
    "DATA_SOURCE": tree.AttributeKind.DATA_SOURCE,
    "EVIDENCE": tree.AttributeKind.EVIDENCE,
    "CODE": tree.AttributeKind.CODE,
    "ALIAS": tree.AttributeKind.ALIAS,
    "SOURCE": tree.AttributeKind.SOURCE,
    "TITLE": tree.AttributeKind.TITLE,
    "MODULE_VERSION": tree.AttributeKind.VERSION,
    "ENGLISH": tree.AttributeKind.ENGLISH,
    "YEARS": tree.AttributeKind.YEARS,
    "UNVERIFIED": tree.AttributeKind.UNVERIFIED,
    "ASSUMED": tree.AttributeKind.ASSUMED,
}
_TYPES: Final = {f"T_{kind.name}": kind for kind in tree.TypeKind}


# ── weights ─────────────────────────────────────────────────────────────────────────────────────────


@builds("number_weight")
def number_weight(parts: Parts) -> tree.Weight:
    number = parts.get(tree.Number)
    if number.unit in ("%", "‰"):
        return tree.ShareWeight(number, None, span=parts.span)
    if number.unit not in ("", "分"):
        parts.context.diagnostics.append(error("E0122", parts.span, written=parts.span.text, digits=number.digits))
    elif not number.unit:
        parts.context.diagnostics.append(error("E0123", parts.span, digits=number.digits))
    return tree.AbsoluteWeight(attrs.evolve(number, unit="分"), span=parts.span)


@builds("fraction_weight")
def fraction_weight(parts: Parts) -> tree.ShareWeight:
    numerator, denominator = parts.all(tree.Number)
    return tree.ShareWeight(numerator, denominator, span=parts.span)


@builds("relative_weight")
def relative_weight(parts: Parts) -> tree.RelativeWeight:
    return tree.RelativeWeight(parts.get(tree.Number), span=parts.span)


@builds("equal_weight")
def equal_weight(parts: Parts) -> tree.EqualWeight:
    return tree.EqualWeight(span=parts.span)


@builds("hole_weight")
def hole_weight(parts: Parts) -> tree.HoleWeight:
    return tree.HoleWeight(span=parts.span)


# ── members ─────────────────────────────────────────────────────────────────────────────────────────


@builds("attribute")
def attribute(parts: Parts) -> tree.Attribute:
    keyword, value, *_ = parts.values
    return tree.Attribute(_ATTRIBUTES[keyword.kind], value, span=parts.span)


@builds("no_score")
def no_score(parts: Parts) -> Token:
    return cast(Token, parts.values[0])


@frozen
class Effect:
    """What a gate does, on its way to the Gate node."""

    kind: tree.EffectKind
    value: Any
    before: bool = False
    most: tree.Number | None = None


@builds("effect_zero")
def effect_zero(_: Parts) -> Effect:
    return Effect(tree.EffectKind.ZERO, None)


@builds("effect_total")
def effect_total(parts: Parts) -> Effect:
    return Effect(tree.EffectKind.TOTAL_AT_MOST, parts.nodes()[0])


@builds("effect_score")
def effect_score(parts: Parts) -> Effect:
    return Effect(tree.EffectKind.SCORE_AT_MOST, parts.nodes()[0])


@builds("effect_next_grade")
def effect_next_grade(parts: Parts) -> Effect:
    most = [_levels(number) for number in parts.all(tree.Number)]
    return Effect(tree.EffectKind.TOTAL_BELOW_GRADE, None, parts.has("BEFORE_PENALTY"), *most)


@builds("effect_down")
def effect_down(parts: Parts) -> Effect:
    """级 goes without saying: `降 1级` and `grade down by 1` are the same."""
    levels, *most = [_levels(number) for number in parts.all(tree.Number)]
    return Effect(tree.EffectKind.GRADE_DOWN, levels, False, *most)


def _levels(number: tree.Number) -> tree.Number:
    return tree.Number(number.digits, "", span=number.span) if number.unit in ("级", "档") else number


@builds("effect_set")
def effect_set(parts: Parts) -> Effect:
    return Effect(tree.EffectKind.GRADE_IS, parts.nodes()[0])


@builds("effect_grade")
def effect_grade(parts: Parts) -> Effect:
    return Effect(tree.EffectKind.GRADE_AT_MOST, parts.nodes()[0])


@builds("effect_not_applicable")
def effect_not_applicable(_: Parts) -> Effect:
    return Effect(tree.EffectKind.NOT_APPLICABLE, None)


_ABSENCES: Final[dict[str, tree.AbsenceMode]] = {
    "RESCALE": "rescale",
    "FULL": "full",
    "NOTHING": "zero",
    "SPREAD": "spread",
    "SIBLINGS_MEAN": "siblings_mean",
}


@builds("absence_mode", "combine_mode", "round_mode")
def mode(parts: Parts) -> Token:
    return cast(Token, parts.values[0])


@builds("additive_setting")
def additive_setting(parts: Parts) -> tree.AdditiveSetting:
    full = parts.nodes()
    return tree.AdditiveSetting(full[0] if full else None, span=parts.span)


_ROUND_MODES: Final[dict[str, tree.RoundMode]] = {
    "ROUND_HALF_UP": "half_up",
    "ROUND_HALF_EVEN": "half_even",
    "ROUND_UP": "ceil",
    "ROUND_DOWN": "floor",
}


@builds("score_places", "score_step", "score_unrounded")
def rounding_of(parts: Parts) -> tree.ScoreRounding:
    """Halves go up where nothing is said."""
    number = parts.find(tree.Number)
    said: tree.RoundMode = next((mode for kind, mode in _ROUND_MODES.items() if parts.has(kind)), "half_up")
    if parts.has("TO_STEP"):
        return tree.ScoreRounding(None, number, said, span=parts.span)
    return tree.ScoreRounding(number, None, said, span=parts.span)


@builds("absence_setting")
def absence_setting(parts: Parts) -> tree.AbsenceSetting:
    return tree.AbsenceSetting(_ABSENCES[parts.values[1].kind], span=parts.span)


@builds("coverage_setting")
def coverage_setting(parts: Parts) -> tree.CoverageSetting:
    return tree.CoverageSetting(parts.nodes()[0], span=parts.span)


@builds("combine_setting")
def combine_setting(parts: Parts) -> tree.CombineSetting:
    return tree.CombineSetting(cast(tree.CombineMode, parts.values[1].kind.lower()), span=parts.span)


@builds("combine_formula")
def combine_formula(parts: Parts) -> tree.CombineSetting:
    return tree.CombineSetting("formula", parts.nodes()[0], span=parts.span)


@builds("gate", "levels_gate", "levels_member")
def gate(parts: Parts) -> tree.Gate:
    effect = next(value for value in parts.values if isinstance(value, Effect))
    nodes = parts.nodes()
    reason = nodes.pop() if len(nodes) > 1 and isinstance(nodes[-1], tree.String) else None
    condition, *each = nodes
    if isinstance(condition, tree.Path):
        condition = tree.Reference(condition, span=condition.span)
    return tree.Gate(
        condition,
        effect.kind,
        effect.value,
        reason,
        each[0] if each else None,
        effect.most,
        effect.before,
        span=parts.span,
    )


@builds("adjust_at_most", "adjust_never")
def adjust_limit(parts: Parts) -> tree.AdjustLimit:
    return tree.AdjustLimit(next(iter(parts.nodes()), None), span=parts.span)


@builds("evidence_remind", "evidence_zero")
def evidence_rule(parts: Parts) -> tree.EvidenceRule:
    return tree.EvidenceRule(parts.name == "evidence_zero", span=parts.span)


@builds("definition")
def definition(parts: Parts) -> tree.Definition:
    name, value = parts.nodes()
    return tree.Definition(name, value, span=parts.span)


@frozen
class Block:
    """An indented block of members, on its way to its indicator."""

    members: tuple[Any, ...]


@builds("block")
def block(parts: Parts) -> Block:
    return Block(with_bounds(parts.nodes(), parts.context))


@builds("error_line")
def error_line(parts: Parts) -> None:
    """An error line leaves nothing behind."""


def members_of(parts: Parts) -> tuple[Any, ...]:
    return next((value.members for value in parts.values if isinstance(value, Block)), ())


@builds("indicator_unweighted", "indicator_weighted", "indicator_placed", "indicator_uses")
def indicator(parts: Parts) -> tree.Indicator:
    name, *others = parts.nodes()
    weight = next((node for node in others if not isinstance(node, tree.Call)), None)
    return tree.Indicator(name, weight, parts.find(tree.Call), members_of(parts), span=parts.span)


# ── data ────────────────────────────────────────────────────────────────────────────────────────────


@builds("labels")
def labels(parts: Parts) -> tuple[Any, ...]:
    return tuple(parts.nodes())


@frozen
class SurveyOption:
    """An option of 调查 and its worth, on their way to the type."""

    label: tree.Name | tree.String
    worth: tree.Number | None


@builds("survey_worth", "survey_ignored")
def survey_option(parts: Parts) -> SurveyOption:
    return SurveyOption(parts.nodes()[0], parts.find(tree.Number))


@builds("type")
def type_name(parts: Parts) -> tree.TypeName:
    keyword = cast(Token, parts.values[0])
    if keyword.kind == "T_SURVEY":
        listed = tuple(value for value in parts.values if isinstance(value, SurveyOption))
        labelled, worths = tuple(one.label for one in listed), tuple(one.worth for one in listed)
        return tree.TypeName(tree.TypeKind.SURVEY, None, labelled, worths=worths, span=parts.span)
    options = next((value for value in parts.values if isinstance(value, tuple) and not isinstance(value, Token)), ())
    return tree.TypeName(
        _TYPES[keyword.kind],
        parts.find(tree.Name),
        options,
        parts.has("T_DECIMALS"),
        marks=parts.find(tree.Number),
        span=parts.span,
    )


@builds("informative", "is_key", "default", "limits", "remark")
def modifier(parts: Parts) -> Parts:
    return parts


@frozen
class Columns:
    """The columns of a table, on their way to its item."""

    columns: tuple[tree.Column, ...]


@builds("columns")
def columns(parts: Parts) -> Columns:
    return Columns(tuple(parts.nodes()))


@builds("computed")
def computed(parts: Parts) -> tree.ComputedColumn:
    name, value = parts.nodes()
    return tree.ComputedColumn(name, value, span=parts.span)


@builds("data_item")
def data_item(parts: Parts) -> tree.DataItem:
    said = {value.name: value for value in parts.values if isinstance(value, Parts)}
    below = next((value.columns for value in parts.values if isinstance(value, Columns)), ())
    return tree.DataItem(
        name=parts.get(tree.Name),
        type=parts.get(tree.TypeName),
        range=said["limits"].get(tree.Range) if "limits" in said else None,
        default=said["default"].nodes()[0] if "default" in said else None,
        informative="informative" in said,
        explanation=said["remark"].get(tree.String) if "remark" in said else None,
        columns=below,
        key="is_key" in said,
        span=parts.span,
    )


@builds("table_file")
def table_file(parts: Parts) -> tree.Data:
    """A table from a file is a table of the facts whose rows stand in a file."""
    keyword = cast(Token, parts.values[0])
    span = Span(parts.context.source, keyword.start, keyword.end)
    file, *explanation = parts.all(tree.String)
    item = tree.DataItem(
        name=parts.get(tree.Name),
        type=tree.TypeName(tree.TypeKind.TABLE, span=span),
        range=None,
        default=None,
        informative=False,
        explanation=explanation[0] if explanation else None,
        columns=next(value.columns for value in parts.values if isinstance(value, Columns)),
        file=file,
        span=parts.span,
    )
    return tree.Data((item,), span=parts.span)


@builds("data")
def data(parts: Parts) -> tree.Data:
    return tree.Data(parts.all(tree.DataItem), span=parts.span)
