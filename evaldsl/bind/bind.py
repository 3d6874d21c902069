"""Raw facts and settings × declared types → complete typed facts, or everything that is wrong and missing at once."""

from __future__ import annotations

from typing import Final

from evaldsl.bind.absences import Absences, no_value, spare_facts
from evaldsl.bind.adjustments import adjustments
from evaldsl.bind.answers import Answers
from evaldsl.bind.gathered import bind_panel, spread_surveys, surveys
from evaldsl.bind.naming import indicator_names
from evaldsl.bind.scalars import bind_scalar, default_value
from evaldsl.bind.settings import Setting
from evaldsl.bind.tables import bind_table
from evaldsl.bind.targets import aim
from evaldsl.bind.task import Task, near_note
from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.facts.bound import Adjustment, Bound, Facts
from evaldsl.facts.form import WORDS, Blank, missing_form, word
from evaldsl.facts.points import Asked, asked_points
from evaldsl.facts.raw import Raw, RawEntry, RawList, RawTable
from evaldsl.frozen import frozen
from evaldsl.model.system import FactDeclaration, System
from evaldsl.model.types import TableType

_MOST_NAMED: Final = 8


@frozen
class Binding:
    """`facts` is None where an error stands against them; `missing` is TOML to add to the file, with what is absent."""

    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]
    missing: str | None = None


def bind(system: System, raw: RawTable, settings: tuple[Setting, ...] = ()) -> Binding:
    """Give every declared fact and every checklist point its typed value.

    A setting comes before the file, the file before a declared default; a 参考 fact may be absent. All mistakes are
    reported together, and all missing facts in one diagnostic (E0601).
    """
    names = indicator_names(system)
    asked = {one.indicator.id: one for one in asked_points(system)}
    targets, problems = aim(system, raw, (settings, names, asked))
    task = Task(system, targets, problems)
    answers = Answers(task, names, asked)
    absences = Absences(task, names)
    entries = spread_surveys(task, raw.entries)
    given = {entry.key: entry for entry in entries}
    adjusted: list[Adjustment] = []
    for entry in entries:
        if entry.key in task.declared or entry.key in surveys(system):
            continue
        if entry.key in WORDS["adjustments"]:
            adjusted += adjustments(task, names, entry.value)
        else:
            _undeclared(task, (answers, absences), entry)
    bound = answers.bound()
    absences.add_unanswered(asked, bound)
    values, absent = _values(task, given, spare_facts(system, absences.found))
    wanted = [one for ident, one in asked.items() if ident not in absences.found]
    blanks = tuple(_blank(answers, (one, numbers), raw) for one in wanted if (numbers := answers.missing(one)))
    problems = sorted(task.problems, key=_place)
    if not absent and not blanks:
        facts = Facts(values, bound, tuple(adjusted), absences.found)
        return Binding(None if problems else facts, tuple(problems))
    snippet = missing_form(system, absent, blanks=blanks, behind_table=_ends_in_table(raw))
    return Binding(None, (*problems, _missing((absent, blanks), raw, snippet)), snippet)


def _values(
    task: Task, given: dict[str, RawEntry], spare: frozenset[str]
) -> tuple[dict[str, Bound], list[FactDeclaration]]:
    """The declared facts that have a value or need none (`spare`), and those that lack one."""
    values: dict[str, Bound] = {}
    absent: list[FactDeclaration] = []
    misshapen = {name for name, entry in given.items() if not isinstance(entry.value, RawTable)}
    for fact in task.system.facts:
        if fact.survey and fact.survey[0] in misshapen:
            continue
        entry = given.get(fact.name)
        setting = task.settings.get((fact.name,))
        raw = setting.value if setting else entry.value if entry else None
        value: Bound | None = None
        if raw is not None:
            value = _bound(task, fact, raw)
        elif fact.default is not None:
            value = default_value(fact, fact.default)
        elif fact.name in spare:
            value = no_value(fact)
        elif not fact.informative:
            absent.append(fact)
        if value is not None:
            values[fact.name] = value
    return values, absent


def _bound(task: Task, fact: FactDeclaration, raw: Raw) -> Bound | None:
    if fact.panel:
        return bind_panel(task, fact, raw)
    return bind_table(task, fact, raw) if isinstance(fact.type, TableType) else bind_scalar(task, fact, raw)


def _undeclared(task: Task, tables: tuple[Answers, Absences], entry: RawEntry) -> None:
    """A key that is no fact: the answers, the absences, or a mistake."""
    answers, absences = tables
    if entry.key in WORDS["points"]:
        answers.read(entry.value)
    elif entry.key in WORDS["absent"]:
        absences.read(entry.value)
    else:
        notes: tuple[Text, ...] = near_note(entry.key, tuple(task.declared))
        if not notes and answers.names.find(entry.key):
            notes = (text("E0602.indicator", word=word(task.system, "points")),)
        elif not notes and 0 < len(task.declared) <= _MOST_NAMED:
            notes = (text("E0602.known", names=tuple(task.declared)),)
        task.problems.append(error("E0602", entry.key_span, name=entry.key, notes=notes))


# ── what is missing ───────────────────────────────────────────────────────────────────────────────


def _blank(answers: Answers, open_points: tuple[Asked, tuple[int, ...]], raw: RawTable) -> Blank:
    """The unanswered points, under a name that the file does not use yet, so that TOML allows one more table."""
    asked, numbers = open_points
    used = answers.spelled.get(asked.indicator.id, [])
    spellings = answers.names.spellings(asked.indicator)
    free = [name for name in spellings if name not in used]
    own = word(answers.task.system, "points")
    words = [spelling for spelling in (own, *WORDS["points"]) if not _is_inline(raw.get(spelling))] or [own]
    if free:
        return Blank(asked, free[0], numbers, words[0])
    unused = next((spelling for spelling in words if raw.get(spelling) is None), words[0])
    return Blank(asked, spellings[0], numbers, unused)


def _missing(absent: tuple[list[FactDeclaration], tuple[Blank, ...]], raw: RawTable, snippet: str) -> Diagnostic:
    facts, blanks = absent
    names: list[str | Text] = [fact.name for fact in facts]
    names += [text("E0601.points", name=one.key, numbers=one.numbers) for one in blanks]
    count = len(facts) + sum(len(one.numbers) for one in blanks)
    first = (*names[:_MOST_NAMED], *(("…",) if len(names) > _MOST_NAMED else ()))
    note = text("E0601.note", file=raw.span.source.name, snippet=snippet)
    return error("E0601", None, count=count, names=first, notes=(note,))


def _is_inline(value: object) -> bool:
    return isinstance(value, RawTable) and value.span.text[:1] in ("{", "｛")


def _ends_in_table(raw: RawTable) -> bool:
    """Whether the file has headers, so that a line added at its end falls into a table."""
    tables = [entry.value for entry in raw.entries]
    tables += [table.items[0] for table in tables if isinstance(table, RawList) and table.items]
    return any(isinstance(table, RawTable) and table.span.text[:1] in ("[", "［", "【") for table in tables)


def _place(problem: Diagnostic) -> tuple[bool, int]:
    """Sorting key: the facts file from top to bottom, then the settings."""
    span = problem.span
    return (True, 0) if span is None else (span.source.name == "--set", span.start)
