"""Diagnostics as plain text: the sentence, the underlined source lines, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeAlias

from evaldsl.diagnostics.diagnostic import Diagnostic, Fix, Label, Severity
from evaldsl.diagnostics.text import Language, say, text
from evaldsl.frozen import frozen
from evaldsl.text import Source, Span
from evaldsl.text.width import display_width, printable

Role: TypeAlias = Literal["error", "warning", "note", "message", "frame", "primary", "secondary", "hint"]
Style: TypeAlias = Callable[[Role, str], str]

MOST_SHOWN: Final = 50
LINE_ROOM: Final = 120  # columns of a source line that are shown at most
_BEFORE: Final = 40  # columns kept before the first underlined place of a longer line

_ROLES: Final[dict[Severity, Role]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def unstyled(_role: Role, words: str) -> str:
    """The style that leaves everything as it is."""
    return words


def render_all(
    diagnostics: Sequence[Diagnostic], language: Language, *, style: Style = unstyled, most: int = MOST_SHOWN
) -> str:
    """All diagnostics, numbered where there are several, with their count as the last line; "" for none.

    At most `most` are shown, errors before warnings when some must be left out; the last line counts all.
    """
    if not diagnostics:
        return ""
    shown = _foremost(diagnostics, most)
    numbers = [f"{n}/{len(diagnostics)} " if len(diagnostics) > 1 else "" for n in range(1, len(shown) + 1)]
    parts = [render_one(item, language, style=style, number=n) for item, n in zip(shown, numbers, strict=True)]
    if len(shown) < len(diagnostics):
        parts.append(say(text("render.left_out", count=len(diagnostics) - len(shown)), language) + "\n")
    return "\n".join([*parts, style("message", count_line(diagnostics, language)) + "\n"])


def render_one(diagnostic: Diagnostic, language: Language, *, style: Style = unstyled, number: str = "") -> str:
    """One diagnostic, its lines each ended by a line break."""
    page = _Page(language, style, _margin(diagnostic))
    lines = [number + _head(diagnostic, page)]
    for source, labels in _by_source(diagnostic):
        lines += _excerpt(source, labels, page)
    hints = [say(note, language) for note in diagnostic.notes]
    if diagnostic.fix is not None:
        hints.append(_fix(diagnostic.fix, language))
    for hint in hints:
        first, *rest = [printable(line) for line in hint.rstrip("\n").split("\n")]
        lines.append(" " * page.margin + style("frame", " = ") + style("hint", first))
        lines += [" " * (page.margin + 3) + line for line in rest]
    return "".join(line.rstrip() + "\n" for line in lines)


def count_line(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """`共 3 个错误，1 个警告`."""
    counts = []
    for severity in Severity:
        count = sum(item.severity is severity for item in diagnostics)
        if count:
            number = "one" if count == 1 else "many"
            counts.append(say(text(f"render.count.{severity.value}.{number}", count=count), language))
    joined = ("，" if language == "zh" else ", ").join(counts)
    return say(text("render.counted", counts=joined), language)


# ── the parts of one diagnostic ───────────────────────────────────────────────────────────────────


@frozen
class _Page:
    """What all lines of one diagnostic share: `margin` is the width of the line numbers."""

    language: Language
    style: Style
    margin: int


@frozen
class _Mark:
    """A label on a line, as columns of the line as shown."""

    start: int
    end: int
    words: str
    primary: bool


@frozen
class _Placed:
    """A label together with its line."""

    line: int
    label: Label
    primary: bool


def _head(diagnostic: Diagnostic, page: _Page) -> str:
    role = _ROLES[diagnostic.severity]
    kind = say(text(f"render.{role}"), page.language) + f"[{diagnostic.code}]"
    colon = "：" if page.language == "zh" else ": "
    sentence = printable(say(diagnostic.message, page.language))
    return page.style(role, kind) + page.style("message", colon + sentence)


def _foremost(diagnostics: Sequence[Diagnostic], most: int) -> Sequence[Diagnostic]:
    if len(diagnostics) <= most:
        return diagnostics
    order = {severity: rank for rank, severity in enumerate(Severity)}
    return sorted(diagnostics, key=lambda item: order[item.severity])[:most]


def _labels(diagnostic: Diagnostic) -> tuple[Label, ...]:
    own = () if diagnostic.span is None else (Label(diagnostic.span, diagnostic.words),)
    return own + diagnostic.labels


def _margin(diagnostic: Diagnostic) -> int:
    return max((len(str(label.span.line)) for label in _labels(diagnostic)), default=1)


def _by_source(diagnostic: Diagnostic) -> Iterable[tuple[Source, list[_Placed]]]:
    """Labels by file, the file of the place itself first; within a file in source order."""
    groups: dict[int, tuple[Source, list[_Placed]]] = {}
    for index, label in enumerate(_labels(diagnostic)):
        primary = index == 0 and diagnostic.span is not None
        group = groups.setdefault(id(label.span.source), (label.span.source, []))
        group[1].append(_Placed(label.span.line, label, primary))
    for source, placed in groups.values():
        yield source, sorted(placed, key=lambda item: (item.label.span.start, not item.primary))


def _excerpt(source: Source, placed: list[_Placed], page: _Page) -> list[str]:
    blank = " " * page.margin
    first = next((item for item in placed if item.primary), placed[0])
    place = printable(first.label.span.place)
    lines = [f"{blank} {page.style('frame', '┌─')} {place}", f"{blank} {page.style('frame', '│')}"]
    for number in dict.fromkeys(item.line for item in placed):
        shown, columns = _shown_line(source, number, [item.label.span for item in placed if item.line == number])
        lines.append(page.style("frame", f"{number:>{page.margin}} │") + f" {shown}")
        marks = [
            _Mark(*columns[span], _words(item.label, page.language), item.primary)
            for item in placed
            if item.line == number
            for span in [(item.label.span.start, item.label.span.end)]
        ]
        lines += [f"{blank} {page.style('frame', '│')} {row}" for row in _mark_rows(marks, page.style)]
    return lines


def _words(label: Label, language: Language) -> str:
    return "" if label.words is None else printable(say(label.words, language))


def _shown_line(source: Source, number: int, spans: list[Span]) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """A source line as it is printed, and for each span the columns it covers (at least one).

    Tabs become four blanks; a line too long for the page is shown from a little before its first span on.
    """
    raw, begin = source.line_text(number), source.line_starts[number - 1]
    cells = [_cell(char) for char in raw]
    edges = [0]
    for cell in cells:
        edges.append(edges[-1] + display_width(cell))
    cut = _cut(edges, min(span.start for span in spans) - begin)
    head = "…" if cut else ""
    last = max(index for index, edge in enumerate(edges) if edge - edges[cut] <= LINE_ROOM)
    shown = head + "".join(cells[cut:last]) + ("…" if last < len(cells) else "")
    columns = {}
    for span in spans:
        start, end = (min(max(offset - begin, cut), last) for offset in (span.start, span.end))
        left = edges[start] - edges[cut] + len(head)
        columns[span.start, span.end] = (left, max(left + 1, edges[end] - edges[cut] + len(head)))
    return shown, columns


def _cell(char: str) -> str:
    return "    " if char == "\t" else printable(char)


def _cut(edges: list[int], first: int) -> int:
    if edges[-1] <= LINE_ROOM:
        return 0
    return next(index for index, edge in enumerate(edges) if edge >= edges[min(first, len(edges) - 1)] - _BEFORE)


def _mark_rows(marks: list[_Mark], style: Style) -> list[str]:
    """Rows of carets: marks without words share a row, each mark with words ends one."""
    rows: list[list[_Mark]] = [[]]
    for mark in marks:
        row = rows[-1]
        if row and (row[-1].words or mark.start < row[-1].end):
            rows.append(row := [])
        row.append(mark)
    return ["".join(_mark_row(row, style)) for row in rows]


def _mark_row(row: list[_Mark], style: Style) -> Iterable[str]:
    at = 0
    for mark in row:
        role: Role = "primary" if mark.primary else "secondary"
        sign = "^" if mark.primary else "-"
        yield " " * (mark.start - at)
        yield style(role, sign * (mark.end - mark.start) + (f" {mark.words}" if mark.words else ""))
        at = mark.end


def _fix(fix: Fix, language: Language) -> str:
    if not fix.replacement:
        return say(text("render.fix.delete", old=fix.span.text), language)
    if fix.span.start == fix.span.end:
        return say(text("render.fix.insert", new=fix.replacement.strip()), language)
    return say(text("render.fix.replace", new=fix.replacement), language)
