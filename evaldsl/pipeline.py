"""The passes in order: what happens between an .eval file and its result, on one screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from evaldsl.bind import Binding, Setting, bind, parse_setting
from evaldsl.check.expand import expand
from evaldsl.check.infer import infer
from evaldsl.check.lower import lower
from evaldsl.check.resolve import resolve
from evaldsl.check.static import static_checks
from evaldsl.check.weights import Weights, weigh
from evaldsl.diagnostics import Diagnostic, Language, Severity
from evaldsl.evaluate import Evaluated, evaluate
from evaldsl.facts import ReadFacts, facts_from_mapping, read_facts_file, read_facts_text
from evaldsl.frozen import frozen
from evaldsl.library import Modules, gather, gather_source
from evaldsl.library.refusals import no_header, not_a_spec, not_facts, only_a_module, swapped
from evaldsl.model.system import System
from evaldsl.phrase import sentences
from evaldsl.result import Result
from evaldsl.syntax import collection_paused, tree
from evaldsl.text import Source


@frozen
class Checked:
    """A spec after all checks; `system` is None where an error stands against it, or where it is a library."""

    system: System | None
    diagnostics: tuple[Diagnostic, ...]
    language: Language
    modules: Modules


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
    return _checked(gather(path), path)


@collection_paused()
def check_text(content: str, path: str) -> Checked:
    """The same for a text at hand; `path` is where it would lie."""
    return _checked(gather_source(Source(path, content), path=path), path)


def _checked(modules: Modules, path: str) -> Checked:
    language = modules.main.program.language
    if (no_spec := not_a_spec(path)) is not None:
        return Checked(None, (no_spec,), language, modules)
    if any(_is_unread(item) for item in modules.diagnostics):
        return Checked(None, modules.diagnostics, language, modules)
    if modules.main.program.header is None:
        refused = (*modules.diagnostics, no_header(modules.main.source))
        return Checked(None, refused, language, modules)
    names = resolve(modules)
    types = infer(modules, names)
    expanded = expand(modules, names)
    weights = weigh(modules.main.program.header, expanded.placed) if expanded.whole else Weights({}, ())
    reusables = tuple(item for item in modules.main.program.items if isinstance(item, tree.Reusable))
    rules = static_checks(expanded.placed, weights, names, types.of, reusables=reusables)
    found = (*modules.diagnostics, *_editions(modules), *names.diagnostics, *types.diagnostics, *expanded.diagnostics)
    diagnostics = _in_order((*found, *weights.diagnostics, *rules))
    brings_tables = modules.is_library and any(isinstance(item, tree.Data) for item in modules.main.program.items)
    if _has_errors(diagnostics) or (modules.is_library and not brings_tables):
        return Checked(None, diagnostics, language, modules)
    lowered = lower(modules, names, types, expanded, weights)
    if lowered.system is not None and lowered.system.lookups:
        from evaldsl.bind.lookups import with_lookups  # few rubrics have tables from files

        system, wrong = with_lookups(lowered.system, path)
        diagnostics = _in_order((*diagnostics, *lowered.diagnostics, *wrong))
        return Checked(None if modules.is_library or _has_errors(wrong) else system, diagnostics, language, modules)
    return Checked(lowered.system, _in_order((*diagnostics, *lowered.diagnostics)), language, modules)


def _editions(modules: Modules) -> tuple[Diagnostic, ...]:
    if not modules.main.imports:
        return ()
    from evaldsl.check.editions import check_editions

    return check_editions(modules)


def why_not_scored(checked: Checked) -> tuple[Diagnostic, ...]:
    """The diagnostics of a spec that has no system: its errors, or that it is a library."""
    main = checked.modules.main
    if isinstance(main.program.header, tree.ModuleHeader) and not _has_errors(checked.diagnostics):
        return (*checked.diagnostics, only_a_module(main.program.header, main.source))
    return checked.diagnostics


def run(path: str, facts: str | None, settings: tuple[str, ...] = (), *, cohort: str | None = None) -> Outcome:
    """Program and facts file → result; `settings` are `名称=值` and come before the file.

    `cohort`: the file with the rows of the table 同类.
    """
    checked, read = _read_both(path, facts)
    if checked.system is None or read is None:
        return Outcome(checked.system, None, checked.diagnostics, checked.language)
    good, wrong = _settings(settings)
    if cohort is not None:
        from evaldsl.bind.cohort import with_cohort  # few runs have one

        read = with_cohort(read, checked.system, cohort)
    if wrong or read.raw is None:
        diagnostics = (*checked.diagnostics, *wrong, *read.diagnostics)
        return Outcome(checked.system, None, diagnostics, checked.language)
    return score(checked.system, read, good, before=checked.diagnostics)


def check_facts(path: str, facts: str, settings: tuple[str, ...] = ()) -> CheckedFacts:
    """Program and facts file → what is wrong with the facts or missing, without scoring them."""
    checked, read = _read_both(path, facts)
    if checked.system is None or read is None:
        return CheckedFacts(checked.diagnostics, checked.language, complete=False)
    good, wrong = _settings(settings)
    found = (*checked.diagnostics, *wrong, *read.diagnostics)
    if wrong or read.raw is None:
        return CheckedFacts(found, checked.language, complete=False)
    _, binding = _bound(checked.system, read, good)
    diagnostics = tuple(dict.fromkeys((*found, *binding.diagnostics)))
    return CheckedFacts(diagnostics, checked.language, complete=binding.facts is not None)


def _settings(words: tuple[str, ...]) -> tuple[tuple[Setting, ...], tuple[Diagnostic, ...]]:
    """`名称=值` as settings, and what is wrong with some."""
    parsed = [parse_setting(each, number) for number, each in enumerate(words, 1)]
    good = tuple(item for item in parsed if isinstance(item, Setting))
    return good, tuple(item for item in parsed if isinstance(item, Diagnostic))


def _read_both(path: str, facts: str | None) -> tuple[Checked, ReadFacts | None]:
    """The checked program and the facts as read; None where either file is not what its place asks for."""
    if facts is not None and (wrong_way := swapped(path, facts)) is not None:
        modules = gather(facts)
        return Checked(None, (wrong_way,), modules.main.program.language, modules), None
    checked = check(path)
    if checked.system is None:
        return attrs.evolve(checked, diagnostics=why_not_scored(checked)), None
    if facts is not None and (no_facts := not_facts(facts)) is not None:
        return attrs.evolve(checked, diagnostics=(*checked.diagnostics, no_facts)), None
    return checked, read_facts_file(facts) if facts is not None else read_facts_text("", "")


def evaluate_system(system: System, facts: str | Mapping[str, Any]) -> Outcome:
    """A checked system and facts (a path, or values at hand) → result."""
    return score(system, read_facts_file(facts) if isinstance(facts, str) else facts_from_mapping(facts))


def score(
    system: System,
    read: ReadFacts,
    settings: tuple[Setting, ...] = (),
    *,
    before: tuple[Diagnostic, ...] = (),
    for_test: bool = False,
) -> Outcome:
    """Bind and evaluate; in a test the settings are those of its block."""
    found = (*before, *read.diagnostics)
    if read.raw is None:
        return Outcome(system, None, found, system.language)
    system, binding = _bound(system, read, settings, for_test=for_test)
    found = tuple(dict.fromkeys((*found, *binding.diagnostics)))
    if binding.facts is None:
        return Outcome(system, None, found, system.language, binding.missing)
    evaluated = evaluate(system, binding.facts, sentences(system))
    found = (*found, *evaluated.diagnostics)
    result = evaluated.result and attrs.evolve(evaluated.result, diagnostics=found)
    return Outcome(system, result, found, system.language, evaluated=evaluated)


def _bound(
    system: System, read: ReadFacts, settings: tuple[Setting, ...], *, for_test: bool = False
) -> tuple[System, Binding]:
    """The facts of a system, with the leaves that rows of a table make."""
    assert read.raw is not None, "the caller has seen it"
    before: tuple[Diagnostic, ...] = ()
    if system.growth is not None:
        from evaldsl.evaluate.rows import grown  # few specs have leaves from rows

        growing = grown(system, (read.raw, read.gaps), settings)
        if isinstance(growing, Binding):
            return system, growing
        if growing.system is None:
            return system, Binding(None, growing.diagnostics)
        system, before = growing.system, growing.diagnostics
    binding = bind(system, read.raw, settings, for_test=for_test, gaps=read.gaps)
    return system, attrs.evolve(binding, diagnostics=(*before, *binding.diagnostics)) if before else binding


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
