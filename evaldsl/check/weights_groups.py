"""Groups of sibling weights: reading them, dividing the parent's points among them, and what goes wrong.

A weight is absolute, a share of the parent, relative (等权 is a group of equal relative weights) or a hole. Absolute
weights and shares are taken first; relative weights divide what they leave in proportion, or a single hole takes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import count
from typing import Final, Literal, NamedTuple, TypeAlias, assert_never

from evaldsl.check.placed import Placed
from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.frozen import frozen
from evaldsl.quantity.apportion import apportion
from evaldsl.quantity.units import POINTS, unit_named
from evaldsl.syntax import tree

Kind: TypeAlias = Literal["absolute", "share", "relative", "equal", "hole", "missing", "unknown", "rows"]
Amounts: TypeAlias = tuple[Fraction | None, ...]
TroubleKind: TypeAlias = Literal["sum", "nothing", "overfull", "fine", "tiny", "missing", "holes", "mixed"]

_SHARING: Final = ("relative", "equal", "hole")
_UNCHANGED: Final[Mapping[int, Fraction]] = {}
_ZERO: Final = Fraction(0)


@frozen(eq=False)
class Member:
    """One indicator in its group: `value` in points, as a ratio of the parent, or as a proportion, by `kind`.

    `index` numbers the members of the whole tree in order.
    """

    index: int
    placed: Placed
    kind: Kind
    value: Fraction
    group: Group | None


@frozen(eq=False)
class Group:
    """The children of one indicator; `owner` None: the top level. `combine`: how they make the parent (None: a sum).

    `additive`: they have no weights and give points; one with a weight in points has these at most.
    """

    owner: Placed | None
    members: tuple[Member, ...]
    combine: tree.CombineMode | None = None
    additive: bool = False


@frozen(eq=False)
class Trouble:
    """What is wrong with a group whose parent has `weight` points; `amounts` are the members' points where known."""

    kind: TroubleKind
    group: Group
    weight: Fraction | None
    amounts: Amounts


class Examination(NamedTuple):
    """The points of every member that has them, by index, and all troubles in source order.

    `portions`: what members of groups that are not summed count for, in points of their parent.
    """

    points: dict[int, Fraction]
    troubles: list[Trouble]
    portions: dict[int, Fraction]


# ── reading ───────────────────────────────────────────────────────────────────────────────────────


def read_groups(
    placed: tuple[Placed, ...], together: tuple[tree.Together, ...] = ()
) -> tuple[Group, tuple[Diagnostic, ...]]:
    """The tree of groups, and what is wrong with single weights; `together` is what the header says of the total."""
    reading = _Reading(count(), [])
    additive = is_additive(together)
    members = tuple(_member(one, reading, in_points=additive) for one in placed)
    top = Group(None, members, combine_of(together), additive)
    return top, tuple(reading.found)


def combine_of(together: tuple[tree.Together, ...]) -> tree.CombineMode | None:
    """How a node is made of its children; None: it is their sum."""
    return next((setting.mode for setting in together if isinstance(setting, tree.CombineSetting)), None)


def is_additive(together: tuple[tree.Together, ...]) -> bool:
    """Whether a node says 累加计分."""
    return any(isinstance(setting, tree.AdditiveSetting) for setting in together)


class _Reading(NamedTuple):
    numbers: Iterator[int]
    found: list[Diagnostic]


def _group(owner: Placed, placed: tuple[Placed, ...], reading: _Reading, *, in_points: bool) -> Group:
    """What stands below an indicator that only gives points gives points too."""
    additive = is_additive(owner.together) or in_points
    members = tuple(_member(one, reading, in_points=additive) for one in placed)
    return Group(owner, members, combine_of(owner.together), additive)


def _member(placed: Placed, reading: _Reading, *, in_points: bool) -> Member:
    index = next(reading.numbers)
    if placed.is_pattern:
        from evaldsl.check.rows import weight_faults  # few specs have leaves from rows

        reading.found.extend(each for each in weight_faults(placed, in_points=in_points) if each not in reading.found)
        return Member(index, placed, "rows", _ZERO, None)
    kind, value = ("missing", _ZERO) if placed.weight is None else _measure(placed.weight)
    if in_points and kind not in ("missing", "absolute"):
        span = placed.weight_span or placed.span
        reading.found.append(error("E0703", span, name=placed.name, notes=(text("E0703.note"),)))
        kind, value = "unknown", _ZERO
    if value is None or value < 0:
        reading.found.append(_unreadable(placed) if value is None else _negative(placed))
        kind, value = "unknown", _ZERO
    points = in_points and kind == "missing"
    below = _group(placed, placed.children, reading, in_points=points) if placed.children else None
    return Member(index, placed, kind, value, below)


def _measure(weight: tree.Weight) -> tuple[Kind, Fraction | None]:
    """Its kind and value; None where the number has a unit that no weight has."""
    match weight:
        case tree.HoleWeight():
            return "hole", _ZERO
        case tree.EqualWeight():
            return "equal", Fraction(1)
        case tree.AbsoluteWeight(points=number):
            return "absolute", number.value if unit_named(number.unit).dimension == POINTS else None
        case tree.RelativeWeight(value=number):
            return "relative", None if number.unit else number.value
        case tree.ShareWeight():
            return "share", _share(weight)
        case _:
            assert_never(weight)


def _share(weight: tree.ShareWeight) -> Fraction | None:
    number, below = weight.numerator, weight.denominator
    if below is not None:
        return number.value / below.value if below.value and not number.unit and not below.unit else None
    unit = unit_named(number.unit)
    return number.value * unit.factor if unit.percent and not unit.point else None


def _unreadable(placed: Placed) -> Diagnostic:
    span = placed.weight_span or placed.span
    return error("E0309", span, name=placed.name, written=span.text, notes=(text("E0309.note"),))


def _negative(placed: Placed) -> Diagnostic:
    span = placed.weight_span or placed.span
    return error("E0305", span, name=placed.name, notes=(text("E0305.note"),))


# ── dividing ──────────────────────────────────────────────────────────────────────────────────────


def examine(
    group: Group, weight: Fraction | None, unit: Fraction | None, *, changes: Mapping[int, Fraction] = _UNCHANGED
) -> Examination:
    """Divide `weight` points (None: unknown) down the tree, in multiples of `unit` if there is one.

    `changes` replaces the values of members by index, to try what another weight would do.
    """
    examination = Examination({}, [], {})
    _divide(group, weight, _Trial(unit, changes, examination))
    return examination


class _Trial(NamedTuple):
    unit: Fraction | None
    changes: Mapping[int, Fraction]
    seen: Examination


def _divide(group: Group, weight: Fraction | None, trial: _Trial) -> None:
    if group.additive:
        amounts: Amounts = tuple(None if member.kind == "unknown" else member.value for member in group.members)
    else:
        amounts = _amounts(group, weight, trial) if group.combine is None else _whole(group, weight, trial)
    for member, amount in zip(group.members, amounts, strict=True):
        if amount is not None:
            trial.seen.points[member.index] = amount
        if member.group is not None:
            _divide(member.group, amount, trial)


def _whole(group: Group, weight: Fraction | None, trial: _Trial) -> Amounts:
    """Members that are not summed are each scored out of all their parent's points; what they divide is its weight.

    Where a formula makes the parent, a weight in points is what the member is scored out of.
    """
    if group.combine == "formula":
        return tuple(member.value if member.kind == "absolute" else weight for member in group.members)
    if all(member.kind == "missing" or _is_out_of(member, weight) for member in group.members):
        portions: Amounts = (None if weight is None else weight / len(group.members),) * len(group.members)
    else:
        portions = _amounts(group, weight, trial._replace(unit=None))
    for member, portion in zip(group.members, portions, strict=True):
        if portion is not None:
            trial.seen.portions[member.index] = portion
    return (weight,) * len(group.members)


def _is_out_of(member: Member, weight: Fraction | None) -> bool:
    """Whether a member repeats the points of its parent, which it is scored out of in any case."""
    return member.kind == "absolute" and member.value == weight


def _amounts(group: Group, weight: Fraction | None, trial: _Trial) -> Amounts:
    """The points of the members; what is wrong with them goes to the troubles."""
    values = [trial.changes.get(member.index, member.value) for member in group.members]
    fixed = [_fixed(member, value, weight) for member, value in zip(group.members, values, strict=True)]
    if any(member.kind == "rows" for member in group.members):
        return _with_rows(group, fixed, weight, trial=trial)
    kind, amounts = _shared(group, tuple(values), fixed=fixed, weight=weight)
    if kind is None and trial.unit is not None and weight is not None:
        kind, amounts = _in_units(group, amounts, weight=weight, unit=trial.unit)
    if kind is not None:
        trial.seen.troubles.append(Trouble(kind, group, weight, amounts))
    return amounts


def _with_rows(group: Group, fixed: list[Fraction | None], weight: Fraction | None, *, trial: _Trial) -> Amounts:
    """Rows take what is left, and so, until they are known, does whatever shares it with them."""
    conflict = _conflict([member.kind for member in group.members])
    left = None if weight is None else weight - sum(amount for amount in fixed if amount is not None)
    kind: TroubleKind | None = conflict or ("overfull" if _too_little(left, weight) else None)
    if kind is not None:
        trial.seen.troubles.append(Trouble(kind, group, weight, tuple(fixed)))
    return tuple(left if amount is None else amount for amount in fixed)


def _fixed(member: Member, value: Fraction, weight: Fraction | None) -> Fraction | None:
    """The points of an absolute weight or a share, None for the other kinds."""
    if member.kind == "absolute":
        return value
    return value * weight if member.kind == "share" and weight is not None else None


def _shared(
    group: Group, values: tuple[Fraction, ...], *, fixed: list[Fraction | None], weight: Fraction | None
) -> tuple[TroubleKind | None, Amounts]:
    kinds = [member.kind for member in group.members]
    if (conflict := _conflict(kinds)) is not None or "unknown" in kinds or weight is None:
        return conflict, tuple(fixed)
    left = weight - sum(amount for amount in fixed if amount is not None)
    whole = sum((value for kind, value in zip(kinds, values, strict=True) if kind in ("relative", "equal")), _ZERO)
    if not whole and "hole" not in kinds:
        amounts = tuple(_ZERO if amount is None else amount for amount in fixed)
        return (None if not left else "sum" if any(amounts) else "nothing"), amounts
    if _too_little(left, weight):
        return "overfull", tuple(fixed)
    return None, tuple(
        amount if amount is not None else left * value / whole if whole else left
        for amount, value in zip(fixed, values, strict=True)
    )


def _too_little(left: Fraction | None, weight: Fraction | None) -> bool:
    """Whether nothing is left for those who share it; where the parent itself has no points, nothing is enough."""
    return left is not None and (left < 0 or (not left and bool(weight)))


def _conflict(kinds: list[Kind]) -> TroubleKind | None:
    """Kinds that cannot stand together, whatever their numbers."""
    if "missing" in kinds:
        return "missing"
    if kinds.count("hole") > 1:
        return "holes"
    sharing = sorted({kind for kind in kinds if kind in _SHARING})
    return "mixed" if len(sharing) > 1 else None


def _in_units(
    group: Group, amounts: Amounts, *, weight: Fraction, unit: Fraction
) -> tuple[TroubleKind | None, Amounts]:
    """The same points in multiples of the unit, by largest remainder."""
    known = tuple(amount for amount in amounts if amount is not None)
    odd = [(amount / unit).denominator != 1 for amount in known]
    if len(known) < len(amounts) or not any(odd):
        return None, amounts
    if any(member.kind == "absolute" and finer for member, finer in zip(group.members, odd, strict=True)):
        return "fine", amounts
    if (weight / unit).denominator != 1:
        return None, amounts  # follows from a weight further up that is finer than the unit
    apportioned = apportion(known, weight, unit)
    tiny = any(amount and not units for amount, units in zip(known, apportioned, strict=True))
    return ("tiny" if tiny else None), apportioned
