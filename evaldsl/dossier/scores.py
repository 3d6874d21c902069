"""The scoring table as rows of figures and words: one for every leaf, and one for what is gained or lost as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.evidence import documents_of
from evaldsl.frozen import frozen
from evaldsl.report.details import line_sentence
from evaldsl.report.document import View
from evaldsl.report.numbers import EXTRA_LINES, extras_net, score_places
from evaldsl.report.tree import shown_name
from evaldsl.result.result import Line, Node, Result, Status, Step

_OPERATION: Final = re.compile(r" [×÷＋+−*/-] ")
_ROW: Final = re.compile(r"^[^\[\] ]+\[\d+\]\.")  # 绩效指标[3].完成值: which row it is stands in the name of the leaf


@frozen
class ScoreRow:
    """A row: `path` the names from the top; no weight for an effect on a branch or on the total.

    `base` is what the rate is out of (None: no rate). The rows of a branch add up to its score where `adds` holds.
    `leaf` is the indicator itself, None in a row about a branch or the total. `reach`: what its points can come to,
    where it has no weight.
    """

    path: tuple[str, ...]
    weight: Fraction | None
    score: Fraction | None
    base: Fraction | None
    sentence: str = ""
    done: str = ""
    reason: str = ""
    sources: str = ""
    leaf: Node | None = None
    reach: str = ""


@frozen
class Block:
    """A top-level indicator with its rows; `adds`: their weights and scores add up to its own."""

    name: str
    weight: Fraction
    score: Fraction
    base: Fraction
    rows: tuple[ScoreRow, ...]
    adds: bool
    reach: str = ""


@frozen
class Scores:
    """The whole table. `beside` are rows of the total alone: bonus and penalty, caps; `depth` the deepest level."""

    blocks: tuple[Block, ...]
    beside: tuple[ScoreRow, ...]
    full_marks: Fraction
    score: Fraction
    grade: str | None
    places: int
    depth: int
    reach: str = ""

    @property
    def adds(self) -> bool:
        """Whether the printed scores of all rows add up to the total."""
        rows = [row for block in self.blocks for row in block.rows]
        return _sum(rows) + _sum(self.beside) == self.score and all(block.adds for block in self.blocks)


def scores_of(result: Result) -> Scores:
    """The table of a result in the result's language."""
    places = score_places(result)
    view = View(result.language, places)
    blocks = tuple(_block(node, view) for node in result.children)
    depth = max((len(row.path) for block in blocks for row in block.rows), default=1)
    grade = None if result.grade is None else result.grade.label
    beside = tuple(_beside(result, view))
    reach = "" if result.reach is None else result.reach.words(result.language)
    return Scores(blocks, beside, result.full_marks, result.score, grade, places, depth, reach)


def _block(node: Node, view: View) -> Block:
    rows = tuple(_rows(node, (), view))
    weights = sum((row.weight or Fraction(0) for row in rows), Fraction(0))
    sums = all(one.composition == "sum" for one in node.walk())
    adds = sums and weights == node.weight and _sum(rows) == node.score
    return Block(
        shown_name(node, view.language), node.weight, node.score, node.base, rows, adds, _reach(node, view.language)
    )


def _reach(node: Node, language: Language) -> str:
    """What the points of an indicator without a weight can come to."""
    return "" if node.reach is None else node.reach.words(language)


def _sum(rows: Iterable[ScoreRow]) -> Fraction:
    return sum((row.score or Fraction(0) for row in rows), Fraction(0))


def _rows(node: Node, above: tuple[str, ...], view: View) -> Iterator[ScoreRow]:
    path = (*above, shown_name(node, view.language))
    if not node.children:
        yield _leaf(node, path, view)
        return
    for child in node.children:
        yield from _rows(child, path, view)
    whole = say(text("report.table.branch", name=path[-1]), view.language)
    if node.composition != "sum":
        reason = _reasons(node.lines, view)
        yield ScoreRow((*path, whole), node.weight, node.score, node.base, reason=reason)
        return
    lost = node.score - sum((child.score for child in node.children), Fraction(0))
    if lost:
        yield ScoreRow((*path, whole), None, lost, None, reason=_reasons(node.lines, view))


def _leaf(node: Node, path: tuple[str, ...], view: View) -> ScoreRow:
    absent = node.status is Status.NOT_APPLICABLE and not node.base
    return ScoreRow(
        path,
        node.weight if node.reach is None else None,
        None if absent else node.score,
        None if absent or not node.base else node.base,
        sentence=node.sentence or "",
        done=_done(node, view.language),
        reason=_reasons(node.lines, view),
        sources=say(text("report.separator"), view.language).join(documents_of(node)),
        leaf=node,
        reach=_reach(node, view.language),
    )


def _reasons(lines: Iterable[Line], view: View) -> str:
    separator = say(text("report.separator"), view.language)
    return separator.join(dict.fromkeys(_told(line, view) for line in lines if line.printed))


def _told(line: Line, view: View) -> str:
    """The line of the ledger, with the reasons that its facts give."""
    return _with_reasons(line_sentence(line, view), line, view.language)


def line_reason(line: Line, language: Language) -> str:
    """Why a line costs points, without the amount."""
    words = say(line.because, language)
    if line.reason and line.reason not in words:
        words += say(text("report.reason", reason=line.reason), language)
    return _with_reasons(words, line, language)


def _with_reasons(words: str, line: Line, language: Language) -> str:
    given = dict.fromkeys(one.reason for one in line.evidence if one.reason)
    new = (reason for reason in given if reason and reason not in words)
    return words + "".join(say(text("report.reason", reason=reason), language) for reason in new)


def _done(node: Node, language: Language) -> str:
    """指标完成情况: the values that the rule looked at, or which points of a checklist are met."""
    if node.status is not Status.VALUE:
        return ""
    shown = [step for step in node.steps if not _OPERATION.search(step.label)] or list(node.steps)
    if shown:
        separator = say(text("report.separator"), language)
        return separator.join(_value(step, language) for step in shown)
    if node.kind != "checklist":
        return ""
    open_points = [dict(line.because.args).get("marker") for line in node.lines if line.because.key == "because.point"]
    markers = [str(marker) for marker in open_points if marker]
    if not markers:
        return say(text("office.done.all" if node.score >= node.base else "office.done.see"), language)
    return say(text("office.done.but", markers=markers), language)


def _value(step: Step, language: Language) -> str:
    return say(text("office.done.value", label=_ROW.sub("", step.label), value=step.value), language)


def _beside(result: Result, view: View) -> Iterator[ScoreRow]:
    """What 加分 and 减分 make, then what limits the total."""
    net = extras_net(result)
    if net is not None:
        extra = tuple(line for line in result.lines if line.kind in EXTRA_LINES)
        yield ScoreRow((say(text("report.extras"), view.language),), None, net, None, reason=_reasons(extra, view))
    limits = tuple(line for line in result.lines if line.kind not in EXTRA_LINES)
    rest = -sum((line.printed for line in limits), Fraction(0))
    if rest:
        kinds = {line.kind for line in limits if line.printed}
        only = next((f".{kind}" for kind in ("composition", "rounding") if kinds == {kind}), "")
        name = say(text(f"office.limits{only}"), view.language)
        yield ScoreRow((name,), None, rest, None, reason=_reasons(limits, view))
