"""From a result to the bytes of a report file: the author's words read, the report assembled, the format written."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from evaldsl.compare.differences import Comparison
from evaldsl.diagnostics import Diagnostic, Language, Severity, error, say, text
from evaldsl.dossier.agreement import match_tags
from evaldsl.dossier.assemble import Assembled, assemble
from evaldsl.dossier.author import NOBODY, Author
from evaldsl.dossier.pages import Dossier
from evaldsl.dossier.reading import read_author
from evaldsl.dossier.references import typed_numbers
from evaldsl.dossier.stated import NOTHING
from evaldsl.dossier.values import Values, values_of
from evaldsl.facts.bound import Facts
from evaldsl.frozen import frozen
from evaldsl.office.filled import Filled
from evaldsl.report.numbers import score_places
from evaldsl.result.result import Result
from evaldsl.text.read import printable

Kind: TypeAlias = Literal["md", "html", "docx", "xlsx"]

Form: TypeAlias = Literal["report", "self_evaluation", "working_paper"]

FORMS: Final[dict[Form, tuple[str, str]]] = {
    "report": ("报告", "report"),
    "self_evaluation": ("自评表", "self-evaluation"),
    "working_paper": ("底稿", "working-paper"),
}
"""What the built-in forms are called in Chinese and in English; both may stand in any command."""

_KINDS: Final[dict[str, Kind]] = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".xlsx": "xlsx"}

PagesKind: TypeAlias = Literal["md", "html", "xlsx"]

_PAGES: Final[dict[str, PagesKind]] = {".md": "md", ".html": "html", ".htm": "html", ".xlsx": "xlsx"}

_PACKAGES: Final = {"docx": "python-docx", "xlsxwriter": "XlsxWriter"}


_SHEETS: Final = {"self_evaluation": "office.form.sheet", "working_paper": "office.paper.sheet"}


@frozen
class Order:
    """What is asked for: where to (None: printed), in which format, with whose words, in which form or template."""

    path: str | None
    kind: Kind
    author: str | None = None
    template: str | None = None
    form: Form = "report"


@frozen
class Delivery:
    """The file's bytes, None where something is wrong."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    language: Language


def ordered(path: str | None, author: str | None, template: str | None) -> Order | Diagnostic:
    """An order by the ending of the file's name; a template of one's own makes Word documents only."""
    form: Form = "report"
    if template is not None and "." not in template:
        named = next((form for form, names in FORMS.items() if template.casefold() in names), None)
        if named is None:
            return error("E0844", None, name=printable(template), notes=(text("E0844.note"),))
        form, template = named, None
    endings = (".docx",) if template else tuple(_KINDS)
    if path is None:
        if template:
            return error("E0838", None, notes=(text("E0838.note"),))
        return Order(None, "md", author, form=form)
    kind = next((kind for ending, kind in _KINDS.items() if path.casefold().endswith(ending)), None)
    if kind is None or (template and kind != "docx"):
        return error("E0808", None, path=printable(path), notes=(text("E0808.note", endings=endings),))
    return Order(path, kind, author, template, form)


def deliver(result: Result, order: Order, facts: Facts = NOTHING) -> Delivery:
    """The report of a result in the form and the format that were ordered; `facts` fill the head of a form."""
    language = result.language
    values = values_of(result)
    author, found = NOBODY, list[Diagnostic]()
    if order.author is not None:
        read = read_author(order.author, values)
        found += read.diagnostics
        if read.author is None:
            return Delivery(None, tuple(found), language)
        author = read.author
    if order.form != "report":
        return _in_form(result, order, (facts, author), found=found)
    if author is not NOBODY:
        found += typed_numbers(author.source, values)
    assembled = assemble(result, author)
    found += assembled.diagnostics
    if any(item.severity is Severity.ERROR for item in found):
        return Delivery(None, tuple(found), language)
    content = _written(assembled, order, (result, values))
    if isinstance(content, bytes):
        return Delivery(content, tuple(found), language)
    return Delivery(content.content, (*found, *content.diagnostics), language)


def _in_form(result: Result, order: Order, given: tuple[Facts, Author], *, found: list[Diagnostic]) -> Delivery:
    """The self-evaluation form or the working paper."""
    facts, author = given
    matched = match_tags(author, result)
    found = [*found, *matched.diagnostics]
    if matched.diagnostics:
        return Delivery(None, tuple(found), result.language)
    if order.form == "self_evaluation":
        from evaldsl.dossier.selfform import self_evaluation

        dossier = self_evaluation(result, facts, author)
    else:
        from evaldsl.dossier.workpaper import working_paper

        dossier = working_paper(result, author, matched)
    content = _in_format(dossier, order, score_places(result))
    if isinstance(content, bytes):
        return Delivery(content, tuple(found), result.language)
    return Delivery(None, (*found, *content.diagnostics), result.language)


def _in_format(dossier: Dossier, order: Order, places: int) -> bytes | Filled:
    """A form as Markdown, HTML, Word or Excel."""
    if (words := _as_text(dossier, order.kind)) is not None:
        return words
    try:
        if order.kind == "xlsx":
            from evaldsl.office.forms import form_workbook

            name = say(text(_SHEETS[order.form]), dossier.language)
            return form_workbook(dossier, name, places)
        from evaldsl.office.word import word_of

        return word_of(dossier)
    except ModuleNotFoundError as absent:
        return _absent(absent)


def deliver_comparison(comparison: Comparison, path: str) -> Delivery:
    """A comparison as Markdown or as a workbook, by the ending of the file's name."""
    language = comparison.after.language
    if path.casefold().endswith(".md"):
        from evaldsl.compare.written import dossier_of
        from evaldsl.office.markdown import markdown_of

        return Delivery(markdown_of(dossier_of(comparison)).encode("utf-8"), (), language)
    if not path.casefold().endswith(".xlsx"):
        notes = (text("E0808.note", endings=(".md", ".xlsx")),)
        return Delivery(None, (error("E0808", None, path=printable(path), notes=notes),), language)
    try:
        from evaldsl.office.compared import comparison_workbook

        return Delivery(comparison_workbook(comparison), (), language)
    except ModuleNotFoundError as absent:
        return Delivery(None, _absent(absent).diagnostics, language)


def pages_kind(path: str) -> PagesKind | Diagnostic:
    """The format of a document of pages, by the ending of the file's name."""
    kind = next((kind for ending, kind in _PAGES.items() if path.casefold().endswith(ending)), None)
    if kind is not None:
        return kind
    return error("E0808", None, path=printable(path), notes=(text("E0808.note", endings=tuple(_PAGES)),))


def deliver_pages(dossier: Dossier, kind: PagesKind) -> Delivery:
    """A document that no result stands behind, such as a rubric, in a format."""
    language = dossier.language
    if (words := _as_text(dossier, kind)) is not None:
        return Delivery(words, (), language)
    try:
        from evaldsl.office.pages import workbook_of_pages

        return Delivery(workbook_of_pages(dossier), (), language)
    except ModuleNotFoundError as absent:
        return Delivery(None, _absent(absent).diagnostics, language)


def _as_text(dossier: Dossier, kind: Kind) -> bytes | None:
    """The formats that need no library; None for the others."""
    if kind == "md":
        from evaldsl.office.markdown import markdown_of

        return markdown_of(dossier).encode("utf-8")
    if kind == "html":
        from evaldsl.office.html import html_of

        return html_of(dossier).encode("utf-8")
    return None


def _written(assembled: Assembled, order: Order, about: tuple[Result, Values]) -> bytes | Filled:
    """The file's bytes, or what stands in its way."""
    result, values = about
    dossier = assembled.dossier
    assert dossier is not None
    if (words := _as_text(dossier, order.kind)) is not None:
        return words
    try:
        if order.kind == "xlsx":
            from evaldsl.office.excel import workbook_of

            return workbook_of(result, assembled.scores, dossier)
        if order.template is not None:
            from evaldsl.office.template import filled_in

            return filled_in(order.template, dossier, values)
        from evaldsl.office.word import word_of

        return word_of(dossier)
    except ModuleNotFoundError as absent:
        return _absent(absent)


def _absent(module: ModuleNotFoundError) -> Filled:
    """How to install a library that is not there; any other absence is our own mistake."""
    if module.name not in _PACKAGES:
        raise module
    return Filled(None, (error("E0839", None, package=_PACKAGES[module.name], notes=(text("E0839.note"),)),))
