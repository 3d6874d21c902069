"""What can be read of a survey or a panel of judges: `问卷.指数`, `问卷.非常满意`, `打分表.极差`."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from evaldsl.check.declared import COUNT, PERCENT, POINTS_TYPE
from evaldsl.diagnostics import Language
from evaldsl.model.types import NumberType
from evaldsl.syntax import tree

Part: TypeAlias = Literal["", "option", "index", "valid", "mean", "median", "trimmed", "spread", "judges"]
"""`""` is the survey or panel itself; `option` the votes for one option."""

PARTS: Final[dict[tree.TypeKind, dict[Part, tuple[str, str]]]] = {
    tree.TypeKind.SURVEY: {"index": ("指数", "index"), "valid": ("有效票数", "valid_votes")},
    tree.TypeKind.PANEL: {
        "mean": ("平均分", "mean"),
        "median": ("中位数", "median"),
        "trimmed": ("去极值平均", "trimmed_mean"),
        "spread": ("极差", "spread"),
        "judges": ("人数", "judges"),
    },
}
"""The names of the parts, Chinese and English; both are understood everywhere."""

_TYPES: Final[dict[Part, NumberType]] = {"option": COUNT, "index": PERCENT, "valid": COUNT, "judges": COUNT}


def is_gathered(item: tree.DataItem) -> bool:
    """Whether a fact is a survey or a panel."""
    return item.type.kind in PARTS


def part_named(item: tree.DataItem, name: str) -> Part | None:
    """The part of a name: an option of the survey, or one of the table."""
    if item.type.kind is tree.TypeKind.SURVEY and name in option_names(item):
        return "option"
    return next((part for part, names in PARTS[item.type.kind].items() if name in names), None)


def part_type(part: Part) -> NumberType:
    """The type of a part: votes and judges are counted, an index is a ratio, marks are points."""
    return _TYPES.get(part, POINTS_TYPE)


def fold_name(item: tree.DataItem, fold: tree.JudgedFold, language: Language) -> str:
    """`打分表.平均分`, and `打分表.合计`, which has no part of its own."""
    if fold == "sum":
        return f"{item.name.text}.{'sum' if language == 'en' else '合计'}"
    return part_name(item, fold, language)


def part_name(item: tree.DataItem, part: Part, language: Language) -> str:
    """`问卷.指数`, for traces."""
    return f"{item.name.text}.{PARTS[item.type.kind][part][language == 'en']}"


def part_names(item: tree.DataItem) -> tuple[str, ...]:
    """What may stand behind the dot, in both languages, for messages."""
    options = option_names(item) if item.type.kind is tree.TypeKind.SURVEY else ()
    return (*options, *(name for names in PARTS[item.type.kind].values() for name in names))


def option_names(item: tree.DataItem) -> tuple[str, ...]:
    """The options of a survey."""
    return tuple(option.text for option in item.type.options)
