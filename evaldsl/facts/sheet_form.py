"""Facts to fill in, as sheets: a cover, single facts, points, then a sheet for each survey, panel and table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from evaldsl.diagnostics import Text, say, text
from evaldsl.facts.blocks import COLUMNS, KINDS, LAYOUT, BlockKind, Column, mark
from evaldsl.facts.form import WORDS, type_of_entry
from evaldsl.facts.points import Asked, asked_points, indicators
from evaldsl.frozen import frozen
from evaldsl.model.system import FactColumn, FactDeclaration, System
from evaldsl.model.types import DateType, NumberType, OptionType, TableType, TextType, TruthType, Type
from evaldsl.quantity.exact import decimal_text
from evaldsl.quantity.units import MONEY, PURE
from evaldsl.sheets.draft import Look, Out, OutSheet

_ROWS: Final = 20
_JUDGES: Final = 9
_WIDTHS: Final[dict[Column, int]] = {
    "name": 24, "value": 18, "unit": 10, "type": 22, "words": 40, "evidence": 32, "reason": 32, "indicator": 32,
    "number": 6, "point": 60, "answer": 12, "option": 16, "votes": 12, "group": 16, "judge": 16, "mark": 12,
    "amount": 10, "person": 12, "weight": 10, "self_score": 12, "published_score": 12,
}  # fmt: skip
_ANSWERS: Final = (("符合", "部分符合", "不符合", "不适用"), ("met", "partly met", "not met", "not applicable"))
_FAULTS: Final = (("是", "部分存在", "否", "不适用"), ("yes", "partly", "no", "not applicable"))
_TRUTHS: Final = (("是", "否"), ("yes", "no"))
_ENGLISH_UNITS: Final = {"天": "days", "工作日": "workdays", "分": "points"}
_MONEY: Final = (("元", "万元", "亿元"), ("yuan", "元", "万元", "亿元"))


@frozen
class _Form:
    """What is to be filled in, sorted into the blocks that it goes to."""

    system: System
    single: tuple[FactDeclaration, ...]
    surveys: dict[str, tuple[FactDeclaration, ...]]
    panels: tuple[FactDeclaration, ...]
    tables: tuple[FactDeclaration, ...]

    @property
    def english(self) -> bool:
        return self.system.language == "en"

    def say(self, words: Text) -> str:
        """A text in the language of the rubric."""
        return say(words, self.system.language)


def sheet_form(system: System) -> tuple[OutSheet, ...]:
    """The form of a system. Every sheet begins with a mark by which a filled form is read again."""
    form = _sorted(system)
    found = list(_blocks(form))
    return (_cover(form, [sheet.name for sheet in found]), *found)


def _sorted(system: System) -> _Form:
    surveys: dict[str, tuple[FactDeclaration, ...]] = {}
    for fact in system.facts:
        if fact.survey is not None:
            surveys[fact.survey[0]] = (*surveys.get(fact.survey[0], ()), fact)
    rest = [fact for fact in system.facts if fact.survey is None]
    tables = tuple(fact for fact in rest if isinstance(fact.type, TableType) and not fact.panel)
    single = tuple(fact for fact in rest if not isinstance(fact.type, TableType))
    return _Form(system, single, surveys, tuple(fact for fact in rest if fact.panel), tables)


def _blocks(form: _Form) -> Iterator[OutSheet]:
    if form.single:
        yield _list(form, "facts", [_fact(form, fact) for fact in form.single])
    points = [_point(form, one, number) for one in asked_points(form.system) for number in one.numbers]
    if points:
        yield _list(form, "points", points)
    for name, facts in form.surveys.items():
        rows = [_cells("survey", {"option": _fixed(fact.survey[1] if fact.survey else "")}) for fact in facts]
        yield _list(form, "survey", rows, name=name)
    for fact in form.panels:
        yield _list(form, "panel", _judges(fact), name=fact.name)
    for fact in form.tables:
        yield _table(form, fact)
    if any(one.absence is not None for one in indicators(form.system)):
        yield _list(form, "absent", [_cells("absent", {})] * _ROWS)
    if any(one.adjust_most for one in indicators(form.system)):
        yield _list(form, "adjustments", [_cells("adjustments", {})] * _ROWS)
    yield _list(form, "claims", list(_claims(form)))


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────


def _list(form: _Form, kind: BlockKind, rows: list[tuple[Out, ...]], *, name: str = "") -> OutSheet:
    """A block whose rows stand under headings."""
    columns = LAYOUT[kind]
    heads = tuple(Out(COLUMNS[column][form.english], "head") for column in columns)
    top = (Out(mark(kind, english=form.english), "mark"), Out(name, "title"))
    return OutSheet(name or KINDS[kind][form.english], (top, heads, *rows), tuple(_WIDTHS[one] for one in columns), 2)


def _cells(kind: BlockKind, given: dict[Column, Out]) -> tuple[Out, ...]:
    """A row of a block: what is given, the rest to be filled in."""
    return tuple(given.get(column, Out("", "entry")) for column in LAYOUT[kind])


def _claims(form: _Form) -> Iterator[tuple[Out, ...]]:
    """A row for the total and for every indicator: what the unit has given itself, and what was published."""
    full = "" if form.system.reach is not None else decimal_text(form.system.full_marks)
    yield _cells("claims", {"indicator": _fixed(WORDS["total"][form.english]), "weight": _fixed(full)})
    for one in indicators(form.system):
        weight = "" if one.reach is not None else decimal_text(one.weight)
        yield _cells("claims", {"indicator": _fixed(".".join(one.path)), "weight": _fixed(weight)})
    if form.system.growth is not None:  # the indicators that rows bring have no names yet
        yield from [_cells("claims", {"weight": _fixed("")})] * _ROWS


def _fixed(words: str) -> Out:
    return Out(words, "fixed")


def _fact(form: _Form, fact: FactDeclaration) -> tuple[Out, ...]:
    kind = form.say(type_of_entry(fact.type))
    if fact.default is not None or fact.informative:
        kind = (
            f"{kind}；{form.say(text('form.optional'))}"
            if not form.english
            else f"{kind}; {form.say(text('form.optional'))}"
        )
    return _cells(
        "facts",
        {
            "name": _fixed(fact.name),
            "value": _entry(form, fact.type),
            "unit": _unit(form, fact.type),
            "type": _fixed(kind),
            "words": _fixed(fact.explanation or ""),
        },
    )


def _point(form: _Form, asked: Asked, number: int) -> tuple[Out, ...]:
    answers = _FAULTS if asked.names_a_fault(number) else _ANSWERS
    answer = Out("", "entry", answers[form.english])
    given: dict[Column, Out] = {"indicator": _fixed(".".join(asked.indicator.path)), "number": _fixed(str(number))}
    words = asked.words(number)
    if asked.wants_a_document(number):
        words = form.say(text("facts.form.documented_row", words=words))
    return _cells("points", {**given, "point": _fixed(words), "answer": answer})


def _judges(fact: FactDeclaration) -> list[tuple[Out, ...]]:
    """Rows for judges, in each group as many; where there are no groups that column stays empty."""
    groups = next((column.type.labels for column in fact.columns if isinstance(column.type, OptionType)), ("",))
    return [
        _cells("panel", {"group": _fixed(group), "number": _fixed(str(number))})
        for group in groups
        for number in range(1, _JUDGES + 1)
    ]


def _entry(form: _Form, kind: Type) -> Out:
    look: Look = "entry"
    choices: tuple[str, ...] = ()
    match kind:
        case NumberType(dimension=dimension, percent=True) if dimension == PURE:
            look = "percent"
        case DateType():
            look = "date"
        case TextType():
            look = "text"
        case TruthType():
            choices = _TRUTHS[form.english]
        case OptionType(labels=labels):
            choices = labels
        case _:
            pass
    return Out("", look, choices)


def _unit(form: _Form, kind: Type) -> Out:
    """The unit of a number: of money it can be chosen, of counts it is theirs."""
    match kind:
        case NumberType(dimension=dimension) if dimension == MONEY:
            return Out("yuan" if form.english else "万元", "entry", _MONEY[form.english])
        case NumberType(dimension=((unit, 1),)):
            return _fixed(_ENGLISH_UNITS.get(unit, unit) if form.english else unit)
        case _:
            return _fixed("")


# ── tables ────────────────────────────────────────────────────────────────────────────────────────


def _table(form: _Form, fact: FactDeclaration) -> OutSheet:
    """Above the rows stand what each column asks for, its name and its unit."""
    columns = [column for column in fact.columns if column.computed is None]
    top = (
        Out(mark("table", english=form.english), "mark"),
        Out(fact.name, "title"),
        Out(fact.explanation or "", "note"),
    )
    beside: list[Column] = ["evidence", "reason"]
    asked = [_fixed(form.say(type_of_entry(column.type))) for column in columns]
    names = [Out(column.name, "head") for column in columns]
    units = [_unit(form, column.type) for column in columns]
    rows = (
        top,
        (_fixed(COLUMNS["required"][form.english]), *asked, *(_fixed("") for _ in beside)),
        (
            Out(COLUMNS["columns"][form.english], "head"),
            *names,
            *(Out(COLUMNS[one][form.english], "head") for one in beside),
        ),
        (_fixed(COLUMNS["unit"][form.english]), *units, *(_fixed("") for _ in beside)),
        *(_row(form, columns, number) for number in range(1, _ROWS + 1)),
    )
    return OutSheet(fact.name, rows, (8, *(20 for _ in columns), *(_WIDTHS[one] for one in beside)), 4)


def _row(form: _Form, columns: list[FactColumn], number: int) -> tuple[Out, ...]:
    entries = (_entry(form, column.type) for column in columns)
    return (_fixed(str(number)), *entries, Out("", "entry"), Out("", "entry"))


# ── the cover ─────────────────────────────────────────────────────────────────────────────────────


def _cover(form: _Form, sheets: list[str]) -> OutSheet:
    points = sum(len(one.numbers) for one in asked_points(form.system))
    facts = len(form.single) + sum(map(len, form.surveys.values()))
    keys = ["form.cells", "form.numbers", "form.answers", "form.tables", "form.evidence", "form.claims", "form.run"]
    rows = [
        (Out(form.say(text("form.title", title=form.system.title)), "title"),),
        (),
        (Out(form.say(text("form.count", facts=facts, points=points, tables=len(form.tables)))),),
        *((Out(form.say(text(key))),) for key in keys),
        (),
        (Out(form.say(text("form.sheets"))),),
        *((Out(f"· {name}"),) for name in sheets),
    ]
    return OutSheet(form.say(text("form.cover")), tuple(rows), (100,))
