"""What no file of the project may contain: places on somebody's machine, hosts of somebody's network, notes to self."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from survey import shown, text_files

_HERE = Path(__file__)
# The patterns are written so that they do not match themselves.
FORBIDDEN = {
    "a machine path": r"(?<![\w.~/])/(?:home|root|work|opt|Users|tmp|mnt|srv)/\w|[A-Za-z]:\\(?:Users|Temp)\b",
    "a registry or network host": r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|tuna|aliyun|artifactory|nexus)\.[a-z]{2,}\b"
    r"|\blocalhost:\d|\b(?:10|192\.168|127)\.\d+\.\d+\.\d+\b",
    "a note to self": r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b",
    "a merge conflict": r"^(?:<{7}|>{7}) ",
}


@pytest.mark.parametrize("path", text_files(), ids=shown)
def test_file_speaks_of_the_project_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = [
        f"{what}, line {text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for what, pattern in FORBIDDEN.items()
        for match in re.finditer(pattern, text, re.MULTILINE)
        if path != _HERE
    ]
    assert found == []


@pytest.mark.parametrize("path", text_files(), ids=shown)
def test_file_is_clean_utf_8(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "a byte order mark"
    assert b"\r" not in raw, "a carriage return"
    raw.decode("utf-8")


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a machine path", "see /home/someone/x"),
        ("a machine path", r"C:\Users\me"),
        ("a registry or network host", "files.pythonhosted.org"),
        ("a note to self", "TODO: later"),
    ],
)
def test_forbidden_words_are_found(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text)


@pytest.mark.parametrize("text", ["and/or", "tests/work/x", "https://example.org/home/x", "1.10.0", "evaldsl.eval/tmp"])
def test_plain_words_pass(text: str) -> None:
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)] == []
