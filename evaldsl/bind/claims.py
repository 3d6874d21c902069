"""`[自评得分]`, `[公布得分]`: scores that somebody else has given, by indicator, to stand beside the computed ones."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import attrs

from evaldsl.bind.naming import Indicators
from evaldsl.bind.task import Task, near_note
from evaldsl.diagnostics import Diagnostic, Label, error, text
from evaldsl.facts.bound import Claim
from evaldsl.facts.form import WORDS
from evaldsl.facts.raw import RawEntry, RawTable, RawValue
from evaldsl.facts.value import read_value, type_text
from evaldsl.model.types import NumberType
from evaldsl.quantity.units import POINTS
from evaldsl.result.result import ClaimKind
from evaldsl.text import Span

KINDS: Final[dict[str, ClaimKind]] = {
    **dict.fromkeys(WORDS["self_scores"], "self"),
    **dict.fromkeys(WORDS["published_scores"], "published"),
}
_POINTS: Final = NumberType(POINTS)


@attrs.define
class Claims:
    """The claims so far, by kind and indicator id; the total has the id ""."""

    task: Task
    names: Indicators
    found: dict[tuple[ClaimKind, str], Claim] = attrs.field(factory=dict)

    def read(self, entry: RawEntry) -> None:
        """Take in one table of claims."""
        if isinstance(entry.value, RawTable):
            self._entries(entry.value, (), KINDS[entry.key])
        else:
            notes = (text("E0696.note", word=entry.key),)
            self.task.problems.append(error("E0696", entry.value.span, word=entry.key, notes=notes))

    def _entries(self, table: RawTable, path: tuple[str, ...], kind: ClaimKind) -> None:
        for entry in table.entries:
            name = (*path, entry.key)
            if isinstance(entry.value, RawTable):
                self._entries(entry.value, name, kind)
                continue
            ident = self._indicator(".".join(name), entry.key_span)
            points = self._points(entry)
            if ident is not None and points is not None:
                self._take(Claim(kind, ident, points, entry.key_span), ".".join(name))

    def _indicator(self, name: str, span: Span) -> str | None:
        """The id that a name means, "" for the total."""
        found = self.names.any(name)
        if len(found) == 1:
            return found[0].id
        if not found and name in WORDS["total"]:
            return ""
        if found:
            paths = tuple(".".join(one.path) for one in found)
            self.task.problems.append(error("E0636", span, name=name, notes=(text("E0636.note", paths=paths),)))
        else:
            known = (*self.names.by_suffix, *WORDS["total"])
            self.task.problems.append(error("E0630", span, name=name, notes=near_note(name, known)))
        return None

    def _points(self, entry: RawEntry) -> Fraction | None:
        """`8`, `"8分"`."""
        if not isinstance(entry.value, RawValue):
            wrong = error("E0644", entry.value.span, name=entry.key, expected=type_text(_POINTS))
            self.task.problems.append(wrong)
            return None
        value = read_value(entry.value, _POINTS, entry.key)
        if isinstance(value, Diagnostic):
            self.task.problems.append(value)
        return value if isinstance(value, Fraction) else None

    def _take(self, claim: Claim, name: str) -> None:
        first = self.found.setdefault((claim.kind, claim.indicator), claim)
        if first is not claim:
            labels = (Label(first.span, text("facts.first_here")),)
            self.task.problems.append(error("E0697", claim.span, name=name, labels=labels))
