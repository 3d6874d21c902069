"""One value: a scalar or `{ 值 = …, 佐证 = …, 原因 = … }` → a typed fact within its declared range."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias, assert_never

from evaldsl.bind.task import Remarks, Task, keyword, only_keywords, remarks
from evaldsl.diagnostics import Diagnostic, Text, error, text
from evaldsl.facts.bound import FactValue
from evaldsl.facts.form import within
from evaldsl.facts.raw import Raw, RawList, RawTable, RawValue
from evaldsl.facts.value import is_unfilled, read_value, shown_as, type_text
from evaldsl.model.core import Const, Core
from evaldsl.model.shown import show_value
from evaldsl.model.system import FactColumn, FactDeclaration
from evaldsl.model.types import NumberType

Wanted: TypeAlias = FactDeclaration | FactColumn


def bind_scalar(task: Task, wanted: Wanted, given: Raw, *, table: str | None = None) -> FactValue | None:
    """The fact, or None with the reason among the task's problems. `table` is that of a column."""
    name = f"{table}.{wanted.name}" if table else wanted.name
    match given:
        case RawValue():
            return _typed(task, wanted, (given, Remarks(), name))
        case RawTable():
            beside = remarks(task, given)
            only_keywords(task, given, ("value", "evidence", "reason"))
            entry = keyword(task, given, "value")
            if entry is None:
                note = text("E0641.note")
                task.problems.append(error("E0641", given.span, name=name, notes=(note,)))
                return None
            if isinstance(entry.value, RawValue):
                return _typed(task, wanted, (entry.value, beside, name))
            _no_single_value(task, wanted, (entry.value, name))
        case RawList():
            _no_single_value(task, wanted, (given, name))
        case _:
            assert_never(given)
    return None


def default_value(wanted: Wanted, default: Core) -> FactValue:
    """The declared default. Raises TypeError unless it is a constant, which lowering guarantees."""
    if not isinstance(default, Const):
        raise TypeError(f"the default of {wanted.name} is no constant")
    return FactValue(wanted.name, default.value, default.shown, from_default=True)


def _typed(task: Task, wanted: Wanted, given: tuple[RawValue, Remarks, str]) -> FactValue | None:
    raw, beside, name = given
    if is_unfilled(raw, wanted.type):
        task.unfilled.append((name, raw.span))
        return None
    value = read_value(raw, wanted.type, name)
    if isinstance(value, Diagnostic):
        task.problems.append(value)
        return None
    if isinstance(value, Fraction) and not within(value, wanted):
        task.problems.append(_out_of_range(task, wanted, (raw, value, name)))
        return None
    shown = shown_as(raw)
    return FactValue(wanted.name, value, shown, document=beside.document, reason=beside.reason, span=raw.span)


def _no_single_value(task: Task, wanted: Wanted, given: tuple[Raw, str]) -> None:
    raw, name = given
    task.problems.append(error("E0644", raw.span, name=name, expected=type_text(wanted.type)))


def _out_of_range(task: Task, wanted: Wanted, given: tuple[RawValue, Fraction, str]) -> Diagnostic:
    raw, value, name = given
    limits = []
    notes = []
    if wanted.low is not None:
        limits.append(f"{'≥' if wanted.low_closed else '>'} {_shown(task, wanted, wanted.low)}")
        if value < wanted.low:
            notes.append(text("E0620.below", by=_distance(task, wanted, wanted.low - value)))
    if wanted.high is not None:
        limits.append(f"{'≤' if wanted.high_closed else '<'} {_shown(task, wanted, wanted.high)}")
        if value > wanted.high:
            notes.append(text("E0620.above", by=_distance(task, wanted, value - wanted.high)))
    return error("E0620", raw.span, name=name, value=shown_as(raw), limits=tuple(limits), notes=tuple(notes))


def _distance(task: Task, wanted: Wanted, value: Fraction) -> Text:
    """Percentages are apart by percentage points."""
    if isinstance(wanted.type, NumberType) and wanted.type.percent:
        return text("E0620.points", points=value * 100)
    return text("E0620.amount", amount=_shown(task, wanted, value))


def _shown(task: Task, wanted: Wanted, value: Fraction) -> str:
    return show_value(value, wanted.type, task.system.language)
