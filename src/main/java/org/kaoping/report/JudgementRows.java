package org.kaoping.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.Source;

/** The sheets 创新加分 and 检查发现 of the ranking workbook, and the settings that their formulas use. */
final class JudgementRows {
    private JudgementRows() {}

    static Map<String, CellValue> fields(Facts facts) {
        Counting counting = facts.scheme().policy().counting();
        List<BigDecimal> tiers = facts.scheme().policy().tiers();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < 3; i++) {
            fields.put("tier" + (i + 1), CellValue.of(tiers.get(i)));
        }
        fields.put("bonusCap", cap(counting.bonusCap()));
        fields.put("totalCap", cap(counting.totalCap()));
        fields.put("bonusRule", CellValue.of(counting.all() ? "累计" : "就高一项"));
        fields.put(
                "bonusDecided",
                CellValue.of(facts.units().stream().anyMatch(unit -> unit.bonus() != null) ? "有" : "无"));
        fields.put("falseScope", CellValue.of(counting.scope().label()));
        fields.put("movesUp", CellValue.of(counting.movesUp() ? "是" : "否"));
        return fields;
    }

    private static CellValue cap(@Nullable BigDecimal cap) {
        return cap == null ? CellValue.of("") : CellValue.of(cap);
    }

    static List<Map<String, CellValue>> awards(Facts facts) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Facts.UnitFacts unit : facts.units()) {
            for (Award award : unit.awards()) {
                Map<String, CellValue> row = row(unit.unit(), rows.size() + 1, award.source());
                row.put("claim", CellValue.of(award.claim()));
                row.put("matter", CellValue.of(award.name()));
                row.put("kind", CellValue.of(award.kind()));
                row.put("asked", CellValue.of(award.asked()));
                row.put("result", CellValue.of(award.verdict().label()));
                row.put("tier", CellValue.of(award.tier()));
                row.put("reason", CellValue.of(award.reason()));
                day(row, "date", award.day());
                rows.add(row);
            }
        }
        return rows;
    }

    static List<Map<String, CellValue>> findings(Facts facts) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Facts.UnitFacts unit : facts.units()) {
            for (Finding finding : unit.findings()) {
                Map<String, CellValue> row = row(unit.unit(), rows.size() + 1, finding.source());
                row.put("record", CellValue.of(finding.record()));
                day(row, "date", finding.day());
                row.put("item", CellValue.of(finding.item()));
                row.put("indicator", CellValue.of(finding.indicator()));
                row.put("nature", CellValue.of(finding.nature()));
                row.put("finding", CellValue.of(finding.text()));
                row.put("grade", CellValue.of(finding.grade()));
                row.put("falsity", CellValue.of(finding.falsity().label()));
                row.put("fix", CellValue.of(finding.fix()));
                day(row, "due", finding.fixBy());
                row.put("evidence", CellValue.of(finding.evidence()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, CellValue> row(Unit unit, int no, @Nullable Source source) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("unit", CellValue.of(unit.code()));
        row.put("name", CellValue.of(unit.shortName()));
        if (source != null) {
            row.put("file", CellValue.of(source.fileName()));
            row.put("upload", CellValue.of(source.upload()));
            row.put("sheet", CellValue.of(source.sheet()));
            row.put("cell", CellValue.of(source.cell()));
        }
        return row;
    }

    private static void day(Map<String, CellValue> row, String name, @Nullable LocalDate day) {
        if (day != null) {
            row.put(name, CellValue.of(day));
        }
    }
}
