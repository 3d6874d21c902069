"""What a 设 of a 核对 means: a fact, or the answers to a checklist."""

from __future__ import annotations

from evaldsl.check.resolve_paths import Scope
from evaldsl.check.symbols import FactSymbol, GatheredSymbol, Symbol, TableSymbol
from evaldsl.diagnostics import error, near_names, text
from evaldsl.syntax import tree

_GIVEN = FactSymbol | TableSymbol | GatheredSymbol


def visit_setting(path: tree.Path, scope: Scope, symbols: dict[tree.NodeId, Symbol]) -> None:
    """Enter what is set; anything but a fact is reported."""
    name = path.parts[0].text
    declared = scope.module.values.get(name)
    if declared is not None and isinstance(declared.symbol, _GIVEN):
        symbols[path.id] = declared.symbol
        return
    if name in {"要点", "points"} and len(path.parts) > 1:
        return
    facts = (n for n, each in scope.module.values.items() if isinstance(each.symbol, _GIVEN))
    near = near_names(name, facts)
    notes = (text("E0201.near", names=near),) if near else ()
    scope.found.append(error("E0228", path.span, name=name, notes=notes))
