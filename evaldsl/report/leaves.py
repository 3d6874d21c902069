"""The flat scoring table: every leaf with its numbers and why it lost points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaldsl.diagnostics import say, text
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.details import line_sentence
from evaldsl.report.document import Table, Tone, View
from evaldsl.report.numbers import EXTRA_LINES, columns, extras_net, loses, node_cells, rate_tone, total_cells
from evaldsl.report.tree import shown_name
from evaldsl.result.result import Line, Node, Result

_NUMBERS = ("weight", "score", "rate", "reason")


def leaf_table(result: Result, view: View) -> Table:
    """一级, 二级, 三级指标, 分值, 得分, 得分率, 扣分原因; names that repeat are left blank.

    In deeper trees the third column holds the leaf's own name. What a branch or the total loses as a whole
    has a row of its own, so that the column of scores adds up.
    """
    entries = [entry for node in result.children for entry in _entries(node, (), view)]
    levels = min(3, max((len(path) for path, *_ in entries), default=1))
    rows = tuple(_unrepeated(_path_cells(path, levels) + cells for path, cells, _ in entries))
    tones: tuple[Tone, ...] = (*(tone for *_, tone in entries), "strong")
    numbers = (levels, levels + 1, levels + 2)
    beside = _extras_row(result, view, levels)
    plain: Tone = "plain"
    tones = (*tones[:-1], *((plain,) * len(beside)), "strong")
    return Table(
        (*_levels(entries, levels, view), *columns(_NUMBERS, result, view.language)),
        (*rows, *beside, _total_row(result, view, levels)),
        tones,
        numbers,
        1,
    )


_Entry = tuple[tuple[str, ...], tuple[str, ...], Tone]


def _entries(node: Node, above: tuple[str, ...], view: View) -> Iterator[_Entry]:
    if view.only_losses and not loses(node):
        return
    path = (*above, shown_name(node, view.language))
    reason = _reason(node.lines, view)
    if not node.children or len(path) == view.depth:
        yield path, (*node_cells(node, view), reason), rate_tone(node.rate)
        return
    for child in node.children:
        yield from _entries(child, path, view)
    if node.composition != "sum":
        whole = say(text("report.table.branch", name=path[-1]), view.language)
        yield (*above, whole), (*node_cells(node, view), reason), rate_tone(node.rate)
        return
    lost = node.score - sum(child.score for child in node.children)
    if lost:
        whole = say(text("report.table.branch", name=path[-1]), view.language)
        yield (*above, whole), ("", fixed_text(lost, view.places), "", reason), "poor"


def _levels(entries: list[_Entry], levels: int, view: View) -> Iterator[str]:
    names = [f"report.column.level.{level}" for level in range(1, levels + 1)]
    if any(len(path) > 3 for path, *_ in entries):
        names[-1] = "report.column.level.last"
    return (say(text(key), view.language) for key in names)


def _path_cells(path: tuple[str, ...], levels: int) -> tuple[str, ...]:
    head, rest = path[: levels - 1], path[levels - 1 :]
    cells = (*head, rest[-1] if len(rest) == 1 else f"… / {rest[-1]}") if rest else head
    return cells + ("",) * (levels - len(cells))


def _unrepeated(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Rows in which the first two names are blank while they stay the same."""
    before: tuple[str, ...] = ("", "")
    for row in rows:
        first, second = row[:2]
        same = first == before[0]
        yield ("" if same else first, "" if same and second == before[1] and len(row) > 6 else second, *row[2:])
        before = (first, second)


def _total_row(result: Result, view: View, levels: int) -> tuple[str, ...]:
    total = say(text("report.total"), view.language)
    cells = total_cells(result, view)
    lines = tuple(line for line in result.lines if line.kind not in EXTRA_LINES)
    return (total, *("",) * (levels - 1), *cells, _reason(lines, view))


def _extras_row(result: Result, view: View, levels: int) -> tuple[tuple[str, ...], ...]:
    """What 加分 and 减分 come to, so that the column of scores adds up; () without any."""
    net = extras_net(result)
    if net is None:
        return ()
    lines = tuple(line for line in result.lines if line.kind in EXTRA_LINES)
    name = say(text("report.extras"), view.language)
    return ((name, *("",) * levels, fixed_text(net, view.places), "", _reason(lines, view)),)


def _reason(lines: tuple[Line, ...], view: View) -> str:
    separator = say(text("report.separator"), view.language)
    return separator.join(line_sentence(line, view) for line in lines if line.printed)
