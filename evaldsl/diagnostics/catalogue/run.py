"""E06: what only a run can show; and the words of steps and of ledger lines that no rule has to itself."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0650": Entry(
        zh="“{formula}”的除数为 0，无法计算",
        en="“{formula}” divides by zero",
        takes={"formula": "str"},
    ),
    "E0650.note": Entry(
        zh="除数 {divisor} = 0；可写成：若 {divisor} = 0 则 … 否则 {formula}",
        en="the divisor {divisor} is 0; write: if {divisor} = 0 then … otherwise {formula}",
        takes={"divisor": "str", "formula": "str"},
    ),
    "E0651": Entry(
        zh="“{formula}”没有可供计算的数据行：{table}共 {rows} 行，计入 0 行",
        en="“{formula}” has no rows to work on; rows of {table}: {rows}, none of which counts",
        takes={"formula": "str", "table": "str", "rows": "int"},
    ),
    "E0651.note": Entry(
        zh="没有数据不等于 0；请补充数据行，或写成：若 计数({table}) = 0 则 … 否则 {formula}",
        en="nothing is not zero; add rows, or write: if count({table}) = 0 then … otherwise {formula}",
        takes={"formula": "str", "table": "str"},
    ),
    "E0652": Entry(
        zh="“{formula}”去掉一个最高值和一个最低值后没有剩余：只有 {counted} 行，至少应有 3 行",
        en="“{formula}” leaves out the highest and the lowest value and has nothing left; rows: {counted}, at least 3 needed",
        takes={"formula": "str", "counted": "int"},
    ),
    "E0653": Entry(
        zh="{subject}为 {value}，不在任何一档之内",
        en="{subject} is {value}, which is in none of the bands",
        takes={"subject": "str", "value": "str"},
    ),
    "E0653.note": Entry(
        zh="补上包含 {value} 的一档，或加一行“其余”",
        en="add a band that contains {value}, or a row “rest”",
        takes={"value": "str"},
    ),
    "E0654": Entry(
        zh="{subject}为“{value}”，没有与之对应的取值（已列出：{choices}）",
        en="{subject} is “{value}”, for which no value is given (listed: {choices})",
        takes={"subject": "str", "value": "str", "choices": "list"},
    ),
    "E0654.note": Entry(
        zh="补上“{value}”一行，或加一行“其余”",
        en="add a row for “{value}”, or a row “rest”",
        takes={"value": "str"},
    ),
    "E0656": Entry(
        zh="“{formula}”的结果超过 {digits} 位，无法精确计算",
        en="The outcome of “{formula}” has more than {digits} digits and cannot be calculated exactly",
        takes={"formula": "str", "digits": "int"},
    ),
    "E0657": Entry(
        zh="“{name}”没有值（{status}）",
        en="“{name}” has no value ({status})",
        takes={"name": "str", "status": "text"},
    ),
    "E0658": Entry(
        zh="“{formula}”得不出日期：日期只能加减整天数，且须在公元 1 年至 9999 年之间",
        en="“{formula}” is no date: only whole days can be added to a date, within the years 1 to 9999",
        takes={"formula": "str"},
    ),
    "E0660": Entry(
        zh="{name}：所列情形均不成立，无法计分；请补充一行“其余”",
        en="{name}: none of the cases holds, so there is no score; add a row “rest”",
        takes={"name": "str"},
    ),
    "E0661": Entry(
        zh="{name}：评分 {score} 不在“{tier}”档 {low} 至 {high} 的范围内",
        en="{name}: the score of {score} is not within {low} to {high}, the range of “{tier}”",
        takes={"name": "str", "tier": "str", "score": "str", "low": "str", "high": "str"},
    ),
    "E0662": Entry(
        zh="{subject}为 {value}，不在酌情扣分 {low} 至 {high} 的范围内",
        en="{subject} is {value}, not within {low} to {high}, the range of the deduction",
        takes={"subject": "str", "value": "str", "low": "str", "high": "str"},
    ),
    "E0663": Entry(
        zh="{name}：标准值没有从优到差依次排列",
        en="{name}: the standards do not go one way from the best to the worst",
        takes={"name": "str"},
    ),
    "E0670": Entry(
        zh="未通过校核“{title}”：{message}",
        en="The policy “{title}” is violated: {message}",
        takes={"title": "str", "message": "str"},
    ),
    "W0651": Entry(
        zh="“{name}”按公式得 {score} 分，超出 0 至 {weight} 分，按 {counted} 分计",
        en="The formula of “{name}” gives {score} points, outside 0 to {weight}; {counted} are counted",
        takes={"name": "str", "score": "number", "weight": "number", "counted": "number"},
    ),
    "W0670": Entry(
        zh="校核“{title}”提醒：{message}",
        en="Reminder of the policy “{title}”: {message}",
        takes={"title": "str", "message": "str"},
    ),
    "because.cap": Entry(
        zh="按规则得 {score} 分，超过分值，按 {weight} 分计",
        en="the rule gives {score} points, more than the weight; {weight} are counted",
        takes={"score": "number", "weight": "number"},
    ),
    "because.floor": Entry(
        zh="扣分合计 {lost} 分，最低得 {floor} 分",
        en="{lost} points lost in all, but the score is no less than {floor}",
        takes={"lost": "number", "floor": "number"},
    ),
    "because.floor_zero": Entry(
        zh="扣分合计 {lost} 分，超过分值 {weight} 分，扣完为止",
        en="{lost} points lost in all, more than the weight of {weight}; the score stops at zero",
        takes={"lost": "number", "weight": "number"},
    ),
    "because.formula": Entry(
        zh="按公式“{formula}”得 {score} 分",
        en="the formula “{formula}” gives {score} points",
        takes={"formula": "str", "score": "number"},
    ),
    "because.gate": Entry(
        zh="{sentence}，不得分",
        en="{sentence}: no points",
        takes={"sentence": "str"},
    ),
    "because.grade_cap": Entry(
        zh="{sentence}，等级不高于“{label}”",
        en="{sentence}: the grade is at most “{label}”",
        takes={"sentence": "str", "label": "str"},
    ),
    "because.grade_cap_reason": Entry(
        zh="{sentence}（{reason}），等级不高于“{label}”",
        en="{sentence} ({reason}): the grade is at most “{label}”",
        takes={"sentence": "str", "reason": "str", "label": "str"},
    ),
    "because.rounding": Entry(
        zh="得分四舍五入，保留 {places} 位小数",
        en="the score is rounded to {places} decimals",
        takes={"places": "int"},
    ),
    "because.total_cap": Entry(
        zh="总分封顶：{gates}",
        en="the total is capped: {gates}",
        takes={"gates": "list"},
    ),
    "because.total_cap_gate": Entry(
        zh="{sentence}，总分不超过 {points} 分",
        en="{sentence}: at most {points} points in all",
        takes={"sentence": "str", "points": "number"},
    ),
    "run.cell": Entry(
        zh="{table}第 {row} 行的{column}",
        en="{column} in row {row} of {table}",
        takes={"table": "str", "row": "int", "column": "str"},
    ),
    "run.counted": Entry(zh="{count}行", en="{count} rows", takes={"count": "int"}),
    "run.counted_one": Entry(zh="1行", en="1 row"),
    "run.messages": Entry(zh="报出 {codes}", en="{codes} reported", takes={"codes": "list"}),
    "run.missing": Entry(zh="缺失", en="missing"),
    "run.no_grade": Entry(zh="没有评定等级", en="no grade"),
    "run.no_message": Entry(zh="没有任何诊断", en="no message"),
    "run.no_value": Entry(zh="{message} [{code}]", en="{message} [{code}]", takes={"message": "text", "code": "str"}),
    "run.no_result": Entry(zh="没有结果（{codes}）", en="no result ({codes})", takes={"codes": "list"}),
    "run.not_applicable": Entry(zh="不适用", en="not applicable"),
    "run.row": Entry(zh="发生在{table}第 {row} 行", en="in row {row} of {table}", takes={"table": "str", "row": "int"}),
    "run.row_at": Entry(
        zh="发生在{table}第 {row} 行（{place}）",
        en="in row {row} of {table} ({place})",
        takes={"table": "str", "row": "int", "place": "str"},
    ),
    "run.rows": Entry(zh="{table}（{rows}行）", en="{table} (rows: {rows})", takes={"table": "str", "rows": "int"}),
    "run.rows_where": Entry(
        zh="{table}（{rows}行，计入{counted}行）",
        en="{table} ({counted} of {rows} rows)",
        takes={"table": "str", "rows": "int", "counted": "int"},
    ),
    "run.unusable": Entry(zh="有误", en="in error"),
    "run.value": Entry(zh="{name} = {value}", en="{name} = {value}", takes={"name": "str", "value": "str"}),
}
