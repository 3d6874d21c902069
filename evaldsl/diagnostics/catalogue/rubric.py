"""The rubric as a document: headings, columns, and what its cells say beside the rules."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "E0870": Entry("没有名为“{name}”的文件或库", "there is no file and no library “{name}”", {"name": "str"}),
    "E0870.note": Entry(
        "写 .eval 文件的路径，或者库的名称；用 evaldsl lib list 查看有哪些库",
        "give the path of an .eval file or the name of a library; evaldsl lib list shows which there are",
    ),
    "E0871": Entry(
        "“{name}”可以指 {count} 个库：{paths}",
        "“{name}” could be any of {count} libraries: {paths}",
        {"name": "str", "count": "int", "paths": "list"},
    ),
    "E0871.note": Entry("写全名，或者写文件的路径", "write its full name, or the path of the file"),
    "rubric.acknowledged": Entry(
        "{words}（已核对：{how}）", "{words} (verified: {how})", {"words": "str", "how": "str"}
    ),
    "rubric.answers": Entry("各要点的认定结果", "answers to the points"),
    "rubric.assumed": Entry("示例设定：{words}", "Assumed: {words}", {"words": "str"}),
    "rubric.basis": Entry("依据：{words}", "Basis: {words}", {"words": "str"}),
    "rubric.because": Entry("{words}（{reason}）", "{words} ({reason})", {"words": "str", "reason": "str"}),
    "rubric.branch": Entry("{name}\n（{weight}）", "{name}\n({weight})", {"name": "str", "weight": "str"}),
    "rubric.column.bands": Entry("档次", "Bands"),
    "rubric.column.bounds": Entry("填报要求", "Bounds"),
    "rubric.column.condition": Entry("要求", "Requirement"),
    "rubric.column.else": Entry("不满足时", "If not met"),
    "rubric.column.explanation": Entry("指标解释", "Explanation"),
    "rubric.column.fact": Entry("数据", "Fact"),
    "rubric.column.formula": Entry("算式", "Formula"),
    "rubric.column.grade": Entry("等级", "Grade"),
    "rubric.column.indicator": Entry("指标", "Indicator"),
    "rubric.column.meaning": Entry("说明", "Meaning"),
    "rubric.column.message": Entry("提示内容", "Message"),
    "rubric.column.parameters": Entry("参数", "Parameters"),
    "rubric.column.policy": Entry("校核依据", "Compliance check"),
    "rubric.column.range": Entry("分数范围", "Scores"),
    "rubric.column.scale": Entry("等级划分", "Scale"),
    "rubric.column.source": Entry("数据来源", "Source"),
    "rubric.column.standard": Entry("评分标准", "Standard"),
    "rubric.column.type": Entry("类型", "Type"),
    "rubric.departure": Entry("不适用（{reason}）", "does not apply ({reason})", {"reason": "str"}),
    "rubric.evidence": Entry("佐证：{words}", "Evidence: {words}", {"words": "str"}),
    "rubric.facts": Entry("{names}", "{names}", {"names": "list"}),
    "rubric.heading.facts": Entry("所需数据", "Facts needed"),
    "rubric.heading.formulas": Entry("公式", "Formulas"),
    "rubric.heading.grades": Entry("等级划分", "Grades"),
    "rubric.heading.indicators": Entry("可引用的指标", "Indicators"),
    "rubric.heading.provisions": Entry("计分规定与说明", "How scores are made"),
    "rubric.heading.template": Entry("模板：{name}", "Template: {name}", {"name": "str"}),
    "rubric.module": Entry("引用名：{name}", "Import as: {name}", {"name": "str"}),
    "rubric.of": Entry("{name}：{words}", "{name}: {words}", {"name": "str", "words": "str"}),
    "rubric.parameter": Entry("参数 {words}", "Parameter {words}", {"words": "str"}),
    "rubric.parts": Entry(
        "{words}，且各一级指标得分率不低于 {least}",
        "{words}, and every top-level indicator at {least} or above",
        {"words": "str", "least": "str"},
    ),
    "rubric.points": Entry("{weight}分", "{weight} points", {"weight": "str"}),
    "rubric.rows": Entry(
        "表“{table}”每行一个指标，〔〕内是该行的列",
        "One indicator for each row of “{table}”; 〔〕 names a column of that row",
        {"table": "str"},
    ),
    "rubric.score": Entry("总分", "total"),
    "rubric.slot": Entry("由引用方填入", "to be filled in by whoever uses the template"),
    "rubric.slot.name": Entry("〔{name}〕", "〔{name}〕", {"name": "str"}),
    "rubric.slot.optional": Entry("由引用方填入，可以不填", "may be filled in by whoever uses the template"),
    "rubric.status": Entry(
        "状态：{count} 处待核，见文末", "Status: {count} still to be verified, listed at the end", {"count": "int"}
    ),
    "rubric.taken": Entry("取自 {words}", "taken from {words}", {"words": "str"}),
    "rubric.total": Entry("合计", "Total"),
    "rubric.unverified": Entry("待核：{words}", "Unverified: {words}", {"words": "str"}),
}
