package org.kaoping.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.kaoping.assessment.Announced;
import org.kaoping.scheme.Cohort;

/** The tables of the notice (R14): what the public may see of a ranking, or all of it. */
record NoticeTable(Announced result, boolean internal) {
    /** The mean of their scores, as they are rounded. */
    String mean(List<Announced.One> ranked) {
        if (ranked.isEmpty()) {
            return "—";
        }
        BigDecimal sum = ranked.stream()
                .map(one -> one.number("score").orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(
                        BigDecimal.valueOf(ranked.size()),
                        result.scheme().policy().scale(),
                        java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    List<WordPage.Column> columns() {
        List<WordPage.Column> columns =
                new ArrayList<>(List.of(new WordPage.Column("名次", 14), new WordPage.Column("单位", internal ? 29 : 50)));
        if (internal) {
            columns.add(new WordPage.Column("应得分Y", 15));
            columns.add(new WordPage.Column("实得分X", 15));
        }
        columns.add(new WordPage.Column("考核得分", internal ? 16 : 22));
        columns.add(new WordPage.Column("创新加分", internal ? 13 : 18));
        columns.add(new WordPage.Column("综合得分", internal ? 16 : 22));
        columns.add(new WordPage.Column("等级", internal ? 13 : 15));
        if (internal) {
            columns.add(new WordPage.Column("按时率", 18));
            columns.add(new WordPage.Column("检查发现", 12));
        } else {
            columns.add(new WordPage.Column("备注", 15));
        }
        return columns;
    }

    /** The ranked units of a cohort; the public one without the criticised. */
    List<List<String>> rows(Cohort cohort) {
        List<List<String>> rows = new ArrayList<>();
        for (Announced.One one : result.ranked(cohort)) {
            if (!internal && Outcomes.criticised(one)) {
                continue;
            }
            List<String> cells =
                    new ArrayList<>(List.of(one.text("rank"), one.unit().shortName()));
            if (internal) {
                cells.add(one.text("y"));
                cells.add(one.text("x"));
            }
            cells.add(one.text("score"));
            cells.add(one.text("bonus"));
            cells.add(one.text("total"));
            cells.add(one.text("grade"));
            if (internal) {
                cells.add(one.number("rate")
                        .map(rate -> rate.movePointRight(2).setScale(1, java.math.RoundingMode.HALF_UP) + "%")
                        .orElse("—"));
                cells.add(String.valueOf(Shortcomings.findings(result, one.unit())));
            } else {
                cells.add(one.text("remarks").contains("并列") ? "并列" : "");
            }
            rows.add(cells);
        }
        return rows;
    }
}
