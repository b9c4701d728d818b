package org.kaoping.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;

/** What the invented clerks write into the forms of the year's end: the self-assessment and the summary. */
final class YearTexts {
    /** The single fields of a self-assessment. */
    static final Map<String, CellValue> SELF_ASSESSMENT = Map.of(
            "summary",
            CellValue.of("本年度成立信用工作专班，召开部署会3次，完成双公示、信用承诺、信用修复等任务，组织培训2期，归集信用信息1260条，公示率100%，群众办事更加便利。"),
            "lost",
            CellValue.of("个别月份佐证材料归档不够及时，行业信用评价覆盖面还不够广。"),
            "plan",
            CellValue.of("明年一季度前补齐归档材料，上半年把行业信用评价扩大到全部监管对象。"),
            "promise",
            CellValue.of("本单位对所报材料的真实性负责"));

    /** The single fields of a summary. */
    static final Map<String, CellValue> SUMMARY = Map.of(
            "overview",
            CellValue.of("本单位成立由主要负责人任组长的信用工作领导小组，年初印发任务清单，明确6项任务和12项措施，全年召开专题会议4次，各项任务按期完成。"),
            "base",
            CellValue.of("完善信用信息归集、公示、应用制度3项；归集信息1260条，一次校验通过率98.6%；补录统一代码17户。"),
            "business",
            CellValue.of("推行信用承诺制，收取承诺书112份并全部公示；对守信企业开通容缺办理，全年使用96次。"),
            "supervision",
            CellValue.of("完成217户行业信用评价，按等级调整抽查比例；对2户失信主体落实限制措施并反馈结果。"),
            "rights",
            CellValue.of("受理信用修复申请4件，全部按期办结；受理信息异议1件，及时更正并告知申请人。"),
            "problem",
            CellValue.of("行业信用评价结果的应用还不够充分，基层经办人员变动较多。"),
            "next",
            CellValue.of("明年上半年扩大信用评价覆盖面，每季度组织一次业务培训。"));

    private YearTexts() {}

    /**
     * The indicators as the unit sees itself: a little better than the office will see it, never above full marks.
     *
     * @param unit the unit's code
     * @param handedOut what was handed out; rows that are not the unit's stay as they are
     */
    static List<Map<String, CellValue>> assessed(String unit, Filling handedOut) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("inds")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            if (CellValue.of("承担").equals(row.get("duty"))
                    && row.get("full") instanceof CellValue.Decimal full
                    && row.get("code") instanceof CellValue.Text code) {
                BigDecimal mark = Story.mark(unit, code.value(), full.value());
                BigDecimal middle = mark.add(full.value()).divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
                row.put("self", CellValue.of(middle));
                row.put("reason", CellValue.of(middle.compareTo(full.value()) < 0 ? "部分材料归档不及时，自行扣分" : "按计分方法，全部做到"));
                // the monthly reports themselves are the proof of the third indicator
                if (!code.value().endsWith("0103")) {
                    row.put("proof", CellValue.of(unit + "-" + code.value() + "-01"));
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
