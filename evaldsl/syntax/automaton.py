"""The LALR(1) automaton: states and values on two stacks, over tables that Lark has made.

Unlike Lark's own loop it can be asked exactly what may come next, and put back where it was, at the price of
copying two short lists; both are what telling keywords from names and repairing mistakes need.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from evaldsl.resources import grammar_text, prebuilt_tables

END = "$END"


class Tables(NamedTuple):
    """See `evaldsl.syntax.tables.build_tables`."""

    rules: list[tuple[str, int, str]]
    states: list[dict[str, int]]
    start: int
    end: int


@cache
def tables() -> Tables:
    """The tables that came with the package, or, in a checkout, fresh ones."""
    data = prebuilt_tables()
    if data is None:
        from evaldsl.syntax.tables import build_tables

        data = build_tables(grammar_text())
    rules = [(str(name), int(size), str(origin)) for name, size, origin in data["rules"]]
    return Tables(rules, data["states"], data["start"], data["end"])


class Piece(NamedTuple):
    """A value on the stack with its stretch in the text; start -1 where it has none (line ends, empty rules)."""

    value: Any
    start: int
    end: int


class Chain(NamedTuple):
    """The values of a rule without a builder of its own, linked so that long lists cost nothing to extend."""

    before: Chain | None
    pieces: list[Piece]


Builder: TypeAlias = Callable[[str, list[Any], int, int], Any]
"""Rule name, values (lists spliced in), start, end → value."""

Snapshot: TypeAlias = tuple[list[int], list[Piece]]


class Automaton:
    """States and values of one parse. `build` is called for every rule with a name of its own."""

    def __init__(self, build: dict[str, Builder]) -> None:
        self._tables = tables()
        self._build = build
        self._states = [self._tables.start]
        self._pieces: list[Piece] = []

    def snapshot(self) -> Snapshot:
        return self._states.copy(), self._pieces.copy()

    def restore(self, snapshot: Snapshot) -> None:
        self._states, self._pieces = snapshot[0].copy(), snapshot[1].copy()

    def accepts(self, terminal: str) -> bool:
        """Whether the terminal can really come next: reductions are simulated, since lookaheads are merged."""
        rules, states, _, _ = self._tables
        action = states[self._states[-1]].get(terminal)
        if action is None or action >= 0:
            return action is not None
        stack = self._states.copy()
        while action is not None and action < 0:
            _, size, origin = rules[-action - 1]
            if size:
                del stack[-size:]
            stack.append(states[stack[-1]][origin])
            action = states[stack[-1]].get(terminal)
        return action is not None

    def acceptable(self) -> list[str]:
        """All terminals that can come next, sorted."""
        row = self._tables.states[self._states[-1]]
        return sorted(symbol for symbol in row if symbol.isupper() and self.accepts(symbol))

    def feed(self, terminal: str, piece: Piece) -> None:
        """Shift a terminal that `accepts` has allowed."""
        rules, states, _, _ = self._tables
        action = states[self._states[-1]][terminal]
        while action < 0:
            self._reduce(*rules[-action - 1])
            action = states[self._states[-1]][terminal]
        self._states.append(action)
        self._pieces.append(piece)

    def finish(self) -> Any:
        """The value of the whole, after the last line; the end must be acceptable."""
        rules, states, _, end = self._tables
        while self._states[-1] != end:
            action = states[self._states[-1]][END]
            if action >= 0:
                break
            self._reduce(*rules[-action - 1])
        return self._pieces[-1].value

    def _reduce(self, name: str, size: int, origin: str) -> None:
        pieces = self._pieces[len(self._pieces) - size :]
        if size:
            del self._pieces[-size:], self._states[-size:]
        starts = [piece.start for piece in pieces if piece.start >= 0]
        start = starts[0] if starts else -1
        end = max((piece.end for piece in pieces), default=-1)
        self._states.append(self._tables.states[self._states[-1]][origin])
        builder = self._build.get(name)
        if builder is not None:
            value = builder(name, _spliced(pieces), start, end)
        elif size == 1 and not origin.startswith("_"):
            value = pieces[0].value
        else:
            before = pieces[0].value if pieces and isinstance(pieces[0].value, Chain) else None
            value = Chain(before, pieces[1:] if before is not None else pieces)
        self._pieces.append(Piece(value, start, end))


def _spliced(pieces: list[Piece]) -> list[Any]:
    values: list[Any] = []
    for piece in pieces:
        if isinstance(piece.value, Chain):
            values.extend(_chain_values(piece.value))
        else:
            values.append(piece.value)
    return values


def _chain_values(chain: Chain) -> list[Any]:
    links: list[list[Piece]] = []
    link: Chain | None = chain
    while link is not None:
        links.append(link.pieces)
        link = link.before
    return [value for pieces in reversed(links) for value in _spliced(pieces)]
