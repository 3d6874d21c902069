"""An office's own Word template: paragraphs such as `{{评分表}}` become parts of the report, `{{总分}}` a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

import attrs

from evaldsl.diagnostics import Diagnostic, Language, Text, error, say, text, warning
from evaldsl.dossier.pages import Block, Dossier, PartName
from evaldsl.dossier.references import filled, put_in
from evaldsl.dossier.values import Values
from evaldsl.library.refusals import cannot_read
from evaldsl.office.filled import Filled
from evaldsl.office.word import Pen, saved, write_block
from evaldsl.quantity.limits import MAX_FILE_BYTES, MAX_UNPACKED_BYTES
from evaldsl.text import Source, Span
from evaldsl.text.read import ReadProblem, printable, read_bytes

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

PLACEHOLDERS: Final[dict[PartName, tuple[str, str]]] = {
    "opening": ("引言", "opening"),
    "overview": ("基本情况", "background"),
    "work": ("评价工作", "approach"),
    "conclusion": ("评价结论", "conclusion"),
    "summary": ("综合评分表", "summary"),
    "analysis": ("指标分析", "analysis"),
    "practice": ("经验做法", "good practice"),
    "problems": ("存在的问题", "problems"),
    "suggestions": ("有关建议", "recommendations"),
    "other": ("其他事项", "other matters"),
    "extra": ("另加章节", "more chapters"),
    "scores": ("评分表", "scoring table"),
    "ledger": ("扣分明细", "points lost"),
    "evidence": ("佐证目录", "evidence"),
}
"""What a placeholder is called in Chinese and in English; both may stand in any template."""

_ALONE: Final = re.compile(r"\s*\{\{([^{}\n]*)\}\}\s*")
_TITLED: Final[tuple[PartName, ...]] = (
    "conclusion",
    "practice",
    "problems",
    "suggestions",
    "other",
    "work",
    "overview",
)
_LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
_ANNEXES: Final[tuple[PartName, ...]] = ("scores", "ledger", "evidence")
_EDGES: Final = tuple(f"{turn}{edge}" for turn in ("", "first_page_", "even_page_") for edge in ("header", "footer"))
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def filled_in(path: str, dossier: Dossier, values: Values) -> Filled:
    """The template with the report in it. Its macros and links to other files are not kept."""
    document = _opened(path)
    if isinstance(document, Diagnostic):
        return Filled(None, (document,))
    paragraphs = list(_paragraphs(document))
    texts = ["".join(run.text for run in _runs(paragraph)).replace("\n", " ") for paragraph in paragraphs]
    source = Source(printable(path), "\n".join(texts))
    known = _by_name()
    places = {at: name for at, words in enumerate(texts) if (name := _part_name(words, known))}
    values = _with_title(values, dossier)
    _, found = filled(_without(source, places), values, markdown=False)
    parts = text("E0841.note", names=[_shown(part, dossier.language) for part in PLACEHOLDERS])
    if found:
        return Filled(None, tuple(_unknown_part([_misplaced(item, known) for item in found], parts)))
    if not any("{{" in words for words in texts):
        return Filled(None, (error("E0841", None, path=printable(path), notes=(parts,)),))
    for at in range(len(texts)):
        if at in places:
            _put_part(document, paragraphs[at], dossier, name=places[at])
        elif "{{" in texts[at]:
            _rewrite(paragraphs[at], values)
    return Filled(saved(document), tuple(_left_out(dossier, places, source)))


# ── reading ───────────────────────────────────────────────────────────────────────────────────────


def _opened(path: str) -> Document | Diagnostic:
    raw = read_bytes(path, MAX_FILE_BYTES + 1)
    if isinstance(raw, ReadProblem):
        return cannot_read(printable(path), raw, None)
    if len(raw) > MAX_FILE_BYTES:
        return cannot_read(printable(path), ReadProblem("too_large"), None)
    no_document = error("E0840", None, path=printable(path), notes=(text("E0840.note"),))
    try:
        with ZipFile(BytesIO(raw)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
            types = b"" if unpacked > MAX_UNPACKED_BYTES else packed.read("[Content_Types].xml")
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return no_document
    if unpacked > MAX_UNPACKED_BYTES:
        return error("E0843", None, path=printable(path), most=MAX_UNPACKED_BYTES // (1024 * 1024))
    if _MAIN_TYPE.encode() not in types:
        return no_document
    return _document(raw) or no_document


def _document(raw: bytes) -> Document | None:
    from docx import Document
    from lxml.etree import LxmlError

    try:
        document = Document(BytesIO(raw))
    except (KeyError, ValueError, AttributeError, LxmlError):
        return None
    settings = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/settings")]
    for part in settings:
        for element in document.settings.element.findall("{*}attachedTemplate"):
            for key in element.attrib.values():
                part.drop_rel(str(key))
            document.settings.element.remove(element)
    return document


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """Those of the text, of tables in tables, of text boxes and controls, of all heads and feet."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    parts = [getattr(section, edge) for section in document.sections for edge in _EDGES]
    roots = [document.element.body, *(part._element for part in parts if not part.is_linked_to_previous)]  # noqa: SLF001  # the library shows no text boxes
    for root in roots:
        for element in root.iter(qn("w:p")):
            yield Paragraph(element, document)


def _runs(paragraph: Paragraph) -> list[Run]:
    """Its runs, those of links and controls too; not those of paragraphs in a text box that hangs on it."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    own = paragraph._p  # noqa: SLF001  # the library knows runs of the paragraph itself and of links only
    return [Run(run, paragraph) for run in own.iter(qn("w:r")) if next(run.iterancestors(qn("w:p"))) is own]


def _by_name() -> dict[str, PartName]:
    """What a placeholder may be called: its names, and the title that the report itself gives to the part."""
    found: dict[str, PartName] = {}
    for kind, parts in (("chapter", _TITLED), ("annex", _ANNEXES)):
        for part in parts:
            for language in _LANGUAGES:
                found[say(text(f"office.{kind}.{part}"), language).casefold()] = part
    return found | {name: part for part, names in PLACEHOLDERS.items() for name in names}


def _part_name(words: str, known: Mapping[str, PartName]) -> PartName | None:
    found = _ALONE.fullmatch(words)
    return known.get(found[1].strip().casefold()) if found else None


def _without(source: Source, places: Mapping[int, PartName]) -> Source:
    """The text with its parts' placeholders blotted out, every letter of the rest in its place."""
    lines = source.text.split("\n")
    kept = (" " * len(line) if at in places else line for at, line in enumerate(lines))
    return Source(source.name, "\n".join(kept))


def _misplaced(wrong: Diagnostic, known: Mapping[str, PartName]) -> Diagnostic:
    """A part that does not stand alone is known, but not there."""
    name = dict(wrong.message.args).get("name")
    if wrong.code == "E0830" and isinstance(name, str) and name.casefold() in known:
        return error("E0842", wrong.span, name=name)
    return wrong


def _unknown_part(wrong: Sequence[Diagnostic], parts: Text) -> Iterator[Diagnostic]:
    """The first unknown name that stands alone says which parts there are, too."""
    told = False
    for item in wrong:
        span = item.span
        alone = span is not None and _ALONE.fullmatch(span.source.line_text(span.line))
        if item.code == "E0830" and alone and not told:
            told = True
            yield attrs.evolve(item, notes=(*item.notes, parts))
        else:
            yield item


def _with_title(values: Values, dossier: Dossier) -> Values:
    return attrs.evolve(values, whole={**values.whole, "标题": dossier.title, "title": dossier.title})


# ── writing ───────────────────────────────────────────────────────────────────────────────────────


def _put_part(document: Document, place: Paragraph, dossier: Dossier, *, name: PartName) -> None:
    """The part's blocks in place of a paragraph, whose look they take over; headings look as the template has them."""
    body = document.element.body
    old = list(body)
    pen = Pen(document, None)
    for block in _blocks(dossier, name):
        write_block(pen, block)
    for element in [one for one in body if one not in old]:
        if element.tag.endswith("}p") and element.style is None:
            _take_over(element, place)
        place._p.addprevious(element)  # noqa: SLF001  # the library moves nothing
    place._p.getparent().remove(place._p)  # noqa: SLF001  # nor removes


def _blocks(dossier: Dossier, name: PartName) -> tuple[Block, ...]:
    return tuple(block for part in dossier.parts if part.name == name for block in part.blocks)


def _take_over(element: Any, place: Paragraph) -> None:
    """Give a new paragraph the paragraph and letter properties of the placeholder."""
    model = place._p  # noqa: SLF001  # the library has no word for copying a look
    if model.pPr is not None:
        if element.pPr is not None:
            element.remove(element.pPr)
        element.insert(0, deepcopy(model.pPr))
    look = next((run._r.rPr for run in place.runs if run._r.rPr is not None), None)  # noqa: SLF001  # see above
    if look is not None:
        for run in element.r_lst:
            _letters(run, look)


def _letters(element: Any, look: Any) -> None:
    """The template's letters, strong or slanted where the author's are, marked where something is still open."""
    from docx.text.run import Run

    run = Run(element, None)  # type: ignore[arg-type]  # a run that is only asked for its letters needs no parent
    strong, slanted, marked = run.bold, run.italic, run.font.highlight_color
    own = element.get_or_add_rPr()
    own.getparent().replace(own, deepcopy(look))
    run.bold, run.italic = strong or run.bold, slanted or run.italic
    if marked is not None:
        run.font.highlight_color = marked


def _rewrite(paragraph: Paragraph, values: Values) -> None:
    """Put figures into a paragraph: run by run where no reference is spread over several, which keeps their looks."""
    runs = _runs(paragraph)
    if all(run.text.count("{{") == run.text.count("}}") for run in runs):
        for run in runs:
            if "{{" in run.text:
                run.text = put_in(run.text, values)
        return
    words = put_in("".join(run.text for run in runs), values)
    first, *rest = [run for run in runs if run.text]
    for run in rest:
        run.text = ""
    first.text = words


def _left_out(dossier: Dossier, places: Mapping[int, PartName], source: Source) -> Iterator[Diagnostic]:
    """Parts that have something to say, but no place."""
    given = set(places.values())
    absent = [part for part in PLACEHOLDERS if part not in given and _blocks(dossier, part)]
    if absent:
        names = [_shown(part, dossier.language) for part in absent]
        note = text("W0835.note", example=names[0])
        yield warning("W0835", Span(source, 0, 0), names=tuple(names), notes=(note,))


def _shown(part: PartName, language: Language) -> str:
    chinese, english = PLACEHOLDERS[part]
    return f"{{{{{chinese if language == 'zh' else english}}}}}"
