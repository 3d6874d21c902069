"""One small change that makes a line parse: a misspelt keyword, a glued word, a missing mark, a piece too many."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from evaldsl.diagnostics import Diagnostic, Fix, Language, error, text
from evaldsl.frozen import frozen
from evaldsl.syntax.keywords import Keywords, keywords
from evaldsl.syntax.token import Token
from evaldsl.text import Source, Span

if TYPE_CHECKING:
    from evaldsl.syntax.driver import Furthest

_INSERTABLE: Final = {"RPAR": ")", "RSQB": "]", "COMMA": "，", "COLON": ":", "SCORES": "得", "SLASH": "/"}
_MARKS: Final = {
    "RPAR": "）", "LPAR": "（", "RSQB": "]", "LSQB": "[", "COMMA": "，", "COLON": "：", "DEFINE": "=", "EQ": "=",
    "DOT": ".", "HOLE": "?", "SEMI": "；", "SEP": "、",
}  # fmt: skip
_COMPARING: Final = frozenset(["EQ", "NE", "LT", "LE", "GT", "GE"])
_COUNTING: Final = frozenset(["PLUS", "MINUS", "STAR", "SLASH", "CARET"])
_OUTCOMES: Final = ("SCORES", "NO_SCORE", "LOSES", "PROPORTIONAL")  # what most lines lack
_MOST_EXPECTED: Final = 8
_CODES: Final = {
    "quote": "E0125",
    "replace": "E0117",
    "split": "E0118",
    "insert": "E0119",
    "drop": "E0120",
    "bracket": "E0124",
}


@frozen
class Repair:
    """A changed line. `found` is replaced by `written` ("" deletes; an empty `found` span inserts)."""

    tokens: list[Token]
    kind: str
    start: int
    end: int
    written: str

    def diagnostic(self, source: Source) -> Diagnostic:
        """What is said about the change, with the change as a fix."""
        span = Span(source, self.start, self.end)
        fix = Fix(span, self.written)
        code = _CODES[self.kind]
        if self.kind == "bracket":
            return error(code, span, fix=Fix(span, f"({span.text})"), found=span.text)
        return error(code, span, fix=fix, found=span.text, written=self.written.strip())


def repairs(stopped: Furthest, known: Keywords) -> Iterator[Repair]:
    """Candidate changes around the place where the line stopped, likeliest first."""
    line = [*stopped.before, *stopped.rest]
    at = len(stopped.before)
    yield from _unquoted(line, at)
    yield from _bracketed(stopped, line, known)
    if at < len(line) and line[at].kind == "EQ" and "DEFINE" in stopped.expected:
        equals = line[at]
        written = [*line[:at], Token("DEFINE", "=", equals.start, equals.end), *line[at + 1 :]]
        yield Repair(written, "replace", equals.start, equals.end, "=")
    yield from _near_keywords(stopped, line, known)
    yield from _glued(line, at, known)
    yield from _near_heads(line, at, known)
    for terminal, mark in _INSERTABLE.items():
        if terminal in stopped.expected and (terminal != "SCORES" or _gives_points(stopped.rest, known)):
            place = stopped.rest[0].start if stopped.rest else line[-1].end
            yield Repair([*line[:at], Token(terminal, mark, place, place), *line[at:]], "insert", place, place, mark)
    if stopped.rest:
        token = stopped.rest[0]
        yield Repair([*line[:at], *line[at + 1 :]], "drop", token.start, token.end, "")


def _gives_points(rest: list[Token], known: Keywords) -> bool:
    """Whether `4分` or 满分 follows, before which 得 may have been left out."""
    return bool(rest) and (
        rest[0].kind == "NUMBER" or any(s.terminal == "FULL" for s in known.whole.get(rest[0].text, ()))
    )


def _unquoted(line: list[Token], at: int) -> Iterator[Repair]:
    """A name with a digit behind a Han character, which falls apart unless it is quoted: 质量2, 近3年平均."""
    first = 0
    while first < min(at + 1, len(line) - 1):
        last = first
        while last + 1 < len(line) and _touching(line[last], line[last + 1]):
            last += 1
        run = line[first : last + 1]
        if len(run) > 1 and run[0].kind in ("WORD", "NAME") and run[0].text[-1] not in "得扣":
            name = Token("NAME", "".join(t.text + t.unit for t in run), run[0].start, run[-1].end)
            written = f"「{name.text}」"
            yield Repair([*line[:first], name, *line[last + 1 :]], "quote", name.start, name.end, written)
        first = last + 1


def _touching(one: Token, other: Token) -> bool:
    """Whether two pieces of what looks like one word stand without a gap."""
    wordlike = all(
        t.kind in ("WORD", "NAME", "NUMBER") and len(t.text + t.unit) == t.end - t.start for t in (one, other)
    )
    return wordlike and one.end == other.start


def _bracketed(stopped: Furthest, line: list[Token], known: Keywords) -> Iterator[Repair]:
    """若 … 则 … 否则 … behind a sign, where it was read as a name: it wants brackets, to the end of the line."""
    at = len(stopped.before) - 1
    if at < 1 or line[at - 1].kind not in _COUNTING | _COMPARING:
        return
    spelled = known.whole.get(line[at].text, ())
    if any(spelling.terminal == "IF" for spelling in spelled):
        first, last = line[at], line[-1]
        opening = Token("LPAR", "(", first.start, first.start)
        word = first._replace(kind="WORD")
        inside = [opening, word, *line[at + 1 :], Token("RPAR", ")", last.end, last.end)]
        yield Repair([*line[:at], *inside], "bracket", first.start, last.end, "")


def _near_keywords(stopped: Furthest, line: list[Token], known: Keywords) -> Iterator[Repair]:
    at = len(stopped.before)
    if at >= len(line) or line[at].kind != "WORD":
        return
    found = line[at]
    if _begins_rightly(found.text, known):
        return
    spelled = [
        spelling.words[0]
        for spellings in known.whole.values()
        for spelling in spellings
        if spelling.terminal in stopped.expected and len(spelling.words) == 1
    ]
    for word in sorted(dict.fromkeys(spelled), key=lambda word: (-_likeness(word, found.text), word)):
        if _likeness(word, found.text) < 50:
            return
        token = Token("WORD", word, found.start, found.end)
        yield Repair([*line[:at], token, *line[at + 1 :]], "replace", found.start, found.end, word)


def _begins_rightly(word: str, known: Keywords) -> bool:
    """A keyword with something glued behind it is no misspelt one."""
    return any(word.startswith(s.words[0]) for s in known.heads.get(word[0], ()) if len(s.words[0]) > 1)


def _near_heads(line: list[Token], at: int, known: Keywords) -> Iterator[Repair]:
    """A misspelt keyword that was read as a name, alone or before the rest of a word: otherwize, 否則不得分."""
    spelled = dict.fromkeys(s.words[0] for group in known.whole.values() for s in group if len(s.words) == 1)
    for index in (at, at - 1):
        token = line[index] if 0 <= index < len(line) else None
        if token is None or token.kind not in ("WORD", "NAME") or token.end - token.start != len(token.text):
            continue
        if _begins_rightly(token.text, known):
            continue
        near = (w for w in spelled if w not in token.text and abs(len(w) - len(token.text)) <= 1)
        alike = ((_likeness(word, token.text), word) for word in near)
        for _, word in sorted((-likeness, word) for likeness, word in alike if likeness >= 60):
            whole = Token("WORD", word, token.start, token.end)
            yield Repair([*line[:index], whole, *line[index + 1 :]], "replace", token.start, token.end, word)
        for word in spelled:
            size = len(word)
            if not word.isascii() and 1 < size < len(token.text) and 50 <= _likeness(word, token.text[:size]) < 100:
                head = Token("WORD", word, token.start, token.start + size)
                tail = Token("WORD", token.text[size:], token.start + size, token.end)
                yield Repair([*line[:index], head, tail, *line[index + 1 :]], "replace", head.start, head.end, word)


def _likeness(one: str, other: str) -> int:
    """How alike two words are, in per cent."""
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return 200 * same // (len(one) + len(other))


def _glued(line: list[Token], at: int, known: Keywords) -> Iterator[Repair]:
    """A keyword inside a word before the place: 超范围支出扣 0.5分."""
    for index in range(min(at, len(line) - 1), -1, -1):
        token = line[index]
        if token.kind not in ("WORD", "NAME") or token.end - token.start != len(token.text):
            continue
        for cut in range(1, len(token.text)):
            if any(token.text.startswith(s.words[0], cut) for s in known.heads.get(token.text[cut], ())):
                head = Token("WORD", token.text[:cut], token.start, token.start + cut)
                tail = Token("WORD", token.text[cut:], token.start + cut, token.end)
                written = f"{head.text} {tail.text}"
                yield Repair([*line[:index], head, tail, *line[index + 1 :]], "split", token.start, token.end, written)


def expectation(terminals: list[str], language: Language) -> tuple[str, ...]:
    """What could have stood, in words a user knows, the most telling first."""
    words: list[str] = []
    names = {"NAME": "syntax.name", "NUMBER": "syntax.number", "STRING": "syntax.string", "NL": "syntax.line_end"}
    spelled = keywords().canonical[language]
    found = frozenset(terminals)
    words += [spelled[terminal] for terminal in _OUTCOMES if terminal in found]
    words += [_said(key, language) for terminal, key in names.items() if terminal in found]
    if found & _COMPARING:
        words.append("≥ ≤ > < =")
    if found & _COUNTING and not found >= {"NAME"}:
        words.append("+ - × /")
    words += [spelled[terminal] for terminal in terminals if terminal in spelled and terminal not in _COMPARING]
    words += [f"“{mark}”" for terminal, mark in _MARKS.items() if terminal in found and mark not in words]
    shown = list(dict.fromkeys(words))
    return tuple(shown[:_MOST_EXPECTED]) + (("…",) if len(shown) > _MOST_EXPECTED else ())


def _said(key: str, language: Language) -> str:
    from evaldsl.diagnostics import say

    return say(text(key), language)
