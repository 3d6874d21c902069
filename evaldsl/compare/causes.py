"""Why a leaf's score differs: other facts, another rule, another weight; the parts add up to the difference exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal, TypeAlias

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text
from evaldsl.result.result import Node, Step

Cause: TypeAlias = Literal["facts", "weight", "rule", "mixed", "added", "removed", "whole"]
"""`mixed`: rule and facts together, where neither rubric can score the other's facts; `whole`: caps, gates, 折算 and
other effects on a branch or the total, which belong to no child."""

Side: TypeAlias = Literal["before", "after"]


@frozen
class Change:
    """A part of a difference, with what changed in words."""

    cause: Cause
    amount: Fraction
    details: tuple[Text, ...] = ()


@frozen
class Between:
    """A leaf scored with the facts of one side and the rubric of the other; `rubric` says whose rubric it is."""

    node: Node
    rubric: Side


def leaf_changes(before: Node, after: Node, between: Between | None) -> tuple[Change, ...]:
    """The parts that are not zero.

    With the first rubric and the second facts in between, facts come first and rubric second; with the second rubric
    and the first facts the other way round.
    """
    if between is None:
        weight = _rate(before) * (after.weight - before.weight)
        found: dict[Cause, Fraction] = {"weight": weight}
        found["facts" if before.sentence == after.sentence else "mixed"] = after.score - before.score - weight
    elif between.rubric == "before":
        weight, rule = _rubric_parts(between.node, after)
        found = {"facts": between.node.score - before.score, "weight": weight, "rule": rule}
    else:
        weight, rule = _rubric_parts(before, between.node)
        found = {"weight": weight, "rule": rule, "facts": after.score - between.node.score}
    return tuple(
        Change(cause, amount, tuple(_details(cause, before, after))) for cause, amount in found.items() if amount
    )


def _rubric_parts(old: Node, new: Node) -> tuple[Fraction, Fraction]:
    """What the weight and what the rule make of the difference of two scores by the same facts.

    Where the sentence is the same, all of it comes from the weight; else its part is what the rate so far makes of it.
    """
    whole = new.score - old.score
    if old.weight == new.weight:
        return Fraction(0), whole
    if old.sentence == new.sentence:
        return whole, Fraction(0)
    by_weight = _rate(old) * (new.weight - old.weight)
    return by_weight, whole - by_weight


def _rate(node: Node) -> Fraction:
    return node.rate or Fraction(0)


def _details(cause: Cause, before: Node, after: Node) -> Iterator[Text]:
    match cause:
        case "facts":
            yield from _facts(before, after)
        case "weight":
            old, new = decimal_text(before.weight), decimal_text(after.weight)
            yield text("office.compare.weight", before=old, after=new)
        case "rule":
            yield from _rule(before, after)
        case "mixed":
            yield from _rule(before, after)
            yield from _facts(before, after)
        case _:
            pass


def _rule(before: Node, after: Node) -> Iterator[Text]:
    if before.sentence != after.sentence:
        yield text("office.compare.rule", before=before.sentence or "—", after=after.sentence or "—")


def _facts(before: Node, after: Node) -> Iterator[Text]:
    """The facts that have another value; where there are none, the reasons for lost points that came and went."""
    old, new = dict(_values(before.steps)), dict(_values(after.steps))
    changed = [name for name in (*old, *(name for name in new if name not in old)) if old.get(name) != new.get(name)]
    for name in changed:
        yield text("office.compare.fact", name=name, before=old.get(name, "—"), after=new.get(name, "—"))
    if not changed:
        was, now = _reasons(before), _reasons(after)
        yield from (text("office.compare.gone", reason=reason) for reason in was if reason not in now)
        yield from (text("office.compare.came", reason=reason) for reason in now if reason not in was)


def _values(steps: Iterable[Step]) -> Iterator[tuple[str, str]]:
    """The facts below some formulas; a formula itself only where it rests on nothing."""
    for step in steps:
        if step.children:
            yield from _values(step.children)
        elif step.label != step.value:
            yield step.label, step.value


def _reasons(node: Node) -> tuple[Text, ...]:
    return tuple(line.because for line in node.lines if line.printed)


def told(change: Change, language: Language) -> str:
    """What changed, in words: `分值 8 → 10`."""
    separator = say(text("report.separator"), language)
    return separator.join(say(one, language) for one in change.details)
