"""E05: files, imports and libraries."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0501": Entry("找不到文件“{path}”", "There is no file “{path}”", {"path": "str"}),
    "E0502": Entry("“{path}”是文件夹，不是文件", "“{path}” is a folder, not a file", {"path": "str"}),
    "E0503": Entry("没有权限读取“{path}”", "“{path}” may not be read: permission denied", {"path": "str"}),
    "E0504": Entry("“{path}”无法读取", "“{path}” cannot be read", {"path": "str"}),
    "E0505": Entry(
        "“{path}”超过 {most} MB 的上限",
        "“{path}” is larger than the limit of {most} MB",
        {"path": "str", "most": "int"},
    ),
    "E0506": Entry(
        "“{path}”不是 UTF-8 编码（第 {line} 行起无法识别）",
        "“{path}” is not UTF-8 (unreadable from line {line} on)",
        {"path": "str", "line": "int"},
    ),
    "E0506.likely": Entry(
        "文件看来是 {encoding} 编码；请在编辑器里用“另存为”，编码选 UTF-8",
        "the file looks like {encoding}; save it as UTF-8",
        {"encoding": "str"},
    ),
    "E0506.save": Entry(
        "请在编辑器里用“另存为”，编码选 UTF-8",
        "save the file as UTF-8",
    ),
    "E0507": Entry(
        "“{path}”超过 {most} 行的上限",
        "“{path}” has more than the {most} lines allowed",
        {"path": "str", "most": "int"},
    ),
    "E0508": Entry(
        "“{path}”第 {line} 行超过 {most} 个字的上限",
        "Line {line} of “{path}” is longer than the {most} characters allowed",
        {"path": "str", "line": "int", "most": "int"},
    ),
    "E0510": Entry("找不到模块“{name}”", "There is no module “{name}”", {"name": "str"}),
    "E0510.near": Entry("是否想写：{names}", "did you mean: {names}", {"names": "list"}),
    "E0510.where": Entry(
        "依次找过标准库、本文件所在的文件夹、项目的 libs 文件夹、已安装的库；模块按文件里“模块 名称”一行声明的名称（或英文名）查找",
        "searched: the standard library, the folder of this file, the project's libs folder, installed libraries; "
        "a module is found by the name (or English name) that its “module” line declares",
    ),
    "E0510.declares": Entry(
        "“{path}”声明的名称是“{declared}”",
        "“{path}” declares the name “{declared}”",
        {"path": "str", "declared": "str"},
    ),
    "E0511": Entry(
        "模块“{name}”有 {count} 个：{paths}",
        "There are {count} modules “{name}”: {paths}",
        {"name": "str", "count": "int", "paths": "list"},
    ),
    "E0511.note": Entry(
        "只能有一个：请给其中一个改名或删去，系统不替您选",
        "only one may stand: rename or remove the other; none is chosen for you",
    ),
    "E0512": Entry("引用成环：{chain}", "Imports go round in a circle: {chain}", {"chain": "str"}),
    "E0512.via": Entry("这里引用“{name}”", "“{name}” is imported here", {"name": "str"}),
    "E0512.note": Entry(
        "把两边都用到的内容移到第三个模块，各自引用它",
        "move what both need into a third module and import that",
    ),
    "E0513": Entry(
        "“{name}”是指标体系，不是模块，不能引用",
        "“{name}” is an indicator system, not a module, and cannot be imported",
        {"name": "str"},
    ),
    "E0518": Entry(
        "“{name}”没有“模块”一行，不能引用",
        "“{name}” has no “module” line and cannot be imported",
        {"name": "str"},
    ),
    "E0513.note": Entry(
        "把要共用的指标写成“指标 名称(参数)”，放进以“模块 名称”开头的文件",
        "put what is to be shared into a file that begins with “module name”, as “indicator name(parameters)”",
    ),
    "E0514": Entry("引用超过 {most} 层", "Imports are nested more than {most} deep", {"most": "int"}),
    "E0515": Entry("引用的模块超过 {most} 个", "More than {most} modules are imported", {"most": "int"}),
    "E0516": Entry("模块里不能有{what}", "A module may not contain {what}", {"what": "text"}),
    "E0516.data": Entry("基础数据", "facts"),
    "E0516.indicator": Entry("带分值的指标“{name}”", "the placed indicator “{name}”", {"name": "str"}),
    "E0516.gate": Entry("对总分或等级的限制", "a gate on the total or the grade"),
    "E0516.output": Entry("输出", "an output"),
    "E0516.extra": Entry("加分、减分", "a bonus or penalty"),
    "E0516.test": Entry("核对", "a test"),
    "E0516.rows": Entry("逐行", "leaves from rows"),
    "E0516.note.rows": Entry(
        "模块里没有数据；在引用它的指标体系里写逐行",
        "a module knows no facts; write it in the importing system",
    ),
    "E0516.note.data": Entry(
        '模块里没有数据；请写成指标的参数，由引用的一方给出。标准值这样的表写成 CSV 放在模块旁边：表 标准值 来自 "standard.csv"',
        'a module knows no facts; make it a parameter and let the importing file pass it. A table of standards may stand in a CSV file beside the module: table standards from "standard.csv"',
    ),
    "E0516.note.indicator": Entry(
        "写成可套用的指标：指标 {name}",
        "write it as a reusable indicator: indicator {name}",
        {"name": "str"},
    ),
    "E0516.note.move": Entry("请写在指标体系的文件里", "write it in the file of the indicator system"),
    "E0517": Entry(
        "“{first}”和“{second}”都声明自己是模块“{name}”",
        "“{first}” and “{second}” both declare the module “{name}”",
        {"first": "str", "second": "str", "name": "str"},
    ),
    "E0519": Entry(
        "“{path}”没有以“指标体系”或“模块”开头",
        "“{path}” begins with neither “system” nor “module”",
        {"path": "str"},
    ),
    "E0519.note": Entry(
        '评分表的第一行写：指标体系 "名称"；供别的文件引用的，写：模块 名称',
        'the first line of a rubric is: system "title"; a file for others to import begins with: module name',
    ),
    "E0520": Entry(
        "“{path}”是模块，不能单独评分",
        "“{path}” is a module and has no score of its own",
        {"path": "str"},
    ),
    "E0520.note": Entry(
        "写一个以“指标体系”开头的文件，在里面引用它：引用 {name}",
        "write a file that begins with “system” and import it there: import {name}",
        {"name": "str"},
    ),
    "E0516.spread": Entry("套用进来的指标", "indicators placed at the top"),
    "E0516.answered": Entry("已核对、不适用校核的声明", "an acknowledgement or a waiver"),
    "E0521": Entry(
        "“{template}”里没有指标“{name}”",
        "“{template}” has no indicator “{name}”",
        {"template": "str", "name": "str"},
    ),
    "E0522": Entry(
        "“{template}”里叫“{name}”的指标不止一个",
        "“{template}” has more than one indicator “{name}”",
        {"template": "str", "name": "str"},
    ),
    "E0522.note": Entry("写出上级指标：{paths}", "write the parent too: {paths}", {"paths": "list"}),
    "E0523": Entry("对“{name}”的两处改动互相冲突", "Two overrides of “{name}” conflict", {"name": "str"}),
    "E0523.first": Entry("另一处在这里", "the other is here"),
    "E0524": Entry("改动库里的指标要写明理由", "An override of a library's indicator needs its reason"),
    "E0524.note": Entry(
        '在行末加上：理由 "……"；结果里会写明改了什么、为什么改',
        'add at the end of the line: because "…"; the result then shows what was changed and why',
    ),
    "E0525": Entry(
        "这里没有套用库里的指标，不能用 修改、增设、替换、删去、填入、参数",
        "Nothing is placed here, so there is nothing to revise, add to, replace, remove or fill, and no parameter",
    ),
    "E0525.note": Entry("直接把指标写在这里", "write the indicator itself here"),
    "E0526": Entry("这一行不能写在这里", "This line cannot stand here"),
    "E0526.note": Entry(
        "“修改”下面写 说明、规则、参数，加下级指标用“增设”；“填入”下面只写指标",
        "below “revise” stand remarks, a rule and parameters, and “add” brings further indicators; "
        "below “fill” stand indicators only",
    ),
    "E0526.own": Entry(
        "它自己的参数写在套用的括号里：… = {name}(参数: 值)",
        "parameters of what is placed itself stand in its brackets: … = {name}(parameter: value)",
        {"name": "str"},
    ),
    "E0527": Entry(
        "套用“{name}”时没有填入“{slot}”",
        "“{slot}” of “{name}” is not filled",
        {"name": "str", "slot": "str"},
    ),
    "E0527.here": Entry("这里等待填入指标", "indicators are to stand here"),
    "E0527.note": Entry(
        "在套用的下面写“填入 {name}”，再缩进写本项目自己的指标",
        "below the placement write “fill {name}”, and below that, deeper, the indicators of this project",
        {"name": "str"},
    ),
    "E0528": Entry(
        "“{template}”里没有可填入的位置“{slot}”",
        "“{template}” has no slot “{slot}” to fill",
        {"template": "str", "slot": "str"},
    ),
    "E0530": Entry(
        "“{name}”没有参数“{parameter}”",
        "“{name}” has no parameter “{parameter}”",
        {"name": "str", "parameter": "str"},
    ),
    "E0531": Entry("“此处”只能写在可套用的指标里", "A slot can stand in a reusable indicator only"),
    "E0531.note": Entry("这里直接写指标", "write the indicators themselves here"),
    "E0532": Entry(
        "“{name}”下面没有指标：“{slot}”没有填入",
        "“{name}” has no indicators below it: “{slot}” is not filled",
        {"name": "str", "slot": "str"},
    ),
    "E0532.note": Entry(
        '本项目不需要的，写“删去 {name} 理由 "……"”',
        'or leave the branch out: remove {name} because "…"',
        {"name": "str"},
    ),
    "E0533": Entry(
        "“{name}”所指的指标已被删去、替换或没有填入，这里却还要用它",
        "“{name}” speaks of an indicator that was removed, replaced or not filled in",
        {"name": "str"},
    ),
    "E0533.note": Entry(
        "保留那个指标，或同时修改用到它的规则",
        "keep that indicator, or revise the rule that uses it as well",
    ),
    "E0534": Entry(
        "“{name}”不能不带名称套用",
        "“{name}” cannot be placed without a name",
        {"name": "str"},
    ),
    "E0534.here": Entry("这一行要有一个指标来承担", "this line needs an indicator of its own"),
    "E0534.note": Entry(
        "不带名称时只搬来下级指标；写成“名称 分值 = …”",
        "without a name only the indicators below are brought along; write “name weight = …”",
    ),
    "E0540": Entry(
        "要引用的是“{name}”版本 {wanted}，找到的是版本 {found}",
        "Version {wanted} of “{name}” is asked for, version {found} is there",
        {"name": "str", "wanted": "str", "found": "str"},
    ),
    "E0540.there": Entry("模块在这里写明版本", "the module states its version here"),
    "E0541": Entry(
        "要引用的是“{name}”版本 {wanted}，这个模块没有写版本",
        "Version {wanted} of “{name}” is asked for, but the module states none",
        {"name": "str", "wanted": "str"},
    ),
    "E0545": Entry("引用的模块里没有校核“{name}”", "No imported module has a policy “{name}”", {"name": "str"}),
    "E0546": Entry("不适用校核要写明理由", "A policy is waived with a reason only"),
    "E0546.note": Entry('在行末加上：理由 "……"', 'add at the end of the line: because "…"'),
    "E0547": Entry(
        "“{name}”既不是引用的模块，也不是其中的指标或等级",
        "“{name}” is neither an imported module nor an indicator or scale of one",
        {"name": "str"},
    ),
    "imports.here": Entry("从这里引用", "imported from here"),
}
