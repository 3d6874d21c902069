"""The command report: a scored project as the official report, printed as Markdown or written to a file."""

from __future__ import annotations

import argparse
import sys

import attrs

from evaldsl import pipeline
from evaldsl.cli.diagnosed import FINE, NEGATIVE, WRONG, has, print_diagnostics, print_missing, warned
from evaldsl.cli.streams import write
from evaldsl.diagnostics import Diagnostic, Language, Severity, say, text
from evaldsl.dossier.stated import NOTHING
from evaldsl.files import refusal, write_file
from evaldsl.office.deliver import Delivery, Order, deliver, ordered
from evaldsl.text.read import printable


def report(given: argparse.Namespace) -> int:
    """Score, assemble and write; nothing is written where anything is wrong."""
    inputs = tuple(path for path in (given.spec, given.facts, given.cohort, given.author, given.template) if path)
    refused = given.output and refusal(given.output, force=given.force, inputs=inputs)
    order = ordered(given.output, given.author, given.template)
    outcome = pipeline.run(given.spec, given.facts, tuple(given.settings), cohort=given.cohort)
    language: Language = getattr(given, "lang", outcome.language)
    if outcome.result is None:
        print_diagnostics(outcome.diagnostics, language, given)
        print_missing(outcome, language)
        return WRONG
    if refused or isinstance(order, Diagnostic):
        print_diagnostics([item for item in (refused, order) if isinstance(item, Diagnostic)][:1], language, given)
        return WRONG
    result = attrs.evolve(outcome.result, language=language)
    scored = outcome.evaluated and outcome.evaluated.run
    delivery = deliver(result, order, scored.facts if scored else NOTHING)
    diagnostics = tuple(dict.fromkeys((*outcome.diagnostics, *result.diagnostics, *delivery.diagnostics)))
    print_diagnostics(diagnostics, language, given)
    if delivery.content is None or has(Severity.ERROR, delivery.diagnostics):
        return WRONG
    broken = any(not policy.holds and policy.severity == "error" for policy in result.policies)
    return _put(delivery, order, given) or (NEGATIVE if broken else warned(diagnostics, strict=given.strict))


def _put(delivery: Delivery, order: Order, given: argparse.Namespace) -> int:
    assert delivery.content is not None
    if order.path is None:
        write(sys.stdout, delivery.content.decode("utf-8"))
        return FINE
    inputs = tuple(path for path in (given.spec, given.facts, given.cohort, given.author, given.template) if path)
    language: Language = getattr(given, "lang", delivery.language)
    if refused := write_file(order.path, delivery.content, force=given.force, inputs=inputs):
        print_diagnostics((refused,), language, given)
        return WRONG
    write(sys.stdout, say(text("cli.facts.written", path=printable(order.path)), language) + "\n")
    return FINE
