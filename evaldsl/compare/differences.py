"""The tree of differences: every indicator of either result, its scores, and the causes of what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from evaldsl.compare.causes import Between, Cause, Change, Side, leaf_changes
from evaldsl.frozen import frozen
from evaldsl.result.result import Node, Result


@frozen
class Difference:
    """An indicator in both results, or in one of them (the other score is None).

    The changes of a branch are its own only; with those of all below they add up to its difference.
    """

    path: tuple[str, ...]
    before: Fraction | None
    after: Fraction | None
    changes: tuple[Change, ...]
    children: tuple[Difference, ...] = ()

    @property
    def amount(self) -> Fraction:
        return (self.after or Fraction(0)) - (self.before or Fraction(0))

    def walk(self) -> Iterator[Difference]:
        """This one and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@frozen
class Comparison:
    """Two results: `root` is the total, `names` what the two are called."""

    before: Result
    after: Result
    root: Difference
    names: tuple[str, str]

    def by_cause(self) -> dict[Cause, Fraction]:
        """What each cause makes of the total's difference; their sum is the difference."""
        found: dict[Cause, Fraction] = {}
        for one in self.root.walk():
            for change in one.changes:
                found[change.cause] = found.get(change.cause, Fraction(0)) + change.amount
        return {cause: amount for cause, amount in found.items() if amount}


@frozen
class Middle:
    """A result of one side's rubric with the other side's facts."""

    result: Result
    rubric: Side


def compare(before: Result, after: Result, *, middle: Middle | None, names: tuple[str, str]) -> Comparison:
    """The differences of two results; `middle` tells facts and rubric apart."""
    between = {} if middle is None else {node.path: node for node in middle.result.walk()}
    sides = _Sides(between, "before" if middle is None else middle.rubric)
    children = tuple(_pairs(before.children, after.children, sides))
    own = after.score - before.score - sum((child.amount for child in children), Fraction(0))
    root = Difference((), before.score, after.score, _whole(own), children)
    return Comparison(before, after, root, names)


@frozen
class _Sides:
    between: Mapping[tuple[str, ...], Node]
    rubric: Side


def _pairs(before: tuple[Node, ...], after: tuple[Node, ...], sides: _Sides) -> Iterator[Difference]:
    """Indicators by their codes, else by their names: those of the first in their order, then what is new."""
    left = {_key(node): node for node in after}
    for node in before:
        other = left.pop(_key(node), None)
        if other is None:
            yield Difference(node.path, node.score, None, _only("removed", -node.score))
        else:
            yield _pair(node, other, sides)
    for node in left.values():
        yield Difference(node.path, None, node.score, _only("added", node.score))


def _key(node: Node) -> str:
    return next((value for key, value in node.attributes if key == "code"), node.name)


def _pair(before: Node, after: Node, sides: _Sides) -> Difference:
    if not before.children and not after.children:
        whose = before if sides.rubric == "before" else after
        found = sides.between.get(whose.path)
        between = None if found is None or found.children else Between(found, sides.rubric)
        return Difference(after.path, before.score, after.score, leaf_changes(before, after, between))
    if not before.children or not after.children:  # a leaf was divided, or a branch became a leaf
        return Difference(after.path, before.score, after.score, _only("mixed", after.score - before.score))
    children = tuple(_pairs(before.children, after.children, sides))
    own = after.score - before.score - sum((child.amount for child in children), Fraction(0))
    return Difference(after.path, before.score, after.score, _whole(own), children)


def _whole(amount: Fraction) -> tuple[Change, ...]:
    return _only("whole", amount)


def _only(cause: Cause, amount: Fraction) -> tuple[Change, ...]:
    return (Change(cause, amount),) if amount else ()
