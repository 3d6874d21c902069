"""Problems and suggestions: the author's own with the points that hang on them, and the rest from the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evaldsl.diagnostics import say, text
from evaldsl.dossier.agreement import Matched, Tagged, lost_points, unmentioned
from evaldsl.dossier.author import Author
from evaldsl.dossier.numbering import section_number
from evaldsl.dossier.pages import Block, Heading, Prose, Run, prose
from evaldsl.dossier.scores import line_reason
from evaldsl.dossier.values import points
from evaldsl.frozen import frozen
from evaldsl.report.document import View
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Node, Result


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
    if not blocks:
        blocks.append(prose(say(text("report.no_losses"), view.language)))
    return tuple(blocks)


def suggestions(author: Author, matched: Matched, about: Chaptered) -> tuple[Block, ...]:
    """The author's suggestions, the most points regained first; then one for every loss that none names."""
    result = about.result
    view = View(result.language, score_places(result))
    section = author.section("suggestions")
    blocks: list[Block] = list(section.blocks) if section else []
    ordered = sorted(matched.suggestions, key=lambda one: -_regained(one))
    number = 0
    for number, one in enumerate(ordered, 1):
        blocks += [
            Heading(2, section_number(about.chapter, number, view.language) + one.entry.title),
            *one.entry.blocks,
        ]
        regained = _regained(one)
        if regained:
            names = [leaf.name for leaf in one.leaves() if lost_points(leaf)]
            told = text("office.suggestion.regains", names=names, points=points(regained, view.places))
            blocks.append(Prose((Run(say(told, view.language)),), "note"))
    named = {leaf.id for one in matched.suggestions for leaf in one.leaves()}
    for leaf in sorted(_lossy(result), key=lambda leaf: leaf.score - leaf.base):
        if leaf.id not in named:
            number += 1
            blocks += _suggested(leaf, section_number(about.chapter, number, view.language), view)
    if not blocks:
        blocks.append(prose(say(text("report.no_losses"), view.language)))
    return tuple(blocks)


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


def _suggested(leaf: Node, number: str, view: View) -> tuple[Block, ...]:
    lost = points(leaf.base - leaf.score, view.places)
    title = say(text("office.suggestion.title", name=leaf.name), view.language)
    told = text("office.suggestion", name=leaf.name, rule=leaf.sentence or "—", points=lost)
    return Heading(2, number + title), prose(say(told, view.language))


def _regained(one: Tagged) -> Fraction:
    return sum((leaf.base - leaf.score for leaf in one.leaves() if lost_points(leaf)), Fraction(0))


def _lossy(result: Result) -> Sequence[Node]:
    return [node for node in result.walk() if not node.children and lost_points(node)]
