"""The command line: help and refusals."""

from __future__ import annotations

from evaldsl.diagnostics.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {
    "cli.argument.facts": Entry(
        "基础数据文件（.xlsx、.csv、.toml、.json）；省略时列出全部待填数据",
        "facts file (.xlsx, .csv, .toml, .json); without it, all facts to fill in are listed",
    ),
    "cli.argument.files": Entry(
        "评分表和数据文件，共三个或四个：一个评分表两份数据，两个评分表一份数据，或者各两个（先后对应）",
        "three or four files: a rubric and two facts files, two rubrics and one facts file, or two of each, first with first",
    ),
    "cli.argument.filled": Entry(
        "填好的数据文件（.xlsx、.csv、.toml、.json），与 --check 同用",
        "filled facts file (.xlsx, .csv, .toml, .json), together with --check",
    ),
    "cli.compare.examples": Entry(
        "evaldsl compare 评分表.eval 2020年.toml 2021年.toml\n"
        "evaldsl compare 初稿.eval 定稿.eval 数据.toml\n"
        "evaldsl compare 2020.eval 2020.toml 2021.eval 2021.toml -o 比较.xlsx",
        "evaldsl compare spec.eval 2020.toml 2021.toml\n"
        "evaldsl compare draft.eval final.eval facts.toml\n"
        "evaldsl compare 2020.eval 2020.toml 2021.eval 2021.toml -o comparison.xlsx",
    ),
    "cli.compare.summary": Entry(
        "比较两次打分：哪些指标变了，变化各有多少来自数据、评分标准和分值。",
        "Compare two runs: which scores differ, and how much of it is due to facts, rules and weights.",
    ),
    "cli.compare.usage": Entry("evaldsl compare 文件… [-o 文件] [选项]", "evaldsl compare FILE… [-o FILE] [options]"),
    "cli.metavar.files": Entry("文件", "FILE"),
    "cli.option.author": Entry(
        "作者自己写的章节、问题和建议（Markdown 文件）",
        "the author's own sections, problems and recommendations (Markdown)",
    ),
    "cli.option.template": Entry(
        "内置的表式（报告、自评表、底稿），或单位自己的 Word 模板（.docx，含占位符）",
        "a built-in form (report, self-evaluation, working-paper) or the office's own Word template (.docx with placeholders)",
    ),
    "cli.metavar.author": Entry("文稿", "FILE"),
    "cli.metavar.template": Entry("模板", "FILE"),
    "cli.report.examples": Entry(
        "evaldsl report 评分表.eval 数据.toml -o 报告.docx --author 文稿.md\n"
        "evaldsl report 评分表.eval 数据.toml -o 评分表.xlsx\n"
        "evaldsl report 评分表.eval 数据.toml -o 自评表.docx --template 自评表\n"
        "evaldsl report 评分表.eval 数据.toml -o 报告.docx --template 模板.docx\n"
        "evaldsl report 评分表.eval 数据.toml                  # 打印 Markdown",
        "evaldsl report spec.eval facts.toml -o report.docx --author author.md\n"
        "evaldsl report spec.eval facts.toml -o scores.xlsx\n"
        "evaldsl report spec.eval facts.toml -o form.xlsx --template self-evaluation\n"
        "evaldsl report spec.eval facts.toml -o report.docx --template template.docx\n"
        "evaldsl report spec.eval facts.toml                   # print it as Markdown",
    ),
    "cli.report.summary": Entry(
        "按规定的提纲写出绩效评价报告和评分表：结论、指标分析、问题、建议、扣分明细、佐证目录；Word、Excel、HTML 或 Markdown。",
        "Write the report of an evaluation and its scoring table, as Word, Excel, HTML or Markdown.",
    ),
    "cli.report.usage": Entry(
        "evaldsl report 评分表 [数据文件] [-o 文件] [选项]", "evaldsl report SPEC [FACTS] [-o FILE] [options]"
    ),
    "cli.argument.spec": Entry("指标体系文件（.eval）", "rubric of the evaluation (.eval)"),
    "cli.check.examples": Entry(
        "evaldsl check 评分表.eval\n"
        "evaldsl check 评分表.eval 通用指标.eval\n"
        "evaldsl check --strict 评分表.eval          # 有警告也算不通过",
        "evaldsl check spec.eval\n"
        "evaldsl check spec.eval library.eval\n"
        "evaldsl check --strict spec.eval          # warnings fail too",
    ),
    "cli.check.passed": Entry(
        "{spec}：检查通过。“{title}”，满分 {full} 分，末级指标 {leaves} 个。",
        "{spec}: checked. “{title}”, {full} points, leaf indicators: {leaves}.",
        {"spec": "str", "title": "str", "full": "str", "leaves": "int"},
    ),
    "cli.check.passed_points": Entry(
        "{spec}：检查通过。“{title}”，累加计分，可能的范围 {reach} 分，末级指标 {leaves} 个。",
        "{spec}: checked. “{title}”, additive points, possible: {reach}, leaf indicators: {leaves}.",
        {"spec": "str", "title": "str", "reach": "str", "leaves": "int"},
    ),
    "cli.check.passed_module": Entry("{spec}：检查通过。", "{spec}: checked.", {"spec": "str"}),
    "cli.check.unverified": Entry(
        '引用的库中有 {count} 处待核，运行时逐条列出；与原文核对后在评分表里写：已核对 模块 "核对的依据"。',
        "Texts of libraries still to be verified: {count}; a run lists them. Once compared with the original, write in the rubric: "
        'verified module "how it was compared".',
        {"count": "int"},
    ),
    "cli.check.summary": Entry(
        "检查指标体系：语法、名称、分值合计、单位和规则，不需要数据。",
        "Check a rubric: syntax, names, weights, units and rules; needs no facts.",
    ),
    "cli.check.usage": Entry("evaldsl check 评分表… [选项]", "evaldsl check SPEC… [options]"),
    "cli.exit_codes": Entry(
        "0    正常\n"
        "1    结果不合要求：核对不通过，或校核中的“错误”项不成立；fmt --check 有文件不规范\n"
        "2    评分表或数据有错\n"
        "3    有警告（加了 --strict）\n"
        "64   命令写法有误\n"
        "70   程序自身的错误\n"
        "74   结果写不出去\n"
        "130  被中断",
        "0    fine\n"
        "1    a test or a compliance check failed, or fmt --check found a file to rewrite\n"
        "2    the rubric or the facts are wrong\n"
        "3    warnings, under --strict\n"
        "64   wrong usage\n"
        "70   internal error\n"
        "74   the result could not be written\n"
        "130  interrupted",
    ),
    "cli.argument.doc_of": Entry(
        "指标体系或库的文件（.eval），或者库的名称", "the file of a rubric or library (.eval), or the name of a library"
    ),
    "cli.doc.examples": Entry(
        "evaldsl doc 评分表.eval                     # 在终端上看\n"
        "evaldsl doc 评分表.eval -o 评分表.xlsx       # 写成 Excel（或 .html、.md）\n"
        "evaldsl doc 标准.项目支出_2020              # 查看标准库里的指标和评分标准",
        "evaldsl doc spec.eval                     # on the terminal\n"
        "evaldsl doc spec.eval -o rubric.html      # as a web page (or .xlsx, .md)\n"
        "evaldsl doc std.scoring                   # what a library offers",
    ),
    "cli.doc.summary": Entry(
        "把指标体系或库排成通行的指标评分表：各级指标、分值、指标解释、评分标准、数据来源，以及等级、计分规定和所需数据。",
        "Lay out a rubric or a library as the customary table: indicators, weights, explanations, standards, sources; "
        "then grades, how scores are made, and the facts needed.",
    ),
    "cli.doc.usage": Entry("evaldsl doc 评分表|库 [-o 文件] [选项]", "evaldsl doc SPEC|LIBRARY [-o FILE] [options]"),
    "cli.facts.complete": Entry(
        "{path}：数据齐全，可以打分。", "{path}: the facts are complete and can be scored.", {"path": "str"}
    ),
    "cli.facts.examples": Entry(
        "evaldsl facts 评分表.eval -o 数据.xlsx       # Excel 表单，填好后用 run 打分\n"
        "evaldsl facts 评分表.eval                    # 打印待填的数据（TOML）\n"
        "evaldsl facts --check 评分表.eval 数据.xlsx  # 只检查是否填全、填对，不打分",
        "evaldsl facts spec.eval -o facts.xlsx       # an Excel form; fill it in, then run\n"
        "evaldsl facts spec.eval                     # print the facts to fill in, as TOML\n"
        "evaldsl facts --check spec.eval facts.xlsx  # is everything there and right? no scoring",
    ),
    "cli.facts.summary": Entry(
        "生成数据填报表（.xlsx、.csv、.toml、.json），注明类型、单位和说明；或检查填好的数据。",
        "Write the facts of a rubric as a form to fill in (.xlsx, .csv, .toml, .json), or check a filled one.",
    ),
    "cli.facts.usage": Entry(
        "evaldsl facts 评分表 [-o 文件 | --check 数据文件] [选项]",
        "evaldsl facts SPEC [-o FILE | --check FACTS] [options]",
    ),
    "cli.facts.written": Entry("已写入 {path}。", "Written: {path}.", {"path": "str"}),
    "cli.fmt.differs": Entry("{path}：不是规范格式。", "{path}: not in canonical form.", {"path": "str"}),
    "cli.fmt.examples": Entry(
        "evaldsl fmt 评分表.eval                       # 打印规范格式\n"
        "evaldsl fmt -w 评分表.eval 通用指标.eval      # 改写文件\n"
        "evaldsl fmt --keywords en 评分表.eval         # 换成英文关键字\n"
        "evaldsl fmt --check 评分表.eval               # 不是规范格式时退出码为 1",
        "evaldsl fmt spec.eval                     # print the canonical form\n"
        "evaldsl fmt -w spec.eval library.eval     # rewrite the files\n"
        "evaldsl fmt --keywords zh spec.eval       # with Chinese keywords\n"
        "evaldsl fmt --check spec.eval             # exit with 1 unless canonical",
    ),
    "cli.fmt.summary": Entry(
        "把评分表排成规范格式，注释都保留；也可以换成另一种语言的关键字。",
        "Put rubrics into their canonical form, with all comments; or into the keywords of the other language.",
    ),
    "cli.fmt.usage": Entry("evaldsl fmt 评分表… [选项]", "evaldsl fmt SPEC… [options]"),
    "cli.fmt.written": Entry("已改写 {path}。", "Rewritten: {path}.", {"path": "str"}),
    "cli.heading.arguments": Entry("参数", "Arguments"),
    "cli.heading.commands": Entry("命令", "Commands"),
    "cli.heading.examples": Entry("示例", "Examples"),
    "cli.heading.exit_codes": Entry("退出码", "Exit codes"),
    "cli.heading.options": Entry("选项", "Options"),
    "cli.internal": Entry(
        "内部错误：{problem}\n这是 evaldsl 自身的缺陷，与您的文件无关。请把所用命令、文件和这一行报告给项目维护者；设置环境变量 EVALDSL_DEBUG=1 再运行可得到详细信息。",
        "internal error: {problem}\nThis is a defect of evaldsl, not of your files. Please report the command, the files and this line to "
        "the project's maintainers; run again with EVALDSL_DEBUG=1 in the environment for details.",
        {"problem": "str"},
    ),
    "cli.main.examples": Entry(
        "evaldsl run 评分表.eval 数据.toml           # 打分并说明每一处扣分\n"
        "evaldsl check 评分表.eval                   # 只检查评分表\n"
        "evaldsl test 评分表.eval                    # 运行评分表中的核对\n"
        "evaldsl facts 评分表.eval -o 数据.xlsx       # 生成待填的数据表\n"
        "evaldsl fmt -w 评分表.eval                  # 排成规范格式\n"
        "evaldsl report 评分表.eval 数据.toml -o 报告.docx\n"
        "evaldsl compare 评分表.eval 去年.toml 今年.toml",
        "evaldsl run spec.eval facts.toml          # score, and explain every point lost\n"
        "evaldsl check spec.eval                   # check the rubric alone\n"
        "evaldsl test spec.eval                    # run the tests inside it\n"
        "evaldsl facts spec.eval -o facts.xlsx     # write the facts to fill in\n"
        "evaldsl fmt -w spec.eval                  # put it into canonical form\n"
        "evaldsl report spec.eval facts.toml -o report.docx\n"
        "evaldsl compare spec.eval last.toml this.toml",
    ),
    "cli.main.more": Entry("每个命令的说明：evaldsl 命令 --help", "Help for a command: evaldsl COMMAND --help"),
    "cli.main.summary": Entry(
        "绩效评价指标体系的语言与解释器：按指标体系打分，说明每一分扣在哪里。",
        "A language and interpreter for indicator systems: scores an evaluation and explains every point.",
    ),
    "cli.main.usage": Entry("evaldsl 命令 [选项]", "evaldsl COMMAND [options]"),
    "cli.argument.action": Entry(
        "list 列出可以引用的库；show 显示一个库的内容；new 新建一个库",
        "list what can be imported; show what is in a library; new makes a library",
    ),
    "cli.argument.library": Entry("库（模块）的名称；new 时是文件夹名", "name of the library; for new, of its folder"),
    "cli.lib.bad_name": Entry(
        "库名“{name}”不能用：请用小写字母、数字和连字符，例如 hunan-2024",
        "“{name}” cannot be the name of a library: use small letters, digits and hyphens, such as esg-2024",
        {"name": "str"},
    ),
    "cli.lib.column.module": Entry("模块", "Module"),
    "cli.lib.column.source": Entry("来源", "Source"),
    "cli.lib.column.state": Entry("状态", "Status"),
    "cli.lib.column.version": Entry("版本", "Version"),
    "cli.lib.column.years": Entry("适用年度", "Years"),
    "cli.lib.examples": Entry(
        "evaldsl lib list                            # 可以引用的全部库\n"
        "evaldsl lib show 标准.等级\n"
        "evaldsl lib new hunan-2024                  # 新建可以用 pip 安装的库",
        "evaldsl lib list                            # every library that can be imported\n"
        "evaldsl lib show std.grades\n"
        "evaldsl lib new esg-2024                    # a new library that pip can install",
    ),
    "cli.lib.hint": Entry("用 evaldsl lib list 查看有哪些库", "evaldsl lib list shows which libraries there are"),
    "cli.lib.made": Entry(
        "已新建“{name}”。安装：pip install ./{name}；然后在评分表里写：引用 {module}",
        "Made “{name}”. Install it with pip install ./{name}, then write in a rubric: import {module}",
        {"name": "str", "module": "str"},
    ),
    "cli.lib.unmarked": Entry("无待核", "nothing unverified"),
    "cli.lib.summary": Entry("列出、查看、新建指标库。", "List libraries, show one, make a new one."),
    "cli.lib.unverified": Entry("待核 {count} 处", "unverified: {count}", {"count": "int"}),
    "cli.lib.where": Entry("{name}：{path}", "{name}: {path}", {"name": "str", "path": "str"}),
    "cli.lib.usage": Entry("evaldsl lib list|show|new [库] [选项]", "evaldsl lib list|show|new [LIBRARY] [options]"),
    "cli.metavar.library": Entry("库", "LIBRARY"),
    "cli.metavar.doc_of": Entry("评分表|库", "SPEC|LIBRARY"),
    "cli.metavar.facts": Entry("数据文件", "FACTS"),
    "cli.metavar.number": Entry("数", "N"),
    "cli.metavar.output": Entry("文件", "FILE"),
    "cli.metavar.setting": Entry("名称=值", "NAME=VALUE"),
    "cli.metavar.spec": Entry("评分表", "SPEC"),
    "cli.missing": Entry(
        "把下面的内容补进数据文件，填好后再运行：", "Add the following to the facts file, fill it in, and run again:"
    ),
    "cli.option.canonical": Entry(
        "只检查，不打印；有文件不是规范格式时退出码为 1", "print nothing; exit with 1 if a file is not canonical"
    ),
    "cli.option.check": Entry("检查填好的数据文件，不打分", "check a filled facts file without scoring"),
    "cli.argument.name": Entry("新建的文件夹（与 --framework 同用）", "the folder to make (with --framework)"),
    "cli.metavar.framework": Entry("框架", "NAME"),
    "cli.metavar.name": Entry("文件夹", "FOLDER"),
    "cli.metavar.table": Entry("评分表", "TABLE"),
    "cli.new.examples": Entry(
        "evaldsl new --from 评分表.xlsx -o 评分表.eval      # 由现有的评分表起草\n"
        "evaldsl new 某某项目 --framework 项目支出_2020     # 由官方框架开始",
        "evaldsl new --from scores.xlsx -o spec.eval             # a draft of an existing table\n"
        "evaldsl new FOLDER --framework project_expenditure_2020  # begin with an official framework",
    ),
    "cli.new.started": Entry(
        "已建好 {path}：spec.eval（评分表）、{form}（数据填报表）、README.md（步骤）。",
        "{path} is ready: spec.eval (the rubric), {form} (the facts to fill in), README.md (what to do).",
        {"path": "str", "form": "str"},
    ),
    "cli.new.summary": Entry(
        "由现有的 Excel 评分表起草指标体系，读不懂的评分标准原样留下；或由官方框架新建一个文件夹。",
        "Draft a rubric from a scoring table in Excel, keeping what was not understood; or begin with an official "
        "framework in a folder of its own.",
    ),
    "cli.new.usage": Entry(
        "evaldsl new --from 评分表 [-o 文件] | evaldsl new 文件夹 --framework 框架",
        "evaldsl new --from TABLE [-o FILE] | evaldsl new FOLDER --framework NAME",
    ),
    "cli.option.framework": Entry("官方框架：项目支出_2020", "an official framework: project_expenditure_2020"),
    "cli.option.from": Entry("现有的评分表（.xlsx、.xls、.csv）", "an existing scoring table (.xlsx, .xls, .csv)"),
    "cli.usage.new": Entry("--from 和 --framework 要写一个，只写一个", "give either --from or --framework"),
    "cli.option.color": Entry(
        "是否使用颜色：auto（默认，终端上使用）、always、never", "colour: auto (default, on terminals), always or never"
    ),
    "cli.option.cohort": Entry(
        "“同类”这张表的行在哪个文件里（CSV 或数据文件）",
        "the file with the rows of the table “peers” (CSV, or a facts file)",
    ),
    "cli.option.depth": Entry("只显示到第几级指标", "show indicators down to this level only"),
    "cli.option.force": Entry("覆盖已有的文件", "replace an existing file"),
    "cli.option.format": Entry(
        "输出形式：tree 说明树（默认）、table 评分表、json", "output: tree with explanations (default), table, json"
    ),
    "cli.option.help": Entry("显示本说明", "show this help"),
    "cli.option.keywords": Entry(
        "用哪种语言的关键字：zh 或 en（默认与文件一致）", "keywords to write: zh or en (default: as the file)"
    ),
    "cli.option.lang": Entry(
        "输出语言：zh 或 en（默认与评分表一致）", "language of the output: zh or en (default: as the rubric)"
    ),
    "cli.option.only_losses": Entry("只显示有扣分的指标", "show only indicators that lost points"),
    "cli.option.output": Entry("写到哪个文件（省略时打印出来）", "the file to write (default: print it)"),
    "cli.option.settings": Entry(
        "临时改用某项数据，可重复，如 --set 预算资金=1500万元", "use this value for a fact; may be repeated"
    ),
    "cli.option.strict": Entry("有警告时退出码为 3", "exit with 3 if there are warnings"),
    "cli.option.version": Entry("显示版本", "show the version"),
    "cli.option.width": Entry(
        "输出宽度（列数，至少 40；默认为终端宽度）", "width in columns, at least 40 (default: the terminal's)"
    ),
    "cli.option.write": Entry("改写文件，不打印", "rewrite the files instead of printing"),
    "cli.run.examples": Entry(
        "evaldsl run 评分表.eval 数据.toml\n"
        "evaldsl run 评分表.eval 数据.toml --only-losses --depth 3\n"
        "evaldsl run 评分表.eval 数据.toml --set 市民满意度=92% --format table\n"
        "evaldsl run 评分表.eval 数据.toml --format json > 结果.json",
        "evaldsl run spec.eval facts.toml\n"
        "evaldsl run spec.eval facts.toml --only-losses --depth 3\n"
        "evaldsl run spec.eval facts.toml --set satisfaction=92% --format table\n"
        "evaldsl run spec.eval facts.toml --format json > result.json",
    ),
    "cli.run.summary": Entry(
        "按指标体系给一个项目打分，逐项说明规则、算式、扣分原因和佐证。",
        "Score a project and explain each indicator: rule, formula, points lost, evidence.",
    ),
    "cli.run.usage": Entry("evaldsl run 评分表 [数据文件] [选项]", "evaldsl run SPEC [FACTS] [options]"),
    "cli.test.actual": Entry("实为 {actual}", "got {actual}", {"actual": "str"}),
    "cli.test.differs": Entry(
        "应为 {expected}，实为 {actual}", "expected {expected}, got {actual}", {"expected": "str", "actual": "str"}
    ),
    "cli.test.examples": Entry(
        "evaldsl test 评分表.eval\nevaldsl test 评分表.eval 通用指标.eval\nevaldsl test --lang en spec.eval",
        "evaldsl test spec.eval\nevaldsl test spec.eval library.eval\nevaldsl test --lang zh 评分表.eval",
    ),
    "cli.test.failed": Entry(
        "核对 {count} 项，未通过 {failed} 项。", "Tests: {count}, failed: {failed}.", {"count": "int", "failed": "int"}
    ),
    "cli.test.none": Entry("{spec}：没有核对。", "{spec}: no tests.", {"spec": "str"}),
    "cli.test.passed": Entry("核对 {count} 项，全部通过。", "Tests: {count}, all passed.", {"count": "int"}),
    "cli.test.summary": Entry("运行评分表中的“核对”，逐条比较预期与实际。", "Run the tests written in a rubric."),
    "cli.test.usage": Entry("evaldsl test 评分表… [选项]", "evaldsl test SPEC… [options]"),
    "cli.unwritable": Entry("无法写出结果：{problem}", "the output cannot be written: {problem}", {"problem": "str"}),
    "cli.usage": Entry("用法：{usage}", "Usage: {usage}", {"usage": "str"}),
    "cli.usage.check": Entry(
        "“{facts}”要检查时加 --check，要生成表单时用 -o 写文件名",
        "to check “{facts}” add --check; to write a form give its name with -o",
        {"facts": "str"},
    ),
    "cli.usage.choice": Entry(
        "{argument} 不能是“{given}”，可以是：{choices}",
        "{argument} cannot be “{given}”; choose from: {choices}",
        {"argument": "str", "given": "str", "choices": "str"},
    ),
    "cli.usage.command": Entry(
        "没有命令“{given}”，可用的命令：{choices}",
        "no command “{given}”; commands: {choices}",
        {"given": "str", "choices": "str"},
    ),
    "cli.usage.compare": Entry(
        "不知道要比较哪两份：给了 {specs} 个评分表、{facts} 个数据文件；可以写：评分表 数据1 数据2，或 评分表1 评分表2 数据，或 评分表1 数据1 评分表2 数据2",
        "it is not clear what to compare (rubrics: {specs}, facts files: {facts}); write SPEC FACTS1 FACTS2, or SPEC1 SPEC2 FACTS, "
        "or SPEC1 FACTS1 SPEC2 FACTS2",
        {"specs": "int", "facts": "int"},
    ),
    "cli.usage.extra": Entry("多余的参数：{given}", "unexpected argument: {given}", {"given": "str"}),
    "cli.usage.hint": Entry("查看说明：{command} --help", "For help: {command} --help", {"command": "str"}),
    "cli.usage.needs_value": Entry("{argument} 后面要有一个值", "{argument} needs a value", {"argument": "str"}),
    "cli.usage.no_value": Entry(
        "{argument} 不带值，却写了“{given}”",
        "{argument} takes no value, but was given “{given}”",
        {"argument": "str", "given": "str"},
    ),
    "cli.usage.number": Entry(
        "{argument} 要一个不小于 {least} 的整数，写的是“{given}”",
        "{argument} needs a whole number of at least {least}, not “{given}”",
        {"argument": "str", "least": "int", "given": "str"},
    ),
    "cli.usage.other": Entry("命令写法有误：{problem}", "wrong usage: {problem}", {"problem": "str"}),
    "cli.usage.required": Entry("缺少参数：{names}", "missing argument: {names}", {"names": "list"}),
}
