"""自评得分 and 公布得分 beside the computed scores: how far apart they are, and whether they add up by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

import attrs

from evaldsl.diagnostics import Text, text, warning
from evaldsl.evaluate.plan import place_of
from evaldsl.evaluate.run import Run
from evaldsl.facts.bound import Claim
from evaldsl.model.system import Composition
from evaldsl.result.result import Claimed, ClaimKind, Node, Result

_KINDS: Final[tuple[ClaimKind, ...]] = ("self", "published")
_MOST_NAMED: Final = 8


def with_claims(run: Run, result: Result) -> Result:
    """The result with every claim at its node and those of the total; what differs is warned of, once a kind."""
    given: dict[str, list[Claim]] = {}
    for claim in run.facts.claims:
        given.setdefault(claim.indicator, []).append(claim)
    children = tuple(_placed(run, node, given) for node in result.children)
    total = _held_against(run, given.get("", ()), result.score)
    found = attrs.evolve(result, children=children, claims=total)
    for kind in _KINDS:
        _tell_differences(run, found, kind)
        _tell_sums(run, found, kind)
    return found


def _placed(run: Run, node: Node, given: dict[str, list[Claim]]) -> Node:
    children = tuple(_placed(run, child, given) for child in node.children)
    return attrs.evolve(node, children=children, claims=_held_against(run, given.get(node.id, ()), node.score))


def _held_against(run: Run, claims: Iterable[Claim], score: Fraction) -> tuple[Claimed, ...]:
    tolerance = run.system.tolerance
    ordered = sorted(claims, key=lambda claim: _KINDS.index(claim.kind))
    return tuple(
        Claimed(each.kind, each.points, apart, abs(apart) > tolerance, place_of(each.span))
        for each in ordered
        for apart in (each.points - score,)
    )


# ── warnings ──────────────────────────────────────────────────────────────────────────────────────


def _of(claims: Iterable[Claimed], kind: ClaimKind) -> Claimed | None:
    return next((each for each in claims if each.kind == kind), None)


def _tell_differences(run: Run, result: Result, kind: ClaimKind) -> None:
    """One warning names all scores that differ by more than the tolerance, the total first."""
    whole = _of(result.claims, kind)
    named = [] if whole is None or not whole.differs else [_pair(text("run.claims.total"), whole, result.score)]
    for node in result.walk():
        claim = _of(node.claims, kind)
        if claim is not None and claim.differs:
            named.append(_pair(text("run.claims.node", name=".".join(node.path)), claim, node.score))
    if not named:
        return
    more = (text("run.claims.more", count=len(named) - _MOST_NAMED),) if len(named) > _MOST_NAMED else ()
    span = next(each.span for each in run.facts.claims if each.kind == kind)
    found = warning(
        "W0720", span, kind=text(f"run.claims.{kind}"), count=len(named), pairs=(*named[:_MOST_NAMED], *more)
    )
    run.diagnostics[found] = None


def _pair(name: Text, claim: Claimed, score: Fraction) -> Text:
    return text("run.claims.pair", name=name, claimed=claim.score, computed=score)


def _tell_sums(run: Run, result: Result, kind: ClaimKind) -> None:
    """Claims of which a whole and all its parts are given, and do not add up."""
    if run.system.together.composition is Composition.SUM and not result.lines:
        _tell_sum(run, text("run.claims.total"), (result.claims, result.children, kind))
    for node in result.walk():
        if node.composition == "sum" and node.children and not node.lines:
            name = text("run.claims.node", name=".".join(node.path))
            _tell_sum(run, name, (node.claims, node.children, kind))


def _tell_sum(run: Run, name: Text, at: tuple[tuple[Claimed, ...], tuple[Node, ...], ClaimKind]) -> None:
    claims, nodes, kind = at
    whole = _of(claims, kind)
    parts = [claim for node in nodes if (claim := _of(node.claims, kind)) is not None]
    if whole is None or len(parts) < len(nodes):
        return
    together = sum((part.score for part in parts), Fraction(0))
    if together != whole.score:
        span = next(each.span for each in run.facts.claims if each.kind == kind and place_of(each.span) == whole.place)
        words = text(f"run.claims.{kind}")
        found = warning("W0721", span, name=name, kind=words, whole=whole.score, sum=together)
        run.diagnostics[found] = None
