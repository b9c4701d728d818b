package org.kaoping.problem;

/**
 * The one catalogue of problems: a stable code, its usual severity, a Chinese sentence with named holes, and what to do
 * about it. {@code {found}} and {@code {expected}} are the problem's own; the other holes are named at each place of
 * use. {@code {advice}} is where a master's own error text speaks.
 */
public enum ProblemCode {
    // admission: what kind of file is it
    EMPTY_FILE("empty-file", Severity.ERROR, "文件是空的（0 字节）。", "请打开原文件确认内容，保存后重新上传。"),
    NOT_A_WORKBOOK(
            "not-a-workbook", Severity.ERROR, "这不是 Excel 表格文件（实际是{found}）。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。"),
    LEGACY_WORKBOOK("legacy-workbook", Severity.ERROR, "这是旧版{found} .xls 格式的表格。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。"),
    LEGACY_UNREADABLE("legacy-unreadable", Severity.ERROR, "这份旧版 .xls 表格读不出来。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。"),
    LEGACY_READER_ENDED(
            "legacy-reader-ended",
            Severity.ERROR,
            "读取这份文件的程序{found}，没有读完。",
            "请删去多余的工作表和空行，用 Excel 或 WPS 另存为 .xlsx 后再上传。"),
    CSV_UNREADABLE(
            "csv-unreadable",
            Severity.ERROR,
            "CSV 文件第 {found} 行读不出来：{expected}。",
            "请改正这一行，或用 Excel、WPS 另存为 .xlsx 后再上传。"),
    WORKBOOK_ENCRYPTED("workbook-encrypted", Severity.ERROR, "文件设有打开密码，无法读取。", "请去掉密码，另存后再上传。"),
    STRICT_OOXML("strict-ooxml", Severity.ERROR, "文件保存成了“Strict Open XML”格式。", "请另存为普通的“Excel 工作簿（.xlsx）”后再上传。"),
    UNSUPPORTED_FORMAT("unsupported-format", Severity.ERROR, "暂不支持这种格式（{found}）。", "请另存为 .xlsx 后再上传。"),
    ARCHIVE_UNSUPPORTED("archive-unsupported", Severity.ERROR, "暂不支持这种压缩包（{found}）。", "请解压后再上传，或改用 zip。"),
    ARCHIVE_ENCRYPTED("archive-encrypted", Severity.ERROR, "压缩包设有密码，无法打开。", "请去掉密码重新压缩，或直接上传表格文件。"),
    ARCHIVE_EMPTY("archive-empty", Severity.ERROR, "压缩包里没有表格文件。", "请检查压缩包内容后重新上传。"),
    ARCHIVE_DAMAGED("archive-damaged", Severity.ERROR, "压缩包已损坏，无法打开（{found}）。", "请重新压缩后再上传。"),
    ARCHIVE_TOO_DEEP("archive-too-deep", Severity.ERROR, "压缩包套得太深（最多 {expected} 层）。", "请解压后再上传。"),
    UNSAFE_NAME("unsafe-name", Severity.ERROR, "压缩包里的文件名不安全（{found}）。", "请改成普通文件名后重新压缩。"),
    KIND_NOT_ACCEPTED(
            "kind-not-accepted",
            Severity.ERROR,
            "不接收这种文件（{found}）。",
            "可以上传：Excel 表格，Word、PDF、OFD 文档，照片和图片，以及装有它们的 zip 压缩包。"),
    JUNK_SKIPPED("junk-skipped", Severity.NOTE, "跳过了 {found} 个系统临时文件（如 ~$、Thumbs.db、__MACOSX）。", ""),
    LIMIT_EXCEEDED("limit-exceeded", Severity.ERROR, "{limit}超出上限：实际 {found}，上限 {expected}。", "{advice}"),
    EXAMINATION_TIMEOUT(
            "examination-timeout", Severity.ERROR, "文件处理超过时限（{expected}）。", "请删去多余的工作表和空行，另存后再上传；仍不行请联系市信用办。"),
    EXAMINATION_FAILED(
            "examination-failed",
            Severity.ERROR,
            "文件内容异常，无法读取（{found}）。",
            "请用 Excel 或 WPS 打开、另存为新的 .xlsx 后再上传；仍不行请联系市信用办。"),

    // the container and its XML: form.book
    WORKBOOK_DAMAGED("workbook-damaged", Severity.ERROR, "文件已损坏：{found}。", "请用 Excel 或 WPS 打开（必要时修复）、另存为新文件后再上传。"),
    DUPLICATE_ENTRY("duplicate-entry", Severity.ERROR, "文件内部有重复的部件（{found}），内容自相矛盾。", "请用 Excel 或 WPS 打开、另存为新文件后再上传。"),
    DUPLICATE_CELL("duplicate-cell", Severity.ERROR, "同一个单元格或行在文件里出现两次，内容自相矛盾。", "请用 Excel 或 WPS 打开、另存为新文件后再上传。"),
    DOCTYPE_FORBIDDEN("doctype-forbidden", Severity.ERROR, "文件内部含有不允许的声明（DOCTYPE）。", "请用 Excel 或 WPS 打开、另存为新文件后再上传。"),
    STYLES_DAMAGED("styles-damaged", Severity.ERROR, "文件的单元格样式已损坏，日期和数字可能读错。", "请用 Excel 或 WPS 打开、另存为新文件后再上传。"),

    // reading cells
    CELL_ERROR("cell-error", Severity.ERROR, "单元格是错误值 {found}。", "请改正公式或直接填写结果。"),
    FORMULA_NOT_CALCULATED("formula-not-calculated", Severity.ERROR, "公式没有计算结果。", "请用 Excel 或 WPS 打开、保存后再上传，或直接填写结果。"),
    FORMULA_CALCULATED("formula-calculated", Severity.NOTE, "公式（={found}）没有保存结果，已算得“{expected}”。", ""),
    FORMULA_DIFFERS(
            "formula-differs",
            Severity.ERROR,
            "公式保存的结果是“{found}”，按公式算得“{expected}”，两者不一致。",
            "请用 Excel 或 WPS 打开、重新计算（F9）并保存后再上传，或直接填写结果。"),
    FORMULA_READ("formula-read", Severity.NOTE, "填写格里是公式，已按文件中保存的结果“{found}”读取。", ""),
    LONG_NUMBER_LOST("long-number-lost", Severity.ERROR, "这串数字（{found}）超过 15 位，按数字存放后末尾几位已经丢失。", "请把单元格格式改成“文本”，重新输入。"),
    LEADING_ZEROS_LOST("leading-zeros-lost", Severity.ERROR, "编号开头的 0 可能已经丢失（{found}）。", "请把单元格格式改成“文本”，重新输入。"),
    NOT_A_NUMBER("not-a-number", Severity.ERROR, "应填数字，实际是“{found}”。", "请只填数字，不要带单位或文字。"),
    NOT_WHOLE("not-whole", Severity.ERROR, "应填整数，实际是“{found}”。", "请改成整数。"),
    NOT_A_DATE("not-a-date", Severity.ERROR, "应填日期，实际是“{found}”。", "请按“年-月-日”填写，如 2020-05-22。"),
    NOT_A_TIME("not-a-time", Severity.ERROR, "应填时间，实际是“{found}”。", "请按“时:分”填写，如 09:30。"),
    NOT_TEXT("not-text", Severity.ERROR, "应填文字，实际是“{found}”。", "请改成文字。"),
    NORMALISED("normalised", Severity.NOTE, "已按“{expected}”读取（原来是“{found}”）。", ""),
    PICTURE_IN_CELL("picture-in-cell", Severity.NOTE, "单元格里是图片，已按“图片”登记。", ""),
    MACROS_IGNORED("macros-ignored", Severity.NOTE, "文件带有宏：宏没有运行，只读取了表格内容；系统发回的文件不含宏。", ""),
    HIDDEN_ROWS("hidden-rows", Severity.WARNING, "第 {found} 行被隐藏或筛选掉了，其中的内容同样读取和检查。", "请取消隐藏或筛选，确认这些行该不该报。"),
    SPARE_ROWS("spare-rows", Severity.NOTE, "第 {found} 行填在表格预留的隐藏行里，已照常读取和检查。", "打印盖章件前，请选中这些行上下两行的行号，右键“取消隐藏”。"),

    // the shape of the form
    EMPTY_SUBMISSION("empty-submission", Severity.ERROR, "表格还没有填写。", "请填写后再上传。"),
    WRONG_FORM("wrong-form", Severity.ERROR, "认不出这是哪一种表（标题是“{found}”）。", "请从网页下载本期的模板填写。"),
    OLD_FORM("old-form", Severity.ERROR, "表样版本不对：这份是{found}，现在用的是{expected}。", "请下载新的模板填写。"),
    FORM_NOT_ACCEPTED("form-not-accepted", Severity.ERROR, "「{found}」由系统生成，不接收上传。", "如要填报，请下载对应的模板。"),
    WRONG_YEAR("wrong-year", Severity.ERROR, "这是 {found} 年度的表，没有该年度的考评方案。", "请下载 {expected} 年度的模板填写。"),
    SHEET_MISSING("sheet-missing", Severity.ERROR, "缺少工作表「{expected}」。", "请从网页重新下载模板，把内容粘贴过去（只粘贴数值）。"),
    SHEET_RENAMED("sheet-renamed", Severity.NOTE, "工作表「{expected}」被改名为「{found}」，已照常读取。", ""),
    HEADER_MOVED(
            "header-moved", Severity.ERROR, "表头“{expected}”不在原来的位置（实际是“{found}”）。", "请不要增删列或改动表头；请从网页重新下载模板，把内容粘贴过去。"),
    FURNITURE_CHANGED("furniture-changed", Severity.WARNING, "固定文字被改动：原为“{expected}”，现为“{found}”。", "请恢复原文字。"),
    PREFILLED_CHANGED(
            "prefilled-changed", Severity.ERROR, "系统预填的内容被改动：原为“{expected}”，现为“{found}”。", "请恢复原内容；确有变化请与市信用办联系。"),
    FORMULA_CHANGED("formula-changed", Severity.WARNING, "表中的公式被改动或覆盖，系统已按原公式计算。", "请不要改动灰色或锁定的单元格。"),
    ROW_MISSING("row-missing", Severity.ERROR, "缺少“{expected}”这一行。", "请从网页重新下载模板填写，不要删行。"),
    ROW_UNKNOWN("row-unknown", Severity.ERROR, "“{found}”不在本表应有的行里。", "请删除这一行，或改回原来的内容。"),
    ROW_DUPLICATE("row-duplicate", Severity.ERROR, "“{found}”这一行出现了两次。", "请只保留一行。"),
    CSV_NOT_FOR_FORM("csv-not-for-form", Severity.ERROR, "「{found}」不能用 CSV 报送。", "请用发放的模板填写，直接上传 .xlsx。"),
    CSV_COLUMNS_WRONG("csv-columns-wrong", Severity.ERROR, "列名与「{expected}」不一致：{found}。", "请照模板的列名改正（顺序不限），或改用发放的模板。"),
    CSV_ROW_WIDTH(
            "csv-row-width",
            Severity.ERROR,
            "第 {row} 行有 {found} 格，列名一行有 {expected} 格，对不上列。",
            "请检查这一行的分隔符；内容里有逗号、引号或换行的，整格要加引号。"),
    CSV_FIELDS_MISSING(
            "csv-fields-missing", Severity.ERROR, "CSV 里没有写{found}。", "请写在列名那一行的上方，一格名称、一格内容（如“填报人,张三”），或改用发放的模板。"),
    CSV_AS_WORKBOOK(
            "csv-as-workbook", Severity.NOTE, "CSV 里没有可以标注的单元格，这是填入了您的数据的模板。", "请在这份工作簿里修改，直接上传 .xlsx；没能填入的列请补填。"),
    ROWS_OVER_LIMIT("rows-over-limit", Severity.ERROR, "填写了 {found} 行，超过上限 {expected} 行。", "请分两份上传，或与市信用办联系。"),

    ANNOTATION_IMPOSSIBLE("annotation-impossible", Severity.ERROR, "这份文件不能加标注：{found}。", "请按网页上的回执修改。"),

    // checking values
    REQUIRED_MISSING("required-missing", Severity.ERROR, "必填项没有填写。", "请填写“{label}”。"),
    NOT_IN_LIST("not-in-list", Severity.ERROR, "“{found}”不在可选项里。", "{advice}"),
    OUT_OF_RANGE("out-of-range", Severity.ERROR, "“{found}”不符合规则：{expected}。", "{advice}"),
    RULE_BROKEN("rule-broken", Severity.ERROR, "“{found}”不符合本格的规则。", "{advice}"),
    RULE_NOT_EVALUATED("rule-not-evaluated", Severity.ERROR, "本格的规则无法计算。", "请检查相关单元格的内容；仍不行请联系市信用办。"),
    ROW_CHECK("row-check", Severity.ERROR, "填写检查：{advice}。", "请按提示改正这一行。"),
    SHEET_CHECK("sheet-check", Severity.ERROR, "填写检查：{advice}。", "请按提示改正。"),
    MORE_PROBLEMS("more-problems", Severity.NOTE, "共有 {found} 个问题，只列出前 {expected} 个。", "请先改正列出的问题。"),

    ROW_HINT("row-hint", Severity.WARNING, "填写提示：{advice}。", "请核对这一行；确实如此的，请说明原因。"),
    SHEET_HINT("sheet-hint", Severity.WARNING, "填写提示：{advice}。", "请核对；确实如此的，请说明原因。"),

    // masters
    PLACEHOLDER_UNKNOWN("placeholder-unknown", Severity.ERROR, "占位符 {found} 不在可用的名称里。", "请对照文档中的名称表改正。"),
    PLACEHOLDER_MALFORMED("placeholder-malformed", Severity.ERROR, "占位符 {found} 写法不对。", "请写成 {字段} 或 {表.列}。"),
    FIELD_DOUBLED("field-doubled", Severity.ERROR, "字段 {found} 在模板里出现了两次（另一处在 {expected}）。", "请只保留一处。"),
    FIELD_WITHOUT_LABEL("field-without-label", Severity.ERROR, "字段 {found} 的左边或上方没有名称。", "请在左边或上方写上名称。"),
    RULE_NOT_UNDERSTOOD(
            "rule-not-understood", Severity.ERROR, "数据验证规则看不懂：{found}。", "请改写规则（只用 Excel 2007 的函数，避免数组运算）。"),
    LIST_TOO_LONG("list-too-long", Severity.ERROR, "下拉选项共 {found} 个字符，超过 255。", "请把选项放到「字典」工作表，用区域引用。"),
    LIST_ONE_OPTION("list-one-option", Severity.WARNING, "下拉列表只有一个选项“{found}”。", "如果其实是几个选项，请用半角逗号隔开。"),
    LIST_BLANK("list-blank", Severity.WARNING, "下拉列表的来源 {found} 里有空白单元格，Excel 会因此接受任何内容。", "请把来源区域改成没有空白。"),
    LIST_SOURCE_MISSING("list-source-missing", Severity.ERROR, "下拉列表的来源 {found} 不存在。", "请改正引用。"),
    RULE_OPEN(
            "rule-open",
            Severity.WARNING,
            "规则引用的单元格可能空着，那时 Excel 不检查本格（勾选了“忽略空值”）。",
            "请把引用的单元格设为必填，或者去掉“忽略空值”，或者改用填写检查。"),
    RULE_WITHOUT_ERROR_TEXT("rule-without-error-text", Severity.WARNING, "数据验证没有写出错提示。", "请补写出错提示，填报人才知道怎么改。"),
    TRIAL_WRONG(
            "trial-wrong", Severity.ERROR, "试行期写法不对：{found}。", "请在出错提示的标题或「填写检查」的表头里写“试行至2020-06-30”；「填写提示」从不退回，不用写。"),
    TRIAL_STOPS("trial-stops", Severity.WARNING, "规则在试行，但出错样式是“停止”，Excel 在试行期内也不让输入。", "请把出错样式改成“警告”。"),
    RULE_NOT_ENFORCED(
            "rule-not-enforced",
            Severity.WARNING,
            "数据验证没有打开出错警告，Excel 会接受任何内容。",
            "请在“数据验证—出错警告”里勾选“输入无效数据时显示出错警告”，并写上出错提示。"),
    RULE_INCOMPLETE("rule-incomplete", Severity.ERROR, "数据验证只到第 {found} 行，而这张表有 {expected} 行可填。", "请把数据验证设到整列可填的各行。"),
    FORMULA_NOT_SUPPORTED(
            "formula-not-supported", Severity.ERROR, "公式里有服务器算不了的写法：{found}。", "请改用 SUMIF、COUNTIF 等普通函数。"),
    TABLE_MERGED("table-merged", Severity.ERROR, "表格数据行里有跨行合并单元格。", "请取消合并。"),
    TABLE_ACROSS_ROWS("table-across-rows", Severity.ERROR, "同一张表的占位符不在同一行：{found}。", "请放在同一行。"),
    TABLE_OVERLAP("table-overlap", Severity.ERROR, "表 {found} 的行里还有 {expected}。", "请把它们分开放。"),
    TABLE_ROWS_LOCKED(
            "table-rows-locked",
            Severity.WARNING,
            "数据验证覆盖了 {expected} 行，但第 {found} 行的填写格是锁定的，填报人写不了。",
            "请把预留各行的填写格取消锁定。"),
    TABLE_KEY_MISSING("table-key-missing", Severity.ERROR, "固定行的表 {found} 没有 .code 或 .no 列。", "请加上代码列或序号列。"),
    INPUT_HOLDS_FORMULA("input-holds-formula", Severity.ERROR, "填写格里有公式。", "请删去公式，或锁定这一格。"),
    CARD_MISSING("card-missing", Severity.ERROR, "模板缺少 _kaoping 工作表（表的身份信息）。", "请补上，写明 id、title、period、filledBy。"),
    CARD_WRONG("card-wrong", Severity.ERROR, "模板的 _kaoping 工作表里“{label}”写错：{found}。", "{advice}"),
    MASTER_HAS_MACROS("master-has-macros", Severity.ERROR, "模板里有宏，发给单位的文件不能含宏。", "请另存为不含宏的 .xlsx 后再上传。"),
    SHEET_UNPROTECTED("sheet-unprotected", Severity.WARNING, "工作表没有保护，填报人可以改动固定内容。", "请在“审阅”里保护工作表。"),
    PRINT_AREA_MISSING("print-area-missing", Severity.WARNING, "没有设置打印区域。", "请设置打印区域和每页重复的标题行。"),
    CONTRACT_FIELD_MISSING("contract-field-missing", Severity.ERROR, "模板缺少计分要用的字段 {expected}。", "请补上该占位符。"),
    CONTRACT_TYPE_WRONG(
            "contract-type-wrong", Severity.ERROR, "计分要用的字段 {expected} 类型不对（现为 {found}）。", "请改正这一格的数据验证或数字格式。"),
    MASTER_NOT_PUBLISHABLE("master-not-publishable", Severity.ERROR, "这个模板现在不能发布：{found}。", "{advice}"),

    // schemes
    SCHEME_SUM("scheme-sum", Severity.ERROR, "指标满分合计应为 {expected}，现为 {found}。", "请调整各指标满分。"),
    SCHEME_ITEM_WITHOUT_INDICATOR(
            "scheme-item-without-indicator", Severity.ERROR, "事项“{expected}”没有指标。", "请为它设置至少一个指标。"),
    SCHEME_CODE_DUPLICATE("scheme-code-duplicate", Severity.ERROR, "代码“{found}”重复。", "请改成不重复的代码。"),
    SCHEME_CODE_WRONG("scheme-code-wrong", Severity.ERROR, "代码“{found}”写法不对。", "{advice}"),
    SCHEME_UNKNOWN_REFERENCE("scheme-unknown-reference", Severity.ERROR, "“{found}”在{expected}里找不到。", "请改成已有的代码或名称。"),
    SCHEME_VALUE_WRONG("scheme-value-wrong", Severity.ERROR, "“{found}”不符合要求：{expected}。", "请改正。"),
    SCHEME_CALENDAR_HOLE("scheme-calendar-hole", Severity.ERROR, "报送日历缺少 {expected} 月。", "请补上该月的起止日和截止日。"),
    SCHEME_CALENDAR_DIFFERS(
            "scheme-calendar-differs", Severity.WARNING, "报送日历与参数不一致：{found}，按参数应为 {expected}。", "确需不同的，请在备注里写明原因。"),
    SCHEME_BOUNDS("scheme-bounds", Severity.ERROR, "等级界限必须从高到低：{found}。", "请改正三个界限。"),
    SCHEME_DUTY_MISSING("scheme-duty-missing", Severity.ERROR, "没有“{expected}”的承担情况。", "请在承担情况表里补上。"),
    SCHEME_REPLACES(
            "scheme-replaces",
            Severity.WARNING,
            "{expected}方案在用，这份与它有 {found} 处不同（{counted}）{marks}。",
            "由市信用办确认：生效（写明原因），或作废。"),
    SCHEME_DIFFERENCE("scheme-difference", Severity.NOTE, "改动：{expected}。", ""),
    SCHEME_MONTH_LOCKED(
            "scheme-month-locked",
            Severity.ERROR,
            "{day} 已收到这个月的第一份月报，“{label}”不能再由“{expected}”改为“{found}”。",
            "请改回“{expected}”；个别单位因故逾期的，可以“视为按时”。"),
    SCHEME_DUTY_LOCKED(
            "scheme-duty-locked",
            Severity.ERROR,
            "这个单位的年终评分已经开始，“{label}”不能再由“{expected}”改为“{found}”。",
            "现场确需改变的，由考核小组在年终评分表上改并写明原因；确要改方案的，请在本行“改动说明”里写明 {code} 和原因。"),
    PERSONS_OVER_QUOTA(
            "persons-over-quota",
            Severity.WARNING,
            "本单位推荐的先进个人连同这一份有 {found} 人，超过每单位 {expected} 人的名额。",
            "请核对；多出的请撤回，或说明原因。"),

    // identification and intake
    STAMP_MISSING("stamp-missing", Severity.WARNING, "文件里没有系统写入的标识，已按标题和表头认出：{found}。", "请尽量在下载的模板上填写。"),
    STAMP_FOREIGN("stamp-foreign", Severity.WARNING, "文件标识不是本系统签发的，已按标题和表头认出：{found}。", "请从本系统下载模板填写。"),
    UNIT_UNKNOWN("unit-unknown", Severity.ERROR, "认不出填报单位（{found}）。", "请从网页下载本单位的模板填写。"),
    UNIT_UNCERTAIN("unit-uncertain", Severity.WARNING, "填报单位不能确定（{found}）。", "由市信用办指定单位。"),
    PERIOD_UNCERTAIN("period-uncertain", Severity.WARNING, "所属月份不能确定（{found}）。", "由市信用办指定月份。"),
    PERIOD_DOUBTFUL(
            "period-doubtful",
            Severity.WARNING,
            "表格标识是 {expected}，但{found}，可能沿用了以前的文件。",
            "由市信用办确认是哪一期；确属本期的，也可以在标注件的“核实说明”栏写明原因再报。"),
    PERIOD_NOT_OPEN("period-not-open", Severity.ERROR, "{found} 不在本年度的报送日历里。", "请核对月份。"),
    NOT_REQUIRED("not-required", Severity.ERROR, "{unit}不需要报送「{form}」（{found}）。", "无需上传；如有疑问请联系市信用办。"),
    REPLACES_AFTER_DEADLINE(
            "replaces-after-deadline", Severity.WARNING, "截止日（{expected}）后收到的替换件，原来已有一份在用。", "由市信用办确认是否替换。"),
    MARKS_CHANGE("marks-change", Severity.WARNING, "这份评分改动了已在用的 {found} 处，逐处列在下面。", "由市信用办核对后「确认替换」（写明原因和确认人），或退回。"),
    MARK_DIFFERENCE("mark-difference", Severity.NOTE, "评分改动：{expected}。", ""),
    RANKING_MOVED(
            "ranking-moved",
            Severity.ERROR,
            "这份考评结果汇总下载以后，名单所依据的数据有了变动（表上 {found}，现在 {expected}）。",
            "请重新下载考评结果汇总，在新的一份上填写决定。"),
    DECISION_NOT_PENDING("decision-not-pending", Severity.ERROR, "{found} 不在待定的单位里，不用决定。", "请清空这一格；待定的单位见「结果建议」。"),
    DECISION_INCOMPLETE("decision-incomplete", Severity.ERROR, "{found} 与已决定的单位并列在名额线上，也要一并决定。", "请为并列的每个单位选择列入或不列入。"),
    DECISION_OVER_PLACES("decision-over-places", Severity.ERROR, "决定列入 {found} 家，名额只剩 {expected} 家。", "请改为不超过剩余名额。"),
    APPROVAL_WITHOUT_HONOUR("approval-without-honour", Severity.ERROR, "{found} 没有列入表彰，不能填批准文号。", "请清空这一格，或先决定列入。"),
    TWO_IN_BATCH("two-in-batch", Severity.WARNING, "同一批里有两份不同的{found}。", "由市信用办选用其中一份。"),
    ANOTHER_NAME(
            "another-name",
            Severity.WARNING,
            "编号相同而“{label}”不同：这份是“{found}”，另一份是“{expected}”。",
            "由市信用办确认：另算一份，还是名称改正后的替换件。"),
    TEXT_AWAITED(
            "text-awaited",
            Severity.WARNING,
            "本表的文字格（{label}）可以不填：把 Word 文档或盖章扫描件（PDF）与本表放在同一文件夹、同一压缩包或同一次上传。",
            "正文已经单独报过的，请市信用办指定为本表正文。"),
    TEXT_RECEIVED("text-received", Severity.NOTE, "已收正文（{found}），表内的文字格可以空着。", ""),
    EARLIER_VERSION("earlier-version", Severity.NOTE, "按较早的版本（{found}）填写，内容没有变化，已照常接收。", ""),
    CARRIED_OVER(
            "carried-over",
            Severity.ERROR,
            "该表是用旧模板填的（{found}），已把能移的内容移入新模板：移入 {expected} 项，{advice}。",
            "请下载移好的表，核对后再上传。"),
    NOT_CARRIED("not-carried", Severity.WARNING, "“{found}”没有移入新模板：{advice}。", "请核对，需要的请在新模板里另行填写。"),
    SCHEME_CHANGED("scheme-changed", Severity.ERROR, "这份表是按第 {found} 版方案发放的，其中的指标或满分已经改变。", "请下载新的模板填写。"),
    DUPLICATE_BYTES("duplicate-bytes", Severity.NOTE, "与先前上传的文件（{found}）完全相同。", "无需重复上传。"),
    RECEIVED_ON_WRONG("received-on-wrong", Severity.ERROR, "收到日期 {found} 不合理：{expected}。", "请改正日期。"),
    DECIDED_BY_OFFICE("decided-by-office", Severity.NOTE, "市信用办处理：{found}（{advice}）。", ""),
    REPLACED("replaced", Severity.NOTE, "已替换先前的一份（{found}）。", ""),
    REASONS_TAKEN("reasons-taken", Severity.NOTE, "收到核实说明 {found} 条。", ""),
    REASON_NOT_TAKEN("reason-not-taken", Severity.NOTE, "核实说明“{found}”没有采用：{expected}。", "{advice}"),
    WOULD_REPLACE("would-replace", Severity.NOTE, "收下后将替换先前的一份（{found}）。", ""),

    // requests and the server
    REQUEST_MALFORMED("request-malformed", Severity.ERROR, "请求格式不对：{found}。", "{advice}"),
    REQUEST_TOO_LARGE("request-too-large", Severity.ERROR, "一次上传的内容太大（上限 {expected}）。", "请分几次上传。"),
    REQUEST_FOREIGN("request-foreign", Severity.ERROR, "请求来自别的网站，已拒绝。", "请在本系统的页面上操作。"),
    NOT_FOUND("not-found", Severity.ERROR, "没有找到：{found}。", "{advice}"),
    DECISION_IMPOSSIBLE("decision-impossible", Severity.ERROR, "现在不能这样处理：{found}。", "{advice}"),
    RESULT_PENDING("result-pending", Severity.ERROR, "“{unit}”还有没决定的事项：{found}。", "请先由考核小组决定，再发布。"),
    RESULT_EMPTY("result-empty", Severity.ERROR, "没有可以排名的单位，不能发布结果。", "年终评分表收齐后再发布。"),
    RESULT_SAME("result-same", Severity.ERROR, "与已发布的结果（{found}）完全相同。", "不需要再发布。"),
    RESULT_MOVED("result-moved", Severity.ERROR, "数据有变动：您核对的校验码是“{found}”，现在是“{expected}”。", "请重新核对后再发布。"),
    WHAT_IF_OFF(
            "what-if-off",
            Severity.ERROR,
            "{found} 年度还没有发布结果，参数测算没有打开。",
            "结果发布后自动打开；确需提前测算的，请系统管理员用 --what-if=always 启动。"),
    WHAT_IF_NOTHING("what-if-nothing", Severity.ERROR, "没有改动任何参数或满分。", "请至少改一项再测算。"),
    WHAT_IF_SETTING("what-if-setting", Severity.ERROR, "“{found}”不能测算。", "可以测算的是页面上列出的参数和各指标满分。"),
    ARCHIVE_YEAR_EMPTY("archive-year-empty", Severity.ERROR, "{found} 年度没有任何资料，没有归档。", "请核对年度。"),
    ARCHIVE_NOT_WRITTEN("archive-not-written", Severity.ERROR, "归档文件没有写成（{found}）。", "没有留下半个文件；请处理后再试。"),
    NOT_A_YEAR_ARCHIVE("not-a-year-archive", Severity.ERROR, "这不是可以重算的考评归档：{found}。", "请用 ./run.sh archive 生成的 .zip。"),
    REASON_MISSING("reason-missing", Severity.ERROR, "请写明原因。", "不能只写“无”。"),
    SCHEME_MISSING("scheme-missing", Severity.ERROR, "没有 {expected} 年度的考评方案。", "请先上传该年度的考评方案工作簿。"),
    SERVER_BUSY("server-busy", Severity.ERROR, "系统正忙。", "请稍后再试。"),
    STORAGE_FAILED("storage-failed", Severity.ERROR, "文件没有保存成功（{found}）。", "请稍后重新上传；仍不行请检查服务器磁盘。");

    private final String id;
    private final Severity severity;
    private final String sentence;
    private final String todo;

    ProblemCode(String id, Severity severity, String sentence, String todo) {
        this.id = id;
        this.severity = severity;
        this.sentence = sentence;
        this.todo = todo;
    }

    /** The stable code in kebab-case, as the API gives it. */
    public String id() {
        return id;
    }

    /** The usual severity; a master's error style may set another. */
    public Severity severity() {
        return severity;
    }

    /** What is wrong, in Chinese, with named holes. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it, in Chinese, with named holes; may be empty. */
    public String todo() {
        return todo;
    }
}
