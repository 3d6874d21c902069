"""Keywords with one wrong character: which keyword a Chinese word was meant to be, and never its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from evaldsl.syntax.keywords import Keywords, keywords

_OPPOSED: Final = frozenset("满零不无未非没高低多少上下大小加减超")
"""Characters that turn the meaning of a keyword: none is taken for another character, nor another for one of them."""

_CONFUSED: Final = (
    "例列利", "则侧测责則側責", "低底抵", "得的德", "分份", "止只至", "完玩", "满慢漫", "扣口", "档挡", "减碱",
    "赋付副", "高搞", "记计", "不部", "零另", "准住", "限线",
)  # fmt: skip
"""Characters that are typed for one another, being alike in sound or shape."""

_LONGEST: Final = 16


class Part(NamedTuple):
    """A keyword in a word, from `start` to `end`; `slip` where it is written with a wrong character."""

    word: str
    start: int
    end: int
    slip: bool


def misspelt(text: str, known: Keywords) -> Iterator[tuple[Part, ...]]:
    """The ways to read a Chinese word as keywords from end to end, one of them with a wrong character."""
    if len(text) <= _LONGEST and not text.isascii():
        yield from sorted(_readings(text, known, 0), key=len)


@lru_cache(maxsize=4096)
def meant(found: str) -> tuple[str, ...]:
    """The keywords that a word with one wrong character may stand for, likeliest first; none where they contradict."""
    near = (word for size in (-1, 0, 1) for word in _by_length().get(len(found) + size, ()))
    alike = {word: sure for word in near if (sure := _slip(word, found)) is not None}
    certain = tuple(sorted(word for word, sure in alike.items() if sure))
    terminals = {spelling.terminal for word in alike for spelling in keywords().whole[word]}
    return certain or (tuple(sorted(alike)) if len(terminals) == 1 or len(found) > 2 else ())


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    words = sorted({spelling.words[0] for group in keywords().heads.values() for spelling in group})
    return {size: tuple(word for word in words if len(word) == size) for size in range(2, _LONGEST)}


def _readings(text: str, known: Keywords, at: int, *, slipped: bool = False) -> Iterator[tuple[Part, ...]]:
    if at == len(text):
        if slipped:
            yield ()
        return
    for spelling in known.heads.get(text[at], ()):
        word = spelling.words[0]
        if text.startswith(word, at):
            part = Part(word, at, at + len(word), slip=False)
            yield from ((part, *rest) for rest in _readings(text, known, part.end, slipped=slipped))
    if slipped:
        return
    for end in range(at + 2, min(len(text), at + max(_by_length())) + 1):
        for word in meant(text[at:end]):
            part = Part(word, at, end, slip=True)
            yield from ((part, *rest) for rest in _readings(text, known, end, slipped=True))


def _slip(word: str, found: str) -> bool | None:
    """Whether `found` is `word` but for one character: True for one that is often confused, None if it is not."""
    if len(word) < 2 or word == found:
        return None
    if len(word) == len(found):
        wrong = [(right, other) for right, other in zip(word, found, strict=True) if right != other]
        if len(wrong) == 2 and wrong[0] == wrong[1][::-1]:
            return True if len(word) > 2 else None
        if len(wrong) != 1:
            return None
        if any(wrong[0][0] in group and wrong[0][1] in group for group in _CONFUSED):
            return True
        return None if _OPPOSED.intersection(wrong[0]) else False
    longer, shorter = (word, found) if len(word) > len(found) else (found, word)
    if len(longer) != len(shorter) + 1 or len(shorter) < 3:
        return None
    for at, char in enumerate(longer):
        if longer[:at] + longer[at + 1 :] == shorter:
            return None if char in _OPPOSED else False
    return None
