"""The grade: by the total, then what every part must reach, 等级不高于, 降级, 直接定级, in this order."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from evaldsl.diagnostics import Text, text
from evaldsl.evaluate.plan import GatePlan, InternalError
from evaldsl.evaluate.run import Run
from evaldsl.evaluate.scoring import holding_gates
from evaldsl.evaluate.values import number_of
from evaldsl.model.system import EffectKind, GradeBand, GradeScale
from evaldsl.result.result import GradeOutcome, Node


def grade_outcome(run: Run, total: Fraction) -> GradeOutcome | None:
    """The grade of the rounded total after everything that limits it; None without a scale."""
    scale = run.system.grades
    if scale is None:
        return None
    holding, _ = holding_gates(run, run.plan.grade_gates)
    first = earned(scale, total, run.system.full_marks)
    if first is None:
        raise InternalError(f"a total of {total} has no grade in {scale.name}, which check has found to cover all")
    at, limits = _with_parts(run, scale, first)
    capped = [plan for plan in holding if plan.gate.effect is EffectKind.GRADE_AT_MOST]
    lowered = [plan for plan in holding if plan.gate.effect is EffectKind.GRADE_DOWN]
    fixed = [plan for plan in holding if plan.gate.effect is EffectKind.GRADE_IS]
    at = max([at, *(_index(plan, scale) for plan in capped)])
    at = min(at + sum(_levels(run, plan) for plan in lowered), len(scale.bands) - 1)
    at = max((_index(plan, scale) for plan in fixed), default=at)
    limits += [*(_limit(plan) for plan in capped), *(_lowered(run, plan) for plan in lowered)]
    limits += [_limit(plan) for plan in fixed]
    return GradeOutcome(scale.bands[at].label, scale.bands[first].label, tuple(limits))


def earned(scale: GradeScale, total: Fraction, full: Fraction) -> int | None:
    """The position of the grade of a total; beyond the full marks it is theirs, unless the scale goes further."""
    found = (at for at, band in enumerate(scale.bands) if _earns(band, total))
    at = next(found, None)
    return earned(scale, full, full) if at is None and total > full > 0 else at


def next_top(scale: GradeScale, total: Fraction, levels: int = 1, *, unit: Fraction, full: Fraction) -> Fraction | None:
    """The highest total, in multiples of `unit`, so many levels below the grade of a total, or of the last grade; None
    where no grade is below."""
    at = earned(scale, total, full)
    if at is None or at == len(scale.bands) - 1:
        return None
    above = scale.bands[min(at + levels, len(scale.bands) - 1) - 1]
    low, closed = above.low, above.low_closed
    if low is None:
        return None
    steps = -(-low.numerator * unit.denominator // (low.denominator * unit.numerator))  # up to a multiple
    return (steps - 1) * unit if closed or steps * unit > low else steps * unit


def _earns(band: GradeBand, total: Fraction) -> bool:
    above = band.low is None or total > band.low or (band.low_closed and total == band.low)
    below = band.high is None or total < band.high or (band.high_closed and total == band.high)
    return above and below


def _with_parts(run: Run, scale: GradeScale, at: int) -> tuple[int, list[Text]]:
    """The first grade from here on that every part is good enough for, and what was not."""
    nodes = [node for item in run.system.indicators if isinstance(node := run.nodes[item.id], Node)]
    limits: list[Text] = []
    while at < len(scale.bands) - 1 and (weak := _weak(scale.bands[at].parts, nodes)) is not None:
        band = scale.bands[at]
        least = Fraction(0) if band.parts is None else band.parts
        rate = Fraction(0) if weak.rate is None else weak.rate
        limits.append(text("because.grade_parts", part=weak.name, rate=rate * 100, label=band.label, least=least * 100))
        at += 1
    return at, limits


def _weak(least: Fraction | None, nodes: Iterable[Node]) -> Node | None:
    """The first part that falls short; a part without weight cannot."""
    if least is None:
        return None
    return next((node for node in nodes if node.rate is not None and node.rate < least), None)


def _index(plan: GatePlan, scale: GradeScale) -> int:
    labels = [band.label for band in scale.bands]
    if plan.gate.label not in labels:
        raise InternalError(f"{plan.gate.label} is no grade of {scale.name}")
    return labels.index(plan.gate.label)


def _levels(run: Run, plan: GatePlan) -> int:
    if plan.gate.points is None:
        raise InternalError("a gate that lowers the grade has no levels")
    return number_of(run, plan.gate.points).numerator


def _limit(plan: GatePlan) -> Text:
    gate = plan.gate
    key = "because.grade_cap" if gate.effect is EffectKind.GRADE_AT_MOST else "because.grade_is"
    if gate.reason is None:
        return text(key, sentence=gate.sentence, label=gate.label or "")
    return text(f"{key}_reason", sentence=gate.sentence, reason=gate.reason, label=gate.label or "")


def _lowered(run: Run, plan: GatePlan) -> Text:
    gate, levels = plan.gate, _levels(run, plan)
    if gate.reason is None:
        return text("because.grade_down", sentence=gate.sentence, levels=levels)
    return text("because.grade_down_reason", sentence=gate.sentence, reason=gate.reason, levels=levels)
