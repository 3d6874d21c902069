"""加分 and 减分 as lines."""

from __future__ import annotations

from evaldsl.diagnostics import Language
from evaldsl.format.layout import indented, joined
from evaldsl.phrase.clauses import behind
from evaldsl.phrase.extras import extra_text
from evaldsl.phrase.words import clauses_text, keyword
from evaldsl.syntax import tree


def extra_lines(item: tree.Extra, language: Language) -> list[str]:
    """`加分 最多3分，可超过满分` with its lines below."""
    clauses = [] if item.most is None else [behind("UP_TO", item.most, language)]
    if item.over_full is not None:
        clauses.append(keyword("OVER_FULL" if item.over_full else "WITHIN_FULL", language))
    head = joined(keyword(item.kind.upper(), language), clauses_text(clauses, language))
    return [head, *indented(extra_text(line, item.kind == "bonus", language) for line in item.lines)]
