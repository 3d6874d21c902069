"""What the header of a module's file says, without following its imports."""

from __future__ import annotations

from evaldsl.library.find import Head
from evaldsl.quantity.limits import MAX_FILE_BYTES
from evaldsl.syntax import parse, tree
from evaldsl.text import Source


def header_of(head: Head) -> tree.ModuleHeader | None:
    """The header with its settings, None where the file cannot be read."""
    kept: list[str] = []
    for line in _text_of(head).splitlines():
        ends = bool(line.strip()) and not line[0].isspace() and not line.startswith("#")
        if ends and any(each.strip() and not each.startswith("#") for each in kept) and not _is_version(kept):
            break
        kept.append(line)
    header = parse(Source(head.shown, "\n".join(kept) + "\n")).program.header
    return header if isinstance(header, tree.ModuleHeader) else None


def marks_of(head: Head) -> int:
    """How many texts of the module are marked 待核."""
    program = parse(Source(head.shown, _text_of(head))).program
    settings = program.header.settings if program.header else ()
    waiting: list[tree.Node] = [*settings, *program.items]
    count = 0
    while waiting:
        match waiting.pop():
            case tree.Attribute(kind=tree.AttributeKind.UNVERIFIED):
                count += 1
            case tree.Reusable(members=members) | tree.Indicator(members=members):
                waiting += members
            case tree.Grades(attributes=attributes):
                waiting += attributes
            case _:
                pass
    return count


def _text_of(head: Head) -> str:
    try:
        with open(head.path, encoding="utf-8-sig", errors="replace") as file:
            return file.read(MAX_FILE_BYTES)
    except OSError:
        return ""


def _is_version(lines: list[str]) -> bool:
    """Whether only `evaldsl 1` has been read, which stands before the header."""
    said = [line for line in lines if line.strip() and not line.startswith("#")]
    return len(said) == 1 and said[0].split()[0] == "evaldsl"
