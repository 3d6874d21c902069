"""`死亡人数 每1人 降1级，最多降3级`: the levels of a gate as a formula over a count."""

from __future__ import annotations

from evaldsl.check.declared import NUMBER
from evaldsl.check.literals import written_text
from evaldsl.check.lowering.amounts import condition_text
from evaldsl.check.lowering.cores import ZERO, compare, known, least, most, over, plain, times, whole_steps
from evaldsl.check.lowering.expressions import lower_expression
from evaldsl.check.lowering.place import Place
from evaldsl.model.core import Const, Core
from evaldsl.model.system import Gate
from evaldsl.model.types import NumberType
from evaldsl.syntax import tree


def lower_counted_gate(gate: tree.Gate, each: tree.Expression, place: Place) -> Gate:
    """It holds once there is an event. A grade knows no parts: of a part step nothing counts, or with 计一档 all."""
    subject, size = lower_expression(gate.condition, place), lower_expression(each, place)
    counted = over(most(Const(ZERO, "0", type=subject.type), subject), size, NUMBER)
    if not (_is_whole(subject) and known(size) == 1):
        counted = whole_steps(counted, "ceil" if place.whole.parts == "counted" else "floor")
    step = gate.value.value if isinstance(gate.value, tree.Number) else 1
    levels = times(plain(step), counted, NUMBER)
    if gate.most is not None:
        levels = least(plain(gate.most.value), levels)
    sentence = f"{condition_text(gate.condition, subject, place)} {_each(place)}{written_text(each)}"
    reason = gate.reason.text if gate.reason else None
    holds = compare(levels, ">", plain(0))
    return Gate(holds, gate.effect, levels, None, reason, sentence, gate.span, gate.before)


def _is_whole(core: Core) -> bool:
    return isinstance(core.type, NumberType) and core.type.whole


def _each(place: Place) -> str:
    return "每" if place.whole.language == "zh" else "each "
