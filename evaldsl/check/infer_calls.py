"""Types of calls: folds over the rows of a table, counts of rows, functions of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evaldsl.check.builtins import Builtin
from evaldsl.check.declared import COUNT, ERROR, NUMBER, PERCENT, TEXT, type_words
from evaldsl.check.infer_comparisons import compare
from evaldsl.check.inference import Inference, Typed, agree, disagreement
from evaldsl.check.literals import bare_number, literal_value
from evaldsl.check.symbols import (
    BuiltinSymbol,
    ColumnSymbol,
    OptionSymbol,
    OwnSymbol,
    Symbol,
    TableSymbol,
    UnknownSymbol,
)
from evaldsl.check.walk import descend, own_references, references
from evaldsl.diagnostics import error, text
from evaldsl.model.types import ErrorType, NumberType, OptionType, TextType, TruthType, Type
from evaldsl.quantity.units import PURE, multiply
from evaldsl.syntax import tree

Infer = Callable[[tree.Expression, Inference], Type]
MAX_PLACES = 12


def call(node: tree.Call, inference: Inference, infer: Infer) -> Type:
    """A function of the language, or `表(条件)`: how many rows hold the condition."""
    match inference.names.of(node.callee):
        case TableSymbol(item=item):
            return _rows_that_hold(node, item, inference, infer=infer)
        case BuiltinSymbol(builtin=builtin):
            return _builtin(node, builtin, inference, infer=infer)
        case _:
            return ERROR


def row_filter(node: tree.Call) -> tree.Expression | None:
    """The condition of `表(条件)` or `表(当 条件)`."""
    return node.where or (node.arguments[0].value if node.arguments else None)


def _rows_that_hold(node: tree.Call, table: tree.DataItem, inference: Inference, *, infer: Infer) -> Type:
    if len(node.arguments) + (node.where is not None) > 1 or any(a.name for a in node.arguments):
        notes = (text("E0415.table_note", table=table.name.text),)
        return inference.say(error("E0415", node.span, name=table.name.text, notes=notes))
    filter_ = row_filter(node)
    if filter_ is not None:
        _condition(filter_, inference, infer)
    return COUNT


def _condition(node: tree.Expression, inference: Inference, infer: Infer) -> None:
    found = infer(node, inference)
    if not isinstance(found, TruthType | ErrorType):
        inference.say(error("E0406", node.span, found=type_words(found), notes=(text("E0406.note"),)))


def _builtin(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    if any(isinstance(inference.names.of(path), UnknownSymbol) for path in references(node)):
        return ERROR
    if any(argument.name for argument in node.arguments):
        return _misused(node, builtin, inference)
    match builtin.takes:
        case "count" | "share":
            return _counting(node, builtin, inference, infer=infer)
        case "rank":
            return _rank(node, builtin, inference, infer=infer)
        case "number" | "number_and_places" | "number_or_places":
            return _of_number(node, builtin, inference, infer=infer)
        case "rows_or_numbers" if len(node.arguments) > 1:
            return _of_numbers(node, inference, infer=infer)
        case "rows" | "rows_or_numbers" | "weighted_rows":
            return _over_rows(node, builtin, inference, infer=infer)
        case "chosen_rows" if among_indicators(node, inference.names.of):
            return _among_indicators(node, builtin, inference, infer=infer)
        case "keyed":
            return _keyed(node, builtin, inference, infer=infer)
        case "chosen_rows" | "lookup":
            return _one_row(node, builtin, inference, infer=infer)
        case _:
            from evaldsl.check.infer_functions import plain_function

            found = plain_function(node, builtin, inference, infer=infer)
            return _misused(node, builtin, inference) if found is None else found


def _misused(node: tree.Call, builtin: Builtin, inference: Inference) -> Type:
    notes = (text(f"E0415.{builtin.takes}", name=node.callee.text),)
    return inference.say(error("E0415", node.span, name=node.callee.text, notes=notes))


# ── the largest of some indicators ──────────────────────────────────────────────────────────────────


def among_indicators(node: tree.Call, names: Callable[[tree.Path], Symbol]) -> bool:
    """`最大者(甲.得分, 乙.得分)`: all that stands in the brackets are scores or rates of indicators."""
    values = [argument.value for argument in node.arguments]
    found = [names(value.path) for value in values if isinstance(value, tree.Reference)]
    own = [each for each in found if isinstance(each, OwnSymbol) and each.path and each.what != "weight"]
    return bool(values) and len(own) == len(values)


def _among_indicators(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """One kind of number, which can be compared, and more than one of them."""
    kinds = {infer(argument.value, inference) for argument in node.arguments}
    if node.where is not None or len(node.arguments) < 2 or len(kinds) > 1:
        return _misused(node, builtin, inference)
    return TEXT


# ── folds over rows ─────────────────────────────────────────────────────────────────────────────────


def folded_table(node: tree.Call, names: Callable[[tree.Path], Symbol]) -> tree.DataItem | None:
    """The table that a fold goes over: the first whose column, or which itself, is named in the call.

    What stands in folds inside it does not count.
    """
    for path in own_references(node, lambda call: _folds(call, names)):
        match names(path):
            case ColumnSymbol(table=item) | TableSymbol(item=item):
                return item
            case _:
                pass
    return None


def _over_rows(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    wanted = 2 if builtin.takes == "weighted_rows" else 1
    if len(node.arguments) != wanted or folded_table(node, inference.names.of) is None:
        return _misused(node, builtin, inference)
    if _nested(node, inference):
        return ERROR
    if node.where is not None:
        _condition(node.where, inference, infer)
    values = [Typed(argument.value, infer(argument.value, inference)) for argument in node.arguments]
    for each in values:
        if isinstance(each.type, ErrorType):
            return ERROR
        if not isinstance(each.type, NumberType):
            return inference.say(error("E0407", each.node.span, found=type_words(each.type)))
    first = values[0].type
    assert isinstance(first, NumberType), "checked above"
    if builtin.key == "variance":
        return NumberType(multiply(first.dimension, first.dimension))
    keeps_whole = builtin.key in {"sum", "max", "min"}
    return NumberType(first.dimension, first.percent, first.whole and keeps_whole)


def _nested(node: tree.Call, inference: Inference) -> bool:
    """A fold inside a fold inside a fold is refused."""
    for inner in _folds_inside(node, inference):
        for each in _folds_inside(inner, inference):
            inference.say(error("E0424", each.span, notes=(text("E0424.note"),)))
            return True
    return False


def _folds_inside(node: tree.Call, inference: Inference) -> Iterator[tree.Call]:
    for argument in (*node.arguments, *((node.where,) if node.where else ())):
        for each in descend(argument):
            if isinstance(each, tree.Call) and _folds(each, inference.names.of):
                yield each


def _folds(node: tree.Call, names: Callable[[tree.Path], Symbol]) -> bool:
    match names(node.callee):
        case TableSymbol():
            return True
        case BuiltinSymbol(builtin=builtin):
            return builtin.folds(len(node.arguments))
        case _:
            return False


def _one_row(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """`查找(标准.优秀值 当 行业 = 本行业)`, `最大者(污染物.名称, 污染物.分指数)`."""
    looks_up = builtin.takes == "lookup"
    wanted = (1, 2) if looks_up else (2,)
    table = folded_table(node, inference.names.of)
    if len(node.arguments) not in wanted or table is None or (looks_up and node.where is None):
        return _misused(node, builtin, inference)
    if _nested(node, inference):
        return ERROR
    if node.where is not None:
        _condition(node.where, inference, infer)
    values = [Typed(argument.value, infer(argument.value, inference)) for argument in node.arguments]
    if any(isinstance(each.type, ErrorType) for each in values):
        return ERROR
    if not looks_up:
        return _named_extreme(values, inference)
    if len(values) == 2 and values[0].type != values[1].type and not agree(values[0], values[1]):
        return inference.say(disagreement("E0420", values[1].node, values[0], right=values[1]))
    return values[0].type


def _keyed(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """`查表(标准值.优秀, 本行业, 本规模)`: a value for each key of the table, in their order."""
    first = node.arguments[0].value if node.arguments else None
    if not isinstance(first, tree.Reference) or node.where is not None:
        return _misused(node, builtin, inference)
    symbol = inference.names.of(first.path)
    if not isinstance(symbol, ColumnSymbol):
        return _misused(node, builtin, inference)
    keys = [each for each in symbol.table.columns if isinstance(each, tree.DataItem) and each.key]
    values = [argument.value for argument in node.arguments[1:]]
    if not keys or len(values) != len(keys):
        names = tuple(key.name.text for key in keys)
        notes = (text("E0737.note", name=node.callee.text, column=first.path.text, keys=", ".join(names)),)
        notes = notes if keys else (text("E0737.none", table=symbol.table.name.text),)
        return inference.say(
            error("E0737", node.span, table=symbol.table.name.text, wanted=len(keys), given=len(values), notes=notes)
        )
    for key, value in zip(keys, values, strict=True):
        if not _is_key(key, value, inference, infer=infer):
            return ERROR
    return infer(first, inference)


def _is_key(key: tree.DataItem, value: tree.Expression, inference: Inference, *, infer: Infer) -> bool:
    """Whether a value can be held against a key; an option of the key may be written as its label."""
    wanted = inference.named[key.id]
    path = tree.Path((key.name,), span=value.span)
    column = Typed(tree.Reference(path, span=value.span), wanted)
    label = isinstance(value, tree.Reference) and isinstance(inference.names.of(value.path), OptionSymbol)
    found = ERROR if label else infer(value, inference)
    if isinstance(found, ErrorType) and not label:
        return False
    same = tree.Comparison((column.node, value), ("=",), span=value.span)
    return not isinstance(compare(same, (column, Typed(value, found)), inference), ErrorType)


def _named_extreme(values: list[Typed], inference: Inference) -> Type:
    """A text, since several rows may tie."""
    from evaldsl.check.infer_functions import needed

    if not isinstance(values[0].type, TextType | OptionType):
        return needed(values[0], TEXT, inference)
    return TEXT if isinstance(values[1].type, NumberType) else needed(values[1], NUMBER, inference)


def _counting(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """`计数(表 当 条件)`, `占比(表 当 条件)`: the table by name, or through one of its columns."""
    if len(node.arguments) != 1 or folded_table(node, inference.names.of) is None or _nested(node, inference):
        return _misused(node, builtin, inference)
    if builtin.takes == "share" and node.where is None:
        return _misused(node, builtin, inference)
    value = node.arguments[0].value
    if not (isinstance(value, tree.Reference) and isinstance(inference.names.of(value.path), TableSymbol)):
        infer(value, inference)
    if node.where is not None:
        _condition(node.where, inference, infer)
    return COUNT if builtin.takes == "count" else PERCENT


def _rank(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """`排名(x, 同类.x)`: what is ranked, and the same of every member. A row of another fold has no rank of its own."""
    table = folded_table(node, inference.names.of)
    if len(node.arguments) != 2 or table is None or _reads_row_outside(node, table, inference):
        return _misused(node, builtin, inference)
    if _nested(node, inference):
        return ERROR
    own, other = (Typed(argument.value, infer(argument.value, inference)) for argument in node.arguments)
    if node.where is not None:
        _condition(node.where, inference, infer)
    for each in (own, other):
        if not isinstance(each.type, NumberType | ErrorType):
            return inference.say(error("E0407", each.node.span, found=type_words(each.type)))
    known = not isinstance(own.type, ErrorType) and not isinstance(other.type, ErrorType)
    if known and not agree(own, other):
        return inference.say(disagreement("E0420", other.node, own, right=other))
    return COUNT


def _reads_row_outside(node: tree.Call, table: tree.DataItem, inference: Inference) -> bool:
    """Whether a rank reads the row at hand where it stands, rather than rows of the table that it goes over."""
    own, other = (argument.value for argument in node.arguments)
    others = (other, node.where) if node.where else (other,)
    symbols = [(inference.names.of(path), True) for path in references(own)]
    symbols += [(inference.names.of(path), False) for each in others for path in references(each)]
    return any(
        isinstance(symbol, ColumnSymbol) and symbol.in_row and (outside or symbol.table is not table)
        for symbol, outside in symbols
    )


# ── functions of numbers ────────────────────────────────────────────────────────────────────────────


def _of_numbers(node: tree.Call, inference: Inference, *, infer: Infer) -> Type:
    """`最大(a, b, …)`."""
    values = [Typed(argument.value, infer(argument.value, inference)) for argument in node.arguments]
    if node.where is not None:
        return inference.say(error("E0415", node.span, name=node.callee.text))
    first = values[0]
    for each in values:
        if isinstance(each.type, ErrorType) or isinstance(first.type, ErrorType):
            return ERROR
        if not isinstance(each.type, NumberType):
            return inference.say(error("E0407", each.node.span, found=type_words(each.type)))
        if not agree(first, each):
            return inference.say(disagreement("E0420", each.node, first, right=each))
    numbers = [each.type for each in values if isinstance(each.type, NumberType)]
    dimension = next((each.dimension for each in numbers if each.dimension), PURE)
    return NumberType(dimension, any(n.percent for n in numbers), all(n.whole for n in numbers))


def _of_number(node: tree.Call, builtin: Builtin, inference: Inference, *, infer: Infer) -> Type:
    """`绝对值(x)`, `向下取整(x)`, `四舍五入(x, 2)`: decimals of what is printed, so 2 for 68.83%."""
    wanted = 2 if builtin.takes == "number_and_places" else 1
    if builtin.takes == "number_or_places":
        wanted = max(1, min(2, len(node.arguments)))
    if len(node.arguments) != wanted or node.where is not None:
        return _misused(node, builtin, inference)
    value = Typed(node.arguments[0].value, infer(node.arguments[0].value, inference))
    if isinstance(value.type, ErrorType):
        return ERROR
    if not isinstance(value.type, NumberType):
        return inference.say(error("E0407", value.node.span, found=type_words(value.type)))
    if wanted == 2 and not _places(node.arguments[1].value):
        return inference.say(error("E0431", node.arguments[1].span, limit=MAX_PLACES))
    if wanted == 2:
        infer(node.arguments[1].value, inference)
    whole = value.type.whole or (builtin.key != "abs" and not value.type.percent and wanted == 1)
    return NumberType(value.type.dimension, value.type.percent, whole)


def _places(node: tree.Expression) -> bool:
    places = literal_value(node)
    return bare_number(node) is not None and places in range(MAX_PLACES + 1)
