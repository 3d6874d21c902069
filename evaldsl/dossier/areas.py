"""The conclusion and the analysis of every top-level indicator, in the sentences of published reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaldsl.diagnostics import Language, Text, say, text
from evaldsl.dossier.agreement import lost_points
from evaldsl.dossier.author import Author
from evaldsl.dossier.grids import area_name
from evaldsl.dossier.pages import Block, Items, Prose, Run, prose
from evaldsl.dossier.values import figure, points
from evaldsl.report.numbers import score_places
from evaldsl.report.tree import shown_name
from evaldsl.result.result import Node, Result, Status

_LIST_LEVELS = 8


def conclusion(result: Result, author: Author) -> Prose:
    """本项目绩效评价得分为73.24分，综合评定等级为“中”，详见下表。"""
    language = result.language
    subject = author.setting("subject")
    score, full = points(result.score, score_places(result)), points(result.full_marks, score_places(result))
    of = say(
        text("office.conclusion.subject", subject=subject) if subject else text("office.conclusion.this"), language
    )
    if result.reach is not None:
        reach, grade = result.reach.words(language), {} if result.grade is None else {"grade": result.grade.label}
        key = "office.conclusion.points" if result.grade is None else "office.conclusion.points_graded"
        return prose(say(text(key, of=of, score=score, reach=reach, **grade), language))
    if result.grade is None:
        return prose(say(text("office.conclusion", of=of, score=score, full=full), language))
    graded = text("office.conclusion.graded", of=of, score=score, full=full, grade=result.grade.label)
    return prose(say(graded, language))


def limits(result: Result) -> tuple[Block, ...]:
    """What the review adjusted, and what limited the grade; nothing where nothing did."""
    language, places = result.language, score_places(result)
    found: list[Block] = []
    grade = result.grade
    if grade is not None and grade.limits:
        found.append(prose(say(text("report.grade.limited", by_total=grade.by_total, grade=grade.label), language)))
        found.append(Items(tuple((Run(say(limit, language)),) for limit in grade.limits)))
    adjusted = tuple(
        (Run(say(text("report.adjusted.leaf", name=node.name, by_rule=by_rule, score=score), language)),)
        for node in result.walk()
        if node.by_rule is not None
        for by_rule, score in [(points(node.by_rule, places), points(node.score, places))]
    )
    if adjusted:
        found += [prose(say(text("report.adjusted"), language)), Items(adjusted)]
    return tuple(found)


def area_title(node: Node, author: Author, language: Language) -> str:
    """项目决策情况."""
    name = node.name.removesuffix("指标") if language == "zh" else node.name
    return say(text("office.area.title", name=_of_subject(name, author, language)), language)


def area(node: Node, author: Author, result: Result) -> Prose:
    """How many indicators, what weight, score and rate, what has all its points and what has lost some."""
    language, places = result.language, score_places(result)
    figures = {field: figure(node, field, places) for field in ("weight", "score", "rate")}
    name = area_name(shown_name(node, language), language)
    sentences = [_counts(node, _of_subject(name, author, language))]
    if node.status is Status.NOT_APPLICABLE and not node.base:
        sentences.append(text("office.area.absent", weight=figures["weight"]))
        return prose(_joined(sentences, language))
    if node.reach is not None:
        sentences.append(text("office.area.points", reach=node.reach.words(language), score=figures["score"]))
        sentences += _points(node)
        return prose(_joined(sentences, language))
    sentences.append(text("office.area.figures", **figures))
    sentences += _lists(node)
    return prose(_joined(sentences, language))


def _of_subject(name: str, author: Author, language: Language) -> str:
    """项目 + 决策指标, as Chinese reports have it; an English name needs nothing in front."""
    return author.setting("subject") + name if language == "zh" else name


def _counts(node: Node, name: str) -> Text:
    counts = tuple(_level_counts(node))
    if not counts:
        return text("office.area.single", name=name)
    parts = [
        text("office.area.count.one" if count == 1 else "office.area.count.many", level=_level(level), count=count)
        for level, count in counts
    ]
    return text("office.area.counts", name=name, counts=_clauses(parts))


def _level_counts(node: Node) -> Iterator[tuple[int, int]]:
    """How many indicators stand at each level below a top-level one."""
    level, nodes = 2, node.children
    while nodes:
        yield level, len(nodes)
        nodes = tuple(child for one in nodes for child in one.children)
        level += 1


def _level(level: int) -> Text:
    return text(f"office.level.{level}" if level <= _LIST_LEVELS else "office.level.deeper")


def _clauses(parts: Sequence[Text]) -> Text:
    """Counts side by side: 甲，乙 / a and b."""
    first, *rest = parts
    whole = first
    for part in rest:
        whole = text("office.clause.more", before=whole, after=part)
    return whole


def _lists(node: Node) -> Iterator[Text]:
    leaves = [leaf for leaf in node.walk() if not leaf.children]
    counted = [leaf for leaf in leaves if leaf.status is Status.VALUE]
    full = [leaf.name for leaf in counted if not lost_points(leaf)]
    lossy = [leaf.name for leaf in counted if lost_points(leaf)]
    if full and lossy:
        yield text("office.area.both", full=full, lossy=lossy)
    elif full:
        yield text("office.area.full", full=full)
    elif lossy:
        yield text("office.area.lossy", lossy=lossy)
    yield from _absent(leaves)


def _points(node: Node) -> Iterator[Text]:
    """Where points are added up nothing has full marks: what gave points, and what took some."""
    leaves = [leaf for leaf in node.walk() if not leaf.children]
    counted = [leaf for leaf in leaves if leaf.status is Status.VALUE]
    gained = [leaf.name for leaf in counted if leaf.score > 0]
    taken = [leaf.name for leaf in counted if leaf.score < 0]
    if gained:
        yield text("office.area.points.gained", names=gained)
    if taken:
        yield text("office.area.points.taken", names=taken)
    yield from _absent(leaves)


def _absent(leaves: Sequence[Node]) -> Iterator[Text]:
    absent = [leaf.name for leaf in leaves if leaf.status is not Status.VALUE]
    if absent:
        yield text("office.area.not_applicable", names=absent)


def _joined(sentences: Sequence[Text], language: Language) -> str:
    return ("" if language == "zh" else " ").join(say(sentence, language) for sentence in sentences)
