"""What of the library has been seen in a public source, word for word; everything else is marked 待核."""

from __future__ import annotations

from typing import Final

CONFIRMED_TEXTS: Final = frozenset(
    {
        "项目立项是否符合法律法规、相关政策、发展规划以及部门职责，用以反映和考核项目立项依据情况。",
        "项目立项符合国家法律法规、国民经济发展规划和相关政策",
        "项目立项符合行业发展规划和政策要求",
        "项目立项与部门职责范围相符，属于部门履职所需",
        "项目属于公共财政支持范围，符合中央、地方事权支出责任划分原则",
        "项目与相关部门同类项目或部门内部相关项目不重复",
        "依据绩效目标设定的绩效指标是否清晰、细化、可衡量等，用以反映和考核项目绩效目标的明细化情况。",
        "项目绩效目标细化分解为具体的绩效指标",
        "绩效目标通过清晰、可衡量的指标值予以体现",
        "绩效目标与项目目标任务数或计划数相对应",
        "资金到位率 = 到位资金 / 预算资金",
        "项目实施的实际产出数与计划产出数的比率，用以反映和考核项目产出数量目标的实现程度。",
    }
)
"""Points are confirmed as questions and stand here as the statements made of them."""

CONFIRMED_RULES: Final = frozenset(
    {"区间比例", "反向比值", "反向差额", "等于", "步进", "反向步进", "按比例减分", "定性三档"}
)
CONFIRMED_GRADES: Final = frozenset({"四档_80_70_60", "纳税信用四级", "绿建三星_2014", "年度考核四档"})

POINT_COUNTS: Final = {
    "立项依据充分性": 5,
    "立项程序规范性": 3,
    "绩效目标合理性": 4,
    "绩效指标明确性": 3,
    "预算编制科学性": 4,
    "资金分配合理性": 2,
    "资金使用合规性": 4,
    "管理制度健全性": 2,
    "制度执行有效性": 4,
}
"""How many 要点 the annex gives each indicator that it describes by points; the other eight have none."""
