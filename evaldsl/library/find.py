"""Finding the file of a module by the name it declares: the library, beside the importer, the project's libs/."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple, TypeAlias

from evaldsl.text.read import printable

HeadKind: TypeAlias = Literal["module", "system", "none"]

_HEAD_BYTES: Final = 8192  # comments, the header line and its settings; a longer preamble hides the module
_PARENTS: Final = 2  # libs/ is looked for beside the main program and at most this many folders further up
_SKIP: Final = re.compile(r"\s*(#|$)|evaldsl\s")
_HEADER: Final = re.compile(r"(?P<word>模块|module|指标体系|system)\b\s*(?P<rest>[^#\r\n]*)", re.IGNORECASE)
_ENGLISH: Final = re.compile(r"\s+(?:英文名|english\s+name)\s*(?P<rest>[^#\r\n]*)", re.IGNORECASE)
_QUOTES: Final = str.maketrans("", "", "「」 \t\u3000")
_PLAIN: Final = re.compile(r"\w+")


class Head(NamedTuple):
    """What the first lines of a file say: its path, the path as shown, and the names it declares."""

    path: str
    shown: str
    kind: HeadKind
    names: tuple[str, ...]


class Place(NamedTuple):
    """A folder in which modules are looked for, and how its files are shown."""

    folder: str
    shown: str


Shelf: TypeAlias = Callable[[Place], tuple[Head, ...]]
"""`read_shelf`, or a memory of it that lasts as long as one gathering."""


def places(importing: str, main: str, stdlib: str | None) -> tuple[Place, ...]:
    """Where the imports of the file `importing` are looked for, in order; both paths are as the user wrote them."""
    found = [Place(stdlib, "stdlib")] if stdlib else []
    beside = os.path.dirname(importing)
    if not (stdlib and _same(beside or ".", stdlib)):
        found.append(Place(beside, beside))
    return (*found, *_libs(os.path.dirname(main)))


def find(name: str, where: tuple[Place, ...], shelf: Shelf) -> tuple[Head, ...]:
    """Every file that declares itself to be the module, each once, in the order of the places."""
    hits: dict[str, Head] = {}
    for place in where:
        for head in _candidates(name, place, shelf):
            if name in head.names:
                hits.setdefault(os.path.realpath(head.path), head)
    return tuple(hits.values())


def known_names(where: tuple[Place, ...], shelf: Shelf) -> tuple[str, ...]:
    """The names of all modules in the places, for proposals."""
    heads = (head for place in where for head in shelf(place))
    return tuple(dict.fromkeys(name for head in heads for name in head.names))


def namesakes(name: str, where: tuple[Place, ...], shelf: Shelf) -> tuple[Head, ...]:
    """Files whose file name fits the module though what they declare does not."""
    wanted = f"{name.rpartition('.')[2]}.eval"
    heads = (head for place in where for head in _candidates(name, place, shelf))
    return tuple(head for head in heads if os.path.basename(head.path) == wanted and name not in head.names)


def read_shelf(place: Place) -> tuple[Head, ...]:
    """The heads of all *.eval files of a folder, by file name."""
    try:
        entries = sorted(entry for entry in os.listdir(place.folder or ".") if entry.endswith(".eval"))
    except OSError:
        return ()
    return tuple(_head(place, entry) for entry in entries)


def _candidates(name: str, place: Place, shelf: Shelf) -> tuple[Head, ...]:
    parts = name.split(".")
    nested = os.path.join(*parts) + ".eval"
    # 「..」 as a part must not lead out of the folder
    if len(parts) == 1 or not all(_PLAIN.fullmatch(part) for part in parts):
        return shelf(place)
    if not os.path.isfile(os.path.join(place.folder, nested)):
        return shelf(place)
    return (*shelf(place), _head(place, nested))


def _libs(folder: str) -> tuple[Place, ...]:
    for _ in range(_PARENTS + 1):
        libs = os.path.join(folder, "libs")
        if os.path.isdir(libs):
            return (Place(libs, libs),)
        folder = os.path.join(folder, os.pardir)
    return ()


def _same(left: str, right: str) -> bool:
    return os.path.realpath(left) == os.path.realpath(right)


def _head(place: Place, entry: str) -> Head:
    path = os.path.join(place.folder, entry)
    try:
        with open(path, "rb") as file:
            text = file.read(_HEAD_BYTES).decode("utf-8-sig", "ignore")
    except OSError:
        text = ""
    kind, names = _declared(text)
    return Head(path, printable(os.path.join(place.shown, entry).replace(os.sep, "/")), kind, names)


def _declared(text: str) -> tuple[HeadKind, tuple[str, ...]]:
    lines = iter(text.splitlines())
    header = next((match for line in lines if not _SKIP.match(line) for match in (_HEADER.match(line),)), None)
    if header is None:
        return "none", ()
    if header["word"].lower() in ("指标体系", "system"):
        return "system", ()
    names = [header["rest"].translate(_QUOTES)]
    for line in lines:
        if line.strip() and not line[0].isspace() and not line.startswith("#"):
            break
        if english := _ENGLISH.match(line):
            names.append(english["rest"].translate(_QUOTES))
    return "module", tuple(dict.fromkeys(name for name in names if name))
