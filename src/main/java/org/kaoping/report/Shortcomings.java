package org.kaoping.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Contracts;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.Unit;

/** What a result shows as the main problems (R14): the items with the lowest mean, and late reports; no unit is named. */
final class Shortcomings {
    private static final int ITEMS = 3;
    private static final BigDecimal LATE = new BigDecimal("0.8");
    private static final String NOTHING = "未发现问题";

    private Shortcomings() {}

    /** An item with how the marked units did on it. */
    private record Mean(Item item, BigDecimal got, BigDecimal full, int lacking, long findings) {
        BigDecimal rate() {
            return got.divide(full, 4, RoundingMode.HALF_UP);
        }
    }

    /** Three to five sentences; fewer where everything is full. */
    static List<String> of(Announced result) {
        List<String> problems = new ArrayList<>();
        result.scheme().items().stream()
                .map(item -> mean(result, item))
                .filter(mean -> mean.full().signum() > 0 && mean.rate().compareTo(BigDecimal.ONE) < 0)
                .sorted(Comparator.comparing(Mean::rate))
                .limit(ITEMS)
                .forEach(mean -> problems.add(mean.item().name() + "方面失分较多。平均得分率"
                        + percent(mean.rate()) + "，有" + mean.lacking() + "家单位没有得满分"
                        + (mean.findings() == 0 ? "" : "，检查发现问题" + mean.findings() + "个") + "。"));
        long late = result.units().stream()
                .filter(one -> one.number("rate").isPresent()
                        && one.number("rate").get().compareTo(LATE) < 0)
                .count();
        if (late > 0) {
            problems.add("月度报送不够及时。有" + late + "家单位按时报送率低于80%。");
        }
        if (problems.isEmpty()) {
            problems.add("没有突出问题。");
        }
        return problems;
    }

    private static Mean mean(Announced result, Item item) {
        BigDecimal got = BigDecimal.ZERO;
        BigDecimal full = BigDecimal.ZERO;
        int lost = 0;
        for (Announced.One one : result.units()) {
            boolean less = false;
            for (Indicator indicator : result.scheme().indicators(one.unit().cohort())) {
                BigDecimal mark = one.number("mark:" + indicator.code()).orElse(null);
                if (indicator.itemNo() == item.no() && mark != null) {
                    BigDecimal most = one.number("full:" + indicator.code()).orElse(indicator.full());
                    got = got.add(mark);
                    full = full.add(most);
                    less |= mark.compareTo(most) < 0;
                }
            }
            lost += less ? 1 : 0;
        }
        long findings = findings(result).stream()
                .filter(row -> text(row, "item").equals(item.name()))
                .count();
        return new Mean(item, got, full, lost, findings);
    }

    /** How many findings of inspections there are about a unit. */
    static long findings(Announced result, Unit unit) {
        return findings(result).stream()
                .filter(row -> !text(row, "unit").isEmpty())
                .filter(row -> text(row, "unit").equals(unit.name())
                        || text(row, "unit").equals(unit.former()))
                .count();
    }

    private static List<Values.Row> findings(Announced result) {
        return result.papers(Contracts.INSPECTION_RECORD).stream()
                .flatMap(paper -> paper.values().rows("rows").stream())
                .filter(row -> !text(row, "nature").equals(NOTHING))
                .toList();
    }

    private static String text(Values.Row row, String column) {
        return Objects.requireNonNullElse(row.value(column), CellValue.of("")).shown();
    }

    private static String percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%";
    }
}
