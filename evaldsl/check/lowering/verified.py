"""What a rubric uses of texts that are known only from memory (待核), and what it says of them (已核对)."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from evaldsl.check.lowering.indicators import attribute_text
from evaldsl.check.placed import Placed
from evaldsl.check.symbols import GradesSymbol, ModuleSymbol, Names, ReusableSymbol
from evaldsl.library.modules import Modules
from evaldsl.model.system import Unverified
from evaldsl.syntax import tree


def unverified(modules: Modules, placed: tuple[Placed, ...], grades: tree.Grades | None) -> tuple[Unverified, ...]:
    """待核 notes: of imported modules, of the indicators that are placed, of the grades in use; each once.

    An indicator goes by its name in the library, which is the one that 已核对 takes.
    """
    notes: dict[Unverified, None] = {}
    colon = "：" if modules.main.program.language == "zh" else ": "
    for module in modules.all:
        settings = module.program.header.settings if module.program.header else ()
        for setting in settings:
            if isinstance(setting, tree.Attribute) and setting.kind is tree.AttributeKind.UNVERIFIED:
                notes[Unverified(_shown(module.key, modules), attribute_text(setting), (module.key,))] = None
    items = (item for module in modules.all for item in module.program.items)
    reusables = {item.id: item.name.text for item in items if isinstance(item, tree.Reusable)}
    for each in _all(placed):
        for attribute in each.attributes:
            if attribute.kind is tree.AttributeKind.UNVERIFIED:
                of = tuple(anchor for anchor in each.anchors if anchor in reusables) or each.anchors
                words = f"{reusables.get(of[0], each.name) if of else each.name}{colon}{attribute_text(attribute)}"
                notes[Unverified(_shown(each.module, modules), words, (each.module, *of))] = None
    for attribute in grades.attributes if grades else ():
        if attribute.kind is tree.AttributeKind.UNVERIFIED and grades is not None:
            key = _module_of(grades, modules)
            words = f"{grades.name.text}{colon}{attribute_text(attribute)}"
            notes[Unverified(_shown(key, modules), words, (key, grades.id))] = None
    return tuple(notes)


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
