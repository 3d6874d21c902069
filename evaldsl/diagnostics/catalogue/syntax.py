"""E01: what cannot be read as a program."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "syntax.name": Entry("名称", "a name"),
    "syntax.number": Entry("数", "a number"),
    "syntax.string": Entry("引号里的文字", "a text in quotes"),
    "syntax.line_end": Entry("行末", "the end of the line"),
    "E0101": Entry(
        "这里读不懂“{found}”；可以写：{expected}",
        "“{found}” cannot stand here; expected: {expected}",
        {"found": "str", "expected": "list"},
    ),
    "E0101.note": Entry(
        "如果“{found}”是名称的一部分，请用「」括起整个名称",
        "if “{found}” belongs to a name, put the whole name in backquotes: `…`",
        {"found": "str"},
    ),
    "E0101.subject": Entry(
        "“{found}”前面要写明比的是哪个数，如：完成天数 {found} …",
        "say before “{found}” which figure is compared: response_time {found} …",
        {"found": "str"},
    ),
    "E0101.cases": Entry(
        "按情形给分，先写一行 分情形，各种情形逐行写在它的下面；只有一个条件的，不写“当”：条件 得满分，否则不得分",
        "cases with points of their own stand line by line below a line `cases`; a single condition goes without “when”:"
        " condition scores full marks, otherwise scores nothing",
    ),
    "E0101.step": Entry(
        "前面只判断是或否，后面不能按步加减；写明哪个数与多少比，如：延期天数 ≤ 0天 得满分，每延期1天扣2分",
        "what is judged yes or no has no steps; compare a figure: delay <= 0 days scores full marks, each 1 day above"
        " costs 2 points",
    ),
    "E0101.deductions": Entry(
        "从满分里逐个扣的，先写一行 扣分，这一行写在它的下面",
        "what is taken from full marks stands below a line `deductions`",
    ),
    "E0102": Entry(
        "“{char}”不能出现在这里；名称里的特殊字符要用「」括起来",
        "“{char}” cannot stand here; put a name with special characters in backquotes: `…`",
        {"char": "str"},
    ),
    "E0103": Entry(
        "文字没有结束的引号：{text}",
        "This text has no closing quote: {text}",
        {"text": "str"},
    ),
    "E0104": Entry(
        "名称没有写完：应为「名称」",
        "Unfinished name: write `name`",
    ),
    "E0105": Entry(
        "缩进 {width} 格不成层次：本文件每层缩进 {step} 格，此处可以缩进 {expected} 格",
        "An indentation of {width} fits no level: this file indents by {step}, so {expected} are possible here",
        {"width": "int", "step": "int", "expected": "list"},
    ),
    "E0106": Entry(
        "数字里不写千分位逗号：{number} 应写成 {digits}",
        "No thousands separators in numbers: write {number} as {digits}",
        {"number": "str", "digits": "str"},
    ),
    "E0107": Entry(
        "这个数有 {count} 位，超过 {limit} 位的上限",
        "This number has {count} digits; the limit is {limit}",
        {"count": "int", "limit": "int"},
    ),
    "E0108": Entry(
        "不接受科学记数法“{number}”，请写成普通小数",
        "No exponents: write “{number}” as a plain decimal",
        {"number": "str"},
    ),
    "E0109": Entry(
        "这里有看不见的字符 {char}，应删去",
        "There is an invisible character {char} here: delete it",
        {"char": "str"},
    ),
    "E0111": Entry(
        "嵌套超过 {limit} 层",
        "Nested more than {limit} levels deep",
        {"limit": "int"},
    ),
    "E0112": Entry(
        "缩进里混用了制表符和空格；请全文只用一种",
        "Tabs and blanks are mixed in indentations; use one of them throughout",
    ),
    "E0113": Entry(
        "这一行有 {count} 个运算符和括号，超过 {limit} 个的上限；请拆成几个定义",
        "This line has {count} operators and brackets; the limit is {limit}: split it into definitions",
        {"count": "int", "limit": "int"},
    ),
    "E0114": Entry(
        "第 {line} 行的下面不能再有缩进的内容",
        "Nothing may be indented below line {line}",
        {"line": "int"},
    ),
    "E0114.note": Entry(
        "没有写完的句子，接在第 {line} 行后面写，或让第 {line} 行以逗号结尾；否则减少这一行的缩进",
        "finish the sentence in line {line}, or end line {line} with a comma; otherwise indent this line less",
        {"line": "int"},
    ),
    "E0115": Entry(
        "这一行没有写完；接下来可以写：{expected}",
        "The line is unfinished; expected: {expected}",
        {"expected": "list"},
    ),
    "E0116": Entry(
        "这一行的下面缺少缩进的内容",
        "An indented block must follow this line",
        {"expected": "list"},
    ),
    "E0117": Entry(
        "“{found}”应为“{written}”；已按此理解，继续检查",
        "“{found}” should be “{written}”; read as such, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0117.name": Entry(
        "名称里有空格、引号等符号的，整个名称要括起来",
        "a name of several words, or with signs in it, is put in backquotes",
    ),
    "E0118": Entry(
        "“{found}”连在一起会被当成一个名称，应分开写成“{written}”；已按此理解，继续检查",
        "“{found}” would be one name; write “{written}”. Read as such, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0119": Entry(
        "这里缺少“{written}”；已补上，继续检查",
        "“{written}” is missing here; read as if it stood, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0120": Entry(
        "多余的“{found}”；已略去，继续检查",
        "“{found}” is too much here; left out, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0121": Entry(
        "没有“{date}”这一天",
        "There is no such day as {date}",
        {"date": "str"},
    ),
    "E0122": Entry(
        "分值“{written}”的单位不对：应写成 {digits}分、{digits}%，或 权重 {digits}",
        "“{written}” is no weight: write {digits} points, {digits}%, or weight {digits}",
        {"written": "str", "digits": "str"},
    ),
    "E0125": Entry(
        "名称里的数字不能紧跟在汉字后面，应写成 {written}；已按此理解，继续检查",
        "In a name no digit can follow a Chinese character directly: write {written}. Read as such, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0124": Entry(
        "算式里的“若…则…否则…”要整个放进括号：({found})；已按此理解，继续检查",
        "Inside arithmetic, put the whole “if … then … otherwise …” in brackets: ({found}). Read as such, and went on",
        {"found": "str"},
    ),
    "E0123": Entry(
        "分值“{digits}”没有单位：应写成 {digits}分；如果是上级的百分比，写成 {digits}%",
        "The weight “{digits}” has no unit: write {digits} points, or {digits}% for a share of the parent",
        {"digits": "str"},
    ),
    "E0126": Entry(
        "“{found}”后面只能写不得分、总分不超过、等级不高于；得分的条件不写“{found}”：{written}",
        "“{found}” leads only to scores nothing, total at most, grade at most; write without it: {written}",
        {"found": "str", "written": "str"},
    ),
    "E0127": Entry(
        "名称以数字开头，要用「」括起来：{written}；已按此理解，继续检查",
        "A name that begins with a digit is put in backquotes: {written}. Read as such, and went on",
        {"found": "str", "written": "str"},
    ),
    "E0128": Entry(
        "“{marker}”这样的要点，要写在 要点 这一行的下面",
        "Points such as “{marker}” stand below a line that says: checklist",
        {"marker": "str"},
    ),
    "E0128.note": Entry(
        "在第 {line} 行前面加一行 要点，各要点再往里缩进一层",
        "put a line “checklist” before line {line}, and indent the points below it",
        {"line": "int"},
    ),
    "E0129": Entry(
        "“{found}”后面的文字要放在引号里；已按此理解，继续检查",
        "The text after “{found}” stands in quotes. Read as such, and went on",
        {"found": "str"},
    ),
    "E0761": Entry(
        "“{found}”不是“{limit}”以外的部分，不知道从哪里起逐档计算",
        "“{found}” is not what “{limit}” leaves over, so the steps begin nowhere",
        {"found": "str", "limit": "str"},
    ),
    "E0761.note": Entry(
        "去掉“{found}”，就从前面的界限起逐档计算；要另起一个界限，请用 在 [下限, 上限]",
        "without “{found}” the steps begin at the limit before; another limit is written “within [low, high]”",
        {"found": "str"},
    ),
}
