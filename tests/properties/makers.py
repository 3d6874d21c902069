"""Makers: values drawn by Hypothesis, composed like strategies but without their reprs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from evaldsl.text import Source, Span

NOWHERE = Span(Source("", ""), 0, 0)


class Maker:
    """Makes a value with a draw of Hypothesis. Its strategies would do, but for their reprs: hundreds of megabytes."""

    def __init__(self, make: Callable[[st.DrawFn], Any], ways: tuple[Maker, ...] = ()) -> None:
        self.make = make
        self.ways = ways or (self,)

    def __or__(self, other: Maker) -> Maker:
        return one_of(self, other)

    def map(self, change: Callable[[Any], Any]) -> Maker:
        return Maker(lambda draw: change(self.make(draw)))

    def filter(self, wanted: Callable[[Any], bool]) -> Maker:
        def make(draw: st.DrawFn) -> Any:
            value = self.make(draw)
            assume(wanted(value))
            return value

        return Maker(make)


def drawn(strategy: st.SearchStrategy[Any]) -> Maker:
    return Maker(lambda draw: draw(strategy))


def one_of(*makers: Maker) -> Maker:
    ways = tuple(way for maker in makers for way in maker.ways)
    numbers_of_ways = st.integers(0, len(ways) - 1)
    return Maker(lambda draw: ways[draw(numbers_of_ways)].make(draw), ways)


def just(value: Any) -> Maker:
    return Maker(lambda draw: value)


def one(values: Iterable[Any]) -> Maker:
    return drawn(st.sampled_from(list(values)))


def node(kind: Callable[..., Any], *parts: Maker, **named: Maker) -> Maker:
    """A maker of nodes without a place."""

    def make(draw: st.DrawFn) -> Any:
        given = {name: part.make(draw) for name, part in named.items()}
        return kind(*[part.make(draw) for part in parts], **given, span=NOWHERE)

    return Maker(make)


def several(part: Maker, least: int = 1, most: int = 3) -> Maker:
    counts = st.integers(least, most)
    return Maker(lambda draw: tuple(part.make(draw) for _ in range(draw(counts))))


def maybe(part: Maker) -> Maker:
    return one_of(just(None), part)


booleans = drawn(st.booleans())
