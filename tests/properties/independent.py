"""A second, small weight checker on the tree itself; it shares no code with check/."""

from __future__ import annotations

from fractions import Fraction

import attrs

from evaldsl.syntax import tree

Path = tuple[str, ...]


@attrs.frozen
class Verdict:
    """Points of every indicator that has them, groups that are wrong (by the path above them), groups at all."""

    points: dict[Path, Fraction]
    wrong: list[Path]
    groups: dict[Path, list[Path]]
    full: Fraction
    places: int | None


def judge(program: tree.Program, library: tree.Program | None) -> Verdict:
    """Divide the full marks down the tree of the program, reading placed indicators from the library."""
    full, places = Fraction(100), None
    assert isinstance(program.header, tree.SystemHeader)
    for setting in program.header.settings:
        if isinstance(setting, tree.FullMarks):
            full = Fraction(setting.points.digits)
        if isinstance(setting, tree.ScoreRounding) and setting.places is not None:
            places = int(setting.places.digits)
    reusable = {}
    if library is not None:
        reusable = {item.name.text: item for item in library.items if isinstance(item, tree.Reusable)}
    verdict = Verdict({}, [], {}, full, places)
    top = [item for item in program.items if isinstance(item, tree.Indicator)]
    _visit(verdict, reusable, (), top)
    return verdict


def _visit(verdict: Verdict, reusable: dict[str, tree.Reusable], path: Path, group: list[tree.Indicator]) -> None:
    whole = verdict.points.get(path) if path else verdict.full
    paths = [(*path, child.name.text) for child in group]
    verdict.groups[path] = paths
    amounts = _divide(verdict, path, group, whole)
    for child, child_path, amount in zip(group, paths, amounts, strict=True):
        if amount is not None:
            verdict.points[child_path] = amount
        members = child.members
        if child.placed is not None:
            members = _adapted(reusable[child.placed.callee.parts[-1].text].members, child.members)
        below = [member for member in members if isinstance(member, tree.Indicator)]
        if below:
            _visit(verdict, reusable, child_path, below)


def _adapted(members: tuple[tree.Member, ...], overrides: tuple[tree.Member, ...]) -> tuple[tree.Member, ...]:
    """The children of a library's branch after the overrides of its placement; those of direct children only."""
    for each in overrides:
        if not isinstance(each, tree.Override):
            continue
        kept: list[tree.Member] = []
        for member in members:
            named = isinstance(member, tree.Indicator | tree.Slot) and each.target is not None
            if not (named and member.name.text == each.target.text):  # type: ignore[union-attr]  # named is both
                kept.append(member)
            elif each.kind == "fill":
                kept += each.members
            elif each.kind == "replace" and each.indicator is not None and isinstance(member, tree.Indicator):
                kept.append(attrs.evolve(each.indicator, weight=each.indicator.weight or member.weight))
            elif each.kind == "revise" and isinstance(member, tree.Indicator):
                kept.append(attrs.evolve(member, weight=each.weight or member.weight))
        members = (*kept, *((each.indicator,) if each.kind == "add" and each.indicator is not None else ()))
    return members


def _divide(verdict: Verdict, path: Path, group: list[tree.Indicator], whole: Fraction | None) -> list[Fraction | None]:
    amounts: list[Fraction | None] = [None] * len(group)
    parts = [Fraction(0)] * len(group)
    sharing = 0
    for index, child in enumerate(group):
        weight = child.weight
        if isinstance(weight, tree.AbsoluteWeight):
            amounts[index] = Fraction(weight.points.digits)
        elif isinstance(weight, tree.ShareWeight):
            below = Fraction(100) if weight.denominator is None else Fraction(weight.denominator.digits)
            amounts[index] = None if whole is None else whole * Fraction(weight.numerator.digits) / below
        elif isinstance(weight, tree.RelativeWeight):
            parts[index] = Fraction(weight.value.digits)
            if not parts[index]:
                amounts[index] = Fraction(0)
        else:
            parts[index] = Fraction(1)  # an equal weight, or the one hole
        sharing += parts[index] > 0
    if whole is None:
        return amounts
    left = whole - sum(amount for amount in amounts if amount is not None)
    if left != 0 if not sharing else left < 0 or (left == 0 and whole > 0):
        verdict.wrong.append(path)
        return amounts
    exact = [left * part / sum(parts) if part else amount for part, amount in zip(parts, amounts, strict=True)]
    known = [amount for amount in exact if amount is not None]
    in_units = verdict.places is not None and (whole * 10**verdict.places).denominator == 1
    return list(_apportioned(known, verdict.places or 0) if in_units else known)


def _apportioned(exact: list[Fraction], places: int) -> list[Fraction]:
    """Largest remainder on whole units; ties to the larger share, then to the earlier."""
    units = [amount * 10**places for amount in exact]
    floors = [amount.numerator // amount.denominator for amount in units]
    spare = sum(units) - sum(floors)
    assert spare.denominator == 1
    for _ in range(spare.numerator):
        best = max(range(len(units)), key=lambda i: (units[i] - floors[i], units[i], -i))
        floors[best] += 1
    return [Fraction(count, 10**places) for count in floors]
