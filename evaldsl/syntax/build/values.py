"""Single tokens to nodes: names, numbers, texts, dates, truth values."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from evaldsl.diagnostics import error
from evaldsl.syntax import tree
from evaldsl.syntax.build.parts import Context
from evaldsl.syntax.token import Token
from evaldsl.text import Span

ONE_SPELLING: Final = {
    "points": "分",
    "point": "分",
    "pts": "分",
    "pt": "分",
    "pp": "个百分点",
    "百分点": "个百分点",
    "日": "天",
    "days": "天",
    "day": "天",
    "个工作日": "工作日",
    "workdays": "工作日",
    "workday": "工作日",
    "yuan": "元",
    "place": "位小数",
    "places": "位小数",
    "decimal": "位小数",
    "decimals": "位小数",
}
"""Units that are spelled differently in the two languages have one spelling in the tree."""

_MEANINGFUL: Final = frozenset(["NAME", "NUMBER", "AMOUNT", "STRING", "DATE", "YES", "NO"])


def make_value(context: Context, terminal: str, token: Token) -> Any:
    """The value of a shifted terminal: a node where it carries meaning, else a token of that kind."""
    if terminal not in _MEANINGFUL:
        return token if token.kind == terminal else Token(terminal, token.text, token.start, token.end, token.unit)
    span = Span(context.source, token.start, token.end)
    match terminal:
        case "NAME":
            return tree.Name(token.text, span=span)
        case "NUMBER" | "AMOUNT":
            return tree.Number(token.text, ONE_SPELLING.get(token.unit, token.unit), span=span)
        case "STRING":
            return tree.String(token.text, span=span)
        case "DATE":
            return _date(context, token.text, span)
    return tree.Truth(terminal == "YES", span=span)


def _date(context: Context, written: str, span: Span) -> tree.DateLiteral:
    try:
        return tree.DateLiteral(date.fromisoformat(written), span=span)
    except ValueError:
        context.diagnostics.append(error("E0121", span, date=span.text))
        return tree.DateLiteral(date(1970, 1, 1), span=span)
