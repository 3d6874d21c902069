"""The LALR(1) automaton: one stack of states and values, over tables that Lark has made.

Unlike Lark's own loop it can be asked exactly what may come next, and put back where it was; both are what telling
keywords from names and repairing mistakes need. The stack is a linked list that is never changed, so that going back
costs nothing and asking copies nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from evaldsl.resources import grammar_text, prebuilt_tables

END = "$END"


class States(dict[int, dict[str, int]]):
    """For each state a map from symbol to action: n ≥ 0 moves to state n, n < 0 reduces by rule -n - 1.

    A state is unpacked when a parse first comes to it; a rubric visits few of them.
    """

    def __init__(self, packed: list[Any], lookaheads: list[Any]) -> None:
        super().__init__()
        self._packed, self._lookaheads = packed, lookaheads

    def __missing__(self, number: int) -> dict[str, int]:
        moves, reductions = self._packed[number]
        row: dict[str, int] = dict(moves)
        for rule, lookahead in reductions:
            row.update(dict.fromkeys(self._lookaheads[lookahead], -rule - 1))
        self[number] = row
        return row


class Tables(NamedTuple):
    """See `evaldsl.syntax.tables.build_tables`."""

    rules: list[tuple[str, int, str]]
    states: States
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
    return Tables(rules, States(data["states"], data["lookaheads"]), data["start"], data["end"])


class Piece(NamedTuple):
    """A value with its stretch in the text; start -1 where it has none (line ends, empty rules)."""

    value: Any
    start: int
    end: int


class Chain(NamedTuple):
    """The values of a rule without a builder of its own, linked so that long lists cost nothing to extend."""

    before: Chain | None
    values: list[Any]


Builder: TypeAlias = Callable[[str, list[Any], int, int], Any]
"""Rule name, values (lists spliced in), start, end → value."""

Stack: TypeAlias = "tuple[int, Stack | None, Any, int, int]"
"""The state on top, what lies below it, and the piece that led to the state: value, start, end."""


class Automaton:
    """The stack of one parse. `build` is called for every rule with a name of its own."""

    def __init__(self, build: dict[str, Builder]) -> None:
        self._rules, self._states, start, self._end = tables()
        self._build = build
        self._stack: Stack = (start, None, None, -1, -1)

    def snapshot(self) -> Stack:
        return self._stack

    def restore(self, snapshot: Stack) -> None:
        self._stack = snapshot

    def accepts(self, terminal: str) -> bool:
        """Whether the terminal can really come next: reductions are simulated, since lookaheads are merged."""
        rules, states = self._rules, self._states
        stack = self._stack
        action = states[stack[0]].get(terminal)
        while action is not None and action < 0:
            _, size, origin = rules[-action - 1]
            for _ in range(size):
                stack = stack[1]  # type: ignore[assignment]  # a rule is as long as what it reduces
            state = states[stack[0]][origin]
            stack = (state, stack, None, -1, -1)
            action = states[state].get(terminal)
        return action is not None

    def acceptable(self) -> list[str]:
        """All terminals that can come next, sorted."""
        row = self._states[self._stack[0]]
        return sorted(symbol for symbol in row if symbol.isupper() and self.accepts(symbol))

    def accepts_other_than(self, terminal: str) -> bool:
        """Whether anything else can come next."""
        row = self._states[self._stack[0]]
        return any(symbol != terminal and symbol.isupper() and self.accepts(symbol) for symbol in row)

    def feed(self, terminal: str, piece: Piece) -> None:
        """Shift a terminal that `accepts` has allowed."""
        rules, states = self._rules, self._states
        action = states[self._stack[0]][terminal]
        while action < 0:
            self._reduce(*rules[-action - 1])
            action = states[self._stack[0]][terminal]
        self._stack = (action, self._stack, *piece)

    def finish(self) -> Any:
        """The value of the whole, after the last line; the end must be acceptable."""
        while self._stack[0] != self._end:
            action = self._states[self._stack[0]][END]
            if action >= 0:
                break
            self._reduce(*self._rules[-action - 1])
        return self._stack[2]

    def _reduce(self, name: str, size: int, origin: str) -> None:
        stack = self._stack
        builder = self._build.get(name)
        if builder is None and size == 1 and not origin.startswith("_"):  # most: a value on its way through the levels
            _, below, value, start, end = stack
            assert below is not None, "a value stands on a state"
            self._stack = (self._states[below[0]][origin], below, value, start, end)
            return
        values: list[Any] = []
        start = end = -1
        for _ in range(size):
            _, below, value, value_start, value_end = stack
            values.append(value)
            if value_start >= 0:
                start, end = value_start, value_end if end < 0 else end
            stack = below  # type: ignore[assignment]  # a rule is as long as what it reduces
        values.reverse()
        if builder is not None:
            value = builder(name, _spliced(values), start, end)
        elif values and isinstance(values[0], Chain):
            value = Chain(values[0], values[1:])
        else:
            value = Chain(None, values)
        self._stack = (self._states[stack[0]][origin], stack, value, start, end)


def _spliced(values: list[Any]) -> list[Any]:
    spliced: list[Any] = []
    for value in values:
        if isinstance(value, Chain):
            spliced.extend(_chain_values(value))
        else:
            spliced.append(value)
    return spliced


def _chain_values(chain: Chain) -> list[Any]:
    links: list[list[Any]] = []
    link: Chain | None = chain
    while link is not None:
        links.append(link.values)
        link = link.before
    return [value for values in reversed(links) for value in _spliced(values)]
