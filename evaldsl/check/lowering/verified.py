"""What a rubric uses of texts that are known only from memory (待核), and what it says of them (已核对)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from evaldsl.check.lowering.indicators import attribute_text
from evaldsl.check.placed import Placed
from evaldsl.check.symbols import GradesSymbol, ModuleSymbol, Names, ReusableSymbol
from evaldsl.library.modules import Modules
from evaldsl.model.system import Unverified
from evaldsl.syntax import tree


def unverified(modules: Modules, placed: tuple[Placed, ...], grades: tree.Grades | None) -> tuple[Unverified, ...]:
    """待核 notes: of imported modules, of the indicators that are placed, of the grades in use; each once.

    An indicator goes by its name in the library, which is the one that 已核对 takes. A template whose indicators
    stand here without it (a bare 套用) speaks before the first of them.
    """
    notes: dict[Unverified, None] = {}
    colon = "：" if modules.main.program.language == "zh" else ": "

    def note(members: Iterable[tree.Node], home: str, name: str, *, of: tuple[tree.NodeId, ...]) -> None:
        for words in _marks(members):
            said = f"{name}{colon}{words}" if name else words
            notes[Unverified(_shown(home, modules), said, (home, *of))] = None

    for module in modules.all:
        note(module.program.header.settings if module.program.header else (), module.key, "", of=())
    reusables = reusables_of(modules)
    for each in _all(placed):
        for home, item in (reusables[above] for above in each.above):
            note(item.members, home, item.name.text, of=(item.id,))
        of = tuple(anchor for anchor in each.anchors if anchor in reusables) or each.anchors
        name = reusables[of[0]][1].name.text if of and of[0] in reusables else each.name
        note(each.attributes, each.module, name, of=of)
    if grades is not None:
        note(grades.attributes, _module_of(grades, modules), grades.name.text, of=(grades.id,))
    return tuple(notes)


def reusables_of(modules: Modules) -> dict[tree.NodeId, tuple[str, tree.Reusable]]:
    """Every reusable indicator with the key of its module, by its id."""
    return {
        item.id: (module.key, item)
        for module in modules.all
        for item in module.program.items
        if isinstance(item, tree.Reusable)
    }


def _marks(members: Iterable[tree.Node]) -> Iterator[str]:
    for member in members:
        if isinstance(member, tree.Attribute) and member.kind is tree.AttributeKind.UNVERIFIED:
            yield attribute_text(member)


def acknowledged(modules: Modules, names: Names, notes: tuple[Unverified, ...]) -> tuple[Unverified, ...]:
    """The notes with what the spec says of those that it has compared with their originals (已核对)."""
    said: dict[str | int, str] = {}
    for item in modules.main.program.items:
        if isinstance(item, tree.Answered) and isinstance(item.of, tree.Path) and item.words is not None:
            match names.of(item.of):
                case ModuleSymbol(key=key):
                    said[key] = item.words.text
                case ReusableSymbol(reusable=tree.Reusable(id=at)) | GradesSymbol(grades=tree.Grades(id=at)):
                    said[at] = item.words.text
                case _:
                    pass
    return tuple(
        attrs.evolve(note, acknowledged=next((said[of] for of in note.of if of in said), None)) for note in notes
    )


def _shown(key: str, modules: Modules) -> str:
    """A module's name as a reader of the rubric's language knows it."""
    found = next((each.program.header for each in modules.all if each.key == key), None)
    if modules.main.program.language == "zh" or found is None:
        return key
    english = (each for each in found.settings if isinstance(each, tree.Attribute))
    return next((attribute_text(each) for each in english if each.kind is tree.AttributeKind.ENGLISH), key)


def _module_of(grades: tree.Grades, modules: Modules) -> str:
    return next((each.key for each in modules.all if each.source is grades.span.source), modules.main.key)


def _all(placed: tuple[Placed, ...]) -> Iterator[Placed]:
    for each in placed:
        yield each
        yield from _all(each.children)
