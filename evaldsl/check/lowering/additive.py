"""累加计分: how far the points of a lowered system reach, and its grades over that reach."""

from __future__ import annotations

from evaldsl.check.literals import literal_value, unwrapped
from evaldsl.check.lowering.place import Whole
from evaldsl.check.lowering.reach import with_reaches
from evaldsl.check.static_grades import check_grades
from evaldsl.diagnostics import error, text
from evaldsl.model.system import System
from evaldsl.syntax import tree


def settle_points(system: System, whole: Whole, grades: tree.Grades | None) -> System:
    """The system with all reaches; what its grades and extras cannot mean is reported."""
    found = with_reaches(system, whole.additive, closed=whole.grown or not whole.sources)
    if found.reach is None:
        return found
    for extra in system.extras:
        whole.found.append(error("E0706", extra.span, notes=(text("E0706.note"),)))
    if grades is not None:
        shares = [row for row in grades.rows if _is_share(row)]
        for row in shares:
            notes = (text("E0708.note"),)
            whole.found.append(error("E0708", row.head.span, label=row.label.text, notes=notes))
        if not shares:
            whole.found.extend(each for each in check_grades(grades, found.reach) if each.code.startswith("E"))
    return found


def _is_share(row: tree.GradeRow) -> bool:
    if not isinstance(row.head, tree.Range):
        return False
    ends = [end for end in (row.head.low, row.head.high) if end is not None and literal_value(end) is not None]
    inner = [unwrapped(end) for end in ends]
    return any(isinstance(end, tree.Number) and end.unit in ("%", "‰") for end in inner)
