"""Types of functions that go over no rows: roots and logarithms, texts, dates and workdays."""

from __future__ import annotations

from collections.abc import Callable

from evaldsl.check.builtins import Builtin
from evaldsl.check.declared import COUNT, DATE, ERROR, NUMBER, TEXT, TRUTH, type_words
from evaldsl.check.inference import Inference, Typed
from evaldsl.check.literals import bare_number, literal_value
from evaldsl.check.symbols import ColumnSymbol
from evaldsl.diagnostics import error, text
from evaldsl.model.types import DateType, ErrorType, NumberType, OptionType, TextType, Type
from evaldsl.quantity.limits import MAX_EXPONENT
from evaldsl.quantity.units import PURE, WORKDAYS, Dimension
from evaldsl.syntax import tree

Infer = Callable[[tree.Expression, Inference], Type]


def plain_function(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type | None:
    """The type of a call; None where the count of arguments is wrong."""
    least, most = _COUNTS.get(builtin.takes, (1, 1))
    if node.where is not None or not least <= len(node.arguments) <= most:
        return None
    calendar = 2 if builtin.takes.startswith("workdays") else most
    given = [Typed(each.value, infer(each.value, inference)) for each in node.arguments[:calendar]]
    columns = [each.value for each in node.arguments[calendar:]]
    if any(isinstance(each.type, ErrorType) for each in given):
        return ERROR
    match builtin.takes:
        case "root":
            return _root(given, inference)
        case "pure" | "two_pure":
            return _pure(given, inference, percent=builtin.key == "power")
        case "text" | "two_texts":
            wrong = next((each for each in given if not isinstance(each.type, TextType | OptionType)), None)
            result: Type = TRUTH if builtin.takes == "two_texts" else COUNT
            return result if wrong is None else needed(wrong, TEXT, inference)
        case _:
            return _dates(builtin, given, columns, inference=inference, name=node.callee.text)


_COUNTS = {
    "root": (1, 2),
    "two_pure": (2, 2),
    "two_texts": (2, 2),
    "months": (2, 2),
    "workdays": (2, 4),
    "workdays_after": (2, 4),
}


def needed(given: Typed, wanted: Type, inference: Inference) -> Type:
    """E0464: something else belongs here."""
    return inference.say(error("E0464", given.node.span, left=type_words(wanted), right=type_words(given.type)))


def _root(given: list[Typed], inference: Inference) -> Type:
    """The dimension must have a root as well: of 元² it is 元."""
    value = given[0].type
    degree = literal_value(given[1].node) if len(given) > 1 else 2
    if not isinstance(value, NumberType):
        return needed(given[0], NUMBER, inference)
    if (
        degree is None
        or degree not in range(1, MAX_EXPONENT + 1)
        or (len(given) > 1 and bare_number(given[1].node) is None)
    ):
        return inference.say(error("E0480", given[1].node.span, limit=MAX_EXPONENT))
    dimension = root_dimension(value.dimension, int(degree))
    if dimension is None:
        return inference.say(error("E0481", given[0].node.span, found=type_words(value), notes=(text("E0481.note"),)))
    return NumberType(dimension, value.percent)


def root_dimension(dimension: Dimension, degree: int) -> Dimension | None:
    """The dimension of a root, if it has one."""
    if any(power % degree for _, power in dimension):
        return None
    return tuple((base, power // degree) for base, power in dimension)


def _pure(given: list[Typed], inference: Inference, *, percent: bool) -> Type:
    for each in given:
        if not isinstance(each.type, NumberType):
            return needed(each, NUMBER, inference)
        if each.type.dimension != PURE:
            return inference.say(
                error("E0481", each.node.span, found=type_words(each.type), notes=(text("E0481.note"),))
            )
    first = given[0].type
    return NumberType(percent=percent and isinstance(first, NumberType) and first.percent)


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────


def _dates(
    builtin: Builtin, given: list[Typed], columns: list[tree.Expression], *, inference: Inference, name: str
) -> Type:
    if not isinstance(given[0].type, DateType):
        return needed(given[0], DATE, inference)
    for column in columns:
        if not _date_column(column, inference):
            return inference.say(error("E0482", column.span, notes=(text("E0482.note", name=name),)))
    match builtin.takes:
        case "months":
            return DATE if _whole(given[1], PURE) else needed(given[1], COUNT, inference)
        case "workdays":
            is_date = isinstance(given[1].type, DateType)
            return NumberType(WORKDAYS, whole=True) if is_date else needed(given[1], DATE, inference)
        case "workdays_after":
            return DATE if _whole(given[1], WORKDAYS) else needed(given[1], NumberType(WORKDAYS), inference)
        case _:
            return COUNT


def _whole(given: Typed, dimension: Dimension) -> bool:
    """Whether it is of the dimension, or a bare number."""
    return isinstance(given.type, NumberType) and (
        given.type.dimension == dimension or bare_number(given.node) is not None
    )


def _date_column(node: tree.Expression, inference: Inference) -> bool:
    if not isinstance(node, tree.Reference):
        return False
    match inference.names.of(node.path):
        case ColumnSymbol(column=column) if isinstance(inference.named.get(column.id), DateType):
            inference.of[node.id] = DATE
            return True
        case _:
            return False
