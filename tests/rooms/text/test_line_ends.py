"""Lines end as any system ends them."""

from __future__ import annotations

from evaldsl.text import Source
from evaldsl.text.read import Bounds, decode_source

BOUNDS = Bounds(size=100, lines=10, length=5)


def test_lines_that_end_with_a_carriage_return_alone_are_lines() -> None:
    source = decode_source(b"one\rtwo\r\r", BOUNDS, "x")
    assert isinstance(source, Source)
    assert source.text == "one\ntwo\n\n"


def test_other_carriage_returns_stay_as_they_are() -> None:
    source = decode_source(b"one\r\ntw\ro\n", BOUNDS, "x")
    assert isinstance(source, Source)
    assert source.text == "one\r\ntw\ro\n"
