package org.kaoping.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Weighing;

/** P27 and P35 as the ranking workbook and the feedback sheet say them: for its formulas, and in words. */
final class WeighingFields {
    private WeighingFields() {}

    static Map<String, CellValue> of(Weighing weighing) {
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("monthlyShare", CellValue.of(weighing.monthly()));
        fields.put("noCase", CellValue.of(weighing.noCase().label()));
        String share = percent(weighing.monthly());
        String rest = percent(BigDecimal.ONE.subtract(weighing.monthly()));
        fields.put(
                "scoreRule",
                CellValue.of(
                        weighing.monthlyCounts()
                                ? "考核得分＝实得分X÷应得分Y×100×" + rest + "＋平均月度得分×" + share + "（参数P27），没有月度评分的单位只按年终得分计"
                                : "考核得分＝实得分X÷应得分Y×100，月度得分不计入（参数P27为0）"));
        fields.put("noCaseRule", CellValue.of("承担但当年未发生的按“" + weighing.noCase().label() + "”（参数P35）"));
        return fields;
    }

    /** A share as 20%. */
    static String percent(BigDecimal share) {
        BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
        return (percent.scale() < 0 ? percent.setScale(0) : percent).toPlainString() + "%";
    }
}
