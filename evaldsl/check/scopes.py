"""What a module declares, what it imports, and what can be seen from a place in it."""

from __future__ import annotations

from fractions import Fraction

from evaldsl.check.builtins import builtin_named
from evaldsl.check.gathered import is_gathered
from evaldsl.check.symbols import (
    OWN_WEIGHT,
    WHOLE_SCORE,
    DefinitionSymbol,
    FactSymbol,
    GatheredSymbol,
    GradesSymbol,
    ReusableSymbol,
    Symbol,
    TableSymbol,
)
from evaldsl.check.walk import children
from evaldsl.diagnostics import Diagnostic, Label, error, near_names, text
from evaldsl.frozen import frozen
from evaldsl.library.modules import Module
from evaldsl.syntax import tree
from evaldsl.text import Span


@frozen
class Declared:
    """A symbol and where its name was declared or imported."""

    symbol: Symbol
    span: Span


@frozen
class ModuleNames:
    """Names seen everywhere in a module. `exports` are those that importing modules may use."""

    key: str
    values: dict[str, Declared]
    reusables: dict[str, Declared]
    grades: dict[str, Declared]
    modules: dict[str, str]  # alias, last part of the path or whole path → key
    labels: frozenset[str]  # of all option types declared in the module
    exports: dict[str, Declared]
    refused: set[str]  # asked of an imported module in vain; said once, at the import
    outputs: frozenset[str] = frozenset()  # the values that are also called 输出.名称
    policies: frozenset[str] = frozenset()  # titles, which an import may name


def declare(module: Module, known: dict[str, ModuleNames], found: list[Diagnostic]) -> ModuleNames:
    """Collect the names of a module whose imports are known."""
    outputs = frozenset(item.definition.name.text for item in module.program.items if isinstance(item, tree.Output))
    titles = frozenset(item.title.text for item in module.program.items if isinstance(item, tree.Policy))
    names = ModuleNames(module.key, {}, {}, {}, {}, _labels(module.program), {}, set(), outputs, titles)
    for item in module.program.items:
        _declare_item(item, names, found)
    for statement, key in module.imports:
        if key in known:
            _import(statement, known[key], names, found=found)
    return names


def header_year(main: Module) -> Fraction | None:
    """年度 of the header, for formulas."""
    settings = main.program.header.settings if main.program.header else ()
    return next((setting.year.value for setting in settings if isinstance(setting, tree.Year)), None)


def claim(place: dict[str, Declared], name: tree.Name, symbol: Symbol, *, found: list[Diagnostic]) -> None:
    """Enter a name, or say that it is taken or reserved."""
    taken = place.get(name.text)
    if taken is not None:
        found.append(duplicate(name, taken.span))
    elif is_reserved(name.text):
        found.append(error("E0204", name.span, name=name.text, notes=(text("E0204.note", name=name.text),)))
    else:
        place[name.text] = Declared(symbol, name.span)


def duplicate(name: tree.Name, first: Span) -> Diagnostic:
    """One namespace holds a name only once; the first place is shown beside the second."""
    return error("E0202", name.span, name=name.text, labels=(Label(first, text("E0202.first")),))


def is_reserved(name: str) -> bool:
    """Whether a name means something everywhere already: a function, the total, an indicator's own weight."""
    return builtin_named(name) is not None or name in OWN_WEIGHT or name in WHOLE_SCORE


def _declare_item(item: tree.Item, names: ModuleNames, found: list[Diagnostic]) -> None:
    match item:
        case tree.Data():
            for fact in item.items:
                symbol, name = _fact_symbol(fact), fact.name
                if fact.file is not None:
                    from evaldsl.library.tables import own_name  # few programs have tables from files

                    name = own_name(fact, names.key)
                    names.exports.setdefault(name.text, Declared(symbol, name.span))
                claim(names.values, name, symbol, found=found)
                _check_columns(fact, found)
        case tree.Definition():
            defined = DefinitionSymbol(item, names.key, local=False)
            claim(names.values, item.name, defined, found=found)
            _export(names, defined, item)
        case tree.Output(definition=definition):
            claim(names.values, definition.name, DefinitionSymbol(definition, names.key, local=False), found=found)
        case tree.Reusable():
            reusable = ReusableSymbol(item, names.key)
            claim(names.reusables, item.name, reusable, found=found)
            _export(names, reusable, item)
        case tree.Grades():
            grades = GradesSymbol(item, names.key)
            claim(names.grades, item.name, grades, found=found)
            _export(names, grades, item)
        case _:
            pass


def _fact_symbol(fact: tree.DataItem) -> Symbol:
    if is_gathered(fact):
        return GatheredSymbol(fact, "")
    return TableSymbol(fact) if fact.type.kind is tree.TypeKind.TABLE else FactSymbol(fact)


def _check_columns(table: tree.DataItem, found: list[Diagnostic]) -> None:
    seen: dict[str, Declared] = {}
    for column in table.columns:
        name = column.name.text
        if is_reserved(name) and name not in WHOLE_SCORE and name not in seen:
            seen[name] = Declared(TableSymbol(table), column.name.span)  # 表.平均 and 表.分值 mean nothing else
        else:
            claim(seen, column.name, TableSymbol(table), found=found)


def _export(names: ModuleNames, symbol: Symbol, item: tree.Definition | tree.Reusable | tree.Grades) -> None:
    for name in (item.name.text, *_english_names(item)):
        names.exports.setdefault(name, Declared(symbol, item.name.span))


def _english_names(item: tree.Node) -> tuple[str, ...]:
    attributes = (member for member in children(item) if isinstance(member, tree.Attribute))
    kinds = (tree.AttributeKind.ENGLISH, tree.AttributeKind.ALIAS)
    return tuple(a.value.text for a in attributes if a.kind in kinds and isinstance(a.value, tree.Path | tree.String))


def _labels(program: tree.Program) -> frozenset[str]:
    types = []
    for item in program.items:
        if isinstance(item, tree.Data):
            types += [fact.type for fact in item.items]
            types += [c.type for fact in item.items for c in fact.columns if isinstance(c, tree.DataItem)]
        elif isinstance(item, tree.Reusable):
            types += [parameter.type for parameter in item.parameters]
    return frozenset(option.text for type_ in types if type_.kind is tree.TypeKind.OPTION for option in type_.options)


def _import(statement: tree.Import, module: ModuleNames, names: ModuleNames, *, found: list[Diagnostic]) -> None:
    if statement.alias is not None:
        names.modules[statement.alias.text] = module.key
    else:
        names.modules[statement.module.text] = module.key
        names.modules.setdefault(statement.module.parts[-1].text, module.key)
    for name in statement.names:
        exported = module.exports.get(name.text)
        if exported is None and name.text in module.policies:
            continue  # resolve_imported.in_force reads it
        if exported is None:
            names.refused.add(name.text)
            near = near_names(name.text, (*module.exports, *sorted(module.policies)))
            notes = (text("E0201.near", names=near),) if near else ()
            found.append(error("E0222", name.span, name=name.text, module=statement.module.text, notes=notes))
        else:
            claim(_namespace(names, exported.symbol), name, exported.symbol, found=found)


def _namespace(names: ModuleNames, symbol: Symbol) -> dict[str, Declared]:
    match symbol:
        case ReusableSymbol():
            return names.reusables
        case GradesSymbol():
            return names.grades
        case _:
            return names.values
