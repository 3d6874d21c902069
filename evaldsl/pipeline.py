"""The passes in order: what happens between an .eval file and its result, on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from evaldsl.bind import Setting, bind, named_setting, parse_setting
from evaldsl.check.expand import expand
from evaldsl.check.infer import infer
from evaldsl.check.lower import lower
from evaldsl.check.resolve import resolve
from evaldsl.check.static import static_checks
from evaldsl.check.weights import weigh
from evaldsl.diagnostics import Diagnostic, Language, Severity, error, say, text
from evaldsl.evaluate import Evaluated, ExpectationOutcome, evaluate, judge
from evaldsl.facts import FACTS_ENDINGS, ReadFacts, facts_from_mapping, read_facts_file, read_facts_text
from evaldsl.frozen import frozen
from evaldsl.library import Modules, gather
from evaldsl.library.refusals import no_header, only_a_module
from evaldsl.model.system import Indicator, Leaf, System, Test
from evaldsl.phrase import sentence_text
from evaldsl.result import Result
from evaldsl.syntax import collection_paused, tree
from evaldsl.text import Span
from evaldsl.text.read import beside, printable


@frozen
class Checked:
    """A spec after all checks; `system` is None where an error stands against it, or where it is a library."""

    system: System | None
    diagnostics: tuple[Diagnostic, ...]
    language: Language
    modules: Modules


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


@frozen
class Outcome:
    """A run. `missing`: the absent facts as TOML to fill in. `evaluated` keeps what tests need."""

    system: System | None
    result: Result | None
    diagnostics: tuple[Diagnostic, ...]
    language: Language
    missing: str | None = None
    evaluated: Evaluated | None = None


@frozen
class CheckedFacts:
    """Facts that were looked at and not scored; `complete`: they can be."""

    diagnostics: tuple[Diagnostic, ...]
    language: Language
    complete: bool


@collection_paused()
def check(path: str) -> Checked:
    """Program → checked system: gather, resolve, infer, expand, weigh, check the rules, lower."""
    modules = gather(path)
    language = modules.main.program.language
    if _is_facts_name(path):
        no_spec = error("E0603", None, path=printable(path), wanted=text("E0603.spec"))
        return Checked(None, (no_spec,), language, modules)
    if any(_is_unread(item) for item in modules.diagnostics):
        return Checked(None, modules.diagnostics, language, modules)
    if modules.main.program.header is None:
        refused = (*modules.diagnostics, no_header(modules.main.source))
        return Checked(None, refused, language, modules)
    names = resolve(modules)
    types = infer(modules, names)
    expanded = expand(modules, names)
    weights = weigh(modules.main.program.header, expanded.placed)
    rules = static_checks(expanded.placed, weights, names, types.of)
    found = (*modules.diagnostics, *names.diagnostics, *types.diagnostics, *expanded.diagnostics)
    diagnostics = _in_order((*found, *weights.diagnostics, *rules))
    if _has_errors(diagnostics) or modules.is_library:
        return Checked(None, diagnostics, language, modules)
    lowered = lower(modules, names, types, expanded.placed, weights)
    return Checked(lowered.system, _in_order((*diagnostics, *lowered.diagnostics)), language, modules)


def why_not_scored(checked: Checked) -> tuple[Diagnostic, ...]:
    """The diagnostics of a spec that has no system: its errors, or that it is a library."""
    main = checked.modules.main
    if isinstance(main.program.header, tree.ModuleHeader) and not _has_errors(checked.diagnostics):
        return (*checked.diagnostics, only_a_module(main.program.header, main.source))
    return checked.diagnostics


def run(path: str, facts: str | None, settings: tuple[str, ...] = ()) -> Outcome:
    """Program and facts file → result; `settings` are `名称=值` and come before the file."""
    checked, read = _read_both(path, facts)
    if checked.system is None or read is None:
        return Outcome(checked.system, None, checked.diagnostics, checked.language)
    parsed = [parse_setting(words, number) for number, words in enumerate(settings, 1)]
    wrong = tuple(item for item in parsed if isinstance(item, Diagnostic))
    if wrong or read.raw is None:
        diagnostics = (*checked.diagnostics, *wrong, *read.diagnostics)
        return Outcome(checked.system, None, diagnostics, checked.language)
    good = tuple(item for item in parsed if isinstance(item, Setting))
    return _score(checked.system, read, good, before=checked.diagnostics)


def check_facts(path: str, facts: str) -> CheckedFacts:
    """Program and facts file → what is wrong with the facts or missing, without scoring them."""
    checked, read = _read_both(path, facts)
    if checked.system is None or read is None or read.raw is None:
        found = checked.diagnostics if read is None else (*checked.diagnostics, *read.diagnostics)
        return CheckedFacts(found, checked.language, complete=False)
    binding = bind(checked.system, read.raw, gaps=read.gaps)
    found = (*checked.diagnostics, *read.diagnostics, *binding.diagnostics)
    return CheckedFacts(found, checked.language, complete=binding.facts is not None)


def _read_both(path: str, facts: str | None) -> tuple[Checked, ReadFacts | None]:
    """The checked program and the facts as read; None where either file is not what its place asks for."""
    if facts is not None and _is_facts_name(path) and _is_spec_name(facts):
        note = text("E0603.swapped", spec=printable(facts), facts=printable(path))
        swapped = error("E0603", None, path=printable(path), wanted=text("E0603.spec"), notes=(note,))
        modules = gather(facts)
        return Checked(None, (swapped,), modules.main.program.language, modules), None
    checked = check(path)
    if checked.system is None:
        return attrs.evolve(checked, diagnostics=why_not_scored(checked)), None
    if facts is not None and _is_spec_name(facts):
        no_facts = error("E0603", None, path=printable(facts), wanted=text("E0603.facts"))
        return attrs.evolve(checked, diagnostics=(*checked.diagnostics, no_facts)), None
    return checked, read_facts_file(facts) if facts is not None else read_facts_text("", "")


def evaluate_system(system: System, facts: str | Mapping[str, Any]) -> Outcome:
    """A checked system and facts (a path, or values at hand) → result."""
    return _score(system, read_facts_file(facts) if isinstance(facts, str) else facts_from_mapping(facts))


def _score(
    system: System,
    read: ReadFacts,
    settings: tuple[Setting, ...] = (),
    *,
    before: tuple[Diagnostic, ...] = (),
    for_test: bool = False,
) -> Outcome:
    """Bind and evaluate."""
    found = (*before, *read.diagnostics)
    if read.raw is None:
        return Outcome(system, None, found, system.language)
    binding = bind(system, read.raw, settings, for_test=for_test, gaps=read.gaps)
    found = (*found, *binding.diagnostics)
    if binding.facts is None:
        return Outcome(system, None, found, system.language, binding.missing)
    evaluated = evaluate(system, binding.facts, sentences(system))
    found = (*found, *evaluated.diagnostics)
    result = evaluated.result and attrs.evolve(evaluated.result, diagnostics=found)
    return Outcome(system, result, found, system.language, evaluated=evaluated)


def run_tests(path: str) -> TestReport:
    """All 核对 blocks of a program. A program that cannot be checked may still expect the error that it shows."""
    checked = check(path)
    if checked.system is None:
        return _expected_errors(checked)
    tests = tuple(_run_test(checked.system, test, path) for test in checked.system.tests)
    return TestReport(tests, checked.diagnostics, checked.language)


def _run_test(system: System, test: Test, path: str) -> TestOutcome:
    read = read_facts_file(beside(path, test.data)) if test.data else read_facts_text("", "")
    parsed = [named_setting(name, value, span) for name, value, span in test.settings]
    wrong = tuple(item for item in parsed if isinstance(item, Diagnostic))
    good = tuple(item for item in parsed if isinstance(item, Setting))
    outcome = _score(system, read, good, before=wrong, for_test=True)
    evaluated = outcome.evaluated or Evaluated(None, ())
    expectations = judge(test, evaluated, before=outcome.diagnostics, language=system.language)
    return TestOutcome(test.title, test.span, expectations, outcome.diagnostics)


def _expected_errors(checked: Checked) -> TestReport:
    """Blocks that expect an error, against the errors of checking; every error must be expected."""
    codes = {item.code for item in checked.diagnostics if item.severity is Severity.ERROR}
    blocks = [item for item in checked.modules.main.program.items if isinstance(item, tree.TestBlock)]
    expected = [line for block in blocks for line in block.lines if isinstance(line, tree.Expect)]
    wanted = {_code(line) for line in expected if line.subject is None}
    if not codes <= wanted:
        return TestReport((), checked.diagnostics, checked.language)
    shown = "、".join(sorted(codes))
    tests = []
    for block in blocks:
        lines = [line for line in block.lines if isinstance(line, tree.Expect)]
        judged = tuple(
            ExpectationOutcome(line.span.text, _code(line) in codes, _code(line), shown, line.span) for line in lines
        )
        tests.append(TestOutcome(block.title.text, block.span, judged, ()))
    return TestReport(tuple(tests), (), checked.language)


def _code(line: tree.Expect) -> str:
    return line.value.path.text if isinstance(line.value, tree.Reference) and line.subject is None else ""


def sentences(system: System) -> dict[str, str]:
    """Every leaf's rule in words, and what takes all its points or makes it not applicable, by indicator id."""
    leaves = (leaf for indicator in system.indicators for leaf in _leaves(indicator))
    return {leaf.id: _sentence(leaf, leaf.leaf, system.language) for leaf in leaves if leaf.leaf is not None}


def _sentence(indicator: Indicator, leaf: Leaf, language: Language) -> str:
    words = sentence_text(leaf.rule, language)
    for gate in indicator.gates:
        key = "phrase.absence" if gate.effect is tree.EffectKind.NOT_APPLICABLE else "phrase.zero_gate"
        words = say(text(key, rule=words, condition=gate.sentence), language)
    return words


def _leaves(indicator: Indicator) -> list[Indicator]:
    if not indicator.children:
        return [indicator]
    return [leaf for child in indicator.children for leaf in _leaves(child)]


def _is_facts_name(path: str) -> bool:
    return path.casefold().endswith(FACTS_ENDINGS)


def _is_spec_name(path: str) -> bool:
    return path.casefold().endswith(".eval")


def _is_unread(diagnostic: Diagnostic) -> bool:
    """An error of reading that left something out; what follows from it would only mislead.

    A syntax error that was repaired carries its fix, and checking goes on.
    """
    reading = diagnostic.code.startswith(("E01", "E05"))
    return reading and diagnostic.severity is Severity.ERROR and diagnostic.fix is None


def _has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(item.severity is Severity.ERROR for item in diagnostics)


def _in_order(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """By file in the order of first mention, then by place; each once."""
    files: dict[str, int] = {}
    for item in diagnostics:
        files.setdefault(item.span.source.name if item.span else "", len(files))

    def key(item: Diagnostic) -> tuple[int, int]:
        return (files[item.span.source.name], item.span.start) if item.span else (-1, 0)

    return tuple(sorted(dict.fromkeys(diagnostics), key=key))
