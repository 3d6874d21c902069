"""A written document as one HTML page that needs nothing else: merged cells, and a style that prints well."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final, assert_never

from evaldsl.diagnostics import Language
from evaldsl.dossier.pages import Block, Cell, Dossier, Grid, Heading, Items, Prose, Run

_LANG: Final[dict[Language, str]] = {"zh": "zh-CN", "en": "en"}
_STYLE: Final = """\
@page { size: A4 landscape; margin: 15mm 12mm; }
body { max-width: 75rem; margin: 2rem auto; padding: 0 1rem; color: #000; background: #fff; line-height: 1.5;
  font-family: "Times New Roman", "FangSong", "仿宋", "Songti SC", "Noto Serif CJK SC", serif; }
h1 { text-align: center; font-size: 1.6rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .5rem; break-after: avoid; }
h3, h4, h5, h6 { font-size: 1rem; break-after: avoid; }
ul, ol { margin: .4rem 0; padding-left: 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #555; padding: .3rem .4rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #e7e6e6; text-align: center; vertical-align: middle; }
td.name { text-align: center; vertical-align: middle; }
td.number { text-align: right; vertical-align: middle; white-space: nowrap; }
td.label { background: #e7e6e6; font-weight: bold; text-align: center; vertical-align: middle; }
tr.total td { font-weight: bold; }
p.title, p.caption { text-align: center; }
p.sign { text-align: right; }
p.note, p.foot { font-size: .85rem; }
@media print { body { margin: 0; max-width: none; padding: 0; } table { font-size: 9pt; } }
"""


def html_of(dossier: Dossier) -> str:
    """The whole document. Every word of the author's is escaped."""
    title = escape(dossier.title)
    blocks = [block for part in dossier.parts for block in (*part.headings, *part.blocks)]
    head = f'<meta charset="utf-8">\n<title>{title}</title>\n<style>\n{_STYLE}</style>'
    body = "\n".join([f"<h1>{title}</h1>", *(line for block in blocks for line in _block(block))])
    language = _LANG[dossier.language]
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=words):
            tag = f"h{min(level + 1, 6)}"
            yield f"<{tag}>{escape(words)}</{tag}>"
        case Prose(runs=runs, role="open"):
            yield f"<p><mark>{_runs(runs)}</mark></p>"
        case Prose(runs=runs, role="body"):
            yield f"<p>{_runs(runs)}</p>"
        case Prose(runs=runs, role=role):
            yield f'<p class="{role}">{_runs(runs)}</p>'
        case Items(items=items, first=first):
            tag, start = ("ul", "") if first is None else ("ol", f' start="{first}"')
            yield f"<{tag}{start}>"
            yield from (f"<li>{_runs(item)}</li>" for item in items)
            yield f"</{tag}>"
        case Grid():
            yield from _table(block)
        case _:
            assert_never(block)


def _table(grid: Grid) -> Iterator[str]:
    yield "<table>"
    whole = sum(grid.widths)
    columns = "".join(f'<col style="width: {width * 100 // whole}%">' for width in grid.widths)
    yield f"<colgroup>{columns}</colgroup>"
    if grid.header:
        names = "".join(f"<th>{_lines(name)}</th>" for name in grid.header)
        yield f"<thead><tr>{names}</tr></thead>"
    yield "<tbody>"
    first_total = len(grid.rows) - grid.totals
    for number, row in enumerate(grid.rows):
        cells = "".join(_cell(cell, _look(grid, cell, column)) for column, cell in enumerate(row) if cell is not None)
        total = ' class="total"' if number >= first_total else ""
        yield f"<tr{total}>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _look(grid: Grid, cell: Cell, column: int) -> str:
    if not grid.header:
        return "name" if cell.look == "text" and cell.figure is not None else "" if cell.look == "text" else cell.look
    return "name" if column < grid.names else "number" if column in grid.numbers else ""


def _cell(cell: Cell, look: str) -> str:
    said = f' class="{look}"' if look else ""
    said += f' rowspan="{cell.down}"' if cell.down > 1 else ""
    said += f' colspan="{cell.across}"' if cell.across > 1 else ""
    return f"<td{said}>{_lines(cell.text)}</td>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = _lines(run.text)
    return f"<strong>{words}</strong>" if run.strong else f"<em>{words}</em>" if run.slanted else words


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
