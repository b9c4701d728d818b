package org.kaoping.report;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.VisitPaper;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Vocabulary;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Unit;

/** 现场考评资料: what the group takes along to one unit, to be printed (R8, R9). */
public final class VisitSheet {
    /** The id of the master. */
    public static final String FORM = "site-visit";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The names that are written. */
    static final Vocabulary NAMES = new Vocabulary(
            Set.of(
                    "city",
                    "year",
                    "unitName",
                    "unitCode",
                    "cohort",
                    "markedBy",
                    "exampleMark",
                    "generatedAt",
                    "madeUnder",
                    "selfState"),
            Map.of("known", Set.of("no", "ref", "kind", "when", "text", "full", "duty", "self", "evidence")));

    private VisitSheet() {}

    /** The workbook of one unit. */
    public static byte[] write(VisitPaper paper, Form form) {
        Policy policy = paper.scheme().policy();
        Unit unit = paper.unit();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("city", CellValue.of(policy.city()));
        fields.put("year", CellValue.of(paper.scheme().year()));
        fields.put("unitName", CellValue.of(unit.name()));
        fields.put("unitCode", CellValue.of(unit.code()));
        fields.put("cohort", CellValue.of(unit.cohort().label()));
        fields.put(
                "markedBy",
                CellValue.of((unit.organiser() ? "" : policy.office() + "、") + policy.partner1() + "、"
                        + policy.partner2() + (unit.organiser() ? "（" + Unit.ORGANISER + "）" : "")));
        fields.put("exampleMark", CellValue.of(paper.scheme().example() ? "示例，非正式指标" : ""));
        fields.put("generatedAt", CellValue.of(MINUTE.format(paper.at().atZone(Deadlines.ZONE)) + "（北京时间）"));
        fields.put(
                "madeUnder",
                CellValue.of(paper.scheme().year() + "年度考评方案第" + paper.scheme().version() + "版"));
        fields.put("selfState", CellValue.of(paper.selfState()));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (VisitPaper.Line line : paper.lines()) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(rows.size() + 1));
            row.put("kind", CellValue.of(line.kind().label()));
            text(row, "ref", line.ref());
            text(row, "when", line.when());
            text(row, "text", line.text());
            text(row, "duty", line.duty());
            text(row, "evidence", line.evidence());
            number(row, "full", line.full());
            number(row, "self", line.self());
            rows.add(row);
        }
        Filling filling = new Filling(fields, new Lists(Map.of("known", rows)), Set.of(), null);
        return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling);
    }

    private static void text(Map<String, CellValue> row, String name, String text) {
        if (!text.isEmpty()) {
            row.put(name, CellValue.of(text));
        }
    }

    private static void number(Map<String, CellValue> row, String name, @Nullable BigDecimal number) {
        if (number != null) {
            row.put(name, CellValue.of(number));
        }
    }

    /** The name to download it under. */
    public static String fileName(VisitPaper paper) {
        return paper.unit().code() + "_" + paper.unit().shortName() + "_现场考评资料.xlsx";
    }
}
