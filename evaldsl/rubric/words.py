"""What the cells of the table say: explanations, standards and sources of an indicator, from its tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from evaldsl.check.lowering.indicators import attribute_text
from evaldsl.check.symbols import (
    ColumnSymbol,
    DefinitionSymbol,
    FactSymbol,
    GatheredSymbol,
    Names,
    TableSymbol,
)
from evaldsl.check.walk import references
from evaldsl.diagnostics import Language, say, text
from evaldsl.format.members import definition_text, gate_words, handling_text, together_text
from evaldsl.frozen import frozen
from evaldsl.phrase.rules import sentence_rows
from evaldsl.syntax import tree

_Kind = tree.AttributeKind
_EXPLAINING: Final = {
    _Kind.EXPLANATION: "",
    _Kind.SOURCE: "rubric.basis",
    _Kind.ASSUMED: "rubric.assumed",
    _Kind.UNVERIFIED: "rubric.unverified",
}
_SUPPLYING: Final = {_Kind.DATA_SOURCE: "", _Kind.EVIDENCE: "rubric.evidence"}

Locals = Mapping[tree.NodeId, tree.Definition]
"""Definitions of the indicators around, with parameters replaced, by the id of what was written."""


@frozen(eq=False)
class Reading:
    """How names are read: what they mean, the local definitions at hand, and the language."""

    names: Names
    local: Locals
    language: Language


def explanation_lines(attributes: Iterable[tree.Attribute], language: Language) -> list[str]:
    """指标解释, then 依据, 示例设定 and 待核 with their words."""
    said = tuple(attributes)
    return [_said(one, key, language) for kind, key in _EXPLAINING.items() for one in said if one.kind is kind]


def source_lines(attributes: Iterable[tree.Attribute], read: Iterable[str], language: Language) -> list[str]:
    """数据来源 and 佐证; where nobody says, the facts that the rule reads."""
    said = tuple(attributes)
    lines = [_said(one, key, language) for kind, key in _SUPPLYING.items() for one in said if one.kind is kind]
    names = tuple(dict.fromkeys(read))
    return lines or ([say(text("rubric.facts", names=names), language)] if names else [])


def standard_lines(rules: Iterable[tree.Rule], attributes: Iterable[tree.Attribute], reading: Reading) -> list[str]:
    """评分标准 as the author quotes it, the formulas that the rules use, and the rules as sentences, one row a line."""
    stated, language = tuple(rules), reading.language
    lines = [_said(one, "", language) for one in attributes if one.kind is _Kind.STANDARD]
    lines += [definition_text(one, language, "item") for one in formulas(stated, reading)]
    colon = "：" if language == "zh" else ":"
    for rule in stated:
        head, rows = sentence_rows(rule, language)
        lines += [*([f"{head}{colon}"] if head else []), *rows]
    return lines


def gate_line(gate: tree.Gate, language: Language) -> str:
    """`当 存在截留挪用 不得分（存在截留、挤占、挪用）`."""
    words = gate_words(gate, language)
    return say(text("rubric.because", words=words, reason=gate.reason.text), language) if gate.reason else words


def member_text(member: tree.Together | tree.Handling, language: Language) -> str:
    """What a block says of the scores below it."""
    match member:
        case tree.AdjustLimit() | tree.EvidenceRule():
            return handling_text(member, language)
        case _:
            return together_text(member, language)


def formulas(parts: Iterable[tree.Node], reading: Reading) -> list[tree.Definition]:
    """The definitions that some rules use, each before those that it uses itself."""
    found: dict[tree.NodeId, tree.Definition] = {}
    waiting = list(parts)
    while waiting:
        for path in references(waiting.pop(0)):
            symbol = reading.names.of(path)
            if isinstance(symbol, DefinitionSymbol) and symbol.definition.id not in found:
                definition = reading.local.get(symbol.definition.id, symbol.definition)
                found[symbol.definition.id] = definition
                waiting.append(definition.value)
    return list(found.values())


def facts_read(parts: Iterable[tree.Node], names: Names) -> list[str]:
    """The names of the facts that some formulas read."""
    symbols = (names.of(path) for part in parts for path in references(part))
    read: list[str] = []
    for symbol in symbols:
        match symbol:
            case FactSymbol(item=item) | TableSymbol(item=item) | GatheredSymbol(item=item) | ColumnSymbol(table=item):
                read.append(item.name.text)
            case _:
                pass
    return read


def _said(attribute: tree.Attribute, key: str, language: Language) -> str:
    words = attribute_text(attribute)
    return say(text(key, words=words), language) if key else words
