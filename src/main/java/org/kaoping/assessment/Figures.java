package org.kaoping.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Source;

/** A ranking as single figures, by which a published result is kept and compared with the next (R14). */
public final class Figures {
    private final Scheme scheme;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(Scheme scheme) {
        this.scheme = scheme;
    }

    /** All that a ranking says: by cohort the ranked units in their order, then the others; of each what follows, then its marks. */
    public static List<Figure> of(Ranking ranking) {
        Figures all = new Figures(ranking.facts().scheme());
        for (Ranking.CohortRanking cohort : ranking.cohorts()) {
            cohort.rows().forEach(all::ranked);
            cohort.unranked().forEach(all::unranked);
        }
        return List.copyOf(all.figures);
    }

    private void ranked(Ranking.Row row) {
        Facts.UnitFacts unit = row.unit();
        add(unit, "rank", "名次", String.valueOf(row.rank()), null);
        add(unit, "y", "应得分Y", number(row.y()), null);
        add(unit, "x", "实得分X", number(row.x()), null);
        add(unit, "score", "考核得分", row.score().toPlainString(), null);
        add(unit, "bonus", "创新加分", row.bonus() == null ? "尚未评定" : number(row.bonus()), null);
        add(unit, "total", "综合得分", row.total().toPlainString(), null);
        add(unit, "grade", "等级", row.grade().label(), null);
        add(
                unit,
                "rate",
                "按时率",
                row.onTimeRate() == null ? "" : row.onTimeRate().toPlainString(),
                null);
        add(unit, "eligible", "评选资格", eligible(row.eligible()), null);
        add(unit, "outcome", "结果建议", row.outcome().label(), null);
        LineDecision decided = row.decided();
        if (decided != null) {
            String said = decided.words() + (decided.approval().isEmpty() ? "" : "　批准文号 " + decided.approval());
            add(unit, "decision", "考核小组的决定", said.strip() + "（" + decided.basis() + "）", decided.source());
        }
        add(unit, "remarks", "备注", String.join("；", row.remarks()), null);
        sources(unit);
    }

    private void unranked(Ranking.Unranked out) {
        Facts.UnitFacts unit = out.unit();
        add(unit, "rank", "名次", out.reason().label(), null);
        if (out.score() != null) {
            add(unit, "score", "考核得分", out.score().toPlainString(), null);
        }
        sources(unit);
    }

    private void sources(Facts.UnitFacts unit) {
        for (Facts.Mark mark : unit.marks()) {
            String value = !mark.undertaken()
                    ? mark.noCase() ? Contracts.NO_CASE : "/"
                    : mark.mark() == null ? "" : number(mark.mark());
            add(
                    unit,
                    "mark:" + mark.indicator(),
                    mark.indicator() + " " + name(unit, mark.indicator()) + (mark.noCase() ? noCase() : ""),
                    value,
                    mark.source());
            add(unit, "full:" + mark.indicator(), mark.indicator() + " 满分", number(mark.full()), null);
        }
        if (scheme.policy().weighing().monthlyCounts()) {
            unit.months()
                    .forEach(month -> add(
                            unit,
                            "month:" + month.month(),
                            month.month() + "月 月度得分",
                            month.score().toPlainString(),
                            month.source()));
        }
        for (Award award : unit.awards()) {
            add(
                    unit,
                    "award:" + award.claim(),
                    "创新加分 " + award.claim(),
                    award.verdict().label() + (award.tier().isEmpty() ? "" : "，" + award.tier()),
                    award.source());
        }
        int number = 0;
        for (Finding finding : unit.findings()) {
            if (finding.falsity() != Finding.Falsity.NONE) {
                add(
                        unit,
                        "finding:" + ++number,
                        "弄虚作假 " + finding.record(),
                        finding.falsity().label(),
                        finding.source());
            }
        }
    }

    /** What P35 makes of a duty without a case. */
    private String noCase() {
        Weighing.NoCase way = scheme.policy().weighing().noCase();
        return "（未发生" + (way == Weighing.NoCase.MARKED ? "" : "，按" + way.label()) + "）";
    }

    private String name(Facts.UnitFacts unit, String code) {
        return scheme.indicators(unit.unit().cohort()).stream()
                .filter(one -> one.code().equals(code))
                .map(Indicator::name)
                .findFirst()
                .orElse("");
    }

    private static String eligible(@Nullable Boolean eligible) {
        return eligible == null ? "待认定" : eligible ? "是" : "否";
    }

    private static String number(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private void add(Facts.UnitFacts unit, String name, String label, String value, @Nullable Source source) {
        figures.add(new Figure(unit.unit().code(), unit.unit().shortName(), name, label, value, source));
    }
}
