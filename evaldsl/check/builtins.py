"""The functions that formulas may call: names in both languages, the arguments they take, what they mean."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from evaldsl.frozen import frozen

Takes: TypeAlias = Literal[
    "rows", "weighted_rows", "count", "share", "rank", "rows_or_numbers", "number", "number_and_places"
]
"""What stands in the brackets.

`rows`: a value of every row, 当 a filter; `weighted_rows`: the same and its weight; `count`: a table, 当 a filter;
`share`: a table and a filter; `rank`: a value from outside the table, and the same of every row, 当 a filter;
`rows_or_numbers`: `rows`, or two and more numbers; `number`: one number;
`number_and_places`: a number and decimals.
"""


@frozen
class Builtin:
    """A function. `zh` and `en` are its names; `key` names it inside; `ready` is False for what is still to come."""

    key: str
    zh: str
    en: str
    takes: Takes
    meaning_zh: str
    meaning_en: str
    ready: bool = True


BUILTINS: Final[tuple[Builtin, ...]] = (
    Builtin("sum", "合计", "sum", "rows", "各行的值相加", "the sum over the rows"),
    Builtin("mean", "平均", "mean", "rows", "各行的算术平均数", "the arithmetic mean over the rows"),
    Builtin("max", "最大", "max", "rows_or_numbers", "各行或各数中最大的", "the largest of the rows or numbers"),
    Builtin("min", "最小", "min", "rows_or_numbers", "各行或各数中最小的", "the smallest of the rows or numbers"),
    Builtin("count", "计数", "count", "count", "满足条件的行数", "how many rows hold the condition"),
    Builtin(
        "share", "占比", "share", "share", "满足条件的行数占全部行数", "rows that hold the condition over all rows"
    ),
    Builtin(
        "rank", "排名", "rank", "rank", "从高到低的名次，并列的名次相同", "the place from the highest; equals share one"
    ),
    Builtin(
        "rank_from_lowest",
        "倒数排名",
        "rank_from_lowest",
        "rank",
        "从低到高的名次，并列的名次相同",
        "the place from the lowest; equals share one",
    ),
    Builtin(
        "weighted_mean",
        "加权平均",
        "weighted_mean",
        "weighted_rows",
        "按权数加权的平均数",
        "the mean by the weights",
    ),
    Builtin("median", "中位数", "median", "rows", "排在正中的值", "the value in the middle"),
    Builtin(
        "trimmed_mean",
        "去极值平均",
        "trimmed_mean",
        "rows",
        "去掉一个最高、一个最低后的平均数",
        "the mean without one highest and one lowest",
    ),
    Builtin("geometric_mean", "几何平均", "geometric_mean", "rows", "几何平均数", "the geometric mean", ready=False),
    Builtin("abs", "绝对值", "abs", "number", "去掉正负号", "the value without its sign"),
    Builtin("floor", "向下取整", "floor", "number", "不大于它的最大整数", "the largest whole number not above it"),
    Builtin("ceil", "向上取整", "ceil", "number", "不小于它的最小整数", "the smallest whole number not below it"),
    Builtin(
        "half_up", "四舍五入", "round", "number_and_places", "保留几位小数，逢五进位", "rounded, halves away from zero"
    ),
)

_BY_NAME: Final[dict[str, Builtin]] = {name: each for each in BUILTINS for name in (each.zh, each.en)}


def builtin_named(name: str) -> Builtin | None:
    """The function of a name in either language."""
    return _BY_NAME.get(name)


def builtin_names() -> tuple[str, ...]:
    """All names in both languages, in the order of the table; none may be declared again."""
    return tuple(_BY_NAME)
