"""Answers to checklist points: `[要点]` by indicator, each 符合, 部分符合, 不符合 or 不适用."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from evaldsl.bind.naming import Indicators, checklist_note, point_number
from evaldsl.bind.task import Remarks, Task, keyword, only_keywords, remarks
from evaldsl.diagnostics import Label, error, text
from evaldsl.facts.bound import FactValue, PointAnswer
from evaldsl.facts.form import WORDS
from evaldsl.facts.lexis import as_ascii
from evaldsl.facts.points import Asked
from evaldsl.facts.raw import Raw, RawEntry, RawList, RawTable, RawValue, is_inline
from evaldsl.facts.value import NO, NOT_APPLICABLE, YES, is_unfilled, shown_as
from evaldsl.result.result import Status
from evaldsl.text import Span

_MET: Final = frozenset({"符合", "met"}) | YES
_PARTLY: Final = frozenset({"部分符合", "部分", "partly", "partly met", "partial", "partially met"})
_NOT_MET: Final = frozenset({"不符合", "not met", "unmet"}) | NO
_SHOWN: Final = {
    Fraction(1): ("符合", "met"),
    Fraction(1, 2): ("部分符合", "partly met"),
    Fraction(0): ("不符合", "not met"),
}

_FAULT: Final = frozenset({"存在", "有"})
_FAULT_PARTLY: Final = frozenset({"部分存在", "部分", "partly"})
_NO_FAULT: Final = frozenset({"不存在", "无", "没有"})
_FAULTS: Final = {
    Fraction(1): ("否", "no"),
    Fraction(1, 2): ("部分存在", "partly"),
    Fraction(0): ("是", "yes"),
}

Given: TypeAlias = tuple[Raw, Span]
"""An answer as read, and the place of its number or, in a list, its own."""


@attrs.define
class Answers:
    """The answers so far, by indicator id and point number.

    `spelled`: the names used for an indicator in the file; `headers`: the key of its table there, if open.
    """

    task: Task
    names: Indicators
    asked: dict[str, Asked]
    given: dict[tuple[str, int], Given] = attrs.field(factory=dict)
    spelled: dict[str, list[str]] = attrs.field(factory=dict)
    headers: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    broken: dict[str, Span] = attrs.field(factory=dict)

    def read(self, entry: RawEntry) -> None:
        """Take in one `[要点]` table."""
        if isinstance(entry.value, RawTable):
            self._entries(entry.value, (), _below((), entry))
        else:
            self.task.problems.append(error("E0631", entry.value.span, notes=(text("E0631.note"),)))

    def bound(self) -> dict[tuple[str, int], PointAnswer]:
        """All answers that are wanted and understood, settings before the file."""
        answers = {}
        for ident, asked in self.asked.items():
            for number in asked.numbers:
                setting = self.task.settings.get(("", ident, number))
                raw = setting.value if setting else self.given.get((ident, number), (None, None))[0]
                if raw is not None and (answer := _answer(self.task, asked, (number, raw))):
                    answers[ident, number] = answer
        return answers

    def missing(self, asked: Asked) -> tuple[int, ...]:
        """The points of a checklist that nobody answered."""
        ident = asked.indicator.id
        if ident in self.broken:
            return ()
        absent = (n for n in asked.numbers if (ident, n) not in self.given)
        return tuple(n for n in absent if ("", ident, n) not in self.task.settings)

    def _entries(self, table: RawTable, path: tuple[str, ...], header: tuple[str, ...] | None) -> None:
        """Entries of `[要点]` or of a dotted name below it; point numbers belong to the name so far.

        `header` is the key of the table in the file, None inside braces, where nothing can be added.
        """
        numbered = []
        for entry in table.entries:
            name = (*path, entry.key)
            number = point_number(entry.key) if path else None
            if number is not None and (entry.key.isdecimal() or not self.names.find(".".join(name))):
                numbered.append((number, entry))
            elif path and entry.key in WORDS["answer"]:
                note = text("E0633.number", name=".".join(path))
                self.task.problems.append(error("E0633", entry.key_span, value=entry.key, notes=(note,)))
            elif isinstance(entry.value, RawTable) and entry.value.entries:
                self._entries(entry.value, name, _below(header, entry))
            elif asked := self._find(name, entry.key_span):
                self._list(asked, entry)
        if numbered and (asked := self._find(path, table.span)):
            self._numbers(asked, numbered)
            if header:
                self.headers.setdefault(asked.indicator.id, header)

    def _find(self, path: tuple[str, ...], span: Span) -> Asked | None:
        name = ".".join(path)
        found = self.names.find(name)
        if len(found) == 1:
            ident = found[0].id
            if ident in self.asked:
                self.spelled.setdefault(ident, []).append(name)
                return self.asked[ident]
            self.task.problems.append(error("E0632", span, name=name, notes=(text("E0632.note"),)))
        elif found:
            paths = tuple(".".join(one.path) for one in found)
            self.task.problems.append(error("E0636", span, name=name, notes=(text("E0636.note", paths=paths),)))
        else:
            scope = (text("facts.scope", name=name),) if name in self.task.declared else ()
            notes = scope or checklist_note(name, self.names)
            self.task.problems.append(error("E0630", span, name=name, notes=notes))
        return None

    def _list(self, asked: Asked, entry: RawEntry) -> None:
        """All answers of a checklist in the order of its points."""
        name = asked.indicator.name
        if not isinstance(entry.value, RawList):
            self.broken[asked.indicator.id] = entry.key_span
            note = text("E0631.list", count=len(asked.numbers))
            self.task.problems.append(error("E0631", entry.value.span, notes=(note,)))
            return
        items = entry.value.items
        if len(items) != len(asked.numbers):
            self.broken[asked.indicator.id] = entry.key_span
            note = text("E0635.note", numbers=asked.numbers)
            expected, given = len(asked.numbers), len(items)
            wrong = error("E0635", entry.value.span, name=name, expected=expected, given=given, notes=(note,))
            self.task.problems.append(wrong)
            return
        for number, item in zip(asked.numbers, items, strict=True):
            self._take(asked, (number, item, entry.key_span))

    def _numbers(self, asked: Asked, entries: list[tuple[int, RawEntry]]) -> None:
        for number, entry in entries:
            if number in asked.numbers:
                self._take(asked, (number, entry.value, entry.key_span))
                continue
            count = len(asked.indicator.leaf.points) if asked.indicator.leaf else 0
            code = "E0638" if 1 <= number <= count else "E0637"
            note = text("E0635.note", numbers=asked.numbers)
            wrong = error(code, entry.key_span, name=asked.indicator.name, number=number, notes=(note,))
            self.task.problems.append(wrong)

    def _take(self, asked: Asked, given: tuple[int, Raw, Span]) -> None:
        number, raw, span = given
        key = (asked.indicator.id, number)
        if key not in self.given:
            self.given[key] = (raw, span)
            return
        if self.task.problems and self.task.problems[-1].span == span:
            return  # a whole list given twice is one mistake
        first = self.given[key][1]
        label = Label(first, text("facts.first_here"))
        wrong = error("E0639", span, name=asked.indicator.name, number=number, labels=(label,))
        self.task.problems.append(wrong)


def _below(header: tuple[str, ...] | None, entry: RawEntry) -> tuple[str, ...] | None:
    """The key of a table one step down."""
    return None if header is None or is_inline(entry.value) else (*header, entry.key)


def _answer(task: Task, asked: Asked, given: tuple[int, Raw]) -> PointAnswer | None:
    number, raw = given
    beside = Remarks()
    if isinstance(raw, RawTable):
        beside = remarks(task, raw)
        only_keywords(task, raw, ("answer", "evidence", "reason"))
        entry = keyword(task, raw, "answer")
        if entry is None:
            name = f"{asked.indicator.name}.{number}"
            task.problems.append(error("E0641", raw.span, name=name, notes=(text("E0641.answer"),)))
            return None
        raw = entry.value
    if not isinstance(raw, RawValue):
        task.problems.append(error("E0633", raw.span, value=raw.span.text, notes=(text("E0633.note"),)))
        return None
    if is_unfilled(raw):
        task.unfilled.append((text("E0601.points", name=asked.indicator.name, numbers=(number,)), raw.span))
        return None
    name = f"{asked.indicator.name}.{number}"
    if as_ascii(shown_as(raw)).casefold() in NOT_APPLICABLE:
        shown = "不适用" if task.system.language == "zh" else "not applicable"
        value = FactValue(name, None, shown, Status.NOT_APPLICABLE, beside.document, beside.reason, span=raw.span)
        return PointAnswer(asked.indicator.id, number, value)
    negative = asked.indicator.leaf is not None and number in asked.indicator.leaf.negatives
    share = _fault(task, raw, name) if negative else _share(task, raw)
    if share is None:
        return None
    shown = (_FAULTS if negative else _SHOWN)[share][task.system.language == "en"]
    value = FactValue(name, share, shown, document=beside.document, reason=beside.reason, span=raw.span)
    return PointAnswer(asked.indicator.id, number, value)


def _fault(task: Task, raw: RawValue, name: str) -> Fraction | None:
    """The answer to a point that names a fault: 是 loses its points. 符合 could mean either, so it is refused."""
    word = as_ascii(shown_as(raw)).casefold()
    if word in YES | _FAULT:
        return Fraction(0)
    if word in _FAULT_PARTLY:
        return Fraction(1, 2)
    if word in NO | _NO_FAULT:
        return Fraction(1)
    task.problems.append(error("E0698", raw.span, name=name, value=shown_as(raw), notes=(text("E0698.note"),)))
    return None


def _share(task: Task, raw: RawValue) -> Fraction | None:
    word = as_ascii(shown_as(raw)).casefold()
    if word in _MET:
        return Fraction(1)
    if word in _PARTLY:
        return Fraction(1, 2)
    if word in _NOT_MET:
        return Fraction(0)
    task.problems.append(error("E0633", raw.span, value=shown_as(raw), notes=(text("E0633.note"),)))
    return None
