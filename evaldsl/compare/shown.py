"""A comparison as a document for terminals and pages: the causes, then the tree of what differs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from evaldsl.compare.causes import Cause, Change, told
from evaldsl.compare.differences import Comparison, Difference
from evaldsl.diagnostics import Language, say, text
from evaldsl.frozen import frozen
from evaldsl.quantity.apportion import apportion
from evaldsl.quantity.exact import fixed_text
from evaldsl.report.document import Document, Paragraph, Row, Table, Tone, Tree
from evaldsl.report.numbers import score_places


@frozen
class Line:
    """A row of the flat table: names, scores, difference, cause and words; no scores for a cause's row."""

    level: int
    name: str
    before: str
    after: str
    amount: str
    cause: str
    words: str


def places_of(comparison: Comparison) -> int:
    """Decimals that both results need."""
    return max(score_places(comparison.before), score_places(comparison.after))


def document_of(comparison: Comparison) -> Document:
    """For a terminal."""
    language, places = comparison.after.language, places_of(comparison)
    header = (
        say(text("report.column.indicator"), language),
        *comparison.names,
        say(text("office.compare.amount"), language),
    )
    told = Paragraph(conclusion(comparison), "strong")
    if not _differs(comparison.root):
        return Document((told, Paragraph(say(text("office.compare.same"), language))))
    tree = Tree(header, (_row(comparison.root, language, places),))
    return Document((told, _causes(comparison, language), tree))


def conclusion(comparison: Comparison) -> str:
    """`总分由 73.24 分变为 76.06 分，+2.82 分；等级由“中”变为“良”。`."""
    before, after, places = comparison.before, comparison.after, places_of(comparison)
    language = after.language
    scores = {"before": fixed_text(before.score, places), "after": fixed_text(after.score, places)}
    told = say(text("office.compare.total", **scores, amount=signed(after.score - before.score, places)), language)
    if before.grade is None or after.grade is None:
        return told + say(text("office.compare.no_grade"), language)
    grades = {"before": before.grade.label, "after": after.grade.label}
    key = "office.compare.same_grade" if grades["before"] == grades["after"] else "office.compare.grade"
    return told + say(text(key, **grades), language)


def causes(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """The causes with what each makes, printed so that the column adds up, and the sum."""
    language, places = comparison.after.language, places_of(comparison)
    found = comparison.by_cause()
    printed = _printed(tuple(found.values()), comparison.root.amount, places)
    pairs = zip(found, printed, strict=True)
    rows = tuple((cause_name(cause, language), signed(amount, places)) for cause, amount in pairs)
    return (*rows, (say(text("office.ledger.total"), language), signed(comparison.root.amount, places)))


def lines_of(comparison: Comparison) -> tuple[Line, ...]:
    """The tree as rows, with the causes below each indicator."""
    return tuple(_lines(comparison.root, comparison.after.language, places_of(comparison)))


def cause_name(cause: Cause, language: Language) -> str:
    """数据变化, 规则变化 …"""
    return say(text(f"office.compare.cause.{cause}"), language)


def signed(value: Fraction, places: int) -> str:
    """`+2.82`, `−0.50`, `0.00`."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + fixed_text(abs(value), places)


def _causes(comparison: Comparison, language: Language) -> Table:
    rows = causes(comparison)
    header = tuple(say(text(f"office.compare.{name}"), language) for name in ("because", "amount"))
    plain: Tone = "plain"
    tones: tuple[Tone, ...] = (*((plain,) * (len(rows) - 1)), "strong")
    return Table(header, rows, tones, (1,), 1)


def _lines(one: Difference, language: Language, places: int) -> Iterator[Line]:
    level = len(one.path)
    name = one.path[-1] if one.path else say(text("report.total"), language)
    yield Line(level, name, _shown(one.before, places), _shown(one.after, places), signed(one.amount, places), "", "")
    printed = _printed_changes(one, places)
    for change, amount in zip(one.changes, printed, strict=True):
        cause = cause_name(change.cause, language)
        yield Line(level + 1, "", "", "", signed(amount, places), cause, told(change, language))
    for child in one.children:
        if _differs(child):
            yield from _lines(child, language, places)


def _row(one: Difference, language: Language, places: int) -> Row:
    name = one.path[-1] if one.path else say(text("report.total"), language)
    cells = (_shown(one.before, places), _shown(one.after, places), signed(one.amount, places))
    printed = _printed_changes(one, places)
    changes = tuple(
        Row(_sentence(change, signed(amount, places), language))
        for change, amount in zip(one.changes, printed, strict=True)
    )
    below = tuple(_row(child, language, places) for child in one.children if _differs(child))
    return Row(name, "", cells, _tone(one.amount), changes + below)


def _sentence(change: Change, amount: str, language: Language) -> str:
    cause, words = cause_name(change.cause, language), told(change, language)
    key = "office.compare.change" if words else "office.compare.bare"
    return say(text(key, cause=cause, amount=amount, words=words), language)


def _differs(one: Difference) -> bool:
    return any(each.changes for each in one.walk())


def _printed_changes(one: Difference, places: int) -> tuple[Fraction, ...]:
    """The changes of a leaf add up to its printed difference; a branch has one change at most."""
    amounts = tuple(change.amount for change in one.changes)
    return _printed(amounts, sum(amounts, Fraction(0)), places)


def _printed(amounts: tuple[Fraction, ...], total: Fraction, places: int) -> tuple[Fraction, ...]:
    unit = Fraction(1, 10**places)
    if (total / unit).denominator != 1:
        return amounts
    return apportion(amounts, total, unit)


def _shown(score: Fraction | None, places: int) -> str:
    return "—" if score is None else fixed_text(score, places)


def _tone(amount: Fraction) -> Tone:
    return "good" if amount > 0 else "poor" if amount < 0 else "plain"
