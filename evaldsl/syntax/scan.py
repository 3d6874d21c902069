"""A text into lines of words, numbers, strings and marks; nothing here knows the grammar."""

from __future__ import annotations

import re
from typing import Final

from evaldsl.diagnostics import Diagnostic, Fix, Severity, text
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.quantity.units import UNITS
from evaldsl.syntax import characters
from evaldsl.syntax.checklist import CHECKLIST_WORDS, CONDITION, PointLine, item_tokens
from evaldsl.syntax.layout import Layout
from evaldsl.syntax.token import Comment, Line, Token
from evaldsl.text import Source, Span

MARKS: Final = {
    "(": "LPAR",
    ")": "RPAR",
    "[": "LSQB",
    "]": "RSQB",
    ",": "COMMA",
    "、": "SEP",
    ";": "SEMI",
    ":": "COLON",
    ".": "DOT",
    "?": "HOLE",
    "=": "ASSIGN",
    "==": "EQ",
    "≠": "NE",
    "!=": "NE",
    "<>": "NE",
    "<": "LT",
    "≤": "LE",
    "<=": "LE",
    ">": "GT",
    "≥": "GE",
    ">=": "GE",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    "^": "CARET",
    "~": "TILDE",
}
_MARK: Final = re.compile("|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True)))
_CONTINUING: Final = frozenset(
    ["PLUS", "MINUS", "STAR", "SLASH", "CARET", "ASSIGN", "EQ", "NE", "LT", "LE", "GT", "GE", "COMMA", "SEP", "SEMI"]
)


def scan(source: Source) -> tuple[list[Line], list[Comment], list[Diagnostic]]:
    """Logical lines with their levels, comments, and what could not be read."""
    return _Scanner(source).run()


class _Scanner:
    """The state of one scan: a class because every step moves the same position over the same text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.raw = source.text
        self.text = source.text.translate(characters.SAME)
        self.comments: list[Comment] = []
        self.diagnostics: list[Diagnostic] = []
        self.layout = Layout(source, self.diagnostics)
        declared = characters.DECLARED_COUNTER.findall(self.text)
        self.points_width: int | None = None
        self.inside_points = False
        self.units = frozenset(UNITS).union(characters.COUNTERS, declared) - {""}
        self.longest = max(len(unit) for unit in self.units)

    def run(self) -> tuple[list[Line], list[Comment], list[Diagnostic]]:
        """Scan physical lines and join those that continue."""
        lines: list[Line] = []
        pending: list[Token] = []
        depth = 0
        level = 0
        for number, start in enumerate(self.source.line_starts, 1):
            end = start + len(self.source.line_text(number))
            width = self.layout.width(start, end)
            self.inside_points = self.points_width is not None and width > self.points_width
            tokens = self._line_tokens(start, end, number, continues=bool(pending))
            if not tokens:
                continue
            if pending and not self._continues(depth, width, tokens[0]):
                lines.append(Line(level, pending, pending[0].start, pending[-1].end))
                pending, depth = [], 0
            if not pending:
                self._note_points(tokens, width)
                level = self.layout.level(width, start, tokens[0].start)
            pending = pending + tokens
            depth += sum(t.kind in ("LPAR", "LSQB") for t in tokens) - sum(t.kind in ("RPAR", "RSQB") for t in tokens)
            if depth <= 0 and pending[-1].kind not in _CONTINUING:
                lines.append(Line(level, pending, pending[0].start, pending[-1].end))
                pending, depth = [], 0
        if pending:
            lines.append(Line(level, pending, pending[0].start, pending[-1].end))
        return lines, self.comments, self.diagnostics

    def _note_points(self, tokens: list[Token], width: int) -> None:
        """Below 要点 a line may begin with `1.` or `(1)`; elsewhere that is a number."""
        if _opens_points(tokens):
            self.points_width = width
        elif not self.inside_points:
            self.points_width = None

    def _continues(self, depth: int, width: int, first: Token) -> bool:
        """An open bracket goes on in deeper lines or with its closer; a trailing operator or comma in deeper lines."""
        deeper = width > self.layout.last_width
        return deeper or (depth > 0 and first.kind in ("RPAR", "RSQB"))

    def _line_tokens(self, start: int, end: int, number: int, *, continues: bool) -> list[Token]:
        first = start
        while first < end and self.text[first] in " \t":
            first += 1
        item = None if continues else characters.ITEM.match(self.text, first, end)
        if item and (self.inside_points or not item[0].isascii()):
            return self._point_tokens(item.span(), end, number)
        tokens = self._tokens(first, end, number)
        while tokens and tokens[-1].kind == "SEMI":
            tokens.pop()
        return tokens

    def _point_tokens(self, marker: tuple[int, int], end: int, number: int) -> list[Token]:
        """A raw line ends at a `#` behind a blank; a condition behind its clauses may hold one in a text."""
        stop = self.text.find(" #", marker[0], end)
        condition = CONDITION.search(self.text, marker[1], end)
        if stop >= 0 and not (condition and condition.start() < stop):
            self.comments.append(Comment(self.raw[stop + 2 : end].strip(), number, alone=False))
            end = stop
        line = PointLine(self.text, self.raw, marker, end)
        return item_tokens(line, lambda start, stop: self._tokens(start, stop, number))

    def _tokens(self, start: int, end: int, number: int = 0) -> list[Token]:
        tokens: list[Token] = []
        at = start
        while at < end:
            char = self.text[at]
            if char in " \t":
                at += 1
            elif char == "#":
                self.comments.append(Comment(self.raw[at + 1 : end].strip(), number, alone=not tokens))
                break
            else:
                at = self._token(at, end, tokens)
        return tokens

    def _token(self, at: int, end: int, tokens: list[Token]) -> int:
        """Add the token that begins at `at`; return where the next may begin."""
        char = self.text[at]
        if char == '"':
            return self._string(at, end, tokens)
        if char in "「`":
            return self._quoted_name(at, end, tokens)
        if char.isascii() and char.isdigit():
            return self._number(at, end, tokens)
        inclusion = characters.INCLUSION.match(self.text, at, end) if char == "(" else None
        if inclusion:
            tokens.append(Token("INCLUSION", inclusion[1].rstrip("."), at, inclusion.end()))
            return inclusion.end()
        mark = _MARK.match(self.text, at, end)
        if mark:
            tokens.append(Token(MARKS[mark[0]], mark[0], at, mark.end()))
            return mark.end()
        word = characters.WORD.match(self.text, at, end)
        if word:
            tokens.append(Token("WORD", word[0], at, word.end()))
            return word.end()
        if char == "。":
            return at + 1
        stop = at + 1
        while stop < end and self.raw[stop] == self.raw[at]:
            stop += 1
        if self.raw[at].isprintable():
            self._report("E0102", at, stop, char=self.raw[at])
        else:
            self._report("E0109", at, stop, char=f"U+{ord(char):04X}")
        return stop

    def _string(self, at: int, end: int, tokens: list[Token]) -> int:
        stop, body = _curly(self.raw, at, end) if self.raw[at] in "“„‟" else _straight(self.raw, at, end)
        if stop < 0:
            self._report("E0103", at, end, text=self.raw[at:end].strip())
            stop, body = end, self.raw[at + 1 : end].rstrip()
        tokens.append(Token("STRING", body, at, stop))
        return stop

    def _quoted_name(self, at: int, end: int, tokens: list[Token]) -> int:
        stop = self.raw.find("」" if self.raw[at] == "「" else "`", at + 1, end)
        name = self.raw[at + 1 : stop if stop >= 0 else end].strip()
        if stop < 0 or not name:
            self._report("E0104", at, end)
            stop = end - 1
        tokens.append(Token("NAME", name or "_", at, stop + 1))
        return stop + 1

    def _number(self, at: int, end: int, tokens: list[Token]) -> int:
        date = characters.DATE.match(self.text, at, end)
        if date:
            parts = [part for part in date.groups() if part]
            tokens.append(Token("DATE", "-".join(part.zfill(2) for part in parts), at, date.end()))
            return date.end()
        written, digits = self._digits(at, end)
        stop, unit = self._unit_behind(at + written, end)
        tokens.append(Token("NUMBER", digits, at, stop, unit))
        return stop

    def _digits(self, at: int, end: int) -> tuple[int, str]:
        """How many characters a number takes, and its plain digits ("0" where it cannot be meant)."""
        wrong = characters.EXPONENT.match(self.text, at, end)
        if wrong:
            self._report("E0108", at, wrong.end(), number=wrong[0][:20])
            return len(wrong[0]), "0"
        grouped = characters.GROUPED.match(self.text, at, end)
        if grouped:
            digits = grouped[0].replace(",", "")
            self._report("E0106", at, grouped.end(), fix=digits, number=grouped[0][:40], digits=digits[:40])
            return len(grouped[0]), digits if len(digits) <= MAX_DIGITS else "0"
        number = characters.NUMBER.match(self.text, at, end)
        assert number is not None, "a digit begins a number"
        if len(number[0]) > MAX_DIGITS:
            self._report("E0107", at, number.end(), limit=MAX_DIGITS, count=len(number[0]))
            return len(number[0]), "0"
        return len(number[0]), number[0]

    def _unit_behind(self, at: int, end: int) -> tuple[int, str]:
        """A unit follows directly, or behind one blank where it is a whole word. Returns its end, and the unit."""
        unit = self._unit_at(at, end)
        if not unit and at + 1 < end and self.text[at] == " ":
            word = characters.WORD.match(self.text, at + 1, end)
            spelled = word[0] if word else self.text[at + 1]
            if spelled in self.units:
                at, unit = at + 1, spelled
        return at + len(unit), unit

    def _unit_at(self, at: int, end: int) -> str:
        for length in range(min(self.longest, end - at), 0, -1):
            candidate = self.text[at : at + length]
            if candidate in self.units and not _splits_latin(self.text, at + length, candidate):
                return candidate
        return ""

    def _report(self, code: str, start: int, end: int, *, fix: str | None = None, **args: int | str) -> None:
        span = Span(self.source, start, end)
        change = Fix(span, fix) if fix is not None else None
        self.diagnostics.append(Diagnostic(Severity.ERROR, text(code, **args), span, fix=change))


def _opens_points(tokens: list[Token]) -> bool:
    first, *others = tokens
    return first.text in CHECKLIST_WORDS and (not others or others[0].kind == "WORD")


def _splits_latin(line: str, end: int, unit: str) -> bool:
    """Whether a Latin unit would cut a longer Latin word (`5pts` but not `5ptsx`)."""
    return unit[-1].isascii() and unit[-1].isalpha() and end < len(line) and line[end].isascii() and line[end].isalpha()


def _straight(raw: str, at: int, end: int) -> tuple[int, str]:
    """A string in straight quotes; a doubled quote stands for one. Returns its end (-1: none) and its text.

    One that begins with a stray closing quote ends at any quote.
    """
    closers = '"' if raw[at] == '"' else '"＂”“'
    stop = at + 1
    while stop < end:
        if raw[stop] not in closers:
            stop += 1
        elif raw[stop : stop + 2] == '""' and stop + 1 < end:
            stop += 2
        else:
            return stop + 1, raw[at + 1 : stop].replace('""', '"')
    return -1, ""


def _curly(raw: str, at: int, end: int) -> tuple[int, str]:
    """A string in curly quotes, which may hold further pairs of them."""
    depth = 0
    for stop in range(at, end):
        depth += (raw[stop] in "“„‟") - (raw[stop] in '”"＂' if depth == 1 else raw[stop] == "”")
        if depth == 0:
            return stop + 1, raw[at + 1 : stop]
    return -1, ""
