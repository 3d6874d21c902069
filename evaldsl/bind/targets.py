"""What a setting aims at: a fact, a cell of a row that is there, or a checklist point."""

from __future__ import annotations

from evaldsl.bind.gathered import aim_at_panel, aim_at_survey
from evaldsl.bind.naming import Indicators, checklist_note, point_number, unknown_notes
from evaldsl.bind.settings import Setting
from evaldsl.bind.task import Target, near_note
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.facts.form import WORDS
from evaldsl.facts.points import Asked
from evaldsl.facts.raw import RawList, RawTable
from evaldsl.model.system import FactDeclaration, System
from evaldsl.model.types import TableType


def aim(
    system: System, raw: RawTable, given: tuple[tuple[Setting, ...], Indicators, dict[str, Asked]]
) -> tuple[dict[Target, Setting], list[Diagnostic]]:
    """The settings by target, and the diagnostics of those that hit nothing or the same thing twice."""
    settings, names, asked = given
    declared = {fact.name: fact for fact in system.facts}
    targets: dict[Target, Setting] = {}
    problems: list[Diagnostic] = []
    for setting in settings:
        head = setting.path[0]
        if head in WORDS["points"] and head not in declared:
            target = _point(setting, names, asked)
        elif (survey := aim_at_survey(setting, system)) is not None:
            target = survey
        elif (fact := declared.get(str(head))) and fact.panel:
            target = aim_at_panel(setting, fact, raw)
        elif fact:
            target = _cell(setting, fact, raw) if isinstance(fact.type, TableType) else _fact(setting)
        else:
            target = error("E0602", setting.span, name=str(head), notes=unknown_notes(str(head), names, system))
        if isinstance(target, Diagnostic):
            problems.append(target)
        elif first := targets.get(target):
            label = Label(first.span, text("facts.first_here"))
            problems.append(error("E0647", setting.span, name=setting.shown, labels=(label,)))
        else:
            targets[target] = setting
    return targets, problems


def _fact(setting: Setting) -> Target | Diagnostic:
    if len(setting.path) > 1:
        note = text("E0646.fact", name=str(setting.path[0]))
        return error("E0646", setting.span, name=setting.shown, notes=(note,))
    return (str(setting.path[0]),)


def _cell(setting: Setting, fact: FactDeclaration, raw: RawTable) -> Target | Diagnostic:
    """`子项目[1].支出`, for a row of the file; rows count from 1."""
    match setting.path:
        case (str(), int(row), str(name)):
            pass
        case _:
            return error("E0646", setting.span, name=setting.shown, notes=(text("E0646.cell", table=fact.name),))
    rows = raw.get(fact.name)
    count = len(rows.items) if isinstance(rows, RawList) else 0
    if not 1 <= row <= count:
        note = text("E0646.rows", table=fact.name, count=count)
        return error("E0646", setting.span, name=setting.shown, notes=(note,))
    column = next((column for column in fact.columns if column.name == name), None)
    if column is None:
        columns = tuple(column.name for column in fact.columns if column.computed is None)
        notes = near_note(name, columns) or (text("E0622.columns", columns=columns),)
        return error("E0622", setting.span, table=fact.name, name=name, notes=notes)
    if column.computed is not None:
        return error("E0623", setting.span, table=fact.name, name=name)
    return (fact.name, row, name)


def _point(setting: Setting, names: Indicators, asked: dict[str, Asked]) -> Target | Diagnostic:
    """`要点.程序规范性.2` or `要点.程序规范性[2]`; what stands between is the indicator's name or dotted path."""
    *path, last = setting.path[1:] or ("", "")
    number = point_number(str(last))
    if not path or number is None:
        return error("E0646", setting.span, name=setting.shown, notes=(text("E0646.point"),))
    name = ".".join(map(str, path))
    found = names.find(name)
    if not found:
        return error("E0630", setting.span, name=name, notes=checklist_note(name, names))
    if len(found) > 1:
        note = text("E0636.note", paths=tuple(".".join(one.path) for one in found))
        return error("E0636", setting.span, name=name, notes=(note,))
    points = asked.get(found[0].id)
    if points is None:
        return error("E0632", setting.span, name=name, notes=(text("E0632.note"),))
    if number not in points.numbers:
        note = text("E0635.note", numbers=points.numbers)
        return error("E0637", setting.span, name=name, number=number, notes=(note,))
    return ("", found[0].id, number)
