"""Every program that checks adds up; one weight changed by 0.01 gives one diagnostic at the groups it breaks."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import attrs
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from evaldsl.diagnostics import Diagnostic, Text
from evaldsl.syntax import tree
from properties.independent import judge
from properties.passes import trees, weighed, words
from properties.programs import MAX_DEPTH, Written, programs

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def record(written: Written) -> None:
    """What Hypothesis shows under --hypothesis-show-statistics."""
    event(f"depth {written.depth}")
    event(f"holes: {written.has_hole}, imports: {written.imports}")
    for kind in sorted(written.kinds):
        event(f"kind: {kind}")


@given(programs())
def test_every_program_that_checks_adds_up(written: Written) -> None:
    record(written)
    checked = weighed(written.main, written.library)
    assert words((*checked.others, *checked.weights.diagnostics)) == []
    found = checked.weights
    own = judge(*trees(written))
    assert own.wrong == []
    assert dict(found.of) == own.points
    for path, members in own.groups.items():
        assert sum(found.of[member] for member in members) == (found.of[path] if path else own.full)
    if own.places is not None:
        assert all((points * 10**own.places).denominator == 1 for points in found.of.values())


def test_programs_are_as_varied_as_promised() -> None:
    seen: list[Written] = []

    @settings(max_examples=200, database=None, derandomize=True, suppress_health_check=_CALM, deadline=None)
    @given(programs())
    def collect(written: Written) -> None:
        seen.append(written)

    collect()
    fifth = len(seen) / 5
    assert sum(one.depth >= 3 for one in seen) >= fifth
    assert sum(one.has_hole and one.imports for one in seen) >= fifth
    kinds = Counter(kind for one in seen for kind in one.kinds)
    weights = ("absolute", "shares", "fractions", "relative", "equal", "mixed", "hole", "nothing")
    every = (*weights, "placed leaf", "placed branch", "placed again", "slot", "swapped", "replaced", "moved")
    assert all(kinds[kind] >= len(seen) / 20 for kind in every), kinds
    assert {one.depth for one in seen} == set(range(1, MAX_DEPTH + 1))


# ── one weight changed by a hundredth ─────────────────────────────────────────────────────────────


@given(programs(), st.data())
def test_one_changed_weight_is_one_diagnostic(written: Written, data: st.DataObject) -> None:
    program, library = trees(written)
    numbers = [number for one in (program, library) if one is not None for number in changeable(one) if number.value]
    assume(numbers)
    number = data.draw(st.sampled_from(numbers), label="weight")
    step = data.draw(st.sampled_from([Fraction(1, 100), Fraction(-1, 100)]), label="step")
    assume(number.value + step > 0)
    changed = attrs.evolve(
        written,
        main=replaced(program, number, number.value + step),
        library="" if library is None else replaced(library, number, number.value + step),
    )
    own = judge(*trees(changed))
    checked = weighed(changed.main, changed.library)
    found = checked.weights.diagnostics
    event(f"groups broken: {min(len(own.wrong), 3)}")
    named = sorted(name for one in found for name in groups(one))
    assert named == sorted(path[-1] if path else "" for path in own.wrong)
    assert len(found) == bool(own.wrong), words(found)


def test_a_wrong_branch_of_a_library_is_one_diagnostic_wherever_it_is_placed() -> None:
    main = """指标体系 "试"

引用 库

基础数据
    已完成: 是否

甲 40分 = 库.分支(已完成)
乙 60分 = 库.分支(已完成)
"""
    library = """模块 库

指标 分支(完成: 是否)
    子 50%
        完成 得满分，否则不得分
    丑 49.99%
        完成 得满分，否则不得分
"""
    (found,) = weighed(main, library).weights.diagnostics
    assert groups(found) == ["甲", "乙"]
    assert found.span is not None
    assert found.span.source.name.endswith("lib.eval")


def changeable(program: tree.Program) -> list[tree.Number]:
    """The numbers of all absolute weights and percentages."""
    found = []
    todo = [*program.items]
    while todo:
        one = todo.pop()
        if isinstance(one, tree.Indicator | tree.Reusable):
            todo.extend(one.members)  # type: ignore[arg-type]  # rules and attributes are passed over
        match one:
            case tree.Indicator(weight=tree.AbsoluteWeight(points=number)):
                found.append(number)
            case tree.Indicator(weight=tree.ShareWeight(numerator=number, denominator=None)):
                found.append(number)
    return sorted(found, key=lambda number: number.span.start)


def replaced(program: tree.Program, number: tree.Number, value: Fraction) -> str:
    """The text of the program with that number rewritten, if it is in there."""
    source = program.span.source
    if number.span.source is not source:
        return source.text
    written = number.span.text.replace(number.digits, _decimal(value))
    return source.text[: number.span.start] + written + source.text[number.span.end :]


def _decimal(value: Fraction) -> str:
    whole, rest = divmod((value * 100).numerator, 100)
    return f"{whole}.{rest:02}"


def groups(found: Diagnostic) -> list[str]:
    """The names of the groups that a diagnostic says are wrong, "" for the top level."""
    arguments = dict(found.message.args)
    named = arguments["groups"] if "groups" in arguments else (arguments["group"],)
    assert isinstance(named, tuple)
    return [name for one in named if isinstance(one, Text) for name in _group(one)]


def _group(one: Text) -> list[str]:
    arguments = dict(one.args)
    if "group" in arguments:
        inner = arguments["group"]
        assert isinstance(inner, Text)
        return _group(inner)
    return [str(arguments.get("name", ""))]
