"""The whole report in the order of the official outline (财预〔2020〕10号, 附件 参考提纲)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from evaldsl.diagnostics import Diagnostic, Language, Severity, Text, error, say, text
from evaldsl.dossier.agreement import Matched, disagreements, match_tags
from evaldsl.dossier.areas import area, area_title, conclusion, limits
from evaldsl.dossier.author import NOBODY, Author, Chapter, Entry, Section, unnumbered
from evaldsl.dossier.evidence import index_of
from evaldsl.dossier.findings import Chaptered, problems, suggestions
from evaldsl.dossier.grids import evidence_grid, ledger_grid, score_grid, summary_grid
from evaldsl.dossier.numbering import chapter_number, chinese, section_number
from evaldsl.dossier.pages import Block, Dossier, Heading, Items, Part, PartName, Prose, Run, prose
from evaldsl.dossier.scores import Scores, scores_of
from evaldsl.dossier.values import points
from evaldsl.frozen import frozen
from evaldsl.report.document import View
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Result


@frozen
class Assembled:
    """The report, None where the author's file has errors; with the figures of its scoring table."""

    dossier: Dossier | None
    scores: Scores
    diagnostics: tuple[Diagnostic, ...]


def assemble(result: Result, author: Author = NOBODY) -> Assembled:
    """The report of a result with the author's own sections, in the result's language."""
    matched = match_tags(author, result)
    scores = scores_of(result)
    wrong = (*matched.diagnostics, *_wrong_areas(author, result))
    if any(item.severity is Severity.ERROR for item in wrong):
        return Assembled(None, scores, wrong)
    outline = _Outline(result, author, matched, scores)
    dossier = Dossier(author.title or _title(result), result.language, tuple(_parts(outline)))
    return Assembled(dossier, scores, (*wrong, *disagreements(author, matched, result)))


@frozen
class _Outline:
    """Everything that the parts are made from."""

    result: Result
    author: Author
    matched: Matched
    scores: Scores

    @property
    def language(self) -> Language:
        return self.result.language


_CHAPTERS: Final[tuple[tuple[Chapter, ...], ...]] = (
    ("overview",),
    ("work",),
    ("conclusion",),
    ("analysis",),
    ("practice", "problems"),
    ("suggestions",),
    ("other",),
)


def _parts(outline: _Outline) -> Iterator[Part]:
    yield Part("opening", (), outline.author.opening)
    number = 0
    for chapters in _CHAPTERS:
        parts = list(_chapter(chapters, outline, number + 1))
        number += bool(parts)
        yield from parts
    for section in outline.author.sections:
        if section.chapter is None:
            number += 1
            heading = Heading(1, chapter_number(number, outline.language) + section.title)
            yield Part("extra", (heading,), tuple(_own(section, outline.language, number)))
    yield Part("sign", (), tuple(_signature(outline.author)))
    yield from _annexes(outline)


def _chapter(chapters: tuple[Chapter, ...], outline: _Outline, number: int) -> Iterator[Part]:
    language = outline.language
    if len(chapters) > 1:
        title = Heading(1, chapter_number(number, language) + _word("office.chapter.practice_and_problems", language))
        for place, chapter in enumerate(chapters, 1):
            below = Heading(2, section_number(number, place, language) + _chapter_title(chapter, outline))
            yield Part(_part_name(chapter), (title, below) if place == 1 else (below,), _body(chapter, outline, number))
        return
    (chapter,) = chapters
    title = Heading(1, chapter_number(number, language) + _chapter_title(chapter, outline))
    body = _body(chapter, outline, number)
    if body:
        yield Part(_part_name(chapter), (title,), body)
    if chapter == "conclusion":
        yield Part("summary", (), (summary_grid(outline.scores, language), *limits(outline.result)))


def _part_name(chapter: Chapter) -> PartName:
    return chapter


def _chapter_title(chapter: Chapter, outline: _Outline) -> str:
    section = outline.author.section(chapter)
    return section.title if section else _word(f"office.chapter.{chapter}", outline.language)


def _body(chapter: Chapter, outline: _Outline, number: int) -> tuple[Block, ...]:
    author, result = outline.author, outline.result
    section = author.section(chapter)
    match chapter:
        case "conclusion":
            return *(_own(section, outline.language, number) if section else ()), conclusion(result, author)
        case "analysis":
            return tuple(_analysis(outline, number))
        case "problems":
            return problems(author, outline.matched, result)
        case "suggestions":
            return suggestions(author, outline.matched, Chaptered(result, number))
        case "other":
            return *(_own(section, outline.language, number) if section else ()), *_remarks(result)
        case "overview" | "work" | "practice":
            if section is None:
                return (prose(_word(f"office.open.{chapter}", outline.language), "open"),)
            return tuple(_own(section, outline.language, number))


def _own(section: Section, language: Language, number: int) -> Iterator[Block]:
    """An author's section with its sub-headings numbered."""
    yield from section.blocks
    for place, entry in enumerate(section.entries, 1):
        yield Heading(2, section_number(number, place, language) + entry.title)
        yield from entry.blocks


def _analysis(outline: _Outline, number: int) -> Iterator[Block]:
    section = outline.author.section("analysis")
    if section is not None:
        yield from section.blocks
    for place, node in enumerate(outline.result.children, 1):
        title = area_title(node, outline.author, outline.language)
        yield Heading(2, section_number(number, place, outline.language) + title)
        yield area(node, outline.author, outline.result)
        for entry in outline.author.entries("analysis"):
            if _is_about(entry, node.name):
                yield from entry.blocks


def _is_about(entry: Entry, name: str) -> bool:
    title = unnumbered(entry.title).removeprefix("项目").removesuffix("情况").removesuffix("指标")
    return title.casefold() == name.removesuffix("指标").casefold()


def _wrong_areas(author: Author, result: Result) -> Iterator[Diagnostic]:
    """Sub-headings of the analysis that name no top-level indicator."""
    names = tuple(node.name for node in result.children)
    for entry in author.entries("analysis"):
        if not any(_is_about(entry, name) for name in names):
            yield error("E0837", entry.span, name=entry.title, notes=(text("E0837.note", names=names),))


def _remarks(result: Result) -> Iterator[Block]:
    """Compliance checks that do not hold, defaults taken, and texts still to be verified."""
    language = result.language
    failed = [one for one in result.policies if not one.holds]
    if result.reviews:
        yield prose(_word("office.remark.reviews", language))
        yield _items(say(one.told, language) for one in result.reviews)
    apart = tuple(_claims(result))
    if apart:
        yield prose(_word("office.remark.claims", language))
        yield _items(say(one, language) for one in apart)
    if result.outputs:
        yield prose(_word("office.remark.outputs", language))
        yield _items(_valued(step.label, step.value, language) for step in result.outputs)
    if failed:
        yield prose(_word("office.remark.policies", language))
        yield _items(
            say(text("office.remark.policy", title=one.title, message=one.message), language) for one in failed
        )
    if result.defaults:
        yield prose(_word("office.remark.defaults", language))
        yield _items(_valued(step.label, step.value, language) for step in result.defaults)
    if result.unverified:
        yield prose(_word("office.remark.unverified", language))
        yield _items(_valued(module, words, language) for module, words in result.unverified)


def _claims(result: Result) -> Iterator[Text]:
    """自评得分 and 公布得分 beyond their tolerance, of the total first."""
    places = score_places(result)
    total = text("report.total")
    named = ((total, result.claims), *((text("office.name", name=node.name), node.claims) for node in result.walk()))
    for name, claims in named:
        for one in claims:
            if one.differs:
                claimed, score = points(one.score, places), points(one.score - one.difference, places)
                kind = text(f"report.claims.{one.kind}")
                yield text("office.remark.claim", name=name, kind=kind, claimed=claimed, score=score)


def _valued(label: str, value: str, language: Language) -> str:
    return say(text("office.done.value", label=label, value=value), language)


def _items(words: Iterable[str]) -> Items:
    return Items(tuple((Run(one),) for one in words))


def _signature(author: Author) -> Iterator[Prose]:
    for name in ("evaluator", "date"):
        if words := author.setting("evaluator" if name == "evaluator" else "date"):
            yield prose(words, "sign")


def _annexes(outline: _Outline) -> Iterator[Part]:
    language = outline.language
    grids: tuple[tuple[PartName, Block], ...] = (
        ("scores", score_grid(outline.scores, language)),
        ("ledger", ledger_grid(outline.result, View(language, score_places(outline.result)))),
        ("evidence", evidence_grid(index_of(outline.result), language)),
    )
    for number, (name, grid) in enumerate(grids, 1):
        shown = chinese(number) if language == "zh" else str(number)
        called = "points" if name == "ledger" and outline.result.reach is not None else name
        title = say(text("office.annex", number=shown, title=text(f"office.annex.{called}")), language)
        yield Part(name, (Heading(1, title),), (grid,))


def _title(result: Result) -> str:
    if result.language == "en":
        return say(text("office.title", title=result.title), "en")
    for ending in ("评价报告", "报告", "评价", "自评"):
        if result.title.endswith(ending):
            return result.title + ("" if ending.endswith("报告") else "报告")
    return say(text("office.title", title=result.title), "zh")


def _word(key: str, language: Language) -> str:
    return say(text(key), language)
