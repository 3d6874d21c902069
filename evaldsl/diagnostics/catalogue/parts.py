"""The parts of the catalogue, in the order of the pipeline."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue import (
    because,
    cli,
    facts,
    imports,
    lints,
    names,
    phrase,
    report,
    run,
    syntax,
    types,
    weights,
)

PARTS = (
    syntax.ENTRIES,
    names.ENTRIES,
    weights.ENTRIES,
    types.ENTRIES,
    imports.ENTRIES,
    facts.ENTRIES,
    run.ENTRIES,
    lints.ENTRIES,
    phrase.ENTRIES,
    because.ENTRIES,
    report.ENTRIES,
    cli.ENTRIES,
)
