"""The command compare: two runs side by side, on the terminal or in a file."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NamedTuple

import attrs

from evaldsl import pipeline
from evaldsl.cli.diagnosed import FINE, WRONG, print_diagnostics, print_missing
from evaldsl.cli.streams import page_width, wants_colour, write
from evaldsl.compare.differences import Comparison, Middle, compare
from evaldsl.diagnostics import Diagnostic, Language, say, text
from evaldsl.files import refusal, write_file
from evaldsl.office.deliver import deliver_comparison
from evaldsl.result.result import Result
from evaldsl.text.read import printable


class _Pair(NamedTuple):
    spec: str
    facts: str


def compare_runs(given: argparse.Namespace) -> int:
    """Score both sides, and where rubric and facts both differ, one rubric with the other's facts."""
    pairs = (_Pair(given.specs[0], given.facts[0]), _Pair(given.specs[-1], given.facts[-1]))
    refused = given.output and refusal(given.output, force=given.force, inputs=tuple(given.files))
    sides = [_side(pair, given) for pair in pairs]
    if None in sides:
        return WRONG
    before, after = (side for side in sides if side is not None)
    language: Language = getattr(given, "lang", after.language)
    before, after = attrs.evolve(before, language=language), attrs.evolve(after, language=language)
    if isinstance(refused, Diagnostic):
        print_diagnostics((refused,), language, given)
        return WRONG
    middle = _middle(pairs, before, after)
    found = compare(before, after, middle=middle, names=_names(pairs))
    return _put(found, given, inputs=tuple(given.files))


def _side(pair: _Pair, given: argparse.Namespace) -> Result | None:
    outcome = pipeline.run(pair.spec, pair.facts)
    if outcome.result is None:
        language: Language = getattr(given, "lang", outcome.language)
        print_diagnostics(outcome.diagnostics, language, given)
        print_missing(outcome, language)
    return outcome.result


def _middle(pairs: tuple[_Pair, _Pair], before: Result, after: Result) -> Middle | None:
    """What tells facts and rubric apart: a run of the first rubric with the second facts, else the other way round."""
    first, second = pairs
    if first.spec == second.spec:
        return Middle(after, "before")
    if first.facts == second.facts:
        return Middle(before, "before")
    found = pipeline.run(first.spec, second.facts).result
    if found is not None:
        return Middle(found, "before")
    found = pipeline.run(second.spec, first.facts).result
    return None if found is None else Middle(found, "after")


def _names(pairs: tuple[_Pair, _Pair]) -> tuple[str, str]:
    """The shortest ends of the paths that tell the two apart."""
    first, second = pairs
    one, other = (first.facts, second.facts) if first.facts != second.facts else (first.spec, second.spec)
    left, right = (_stem(path) for path in (one, other))
    if left == right:
        left, right = _with_folder(one), _with_folder(other)
    return left, right


def _stem(path: str) -> str:
    return printable(os.path.splitext(os.path.basename(path))[0])


def _with_folder(path: str) -> str:
    folder, name = os.path.split(path)
    return printable(os.path.join(os.path.basename(folder), name))


def _put(found: Comparison, given: argparse.Namespace, *, inputs: tuple[str, ...]) -> int:
    language = found.after.language
    if given.output is None:
        from evaldsl.cli.paint import paint
        from evaldsl.compare.shown import document_of

        width = given.width or page_width(sys.stdout, os.environ)
        colour = wants_colour(sys.stdout, given.color, os.environ)
        write(sys.stdout, paint(document_of(found), width=width, colour=colour))
        return FINE
    delivery = deliver_comparison(found, given.output)
    refused = delivery.diagnostics or ()
    if delivery.content is not None:
        failed = write_file(given.output, delivery.content, force=given.force, inputs=inputs)
        refused = (failed,) if failed else ()
    if refused:
        print_diagnostics(refused, language, given)
        return WRONG
    write(sys.stdout, say(text("cli.facts.written", path=printable(given.output)), language) + "\n")
    return FINE
