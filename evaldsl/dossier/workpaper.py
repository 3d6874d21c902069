"""The working paper (底稿): for every indicator the evidence that was seen, what was found, and room to sign."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import Language, say, text
from evaldsl.dossier.agreement import Matched
from evaldsl.dossier.author import Author
from evaldsl.dossier.evidence import evidence_of, without_folders
from evaldsl.dossier.grids import merge
from evaldsl.dossier.pages import Cell, Dossier, Figure, Grid, Part, prose
from evaldsl.dossier.scores import ScoreRow, Scores, scores_of
from evaldsl.frozen import frozen
from evaldsl.quantity.exact import fixed_text
from evaldsl.result.result import Node, Result

_COLUMNS: Final = ("area", "indicator", "standard", "done", "evidence", "finding", "weight", "score", "review")
_WIDTHS: Final[dict[Language, tuple[int, ...]]] = {
    "zh": (6, 9, 15, 12, 15, 16, 6, 6, 9),
    "en": (9, 10, 14, 11, 13, 15, 6, 6, 9),
}
_WEIGHT, _SCORE = 6, 7

Row = tuple[Cell | None, ...]


@frozen
class _Paper:
    """Everything that the paper is made from."""

    result: Result
    matched: Matched
    scores: Scores

    @property
    def language(self) -> Language:
        return self.result.language


def working_paper(result: Result, author: Author, matched: Matched) -> Dossier:
    """One row for every leaf; the reviewer signs each and the whole."""
    paper = _Paper(result, matched, scores_of(result))
    told = [row for block in paper.scores.blocks for row in block.rows]
    names = merge([(row.path[0], row.path[-1] if len(row.path) > 1 else "") for row in told])
    rows: list[Row] = [(*name, *_cells(row, paper)) for name, row in zip(names, told, strict=True)]
    rows += [(Cell(row.path[0], 2), None, *_cells(row, paper)) for row in paper.scores.beside]
    rows.append(_total(paper, len(rows)))
    header = tuple(say(text(f"office.paper.{name}"), paper.language) for name in _COLUMNS)
    grid = Grid(header, tuple(rows), (_WEIGHT, _SCORE), _WIDTHS[paper.language], 1, wide=True, names=2)
    by = author.setting("evaluator")
    signs = (
        *((text("office.paper.by", evaluator=by),) if by else ()),
        text("office.paper.made"),
        text("office.paper.reviewed"),
    )
    feet = tuple(prose(say(one, paper.language), "foot") for one in signs)
    title = say(text("office.paper.title", title=result.title), paper.language)
    return Dossier(title, paper.language, (Part("form", (), (grid, *feet)),))


def _cells(row: ScoreRow, paper: _Paper) -> tuple[Cell, ...]:
    leaf = row.leaf
    evidence = "" if leaf is None else "\n".join(_evidence(leaf, paper.language))
    finding = [row.reason] if row.reason else []
    if leaf is not None:
        finding += [
            say(text("office.paper.problem", title=problem.entry.title), paper.language)
            for problem in paper.matched.problems
            if any(one.id == leaf.id for one in problem.leaves())
        ]
    if leaf is not None and not finding:
        finding = [say(text("office.paper.nothing"), paper.language)]
    weight = Cell(row.reach) if row.reach else _points(row.weight, paper)
    score = _points(row.score, paper)
    return Cell(row.sentence), Cell(row.done), Cell(evidence), Cell("\n".join(finding)), weight, score, Cell("")


def _evidence(leaf: Node, language: Language) -> list[str]:
    """Each document with the places that name it; without documents, where the facts stand."""
    places: dict[str, dict[str, None]] = {}
    for one in evidence_of(leaf):
        places.setdefault(one.document or "", {}).update({without_folders(one.place): None} if one.place else {})
    bare = _gathered(places.pop("", {}), language)
    cited = [
        name + (say(text("report.place", place=_gathered(where, language)), language) if where else "")
        for name, where in places.items()
    ]
    return cited or [
        say(text("office.paper.undocumented_at", places=bare) if bare else text("office.paper.undocumented"), language)
    ]


def _gathered(places: Iterable[str], language: Language) -> str:
    """facts.toml:12、15: the name of a file stands once in front of its lines."""
    files: dict[str, list[str]] = {}
    for place in places:
        file, colon, line = place.rpartition(":")
        files.setdefault(file + colon, []).append(line)
    separator = "、" if language == "zh" else ", "
    return separator.join(file + separator.join(sorted(lines, key=_as_number)) for file, lines in files.items())


def _as_number(line: str) -> tuple[int, str]:
    return (int(line), "") if line.isdecimal() else (0, line)


def _points(value: Fraction | None, paper: _Paper) -> Cell:
    if value is None:
        return Cell("—")
    return Cell(fixed_text(value, paper.scores.places), figure=Figure(value))


def _total(paper: _Paper, count: int) -> Row:
    """The sums of all rows."""
    cells = []
    for column, value in ((_WEIGHT, paper.scores.full_marks), (_SCORE, paper.scores.score)):
        adds = tuple((row, column) for row in range(count)) if paper.scores.adds else ()
        figure = Figure(value, adds=adds)
        summed = Cell(fixed_text(value, paper.scores.places), figure=figure)
        cells.append(Cell(paper.scores.reach) if paper.scores.reach and column == _WEIGHT else summed)
    return (Cell(say(text("report.total"), paper.language), _WEIGHT), *(None,) * (_WEIGHT - 1), *cells, Cell(""))
