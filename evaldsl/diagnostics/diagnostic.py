"""Diagnostics: a code with arguments, the place, further places, notes and fixes."""

from __future__ import annotations

from enum import Enum

from evaldsl.diagnostics.text import Argument, Text, text
from evaldsl.frozen import frozen
from evaldsl.text import Span


class Severity(Enum):
    """How serious a diagnostic is; only errors stop a run."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Label:
    """A further place that the message speaks of, with a few words (none: only underlined)."""

    span: Span
    words: Text | None = None


@frozen
class Fix:
    """A certain repair: replace the span by the text."""

    span: Span
    replacement: str


@frozen
class Diagnostic:
    """One mistake or remark.

    `message` is a catalogue text whose key is the code (`E0301`); `span` is the place (None: the whole run,
    for example an unreadable file); `labels` are second places; `notes` say what to write instead.
    """

    severity: Severity
    message: Text
    span: Span | None = None
    words: Text | None = None
    labels: tuple[Label, ...] = ()
    notes: tuple[Text, ...] = ()
    fix: Fix | None = None

    @property
    def code(self) -> str:
        return self.message.key


def error(
    code: str,
    span: Span | None,
    *,
    words: Text | None = None,
    labels: tuple[Label, ...] = (),
    notes: tuple[Text, ...] = (),
    fix: Fix | None = None,
    **args: Argument,
) -> Diagnostic:
    """An error: the spec or the facts cannot be used as they are."""
    return Diagnostic(Severity.ERROR, text(code, **args), span, words, labels, notes, fix)


def warning(
    code: str,
    span: Span | None,
    *,
    words: Text | None = None,
    labels: tuple[Label, ...] = (),
    notes: tuple[Text, ...] = (),
    fix: Fix | None = None,
    **args: Argument,
) -> Diagnostic:
    """A warning: the result stands, but someone should look."""
    return Diagnostic(Severity.WARNING, text(code, **args), span, words, labels, notes, fix)


def note(code: str, span: Span | None, *, notes: tuple[Text, ...] = (), **args: Argument) -> Diagnostic:
    """A remark that asks for nothing."""
    return Diagnostic(Severity.NOTE, text(code, **args), span, notes=notes)
