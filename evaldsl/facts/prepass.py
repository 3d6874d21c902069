"""The pre-pass over a facts file: where every key and value stands, and the edits that make loose TOML strict.

It walks the structure but gives values no meaning; that is left to the TOML parser, which reads the edited text.
On text that is strict already there is no edit.
"""

from __future__ import annotations

from bisect import bisect_right

from evaldsl.diagnostics import Diagnostic, Fix, Label, error, text
from evaldsl.facts import lexis
from evaldsl.facts.walk import (
    Edit,
    Key,
    Place,
    Stretch,
    StuckError,
    Walk,
    skip_blanks,
    skip_comment,
    skip_inline_blanks,
    skip_lines,
    skip_newline,
)
from evaldsl.facts.writing import toml_string
from evaldsl.frozen import frozen
from evaldsl.quantity.limits import MAX_DEPTH, MAX_DIGITS
from evaldsl.text import Source, Span


@frozen
class Strict:
    """The strict text, the places of everything in it, and what is wrong already."""

    text: str
    root: Place
    problems: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]

    def original(self, offset: int) -> int:
        """The offset in the original text of an offset in the strict text."""
        shift, starts, shifts = 0, [0], [0]
        for start, end, replacement in self.edits:
            shift += len(replacement) - (end - start)
            starts.append(end + shift)
            shifts.append(shift)
        return max(0, offset - shifts[bisect_right(starts, offset) - 1])


def make_strict(source: Source) -> Strict:
    """Walk a facts file; every key and value gets its place, every slip of the input method its edit."""
    walk = Walk(source)
    root = Place((0, 0), (0, len(source.text)), "header")
    table = root
    while walk.at < len(source.text):
        try:
            table = _statement(walk, root, table)
            _line_end(walk)
        except StuckError as stuck:
            walk.problems.append(stuck.problem)
            _skip_statement(walk)
    return Strict(_edited(source.text, walk.edits), root, tuple(walk.problems), tuple(walk.edits))


def _edited(original: str, edits: list[Edit]) -> str:
    pieces, done = [], 0
    for start, end, replacement in edits:
        pieces += [original[done:start], replacement]
        done = end
    return "".join([*pieces, original[done:]])


# ── statements ────────────────────────────────────────────────────────────────────────────────────


def _statement(walk: Walk, root: Place, table: Place) -> Place:
    """Read one line's statement; returns the table that the following lines belong to."""
    skip_blanks(walk)
    if not walk.next or walk.sees("\r\n" + lexis.HASHES):
        return table
    if walk.sees(lexis.OPENING_BRACKETS):
        return _header(walk, root)
    key = _key(walk)
    skip_blanks(walk)
    _equals(walk)
    skip_blanks(walk)
    _put(walk, table, (key, _value(walk, 0)))
    return table


def _header(walk: Walk, root: Place) -> Place:
    start = walk.at
    walk.take(lexis.OPENING_BRACKETS)
    rows = walk.take(lexis.OPENING_BRACKETS)
    skip_blanks(walk)
    key = _key(walk)
    skip_blanks(walk)
    walk.need(lexis.CLOSING_BRACKETS, "facts.expected.bracket")
    if rows:
        walk.need(lexis.CLOSING_BRACKETS, "facts.expected.brackets")
    return (_new_row if rows else _new_table)(walk, root, (key, (start, walk.at)))


def _new_table(walk: Walk, root: Place, header: tuple[Key, Stretch]) -> Place:
    key, stretch = header
    parent = _reach(root, key[:-1])
    name, at = key[-1]
    known = parent.parts.get(name)
    if known is None or known.made == "implied":
        place = Place(at, stretch, "header", known.parts if known else {})
        parent.parts[name] = place
        return place
    _duplicate(walk, key, known)
    return Place(at, stretch)


def _new_row(walk: Walk, root: Place, header: tuple[Key, Stretch]) -> Place:
    key, stretch = header
    parent = _reach(root, key[:-1])
    name, at = key[-1]
    rows = parent.parts.setdefault(name, Place(at, stretch, "rows"))
    row = Place(at, stretch, "header")
    if rows.made == "rows":
        rows.parts[len(rows.parts)] = row
    else:
        _duplicate(walk, key, rows)
    return row


def _reach(place: Place, key: Key) -> Place:
    """Follow a dotted key from a table; a list stands for its last row."""
    for name, at in key:
        place = place.parts.setdefault(name, Place(at, at))
        if place.made == "rows":
            place = place.parts[len(place.parts) - 1]
    return place


def _put(walk: Walk, table: Place, entry: tuple[Key, Place]) -> None:
    key, value = entry
    parent = _reach(table, key[:-1])
    name, at = key[-1]
    known = parent.parts.get(name)
    if known is None:
        value.key = at
        parent.parts[name] = value
    else:
        _duplicate(walk, key, known)


def _duplicate(walk: Walk, key: Key, known: Place) -> None:
    first = walk.span(known.key)
    span = walk.span((key[0][1][0], key[-1][1][1]))
    label = Label(first, text("facts.first_here"))
    name = ".".join(part for part, _ in key)
    walk.problems.append(error("E0608", span, name=name, line=first.line, labels=(label,)))


def _line_end(walk: Walk) -> None:
    skip_blanks(walk)
    if skip_comment(walk) or skip_newline(walk) or not walk.next:
        return
    raise walk.stuck("facts.expected.line_end", note="facts.expected.line_end.note")


def _skip_statement(walk: Walk) -> None:
    """Go on at the next line that looks like a statement: the rest of a broken list would only echo the mistake."""
    source = walk.source.text
    while walk.at < len(source):
        walk.at = source.find("\n", walk.at) + 1 or len(source)
        line = source[walk.at : source.find("\n", walk.at) % (len(source) + 1)].strip()
        if not line or line[0] in lexis.OPENING_BRACKETS or any(char in line for char in lexis.EQUALS):
            return


# ── keys and values ───────────────────────────────────────────────────────────────────────────────


def _key(walk: Walk) -> Key:
    parts = [_key_part(walk)]
    while True:
        skip_blanks(walk)
        if not walk.take(lexis.DOTS):
            return tuple(parts)
        skip_blanks(walk)
        parts.append(_key_part(walk))
        if len(parts) > MAX_DEPTH:
            raise _too_deep(walk)


def _key_part(walk: Walk) -> tuple[str, Stretch]:
    source, start = walk.source.text, walk.at
    if walk.sees(lexis.QUOTES):
        token = _string_token(walk)
        if token.startswith(('"""', "'''")):
            walk.at = start
            raise walk.stuck("facts.expected.key")
        return lexis.string_value(lexis.strict_string(token)), (start, walk.at)
    if corner := lexis.CORNER_KEY.match(source, start):
        walk.at = corner.end()
        walk.edit((start, walk.at), toml_string(corner[1]))
        return corner[1], (start, walk.at)
    bare = lexis.BARE_KEY.match(source, start)
    if not bare:
        raise walk.stuck("facts.expected.key", note="facts.expected.key.note")
    walk.at = bare.end()
    name, strict = lexis.bare_key(bare[0])
    walk.edit((start, walk.at), strict)
    return name, (start, walk.at)


def _equals(walk: Walk) -> None:
    if walk.sees(lexis.COLONS):
        fix = Fix(walk.span((walk.at, walk.at + 1)), "=")
        raise walk.stuck("facts.expected.equals", fix=fix, note="facts.expected.equals.note")
    behind_quotes = walk.at > 0 and walk.source.text[walk.at - 1] in "\"'”"
    if behind_quotes and not walk.sees(lexis.EQUALS):
        raise walk.stuck("facts.expected.equals", note="facts.expected.equals.name")
    walk.need(lexis.EQUALS, "facts.expected.equals")


def _string_token(walk: Walk) -> str:
    start = walk.at
    end = lexis.string_end(walk.source.text, start)
    if end is None:
        raise walk.stuck("facts.expected.quote")
    token = walk.source.text[start:end]
    walk.edit((start, end), lexis.strict_string(token))
    walk.at = end
    return token


def _value(walk: Walk, depth: int) -> Place:
    """Read a value at depth 0 (behind a key) or inside lists and inline tables."""
    start = walk.at
    if depth > MAX_DEPTH:
        raise _too_deep(walk)
    if not walk.next:
        raise walk.stuck("facts.expected.value")
    if walk.sees(lexis.QUOTES):
        _string_token(walk)
        return Place((start, start), (start, walk.at), "value")
    if walk.sees(lexis.OPENING_BRACKETS):
        return _list(walk, depth + 1)
    if walk.sees(lexis.OPENING_BRACES):
        return _inline_table(walk, depth + 1)
    _bare_value(walk, depth)
    return Place((start, start), (start, walk.at), "value")


def _list(walk: Walk, depth: int) -> Place:
    start = walk.at
    place = Place((start, start), (start, start), "value")
    walk.take(lexis.OPENING_BRACKETS)
    skip_lines(walk)
    while not walk.take(lexis.CLOSING_BRACKETS):
        item = _value(walk, depth)
        item.key = item.value
        place.parts[len(place.parts)] = item
        skip_lines(walk)
        if not walk.take(lexis.COMMAS) and not walk.sees(lexis.CLOSING_BRACKETS):
            raise walk.stuck("facts.expected.list_end")
        skip_lines(walk)
    place.value = (start, walk.at)
    return place


def _inline_table(walk: Walk, depth: int) -> Place:
    """An inline table; line breaks and a last comma, which TOML 1.0 forbids here, are blanked out."""
    start = walk.at
    place = Place((start, start), (start, start), "value")
    walk.take(lexis.OPENING_BRACES)
    skip_inline_blanks(walk)
    while not walk.take(lexis.CLOSING_BRACES):
        key = _key(walk)
        skip_blanks(walk)
        _equals(walk)
        skip_blanks(walk)
        _put(walk, place, (key, _value(walk, depth)))
        skip_inline_blanks(walk)
        comma = walk.at
        if not walk.take(lexis.COMMAS) and not walk.sees(lexis.CLOSING_BRACES):
            raise walk.stuck("facts.expected.table_end")
        skip_inline_blanks(walk)
        if walk.at > comma and walk.sees(lexis.CLOSING_BRACES):
            walk.edits = sorted([edit for edit in walk.edits if edit[0] != comma] + [(comma, comma + 1, " ")])
    place.value = (start, walk.at)
    return place


def _bare_value(walk: Walk, depth: int) -> None:
    start = walk.at
    match = (lexis.BARE_ITEM if depth else lexis.BARE_VALUE).match(walk.source.text, start)
    token = match[0].rstrip() if match else ""
    if not token:
        raise walk.stuck("facts.expected.value")
    stretch = (start, start + len(token))
    kind, strict = lexis.bare_value(token)
    if kind == "text" and (quotes := [i for i, char in enumerate(token) if char in lexis.QUOTES]):
        walk.at += quotes[0]
        raise walk.stuck("facts.expected.quotes_around")
    walk.at = stretch[1]
    walk.edit(stretch, strict if kind in ("value", "text") else "0")
    problem = _bare_problem(kind, walk.span(stretch), strict)
    if kind == "text" and (plain := token.rstrip(lexis.STOPS)) != token and plain:
        problem = _stopped(walk, start, (plain, token))
    if problem:
        walk.problems.append(problem)


def _stopped(walk: Walk, start: int, words: tuple[str, str]) -> Diagnostic:
    """A value with a comma or semicolon behind it, as between items of a sentence: the repair leaves that out."""
    plain, token = words
    kind, strict = lexis.bare_value(plain)
    if kind == "text":
        span = walk.span((start, start + len(token)))
        return error("E0607", span, value=_short(plain), fix=Fix(span, strict))
    span = walk.span((start + len(plain), start + len(token)))
    note = text("facts.expected.line_end.note")
    return error("E0606", span, what=text("facts.expected.line_end"), notes=(note,), fix=Fix(span, ""))


def _bare_problem(kind: lexis.BareKind, span: Span, strict: str) -> Diagnostic | None:
    match kind:
        case "value":
            return None
        case "long":
            return error("E0609", span, most=MAX_DIGITS)
        case "endless":
            return error("E0606", span, what=text("facts.endless"))
        case "text":
            return error("E0607", span, value=_short(span.text), fix=Fix(span, strict))


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def _too_deep(walk: Walk) -> StuckError:
    return StuckError(error("E0626", walk.span((walk.at, walk.at + 1)), most=MAX_DEPTH))
