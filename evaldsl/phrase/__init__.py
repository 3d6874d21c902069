"""Expressions and rules as a person would write them, in either language."""

from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.leaves import sentences
from evaldsl.phrase.rules import sentence_text

__all__ = ["expression_text", "sentence_text", "sentences"]
