"""A folder to begin with: the spec of an official framework, its facts to fill in, and what to do next."""

from __future__ import annotations

from evaldsl.draft.official import ALIAS, MODULE, Official, officials
from evaldsl.syntax.names import written_name

_STEP = "    "
_TOPS = (("决策", 20), ("过程", 20), ("产出", 30), ("效益", 30))
"""Points of the first level: the framework states none, these lie within the customary ranges."""


def framework_spec(title: str) -> str:
    """The spec of 项目支出_2020: every indicator of the framework in its place, with weights to be set."""
    found = officials()
    facts: dict[str, str] = {}
    for one in found:
        facts.update(one.facts())
    lines = [
        "evaldsl 1",
        "# 框架没有规定分值：下面的分值是示例设定，请按项目的重点调整；不适用的指标整行删去。",
        f'指标体系 "{title}"',
        f"{_STEP}满分 100分",
        f"{_STEP}得分 保留 2位小数",
        f"{_STEP}等级 财政四档",
        f"{_STEP}不足一档 按比例",
        f'{_STEP}示例设定 "各级指标的分值"',
        "",
        f"引用 {MODULE} 为 {ALIAS}",
        "引用 标准.等级: 财政四档",
        "",
        "基础数据",
        *(f"{_STEP}{written_name(name, 'zh', 'member')}: {kind}" for name, kind in facts.items()),
        *(line for top, points in _TOPS for line in _top(found, top, points)),
    ]
    return "\n".join(lines) + "\n"


def _top(found: tuple[Official, ...], top: str, points: int) -> list[str]:
    lines = ["", f"{top} {points}分"]
    for second in dict.fromkeys(one.place[1] for one in found if one.place[0] == top):
        lines.append(f"{_STEP}{second} 等权")
        lines += [f"{_STEP * 2}{one.name} 等权 = {one.call()}" for one in found if one.place == (top, second)]
    return lines


def readme(title: str, form: str) -> str:
    """What stands in the folder and what to do, in the order in which it is done."""
    return f"""# {title}

| 文件 | 用途 |
|---|---|
| spec.eval | 评分表：指标、分值、评分规则。先按本项目调整分值和指标 |
| {form} | 数据填报表：填好后打分 |

1. 改好评分表后检查：`evaldsl check spec.eval`
2. 评分表改过数据项或要点的，重新生成填报表：`evaldsl facts spec.eval -o {form} --force`（会覆盖已填的内容，先另存）
3. 填好后检查：`evaldsl facts --check spec.eval {form}`
4. 打分：`evaldsl run spec.eval {form}`
5. 写报告：`evaldsl report spec.eval {form} -o 报告.docx`
"""
