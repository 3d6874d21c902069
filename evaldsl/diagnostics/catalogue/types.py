"""E04: types and units."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    # ── types as words ──
    "types.number": Entry("数值", "number"),
    "types.percent": Entry("百分比", "percent"),
    "types.money": Entry("金额", "money"),
    "types.points": Entry("分数", "points"),
    "types.days": Entry("天数", "days"),
    "types.workdays": Entry("工作日", "workdays"),
    "types.count": Entry("数量（{unit}）", "count ({unit})", {"unit": "str"}),
    "types.unit": Entry("以 {unit} 计的量", "quantity in {unit}", {"unit": "str"}),
    "types.truth": Entry("是否", "yes/no"),
    "types.text": Entry("文本", "text"),
    "types.date": Entry("日期", "date"),
    "types.option": Entry("选项（{labels}）", "choice ({labels})", {"labels": "list"}),
    "types.table": Entry("表", "table"),
    "types.unknown": Entry("未知类型", "unknown type"),
    # ── formulas ──
    "E0401": Entry(
        "{left}与{right}不能相加减",
        "{left} and {right} cannot be added or subtracted",
        {"left": "text", "right": "text"},
    ),
    "E0401.note": Entry(
        "只有同一种量才能相加减；请核对“{left}”与“{right}”，若要的是比值，写 {ratio}",
        "only like quantities can be added: check “{left}” and “{right}”; for their ratio write {ratio}",
        {"left": "str", "right": "str", "ratio": "str"},
    ),
    "E0402": Entry(
        "“{written}”有两种读法：分数不能直接加减百分比",
        "“{written}” has two readings: a percentage cannot be added to points",
        {"written": "str"},
    ),
    "E0402.note": Entry("请写其中之一：{rewrites}", "write one of: {rewrites}", {"rewrites": "list"}),
    "E0402.points": Entry(
        "{score} {operator} {digits}分",
        "{score} {operator} {digits} points",
        {"score": "str", "operator": "str", "digits": "str"},
    ),
    "E0402.share": Entry(
        "{score} × (1 {operator} {share})",
        "{score} * (1 {operator} {share})",
        {"score": "str", "operator": "str", "share": "str"},
    ),
    "E0403": Entry(
        "{left}与{right}不能比较", "{left} and {right} cannot be compared", {"left": "text", "right": "text"}
    ),
    "E0403.unit": Entry("写明单位：{units}", "write the unit: {units}", {"units": "list"}),
    "E0403.points": Entry("{digits}分", "{digits} points", {"digits": "str"}),
    "E0403.money": Entry("{digits}元", "{digits} yuan", {"digits": "str"}),
    "E0403.large": Entry("{digits}万元", "{digits}万元", {"digits": "str"}),
    "E0404": Entry(
        "“{written}”与比率放在一起，却没有写百分号",
        "A ratio is set beside “{written}”, which has no percent sign",
        {"written": "str"},
    ),
    "E0404.note": Entry(
        "“{small}”还是“{large}”？请写明",
        "“{small}” or “{large}”? write the one that is meant",
        {"small": "str", "large": "str"},
    ),
    "E0405": Entry(
        "“{subject}”不是比率，“{written}”说不清是多少",
        "“{subject}” is no ratio, so “{written}” does not say how much",
        {"subject": "str", "written": "str"},
    ),
    "E0405.note": Entry(
        "写成具体的量；若指目标的 {written}，先算出来：一档 = 目标 × {written}",
        "write an amount; for {written} of the target, define it first: step = target * {written}",
        {"written": "str"},
    ),
    "E0406": Entry(
        "这里要写条件，{found}不能判断真假",
        "A condition is needed here; {found} is neither true nor false",
        {"found": "text"},
    ),
    "E0406.note": Entry(
        "写成比较，例如 执行率 ≥ 90%，或用一项“是否”类型的数据",
        "write a comparison, such as rate >= 90%, or use a yes/no fact",
    ),
    "E0407": Entry(
        "这里要写数，{found}不能计算", "A number is needed here; {found} cannot be computed with", {"found": "text"}
    ),
    "E0408": Entry("“且”与“或”混用，读法不明", "“and” and “or” are mixed without brackets"),
    "E0408.note": Entry("用括号分开，例如 甲 且 (乙 或 丙)", "add brackets, for example: a and (b or c)"),
    "E0409": Entry("“{written}”有两种读法", "“{written}” has two readings", {"written": "str"}),
    "E0409.note": Entry("写 {outer} 或 {inner}", "write {outer} or {inner}", {"outer": "str", "inner": "str"}),
    "E0411": Entry("连续比较的方向不一致", "The comparisons of this chain point in different ways"),
    "E0411.note": Entry(
        "写成同一方向，例如 60 ≤ x < 80，或用“且”分开写",
        "write them in one direction, such as 60 <= x < 80, or join two with “and”",
    ),
    "E0412": Entry("选项里没有“{name}”", "“{name}” is not one of the choices", {"name": "str"}),
    "E0412.note": Entry("可选：{names}", "the choices are: {names}", {"names": "list"}),
    "E0413": Entry(
        "{found}没有大小，不能用 < ≤ > ≥ 比较", "{found} has no order, so < ≤ > ≥ do not apply", {"found": "text"}
    ),
    "E0413.note": Entry("用 = 或 ≠", "use = or ≠"),
    "E0414": Entry("乘方的指数要是不带单位的数", "An exponent must be a number without a unit"),
    "E0414.note": Entry("例如 (1 + 增长率)^2、x^(1/3)", "for example (1 + growth)^2, x^(1/3)"),
    "E0415": Entry("“{name}”的写法不对", "“{name}” is not called this way", {"name": "str"}),
    "E0415.rows": Entry(
        "写一列，可加条件：{name}(子项目.支出 当 预算 > 0元)",
        "give a column, and a filter if needed: {name}(projects.spent when budget > 0 yuan)",
        {"name": "str"},
    ),
    "E0415.weighted_rows": Entry(
        "先写值、再写权数：{name}(子项目.执行率, 子项目.预算)",
        "give the value, then the weight: {name}(projects.rate, projects.budget)",
        {"name": "str"},
    ),
    "E0415.count": Entry(
        '写表和条件：{name}(问题清单 当 类别 = "…")',
        'give a table and a filter: {name}(problems when class = "…")',
        {"name": "str"},
    ),
    "E0415.share": Entry(
        "写表和条件：{name}(子项目 当 执行率 ≥ 90%)",
        "give a table and a filter: {name}(projects when rate >= 90%)",
        {"name": "str"},
    ),
    "E0415.rank": Entry(
        "写本单位的数和同类各行的数：{name}(增长率, 同类.增长率)",
        "give a value and that of every row: {name}(growth, peers.growth)",
        {"name": "str"},
    ),
    "E0415.rows_or_numbers": Entry(
        "写一列，或写几个数：{name}(子项目.执行率)、{name}(甲, 乙)",
        "give a column, or several numbers: {name}(projects.rate), {name}(a, b)",
        {"name": "str"},
    ),
    "E0415.number": Entry("写一个数：{name}(x)", "give one number: {name}(x)", {"name": "str"}),
    "E0415.number_and_places": Entry(
        "写一个数和小数位数：{name}(x, 2)", "give a number and its decimals: {name}(x, 2)", {"name": "str"}
    ),
    "E0415.number_or_places": Entry(
        "写一个数，可加小数位数：{name}(x)、{name}(x, 2)",
        "give a number, and decimals if needed: {name}(x), {name}(x, 2)",
        {"name": "str"},
    ),
    "E0415.root": Entry(
        "写一个数，可加次数：{name}(x)、{name}(x, 3)",
        "give a number, and a degree if needed: {name}(x), {name}(x, 3)",
        {"name": "str"},
    ),
    "E0415.pure": Entry("写一个数：{name}(x)", "give one number: {name}(x)", {"name": "str"}),
    "E0415.two_pure": Entry("写两个数：{name}(x, y)", "give two numbers: {name}(x, y)", {"name": "str"}),
    "E0415.text": Entry("写一项文本：{name}(名称)", "give one text: {name}(title)", {"name": "str"}),
    "E0415.two_texts": Entry('写两项文本：{name}(名称, "…")', 'give two texts: {name}(title, "…")', {"name": "str"}),
    "E0415.date": Entry("写一个日期：{name}(完工日期)", "give one date: {name}(finished)", {"name": "str"}),
    "E0415.months": Entry(
        "写日期和月数：{name}(开工日期, 6)", "give a date and months: {name}(started, 6)", {"name": "str"}
    ),
    "E0415.workdays": Entry(
        "写起止两个日期，可加节假日、调休两列：{name}(受理, 办结, 节假日.日期)",
        "give two dates, and columns of holidays and of made-up days if needed: {name}(received, settled, holidays.day)",
        {"name": "str"},
    ),
    "E0415.workdays_after": Entry(
        "写日期和工作日数，可加节假日、调休两列：{name}(受理, 5工作日, 节假日.日期)",
        "give a date and workdays, and columns of holidays and of made-up days if needed: {name}(received, 5workdays, holidays.day)",
        {"name": "str"},
    ),
    "E0415.chosen_rows": Entry(
        "先写名称一列、再写数一列：{name}(子项目.名称, 子项目.支出)；或者列出几个指标的得分：{name}(甲.得分, 乙.得分)",
        "give the names, then the numbers: {name}(projects.title, projects.spent); or the scores of some indicators: {name}(a.score, b.score)",
        {"name": "str"},
    ),
    "E0415.lookup": Entry(
        "写一列和条件，查不到时的值可写在后面：{name}(标准.优秀值 当 行业 = 本行业)、{name}(标准.优秀值, 0 当 行业 = 本行业)",
        "give a column and a filter, and a value for no row if needed: {name}(standard.best when trade = ours), {name}(standard.best, 0 when trade = ours)",
        {"name": "str"},
    ),
    "E0415.keyed": Entry(
        "写一列和每个键的值：{name}(标准值.优秀, 本行业, 本规模)",
        "give a column and a value for each key: {name}(standard.best, trade, size)",
        {"name": "str"},
    ),
    "E0415.table_note": Entry(
        '写一个条件：{table}(类别 = "…")', 'give one condition: {table}(class = "…")', {"table": "str"}
    ),
    "E0416": Entry("“{name}”是一列，不是一个数", "“{name}” is a column, not one number", {"name": "str"}),
    "E0416.note": Entry(
        "写明怎样汇总，例如 合计({column})、平均({column})",
        "say how to fold it, such as sum({column}) or mean({column})",
        {"column": "str"},
    ),
    "E0417": Entry("“{name}”是表，不是一个数", "“{name}” is a table, not one number", {"name": "str"}),
    "E0417.note": Entry(
        "写 计数({table}) 或 合计({table}.列名)", "write count({table}) or sum({table}.column)", {"table": "str"}
    ),
    "E0418": Entry(
        "对应 的对象要是选项、文本或数，不能是“{found}”",
        "match goes over a choice, a text or a number, not {found}",
        {"found": "text"},
    ),
    "E0418.note": Entry("用 若 … 则 … 否则 …", "use if … then … otherwise …"),
    "E0419": Entry("对应 里缺少：{missing}", "match leaves out: {missing}", {"missing": "list"}),
    "E0419.note": Entry("补上，或写 其余 值", "add them, or write: rest value"),
    "E0420": Entry(
        "两处结果类型不同：{left}与{right}",
        "The results differ in type: {left} and {right}",
        {"left": "text", "right": "text"},
    ),
    "E0421": Entry(
        "得分、扣分要写分数或比例，{found}不行",
        "What is scored or lost is points or a share, not {found}",
        {"found": "text"},
    ),
    "E0421.note": Entry(
        "例如 2分、80%、1/3（占本指标分值）", "for example 2 points, 80%, 1/3 (of the indicator's weight)"
    ),
    "E0422": Entry("“{written}”没有写单位", "“{written}” without a unit", {"written": "list"}),
    "E0424": Entry("汇总最多套两层", "Folds nest two deep at most"),
    "E0424.note": Entry("先给最里面的一层起名：名称 = 合计(…)", "name the innermost one first: name = sum(…)"),
    "E0425": Entry("“{name}”不是一个值", "“{name}” is not a value", {"name": "str"}),
    "E0426": Entry(
        "得分的计算式得出的是{found}，应为分数", "The formula of the score gives {found}, not points", {"found": "text"}
    ),
    "E0426.note": Entry("让它以分计，例如 分值 × 完成率", "let it give points, such as weight * rate"),
    "E0426.whole": Entry(
        "是否想写：得分 = 分值 × {written}", "did you mean: score = weight * {written}?", {"written": "str"}
    ),
    "E0426.share": Entry(
        "是否想写：得分 = 分值 × ({written})", "did you mean: score = weight * ({written})?", {"written": "str"}
    ),
    "E0427": Entry(
        "“{name}”是选项，这里没有可比的选项类数据",
        "“{name}” is a choice, but nothing here is of a choice type",
        {"name": "str"},
    ),
    "E0427.note": Entry("写成比较：某项数据 = {name}", "write a comparison: fact = {name}", {"name": "str"}),
    "E0428": Entry("选项“{name}”出现了两次", "The choice “{name}” appears twice", {"name": "str"}),
    "E0429": Entry("文本的 对应 要有 其余", "match over a text needs a rest"),
    "E0429.note": Entry("文本可以是任何内容；最后写 其余 值", "a text can be anything; end with: rest value"),
    "E0430": Entry("指数最大为 {limit}", "An exponent is at most {limit}", {"limit": "int"}),
    "E0431": Entry(
        "小数位数要写成 0 到 {limit} 的整数", "Decimals must be a whole number from 0 to {limit}", {"limit": "int"}
    ),
    "E0438": Entry(
        "{left}与{right}不能这样计算",
        "{left} and {right} cannot be combined this way",
        {"left": "text", "right": "text"},
    ),
    "E0438.note": Entry("日期 − 日期 得天数，日期 ± 天数 得日期", "date - date gives days; date ± days gives a date"),
    # ── sentences ──
    "E0440": Entry(
        "这句话里没有逐档扣分，这个分句用不上", "This clause belongs to a sentence that deducts step by step"
    ),
    "E0440.note": Entry("先写 每低…扣…，或去掉这个分句", "write “each … below costs …” first, or drop the clause"),
    "E0441": Entry("没有写什么时候得满分", "It is not said when full marks are given"),
    "E0441.note": Entry(
        "写：… ≥ 95% 得满分，否则按比例得分", "write: … >= 95% scores full marks, otherwise proportional"
    ),
    "E0442": Entry("这句话要以一个数与限值的比较开头", "This sentence must begin with a number compared with a limit"),
    "E0442.note": Entry(
        "按比例得分要有一个目标，例如 完成率 ≥ 95% 得满分，否则按比例得分",
        "a proportion needs one target: rate >= 95% scores full marks, otherwise proportional",
    ),
    "E0442.step": Entry(
        "逐档扣分要有一个限值，例如 完成率 ≥ 95% 得满分，每低1个百分点扣1分",
        "steps need a limit: rate >= 95% scores full marks, each 1pp below costs 1 point",
    ),
    "E0442.bands": Entry(
        "条件不止一个数时，用 分情形 一行一种写",
        "where more than one number decides, write cases, one on each line",
    ),
    "E0443": Entry("这里应写 得满分", "“scores full marks” belongs here"),
    "E0443.note": Entry(
        "先写达标时得多少，再写不达标怎么算", "say first what is scored on target, then what happens off it"
    ),
    "E0444": Entry("按比例不能用在这里", "A proportion does not fit here"),
    "E0444.note": Entry("写：否则按比例得分", "write: otherwise proportional"),
    "E0444.here": Entry(
        "按比例只能用在有两端的一档里，或写在 否则 后面",
        "a proportion stands in a row with two ends, or after “otherwise”",
    ),
    "E0445": Entry(
        "按区间比例要有一个不得分的界限", "An interpolated score needs the limit at which nothing is scored"
    ),
    "E0445.note": Entry("补一句，例如：低于60%不得分", "add, for example: below 60% scores nothing"),
    "E0446": Entry("这句话里，其他区间只能写 不得分", "In this sentence a further range can only score nothing"),
    "E0446.note": Entry("几档分别给分时，用 分档 一行一档写", "to score several bands, write bands, one on each line"),
    "E0447": Entry("逐档扣分的句子里不用写 否则", "A sentence with steps needs no “otherwise”"),
    "E0447.note": Entry(
        "要设界限，写：低于60%不得分；要保底，写：最低得2分",
        "for a cut-off write: below 60% scores nothing; for a floor: no less than 2 points",
    ),
    "E0448": Entry("这一侧没有限值，说不清从哪里开始扣", "There is no limit on this side to count from"),
    "E0448.below": Entry(
        "每低 要有下限（≥）；超过上限时写 每高", "“below” needs a lower limit (>=); beyond an upper one write “above”"
    ),
    "E0448.above": Entry(
        "每高 要有上限（≤）；低于下限时写 每低", "“above” needs an upper limit (<=); under a lower one write “below”"
    ),
    "E0449": Entry("加分要从达标的一侧往好的方向算", "A gain counts away from the limit on the good side"),
    "E0449.note": Entry(
        "x ≥ 目标 时写 每高…加…，x ≤ 目标 时写 每低…加…",
        "with x >= target write “each above adds”, with x <= target “each below adds”",
    ),
    "E0450": Entry(
        "{found}不是比率，不能直接按比例得分",
        "{found} is no ratio, so it cannot be scored in proportion by itself",
        {"found": "text"},
    ),
    "E0450.note": Entry(
        "写明目标：… ≥ 目标 得满分，否则按比例得分",
        "name a target: … >= target scores full marks, otherwise proportional",
    ),
    "E0451": Entry(
        "按{left}计的量，每档却写成{right}",
        "The subject is {left}, but the step is {right}",
        {"left": "text", "right": "text"},
    ),
    "E0452": Entry("每档“{written}”应大于 0", "A step of “{written}” must be greater than 0", {"written": "str"}),
    "E0453": Entry(
        "{found}没有大小，不能用区间分档", "{found} has no order and cannot be banded by ranges", {"found": "text"}
    ),
    "E0453.note": Entry("用 评判等级，一行写一个选项", "use a rating, one choice on each line"),
    "E0455": Entry("{found}没有选项，不能按选项给分", "{found} has no choices to score by", {"found": "text"}),
    "E0455.note": Entry(
        "数用 分档；选项要先声明：情况: 选项(好, 一般, 差)",
        "for numbers use bands; a choice is declared as: state: choice(good, fair, poor)",
    ),
    "E0456": Entry(
        "每缺一项扣 {price}，这一点却写 {worth}",
        "Each missing point costs {price}, but this one says {worth}",
        {"price": "str", "worth": "str"},
    ),
    "E0456.note": Entry("改成一样，或只留其一", "make them the same, or keep one of the two"),
    "E0457": Entry("扣分 里只能写 扣…分 或 不得分", "Under deductions only “costs …” or “scores nothing” can stand"),
    "E0457.note": Entry("按情形给分时，用 分情形", "to score by cases, use cases"),
    "E0458": Entry("表里不能再有表", "A table cannot have a table as a column"),
    "E0459": Entry("“{name}”不是表，不能有列", "“{name}” is no table, so it cannot have columns", {"name": "str"}),
    "E0459.note": Entry("把类型写成 表", "write its type as table"),
    "E0460": Entry("表“{name}”没有列", "The table “{name}” has no columns", {"name": "str"}),
    "E0460.note": Entry("在下面缩进写各列，例如 名称: 文本", "write its columns below, indented, such as title: text"),
    "E0461": Entry("参数还不能是表", "A parameter cannot be a table yet"),
    "E0461.note": Entry("把汇总好的数传进去", "pass what has been folded from it"),
    "E0462": Entry(
        "{found}没有大小，不能写 范围", "{found} has no order, so it cannot have a range", {"found": "text"}
    ),
    "E0463": Entry("“{name}”的缺省值要写成常数", "The default of “{name}” must be a constant", {"name": "str"}),
    "E0463.note": Entry("例如 缺省 0元、缺省 否", "for example: default 0 yuan, default no"),
    "E0464": Entry(
        "这里要{left}，写的是{right}", "{left} is needed here, not {right}", {"left": "text", "right": "text"}
    ),
    "E0465": Entry("等级要用总分的区间划分", "Grades are ranges of the total"),
    "E0465.note": Entry(
        "例如 优 ≥ 90分、良 80分(含)-90分、差 其余",
        "for example: A >= 90 points, B 80 points (incl.) - 90 points, C rest",
    ),
    "E0466": Entry("区间的两端在这里要写成数", "The ends of this range must be written as numbers"),
    "E0466.note": Entry("例如 范围 [0%, 100%]", "for example: range [0%, 100%]"),
    "E0467": Entry(
        "“{name}”的缺省值 {value} 不在它的范围 {range} 内",
        "The default of “{name}”, {value}, is outside its range {range}",
        {"name": "str", "value": "str", "range": "str"},
    ),
    # ── found when a rule is placed in a system ──
    "E0485": Entry(
        "五档标准值要写 {wanted} 个，这里有 {given} 个",
        "There are {wanted} standards; {given} are given",
        {"wanted": "int", "given": "int"},
    ),
    "E0485.note": Entry(
        "依次写优秀、良好、平均、较低、较差的标准值，用顿号隔开",
        "write those of excellent, good, average, low and poor, in this order, set off by commas",
    ),
    "E0486": Entry("标准值没有从优到差依次排列", "The standards do not go one way from the best to the worst"),
    "E0486.note": Entry(
        "越大越好的从大到小写，越小越好的从小到大写，首尾不能相等",
        "write them falling where more is better, rising where less is; the first and the last differ",
    ),
    "E0487": Entry("酌情扣不能写在这里", "A deduction at discretion cannot stand here"),
    "E0487.note": Entry(
        "写在“条件 得满分，否则 酌情扣 …”里，或写在 扣分 的“当 条件 酌情扣 …”里",
        "write it in “condition scores full marks, otherwise costs between …”, or in deductions: “when condition costs "
        "between …”",
    ),
    "E0488": Entry(
        "酌情扣多少要由分数给出，这里是{found}", "Points say what is taken; this is {found}", {"found": "text"}
    ),
    "E0488.note": Entry("在 基础数据 里写：{name}: 分数", "write under facts: {name}: points", {"name": "str"}),
    "E0489": Entry(
        "酌情扣分的范围“{written}”不是从小到大",
        "The range “{written}” does not go upwards from zero",
        {"written": "str"},
    ),
    "E0473": Entry("没有说明用“{name}”的哪个数", "It is not said which number of “{name}” is meant", {"name": "str"}),
    "E0473.note": Entry(
        "在“{name}.”后面写：{names}", "write behind “{name}.”: {names}", {"name": "str", "names": "list"}
    ),
    "E0474": Entry(
        "选项“{label}”的分值 {written} 不是 0% 到 100% 的百分比",
        "The worth {written} of the option “{label}” is no percentage from 0% to 100%",
        {"label": "str", "written": "str"},
    ),
    "E0474.note": Entry(
        "写成百分比，例如 {label} 75%；无效票写：{label} 不计",
        "write a percentage, such as {label} 75%; for invalid votes: {label} ignored",
        {"label": "str", "digits": "str"},
    ),
    "E0475": Entry("调查的选项全都不计，没有有效票", "All options of the survey are ignored, so no vote is valid"),
    "E0476": Entry(
        "打分表的满分 {written} 不是正的分数",
        "The full marks {written} of the panel are no positive points",
        {"written": "str"},
    ),
    "E0476.note": Entry("写成：{digits}分", "write: {digits} points", {"digits": "str"}),
    "E0477": Entry("“{name}”不是打分表", "“{name}” is no panel of judges", {"name": "str"}),
    "E0477.note": Entry(
        "在 基础数据 里声明，例如 评委打分: 打分表(100分)", "declare one under facts, such as marks: panel(100 points)"
    ),
    "E0495": Entry(
        "评委人数“{written}”要写成不小于 {least} 的整数",
        "“{written}” judges: write a whole number of at least {least}",
        {"written": "str", "least": "int"},
    ),
    "E0496": Entry("“{name}”没有分组", "“{name}” has no groups", {"name": "str"}),
    "E0496.note": Entry(
        "在声明里写组名：{name}: 打分表(100分; 甲组, 乙组)",
        "name them in the declaration: {name}: panel(100 points; first, second)",
        {"name": "str"},
    ),
    "E0497": Entry("没有写这些组的权重：{missing}", "These groups have no share: {missing}", {"missing": "list"}),
    "E0498": Entry(
        "各组权重合计 {sum}，应为 100%", "The shares of the groups add up to {sum} instead of 100%", {"sum": "str"}
    ),
    "E0499": Entry(
        "组的权重 {written} 不是正的百分比",
        "The share {written} of a group is no positive percentage",
        {"written": "str"},
    ),
    "E0499.note": Entry("写成：{label} 20%", "write: {label} 20%", {"label": "str"}),
    "types.survey": Entry("调查", "a survey"),
    "types.panel": Entry("打分表", "a panel of judges"),
    "E0470": Entry("没有写不足一档怎么算", "It is not said how a part of a step counts"),
    "E0470.header": Entry(
        "在 指标体系 下面写“不足一档 按比例”“不足一档 不计”或“不足一档 计一档”；扣分、加分的各行都照此办理",
        "write “part steps proportional”, “part steps ignored” or “part steps counted” under system; lines of deductions and "
        "bonuses all go by it",
    ),
    "E0470.note": Entry(
        "在句末写“，不足一档 按比例”“，不足一档 不计”或“，不足一档 计一档”；整个体系一致时写在 指标体系 下面",
        "end the sentence with “part steps proportional”, “part steps ignored” or “part steps counted”; if all rules agree, write it under system",
    ),
    "E0471": Entry(
        "没有写超出目标时怎样按比例", "It is not said how a value beyond the target is scored in proportion"
    ),
    "E0471.note": Entry(
        "在 指标体系 下写“反向算法 比值”（目标 ÷ 实际）或“反向算法 差额”（1 − 超出部分 ÷ 目标）",
        "write under system “inverse ratio” (target / actual) or “inverse difference” (1 - excess / target)",
    ),
    "E0472": Entry("按比例的一档两端要与相邻的档相接", "The ends of a proportional row must meet the rows beside it"),
    "E0472.note": Entry(
        "给两端各写一档，例如 ≤ 15天 得满分，15天-30天 按比例减分，> 30天 不得分",
        "give each end a row: <= 15 days scores full marks, 15 days - 30 days decreasing, > 30 days scores nothing",
    ),
    "E0480": Entry(
        "开方的次数要写成 1 到 {limit} 的整数",
        "The degree of a root must be a whole number from 1 to {limit}",
        {"limit": "int"},
    ),
    "E0481": Entry(
        "{found}不能这样开方、乘方或取对数", "{found} has no such root, power or logarithm", {"found": "text"}
    ),
    "E0481.note": Entry("先除以同单位的量，化为比值", "divide it by a quantity of the same unit first"),
    "E0482": Entry("节假日、调休要写成表中的一列日期", "Holidays and made-up days must be a column of dates"),
    "E0482.note": Entry("例如 {name}(…, …, 节假日.日期)", "for example {name}(…, …, holidays.day)", {"name": "str"}),
    "E0490": Entry(
        "降级要写整数级，这里是“{written}”",
        "A grade is lowered by whole levels, not by “{written}”",
        {"written": "str"},
    ),
    "E0490.note": Entry("例如：降 1级", "such as: grade down by 1"),
    "E0491": Entry("加分没有写总分能不能超过满分", "The bonus does not say whether the total may pass full marks"),
    "E0491.note": Entry(
        "写成“加分 最多 3分，可超过满分”或“加分 最多 3分，不超过满分”",
        "write “bonus up to 3 points, may pass full marks” or “bonus up to 3 points, within full marks”",
    ),
    "E0492": Entry("调整的上限要是写明的分数", "The limit of adjustments is written as a number of points"),
    "E0492.note": Entry(
        "例如：调整 不超过 2分，或：调整 不超过 10%（占该指标的分值）",
        "such as: adjustment at most 2 points, or: adjustment at most 10% (of the weight)",
    ),
    "E0740": Entry("允许误差要是写明的分数", "The tolerance is written as a number of points"),
    "E0740.note": Entry(
        "例如：允许误差 0.5分，或：允许误差 1%（占满分）",
        "such as: tolerance 0.5 points, or: tolerance 1% (of the full marks)",
    ),
    "E0742": Entry("超过目标多少要写成比例", "How far over the target is written as a share"),
    "E0742.note": Entry("例如：超过目标30%以上扣2分", "such as: over target by 30% or above costs 2 points"),
    "E0743": Entry("超过目标的，只能写扣多少分", "What lies over the target can only cost points"),
    "E0743.note": Entry(
        "例如：超过目标30%以上扣2分；要多得分，写 每高…加…，最高得 120%",
        "such as: over target by 30% or above costs 2 points; to give more points: each 1pp above adds …, no more than 120%",
    ),
    "E0744": Entry(
        "这句话没有要达到的目标，无从超过", "This sentence has no target to be reached, so nothing is over it"
    ),
    "E0744.note": Entry(
        "把条件写成 完成值 ≥ 目标 或 完成值 = 目标", "write the condition as achieved >= target or achieved = target"
    ),
    "E0745": Entry("目标的多少要写成百分比", "A share of the target is written in per cent"),
    "E0745.note": Entry(
        "例如：每超过目标的5%扣1分；若一步就是 {written}，去掉“目标的”",
        "such as: each 5% of the target above costs 1 point; if a step is {written} itself, leave out “of the target”",
        {"written": "str"},
    ),
    "E0747": Entry("它前面没有要封顶的分句", "There is nothing before it that it could cap"),
    "E0747.gain": Entry("“最多加”写在 每高…加… 的后面", "“adding up to” stands behind the steps that add"),
    "E0747.lose": Entry("“最多扣”写在 每低…扣… 的后面", "“up to” stands behind the steps that cost"),
    "E0493": Entry("各部分不低于的是 0 到 100% 之间的得分率", "What each part must reach is a share from 0 to 100%"),
    "E0493.note": Entry("例如：优 ≥ 90分，各部分不低于 60%", "such as: excellent >= 90 points, each part at least 60%"),
    "E0494": Entry("加分或减分写了两处", "There are two blocks of bonus or two of penalty"),
    "E0494.first": Entry("已经写在这里", "the first is here"),
    "E0494.note": Entry(
        "合在一处，各行分别写上限，例如：每 1项 加 1分，最多加 2分",
        "put them together; each line can have its own cap, such as: each 1 item adds 1 point, up to 2 points",
    ),
    "W0401": Entry("“{name}”既是一项数据，又是选项", "“{name}” is both a value and a choice", {"name": "str"}),
    "W0401.note": Entry(
        '这里按数据理解；要指选项，写 "{name}"',
        'it is read as the value; for the choice write "{name}"',
        {"name": "str"},
    ),
    "E0484": Entry(
        "适用权重的下限应是 0 到 100% 之间的比例，不能是“{written}”",
        "The least applicable weight is a share between 0 and 100%, not “{written}”",
        {"written": "str"},
    ),
    "E0484.note": Entry("例如：适用权重 ≥ 60%", "for instance: applicable weight ≥ 60%"),
}
