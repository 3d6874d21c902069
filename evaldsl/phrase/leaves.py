"""The sentences of a whole system: every leaf's rule, and what may take its points or make it not applicable."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.diagnostics import Language, say, text
from evaldsl.model.shown import show_core
from evaldsl.model.system import EffectKind, Indicator, Leaf, System
from evaldsl.phrase.rules import sentence_text


def sentences(system: System) -> dict[str, str]:
    """Every leaf's rule in words, by indicator id."""
    leaves = (leaf for indicator in system.indicators for leaf in _leaves(indicator))
    return {leaf.id: _sentence(leaf, leaf.leaf, system.language) for leaf in leaves if leaf.leaf is not None}


def _sentence(indicator: Indicator, leaf: Leaf, language: Language) -> str:
    words = sentence_text(leaf.rule, language)
    for gate in indicator.gates:
        if gate.effect is EffectKind.SCORE_AT_MOST and gate.points is not None:
            most = show_core(gate.points, language)
            words = say(text("phrase.most_gate", rule=words, condition=gate.sentence, most=most), language)
            continue
        key = "phrase.absence" if gate.effect is EffectKind.NOT_APPLICABLE else "phrase.zero_gate"
        words = say(text(key, rule=words, condition=gate.sentence), language)
    return words


def _leaves(indicator: Indicator) -> Iterator[Indicator]:
    if not indicator.children:
        yield indicator
    for child in indicator.children:
        yield from _leaves(child)
