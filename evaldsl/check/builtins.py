"""The functions that formulas may call: names in both languages, the arguments they take, what they mean."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from evaldsl.frozen import frozen

Takes: TypeAlias = Literal[
    "rows",
    "weighted_rows",
    "count",
    "share",
    "rank",
    "rows_or_numbers",
    "chosen_rows",
    "lookup",
    "keyed",
    "number",
    "number_and_places",
    "number_or_places",
    "root",
    "pure",
    "two_pure",
    "text",
    "two_texts",
    "date",
    "months",
    "workdays",
    "workdays_after",
]
"""What stands in the brackets.

`rows`: a value of every row, 当 a filter; `weighted_rows`: the same and its weight; `count`: a table, 当 a filter;
`share`: a table and a filter; `rank`: a value from outside the table, and the same of every row, 当 a filter;
`rows_or_numbers`: `rows`, or two and more numbers; `chosen_rows`: a name and a number of every row, 当 a filter;
`lookup`: a value of every row, perhaps a value for where there is none, and a filter; `keyed`: a column, and for each
key of its table a value from outside; `number`: one number; `number_and_places`: a number and decimals;
`number_or_places`: decimals may be left out; `root`: a number, perhaps the degree; `pure`, `two_pure`: numbers without
a unit; `text`, `two_texts`, `date`: what they say; `months`: a date and months; `workdays`: two dates, perhaps the
columns of holidays and of made-up days; `workdays_after`: a date, workdays, perhaps the same columns.
"""

_OVER_ROWS: Final = (
    "rows",
    "weighted_rows",
    "count",
    "share",
    "rank",
    "rows_or_numbers",
    "chosen_rows",
    "lookup",
    "keyed",
)


@frozen
class Builtin:
    """A function. `zh` and `en` are its names; `key` names it inside."""

    key: str
    zh: str
    en: str
    takes: Takes
    meaning_zh: str
    meaning_en: str

    def folds(self, arguments: int) -> bool:
        """Whether a call with so many arguments goes over the rows of a table."""
        return self.takes in _OVER_ROWS and not (self.takes == "rows_or_numbers" and arguments > 1)


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
    Builtin(
        "geometric_mean", "几何平均", "geometric_mean", "rows", "n 个数乘积的 n 次方根", "the n-th root of the product"
    ),
    Builtin(
        "harmonic_mean",
        "调和平均",
        "harmonic_mean",
        "rows",
        "倒数的平均数的倒数",
        "the reciprocal of the mean reciprocal",
    ),
    Builtin(
        "variance", "方差", "variance", "rows", "与平均数之差的平方的平均数", "the mean square distance from the mean"
    ),
    Builtin("deviation", "标准差", "standard_deviation", "rows", "方差的平方根", "the square root of the variance"),
    Builtin(
        "sample_deviation",
        "样本标准差",
        "sample_deviation",
        "rows",
        "除以行数减 1 的标准差",
        "the standard deviation with one row less below",
    ),
    Builtin(
        "lookup",
        "查找",
        "lookup",
        "lookup",
        "满足条件的那一行的值",
        "the value of the one row that holds the condition",
    ),
    Builtin(
        "keyed",
        "查表",
        "table_value",
        "keyed",
        "键依次等于这些值的那一行的值",
        "the value of the row whose keys are these, in their order",
    ),
    Builtin(
        "largest_of",
        "最大者",
        "largest_of",
        "chosen_rows",
        "数最大的那一行的名称，并列的都列出",
        "the name of the row with the largest number, ties named together",
    ),
    Builtin(
        "smallest_of",
        "最小者",
        "smallest_of",
        "chosen_rows",
        "数最小的那一行的名称，并列的都列出",
        "the name of the row with the smallest number, ties named together",
    ),
    Builtin("abs", "绝对值", "abs", "number", "去掉正负号", "the value without its sign"),
    Builtin("floor", "向下取整", "floor", "number_or_places", "不大于它的最大的数", "the largest not above it"),
    Builtin("ceil", "向上取整", "ceil", "number_or_places", "不小于它的最小的数", "the smallest not below it"),
    Builtin("down", "去尾", "round_down", "number_or_places", "舍去后面的数字，向零取整", "cut off, towards zero"),
    Builtin(
        "up", "进一", "round_up", "number_or_places", "后面有余就进一，远离零", "away from zero if anything is left"
    ),
    Builtin(
        "half_up", "四舍五入", "round", "number_and_places", "保留几位小数，逢五进位", "rounded, halves away from zero"
    ),
    Builtin(
        "half_down", "五舍六入", "round_half_down", "number_or_places", "恰为一半时舍去", "rounded, halves towards zero"
    ),
    Builtin(
        "half_even",
        "四舍六入",
        "round_half_even",
        "number_or_places",
        "恰为一半时成双（GB/T 8170）",
        "rounded, halves to even",
    ),
    Builtin(
        "half_ceil", "五入向大", "round_half_ceil", "number_or_places", "恰为一半时取大", "rounded, halves upwards"
    ),
    Builtin("root", "开方", "root", "root", "平方根，或几次方根", "the square root, or of a higher degree"),
    Builtin("power", "乘方", "power", "two_pure", "前数的后数次方", "the first to the power of the second"),
    Builtin("ln", "自然对数", "ln", "pure", "以 e 为底的对数", "the natural logarithm"),
    Builtin(
        "log",
        "对数",
        "log",
        "two_pure",
        "以后数为底的前数的对数",
        "the logarithm of the first to the base of the second",
    ),
    Builtin("exp", "自然指数", "exp", "pure", "e 的几次方", "e to a power"),
    Builtin("contains", "包含", "contains", "two_texts", "前文中有后文", "whether the second stands in the first"),
    Builtin(
        "starts", "开头是", "starts_with", "two_texts", "前文以后文开头", "whether the first begins with the second"
    ),
    Builtin("ends", "结尾是", "ends_with", "two_texts", "前文以后文结尾", "whether the first ends with the second"),
    Builtin("length", "字数", "text_length", "text", "不计首尾空格的字符数", "characters, blanks around it left out"),
    Builtin("year", "取年", "year_of", "date", "日期的年份", "the year of a date"),
    Builtin("month", "取月", "month_of", "date", "日期的月份", "the month of a date"),
    Builtin("day", "取日", "day_of", "date", "日期的日", "the day of the month"),
    Builtin("weekday", "星期几", "weekday_of", "date", "星期一为 1，星期日为 7", "1 for Monday to 7 for Sunday"),
    Builtin(
        "months_after",
        "加月",
        "months_after",
        "months",
        "几个月后的同一日，没有那一日时取月末",
        "the same day months later, or the last of the month",
    ),
    Builtin(
        "workdays",
        "工作日数",
        "workdays_between",
        "workdays",
        "首日之后至末日的工作日；可写节假日、调休上班日两列",
        "workdays after the first date up to the second; columns of holidays and of made-up days may follow",
    ),
    Builtin(
        "workdays_after",
        "加工作日",
        "workdays_after",
        "workdays_after",
        "日期之后第几个工作日；可写同样两列",
        "the date so many workdays later; the same columns may follow",
    ),
)

_ARGUMENTS: Final[dict[Takes, tuple[str, str]]] = {
    "rows": ("表.列 当 条件", "table.column when condition"),
    "weighted_rows": ("表.列, 表.权数 当 条件", "table.column, table.weight when condition"),
    "count": ("表 当 条件", "table when condition"),
    "share": ("表 当 条件", "table when condition"),
    "rank": ("数, 表.列 当 条件", "number, table.column when condition"),
    "rows_or_numbers": ("表.列 当 条件", "table.column when condition"),
    "chosen_rows": ("表.名称, 表.数 当 条件", "table.title, table.number when condition"),
    "lookup": ("表.列, 查不到时的值 当 条件", "table.column, value for none when condition"),
    "keyed": ("表.列, 键, …", "table.column, key, …"),
    "number": ("数", "number"),
    "number_and_places": ("数, 小数位数", "number, decimals"),
    "number_or_places": ("数, 小数位数", "number, decimals"),
    "root": ("数, 次数", "number, degree"),
    "pure": ("数", "number"),
    "two_pure": ("数, 数", "number, number"),
    "text": ("文本", "text"),
    "two_texts": ("文本, 文本", "text, text"),
    "date": ("日期", "date"),
    "months": ("日期, 月数", "date, months"),
    "workdays": ("起, 止, 节假日.日期, 调休.日期", "first, last, holidays.day, made_up.day"),
    "workdays_after": ("日期, 工作日, 节假日.日期, 调休.日期", "date, workdays, holidays.day, made_up.day"),
}
"""What is written in the brackets, in both languages."""


def function_table(language: Literal["zh", "en"]) -> str:
    """All functions with their arguments and meanings, as the table of the language reference."""
    number = 0 if language == "zh" else 1
    rows = [
        f"| `{(each.zh, each.en)[number]}({_ARGUMENTS[each.takes][number]})` "
        f"| {(each.meaning_zh, each.meaning_en)[number]} |"
        for each in BUILTINS
    ]
    return "\n".join((("| 函数 | 含义 |", "| function | meaning |")[number], "|---|---|", *rows)) + "\n"


_BY_NAME: Final[dict[str, Builtin]] = {name: each for each in BUILTINS for name in (each.zh, each.en)}


def builtin_named(name: str) -> Builtin | None:
    """The function of a name in either language."""
    return _BY_NAME.get(name)


def builtin_names() -> tuple[str, ...]:
    """All names in both languages, in the order of the table; none may be declared again."""
    return tuple(_BY_NAME)
