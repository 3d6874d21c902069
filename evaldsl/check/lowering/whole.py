"""What belongs to the whole system: gates on the total, grades, policies, tests, what is unverified."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from evaldsl.check.declared import POINTS_TYPE
from evaldsl.check.literals import literal_value, unwrapped, written_text
from evaldsl.check.lowering.amounts import condition_text
from evaldsl.check.lowering.core_walk import walk_core
from evaldsl.check.lowering.cores import known, points, times
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.check.symbols import GradesSymbol, GradeSymbol, Names, UnknownSymbol
from evaldsl.check.walk import references
from evaldsl.diagnostics import Label, error, near_names, text
from evaldsl.library.modules import Modules
from evaldsl.model.core import Aggregate, Answer, Column, Core, Defined, Own
from evaldsl.model.core import Fact as FactCore
from evaldsl.model.system import (
    Expectation,
    Gate,
    GradeBand,
    GradeScale,
    Policy,
    PolicyLine,
    Test,
)
from evaldsl.model.types import NumberType
from evaldsl.quantity.exact import Grain
from evaldsl.syntax import tree

_READS = (FactCore, Aggregate, Answer, Column, Defined)


# ── gates ───────────────────────────────────────────────────────────────────────────────────────────


def lower_gate(
    gate: tree.Gate, place: Place, marks: tuple[Fraction, Grain | None], *, scale: GradeScale | None
) -> Gate | None:
    """A gate on the total or the grade; None, with a diagnostic, where it makes no sense.

    `marks`: the full marks, and how the total is rounded.
    """
    label = gate.value.text if isinstance(gate.value, tree.Name | tree.String) else None
    limit: Core | None = None
    if not _is_possible(gate, place, marks[1], scale=scale):
        return None
    if gate.each is not None:
        from evaldsl.check.lowering.counted_levels import lower_counted_gate  # few grades go down by a count

        return lower_counted_gate(gate, gate.each, place)
    if not isinstance(gate.value, tree.Name | tree.String | None):
        down = gate.effect is tree.EffectKind.GRADE_DOWN
        limit = lower_expression(gate.value, place) if down else _of_full(gate.value, place, marks[0])
        label, value = None, known(limit)
        if not down and value is not None and not 0 <= value <= marks[0]:
            place.whole.found.append(error("E0340", gate.value.span, points=value, full=marks[0]))
            return None
    condition = lower_expression(gate.condition, place)
    reason = gate.reason.text if gate.reason else None
    sentence = condition_text(gate.condition, condition, place)
    return Gate(condition, gate.effect, limit, label, reason, sentence, gate.span, gate.before)


def _is_possible(gate: tree.Gate, place: Place, grain: Grain | None, *, scale: GradeScale | None) -> bool:
    """Whether a gate of the whole can mean anything; else the diagnostic is made."""
    match gate.effect:
        case tree.EffectKind.ZERO | tree.EffectKind.SCORE_AT_MOST:
            zero = gate.effect is tree.EffectKind.ZERO
            note = text("E0229.note" if zero else "E0291.note")
            place.whole.found.append(error("E0229" if zero else "E0291", gate.span, notes=(note,)))
            return False
        case tree.EffectKind.GRADE_AT_MOST | tree.EffectKind.GRADE_IS:
            return _is_grade(gate.value, scale, place)
        case tree.EffectKind.GRADE_DOWN | tree.EffectKind.TOTAL_BELOW_GRADE:
            return _has_grades(gate, place, grain, scale=scale)
        case tree.EffectKind.NOT_APPLICABLE:
            place.whole.found.append(error("E0250", gate.span))
            return False
        case tree.EffectKind.TOTAL_AT_MOST:
            return True
        case _:
            assert_never(gate.effect)


def _has_grades(gate: tree.Gate, place: Place, grain: Grain | None, *, scale: GradeScale | None) -> bool:
    """The top of a grade whose end is not included is a unit of the score below that end."""
    if scale is None:
        place.whole.found.append(error("E0213", gate.span, name=gate.span.text, notes=(text("E0213.note"),)))
    elif gate.effect is tree.EffectKind.TOTAL_BELOW_GRADE and grain is None:
        place.whole.found.append(error("E0290", gate.span, notes=(text("E0290.note"),)))
        return False
    return scale is not None


def _of_full(node: tree.Expression, place: Place, full: Fraction) -> Core:
    """`59分`, or a share of the full marks."""
    core = lower_expression(node, place)
    if isinstance(core.type, NumberType) and core.type.dimension == POINTS_TYPE.dimension:
        return core
    share = known(core)
    language = place.whole.language
    return times(points(full, language), core, POINTS_TYPE) if share is None else points(full * share, language)


def lower_tolerance(settings: tuple[tree.Setting, ...], place: Place, full: Fraction) -> Fraction:
    """How far a claimed score may lie from the computed one; 0 where nothing is said."""
    said = next((setting for setting in settings if isinstance(setting, tree.Tolerance)), None)
    return Fraction(0) if said is None else known(_of_full(said.points, place, full)) or Fraction(0)


def _is_grade(label: object, scale: GradeScale | None, place: Place) -> bool:
    if not isinstance(label, tree.Name | tree.String):
        return False
    if scale is None:
        place.whole.found.append(error("E0213", label.span, name=label.text, notes=(text("E0213.note"),)))
        return False
    labels = tuple(band.label for band in scale.bands)
    if label.text not in labels:
        near = near_names(label.text, labels) or labels
        notes = (text("E0201.known", names=near),)
        place.whole.found.append(error("E0212", label.span, name=label.text, scale=scale.name, notes=notes))
    return label.text in labels


# ── grades ──────────────────────────────────────────────────────────────────────────────────────────


def grades_in_use(modules: Modules, names: Names) -> tree.Grades | None:
    """The grades that the header names; without one, the only ones that the file itself declares."""
    program = modules.main.program
    settings = program.header.settings if program.header else ()
    for setting in settings:
        if isinstance(setting, tree.UseGrades):
            symbol = names.of(setting.grades)
            return symbol.grades if isinstance(symbol, GradesSymbol) else None
    own = [item for item in program.items if isinstance(item, tree.Grades)]
    return own[0] if len(own) == 1 else None


def grade_scale(grades: tree.Grades | None, full: Fraction) -> GradeScale | None:
    """The grades as ranges of the total in points."""
    if grades is None:
        return None
    return GradeScale(grades.name.text, tuple(_band(row, grades, full) for row in grades.rows))


def _band(row: tree.GradeRow, grades: tree.Grades, full: Fraction) -> GradeBand:
    parts = None if row.parts is None else literal_value(row.parts)
    if isinstance(row.head, tree.Exactly):
        only = _end(row.head.value, full)
        return GradeBand(row.label.text, only, True, only, True, parts)
    if not isinstance(row.head, tree.Range):
        return GradeBand(row.label.text, None, False, None, False, parts)
    low, high = (_end(end, full) for end in (row.head.low, row.head.high))
    low_closed = _closed(low, row.head.low_closed, row, grades=grades, full=full)
    high_closed = _closed(high, row.head.high_closed, row, grades=grades, full=full)
    return GradeBand(row.label.text, low, low_closed, high, high_closed, parts)


def _end(end: tree.Expression | None, full: Fraction) -> Fraction | None:
    """Points, or a share of the full marks."""
    if end is None:
        return None
    inner = unwrapped(end)
    value = literal_value(end)
    in_points = isinstance(inner, tree.Number) and inner.unit == "分"
    return value if value is None or in_points else value * full


def _closed(
    end: Fraction | None, said: bool | None, row: tree.GradeRow, *, grades: tree.Grades, full: Fraction
) -> bool:
    """The full marks are included; an end that does not say is, unless another row includes it."""
    if end is None:
        return False
    if end == full and not _included_elsewhere(end, row, grades, full=full):
        return True
    return said if said is not None else not _included_elsewhere(end, row, grades, full=full)


def _included_elsewhere(end: Fraction, row: tree.GradeRow, grades: tree.Grades, *, full: Fraction) -> bool:
    return any(
        (_end(head.low, full) == end and head.low_closed is True)
        or (_end(head.high, full) == end and head.high_closed is True)
        for other in grades.rows
        if other is not row and isinstance(head := other.head, tree.Range)
    )


# ── policies, tests ─────────────────────────────────────────────────────────────────────────────────


def policies_of(modules: Modules, place: Place) -> tuple[Policy, ...]:
    """The 校核 blocks of imported modules that this rubric can answer, then its own; with what it departs from.

    Lines about weights alone can be decided without facts.
    """
    if not any(isinstance(item, tree.Policy) for module in modules.all for item in module.program.items):
        return ()
    from evaldsl.check.resolve_imported import in_force

    answers = (item for item in modules.main.program.items if isinstance(item, tree.Answered))
    waived = {a.of.text: a.words.text if a.words else "" for a in answers if isinstance(a.of, tree.String)}
    found = []
    for module, item in in_force(modules):
        known = [line for line in item.lines if _is_known(line.condition, place)]
        lines = tuple(_policy_line(line, place) for line in known)
        departure = None if module is modules.main else waived.get(item.title.text)
        found += [Policy(item.title.text, lines, departure)] if lines or departure else []
    return tuple(found)


def _is_known(condition: tree.Expression, place: Place) -> bool:
    """Whether everything that a line speaks of is there; what is not has been told."""
    return not any(isinstance(place.whole.names.of(path), UnknownSymbol) for path in references(condition))


def _policy_line(line: tree.PolicyLine, place: Place) -> PolicyLine:
    condition = lower_expression(line.condition, place)
    return PolicyLine(
        condition, written_text(line.condition), line.severity, line.message.text, _is_static(condition), line.span
    )


def _is_static(condition: Core) -> bool:
    return not any(
        isinstance(core, _READS) or (isinstance(core, Own) and core.what != "weight") for core in walk_core(condition)
    )


def lower_test(block: tree.TestBlock, place: Place) -> Test:
    """A 核对 block."""
    data, cohort = (_file(block, place, cohort=which) for which in (False, True))
    settings = tuple(
        (line.name.text, _value_text(line.value), line.value.span)
        for line in block.lines
        if isinstance(line, tree.TestSet)
    )
    found = place.whole.found
    before = len(found)
    expectations = tuple(_expectation(line, place) for line in block.lines if isinstance(line, tree.Expect))
    problems = tuple(found[before:])
    del found[before:]
    return Test(block.title.text, data, settings, expectations, block.span, problems, cohort)


def _file(block: tree.TestBlock, place: Place, *, cohort: bool) -> str | None:
    """What a block names once: the facts, or the rows of 同类."""
    lines = [line for line in block.lines if isinstance(line, tree.TestData) and line.cohort is cohort]
    for again in lines[1:]:
        labels = (Label(lines[0].span, text("E0202.first")),)
        what = text("E0749.cohort" if cohort else "E0749.data")
        place.whole.found.append(error("E0749", again.span, what=what, title=block.title.text, labels=labels))
    return lines[0].path.text if lines else None


def _value_text(value: tree.Expression) -> str:
    """What is bound in place of the fact: a text without its quotes, anything else as written."""
    inner = unwrapped(value)
    return inner.text if isinstance(inner, tree.String) else written_text(value)


def _expectation(line: tree.Expect, place: Place) -> Expectation:
    said = written_text(line)
    if line.subject is None:
        return Expectation(None, None, _label(line.value), None, said, line.span)
    subject = line.subject
    if isinstance(subject, tree.Reference) and isinstance(place.whole.names.of(subject.path), GradeSymbol):
        return Expectation(None, None, None, _label(line.value), said, line.span)
    return Expectation(
        lower_expression(subject, place), lower_expression(line.value, place), None, None, said, line.span
    )


def _label(value: tree.Expression) -> str:
    match unwrapped(value):
        case tree.String(text=text):
            return text
        case tree.Reference(path=path):
            return path.text
        case other:
            return written_text(other)
