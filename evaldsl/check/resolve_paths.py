"""Looking up one path from one place: values, columns, numbers of indicators, reusable indicators, grades."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final

import attrs

from evaldsl.check.builtins import builtin_named, builtin_names
from evaldsl.check.gathered import part_named, part_names
from evaldsl.check.indicator_names import IndicatorNames
from evaldsl.check.scopes import Declared, ModuleNames
from evaldsl.check.symbols import (
    GRADE,
    OUTPUT,
    OWN_NUMBERS,
    OWN_WEIGHT,
    UNKNOWN,
    WHOLE_SCORE,
    YEAR,
    BuiltinSymbol,
    ColumnSymbol,
    GatheredSymbol,
    GradesSymbol,
    GradeSymbol,
    OptionSymbol,
    OwnSymbol,
    ReusableSymbol,
    Symbol,
    TableSymbol,
    YearSymbol,
)
from evaldsl.diagnostics import Diagnostic, Text, error, near_names, text
from evaldsl.frozen import frozen
from evaldsl.syntax import tree


@frozen(eq=False)
class Root:
    """A place whose indicators can be named: the system (`anchor` None) or a reusable indicator."""

    anchor: tree.NodeId | None
    index: Callable[[], IndicatorNames]


@frozen(eq=False)
class Scope:
    """A place in a program.

    `row` is the table whose row is at hand, `outer` those of the folds around it; `roots` come innermost first; `found`
    collects what is wrong. In an expectation (`expecting`) 等级 is the grade; beside an option (`labels_expected`)
    unknown names are labels; `declaring` is the table whose declaration this is. `has_rows`: some leaves come from
    rows. `year` is that of the system's header.
    """

    module: ModuleNames
    modules: Mapping[str, ModuleNames]
    locals: Mapping[str, Declared]
    indicator: tree.NodeId | None
    roots: tuple[Root, ...]
    found: list[Diagnostic]
    row: tree.DataItem | None = None
    expecting: bool = False
    labels_expected: bool = False
    declaring: tree.DataItem | None = None
    has_rows: bool = False
    year: Fraction | None = None
    outer: tuple[tree.DataItem, ...] = ()

    def value(self, name: str) -> Declared | None:
        return self.locals.get(name) or self.module.values.get(name)

    def within(self, table: tree.DataItem) -> Scope:
        """The brackets of a fold over a table."""
        around = (self.row, *self.outer) if self.row is not None and self.row is not table else self.outer
        return attrs.evolve(self, row=table, outer=tuple(each for each in around if each is not table))


_MOST_KNOWN: Final = 8
_FULL_MARKS: Final = {"满分": "总分.分值", "full_marks": "total.weight"}
_GLUE: Final = (
    *("不低于", "不高于", "不超过", "并且", "或者", "低于", "高于", "超过", "不足", "大于", "小于", "等于"),
    *("且", "或", "在", "得", "扣"),
)


def value_symbol(path: tree.Path, scope: Scope) -> Symbol:
    """What a path means where a value is expected. Unknown ones are reported."""
    parts = tuple(part.text for part in path.parts)
    symbol = _plain(path, parts[0], scope) if len(parts) == 1 else _dotted(path, parts, scope)
    if symbol is not None:
        return symbol
    scope.found.append(_unknown(path, parts, scope))
    return UNKNOWN


def _plain(path: tree.Path, name: str, scope: Scope) -> Symbol | None:
    columns = _row_columns(name, scope)
    if len(columns) > 1:
        candidates = tuple(f"{each.table.name.text}.{name}" for each in columns)
        scope.found.append(error("E0205", path.span, name=name, notes=_known(candidates)))
        return UNKNOWN
    if columns:
        return columns[0]
    declared = scope.value(name)
    if declared is not None:
        return declared.symbol
    if name in WHOLE_SCORE:
        return OwnSymbol(None, (), "score")
    if name in OWN_WEIGHT and scope.indicator is not None:
        return OwnSymbol(scope.indicator, (), "weight")
    if name in GRADE and scope.expecting:
        return GradeSymbol()
    if name in YEAR and scope.year is not None:
        return YearSymbol(scope.year)
    return OptionSymbol(name) if name in scope.module.labels or scope.labels_expected else None


def _row_columns(name: str, scope: Scope) -> tuple[ColumnSymbol, ...]:
    """The columns of a name in the rows at hand; of a table inside itself the inner row."""
    tables = () if scope.row is None else (scope.row, *scope.outer)
    found = ((table, column_named(table, name)) for table in tables)
    return tuple(ColumnSymbol(table, column, in_row=True) for table, column in found if column is not None)


def _dotted(path: tree.Path, parts: tuple[str, ...], scope: Scope) -> Symbol | None:
    first = scope.value(parts[0])
    table, rest = table_of(path, scope)
    if table is not None and len(rest) == 1:
        return _column(path, table, scope)
    if first is not None and isinstance(first.symbol, GatheredSymbol) and len(parts) == 2:
        return _gathered(path, first.symbol.item, scope)
    exported = _exported(parts, scope)
    if exported is not None:
        return exported
    if parts[0] in OUTPUT and len(parts) == 2 and parts[1] in scope.module.outputs:
        return scope.module.values[parts[1]].symbol
    return _own(path, parts, scope) if parts[-1] in OWN_NUMBERS else None


def table_of(path: tree.Path, scope: Scope) -> tuple[tree.DataItem | None, tuple[tree.Name, ...]]:
    """The table that a path begins with, one of an imported module too (`库.标准值.优秀`), and what comes after it."""
    first = scope.value(path.parts[0].text)
    if first is not None:
        return (first.symbol.item, path.parts[1:]) if isinstance(first.symbol, TableSymbol) else (None, ())
    for length in range(len(path.parts) - 1, 0, -1):
        key = scope.module.modules.get(".".join(part.text for part in path.parts[:length]))
        module = None if key is None else scope.modules.get(key)
        exported = None if module is None else module.exports.get(path.parts[length].text)
        if exported is not None and isinstance(exported.symbol, TableSymbol):
            return exported.symbol.item, path.parts[length + 1 :]
    return None, ()


def _column(path: tree.Path, table: tree.DataItem, scope: Scope) -> Symbol:
    name = path.parts[-1]
    column = column_named(table, name.text)
    if column is not None:
        return ColumnSymbol(table, column, in_row=scope.row is table or any(each is table for each in scope.outer))
    near = near_names(name.text, (each.name.text for each in table.columns))
    notes = (text("E0201.near", names=near),) if near else _known(tuple(each.name.text for each in table.columns))
    scope.found.append(error("E0214", name.span, name=name.text, table=table.name.text, notes=notes))
    return UNKNOWN


def _gathered(path: tree.Path, item: tree.DataItem, scope: Scope) -> Symbol:
    name = path.parts[1]
    part = part_named(item, name.text)
    if part is not None:
        return GatheredSymbol(item, part, name.text if part == "option" else "")
    near = near_names(name.text, part_names(item))
    notes = (text("E0201.near", names=near),) if near else _known(part_names(item))
    scope.found.append(error("E0240", name.span, name=name.text, gathered=item.name.text, notes=notes))
    return UNKNOWN


def column_named(table: tree.DataItem, name: str) -> tree.Column | None:
    """The column of a name, given or computed."""
    return next((column for column in table.columns if column.name.text == name), None)


def _known(names: tuple[str, ...]) -> tuple[Text, ...]:
    return (text("E0201.known", names=names),) if names else ()


def _exported(parts: tuple[str, ...], scope: Scope) -> Symbol | None:
    """`项目.名称`: the longest beginning that names an imported module, then one of its names."""
    key = scope.module.modules.get(".".join(parts[:-1]))
    if key is None or key not in scope.modules:
        return None
    declared = scope.modules[key].exports.get(parts[-1])
    return declared.symbol if declared else None


def _own(path: tree.Path, parts: tuple[str, ...], scope: Scope) -> Symbol | None:
    for root in scope.roots:
        paths = root.index().find(parts[:-1])
        if len(paths) == 1:
            return OwnSymbol(root.anchor, paths[0], OWN_NUMBERS[parts[-1]])
        if paths:
            candidates = tuple(".".join((*each, parts[-1])) for each in sorted(paths))
            scope.found.append(error("E0205", path.span, name=".".join(parts[:-1]), notes=_known(candidates)))
            return UNKNOWN
    if len(parts) == 2 and parts[0] in WHOLE_SCORE:
        return OwnSymbol(None, (), OWN_NUMBERS[parts[1]])
    if scope.expecting and scope.has_rows:
        return OwnSymbol(None, parts[:-1], OWN_NUMBERS[parts[-1]], late=True)
    return None


def function_symbol(path: tree.Path, scope: Scope) -> Symbol:
    """What the callee of a call in a formula means: a function or a table."""
    builtin = builtin_named(path.text)
    if builtin is not None:
        return BuiltinSymbol(builtin)
    table, rest = table_of(path, scope)
    if table is not None and not rest:
        return TableSymbol(table)
    near = near_names(path.text, (*builtin_names(), *_tables(scope)))
    of_one_language = builtin_names()[1 if path.text.isascii() else 0 :: 2]
    notes = (text("E0201.near", names=near),) if near else _known(of_one_language)
    scope.found.append(error("E0210", path.span, name=path.text, notes=notes))
    return UNKNOWN


def _tables(scope: Scope) -> tuple[str, ...]:
    return tuple(name for name, each in scope.module.values.items() if isinstance(each.symbol, TableSymbol))


def find_reusable(path: tree.Path, module: ModuleNames, modules: Mapping[str, ModuleNames]) -> ReusableSymbol | None:
    """The reusable indicator of a path, if there is one."""
    declared = module.reusables.get(path.text) if len(path.parts) == 1 else _elsewhere(path, module, modules)
    return declared.symbol if declared and isinstance(declared.symbol, ReusableSymbol) else None


def reusable_names(path: tree.Path, scope: Scope) -> tuple[str, ...]:
    """What a path may have meant: the reusable indicators of its module."""
    key = scope.module.modules.get(".".join(part.text for part in path.parts[:-1]))
    if key is None or key not in scope.modules:
        return tuple(scope.module.reusables)
    exports = scope.modules[key].exports
    return tuple(name for name, each in exports.items() if isinstance(each.symbol, ReusableSymbol))


def find_grades(path: tree.Path, module: ModuleNames, modules: Mapping[str, ModuleNames]) -> GradesSymbol | None:
    """The grade scale of a path, if there is one."""
    declared = module.grades.get(path.text) if len(path.parts) == 1 else _elsewhere(path, module, modules)
    return declared.symbol if declared and isinstance(declared.symbol, GradesSymbol) else None


def _elsewhere(path: tree.Path, module: ModuleNames, modules: Mapping[str, ModuleNames]) -> Declared | None:
    key = module.modules.get(".".join(part.text for part in path.parts[:-1]))
    names = modules.get(key) if key is not None else None
    return names.exports.get(path.parts[-1].text) if names else None


# ── what an unknown name may have been meant to be ──────────────────────────────────────────────────


def _unknown(path: tree.Path, parts: tuple[str, ...], scope: Scope) -> Diagnostic:
    if parts[-1] in OWN_NUMBERS and len(parts) > 1:
        near = _near_indicators(parts[:-1], scope)
        notes = (text("E0201.near", names=near),) if near else _known(_indicator_names(scope)[:_MOST_KNOWN])
        return error("E0216", path.span, name=".".join(parts[:-1]), notes=notes)
    return error("E0201", path.span, name=path.text, notes=_hints(parts, scope))


def _near_indicators(parts: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    return near_names(parts[-1], _indicator_names(scope))


def _indicator_names(scope: Scope) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for root in scope.roots for name in root.index().by_last))


def _hints(parts: tuple[str, ...], scope: Scope) -> tuple[Text, ...]:
    name = ".".join(parts)
    if name in YEAR:
        return (text("E0201.year"),)
    if name in OWN_NUMBERS:
        return (text("E0201.own", name=name),)
    if name in _FULL_MARKS:
        return (text("E0201.near", names=(_FULL_MARKS[name],)),)
    glued = _glued(name, scope)
    if glued is not None:
        return (glued,)
    if any(root.index().find(parts) for root in scope.roots):
        return (text("E0201.indicator", name=name),)
    near = near_names(name, _visible(scope))
    return (text("E0201.near", names=near),) if near else (text("E0201.declare", name=parts[0]),)


def _glued(name: str, scope: Scope) -> Text | None:
    """`得分且质量` is read as one name; where the beginning is known, say so."""
    for word in _GLUE:
        left, middle, right = name.partition(word)
        if middle and left and (scope.value(left) is not None or (right and scope.value(right) is not None)):
            return text("E0201.glued", written=f"{left} {word} {right}".rstrip())
    return None


def _visible(scope: Scope) -> tuple[str, ...]:
    columns = tuple(column.name.text for column in scope.row.columns) if scope.row else ()
    return (*scope.locals, *scope.module.values, *columns, *sorted(scope.module.labels))
