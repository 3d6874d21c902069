"""The indicators of the official library that a draft can place: their points, parameters and where they belong."""

from __future__ import annotations

import os
import re
from difflib import SequenceMatcher
from typing import Final

from evaldsl.frozen import frozen
from evaldsl.resources import stdlib_root
from evaldsl.syntax import parse, tree
from evaldsl.text import Source

MODULE: Final = "标准.项目支出_2020"
ALIAS: Final = "项目"
FRAMEWORKS: Final = ("项目支出_2020", "project_expenditure_2020")
"""The names of the one framework there is so far."""
_FILE: Final = "project_expenditure_2020.eval"
_QUESTION: Final = re.compile(r"是否|能否|[，；。、\s]|项目|相关")
_PLACE: Final = re.compile(r"附件：([^—（]+)—([^—（，。；“”\"\n]+)")


@frozen
class Official:
    """An indicator of the library. `parameters`: names with types as written; those with defaults are left out."""

    name: str
    place: tuple[str, str]
    parameters: tuple[tuple[str, str], ...]
    points: tuple[str, ...]

    def call(self) -> str:
        """How a leaf is made of it."""
        arguments = ", ".join(fact for fact, _ in self.facts())
        return f"{ALIAS}.{self.name}" + (f"({arguments})" if arguments else "")

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The facts that its parameters take, by name and type; short names are made plain by the indicator's own."""
        return tuple((name if len(name) > 2 else self.name + name, kind) for name, kind in self.parameters)

    def asks(self, points: tuple[str, ...]) -> bool:
        """Whether these points are its own, be they put as questions."""
        if len(points) != len(self.points):
            return False
        pairs = zip(map(_plain, points), map(_plain, self.points), strict=True)
        return all(10 * SequenceMatcher(None, *pair).ratio() >= 6 for pair in pairs)


def officials() -> tuple[Official, ...]:
    """The indicators of the official framework for project expenditure, in its order, without its whole table."""
    path = os.path.join(stdlib_root(), _FILE)
    with open(path, encoding="utf-8") as file:
        program = parse(Source(path, file.read())).program
    found = (_official(item) for item in program.items if isinstance(item, tree.Reusable))
    return tuple(one for one in found if one.place[0])


def _official(item: tree.Reusable) -> Official:
    wanted = tuple((one.name.text, one.type.span.text) for one in item.parameters if one.default is None)
    lists = (member for member in item.members if isinstance(member, tree.Checklist))
    points = tuple(point.text for one in lists for point in one.points)
    found = _PLACE.search(item.span.text)
    return Official(item.name.text, (found[1], found[2]) if found else ("", ""), wanted, points)


def _plain(words: str) -> str:
    return _QUESTION.sub("", words)
