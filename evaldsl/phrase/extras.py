"""What gives or takes points by itself: so much for each, so much where a condition holds."""

from __future__ import annotations

from typing import assert_never

from evaldsl.diagnostics import Language
from evaldsl.phrase.clauses import behind, is_tight
from evaldsl.phrase.expressions import expression_text
from evaldsl.phrase.words import clauses_text, keyword, string_text
from evaldsl.syntax import tree


def extra_text(line: tree.PerCount | tree.WhenFinding, gains: bool, language: Language) -> str:
    """`次数 每1次加2分，最多加6分 "原因"`, `当 获奖 扣3分`."""
    change = "GAINS" if gains else "LOSES"
    reason = f" {string_text(line.reason)}" if line.reason else ""
    match line:
        case tree.PerCount():
            blank = "" if language == "zh" and is_tight(line.size) else " "
            subject = expression_text(line.subject, language, "extra")
            each = f"{behind('EACH', line.size, language)}{blank}{behind(change, line.amount, language)}"
            most = [] if line.most is None else [behind("MOST_GAIN" if gains else "MOST_LOSS", line.most, language)]
            return clauses_text([f"{subject} {each}", *most], language) + reason
        case tree.WhenFinding():
            assert line.outcome.value is not None, "points are given or taken"
            condition = expression_text(line.condition, language)
            given = behind(change, line.outcome.value, language)
            return f"{keyword('WHEN', language)} {condition} {given}{reason}"
        case _:
            assert_never(line)
