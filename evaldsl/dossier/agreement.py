"""Where the author's words and the scores disagree: problems without losses, losses without problems."""

from __future__ import annotations

from collections.abc import Iterator

from evaldsl.diagnostics import Diagnostic, Label, error, text, warning
from evaldsl.diagnostics.near import near_names
from evaldsl.dossier.author import Author, Entry, Section, Tag
from evaldsl.dossier.values import find_nodes, points
from evaldsl.frozen import frozen
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Node, Result, Status


@frozen
class Tagged:
    """An entry of the author's with the indicators that it names."""

    entry: Entry
    nodes: tuple[Node, ...]

    def leaves(self) -> tuple[Node, ...]:
        """The leaves that it speaks of: those named, and those below a branch that is named."""
        return tuple(dict.fromkeys(leaf for node in self.nodes for leaf in node.walk() if not leaf.children))


@frozen
class Matched:
    """Problems, suggestions and good practice with their indicators."""

    problems: tuple[Tagged, ...] = ()
    suggestions: tuple[Tagged, ...] = ()
    practice: tuple[Tagged, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def match_tags(author: Author, result: Result) -> Matched:
    """Every `指标：` of the author's file as indicators of the result; unknown and ambiguous ones are errors."""
    wrong: list[Diagnostic] = []

    def tagged(entry: Entry) -> Tagged:
        found = [_node(tag, result) for tag in entry.tags]
        wrong.extend(item for item in found if isinstance(item, Diagnostic))
        return Tagged(entry, tuple(item for item in found if isinstance(item, Node)))

    problems = tuple(tagged(entry) for entry in author.entries("problems"))
    suggestions = tuple(tagged(entry) for entry in author.entries("suggestions"))
    practice = tuple(tagged(entry) for entry in (*_whole(author.section("practice")), *author.entries("practice")))
    return Matched(problems, suggestions, practice, tuple(wrong))


def lost_points(leaf: Node) -> bool:
    """Whether a leaf that counts has less than all its points."""
    return leaf.status is not Status.NOT_APPLICABLE and leaf.score < leaf.base


def unmentioned(matched: Matched, result: Result) -> tuple[Node, ...]:
    """The leaves that lost points and that no problem names, the largest loss first."""
    named = {leaf.id for problem in matched.problems for leaf in problem.leaves()}
    lossy = [node for node in result.walk() if not node.children and lost_points(node) and node.id not in named]
    return tuple(sorted(lossy, key=lambda node: node.score - node.base))


def disagreements(author: Author, matched: Matched, result: Result) -> Iterator[Diagnostic]:
    """What a reader of the report would stumble over, as warnings; silent where the author lists no problems."""
    problems = author.section("problems")
    if problems is None:
        return
    for problem in matched.problems:
        if not problem.entry.tags:
            yield warning("W0834", problem.entry.span, title=problem.entry.title, notes=(text("W0834.note"),))
        yield from _without_loss(problem)
    yield from _praised_and_blamed(matched)
    places = score_places(result)
    for leaf in unmentioned(matched, result):
        lost = points(leaf.base - leaf.score, places)
        yield warning("W0831", problems.span, name=leaf.name, lost=lost, notes=(text("W0831.note", name=leaf.name),))


def _without_loss(problem: Tagged) -> Iterator[Diagnostic]:
    """Indicators of a problem that have all their points: the report would list them among what went well."""
    for tag, node in zip(problem.entry.tags, problem.nodes, strict=False):
        if not lost_points(node) and node.status is Status.VALUE and node.reach is None:
            note = text("W0832.note", name=node.name)
            yield warning("W0832", tag.span, name=node.name, title=problem.entry.title, notes=(note,))


def _praised_and_blamed(matched: Matched) -> Iterator[Diagnostic]:
    for praise in matched.practice:
        for tag, node in zip(praise.entry.tags, praise.nodes, strict=False):
            leaves = {leaf.id for leaf in node.walk()}
            blame = next((one for one in matched.problems if leaves & {n.id for n in one.leaves()}), None)
            if blame is not None:
                label = Label(blame.entry.span, text("W0830.problem"))
                yield warning("W0830", tag.span, name=node.name, title=blame.entry.title, labels=(label,))


def _node(tag: Tag, result: Result) -> Node | Diagnostic:
    found = find_nodes(result, tag.name)
    if len(found) == 1:
        return found[0]
    if found:
        paths = [".".join(node.path) for node in found]
        return error("E0836", tag.span, name=tag.name, notes=(text("E0836.note", paths=paths),))
    near = near_names(tag.name, (node.name for node in result.walk()))
    notes = (text("E0835.near", names=near),) if near else ()
    return error("E0835", tag.span, name=tag.name, notes=notes)


def _whole(section: Section | None) -> tuple[Entry, ...]:
    """A section whose own paragraph names indicators, as an entry."""
    if section is None or not section.tags:
        return ()
    return (Entry(section.title, section.span, section.tags, section.blocks),)
