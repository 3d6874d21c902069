"""The build hook: parser tables are made once, by the build, and data files go under evaldsl/_resources.

The library's modules go with their trees, so that a run does not parse them. Tables and trees are JSON, never a
pickle, so that reading them runs nothing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("grammars", "stdlib")
TABLES = "evaldsl/_resources/grammars/tables.json"
TREES = "evaldsl/_resources/trees"


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]  # the plugin's own loader needs it bare
    """Adds the resources to a wheel; leaves the tables beside the package for an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files; `version` is `standard` or `editable`."""
        root = Path(self.root)
        tables = tables_text(root)
        if version == "editable":
            write_whole(root / TABLES, tables)
            return
        self.folder = tempfile.TemporaryDirectory(prefix="evaldsl-build-")
        made = Path(self.folder.name) / "tables.json"
        write_whole(made, tables)
        included = build_data["force_include"]
        included[str(made)] = TABLES
        for name, text in trees(root):
            made = Path(self.folder.name) / name
            write_whole(made, text)
            included[str(made)] = f"{TREES}/{name}"
        for folder in FOLDERS:
            for path in sorted((root / folder).rglob("*")):
                if path.is_file():
                    included[str(path)] = f"evaldsl/_resources/{path.relative_to(root).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Called when the wheel is written."""
        del build_data, artifact_path
        if version != "editable":
            self.folder.cleanup()


def tables_text(root: Path) -> str:
    """The parser and keyword tables of a source tree as JSON, with the hashes that tell when they are stale."""
    builder = root / "evaldsl" / "syntax" / "tables.py"
    specification = spec_from_file_location("evaldsl_tables", builder)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(builder)
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    tables = module.build_tables((root / "grammars" / "evaldsl.lark").read_text(encoding="utf-8"))
    keywords = {language: _toml(root / "grammars" / f"keywords.{language}.toml") for language in ("zh", "en")}
    stamped = {
        **tables,
        "keywords": keywords,
        "builder_sha256": sha256(builder.read_text(encoding="utf-8").encode()).hexdigest(),
    }
    return json.dumps(stamped, ensure_ascii=False, separators=(",", ":"))


def trees(root: Path) -> Iterator[tuple[str, str]]:
    """The modules of the library parsed, as JSON: file names and texts. A module with a mistake stops the build."""
    sys.path.insert(0, str(root))
    from evaldsl.syntax import parse
    from evaldsl.syntax.stored import stored
    from evaldsl.text import Source

    for path in sorted((root / "stdlib").glob("*.eval")):
        source = Source(path.name, path.read_text(encoding="utf-8"))
        parsed = parse(source)
        if parsed.diagnostics:
            raise ValueError(f"{path.name}: {parsed.diagnostics[0].code}")
        data = stored(parsed.program, source)
        yield f"{path.name}.json", json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
