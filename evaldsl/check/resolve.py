"""Names: every path of a program to its symbol, with what is unknown, ambiguous, declared twice or circular."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache, partial
from typing import TYPE_CHECKING

import attrs

from evaldsl.check.arrange import arranged, unadapted, within
from evaldsl.check.arrange_members import open_slots
from evaldsl.check.builtins import builtin_named
from evaldsl.check.dependencies import order_definitions
from evaldsl.check.indicator_names import IndicatorNames, index_indicators
from evaldsl.check.resolve_options import clauses_in_words, compares_options, condition_in_words, evidence_of_point
from evaldsl.check.resolve_paths import (
    Root,
    Scope,
    find_grades,
    find_reusable,
    function_symbol,
    reusable_names,
    table_of,
    value_symbol,
)
from evaldsl.check.scopes import Declared, ModuleNames, claim, declare, duplicate, header_year
from evaldsl.check.symbols import (
    UNKNOWN,
    BuiltinSymbol,
    ColumnSymbol,
    DefinitionSymbol,
    FactSymbol,
    GatheredSymbol,
    GradesSymbol,
    GradeSymbol,
    Names,
    ParameterSymbol,
    ReusableSymbol,
    Symbol,
    TableSymbol,
)
from evaldsl.check.walk import children, own_references
from evaldsl.diagnostics import Diagnostic, Label, error, near_names, text, warning
from evaldsl.frozen import frozen
from evaldsl.library.modules import Module, Modules
from evaldsl.syntax import tree

if TYPE_CHECKING:
    from evaldsl.check.resolve_adapted import Walk


@frozen(eq=False)
class _Progress:
    """What the walk has found so far."""

    modules: dict[str, ModuleNames]
    symbols: dict[tree.NodeId, Symbol]
    used: set[tree.NodeId]
    found: list[Diagnostic]
    year: Fraction | None

    def reusable(self, call: tree.Call, module: str) -> ReusableSymbol | None:
        return find_reusable(call.callee, self.modules[module], self.modules)


def resolve(modules: Modules) -> Names:
    """Look up every name of every module. Diagnostics come module by module, in the order of the text."""
    progress = _Progress({}, {}, set(), [], header_year(modules.main))
    for module in modules.all:
        progress.modules[module.key] = declare(module, progress.modules, progress.found)
    for module in modules.all:
        _resolve_module(module, progress, is_main=module is modules.main)
    definitions, cycles = order_definitions(modules, progress.symbols)
    unused = () if progress.found else _unused(modules.main, progress)  # an unknown name may have meant it
    found = [*progress.found, *cycles, *unused, *_imported(modules, progress)]
    return Names(progress.symbols, definitions, tuple(found))


def _resolve_module(module: Module, progress: _Progress, *, is_main: bool) -> None:
    program = module.program
    roots = (Root(None, _index(program.items, module.key, progress)),) if is_main else ()
    if is_main and isinstance(program.header, tree.SystemHeader):
        _own_scales(program, module.key, progress)
    scope = Scope(progress.modules[module.key], progress.modules, {}, None, roots, progress.found, year=progress.year)
    if program.header is not None:
        for setting in program.header.settings:
            if isinstance(setting, tree.UseGrades):
                _use_grades(setting.grades, scope, progress)
            elif isinstance(setting, tree.CombineSetting):
                _visit(setting, scope, progress)
    for item in program.items:
        if not isinstance(item, tree.Policy) or (is_main and isinstance(program.header, tree.SystemHeader)):
            _resolve_item(item, scope, progress)
    _siblings(program.items, progress)


def _imported(modules: Modules, progress: _Progress) -> tuple[Diagnostic, ...]:
    """Policies that come with a library, read against this rubric, and what is said of libraries here."""
    answered = any(isinstance(item, tree.Answered) for item in modules.main.program.items)
    own = not modules.is_library  # whose policies have been read already
    read_here = modules.all[:-1] if own else modules.all
    if not answered and not any(isinstance(item, tree.Policy) for m in read_here for item in m.program.items):
        return ()
    from evaldsl.check.resolve_imported import resolve_imported

    root = Root(None, _index(modules.main.program.items, modules.main.key, progress))

    def read(line: tree.PolicyLine, module: str) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        scope = Scope(progress.modules[module], progress.modules, {}, None, (root,), found)
        _visit(line.condition, scope, attrs.evolve(progress, found=found))
        return found

    return resolve_imported(modules, progress.modules, progress.symbols, read=read)


def _own_scales(program: tree.Program, module: str, progress: _Progress) -> None:
    """A scale of the system's own file counts whether or not the header names it."""
    for item in program.items:
        if isinstance(item, tree.Grades):
            progress.symbols[item.id] = GradesSymbol(item, module)


def _index(members: tuple[tree.Node, ...], module: str, progress: _Progress) -> Callable[[], IndicatorNames]:
    """The index of indicators, made when the first path asks for it."""
    return cache(lambda: index_indicators(members, unadapted(module, progress.reusable)))


def _resolve_item(item: tree.Item, scope: Scope, progress: _Progress) -> None:
    match item:
        case tree.Data():
            for fact in item.items:
                _visit_fact(fact, scope, progress)
        case tree.Reusable():
            _resolve_reusable(item, scope, progress)
        case tree.TestBlock():
            has_rows = any(root.index().has_rows for root in scope.roots)
            within = attrs.evolve(scope, expecting=True, has_rows=has_rows)
            for line in item.lines:
                _visit_test_line(line, within, progress)
        case tree.Indicator() | tree.Spread():
            _resolve_indicator(item, scope, progress)
        case tree.EachRow():
            _resolve_rows(item, scope, progress)
        case tree.Import() | tree.Answered():
            pass
        case _:
            _visit(item, scope, progress)


def _visit_fact(fact: tree.DataItem, scope: Scope, progress: _Progress) -> None:
    within = attrs.evolve(scope, row=fact, declaring=fact) if fact.columns else scope
    if fact.type.kind is tree.TypeKind.OPTION:
        within = attrs.evolve(within, labels_expected=True)
    for part in children(fact):
        if isinstance(part, tree.DataItem):
            _visit_fact(part, within, progress)
        else:
            _visit(part, within, progress)


def _use_grades(path: tree.Path, scope: Scope, progress: _Progress) -> None:
    symbol = find_grades(path, scope.module, scope.modules)
    if symbol is None and path.text not in scope.module.refused:
        near = near_names(path.text, scope.module.grades)
        notes = (text("E0201.near", names=near),) if near else (text("E0211.note", name=path.text),)
        progress.found.append(error("E0211", path.span, name=path.text, notes=notes))
    progress.symbols[path.id] = symbol or UNKNOWN


# ── indicators ──────────────────────────────────────────────────────────────────────────────────────


def _resolve_reusable(item: tree.Reusable, scope: Scope, progress: _Progress) -> None:
    taken = dict(scope.module.values)
    for parameter in item.parameters:
        claim(taken, parameter.name, ParameterSymbol(parameter), found=progress.found)
        if parameter.default is not None:
            is_option = parameter.type.kind is tree.TypeKind.OPTION
            _visit(parameter.default, attrs.evolve(scope, labels_expected=is_option), progress)
    own = {name: declared for name, declared in taken.items() if name not in scope.module.values}
    _distinct((slot.name for slot in open_slots(item.members)), progress)
    root = Root(item.id, _index(item.members, scope.module.key, progress))
    within = attrs.evolve(scope, locals=own, indicator=item.id, roots=(root, *scope.roots))
    _resolve_members(item.members, within, progress)


def _resolve_indicator(item: tree.Indicator | tree.Spread, scope: Scope, progress: _Progress) -> None:
    within = attrs.evolve(scope, indicator=item.id)
    if item.placed is None:
        _resolve_members(item.members, within, progress)
        return
    for member in item.members:
        if isinstance(member, tree.Override):
            from evaldsl.check.resolve_adapted import resolve_override  # few specs have overrides

            resolve_override(member, within, _walk(progress))
    path = item.placed.callee
    symbol = find_reusable(path, scope.module, scope.modules)
    if symbol is None:
        near = near_names(path.parts[-1].text, reusable_names(path, scope))
        notes = (text("E0201.near", names=near),) if near else ()
        progress.found.append(error("E0209", path.span, name=path.text, notes=notes))
    progress.symbols[path.id] = symbol or UNKNOWN
    for argument in item.placed.arguments:
        _visit(argument.value, within, progress)
    if symbol is not None:
        _resolve_placing(item, symbol, scope.module.key, progress=progress)


def _resolve_rows(item: tree.EachRow, scope: Scope, progress: _Progress) -> None:
    from evaldsl.check.resolve_adapted import resolve_rows  # few specs have leaves from rows

    resolve_rows(item, scope, _walk(progress))


def _walk(progress: _Progress) -> Walk:
    """How what stands inside rare lines is looked up."""
    from evaldsl.check.resolve_adapted import Walk

    def seen(members: tuple[tree.Member, ...], scope: Scope) -> Scope:
        return _with_definitions(members, scope, progress, again=True)

    def record(path: tree.Path, symbol: Symbol, scope: Scope) -> None:
        _record(path, symbol, scope, progress=progress)

    visit, members = partial(_visit, progress=progress), partial(_resolve_members, progress=progress)
    return Walk(record, visit, members, partial(_resolve_indicator, progress=progress), seen)


def _resolve_placing(
    item: tree.Indicator | tree.Spread, symbol: ReusableSymbol, module: str, *, progress: _Progress
) -> None:
    """Whether the overrides below what is placed can be applied, and which parameters they set."""
    for done in within(arranged(item, symbol, unadapted(module, progress.reusable), module=module)):
        progress.found.extend(done.diagnostics)
        for argument, parameter in done.parameters:
            if argument.name is not None:
                progress.symbols[argument.name.id] = ParameterSymbol(parameter)


def _resolve_members(members: tuple[tree.Member, ...], scope: Scope, progress: _Progress) -> None:
    within = _with_definitions(members, scope, progress)
    for member in members:
        match member:
            case tree.Indicator() | tree.Spread():
                _resolve_indicator(member, within, progress)
            case tree.EachRow():
                _resolve_rows(member, within, progress)
            case tree.Attribute():
                pass
            case tree.Override() | tree.Argument():
                progress.found.append(error("E0525", member.span, notes=(text("E0525.note"),)))
            case tree.Slot() if all(root.anchor is None for root in scope.roots):
                progress.found.append(error("E0531", member.span, notes=(text("E0531.note"),)))
            case _:
                _visit(member, within, progress)
    _siblings(members, progress)


def _with_definitions(
    members: tuple[tree.Member, ...], scope: Scope, progress: _Progress, *, again: bool = False
) -> Scope:
    """What the block sees; `again`: its definitions have been looked at before."""
    definitions = [member for member in members if isinstance(member, tree.Definition)]
    if not definitions:
        return scope
    taken: dict[str, Declared] = {**scope.module.values, **scope.locals}
    for each in definitions:
        symbol = DefinitionSymbol(each, scope.module.key, local=True)
        claim(taken, each.name, symbol, found=[] if again else progress.found)
    outer = scope.module.values
    return attrs.evolve(scope, locals={name: each for name, each in taken.items() if name not in outer})


def _siblings(members: tuple[tree.Node, ...], progress: _Progress) -> None:
    """No two indicators beside each other have one name."""
    _distinct((member.name for member in members if isinstance(member, tree.Indicator)), progress)


def _distinct(names: Iterable[tree.Name], progress: _Progress) -> None:
    first: dict[str, tree.Name] = {}
    for name in names:
        earlier = first.setdefault(name.text, name)
        if earlier is not name:
            progress.found.append(duplicate(name, earlier.span))


# ── formulas ────────────────────────────────────────────────────────────────────────────────────────


def _visit(node: tree.Node, scope: Scope, progress: _Progress) -> None:
    if isinstance(node, tree.Reference):
        _record(node.path, value_symbol(node.path, scope), scope, progress=progress)
        return
    if isinstance(node, tree.Call):
        outside, scope = scope, _visit_callee(node, scope, progress)
        takes = _takes(node, progress)
        for number, argument in enumerate(node.arguments):
            stands_outside = takes == ("rank" if number == 0 else "keyed")
            _visit(argument.value, outside if stands_outside else scope, progress)
        if node.where is not None:
            _visit(node.where, scope, progress)
        return
    if isinstance(node, tree.Comparison) and compares_options(node, scope):
        scope = attrs.evolve(scope, labels_expected=True)
    if isinstance(node, tree.Point):
        clauses_in_words(node, scope)
        evidence_of_point(node, scope)
        if node.when is None:
            condition_in_words(node, scope)
    for child in children(node):
        _visit(child, scope, progress)


def _takes(call: tree.Call, progress: _Progress) -> str:
    """What a function takes: of a rank the first argument, of keys all but the first stand outside of the rows."""
    symbol = progress.symbols.get(call.callee.id)
    return symbol.builtin.takes if isinstance(symbol, BuiltinSymbol) else ""


def _visit_callee(call: tree.Call, scope: Scope, progress: _Progress) -> Scope:
    """Look up the function and say what the arguments see: a fold over a table sees the columns of its rows."""
    symbol = function_symbol(call.callee, scope)
    _record(call.callee, symbol, scope, progress=progress)
    if isinstance(symbol, TableSymbol):
        return scope.within(symbol.item)
    if isinstance(symbol, BuiltinSymbol) and symbol.builtin.folds(len(call.arguments)):
        for path in own_references(call, partial(_folds, scope=scope)):
            table, _ = table_of(path, scope)
            if table is not None:
                return scope.within(table)
    return scope


def _folds(call: tree.Call, scope: Scope) -> bool:
    builtin = builtin_named(call.callee.text)
    if builtin is not None:
        return builtin.folds(len(call.arguments))
    table, rest = table_of(call.callee, scope)
    return table is not None and not rest


def _record(path: tree.Path, symbol: Symbol, scope: Scope, *, progress: _Progress) -> None:
    progress.symbols[path.id] = symbol
    match symbol:
        case FactSymbol(item=item) | TableSymbol(item=item) | GatheredSymbol(item=item):
            informative, name = item.informative, item.name.text
        case ColumnSymbol(table=item, column=column):
            given = isinstance(column, tree.DataItem) and column.informative
            informative, name = item.informative or given, column.name.text
        case _:
            return
    if scope.expecting:
        return
    if not (isinstance(symbol, ColumnSymbol) and item is scope.declaring):  # a table's own formulas are no use of it
        progress.used.add(item.id)
    if informative:
        labels = (Label(item.name.span, text("E0208.declared")),)
        progress.found.append(error("E0208", path.span, name=name, labels=labels, notes=(text("E0208.note"),)))


def _visit_test_line(line: tree.TestData | tree.TestSet | tree.Expect, scope: Scope, progress: _Progress) -> None:
    match line:
        case tree.TestSet(name=path):
            from evaldsl.check.resolve_settings import visit_setting

            visit_setting(path, scope, progress.symbols)
        case tree.Expect(subject=subject, value=value) if subject is not None:
            _visit(subject, scope, progress)
            if not isinstance(subject, tree.Reference) or progress.symbols[subject.path.id] != GradeSymbol():
                _visit(value, scope, progress)
        case _:
            pass


def _unused(main: Module, progress: _Progress) -> tuple[Diagnostic, ...]:
    if isinstance(main.program.header, tree.ModuleHeader):
        return ()  # whoever imports its tables may use them
    facts = (fact for item in main.program.items if isinstance(item, tree.Data) for fact in item.items)
    return tuple(
        warning("W0201", fact.name.span, name=fact.name.text, notes=(text("W0201.note"),))
        for fact in facts
        if not fact.informative and fact.id not in progress.used
    )
