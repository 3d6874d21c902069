"""Hypothesis strategies for valid TOML 1.0 texts, and the paths of a parsed one."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

KEY_CHARS = "abzAZ09_-"
STRING_CHARS = "ab \t#=[]{},.'预算（），＝“”［］｛｝：\u3000①é"

bare_keys = st.text(KEY_CHARS, min_size=1, max_size=4)
basic = st.text(STRING_CHARS, max_size=8).map(lambda s: '"' + s + '"')
escaped = st.sampled_from(['"a\\"b"', '"\\\\"', '"\\u9884"', '"\\t#"', '""', '"\\"#\\""'])
literal = st.text(STRING_CHARS.replace("'", "") + '"\\', max_size=8).map(lambda s: "'" + s + "'")
long_basic = st.sampled_from(
    [
        '"""\na = 1\n# no comment"""',
        '""""quoted""""',
        '"""a\\\n   b"""',
        '"""\\""""',
        '"""“”\r\n＝"""',
        '"""]\n[x]\n"""',
    ]
)
long_literal = st.sampled_from(["'''\n[a]\nb = \"x\"'''", "''''q''''", "'''“\\'''", "'''''x'''''"])
numbers = st.sampled_from(
    ["0", "-1", "+7", "1_000", "0xFF", "0o17", "0b101", "1.5", "-0.25", "1e3", "6.02E-3", "1_0.0_1", "true", "false"]
)
dates = st.sampled_from(["1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "1979-05-27 07:32:00.5"])
scalars = st.one_of(basic, escaped, literal, long_basic, long_literal, numbers, dates)
blanks = st.sampled_from(["", " ", "  ", "\t"])
comments = st.sampled_from(["", ' # "quoted" = [', " #＝“预算", "#", " # it's '''"])


@st.composite
def arrays(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    parts = draw(st.lists(items, max_size=3))
    gap = draw(st.sampled_from(["", " ", "\n  ", " # ] \" '\n"]))
    tail = "," if parts and draw(st.booleans()) else ""
    return "[" + gap + f",{gap}".join(parts) + gap + tail + gap + "]"


@st.composite
def inline_tables(draw: st.DrawFn, values: st.SearchStrategy[str]) -> str:
    keys = draw(st.lists(st.one_of(bare_keys, st.just('"值"'), st.just("'a b'")), max_size=3, unique_by=_meaning))
    return "{ " + ", ".join(f"{key} = {draw(values)}" for key in keys) + " }"


def _meaning(key: str) -> str:
    return key.strip("\"'")


values = st.recursive(scalars, lambda inner: st.one_of(arrays(inner), inline_tables(inner)), max_leaves=6)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A valid document: keys never repeat, since each statement has a number of its own."""
    lines = []
    for number in range(draw(st.integers(0, 6))):
        lines.append(draw(statements(number)) + draw(comments))
        lines += draw(st.sampled_from([[], [""], ["# 'a\" = ［", "\t"]]))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n"]))


@st.composite
def statements(draw: st.DrawFn, number: int) -> str:
    key = draw(bare_keys) + f"_{number}"
    gap = draw(blanks)
    kind = draw(st.sampled_from(["value", "dotted", "quoted", "table", "deep table", "rows"]))
    match kind:
        case "value":
            return f"{gap}{key}{gap}={gap}{draw(values)}"
        case "dotted":
            return f"{key}{gap}.{gap}{draw(bare_keys)} = {draw(values)}"
        case "quoted":
            return f'"预算 {key}"."a.b" = {draw(values)}'
        case "table":
            return f"{gap}[{gap}{key}{gap}]"
        case "deep table":
            return f"[{key}.'x = y'.{draw(bare_keys)}]"
        case _:
            return f"[[{key}]]\nx = {draw(values)}\n[[{key}]]\n[{key}.deeper]\ny = 1\n[[{key}.rows]]"


def paths(data: Any) -> Any:
    """The shape of parsed TOML: keys, row numbers, and None for every value."""
    if isinstance(data, dict):
        return {key: paths(value) for key, value in data.items()}
    if isinstance(data, list):
        return {number: paths(value) for number, value in enumerate(data)}
    return None
