"""A text in either language: a key of the catalogue with its typed arguments."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

from evaldsl.frozen import frozen
from evaldsl.quantity.exact import decimal_text

Language: TypeAlias = Literal["zh", "en"]
Argument: TypeAlias = "str | int | Fraction | Text | tuple[Argument, ...]"


@frozen(slots=True)
class Text:
    """A catalogue key and its arguments; `say` turns it into words."""

    key: str
    args: tuple[tuple[str, Argument], ...] = ()


def text(key: str, **args: Argument | Sequence[Argument]) -> Text:
    """Make a text; sequences become tuples so that texts stay hashable."""
    fixed = ((name, tuple(a) if isinstance(a, list) else a) for name, a in args.items())
    return Text(key, tuple(fixed))  # type: ignore[arg-type]  # lists were turned into tuples above


def say(message: Text, language: Language) -> str:
    """Render a text in a language.

    Numbers are printed exactly where they end, else with six decimals and “…”; sequences are joined.
    """
    from evaldsl.diagnostics.catalogue import entry

    template = entry(message.key)
    words = {name: _word(value, language) for name, value in message.args}
    return (template.zh if language == "zh" else template.en).format_map(words)


def _word(value: object, language: Language) -> str:
    if isinstance(value, Text):
        return say(value, language)
    if isinstance(value, tuple):
        separator = "、" if language == "zh" else ", "
        return separator.join(_word(item, language) for item in value)
    if isinstance(value, Fraction):
        return decimal_text(value)
    return str(value)
