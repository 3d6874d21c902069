"""Policies of imported modules, departures from them, and what has been compared with its original."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from evaldsl.check.resolve_paths import find_grades, find_reusable
from evaldsl.check.scopes import ModuleNames
from evaldsl.check.symbols import OWN_NUMBERS, UNKNOWN, ModuleSymbol, Symbol
from evaldsl.check.walk import references
from evaldsl.diagnostics import Diagnostic, error, near_names, text, warning
from evaldsl.library.modules import Module, Modules
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
    for module, policy in in_force(modules):
        if module is not main:
            titles[policy.title.text] = None
            broken = [line for line in policy.lines if read(line, module.key)]
            # a title that is misspelt may be all that is meant
            if policy.title.text not in waived and not names[main.key].refused:
                found += _missing(policy, symbols, broken, at=_leading_to(module.key, modules))
    for answer in answers:
        found += _departure(answer, tuple(titles))
        if isinstance(answer.of, tree.Path):
            symbols[answer.of.id] = symbol = _meant(answer.of, names[main.key], names)
            if symbol is UNKNOWN:
                found.append(error("E0547", answer.of.span, name=answer.of.text))
    return tuple(found)


def in_force(modules: Modules) -> Iterator[tuple[Module, tree.Policy]]:
    """The policies that a rubric is held to: its own, and those of what it imports, directly or not.

    An import that names policies of the module (`引用 标准.校核: 「…」`) brings these alone. What a framework and a
    collection of policies both say, in one wording, is asked once.
    """
    asked: list[tuple[tree.String, tuple[tree.PolicyLine, ...]]] = []
    for module in modules.all:
        policies = [item for item in module.program.items if isinstance(item, tree.Policy)]
        titles = {policy.title.text for policy in policies}
        imports = (item for other in modules.all for item, key in other.imports if key == module.key)
        named = [titles & {name.text for name in item.names} for item in imports] if policies else []
        wanted = titles if module is modules.main or not all(named) else set().union(*named)
        for policy in policies:
            if policy.title.text in wanted and (policy.title, policy.lines) not in asked:
                asked.append((policy.title, policy.lines))
                yield module, policy


def _leading_to(wanted: str, modules: Modules) -> tree.Import | None:
    """The import of the rubric's own file that brings a module along."""
    by_key = {module.key: module for module in modules.all}

    def leads(key: str) -> bool:
        return key == wanted or any(leads(further) for _, further in by_key[key].imports if further in by_key)

    return next((item for item, key in modules.main.imports if key in by_key and leads(key)), None)


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
