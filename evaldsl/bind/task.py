"""What all parts of one binding share, and what a keyword of a facts file may be called."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from evaldsl.bind.settings import Setting
from evaldsl.diagnostics import Diagnostic, Label, Text, error, near_names, text
from evaldsl.facts.form import WORDS, Word
from evaldsl.facts.raw import RawEntry, RawTable, RawValue
from evaldsl.frozen import frozen
from evaldsl.model.system import FactDeclaration, System
from evaldsl.text import Span

Target: TypeAlias = tuple[str | int, ...]
"""What a setting aims at: (fact,), (table, row, column) or ("", indicator id, point number)."""


@attrs.define
class Task:
    """One binding under way: what is wrong is collected, and everything is looked at.

    `unfilled`: values that still hold the mark of a form, by name and place. `spare`: facts, and cells by
    `表[行].列`, that only indicators read which are not applicable.
    """

    system: System
    settings: dict[Target, Setting]
    problems: list[Diagnostic] = attrs.field(factory=list)
    unfilled: list[tuple[str | Text, Span]] = attrs.field(factory=list)
    spare: frozenset[str] = frozenset()
    declared: dict[str, FactDeclaration] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.declared = {fact.name: fact for fact in self.system.facts}


@frozen
class Remarks:
    """What stands beside a value: 佐证 and 原因."""

    document: str | None = None
    reason: str | None = None


def keyword(task: Task, table: RawTable, which: Word) -> RawEntry | None:
    """The entry of a keyword in either language; two of one meaning are reported."""
    found = [entry for entry in table.entries if entry.key in WORDS[which]]
    for other in found[1:]:
        labels = (Label(found[0].key_span),)
        task.problems.append(error("E0642", other.key_span, labels=labels, first=found[0].key, second=other.key))
    return found[0] if found else None


def remarks(task: Task, table: RawTable) -> Remarks:
    """The document and the reason given in a table, which must be texts."""
    return Remarks(_words(task, keyword(task, table, "evidence")), _words(task, keyword(task, table, "reason")))


def words_of(task: Task, table: RawTable, which: Word) -> str | None:
    """The text that stands under a keyword; None where it is absent, blank or no text (which is reported)."""
    return _words(task, keyword(task, table, which))


def only_keywords(task: Task, table: RawTable, allowed: tuple[Word, ...], *, code: str = "E0640") -> None:
    """Report keys that are none of the keywords allowed in this place."""
    known = [spelling for which in allowed for spelling in WORDS[which]]
    for entry in table.entries:
        if entry.key not in known:
            near = near_names(entry.key, known)
            note = text("E0640.near", near=near) if near else text("E0640.note", known=_pairs(allowed))
            task.problems.append(error(code, entry.key_span, name=entry.key, notes=(note,)))


def near_note(name: str, known: tuple[str, ...]) -> tuple[Text, ...]:
    """“Did you mean …”, if some known name is near."""
    near = near_names(name, known)
    return (text("facts.near", near=near),) if near else ()


def _pairs(allowed: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(f"{WORDS[which][0]} ({WORDS[which][1]})" for which in allowed)


def _words(task: Task, entry: RawEntry | None) -> str | None:
    match entry:
        case None:
            return None
        case RawEntry(value=RawValue(value=str() as words)):
            return words.strip() or None
        case _:
            task.problems.append(error("E0643", entry.value.span, name=entry.key))
            return None
