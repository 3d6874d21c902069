"""A printed program is the same program, in either language; and any text at all is read to the end."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from properties.trees import programs

from evaldsl.diagnostics import Language
from evaldsl.format import print_program
from evaldsl.syntax import parse, tree
from evaldsl.text import Source


def read(text: str) -> tree.Program:
    """The tree of a text in which nothing is wrong."""
    parsed = parse(Source("text", text))
    wrong = [(d.code, d.span.text if d.span else "", d.message.args) for d in parsed.diagnostics]
    assert wrong == [], text
    return parsed.program


@given(programs())
def test_print_then_parse_gives_the_tree(program: tree.Program) -> None:
    for language in ("zh", "en"):
        text = print_program(program, language)
        assert read(text) == program, text
