"""Indicators that are not applicable: `[不适用]` by indicator, each with its reason; what need not be given then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from evaldsl.bind.naming import Indicators
from evaldsl.bind.task import Remarks, Task, near_note, only_keywords, remarks
from evaldsl.diagnostics import Label, error, say, text
from evaldsl.facts.bound import Bound, FactTable, FactValue, PointAnswer
from evaldsl.facts.form import WORDS
from evaldsl.facts.points import Asked, walk
from evaldsl.facts.raw import Raw, RawTable, RawValue
from evaldsl.model.core import Aggregate, Core, Defined, Fact
from evaldsl.model.system import FactDeclaration, Indicator, Loss, System
from evaldsl.model.types import TableType
from evaldsl.result.result import Status
from evaldsl.text import Span


@attrs.define
class Absences:
    """The absences so far, by indicator id; what stands below an indicator is absent with it."""

    task: Task
    names: Indicators
    found: dict[str, FactValue] = attrs.field(factory=dict)

    def read(self, table: Raw) -> None:
        """Take in one `[不适用]` table."""
        if isinstance(table, RawTable):
            self._entries(table, ())
        else:
            self.task.problems.append(error("E0665", table.span, notes=(text("E0665.note"),)))

    def add_unanswered(self, asked: Mapping[str, Asked], answers: Mapping[tuple[str, int], PointAnswer]) -> None:
        """Checklists of which no point is applicable."""
        for ident, one in asked.items():
            count = len(one.indicator.leaf.points) if one.indicator.leaf else 0
            given = [answers.get((ident, number)) for number in one.numbers]
            absent = [each.value for each in given if each and each.value.status is Status.NOT_APPLICABLE]
            if absent and len(absent) == count and ident not in self.found:
                reason = say(text("facts.absence.points"), self.task.system.language)
                self._settle(one.indicator, Remarks(absent[0].document, reason), absent[0].span)

    def _entries(self, table: RawTable, path: tuple[str, ...]) -> None:
        for entry in table.entries:
            name = (*path, entry.key)
            if isinstance(entry.value, RawTable) and not _is_remark(entry.value):
                self._entries(entry.value, name)
            elif (item := self._find(".".join(name), entry.key_span)) is not None:
                self._take(item, entry.value, entry.key_span)

    def _find(self, name: str, span: Span) -> Indicator | None:
        """The one indicator that a name means, checklist or not."""
        found = self.names.any(name)
        if len(found) == 1:
            return found[0]
        if found:
            paths = tuple(".".join(one.path) for one in found)
            self.task.problems.append(error("E0636", span, name=name, notes=(text("E0636.note", paths=paths),)))
        else:
            notes = near_note(name, tuple(self.names.by_suffix))
            self.task.problems.append(error("E0666", span, name=name, notes=notes))
        return None

    def _take(self, item: Indicator, raw: Raw, span: Span) -> None:
        beside = self._remarks(raw)
        if beside is None or beside.reason is None:
            self.task.problems.append(error("E0665", raw.span, notes=(text("E0665.note"),)))
        elif first := self.found.get(item.id):
            labels = (Label(first.span, text("facts.first_here")),) if first.span else ()
            self.task.problems.append(error("E0664", span, name=item.name, labels=labels))
        else:
            self._settle(item, beside, span)

    def _remarks(self, raw: Raw) -> Remarks | None:
        match raw:
            case RawValue(value=str() as words):
                return Remarks(reason=words.strip() or None)
            case RawTable():
                only_keywords(self.task, raw, ("reason", "evidence"))
                return remarks(self.task, raw)
            case _:
                return None

    def _settle(self, item: Indicator, beside: Remarks, span: Span | None) -> None:
        if item.absence is None:
            notes = (text("facts.absence.ways"), text("facts.absence.where"))
            self.task.problems.append(error("E0667", span, name=item.name, notes=notes))
        shown = "不适用" if self.task.system.language == "zh" else "not applicable"
        for one in _with_all_below(item):
            value = FactValue(item.id, None, shown, Status.NOT_APPLICABLE, beside.document, beside.reason, span=span)
            self.found.setdefault(one.id, value)


def _is_remark(table: RawTable) -> bool:
    known = (*WORDS["reason"], *WORDS["evidence"])
    return not table.entries or any(entry.key in known for entry in table.entries)


def _with_all_below(item: Indicator) -> Iterator[Indicator]:
    yield item
    for child in item.children:
        yield from _with_all_below(child)


# ── facts that nobody needs ───────────────────────────────────────────────────────────────────────


def spare_facts(system: System, absent: Iterable[str]) -> frozenset[str]:
    """The facts that only absent indicators read."""
    gone = frozenset(absent)
    if not gone:
        return frozenset()
    everything = [one for top in system.indicators for one in _with_all_below(top)]
    definitions = {item.key: item.value for item in system.definitions}
    read = facts_read((core for one in everything if one.id in gone for core in cores_of(one)), definitions)
    kept = [core for one in everything if one.id not in gone for core in cores_of(one)]
    return read - facts_read((*kept, *whole_cores(system)), definitions)


def cores_of(item: Indicator) -> Iterator[Core]:
    """The formulas of an indicator."""
    yield from (core for gate in item.gates for core in (gate.condition, gate.points) if core is not None)
    if item.together.formula is not None:
        yield item.together.formula
    if item.leaf is not None:
        yield item.leaf.score
        yield from item.leaf.subjects
        yield from item.leaf.worths
        yield from (core for core in (item.leaf.floor, item.leaf.cap) if core is not None)
        yield from (item.leaf.lacking.score,) if item.leaf.lacking is not None else ()
        for each in item.leaf.must_hold:
            yield each.condition
            yield from (value for _, value in each.values if isinstance(value, Core))
        yield from _loss_cores(item.leaf.losses)


def _loss_cores(losses: Iterable[Loss]) -> Iterator[Core]:
    for loss in losses:
        yield loss.amount
        yield from (core for core in (loss.where, *(value for _, value in loss.values)) if isinstance(core, Core))


def whole_cores(system: System) -> Iterator[Core]:
    """The formulas of the whole system: its gates, policies, extras, composition and outputs."""
    yield from (core for gate in system.gates for core in (gate.condition, gate.points) if core is not None)
    yield from (line.condition for policy in system.policies for line in policy.lines)
    for extra in system.extras:
        yield from _loss_cores(extra.losses)
        yield from (extra.most,) if extra.most is not None else ()
    if system.together.formula is not None:
        yield system.together.formula
    if system.outputs:
        yield from (item.value for item in system.definitions if item.key in system.outputs)


def facts_read(cores: Iterable[Core], definitions: Mapping[str, Core]) -> frozenset[str]:
    """The facts and tables that formulas read, directly or through definitions."""
    found: set[str] = set()
    waiting, seen = list(cores), set[str]()
    while waiting:
        for part in walk(waiting.pop()):
            match part:
                case Fact(name=name):
                    found.add(name)
                case Aggregate(table=table):
                    found.add(table)
                case Defined(key=key) if key not in seen:
                    seen.add(key)
                    waiting.append(definitions[key])
                case _:
                    pass
    return frozenset(found)


def no_value(fact: FactDeclaration) -> Bound:
    """What stands for a fact that nobody needs."""
    if isinstance(fact.type, TableType):
        return FactTable(fact.name, ())
    return FactValue(fact.name, None, "", Status.NOT_APPLICABLE)
