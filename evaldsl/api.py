"""The Python door: load a spec, evaluate facts, walk the result."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from evaldsl import pipeline
from evaldsl.diagnostics import Diagnostic, Language
from evaldsl.diagnostics.render import render_all
from evaldsl.frozen import frozen
from evaldsl.model.system import System
from evaldsl.result import Result


class EvaldslError(Exception):
    """A spec or facts that cannot be used; `diagnostics` say why, and str() renders them with their places."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], language: Language) -> None:
        super().__init__(render_all(diagnostics, language))
        self.diagnostics = diagnostics


@frozen
class Spec:
    """A checked indicator system. `warnings` are what check had to say without refusing it."""

    system: System
    warnings: tuple[Diagnostic, ...]

    def evaluate(self, facts: str | os.PathLike[str] | Mapping[str, Any]) -> Result:
        """Score one project.

        `facts` is the path of a TOML file, or a mapping such as `{"预算资金": "1481.90万元", "子项目": [{…}]}` with
        texts, whole numbers, Decimals, Fractions, booleans and dates (no binary floats). Raises EvaldslError when
        facts are missing or wrong, or a formula cannot be evaluated.
        """
        outcome = pipeline.evaluate_system(self.system, facts if isinstance(facts, Mapping) else os.fspath(facts))
        if outcome.result is None:
            raise EvaldslError(outcome.diagnostics, self.system.language)
        return outcome.result


def load(path: str | os.PathLike[str]) -> Spec:
    """Read and check a spec with everything it imports. Raises EvaldslError when an error stands against it."""
    checked = pipeline.check(os.fspath(path))
    if checked.system is None:
        raise EvaldslError(pipeline.why_not_scored(checked), checked.language)
    return Spec(checked.system, checked.diagnostics)
