"""When a name must be quoted: asked of the grammar, for the place where the name stands."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, TypeAlias, get_args

from evaldsl.diagnostics import Language
from evaldsl.syntax import characters
from evaldsl.syntax.automaton import Automaton, Piece
from evaldsl.syntax.keywords import keywords

Place: TypeAlias = Literal[
    "name", "item", "member", "operand", "argument", "choice", "score", "each", "clause", "row", "label",
    "grade", "finding", "extra", "total", "policy", "test", "most", "revised",
]  # fmt: skip
"""Where a name can stand: `name` where nothing but a name can; `item`, `member`, `row`, `grade`, `finding`, `extra`,
`policy` and `test` at the beginning of such a line; `operand` in an expression, `argument` behind a comma of a call;
`choice` in 对应(…); `score` behind 得, `each` behind 每, `clause` at the beginning of a clause, `label` behind an
option, `total` behind 总分不超过, `most` behind 最高得, `revised` behind 修改."""

_MEMBER: Final = ("NAME", "NL", "INDENT")
_ROW: Final = (*_MEMBER, "BANDS", "NAME", "NL", "INDENT")
_BEFORE: Final[dict[Place, tuple[str, ...]]] = {
    "name": ("NAME", "DEFINE", "NAME", "DOT"),
    "item": (),
    "member": _MEMBER,
    "operand": ("NAME", "DEFINE"),
    "argument": ("NAME", "DEFINE", "NAME", "LPAR", "NAME", "COMMA"),
    "choice": ("NAME", "DEFINE", "MAP", "LPAR", "NAME", "SEMI"),
    "score": (*_MEMBER, "NAME", "SCORES"),
    "each": (*_MEMBER, "NAME", "NO_SCORE", "EACH"),
    "clause": (*_MEMBER, "NAME", "NO_SCORE", "COMMA"),
    "row": _ROW,
    "label": (*_ROW, "NAME", "OR"),
    "grade": ("GRADE", "NAME", "NL", "INDENT"),
    "finding": (*_MEMBER, "DEDUCTIONS", "NL", "INDENT"),
    "extra": ("PENALTY", "NL", "INDENT"),
    "most": (*_MEMBER, "NAME", "NO_SCORE", "MOST_SCORE"),
    "revised": (*_MEMBER, "REVISE"),
    "total": ("WHEN", "NAME", "TOTAL_AT_MOST"),
    "policy": ("POLICY", "STRING", "NL", "INDENT"),
    "test": ("TEST", "STRING", "NL", "INDENT"),
}
"""A shortest beginning of a program that leads to each place."""

_IN_ROWS: Final = ("EACH_ROW", "NAME", "NL", "INDENT")
"""Members stand in blocks of 逐行 too, where more words are keywords."""

PLACES: Final[tuple[Place, ...]] = get_args(Place)


def written_name(name: str, language: Language, place: Place) -> str:
    """The name as it can be written at a place: quoted, with the marks of the language, only where it must be."""
    if is_word(name) and name not in _reserved(place):
        return name
    corner = "」" not in name and (language == "zh" or "`" in name)
    return f"「{name}」" if corner else f"`{name}`"


def is_word(name: str) -> bool:
    """Whether the scanner reads the text as one word, and keeps it as it is."""
    begins = name[:1].isascii() and name[:1].isdigit()
    return not begins and name.translate(characters.SAME) == name and characters.WORD.fullmatch(name) is not None


def _possible(before: tuple[str, ...]) -> frozenset[str]:
    """The terminals that can stand behind the beginning of a program."""
    automaton = Automaton({})
    for terminal in before:
        automaton.feed(terminal, Piece(None, -1, -1))
    return frozenset(automaton.acceptable())


@cache
def _reserved(place: Place) -> frozenset[str]:
    """The words that are read as keywords at a place: whole keywords that can stand there, and words that make a
    longer keyword together with the one before them (`each below`). 等权 behind the first word of a line makes that
    word an indicator's name, so it is quoted everywhere."""
    possible = _possible(_BEFORE[place]) | (_possible(_IN_ROWS) if place == "member" else frozenset())
    spellings = [spelling for group in keywords().whole.values() for spelling in group]
    last = {s.words[0] for s in spellings if _BEFORE[place] and s.terminal == _BEFORE[place][-1]}
    whole = {s.words[0] for s in spellings if len(s.words) == 1 and (s.terminal in possible or s.terminal == "EQUAL")}
    continuing = {s.words[1] for s in spellings if len(s.words) > 1 and s.words[0] in last}
    return frozenset(whole | continuing)
