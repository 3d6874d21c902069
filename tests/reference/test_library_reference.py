"""The reference of the standard library is what its modules say; `pytest --update` writes it anew."""

from __future__ import annotations

from library_reference import PAGES, ROOT, reference, stale_pages

_HOW = "behind stdlib/; write it anew with: python -m pytest tests/reference --update"


def test_the_reference_says_what_the_library_says(update: bool) -> None:
    wanted = reference()
    if update:
        PAGES.mkdir(exist_ok=True)
        for path, text in wanted.items():
            path.write_text(text, encoding="utf-8")
        for path in stale_pages():
            path.unlink()
    behind = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    assert [path.relative_to(ROOT).as_posix() for path in (*behind, *stale_pages())] == [], _HOW


def test_every_module_is_in_both_indexes() -> None:
    pages = reference()
    indexes = [text for path, text in pages.items() if path.parent != PAGES]
    assert len(indexes) == 2
    for path in pages:
        assert path.parent != PAGES or all(f"(library/{path.name})" in text for text in indexes)
