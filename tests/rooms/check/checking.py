"""From the text of a program to what the passes of check/ say of it, and to the score of a leaf."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from textwrap import dedent, indent

import attrs

from evaldsl.bind import bind
from evaldsl.check.expand import Expanded, expand
from evaldsl.check.infer import Types, infer
from evaldsl.check.lower import Lowered, lower
from evaldsl.check.resolve import resolve
from evaldsl.check.symbols import Names
from evaldsl.check.weights import weigh
from evaldsl.diagnostics import Diagnostic, Severity, say
from evaldsl.evaluate import evaluate
from evaldsl.facts import read_facts_text
from evaldsl.library import Module, Modules
from evaldsl.model.system import System
from evaldsl.result.result import Node, Result
from evaldsl.syntax import parse, tree
from evaldsl.text import Source


@attrs.frozen(eq=False)
class Passed:
    """A program after the passes before weights."""

    modules: Modules
    names: Names
    types: Types
    expanded: Expanded

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return (*self.names.diagnostics, *self.types.diagnostics, *self.expanded.diagnostics)


def gathered(text: str, libraries: Mapping[str, str]) -> Modules:
    """A program and the libraries it may import, by module name and in dependency order; parsed without mistakes."""
    modules: dict[str, Module] = {}
    for name, content in (*libraries.items(), ("", text)):
        source = Source(f"{name or 'spec'}.eval", dedent(content))
        parsed = parse(source)
        assert not parsed.diagnostics, [say(each.message, "zh") for each in parsed.diagnostics]
        wanted = (item for item in parsed.program.items if isinstance(item, tree.Import))
        imports = tuple((item, item.module.text) for item in wanted)
        modules[name] = Module(name or "spec.eval", parsed.program, source, imports)
    return Modules(modules[""], tuple(modules.values()), ())


def passed(text: str, **libraries: str) -> Passed:
    """Resolve, infer and expand."""
    modules = gathered(text, libraries)
    names = resolve(modules)
    return Passed(modules, names, infer(modules, names), expand(modules, names))


def said(text: str, **libraries: str) -> list[tuple[str, str]]:
    """Code and place of every diagnostic, warnings about unused facts left out."""
    found = (each for each in passed(text, **libraries).diagnostics if each.code != "W0201")
    return [(each.code, each.span.text if each.span else "") for each in found]


def codes(text: str, **libraries: str) -> list[str]:
    """The codes alone."""
    return [code for code, _ in said(text, **libraries)]


def notes(text: str, code: str, **libraries: str) -> str:
    """What the notes of the diagnostic of a code say, in Chinese."""
    found = next(each for each in passed(text, **libraries).diagnostics if each.code == code)
    return "；".join(say(note, "zh") for note in found.notes)


def lowered(text: str, **libraries: str) -> Lowered:
    """Everything up to the system; the passes before lowering find no error."""
    before = passed(text, **libraries)
    errors = [each for each in before.diagnostics if each.severity is Severity.ERROR]
    assert not errors, [say(each.message, "zh") for each in errors]
    weights = weigh(before.modules.main.program.header, before.expanded.placed)
    assert not weights.diagnostics, [say(each.message, "zh") for each in weights.diagnostics]
    return lower(before.modules, before.names, before.types, before.expanded, weights)


def system(text: str, **libraries: str) -> System:
    """The system of a program without mistakes."""
    found = lowered(text, **libraries)
    assert found.system is not None, [say(each.message, "zh") for each in found.diagnostics]
    return found.system


def result(text: str, facts: str = "", **libraries: str) -> Result:
    """The result of a program with facts in TOML."""
    checked = system(text, **libraries)
    raw = read_facts_text(dedent(facts), "facts.toml")
    assert raw.raw is not None
    binding = bind(checked, raw.raw, ())
    assert binding.facts is not None, [say(each.message, "zh") for each in binding.diagnostics]
    evaluated = evaluate(checked, binding.facts, {})
    assert evaluated.result is not None, [say(each.message, "zh") for each in evaluated.diagnostics]
    return evaluated.result


def leaf(rule: str, facts: str, *, declared: str, weight: str = "10", header: str = "") -> Node:
    """The node of one leaf 甲 (and a second one that fills up to 100) with exact, unrounded scores.

    `declared` are lines under 基础数据, `header` lines under 指标体系.
    """
    text = program(rule, declared=declared, weight=weight, header=header)
    return result(text, facts).children[0]


def program(rule: str, *, declared: str, weight: str = "10", header: str = "") -> str:
    """A whole program around one rule."""
    parts = [
        '指标体系 "试"',
        indent(f"得分 不舍入\n{dedent(header).strip()}".rstrip(), "    "),
        "基础数据",
        indent(dedent(declared).strip(), "    "),
        f"甲 {weight}分",
        indent(dedent(rule).strip(), "    "),
        "乙 ?",
        "    得分 = 分值",
    ]
    return "\n".join(parts) + "\n"


def score(rule: str, facts: str, *, declared: str, weight: str = "10", header: str = "") -> Fraction:
    """The exact score of the leaf."""
    return leaf(rule, facts, declared=declared, weight=weight, header=header).score


def because(node: Node) -> list[str]:
    """The ledger of a node in words."""
    return [say(line.because, "zh") for line in node.lines]
