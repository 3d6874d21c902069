"""Whole valid programs as text, correct by construction: every kind of weight, holes, libraries, any depth up to 6."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from re import fullmatch
from typing import Any

import attrs
from hypothesis import strategies as st

LIBRARY = "库"
MAX_DEPTH = 6
_BUDGET = 45  # indicators of one program, about
_CENT = Fraction(1, 100)

Draw = Callable[[st.SearchStrategy[Any]], Any]

_WORDS = ("立项", "过程管理", "产出", "效果", "得分情况", "权重分析", "Quality", "A", "每低", "满分率")
_RULES = (
    ("已完成 得满分，否则不得分",),
    ("完成率 ≥ 90% 得满分，否则按比例得分",),
    ("完成率 ≥ 95% 得满分，每低1个百分点扣0.01分，不足一档 按比例",),
    ("要点", "    ① 制度健全", "    ② 程序规范"),
)
_HEAD = """指标体系 "生成的体系"
    满分 {full}分
{rounding}{imports}
基础数据
    已完成: 是否
    完成率: 百分比

"""
_LIBRARY_HEAD = "模块 库\n    英文名 lib\n\n"
_LEAF = "指标 {name}(完成: 是否)\n    完成 得满分，否则不得分\n\n"


@attrs.frozen
class Written:
    """A program: the text of its file and of the library beside it ("" where it imports nothing)."""

    main: str
    library: str
    depth: int
    has_hole: bool
    kinds: frozenset[str]

    @property
    def imports(self) -> bool:
        return bool(self.library)


@attrs.define
class _Writer:
    """What has been written so far of one program."""

    draw: Draw
    depth: int
    holes: bool
    imports: bool
    rounded: bool
    left: int = _BUDGET
    named: int = 0
    deepest: int = 0
    kinds: set[str] = attrs.field(factory=set)
    library: list[str] = attrs.field(factory=list)
    general: list[tuple[str, Fraction]] = attrs.field(factory=list)  # branches for any weight from so many points on
    blocks: dict[str, list[list[str]]] = attrs.field(factory=dict)  # the children of each branch of the library
    fillings: dict[str, list[str]] = attrs.field(factory=dict)  # what is filled into the slot of a branch

    def pick(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def number(self, low: int, high: int) -> int:
        return int(self.draw(st.integers(low, high)))

    def name(self) -> str:
        self.named += 1
        word = self.pick(*_WORDS)
        return f"「{word}（第{self.named}项）」" if self.pick(True, False, False) else f"{word}_{self.named}"


@st.composite
def programs(draw: Draw) -> Written:
    """Programs that check. Full marks are 100 in nine of ten."""
    holes, imports = draw(st.booleans()), draw(st.sampled_from([True, True, True, False]))
    places = draw(st.sampled_from([None, 2, 2, 3]))
    depth = draw(st.sampled_from([1, 2, 3, 3, 4, 5, MAX_DEPTH]))
    full = draw(st.sampled_from([100] * 9 + [150]))
    writer = _Writer(draw, depth, holes or draw(st.booleans()), imports, places is not None)
    body = _group(writer, Fraction(full), 1, exact=True)
    rounding = "" if places is None else f"    得分 保留 {places}位小数\n"
    imported = f"\n引用 {LIBRARY}\n" if writer.library else ""
    main = _HEAD.format(full=full, rounding=rounding, imports=imported) + "\n".join(body) + "\n"
    library = _LIBRARY_HEAD + "\n".join(writer.library) if writer.library else ""
    return Written(main, library, writer.deepest, "hole" in writer.kinds, frozenset(writer.kinds))


# ── groups ────────────────────────────────────────────────────────────────────────────────────────


@attrs.frozen
class _Weight:
    """A weight as written, the points it stands for (exact before apportioning), and whether those are final."""

    text: str
    points: Fraction
    exact: bool


def _group(writer: _Writer, points: Fraction, level: int, *, exact: bool) -> list[str]:
    """The lines of a group that has `points` to divide; `exact`: it has just these, not apportioned ones."""
    count = writer.number(2, 4) if writer.left > 8 and points >= 1 else 1
    weights = _weights(writer, points, count, exact=exact)
    writer.left -= count
    writer.deepest = max(writer.deepest, level)
    ways = [index for index, weight in enumerate(weights) if weight.points]
    on_the_way = writer.pick(*ways)  # one branch at least goes down to the depth asked for
    lines = []
    for index, weight in enumerate(weights):
        lines += _indicator(writer, weight, level, deeper=index == on_the_way)
    return lines


def _indicator(writer: _Writer, weight: _Weight, level: int, *, deeper: bool) -> list[str]:
    name = writer.name()
    if not weight.points and writer.pick(True, False):
        return [f"{name} {weight.text}", *(f"    {line}" for line in _nothing(writer))]
    wants = deeper or writer.pick(True, False)
    if level < writer.depth and wants and writer.left > 0 and weight.points >= Fraction(1, 2):
        if writer.imports and writer.pick(True, False, False):
            branch = _branch(writer, weight, level)
            return [f"{name} {weight.text} = {LIBRARY}.{branch}", *_overrides(writer, branch)]
        lines = _group(writer, weight.points, level + 1, exact=weight.exact)
        return [f"{name} {weight.text}", *(f"    {line}" for line in lines)]
    if writer.imports and (not writer.library or writer.pick(True, False, False, False)):
        return [f"{name} {weight.text} = {LIBRARY}.{_leaf(writer)}(已完成)"]
    return [f"{name} {weight.text}", *(f"    {line}" for line in writer.pick(*_RULES))]


def _nothing(writer: _Writer) -> list[str]:
    """The lines below a weight of 0: whatever divides it, there is nothing to divide."""
    ways = (("等权", "等权"), ("权重 1", "权重 2"), ("0分", "?"), ("40%", "60%"), ("0分", "0%"), ("30%", "权重 0"))
    lines = []
    for weight in writer.pick(*ways):
        lines += [f"{writer.name()} {weight}", *(f"    {line}" for line in writer.pick(*_RULES))]
    return lines


def _leaf(writer: _Writer) -> str:
    writer.kinds.add("placed leaf")
    name = f"通用_{len(writer.library)}"
    writer.library.append(_LEAF.format(name=name))
    return name


def _branch(writer: _Writer, weight: _Weight, level: int) -> str:
    """A reusable branch of the library; its leaves know no facts of the program."""
    writer.kinds.add("placed branch")
    again = [name for name, least in writer.general if weight.points >= least]
    if again and writer.pick(True, True, False):
        writer.kinds.add("placed again")
        return str(writer.pick(*again))
    general = bool(writer.pick(True, False))
    name = f"分支_{len(writer.library)}"
    writer.library.append("")  # its place and name
    at = len(writer.library) - 1
    inner = attrs.evolve(writer, imports=False, holes=False, kinds=writer.kinds, library=writer.library)
    lines = _group(inner, weight.points, level + 1, exact=weight.exact and not general)
    if general:
        writer.general.append((name, weight.points))
    writer.left, writer.named, writer.deepest = inner.left, inner.named, max(writer.deepest, inner.deepest)
    children = writer.blocks[name] = _blocks(lines)
    if len(children) > 1 and writer.pick(True, False, False):
        writer.kinds.add("slot")
        writer.fillings[name] = children.pop()
        lines = [*(line for child in children for line in child), f"此处 空位_{at}"]
    block = "\n".join(f"    {line}" for line in lines)
    writer.library[at] = f"指标 {name}(已完成: 是否 缺省 否, 完成率: 百分比 缺省 0%)\n{block}\n"
    return name


def _blocks(lines: list[str]) -> list[list[str]]:
    """The lines of a group, child by child."""
    blocks: list[list[str]] = []
    for line in lines:
        if line.startswith(" "):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _divides(child: list[str]) -> bool:
    """Whether an indicator has others below it that would not add up to another weight: in points, or of nothing."""
    nothing = child[0].split(" ", 1)[1] in ("0分", "0%", "0.00分", "0/3", "权重 0")
    return nothing or any(fullmatch(r".* [\d.]+分", line.split(" = ")[0]) for line in child[1:])


def _overrides(writer: _Writer, branch: str) -> list[str]:
    """Overrides of a placed branch that leave its sums as they are."""
    lines = []
    if branch in writer.fillings:
        lines += [f"填入 空位_{branch.removeprefix('分支_')}", *(f"    {line}" for line in writer.fillings[branch])]
    heads = [child[0].split(" ", 1) for child in writer.blocks[branch]]
    weights = [rest.split(" = ")[0] for _, rest in heads]
    kind = writer.pick("none", "swap", "replace", "move", "same")
    if kind == "swap" and len(heads) > 1 and not any(_divides(child) for child in writer.blocks[branch][:2]):
        writer.kinds.add("swapped")
        pairs = zip(heads[:2], reversed(weights[:2]), strict=True)
        lines += [f'修改 {name} {weight} 理由 "按批复"' for (name, _), weight in pairs]
    elif kind == "replace":
        writer.kinds.add("replaced")
        lines += [f'替换 {heads[0][0]} 为 {writer.name()} 理由 "不适合"', "    已完成 得满分，否则不得分"]
    elif kind == "move":
        writer.kinds.add("moved")
        added = [f'增设 {writer.name()} {weights[0]} 理由 "本地要求"', "    已完成 得满分，否则不得分"]
        lines += [f'删去 {heads[0][0]} 理由 "不适合"', *added]
    return [f"    {line}" for line in lines]


# ── weights ───────────────────────────────────────────────────────────────────────────────────────


def _weights(writer: _Writer, points: Fraction, count: int, *, exact: bool) -> list[_Weight]:
    kinds = ["shares", "relative", "equal", "fractions"]
    if exact and (points / _CENT).denominator == 1 and points / _CENT > 10 * count:
        kinds += ["absolute", "absolute", "mixed"]
    if writer.holes and "hole" not in writer.kinds:
        kinds = [kind for kind in kinds if kind in ("shares", "absolute", "mixed", "fractions")]
    kind = writer.pick(*kinds)
    writer.kinds.add(kind)
    weights = _DIVIDE[kind](writer, points, count)
    if kind in ("shares", "absolute", "fractions") and writer.holes and writer.pick(True, True, False):
        writer.kinds.add("hole")
        at = writer.number(0, count - 1)
        weights[at] = attrs.evolve(weights[at], text="?")
    if writer.pick(True, False, False, False):
        writer.kinds.add("nothing")
        ways = ("0分", "0%", "0/3", "权重 0") if kind == "relative" else ("0分", "0%", "0.00分", "0/3")
        weights.insert(writer.number(0, len(weights)), _Weight(writer.pick(*ways), Fraction(0), True))
    if writer.rounded and any((weight.points / _CENT).denominator != 1 for weight in weights):
        return [attrs.evolve(weight, exact=False) for weight in weights]  # they will be apportioned
    return [attrs.evolve(weight, exact=exact) for weight in weights]


def _absolute(writer: _Writer, points: Fraction, count: int) -> list[_Weight]:
    return [_in_points(part * _CENT) for part in _parts(writer, (points / _CENT).numerator, count)]


def _shares(writer: _Writer, points: Fraction, count: int) -> list[_Weight]:
    parts = _parts(writer, writer.pick(100, 10_000), count)
    whole = sum(parts)
    return [_Weight(f"{_decimal(Fraction(100 * part, whole))}%", points * part / whole, True) for part in parts]


def _fractions(writer: _Writer, points: Fraction, count: int) -> list[_Weight]:
    parts = [writer.number(1, 5) for _ in range(count)]
    whole = sum(parts)
    return [_Weight(f"{part}/{whole}", points * part / whole, True) for part in parts]


def _relative(writer: _Writer, points: Fraction, count: int) -> list[_Weight]:
    parts = [writer.number(1, 9) for _ in range(count)]
    whole = sum(parts)
    return [_Weight(f"权重 {part}", points * part / whole, True) for part in parts]


def _equal(_: _Writer, points: Fraction, count: int) -> list[_Weight]:
    return [_Weight("等权", points / count, True) for _ in range(count)]


def _mixed(writer: _Writer, points: Fraction, count: int) -> list[_Weight]:
    """Absolute and share beside what divides the rest: relative weights, equal ones or a hole."""
    cents = (points / _CENT).numerator
    absolute = _CENT * writer.number(1, cents // 3)
    percent = writer.number(1, 33)
    share = _Weight(f"{percent}%", points * percent / 100, True)
    rest = points - absolute - share.points
    if writer.holes and writer.pick(True, False):
        writer.kinds.add("hole")
        last = [_Weight("?", rest, True)]
    else:
        last = writer.pick(_relative, _equal)(writer, rest, max(count - 2, 1))
    return [_in_points(absolute), share, *last]


_DIVIDE: dict[str, Callable[[_Writer, Fraction, int], list[_Weight]]] = {
    "absolute": _absolute,
    "shares": _shares,
    "fractions": _fractions,
    "relative": _relative,
    "equal": _equal,
    "mixed": _mixed,
}


def _parts(writer: _Writer, whole: int, count: int) -> list[int]:
    """`count` whole numbers that add up to `whole`, none of them tiny."""
    least = max(whole // (4 * count), 1)
    parts = []
    for index in range(count - 1):
        room = whole - sum(parts) - least * (count - index - 1)
        parts.append(writer.number(least, max(least, min(room, 2 * whole // count))))
    return [*parts, whole - sum(parts)]


def _in_points(points: Fraction) -> _Weight:
    return _Weight(f"{_decimal(points)}分", points, True)


def _decimal(value: Fraction) -> str:
    hundredths = value * 100
    assert hundredths.denominator == 1
    whole, rest = divmod(hundredths.numerator, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
