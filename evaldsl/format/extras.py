"""加分 and 减分 as lines."""

from __future__ import annotations

from typing import assert_never

from evaldsl.diagnostics import Language
from evaldsl.format.layout import indented, joined
from evaldsl.format.rules import when_text
from evaldsl.phrase.clauses import behind, is_tight
from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.words import clauses_text, keyword, string_text
from evaldsl.syntax import tree


def extra_lines(item: tree.Extra, language: Language) -> list[str]:
    """`加分 最多3分，可超过满分` with its lines below."""
    clauses = [] if item.most is None else [behind("UP_TO", item.most, language)]
    if item.over_full is not None:
        clauses.append(keyword("OVER_FULL" if item.over_full else "WITHIN_FULL", language))
    head = joined(keyword(item.kind.upper(), language), clauses_text(clauses, language))
    return [head, *indented(_line(line, item.kind == "bonus", language) for line in item.lines)]


def _line(line: tree.PerCount | tree.WhenFinding, gains: bool, language: Language) -> str:
    change = "GAINS" if gains else "LOSES"
    reason = string_text(line.reason) if line.reason else ""
    match line:
        case tree.PerCount():
            blank = "" if language == "zh" and is_tight(line.size) else " "
            subject = expression_text(line.subject, language, "extra")
            each = f"{behind('EACH', line.size, language)}{blank}{behind(change, line.amount, language)}"
            most = [] if line.most is None else [behind("MOST_GAIN" if gains else "MOST_LOSS", line.most, language)]
            return joined(clauses_text([f"{subject} {each}", *most], language), reason)
        case tree.WhenFinding():
            assert line.outcome.value is not None, "points are given or taken"
            return joined(when_text(line.condition, behind(change, line.outcome.value, language), language), reason)
        case _:
            assert_never(line)
