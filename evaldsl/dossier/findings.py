"""Problems and suggestions: the author's own with the points that hang on them, and the rest from the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from evaldsl.diagnostics import say, text
from evaldsl.dossier.agreement import Matched, Tagged, lost_points, unmentioned
from evaldsl.dossier.author import Author
from evaldsl.dossier.grids import ledger_lines
from evaldsl.dossier.numbering import section_number
from evaldsl.dossier.pages import Block, Heading, Prose, Run, prose
from evaldsl.dossier.scores import line_reason
from evaldsl.dossier.values import points
from evaldsl.frozen import frozen
from evaldsl.report.document import View
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Line, Node, Result

_TAKEN: Final = frozenset({"penalty", "gate", "total_cap"})


@frozen
class Chaptered:
    """A result, and the number of the chapter that is written about it."""

    result: Result
    chapter: int


def problems(author: Author, matched: Matched, result: Result) -> tuple[Block, ...]:
    """The author's problems in their order, each with the losses that belong to it; then every loss that none names."""
    view = View(result.language, score_places(result))
    section = author.section("problems")
    blocks: list[Block] = list(section.blocks) if section else []
    number = 0
    for number, problem in enumerate(matched.problems, 1):
        blocks += [Heading(3, _numbered(number, problem.entry.title)), *problem.entry.blocks]
        blocks += _losses(problem, view)
    for leaf in unmentioned(matched, result):
        number += 1
        lost = points(leaf.base - leaf.score, view.places)
        title = say(text("office.problem.title", name=leaf.name, lost=lost), view.language)
        blocks += [Heading(3, _numbered(number, title)), prose(_why(leaf, view))]
    for name, line in _above_leaves(result):
        number += 1
        title = say(text("office.problem.title", name=name, lost=points(line.printed, view.places)), view.language)
        words = say(text("office.sentence", words=line_reason(line, view.language)), view.language)
        blocks += [Heading(3, _numbered(number, title)), prose(words)]
    return tuple(blocks) or _nothing(result)


def suggestions(author: Author, matched: Matched, about: Chaptered) -> tuple[Block, ...]:
    """The author's suggestions, the most points regained first; then one for every loss that none names."""
    result = about.result
    view = View(result.language, score_places(result))
    section = author.section("suggestions")
    blocks: list[Block] = list(section.blocks) if section else []
    counted = frozenset(_counted(result))
    ordered = sorted(matched.suggestions, key=lambda one: -_regained(one))
    number = 0
    for number, one in enumerate(ordered, 1):
        blocks += [
            Heading(2, section_number(about.chapter, number, view.language) + one.entry.title),
            *one.entry.blocks,
        ]
        regained = _regained(one)
        if regained:
            lossy = [leaf for leaf in one.leaves() if lost_points(leaf)]
            names = [leaf.name for leaf in lossy]
            told = text("office.suggestion.regains", names=names, points=points(regained, view.places))
            if any(leaf.id not in counted for leaf in lossy):
                told = text("office.suggestion.names", names=names)
            blocks.append(Prose((Run(say(told, view.language)),), "note"))
    named = {leaf.id for one in matched.suggestions for leaf in one.leaves()}
    for leaf in sorted(_lossy(result), key=lambda leaf: leaf.score - leaf.base):
        if leaf.id not in named:
            number += 1
            heading = Heading(2, section_number(about.chapter, number, view.language) + _raise(leaf, view))
            blocks += (heading, _suggested(leaf, view, adds=leaf.id in counted))
    return tuple(blocks) or _nothing(result)


def _above_leaves(result: Result) -> Iterator[tuple[str, Line]]:
    """What is taken from a branch or from the total: penalties, gates, caps of the total."""
    for node, line in ledger_lines(result):
        if line.kind in _TAKEN and line.printed > 0 and (node is None or node.children):
            yield say(text("report.total"), result.language) if node is None else node.name, line


def _nothing(result: Result) -> tuple[Block, ...]:
    key = "report.no_losses" if result.reach is None else "office.no_deductions"
    return (prose(say(text(key), result.language)),)


def _numbered(number: int, title: str) -> str:
    return f"{number}. {title}"


def _losses(problem: Tagged, view: View) -> Iterator[Block]:
    """涉及指标 with what each lost."""
    lossy = [leaf for leaf in problem.leaves() if lost_points(leaf)]
    if not lossy:
        return
    parts = [
        text("office.problem.part", name=leaf.name, lost=points(leaf.base - leaf.score, view.places)) for leaf in lossy
    ]
    yield Prose((Run(say(text("office.problem.losses", parts=parts), view.language)),), "note")


def _why(leaf: Node, view: View) -> str:
    """Why a leaf lost points, as a paragraph: the amounts only where there are several."""
    lines = [line for line in leaf.lines if line.printed]
    told = []
    for line in lines:
        words = line_reason(line, view.language)
        if len(lines) > 1:
            words = say(text("office.problem.lost", lost=points(line.printed, view.places), words=words), view.language)
        told.append(words)
    return say(text("office.sentence", words=say(text("report.separator"), view.language).join(told)), view.language)


def _counted(result: Result) -> Iterator[str]:
    """The leaves whose points are points of the total: only sums stand above them."""
    if not any(line.kind == "composition" for line in result.lines):
        for node in result.children:
            yield from _added(node)


def _added(node: Node) -> Iterator[str]:
    if not node.children:
        yield node.id
    elif node.composition == "sum":
        for child in node.children:
            yield from _added(child)


def _raise(leaf: Node, view: View) -> str:
    return say(text("office.suggestion.title", name=leaf.name), view.language)


def _suggested(leaf: Node, view: View, *, adds: bool) -> Prose:
    """What meeting the rule regains; of the indicator alone where its points do not add up to the total."""
    lost = points(leaf.base - leaf.score, view.places)
    key = "office.suggestion" if adds else "office.suggestion.own"
    return prose(say(text(key, name=leaf.name, rule=leaf.sentence or "—", points=lost), view.language))


def _regained(one: Tagged) -> Fraction:
    return sum((leaf.base - leaf.score for leaf in one.leaves() if lost_points(leaf)), Fraction(0))


def _lossy(result: Result) -> Sequence[Node]:
    return [node for node in result.walk() if not node.children and lost_points(node)]
