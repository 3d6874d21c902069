"""Following imports: from the path of a program to all its modules in dependency order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, NamedTuple, Protocol, TypeAlias, assert_never

import attrs

from evaldsl.diagnostics import Diagnostic, Label, error, near_names, text
from evaldsl.library.find import Head, Place, Shelf, find, known_names, namesakes, places, read_shelf
from evaldsl.library.installed import installed, may_be_installed
from evaldsl.library.modules import Module, Modules
from evaldsl.library.refusals import cannot_read, module_contents
from evaldsl.quantity.limits import MAX_FILE_BYTES, MAX_IMPORT_DEPTH, MAX_LINE_LENGTH, MAX_LINES, MAX_MODULES
from evaldsl.syntax import tree
from evaldsl.text import Source, Span
from evaldsl.text.read import Bounds, ReadProblem, printable, read_source

FILE_BOUNDS: Final = Bounds(MAX_FILE_BYTES, MAX_LINES, MAX_LINE_LENGTH)


class ParsedProgram(Protocol):
    """What parsing gives: always a tree, and what was wrong."""

    @property
    def program(self) -> tree.Program: ...

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...


Parser: TypeAlias = Callable[[Source], ParsedProgram]


class _Step(NamedTuple):
    """One import on the way from the main program: the module entered, its file, and the import's place."""

    key: str
    file: str
    span: Span | None


@attrs.define
class _Gathering:
    """What has been found so far: `way` leads from the main program to the module at hand.

    `files` maps the real path of a file to its module's key.
    """

    parse: Parser
    main: str
    stdlib: str | None
    shelf: Shelf
    way: list[_Step] = attrs.field(factory=list)
    files: dict[str, str] = attrs.field(factory=dict)
    modules: dict[str, Module] = attrs.field(factory=dict)
    diagnostics: list[Diagnostic] = attrs.field(factory=list)


def gather(path: str, *, parse: Parser | None = None, stdlib: str | None = None) -> Modules:
    """Read the program at a path and everything it imports.

    A file that cannot be read gives an empty program with a diagnostic. `stdlib` is the library's folder, by default
    that of the package.
    """
    opened = read_source(path, FILE_BOUNDS)
    if isinstance(opened, Source):
        return gather_source(opened, path=path, parse=parse, stdlib=stdlib)
    source = Source(printable(path), "")
    empty = tree.Program(None, None, (), "zh", span=Span(source, 0, 0))
    main = Module(source.name, empty, source, ())
    return Modules(main, (main,), (cannot_read(source.name, opened, None),))


def gather_source(source: Source, *, path: str, parse: Parser | None = None, stdlib: str | None = None) -> Modules:
    """The same for a text at hand; `path` is where it lies or would lie, for the search of its imports."""
    state = _Gathering(parse or _parser(), path, stdlib or _stdlib(), cache(read_shelf))
    parsed = state.parse(source)
    state.diagnostics.extend(parsed.diagnostics)
    key = _name(parsed.program) or source.name
    if isinstance(parsed.program.header, tree.ModuleHeader):
        state.diagnostics.extend(module_contents(parsed.program))
    main = _enter(state, Module(key, parsed.program, source, ()), _Step(key, path, None))
    where = places(path, path, state.stdlib)
    return Modules(main, tuple(state.modules.values()), tuple(state.diagnostics), where)


def _enter(state: _Gathering, module: Module, step: _Step) -> Module:
    """Follow the module's imports, then list it: after everything that it needs."""
    state.files[os.path.realpath(step.file)] = module.key
    where = places(step.file, state.main, state.stdlib)
    state.way.append(step)
    wanted = (item for item in module.program.items if isinstance(item, tree.Import))
    imports = tuple((item, key) for item in wanted if (key := _follow(state, item, where)) is not None)
    state.way.pop()
    state.modules[module.key] = done = attrs.evolve(module, imports=imports)
    return done


def _follow(state: _Gathering, item: tree.Import, where: tuple[Place, ...]) -> str | None:
    """The key of the imported module, read if need be; None where that failed (and was reported)."""
    head = _choose(state, item, where)
    if head is None:
        return None
    key = state.files.get(os.path.realpath(head.path))
    if key is None:
        return _read(state, item, head) if _within_limits(state, item.module.span) else None
    if any(step.key == key for step in state.way):
        state.diagnostics.append(_circle(state, item, key))
        return None
    return key


def _within_limits(state: _Gathering, span: Span) -> bool:
    if len(state.way) > MAX_IMPORT_DEPTH:
        state.diagnostics.append(error("E0514", span, most=MAX_IMPORT_DEPTH))
    elif len(state.files) > MAX_MODULES:
        if all(found.code != "E0515" for found in state.diagnostics):
            state.diagnostics.append(error("E0515", span, most=MAX_MODULES))
    else:
        return True
    return False


def _read(state: _Gathering, item: tree.Import, head: Head) -> str | None:
    span = item.module.span
    opened = read_source(head.path, FILE_BOUNDS, head.shown)
    if isinstance(opened, ReadProblem):
        state.diagnostics.append(cannot_read(head.shown, opened, span))
        return None
    parsed = _prebuilt(head.path, opened) or state.parse(opened)
    key = _name(parsed.program) or head.names[0]
    if (first := _holder(state, key)) is not None:
        state.diagnostics.append(error("E0517", span, first=first, second=head.shown, name=key))
        return None
    here = Label(span, text("imports.here"))
    problems = (*parsed.diagnostics, *module_contents(parsed.program))
    state.diagnostics.extend(attrs.evolve(found, labels=(*found.labels, here)) for found in problems)
    program = parsed.program
    if any(isinstance(each, tree.Data) for each in program.items):
        from evaldsl.library.tables import qualified  # few modules bring tables

        program = qualified(program, key)
    return _enter(state, Module(key, program, opened, (), head.path), _Step(key, head.path, span)).key


def _prebuilt(path: str, source: Source) -> ParsedProgram | None:
    """What the build has parsed, where it parsed this very text."""
    from evaldsl.resources import prebuilt_tree

    data = prebuilt_tree(path)
    if data is None:
        return None
    from evaldsl.syntax.parse import Parsed
    from evaldsl.syntax.stored import restored  # only an installed package has trees

    program = restored(data, source)
    return None if program is None else Parsed(program, (), ())


def _holder(state: _Gathering, key: str) -> str | None:
    """The file that already goes by the key."""
    if key in state.modules:
        return state.modules[key].source.name
    return next((printable(step.file) for step in state.way if step.key == key), None)


def _choose(state: _Gathering, item: tree.Import, where: tuple[Place, ...]) -> Head | None:
    """The one file that declares itself to be the module."""
    name, span = item.module.text, item.module.span
    if may_be_installed(name):
        where = (*where, *installed())
    match find(name, where, state.shelf):
        case (head,):
            return head
        case ():
            state.diagnostics.append(_unknown(state, item, where))
        case hits:
            paths = tuple(head.shown for head in hits)
            notes = (text("E0511.note"),)
            state.diagnostics.append(error("E0511", span, name=name, count=len(hits), paths=paths, notes=notes))
    return None


def _unknown(state: _Gathering, item: tree.Import, where: tuple[Place, ...]) -> Diagnostic:
    name, span = item.module.text, item.module.span
    notes = []
    for head in namesakes(name, where, state.shelf):
        match head.kind:
            case "system":
                return error("E0513", span, name=head.shown, notes=(text("E0513.note"),))
            case "none":
                return error("E0518", span, name=head.shown, notes=(text("E0513.note"),))
            case "module":
                notes.append(text("E0510.declares", path=head.shown, declared=head.names[0]))
            case _:
                assert_never(head.kind)
    if near := near_names(name, _alike(name, known_names(where, state.shelf))):
        notes.insert(0, text("E0510.near", names=near))
    return error("E0510", span, name=name, notes=(*notes, text("E0510.where")))


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """Names that share more with a misspelt one than the family before the point (标准.)."""
    own = set(name.rpartition(".")[2])
    return [each for each in known if own & set(each.rpartition(".")[2])]


def _circle(state: _Gathering, item: tree.Import, key: str) -> Diagnostic:
    start = next(index for index, step in enumerate(state.way) if step.key == key)
    chain = " → ".join((*(step.key for step in state.way[start:]), key))
    via = ((step.span, text("E0512.via", name=step.key)) for step in state.way[start + 1 :])
    labels = tuple(Label(span, words) for span, words in via if span is not None)
    return error("E0512", item.module.span, labels=labels, notes=(text("E0512.note"),), chain=chain)


def _name(program: tree.Program) -> str | None:
    return program.header.name.text if isinstance(program.header, tree.ModuleHeader) else None


def _parser() -> Parser:
    from evaldsl.syntax import parse

    return parse


def _stdlib() -> str:
    from evaldsl.resources import stdlib_root

    return stdlib_root()
