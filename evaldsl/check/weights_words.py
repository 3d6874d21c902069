"""What is said of weights that do not add up."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple, assert_never

from evaldsl.check.placed import Placed
from evaldsl.check.weights_cause import Cause
from evaldsl.check.weights_groups import Group, Member, Trouble
from evaldsl.diagnostics import Diagnostic, Label, Text, error, text
from evaldsl.quantity.exact import decimal_text
from evaldsl.syntax import tree
from evaldsl.text import Span

_MOST_LABELS: Final = 24


class Setting(NamedTuple):
    """What the header says of points: full marks, where that stands, the unit of scores with its decimals."""

    full: Fraction
    span: Span
    unit: Fraction | None
    places: int | None


def tell(trouble: Trouble, setting: Setting) -> tuple[Diagnostic, ...]:
    """The diagnostics of one trouble: one, but for weights that are each finer than the unit."""
    match trouble.kind:
        case "sum":
            return (_sum(trouble, setting),)
        case "nothing":
            return (_nothing(trouble, setting),)
        case "overfull":
            return (_overfull(trouble, setting),)
        case "missing":
            return (_missing(trouble),)
        case "holes":
            return (_holes(trouble),)
        case "mixed":
            return (_mixed(trouble),)
        case "fine" | "tiny":
            return _units(trouble, setting)
        case _:
            assert_never(trouble.kind)


def tell_cause(cause: Cause, setting: Setting) -> Diagnostic:
    """One diagnostic for one weight that leaves several groups wrong."""
    groups = tuple(_statement(trouble) for trouble in cause.troubles)
    count = len(groups)
    if cause.member is None:
        labels = _differences(cause, setting, setting.span)
        full = text("E0304.points", points=cause.value)
        fits = (text("E0304.fits", value=full),) if _ends(cause.value) else ()
        return error("E0316", setting.span, labels=labels, notes=fits, full=setting.full, count=count, groups=groups)
    placed = cause.member.placed
    span = _whole(placed)
    labels = _differences(cause, setting, span)
    value = _as_written(cause.member, cause.value)
    fits = () if value is None else (text("E0304.fits", value=value),)
    written = _written(placed)
    return error(
        "E0304", span, labels=labels, notes=fits, name=placed.name, written=written, count=count, groups=groups
    )


# ── sums ──────────────────────────────────────────────────────────────────────────────────────────


def _sum(trouble: Trouble, setting: Setting) -> Diagnostic:
    total, expected = _total(trouble), trouble.weight or Fraction(0)
    over = total > expected
    difference = abs(total - expected)
    advice = text("E0301.cut" if over else "E0301.add", difference=difference)
    notes = (*_unlabelled(trouble, expected), *_of_the_whole(trouble, setting), advice)
    return error(
        "E0301",
        _place(trouble.group, setting),
        words=_difference(trouble),
        labels=_labels(trouble),
        notes=notes,
        group=_group(trouble.group),
        sum=total,
        expected=expected,
    )


def _nothing(trouble: Trouble, setting: Setting) -> Diagnostic:
    """All weights are 0, and the parent's points are nobody's."""
    group, whole = _group(trouble.group), trouble.weight or Fraction(0)
    notes = (text("E0715.note"),)
    place = _place(trouble.group, setting)
    return error("E0715", place, labels=_labels(trouble), notes=notes, group=group, whole=whole)


def _statement(trouble: Trouble) -> Text:
    group, total, weight = _group(trouble.group), _total(trouble), trouble.weight or Fraction(0)
    if trouble.kind == "overfull":
        return text("E0304.overfull", group=group, taken=total, whole=weight, names=_sharing(trouble))
    return text("E0304.sum", group=group, sum=total, expected=weight)


def _differences(cause: Cause, setting: Setting, span: Span) -> tuple[Label, ...]:
    """What each group lacks, at the group; the group of the weight itself has said it in the message."""
    places = ((_place(trouble.group, setting), trouble) for trouble in cause.troubles)
    return tuple(Label(place, _difference(trouble)) for place, trouble in places if place != span)


def _difference(trouble: Trouble) -> Text:
    if trouble.kind == "overfull":
        return text("E0302.left")
    difference = _total(trouble) - (trouble.weight or 0)
    return text("E0301.more" if difference > 0 else "E0301.less", difference=abs(difference))


def _member(member: Member, amount: Fraction, whole: Fraction) -> Text:
    placed = member.placed
    if member.kind == "share":
        return text("E0301.share", name=placed.name, written=_written(placed), whole=whole, points=amount)
    return text("E0301.member", name=placed.name, points=amount)


def _unlabelled(trouble: Trouble, whole: Fraction) -> tuple[Text, ...]:
    """All members in one line, where they are too many to be shown each in its place."""
    known = _known(trouble)
    if len(known) <= _MOST_LABELS:
        return ()
    return (text("E0301.members", members=tuple(_member(member, amount, whole) for member, amount in known)),)


def _of_the_whole(trouble: Trouble, setting: Setting) -> tuple[Text, ...]:
    """20% will often be meant of the full marks: the reading in points, inside a branch."""
    shares = [member for member in trouble.group.members if member.kind == "share"]
    if trouble.group.owner is None or not shares:
        return ()
    readings = tuple(text("E0301.member", name=m.placed.name, points=m.value * setting.full) for m in shares)
    return (text("E0301.percent", full=setting.full, readings=readings),)


def _overfull(trouble: Trouble, setting: Setting) -> Diagnostic:
    whole = trouble.weight or Fraction(0)
    left = tuple(
        Label(_weight_span(member.placed), text("E0302.left"))
        for member, amount in zip(trouble.group.members, trouble.amounts, strict=True)
        if amount is None
    )
    return error(
        "E0302",
        _place(trouble.group, setting),
        labels=(*left, *_labels(trouble))[:_MOST_LABELS],
        notes=(text("E0302.note", whole=whole),),
        group=_group(trouble.group),
        taken=_total(trouble),
        whole=whole,
        names=_sharing(trouble),
    )


# ── kinds ─────────────────────────────────────────────────────────────────────────────────────────


def _missing(trouble: Trouble) -> Diagnostic:
    missing = [member.placed for member in trouble.group.members if member.kind == "missing"]
    here = text("E0303.here")
    labels = tuple(Label(placed.span, here) for placed in missing[1:_MOST_LABELS])
    names = tuple(placed.name for placed in missing)
    notes = (_what_fits(trouble, missing),)
    return error("E0303", missing[0].span, words=here, labels=labels, notes=notes, names=names)


def _what_fits(trouble: Trouble, missing: list[Placed]) -> Text:
    name = missing[0].name
    kinds = {member.kind for member in trouble.group.members}
    if trouble.weight is None or kinds - {"absolute", "share", "missing"}:
        return text("E0303.write", name=name)
    left = trouble.weight - _total(trouble)
    if left <= 0:
        return text("E0303.full", taken=_total(trouble), whole=trouble.weight)
    return text("E0303.fits", name=name, left=left) if len(missing) == 1 else text("E0303.divide", left=left)


def _holes(trouble: Trouble) -> Diagnostic:
    holes = [member.placed for member in trouble.group.members if member.kind == "hole"]
    labels = tuple(Label(_weight_span(placed)) for placed in holes[:1])
    names = tuple(placed.name for placed in holes)
    span = _weight_span(holes[1])
    return error("E0306", span, labels=labels, notes=(text("E0306.note"),), count=len(holes), names=names)


def _mixed(trouble: Trouble) -> Diagnostic:
    firsts: dict[str, Placed] = {}
    for member in trouble.group.members:
        if member.kind in ("relative", "equal", "hole"):
            firsts.setdefault(member.kind, member.placed)
    kinds = tuple(text(f"E0307.{kind}") for kind in firsts)
    spans = [_weight_span(placed) for placed in firsts.values()]
    note = text("E0307.hole_note" if "hole" in firsts else "E0307.equal_note")
    return error("E0307", spans[-1], labels=tuple(Label(span) for span in spans[:-1]), notes=(note,), kinds=kinds)


def _units(trouble: Trouble, setting: Setting) -> tuple[Diagnostic, ...]:
    unit = setting.unit or Fraction(1)
    note = text("E0308.note", places=setting.places or 0, unit=unit)
    found = []
    for member, amount in _known(trouble):
        span, name = _weight_span(member.placed), member.placed.name
        if trouble.kind == "tiny" and not amount and member.value:
            found.append(error("E0313", span, name=name, unit=unit, notes=(note,)))
        elif trouble.kind == "fine" and member.kind == "absolute" and (amount / unit).denominator != 1:
            found.append(error("E0308", span, name=name, points=amount, unit=unit, notes=(note,)))
    return tuple(found)


# ── pieces ────────────────────────────────────────────────────────────────────────────────────────


def _known(trouble: Trouble) -> tuple[tuple[Member, Fraction], ...]:
    pairs = zip(trouble.group.members, trouble.amounts, strict=True)
    return tuple((member, amount) for member, amount in pairs if amount is not None)


def _total(trouble: Trouble) -> Fraction:
    return sum((amount for _, amount in _known(trouble)), Fraction(0))


def _group(group: Group) -> Text:
    return text("E0301.top") if group.owner is None else text("E0301.under", name=group.owner.name)


def _sharing(trouble: Trouble) -> tuple[str, ...]:
    pairs = zip(trouble.group.members, trouble.amounts, strict=True)
    return tuple(member.placed.name for member, amount in pairs if amount is None)


def _labels(trouble: Trouble) -> tuple[Label, ...]:
    whole = trouble.weight or Fraction(0)
    return tuple(
        Label(_weight_span(member.placed), _member(member, amount, whole))
        for member, amount in _known(trouble)[:_MOST_LABELS]
    )


def _place(group: Group, setting: Setting) -> Span:
    return setting.span if group.owner is None else _whole(group.owner)


def _whole(placed: Placed) -> Span:
    weight = placed.weight_span
    return placed.span.to(weight) if weight is not None and weight.source is placed.span.source else placed.span


def _weight_span(placed: Placed) -> Span:
    return placed.weight_span or placed.span


def _written(placed: Placed) -> str:
    return "" if placed.weight_span is None else placed.weight_span.text


def _as_written(member: Member, value: Fraction) -> Text | None:
    """The value in the kind of the weight, None where its decimals do not end."""
    match member.placed.weight:
        case tree.AbsoluteWeight() if _ends(value):
            return text("E0304.points", points=value)
        case tree.ShareWeight(denominator=None) if _ends(value * 100):
            return text("E0304.percent", percent=value * 100)
        case _:
            return None


def _ends(value: Fraction) -> bool:
    return not decimal_text(value).endswith("…")
