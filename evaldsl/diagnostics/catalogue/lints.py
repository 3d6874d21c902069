"""W07: warnings about a program."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "W0701": Entry(
        "“{cut}”不起作用：到 {empty} 分数已经扣完",
        "“{cut}” has no effect: at {empty} all points are lost already",
        {"cut": "str", "empty": "str"},
    ),
    "W0701.note": Entry(
        "核对每档扣分与界限是否写对；只为说明时可写“扣完为止”",
        "check the price of a step and the cut-off; to say that points run out write “down to zero”",
    ),
    "W0702": Entry("这一行永远用不到", "This row can never apply"),
    "W0702.rest": Entry("其他各行已经覆盖了全部取值", "the other rows cover everything"),
    "W0702.range": Entry("取值范围是 {range}", "the range is {range}", {"range": "str"}),
    "W0702.after": Entry("它写在“其余”之后；“其余”应是最后一行", "it stands after “rest”, which belongs last"),
    "W0703": Entry("加分不起作用：达标已得满分", "The gain has no effect: the target gives full points already"),
    "W0703.note": Entry(
        "达标时写较低的得分，例如 得 80%，超出部分再加分",
        "give less at the target, such as 80%, and let the gain add to it",
    ),
    "W0704": Entry(
        "扣 {points} 分超过“{name}”的分值 {weight} 分，最多只能扣 {weight} 分",
        "A loss of {points} is more than the weight of “{name}”, {weight}; no more than that can be lost",
        {"points": "number", "name": "str", "weight": "number"},
    ),
    "W0705": Entry(
        "“{name}”最高只能得 {best} 分，达不到分值 {weight} 分",
        "“{name}” can earn {best} at most, less than its weight of {weight}",
        {"name": "str", "best": "number", "weight": "number"},
    ),
    "W0705.note": Entry(
        "让最高一档得满分，或把分值改小",
        "let the best row give full points, or reduce the weight",
    ),
    "W0706": Entry(
        "最多扣 {most} 分，还不到一次扣的 {price} 分",
        "The cap of {most} is less than a single loss of {price}",
        {"most": "number", "price": "number"},
    ),
    "W0707": Entry(
        "分情形没有写“其余”：都不满足时无法计分", "The cases have no “rest”: where none holds there is no score"
    ),
    "W0707.note": Entry("加一行，例如 其余 不得分", "add a line, such as: rest scores nothing"),
    "W0708": Entry(
        "“{condition}”前面没有逗号，会当作要点的文字，不会自动判断",
        "“{condition}” has no comma before it: it is read as words of the point, not as its condition",
        {"condition": "str"},
    ),
    "W0708.note": Entry(
        "写成 {words}，{condition}", "write: {words}, {condition}", {"words": "str", "condition": "str"}
    ),
    "W0716": Entry(
        zh="“{name}”的要点 {numbers} 须附佐证，没有写，按不符合计",
        en="“{name}”: without their evidence these points count as not met: {numbers}",
        takes={"name": "str", "numbers": "list"},
    ),
    "W0716.note": Entry(
        zh='有佐证的写明出处：{number} = {{ 答 = "{answer}", 佐证 = "文件名称、文号" }}',
        en='name the document: {number} = {{ answer = "{answer}", evidence = "title, number" }}',
        takes={"number": "int", "answer": "str"},
    ),
    "W0718": Entry(
        "没有“减分”，扣分前后是同一个等级",
        "There are no penalties, so the grade before them is the same",
    ),
    "W0718.note": Entry(
        "“扣分前”指文件里的“减分”之前，指标里的扣分已经在得分里：去掉“按扣分前的等级”，或者把扣的分写在“减分”里",
        "“before penalties” means the block “penalty”; what indicators lose is in their scores: leave it out, or write a penalty",
    ),
    "W0717": Entry(
        "要求佐证的话前面没有逗号，会当作要点的文字，没有佐证也按符合计",
        "“with evidence” has no comma before it: it is read as words of the point, which counts without a document too",
    ),
    "W0717.note": Entry("写成 {words}，须附佐证", "write: {words}, with evidence", {"words": "str"}),
    "W0709": Entry(
        "这一行写的是“{name}”，仍按本表的“{subject}”计算",
        "This row speaks of “{name}”; it is still read as “{subject}”, which the table is about",
        {"name": "str", "subject": "str"},
    ),
    "W0709.note": Entry(
        "把“{name}”改成 x，或写成区间，例如 [40%, 50%)",
        "write x instead of “{name}”, or an interval such as [40%, 50%)",
        {"name": "str"},
    ),
    "W0790": Entry(
        "{low} 与 {high} 之间的数不在这两档里，按“其余”计分",
        "What lies between {low} and {high} is in neither row and falls to the rest",
        {"low": "str", "high": "str"},
    ),
    "W0790.note": Entry(
        "若 {end} 是指不到 {high}，让下面一档到 {high} 为止（不含）；确实要另算的，为这一段单写一档",
        "if {end} stands for all below {high}, end the lower row there (excluded); otherwise give the stretch its own row",
        {"end": "str", "high": "str"},
    ),
    "W0791": Entry(
        "“{written}”会当作要点的文字，不起作用",
        "“{written}” is read as words of the point and has no effect",
        {"written": "str"},
    ),
    "W0791.points": Entry("{points}分", "{points} points", {"points": "str"}),
    "W0791.lost": Entry("{points}分，否定", "{points} points, negative", {"points": "str"}),
    "W0791.mark": Entry("{mark}", "{mark}", {"mark": "str"}),
    "W0791.note": Entry("写成 {words}，{clause}", "write: {words}, {clause}", {"words": "str", "clause": "text"}),
    "W0792": Entry(
        "“{written}”和前面的要点写在一行里，会当作前面一条的文字",
        "“{written}” stands on the line of the point before it and is read as its words",
        {"written": "str"},
    ),
    "W0792.note": Entry("每条要点另起一行", "give each point a line of its own"),
    "W0730": Entry(
        "“{name}”适用年度为 {years}，本表年度是 {year}",
        "“{name}” is for the years {years}, this rubric is for {year}",
        {"name": "str", "years": "str", "year": "number"},
    ),
    "W0730.fits": Entry("适用于该年度的有：{names}", "for that year there is: {names}", {"names": "list"}),
    "W0730.none": Entry("没有找到适用于该年度的同类模块", "no module of the kind declares that year"),
    "W0731": Entry(
        "没有写年度，未核对“{name}”（适用年度 {years}）是否适用",
        "No year is given, so that it was not checked whether “{name}” ({years}) applies",
        {"name": "str", "years": "str"},
    ),
    "W0731.note": Entry("在文件头加一行，例如：年度 2023", "add a line to the header, such as: year 2023"),
    "W0736": Entry(
        "没有做校核“{title}”：本表没有 {names}",
        "The policy “{title}” was not checked: this rubric has no {names}",
        {"title": "str", "names": "list"},
    ),
    "W0736.note": Entry(
        '给相应的指标加 别名，或写明：不适用校核 "{title}" 理由 "……"',
        'give the indicator that is meant an alias, or say: waive policy "{title}" because "…"',
        {"title": "str"},
    ),
}
