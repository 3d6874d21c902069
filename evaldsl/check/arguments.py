"""Which argument each parameter of a reusable indicator takes."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.syntax import tree


def bind_arguments(
    call: tree.Call, reusable: tree.Reusable
) -> tuple[tuple[tree.Parameter, tree.Expression], ...] | Diagnostic:
    """Which argument (or default) each parameter takes: by position first, then by name."""
    bound: dict[str, tree.Expression] = {}
    names = {parameter.name.text: parameter for parameter in reusable.parameters}
    positional = [argument for argument in call.arguments if argument.name is None]
    takes = (text("E0226.takes", names=tuple(names)),) if names else ()
    if len(positional) > len(names) or call.where is not None:
        return error(
            "E0226", call.span, name=call.callee.text, expected=len(names), given=len(call.arguments), notes=takes
        )
    bound.update(zip(names, (argument.value for argument in positional), strict=False))
    for argument in call.arguments:
        if argument.name is None:
            continue
        if argument.name.text not in names:
            return error("E0227", argument.name.span, name=argument.name.text, callee=call.callee.text, notes=takes)
        if argument.name.text in bound:
            return error("E0230", argument.name.span, name=argument.name.text)
        bound[argument.name.text] = argument.value
    for name, parameter in names.items():
        if parameter.default is not None:
            bound.setdefault(name, parameter.default)
    missing = tuple(name for name in names if name not in bound)
    if missing:
        return error("E0231", call.span, name=call.callee.text, missing=missing, notes=takes)
    return tuple((parameter, bound[name]) for name, parameter in names.items())
