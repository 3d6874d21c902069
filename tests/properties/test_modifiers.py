"""Gates, floors, caps, adjustments, extras and what is not applicable in weighted systems: scores stay within reach."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from evaldsl import pipeline
from evaldsl.result import Node, Result, Status

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
_ZERO = Fraction(0)
_HEAD = """指标体系 "生成的评分表"
    满分 100分
    不适用 {absence}
    不足一档 {parts}
{rounding}
基础数据
    完成率: 百分比
    次数: 数量(次)
    是的: 是否
    停了: 是否

"""


_REFUSED = {"E0692", "E0694"}
"""Nothing is left that is applicable; what is not applicable is adjusted."""


class Case(NamedTuple):
    """A program and its facts; `most`: what the total may reach."""

    program: str
    facts: str
    most: Fraction


@st.composite
def leaves(draw: st.DrawFn, name: str) -> list[str]:
    """A leaf of 20 points with a rule and, now and then, limits and effects of its own."""
    share = draw(st.integers(0, 100))
    rule = draw(
        st.sampled_from(
            [
                ["完成率 ≥ 100% 得满分，否则按比例得分"],
                ["完成率 ≥ 80% 得满分，每低3个百分点扣1.7分，最低得 2分"],
                ["完成率 ≥ 60% 得 12分，每高1个百分点加0.3分，最高得 18分"],
                ["次数 每 1次 得 3分，最高得 20分"],
                ["扣分", "    次数 每 1次 扣 3分，最多扣 11分", "    当 是的 扣 10分"],
                ["分档 完成率", "    ≥ 90% 得满分", "    60%(含)-90% 按比例减分", "    < 60% 不得分"],
                [f"得分 = 最小(20分, 最大(0分, 完成率 × 25分 - {share % 7}分))"],
            ]
        )
    )
    effects = draw(
        st.lists(
            st.sampled_from(
                [
                    "当 是的 不得分",
                    f"当 次数 > 2次 得分不超过 {share}%",
                    "当 完成率 < 50% 得分不超过 7.5分",
                    "当 停了 不适用",
                    "要求佐证，无佐证 不得分",
                    "得分 取整到 0.5分，向下",
                ]
            ),
            max_size=2,
            unique=True,
        )
    )
    return [f"{name} 20分", *(f"    {line}" for line in (*effects, *rule))]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Five leaves, two of them below a branch, with what is said of the whole, and facts for it."""
    absence = draw(st.sampled_from(["折算", "满分", "零分", "均摊", "按同级平均"]))
    rounding = draw(
        st.sampled_from(["", "    得分 保留 1位小数\n", "    得分 保留 2位小数\n    总分 取整到 0.5分，向上\n"])
    )
    limit = draw(st.sampled_from(["", "    调整 不超过 3分\n"]))
    parts = draw(st.sampled_from(["按比例", "不计", "计一档"]))
    names = ["甲", "乙", "丙", "丁", "戊"]
    lines = [line for name in names[:3] for line in draw(leaves(name))]
    branch = draw(st.sampled_from(["", "    当 是的 不得分", "    当 次数 > 1次 得分不超过 60%", "    当 停了 不适用"]))
    lines += ["组 40分", *([branch] if branch else [])]
    lines += [f"    {line}" for name in names[3:] for line in draw(leaves(name))]
    most = Fraction(100)
    over = draw(st.sampled_from(["", "可超过满分", "不超过满分"]))
    if over:
        lines += [f"加分 最多 4分，{over}", "    次数 每 1次 加 1.5分"]
        most += 4 if over == "可超过满分" else 0
    if draw(st.booleans()):
        lines += ["减分 最多 30分", "    次数 每 1次 扣 7分"]
    if draw(st.booleans()):
        lines.append("当 是的 总分不超过 59分")
    program = _HEAD.format(absence=absence, parts=parts, rounding=rounding + limit) + "\n".join(lines) + "\n"
    facts = [
        f'完成率 = "{_decimal(Fraction(draw(st.integers(0, 12_000)), 100))}%"',
        f'次数 = "{draw(st.integers(0, 9))}次"',
        f'是的 = {{ 值 = "{draw(st.sampled_from(["是", "否"]))}", 佐证 = "台账" }}',
        f'停了 = "{draw(st.sampled_from(["否", "是"]))}"',
    ]
    for name in draw(st.lists(st.sampled_from(names), max_size=2, unique=True)):
        amount = draw(st.integers(-30, 30)) / Fraction(10)
        facts += ["[[调整]]", f'指标 = "{name}"', f'分 = "{_decimal(amount)}分"']
        facts += ['原因 = "评审会"', '佐证 = "纪要"', '经办人 = "李"']
    return Case(program, "\n".join(facts) + "\n", most)


def _decimal(value: Fraction) -> str:
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value) * 100, 100)
    return f"{sign}{whole}.{int(rest):02}"


def _run(case: Case) -> tuple[Result | None, list[str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        (path / "spec.eval").write_text(case.program, encoding="utf-8")
        (path / "facts.toml").write_text(case.facts, encoding="utf-8")
        outcome = pipeline.run(str(path / "spec.eval"), str(path / "facts.toml"))
    return outcome.result, [each.code for each in outcome.diagnostics]


def _start(node: Node) -> Fraction:
    """The weight of a leaf, the sum of what is below a branch."""
    return sum((child.score for child in node.children), _ZERO) if node.children else node.weight


@settings(suppress_health_check=_CALM, deadline=None)
@given(cases())
def test_scores_stay_within_reach_and_ledgers_are_exact(case: Case) -> None:
    result, codes = _run(case)
    if result is None:
        errors = {code for code in codes if code.startswith("E")}
        assert errors <= _REFUSED, (case, codes)
        event("no result")
        return
    event(f"not applicable: {sum(node.status is Status.NOT_APPLICABLE for node in result.walk())}")
    for node in result.walk():
        assert 0 <= node.score <= node.weight, (case, node.name, node.score)
        assert _start(node) - sum((line.amount for line in node.lines), _ZERO) == node.score, (case, node.name)
    assert 0 <= result.score <= case.most, (case, result.score)
    start = sum((node.score for node in result.children), _ZERO)
    assert start - sum((line.amount for line in result.lines), _ZERO) == result.score, case
    if "总分不超过 59分" in case.program and '值 = "是"' in case.facts:
        assert result.score <= 59


@settings(suppress_health_check=_CALM, deadline=None)
@given(cases())
def test_printed_lines_add_up_to_printed_scores(case: Case) -> None:
    result, _ = _run(case)
    if result is None or "保留" not in case.program:
        return
    for node in result.walk():
        if not node.children and node.status is Status.VALUE:
            assert node.weight - sum((line.printed for line in node.lines), _ZERO) == node.score, (case, node.name)
