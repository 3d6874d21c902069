"""Builders of what a rule gives at least and at most, which may stand on lines of their own beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from evaldsl.diagnostics import error, text
from evaldsl.syntax import tree
from evaldsl.syntax.build.parts import Context, Parts, builds

_BOUNDS = tree.LeastScore | tree.MostScore


@builds("least_score")
def least_score(parts: Parts) -> tree.LeastScore:
    return tree.LeastScore(parts.nodes()[0], span=parts.span)


@builds("most_score")
def most_score(parts: Parts) -> tree.MostScore:
    return tree.MostScore(parts.nodes()[0], span=parts.span)


@builds("most_full")
def most_full(parts: Parts) -> tree.MostScore:
    return tree.MostScore(None, span=parts.span)


@builds("bound")
def bound(parts: Parts) -> tree.Bound:
    """A line of its own."""
    found: tree.Bound = parts.nodes()[0]
    return attrs.evolve(found, span=parts.span)


def parted(parts: Parts) -> tuple[tuple[Any, ...], tuple[tree.Bound, ...]]:
    """The nodes of a rule, and its bounds among them."""
    nodes = parts.nodes()
    bounds = tuple(node for node in nodes if isinstance(node, _BOUNDS))
    return tuple(node for node in nodes if not isinstance(node, _BOUNDS)), bounds


def with_bounds(members: Sequence[Any], context: Context) -> tuple[Any, ...]:
    """The members of a block, each bound on a line of its own given to the rule before it, or else to the first."""
    if not any(isinstance(member, _BOUNDS) for member in members):
        return tuple(members)
    kept = [member for member in members if not isinstance(member, _BOUNDS)]
    rules = [at for at, member in enumerate(kept) if isinstance(member, tree.Sentence | tree.Bounded)]
    passed = 0
    for member in members:
        if not isinstance(member, _BOUNDS):
            passed += 1
        elif not rules:
            context.diagnostics.append(error("E0712", member.span, notes=(text("E0712.note"),)))
        else:
            at = max((each for each in rules if each < passed), default=rules[0])
            kept[at] = _bounded(kept[at], member)
    return tuple(kept)


def _bounded(rule: tree.Rule, bound: tree.Bound) -> tree.Rule:
    if isinstance(rule, tree.Sentence):
        return attrs.evolve(rule, clauses=(*rule.clauses, bound))
    return attrs.evolve(rule, bounds=(*rule.bounds, bound))
