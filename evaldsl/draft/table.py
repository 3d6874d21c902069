"""A scoring table in a sheet → its indicators: levels, weights, explanations, rules as they are written there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from evaldsl.facts.lexis import as_ascii
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import parse_decimal
from evaldsl.sheets.sheet import Sheet

Role: TypeAlias = Literal["level", "weight", "rule", "points", "explanation"]
Texts: TypeAlias = list[list[str]]

_MOST_HEAD_ROWS: Final = 30
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("rule", re.compile(r"(评分|评价|计分|考核|打分)(标准|办法|细则|方法|规则)|criteria|scoring")),
    ("points", re.compile(r"评价要点|指标说明")),
    ("explanation", re.compile(r"指标解释|指标释义|指标含义|explanation")),
    ("weight", re.compile(r"分值|权重|标准分|满分|weight|points")),
    ("level", re.compile(r"[一二三四五]级|指标|评价内容|考核内容|level|indicator")),
)
_NO_ROLE: Final = re.compile(r"得分|扣分|完成情况|完成值|目标值|数据来源|备注|单位$|score|evidence|note")
_PER_HUNDRED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:%|分)?")
_WITH_WEIGHT: Final = re.compile(
    r"(.*?)\s*(?:\(\s*([0-9]+(?:\.[0-9]+)?)\s*(?:分|%)?\s*\)|(?<![0-9.])([0-9]+(?:\.[0-9]+)?)\s*分)", re.DOTALL
)
_TOTALS: Final = re.compile(r"(合计|总计|总分|小计|综合得分|得分合计|评价总分|total)")


@attrs.define
class Node:
    """An indicator of the table; its rule, points and explanation as they are written there, "" where they are not."""

    name: str
    weight: Fraction | None = None
    rule: str = ""
    points: str = ""
    explanation: str = ""
    children: list[Node] = attrs.field(factory=list)

    @property
    def sum(self) -> Fraction:
        """The weights of what is below, or its own."""
        if self.children:
            return sum((child.sum for child in self.children), Fraction(0))
        return self.weight or Fraction(0)

    def leaves(self) -> Iterator[Node]:
        """The indicators that have none below them."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@frozen
class Table:
    """What a sheet holds: the title above the table, the indicators, the columns without use, the total it states."""

    sheet: str
    title: str
    tops: tuple[Node, ...]
    unused: tuple[str, ...]
    total: Fraction | None


class _Heads(NamedTuple):
    """Where the columns stand; `weights` by the level that they belong to (its column), -1: the row as a whole."""

    row: int
    levels: tuple[int, ...]
    weights: dict[int, int]
    rule: int | None
    points: int | None
    explanation: int | None
    unused: tuple[str, ...]


def read_table(sheet: Sheet) -> Table | None:
    """The scoring table of a sheet; None where no row heads columns for indicators and their weights or rules."""
    texts = _spread(sheet)
    heads = next((found for row in range(min(len(texts), _MOST_HEAD_ROWS)) if (found := _heads(texts, row))), None)
    if heads is None:
        return None
    title = next((cell for row in texts[: heads.row] for cell in row if cell), "")
    tops, total = _tree(texts[heads.row + 1 :], heads)
    return Table(sheet.name, title, tuple(tops), heads.unused, total) if tops else None


def _spread(sheet: Sheet) -> Texts:
    """The texts of all cells; every cell of a merged range has the text of its first."""
    texts = [[cell.text for cell in row] for row in sheet.rows]
    width = max(map(len, texts), default=0)
    texts = [[*row, *[""] * (width - len(row))] for row in texts]
    for top, left, bottom, right in sheet.merged:
        for row in range(top, min(bottom + 1, len(texts))):
            for column in range(left, min(right + 1, width)):
                texts[row][column] = texts[top][left]
    return texts


# ── headings ──────────────────────────────────────────────────────────────────────────────────────


def _heads(texts: Texts, row: int) -> _Heads | None:
    roles = [_role(cell) for cell in texts[row]]
    levels = tuple(place for place, role in enumerate(roles) if role == "level")
    rule = roles.index("rule") if "rule" in roles else None
    weights: dict[int, int] = {}
    for place, role in enumerate(roles):
        if role == "weight":
            before = [level for level in levels if level < place and (rule is None or not level < rule < place)]
            weights.setdefault(before[-1] if before and roles.count("weight") > 1 else -1, place)
    if not levels or not (weights or {"rule", "points"} & set(roles)):
        return None
    points = roles.index("points") if "points" in roles else None
    explanation = roles.index("explanation") if "explanation" in roles else None
    unused = tuple(cell for cell, role in zip(texts[row], roles, strict=True) if cell and role is None)
    return _Heads(row, levels, weights, rule, points, explanation, unused)


def _role(words: str) -> Role | None:
    """The role of a heading; `三级指标(分值)` is a level."""
    plain = re.sub(r"\s|[(（].*", "", words).casefold()
    if not plain or _NO_ROLE.search(plain):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(plain)), None)


# ── the tree ──────────────────────────────────────────────────────────────────────────────────────


def _tree(rows: Texts, heads: _Heads) -> tuple[list[Node], Fraction | None]:
    tops: list[Node] = []
    path: list[tuple[str, Node]] = []
    total: Fraction | None = None
    for row in rows:
        names = [row[place] for place in heads.levels]
        if any(_TOTALS.match(name) for name in names):
            total = _number(row[heads.weights[-1]]) if -1 in heads.weights else total
            continue
        depth = _deepest(names, path)
        if depth is None:
            continue
        for level in range(depth + 1):
            said = names[level]
            if level < len(path) and (not said or said == path[level][0]) and level < depth:
                continue
            if not said:
                continue
            node = _node(said)
            del path[level:]
            (path[-1][1].children if path else tops).append(node)
            path.append((said, node))
        _fill(path, row, heads)
    for top in tops:
        _hand_down(top)
    return tops, total


def _hand_down(node: Node) -> None:
    """An only child without a weight of its own has its parent's."""
    if len(node.children) == 1 and node.children[0].weight is None:
        node.children[0].weight = node.weight
    for child in node.children:
        _hand_down(child)


def _deepest(names: Sequence[str], path: list[tuple[str, Node]]) -> int | None:
    """The level of the row's own indicator: its last name that is new; a name merged over several levels is one."""
    filled = [level for level, name in enumerate(names) if name and (level == 0 or name != names[level - 1])]
    if not filled:
        return None
    level = filled[-1]
    known = level < len(path) and path[level][0] == names[level]
    same_above = all(not names[i] or (i < len(path) and path[i][0] == names[i]) for i in range(level))
    return None if known and same_above and level < len(names) - 1 else level


def _node(said: str) -> Node:
    found = _WITH_WEIGHT.fullmatch(as_ascii(said))
    if found and found[1].strip():
        return Node(_name(said[: len(found[1])]), parse_decimal(found[2] or found[3]))
    return Node(_name(said))


def _name(words: str) -> str:
    return re.sub(r"^[0-9]+(?:\.[0-9]+)*[.、．\s]+|\s+", "", words)


def _fill(path: list[tuple[str, Node]], row: Sequence[str], heads: _Heads) -> None:
    """What the row says of the indicators on the way to its own."""
    for level, (_, node) in enumerate(path):
        column = heads.weights.get(heads.levels[level])
        if column is not None and node.weight is None:
            node.weight = _number(row[column])
    leaf = path[-1][1]
    if -1 in heads.weights and leaf.weight is None:
        leaf.weight = _number(row[heads.weights[-1]])
    if heads.rule is not None:
        leaf.rule = leaf.rule or row[heads.rule]
    if heads.points is not None:
        leaf.points = leaf.points or row[heads.points]
    if heads.explanation is not None:
        leaf.explanation = leaf.explanation or row[heads.explanation]


def _number(words: str) -> Fraction | None:
    found = _PER_HUNDRED.fullmatch(as_ascii(words).strip())
    return parse_decimal(found[1]) if found else None
