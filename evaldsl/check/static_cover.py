"""Whether intervals cover a domain without gap and without overlap."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs

from evaldsl.check.static_values import Interval
from evaldsl.diagnostics import Diagnostic, Label, Text, error, text, warning
from evaldsl.text import Span


class Hole(NamedTuple):
    """A stretch that no interval holds, between the neighbours `below` and `above` (None: the domain's end)."""

    below: Interval | None
    above: Interval | None


class Clash(NamedTuple):
    """Two intervals that share numbers; `point` where they share one number only."""

    first: Interval
    second: Interval
    point: bool


class Cover(NamedTuple):
    """What `cover` finds; `unsettled` are neighbours whose common end belongs to neither in so many words."""

    holes: tuple[Hole, ...]
    clashes: tuple[Clash, ...]
    unsettled: tuple[tuple[Interval, Interval], ...]


def settle(intervals: tuple[Interval, ...], domain: Interval) -> tuple[Interval, ...]:
    """The end that coincides with the domain's end is included, unless another interval holds it already."""
    settled = tuple(attrs.evolve(one, low_closed=True) if _at_low(one, domain) else one for one in intervals)
    top = domain.high
    if top is None or any(one.low == top == one.high or (one.high == top and one.high_closed) for one in settled):
        return settled
    return tuple(attrs.evolve(one, high_closed=True) if one.high == top else one for one in settled)


def _at_low(one: Interval, domain: Interval) -> bool:
    return one.low is not None and one.low == domain.low and one.low_closed is None


def cover(intervals: tuple[Interval, ...], domain: Interval, unit: Fraction | None = None) -> Cover:
    """Sweep from the domain's low end to its high end. With a unit only its multiples are numbers."""
    ordered = sorted((one for one in intervals if not one.is_empty), key=_start)
    holes: list[Hole] = []
    clashes: list[Clash] = []
    unsettled: list[tuple[Interval, Interval]] = []
    reach: Interval | None = None
    for one in ordered:
        if reach is None:
            if _open_below(one, domain, unit):
                holes.append(Hole(None, one))
        elif (clash := _clash(reach, one)) is not None:
            clashes.append(clash)
        elif _apart(reach, one, unit):
            holes.append(Hole(reach, one))
        elif reach.high == one.low and reach.high_closed is None and one.low_closed is None:
            unsettled.append((reach, one))
        reach = one if reach is None or _further(one, reach) else reach
    if reach is not None and _open_above(reach, domain, unit):
        holes.append(Hole(reach, None))
    return Cover(tuple(holes), tuple(clashes), tuple(unsettled))


def _start(one: Interval) -> tuple[bool, Fraction, bool, bool]:
    low = one.low
    return (low is not None, low or Fraction(0), one.low_closed is False, low is None or low != one.high)


def _further(one: Interval, reach: Interval) -> bool:
    if reach.high is None:
        return False
    return one.high is None or one.high > reach.high or (one.high == reach.high and one.high_closed is not False)


def _clash(left: Interval, right: Interval) -> Clash | None:
    if left.high is None or right.low is None or right.low < left.high:
        return Clash(left, right, False)
    both = left.high == right.low and left.high_closed is True and right.low_closed is True
    return Clash(left, right, True) if both else None


def _apart(left: Interval, right: Interval, unit: Fraction | None) -> bool:
    if left.high is None or right.low is None:
        return False  # open ends clash
    if right.low == left.high:
        return left.high_closed is False and right.low_closed is False
    if unit is None:
        return True
    first = _ceiling(left.high, unit) + (left.high_closed is not False and (left.high / unit).denominator == 1)
    last = _ceiling(right.low, unit) + (right.low_closed is False and (right.low / unit).denominator == 1)
    return first < last  # the first multiple that left does not hold, and the first that right holds


def _ceiling(value: Fraction, unit: Fraction) -> int:
    units = value / unit
    return -(-units.numerator // units.denominator)


def _open_below(one: Interval, domain: Interval, unit: Fraction | None) -> bool:
    """A table that begins at 0 is complete: what cannot be negative is seldom declared so."""
    if one.low is None or (domain.low is None and one.low == 0):
        return False
    if domain.low is None or one.low > domain.low:
        return True
    return one.low == domain.low and one.low_closed is False and domain.low_closed is not False and unit is None


def _open_above(one: Interval, domain: Interval, unit: Fraction | None) -> bool:
    if one.high is None:
        return False
    if domain.high is None:
        return True
    if one.high == domain.high:
        return one.high_closed is False and domain.high_closed is not False
    return one.high < domain.high and (unit is None or one.high + unit <= domain.high)


# ── words ─────────────────────────────────────────────────────────────────────────────────────────


def tell_cover(found: Cover, span: Span, *, what: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of gaps, overlaps and ends that belong to nobody; `what` names the table."""
    gaps = (_gap(hole, span, what) for hole in found.holes)
    clashes = (_overlap(clash, span) for clash in found.clashes)
    open_ends = (_unsettled(left, right, span) for left, right in found.unsettled)
    return (*gaps, *clashes, *open_ends)


def _gap(hole: Hole, span: Span, what: str) -> Diagnostic:
    below, above = hole
    labels = tuple(Label(one.span) for one in (below, above) if one is not None and one.span is not None)
    where = labels[-1].span if labels else span
    notes: tuple[Text, ...] = (text("E0320.note"),)
    if below is not None and above is not None:
        notes = _nearly_meets(below, above) or notes
        if below.high == above.low:
            return error("E0320", where, labels=labels[:-1], notes=notes, what=what, where=_at(above.low_text))
        between = text("E0320.between", low=below.high_text, high=above.low_text)
        return error("E0320", where, labels=labels[:-1], notes=notes, what=what, where=between)
    if above is not None:
        under = text("E0320.below" if above.low_closed else "E0320.up_to", end=above.low_text)
        return error("E0321", where, notes=(text("E0321.below"),), what=what, where=under)
    assert below is not None, "a hole has a neighbour"
    over = text("E0320.above" if below.high_closed else "E0320.from", end=below.high_text)
    return error("E0321", where, notes=(text("E0321.above"),), what=what, where=over)


def tell_cracks(holes: tuple[Hole, ...], span: Span) -> tuple[Diagnostic, ...]:
    """`80%-89%` below `90%-100%` where there is a 其余: 89.5% falls to the rest, which hardly anybody means."""
    return tuple(_crack(below, above, span) for below, above in holes if below and above and _is_crack(below, above))


def _is_crack(below: Interval, above: Interval) -> bool:
    """Whether two rows lie closer together than either is half wide, so far as they have two ends."""
    if below.high is None or above.low is None:
        return False
    gap = above.low - below.high
    widths = [one.high - one.low for one in (below, above) if one.low is not None and one.high is not None]
    return gap > 0 and bool(widths) and all(2 * gap < width for width in widths)


def _crack(below: Interval, above: Interval, span: Span) -> Diagnostic:
    where, labels = above.span or span, _neighbour(below)[0]
    notes = (text("W0790.note", end=below.high_text, high=above.low_text),)
    return warning("W0790", where, labels=labels, notes=notes, low=below.high_text, high=above.low_text)


def _nearly_meets(below: Interval, above: Interval) -> tuple[Text, ...]:
    """`90%-99.99%` below `100%`: who writes an end in nines means all that lies below the next row."""
    if below.low is None or below.high == above.low or not below.high_text.rstrip("%分天条次个").endswith("9"):
        return ()
    closing = "]" if above.low_closed is False else ")"
    return (text("E0320.nines", low=below.low_text, high=above.low_text, end=below.high_text, closing=closing),)


def _at(end: str) -> Text:
    return text("E0320.at", end=end)


def _overlap(clash: Clash, span: Span) -> Diagnostic:
    where, point = clash.second.span or span, clash.second.low_text
    labels, first = _neighbour(clash.first)
    if not clash.point:
        notes = _cut_short(clash) or (text("E0322.note"),)
        return error("E0322", where, labels=labels, notes=notes, first=first, second=where.text)
    notes = (text("E0332.note", point=point),)
    return error("E0332", where, labels=labels, notes=notes, point=point, first=first, second=where.text)


def _cut_short(clash: Clash) -> tuple[Text, ...]:
    """`≥ 50%` before `高于80%`: the first row is to end where the second begins, or the second goes."""
    first, second = clash.first, clash.second
    if first.low is None or second.low is None or first.low >= second.low or first.high is not None:
        return ()
    opening, closing = "(" if first.low_closed is False else "[", "]" if second.low_closed is False else ")"
    written = f"{opening}{first.low_text}, {second.low_text}{closing}"
    return (text("E0322.cut", first=first.span.text if first.span else written, written=written),)


def _unsettled(left: Interval, right: Interval, span: Span) -> Diagnostic:
    return undecided(right.low_text, left.span or span, right.span or span)


def undecided(point: str, below: Span, above: Span) -> Diagnostic:
    """E0336: two rows meet at a point and neither says that it includes it."""
    notes = (text("E0336.note", point=point),)
    labels = (Label(below),)
    return error("E0336", above, labels=labels, notes=notes, point=point, first=below.text, second=above.text)


def _neighbour(one: Interval) -> tuple[tuple[Label, ...], str]:
    return ((), "") if one.span is None else ((Label(one.span),), one.span.text)


def empty_intervals(intervals: tuple[Interval, ...], span: Span) -> tuple[Diagnostic, ...]:
    """A low end above the high end, or an interval that excludes its only number."""
    return tuple(
        error("E0333", one.span or span, low=one.low_text, high=one.high_text, notes=(text("E0333.note"),))
        for one in intervals
        if one.is_empty
    )
