"""What can be known of rules before any fact: gaps, overlaps, cut-offs, points beside the weight, grade scales."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import assert_never

from evaldsl.check.arrange_members import rules_of
from evaldsl.check.placed import Placed
from evaldsl.check.static_grades import check_grades
from evaldsl.check.static_points import check_checklist, check_counted, check_findings, check_limits, check_sentence
from evaldsl.check.static_rows import (
    check_bands,
    check_cases,
    check_given,
    check_interpolation,
    check_rating,
    check_tiers,
)
from evaldsl.check.static_values import Setting
from evaldsl.check.symbols import GradesSymbol, Names
from evaldsl.check.weights import Weights
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.types import Type
from evaldsl.quantity.reach import Reach
from evaldsl.syntax import tree


def static_checks(  # noqa: PLR0917  # a pass takes the tables of those before it
    placed: tuple[Placed, ...],
    weights: Weights,
    names: Names,
    types: Mapping[tree.NodeId, Type],
    *,
    reusables: tuple[tree.Reusable, ...] = (),
) -> tuple[Diagnostic, ...]:
    """Check every placed rule against its indicator's points, and every grade scale in use.

    What depends on facts is left to the run. A rule placed several times is spoken of once. Those of `reusables` that
    nothing places are checked as far as they can be without a weight.
    """
    rules = (
        found
        for leaf, rule in _rules(placed)
        for setting in (Setting(leaf.name, _points(leaf, weights), names, types),)
        for found in (*_additive(leaf, rule, weights, types=types), *check_rule(rule, setting))
    )
    used = {anchor for one in _all(placed) for anchor in (*one.anchors, *one.above)}
    spare = (
        found
        for reusable in reusables
        if reusable.id not in used
        for name, rule in _unplaced(reusable)
        for found in check_rule(rule, Setting(name, None, names, types))
    )
    scales = () if () in weights.additive else _scales(names)  # what a point system can reach shows later
    grades = (found for scale in scales for found in _grades(scale, weights))
    return _once((*rules, *spare, *grades))


def _additive(
    leaf: Placed, rule: tree.Rule, weights: Weights, *, types: Mapping[tree.NodeId, Type]
) -> tuple[Diagnostic, ...]:
    """What a rule says that only means something where there is a weight."""
    if leaf.path not in weights.additive:
        if isinstance(rule, tree.Gains):
            return (error("E0711", rule.span, name=leaf.name, notes=(text("E0711.note"),)),)
        return ()
    from evaldsl.check.additive import rule_faults

    return rule_faults(rule, leaf.name, types)


def check_rule(rule: tree.Rule, setting: Setting) -> tuple[Diagnostic, ...]:
    """The checks of one rule, and of what it gives at least and at most."""
    return (*_check_rule(rule, setting), *check_limits(rule, setting))


def _check_rule(rule: tree.Rule, setting: Setting) -> tuple[Diagnostic, ...]:
    match rule:
        case tree.Sentence():
            return check_sentence(rule, setting)
        case tree.Checklist():
            return check_checklist(rule, setting)
        case tree.Bands():
            return check_bands(rule, setting)
        case tree.Cases():
            return check_cases(rule, setting)
        case tree.Interpolation():
            return check_interpolation(rule, setting)
        case tree.Findings():
            return check_findings(rule, setting)
        case tree.Rating():
            return check_rating(rule, setting)
        case tree.Tiers():
            return check_tiers(rule, setting)
        case tree.Counted():
            return check_counted(rule, setting)
        case tree.TableBands(rest=rest):
            return () if rest is None else check_given(rest, setting)
        case tree.Formula() | tree.Gains() | tree.Judged() | tree.EfficacyLevels() | tree.EfficacySpan():
            return ()
        case _:
            assert_never(rule)


def _rules(placed: tuple[Placed, ...]) -> Iterator[tuple[Placed, tree.Rule]]:
    for one in placed:
        yield from ((one, rule) for rule in one.rules)
        yield from _rules(one.children)


def _all(placed: tuple[Placed, ...]) -> Iterator[Placed]:
    for one in placed:
        yield one
        yield from _all(one.children)


def _unplaced(item: tree.Reusable | tree.Indicator) -> Iterator[tuple[str, tree.Rule]]:
    """The rules written in a reusable indicator, each with the name of its own."""
    yield from ((item.name.text, rule) for rule in rules_of(item.members))
    for member in item.members:
        if isinstance(member, tree.Indicator):
            yield from _unplaced(member)


def _points(leaf: Placed, weights: Weights) -> Fraction | None:
    """The points of a leaf; what stands for rows, or only gives points, has none of its own."""
    if leaf.is_pattern or leaf.path in weights.additive:
        return None
    return weights.of.get(leaf.path) or None  # where there are no points to give, any number of them is right


def _scales(names: Names) -> tuple[tree.Grades, ...]:
    """The grade scales that anything refers to, in source order."""
    found = {s.grades.id: s.grades for s in names.symbols.values() if isinstance(s, GradesSymbol)}
    return tuple(sorted(found.values(), key=lambda grades: (grades.span.source.name, grades.span.start)))


def _grades(scale: tree.Grades, weights: Weights) -> tuple[Diagnostic, ...]:
    total = weights.total_grain or weights.grain
    step = None if total is None or weights.on_raw else total.step
    return check_grades(scale, Reach(Fraction(0), weights.full_marks, step))


def _once(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Each place and code once, in the order found."""
    seen: dict[tuple[str, str, int, int], Diagnostic] = {}
    for diagnostic in found:
        span = diagnostic.span
        place = ("", 0, 0) if span is None else (span.source.name, span.start, span.end)
        seen.setdefault((diagnostic.code, *place), diagnostic)
    return tuple(seen.values())
