"""The rule over the marks of judges, and deductions at discretion."""

from __future__ import annotations

from evaldsl.check.declared import COUNT, NUMBER, PERCENT, POINTS_TYPE
from evaldsl.check.gathered import fold_name
from evaldsl.check.literals import literal_value
from evaldsl.check.lowering.amounts import nothing, points_of, subject_text, weight_of
from evaldsl.check.lowering.cores import (
    add,
    both,
    choose,
    compare,
    either,
    known,
    negated,
    over,
    plain,
    points,
    subtract,
    times,
)
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.gathered import folded, full_marks, in_group, lower_part, named
from evaldsl.check.lowering.place import Place
from evaldsl.check.lowering.ruling import Ruling
from evaldsl.check.symbols import GatheredSymbol
from evaldsl.model.core import Aggregate, Const, Core
from evaldsl.model.system import Loss, Requirement
from evaldsl.syntax import tree

# ── 专家打分 ────────────────────────────────────────────────────────────────────────────────────────


def lower_judged(rule: tree.Judged, place: Place) -> Ruling:
    """The mark that the judges come to, over the full marks of the panel, of the weight."""
    symbol = place.whole.names.of(rule.panel.path)
    assert isinstance(symbol, GatheredSymbol), "infer asks for a panel"
    item, weight = symbol.item, weight_of(place)
    mark = _groups(rule, item, place) if rule.groups else _of_all(rule, item, place)
    full = points(full_marks(item), place.whole.language)
    score = mark
    if not place.weightless and (known(full) != place.weight or rule.fold == "sum"):
        score = times(weight, over(mark, _all_marks(rule, item, full), PERCENT), POINTS_TYPE)
    if rule.factor is not None:
        score = times(score, lower_expression(rule.factor, place), POINTS_TYPE)
    spread = lower_part(GatheredSymbol(item, "spread"), place)
    judges = lower_part(GatheredSymbol(item, "judges"), place)
    told: tuple[tuple[str, Core | str], ...] = (("subject", subject_text(mark, place)), ("value", mark))
    shared: tuple[tuple[str, Core | str], ...] = (("judges", judges), ("spread", spread))
    because, factors = "because.judged", tuple[Core, ...]()
    if rule.factor is not None:
        factors = (lower_expression(rule.factor, place),)
        because, told = "because.judged_times", (*told, ("factor", factors[0]))
    elif place.weightless or rule.fold == "sum":
        because = "because.judged_points"
    else:
        told = (*told, ("full", full))
    loss = Loss(subtract(weight, score), because, (*told, *shared), span=rule.span)
    return Ruling("judged", score, (loss,), (mark, *factors, judges, spread))


def _all_marks(rule: tree.Judged, item: tree.DataItem, full: Core) -> Core:
    """The most that the marks can come to: of a sum, the full marks of every judge who is not left out."""
    if rule.fold != "sum":
        return full
    count: Core = Aggregate("count", item.name.text, None, None, type=NUMBER)
    left_out = 0 if rule.drop is None else 2 * rule.drop.value
    return times(subtract(count, plain(left_out)), full, POINTS_TYPE)


def _of_all(rule: tree.Judged, item: tree.DataItem, place: Place) -> Core:
    if rule.fold == "sum" or rule.drop is not None:
        name = fold_name(item, rule.fold, place.whole.language)
        name += "" if rule.drop is None else f"(−{rule.drop.digits})"
        return named(name, folded(item, rule.fold, None, place=place, drop=rule.drop), item, place=place)
    if rule.above is None:
        return lower_part(GatheredSymbol(item, rule.fold), place)
    name = f"{fold_name(item, rule.fold, place.whole.language)}({_above_text(rule)})"
    return named(name, _trimmed_above(rule, item, None, place=place), item, place=place)


def _above_text(rule: tree.Judged) -> str:
    value = None if rule.above is None else literal_value(rule.above)
    return f">{value}"


def _trimmed_above(rule: tree.Judged, item: tree.DataItem, group: str | None, *, place: Place) -> Core:
    """Without the highest and the lowest mark where there are more judges than said, else the plain mean."""
    mark = folded(item, rule.fold, group, place=place)
    least = None if rule.above is None else literal_value(rule.above)
    if least is None:
        return mark
    count = Aggregate("count", item.name.text, None, in_group(group, place, item), type=COUNT)
    enough = compare(count, ">", Const(least, str(least), type=COUNT))
    return choose(enough, mark, folded(item, "mean", group, place=place))


def _groups(rule: tree.Judged, item: tree.DataItem, place: Place) -> Core:
    """Σ share × the mark of each group."""
    parts: list[Core] = []
    for group in rule.groups:
        label, share = group.label.text, lower_expression(group.share, place)
        name = f"{fold_name(item, rule.fold, place.whole.language)}({label})"
        mark = named(name, _trimmed_above(rule, item, label, place=place), item, place=place)
        parts.append(times(mark, share, POINTS_TYPE))
    summed = parts[0]
    for part in parts[1:]:
        summed = add(summed, part)
    return summed


# ── 酌情扣 ──────────────────────────────────────────────────────────────────────────────────────────


def discretion(outcome: tree.Outcome, applies: Core | None, place: Place) -> tuple[Loss, Requirement]:
    """What is taken where the condition holds, and that it lies within its limits there."""
    assert outcome.value is not None, "the grammar asks for a range"
    assert outcome.high is not None, "the grammar asks for a range"
    assert outcome.given is not None, "the grammar asks for a name"
    low, high = points_of(outcome.value, place), points_of(outcome.high, place)
    given = lower_expression(outcome.given, place)
    allowed = both([compare(given, "≥", low), compare(given, "≤", high)])
    told = (("subject", subject_text(given, place)), ("value", given), ("low", low), ("high", high))
    needed = allowed if applies is None else either([negated(applies), allowed])
    amount = given if applies is None else choose(applies, given, nothing(place))
    loss = Loss(amount, "because.discretion", told, span=outcome.span)
    return loss, Requirement(needed, "E0695", told, outcome.given.span)
