"""Which indicator a name in the facts means: an id, a full path, or a suffix that only one path has."""

from __future__ import annotations

from typing import Final

from evaldsl.bind.task import near_note
from evaldsl.diagnostics import Text, text
from evaldsl.facts.form import word
from evaldsl.facts.points import indicators
from evaldsl.frozen import frozen
from evaldsl.model.system import Indicator, System

_MOST_NAMED: Final = 8
_CHINESE: Final = "一二三四五六七八九十"
_TOO_LONG: Final = 10


@frozen
class Indicators:
    """Indicators by everything they may be called; `checklists` are names of those that have points to answer."""

    by_id: dict[str, Indicator]
    by_suffix: dict[str, tuple[Indicator, ...]]
    checklists: tuple[str, ...]

    def find(self, name: str) -> tuple[Indicator, ...]:
        """The indicators that a name can mean: one is right, none is unknown, several are ambiguous.

        An id wins over a path, a full path over a suffix, and a checklist over other indicators of the same name.
        """
        if name in self.by_id:
            return (self.by_id[name],)
        found = self.by_suffix.get(name, ())
        full = tuple(one for one in found if ".".join(one.path) == name)
        if full:
            return full
        checklists = tuple(one for one in found if _is_checklist(one))
        return checklists or found

    def any(self, name: str) -> tuple[Indicator, ...]:
        """The indicators that a name can mean, checklists or not; an id wins over a path, a path over a suffix."""
        if name in self.by_id:
            return (self.by_id[name],)
        found = self.by_suffix.get(name, ())
        return tuple(one for one in found if ".".join(one.path) == name) or found

    def spellings(self, indicator: Indicator) -> tuple[str, ...]:
        """The names that mean just this indicator, shortest first."""
        path = indicator.path
        suffixes = [".".join(path[-length:]) for length in range(1, len(path) + 1)]
        return tuple(name for name in dict.fromkeys([*suffixes, indicator.id]) if self.find(name) == (indicator,))


def indicator_names(system: System) -> Indicators:
    """The names of all indicators of a system."""
    by_id: dict[str, Indicator] = {}
    by_suffix: dict[str, list[Indicator]] = {}
    checklists: list[str] = []
    for one in indicators(system):
        by_id.setdefault(one.id, one)
        for length in range(1, len(one.path) + 1):
            by_suffix.setdefault(".".join(one.path[-length:]), []).append(one)
        if _is_checklist(one):
            checklists += dict.fromkeys((one.name, ".".join(one.path)))
    return Indicators(by_id, {name: tuple(found) for name, found in by_suffix.items()}, tuple(checklists))


def point_number(words: str) -> int | None:
    """The number of a point as people write it: 2, ② or 二."""
    if len(words) == 1 and "①" <= words <= "⑳":
        return ord(words) - ord("①") + 1
    if len(words) == 1 and words in _CHINESE:
        return _CHINESE.index(words) + 1
    return int(words) if words.isdecimal() and len(words) < _TOO_LONG else None


def unknown_notes(name: str, names: Indicators, system: System) -> tuple[Text, ...]:
    """What the name of no fact may have meant: near facts, an indicator, else the facts there are, if they are few."""
    declared = tuple(fact.name for fact in system.facts)
    if file := next((one.file for one in system.lookups if one.declaration.name == name), None):
        return (text("E0602.file", file=file),)
    if near := near_note(name, declared):
        return near
    if names.find(name):
        return (text("E0602.indicator", word=word(system, "points")),)
    return (text("E0602.known", names=declared),) if 0 < len(declared) <= _MOST_NAMED else ()


def checklist_note(name: str, names: Indicators) -> tuple[Text, ...]:
    """What an unknown name may have meant: near names, else the checklists there are, if they are few."""
    near = near_note(name, names.checklists)
    paths = tuple(".".join(one.path) for one in names.by_id.values() if _is_checklist(one))
    return near or ((text("E0630.names", names=paths),) if 0 < len(paths) <= _MOST_NAMED else ())


def _is_checklist(indicator: Indicator) -> bool:
    return indicator.leaf is not None and indicator.leaf.kind == "checklist"
