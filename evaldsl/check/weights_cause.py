"""Which single weight explains several groups that no longer add up, so that one mistake gives one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from evaldsl.check.weights_groups import Examination, Group, Member, Trouble, examine
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import round_half_up
from evaldsl.syntax import tree

FULL_MARKS: Final = -1  # the place of 满分 among the indexes of members
_MOST_TROUBLES: Final = 40  # beyond that there is no single mistake to look for
_MOST_TRIALS: Final = 400
_MOST_VISITS: Final = 200_000

_Candidate: TypeAlias = tuple[int, Fraction]


@frozen(eq=False)
class Cause:
    """With `value` for the weight of `member` (None: for 满分) all `troubles` would be gone."""

    member: Member | None
    value: Fraction
    troubles: tuple[Trouble, ...]


@frozen(eq=False)
class Tree:
    """The groups with their full marks, unit, and the points found for them as they stand."""

    top: Group
    full: Fraction
    unit: Fraction | None
    points: dict[int, Fraction]


def explain(weights: Tree, troubles: tuple[Trouble, ...]) -> tuple[Cause, ...]:
    """The causes of two or more troubles each; no trouble has two causes."""
    causes = []
    rest = tuple(trouble for trouble in troubles if trouble.kind in ("sum", "overfull"))
    while 2 <= len(rest) <= _MOST_TROUBLES and (cause := _best(_Search(weights), rest)) is not None:
        causes.append(cause)
        rest = tuple(trouble for trouble in rest if trouble not in cause.troubles)
    return tuple(causes)


class _Search:
    """Where each member and group stands; made only once something is wrong."""

    def __init__(self, weights: Tree) -> None:
        self.weights = weights
        self.home: dict[int, Group] = {}
        self.owner: dict[Group, Member] = {}
        self.size: dict[Group, int] = {}
        self.members: dict[int, Member] = {}
        self._written: dict[tree.NodeId, list[int]] = {}
        self._enter(weights.top)

    def _enter(self, group: Group) -> int:
        size = len(group.members)
        for member in group.members:
            self.members[member.index], self.home[member.index] = member, group
            if member.placed.weight is not None:
                self._written.setdefault(member.placed.weight.id, []).append(member.index)
            if member.group is not None:
                self.owner[member.group] = member
                size += self._enter(member.group)
        self.size[group] = size
        return size

    def twins(self, index: int) -> list[int]:
        """The members that one weight in the text stands for: several where a reusable branch is placed often."""
        member = self.members.get(index)
        return [index] if member is None or member.placed.weight is None else self._written[member.placed.weight.id]

    def weight(self, group: Group) -> Fraction | None:
        """The points that the group has to divide."""
        owner = self.owner.get(group)
        return self.weights.full if owner is None else self.weights.points.get(owner.index)


def _best(search: _Search, troubles: tuple[Trouble, ...]) -> Cause | None:
    """The change that removes most troubles and makes none; then the roundest value; then the first."""
    best: Cause | None = None
    visits = 0
    for trials, candidate in enumerate(_distinct(_roundings(search, _candidates(search, troubles)))):
        visits += search.size[_home(search, candidate[0])]
        if trials >= _MOST_TRIALS or visits > _MOST_VISITS:
            break
        gone = _removed(search, candidate, troubles)
        if len(gone) >= 2 and (best is None or _merit(gone, candidate) > _merit(best.troubles, (0, best.value))):
            best = Cause(search.members.get(candidate[0]), candidate[1], gone)
    return best


def _merit(gone: tuple[Trouble, ...], candidate: _Candidate) -> tuple[int, int]:
    return len(gone), -candidate[1].denominator


def _removed(search: _Search, candidate: _Candidate, troubles: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """The troubles that the change removes; none if it makes a new one."""
    index, value = candidate
    home = _home(search, index)
    weight = search.weight(home) if index != FULL_MARKS else value
    if weight is None:
        return ()
    unit = search.weights.unit
    before = _keys(examine(home, search.weight(home), unit))
    after = _keys(examine(home, weight, unit, changes=dict.fromkeys(search.twins(index), value)))
    if not after <= before:
        return ()
    return tuple(t for t in troubles if (t.group, t.kind) in before and (t.group, t.kind) not in after)


def _home(search: _Search, index: int) -> Group:
    """The group that holds all that a change could reach."""
    return search.home[index] if index != FULL_MARKS and len(search.twins(index)) == 1 else search.weights.top


def _keys(examination: Examination) -> set[tuple[Group, str]]:
    return {(trouble.group, trouble.kind) for trouble in examination.troubles}


# ── candidates ────────────────────────────────────────────────────────────────────────────────────


class _Sums(NamedTuple):
    """What a group takes whatever its weight (`points`), and as a ratio of its weight (`ratio`)."""

    points: Fraction
    ratio: Fraction

    @property
    def fitting(self) -> Fraction | None:
        """The weight at which such a group without relative weights adds up."""
        return self.points / (1 - self.ratio) if self.points and self.ratio < 1 else None


def _sums(group: Group) -> _Sums:
    points = sum((member.value for member in group.members if member.kind == "absolute"), Fraction(0))
    return _Sums(points, sum((member.value for member in group.members if member.kind == "share"), Fraction(0)))


def _candidates(search: _Search, troubles: tuple[Trouble, ...]) -> Iterator[_Candidate]:
    needed: dict[int, Fraction] = {}
    for trouble in troubles:
        if trouble.kind == "sum" and (fitting := _sums(trouble.group).fitting) is not None:
            owner = search.owner.get(trouble.group)
            needed[FULL_MARKS if owner is None else owner.index] = fitting
    for index, fitting in needed.items():
        yield from ((FULL_MARKS, fitting),) if index == FULL_MARKS else _weigh(search, index, fitting)
        yield from () if index == FULL_MARKS else _together(search, index, needed)
    for trouble in troubles:
        if trouble.kind == "sum" and trouble.weight is not None:
            over = sum((amount for amount in trouble.amounts if amount is not None), Fraction(0)) - trouble.weight
            yield from _shift(trouble.group, trouble.weight, over)


def _raise(search: _Search, group: Group, weight: Fraction) -> Iterator[_Candidate]:
    """What could be changed so that the group has that weight to divide."""
    owner = search.owner.get(group)
    yield from ((FULL_MARKS, weight),) if owner is None else _weigh(search, owner.index, weight)


def _weigh(search: _Search, index: int, needed: Fraction) -> Iterator[_Candidate]:
    """What could be changed so that the member gets the points it needs."""
    member, home = search.members[index], search.home[index]
    weight = search.weight(home)
    if member.kind == "absolute":
        yield index, needed
    elif member.kind == "share":
        if weight:
            yield index, needed / weight
        if member.value:
            yield from _raise(search, home, needed / member.value)
    elif member.kind in ("relative", "equal", "hole") and weight is not None and (part := _proportion(home, member)):
        yield from _leave(search, home, needed / part)


def _together(search: _Search, index: int, needed: dict[int, Fraction]) -> Iterator[_Candidate]:
    """The same for all members that divide what is left, each with what it needs or has."""
    home = search.home[index]
    sharing = [member for member in home.members if member.kind in ("relative", "equal")]
    if index not in {member.index for member in sharing} or search.weight(home) is None:
        return
    points = search.weights.points
    yield from _leave(
        search, home, sum((needed.get(m.index, points.get(m.index, Fraction(0))) for m in sharing), Fraction(0))
    )


def _leave(search: _Search, home: Group, left: Fraction) -> Iterator[_Candidate]:
    """What could be changed so that absolute weights and shares leave just that much."""
    weight = search.weight(home)
    sums = _sums(home)
    if weight is None:
        return
    yield from _shift(home, weight, left - (weight * (1 - sums.ratio) - sums.points))
    if sums.ratio < 1:
        yield from _raise(search, home, (left + sums.points) / (1 - sums.ratio))


def _shift(group: Group, weight: Fraction, less: Fraction) -> Iterator[_Candidate]:
    """Each absolute weight and share of the group, made smaller by `less` points."""
    for member in group.members:
        if member.kind == "absolute":
            yield member.index, member.value - less
        elif member.kind == "share" and weight:
            yield member.index, member.value - less / weight


def _proportion(home: Group, member: Member) -> Fraction:
    if member.kind == "hole":
        return Fraction(1)
    whole = sum((m.value for m in home.members if m.kind in ("relative", "equal")), Fraction(0))
    return member.value / whole if whole else whole


# ── plausible values ──────────────────────────────────────────────────────────────────────────────


def _roundings(search: _Search, candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """Each value as it is, and rounded as finely as the author wrote the weight (apportioned groups need that)."""
    for index, value in candidates:
        yield index, value
        member = search.members.get(index)
        match member.placed.weight if member is not None else None:
            case tree.AbsoluteWeight(points=number):
                yield index, round_half_up(value, _places(number))
            case tree.ShareWeight(numerator=number, denominator=None):
                yield index, round_half_up(value * 100, _places(number)) / 100
            case _:
                pass


def _places(number: tree.Number) -> int:
    return len(number.digits.partition(".")[2])


def _distinct(candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    return iter(dict.fromkeys(candidate for candidate in candidates if candidate[1] > 0))
