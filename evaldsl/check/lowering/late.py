"""Numbers of indicators that rows of a table bring: in tests, which may name what is known only with the facts."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.check.lowering.place import Place
from evaldsl.check.symbols import OwnSymbol
from evaldsl.diagnostics import error, text
from evaldsl.diagnostics.near import near_names
from evaldsl.model.core import Const, Core, Own
from evaldsl.syntax import tree


def lower_late(node: tree.Reference, symbol: OwnSymbol, place: Place) -> Core:
    """A number of an indicator that a row brings; until then it is nothing that anyone evaluates."""
    whole, type_ = place.whole, place.type_of(node)
    if not whole.grown:
        return Const(Fraction(0), node.path.text, type=type_, span=node.span)
    fitting = [path for path in whole.ids if path[-len(symbol.path) :] == symbol.path]
    fitting = [path for path in fitting if path == symbol.path] or fitting
    if len(fitting) == 1:
        return Own(whole.ids[fitting[0]], symbol.what, node.path.text, type=type_, span=node.span)
    name = ".".join(symbol.path)
    near = tuple(".".join(path) for path in fitting) or near_names(name, [path[-1] for path in whole.ids])
    notes = (text("E0201.known" if fitting else "E0201.near", names=near),) if near else ()
    whole.found.append(error("E0205" if fitting else "E0216", node.path.span, name=name, notes=notes))
    return Const(Fraction(0), node.path.text, type=type_, span=node.span)
