"""Which characters mean the same, and which make up names and numbers.

The table is one-to-one, so that columns in diagnostics stay true; it is never NFKC, which would fold ①, ㎡ and ½.
"""

from __future__ import annotations

import re
from typing import Final

_FULL_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)}  # ！＂＃ … ～ and full-width digits and letters
_OTHERS: Final = str.maketrans(
    "　“”„‟–—−－，。；：（）［］【】｛｝＝≧≦×÷～〜／\u00a0", ' """"----,。;:()[][]{}=≥≤*/~~/ '
)
SAME: Final[dict[int, int]] = {**_FULL_WIDTH, **_OTHERS}
"""Full-width and typographic characters → the character they stand for outside strings."""

_HAN: Final = r"㐀-䶿一-鿿豈-﫿"
_NOT_IN_NAMES: Final = r"⁰-₟⅐-↏①-⓿❶-➓㈠-㉃㉈-㉟㊀-㊰㊱-㊿²³¹¼½¾"

WORD: Final = re.compile(rf"(?:[^\W\d{_NOT_IN_NAMES}]|(?<![{_HAN}])\d)+")
"""A word: letters of any script, digits and `_`; a digit directly behind a Han character ends it."""

NUMBER: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
EXPONENT: Final = re.compile(r"\d[\d.]*[eE][+-]?\d+", re.ASCII)
GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=\s*(?:[千万百亿]*元|yuan\b))", re.ASCII)
DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)|(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
INCLUSION: Final = re.compile(r"\(\s*(含|不含|incl\.?|excl\.?)\s*\)")
ITEM: Final = re.compile(r"[①-⑳㉑-㉟㊱-㊿]|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)")

HAN_NUMERALS: Final = {char: str(i) for i, char in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}

_COUNTERS: Final = (
    "个 项 次 人 人次 家 户 件 台 台套 套 批 批次 条 份 部 辆 场 期 处 座 所 名 例 起 宗 间 幅 张 本 篇 组 类 款 种 位 "
    "票 题 岁 档 级 步 门 栋 幢 根 株 头 只 盏 平方米 平方公里 公里 千米 米 亩 公顷 吨 千克 公斤 小时 分钟 个月 季度 "
    "年 度 位小数 场次 班次 人天 课时 学时 床 标段 万人 万人次 万台 万户 "
    "place places decimal decimals items item hours hour months month years year people times lifts"
)
COUNTERS: Final = frozenset(_COUNTERS.split())
"""Counting units known without a declaration."""

DECLARED_COUNTER: Final = re.compile(
    r":[ \t]*(?:数量|count)[ \t]*\([ \t]*[「`]?([^\s()\d「`][^\s()」`]*)[」`]?[ \t]*(?:\)|$)", re.MULTILINE
)
"""A counting unit that a file declares by use: `次数: 数量(批次)`, the closing bracket perhaps forgotten."""
