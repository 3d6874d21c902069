"""The self-evaluation form (项目支出绩效自评表, 财预〔2020〕10号 附件; its layout from memory, 待核)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.author import Author
from evaldsl.dossier.grids import merge, path_cells
from evaldsl.dossier.pages import Block, Cell, CellLook, Dossier, Figure, Grid, Part, prose
from evaldsl.dossier.scores import ScoreRow, Scores, scores_of
from evaldsl.dossier.stated import Fund, aimed, funds, head
from evaldsl.facts.bound import Facts
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text, fixed_text
from evaldsl.report.numbers import rate_text
from evaldsl.result.result import Node, Result

_LEVELS: Final = 3
_WHOLE: Final = 3
"""The row of all funds, from 0."""
_WEIGHT, _SCORE, _CAUSE = 6, 7, 8
_FUND_WEIGHT, _FUND_RATE, _FUND_SCORE = 6, 7, 8
_UNITS: Final[dict[Language, int]] = {"zh": 10_000, "en": 1}
_EXECUTION: Final = frozenset(
    {"预算执行率", "预算执行情况", "执行率", "execution", "budget execution", "budget execution rate"}
)
_AIM: Final = re.compile(r"(?P<subject>.+?) (?P<aim>[≥≤=><] .+?)(?: 得满分| scores full marks)")

Row = tuple[Cell | None, ...]


@frozen
class _Form:
    """Everything that the form is made from; `execution` is the indicator whose points stand beside the funds."""

    result: Result
    facts: Facts
    scores: Scores
    funds: tuple[Fund, ...]
    execution: Node | None

    @property
    def language(self) -> Language:
        return self.result.language

    def points(self, value: Fraction | None) -> str:
        return "—" if value is None else fixed_text(value, self.scores.places)


def self_evaluation(result: Result, facts: Facts, author: Author) -> Dossier:
    """The form of a result. What neither the facts nor the result tell stays blank, to be filled in by hand."""
    stated = funds(facts)
    execution = next((node for node in result.children if not node.children and _is_execution(node)), None)
    form = _Form(result, facts, scores_of(result), stated, execution if stated else None)
    opening: tuple[Block, ...] = ()
    if year := head(facts, "year"):
        opening = (prose(say(text("office.form.year", year=year.removesuffix("年")), form.language), "caption"),)
    sign = text("office.form.sign", date=author.setting("date"))
    closing = prose(say(sign, form.language), "foot")
    return Dossier(_title(result), form.language, (Part("form", (), (*opening, _grid(form), closing)),))


def _is_execution(node: Node) -> bool:
    return node.name.casefold() in _EXECUTION


def _title(result: Result) -> str:
    if result.language == "en":
        return result.title if "self-evaluation" in result.title.casefold() else f"{result.title}: self-evaluation"
    return result.title.removesuffix("表").removesuffix("自评").removesuffix("评价") + "自评表"


def _grid(form: _Form) -> Grid:
    """One table of nine columns, as the form is printed."""
    rows = [*_head(form), *_fund_rows(form), *_objectives(form)]
    first = len(rows) + 1
    rows += _indicators(form)
    rows.append(_total(form, (first, len(rows))))
    widths = (5, 7, 8, 13, 9, 9, 6, 6, 16) if form.language == "zh" else (8, 8, 9, 12, 9, 9, 6, 6, 15)
    return Grid((), tuple(rows), (), widths, 1, wide=True)


# ── head, funds, objectives ───────────────────────────────────────────────────────────────────────


def _head(form: _Form) -> Iterator[Row]:
    def stated(name: str) -> str:
        return head(form.facts, name)

    yield _row((_label("project", form, 2), _text(stated("project"), 7)))
    unit = (_label("unit", form, 2), _text(stated("unit"), 3))
    yield _row((_label("department", form, 2), _text(stated("department"), 2), *unit))


def _fund_rows(form: _Form) -> Iterator[Row]:
    """年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分: of all funds, then of each source."""
    if not form.funds:
        return
    parts = form.funds if len(form.funds) > 1 or form.funds[0].name else ()
    names = ("initial", "budget", "spent", "weight", "rate", "score")
    down = 2 + len(parts)
    yield _row((_label("funds", form, 1, down), _text("", 2), *(_label(name, form) for name in names)))
    yield _fund_row(form, _whole(form.funds), (_WHOLE, len(parts)))
    for number, fund in enumerate(parts, 1):
        yield _fund_row(form, fund, (_WHOLE + number, 0))


def _whole(parts: tuple[Fund, ...]) -> Fund:
    initial = [one.initial for one in parts if one.initial is not None]
    given = sum(initial, Fraction(0)) if len(initial) == len(parts) else None
    return Fund(
        "", given, sum((one.budget for one in parts), Fraction(0)), sum((one.spent for one in parts), Fraction(0))
    )


def _fund_row(form: _Form, fund: Fund, place: tuple[int, int]) -> Row:
    """A row of the funds; `place` is its number, and how many rows below it sums up."""
    at, below = place
    amounts = []
    for column, amount in enumerate((fund.initial, fund.budget, fund.spent), 3):
        adds = tuple((at + number, column) for number in range(1, below + 1))
        amounts.append(_amount(amount, adds, form.language))
    rate = Figure(fund.spent / fund.budget, "rate", divides=((at, 5), (at, 4))) if fund.budget else None
    shown_rate = Cell(rate_text(rate.value if rate else None), look="name", figure=rate)
    node = None if fund.name else form.execution
    weight, score = (_dash(), _dash()) if node is None else (_points(node.weight, form), _points(node.score, form))
    name = _text(fund.name, 2) if fund.name else _label("whole", form, 2)
    return (None, *_row((name, *amounts, weight, shown_rate, score)))


def _amount(value: Fraction | None, adds: tuple[tuple[int, int], ...], language: Language) -> Cell:
    if value is None:
        return _dash()
    scaled = value / _UNITS[language]
    shown = fixed_text(scaled, 2) if (scaled * 100).denominator == 1 else decimal_text(scaled)
    if language == "en":
        whole, point, rest = shown.removesuffix(".00").partition(".")
        shown = f"{int(whole):,}{point}{rest}"
    return Cell(shown, look="name", figure=Figure(scaled, "amount", adds))


def _objectives(form: _Form) -> Iterator[Row]:
    yield _row((_label("objectives", form, 1, 2), _label("expected", form, 4), _label("achieved", form, 4)))
    expected, achieved = head(form.facts, "expected"), head(form.facts, "achieved")
    yield (None, *_row((_text(expected, 4), _text(achieved, 4))))


# ── indicators ────────────────────────────────────────────────────────────────────────────────────


def _indicators(form: _Form) -> Iterator[Row]:
    blocks = form.scores.blocks
    told = [row for block in blocks for row in block.rows if row.leaf is None or row.leaf is not form.execution]
    columns = ("target", "actual", "weight", "score", "cause")
    down = 1 + len(told) + len(form.scores.beside)
    levels = (Cell(_said(f"report.column.level.{level}", form), look="label") for level in range(1, _LEVELS + 1))
    yield _row((_label("indicators", form, 1, down), *levels, *(_label(name, form) for name in columns)))
    merged = merge([path_cells(row.path, _LEVELS) for row in told])
    for row, names in zip(told, merged, strict=True):
        yield (None, *(_named(cell) for cell in names), *_told(row, form))
    for row in form.scores.beside:
        name = (Cell(row.path[0], _LEVELS, look="name"), None, None)
        yield (None, *name, *_told(row, form))


def _named(cell: Cell | None) -> Cell | None:
    return None if cell is None else Cell(cell.text, cell.across, cell.down, "name")


def _told(row: ScoreRow, form: _Form) -> tuple[Cell, ...]:
    """年度指标值, 实际完成值, 分值, 得分, 偏差原因分析及改进措施."""
    stated = None if row.leaf is None else aimed(row.leaf, form.facts)
    target = stated.target if stated else _target(row.sentence)
    actual = stated.actual if stated else row.done
    cause = stated.cause if stated and stated.cause else row.reason
    return (
        Cell(target),
        Cell(actual),
        _points(row.weight, form) if row.weight is not None else Cell(row.reach, look="name"),
        _points(row.score, form),
        Cell(cause),
    )


def _target(sentence: str) -> str:
    """What a rule asks for full marks, without the rest of its sentence: ≥ 90%."""
    found = _AIM.match(sentence)
    return found["aim"] if found else sentence


def _total(form: _Form, rows: tuple[int, int]) -> Row:
    """The sums; `rows` are the first row of the indicators and the one after the last."""
    places = range(*rows)
    cells = []
    for column, fund, value in (
        (_WEIGHT, _FUND_WEIGHT, form.scores.full_marks),
        (_SCORE, _FUND_SCORE, form.scores.score),
    ):
        paid = () if form.execution is None else ((_WHOLE, fund),)
        adds = (*paid, *((at, column) for at in places))
        if form.scores.reach and column == _WEIGHT:
            cells.append(Cell(form.scores.reach, look="name"))
            continue
        figure = Figure(value, adds=adds if form.scores.adds else ())
        cells.append(Cell(form.points(value), look="name", figure=figure))
    return _row((Cell(_said("office.form.total", form), _WEIGHT, look="label"), *cells, Cell("")))


# ── cells ─────────────────────────────────────────────────────────────────────────────────────────


def _points(value: Fraction | None, form: _Form) -> Cell:
    return Cell(form.points(value), look="name", figure=None if value is None else Figure(value))


def _label(name: str, form: _Form, across: int = 1, *down: int) -> Cell:
    look: CellLook = "label"
    return Cell(_said(f"office.form.{name}", form), across, down[0] if down else 1, look)


def _text(words: str, across: int) -> Cell:
    return Cell(words, across)


def _dash() -> Cell:
    return Cell("—", look="name")


def _row(cells: tuple[Cell, ...]) -> Row:
    """The cells with the places that they reach over."""
    return tuple(one for cell in cells for one in (cell, *(None,) * (cell.across - 1)))


def _said(key: str, form: _Form) -> str:
    return say(text(key), form.language)
