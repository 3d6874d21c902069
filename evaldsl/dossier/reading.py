"""Reading an author's file: settings between two lines `---`, then Markdown whose headings are the chapters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from evaldsl.diagnostics import Diagnostic, Language, error, text
from evaldsl.diagnostics.near import near_names
from evaldsl.dossier.author import (
    SETTING_NAMES,
    SETTINGS,
    Author,
    Entry,
    Section,
    SettingName,
    Tag,
    chapter_of,
    unnumbered,
)
from evaldsl.dossier.markdown import Piece, blocks_of, headed
from evaldsl.dossier.pages import Prose, plain
from evaldsl.dossier.references import filled
from evaldsl.dossier.values import Values
from evaldsl.frozen import frozen
from evaldsl.library.gather import FILE_BOUNDS
from evaldsl.library.refusals import cannot_read
from evaldsl.text import Source, Span
from evaldsl.text.read import ReadProblem, printable, read_source

_TAGGED: Final = re.compile(r"\s*(?:指标|[Ii]ndicators?)\s*[：:]\s*")
_NAME: Final = re.compile(r"[^、，,；;\s][^、，,；;]*")
_SETTING: Final = re.compile(r"\s*([^:：#]+?)\s*[:：]\s*(.*?)\s*")
_CHAPTER, _ENTRY = 2, 3


@frozen
class ReadAuthor:
    """The author's file; None where an error stands against it."""

    author: Author | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_author(path: str, values: Values) -> ReadAuthor:
    """The author's file with every reference filled from the result."""
    source = read_source(path, FILE_BOUNDS)
    if isinstance(source, ReadProblem):
        return ReadAuthor(None, (cannot_read(printable(path), source, None),))
    return author_of(source, values)


def author_of(source: Source, values: Values) -> ReadAuthor:
    """The author's file from its text."""
    words, wrong = filled(source, values)
    head, settings, refused = _settings(source, values.result.language)
    body = "\n" * head + "\n".join(words.split("\n")[head:]).replace("\r\n", "\n").replace("\r", " ")
    diagnostics = (*wrong, *refused)
    if diagnostics:
        return ReadAuthor(None, diagnostics)
    pieces = tuple(headed(body))
    title = next((piece.title for piece in pieces if piece.level == 1), None)
    opening = tuple(block for piece in pieces if piece.level < _CHAPTER for block in blocks_of(piece.tokens))
    sections = tuple(_section(group, source) for group in _by_chapter(pieces))
    return ReadAuthor(Author(source, settings, title, opening, sections))


def _by_chapter(pieces: Iterable[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if piece.level == _CHAPTER:
            groups.append([piece])
        elif piece.level > _CHAPTER and groups:
            groups[-1].append(piece)
    return groups


def _section(pieces: list[Piece], source: Source) -> Section:
    first, *rest = (_entry(piece, source) for piece in pieces)
    chapter = chapter_of(first.title)
    return Section(chapter, unnumbered(first.title), first.span, first.tags, first.blocks, tuple(rest))


def _entry(piece: Piece, source: Source) -> Entry:
    """A heading with what stands below; a first paragraph `指标：…` names its indicators."""
    blocks = blocks_of(piece.tokens)
    tags: tuple[Tag, ...] = ()
    if blocks and isinstance(blocks[0], Prose) and _TAGGED.match(plain(blocks[0].runs)):
        tags = _tags(source, piece.line)
        blocks = blocks[1:]
    return Entry(unnumbered(piece.title), _line(source, piece.line), tags, blocks)


def _tags(source: Source, heading: int) -> tuple[Tag, ...]:
    """The names after `指标：` in the first line below the heading that has words."""
    number = next(n for n in range(heading + 1, len(source.line_starts) + 1) if source.line_text(n).strip())
    words = source.line_text(number)
    start = source.line_starts[number - 1]
    opened = _TAGGED.match(words)
    after = opened.end() if opened else 0
    return tuple(
        Tag(match[0].rstrip("。. \t"), Span(source, start + match.start(), start + match.end()))
        for match in _NAME.finditer(words, after)
    )


def _line(source: Source, number: int) -> Span:
    start = source.line_starts[number - 1]
    return Span(source, start, start + len(source.line_text(number)))


def _settings(
    source: Source, language: Language
) -> tuple[int, tuple[tuple[SettingName, str], ...], tuple[Diagnostic, ...]]:
    """The lines that the settings take, the settings, and what is wrong with them."""
    lines = source.text.split("\n")
    if lines[0].strip() != "---":
        return 0, (), ()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        return 0, (), (error("E0834", _line(source, 1)),)
    settings: list[tuple[SettingName, str]] = []
    wrong: list[Diagnostic] = []
    for number, line in enumerate(lines[1:end], 2):
        found = _SETTING.fullmatch(line)
        if found and found[1].casefold() in SETTINGS:
            settings.append((SETTINGS[found[1].casefold()], found[2]))
        elif line.strip() and not line.lstrip().startswith("#"):
            wrong.append(_no_setting(found[1] if found else line.strip(), _line(source, number), language))
    return end + 1, tuple(settings), tuple(wrong)


def _no_setting(name: str, span: Span, language: Language) -> Diagnostic:
    near = near_names(name, SETTINGS, 1)
    note = text("E0833.near", name=near[0]) if near else text("E0833.known", names=SETTING_NAMES[language])
    return error("E0833", span, name=name, notes=(note,))
