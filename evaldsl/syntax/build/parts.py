"""What a builder is given, and the table in which builders register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias, TypeVar

import attrs

from evaldsl.diagnostics import Diagnostic
from evaldsl.syntax.token import Token
from evaldsl.syntax.tree import Node
from evaldsl.text import Source, Span

T = TypeVar("T", bound=Node)


@attrs.define
class Context:
    """The source being parsed, and where builders leave their diagnostics."""

    source: Source
    diagnostics: list[Diagnostic]


class Parts:
    """The values of one grammar rule: nodes already built, and tokens for keywords and marks."""

    __slots__ = ("context", "name", "span", "values")

    def __init__(self, context: Context, name: str, values: list[Any], *, span: Span) -> None:
        self.context = context
        self.name = name
        self.values = values
        self.span = span

    def find(self, kind: type[T]) -> T | None:
        """The first node of a kind."""
        for value in self.values:
            if isinstance(value, kind):
                return value
        return None

    def get(self, kind: type[T]) -> T:
        """The first node of a kind, which the grammar guarantees."""
        found = self.find(kind)
        assert found is not None, f"{self.name} has no {kind.__name__}"
        return found

    def all(self, kind: type[T]) -> tuple[T, ...]:
        """All nodes of a kind, in order."""
        return tuple(value for value in self.values if isinstance(value, kind))

    def nodes(self) -> list[Any]:
        """All nodes, without the tokens and what error lines left."""
        return [value for value in self.values if isinstance(value, Node)]

    def token(self, *kinds: str) -> Token | None:
        """The first token of one of the kinds."""
        for value in self.values:
            if isinstance(value, Token) and value.kind in kinds:
                return value
        return None

    def has(self, kind: str) -> bool:
        return self.token(kind) is not None


Build: TypeAlias = Callable[[Parts], Any]
BUILDERS: Final[dict[str, Build]] = {}


def builds(*names: str) -> Callable[[Build], Build]:
    """Register a builder for grammar rules."""

    def register(build: Build) -> Build:
        for name in names:
            assert name not in BUILDERS, f"two builders for {name}"
            BUILDERS[name] = build
        return build

    return register
