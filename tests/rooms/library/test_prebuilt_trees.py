"""Modules that the build has parsed are taken as they are, if they are of the very text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaldsl import resources
from evaldsl.library import gather
from evaldsl.syntax import parse
from evaldsl.syntax.stored import stored
from evaldsl.text import Source

ROOT = Path(__file__).parents[3]
SPEC = str(ROOT / "examples" / "elevator_2023" / "spec.eval")


def prebuilt(path: str) -> dict[str, Any]:
    source = Source(path, Path(path).read_text(encoding="utf-8"))
    return stored(parse(source).program, source)


def test_stored_modules_are_not_parsed_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    as_parsed = gather(SPEC)
    monkeypatch.setattr(resources, "prebuilt_tree", prebuilt)
    parsed: list[str] = []

    def counting(source: Source) -> Any:
        parsed.append(source.name)
        return parse(source)

    as_stored = gather(SPEC, parse=counting)
    assert [Path(name).name for name in parsed] == ["spec.eval"]
    assert [module.program for module in as_stored.all] == [module.program for module in as_parsed.all]
    assert as_stored.diagnostics == as_parsed.diagnostics == ()


def test_a_module_that_was_edited_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_another_text(path: str) -> dict[str, Any]:
        return {**prebuilt(path), "checksum": 0}

    monkeypatch.setattr(resources, "prebuilt_tree", of_another_text)
    assert [module.program for module in gather(SPEC).all] == [
        module.program for module in gather(SPEC, parse=parse).all
    ]
    assert len(gather(SPEC).all) > 1
