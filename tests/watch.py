"""A watch over catalogue texts: the key exists, the arguments are those declared, both languages render."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from evaldsl.diagnostics import Text, say
from evaldsl.diagnostics.catalogue import Entry, entry


class TextWatch:
    """Records what is wrong with the texts made while it is on. A class, since it stands in for `Text.__init__`."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []
        self._seen: set[object] = set()
        self._plain: Callable[..., None] = Text.__init__

    def start(self) -> None:
        plain = self._plain

        def watched(made: Text, *args: Any, **named: Any) -> None:
            plain(made, *args, **named)
            self.look(made)

        Text.__init__ = watched  # type: ignore[method-assign]  # the one door through which all texts come

    def stop(self) -> None:
        Text.__init__ = self._plain  # type: ignore[method-assign]  # back to normal

    def look(self, made: Text) -> None:
        """Check one text; a second text of the same key with arguments of the same shape tells nothing new."""
        shape = (made.key, tuple((name, _shape(value)) for name, value in made.args))
        if shape in self._seen:
            return
        mistakes = mistakes_of(made)
        if not mistakes:
            self._seen.add(shape)
        self.mistakes.extend(mistakes)


def mistakes_of(made: Text) -> list[str]:
    """What is wrong with a text; nothing for a good one."""
    try:
        declared = entry(made.key)
    except KeyError:
        return [f"{made.key}: not in the catalogue"]
    given = dict(made.args)
    if given.keys() != declared.takes.keys():
        return [f"{made.key}: takes {sorted(declared.takes)}, was given {sorted(given)}"]
    return [
        f"{made.key}: {name} is declared {kind!r}, was given {given[name]!r}"
        for name, kind in declared.takes.items()
        if not fits(given[name], kind)
    ] or _rendering(made, declared)


def fits(value: object, kind: str) -> bool:
    """Whether an argument is of a declared kind."""
    match kind:
        case "str":
            return isinstance(value, str)
        case "int":
            return type(value) is int
        case "number":
            return isinstance(value, Fraction) or type(value) is int
        case "text":
            return isinstance(value, Text)
        case "list":
            return isinstance(value, tuple)
        case _:
            return False


def _rendering(made: Text, declared: Entry) -> list[str]:
    wrong = []
    for language in ("zh", "en"):
        try:
            words = say(made, language)
        except Exception as problem:  # whatever it is, it is a mistake in this entry
            wrong.append(f"{made.key}: {language} does not render: {problem!r}")
            continue
        if not words.strip() and getattr(declared, language).strip():
            wrong.append(f"{made.key}: {language} renders as nothing")
    return wrong


def _shape(value: object) -> object:
    if isinstance(value, Text):
        return ("text", value.key)
    if isinstance(value, tuple):
        return tuple(sorted({str(_shape(item)) for item in value}))
    return type(value).__name__
