"""Whatever stands in a program, the passes answer with diagnostics."""

from __future__ import annotations

import re
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from evaldsl.check.expand import expand
from evaldsl.check.infer import infer
from evaldsl.check.lower import lower
from evaldsl.check.resolve import resolve
from evaldsl.check.static import static_checks
from evaldsl.check.weights import weigh
from evaldsl.diagnostics import Diagnostic, Severity, say
from evaldsl.library import Module, Modules
from evaldsl.syntax import parse
from evaldsl.text import Source

PROGRAM = dedent("""
    指标体系 "试"
        得分 保留 2位小数
        等级 四档
        不足一档 按比例
        反向算法 差额
    基础数据
        预算: 金额
        支出: 金额
        率目标: 百分比 缺省 95%
        截留: 是否
        情况: 选项(好, 差)
        完成日: 日期
        评分: 分数
        清单: 表
            类别: 选项(甲类, 乙类)
            金额数: 金额
            占预算 = 金额数 / 预算
    等级 四档
        优 ≥ 90分
        差 其余
    指标 叶(数: 百分比, 限: 百分比 缺省 90%)
        差距 = 限 - 数
        数 ≥ 限 得满分，每低1个百分点扣0.5分，最多扣3分
        当 差距 > 50% 不得分 "太低"
    执行率 = 支出 / 预算
    产出 50分
        甲 10分 = 叶(执行率, 限: 率目标)
        乙 20%
            要点
                ① 一，2分，必备
                ② 二，当 执行率 > 80%
        丙 ?
            扣分
                清单(类别 = 甲类) 每 1条 扣 0.5分，最多扣 3分
                当 合计(清单.金额数 当 占预算 > 10%) > 1万元 扣 2分 "超"
    效益 50分
        丁 1/2
            执行率 ≥ 90% 得满分，60%-90%按比例得分，低于60%不得分
        戊 权重 1
            定性分档 情况, 评分
                好 60%(含)-100%
                差 0%-60%
        己 权重 3
            分情形
                当 完成日 ≤ 2021-12-31 且 非 截留 得满分
                其余 得 若值
    若值 = 2分
    当 甲.得分率 < 50% 总分不超过 59分
    校核 "权重"
        产出.分值 ≥ 60分 否则 提醒 "低"
    核对 "一"
        设 预算 = 3元
        总分 应为 80分
""")
WORDS = re.findall(r"\w+|[^\w\s]|\s+", PROGRAM)
SOLID = [index for index, word in enumerate(WORDS) if word.strip()]


def passes(text: str) -> list[Diagnostic]:
    source = Source("spec.eval", text)
    parsed = parse(source)
    main = Module("spec.eval", parsed.program, source, ())
    modules = Modules(main, (main,), ())
    names = resolve(modules)
    types = infer(modules, names)
    expanded = expand(modules, names)
    weights = weigh(parsed.program.header, expanded.placed)
    rules = static_checks(expanded.placed, weights, names, types.of)
    found = [*parsed.diagnostics, *names.diagnostics, *types.diagnostics, *expanded.diagnostics]
    found += [*weights.diagnostics, *rules]
    if not any(each.severity is Severity.ERROR for each in found):
        found += lower(modules, names, types, expanded, weights).diagnostics
    return found


def test_the_program_itself_passes() -> None:
    assert [(each.code, each.span and each.span.text) for each in passes(PROGRAM)] == []


@given(
    at=st.lists(st.sampled_from(SOLID), min_size=1, max_size=2),
    word=st.sampled_from([*sorted({WORDS[i] for i in SOLID}), ""]),
    keep=st.booleans(),
)
def test_words_out_of_place_are_told_in_both_languages(at: list[int], word: str, keep: bool) -> None:
    words = list(WORDS)
    for index in at:
        words[index] = f"{words[index]} {word}" if keep else word
    for each in passes("".join(words)):
        for language in ("zh", "en"):
            assert say(each.message, language)
            assert all(say(note, language) for note in each.notes)
