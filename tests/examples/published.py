"""The examples as the tests of this folder see them: their programs, raw facts and expected figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from evaldsl import pipeline
from evaldsl.facts import read_facts_file
from evaldsl.facts.raw import Raw, RawList, RawTable, RawValue
from evaldsl.model.system import Indicator, System
from evaldsl.result import Node, Result

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = tuple(sorted(path.parent.name for path in EXAMPLES.glob("*/author.md")))
"""The whole evaluations, with the report that an author adds to; the other examples show one thing each."""


@cache
def expected(name: str) -> Mapping[str, Any]:
    """The committed figures of an example."""
    return tomllib.loads((EXAMPLES / name / "expected.toml").read_text(encoding="utf-8"))


@cache
def system(name: str) -> System:
    """The checked program of an example."""
    checked = pipeline.check(str(EXAMPLES / name / "spec.eval"))
    assert checked.system is not None, [item.code for item in checked.diagnostics]
    return checked.system


@cache
def raw_facts(name: str) -> RawTable:
    """The facts file of an example as it stands."""
    read = read_facts_file(str(EXAMPLES / name / "facts.toml"))
    assert read.raw is not None, [item.code for item in read.diagnostics]
    return read.raw


def facts(name: str) -> dict[str, Any]:
    """The facts of an example as plain values, to change at will."""
    plain: dict[str, Any] = _plain(raw_facts(name))
    return plain


def _plain(raw: Raw) -> Any:
    match raw:
        case RawValue(value=value):
            return value
        case RawList(items=items):
            return [_plain(item) for item in items]
        case RawTable(entries=entries):
            return {entry.key: _plain(entry.value) for entry in entries}


@cache
def result(name: str) -> Result:
    """The result of an example with its own facts."""
    outcome = pipeline.evaluate_system(system(name), str(EXAMPLES / name / "facts.toml"))
    assert outcome.result is not None, [item.code for item in outcome.diagnostics]
    return outcome.result


def leaves(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The leaves of a system, in order."""
    return tuple(
        leaf
        for indicator in indicators
        for leaf in (leaves(indicator.children) if indicator.children else (indicator,))
    )


def leaf_scores(found: Result) -> dict[str, Fraction]:
    """The score of every leaf by its dotted path."""
    return {dotted(node): node.score for node in found.walk() if not node.children}


def dotted(node: Node) -> str:
    """`产出.产出质量.质量达标率`."""
    return ".".join(node.path)
