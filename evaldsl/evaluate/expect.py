"""Expectations of 核对 blocks against what came out."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

from evaldsl.diagnostics import Diagnostic, Language, Severity, say, text
from evaldsl.evaluate.plan import InternalError
from evaldsl.evaluate.run import EvaluationError, Run
from evaldsl.evaluate.values import value_of
from evaldsl.evaluate.whole import Evaluated
from evaldsl.frozen import frozen
from evaldsl.model.core import Const, Core, Scalar
from evaldsl.model.shown import show_core, show_value
from evaldsl.model.system import Expectation, Test
from evaldsl.quantity.exact import decimal_text
from evaldsl.text import Span

_MANY_DECIMALS: Final = 12


@frozen
class ExpectationOutcome:
    """One line of a 核对 block: what was expected and what came out, as shown to the reader."""

    sentence: str
    holds: bool
    expected: str
    actual: str
    span: Span = attrs.field(eq=False, repr=False)


def judge(
    test: Test, evaluated: Evaluated, *, before: tuple[Diagnostic, ...] = (), language: Language = "zh"
) -> tuple[ExpectationOutcome, ...]:
    """The outcome of every expectation; values are compared exactly.

    `before` are the diagnostics of the passes before evaluation, among which an expected code may be; `language` is
    only needed where there was no run (else it is the system's).
    """
    found = (*before, *evaluated.diagnostics)
    spoken = evaluated.run.language if evaluated.run else language
    if evaluated.run is not None:
        evaluated.run.values.clear()  # keyed by identity, and the test's formulas need not outlive this call
    return tuple(_outcome(line, evaluated, (found, spoken)) for line in test.expectations)


def _outcome(
    line: Expectation, evaluated: Evaluated, context: tuple[tuple[Diagnostic, ...], Language]
) -> ExpectationOutcome:
    found, language = context
    if line.code is not None:
        codes = tuple(dict.fromkeys(item.code for item in found))
        outcome = code_outcome(line.span, line.code, found=codes, language=language)
        return attrs.evolve(outcome, sentence=line.sentence)
    if evaluated.result is None or evaluated.run is None:
        errors = dict.fromkeys(item.code for item in found if item.severity is Severity.ERROR)
        expected = line.grade if line.grade is not None else _expected(line, language)
        actual = say(text("run.no_result", codes=tuple(errors)), language)
        return ExpectationOutcome(line.sentence, False, expected, actual, line.span)
    if line.grade is not None:
        grade = evaluated.result.grade
        actual = say(text("run.no_grade"), language) if grade is None else grade.label
        holds = grade is not None and grade.label == line.grade
        return ExpectationOutcome(line.sentence, holds, line.grade, actual, line.span)
    return _value_outcome(line, evaluated.run)


def code_outcome(span: Span, code: str, *, found: tuple[str, ...], language: Language) -> ExpectationOutcome:
    """The outcome of a line that expects a code among those found."""
    actual = say(text("run.messages", codes=found) if found else text("run.no_message"), language)
    return ExpectationOutcome(span.text, code in found, code, actual, span)


def _value_outcome(line: Expectation, run: Run) -> ExpectationOutcome:
    subject, value = _both(line)
    try:
        actual, expected = value_of(run, subject), value_of(run, value)
    except EvaluationError as failure:
        why = failure.diagnostic
        shown = say(text("run.no_value", message=why.message, code=why.code), run.language)
        return ExpectationOutcome(line.sentence, False, _expected(line, run.language), shown, line.span)
    words = _shown(value, expected, run.language), _shown(subject, actual, run.language)
    if actual != expected and words[0] == words[1]:
        words = words[0] + _exactly(expected), words[1] + _exactly(actual)
    return ExpectationOutcome(line.sentence, actual == expected, *words, line.span)


def _both(line: Expectation) -> tuple[Core, Core]:
    if line.subject is None or line.value is None:
        raise InternalError("an expectation lacks its subject or value")
    return line.subject, line.value


def _expected(line: Expectation, language: Language) -> str:
    """The expected value in words where nothing could be evaluated."""
    return "" if line.value is None else show_core(line.value, language)


def _shown(core: Core, value: Scalar, language: Language) -> str:
    return core.shown if isinstance(core, Const) else show_value(value, core.type, language)


def _exactly(value: Scalar) -> str:
    """What tells apart two numbers that look the same."""
    return f" = {decimal_text(value, _MANY_DECIMALS)}" if isinstance(value, Fraction) else ""
