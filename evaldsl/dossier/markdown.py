"""Markdown into headings and blocks, by markdown-it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from evaldsl.dossier.pages import Block, Cell, Grid, Heading, Items, Prose, Run, plain

if TYPE_CHECKING:
    from markdown_it.token import Token


class Piece(NamedTuple):
    """A heading (level 0: before the first one), the number of its line, and the tokens up to the next heading."""

    level: int
    title: str
    line: int
    tokens: tuple[Token, ...]


_DEEPEST = 3  # headings below this one stay inside their piece


def headed(markdown: str) -> Iterator[Piece]:
    """The text cut at its headings of the first three levels."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    level, title, line = 0, "", 1
    inside: list[Token] = []
    rest = iter(tokens)
    for token in rest:
        if token.type == "heading_open" and token.level == 0 and int(token.tag[1]) <= _DEEPEST:
            yield Piece(level, title, line, tuple(inside))
            level, line, inside = int(token.tag[1]), (token.map or [0])[0] + 1, []
            title = plain(_runs(next(rest).children or ()))
            next(rest)
        else:
            inside.append(token)
    yield Piece(level, title, line, tuple(inside))


def blocks_of(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """The blocks of a piece."""
    found: list[Block] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _closing(tokens, at)
        inside = tokens[at + 1 : end]
        match token.type:
            case "heading_open":
                found.append(Heading(4, plain(_runs(inside[0].children or ()))))
            case "paragraph_open":
                found.append(Prose(_runs(inside[0].children or ())))
            case "bullet_list_open" | "ordered_list_open":
                first = int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None
                found.append(Items(tuple(_items(inside)), first))
            case "table_open":
                found.append(_grid(inside))
            case "blockquote_open":
                found.extend(blocks_of(inside))
            case "fence" | "code_block" | "html_block":
                found.append(Prose((Run(token.content.strip("\n")),)))
            case _:
                pass
        at = end + 1
    return tuple(found)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens at a token closes; the token itself where it opens nothing."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _items(tokens: Sequence[Token]) -> Iterator[tuple[Run, ...]]:
    """Every item as one line; items of a list within a list follow theirs."""
    for token in tokens:
        if token.type == "inline":
            yield _runs(token.children or ())


def _grid(tokens: Sequence[Token]) -> Grid:
    rows: list[list[str]] = []
    right: set[int] = set()
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(plain(_runs(token.children or ())))
        elif token.type in {"th_open", "td_open"} and "right" in str(token.attrs.get("style", "")):
            right.add(len(rows[-1]))
    header, *body = rows
    cells = tuple(tuple(Cell(words) for words in row) for row in body)
    return Grid(tuple(header), cells, tuple(sorted(right)), (1,) * len(header))


def _runs(children: Iterable[Token]) -> tuple[Run, ...]:
    """Words with their emphasis; a line break within a paragraph joins Chinese words and separates others."""
    runs: list[Run] = []
    strong = slanted = 0
    for token in children:
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                slanted += token.nesting
            case "softbreak":
                before = runs[-1].text[-1:] if runs else ""
                runs.append(Run("" if before > "\u2e7f" else " ", bool(strong), bool(slanted)))
            case "hardbreak":
                runs.append(Run("\n"))
            case "text" | "code_inline" | "image" | "html_inline":
                runs.append(Run(token.content, bool(strong), bool(slanted)))
            case _:
                pass
    return tuple(run for run in runs if run.text)
