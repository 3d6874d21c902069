"""Lark's LALR(1) tables as plain data: built by the wheel's build hook, or in memory in a checkout.

This file alone knows Lark, and it imports nothing of evaldsl, so that the build hook can load it by its path.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any


def build_tables(grammar_text: str) -> dict[str, Any]:
    """Tables of a grammar as JSON-able data.

    `rules`: [name, number of symbols, origin] in a fixed order; the name is the alias, or the origin.
    `states`: for each state [moves, reductions]. `moves` maps a symbol to the state that it shifts (or goes) to;
    `reductions` lists [rule, number of a set in `lookaheads`]: before a terminal of that set the rule is reduced.
    `start` and `end` are states. `grammar_sha256` tells whether the tables fit a grammar text.
    """
    from lark import Lark
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import Shift

    class NoLexer(Lexer):
        """The driver feeds its own tokens; Lark only wants to know that nobody asks for its lexer."""

        def __init__(self, _configuration: Any) -> None: ...

        def lex(self, _state: Any, _parser_state: Any) -> Any:
            raise NotImplementedError

    lark = Lark(grammar_text, parser="lalr", lexer=NoLexer, start="start", maybe_placeholders=False)
    table = lark.parser.parser._parse_table  # no public door to the tables
    rules: dict[Any, int] = {}
    encoded: list[list[Any]] = []
    states: list[dict[str, int]] = [{} for _ in table.states]
    for number in sorted(table.states):
        for symbol, (action, argument) in sorted(table.states[number].items()):
            if action is Shift:
                states[number][symbol] = argument
                continue
            if argument not in rules:
                rules[argument] = len(encoded)
                origin = str(argument.origin.name)
                encoded.append([argument.alias or origin, len(argument.expansion), origin])
            states[number][symbol] = -rules[argument] - 1
    fresh = {
        "grammar_sha256": sha256(grammar_text.encode()).hexdigest(),
        "rules": encoded,
        "states": states,
        "start": table.start_states["start"],
        "end": table.end_states["start"],
    }
    return packed(renumbered(fresh))


def packed(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables with every set of lookaheads written once: few of them stand in most of the states."""
    lookaheads: dict[tuple[str, ...], int] = {}
    states: list[tuple[dict[str, int], list[tuple[int, int]]]] = []
    for row in tables["states"]:
        before: dict[int, list[str]] = {}
        for symbol, action in row.items():
            if action < 0:
                before.setdefault(-action - 1, []).append(symbol)
        reductions = [(rule, lookaheads.setdefault(tuple(of), len(lookaheads))) for rule, of in before.items()]
        states.append(({symbol: action for symbol, action in row.items() if action >= 0}, reductions))
    return {**tables, "states": states, "lookaheads": list(lookaheads)}


def renumbered(tables: dict[str, Any]) -> dict[str, Any]:
    """The same automaton with its rules in order and its states in the order in which they are reached.

    Here a state is a map from symbol to action: n ≥ 0 moves to state n, n < 0 reduces by rule -n - 1.
    The generator numbers them by way of sets, differently each time; one tree should give one wheel.
    """
    rules = sorted({tuple(rule) for rule in tables["rules"]})
    place = {rule: number for number, rule in enumerate(rules)}
    order = [tables["start"]]
    number = {tables["start"]: 0}
    for state in order:  # grows while it is walked
        for _, action in sorted(tables["states"][state].items()):
            if action >= 0 and action not in number:
                number[action] = len(order)
                order.append(action)

    def moved(action: int) -> int:
        return number[action] if action >= 0 else -place[tuple(tables["rules"][-action - 1])] - 1

    states = [{symbol: moved(action) for symbol, action in sorted(tables["states"][state].items())} for state in order]
    return {**tables, "rules": rules, "states": states, "start": 0, "end": number[tables["end"]]}
