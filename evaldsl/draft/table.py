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

Role: TypeAlias = Literal["level", "weight", "rule", "points", "explanation", "target"]
Texts: TypeAlias = list[list[str]]

_MOST_HEAD_ROWS: Final = 30
_ROLES: Final[tuple[tuple[Role, re.Pattern[str]], ...]] = (
    ("rule", re.compile(r"(评分|评价|计分|考核|打分)(标准|办法|细则|方法|规则)|criteria|scoring|^rules?$|standard")),
    ("target", re.compile(r"指标值|目标值|计划值|^target")),
    ("points", re.compile(r"评价要点|指标说明")),
    ("explanation", re.compile(r"指标解释|指标释义|指标含义|explanation")),
    ("weight", re.compile(r"分值|权重|标准分|满分|weight|points")),
    (
        "level",
        re.compile(
            r"[一二三四五]级|指标|(评价|评分|考核|检查)(内容|项目|事项)|level|indicator|^(area|category|domain|criterion|item)$"
        ),
    ),
)
_NO_ROLE: Final = re.compile(
    r"得分|扣分|完成情况|完成值|数据来源|备注|单位$|^scores?$|actual|achieved|evidence|notes?$|source|remarks?"
)
_NUMBERED_LEVEL: Final = re.compile(r"[一二三四五]级|^level")
_NO_TITLE: Final = re.compile(
    r"附[件表录]?[一二三四五六七八九十0-9]*[:：]?|表[一二三四五六七八九十0-9]+[:：]?|.*单位[:：].*|[(（].*[)）]"
)
_NOTE: Final = re.compile(
    r"(备?注|说明|填[表报]说明|notes?|remarks?)\s*[0-9]*\s*([:：].*|$)", re.DOTALL | re.IGNORECASE
)
_NUMBERING: Final = re.compile(
    r"(?:[0-9]+(?:\.[0-9]+)*[.、．\s]+|[一二三四五六七八九十]+[、．.]\s*|[(（](?:[一二三四五六七八九十]+|[0-9]+)[)）]\s*)(?=\S)"
)
_PER_HUNDRED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:%|分|points?|pts?)?", re.IGNORECASE)
_WITH_WEIGHT: Final = re.compile(
    r"(.*?)\s*(?:\(\s*([0-9]+(?:\.[0-9]+)?)\s*(?:分|%)?\s*\)|(?<![0-9.])([0-9]+(?:\.[0-9]+)?)\s*分)", re.DOTALL
)
_TOTALS: Final = re.compile(
    r"(合\s*计|总\s*计|总\s*分|小\s*计|综合得分|得分合计|评价总分|(sub)?-?total)", re.IGNORECASE
)


@attrs.define
class Node:
    """An indicator of the table; what it says of it as it is written there, "" where it is not."""

    name: str
    weight: Fraction | None = None
    rule: str = ""
    points: str = ""
    explanation: str = ""
    target: str = ""
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
    """What a sheet holds: the title above the table, the indicators, the columns without use, the total it states.

    `english`: the headings are.
    """

    sheet: str
    title: str
    tops: tuple[Node, ...]
    unused: tuple[str, ...]
    total: Fraction | None
    english: bool = False


class _Heads(NamedTuple):
    """Where the columns stand; `weights` by the level that they belong to (its column), -1: the row as a whole.

    `row` is the last row of the headings, of which there may be two.
    """

    row: int
    levels: tuple[int, ...]
    weights: dict[int, int]
    rule: int | None
    points: int | None
    explanation: int | None
    target: int | None
    unused: tuple[str, ...]


def read_table(sheet: Sheet) -> Table | None:
    """The scoring table of a sheet; None where no row heads columns for indicators and their weights or rules."""
    texts = _spread(sheet)
    heads = next((found for row in range(min(len(texts), _MOST_HEAD_ROWS)) if (found := _heads(texts, row))), None)
    if heads is None:
        return None
    above = [cell for row in texts[: heads.row] for cell in row if cell]
    title = next((cell for cell in above if not _NO_TITLE.fullmatch(cell)), "")
    tops, total = _tree([row for row in texts[heads.row + 1 :] if not _is_note(row)], heads)
    paid = _execution(texts[: heads.row])
    if paid is not None and not any(top.name == paid.name for top in tops):
        tops.insert(0, paid)
    english = not any("\u4e00" <= char <= "\u9fff" for cell in texts[heads.row] for char in cell)
    return Table(sheet.name, title, tuple(tops), heads.unused, total, english) if tops else None


def _is_note(row: Sequence[str]) -> bool:
    """Whether a row is a remark below the table."""
    first = next((cell for cell in row if cell), "")
    return bool(_NOTE.fullmatch(first))


def _execution(rows: Texts) -> Node | None:
    """预算执行率 of a self-evaluation form, whose points stand beside the funds, above the indicators."""
    for number, row in enumerate(rows[:-1]):
        plain = [re.sub(r"\s|[(（].*", "", cell) for cell in row]
        if "分值" in plain and any("执行率" in cell for cell in plain):
            weight = _number(rows[number + 1][plain.index("分值")])
            return None if weight is None else Node("预算执行率", weight, rule="按比例得分")
    return None


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
    """The columns by the headings of a row; a second row of headings may say more of what is merged above it."""
    names = texts[row]
    if row + 1 < len(texts) and _is_second(names, texts[row + 1]):
        row += 1
        names = [below or above for above, below in zip(names, texts[row], strict=True)]
        pairs = zip(texts[row - 1], names, strict=True)
        names = [above + name if _role(name) is None and name != above else name for above, name in pairs]
    roles = [_role(cell) for cell in names]
    levels = tuple(place for place, role in enumerate(roles) if role == "level")
    if numbered := [place for place in levels if _NUMBERED_LEVEL.search(names[place].casefold())]:
        levels = tuple(place for place in levels if place >= numbered[0])  # 绩效指标, merged down the whole side
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
    target = roles.index("target") if "target" in roles else None
    unused = tuple(cell for cell, role in zip(names, roles, strict=True) if cell and role is None)
    return _Heads(row, levels, weights, rule, points, explanation, target, unused)


def _is_second(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row goes on with the headings above it: 一级指标, 二级指标 … under 评价内容."""
    levels = [cell for cell in below if _role(cell) == "level"]
    return len(levels) > 1 and any(a == b for a, b in zip(above, below, strict=True)) and not any(map(_number, below))


def _role(words: str) -> Role | None:
    """The role of a heading; `三级指标(分值)` is a level."""
    plain = re.sub(r"\s|[(（].*", "", words).casefold()
    if not plain or _NO_ROLE.search(plain):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(plain)), None)


# ── the tree ──────────────────────────────────────────────────────────────────────────────────────


def _tree(rows: Texts, heads: _Heads) -> tuple[list[Node], Fraction | None]:
    tops: list[Node] = []
    path: list[tuple[int, str, Node]] = []
    total: Fraction | None = None
    for row in rows:
        names = [row[place] for place in heads.levels]
        if any(_TOTALS.match(name) for name in (*names, *row[: heads.levels[0]])):
            total = _number(row[heads.weights[-1]]) if -1 in heads.weights else total
            continue
        depth = _deepest(names, path)
        if depth is None:
            continue
        for level in range(depth + 1):
            said = names[level]
            if not said or (level < depth and _named(path, level) == said):
                continue
            node = _node(said)
            path = [step for step in path if step[0] < level]
            (path[-1][2].children if path else tops).append(node)
            path.append((level, said, node))
        _fill(path, row, heads)
    for top in tops:
        _hand_down(top)
    return tops, total


def _named(path: list[tuple[int, str, Node]], level: int) -> str:
    """The name that holds at a level; "" where none does."""
    return next((said for at, said, _ in path if at == level), "")


def _hand_down(node: Node) -> None:
    """An only child without a weight of its own has its parent's."""
    if len(node.children) == 1 and node.children[0].weight is None:
        node.children[0].weight = node.weight
    for child in node.children:
        _hand_down(child)


def _deepest(names: Sequence[str], path: list[tuple[int, str, Node]]) -> int | None:
    """The level of the row's own indicator: its last name that is new; a name merged over several levels is one."""
    filled = [level for level, name in enumerate(names) if name and (level == 0 or name != names[level - 1])]
    if not filled:
        return None
    level = filled[-1]
    known = _named(path, level) == names[level]
    same_above = all(not names[i] or _named(path, i) == names[i] for i in range(level))
    return None if known and same_above and level < len(names) - 1 else level


def _node(said: str) -> Node:
    found = _WITH_WEIGHT.fullmatch(as_ascii(said))
    if found and found[1].strip():
        return Node(_name(said[: len(found[1])]), parse_decimal(found[2] or found[3]))
    return Node(_name(said))


def _name(words: str) -> str:
    """A name without its number; line breaks and blanks inside it go, but those between words of letters."""
    return re.sub(
        r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", " ".join(_NUMBERING.sub("", words.strip(), count=1).split())
    )


def _fill(path: list[tuple[int, str, Node]], row: Sequence[str], heads: _Heads) -> None:
    """What the row says of the indicators on the way to its own."""
    for level, _, node in path:
        column = heads.weights.get(heads.levels[level])
        if column is not None and node.weight is None:
            node.weight = _number(row[column])
    leaf = path[-1][2]
    if -1 in heads.weights and leaf.weight is None:
        leaf.weight = _number(row[heads.weights[-1]])
    if heads.rule is not None:
        leaf.rule = leaf.rule or row[heads.rule]
    if heads.points is not None:
        leaf.points = leaf.points or row[heads.points]
    if heads.explanation is not None:
        leaf.explanation = leaf.explanation or row[heads.explanation]
    if heads.target is not None:
        leaf.target = leaf.target or row[heads.target]


def _number(words: str) -> Fraction | None:
    found = _PER_HUNDRED.fullmatch(as_ascii(words).strip())
    return parse_decimal(found[1]) if found else None
