"""E02: names."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0201": Entry("找不到名称“{name}”", "Unknown name “{name}”", {"name": "str"}),
    "E0201.near": Entry("是否想写：{names}", "did you mean {names}?", {"names": "list"}),
    "E0201.known": Entry("可以写：{names}", "known here: {names}", {"names": "list"}),
    "E0201.glued": Entry(
        "连在一起会读成一个名称；是否想写：{written}",
        "written together this is one name; did you mean “{written}”?",
        {"written": "str"},
    ),
    "E0201.year": Entry(
        "在文件头写明年度，如：年度 2021",
        "name the year in the header, as in: year 2021",
    ),
    "E0201.own": Entry(
        "写明是哪个指标的：产出.{name}；整个体系的得分写 总分",
        "say of which indicator: outputs.{name}; the score of the whole system is “total”",
        {"name": "str"},
    ),
    "E0201.indicator": Entry(
        "“{name}”是指标，不是数值：写 {name}.得分、{name}.分值 或 {name}.得分率",
        "“{name}” is an indicator, not a value: write {name}.score, {name}.weight or {name}.rate",
        {"name": "str"},
    ),
    "E0201.declare": Entry(
        "先在 基础数据 中声明“{name}”，或写一行 {name} = 计算式",
        "declare “{name}” under facts, or define it: {name} = formula",
        {"name": "str"},
    ),
    "E0202": Entry("“{name}”重复：同一个名称只能用一次", "“{name}” is declared twice", {"name": "str"}),
    "E0202.first": Entry("第一次在这里", "first declared here"),
    "E0204": Entry("“{name}”是系统用词，不能另作名称", "“{name}” is reserved and cannot be declared", {"name": "str"}),
    "E0204.note": Entry(
        "换一个更具体的名称，例如 项目{name}",
        "choose a more specific name, such as project_{name}",
        {"name": "str"},
    ),
    "E0205": Entry("有几个指标都叫“{name}”", "Several indicators are called “{name}”", {"name": "str"}),
    "E0206": Entry(
        "计算式互相引用，没有起点：{names}", "These formulas use one another in a circle: {names}", {"names": "str"}
    ),
    "E0206.note": Entry(
        "其中至少有一个应当只用基础数据计算",
        "at least one of them must be computed from facts alone",
    ),
    "E0207": Entry(
        "得分互相依赖，没有起点：{names}",
        "These scores depend on one another in a circle: {names}",
        {"names": "str"},
    ),
    "E0207.note": Entry(
        "指标的得分不能用来计算它自己；分值可以随处使用",
        "a score cannot be used to compute itself; weights may be used anywhere",
    ),
    "E0208": Entry("“{name}”声明为 参考，却用于计算", "“{name}” is informative but used in a formula", {"name": "str"}),
    "E0208.declared": Entry("声明在这里", "declared here"),
    "E0208.note": Entry(
        "参考数据只列示、不参与评分：去掉声明中的“参考”，或不用它计算",
        "informative facts are shown, not scored: drop “informative” from the declaration, or do not use it",
    ),
    "E0209": Entry("找不到可套用的指标“{name}”", "Unknown reusable indicator “{name}”", {"name": "str"}),
    "E0210": Entry("找不到函数“{name}”", "Unknown function “{name}”", {"name": "str"}),
    "E0211": Entry("找不到等级“{name}”", "Unknown grade scale “{name}”", {"name": "str"}),
    "E0211.note": Entry(
        "先引用，例如：引用 标准.等级: {name}，或在本文件中写出各等级",
        "import it first, for example: import std.grades: {name}, or write its rows in this file",
        {"name": "str"},
    ),
    "E0212": Entry(
        "等级“{scale}”中没有“{name}”", "The grade scale “{scale}” has no “{name}”", {"name": "str", "scale": "str"}
    ),
    "E0213": Entry(
        "没有设定等级，不能写“{name}”",
        "No grade scale is set, so “{name}” means nothing",
        {"name": "str"},
    ),
    "E0213.note": Entry("在 指标体系 下写：等级 名称", "write under system: grade NAME"),
    "E0214": Entry(
        "表“{table}”没有“{name}”列", "The table “{table}” has no column “{name}”", {"name": "str", "table": "str"}
    ),
    "E0240": Entry(
        "“{gathered}”没有“{name}”",
        "“{gathered}” has no “{name}”",
        {"gathered": "str", "name": "str"},
    ),
    "E0216": Entry("找不到指标“{name}”", "Unknown indicator “{name}”", {"name": "str"}),
    "E0217": Entry(
        "“{name}”既没有下级指标，也没有评分规则",
        "“{name}” has neither indicators below it nor a rule",
        {"name": "str"},
    ),
    "E0217.note": Entry(
        "末级指标写一条规则，例如：完成率 ≥ 95% 得满分，否则按比例得分",
        "a leaf takes one rule, for example: rate >= 95% scores full marks, otherwise proportional",
    ),
    "E0218": Entry(
        "“{name}”有下级指标，不能再写评分规则",
        "“{name}” has indicators below it, so it cannot have a rule",
        {"name": "str"},
    ),
    "E0218.note": Entry(
        "把规则写进下级指标；有下级的指标，得分是下级之和",
        "put the rule into one of them; an indicator with others below scores their sum",
    ),
    "E0218.child": Entry("下级指标", "an indicator below it"),
    "E0219": Entry("“{name}”写了两条评分规则", "“{name}” has two rules", {"name": "str"}),
    "E0219.note": Entry(
        "合成一条规则，或分成两个下级指标",
        "make one rule of them, or two indicators below it",
    ),
    "E0219.first": Entry("第一条", "the first"),
    "E0220": Entry("代码“{name}”用了两次", "The code “{name}” is used twice", {"name": "str"}),
    "E0221": Entry("指标套用了它自己：{names}", "The indicator places itself: {names}", {"names": "str"}),
    "E0222": Entry(
        "模块“{module}”里没有“{name}”", "The module “{module}” has no “{name}”", {"name": "str", "module": "str"}
    ),
    "E0223": Entry(
        "展开可复用指标后超过上限：{what}最多 {limit}",
        "Placing reusable indicators exceeds a limit: at most {limit} {what}",
        {"what": "text", "limit": "int"},
    ),
    "E0223.indicators": Entry("指标", "indicators"),
    "E0223.nodes": Entry("算式成分", "parts of formulas"),
    "E0223.depth": Entry("算式层数", "nested levels in a formula"),
    "E0223.levels": Entry("指标层数", "levels of indicators"),
    "E0224": Entry(
        "套用的指标下面只能写说明和对它的改动",
        "Below what is placed stand remarks and overrides only",
    ),
    "E0224.note": Entry(
        '改它自己的规则，写在 修改 理由 "……" 下面；改下级指标用 修改、增设、替换、删去',
        'to change its own rule, write it below: revise because "…"; for what is below there are revise, add, replace, remove',
    ),
    "E0226": Entry(
        "“{name}”需要 {expected} 个实参，这里写了 {given} 个",
        "Arguments of “{name}”: {expected} expected, {given} given",
        {"name": "str", "expected": "int", "given": "int"},
    ),
    "E0226.takes": Entry("依次是：{names}", "in this order: {names}", {"names": "list"}),
    "E0227": Entry(
        "“{callee}”没有叫“{name}”的参数", "“{callee}” has no parameter “{name}”", {"name": "str", "callee": "str"}
    ),
    "E0231": Entry(
        "“{name}”缺少实参：{missing}", "“{name}” lacks arguments: {missing}", {"name": "str", "missing": "list"}
    ),
    "E0228": Entry("核对中要设的“{name}”不是基础数据", "“{name}” is set in a test but is no fact", {"name": "str"}),
    "E0229": Entry("不得分 只能写在指标里", "“scores nothing” belongs into an indicator"),
    "E0229.note": Entry("要限制总分，写：总分不超过 0分", "to limit the total, write: total at most 0 points"),
    "E0230": Entry("实参“{name}”给了两次", "The argument “{name}” is given twice", {"name": "str"}),
    "E0250": Entry("不适用 只能写在指标里", "“not applicable” belongs into an indicator"),
    "E0290": Entry(
        "总分没有舍入，下一级没有最高的分", "Totals are not rounded, so the next grade has no highest total"
    ),
    "E0290.note": Entry("在 指标体系 下写：得分 保留 2位小数", "write under system: score keeps 2 decimals"),
    "E0291": Entry("得分不超过 只能写在指标里", "“score at most” belongs into an indicator"),
    "E0291.note": Entry("要限制总分，写：总分不超过 60分", "to limit the total, write: total at most 60 points"),
    "W0201": Entry("基础数据“{name}”没有用到", "The fact “{name}” is never used", {"name": "str"}),
    "W0201.note": Entry(
        "若只供列示，在类型后面写 参考",
        "if it is only to be shown, write “informative” after its type",
    ),
}
