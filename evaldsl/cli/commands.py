"""The commands run, check and test: call the pipeline, print, and decide the exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import attrs

from evaldsl.cli.diagnosed import NEGATIVE, WRONG, has, print_diagnostics, print_missing, warned
from evaldsl.cli.streams import page_width, wants_colour, write
from evaldsl.diagnostics import Diagnostic, Language, Severity, Text, say, text
from evaldsl.quantity.exact import decimal_text

if TYPE_CHECKING:
    from evaldsl.evaluate.expect import ExpectationOutcome
    from evaldsl.model.system import Indicator, System
    from evaldsl.pipeline import Outcome
    from evaldsl.result.result import Result
    from evaldsl.trials import TestOutcome


# ── run ───────────────────────────────────────────────────────────────────────────────────────────


def run(given: argparse.Namespace) -> int:
    """Score one project: the result on standard output, diagnostics on standard error."""
    from evaldsl import pipeline

    outcome: Outcome = pipeline.run(given.spec, given.facts, tuple(given.settings), cohort=given.cohort)
    language: Language = getattr(given, "lang", outcome.language)
    if outcome.result is None:
        print_diagnostics(outcome.diagnostics, language, given)
        print_missing(outcome, language)
        return WRONG
    diagnostics = tuple(dict.fromkeys((*outcome.diagnostics, *outcome.result.diagnostics)))
    result = attrs.evolve(outcome.result, language=language, diagnostics=diagnostics)
    write(sys.stdout, _shown(result, given))
    unseen = [item for item in diagnostics if given.format == "json" or not _reminds(item, result)]
    if unseen and sys.stdout is not None and sys.stdout.isatty():
        write(sys.stderr, "\n")
    print_diagnostics(unseen, language, given)
    return _run_code(result, strict=given.strict)


def _shown(result: Result, given: argparse.Namespace) -> str:
    if given.format == "json":
        import json

        from evaldsl.result.json import result_to_json

        return json.dumps(result_to_json(result), ensure_ascii=False, indent=2) + "\n"
    from evaldsl.cli.paint import paint
    from evaldsl.report.assemble import report

    document = report(result, given.format, depth=given.depth, only_losses=given.only_losses)
    width = given.width or page_width(sys.stdout, os.environ)
    return paint(document, width=width, colour=wants_colour(sys.stdout, given.color, os.environ))


def _run_code(result: Result, *, strict: bool) -> int:
    broken = any(
        not policy.holds and policy.severity == "error" and policy.departure is None for policy in result.policies
    )
    errors = [item for item in result.diagnostics if item.severity is Severity.ERROR]
    if any(not _at_policy(item, result) for item in errors):
        return WRONG
    if broken or errors:
        return NEGATIVE
    return warned(result.diagnostics, strict=strict)


def _reminds(item: Diagnostic, result: Result) -> bool:
    """Whether the diagnostic repeats a reminder that stands in the printed result."""
    return item.severity is not Severity.ERROR and _at_policy(item, result)


def _at_policy(item: Diagnostic, result: Result) -> bool:
    place = "" if item.span is None else f"{item.span.source.name}:{item.span.line}"
    return any(policy.place == place for policy in result.policies if not policy.holds)


# ── check ─────────────────────────────────────────────────────────────────────────────────────────


def check(given: argparse.Namespace) -> int:
    """Check specs without facts; the worst exit code of all."""
    return max(_check_one(spec, given) for spec in given.spec)


def _check_one(spec: str, given: argparse.Namespace) -> int:
    from evaldsl import pipeline

    checked = pipeline.check(spec)
    language: Language = getattr(given, "lang", checked.language)
    told = (*checked.diagnostics, *_unmet(checked.system))
    print_diagnostics(told, language, given)
    if has(Severity.ERROR, checked.diagnostics):
        return WRONG
    if has(Severity.ERROR, told):
        return NEGATIVE
    write(sys.stdout, _passed(spec, checked.system, language) + "\n")
    return warned(told, strict=given.strict)


def _unmet(system: System | None) -> tuple[Diagnostic, ...]:
    """What the weights leave undone of the policies."""
    if system is None or not system.policies:
        return ()
    from evaldsl.evaluate.weights_alone import unmet

    return unmet(system)


def _passed(spec: str, system: System | None, language: Language) -> str:
    if system is None:
        return say(text("cli.check.passed_module", spec=spec), language)
    full, leaves = decimal_text(system.full_marks), sum(map(_leaves, system.indicators))
    passed = text("cli.check.passed", spec=spec, title=system.title, full=full, leaves=leaves)
    if system.reach is not None:
        reach = system.reach.words(language)
        passed = text("cli.check.passed_points", spec=spec, title=system.title, reach=reach, leaves=leaves)
    count = sum(note.acknowledged is None for note in system.unverified)
    said = [passed, text("cli.check.unverified", count=count)] if count else [passed]
    return "\n".join(say(each, language) for each in said)


def _leaves(indicator: Indicator) -> int:
    return sum(map(_leaves, indicator.children)) if indicator.children else 1


# ── test ──────────────────────────────────────────────────────────────────────────────────────────


def test(given: argparse.Namespace) -> int:
    """Run the tests inside specs; the worst exit code of all (2 over 1)."""
    return max(_test_one(spec, given) for spec in given.spec)


def _test_one(spec: str, given: argparse.Namespace) -> int:
    from evaldsl import trials

    report = trials.run_tests(spec)
    language: Language = getattr(given, "lang", report.language)
    print_diagnostics(report.diagnostics, language, given)
    if has(Severity.ERROR, report.diagnostics):
        return WRONG
    failed = 0
    for outcome in report.tests:
        holds = _holds(outcome)
        failed += not holds
        write(sys.stdout, "".join(line + "\n" for line in _test_lines(outcome, language, holds=holds)))
        if not holds:
            print_diagnostics(outcome.diagnostics, language, given)
    write(sys.stdout, say(_tally(spec, len(report.tests), failed), language) + "\n")
    return NEGATIVE if failed else warned(report.diagnostics, strict=given.strict)


def _holds(outcome: TestOutcome) -> bool:
    if not outcome.expectations:
        return not has(Severity.ERROR, outcome.diagnostics)
    return all(expectation.holds for expectation in outcome.expectations)


def _test_lines(outcome: TestOutcome, language: Language, *, holds: bool) -> Iterable[str]:
    yield f"{'✓' if holds else '✗'} {outcome.title}"
    for expectation in outcome.expectations:
        yield f"  {'✓' if expectation.holds else '✗'} {expectation.sentence}{_difference(expectation, language)}"


def _tally(spec: str, count: int, failed: int) -> Text:
    if not count:
        return text("cli.test.none", spec=spec)
    return text("cli.test.failed", count=count, failed=failed) if failed else text("cli.test.passed", count=count)


def _difference(expectation: ExpectationOutcome, language: Language) -> str:
    if expectation.holds:
        return ""
    differs = text("cli.test.differs", expected=expectation.expected, actual=expectation.actual)
    if expectation.expected in expectation.sentence:
        differs = text("cli.test.actual", actual=expectation.actual)
    return f"{'：' if language == 'zh' else ': '}{say(differs, language)}  {expectation.span.place}"


# ── commands in rooms of their own ────────────────────────────────────────────────────────────────


def facts(given: argparse.Namespace) -> int:
    """Write the facts to fill in."""
    from evaldsl.cli.facts import facts as command

    return command(given)


def new(given: argparse.Namespace) -> int:
    """Draft a spec, or start a folder."""
    from evaldsl.cli.new import new as command

    return command(given)


def fmt(given: argparse.Namespace) -> int:
    """Put programs into their canonical form."""
    from evaldsl.cli.fmt import fmt as command

    return command(given)


def report(given: argparse.Namespace) -> int:
    """Write the official report."""
    from evaldsl.cli.report import report as command

    return command(given)


def compare(given: argparse.Namespace) -> int:
    """Compare two runs."""
    from evaldsl.cli.compare import compare_runs

    return compare_runs(given)


def doc(given: argparse.Namespace) -> int:
    """Show a rubric as a table."""
    from evaldsl.cli.doc import doc as command

    return command(given)


def library(given: argparse.Namespace) -> int:
    """Libraries: list, show, new."""
    from evaldsl.cli.library import library as command

    return command(given)


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "run": run,
    "check": check,
    "test": test,
    "facts": facts,
    "fmt": fmt,
    "report": report,
    "compare": compare,
    "doc": doc,
    "new": new,
    "lib": library,
}
