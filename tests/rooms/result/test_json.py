"""The JSON form: valid against its schema, exact, complete, in a fixed order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from evaldsl.diagnostics import Diagnostic, Label, Severity
from evaldsl.result import json as result_json
from evaldsl.result.json import result_to_json
from evaldsl.result.result import Evidence, GradeOutcome, Line, Node, PolicyOutcome, Result, Step
from evaldsl.text import Source, Span
from rooms.report.sample import deep, words, zhengzhou

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "evaldsl/result/schema/result-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
SPAN = Span(Source("spec.eval", "甲乙"), 1, 2)


def full() -> Result:
    """A result with something in every field."""
    diagnostic = Diagnostic(Severity.WARNING, words("小心"), SPAN, labels=(Label(SPAN, words("这里")), Label(SPAN)))
    cap = Line("total_cap", Fraction(1), Fraction(1), words("封顶"), "原因", (), None)
    return attrs.evolve(
        zhengzhou(),
        lines=(cap,),
        diagnostics=(diagnostic, Diagnostic(Severity.NOTE, words("记下"), None, notes=(words("写"),))),
        grade=GradeOutcome("差", "中", (words("事故"),)),
    )


def errors(value: object) -> list[str]:
    """What the schema says against it; codes of the sample are no codes of ours."""
    return [error.message for error in VALIDATOR.iter_errors(value) if error.json_path.rpartition(".")[2] != "code"]


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema"]["const"] == result_json.SCHEMA


@pytest.mark.parametrize("result", [full, zhengzhou, lambda: deep(30, "甲")], ids=["full", "sample", "deep"])
def test_results_fit_the_schema(result: Any) -> None:
    assert errors(result_to_json(result())) == []


@pytest.mark.parametrize("key", sorted(SCHEMA["properties"]))
def test_schema_refuses_what_is_not_the_form(key: str) -> None:
    value = result_to_json(full())
    assert errors({**value, key: object()}) != []
    if key in SCHEMA["required"]:
        assert errors({k: v for k, v in value.items() if k != key}) != []


def test_nothing_in_a_result_is_left_out() -> None:
    """Every field of every class has its key; a result's `children` are `indicators`, `exact` has two names."""
    renamed = {"exact": {"unrounded", "number"}}
    value = result_to_json(full())
    execution = value["indicators"][1]["children"][0]["children"][1]
    for cls, shown in (
        (Result, value),
        (Node, execution),
        (Step, execution["steps"][0]),
        (Line, execution["lines"][0]),
        (Evidence, execution["lines"][0]["evidence"][0]),
        (PolicyOutcome, value["policies"][0]),
        (GradeOutcome, value["grade"]),
    ):
        fields = {field.name for field in attrs.fields(cls)} - ({"children"} if cls is Result else set())
        assert [name for name in fields if not renamed.get(name, {name}) & shown.keys()] == []


def test_numbers_are_exact_decimal_strings() -> None:
    value = result_to_json(zhengzhou())
    execution = value["indicators"][1]["children"][0]["children"][1]
    assert (value["score"], value["full_marks"], value["rate"]) == ("73.24", "100", "0.7324")
    assert execution["weight"] == "8"
    assert execution["unrounded"] == "3.299952763344"
    assert Fraction(execution["unrounded_exact"]) == 8 - (1 - Fraction("1133.65") / Fraction("1481.90")) * 20
    assert "score_exact" not in execution


def test_ledger_can_be_checked_from_the_json_alone() -> None:
    for leaf in leaves(result_to_json(zhengzhou())["indicators"]):
        lost = sum(Fraction(line.get("amount_exact", line["amount"])) for line in leaf["lines"])
        assert Fraction(leaf["weight"]) - lost == Fraction(leaf["score"])


def leaves(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield from leaves(node["children"]) if node["children"] else (node,)


@given(st.fractions())
def test_every_number_comes_back(number: Fraction) -> None:
    shown = result_json._number("n", number)
    assert Fraction(str(shown.get("n_exact", shown["n"]))) == number
    assert abs(Fraction(str(shown["n"])) - number) <= Fraction(1, 2 * 10**result_json.PLACES)
    assert re.fullmatch(SCHEMA["$defs"]["decimal"]["pattern"], str(shown["n"]))


def test_numbers_longer_than_python_prints_are_written() -> None:
    value = Fraction(2**16_000, 3)
    assert Fraction(*map(_long, result_json._ratio(value).split("/"))) == value


def _long(digits: str) -> int:
    half = len(digits) // 2
    return int(digits) if half < 2000 else _long(digits[:half]) * 10 ** (len(digits) - half) + _long(digits[half:])


def test_texts_are_said_in_the_results_language() -> None:
    assert result_to_json(attrs.evolve(full(), language="en"))["language"] == "en"
    diagnostic = result_to_json(full())["diagnostics"][0]
    assert diagnostic == {
        "code": "sample.words",
        "severity": "warning",
        "message": "小心",
        "place": "spec.eval:1:2",
        "labels": [{"place": "spec.eval:1:2", "words": "这里"}, {"place": "spec.eval:1:2", "words": None}],
        "notes": [],
    }


def test_order_of_keys_is_fixed() -> None:
    assert json.dumps(result_to_json(full())) == json.dumps(result_to_json(full()))
    assert list(result_to_json(full())) == [key for key in SCHEMA["properties"] if not key.endswith("_exact")]


@pytest.mark.parametrize("page", ["docs/json.md", "docs/json.zh.md"])
def test_pages_name_every_top_level_field_and_are_right_about_the_example(page: str) -> None:
    words_of_page = (ROOT / page).read_text(encoding="utf-8")
    assert [
        key for key in SCHEMA["required"] if f"`{key}`" not in words_of_page and f'"{key}"' not in words_of_page
    ] == []
    found = re.search(r'"unrounded": "([\d.]+)", "unrounded_exact": "([\d/]+)"', words_of_page)
    assert found is not None
    assert result_json._number("n", Fraction(found[2])) == {"n": found[1], "n_exact": found[2]}
