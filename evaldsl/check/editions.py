"""Versions and effective years of imported modules: is it the one that is meant, and does it hold for the year?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from evaldsl.check.literals import written_text
from evaldsl.check.static_values import interval
from evaldsl.diagnostics import Diagnostic, Label, error, note, text, warning
from evaldsl.library import Module, Modules
from evaldsl.library.find import read_shelf
from evaldsl.syntax import tree

_MOST_OFFERED: Final = 4


def check_editions(modules: Modules) -> tuple[Diagnostic, ...]:
    """What is wrong with the versions and years of everything that is imported, at the imports."""
    by_key = {module.key: module for module in modules.all}
    imports = [(item, by_key[key]) for module in modules.all for item, key in module.imports if key in by_key]
    found = [problem for item, module in imports for problem in _version(item, module)]
    header = modules.main.program.header
    if isinstance(header, tree.SystemHeader):
        year = next((setting for setting in header.settings if isinstance(setting, tree.Year)), None)
        direct = [(item, by_key[key]) for item, key in modules.main.imports if key in by_key]
        seen = {module.key for _, module in direct}
        further = [(item, module) for item, module in imports if module.key not in seen]
        for item, module in {module.key: (item, module) for item, module in (*further, *direct)}.values():
            found += _years(item, module, year, modules=modules)
    return tuple(found)


def attribute_of(module: Module, kind: tree.AttributeKind) -> tree.Attribute | None:
    """What the header of a module says of itself."""
    settings = module.program.header.settings if module.program.header else ()
    return next((each for each in settings if isinstance(each, tree.Attribute) and each.kind is kind), None)


def _version(item: tree.Import, module: Module) -> Iterator[Diagnostic]:
    """`版本 "1"` accepts 1, 1.0 and 1.4; `版本 "1.0"` accepts 1.0 and 1.0.2."""
    if item.version is None:
        return
    wanted, name = item.version.text, item.module.text
    said = attribute_of(module, tree.AttributeKind.VERSION)
    if said is None or not isinstance(said.value, tree.String):
        yield error("E0541", item.version.span, name=name, wanted=wanted)
        return
    parts, there = wanted.split("."), said.value.text.split(".")
    if there[: len(parts)] != parts:
        labels = (Label(said.value.span, text("E0540.there")),)
        yield error("E0540", item.version.span, labels=labels, name=name, wanted=wanted, found=said.value.text)


def _years(item: tree.Import, module: Module, year: tree.Year | None, *, modules: Modules) -> Iterator[Diagnostic]:
    said = attribute_of(module, tree.AttributeKind.YEARS)
    if said is None or not isinstance(said.value, tree.Range):
        return
    years = written_text(said.value)
    if year is None:
        yield note("W0731", item.module.span, name=item.module.text, years=years, notes=(text("W0731.note"),))
        return
    if holds_in(said.value, year.year.value):
        return
    fitting = _fitting(modules, year.year.value, besides=module.key)
    notes = (text("W0730.fits", names=fitting),) if fitting else (text("W0730.none"),)
    yield warning("W0730", item.module.span, name=item.module.text, years=years, year=year.year.value, notes=notes)


def holds_in(years: tree.Range, year: Fraction) -> bool:
    """Whether a year lies in 适用年度."""
    range_ = interval(years)
    return range_ is None or range_.holds(year)


def _fitting(modules: Modules, year: Fraction, *, besides: str) -> tuple[str, ...]:
    """Modules of the family of names whose declared years hold; of the same subject (项目…) where there are any."""
    from evaldsl.library.contents import header_of

    family = besides.partition(".")[0]
    found = []
    for place in modules.places:
        for head in read_shelf(place):
            if head.kind != "module" or besides in head.names or head.names[0].partition(".")[0] != family:
                continue
            header = header_of(head)
            for setting in header.settings if header else ():
                if isinstance(setting, tree.Attribute) and isinstance(setting.value, tree.Range):
                    found += [head.names[0]] if holds_in(setting.value, year) else []
    subject = _subject(besides)
    kin = [name for name in found if _subject(name) == subject]
    return tuple(dict.fromkeys(kin or found))[:_MOST_OFFERED]


def _subject(name: str) -> str:
    """`项目` of `标准.项目支出_2020`."""
    return name.rpartition(".")[2][:2]
