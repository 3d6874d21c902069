"""Short ways to read a text in tests of the syntax."""

from __future__ import annotations

from evaldsl.syntax import Parsed, parse, tree
from evaldsl.text import Source


def read(text: str) -> Parsed:
    return parse(Source("text", text))


def program(text: str) -> tree.Program:
    """The tree of a text in which nothing is wrong."""
    parsed = read(text)
    assert [(d.code, d.span.text if d.span else "", dict(d.message.args)) for d in parsed.diagnostics] == []
    return parsed.program


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in read(text).diagnostics]


def indicator(text: str) -> tree.Indicator:
    """The only indicator of a text."""
    (item,) = program(text).items
    assert isinstance(item, tree.Indicator)
    return item


def rule(line: str) -> tree.Member:
    """The only member of an indicator."""
    below = "\n".join("    " + part for part in line.split("\n"))
    (member,) = indicator(f"甲 5分\n{below}\n").members
    return member


def sentence(line: str) -> tree.Sentence:
    member = rule(line)
    assert isinstance(member, tree.Sentence)
    return member


def value(text: str) -> tree.Expression:
    """The value of a definition."""
    (item,) = program(f"值 = {text}\n").items
    assert isinstance(item, tree.Definition)
    return item.value
