"""Feeds lines to the automaton: tells keywords from names by what can stand there, and survives mistakes.

A line is parsed as a whole. Where a piece can be read in two ways, the customary one is tried first and the other
only if the line does not parse to its end; so a keyword is a keyword only where one can stand. A line that cannot
be read at all is repaired if one small change makes it parse, else it becomes an error line, and what stands
deeper below it is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from evaldsl.diagnostics import Language, error
from evaldsl.quantity.limits import MAX_EXPRESSION_DEPTH
from evaldsl.syntax.automaton import END, Automaton, Builder, Piece, Stack
from evaldsl.syntax.characters import COUNTERS, HAN_NUMERALS
from evaldsl.syntax.keywords import Keywords, keywords
from evaldsl.syntax.token import Line, Token, declared_names
from evaldsl.text import Span

if TYPE_CHECKING:
    from evaldsl.syntax.build import Context

_MOST_TRIES: Final = 300
_MOST_REPAIRED: Final = 500  # beyond as many mistakes the rest is only reported
_BOUNDS: Final = frozenset(["LEAST_SCORE", "MOST_SCORE"])
_ALL: Final = frozenset(["FULL", "ALL_WEIGHT"])
_WEIGHT_UNITS: Final = frozenset(["分", "points", "point", "pts", "pt", "%", "‰"])
_READINGS: Final = {"ASSIGN": ("DEFINE", "EQ"), "NUMBER": ("AMOUNT", "NUMBER")}
_EACH: Final = frozenset(["EACH", "EACH_FOUND"])
_CHANGES: Final = frozenset(["扣", "扣减", "减", "加", "增加", "得", "计", "记"])
_LONGEST_COUNTER: Final = 4
_BEHIND_NAMES: Final = frozenset(["GE", "LE", "BELOW", "ABOVE", "THAT"])
_NESTING: Final = frozenset(["PLUS", "MINUS", "STAR", "SLASH", "CARET", "LPAR", "LSQB", "NOT", "IF", "MAP"])

MakeValue: TypeAlias = Callable[[str, Token], Any]
Mark: TypeAlias = tuple[Stack, int]
"""A state of the automaton, and how many diagnostics there were."""


class Ahead(NamedTuple):
    """A token and what follows it, linked so that a step takes no copy of a long line."""

    token: Token
    rest: Ahead | None


class Behind(NamedTuple):
    """What has been read, linked from the last token to the first."""

    before: Behind | None
    token: Token


class Option(NamedTuple):
    """One way to read what comes next: a terminal, its token, and the tokens that remain behind it."""

    terminal: str
    token: Token
    rest: Ahead | None


class Stopped(NamedTuple):
    """Where an attempt at a line stopped: the tokens before, those from there on, and the automaton's stack."""

    before: Behind | None
    rest: Ahead | None
    stack: Stack


class Furthest(NamedTuple):
    """Where a line's best attempt stopped: the tokens from there on, those before, and what could have stood."""

    before: list[Token]
    rest: list[Token]
    expected: list[str]


class Driver:
    """One parse of one source: a class because lines share the automaton."""

    def __init__(self, context: Context, build: dict[str, Builder], make: MakeValue) -> None:
        self.source = context.source
        self.diagnostics = context.diagnostics  # the builders' too: an attempt that is given up takes back its own
        self.spoken: dict[Language, int] = {"zh": 0, "en": 0}
        self._automaton = Automaton(build)
        self._make = make
        self._keywords: Keywords = keywords()
        self._units = COUNTERS | {"个百分点", "百分点", "分", "天", "个工作日", "工作日"}
        self._declared: frozenset[str] = frozenset()
        self._stopped: Stopped | None = None
        self._lines, self._number = list[Line](), 0
        self._stray_point = -1  # the last line with a point that stood nowhere

    def parse(self, lines: list[Line]) -> Any:
        """The value of the start rule, always; error lines are left out of it and reported."""
        open_level, self._lines = 0, lines
        self._declared = frozenset(name for line in lines for name in declared_names(line.tokens))
        for number, line in enumerate(lines):
            self._number = number
            if line.level > open_level:
                continue  # below an error line
            while open_level > line.level:
                self._automaton.feed("DEDENT", Piece(None, -1, -1))
                open_level -= 1
            deeper = number + 1 < len(lines) and lines[number + 1].level > line.level
            open_level += self._line(line, deeper, lines[number + 1] if deeper else None)
        for _ in range(open_level):
            self._automaton.feed("DEDENT", Piece(None, -1, -1))
        return self._automaton.finish()

    def _line(self, line: Line, deeper: bool, below: Line | None) -> bool:
        """Parse a line; True when the block below it was opened."""
        start = self._mark()
        if self._nested_too_deep(line):
            self._automaton.feed("ERROR", Piece(None, line.start, line.end))
            return False
        if self._attempt(line.tokens, deeper):
            return deeper
        first = self._furthest()
        if deeper and below is not None and not first.rest and self._again(start, line.tokens, deeper=False):
            from evaldsl.syntax.unread import block_where_none_is

            self.diagnostics.append(block_where_none_is(self.source, line, below))
            return False
        from evaldsl.syntax.repair import repairs

        changes = repairs(first, self.source, self.language) if len(self.diagnostics) < _MOST_REPAIRED else ()
        for change in changes:
            if self._again(start, change.tokens, deeper):
                self.diagnostics.append(change.diagnostic(self.source))
                return deeper
        self._go_back(start)
        self._report_line(line, first)
        self._automaton.feed("ERROR", Piece(None, line.start, line.end))
        return False

    @property
    def language(self) -> Language:
        """The language of most keywords so far."""
        return "en" if self.spoken["en"] > self.spoken["zh"] else "zh"

    def _mark(self) -> Mark:
        return self._automaton.snapshot(), len(self.diagnostics)

    def _go_back(self, mark: Mark) -> None:
        self._automaton.restore(mark[0])
        del self.diagnostics[mark[1] :]

    def _again(self, start: Mark, tokens: list[Token], deeper: bool) -> bool:
        self._go_back(start)
        return self._attempt(tokens, deeper)

    # ── one attempt at a line ───────────────────────────────────────────────────────────────────

    def _attempt(self, tokens: list[Token], deeper: bool) -> bool:
        """Depth-first over the readings of the line; leaves the automaton behind the line on success."""
        self._stopped = None
        choices: list[tuple[Mark, Behind | None, Ahead | None, Iterator[Option]]] = []
        before: Behind | None = None
        rest = _linked(tokens)
        options = self._options(rest, first=True)
        for _ in range(_MOST_TRIES + 2 * len(tokens)):
            option = next(options, None) if rest else None
            if option is not None:
                if rest and (rest.token.kind == "WORD" or rest.token.kind in _READINGS):
                    choices.append((self._mark(), before, rest, options))
                value = self._make(option.terminal, option.token)
                self._automaton.feed(option.terminal, Piece(value, option.token.start, option.token.end))
                before, rest = Behind(before, option.token), option.rest
                options = self._options(rest, first=False)
                continue
            if not rest and self._end_of_line(deeper):
                return True
            self._remember(before, rest)
            if not choices:
                return False
            mark, before, rest, options = choices.pop()
            self._go_back(mark)
        return False

    def _remember(self, before: Behind | None, rest: Ahead | None) -> None:
        """Keep the attempt that got furthest, the first of those that got equally far."""
        known = self._stopped
        if known is None or (known.rest and (not rest or rest.token.start > known.rest.token.start)):
            self._stopped = Stopped(before, rest, self._automaton.snapshot())

    def _furthest(self) -> Furthest:
        """Where the last attempt stopped; what could have stood there is asked only of lines that fail."""
        stopped = self._stopped
        assert stopped is not None, "a failed attempt has stopped somewhere"
        self._automaton.restore(stopped.stack)
        return Furthest(_read(stopped.before), _unlinked(stopped.rest), self._automaton.acceptable())

    def _end_of_line(self, deeper: bool) -> bool:
        if not self._automaton.accepts("NL"):
            return False
        ahead = self._automaton.snapshot()
        self._automaton.feed("NL", Piece(None, -1, -1))
        following = "INDENT" if deeper else None
        if following and self._automaton.accepts(following):
            self._automaton.feed(following, Piece(None, -1, -1))
            return True
        if not following and (self._automaton.accepts("DEDENT") or self._automaton.accepts(END)):
            return True
        if not following and self._automaton.accepts_other_than("INDENT"):
            return True
        self._automaton.restore(ahead)
        return False

    # ── readings of a piece ─────────────────────────────────────────────────────────────────────

    def _options(self, rest: Ahead | None, first: bool) -> Iterator[Option]:
        """The acceptable readings of the next piece, customary ones first; acceptance is asked lazily."""
        if not rest:
            return iter(())
        token, following = rest
        if token.kind == "WORD":
            return self._word(rest, first)
        terminals = _READINGS.get(token.kind, (token.kind,))
        return (Option(terminal, token, following) for terminal in terminals if self._automaton.accepts(terminal))

    def _word(self, rest: Ahead, first: bool) -> Iterator[Option]:
        token = rest.token
        bound = first and self._is_bound(rest)  # 最低得 2分 is no indicator
        if first and (self._is_glued_bound(rest) or (not bound and _is_glued_sentence(rest))):
            yield from self._cut(rest)
            return
        if token.text not in self._declared:
            yield from self._part_names(rest)
            if token.text not in self._keywords.whole:
                yield from self._cut_behind(rest)
        name_first = first and not bound and rest.rest is not None and _begins_weight(rest.rest)
        if name_first and self._automaton.accepts("NAME"):
            yield Option("NAME", token, rest.rest)
        is_keyword = False
        for option in self._whole_keywords(rest):
            is_keyword = True
            yield option
        opens_block = is_keyword and first and rest.rest is None  # 要点 without points is no indicator
        if not name_first and not opens_block and self._automaton.accepts("NAME"):
            yield Option("NAME", token, rest.rest)
        yield from self._cut(rest)

    def _is_bound(self, rest: Ahead) -> bool:
        found = self._keywords.whole.get(rest.token.text, ()) if rest.rest and rest.rest.token.kind == "NUMBER" else ()
        return any(one.terminal in _BOUNDS and self._automaton.accepts(one.terminal) for one in found)

    def _is_glued_bound(self, rest: Ahead) -> bool:
        """`最高得满分` on a line of its own."""
        text = rest.token.text
        for one in self._keywords.heads.get(text[0], ()) if rest.rest is None else ():
            behind = self._keywords.whole.get(text.removeprefix(one.words[0]), ())
            if one.terminal == "MOST_SCORE" and any(each.terminal in _ALL for each in behind):
                return self._automaton.accepts("MOST_SCORE")
        return False

    def _whole_keywords(self, rest: Ahead) -> Iterator[Option]:
        for spelling in self._keywords.whole.get(rest.token.text, ()):
            last = _last_of(spelling.words, rest)
            if last is not None and self._automaton.accepts(spelling.terminal):
                self.spoken[spelling.language] += 1
                token = Token(spelling.terminal, " ".join(spelling.words), rest.token.start, last.token.end)
                yield Option(spelling.terminal, token, last.rest)

    def _cut(self, rest: Ahead) -> Iterator[Option]:
        """A keyword or a number in Chinese numerals glued before the rest of a word: 得满分, 一个百分点."""
        token = rest.token
        for spelling in self._keywords.heads.get(token.text[0], ()):
            word = spelling.words[0]
            begins = len(word) < len(token.text) and token.text.startswith(word)
            if begins and self._automaton.accepts(spelling.terminal):
                head = Token(spelling.terminal, word, token.start, token.start + len(word))
                behind = Ahead(_tail(token, len(word)), rest.rest)
                if spelling.terminal in _EACH and (one := self._one_of_unit(behind)):
                    yield Option(spelling.terminal, head, one)
                yield Option(spelling.terminal, head, behind)
        digit = HAN_NUMERALS.get(token.text[0])
        if digit and self._automaton.accepts("NUMBER"):
            for size in range(len(token.text), 1, -1):
                if token.text[1:size] in self._units:
                    number = Token("NUMBER", digit, token.start, token.start + size, token.text[1:size])
                    after = Ahead(_tail(token, size), rest.rest) if size < len(token.text) else rest.rest
                    yield Option("NUMBER", number, after)

    def _part_names(self, rest: Ahead) -> Iterator[Option]:
        """A declared name glued before a comparison or what follows one: 完成值达到指标值, 指标值的得满分."""
        token = rest.token
        for size in range(len(token.text) - 1, 0, -1):
            if token.text[:size] in self._declared and self._follows_a_name(token.text, size):
                if self._automaton.accepts("NAME"):
                    head = Token("WORD", token.text[:size], token.start, token.start + size)
                    yield Option("NAME", head, Ahead(_tail(token, size), rest.rest))
                return

    def _follows_a_name(self, text: str, size: int) -> bool:
        heads = self._keywords.heads.get(text[size], ())
        return any(one.terminal in _BEHIND_NAMES and text.startswith(one.words[0], size) for one in heads)

    def _one_of_unit(self, rest: Ahead) -> Ahead | None:
        """每个扣0.2分, 每例扣0.1分: a counting unit without its number, glued before what is gained or lost."""
        token = rest.token
        for size in range(min(len(token.text) - 1, _LONGEST_COUNTER), 0, -1):
            if token.text[:size] in COUNTERS and token.text[size:] in _CHANGES:
                one = Token("NUMBER", "1", token.start, token.start + size, token.text[:size])
                return Ahead(one, Ahead(_tail(token, size), rest.rest))
        return None

    def _cut_behind(self, rest: Ahead) -> Iterator[Option]:
        """A comparison glued behind a name, with a number behind it: 完成率达到95%, 投诉次数为0."""
        token, following = rest
        if following is None or following.token.kind != "NUMBER" or not self._automaton.accepts("NAME"):
            return
        touching = following.token.start == token.end
        for word in self._keywords.tails.get(token.text[-1], ()):
            size = len(token.text) - len(word)
            if size > 0 and token.text.endswith(word) and (touching or len(word) > 1):
                head = Token("WORD", token.text[:size], token.start, token.start + size)
                yield Option("NAME", head, Ahead(_tail(token, size), following))

    # ── messages ────────────────────────────────────────────────────────────────────────────────

    def _nested_too_deep(self, line: Line) -> bool:
        if len(line.tokens) <= MAX_EXPRESSION_DEPTH:
            return False
        count = sum(token.kind in _NESTING or token.text in ("非", "not", "若", "if") for token in line.tokens)
        if count > MAX_EXPRESSION_DEPTH:
            span = Span(self.source, line.start, line.end)
            self.diagnostics.append(error("E0113", span, limit=MAX_EXPRESSION_DEPTH, count=count))
        return count > MAX_EXPRESSION_DEPTH

    def _report_line(self, line: Line, stopped: Furthest) -> None:
        """The first of several points without 要点 speaks for all of them."""
        from evaldsl.syntax.unread import unread

        above = (self._lines[at] for at in range(self._number - 1, -1, -1))
        opener = next((each for each in above if each.level < line.level), None)
        found = unread(self.source, line, stopped, opener=opener, language=self.language)
        if found.code == "E0128" and found.span is not None:
            last, self._stray_point = self._stray_point, found.span.line
            if last == found.span.line - 1:
                return
        self.diagnostics.append(found)


def _linked(tokens: list[Token]) -> Ahead | None:
    ahead: Ahead | None = None
    for token in reversed(tokens):
        ahead = Ahead(token, ahead)
    return ahead


def _unlinked(ahead: Ahead | None) -> list[Token]:
    tokens = []
    while ahead:
        tokens.append(ahead.token)
        ahead = ahead.rest
    return tokens


def _read(behind: Behind | None) -> list[Token]:
    tokens = []
    while behind:
        tokens.append(behind.token)
        behind = behind.before
    return tokens[::-1]


def _last_of(words: tuple[str, ...], ahead: Ahead) -> Ahead | None:
    """Where a spelling ends that begins here; None where other words follow."""
    for word in words[1:]:
        if ahead.rest is None or ahead.rest.token.kind != "WORD" or ahead.rest.token.text != word:
            return None
        ahead = ahead.rest
    return ahead


def _is_glued_sentence(ahead: Ahead) -> bool:
    """`有批准文件得2分`: nobody means an indicator 有批准文件得 of 2分; refused, so that the repair can part them."""
    token, rest = ahead
    glued = rest is not None and rest.token.kind == "NUMBER" and rest.token.start == token.end
    return glued and len(token.text) > 1 and token.text[-1] in "得扣"


def _begins_weight(ahead: Ahead) -> bool:
    """Whether what follows a line's first word is a weight, so that the word is an indicator's name."""
    following = ahead.token
    match following.kind:
        case "NUMBER":
            return following.unit in _WEIGHT_UNITS or (ahead.rest is not None and ahead.rest.token.kind == "SLASH")
        case "HOLE":
            return True
        case "WORD":
            return following.text in ("权重", "等权", "weight", "equal")
    return False


def _tail(token: Token, size: int) -> Token:
    return Token("WORD", token.text[size:], token.start + size, token.end)
