"""累加计分: what indicators that give points without a weight cannot say, in their shape and in their rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evaldsl.check.declared import POINTS_TYPE
from evaldsl.check.placed import Placed
from evaldsl.check.walk import descend
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.model.types import NumberType, Type
from evaldsl.syntax import tree

Path = tuple[str, ...]
Points = Mapping[Path, Fraction]


# ── the shape ───────────────────────────────────────────────────────────────────────────────────────


def shape_faults(
    together: tuple[tree.Together, ...], placed: tuple[Placed, ...], *, points: Points, additive: frozenset[Path]
) -> tuple[Diagnostic, ...]:
    """Ways to combine beside 累加计分, sums without their full marks, and full marks of what has no weight."""
    found = list(_beside(together)) if () in additive else []
    for each in _all(placed):
        setting = next((item for item in each.together if isinstance(item, tree.AdditiveSetting)), None)
        if each.path in additive or setting is not None:
            found += _beside(each.together)
        if setting is None or not each.children:
            continue
        if each.path in additive and setting.full is not None:
            found.append(error("E0710", setting.span, name=each.name, notes=(text("E0710.note"),)))
        elif each.path not in additive and setting.full is None:
            weight = points.get(each.path, Fraction(0))
            found.append(error("E0707", setting.span, name=each.name, weight=weight, notes=(text("E0707.note"),)))
    return tuple(found)


def _all(placed: tuple[Placed, ...]) -> Iterator[Placed]:
    for each in placed:
        yield each
        yield from _all(each.children)


def _beside(together: tuple[tree.Together, ...]) -> Iterator[Diagnostic]:
    for setting in together:
        match setting:
            case tree.CombineSetting() | tree.CoverageSetting():
                wrong = True
            case tree.AbsenceSetting(mode=mode):
                wrong = mode != "zero"
            case _:
                wrong = False
        if wrong:
            yield error("E0705", setting.span, written=setting.span.text, notes=(text("E0705.note"),))


# ── the rules ───────────────────────────────────────────────────────────────────────────────────────


def rule_faults(rule: tree.Rule, name: str, types: Mapping[tree.NodeId, Type]) -> tuple[Diagnostic, ...]:
    """Everything in a rule that is out of a weight: full marks, shares, proportions, checks that take everything."""
    notes = (text("E0704.points"), text("E0704.weight", name=name))
    wrong = _faults(rule, types)
    return tuple(error("E0704", node.span, name=name, written=node.span.text, notes=notes) for node in wrong)


def _faults(rule: tree.Rule, types: Mapping[tree.NodeId, Type]) -> Iterator[tree.Node]:
    match rule:
        case tree.Tiers() | tree.EfficacyLevels() | tree.EfficacySpan():
            yield rule
            return
        case tree.Checklist(per_missing=per_missing) if per_missing is not None:
            yield per_missing
        case tree.Formula(value=value) if not _is_points(value, types):
            yield value
        case tree.Bands() | tree.Interpolation():
            pass
        case _:
            yield from _proportions(rule)
    for node in descend(rule):
        match node:
            case tree.Outcome(kind=tree.OutcomeKind.FULL):
                yield node
            case tree.Outcome() if not _is_points(node.value, types):
                yield node
            case tree.Point(points=None) | tree.Point(necessary=True) | tree.MostScore(points=None):
                yield node
            case tree.LeastScore(points=worth) | tree.MostScore(points=worth) if not _is_points(worth, types):
                yield node
            case tree.Point() if not _is_points(node.points, types):
                yield node
            case tree.ZeroFinding() | tree.WhenFinding(outcome=tree.Outcome(kind=tree.OutcomeKind.NONE)):
                yield node
            case tree.PerCount(amount=amount) | tree.Counted(amount=amount) | tree.StepClause(amount=amount) if (
                not _is_points(amount, types)
            ):
                yield amount
            case _:
                pass


def _proportions(rule: tree.Rule) -> Iterator[tree.Node]:
    """Proportions outside of bands are of the full marks."""
    shares = (tree.OutcomeKind.PROPORTIONAL, tree.OutcomeKind.INTERVAL, tree.OutcomeKind.DECREASING)
    for node in descend(rule):
        if isinstance(node, tree.Outcome) and node.kind in shares:
            yield node


def _is_points(node: tree.Expression | None, types: Mapping[tree.NodeId, Type]) -> bool:
    found = None if node is None else types.get(node.id)
    return found is None or not isinstance(found, NumberType) or found.dimension == POINTS_TYPE.dimension
