"""自评得分 and 公布得分 as a reader meets them: a row below the indicator, and a list of what differs."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from evaldsl.diagnostics import say, text
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.document import Block, Paragraph, Row, Tree, View
from evaldsl.result.result import Claimed, ClaimKind, Result

_KINDS: tuple[ClaimKind, ...] = ("self", "published")


def claim_rows(claims: Iterable[Claimed], view: View) -> tuple[Row, ...]:
    """`自评得分 8.00 分，比计算得分高 1.06 分`."""
    return tuple(
        Row(_told(claim, view), claim.place if claim.differs else "", tone="weak" if claim.differs else "dim")
        for claim in claims
    )


def claim_summary(result: Result, names: Iterable[tuple[str, tuple[Claimed, ...]]], view: View) -> tuple[Block, ...]:
    """What differs from each kind of claim, the total first; one sentence where nothing does. `names`: the nodes."""
    total = say(text("report.total"), view.language)
    everything = ((total, result.claims), *names)
    return tuple(block for kind in _KINDS for block in _of_kind(kind, everything, view))


def _of_kind(kind: ClaimKind, everything: tuple[tuple[str, tuple[Claimed, ...]], ...], view: View) -> tuple[Block, ...]:
    claims = [(name, claim) for name, found in everything for claim in found if claim.kind == kind]
    if not claims:
        return ()
    rows = tuple(Row(_listed(name, claim, view)) for name, claim in claims if claim.differs)
    words = text(f"report.claims.{kind}")
    if not rows:
        key = "within" if any(claim.difference for _, claim in claims) else "same"
        return (Paragraph(say(text(f"report.claims.{key}", kind=words, count=len(claims)), view.language)),)
    head = text("report.claims.differ", kind=words, count=len(claims), apart=len(rows))
    return Paragraph(say(head, view.language)), Tree((), rows)


def _listed(name: str, claim: Claimed, view: View) -> str:
    computed = claim.score - claim.difference
    told = text(
        "report.claims.row",
        name=name,
        kind=text(f"report.claims.{claim.kind}"),
        claimed=fixed_text(claim.score, view.places),
        computed=fixed_text(computed, view.places),
        difference=_signed(claim.difference, view),
    )
    return say(told, view.language)


def _told(claim: Claimed, view: View) -> str:
    key = "equal" if not claim.difference else "above" if claim.difference > 0 else "below"
    told = text(
        f"report.claims.{key}",
        kind=text(f"report.claims.{claim.kind}"),
        claimed=fixed_text(claim.score, view.places),
        difference=fixed_text(abs(claim.difference), view.places),
    )
    return say(told, view.language)


def _signed(value: Fraction, view: View) -> str:
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + fixed_text(abs(value), view.places)
