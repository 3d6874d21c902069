"""Raw facts and settings × declared types → complete typed facts, or everything that is wrong and missing at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from evaldsl.bind.absences import Absences, no_value, spare_facts
from evaldsl.bind.answers import Answers
from evaldsl.bind.claims import KINDS as CLAIMS
from evaldsl.bind.claims import Claims
from evaldsl.bind.gathered import bind_panel, spread_surveys, surveys
from evaldsl.bind.lacking import part_lacking
from evaldsl.bind.naming import Indicators, indicator_names, unknown_notes
from evaldsl.bind.scalars import bind_scalar, default_value
from evaldsl.bind.settings import Setting
from evaldsl.bind.tables import bind_table, with_cells
from evaldsl.bind.targets import aim
from evaldsl.bind.task import Task
from evaldsl.diagnostics import Diagnostic, Text, error, near_names, text
from evaldsl.facts.bound import Adjustment, Bound, Facts, FactTable
from evaldsl.facts.form import WORDS, Blank, missing_form, word
from evaldsl.facts.points import Asked, asked_points
from evaldsl.facts.raw import TOML_GAPS, Gaps, Raw, RawEntry, RawTable, has_headers, is_inline
from evaldsl.frozen import frozen
from evaldsl.model.system import FactDeclaration, System
from evaldsl.model.types import TableType
from evaldsl.text import Span
from evaldsl.text.source import cell_of

_MOST_NAMED: Final = 8
_NO_FACTS: Final = (*WORDS["points"], *WORDS["adjustments"], *WORDS["absent"], *CLAIMS)
_QUOTES: Final = "\"'“”"


@frozen
class Binding:
    """`facts` is None where an error stands against them.

    `missing` is TOML to add to the file, with what is absent; None where nothing is to be added.
    """

    facts: Facts | None
    diagnostics: tuple[Diagnostic, ...]
    missing: str | None = None


def bind(
    system: System, raw: RawTable, settings: tuple[Setting, ...] = (), *, for_test: bool = False, gaps: Gaps = TOML_GAPS
) -> Binding:
    """Give every declared fact and every checklist point its typed value.

    A setting comes before the file, the file before a declared default; a 参考 fact may be absent. All mistakes are
    reported together, and all missing facts in one diagnostic (E0601), which says how to give them (`gaps`); a value
    that is the mark of a form is missing.
    Facts whose source has no name stand in no file; `for_test`: they belong to a 核对 block.
    """
    names = indicator_names(system)
    asked = {one.indicator.id: one for one in asked_points(system)}
    targets, problems = aim(system, raw, (settings, names, asked))
    task = Task(system, targets, problems)
    answers = Answers(task, names, asked)
    absences, claims = Absences(task, names), Claims(task, names)
    entries = spread_surveys(task, raw.entries)
    given = {entry.key: entry for entry in entries}
    adjusted = _read_others(task, (answers, absences, claims), entries)
    bound = answers.bound()
    absences.add_unanswered(asked, bound)
    task.spare = spare_facts(system, absences.found)
    values, absent = _values(task, given)
    written = (*given, *(str(setting.path[0]) for setting in settings))
    absent, spared = part_lacking(system, _without_misspelt(absent, task, written))
    wanted = [one for ident, one in asked.items() if ident not in absences.found]
    blanks = tuple(_blank(answers, (one, numbers), raw) for one in wanted if (numbers := answers.missing(one)))
    task.unfilled.sort(key=lambda each: each[1].start)
    problems = sorted(task.problems, key=_place)
    if not absent and not blanks and not task.unfilled:
        values.update({one.declaration.name: one.rows for one in system.lookups if isinstance(one.rows, FactTable)})
        values = with_cells(system, values) if system.cells else values
        claimed = tuple(claims.found.values())
        facts = Facts(values, bound, tuple(adjusted), absences.found, claimed, spared)
        return Binding(None if problems else facts, tuple(problems))
    lacking = _Lacking(absent, blanks, task)
    notes, snippet = _how(lacking, answers.names, (raw, gaps), for_test=for_test)
    return Binding(None, (*problems, _missing(lacking, notes)), snippet)


def _read_others(
    task: Task, tables: tuple[Answers, Absences, Claims], entries: tuple[RawEntry, ...]
) -> list[Adjustment]:
    """What stands beside the facts: answers, absences, claims; the adjustments are given back."""
    answers, absences, claims = tables
    adjusted: list[Adjustment] = []
    known = {*task.declared, *surveys(task.system)}
    for entry in entries:
        if entry.key in known:
            continue
        if entry.key in WORDS["adjustments"]:
            from evaldsl.bind.adjustments import adjustments

            adjusted += adjustments(task, answers.names, entry.value)
        elif entry.key in CLAIMS:
            claims.read(entry)
        else:
            _undeclared(task, (answers, absences), entry)
    return adjusted


def _values(task: Task, given: dict[str, RawEntry]) -> tuple[dict[str, Bound], list[FactDeclaration]]:
    """The declared facts that have a value or need none, and those that lack one."""
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
        elif fact.name in task.spare:
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
        answers.read(entry)
    elif entry.key in WORDS["absent"]:
        absences.read(entry.value)
    else:
        notes = unknown_notes(entry.key, answers.names, task.system)
        task.problems.append(error("E0602", entry.key_span, name=entry.key, notes=notes))


def _without_misspelt(absent: list[FactDeclaration], task: Task, written: tuple[str, ...]) -> list[FactDeclaration]:
    """The absent facts without those that are given under a misspelt name: one mistake, one message."""
    declared = tuple(task.declared)
    left = list(absent)
    for name in written:
        if left and name not in declared and name not in _NO_FACTS:
            near = near_names(name, declared)
            meant = [fact for fact in left if fact.name in near]
            if len(meant) == 1:
                left.remove(meant[0])
    return left


# ── what is missing ───────────────────────────────────────────────────────────────────────────────


def _blank(answers: Answers, open_points: tuple[Asked, tuple[int, ...]], raw: RawTable) -> Blank:
    """The unanswered points under a header that TOML allows once more: an unused name, else a header for each point."""
    asked, numbers = open_points
    ident = asked.indicator.id
    used = answers.spelled.get(ident, [])
    spellings = answers.names.spellings(asked.indicator)
    own = word(answers.task.system, "points")
    words = [spelling for spelling in (own, *WORDS["points"]) if not is_inline(raw.get(spelling))] or [own]
    if free := [name for name in spellings if name not in used]:
        return Blank(asked, numbers, (words[0], free[0]))
    if header := answers.headers.get(ident):
        return Blank(asked, numbers, header, apart=True)
    unused = next((spelling for spelling in words if raw.get(spelling) is None), words[0])
    return Blank(asked, numbers, (unused, spellings[0]))


class _Lacking(NamedTuple):
    """The facts and the points that are missing; marks of a form that still stand are in the task."""

    facts: list[FactDeclaration]
    blanks: tuple[Blank, ...]
    task: Task


def _missing(lacking: _Lacking, how: tuple[Text, ...]) -> Diagnostic:
    facts, blanks, task = lacking
    names: list[str | Text] = [fact.name for fact in facts]
    names += [text("E0601.points", name=one.name, numbers=one.numbers) for one in blanks]
    names += [name for name, _ in task.unfilled]
    count = len(facts) + sum(len(one.numbers) for one in blanks) + len(task.unfilled)
    return error("E0601", None, count=count, names=_first(names), notes=(*_unfilled_note(task), *how))


def _how(
    lacking: _Lacking, names: Indicators, given: tuple[RawTable, Gaps], *, for_test: bool
) -> tuple[tuple[Text, ...], str | None]:
    """How to give what is missing, and the TOML to add, if it is TOML that helps."""
    raw, gaps = given
    if gaps.form == "toml":
        behind = has_headers(raw)
        snippet = missing_form(lacking.task.system, lacking.facts, blanks=lacking.blanks, behind_table=behind)
        return _snippet_note(raw.span.source.name, snippet, for_test=for_test), snippet or None
    from evaldsl.bind.gaps import gap_notes

    return gap_notes(lacking, names, given), None


def _unfilled_note(task: Task) -> tuple[Text, ...]:
    """Which places still hold the mark of a form."""
    if not task.unfilled:
        return ()
    places = [_unfilled_place(name, span) for name, span in task.unfilled]
    return (text("E0601.unfilled", mark=task.unfilled[0][1].text.strip(_QUOTES), places=_first(places)),)


def _unfilled_place(name: str | Text, span: Span) -> Text:
    if span.source.sheet is not None:
        return text("E0601.cell", name=(name,), cell=cell_of(span))
    return text("E0601.place", name=(name,), line=span.line)


def _snippet_note(file: str, snippet: str, *, for_test: bool) -> tuple[Text, ...]:
    """What to do with the lines to fill in: add them to the file, or make one."""
    if not snippet:
        return ()
    if file:
        return (text("E0601.note", file=file, snippet=snippet),)
    return (text("E0601.test" if for_test else "E0601.new", snippet=snippet),)


def _first(names: Sequence[str | Text]) -> tuple[str | Text, ...]:
    return (*names[:_MOST_NAMED], *(("…",) if len(names) > _MOST_NAMED else ()))


def _place(problem: Diagnostic) -> tuple[bool, int]:
    """Sorting key: the facts file from top to bottom, then the settings."""
    span = problem.span
    return (True, 0) if span is None else (span.source.name == "--set", span.start)
