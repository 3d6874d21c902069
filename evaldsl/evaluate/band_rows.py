"""Bands in a table: what its rows must be for a value to lie in one at most, with points within the weight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from evaldsl.diagnostics import Text, error, text
from evaldsl.evaluate.plan import IndicatorPlan
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import number_of, value_of
from evaldsl.model.core import Column
from evaldsl.model.growth import BandRows
from evaldsl.model.shown import show_core, show_value
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import POINTS


class _Band(NamedTuple):
    """A row, counted from 1, with its ends; one that is left out is the neighbour's."""

    row: int
    low: Any
    high: Any


def require_bands(run: Run, plan: IndicatorPlan, bands: BandRows) -> None:
    """Bounds in order, none twice, without gaps; points from 0 to the weight; the subject in one of the rows.

    Raises EvaluationError at the first cell that is wrong.
    """
    count = len(run.table(bands.table).rows)
    if not count:
        raise EvaluationError(error("E0689", bands.span, table=bands.table, problem=text("E0689.empty")))
    found = [_Band(at + 1, _value(run, bands.low, at), _value(run, bands.high, at)) for at in range(count)]
    _in_order(run, bands, found)
    if bands.low is not None and bands.high is not None:
        _without_gaps(run, bands, found)
    if plan.indicator.reach is None:
        for at in range(count):
            _within_weight(run, plan, bands, row=at + 1)
    if bands.subject is not None:
        _inside(run, bands, found)


def _value(run: Run, column: Column | None, at: int) -> Any:
    return None if column is None else value_of(run, column, {column.table: at})


def _in_order(run: Run, bands: BandRows, found: Sequence[_Band]) -> None:
    """The bounds rise from row to row, or fall from row to row."""
    column = bands.low or bands.high
    assert column is not None, "the grammar asks for a bound"
    bounds = [band.low if bands.low is not None else band.high for band in found]
    first: dict[Any, int] = {}
    for row, bound in enumerate(bounds, 1):
        if bound in first:
            problem = text("E0689.twice", bound=_shown(run, (column, row)), first=first[bound])
            raise _wrong(run, bands, (column, row), problem=problem)
        first[bound] = row
    falling = len(bounds) > 1 and bounds[1] < bounds[0]
    for row, (one, other) in enumerate(pairwise(bounds), 2):
        if (other < one) != falling:
            told = {"bound": _shown(run, (column, row)), "before": _shown(run, (column, row - 1))}
            raise _wrong(run, bands, (column, row), problem=text("E0689.order", **told))


def _without_gaps(run: Run, bands: BandRows, found: Sequence[_Band]) -> None:
    """Each band ends above its beginning, and just where the next begins."""
    assert bands.low is not None, "the caller has seen it"
    assert bands.high is not None, "the caller has seen it"
    for band in found:
        if band.high <= band.low:
            told = {"low": _shown(run, (bands.low, band.row)), "high": _shown(run, (bands.high, band.row))}
            raise _wrong(run, bands, (bands.high, band.row), problem=text("E0689.reversed", **told))
    for one, other in pairwise(sorted(found, key=lambda band: band.low)):
        if one.high != other.low:
            kind = "overlap" if one.high > other.low else "gap"
            ends = {"high": _shown(run, (bands.high, one.row)), "low": _shown(run, (bands.low, other.row))}
            raise _wrong(run, bands, (bands.high, one.row), problem=text(f"E0689.{kind}", other=other.row, **ends))


def _within_weight(run: Run, plan: IndicatorPlan, bands: BandRows, *, row: int) -> None:
    value, weight = number_of(run, bands.worth, {bands.table: row - 1}), plan.indicator.weight
    in_points = isinstance(bands.worth.type, NumberType) and bands.worth.type.dimension == POINTS
    if not 0 <= value <= (weight if in_points else 1):
        shown = _shown(run, (bands.worth, row))
        problem = text("E0689.points", points=shown, name=plan.indicator.name, weight=weight)
        raise _wrong(run, bands, (bands.worth, row), problem=problem)


def _inside(run: Run, bands: BandRows, found: Sequence[_Band]) -> None:
    """Without 其余 some row holds the subject."""
    assert bands.subject is not None, "the caller has seen it"
    value: Any = value_of(run, bands.subject)
    above = bands.low is None or value >= min(band.low for band in found)
    below = bands.high is None or value <= max(band.high for band in found)
    if not (above and below):
        shown = show_value(value, bands.subject.type, run.language)
        notes = (text("E0653.note", value=shown),)
        subject = show_core(bands.subject, run.language)
        raise EvaluationError(error("E0653", bands.span, subject=subject, value=shown, notes=notes))


def _shown(run: Run, cell: tuple[Column, int]) -> str:
    """A cell as it was written, or its value where it is computed."""
    column, row = cell
    given = run.table(column.table).rows[row - 1].cell(column.name)
    return given.shown if given else show_value(_value(run, column, row - 1), column.type, run.language)


def _wrong(run: Run, bands: BandRows, cell: tuple[Column, int], *, problem: Text) -> EvaluationError:
    """At the cell of the facts, or where it was computed at its row."""
    column, number = cell
    row = run.table(bands.table).rows[number - 1]
    given = row.cell(column.name)
    span = (given and given.span) or row.span or bands.span
    notes = (text("E0689.note", row=number),)
    return EvaluationError(error("E0689", span, table=bands.table, problem=problem, notes=notes))
