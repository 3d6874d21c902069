"""One small change that makes a line parse: a misspelt keyword, a glued word, a missing mark, a piece too many."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from evaldsl.diagnostics import Diagnostic, Fix, Language, Text, error, text
from evaldsl.frozen import frozen
from evaldsl.syntax.keywords import Keywords, keywords
from evaldsl.syntax.misspelt import meant, misspelt
from evaldsl.syntax.names import written_name
from evaldsl.syntax.token import Token
from evaldsl.text import Source, Span

if TYPE_CHECKING:
    from evaldsl.syntax.driver import Furthest

_INSERTABLE: Final = {"RPAR": ")", "RSQB": "]", "COMMA": ",", "COLON": ":", "SCORES": "", "SLASH": "/"}
_MARKS: Final = {
    "RPAR": "）", "LPAR": "（", "RSQB": "]", "LSQB": "[", "COMMA": "，", "COLON": "：", "DEFINE": "=", "EQ": "=",
    "DOT": ".", "HOLE": "?", "SEMI": "；", "SEP": "、",
}  # fmt: skip
_PLAIN: Final = str.maketrans("）（，：；", ")(,:;")
COMPARING: Final = frozenset(["EQ", "NE", "LT", "LE", "GT", "GE"])
_COUNTING: Final = frozenset(["PLUS", "MINUS", "STAR", "SLASH", "CARET"])
_OUTCOMES: Final = ("SCORES", "NO_SCORE", "LOSES", "PROPORTIONAL")  # what most lines lack
_CUSTOMARY: Final = frozenset(["THAT", "OF_WEIGHT", "EACH_FOUND"])  # understood where they are found, not advised
_MOST_EXPECTED: Final = 8
_CODES: Final = {
    "quote": "E0125",
    "replace": "E0117",
    "split": "E0118",
    "insert": "E0119",
    "drop": "E0120",
    "bracket": "E0124",
    "when": "E0126",
    "number": "E0127",
    "remark": "E0129",
    "name": "E0117",
}
_IN_NAMES: Final = frozenset(["WORD", "NAME", "STRING", "MINUS", "SLASH", "LPAR", "RPAR", "SEP"])
_WEIGHTS: Final = frozenset(["分", "points", "point", "pts", "pt", "%"])
_VERBS: Final = frozenset(["SCORES", "NO_SCORE", "LOSES", "GAINS", "EACH", "ABOVE", "BELOW", "WHEN", "ELSE", "AT_MOST"])
_NEGATIVE: Final = "不未没无非"
_YES_OR_NO: Final = {("yes", "no"): "yesno", ("是", "否"): "是否"}
_NO_NAMES: Final = frozenset(["%", "‰", "个百分点", "百分点"])
"""Units that stand behind limits, never in names."""


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
        if self.kind == "name":
            return error(code, span, fix=fix, notes=(text("E0117.name"),), found=span.text, written=self.written)
        if self.kind == "bracket":
            return error(code, span, fix=Fix(span, f"({span.text})"), found=span.text)
        if self.kind == "remark":
            written = f'{self.written} "{span.text.lstrip(" :：").rstrip()}"'
            head = Span(source, self.start - len(self.written), self.end)
            return error(code, head, fix=Fix(head, written), found=self.written)
        if self.kind == "when":
            last = max(token.end for token in self.tokens)
            return error(code, span, fix=fix, found=span.text.strip(), written=source.text[self.end : last])
        return error(code, span, fix=fix, found=span.text, written=self.written.strip())


def repairs(stopped: Furthest, source: Source, language: Language) -> Iterator[Repair]:
    """Candidate changes around the place where the line stopped, likeliest first."""
    known = keywords()
    line = [*stopped.before, *stopped.rest]
    at = len(stopped.before)
    yield from _idle_when(line, known)
    yield from _remark(stopped, line, at)
    yield from _number_first(line, at)
    yield from _unquoted(line, at)
    yield from _beside_quotes(line, source, language)
    yield from _bracketed(stopped, line, known)
    if at < len(line) and line[at].kind == "EQ" and "DEFINE" in stopped.expected:
        equals = line[at]
        written = [*line[:at], Token("DEFINE", "=", equals.start, equals.end), *line[at + 1 :]]
        yield Repair(written, "replace", equals.start, equals.end, "=")
    yield from _near_keywords(stopped, line, known)
    yield from _near_phrases(stopped, line, known)
    yield from _negated(line, at)
    yield from _counted_things(stopped, line, at)
    yield from _glued(line, at, known)
    yield from _near_heads(line, at, known)
    yield from _several_words(line, source, language)
    for terminal, mark in _INSERTABLE.items():
        if terminal in stopped.expected and (terminal != "SCORES" or _gives_points(stopped.rest, known)):
            place = stopped.rest[0].start if stopped.rest else line[-1].end
            inserted = [*line[:at], Token(terminal, mark, place, place), *line[at:]]
            yield Repair(inserted, "insert", place, place, _inserted(terminal, mark, language))
    if stopped.rest and (at or stopped.rest[0].kind not in COMPARING):
        token = stopped.rest[0]
        yield Repair([*line[:at], *line[at + 1 :]], "drop", token.start, token.end, "")


def _inserted(terminal: str, mark: str, language: Language) -> str:
    """A mark or a word as authors of the language write it."""
    if mark:
        return "，" if mark == "," and language == "zh" else mark
    return keywords().canonical[language][terminal] + (" " if language == "en" else "")


def _gives_points(rest: list[Token], known: Keywords) -> bool:
    """Whether `4分` or 满分 follows, before which 得 may have been left out."""
    return bool(rest) and (
        rest[0].kind == "NUMBER" or any(s.terminal == "FULL" for s in known.whole.get(rest[0].text, ()))
    )


def _idle_when(line: list[Token], known: Keywords) -> Iterator[Repair]:
    """`当 率 > 50% 得满分`: a sentence says its condition without 当."""
    if len(line) > 1 and any(s.terminal == "WHEN" for s in known.whole.get(line[0].text, ())):
        yield Repair(line[1:], "when", line[0].start, line[1].start, "")


def _remark(stopped: Furthest, line: list[Token], at: int) -> Iterator[Repair]:
    """`评分标准：达到95%得满分`: a remark without its quotes."""
    quoted = any(token.kind == "STRING" for token in line)
    if at == 1 and len(line) > 1 and stopped.expected == ["STRING"] and not quoted:
        head, first, last = line[0], line[1], line[-1]
        words = Token("STRING", "", first.start, last.end)
        written = head.text if head.end - head.start == len(head.text) else ""
        if written:
            yield Repair([head, words], "remark", head.end, last.end, written)


def _number_first(line: list[Token], at: int) -> Iterator[Repair]:
    """A name that begins with a digit: 2023年度目标."""
    for first in dict.fromkeys((at - 1, at - 2, 0)):
        if not 0 <= first < len(line) - 1 or line[first].kind != "NUMBER" or line[first].unit in _NO_NAMES:
            continue
        last = first
        while last + 1 < len(line) and _touching(line[last], line[last + 1]):
            last += 1
        run = line[first : last + 1]
        if len(run) > 1 and not any(token.unit in _NO_NAMES for token in run):
            name = Token("NAME", "".join(t.text + t.unit for t in run), run[0].start, run[-1].end)
            yield Repair([*line[:first], name, *line[last + 1 :]], "number", name.start, name.end, f"「{name.text}」")


def _negated(line: list[Token], at: int) -> Iterator[Repair]:
    """`制度健全，得满分；不健全，不得分`: what else there is, said by what the condition is not."""
    for index in (at, at - 1):
        if not 1 < index < len(line) - 1 or line[index].kind not in ("WORD", "NAME"):
            continue
        found = line[index]
        if line[index - 1].kind in ("COMMA", "SEMI") and len(found.text) > 1 and found.text[0] in _NEGATIVE:
            otherwise = Token("WORD", "否则", found.start, found.end)
            yield Repair([*line[:index], otherwise, *line[index + 1 :]], "replace", found.start, found.end, "否则")


def _counted_things(stopped: Furthest, line: list[Token], at: int) -> Iterator[Repair]:
    """`每发现1次投诉扣5分`: what is counted was said before."""
    found = line[at] if 1 < at < len(line) and {"LOSES", "ABOVE"} & set(stopped.expected) else None
    if found and found.kind == "WORD" and len(found.text) > 1 and found.text[-1] == "扣":
        each = line[at - 2]._replace(kind="WORD")  # it was read as the beginning of `每 1次 高于 扣`
        loses = Token("WORD", "扣", found.end - 1, found.end)
        changed = [*line[: at - 2], each, line[at - 1], loses, *line[at + 1 :]]
        yield Repair(changed, "drop", found.start, found.end - 1, "")


def _unquoted(line: list[Token], at: int) -> Iterator[Repair]:
    """A name with a digit behind a Han character, which falls apart unless it is quoted: 质量2, 近3年平均."""
    first = 0
    while first < min(at + 1, len(line) - 1):
        last = first
        while last + 1 < len(line) and _touching(line[last], line[last + 1]):
            last += 1
        run = line[first : last + 1]
        limits = any(token.unit in _NO_NAMES for token in run)
        if len(run) > 1 and not limits and run[0].kind in ("WORD", "NAME") and run[0].text[-1] not in "得扣":
            name = Token("NAME", "".join(t.text + t.unit for t in run), run[0].start, run[-1].end)
            written = f"「{name.text}」"
            yield Repair([*line[:first], name, *line[last + 1 :]], "quote", name.start, name.end, written)
        first = last + 1


def _beside_quotes(line: list[Token], source: Source, language: Language) -> Iterator[Repair]:
    """A name with quotation marks in it: "三公经费"变动率."""
    for index, (one, other) in enumerate(pairwise(line)):
        if {one.kind, other.kind} <= {"STRING", "WORD", "NAME"} and one.kind != other.kind and one.end == other.start:
            yield _as_one_name(line, slice(index, index + 2), source, language=language)
            return


def _several_words(line: list[Token], source: Source, language: Language) -> Iterator[Repair]:
    """The name of an indicator or a fact, of several words: Opening hours 20 points."""
    last = next((at for at, token in enumerate(line) if token.kind in ("NUMBER", "HOLE", "COLON")), 0)
    name = line[:last]
    spelled = {one.terminal for token in name for one in keywords().whole.get(token.text, ())}
    if len(name) < 2 or spelled & _VERBS or name[0].kind not in ("WORD", "NAME", "STRING"):
        return
    weighed = line[last].kind != "NUMBER" or line[last].unit in _WEIGHTS
    if weighed and all(token.kind in _IN_NAMES or token.kind in spelled for token in name):
        yield _as_one_name(line, slice(last), source, language=language)


def _as_one_name(line: list[Token], pieces: slice, source: Source, *, language: Language) -> Repair:
    """Some pieces of a line as one name, quoted."""
    start, end = line[pieces][0].start, line[pieces][-1].end
    name = source.text[start:end]
    changed = list(line)
    changed[pieces] = [Token("NAME", name, start, end)]
    return Repair(changed, "name", start, end, written_name(name, language, "name"))


def _touching(one: Token, other: Token) -> bool:
    """Whether two pieces of what looks like one word stand without a gap."""
    wordlike = all(
        t.kind in ("WORD", "NAME", "NUMBER") and len(t.text + t.unit) == t.end - t.start for t in (one, other)
    )
    return wordlike and one.end == other.start


def _bracketed(stopped: Furthest, line: list[Token], known: Keywords) -> Iterator[Repair]:
    """若 … 则 … 否则 … behind a sign, where it was read as a name: it wants brackets, to the end of the line."""
    at = len(stopped.before) - 1
    if at < 1 or line[at - 1].kind not in _COUNTING | COMPARING:
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
    if found.text in known.whole or _begins_rightly(found.text, known):
        return  # costs is no slip of scores
    spelled = dict.fromkeys(
        spelling.words[0]
        for spellings in known.whole.values()
        for spelling in spellings
        if spelling.terminal in stopped.expected and len(spelling.words) == 1
    )
    if found.text.isascii():
        near = sorted((-_likeness(word, found.text), word) for word in spelled if word.isascii())
        words = [word for likeness, word in near if likeness <= -50]
    else:
        short = [word for word in spelled if len(found.text) > 1 and word[:-1] == found.text]
        words = short + [word for word in meant(found.text) if word in spelled]
    for word in words:
        token = Token("WORD", word, found.start, found.end)
        yield Repair([*line[:at], token, *line[at + 1 :]], "replace", found.start, found.end, word)


def _near_phrases(stopped: Furthest, line: list[Token], known: Keywords) -> Iterator[Repair]:
    """A keyword of two words with a slip in the second (full mark), and yes/no as a type."""
    at = len(stopped.before)
    answers = tuple(token.text for token in line[at : at + 3 : 2])
    if "T_TRUTH" in stopped.expected and answers in _YES_OR_NO and line[at + 1].kind == "SLASH":
        first, last, written = line[at].start, line[at + 2].end, _YES_OR_NO[answers]
        yield Repair(
            [*line[:at], Token("WORD", written, first, last), *line[at + 3 :]], "replace", first, last, written
        )
    for index, (one, other) in enumerate(pairwise(line)):
        for spelling in known.whole.get(one.text, ()):
            if len(spelling.words) == 2 and 70 <= _likeness(spelling.words[1], other.text) < 100:
                words = [Token("WORD", word, one.start, other.end) for word in spelling.words]
                written = " ".join(spelling.words)
                yield Repair([*line[:index], *words, *line[index + 2 :]], "replace", one.start, other.end, written)


def _begins_rightly(word: str, known: Keywords) -> bool:
    """A keyword with something glued behind it is no misspelt one."""
    return any(word.startswith(s.words[0]) for s in known.heads.get(word[0], ()) if len(s.words[0]) > 1)


def _near_heads(line: list[Token], at: int, known: Keywords) -> Iterator[Repair]:
    """A misspelt keyword that was read as a name, alone or among others: otherwize, 否測不得分, 否则按比列得分."""
    for index in (at, at - 1):
        token = line[index] if 0 <= index < len(line) else None
        if token is None or token.kind not in ("WORD", "NAME") or token.end - token.start != len(token.text):
            continue
        before, after = line[:index], line[index + 1 :]
        if token.text.isascii():
            for word in _near_latin(token.text, known):
                whole = Token("WORD", word, token.start, token.end)
                yield Repair([*before, whole, *after], "replace", token.start, token.end, word)
        for parts in misspelt(token.text, known):
            words = [Token("WORD", part.word, token.start + part.start, token.start + part.end) for part in parts]
            slip = next(word for word, part in zip(words, parts, strict=True) if part.slip)
            yield Repair([*before, *words, *after], "replace", slip.start, slip.end, slip.text)


def _near_latin(found: str, known: Keywords) -> list[str]:
    spelled = dict.fromkeys(s.words[0] for group in known.whole.values() for s in group if len(s.words) == 1)
    near = (w for w in spelled if w.isascii() and w not in found and abs(len(w) - len(found)) <= 1)
    alike = ((_likeness(word, found), word) for word in near)
    return [word for _, word in sorted((-likeness, word) for likeness, word in alike if likeness >= 60)]


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


def expectation(terminals: list[str], language: Language) -> tuple[str | Text, ...]:
    """What could have stood, the most telling first: keywords in the language of the program, the rest as texts."""
    words: list[str | Text] = []
    names = {"NAME": "syntax.name", "NUMBER": "syntax.number", "STRING": "syntax.string", "NL": "syntax.line_end"}
    spelled = keywords().canonical[language]
    found = frozenset(terminals)
    words += [spelled[terminal] for terminal in _OUTCOMES if terminal in found]
    words += [text(key) for terminal, key in names.items() if terminal in found]
    if found & COMPARING:
        words.append("≥ ≤ > < =")
    if found & _COUNTING and not found >= {"NAME"}:
        words.append("+ - × /")
    advised = [terminal for terminal in terminals if terminal not in COMPARING | _CUSTOMARY]
    words += [spelled[terminal] for terminal in advised if terminal in spelled]
    marks = [mark for terminal, mark in _MARKS.items() if terminal in found and mark not in words]
    words += [f"“{mark if language == 'zh' else mark.translate(_PLAIN)}”" for mark in marks]
    shown = list(dict.fromkeys(words))
    return tuple(shown[:_MOST_EXPECTED]) + (("…",) if len(shown) > _MOST_EXPECTED else ())
