"""The sentences of a whole system: every leaf's rule, and what may take its points or make it not applicable."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.model.core import Const
from evaldsl.model.system import EffectKind, Gate, Indicator, Leaf, System
from evaldsl.phrase.rules import sentence_text


def sentences(system: System) -> dict[str, str]:
    """Every leaf's rule in words, by indicator id."""
    leaves = (leaf for indicator in system.indicators for leaf in _leaves(indicator))
    return {leaf.id: _sentence(leaf, leaf.leaf, system.language) for leaf in leaves if leaf.leaf is not None}


def _sentence(indicator: Indicator, leaf: Leaf, language: Language) -> str:
    words = sentence_text(leaf.rule, language)
    for gate in indicator.gates:
        words = say(_gated(words, gate), language)
    return words


def _gated(words: str, gate: Gate) -> Text:
    match gate.effect, gate.points:
        case EffectKind.NOT_APPLICABLE, _:
            return text("phrase.absence", rule=words, condition=gate.sentence)
        case EffectKind.SCORE_AT_MOST, Const(value=Fraction() as most):
            return text("phrase.score_gate", rule=words, condition=gate.sentence, points=most)
        case EffectKind.SCORE_AT_MOST, _:
            return text("phrase.limit_gate", rule=words, condition=gate.sentence)
        case _:
            return text("phrase.zero_gate", rule=words, condition=gate.sentence)


def _leaves(indicator: Indicator) -> Iterator[Indicator]:
    if not indicator.children:
        yield indicator
    for child in indicator.children:
        yield from _leaves(child)
