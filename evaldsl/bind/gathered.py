"""Surveys and panels of judges as facts give them: votes by option, marks by judge."""

from __future__ import annotations

import attrs

from evaldsl.bind.scalars import bind_scalar
from evaldsl.bind.settings import Setting
from evaldsl.bind.task import Target, Task, near_note, remarks
from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.facts.bound import FactTable, FactValue, TableRow
from evaldsl.facts.form import WORDS
from evaldsl.facts.raw import Raw, RawEntry, RawList, RawTable, RawValue
from evaldsl.facts.writing import toml_key
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import OptionType
from evaldsl.quantity.limits import MAX_TABLE_ROWS

_BESIDE = (*WORDS["evidence"], *WORDS["reason"])


# ── surveys ───────────────────────────────────────────────────────────────────────────────────────


def surveys(system: System) -> dict[str, tuple[str, ...]]:
    """The options of every survey, in their declared order."""
    found: dict[str, tuple[str, ...]] = {}
    for fact in system.facts:
        if fact.survey is not None:
            name, option = fact.survey
            found[name] = (*found.get(name, ()), option)
    return found


def spread_surveys(task: Task, entries: tuple[RawEntry, ...]) -> tuple[RawEntry, ...]:
    """Every survey as one entry for each option, which takes over the document and reason of the whole."""
    known = surveys(task.system)
    spread: list[RawEntry] = []
    for entry in entries:
        if entry.key not in known:
            spread.append(entry)
        elif isinstance(entry.value, RawTable):
            spread += _votes(task, entry, known[entry.key])
        else:
            spread.append(entry)
            note = text("E0668.survey", header=f"[{toml_key(entry.key)}]", options=known[entry.key])
            task.problems.append(error("E0668", entry.value.span, name=entry.key, notes=(note,)))
    return tuple(spread)


def _votes(task: Task, survey: RawEntry, options: tuple[str, ...]) -> list[RawEntry]:
    assert isinstance(survey.value, RawTable), "the caller has seen it"
    beside = tuple(entry for entry in survey.value.entries if entry.key in _BESIDE and entry.key not in options)
    found = []
    for entry in survey.value.entries:
        if entry.key in options:
            value = _with(entry.value, beside) if beside else entry.value
            found.append(attrs.evolve(entry, key=f"{survey.key}.{entry.key}", value=value))
        elif entry not in beside:
            notes = near_note(entry.key, options) or (text("E0604.known", known=options),)
            task.problems.append(error("E0604", entry.key_span, name=survey.key, option=entry.key, notes=notes))
    return found


def _with(value: Raw, beside: tuple[RawEntry, ...]) -> Raw:
    """A number with the document and reason of its survey, unless it has its own."""
    match value:
        case RawValue():
            return RawTable((RawEntry(WORDS["value"][0], value.span, value), *beside), value.span)
        case RawTable(entries=own) if not any(entry.key in _BESIDE for entry in own):
            return attrs.evolve(value, entries=(*own, *beside))
        case _:
            return value


def aim_at_survey(setting: Setting, system: System) -> Target | Diagnostic | None:
    """`问卷.非常满意`; None where the setting begins with no survey."""
    name = str(setting.path[0])
    options = surveys(system).get(name)
    if options is None:
        return None
    if len(setting.path) == 2 and setting.path[1] in options:
        return (f"{name}.{setting.path[1]}",)
    note = text("E0604.known", known=tuple(f"{name}.{option}" for option in options))
    return error("E0646", setting.span, name=setting.shown, notes=(note,))


# ── panels ────────────────────────────────────────────────────────────────────────────────────────


def bind_panel(task: Task, wanted: FactDeclaration, given: Raw) -> FactTable | None:
    """The marks as rows of judge, mark and group, or None with the reasons among the task's problems."""
    before = len(task.problems)
    groups = next((column.type.labels for column in wanted.columns if isinstance(column.type, OptionType)), ())
    rows = _by_group(task, wanted, given, groups=groups) if groups else _marks(task, wanted, given, group=None)
    if len(rows) > MAX_TABLE_ROWS:
        task.problems.append(error("E0624", given.span, name=wanted.name, count=len(rows), most=MAX_TABLE_ROWS))
    return FactTable(wanted.name, tuple(rows), given.span) if len(task.problems) == before else None


def _by_group(task: Task, wanted: FactDeclaration, given: Raw, *, groups: tuple[str, ...]) -> list[TableRow]:
    if not isinstance(given, RawTable):
        task.problems.append(_shape(wanted, given, groups))
        return []
    rows: list[TableRow] = []
    for entry in given.entries:
        if entry.key in groups:
            rows += _marks(task, wanted, entry.value, group=(entry.key, entry))
        elif entry.key not in _BESIDE:
            notes = near_note(entry.key, groups) or (text("E0604.known", known=groups),)
            task.problems.append(error("E0604", entry.key_span, name=wanted.name, option=entry.key, notes=notes))
    return rows


def _marks(task: Task, wanted: FactDeclaration, given: Raw, *, group: tuple[str, RawEntry] | None) -> list[TableRow]:
    """`{ 张三 = 88 }` or `[88, 92]`: judges without names are numbered."""
    match given:
        case RawTable():
            named = [(entry.key, entry.value) for entry in given.entries if entry.key not in _BESIDE]
            beside = remarks(task, RawTable(tuple(e for e in given.entries if e.key in _BESIDE), given.span))
        case RawList():
            named = [(str(number), item) for number, item in enumerate(given.items, 1)]
            beside = remarks(task, RawTable((), given.span))
        case RawValue():
            task.problems.append(_shape(wanted, given, () if group is None else (group[0],)))
            return []
    rows = (_row(task, wanted, judge, group=group) for judge in named)
    return [attrs.evolve(row, document=beside.document, reason=beside.reason) for row in rows if row is not None]


def _row(
    task: Task, wanted: FactDeclaration, marked: tuple[str, Raw], *, group: tuple[str, RawEntry] | None
) -> TableRow | None:
    judge, raw = marked
    target: Target = (wanted.name, judge) if group is None else (wanted.name, group[0], judge)
    setting = task.settings.get(target)
    name, mark, *_ = wanted.columns
    value = bind_scalar(task, attrs.evolve(mark, name=judge), setting.value if setting else raw, table=wanted.name)
    if value is None:
        return None
    cells = [(name.name, FactValue(name.name, judge, judge, span=raw.span)), (mark.name, value)]
    if group is not None:
        cells.append(_group_cell(wanted.columns[-1], *group))
    return TableRow(tuple(cells), span=raw.span)


def _group_cell(column: FactColumn, group: str, entry: RawEntry) -> tuple[str, FactValue]:
    return column.name, FactValue(column.name, group, group, span=entry.key_span)


def _shape(wanted: FactDeclaration, given: Raw, groups: tuple[str, ...]) -> Diagnostic:
    header = f"[{toml_key(wanted.name, *groups[:1])}]"
    notes: tuple[Text, ...] = (text("E0668.panel", header=header),)
    return error("E0668", given.span, name=wanted.name, notes=notes)


def aim_at_panel(setting: Setting, fact: FactDeclaration, raw: RawTable) -> Target | Diagnostic:
    """`评委打分.张三`, `评委打分.考核组.张三`, for a judge of the file."""
    place: Raw | None = raw
    for step in setting.path:
        place = place.get(str(step)) if isinstance(place, RawTable) else None
    grouped = any(isinstance(column.type, OptionType) for column in fact.columns)
    if place is None or len(setting.path) != (3 if grouped else 2):
        return error("E0646", setting.span, name=setting.shown, notes=(text("E0646.panel", panel=fact.name),))
    return tuple(setting.path)
