"""The pre-pass leaves valid TOML alone, knows the place of everything, and makes loose TOML strict."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evaldsl.facts.prepass import make_strict
from evaldsl.facts.toml import exact_number
from evaldsl.facts.walk import Place
from evaldsl.text import Source
from toml_texts import documents, paths


def loads(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=exact_number)


def places(place: Place, data: Any) -> Any:
    """The shape of the places, cut where the data has a value."""
    if not isinstance(data, dict | list):
        assert place.parts == {}
        return None
    inner = data if isinstance(data, dict) else dict(enumerate(data))
    assert list(place.parts) == list(inner) or sorted(map(str, place.parts)) == sorted(map(str, inner))
    return {key: places(part, inner[key]) for key, part in place.parts.items()}


@given(documents())
@example('a = """x""""\nb = 1')
@example("a = ''\nb = ''''x'''")
def test_valid_toml_is_left_alone(text: str) -> None:
    loads(text)  # the strategy makes valid TOML only
    strict = make_strict(Source("f", text))
    assert strict.problems == ()
    assert strict.text == text


@given(documents())
def test_everything_has_a_place(text: str) -> None:
    data = loads(text)
    assert places(make_strict(Source("f", text)).root, data) == paths(data)


@given(documents())
def test_the_place_of_a_value_is_its_text(text: str) -> None:
    data = loads(text)
    root = make_strict(Source("f", text)).root
    for value, place in _values(data, root):
        if place.made == "value":
            start, end = place.value
            assert loads(f"k = {text[start:end]}") == {"k": value}


def _values(data: Any, place: Place) -> list[tuple[Any, Place]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [(data, place), *(pair for key, value in inner for pair in _values(value, place.parts[key]))]


@given(st.text("a预=＝\"'“”［[］]{}｛｝,，.．#\n 　1", max_size=30))
def test_any_text_is_walked_to_its_end(text: str) -> None:
    strict = make_strict(Source("f", text))
    for problem in strict.problems:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
    if not strict.problems:
        try:
            data = loads(strict.text)
        except tomllib.TOMLDecodeError:
            return
        assert places(strict.root, data) == paths(data)


@pytest.mark.parametrize(
    ("loose", "data"),
    [
        ('预算资金 = "1481.90万元"', {"预算资金": "1481.90万元"}),
        ("预算资金 ＝ “1481.90万元”", {"预算资金": "1481.90万元"}),
        ("　预算资金　＝　“1”　", {"预算资金": "1"}),
        ('［要点．明确性］\n１ ＝ "符合"', {"要点": {"明确性": {"1": "符合"}}}),
        ("【要点】\nＡ１０１ = [“符合”，“不符合”]", {"要点": {"A101": ["符合", "不符合"]}}),
        ("［［子项目］］\n名称 = “甲”\n[[子项目]]\n名称 = '乙'", {"子项目": [{"名称": "甲"}, {"名称": "乙"}]}),
        ("金额 = ｛ 值 ＝ １２．５， 佐证 = “表” ｝", {"金额": {"值": exact_number("12.5"), "佐证": "表"}}),
        ("金额 = {\n  值 = 1, # 万元\n  佐证 = '表',\n}", {"金额": {"值": 1, "佐证": "表"}}),
        ("「“三公”变动率」 = “－1%”", {"“三公”变动率": "－1%"}),
        ('说明 = “他说"好"”', {"说明": '他说"好"'}),
        ("路径 = “C:\\\\”", {"路径": "C:\\"}),
        ("路径 = “a\\”", {"路径": "a\\"}),
        ('甲 = "1万元”\n乙 = "2"', {"甲": "1万元", "乙": "2"}),
        ("甲 = “1万元“", {"甲": "1万元"}),
        ("甲 = －1＃注", {"甲": -1}),
        ("日期 = ２０２１－１２－３１", loads("日期 = 2021-12-31".replace("日期", '"日期"'))),
        ("到位资金.值 = 1\n到位资金.佐证 = 'x'", {"到位资金": {"值": 1, "佐证": "x"}}),
    ],
)
def test_loose_toml_becomes_strict(loose: str, data: dict[str, Any]) -> None:
    strict = make_strict(Source("f", loose))
    assert strict.problems == ()
    assert loads(strict.text) == data
    assert places(strict.root, data) == paths(data)


def test_offsets_lead_back() -> None:
    text = "预算＝“a”\n乙 = 1"
    strict = make_strict(Source("f", text))
    assert strict.text == '"预算"="a"\n"乙" = 1'
    assert text[strict.original(strict.text.index("1"))] == "1"
    assert text[strict.original(strict.text.index("="))] == "＝"
