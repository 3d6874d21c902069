"""E06: facts."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    # what is missing, what is unknown
    "E0601": Entry(
        "缺少 {count} 项数据：{names}",
        "Missing facts ({count}): {names}",
        {"count": "int", "names": "list"},
    ),
    "E0601.points": Entry(
        "{name}（要点 {numbers}）",
        "{name} (points {numbers})",
        {"name": "str", "numbers": "list"},
    ),
    "E0601.note": Entry(
        "把下面几行加到 {file} 的末尾，并换成真实的数据：\n{snippet}",
        "add these lines at the end of {file} and put in the true values:\n{snippet}",
        {"file": "str", "snippet": "str"},
    ),
    "E0601.new": Entry(
        "存为数据文件（如 facts.toml），换成真实的数据：\n{snippet}",
        "save these lines as a facts file (such as facts.toml) and put in the true values:\n{snippet}",
        {"snippet": "str"},
    ),
    "E0601.test": Entry(
        '在核对里用“设 名称 = 值”给出；或者存为数据文件（如 facts.toml），换成真实的数据，用“数据 "facts.toml"”引用：\n{snippet}',
        "give them in the test with “set name = value”; or save these lines as a facts file (such as facts.toml), "
        'put in the true values and name it with “data "facts.toml"”:\n{snippet}',
        {"snippet": "str"},
    ),
    "E0601.unfilled": Entry(
        "还是“{mark}”，没有填写：{places}",
        "still “{mark}”, not filled in: {places}",
        {"mark": "str", "places": "list"},
    ),
    "E0601.cell": Entry("{name}（{cell}）", "{name} ({cell})", {"name": "list", "cell": "str"}),
    "E0601.cells": Entry(
        "在 {file} 中填写这些单元格：\n{cells}",
        "fill in these cells of {file}:\n{cells}",
        {"file": "str", "cells": "str"},
    ),
    "E0601.json": Entry(
        "在 {file} 中补上这些内容，并换成真实的数据：\n{snippet}",
        "add this to {file} and put in the true values:\n{snippet}",
        {"file": "str", "snippet": "str"},
    ),
    "E0601.not_in_form": Entry(
        "表单里没有这些项，可用 evaldsl facts 按现在的评分表重新生成：{names}",
        "the form has no place for these; write it anew for the present rubric with evaldsl facts: {names}",
        {"names": "list"},
    ),
    "E0601.place": Entry("{name}（第 {line} 行）", "{name} (line {line})", {"name": "list", "line": "int"}),
    "E0602": Entry("没有名为“{name}”的数据", "There is no fact named “{name}”", {"name": "str"}),
    "E0602.known": Entry("声明过的数据：{names}", "the facts are: {names}", {"names": "list"}),
    "E0602.indicator": Entry(
        "这是指标的名称；要点的答案写在 [{word}] 下面",
        "this is the name of an indicator; answers to its points stand under [{word}]",
        {"word": "str"},
    ),
    "E0602.file": Entry(
        "这张表的行在评分表旁边的“{file}”里，不在数据里填",
        "the rows of this table stand in “{file}” beside the rubric, not among the facts",
        {"file": "str"},
    ),
    # a file in the other one's place
    "E0603": Entry("“{path}”不是{wanted}", "“{path}” is not {wanted}", {"path": "str", "wanted": "text"}),
    "E0603.spec": Entry("方案文件，而是数据文件", "a specification but a facts file"),
    "E0603.facts": Entry("数据文件，而是方案文件（.eval）", "a facts file but a specification (.eval)"),
    "E0603.swapped": Entry(
        "两个文件是否写反了？先写方案文件：evaldsl run {spec} {facts}",
        "are the two files swapped? The specification comes first: evaldsl run {spec} {facts}",
        {"spec": "str", "facts": "str"},
    ),
    "facts.near": Entry("是否想写：{near}", "did you mean: {near}", {"near": "list"}),
    "facts.scope": Entry(
        "“{name}”是一项数据：要写在所有 [方括号标题] 之前，写在标题之后就属于那张表了",
        "“{name}” is a fact: write it before all [headers], since behind a header it belongs to that table",
        {"name": "str"},
    ),
    "facts.first_here": Entry("第一次在这里", "first given here"),
    # the text of the file
    "E0668": Entry(
        zh="“{name}”的写法不对",
        en="“{name}” is not written as it should be",
        takes={"name": "str"},
    ),
    "E0668.survey": Entry(
        zh="写成 {header}，下面一行一个选项，等号后面写票数：{options}",
        en="write {header} and below it a line for each option with its votes: {options}",
        takes={"header": "str", "options": "list"},
    ),
    "E0668.panel": Entry(
        zh="写成 {header}，下面一行一位评委，例如：张三 = 88；或者只写分：[88, 92]",
        en="write {header} and below it a line for each judge, such as: Smith = 88; or the marks alone: [88, 92]",
        takes={"header": "str"},
    ),
    "E0604": Entry(
        zh="“{name}”中没有“{option}”",
        en="“{name}” has no “{option}”",
        takes={"name": "str", "option": "str"},
    ),
    "E0604.known": Entry(zh="可以写：{known}", en="you can write: {known}", takes={"known": "list"}),
    "E0646.panel": Entry(
        zh="打分表写成 {panel}.评委=88，分组的写成 {panel}.组名.评委=88，评委要在数据文件里",
        en="of a panel, write {panel}.judge=88, or {panel}.group.judge=88 where there are groups, for a judge of the file",
        takes={"panel": "str"},
    ),
    "facts.form.votes": Entry(zh="票数", en="votes", takes={}),
    "facts.form.marks": Entry(zh="每位评委一行", en="a line for each judge", takes={}),
    "facts.form.judge": Entry(zh="评委{number}", en="judge {number}", takes={"number": "int"}),
    "E0606": Entry("数据文件的写法有误：{what}", "The facts file cannot be read: {what}", {"what": "text"}),
    "facts.expected.bracket": Entry("标题缺少右括号 ]", "the header lacks its closing ]"),
    "facts.expected.brackets": Entry("[[ 开头的标题要以 ]] 结束", "a header that begins with [[ ends with ]]"),
    "facts.expected.equals": Entry("名称后面应为 =", "= should follow the name"),
    "facts.expected.equals.note": Entry(
        "名称和值之间用 =，不用冒号",
        "write = between name and value, not a colon",
    ),
    "facts.expected.equals.name": Entry(
        '名称里有引号的，整个名称写在「」里，如 「"三公经费"变动率」 = …',
        "a name with quotation marks in it is put in single quotes as a whole: 'the \"best\" share' = …",
    ),
    "facts.expected.key": Entry("这里应为一项数据的名称", "the name of a fact should stand here"),
    "facts.expected.key.note": Entry(
        '一行写成：名称 = 值；名称里有标点时加引号，例如 "占比（%）" = "12%"',
        'write a line as: name = value; a name with punctuation stands in quotes, such as "share (%)" = "12%"',
    ),
    "facts.expected.line_end": Entry("值的后面还有多余的内容", "something stands behind the value"),
    "facts.expected.line_end.note": Entry(
        "一行只写一项，文字整个放在引号里；说明写在 # 后面",
        "write one fact a line, text as a whole in quotes, remarks behind a #",
    ),
    "facts.expected.list_end": Entry(
        "列表的各项之间用逗号，最后是 ]", "a comma or the closing ] of the list should stand here"
    ),
    "facts.expected.quote": Entry("引号没有配对", "the quotation mark is not closed on this line"),
    "facts.expected.quotes_around": Entry("引号要把整个值括起来", "the quotation marks should enclose the whole value"),
    "facts.expected.table_end": Entry(
        "花括号里的各项之间用逗号，最后是 }}", "a comma or the closing }} should stand here"
    ),
    "facts.expected.value": Entry("这里缺少值", "the value is missing here"),
    "facts.endless": Entry("inf、nan 不是能用来计算的数", "inf and nan are no numbers to calculate with"),
    "facts.toml.clash": Entry(
        "这个名称前面已经用过，形状不同", "the name has been used above for something of another shape"
    ),
    "facts.toml.control": Entry("这里有看不见的控制字符", "there is an invisible control character here"),
    "facts.toml.date": Entry("没有这个日期", "there is no such date"),
    "facts.toml.escape": Entry(
        "双引号里的反斜杠要写成 \\\\，或者改用单引号",
        "inside double quotes a backslash is written \\\\; or use single quotes",
    ),
    "facts.toml.other": Entry("这里不是 TOML 的写法", "this is not TOML"),
    "E0607": Entry(
        "“{value}”要放在引号里",
        "“{value}” should stand in quotes",
        {"value": "str"},
    ),
    "E0608": Entry(
        "“{name}”重复：第 {line} 行已经有了",
        "“{name}” is given twice: it already stands in line {line}",
        {"name": "str", "line": "int"},
    ),
    "E0609": Entry("数字超过 {most} 位的上限", "The number has more than the {most} digits allowed", {"most": "int"}),
    "E0626": Entry("嵌套超过 {most} 层的上限", "The nesting is deeper than the {most} levels allowed", {"most": "int"}),
    # single values
    "E0610": Entry(
        "“{name}”要填{expected}，这里是“{value}”",
        "“{name}” should be {expected}, but here stands “{value}”",
        {"name": "str", "expected": "text", "value": "str"},
    ),
    "E0610.number": Entry(
        '写成数字加单位，例如 "1481.90万元"、"60%"、"30天"；没有单位的数直接写',
        'write a number with its unit, such as "1481.90万元", "60%", "30 days"; a number without a unit stands bare',
    ),
    "E0610.truth": Entry("写“是”或“否”", "write yes or no"),
    "E0610.date": Entry('写成 "2021-12-31" 或 "2021年12月31日"', 'write it as "2021-12-31"'),
    "E0610.no_day": Entry("日历上没有这一天", "there is no such day in the calendar"),
    "E0610.text": Entry("文字要放在引号里", "text stands in quotes"),
    "E0611": Entry(
        "“{name}”是金额，“{value}”没有单位",
        "“{name}” is an amount of money, but “{value}” has no unit",
        {"name": "str", "value": "str"},
    ),
    "E0611.note": Entry(
        '写 "{digits}元" 还是 "{digits}万元"？',
        'write "{digits} yuan" or "{digits}万元"',
        {"digits": "str"},
    ),
    "E0612": Entry(
        "“{name}”是百分比，“{value}”没有百分号",
        "“{name}” is a percentage, but “{value}” has no percent sign",
        {"name": "str", "value": "str"},
    ),
    "E0612.note": Entry(
        '写 "{first}" 还是 "{second}"？',
        'write "{first}" or "{second}"',
        {"first": "str", "second": "str"},
    ),
    "E0613": Entry(
        "“{name}”要填{expected}，“{value}”的单位“{unit}”对不上",
        "“{name}” should be {expected}; the unit “{unit}” of “{value}” does not fit",
        {"name": "str", "expected": "text", "value": "str", "unit": "str"},
    ),
    "E0613.note": Entry("可用的单位：{units}", "units that fit: {units}", {"units": "list"}),
    "E0614": Entry(
        "“{name}”要填整数，这里是“{value}”",
        "“{name}” should be a whole number, but here stands “{value}”",
        {"name": "str", "value": "str"},
    ),
    "E0615": Entry(
        "“{value}”不是“{name}”的选项",
        "“{value}” is none of the options of “{name}”",
        {"name": "str", "value": "str"},
    ),
    "E0615.near": Entry("是否想写：{near}", "did you mean: {near}", {"near": "list"}),
    "E0615.labels": Entry("可选：{labels}", "the options are: {labels}", {"labels": "list"}),
    "E0618": Entry(
        "“{name}”的数字里不能有千分位逗号：“{value}”",
        "The number of “{name}” may not have thousands separators: “{value}”",
        {"name": "str", "value": "str"},
    ),
    "E0618.note": Entry('写成 "{rewritten}"', 'write "{rewritten}"', {"rewritten": "str"}),
    "E0620": Entry(
        "“{name}”是 {value}，超出规定的范围（{limits}）",
        "“{name}” is {value}, outside its range ({limits})",
        {"name": "str", "value": "str", "limits": "list"},
    ),
    "E0620.above": Entry("比上限多 {by}", "{by} above the upper limit", {"by": "text"}),
    "E0620.below": Entry("比下限少 {by}", "{by} below the lower limit", {"by": "text"}),
    "E0620.amount": Entry("{amount}", "{amount}", {"amount": "str"}),
    "E0620.points": Entry("{points} 个百分点", "{points}pp", {"points": "number"}),
    "E0627": Entry(
        "“{name}”是空的，要填{expected}",
        "“{name}” is blank; it should be {expected}",
        {"name": "str", "expected": "text"},
    ),
    "E0605": Entry("数据不能填“不适用”，不适用的是指标", "A fact cannot be “not applicable”; indicators can"),
    "E0605.note": Entry(
        '在 [不适用] 下写：指标 = "原因"；只供它使用的数据可以不填',
        'write under [not_applicable]: indicator = "reason"; facts that only it uses may then be left out',
    ),
    "E0664": Entry("“{name}”的不适用写了两次", "“{name}” is said to be not applicable twice", {"name": "str"}),
    "E0665": Entry("不适用要写明原因", "What is not applicable needs its reason"),
    "E0665.note": Entry(
        '写成：指标 = "原因"；另有佐证材料的，原因、佐证两项写在 [不适用.指标] 下',
        'write: indicator = "reason"; with evidence, write reason and evidence below [not_applicable.indicator]',
    ),
    "E0666": Entry("没有名为“{name}”的指标", "There is no indicator “{name}”", {"name": "str"}),
    "facts.type.money": Entry("金额", "an amount of money"),
    "facts.type.points": Entry("分数", "a number of points"),
    "facts.type.days": Entry("天数", "a number of days"),
    "facts.type.workdays": Entry("工作日数", "a number of workdays"),
    "facts.type.percent": Entry("百分比", "a percentage"),
    "facts.type.number": Entry("数值", "a number"),
    "facts.type.count": Entry("数量（{unit}）", "a count ({unit})", {"unit": "str"}),
    "facts.type.truth": Entry("是或否", "yes or no"),
    "facts.type.text": Entry("文本", "text"),
    "facts.type.date": Entry("日期", "a date"),
    "facts.type.option": Entry("选项之一（{labels}）", "one of {labels}", {"labels": "list"}),
    "facts.type.table": Entry("表", "a table"),
    # tables
    "E0621": Entry("“{name}”是表，要一行一行地写", "“{name}” is a table and is written row by row", {"name": "str"}),
    "E0621.note": Entry(
        "每一行以 {header} 开头，下面写各列：列名 = 值",
        "each row begins with {header}, followed by its cells: column = value",
        {"header": "str"},
    ),
    "E0622": Entry(
        "表“{table}”没有“{name}”这一列", "Table “{table}” has no column “{name}”", {"table": "str", "name": "str"}
    ),
    "E0622.columns": Entry("要填的列：{columns}", "the columns to fill in are: {columns}", {"columns": "list"}),
    "E0623": Entry(
        "表“{table}”的“{name}”是计算列，由公式得出，不填",
        "Column “{name}” of table “{table}” is computed and may not be given",
        {"table": "str", "name": "str"},
    ),
    "E0624": Entry(
        "表“{name}”有 {count} 行，超过 {most} 行的上限",
        "Table “{name}” has {count} rows, more than the {most} allowed",
        {"name": "str", "count": "int", "most": "int"},
    ),
    "E0625": Entry(
        "表“{name}”第 {row} 行缺少：{cells}",
        "Row {row} of table “{name}” lacks: {cells}",
        {"name": "str", "row": "int", "cells": "list"},
    ),
    # answers to checklist points
    "E0630": Entry("没有指标“{name}”", "There is no indicator “{name}”", {"name": "str"}),
    "E0630.names": Entry("有要点可答的指标：{names}", "indicators with points to answer: {names}", {"names": "list"}),
    "E0631": Entry("要点的答案不是这样写的", "Answers to points are not written like this"),
    "E0631.note": Entry(
        '先写标题 [要点]，下面一个指标一行：指标名称 = ["符合", "不符合"]',
        'write the header [points], then a line for each indicator: indicator = ["met", "not met"]',
    ),
    "E0631.list": Entry(
        '按要点的顺序写 {count} 个答案的列表，例如 ["符合", "部分符合"]',
        'write a list of {count} answers in the order of the points, such as ["met", "partly met"]',
        {"count": "int"},
    ),
    "E0632": Entry("指标“{name}”没有要点可答", "Indicator “{name}” has no points to answer", {"name": "str"}),
    "E0632.note": Entry(
        "只有按要点评分的指标才在 [要点] 下面作答", "only indicators with a checklist are answered here"
    ),
    "E0633": Entry("“{value}”不是要点的答案", "“{value}” is no answer to a point", {"value": "str"}),
    "E0633.note": Entry("写“符合”“部分符合”或“不符合”", "write met, partly met or not met"),
    "E0633.number": Entry(
        '要写明是第几个要点，例如：要点.{name}.1 = "符合"',
        'say which point it is, such as: points.{name}.1 = "met"',
        {"name": "str"},
    ),
    "E0635": Entry(
        "“{name}”要答 {expected} 个要点，这里有 {given} 个答案",
        "Answers for “{name}”: {expected} expected, {given} given",
        {"name": "str", "expected": "int", "given": "int"},
    ),
    "E0635.note": Entry("要答的是要点：{numbers}", "the points to answer are: {numbers}", {"numbers": "list"}),
    "E0636": Entry("“{name}”可以指几个指标", "“{name}” can mean several indicators", {"name": "str"}),
    "E0636.note": Entry("写完整一些：{paths}", "write more of the path: {paths}", {"paths": "list"}),
    "E0637": Entry(
        "“{name}”没有要点 {number}", "“{name}” has no point {number} to answer", {"name": "str", "number": "int"}
    ),
    "E0638": Entry(
        "“{name}”的要点 {number} 由数据判断，不用回答",
        "Point {number} of “{name}” follows from the data and is not answered",
        {"name": "str", "number": "int"},
    ),
    "E0639": Entry(
        "“{name}”的要点 {number} 回答了两次",
        "Point {number} of “{name}” is answered twice",
        {"name": "str", "number": "int"},
    ),
    # adjustments
    "E0616": Entry("调整里不认识“{name}”", "“{name}” is unknown in an adjustment", {"name": "str"}),
    "E0617": Entry("这条调整缺少：{cells}", "This adjustment lacks: {cells}", {"cells": "list"}),
    "E0617.note": Entry(
        '每条调整都要写明：指标 = "…"、分 = -0.5、原因 = "…"、佐证 = "…"、经办人 = "…"',
        'each adjustment says: indicator = "…", amount = -0.5, reason = "…", evidence = "…", person = "…"',
    ),
    "E0619": Entry(
        "“{name}”不是末级指标，不能调整", "“{name}” has indicators below it and cannot be adjusted", {"name": "str"}
    ),
    "E0619.note": Entry("调整写在末级指标上：{paths}", "adjust a leaf: {paths}", {"paths": "list"}),
    "E0628": Entry("“{name}”不允许调整", "“{name}” may not be adjusted", {"name": "str"}),
    "E0628.note": Entry("评分表写了：不允许调整", "the rubric says: no adjustment"),
    "E0629": Entry(
        "“{name}”合计调整 {given} 分，超过评分表允许的 {most} 分",
        "“{name}” is adjusted by {given} points in all, more than the {most} that the rubric allows",
        {"name": "str", "given": "number", "most": "number"},
    ),
    "E0649": Entry("调整不是这样写的", "Adjustments are not written like this"),
    "E0649.note": Entry(
        "每条调整先写一行 [[调整]]，下面写 指标、分、原因、佐证、经办人",
        "begin each adjustment with a line [[adjustments]]; below it stand indicator, amount, reason, evidence, person",
    ),
    # claimed scores
    "E0696": Entry("{word}不是这样写的", "{word} are not written like this", {"word": "str"}),
    "E0696.note": Entry(
        "先写标题 [{word}]，下面一个指标一行：指标名称 = 8，总分写：总分 = 95",
        "write the header [{word}], then a line for each indicator: indicator = 8, and for the total: total = 95",
        {"word": "str"},
    ),
    "E0697": Entry("“{name}”的得分给了两次", "The score of “{name}” is given twice", {"name": "str"}),
    "E0698": Entry(
        "要点 {name} 说的是不该有的情形，“{value}”看不出有没有",
        "Point {name} names a fault; “{value}” does not say whether it is there",
        {"name": "str", "value": "str"},
    ),
    "E0698.note": Entry(
        "写 是（有这种情形，扣分）、部分存在 或 否", "write yes (the fault is there and costs points), partly or no"
    ),
    # the table beside a value
    "E0640": Entry("花括号里不认识“{name}”", "“{name}” is unknown inside these braces", {"name": "str"}),
    "E0640.near": Entry("是否想写：{near}", "did you mean: {near}", {"near": "list"}),
    "E0640.note": Entry("这里可以写：{known}", "what can stand here: {known}", {"known": "list"}),
    "E0641": Entry("“{name}”没有给出值", "“{name}” has no value", {"name": "str"}),
    "E0641.note": Entry('写成 {{ 值 = …, 佐证 = "…" }}', 'write {{ value = …, evidence = "…" }}'),
    "E0641.answer": Entry(
        '写成 {{ 答 = "部分符合", 原因 = "…" }}',
        'write {{ answer = "partly met", reason = "…" }}',
    ),
    "E0642": Entry(
        "“{first}”和“{second}”是一个意思，只写一个",
        "“{first}” and “{second}” mean the same; give only one",
        {"first": "str", "second": "str"},
    ),
    "E0643": Entry("“{name}”要写成引号里的文字", "“{name}” should be text in quotes", {"name": "str"}),
    "E0644": Entry(
        "“{name}”要填一个值（{expected}），不是列表或表",
        "“{name}” should be a single value ({expected}), not a list or table",
        {"name": "str", "expected": "text"},
    ),
    # settings and mappings
    "E0645": Entry("--set 的写法有误", "The setting cannot be read"),
    "E0645.note": Entry(
        "写成 名称=值，例如 预算资金=1500万元、子项目[1].支出=10万元、要点.程序规范性.2=不符合",
        "write name=value, such as budget=15000 yuan, projects[1].spent=10 yuan, points.procedure.2=no",
    ),
    "E0646": Entry("“{name}”指不到一个值", "“{name}” does not lead to a value", {"name": "str"}),
    "E0646.fact": Entry(
        "“{name}”是单个的值，直接写 {name}=值", "“{name}” is a single value: write {name}=value", {"name": "str"}
    ),
    "E0646.cell": Entry(
        "表要写明行和列：{table}[1].列名=值", "say which row and column: {table}[1].column=value", {"table": "str"}
    ),
    "E0646.rows": Entry(
        "表“{table}”有 {count} 行", "table “{table}” has {count} rows", {"table": "str", "count": "int"}
    ),
    "E0646.point": Entry("写成 要点.指标名称.序号=答案", "write points.indicator.number=answer"),
    "E0647": Entry("“{name}”设了两次", "“{name}” is set twice", {"name": "str"}),
    "E0648": Entry("这个值不能用：{what}", "This value cannot be used: {what}", {"what": "text"}),
    "E0648.note": Entry(
        '用文字（"60%"）、整数、Decimal、Fraction、bool 或 date',
        'use text ("60%"), int, Decimal, Fraction, bool or date',
    ),
    "E0648.deep": Entry("嵌套超过 {most} 层", "it is nested deeper than {most} levels", {"most": "int"}),
    "E0648.float": Entry(
        "{value} 是二进制浮点数，不精确",
        "{value} is a binary float, which is not exact",
        {"value": "str"},
    ),
    "E0648.key": Entry("名称是 {type}，不是文字", "its name is a {type}, not text", {"type": "str"}),
    "E0648.long": Entry("数字超过 {most} 位", "it has more than {most} digits", {"most": "int"}),
    "E0648.type": Entry("类型是 {type}", "its type is {type}", {"type": "str"}),
    # forms to fill in
    "facts.form.explained": Entry("{words}（{type}）", "{words} ({type})", {"words": "str", "type": "text"}),
    "facts.form.money": Entry("{type}，如 1481.90万元", "{type}, such as 1481.90 yuan", {"type": "text"}),
    "facts.form.percent": Entry("{type}，如 60%", "{type}, such as 60%", {"type": "text"}),
    "facts.form.date": Entry("{type}，如 2021-12-31", "{type}, such as 2021-12-31", {"type": "text"}),
    "facts.form.fault": Entry(
        "{words}（填 是 或 否，是 扣分）", "{words} (yes or no; yes costs points)", {"words": "str"}
    ),
    "facts.form.documented": Entry(
        '{words}（须附佐证：{{ 答 = "符合", 佐证 = "…" }}）',
        '{words} (with evidence: {{ answer = "met", evidence = "…" }})',
        {"words": "str"},
    ),
    "facts.form.documented_row": Entry("{words}（须附佐证）", "{words} (with evidence)", {"words": "str"}),
    "facts.form.points": Entry(
        "{name}：每个要点填 符合、部分符合 或 不符合",
        "{name}: met, partly met or not met for each point",
        {"name": "str"},
    ),
    "facts.form.empty": Entry(
        "有几行就写几段，去掉下面各行开头的 #；一行也没有时，改在文件最前面写 {line}",
        "write these lines without their # once for every row; if there is none, write {line} at the very top of the file",
        {"line": "str"},
    ),
    # ── not applicable ──
    "E0667": Entry(
        "“{name}”不适用，但指标体系没有规定不适用时怎样计分",
        "“{name}” is not applicable, but the system does not say what becomes of it then",
        {"name": "str"},
    ),
    "facts.absence.points": Entry("各要点均不适用", "none of the points is applicable"),
    "facts.absence.ways": Entry(
        "写一行“不适用 折算”“不适用 满分”“不适用 零分”“不适用 均摊”或“不适用 按同级平均”",
        "write a line “not applicable rescaled”, “… full marks”, “… nothing”, “… spread” or “… mean of siblings”",
    ),
    "facts.absence.where": Entry(
        "写在文件头里对全部指标有效，写在上级指标里只对其下级有效",
        "in the header it holds for all indicators, in an indicator for those below it",
    ),
}
