"""The tables of the report: the summary, the scoring table with merged cells, the ledger, the index of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.evidence import Document
from evaldsl.dossier.pages import Cell, Grid
from evaldsl.dossier.scores import ScoreRow, Scores
from evaldsl.dossier.values import points
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.details import line_sentence
from evaldsl.report.document import View
from evaldsl.report.numbers import rate_text
from evaldsl.result.result import Line, Node, Result

_MOST_LEVELS = 3


def area_name(name: str, language: Language) -> str:
    """决策 → 决策指标, as the summary calls a top-level indicator; English names stand as they are."""
    return name if language == "en" or name.endswith("指标") else f"{name}指标"


def summary_grid(scores: Scores, language: Language) -> Grid:
    """评价内容, 分值, 评价得分, 得分率; then 综合得分 and 绩效评定级别."""
    rows: list[tuple[Cell | None, ...]] = []
    for block in scores.blocks:
        name = area_name(block.name, language)
        weight, *rest = _numbers((block.weight, block.score, block.base), scores.places)
        rows.append(_cells(name, block.reach or weight, *rest))
    rows.extend(_cells(row.path[0], "", _fixed(row.score, scores.places), "") for row in scores.beside)
    total = _say("report.total", language)
    weight, *rest = _numbers((scores.full_marks, scores.score, scores.full_marks), scores.places)
    rows.append(_cells(total, scores.reach or weight, *rest))
    totals = 1
    if scores.grade is not None:
        rows.append((Cell(_say("report.grade", language)), Cell(scores.grade, across=3), None, None))
        totals = 2
    weigh = "reach" if scores.reach else "weight"
    header = tuple(_say(f"report.column.{name}", language) for name in ("content", weigh, "summary_score", "rate"))
    return Grid(header, tuple(rows), (1, 2, 3), (4, 2, 2, 2), totals)


def score_grid(scores: Scores, language: Language) -> Grid:
    """The scoring table; names of upper levels are merged over their rows."""
    levels = min(_MOST_LEVELS, scores.depth)
    rows = [row for block in scores.blocks for row in block.rows]
    merged = list(merge([path_cells(row.path, levels) for row in rows]))
    body = [(*cells, *_row_cells(row, scores.places)) for cells, row in zip(merged, rows, strict=True)]
    for row in scores.beside:
        across: tuple[Cell | None, ...] = (Cell(row.path[0], across=levels), *(None,) * (levels - 1))
        body.append((*across, *_row_cells(row, scores.places)))
    total = ScoreRow((), scores.full_marks, scores.score, scores.full_marks, reach=scores.reach)
    last: tuple[Cell | None, ...] = (Cell(_say("report.total", language), across=levels), *(None,) * (levels - 1))
    body.append((*last, *_row_cells(total, scores.places)))
    numbers = (levels, levels + 3, levels + 4)
    names = (6, 6, 7) if language == "zh" else (8, 9, 9)
    widths = (*names[:levels], 6, 17, 11, 6, 7, 17, 9)
    return Grid(
        score_header(levels, language, in_points=bool(scores.reach)),
        tuple(body),
        numbers,
        widths,
        1,
        wide=True,
        names=levels,
    )


def score_header(levels: int, language: Language, *, in_points: bool = False) -> tuple[str, ...]:
    """一级|二级|三级|分值|评分标准|指标完成情况|得分|得分率|扣分原因|数据来源."""
    keys = (
        *(f"report.column.level.{level}" for level in range(1, levels + 1)),
        "report.column.reach" if in_points else "report.column.weight",
        "office.column.standard",
        "office.column.done",
        "report.column.score",
        "report.column.rate",
        "report.column.points_reason" if in_points else "report.column.reason",
        "office.column.source",
    )
    return tuple(_say(key, language) for key in keys)


def path_cells(path: tuple[str, ...], levels: int) -> tuple[str, ...]:
    """The names of a row in `levels` columns; what lies deeper stands in the last one."""
    head, rest = path[: levels - 1], path[levels - 1 :]
    cells = (*head, " / ".join(rest)) if rest else head
    return cells + ("",) * (levels - len(cells))


def merge(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[Cell | None, ...]]:
    """Equal names below each other as one cell, if those to their left are one too; a short path reaches right."""
    for at, row in enumerate(names):
        cells: list[Cell | None] = []
        for level, name in enumerate(row):
            last = level == len(row) - 1 or not any(row[level + 1 :])
            goes_on = not last and at > 0 and names[at - 1][: level + 1] == row[: level + 1]
            if not name or goes_on:
                cells.append(None)
            else:
                across = len(row) - level if last else 1
                down = 1 if last else _run_length(names, at, level)
                cells.append(Cell(name, across, down))
        yield tuple(cells)


def ledger_grid(result: Result, view: View) -> Grid:
    """Every line that costs or gives points, and their sum: full marks less what is lost is the score.

    Where points are added up, the column holds what each line gives, and its sum is the score.
    """
    sign = ledger_sign(result)
    rows: list[tuple[Cell | None, ...]] = []
    for node, line in _lines(result):
        name = _say("report.total", view.language) if node is None else " / ".join(node.path)
        documents = dict.fromkeys(one.document for one in line.evidence if one.document)
        sources = say(text("report.separator"), view.language).join(name for name in documents if name)
        rows.append(_cells(name, fixed_text(sign * line.printed, view.places), line_sentence(line, view), sources))
    lost = fixed_text(sign * (result.full_marks - result.score), view.places)
    rows.append(_cells(_say("office.ledger.total", view.language), lost, _closing(result, view), ""))
    amount, reason = ("office.column.lost", "reason") if sign > 0 else ("office.column.points", "points_reason")
    keys = ("report.column.indicator", amount, f"report.column.{reason}", "office.column.source")
    header = tuple(_say(key, view.language) for key in keys)
    return Grid(header, tuple(rows), (1,), (7, 3, 14, 7), 1, wide=True)


def ledger_sign(result: Result) -> int:
    """1: the ledger lists what is lost; -1: points are added up, and it lists what is given."""
    return 1 if result.reach is None else -1


def evidence_grid(documents: Iterable[Document], language: Language) -> Grid:
    """The documents with what rests on them."""
    separator = "、" if language == "zh" else ", "
    rows = tuple(
        _cells(str(number), one.name, *(separator.join(names) for names in (one.facts, one.indicators, one.places)))
        for number, one in enumerate(documents, 1)
    )
    if not rows:
        rows = (_cells("—", _say("office.paper.undocumented", language), "", "", ""),)
    keys = ("number", "document", "facts", "used", "place")
    header = tuple(_say(f"office.column.{key}", language) for key in keys)
    return Grid(header, rows, (), (2, 9, 8, 8, 7), wide=True)


def ledger_lines(result: Result) -> tuple[tuple[Node | None, Line], ...]:
    """The lines of the ledger with their indicators (None: the total)."""
    return tuple(_lines(result))


def _lines(result: Result) -> Iterator[tuple[Node | None, Line]]:
    if not any(line.kind == "composition" for line in result.lines):  # else the total's own lines say it all
        for node in result.children:
            yield from _node_lines(node, in_points=result.reach is not None)
    for line in result.lines:
        if line.printed:
            yield None, line


def _node_lines(node: Node, *, in_points: bool) -> Iterator[tuple[Node, Line]]:
    """The lines of a node and of all below it; where a node is no sum, its own lines say it all.

    Where points are added up, an indicator with a weight brings that first, for its lines are taken from it.
    """
    if in_points and node.reach is None:
        start = text("because.points_weight", weight=node.weight)
        yield node, Line("points", -node.weight, -node.weight, start, None, (), None)
    for line in node.lines:
        if line.printed:
            yield node, line
    if node.composition == "sum":
        for child in node.children:
            yield from _node_lines(child, in_points=node.reach is not None)


def _closing(result: Result, view: View) -> str:
    full, lost = points(result.full_marks, view.places), points(result.full_marks - result.score, view.places)
    score = points(result.score, view.places)
    if result.reach is not None:
        return say(text("office.ledger.points", score=score), view.language)
    return say(text("office.ledger.closing", full=full, lost=lost, score=score), view.language)


def _run_length(names: Sequence[tuple[str, ...]], at: int, level: int) -> int:
    same = names[at][: level + 1]
    end = at + 1
    while end < len(names) and names[end][: level + 1] == same and any(names[end][level + 1 :]):
        end += 1
    return end - at


def _row_cells(row: ScoreRow, places: int) -> tuple[Cell, ...]:
    weight = row.reach or ("" if row.weight is None else _fixed(row.weight, places))
    rate = "" if row.weight is None else _rate(row.score, row.base)
    score = "—" if row.score is None else _fixed(row.score, places)
    return tuple(Cell(words) for words in (weight, row.sentence, row.done, score, rate, row.reason, row.sources))


def _numbers(figures: tuple[Fraction, Fraction, Fraction], places: int) -> tuple[str, str, str]:
    weight, score, base = figures
    return _fixed(weight, places), _fixed(score, places), _rate(score, base)


def _rate(score: Fraction | None, base: Fraction | None) -> str:
    return rate_text(None if score is None or not base else score / base)


def _fixed(value: Fraction | None, places: int) -> str:
    return "" if value is None else fixed_text(value, places)


def _cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell(one) for one in words)


def _say(key: str, language: Language) -> str:
    return say(text(key), language)
