"""A scoring table → the text of a spec to begin with, and what was and was not understood of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import attrs

from evaldsl.diagnostics import Severity, Text, text
from evaldsl.draft.official import ALIAS, MODULE, Official, officials
from evaldsl.draft.rules import Cell, Rule, Sentence, point_texts, understood
from evaldsl.draft.table import Node, Table
from evaldsl.format.comments import format_text
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.syntax import parse
from evaldsl.syntax.names import written_name
from evaldsl.text import Source

_STEP = "    "


@frozen
class Draft:
    """The text of the spec, and the report in the order in which it is told."""

    text: str
    report: tuple[Text, ...]


@attrs.define
class _Work:
    """What has been found so far, by the names of leaves."""

    sentence: Sentence
    library: dict[str, Official]
    facts: dict[str, str] = attrs.field(factory=dict)
    rules: list[tuple[str, Rule]] = attrs.field(factory=list)
    placed: list[str] = attrs.field(factory=list)
    open: list[str] = attrs.field(factory=list)
    sums: list[Text] = attrs.field(factory=list)


def draft(table: Table, name: str, sentence: Sentence) -> Draft:
    """The draft of a table; `name` is that of its file, `sentence` tries a rule."""
    work = _Work(sentence, {one.name: one for one in officials()})
    body = [line for top in table.tops for line in ["", *_indicator(work, top, 0)]]
    full = sum((top.weight if top.weight is not None else top.sum for top in table.tops), Fraction(0))
    title = (table.title or name).replace('"', "").replace("\n", " ")
    lines = [f"# 由“{name}”起草：分值、数据类型和每条规则都请核对；“待写规则”下面是没有读懂的原文。"]
    lines += [
        f'指标体系 "{title}"',
        f"{_STEP}满分 {_points(full)}分",
        f"{_STEP}得分 保留 2位小数",
        f"{_STEP}不足一档 按比例",
        "",
    ]
    lines += [f"引用 {MODULE} 为 {ALIAS}", ""] if work.placed else []
    lines += ["基础数据"] if work.facts else []
    lines += [f"{_STEP}{written_name(fact, 'zh', 'member')}: {kind}" for fact, kind in work.facts.items()]
    chinese = "\n".join([*lines, *body]) + "\n"
    return Draft(_in_english(chinese, name) if table.english else chinese, tuple(_report(work, table, (name, full))))


def _in_english(chinese: str, name: str) -> str:
    """The draft with English keywords and comments, for a table whose headings are English."""
    parsed = parse(Source("spec.eval", chinese))
    if any(item.severity is Severity.ERROR for item in parsed.diagnostics):
        return chinese
    first, _, rest = format_text(parsed, "en").partition("\n")
    assert first.startswith("#"), "the draft begins with what it was made from"
    rest = re.sub(r"^( *)# 待写规则$", r"\1# rule to be written", rest, flags=re.MULTILINE)
    return f"# Drafted from “{name}”: check weights, types of facts and every rule.\n{rest}"


def _indicator(work: _Work, node: Node, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    weight = f"{_points(node.weight)}分" if node.weight is not None else f"{_points(node.sum)}分" if node.sum else "?"
    head = f"{indent}{written_name(node.name, 'zh', 'member' if depth else 'item')} {weight}"
    if node.children:
        if (
            node.weight is not None
            and node.weight != node.sum
            and all(leaf.weight is not None for leaf in node.leaves())
        ):
            work.sums.append(text("draft.sum", name=node.name, given=node.weight, sum=node.sum))
        yield head
        for child in node.children:
            yield from _indicator(work, child, depth + 1)
        return
    official = work.library.get(node.name)
    if official is not None and _is_official(node, official):
        yield f"{head} = {official.call()}"
        work.placed.append(node.name)
        work.facts.update(official.facts())
        return
    yield head
    if node.explanation:
        yield f'{indent}{_STEP}指标解释 "{" ".join(node.explanation.split()).replace(chr(34), "＂")}"'
    yield from (f"{indent}{_STEP}{line}" for line in _rule(work, node))


def _is_official(node: Node, official: Official) -> bool:
    """Whether the leaf is the library's: it asks the same points, or says nothing of its own."""
    points = point_texts(node.rule or node.points)
    return official.asks(points) if points else not (node.rule or node.points).strip()


def _rule(work: _Work, node: Node) -> Iterator[str]:
    """The lines of the rule below the words that they were read from; where none was read, only the words."""
    words = node.rule or node.points
    cell = Cell(words, node.name, node.weight or Fraction(0), node.target)
    words = words or node.target
    rule = understood(cell, work.sentence) if node.weight and words else None
    if rule is None or any(work.facts.get(name, kind) != kind for name, kind in rule.facts):
        work.open.append(node.name)
        yield "# 待写规则"
        yield from (f"# {line.strip()}" for line in words.split("\n") if line.strip())
        return
    work.rules.append((node.name, rule))
    work.facts.update(rule.facts)
    if rule.lines[0] != "要点":
        yield from (f"# {line.strip()}" for line in words.split("\n") if line.strip())
    yield from rule.lines


def _points(value: Fraction) -> str:
    return decimal_text(value, MAX_DIGITS)


# ── the report ────────────────────────────────────────────────────────────────────────────────────


def _report(work: _Work, table: Table, whole: tuple[str, Fraction]) -> Iterator[Text]:
    name, full = whole
    leaves = sum(len(list(top.leaves())) for top in table.tops)
    yield text("draft.read", sheet=table.sheet or name, tops=len(table.tops), leaves=leaves, full=full)
    if work.rules:
        yield text("draft.rules", count=len(work.rules))
    for leaf, rule in work.rules:
        yield text("draft.rule", name=leaf, sentence=rule.sentence)
    if work.placed:
        yield text("draft.placed", module=MODULE, count=len(work.placed), names=tuple(work.placed))
    if work.open:
        yield text("draft.open", count=len(work.open), names=tuple(work.open))
    if work.facts:
        yield text(
            "draft.facts", count=len(work.facts), names=tuple(f"{name}: {kind}" for name, kind in work.facts.items())
        )
    yield from work.sums
    if table.total is not None and table.total != full:
        yield text("draft.total", given=table.total, sum=full)
    if table.unused:
        yield text("draft.unused", names=table.unused)
