"""Widths of the columns of a table of paragraphs: they divide the page, but keep short lines and words whole."""

from __future__ import annotations

from typing import Final

from evaldsl.report.document import Table
from evaldsl.text.width import display_width

_WHOLE_WORD: Final = 14
_WHOLE_LINE: Final = 8


def shared_widths(table: Table, width: int) -> list[int]:
    """Columns for `width` altogether; numbers take what they need, the others their shares of the rest."""
    columns = [[row[at] for row in (table.header, *table.rows)] for at in range(len(table.header))]
    least = [
        max(map(display_width, cells)) if at in table.numbers else _least(cells) for at, cells in enumerate(columns)
    ]
    if sum(least) > width:  # a narrow page: nothing is kept whole but numbers
        least = [size if at in table.numbers else 2 for at, size in enumerate(least)]
    found = {at: least[at] for at in table.numbers}
    while True:
        left = width - sum(found.values())
        shares = sum(share for at, share in enumerate(table.shares) if at not in found)
        short = [at for at, share in enumerate(table.shares) if at not in found and left * share < least[at] * shares]
        if not short:
            break
        found |= {at: least[at] for at in short}
    rest = [at for at in range(len(columns)) if at not in found]
    for at in rest:
        found[at] = max(2, left * table.shares[at] // shares)
    return [found[at] for at in range(len(columns))]


def _least(cells: list[str]) -> int:
    """What keeps words of other scripts and short lines in one piece; Chinese breaks anywhere."""
    words = (word for cell in cells for word in cell.split() if word.isascii())
    lines = (line for cell in cells for line in cell.split("\n"))
    short = (size for size in map(display_width, lines) if size <= _WHOLE_LINE)
    return max(min(max(map(len, words), default=2), _WHOLE_WORD), max(short, default=2))
