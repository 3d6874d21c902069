"""Rules as customary sentences."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "phrase.absence": Entry(
        "{rule}；{condition}的，不适用",
        "{rule}; not applicable when {condition}",
        {"rule": "str", "condition": "str"},
    ),
    "phrase.zero_gate": Entry(
        "{rule}；{condition}的，不得分",
        "{rule}; nothing where {condition}",
        {"rule": "str", "condition": "str"},
    ),
    "phrase.score_gate": Entry(
        "{rule}；{condition}的，得分不超过 {points} 分",
        "{rule}; at most {points} points where {condition}",
        {"rule": "str", "condition": "str", "points": "number"},
    ),
    "phrase.limit_gate": Entry(
        "{rule}；{condition}的，得分另有上限",
        "{rule}; limited where {condition}",
        {"rule": "str", "condition": "str"},
    ),
    "phrase.between": Entry("其间按直线内插", "in between on a straight line"),
}
