"""How facts stand in a sheet: blocks that begin with a mark such as 【数据】, and the headings of their columns."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from evaldsl.facts.lexis import as_ascii

BlockKind: TypeAlias = Literal[
    "facts", "points", "table", "panel", "survey", "absent", "adjustments", "self_scores", "published_scores",
    "claims",
]  # fmt: skip
Column: TypeAlias = Literal[
    "name", "value", "unit", "type", "words", "evidence", "reason", "indicator", "number", "point", "answer",
    "option", "votes", "group", "judge", "mark", "amount", "person", "columns", "required",
    "weight", "self_score", "published_score",
]  # fmt: skip

KINDS: Final[dict[BlockKind, tuple[str, ...]]] = {
    "facts": ("数据", "facts", "基础数据"),
    "points": ("要点", "points"),
    "table": ("表", "table"),
    "panel": ("打分", "marks"),
    "survey": ("问卷", "survey"),
    "absent": ("不适用", "not applicable"),
    "adjustments": ("调整", "adjustments"),
    "self_scores": ("自评得分", "self scores"),
    "published_scores": ("公布得分", "published scores"),
    "claims": ("得分核对", "claimed scores"),
}
"""What a block is called in its mark, Chinese first, English second; all are accepted everywhere."""

COLUMNS: Final[dict[Column, tuple[str, ...]]] = {
    "name": ("名称", "name", "数据项"),
    "value": ("填写", "value", "值", "数值"),
    "unit": ("单位", "unit", "计量单位"),
    "type": ("类型", "type"),
    "words": ("说明", "explanation"),
    "evidence": ("佐证", "evidence", "佐证材料", "依据"),
    "reason": ("原因", "reason"),
    "indicator": ("指标", "indicator"),
    "number": ("序号", "no."),
    "point": ("要点", "point"),
    "answer": ("答", "answer", "是否符合"),
    "option": ("选项", "option"),
    "votes": ("票数", "votes"),
    "group": ("组别", "group"),
    "judge": ("评委", "judge"),
    "mark": ("打分", "mark"),
    "amount": ("分", "amount"),
    "person": ("经办人", "person"),
    "columns": ("列名", "column"),
    "required": ("要求", "what to give"),
    "weight": ("分值", "weight"),
    "self_score": ("自评得分", "self-assessed"),
    "published_score": ("公布得分", "published"),
}
"""The headings of columns, and of the rows above a table, likewise."""

LAYOUT: Final[dict[BlockKind, tuple[Column, ...]]] = {
    "facts": ("name", "value", "unit", "type", "words", "evidence", "reason"),
    "points": ("indicator", "number", "point", "answer", "reason", "evidence"),
    "table": (),
    "panel": ("group", "number", "judge", "mark"),
    "survey": ("option", "votes", "reason", "evidence"),
    "absent": ("indicator", "reason", "evidence"),
    "adjustments": ("indicator", "amount", "reason", "evidence", "person"),
    "self_scores": ("indicator", "amount"),
    "published_scores": ("indicator", "amount"),
    "claims": ("indicator", "weight", "self_score", "published_score"),
}
"""The columns of each block, in the order in which a form has them."""

NEEDED: Final[dict[BlockKind, tuple[Column, ...]]] = {
    "facts": ("name", "value"),
    "points": ("indicator", "number", "answer"),
    "table": (),
    "panel": ("mark",),
    "survey": ("option", "votes"),
    "absent": ("indicator", "reason"),
    "adjustments": ("indicator", "amount"),
    "self_scores": ("indicator", "amount"),
    "published_scores": ("indicator", "amount"),
    "claims": ("indicator",),
}

NONE: Final = ("无", "none")
"""What stands in the first cell of a table that has no rows."""


def mark(kind: BlockKind, *, english: bool) -> str:
    """The first cell of a block."""
    return f"[{KINDS[kind][1]}]" if english else f"【{KINDS[kind][0]}】"


def marked_kind(words: str) -> BlockKind | None:
    """The block that a cell begins, if it is a mark."""
    plain = words.strip()
    if len(plain) < 3 or plain[0] not in "【[［" or plain[-1] not in "】]］":
        return None
    name = folded(plain[1:-1])
    return next((kind for kind, names in KINDS.items() if name in names), None)


def column_of(words: str) -> Column | None:
    """The column that a heading names."""
    plain = folded(words)
    return next((column for column, names in COLUMNS.items() if plain in names), None)


def is_heading(words: str, column: Column) -> bool:
    """Whether a heading means this column; two blocks may call different columns alike."""
    return folded(words) in COLUMNS[column]


def folded(words: str) -> str:
    """Without the differences that an input method makes."""
    return " ".join(as_ascii(words).split()).casefold()
