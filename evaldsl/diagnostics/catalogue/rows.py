"""E0720–E0739, E0748–E0755: leaves from rows, tables from files."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    # 逐行: the block
    "E0720": Entry("逐行没有写{what}", "Leaves from rows lack {what}", {"what": "text"}),
    "E0720.name": Entry("哪一列是名称", "the column that names them"),
    "E0720.weights": Entry("每行的分值", "their weights"),
    "E0720.note.name": Entry("加一行：名称 列名", "add a line: named by column"),
    "E0720.note.weights": Entry(
        "加一行：分值 列名（分数或百分比）、权重 列名（数值），或者 等权",
        "add a line: points from column (points or percent), weight column (number), or equal",
    ),
    "E0721": Entry("{what}写了两次", "{what} stand twice", {"what": "text"}),
    "E0721.name": Entry("逐行的名称", "The names of the rows"),
    "E0721.groups": Entry("逐行的分组", "The groups of the rows"),
    "E0721.weights": Entry("逐行的分值", "The weights of the rows"),
    "E0722": Entry("“{name}”不是表，不能逐行", "“{name}” is no table and has no rows", {"name": "str"}),
    "E0722.note": Entry(
        "逐行后面写基础数据里声明的表",
        "write a table declared among the facts behind “for each row of”",
    ),
    "E0723": Entry(
        "“{name}”是{found}，不能作名称或分组",
        "“{name}” is of type {found} and can neither name nor group leaves",
        {"name": "str", "found": "text"},
    ),
    "E0723.note": Entry("用文本列或选项列", "take a column of texts or choices"),
    "E0724": Entry(
        "“{name}”不是填报的列，不能作逐行的名称、分组或分值",
        "“{name}” is no given column and can neither name, group nor weigh leaves",
        {"name": "str"},
    ),
    "E0724.note": Entry("换成表里直接填写的列", "take a column that the facts give"),
    "E0725": Entry(
        "“{name}”是{found}，不能作每行的分值",
        "“{name}” is of type {found} and cannot weigh leaves",
        {"name": "str", "found": "text"},
    ),
    "E0725.points": Entry(
        "分值 后面写分数列（15分）或百分比列（占上级的 20%）；相对权重写：权重 列名",
        "“points from” takes a column of points (15) or of percentages of the parent; for proportions write: weight column",
    ),
    "E0725.relative": Entry(
        "权重 后面写数值列；分数或百分比写：分值 列名",
        "“weight” takes a column of plain numbers; for points or percentages write: points from column",
    ),
    # 逐行: the rows
    "E0726": Entry("“{table}”没有可以逐行的行", "“{table}” has no rows to make leaves of", {"table": "str"}),
    "E0726.note": Entry("每个指标填一行", "fill in a row for each indicator"),
    "E0726.where": Entry(
        "没有一行符合“逐行 … 当”后面的条件",
        "no row holds the condition behind “for each row of … when”",
    ),
    "E0727": Entry(
        "“{table}”第 {row} 行不属于逐行下面的任何一种情形",
        "Row {row} of “{table}” is of none of the kinds below",
        {"table": "str", "row": "int"},
    ),
    "E0727.note": Entry("改正这一行，或者在评分表里加“其余”", "correct the row, or add “rest” to the rubric"),
    "E0728": Entry("同一级有两个“{name}”", "Two leaves beside each other are called “{name}”", {"name": "str"}),
    "E0728.note": Entry("同级指标的名称不能相同，改其中一个", "change one of the names"),
    # tables from files
    "E0730": Entry(
        "“{name}”不是表的列，不能作键", "“{name}” is no column of a table and cannot be a key", {"name": "str"}
    ),
    "E0730.note": Entry(
        "键写在表的列后面，如：行业: 文本 键", "write it behind a column of a table, as in: trade: text key"
    ),
    "E0731": Entry(
        "“{name}”有两行的键相同：{keys}",
        "Two rows of “{name}” have the same keys: {keys}",
        {"name": "str", "keys": "list"},
    ),
    "E0732": Entry(
        "“{file}”没有“{column}”这一列",
        "“{file}” has no column “{column}”",
        {"file": "str", "column": "str"},
    ),
    "E0732.note": Entry("第一行的列名：{names}", "the names in its first line are: {names}", {"names": "list"}),
    "E0733": Entry("列名“{name}”有两个", "Two columns are called “{name}”", {"name": "str"}),
    "E0734": Entry(
        "这一行有 {count} 格，列名只有 {wanted} 个",
        "This line has {count} cells, and there are {wanted} names of columns",
        {"count": "int", "wanted": "int"},
    ),
    "E0734.note": Entry(
        "格子里的文字带逗号时，把整格用英文双引号括起来",
        "put a cell that holds a comma in straight double quotes",
    ),
    "E0735": Entry("“{file}”是空的，没有列名", "“{file}” is empty and names no columns", {"file": "str"}),
    "E0736": Entry("引号没有成对", "A quote is not closed"),
    "E0737": Entry(
        "“{table}”有 {wanted} 个键，这里给了 {given} 个值",
        "“{table}” has {wanted} keys; {given} values are given",
        {"table": "str", "wanted": "int", "given": "int"},
    ),
    "E0737.note": Entry(
        "依次写每个键的值：{name}({column}, {keys})",
        "give a value for each key in its order: {name}({column}, {keys})",
        {"name": "str", "column": "str", "keys": "str"},
    ),
    "E0737.none": Entry(
        "在“{table}”的列后面用 键 标明哪些列是键",
        "mark the columns of “{table}” that are keys by “key”",
        {"table": "str"},
    ),
    # 对应 of numbers
    "E0738": Entry("这一项和{found}对不上", "This choice does not go with {found}", {"found": "text"}),
    "E0738.numbers": Entry(
        "写数值或区间：对应(年度; 2021 90%, [2022, 2030] 95%)",
        "write numbers or ranges: match(year; 2021 90%, [2022, 2030] 95%)",
    ),
    "E0738.labels": Entry(
        "写选项或文字：对应(规模; 大型 90%, 其余 80%)",
        "write options or texts: match(size; large 90%, rest 80%)",
    ),
    "E0739": Entry(
        "“{written}”和前面的一项重叠，不知道取哪个值",
        "“{written}” overlaps with a choice before it: which value is meant cannot be told",
        {"written": "str"},
    ),
    "E0739.first": Entry("和这一项重叠", "overlaps with this one"),
    "W0715": Entry(
        "“{file}”按 GB18030 编码读取",
        "“{file}” was read as GB18030",
        {"file": "str"},
    ),
    "W0715.note": Entry(
        "另存为“CSV UTF-8”就不再提醒",
        "save it as “CSV UTF-8” and nothing will be said",
    ),
    "E0729": Entry(
        "“{table}”第 {row} 行的“{column}”是空的",
        "“{column}” of row {row} of “{table}” is empty",
        {"table": "str", "row": "int", "column": "str"},
    ),
    "E0748": Entry(
        "模块的表“{file}”不在模块所在的文件夹里",
        "The table “{file}” of a module does not lie in the folder of the module",
        {"file": "str"},
    ),
    "E0748.note": Entry(
        '把文件放在模块旁边或下面的文件夹里，写相对路径，不用 ..，例如：来自 "tables/standard.csv"',
        'put the file beside the module or below it, and write a relative path without "..": from "tables/standard.csv"',
    ),
    # the files of a 核对 block
    "E0749": Entry(
        "核对“{title}”里{what}写了两次",
        "The test “{title}” names {what} twice",
        {"title": "str", "what": "text"},
    ),
    "E0749.data": Entry("数据文件", "its facts file"),
    "E0749.cohort": Entry("同类文件", "its file of peers"),
}
