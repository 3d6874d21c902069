"""What children make of their node: a sum with what is not applicable settled, or another composition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, assert_never

from evaldsl.diagnostics import error, text
from evaldsl.evaluate.absence import add_rescaling, is_open
from evaldsl.evaluate.ledger import Entry, Ledger
from evaldsl.evaluate.plan import InternalError
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import number_of
from evaldsl.model.system import Composition, Indicator, System, Together
from evaldsl.quantity.exact import decimal_text, total_of
from evaldsl.result.result import Node, Status
from evaldsl.text import Span

_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)


class Branch(NamedTuple):
    """An indicator with others below it, or the system; `nodes` are those of its children."""

    name: str
    weight: Fraction
    together: Together
    children: tuple[Indicator, ...]
    nodes: tuple[Node, ...]
    place: str
    span: Span


class Made(NamedTuple):
    """What the children made, the points that this is out of, and whether it still has to be rounded."""

    ledger: Ledger
    applicable: Fraction
    rounds: bool


class _Part(NamedTuple):
    rate: Fraction
    portion: Fraction


def branch_of(item: Indicator | System, nodes: tuple[Node, ...], place: str) -> Branch:
    """The branch of an indicator, or of the whole system."""
    match item:
        case Indicator():
            return Branch(item.name, item.weight, item.together, item.children, nodes, place, item.span)
        case System():
            return Branch(item.title, item.full_marks, item.together, item.indicators, nodes, place, item.span)
        case _:
            assert_never(item)


def made_of(run: Run, branch: Branch) -> Made:
    """Raises EvaluationError where too little is applicable, or the formula of 汇总 式 has no value."""
    if branch.together.coverage is not None:
        _require_coverage(branch, branch.together.coverage)
    if branch.together.composition is not Composition.SUM:
        return Made(_composed(run, branch), branch.weight, rounds=True)
    ledger = Ledger(total_of([node.score for node in branch.nodes], run.system.score_places))
    if all(node.applicable is None for node in branch.nodes):
        return Made(ledger, branch.weight, rounds=False)
    filled = _fill(branch, ledger)
    applicable = sum((node.base for node in branch.nodes), filled)
    if branch.together.rescales and _ZERO < applicable < branch.weight:
        add_rescaling(ledger, applicable, branch.weight, place=branch.place)
        return Made(ledger, branch.weight, rounds=True)
    return Made(ledger, applicable, rounds=bool(filled))


def _require_coverage(branch: Branch, least: Fraction) -> None:
    whole = sum((node.weight for node in branch.nodes), _ZERO)
    share = sum((_applied(node) for node in branch.nodes), _ZERO) / whole if whole else _ZERO
    if share < least:
        shares = _percent(share), _percent(least)
        raise EvaluationError(error("E0690", branch.span, name=branch.name, share=shares[0], least=shares[1]))


def _applied(node: Node) -> Fraction:
    """The weight that is applicable, whatever became of the rest."""
    if node.status is Status.NOT_APPLICABLE:
        return _ZERO
    if not node.children or node.composition != Composition.SUM.value:
        return node.weight
    return sum((_applied(child) for child in node.children), _ZERO)


# ── sums ──────────────────────────────────────────────────────────────────────────────────────────


def _fill(branch: Branch, ledger: Ledger) -> Fraction:
    """均摊 and 按同级平均: what the points of absent children earn at the rates of the others; gives those points."""
    others = [node for node in branch.nodes if node.base]
    filled = _ZERO
    for mode in ("spread", "siblings_mean"):
        pairs = zip(branch.children, branch.nodes, strict=True)
        absent = [node for child, node in pairs if is_open(node) and child.absence == mode]
        if not absent or not others:
            continue
        points = sum((node.weight for node in absent), _ZERO)
        if mode == "spread":
            rate = sum((node.score / node.base for node in others), _ZERO) / len(others)
            because = text("because.spread", points=points, count=len(others), rate=_percent(rate))
        else:
            rate = sum((node.score for node in others), _ZERO) / sum((node.base for node in others), _ZERO)
            because = text("because.siblings_mean", points=points, rate=_percent(rate))
        ledger.add(Entry("rescale", -rate * points, because, branch.place))
        filled += points
    return filled


def _percent(share: Fraction) -> str:
    return decimal_text(share * 100, 2) + "%"


# ── other compositions ────────────────────────────────────────────────────────────────────────────


def _composed(run: Run, branch: Branch) -> Ledger:
    """From all points by what the children bring to what they make; a formula is held within 0 and the weight."""
    ledger = Ledger(branch.weight)
    for entry in _contributions(branch):
        ledger.add(entry)
    together, weight = branch.together, branch.weight
    if together.composition is Composition.FORMULA:
        if together.formula is None:
            raise InternalError(f"{branch.name} lacks its formula")
        made = number_of(run, together.formula)
        because = text("because.composed.formula", formula=together.shown, score=made)
    elif together.sum_full is not None:
        total, full = sum((node.score for node in branch.nodes), _ZERO), together.sum_full
        made = min(max(total / full, _ZERO), _ONE) * weight
        because = text("because.converted", total=total, full=full, weight=weight, score=made)
    else:
        made = weight * _value(branch, _parts(branch)) if weight else _ZERO
        because = text(f"because.composed.{together.composition.value}", score=made)
    ledger.add(Entry("composition", weight - made, because, branch.place))
    if made < 0:
        ledger.add(Entry("floor", made, text("because.floor_zero", lost=weight - made, weight=weight), branch.place))
    elif made > weight:
        ledger.add(Entry("cap", made - weight, text("because.cap", score=made, weight=weight), branch.place))
    return ledger


def _contributions(branch: Branch) -> Iterator[Entry]:
    portions = branch.together.portions
    for index, node in enumerate(branch.nodes):
        if is_open(node):
            because = text("because.contribution.absent", name=node.name)
        elif branch.together.composition is Composition.POINTS:
            because = text("because.contribution.points", name=node.name, score=node.score)
        elif portions and branch.together.composition in _WEIGHTED:
            share = _percent(portions[index] / branch.weight if branch.weight else _ZERO)
            because = text("because.contribution.weighted", name=node.name, rate=_rate(node), share=share)
        else:
            because = text("because.contribution", name=node.name, score=node.score, rate=_rate(node))
        yield Entry("contribution", _ZERO, because, branch.place)


_WEIGHTED: Final = (Composition.WEIGHTED_MEAN, Composition.GEOMETRIC_MEAN, Composition.HARMONIC_MEAN)


def _rate(node: Node) -> str:
    return _percent(node.score / node.base if node.base else _ZERO)


def _parts(branch: Branch) -> list[_Part]:
    """Rate and portion of each child that counts.

    What is not applicable is left out (折算), its portion spread (均摊), or taken at the mean of the others.
    """
    known = [_Part(_ratio(node), portion) for _, node, portion in _rows(branch) if not is_open(node)]
    absent = [(child, portion) for child, node, portion in _rows(branch) if is_open(node)]
    spread = sum((portion for child, portion in absent if child.absence == "spread"), _ZERO) / max(len(known), 1)
    parts = [part._replace(portion=part.portion + spread) for part in known]
    whole = sum((part.portion for part in parts), _ZERO)
    mean = sum((part.rate * part.portion for part in parts), _ZERO) / whole if whole else _ZERO
    parts += [_Part(mean, portion) for child, portion in absent if child.absence == "siblings_mean"]
    return parts


def _rows(branch: Branch) -> Iterator[tuple[Indicator, Node, Fraction]]:
    """The children that count for something: a weight of 0 only informs."""
    rows = zip(branch.children, branch.nodes, branch.together.portions, strict=True)
    yield from (row for row in rows if row[2])


def _ratio(node: Node) -> Fraction:
    return node.score / node.base if node.base else _ZERO


def _value(branch: Branch, parts: Sequence[_Part]) -> Fraction:
    """The rate of the node, between 0 and 1."""
    whole = sum((part.portion for part in parts), _ZERO)
    match branch.together.composition:
        case Composition.WEIGHTED_MEAN:
            return sum((part.rate * part.portion for part in parts), _ZERO) / whole
        case Composition.GEOMETRIC_MEAN:
            return _geometric(branch, parts)
        case Composition.HARMONIC_MEAN:
            if any(not part.rate for part in parts):
                return _ZERO
            return whole / sum((part.portion / part.rate for part in parts), _ZERO)
        case Composition.MINIMUM:
            return min(part.rate for part in parts)
        case Composition.MAXIMUM:
            return max(part.rate for part in parts)
        case Composition.COMPLEMENTS:
            left = _ONE
            for part in parts:
                left *= _ONE - part.rate
            return _ONE - left
        case Composition.SUM | Composition.FORMULA | Composition.POINTS:
            raise InternalError("a sum or a formula is no mean")
        case _:
            assert_never(branch.together.composition)


def _geometric(branch: Branch, parts: Sequence[_Part]) -> Fraction:
    try:
        from evaldsl.quantity.roots import geometric_mean

        return geometric_mean(parts)
    except OverflowError:
        raise EvaluationError(error("E0693", branch.span, name=branch.name)) from None
