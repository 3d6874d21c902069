"""Rules of which more is better, as text, with their floor and cap; correct by construction."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st

MODES = ("按比例", "不计", "计一档")


@attrs.frozen
class Written:
    """The lines of a rule over 完成率, and between which points its score lies; `kind` for the statistics."""

    kind: str
    lines: tuple[str, ...]
    floor: Fraction
    cap: Fraction


def hundredths(value: int) -> str:
    """`-12.05` for -1205."""
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100}.{abs(value) % 100:02d}"


percents = st.integers(-5000, 25000).map(lambda value: f"{hundredths(value)}%")
"""Values of 完成率, of both signs and far beyond any target."""


def _points(draw: Any, low: int, high: int) -> Fraction:
    return Fraction(draw(st.integers(low, high)), 100)


def _text(value: Fraction) -> str:
    return hundredths(int(value * 100))


@st.composite
def rules(draw: st.DrawFn, weight: int) -> Written:
    """One rule for an indicator of `weight` points."""
    target = draw(st.integers(2000, 12000))
    cut = draw(st.integers(0, target - 1))
    kind = draw(st.sampled_from(["judgement", "ratio", "interval", "step", "gain", "bands", "knots"]))
    at, below = f"{hundredths(target)}%", f"{hundredths(cut)}%"
    if kind == "judgement":
        return Written(kind, (f"完成率 ≥ {at} 得满分，否则 得 20%",), Fraction(weight, 5), Fraction(weight))
    if kind == "interval":
        line = f"完成率 ≥ {at} 得满分，否则按区间比例得分，低于{below}不得分"
        return Written(kind, (line,), Fraction(0), Fraction(weight))
    if kind == "bands":
        middle = draw(st.integers(1, weight * 100))
        rows = (f"≥ {at} 得满分", f"[{below}, {at}) 得 {hundredths(middle)}分", f"< {below} 不得分")
        return Written(kind, ("分档 完成率", *(f"    {row}" for row in rows)), Fraction(0), Fraction(weight))
    if kind == "knots":
        middle = draw(st.integers(0, weight * 100))
        top = f"{hundredths(target + 1000)}%"
        rows = (f"{below} 得 0分", f"{at} 得 {hundredths(middle)}分", f"{top} 得满分")
        return Written(kind, ("插值 完成率", *(f"    {row}" for row in rows)), Fraction(0), Fraction(weight))
    return _limited(draw, kind, weight, at=at, below=below)


def _limited(draw: Any, kind: str, weight: int, *, at: str, below: str) -> Written:
    """A ratio or steps, perhaps with a cut-off, a floor and a cap of their own."""
    clauses = [] if kind == "gain" or draw(st.booleans()) else [f"低于{below}不得分"]
    floor, cap = Fraction(0), Fraction(weight)
    if draw(st.booleans()):
        floor = _points(draw, 0, weight * 100 - 1)
        clauses.append(f"最低得 {_text(floor)}分")
    if kind != "step" and draw(st.booleans()):
        cap = _points(draw, weight * 100, weight * 150)
        clauses.append(f"最高得 {_text(cap)}分")
    if kind == "ratio":
        return Written(kind, ("，".join([f"完成率 ≥ {at} 得满分，否则按比例得分", *clauses]),), floor, cap)
    size, price = draw(st.integers(1, 800)), _points(draw, 1, weight * 30)
    steps = f"每低{hundredths(size)}个百分点扣{_text(price)}分"
    if draw(st.booleans()):
        steps += f"，最多扣 {_text(_points(draw, 1, weight * 100))}分"
    if kind == "gain":
        gained = _points(draw, 1, weight * 30)
        steps = f"每高{hundredths(size)}个百分点加{_text(gained)}分，{steps}"
    base = "得满分" if kind == "step" else "得 80%"
    mode = f"不足一档 {draw(st.sampled_from(MODES))}"
    return Written(kind, ("，".join([f"完成率 ≥ {at} {base}", steps, *clauses, mode]),), floor, cap)
