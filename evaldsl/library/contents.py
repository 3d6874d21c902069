"""What the header of a module's file says, without following its imports."""

from __future__ import annotations

from evaldsl.library.find import Head
from evaldsl.syntax import parse, tree
from evaldsl.text import Source


def header_of(head: Head) -> tree.ModuleHeader | None:
    """The header with its settings, None where the file cannot be read."""
    try:
        with open(head.path, encoding="utf-8-sig", errors="replace") as file:
            lines = file.read(1 << 20).splitlines()
    except OSError:
        return None
    kept: list[str] = []
    for line in lines:
        ends = bool(line.strip()) and not line[0].isspace() and not line.startswith("#")
        if ends and any(each.strip() and not each.startswith("#") for each in kept) and not _is_version(kept):
            break
        kept.append(line)
    header = parse(Source(head.shown, "\n".join(kept) + "\n")).program.header
    return header if isinstance(header, tree.ModuleHeader) else None


def _is_version(lines: list[str]) -> bool:
    """Whether only `evaldsl 1` has been read, which stands before the header."""
    said = [line for line in lines if line.strip() and not line.startswith("#")]
    return len(said) == 1 and said[0].split()[0] == "evaldsl"
