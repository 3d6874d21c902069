"""The official report: its sentences, its tables, what may be wrong with an author's file, a template or a target."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    # ── outline ───────────────────────────────────────────────────────────────────────────────────
    "office.annex": Entry("附件{number}　{title}", "Annex {number}. {title}", {"number": "str", "title": "text"}),
    "office.annex.evidence": Entry("佐证材料目录", "Evidence"),
    "office.annex.ledger": Entry("扣分明细表", "Points lost"),
    "office.annex.summary": Entry("综合评分表", "Summary"),
    "office.annex.points": Entry("得分明细表", "Points in detail"),
    "office.annex.scores": Entry("指标评分表", "Scoring table"),
    "office.chapter.analysis": Entry("绩效评价指标分析", "Analysis by area"),
    "office.chapter.conclusion": Entry("综合评价情况及评价结论", "Conclusion"),
    "office.chapter.other": Entry("其他需要说明的问题", "Other matters"),
    "office.chapter.overview": Entry("基本情况", "Background"),
    "office.chapter.practice": Entry("主要经验及做法", "Good practice"),
    "office.chapter.practice_and_problems": Entry("主要经验及做法、存在的问题及原因分析", "Good practice and problems"),
    "office.chapter.problems": Entry("存在的问题及原因分析", "Problems"),
    "office.chapter.suggestions": Entry("有关建议", "Recommendations"),
    "office.chapter.work": Entry("绩效评价工作开展情况", "How the evaluation was done"),
    "office.open.overview": Entry(
        "【由评价人员填写：项目背景、主要内容及实施情况、资金投入和使用情况；绩效目标】",
        "[To be written by the evaluator: background, what was done, resources, objectives]",
    ),
    "office.open.practice": Entry(
        "【由评价人员填写：主要经验及做法】", "[To be written by the evaluator: what went well, and why]"
    ),
    "office.open.work": Entry(
        "【由评价人员填写：评价目的、对象和范围，评价原则、方法和标准，评价工作过程】",
        "[To be written by the evaluator: purpose and scope, methods and standards, course of the work]",
    ),
    "office.title": Entry("{title}绩效评价报告", "{title}: report", {"title": "str"}),
    # ── conclusion and analysis ───────────────────────────────────────────────────────────────────
    "office.conclusion": Entry(
        "{of}绩效评价得分为{score}分（满分{full}分），详见下表。",
        "{of} scores {score} of {full} points; see the table below.",
        {"of": "str", "score": "str", "full": "str"},
    ),
    "office.conclusion.graded": Entry(
        "{of}绩效评价得分为{score}分，综合评定等级为“{grade}”，详见下表。",
        "{of} scores {score} points and is graded “{grade}”; see the table below.",
        {"of": "str", "score": "str", "full": "str", "grade": "str"},
    ),
    "office.conclusion.points": Entry(
        "{of}累加得分为{score}分（可能的范围{reach}分），详见下表。",
        "{of} adds up to {score} points (possible: {reach}); see the table below.",
        {"of": "str", "score": "str", "reach": "str"},
    ),
    "office.conclusion.points_graded": Entry(
        "{of}累加得分为{score}分（可能的范围{reach}分），评定为“{grade}”，详见下表。",
        "{of} adds up to {score} points (possible: {reach}) and is graded “{grade}”; see the table below.",
        {"of": "str", "score": "str", "reach": "str", "grade": "str"},
    ),
    "office.conclusion.subject": Entry("本{subject}", "This {subject}", {"subject": "str"}),
    "office.conclusion.this": Entry("本次", "The evaluation"),
    "office.area.absent": Entry(
        "指标分值{weight}分，不适用。", "It is worth {weight} points and is not applicable.", {"weight": "str"}
    ),
    "office.area.both": Entry(
        "主要得分项为{full}；主要扣分项为{lossy}。",
        "Full marks: {full}. Points were lost on: {lossy}.",
        {"full": "list", "lossy": "list"},
    ),
    "office.area.count.many": Entry(
        "{count}个{level}指标", "{count} {level} indicators", {"count": "int", "level": "text"}
    ),
    "office.area.count.one": Entry(
        "{count}个{level}指标", "{count} {level} indicator", {"count": "int", "level": "text"}
    ),
    "office.area.counts": Entry("{name}涉及{counts}。", "{name} has {counts}.", {"name": "str", "counts": "text"}),
    "office.area.figures": Entry(
        "指标分值{weight}分，得{score}分，得分率为{rate}。",
        "It is worth {weight} points and scores {score}, a rate of {rate}.",
        {"weight": "str", "score": "str", "rate": "str"},
    ),
    "office.area.full": Entry("得分项为{full}。", "Full marks: {full}.", {"full": "list"}),
    "office.area.lossy": Entry("扣分项为{lossy}。", "Points were lost on: {lossy}.", {"lossy": "list"}),
    "office.area.not_applicable": Entry(
        "不适用或数据缺失的指标为{names}。", "Not applicable or without data: {names}.", {"names": "list"}
    ),
    "office.area.points": Entry(
        "可得{reach}分，得{score}分。",
        "Possible: {reach} points; it scores {score}.",
        {"reach": "str", "score": "str"},
    ),
    "office.area.points.gained": Entry("得分项为{names}。", "Points came from: {names}.", {"names": "list"}),
    "office.area.points.taken": Entry("扣分项为{names}。", "Points were taken off by: {names}.", {"names": "list"}),
    "office.area.single": Entry("{name}不再细分。", "{name} is a single indicator.", {"name": "str"}),
    "office.area.title": Entry("{name}情况", "{name}", {"name": "str"}),
    "office.clause.more": Entry("{before}，{after}", "{before} and {after}", {"before": "text", "after": "text"}),
    "office.level.2": Entry("二级", "second-level"),
    "office.level.3": Entry("三级", "third-level"),
    "office.level.4": Entry("四级", "fourth-level"),
    "office.level.5": Entry("五级", "fifth-level"),
    "office.level.6": Entry("六级", "sixth-level"),
    "office.level.7": Entry("七级", "seventh-level"),
    "office.level.8": Entry("八级", "eighth-level"),
    "office.level.deeper": Entry("更下级", "deeper"),
    # ── the self-evaluation form and the working paper ────────────────────────────────────────────
    "office.form.achieved": Entry("实际完成情况", "Results"),
    "office.form.actual": Entry("实际完成值", "Actual value"),
    "office.form.budget": Entry("全年预算数（A）", "Annual budget (A)"),
    "office.form.cause": Entry("偏差原因分析及改进措施", "Causes of deviation and measures"),
    "office.form.department": Entry("主管部门", "Department"),
    "office.form.expected": Entry("预期目标", "Expected"),
    "office.form.funds": Entry("项目资金（万元）", "Funds (yuan)"),
    "office.form.indicators": Entry("绩效指标", "Indicators"),
    "office.form.initial": Entry("年初预算数", "Initial budget"),
    "office.form.objectives": Entry("年度总体目标", "Objectives of the year"),
    "office.form.project": Entry("项目名称", "Project"),
    "office.form.rate": Entry("执行率（B/A）", "Rate (B/A)"),
    "office.form.score": Entry("得分", "Score"),
    "office.form.sheet": Entry("自评表", "Self-evaluation"),
    "office.form.sign": Entry(
        "填报人：　　　　　　　　审核人：　　　　　　　　填报日期：{date}",
        "Completed by:                         Checked by:                         Date: {date}",
        {"date": "str"},
    ),
    "office.form.spent": Entry("全年执行数（B）", "Spent (B)"),
    "office.form.target": Entry("年度指标值", "Annual target"),
    "office.form.total": Entry("总分", "Total"),
    "office.form.unit": Entry("实施单位", "Implementing unit"),
    "office.form.weight": Entry("分值", "Weight"),
    "office.form.whole": Entry("年度资金总额", "All funds"),
    "office.form.year": Entry("（{year}年度）", "Year {year}", {"year": "str"}),
    "office.paper.area": Entry("一级指标", "Area"),
    "office.paper.by": Entry("评价机构：{evaluator}", "Evaluated by: {evaluator}", {"evaluator": "str"}),
    "office.paper.done": Entry("指标完成情况", "What was found"),
    "office.paper.evidence": Entry("证据（佐证材料及出处）", "Evidence and its place"),
    "office.paper.finding": Entry("发现的问题", "Findings"),
    "office.paper.indicator": Entry("指标", "Indicator"),
    "office.paper.made": Entry(
        "编制人（签字）：　　　　　　　　　　日期：", "Prepared by (signature):                              Date:"
    ),
    "office.paper.nothing": Entry("未发现问题", "nothing to report"),
    "office.paper.problem": Entry("问题：{title}", "problem: {title}", {"title": "str"}),
    "office.paper.review": Entry("复核意见、签字", "Reviewer's remarks and initials"),
    "office.paper.reviewed": Entry(
        "复核人（签字）：　　　　　　　　　　日期：",
        "Reviewed by (signature):                              Date:",
    ),
    "office.paper.score": Entry("得分", "Score"),
    "office.paper.sheet": Entry("底稿", "Working paper"),
    "office.paper.standard": Entry("评分标准", "Rule"),
    "office.paper.title": Entry("{title}工作底稿", "Working paper: {title}", {"title": "str"}),
    "office.paper.undocumented": Entry("未列佐证材料", "no document named"),
    "office.paper.undocumented_at": Entry(
        "未列佐证材料；数据见 {places}", "no document named; facts at {places}", {"places": "str"}
    ),
    "office.paper.weight": Entry("分值", "Weight"),
    # ── problems, suggestions, remarks ────────────────────────────────────────────────────────────
    "office.problem.losses": Entry("（涉及指标：{parts}）", "(Indicators: {parts})", {"parts": "list"}),
    "office.problem.lost": Entry("扣{lost}分：{words}", "-{lost} points: {words}", {"lost": "str", "words": "str"}),
    "office.problem.part": Entry("{name}扣{lost}分", "{name} -{lost} points", {"name": "str", "lost": "str"}),
    "office.no_deductions": Entry("各项指标均没有扣分。", "No points were taken off."),
    "office.problem.title": Entry("{name}扣{lost}分", "{name}: {lost} points lost", {"name": "str", "lost": "str"}),
    "office.name": Entry("{name}", "{name}", {"name": "str"}),
    "office.remark.claim": Entry(
        "{name}：{kind}{claimed}分，评价得分{score}分",
        "{name}: {kind} {claimed} points, computed {score}",
        {"name": "text", "kind": "text", "claimed": "str", "score": "str"},
    ),
    "office.remark.claims": Entry("以下得分与评价得分不一致：", "These scores differ from the computed ones:"),
    "office.remark.outputs": Entry("另行计算的结果：", "Further results:"),
    "office.remark.reviews": Entry(
        "以下情况没有扣分，但需要说明：", "No points were lost for these, but they call for an explanation:"
    ),
    "office.remark.defaults": Entry(
        "以下数据未填报，采用了缺省值：", "These facts were not given and took their default:"
    ),
    "office.remark.policies": Entry("对照有关规定校核，发现：", "Compliance checks found:"),
    "office.remark.policy": Entry("{title}：{message}。", "{title}: {message}.", {"title": "str", "message": "str"}),
    "office.remark.unverified": Entry("评分依据中以下内容尚待与原文核对：", "Still to be verified against the source:"),
    "office.sentence": Entry("{words}。", "{words}.", {"words": "str"}),
    "office.suggestion": Entry(
        "对照评分标准“{rule}”整改，可挽回{points}分。",
        "Meeting the standard “{rule}” in full would regain {points} points.",
        {"name": "str", "rule": "str", "points": "str"},
    ),
    "office.suggestion.own": Entry(
        "对照评分标准“{rule}”整改，该指标可提高{points}分。",
        "Meeting the standard “{rule}” in full would raise this indicator by {points} points.",
        {"name": "str", "rule": "str", "points": "str"},
    ),
    "office.suggestion.names": Entry("（对应指标：{names}）", "(Indicators: {names})", {"names": "list"}),
    "office.suggestion.regains": Entry(
        "（对应指标：{names}；可挽回{points}分）",
        "(Indicators: {names}; would regain {points} points)",
        {"names": "list", "points": "str"},
    ),
    "office.suggestion.title": Entry("提高{name}得分", "Raise the score of {name}", {"name": "str"}),
    # ── tables ────────────────────────────────────────────────────────────────────────────────────
    "office.column.document": Entry("佐证材料", "Document"),
    "office.column.done": Entry("指标完成情况", "Result"),
    "office.column.facts": Entry("证明的数据", "Facts"),
    "office.column.lost": Entry("扣分", "Points lost"),
    "office.column.points": Entry("得分", "Points"),
    "office.column.number": Entry("序号", "No."),
    "office.column.place": Entry("数据文件位置", "Where given"),
    "office.column.source": Entry("数据来源", "Source"),
    "office.column.standard": Entry("评分标准", "Standard"),
    "office.column.used": Entry("涉及指标", "Indicators"),
    "office.done.all": Entry("各要点均符合", "all points met"),
    "office.done.but": Entry("除要点{markers}外均符合", "all points met but {markers}", {"markers": "list"}),
    "office.done.see": Entry("见扣分原因", "see the reasons"),
    "office.done.value": Entry("{label}：{value}", "{label}: {value}", {"label": "str", "value": "str"}),
    "office.ledger.closing": Entry(
        "满分{full}分，扣{lost}分，得{score}分",
        "{full} points less {lost} lost makes {score}",
        {"full": "str", "lost": "str", "score": "str"},
    ),
    "office.ledger.points": Entry("各项合计得{score}分", "{score} points together", {"score": "str"}),
    "office.ledger.total": Entry("合计", "Sum"),
    "office.limits": Entry("总分限制", "Limits of the total"),
    "office.limits.composition": Entry("汇总方式", "How the parts are combined"),
    "office.limits.rounding": Entry("得分取舍", "Rounding"),
    # ── the author's file ─────────────────────────────────────────────────────────────────────────
    "E0830": Entry("没有可引用的“{name}”", "There is nothing named “{name}” to refer to", {"name": "str"}),
    "E0830.kinds": Entry(
        "可以引用：总分、满分、得分率、等级；指标.得分、指标.分值、指标.得分率、指标.扣分；打分时用到的数据和算式的名称",
        "what can be referred to: total, full marks, rate, grade; Indicator.score, .weight, .rate, .lost; facts and formulas used in scoring, by name",
    ),
    "E0830.near": Entry("是否想写：{names}", "did you mean: {names}", {"names": "list"}),
    "E0831": Entry(
        "“{name}”有几个不同的值：{values}", "“{name}” has several values: {values}", {"name": "str", "values": "list"}
    ),
    "E0831.note": Entry(
        "写出上级指标的名称，如 {{{{产出.产出质量.得分}}}}",
        "write the indicators above it too, such as {{{{Operations.Patching.score}}}}",
    ),
    "E0832": Entry(
        "引用要写在一行内，以 {{{{ 开头、以 }}}} 结束", "A reference begins with {{{{ and ends with }}}}, in one line"
    ),
    "E0833": Entry("没有名为“{name}”的设置", "There is no setting named “{name}”", {"name": "str"}),
    "E0833.known": Entry("可以写：{names}", "the settings are: {names}", {"names": "list"}),
    "E0833.near": Entry("是否想写：{name}", "did you mean: {name}", {"name": "str"}),
    "E0834": Entry("文件开头的设置没有结束", "The settings at the beginning of the file do not end"),
    "E0835": Entry("没有名为“{name}”的指标", "There is no indicator named “{name}”", {"name": "str"}),
    "E0835.near": Entry("是否想写：{names}", "did you mean: {names}", {"names": "list"}),
    "E0836": Entry("有几个指标叫“{name}”", "Several indicators are named “{name}”", {"name": "str"}),
    "E0836.note": Entry("写出其中一个的完整路径：{paths}", "write the full path of one: {paths}", {"paths": "list"}),
    "E0837": Entry("“{name}”不是一级指标", "“{name}” is no top-level indicator", {"name": "str"}),
    "E0837.note": Entry(
        "指标分析的小标题应为：{names}", "sub-headings of the analysis are: {names}", {"names": "list"}
    ),
    # ── targets and templates ─────────────────────────────────────────────────────────────────────
    "E0844": Entry(
        "“{name}”既不是内置的表式，也不是 Word 模板（.docx）",
        "“{name}” is neither a built-in form nor a Word template (.docx)",
        {"name": "str"},
    ),
    "E0844.note": Entry(
        "内置的表式：报告、自评表、底稿；单位自己的模板写文件名，如 模板.docx",
        "the built-in forms are: report, self-evaluation, working-paper; a template of your own is given as a file, such as template.docx",
    ),
    "E0845": Entry(
        "“{path}”是 Office 或 PDF 文件，不是文本文件",
        "“{path}” is an Office or PDF file, not a text file",
        {"path": "str"},
    ),
    "E0845.note": Entry(
        "评分表写成 .eval，数据写成 .xlsx、.csv、.toml 或 .json，文稿写成 .md；Word 里的内容可以复制到文本文件里",
        "rubrics are .eval, facts .xlsx, .csv, .toml or .json, an author's file .md; copy what stands in Word into a text file",
    ),
    "E0838": Entry("用模板写报告时要写明输出文件", "A template needs a file to write to"),
    "E0838.note": Entry("加上 -o 报告.docx", "add -o report.docx"),
    "E0839": Entry(
        "写 Word 和 Excel 文件要用 {package}，现在没有安装",
        "Word and Excel files are written with {package}, which is not installed",
        {"package": "str"},
    ),
    "E0839.note": Entry(
        "安装：pip install 'evaldsl[office]'；Markdown 文件（-o 报告.md）不需要它",
        "install it: pip install 'evaldsl[office]'; a Markdown file (-o report.md) does without",
    ),
    "E0840": Entry("“{path}”不是 Word 文档（.docx）", "“{path}” is no Word document (.docx)", {"path": "str"}),
    "E0840.note": Entry(
        "在 Word 中打开它，另存为“Word 文档（*.docx）”；带宏的 .docm 和旧的 .doc 不能作模板",
        "open it in Word and save it as “Word document (*.docx)”; .docm and .doc cannot be templates",
    ),
    "E0841": Entry("模板“{path}”里没有占位符", "The template “{path}” has no placeholders", {"path": "str"}),
    "E0841.note": Entry(
        "让每个占位符自成一段：{names}", "write placeholders in paragraphs of their own: {names}", {"names": "list"}
    ),
    "E0842": Entry(
        "占位符“{name}”要自成一段", "The placeholder “{name}” needs a paragraph of its own", {"name": "str"}
    ),
    "E0843": Entry(
        "“{path}”展开后超过 {most} MB 的上限",
        "“{path}” unpacks to more than the {most} MB allowed",
        {"path": "str", "most": "int"},
    ),
    "W0835": Entry(
        "模板没有给报告的这些部分留位置：{names}",
        "The template has no place for these parts of the report: {names}",
        {"names": "list"},
    ),
    "W0835.note": Entry(
        "在模板里另起一段写上占位符，如 {example}",
        "add a paragraph with the placeholder, such as {example}",
        {"example": "str"},
    ),
    # ── comparison ────────────────────────────────────────────────────────────────────────────────
    "office.compare.amount": Entry("变动", "Difference"),
    "office.compare.bare": Entry(
        "{cause} {amount} 分", "{cause}: {amount} points", {"cause": "str", "amount": "str", "words": "str"}
    ),
    "office.compare.because": Entry("原因", "Cause"),
    "office.compare.came": Entry("新增扣分：{reason}", "new: {reason}", {"reason": "text"}),
    "office.compare.cause.added": Entry("新增指标", "New indicator"),
    "office.compare.cause.facts": Entry("数据变化", "Facts changed"),
    "office.compare.cause.mixed": Entry("规则和数据变化", "Rule and facts changed"),
    "office.compare.cause.removed": Entry("取消指标", "Indicator removed"),
    "office.compare.cause.rule": Entry("评分标准变化", "Rule changed"),
    "office.compare.cause.weight": Entry("分值变化", "Weight changed"),
    "office.compare.cause.whole": Entry("整体限制和折算", "Effects on the whole"),
    "office.compare.change": Entry(
        "{cause} {amount} 分：{words}",
        "{cause}: {amount} points ({words})",
        {"cause": "str", "amount": "str", "words": "str"},
    ),
    "office.compare.effect": Entry("影响", "Effect"),
    "office.compare.fact": Entry(
        "{name} {before} → {after}", "{name} {before} → {after}", {"name": "str", "before": "str", "after": "str"}
    ),
    "office.compare.gone": Entry("不再扣分：{reason}", "gone: {reason}", {"reason": "text"}),
    "office.compare.grade": Entry(
        "；等级由“{before}”变为“{after}”。",
        "; the grade “{before}” becomes “{after}”.",
        {"before": "str", "after": "str"},
    ),
    "office.compare.no_grade": Entry("。", "."),
    "office.compare.rule": Entry("“{before}” → “{after}”", "“{before}” → “{after}”", {"before": "str", "after": "str"}),
    "office.compare.same": Entry("各项指标的得分都没有变。", "No score differs."),
    "office.compare.same_grade": Entry(
        "；等级仍为“{after}”。", "; the grade stays “{after}”.", {"before": "str", "after": "str"}
    ),
    "office.compare.title": Entry("得分比较", "Comparison of scores"),
    "office.compare.total": Entry(
        "总分由 {before} 分变为 {after} 分，变动 {amount} 分",
        "The total goes from {before} to {after} points, a difference of {amount}",
        {"before": "str", "after": "str", "amount": "str"},
    ),
    "office.compare.weight": Entry(
        "分值 {before} → {after}", "weight {before} → {after}", {"before": "str", "after": "str"}
    ),
    "office.compare.what": Entry("变化", "What changed"),
    # ── agreement ─────────────────────────────────────────────────────────────────────────────────
    "W0830": Entry(
        "“{name}”既写在经验做法中，又写在问题“{title}”中",
        "“{name}” stands under good practice and also under the problem “{title}”",
        {"name": "str", "title": "str"},
    ),
    "W0830.problem": Entry("这里说它有问题", "the problem"),
    "W0831": Entry(
        "“{name}”扣了{lost}分，却没有一个问题提到它",
        "“{name}” lost {lost} points, but no problem mentions it",
        {"name": "str", "lost": "str"},
    ),
    "W0831.note": Entry(
        "在有关问题的标题下写“指标：{name}”；不写的，报告按扣分明细列出",
        "write “Indicators: {name}” below the heading of its problem; otherwise the report lists it from the ledger",
        {"name": "str"},
    ),
    "W0832": Entry(
        "问题“{title}”涉及的“{name}”得了满分",
        "The problem “{title}” names “{name}”, which has full marks",
        {"name": "str", "title": "str"},
    ),
    "W0832.note": Entry(
        "报告把“{name}”列为得分项，与这个问题矛盾：核对评分，或者改写问题",
        "the report lists “{name}” among what has full marks, which contradicts the problem: check the score or the problem",
        {"name": "str"},
    ),
    "W0833": Entry(
        "“{number}”是手写的数字，数据变了它不会变",
        "“{number}” is typed by hand and will not follow the facts",
        {"number": "str"},
    ),
    "W0833.keep": Entry(
        '与打分结果无关的，写成 {{{{"{number}"}}}} 即可',
        'if it has nothing to do with the scores, write {{{{"{number}"}}}}',
        {"number": "str"},
    ),
    "W0833.write": Entry("改为引用：{reference}", "refer to it instead: {reference}", {"reference": "str"}),
    "W0834": Entry("问题“{title}”没有写明涉及的指标", "The problem “{title}” names no indicators", {"title": "str"}),
    "W0834.note": Entry(
        "在标题下面写一行“指标：”和指标名称，报告才能核对它与得分是否一致",
        "write a line “Indicators:” with names below the heading, so that it can be compared with the scores",
    ),
}
