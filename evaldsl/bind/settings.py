"""Single values set beside the facts file: `预算资金=1500万元`, `子项目[1].支出=10万元`, `要点.程序规范性.2=不符合`."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from evaldsl.diagnostics import Diagnostic, error, text
from evaldsl.facts.lexis import as_ascii
from evaldsl.facts.raw import RawValue
from evaldsl.frozen import frozen
from evaldsl.text import Source, Span

Step: TypeAlias = str | int

_NAME: Final = re.compile(r'\s*(?:「([^」]*)」|"([^"]*)"|([^.\[\]「」"=]+))')
_ROW: Final = re.compile(r"\s*\[\s*([0-9]{1,9})\s*\]")
_DOT: Final = re.compile(r"\s*\.")
_EQUALS: Final = re.compile(r"\s*=\s*")


@frozen
class Setting:
    """One value for one place: a name, row numbers from 1 in between, and the value as text."""

    path: tuple[Step, ...]
    value: RawValue
    span: Span

    @property
    def shown(self) -> str:
        """The place as a user writes it."""
        return self.span.text


def parse_setting(words: str, number: int = 1) -> Setting | Diagnostic:
    """A setting from the command line; `number` tells which one it is and becomes its line in messages."""
    source = Source("--set", "\n" * (number - 1) + words)
    start = number - 1
    plain = as_ascii(source.text)
    path, end = _path(plain, start)
    equals = _EQUALS.match(plain, end)
    if not path or equals is None:
        return error("E0645", Span(source, start, len(source.text)), notes=(text("E0645.note"),))
    behind = len(source.text.rstrip())
    at = min(equals.end(), behind)
    if behind - at >= 2 and plain[at] == plain[behind - 1] == '"':
        at, behind = at + 1, behind - 1
    value = RawValue(source.text[at:behind], Span(source, at, behind))
    return Setting(path, value, Span(source, start, max(end, start)))


def named_setting(name: str, value: str, span: Span) -> Setting | Diagnostic:
    """A setting that stands in a program (设 名称 = 值): both texts as written, and the place of the whole."""
    plain = as_ascii(name)
    path, end = _path(plain, 0)
    if not path or plain[end:].strip():
        return error("E0645", span, notes=(text("E0645.note"),))
    words = value.strip()
    if len(words) >= 2 and as_ascii(words)[0] == as_ascii(words)[-1] == '"':
        words = words[1:-1]
    return Setting(path, RawValue(words, span), span)


def _path(plain: str, at: int) -> tuple[tuple[Step, ...], int]:
    """The steps from `at` on and where they end; () if there is no name."""
    steps: list[Step] = []
    while name := _NAME.match(plain, at):
        words = (name[1] or name[2] or name[3] or "").strip()
        if not words:
            return (), at
        steps.append(words)
        at = name.end()
        while row := _ROW.match(plain, at):
            steps.append(int(row[1]))
            at = row.end()
        dot = _DOT.match(plain, at)
        if dot is None:
            return tuple(steps), at
        at = dot.end()
    return (), at
