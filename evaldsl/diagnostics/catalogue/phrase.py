"""Rules as customary sentences."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "phrase.between": Entry("其间按直线内插", "in between on a straight line"),
}
