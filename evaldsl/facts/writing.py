"""Keys, strings and comments as TOML 1.0 writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_SPECIAL: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]+")


def toml_string(text: str) -> str:
    """A basic string, on one line."""
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def toml_key(*parts: str) -> str:
    """A key, dotted where there are several parts; what is not plain ASCII stands in quotes."""
    return ".".join(part if _BARE.fullmatch(part) else toml_string(part) for part in parts)


def toml_array(texts: Sequence[str]) -> str:
    """An array of strings, on one line."""
    return f"[{', '.join(map(toml_string, texts))}]"


def toml_comment(text: str) -> str:
    """A comment on one line; line breaks and control characters become blanks."""
    return "# " + _CONTROL.sub(" ", text).strip()


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04x}"
