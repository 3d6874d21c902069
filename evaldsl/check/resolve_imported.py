"""Policies of imported modules, departures from them, and what has been compared with its original."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from evaldsl.check.resolve_paths import find_grades, find_reusable
from evaldsl.check.scopes import ModuleNames
from evaldsl.check.symbols import OWN_NUMBERS, UNKNOWN, ModuleSymbol, Symbol
from evaldsl.check.walk import references
from evaldsl.diagnostics import Diagnostic, error, near_names, text, warning
from evaldsl.library.modules import Modules
from evaldsl.syntax import tree

Read = Callable[[tree.PolicyLine, str], list[Diagnostic]]
"""Look up the names of a line of a module in the rubric; what is wrong with them."""


def resolve_imported(
    modules: Modules, names: Mapping[str, ModuleNames], symbols: dict[tree.NodeId, Symbol], *, read: Read
) -> tuple[Diagnostic, ...]:
    """Enter the names of imported policies and of acknowledgements.

    A module checked alone has no rubric to ask: what its policies say of indicators is left open.
    """
    main = modules.main
    if modules.is_library:
        lines = (line for item in main.program.items if isinstance(item, tree.Policy) for line in item.lines)
        return tuple(wrong for line in lines for wrong in read(line, main.key) if wrong.code != "E0216")
    found: list[Diagnostic] = []
    answers = [item for item in main.program.items if isinstance(item, tree.Answered)]
    titles: dict[str, None] = {}
    waived = {answer.of.text for answer in answers if isinstance(answer.of, tree.String)}
    for module in modules.all[:-1]:
        for policy in (item for item in module.program.items if isinstance(item, tree.Policy)):
            titles[policy.title.text] = None
            broken = [line for line in policy.lines if read(line, module.key)]
            if policy.title.text not in waived:
                at = next((item for item, key in main.imports if key == module.key), None)
                found += _missing(policy, symbols, broken, at=at)
    for answer in answers:
        found += _departure(answer, tuple(titles))
        if isinstance(answer.of, tree.Path):
            symbols[answer.of.id] = symbol = _meant(answer.of, names[main.key], names)
            if symbol is UNKNOWN:
                found.append(error("E0547", answer.of.span, name=answer.of.text))
    return tuple(found)


def _missing(
    policy: tree.Policy, symbols: Mapping[tree.NodeId, Symbol], lines: list[tree.PolicyLine], *, at: tree.Import | None
) -> Iterator[Diagnostic]:
    """What the lines of a policy speak of and the rubric does not have."""
    for line in lines:
        unknown = (path for path in references(line.condition) if symbols.get(path.id, UNKNOWN) == UNKNOWN)
        names = tuple(dict.fromkeys(_indicator(path) for path in unknown))
        notes = (text("W0736.note", title=policy.title.text),)
        span = line.span if at is None else at.module.span
        yield warning("W0736", span, title=policy.title.text, names=names, notes=notes)


def _indicator(path: tree.Path) -> str:
    """`产出` of `产出.分值`."""
    parts = [part.text for part in path.parts]
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] in OWN_NUMBERS else parts)


def _departure(answer: tree.Answered, titles: tuple[str, ...]) -> Iterator[Diagnostic]:
    if not isinstance(answer.of, tree.String):
        return
    if answer.words is None:
        yield error("E0546", answer.span, notes=(text("E0546.note"),))
    if answer.of.text not in titles:
        near = near_names(answer.of.text, titles) or titles
        notes = (text("E0201.known", names=near),) if near else ()
        yield error("E0545", answer.of.span, name=answer.of.text, notes=notes)


def _meant(path: tree.Path, here: ModuleNames, names: Mapping[str, ModuleNames]) -> Symbol:
    key = here.modules.get(path.text, path.text)
    if key in names and key != here.key:
        return ModuleSymbol(key)
    return find_reusable(path, here, names) or find_grades(path, here, names) or UNKNOWN
