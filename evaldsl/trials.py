"""The 核对 blocks of a program: each is a run of its own, whose outcome is held against what the block expects."""

from __future__ import annotations

from evaldsl.bind import Setting, named_setting
from evaldsl.diagnostics import Diagnostic, Language, Severity
from evaldsl.evaluate import Evaluated
from evaldsl.evaluate.expect import ExpectationOutcome, code_outcome, judge
from evaldsl.facts import read_facts_file, read_facts_text
from evaldsl.frozen import frozen
from evaldsl.model.system import System, Test
from evaldsl.pipeline import Checked, check, score
from evaldsl.syntax import tree
from evaldsl.text import Span
from evaldsl.text.read import beside


@frozen
class TestOutcome:
    """One 核对 block: its expectations, and the diagnostics of its own run."""

    title: str
    span: Span
    expectations: tuple[ExpectationOutcome, ...]
    diagnostics: tuple[Diagnostic, ...]


@frozen
class TestReport:
    """All 核对 blocks of a file."""

    tests: tuple[TestOutcome, ...]
    diagnostics: tuple[Diagnostic, ...]
    language: Language


def run_tests(path: str) -> TestReport:
    """All 核对 blocks of a program. A program that cannot be checked may still expect the error that it shows."""
    checked = check(path)
    if checked.system is None:
        return _expected_errors(checked)
    tests = tuple(_run_test(checked.system, test, path) for test in checked.system.tests)
    return TestReport(tests, checked.diagnostics, checked.language)


def _run_test(system: System, test: Test, path: str) -> TestOutcome:
    read = read_facts_file(beside(path, test.data)) if test.data else read_facts_text("", "")
    if test.cohort is not None:
        from evaldsl.bind.cohort import with_cohort  # few tests have one

        read = with_cohort(read, system, beside(path, test.cohort))
    parsed = [named_setting(name, value, span) for name, value, span in test.settings]
    wrong = tuple(item for item in parsed if isinstance(item, Diagnostic))
    good = tuple(item for item in parsed if isinstance(item, Setting))
    outcome = score(system, read, good, before=wrong, for_test=True)
    test = next((each for each in (outcome.system or system).tests if each.span == test.span), test)
    evaluated = Evaluated(None, ()) if test.problems else outcome.evaluated or Evaluated(None, ())
    diagnostics = (*outcome.diagnostics, *test.problems)
    expectations = judge(test, evaluated, before=diagnostics, language=system.language)
    return TestOutcome(test.title, test.span, expectations, diagnostics)


def _expected_errors(checked: Checked) -> TestReport:
    """Blocks that expect an error, against the errors of checking; every error must be expected."""
    codes = tuple(sorted({item.code for item in checked.diagnostics if item.severity is Severity.ERROR}))
    blocks = [item for item in checked.modules.main.program.items if isinstance(item, tree.TestBlock)]
    expected = [(block, [line for line in block.lines if isinstance(line, tree.Expect)]) for block in blocks]
    if not set(codes) <= {_code(line) for _, lines in expected for line in lines}:
        return TestReport((), checked.diagnostics, checked.language)
    tests = []
    for block, lines in expected:
        judged = [code_outcome(line.span, _code(line), found=codes, language=checked.language) for line in lines]
        tests.append(TestOutcome(block.title.text, block.span, tuple(judged), ()))
    return TestReport(tuple(tests), (), checked.language)


def _code(line: tree.Expect) -> str:
    """The code that a line expects; empty where it expects a value."""
    return line.value.path.text if isinstance(line.value, tree.Reference) and line.subject is None else ""
