"""Types of what changes a score after its rule: gates, points beside the full marks, limits of adjustments."""

from __future__ import annotations

from evaldsl.check.infer_expressions import condition, points_or_share
from evaldsl.check.infer_rules import count_for_each, finding
from evaldsl.check.inference import Inference
from evaldsl.check.literals import literal_value
from evaldsl.diagnostics import Label, error, text, warning
from evaldsl.syntax import tree


def gate(node: tree.Gate, inference: Inference) -> None:
    """The condition is a truth or a count, a cap is points or a share, levels are a whole number."""
    if node.each is None:
        condition(node.condition, inference)
    else:
        count_for_each(node.condition, node.each, inference)
        _most_levels(node, inference)
    match node.effect, node.value:
        case tree.EffectKind.GRADE_DOWN, tree.Number() as levels:
            _whole_levels(levels, inference)
        case _, tree.Name() | tree.String() | None:
            pass
        case _, value:
            points_or_share(value, inference)


def _whole_levels(levels: tree.Number, inference: Inference) -> bool:
    if levels.unit or levels.value.denominator != 1 or levels.value < 1:
        inference.say(error("E0490", levels.span, written=levels.span.text, notes=(text("E0490.note"),)))
        return False
    return True


def _most_levels(node: tree.Gate, inference: Inference) -> None:
    """最多降: at least what one event takes."""
    if node.most is None or not _whole_levels(node.most, inference):
        return
    step = node.value.value if isinstance(node.value, tree.Number) else 1
    if node.most.value < step:
        notes = (text("E0718.note", step=step),)
        inference.say(error("E0718", node.most.span, most=node.most.value, step=step, notes=notes))


def extra(item: tree.Extra, inference: Inference) -> None:
    """加分 says whether the total may pass the full marks."""
    if item.most is not None:
        points_or_share(item.most, inference)
    for line in item.lines:
        finding(line, inference)
    if item.kind == "bonus" and item.over_full is None:
        inference.say(error("E0491", item.span, notes=(text("E0491.note"),)))


def adjust_limit(node: tree.AdjustLimit, inference: Inference) -> None:
    """The limit is known before any facts."""
    if node.most is None:
        return
    points_or_share(node.most, inference)
    value = literal_value(node.most)
    if value is None or value < 0:
        inference.say(error("E0492", node.most.span, notes=(text("E0492.note"),)))


def tolerance(node: tree.Tolerance, inference: Inference) -> None:
    """允许误差 is a number of points, or a share of the full marks, known before any facts."""
    points_or_share(node.points, inference)
    value = literal_value(node.points)
    if value is None or value < 0:
        inference.say(error("E0740", node.points.span, notes=(text("E0740.note"),)))


def handled_twice(members: tuple[tree.Member, ...], inference: Inference) -> None:
    """A block says one thing about adjustments, and one about evidence."""
    first: dict[str, tree.Handling] = {}
    for member in members:
        if isinstance(member, tree.Handling):
            name = "adjust" if isinstance(member, tree.AdjustLimit) else "evidence"
            earlier = first.setdefault(name, member)
            if earlier is not member:
                labels = (Label(earlier.span, text("E0315.first")),)
                inference.say(error("E0315", member.span, labels=labels, setting=text(f"E0315.{name}")))


def grade_parts(row: tree.GradeRow, inference: Inference) -> None:
    """各部分不低于 is a share of every part."""
    if row.parts is None:
        return
    points_or_share(row.parts, inference)
    value = literal_value(row.parts)
    if value is None or not 0 <= value <= 1 or _in_points(row.parts):
        inference.say(error("E0493", row.parts.span, notes=(text("E0493.note"),)))


def _in_points(node: tree.Expression) -> bool:
    return isinstance(node, tree.Number) and node.unit == "分"


def extras_twice(items: tuple[tree.Item, ...], inference: Inference) -> None:
    """One 加分 and one 减分 at most, so that it is plain which cap holds."""
    first: dict[str, tree.Extra] = {}
    for item in items:
        if isinstance(item, tree.Extra):
            earlier = first.setdefault(item.kind, item)
            if earlier is not item:
                labels = (Label(earlier.span, text("E0494.first")),)
                inference.say(error("E0494", item.span, labels=labels, notes=(text("E0494.note"),)))


def before_no_penalty(items: tuple[tree.Item, ...], inference: Inference) -> None:
    """按扣分前的等级 where nothing is taken from the total."""
    if any(isinstance(item, tree.Extra) and item.kind == "penalty" for item in items):
        return
    for item in items:
        if isinstance(item, tree.Gate) and item.before:
            inference.say(warning("W0718", item.span, notes=(text("W0718.note"),)))
