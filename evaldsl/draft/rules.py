"""The words of a scoring table's cell → lines of a rule, by trying: what the checker accepts is what was understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

import attrs

from evaldsl.draft.wordings import aims, deductions, each_point, options, quotients, rewritten
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.syntax.names import written_name

Sentence: TypeAlias = Callable[[str], str | None]
"""The rule of a program with one leaf, in customary words; None where the program does not pass the checks."""

_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKED: Final = re.compile(r"[①-⑳]")
_NUMBERED: Final = re.compile(r"(?:(?<=\n)|(?<=；)|(?<=;)|^)\s*(?:[0-9]{1,2}\s*[.、．](?![0-9])|[（(][0-9]{1,2}[)）])")
_PREFACE: Final = re.compile(r"(?:评分|评价|计分)标准\s*[:：]\s*|以[0-9.]+%?为(?:目标|标准)[值]?\s*[。，,；;]\s*")
_SUBJECT: Final = re.compile(r"[^≥≤≦≧<>=＝＞＜,，;；。:：%％0-9]*(?=[≥≤≦≧<>=＝＞＜])")
_JUDGED: Final = re.compile(r"([^，,；;。\n]+?)[，,]?\s*(?:的[，,]?)?(?=[得计记]满分)")
_SAME: Final = (
    ("大于等于", "≥"),
    ("小于等于", "≤"),
    ("不低于", "≥"),
    ("不高于", "≤"),
    ("大于", "超过"),
    ("小于", "低于"),
)
_TYPES: Final = ("百分比", "数值", "天数", "金额")


@frozen
class Rule:
    """Lines of a rule, the facts that they need (name, type), and the rule as the checker understands it."""

    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    sentence: str = ""


class Cell(NamedTuple):
    """The words of a cell, the name of its indicator, the weight; the target where a column has one."""

    words: str
    name: str
    weight: Fraction
    target: str = ""


def understood(cell: Cell, sentence: Sentence) -> Rule | None:
    """The rule that the words say; None where no reading of them passes the checks."""
    for rule in _readings(cell):
        said = sentence(_program(cell, rule))
        if said is not None:
            return attrs.evolve(rule, sentence=said)
    return None


def point_texts(words: str) -> tuple[str, ...]:
    """The points that a cell lists under ① ② or 1. 2., without the marks; () where it lists none."""
    pattern = _MARKED if _MARKED.search(words) else _NUMBERED
    starts = [found.span() for found in pattern.finditer(words)]
    if not starts or len(starts) > len(_CIRCLED):
        return ()
    ends = [*(start for start, _ in starts[1:]), len(words)]
    found = (
        " ".join(words[behind:end].split()).rstrip("；;。 ") for (_, behind), end in zip(starts, ends, strict=True)
    )
    return tuple(found)


def _program(cell: Cell, rule: Rule) -> str:
    """The smallest program around a rule."""
    weight = decimal_text(cell.weight, MAX_DIGITS)
    facts = [f"    {written_name(name, 'zh', 'member')}: {kind}" for name, kind in rule.facts]
    lines = [f"    {line}" for line in rule.lines]
    head = ['指标体系 "草稿"', f"    满分 {weight}分", "    得分 保留 2位小数", "    不足一档 按比例"]
    return "\n".join([*head, *(["基础数据"] if facts else []), *facts, f"草稿 {weight}分", *lines, ""])


# ── readings, the plainest first ──────────────────────────────────────────────────────────────────


def _readings(cell: Cell) -> Iterator[Rule]:
    points = each_point(cell.words, point_texts(cell.words), cell.weight)
    if points:
        yield Rule(("要点", *(f"    {mark} {words}" for mark, words in zip(_CIRCLED, points, strict=False))))
    words = _PREFACE.sub("", cell.words).strip()
    if not words:
        yield from (Rule(*reading) for reading in aims(cell.target, cell.name))
        return
    yield from _measured(cell, words)
    yield from (Rule(*reading) for reading in quotients(words))
    yield from (Rule(*reading) for reading in options(words, cell.name, cell.weight))
    for name, rest in rewritten(words, cell.name):
        yield from _of_kinds(name, rest)
    yield from (Rule(*reading) for reading in deductions(words, cell.weight))
    judged = _JUDGED.match(words)
    if judged:
        name = judged[1].strip()
        line = written_name(name, "zh", "member") + " " + " ".join(words[judged.end() :].split())
        yield Rule((line,), ((name, "是否"),))


def _measured(cell: Cell, words: str) -> Iterator[Rule]:
    """Readings about one number: the words as a sentence, or clause by clause as rows of 分档."""
    found = _SUBJECT.match(words)
    subject = found.group().strip() if found else ""
    rest = words[found.end() :] if found else words
    name = subject or cell.name
    for old, new in _SAME:
        rest = rest.replace(old, new)
    yield from _of_kinds(name, rest, subject)


def _of_kinds(name: str, rest: str, subject: str = "") -> Iterator[Rule]:
    """What is said of a number, as a sentence and as rows of 分档, for each type that it may have."""
    sentence = f"{written_name(name, 'zh', 'member')} {' '.join(rest.split())}"
    clauses = [
        clause.strip().removeprefix(subject).strip() for clause in re.split(r"[;；。\n]", rest) if clause.strip()
    ]
    operand = written_name(name, "zh", "operand")
    rows = tuple(f"    {clause}" for clause in clauses)
    for kind in _likely(rest):
        facts = ((name, kind),)
        yield Rule((sentence,), facts)
        yield Rule((f"分档 {operand}", *rows), facts)


def _likely(words: str) -> tuple[str, ...]:
    """The types that the words speak of first."""
    first = [
        kind
        for kind, sign in (
            ("百分比", r"[%％]|百分点"),
            ("天数", r"[0-9]\s*(?:[天日]|days?\b)"),
            ("金额", r"[0-9万亿]元"),
        )
        if re.search(sign, words)
    ]
    return tuple(dict.fromkeys((*first, *_TYPES)))
