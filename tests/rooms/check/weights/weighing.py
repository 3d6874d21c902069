"""From a program text to its weights, without the passes in between."""

from __future__ import annotations

from evaldsl.check.placed import Placed
from evaldsl.check.weights import Weights, weigh
from evaldsl.diagnostics import Diagnostic, say
from evaldsl.syntax import parse, tree
from evaldsl.text import Source

HEADER = '指标体系 "试"\n    满分 {full}分\n{rounding}\n'


def weights(body: str, *, full: str = "100", places: int | None = None) -> Weights:
    """The weights of indicators written below a header; the text must parse cleanly."""
    rounding = "" if places is None else f"    得分 保留 {places}位小数\n"
    parsed = parse(Source("spec.eval", HEADER.format(full=full, rounding=rounding) + body))
    assert parsed.diagnostics == ()
    return weigh(parsed.program.header, place(parsed.program))


def place(program: tree.Program) -> tuple[Placed, ...]:
    """Indicators as written, none of them taken from a library."""
    return tuple(_placed(item, ()) for item in program.items if isinstance(item, tree.Indicator))


def _placed(written: tree.Indicator, above: tuple[str, ...]) -> Placed:
    path = (*above, written.name.text)
    return Placed(
        name=written.name.text,
        path=path,
        weight=written.weight,
        children=tuple(_placed(item, path) for item in written.members if isinstance(item, tree.Indicator)),
        rules=(),
        gates=(),
        definitions=(),
        attributes=(),
        module="spec.eval",
        span=written.name.span,
        weight_span=written.weight.span if written.weight is not None else None,
    )


def codes(found: Weights) -> list[str]:
    """The codes of the diagnostics, in order."""
    return [diagnostic.code for diagnostic in found.diagnostics]


def words(diagnostic: Diagnostic) -> str:
    """Everything a diagnostic says, in Chinese, a line each."""
    labels = (f"[{label.span.text}] {say(label.words, 'zh') if label.words else ''}" for label in diagnostic.labels)
    notes = (say(text, "zh") for text in diagnostic.notes)
    place = "" if diagnostic.span is None else f" @ {diagnostic.span.text}"
    return "\n".join((say(diagnostic.message, "zh") + place, *labels, *notes))


def points(found: Weights) -> dict[str, str]:
    """Points by dotted path, as texts."""
    return {".".join(path): str(value) for path, value in found.of.items()}
