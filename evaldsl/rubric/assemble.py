"""The whole document of a rubric or of a library."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from evaldsl.check.expand import expand
from evaldsl.check.lowering.indicators import attribute_text
from evaldsl.check.resolve import resolve
from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.pages import Block, Dossier, Heading, Items, Part, Run
from evaldsl.format.members import years_text
from evaldsl.library.modules import Modules
from evaldsl.model.system import System, Unverified
from evaldsl.phrase.words import keyword
from evaldsl.rubric.facts import facts_grid
from evaldsl.rubric.library import library_parts
from evaldsl.rubric.placed import system_rows
from evaldsl.rubric.provisions import grades_grid, policies_grid, provisions
from evaldsl.rubric.table import points_text, rubric_grid
from evaldsl.rubric.words import Reading
from evaldsl.syntax import tree

_TOLD = (
    tree.AttributeKind.ENGLISH,
    tree.AttributeKind.VERSION,
    tree.AttributeKind.SOURCE,
    tree.AttributeKind.YEARS,
    tree.AttributeKind.ASSUMED,
    tree.AttributeKind.UNVERIFIED,
)


def rubric_of(modules: Modules, system: System | None, language: Language) -> Dossier:
    """The document of a checked program: of the system that it is, else of the library.

    Nothing stands against the program: the caller has seen its diagnostics.
    """
    modules = _in(modules, language)
    if system is None:
        return _library(modules, language)
    return Dossier(system.title, language, tuple(_system_parts(modules, system, language)))


def _in(modules: Modules, language: Language) -> Modules:
    """The main program as one of the language, which its sentences then speak."""
    main = attrs.evolve(modules.main, program=attrs.evolve(modules.main.program, language=language))
    return attrs.evolve(modules, main=main, all=(*modules.all[:-1], main))


# ── a system ────────────────────────────────────────────────────────────────────────────────────────


def _system_parts(modules: Modules, system: System, language: Language) -> Iterator[Part]:
    program = modules.main.program
    names = resolve(modules)
    expanded = expand(modules, names)
    yield Part("rubric", (), _facts_of(program, system, language))
    rows = system_rows(expanded.placed, system, Reading(names, {}, language))
    total = points_text(system.full_marks) if system.reach is None else system.reach.words(language)
    grid = rubric_grid(rows, language, total=total, in_points=system.reach is not None)
    yield _part("report.heading.leaves", language, grid)
    if system.grades is not None:
        yield _part("rubric.heading.grades", language, grades_grid(system.grades, language))
    said = tuple(dict.fromkeys(provisions(modules, expanded.placed, expanded.changes)))
    if said:
        yield _part("rubric.heading.provisions", language, _items(said))
    if system.policies:
        yield _part("report.heading.policies", language, policies_grid(system.policies, language))
    facts = facts_grid(program, language)
    if facts is not None:
        yield _part("rubric.heading.facts", language, facts)
    if system.unverified:
        notes = tuple(_unverified(note, language) for note in system.unverified)
        yield _part("report.heading.unverified", language, _items(notes))


def _facts_of(program: tree.Program, system: System, language: Language) -> tuple[Block, ...]:
    """年度, 满分, then what the header says of itself."""
    said = [_info("YEAR", str(system.year), language)] if system.year is not None else []
    if system.reach is None:
        said.append(_info("FULL", points_text(system.full_marks), language))
    else:
        said.append(_info("ADDITIVE", system.reach.words(language), language))
    said += _attributes(program, _TOLD)
    count = sum(note.acknowledged is None for note in system.unverified)
    said += [say(text("rubric.status", count=count), language)] if count else []
    return (_items(tuple(said)),)


def _unverified(note: Unverified, language: Language) -> str:
    line = say(text("rubric.of", name=note.module, words=note.words), language)
    if note.acknowledged is None:
        return line
    return say(text("rubric.acknowledged", words=line, how=note.acknowledged), language)


# ── a library ───────────────────────────────────────────────────────────────────────────────────────


def _library(modules: Modules, language: Language) -> Dossier:
    program = modules.main.program
    said = attributes_of(program.header, language)
    title, name = said.get(tree.AttributeKind.TITLE, modules.main.key), modules.main.key
    shown = said.get(tree.AttributeKind.ENGLISH, name) if language == "en" else name
    told = _TOLD if shown == name else tuple(kind for kind in _TOLD if kind is not tree.AttributeKind.ENGLISH)
    info = [say(text("rubric.module", name=shown), language), *_attributes(program, told)]
    parts = library_parts(program, resolve(modules), language)
    return Dossier(title, language, (Part("rubric", (), (_items(tuple(info)),)), *parts))


def attributes_of(
    header: tree.SystemHeader | tree.ModuleHeader | None, language: Language
) -> dict[tree.AttributeKind, str]:
    """What a header says of itself, by kind."""
    said = (setting for setting in (header.settings if header else ()) if isinstance(setting, tree.Attribute))
    return {
        one.kind: years_text(one.value, language) if isinstance(one.value, tree.Range) else attribute_text(one)
        for one in said
    }


def _attributes(program: tree.Program, kinds: tuple[tree.AttributeKind, ...]) -> list[str]:
    said = attributes_of(program.header, program.language)
    names = {tree.AttributeKind.VERSION: "MODULE_VERSION"}
    return [_info(names.get(kind, kind.name), said[kind], program.language) for kind in kinds if kind in said]


def _info(terminal: str, words: str, language: Language) -> str:
    label = keyword(terminal, language)
    return say(text("rubric.of", name=label[:1].upper() + label[1:], words=words), language)


def _items(lines: tuple[str, ...]) -> Items:
    return Items(tuple((Run(line),) for line in lines))


def _part(key: str, language: Language, *blocks: Block) -> Part:
    return Part("rubric", (Heading(1, say(text(key), language)),), blocks)
