"""The ledger: from the weight to the score, line by line, exactly and as printed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from evaldsl.diagnostics import Text, text
from evaldsl.quantity.apportion import apportion
from evaldsl.quantity.exact import Grain, is_within, minus, round_half_up
from evaldsl.result.result import Evidence, Line, LineKind

_ZERO = Fraction(0)


class Entry(NamedTuple):
    """A line before its printed amount is known."""

    kind: LineKind
    amount: Fraction
    because: Text
    place: str | None
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Ledger:
    """The lines from `start` on and what they have left so far (`left`)."""

    __slots__ = ("entries", "left", "start")

    def __init__(self, start: Fraction) -> None:
        self.start = start
        self.left = start
        self.entries: list[Entry] = []

    def add(self, entry: Entry) -> None:
        """Take the amount of a line from what is left."""
        self.entries.append(entry)
        self.left = minus(self.left, entry.amount)

    def close(self, places: int | None, grain: Grain | None = None) -> tuple[Fraction, tuple[Line, ...]]:
        """The outcome and the lines that lead to it; rounded to a `grain`, or half up to `places` decimals (None: not).

        The rounding has a line of its own, so that `start` less all exact amounts is the outcome. The printed amounts
        leave it out: they are the other amounts cut down to the last decimal, and the units left over until
        start − outcome is reached go to the lines with the largest remainders (the largest amount first among
        equals), so that the printed column adds up and no printed amount is a whole unit away from the exact one.
        """
        if grain is None:
            outcome = self.left if places is None else round_half_up(self.left, places)
        else:
            outcome, places = grain.of(self.left), grain.places
            outcome = self.left if outcome == self.left else outcome
        same = outcome is self.left  # halves up gives the number itself where it is round
        if same and not self.entries:
            return outcome, ()
        because = _rounding(places or 0) if grain is None else _rounded(grain)
        if places is not None and not self._folds(places, outcome):
            return outcome, self._unfolded(outcome, because, places)
        lines = [_line(entry, shown) for entry, shown in zip(self.entries, self._printed(outcome, places), strict=True)]
        if not same:
            lines.append(Line("rounding", minus(self.left, outcome), _ZERO, because, None, (), None))
        return outcome, tuple(lines)

    def _folds(self, places: int, outcome: Fraction) -> bool:
        """Whether rounding can be folded into the lines: there are some, they start from a number as round, and it is
        less than a unit of what is printed (a coarse step may be more)."""
        scale = 10**places
        return bool(self.entries) and scale % self.start.denominator == 0 and is_within(self.left, outcome, scale)

    def _unfolded(self, outcome: Fraction, because: Text, places: int) -> tuple[Line, ...]:
        """The lines and the rounding printed beside them, which add up as printed where start and outcome are round."""
        taken = self.left - outcome
        amounts = [entry.amount for entry in self.entries] + ([taken] if taken else [])
        lost, scale = self.start - outcome, 10**places
        shown = amounts if scale % lost.denominator else apportion(amounts, lost, Fraction(1, scale))
        lines = [_line(entry, amount) for entry, amount in zip(self.entries, shown, strict=False)]
        if taken:
            lines.append(Line("rounding", taken, shown[-1], because, None, (), None))
        return tuple(lines)

    def _printed(self, outcome: Fraction, places: int | None) -> Sequence[Fraction]:
        amounts = [entry.amount for entry in self.entries]
        if len(amounts) == 1 or places is None:
            return amounts if outcome is self.left else [minus(self.start, outcome)]
        scale = 10**places
        if all(scale % amount.denominator == 0 for amount in amounts):
            return amounts
        return apportion(amounts, self.start - outcome, Fraction(1, scale))


def _line(entry: Entry, printed: Fraction) -> Line:
    return Line(entry.kind, entry.amount, printed, entry.because, entry.reason, entry.evidence, entry.place)


@cache
def _rounded(grain: Grain) -> Text:
    return text(f"because.rounding.{grain.mode}", unit=grain.step)


@cache
def _rounding(places: int) -> Text:
    return text("because.rounding", places=places)
