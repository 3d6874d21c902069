"""Keywords in both languages: spellings to terminals, and terminals to their canonical spellings."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple, TypeVar

from evaldsl.diagnostics import Language
from evaldsl.resources import keyword_table

T = TypeVar("T")
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_COMPARING: Final = frozenset(["EQ", "GE", "LE", "BELOW", "ABOVE"])


class Spelling(NamedTuple):
    """One spelling of a keyword, word by word."""

    words: tuple[str, ...]
    terminal: str
    language: Language


class Keywords(NamedTuple):
    """`whole`: spellings by their first word, longest first; `heads`: one-word Han spellings by first character,
    longest first (these may be cut off a longer word); `tails`: Han comparisons by last character, longest first
    (these may end a word before a number); `canonical`: terminal → spelling, by language."""

    whole: dict[str, tuple[Spelling, ...]]
    heads: dict[str, tuple[Spelling, ...]]
    tails: dict[str, tuple[str, ...]]
    canonical: dict[Language, dict[str, str]]


@cache
def keywords() -> Keywords:
    """Both keyword tables, read once."""
    spellings: list[Spelling] = []
    canonical: dict[Language, dict[str, str]] = {}
    for language in LANGUAGES:
        table: dict[str, list[str]] = keyword_table(language)
        canonical[language] = {terminal: written[0] for terminal, written in table.items()}
        spellings += [
            Spelling(tuple(spelling.split()), terminal, language)
            for terminal, written in table.items()
            for spelling in written
        ]
    whole: dict[str, list[Spelling]] = {}
    heads: dict[str, list[Spelling]] = {}
    tails: dict[str, list[str]] = {}
    for spelling in sorted(spellings, key=lambda s: (-len(s.words), -len(s.words[0]))):
        whole.setdefault(spelling.words[0], []).append(spelling)
        if len(spelling.words) == 1 and not spelling.words[0].isascii():
            heads.setdefault(spelling.words[0][0], []).append(spelling)
            if spelling.terminal in _COMPARING:
                tails.setdefault(spelling.words[0][-1], []).append(spelling.words[0])
    return Keywords(_frozen(whole), _frozen(heads), _frozen(tails), canonical)


def _frozen(table: dict[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(value) for key, value in table.items()}
