"""E08, the first part: files that are written."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0801": Entry("“{path}”已经存在，没有覆盖", "“{path}” exists already and was left as it is", {"path": "str"}),
    "E0801.note": Entry(
        "换一个文件名；确实要覆盖时加 --force",
        "choose another name; to replace it, add --force",
    ),
    "E0802": Entry(
        "“{path}”是这次要读的文件，不能同时写入",
        "“{path}” is read in this run and cannot be written to",
        {"path": "str"},
    ),
    "E0802.note": Entry("给结果另起一个文件名", "give the output a name of its own"),
    "E0803": Entry("“{path}”是文件夹，写不成文件", "“{path}” is a folder, not a file", {"path": "str"}),
    "E0803.note": Entry("在后面加上文件名", "add the name of a file"),
    "E0804": Entry(
        "写不了“{path}”：没有“{folder}”这个文件夹",
        "“{path}” cannot be written: there is no folder “{folder}”",
        {"path": "str", "folder": "str"},
    ),
    "E0804.note": Entry("先建好文件夹，或者换一个位置", "make the folder first, or choose another place"),
    "E0805": Entry("没有权限写“{path}”", "“{path}” may not be written", {"path": "str"}),
    "E0805.note": Entry(
        "文件或文件夹是否只读，是否正在 Excel、Word 等程序中打开？关闭后再试，或者写到别处",
        "is the file or its folder read-only, or is the file open in Excel or Word? Close it and try again, "
        "or write it elsewhere",
    ),
    "E0806": Entry(
        "写不了“{path}”：{problem}", "“{path}” cannot be written: {problem}", {"path": "str", "problem": "text"}
    ),
    "E0808": Entry(
        "不知道“{path}”要写成哪种格式",
        "the ending of “{path}” names no format to write",
        {"path": "str"},
    ),
    "E0808.note": Entry("文件名以这些结尾之一：{endings}", "end the name with one of: {endings}", {"endings": "list"}),
    "E0810": Entry(
        "处理“{path}”要用到 Excel 文件的程序库，现在没有安装",
        "“{path}” needs the libraries for Excel files, which are not installed",
        {"path": "str"},
    ),
    "E0810.note": Entry("安装：pip install 'evaldsl[office]'", "install them: pip install 'evaldsl[office]'"),
    "E0811": Entry("“{path}”不是能读的表格文件", "“{path}” is no spreadsheet that can be read", {"path": "str"}),
    "E0811.note": Entry(
        "文件可能已损坏，或者只是改了扩展名；在 Excel 中打开，另存为 .xlsx",
        "it may be damaged, or only its name may end so; open it in Excel and save it as .xlsx",
    ),
    "E0811.word": Entry(
        "这是 Word 文档：把里面的表复制到 Excel，另存为 .xlsx",
        "this is a Word document: copy its table into Excel and save that as .xlsx",
    ),
    "E0811.csv": Entry(
        "可能有引号没有配对；在 Excel 中打开，另存为“CSV UTF-8”或 .xlsx",
        "a quotation mark may lack its pair; open it in Excel and save it as “CSV UTF-8” or .xlsx",
    ),
    "E0812": Entry("“{path}”设了打开密码", "“{path}” is protected by a password", {"path": "str"}),
    "E0812.note": Entry(
        "在 Excel 中打开，去掉密码（文件—信息—保护工作簿）后再保存",
        "open it in Excel, take the password off (File, Info, Protect Workbook) and save it",
    ),
    "E0813": Entry(
        "“{path}”展开后太大，最多读 {most} MB",
        "“{path}” is too large when unpacked; at most {most} MB are read",
        {"path": "str", "most": "int"},
    ),
    "E0814": Entry("这里是公式，文件里没有存它的计算结果", "this is a formula whose result the file does not hold"),
    "E0814.note": Entry(
        "在 Excel 中打开并保存一次，或者直接填数值",
        "open the file in Excel and save it once, or put in the value itself",
    ),
    "E0815": Entry("这个单元格的值是错误“{shown}”", "the value of this cell is the error “{shown}”", {"shown": "str"}),
    "E0816": Entry("“{name}”填了两次", "“{name}” is filled in twice", {"name": "str"}),
    "E0817": Entry("“{path}”里没有找到要填的数据", "no facts are found in “{path}”", {"path": "str"}),
    "E0817.note": Entry(
        "用 evaldsl facts 评分表 -o 数据.xlsx 生成表单来填；或者第一行写“名称”“填写”，下面一行一项",
        "write a form with evaldsl facts SPEC -o facts.xlsx and fill it in; or head two columns “name” and “value”, "
        "with one fact in each row below",
    ),
    "E0818": Entry("“{path}”的文字编码认不出来", "the encoding of “{path}” is not known", {"path": "str"}),
    "E0818.note": Entry(
        "在 Excel 中另存为“CSV UTF-8（逗号分隔）”", "in Excel, save it as “CSV UTF-8 (comma delimited)”"
    ),
    "E0819": Entry("下面缺少表头：{columns}", "the headings below are missing: {columns}", {"columns": "list"}),
    "E0819.table": Entry(
        "表名（写在右边一格），以及“列名”一行",
        "the table's name (in the next cell) and the row “column” with the names of its columns",
    ),
    "E0820": Entry("“{value}”所在的行没有名称", "the row of “{value}” has no name", {"value": "str"}),
    "E0821": Entry("这里不是 JSON 的写法", "this is not JSON"),
    "E0821.comma": Entry("最后一项后面不写逗号", "no comma stands behind the last item"),
    "E0821.note": Entry(
        '每项写成 "名称": 值，各项之间用逗号', 'write each item as "name": value, with commas between them'
    ),
    "E0821.quotes": Entry('JSON 只用英文的双引号 "', 'JSON takes straight double quotes only: "'),
    "E0822": Entry("数据文件里不能有这样的内容", "facts cannot hold this"),
    "E0822.deep": Entry("最多嵌套 {most} 层", "at most {most} levels are read", {"most": "int"}),
    "E0822.endless": Entry("NaN、Infinity 不是能用来计算的数", "NaN and Infinity are no numbers to calculate with"),
    "E0822.null": Entry("还没有的数据整项不写", "leave a fact out as long as it has no value"),
    "E0822.object": Entry("整个文件是一对花括号：{{…}}", "the whole file is one object: {{…}}"),
    "E0823": Entry("“{name}”写了两次", "“{name}” is given twice", {"name": "str"}),
    "E0824": Entry("“{path}”里没有找到评分表", "no scoring table is found in “{path}”", {"path": "str"}),
    "E0824.note": Entry(
        "表头要有指标的名称（一级指标、二级指标……）和“分值”或“评分标准”",
        "its headings should name indicators (Level 1, Level 2, Indicator; 一级指标 …) and Weight or Scoring (分值, 评分标准)",
    ),
    "E0825": Entry("没有名为“{name}”的框架", "there is no framework named “{name}”", {"name": "str"}),
    "E0825.note": Entry("可以写：{known}", "you can write: {known}", {"known": "list"}),
    "E0826": Entry("“{path}”已经存在，没有改动", "“{path}” exists already and was left as it is", {"path": "str"}),
    "E0826.note": Entry("换一个名称", "choose another name"),
    "W0801": Entry(
        "单元格显示 {shown}，实际存的是 {held}，按 {held} 计算",
        "the cell shows {shown} but holds {held}, which is what counts",
        {"shown": "str", "held": "str"},
    ),
    "W0802": Entry(
        "写的是“{value}”，单位一栏是“{unit}”，按“{own}”读",
        "“{value}” stands beside the unit “{unit}” and is read in {own}",
        {"value": "str", "unit": "str", "own": "str"},
    ),
    "E0807": Entry(
        "“{path}”不是普通文件（可能是设备或管道），不能写入",
        "“{path}” is no ordinary file (a device or a pipe, perhaps) and is not written to",
        {"path": "str"},
    ),
    "draft.facts": Entry(
        "推测的数据（类型请核对）{count} 项：{names}",
        "Facts ({count}), whose types are guesses: {names}",
        {"count": "int", "names": "list"},
    ),
    "draft.open": Entry(
        "没有读懂、待写规则的 {count} 个（原文留在草稿里）：{names}",
        "Not understood ({count}; the words stand in the draft): {names}",
        {"count": "int", "names": "list"},
    ),
    "draft.placed": Entry(
        "认出是 {module} 的 {count} 个：{names}",
        "Taken from {module} ({count}): {names}",
        {"module": "str", "count": "int", "names": "list"},
    ),
    "draft.read": Entry(
        "读了“{sheet}”：一级指标 {tops} 个，末级指标 {leaves} 个，分值合计 {full} 分。",
        "Read “{sheet}”: {tops} areas, {leaves} leaf indicators, {full} points in all.",
        {"sheet": "str", "tops": "int", "leaves": "int", "full": "number"},
    ),
    "draft.rule": Entry("  {name}：{sentence}", "  {name}: {sentence}", {"name": "str", "sentence": "str"}),
    "draft.rules": Entry(
        "读懂评分标准 {count} 条，请逐条与原文核对：",
        "Rules understood ({count}); compare each with the table:",
        {"count": "int"},
    ),
    "draft.sum": Entry(
        "“{name}”写的是 {given} 分，下级合计 {sum} 分",
        "“{name}” is given {given} points; those below it add up to {sum}",
        {"name": "str", "given": "number", "sum": "number"},
    ),
    "draft.total": Entry(
        "表中合计写的是 {given} 分，各项相加是 {sum} 分",
        "the total of the table is given as {given} points; the parts add up to {sum}",
        {"given": "number", "sum": "number"},
    ),
    "draft.unused": Entry("没有用到的列：{names}", "Columns without use: {names}", {"names": "list"}),
    "draft.written": Entry(
        "已写入 {path}。下一步：evaldsl check {path}", "Written: {path}. Next: evaldsl check {path}", {"path": "str"}
    ),
    "form.cover": Entry("填写说明", "How to fill in"),
    "form.answers": Entry(
        "要点：在“答”一栏选 符合、部分符合、不符合 或 不适用；不完全符合的，写明原因和佐证。",
        "Points: choose met, partly met, not met or not applicable under “answer”; where a point is not fully met, "
        "give the reason and the evidence.",
    ),
    "form.cells": Entry(
        "只填浅黄色的格子；灰色的格子请不要改，程序按它们认出每一项。",
        "Fill in the pale yellow cells only; the grey ones tell the program what each cell is for.",
    ),
    "form.count": Entry(
        "待填：数据 {facts} 项，要点 {points} 个，表 {tables} 张。",
        "To fill in: {facts} facts, {points} points, {tables} tables.",
        {"facts": "int", "points": "int", "tables": "int"},
    ),
    "form.claims": Entry(
        "“得分核对”可以不填：单位自评的得分、已经公布的得分写在这里，打分后逐项比较。",
        "“claimed scores” is optional: scores that the unit has given itself, or that were published, are compared with the computed ones.",
    ),
    "form.evidence": Entry(
        "“佐证”写文件名称、文号或页码，会原样出现在打分说明里。",
        "Evidence is the name, number or page of a document; it appears in the explanation of the score.",
    ),
    "form.numbers": Entry(
        "数字直接填，单位看“单位”一栏，可以在那里改选；也可以连单位一起写，如 1481.90万元。"
        "百分比的格子填 97.5 即为 97.5%。公式可以用，以 Excel 算出的结果为准。",
        "Type numbers as they are, in the unit that stands beside them, which can be changed there; or write the unit "
        "too, such as 1481.90 yuan. In a percentage cell 97.5 becomes 97.5%. Formulas may be used; the result that "
        "Excel has stored counts.",
    ),
    "form.optional": Entry("可不填", "optional"),
    "form.run": Entry(
        "填好保存后运行：evaldsl run 评分表.eval 本文件；只检查不打分：evaldsl facts --check 评分表.eval 本文件。",
        "When it is filled in and saved: evaldsl run SPEC THIS-FILE; to check without scoring: "
        "evaldsl facts --check SPEC THIS-FILE.",
    ),
    "form.sheets": Entry("本文件的各张表：", "The sheets of this file:"),
    "form.tables": Entry(
        "表：一行填一条，不够可以接着往下写；确实没有的，在第一个黄色格子写“无”。",
        "Tables: one entry in each row, as many as needed; where there is none, write “none” in the first yellow cell.",
    ),
    "form.title": Entry("{title}——数据填报表", "{title}: facts", {"title": "str"}),
    "files.full": Entry("磁盘空间不足", "there is no space left on the disk"),
    "files.other": Entry("{problem}", "{problem}", {"problem": "str"}),
    "files.name": Entry("系统不接受这个文件名", "the system does not accept this file name"),
    "files.read_only": Entry("所在的磁盘是只读的", "the disk is read-only"),
}
