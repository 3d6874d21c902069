"""The smallest pieces of a facts file: blanks, strings, bare keys and bare values, as typed with an input method."""

from __future__ import annotations

import re
import tomllib
from typing import Final, Literal, TypeAlias

from evaldsl.facts.writing import toml_key, toml_string
from evaldsl.quantity.limits import MAX_DIGITS
from evaldsl.syntax.characters import SAME

OPENING_BRACKETS: Final = "[［【"
CLOSING_BRACKETS: Final = "]］】"
OPENING_BRACES: Final = "{｛"
CLOSING_BRACES: Final = "}｝"
EQUALS: Final = "=＝"
COMMAS: Final = ",，"
DOTS: Final = ".．"
COLONS: Final = ":："
HASHES: Final = "#＃"
STOPS: Final = ",，;；。、 \u3000\t\xa0"
CURLY: Final = "“”"
QUOTES: Final = "\"'“”"

BLANK: Final = " \t\u3000\xa0"
BLANKS: Final = re.compile(rf"[{BLANK}]*")
STRANGE_BLANKS: Final = re.compile(r"[\u3000\xa0]+")
NEWLINE: Final = re.compile(r"\r?\n")
REST: Final = re.compile(r"[^\n]*")

BARE_KEY: Final = re.compile(r"(?:[A-Za-z0-9_-]|[^\x00-\x7f\s＝．［］｛｝，＃：“”「」【】])+")
CORNER_KEY: Final = re.compile(r"「([^「」\n]*)」")
BARE_VALUE: Final = re.compile(r"[^\n#＃]*")
BARE_ITEM: Final = re.compile(r"[^\n#＃,，\[\]［］【】{}｛｝]*")

_LITERAL: Final = re.compile(r"'''[\s\S]*?''''{0,2}|'(?!'')[^'\n]*'")
_BASIC: Final = re.compile(r'"""(?:\\[\s\S]|(?!""")[^\\])*""""{0,2}|"(?!"")(?:\\[^\n]|[^"\\\n])*"')
_ENDED_BY_CURLY: Final = re.compile(r'"(?!")(?:\\[^\n]|[^"\\\n”])*”(?=[^"\n]*(?:\n|$))')
_IN_CURLY: Final = re.compile(r'\\.|\\$|"')
_CURLY: Final = tuple(re.compile(rf"[“”]([^\n{end}]*){end}") for end in ("”", "“", '"'))

_WIDE_WORD: Final = {
    wide: same for wide, same in SAME.items() if chr(same).isalnum() or (wide >= 0xFF00 and chr(same) in "_-")
}

_DECIMAL: Final = r"(?:0|[1-9](?:_?[0-9])*)"
_EXPONENT: Final = r"(?:[eE][+-]?[0-9](?:_?[0-9])*)"
_NUMBER: Final = re.compile(
    rf"[+-]?{_DECIMAL}(?:\.[0-9](?:_?[0-9])*)?{_EXPONENT}?"
    r"|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
)
_TIME: Final = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
_OTHER: Final = re.compile(
    rf"true|false|{_TIME}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[Tt ]{_TIME}(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?)?"
)
_ENDLESS: Final = re.compile(r"[+-]?(?:inf|nan)")

BareKind: TypeAlias = Literal["value", "long", "endless", "text"]


def as_ascii(words: str) -> str:
    """The text with full-width and typographic characters as the ASCII ones they stand for; columns stay true."""
    return words if words.isascii() else words.translate(SAME)


def string_end(text: str, at: int) -> int | None:
    """Where the string that begins at `at` ends; None if it has no end. A straight quote may be closed by ”."""
    if text[at] in CURLY:
        match = next((found for pattern in _CURLY if (found := pattern.match(text, at))), None)
    elif text[at] == "'":
        match = _LITERAL.match(text, at)
    else:
        match = _BASIC.match(text, at) or _ENDED_BY_CURLY.match(text, at)
    return match.end() if match else None


def strict_string(token: str) -> str:
    """The string as TOML writes it: straight quotes around, straight quotes inside escaped."""
    if token[0] not in CURLY and token[-1] not in CURLY:
        return token
    inside = _IN_CURLY.sub(lambda found: found.group().rjust(2, "\\"), token[1:-1])
    return f'"{inside}"'


def string_value(token: str) -> str:
    """What a strict string means; a broken escape is left as it stands, for the parser to refuse."""
    if "\\" not in token and token[:3] not in ('"""', "'''"):
        return token[1:-1]
    try:
        return str(tomllib.loads(f"k = {token}")["k"])
    except tomllib.TOMLDecodeError:
        return token[1:-1]


def bare_key(token: str) -> tuple[str, str]:
    """A bare key's name, with full-width letters and digits as their ASCII twins, and how TOML writes it."""
    name = token.translate(_WIDE_WORD)
    return name, toml_key(name)


def bare_value(token: str) -> tuple[BareKind, str]:
    """What a value without quotes is, and how TOML writes it."""
    plain = as_ascii(token)
    if _NUMBER.fullmatch(plain):
        return ("long" if _is_long(plain) else "value"), plain
    if _OTHER.fullmatch(plain):
        return "value", plain
    return ("endless" if _ENDLESS.fullmatch(plain) else "text"), toml_string(token)


def _is_long(number: str) -> bool:
    """Whether a number has more digits than are read, counted as if written out without its exponent."""
    if number[:2] in ("0x", "0o", "0b"):
        return len(number) > MAX_DIGITS
    mantissa, _, exponent = number.lower().partition("e")
    shift = exponent.lstrip("+-").replace("_", "").lstrip("0")
    digits = sum(char.isdigit() for char in mantissa)
    return digits > MAX_DIGITS or len(shift) > 3 or digits + int(shift or "0") > MAX_DIGITS
