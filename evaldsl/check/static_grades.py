"""Grade scales: every total from 0 to the full marks has one grade, best first."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import attrs

from evaldsl.check.literals import bare_number
from evaldsl.check.static_cover import cover, empty_intervals, settle, tell_cover
from evaldsl.check.static_rows import one_rest
from evaldsl.check.static_values import Interval, interval
from evaldsl.diagnostics import Diagnostic, Label, error, text, warning
from evaldsl.quantity.units import POINTS, PURE
from evaldsl.syntax import tree

Found: TypeAlias = tuple[Diagnostic, ...]


def check_grades(grades: tree.Grades, full: Fraction, unit: Fraction | None) -> Found:
    """A scale over [0, full]; with a `unit` only its multiples occur.

    Integer bands (80–89 beside 90–100) leave 89.5 without a grade unless totals are whole numbers.
    """
    rows = tuple((row, _band(row, full)) for row in grades.rows if isinstance(row.head, tree.Range | tree.Exactly))
    known = tuple(band for _, band in rows if band is not None)
    if len(known) < len(rows) or not known or any(_is_bare(row) for row, _ in rows):
        return ()
    empty = empty_intervals(known, grades.name.span)
    limits = Interval(Fraction(0), True, full, True)
    settled = settle(known, limits)
    found = cover(settled, limits, unit)
    rest = next((row for row in grades.rows if isinstance(row.head, tree.Rest)), None)
    holes = () if rest is not None or empty else found.holes
    told = tell_cover(found._replace(holes=holes), grades.name.span, what=grades.name.text)
    unreachable = tuple(
        warning("W0702", band.span, notes=(text("W0702.range", range=_marks(full)),))
        for band in known
        if band.low is not None and band.low > full
    )
    if rest is not None and not found.holes and not empty:
        unreachable += (warning("W0702", rest.span, notes=(text("W0702.rest"),)),)
    rests = tuple(row.head.span for row in grades.rows if isinstance(row.head, tree.Rest))
    return (*empty, *told, *one_rest(rests), *_best_first(grades, known), *unreachable)


def _is_bare(row: tree.GradeRow) -> bool:
    """Whether an end has no unit, which infer has reported."""
    ends = (row.head.low, row.head.high) if isinstance(row.head, tree.Range) else ()
    return any(end is not None and bare_number(end) is not None for end in ends)


def _band(row: tree.GradeRow, full: Fraction) -> Interval | None:
    """The row in points: a percentage is of the full marks, and a bare end is a row's own."""
    band = interval(row.head)
    if band is None or band.dimension not in (POINTS, PURE):
        return None
    if not band.percent:
        return band
    low = None if band.low is None else band.low * full
    return attrs.evolve(band, low=low, high=None if band.high is None else band.high * full)


def _best_first(grades: tree.Grades, known: tuple[Interval, ...]) -> Found:
    for better, worse in pairwise(known):
        if better.low is None or (worse.low is not None and worse.low > better.low):
            labels = () if better.span is None else (Label(better.span),)
            return (error("E0331", worse.span, labels=labels, notes=(text("E0331.note"),), name=grades.name.text),)
    return ()


def _marks(full: Fraction) -> str:
    from evaldsl.quantity.exact import decimal_text

    return f"0–{decimal_text(full)}"
