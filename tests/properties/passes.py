"""From written programs to their trees and weights."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from evaldsl.check.expand import expand
from evaldsl.check.infer import infer
from evaldsl.check.resolve import resolve
from evaldsl.check.static import static_checks
from evaldsl.check.weights import Weights, weigh
from evaldsl.diagnostics import Diagnostic, Severity, say
from evaldsl.library import gather
from evaldsl.syntax import parse, tree
from evaldsl.text import Source
from properties.programs import Written


def read(text: str, name: str) -> tree.Program:
    """The tree of a text that has no syntax errors."""
    parsed = parse(Source(name, text))
    assert parsed.diagnostics == (), words(parsed.diagnostics)
    return parsed.program


def trees(written: Written) -> tuple[tree.Program, tree.Program | None]:
    """The trees of the program and of its library."""
    return read(written.main, "spec.eval"), read(written.library, "lib.eval") if written.library else None


@attrs.frozen
class Checked:
    """The weights that the passes find, and what the other passes say: errors must not be among it."""

    weights: Weights
    others: tuple[Diagnostic, ...]


def weighed(main: str, library: str) -> Checked:
    """The passes up to weights on a program file with its library beside it."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "spec.eval").write_text(main, encoding="utf-8")
        if library:
            (Path(folder) / "lib.eval").write_text(library, encoding="utf-8")
        modules = gather(f"{folder}/spec.eval", stdlib=f"{folder}/std")
    names = resolve(modules)
    types = infer(modules, names)
    expanded = expand(modules, names)
    weights = weigh(modules.main.program.header, expanded.placed)
    rules = static_checks(expanded.placed, weights, names, types.of)
    others = (*modules.diagnostics, *names.diagnostics, *types.diagnostics, *expanded.diagnostics, *rules)
    return Checked(weights, tuple(one for one in others if one.severity is Severity.ERROR))


def words(found: tuple[Diagnostic, ...]) -> list[str]:
    """Their messages in Chinese."""
    return [say(one.message, "zh") for one in found]
