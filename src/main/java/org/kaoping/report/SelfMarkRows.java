package org.kaoping.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.SelfMarks;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Facts;

/** The sheet 自评对照 of the ranking workbook (R7, R9): a unit's own mark beside the group's, for the office alone. */
final class SelfMarkRows {
    private final Result result;
    private final Scheme scheme;
    private final List<Facts.UnitFacts> units;

    SelfMarkRows(Result result) {
        this.result = result;
        this.scheme = result.ranking().facts().scheme();
        this.units = result.ranking().facts().units().stream()
                .filter(this::concerned)
                .toList();
    }

    /** Those that are assessed, and those that only report where they were marked or marked themselves all the same. */
    private boolean concerned(Facts.UnitFacts one) {
        Participation mode = one.unit().participation();
        return mode == Participation.RANKED
                || mode == Participation.UNRANKED
                || !one.marks().isEmpty()
                || result.selfMarks().containsKey(one.unit().code());
    }

    /** One row a unit, in the roster's order; its sums are formulas over the other list. */
    List<Map<String, CellValue>> sums() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Facts.UnitFacts one : units) {
            Map<String, CellValue> row = RankingFilling.roster(one.unit(), rows.size() + 1);
            List<String> remarks = new ArrayList<>();
            if (!result.selfMarks().containsKey(one.unit().code())) {
                remarks.add("没有年度自评表");
            }
            if (one.marks().isEmpty()) {
                remarks.add("没有年终评分");
            }
            row.put("remark", CellValue.of(String.join("；", remarks)));
            rows.add(row);
        }
        return rows;
    }

    /** One row a unit and indicator that it undertakes: by the group's marks, before them by the scheme. */
    List<Map<String, CellValue>> marks() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Facts.UnitFacts one : units) {
            Map<String, Facts.Mark> marks = new LinkedHashMap<>();
            one.marks().forEach(mark -> marks.put(mark.indicator(), mark));
            for (Indicator indicator : scheme.indicators(one.unit().cohort())) {
                Facts.Mark mark = marks.get(indicator.code());
                if (mark == null
                        ? marks.isEmpty() && scheme.undertakes(one.unit().code(), indicator.code())
                        : mark.undertaken()) {
                    rows.add(row(rows.size() + 1, one, indicator, mark));
                }
            }
        }
        return rows;
    }

    private Map<String, CellValue> row(int no, Facts.UnitFacts one, Indicator indicator, Facts.@Nullable Mark mark) {
        Map<String, CellValue> row = RankingFilling.unit(one.unit());
        row.put("no", CellValue.of(no));
        row.put("indicator", CellValue.of(indicator.code()));
        row.put("what", CellValue.of(indicator.name()));
        row.put("full", CellValue.of(mark == null ? indicator.full() : mark.full()));
        if (mark != null && mark.noCase() && scheme.policy().weighing().noCase() != Weighing.NoCase.MARKED) {
            row.put("mark", CellValue.of("未发生"));
        } else if (mark != null && mark.mark() != null) {
            row.put("mark", CellValue.of(mark.mark()));
        }
        Map<String, SelfMarks.Own> sheet = result.selfMarks().get(one.unit().code());
        SelfMarks.Own own = sheet == null ? null : sheet.get(indicator.code());
        if (own != null) {
            row.put("self", CellValue.of(own.mark()));
            row.put("file", CellValue.of(own.source().fileName()));
            row.put("upload", CellValue.of(own.source().upload()));
            row.put("sheet", CellValue.of(own.source().sheet()));
            row.put("cell", CellValue.of(own.source().cell()));
        }
        row.put("remark", CellValue.of(sheet == null ? "没有自评表" : own == null ? "自评表没有这项得分" : ""));
        return row;
    }
}
