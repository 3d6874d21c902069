"""Problems and suggestions: the author's own with the points that hang on them, and the rest from the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evaldsl.diagnostics import say, text
from evaldsl.dossier.agreement import Matched, Tagged, lost_points, unmentioned
from evaldsl.dossier.author import Author
from evaldsl.dossier.pages import Block, Heading, Prose, Run, prose
from evaldsl.dossier.values import points
from evaldsl.report.details import line_sentence
from evaldsl.report.document import View
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Node, Result

_DIGITS = "零一二三四五六七八九"


def problems(author: Author, matched: Matched, result: Result) -> tuple[Block, ...]:
    """The author's problems in their order, each with the losses that belong to it; then every loss that none names."""
    view = View(result.language, score_places(result))
    section = author.section("problems")
    blocks: list[Block] = list(section.blocks) if section else []
    number = 0
    for number, problem in enumerate(matched.problems, 1):
        blocks += [Heading(3, _numbered(number, problem.entry.title)), *problem.entry.blocks]
        blocks += _losses(problem, view)
    for number, leaf in enumerate(unmentioned(matched, result), number + 1):
        lost = points(leaf.base - leaf.score, view.places)
        title = say(text("office.problem.title", name=leaf.name, lost=lost), view.language)
        blocks += [Heading(3, _numbered(number, title)), prose(_why(leaf, view))]
    if not blocks:
        blocks.append(prose(say(text("report.no_losses"), view.language)))
    return tuple(blocks)


def suggestions(author: Author, matched: Matched, result: Result) -> tuple[Block, ...]:
    """The author's suggestions, those that regain most points first; then one for every loss that none of them names."""
    view = View(result.language, score_places(result))
    section = author.section("suggestions")
    blocks: list[Block] = list(section.blocks) if section else []
    ordered = sorted(matched.suggestions, key=lambda one: -_regained(one))
    number = 0
    for number, one in enumerate(ordered, 1):
        blocks += [Heading(2, chapter_number(number, 2, view) + one.entry.title), *one.entry.blocks]
        regained = _regained(one)
        if regained:
            names = [leaf.name for leaf in one.leaves() if lost_points(leaf)]
            told = text("office.suggestion.regains", names=names, points=points(regained, view.places))
            blocks.append(Prose((Run(say(told, view.language)),), "note"))
    named = {leaf.id for one in matched.suggestions for leaf in one.leaves()}
    for leaf in sorted(_lossy(result), key=lambda leaf: leaf.score - leaf.base):
        if leaf.id not in named:
            number += 1
            blocks += _suggested(leaf, chapter_number(number, 2, view), view)
    if not blocks:
        blocks.append(prose(say(text("report.no_losses"), view.language)))
    return tuple(blocks)


def chapter_number(number: int, level: int, view: View) -> str:
    """一、 and （一） in Chinese; in English the number of a suggestion."""
    if view.language == "en":
        return f"{number}. "
    return f"{chinese(number)}、" if level == 1 else f"（{chinese(number)}）"


def chinese(number: int) -> str:
    """1 to 99 as 一 to 九十九."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return ten + (_DIGITS[ones] if ones or not tens else "")


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
    """The lines of a leaf's ledger as a paragraph, with the reasons that the facts give."""
    told = []
    for line in leaf.lines:
        if line.printed:
            words = line_sentence(line, view)
            reasons = dict.fromkeys(one.reason for one in line.evidence if one.reason and one.reason not in words)
            told.append(words + "".join(say(text("report.reason", reason=r), view.language) for r in reasons if r))
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
