"""What became of a file to be written: its bytes, or why there are none."""

from __future__ import annotations

from evaldsl.diagnostics import Diagnostic
from evaldsl.frozen import frozen


@frozen
class Filled:
    """`content` is None where the diagnostics have errors."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...]
