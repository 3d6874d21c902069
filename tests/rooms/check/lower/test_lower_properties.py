"""Sentences against a dull computation of the same rule, over many numbers."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from hypothesis import given
from hypothesis import strategies as st

from checking import leaf

RATE = "率: 百分比"
WEIGHT = 10
hundredths = st.integers(0, 15_000).map(lambda n: Fraction(n, 10_000))
MODES = {"按比例": Fraction, "不计": floor, "计一档": ceil}


def percent(value: Fraction) -> str:
    return f"{decimals(value * 100)}%"


def decimals(value: Fraction) -> str:
    return f"{int(value)}.{int(value * 100 % 100):02}"


@given(
    value=hundredths,
    limit=hundredths,
    size=st.integers(1, 500).map(lambda n: Fraction(n, 10_000)),
    price=st.integers(1, 300).map(lambda n: Fraction(n, 100)),
    most=st.none() | st.integers(1, 12),
    cut=st.none() | hundredths,
    mode=st.sampled_from(sorted(MODES)),
    least=st.none() | st.integers(1, 9),
)
def test_steps(
    value: Fraction,
    limit: Fraction,
    size: Fraction,
    price: Fraction,
    most: int | None,
    cut: Fraction | None,
    mode: str,
    least: int | None,
) -> None:
    sentence = f"率 ≥ {percent(limit)} 得满分，每低{percent(size)}扣{decimals(price)}分"
    sentence += f"，最多扣{most}分" if most is not None else ""
    sentence += f"，低于{percent(cut)}不得分" if cut is not None else ""
    sentence += f"，最低得{least}分" if least is not None else ""
    node = leaf(f"{sentence}，不足一档 {mode}", f'"率" = "{percent(value)}"', declared=RATE)
    loss = price * MODES[mode](max(Fraction(0), limit - value) / size)
    loss = loss if most is None else min(loss, Fraction(most))
    expected = WEIGHT - loss if cut is None or value >= cut else Fraction(0)
    assert node.score == max(expected, Fraction(least or 0))
    assert node.weight - sum(line.amount for line in node.lines) == node.score


@given(
    value=hundredths,
    target=st.integers(1, 15_000).map(lambda n: Fraction(n, 10_000)),
    method=st.sampled_from(["比值", "差额"]),
    upward=st.booleans(),
)
def test_ratios(value: Fraction, target: Fraction, method: str, upward: bool) -> None:
    sentence = f"率 {'≥' if upward else '≤'} {percent(target)} 得满分，否则按比例得分"
    node = leaf(sentence, f'"率" = "{percent(value)}"', declared=RATE, header=f"反向算法 {method}")
    if upward:
        share = min(value / target, Fraction(1))
    elif value <= target:
        share = Fraction(1)
    else:
        share = target / value if method == "比值" else max(Fraction(0), 1 - (value - target) / target)
    assert node.score == WEIGHT * share
    assert node.weight - sum(line.amount for line in node.lines) == node.score


@given(
    answers=st.lists(st.sampled_from(["符合", "部分符合", "不符合"]), min_size=4, max_size=4),
    necessary=st.lists(st.booleans(), min_size=4, max_size=4),
    wanted=st.lists(st.booleans(), min_size=4, max_size=4),
    shown=st.lists(st.booleans(), min_size=4, max_size=4),
    given_points=st.sampled_from([None, "2分", "1/5"]),
)
def test_checklists(
    answers: list[str], necessary: list[bool], wanted: list[bool], shown: list[bool], *, given_points: str | None
) -> None:
    first = f"，{given_points}" if given_points else ""
    lines = [
        f"    {marker} 要求{first if marker == '①' else ''}{'，必备' if needed else ''}{'，须附佐证' if bare else ''}"
        for marker, needed, bare in zip("①②③④", necessary, wanted, strict=True)
    ]
    quoted = ", ".join(
        f'{{ "答" = "{answer}", "佐证" = "文件" }}' if there else f'"{answer}"'
        for answer, there in zip(answers, shown, strict=True)
    )
    counted = zip(answers, wanted, shown, strict=True)
    answers = ["不符合" if needs and not there else answer for answer, needs, there in counted]
    facts = f'x = 0\n["要点"]\n"甲" = [{quoted}]'
    node = leaf("\n".join(["要点", *lines]), facts, declared="x: 数值")
    own = {None: Fraction(WEIGHT, 4), "2分": Fraction(2), "1/5": Fraction(2)}[given_points]
    shares = [own] + [(WEIGHT - own) / 3] * 3
    met = {"符合": Fraction(1), "部分符合": Fraction(1, 2), "不符合": Fraction(0)}
    zeroed = any(needed and answer == "不符合" for needed, answer in zip(necessary, answers, strict=True))
    expected = sum(share * met[answer] for share, answer in zip(shares, answers, strict=True))
    assert node.score == (0 if zeroed else expected)
    assert node.weight - sum(line.amount for line in node.lines) == node.score
