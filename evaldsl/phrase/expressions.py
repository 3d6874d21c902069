"""Expressions as text: as few brackets as precedence allows, and always the same tree when read again."""

from __future__ import annotations

from typing import Final, NamedTuple, assert_never

from evaldsl.diagnostics import Language
from evaldsl.phrase.words import keyword, label_text, name_text, number_text, path_text, string_text
from evaldsl.syntax import tree
from evaldsl.syntax.names import Place


class Voice(NamedTuple):
    """The language, and the place where the leftmost name stands."""

    language: Language
    place: Place = "operand"

    def inside(self, place: Place = "operand") -> Voice:
        """The voice of a part that does not stand leftmost."""
        return Voice(self.language, place)


_ANY: Final = 0
_OR: Final = 1
_AND: Final = 2
_NOT: Final = 3
_COMPARISON: Final = 4
_SUM: Final = 5
_PRODUCT: Final = 6
_UNARY: Final = 7
_POWER: Final = 8
_ATOM: Final = 9

_SIGNS: Final[dict[tree.ArithmeticOperator, str]] = {"+": " + ", "-": " - ", "*": " × ", "/": " / ", "^": "^"}
_LEVELS: Final[dict[tree.ArithmeticOperator, tuple[int, int, int]]] = {
    "+": (_SUM, _SUM, _PRODUCT),
    "-": (_SUM, _SUM, _PRODUCT),
    "*": (_PRODUCT, _PRODUCT, _UNARY),
    "/": (_PRODUCT, _PRODUCT, _UNARY),
    "^": (_POWER, _ATOM, _UNARY),
}
"""The level of an operator, and the levels that its left and right operands need."""


def expression_text(expression: tree.Expression, language: Language, place: Place = "operand") -> str:
    """An expression on one line: `(实际支出 - 结转) / 预算资金 ≥ 90%`.

    Brackets are those of the tree (Group), and others only where the text would otherwise be read differently.
    `place` says where the expression begins, on which depends what names must be quoted.
    """
    return _text(expression, _ANY, Voice(language, place))


def simple_text(expression: tree.Expression, language: Language, place: Place = "operand") -> str:
    """What can stand directly behind a keyword: a number, a fraction, a name; anything else in brackets."""
    match expression:
        case tree.Number() | tree.Reference() | tree.Group() | tree.Negate(value=tree.Number()):
            return expression_text(expression, language, place)
        case tree.Arithmetic(operator="/", left=tree.Number() as over, right=tree.Number() as under):
            return f"{number_text(over, language)}/{number_text(under, language)}"
        case _:
            return f"({expression_text(expression, language)})"


def interval_text(interval: tree.Range, language: Language) -> str:
    """`[80%, 90%)`; an end that does not say whether it is included prints as included."""
    assert interval.low is not None, "only intervals with two ends are written in brackets"
    assert interval.high is not None, "only intervals with two ends are written in brackets"
    opening = "(" if interval.low_closed is False else "["
    closing = ")" if interval.high_closed is False else "]"
    return f"{opening}{expression_text(interval.low, language)}, {expression_text(interval.high, language)}{closing}"


def placed_text(call: tree.Call, language: Language) -> str:
    """What an indicator is taken from: `项目.资金到位率(到位资金, 预算资金)`; without arguments no brackets."""
    name = path_text(call.callee, language)
    return name + _arguments(call, language) if call.arguments or call.where else name


def _text(expression: tree.Expression, level: int, voice: Voice) -> str:
    if _level(expression) >= level:
        return _bare(expression, voice)
    return f"({_bare(expression, voice.inside())})"


def _level(expression: tree.Expression) -> int:
    match expression:
        case tree.Conditional():
            return _ANY
        case tree.Logic(operator=operator):
            return _OR if operator == "or" else _AND
        case tree.Not():
            return _NOT
        case tree.Comparison() | tree.Within():
            return _COMPARISON
        case tree.Arithmetic(operator=operator):
            return _LEVELS[operator][0]
        case tree.Negate():
            return _UNARY
        case _:
            return _ATOM


def _bare(expression: tree.Expression, voice: Voice) -> str:
    """The text without brackets around it."""
    match expression:
        case tree.Number():
            return number_text(expression, voice.language)
        case tree.String():
            return string_text(expression)
        case tree.DateLiteral(value=value):
            return value.isoformat()
        case tree.Truth(value=value):
            return keyword("YES" if value else "NO", voice.language)
        case tree.Reference(path=path):
            return path_text(path, voice.language, voice.place)
        case tree.Call(callee=callee):
            return path_text(callee, voice.language, voice.place) + _arguments(expression, voice.language)
        case tree.Group(value=value):
            return f"({expression_text(value, voice.language)})"
        case tree.Negate(value=value):
            return f"-{_text(value, _UNARY, voice.inside())}"
        case tree.Not(value=value):
            return f"{keyword('NOT', voice.language)} {_text(value, _NOT, voice.inside())}"
        case tree.Arithmetic() | tree.Comparison() | tree.Within() | tree.Logic():
            return _joined(expression, voice)
        case tree.Conditional():
            return _conditional(expression, voice.language)
        case tree.Mapping():
            return _mapping(expression, voice.language)
        case _:
            assert_never(expression)


def _joined(expression: tree.Arithmetic | tree.Comparison | tree.Within | tree.Logic, voice: Voice) -> str:
    """Operands with something between them; the first stands where the whole stands."""
    match expression:
        case tree.Arithmetic(operator=operator, left=left, right=right):
            _, before, behind = _LEVELS[operator]
            return _text(left, before, voice) + _SIGNS[operator] + _text(right, behind, voice.inside())
        case tree.Comparison(operands=(first, *others), operators=operators):
            pairs = zip(operators, others, strict=True)
            rest = "".join(f" {operator} {_text(other, _SUM, voice.inside())}" for operator, other in pairs)
            return _text(first, _SUM, voice) + rest
        case tree.Within(value=value, range=interval):
            between = keyword("IN", voice.language)
            return f"{_text(value, _SUM, voice)} {between} {interval_text(interval, voice.language)}"
        case tree.Logic(operator=operator, operands=(first, *others)):
            level, word = (_AND, "OR") if operator == "or" else (_NOT, "AND")
            between = f" {keyword(word, voice.language)} "
            return between.join([_text(first, level, voice), *(_text(o, level, voice.inside()) for o in others)])
    raise AssertionError("a chain has operands")


def _conditional(expression: tree.Conditional, language: Language) -> str:
    parts = (("IF", expression.condition), ("THEN", expression.then), ("ELSE", expression.otherwise))
    return " ".join(f"{keyword(word, language)} {expression_text(part, language)}" for word, part in parts)


def _choice_label(label: tree.Name | tree.String | tree.Number | tree.Range, language: Language) -> str:
    match label:
        case tree.Number():
            return number_text(label, language)
        case tree.Range():
            return interval_text(label, language)
        case _:
            return label_text(label, language, "choice")


def _mapping(expression: tree.Mapping, language: Language) -> str:
    voice = Voice(language)
    choices = [
        f"{_choice_label(choice.label, language)} {_text(choice.value, _SUM, voice)}" for choice in expression.choices
    ]
    if expression.otherwise is not None:
        choices.append(f"{keyword('REST', language)} {_text(expression.otherwise, _SUM, voice)}")
    return f"{keyword('MAP', language)}({expression_text(expression.subject, language)}; {', '.join(choices)})"


def _arguments(call: tree.Call, language: Language) -> str:
    written = ", ".join(
        _argument(argument, language, "argument" if number else "operand")
        for number, argument in enumerate(call.arguments)
    )
    if call.where is None:
        return f"({written})"
    return f"({written} {keyword('WHEN', language)} {expression_text(call.where, language)})"


def _argument(argument: tree.Argument, language: Language, place: Place) -> str:
    if argument.name is None:
        return expression_text(argument.value, language, place)
    return f"{name_text(argument.name, language, place)}: {expression_text(argument.value, language)}"
