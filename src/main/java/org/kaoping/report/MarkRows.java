package org.kaoping.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Signature;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeChange;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.MarkConflict;

/** How the marks came about: 评分不一致, 现场确认, and of 变动说明 the changed marks and the scheme's changes since the first one. */
final class MarkRows {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Scheme scheme;
    private final List<MarkConflict> conflicts;
    private final Marking marking;

    MarkRows(Result result) {
        this.scheme = result.ranking().facts().scheme();
        this.conflicts = result.ranking().facts().conflicts();
        this.marking = result.marking();
    }

    /** 「2021-01-12 09:30」. */
    static String minute(Instant at) {
        return MINUTE.format(at.atZone(Deadlines.ZONE));
    }

    List<Map<String, CellValue>> changes() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Marking.Change one : marking.changes()) {
            Map<String, CellValue> row = row(rows.size() + 1, one.unit());
            row.put("what", CellValue.of(one.label() + (one.period().length() > 4 ? "（" + one.period() + "）" : "")));
            row.put("before", CellValue.of(one.before()));
            row.put("after", CellValue.of(one.after().isEmpty() ? "（空）" : one.after()));
            row.put("reason", CellValue.of((marking.afterSignature(one) ? "签字后改动：" : "") + one.reason()));
            row.put("who", CellValue.of(one.who() + "，" + minute(one.at())));
            rows.add(row);
        }
        return rows;
    }

    List<Map<String, CellValue>> revisions() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Marking.Revision revision : marking.revisions()) {
            for (SchemeChange one : revision.changes()) {
                Map<String, CellValue> row = new LinkedHashMap<>();
                row.put("no", CellValue.of(rows.size() + 1));
                row.put("version", CellValue.of("第" + revision.version() + "版"));
                row.put("matter", CellValue.of(one.matter().label()));
                row.put("what", CellValue.of(one.what()));
                row.put("before", CellValue.of(shown(one.before())));
                row.put("after", CellValue.of(shown(one.after())));
                row.put("reason", CellValue.of(revision.why()));
                row.put("who", CellValue.of(revision.who() + "，" + minute(revision.at())));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String shown(@Nullable String text) {
        return text == null ? "（无）" : text.isEmpty() ? "（空）" : text;
    }

    List<Map<String, CellValue>> conflicts() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (MarkConflict one : conflicts) {
            Map<String, CellValue> row = row(rows.size() + 1, one.unit());
            row.put("indicator", CellValue.of(one.indicator()));
            row.put("single", CellValue.of(one.single()));
            row.put("singleFile", CellValue.of(one.singleSource().fileName()));
            row.put("singleSheet", CellValue.of(one.singleSource().sheet()));
            row.put("singleCell", CellValue.of(one.singleSource().cell()));
            row.put("sheet", CellValue.of(one.sheet()));
            row.put("sheetFile", CellValue.of(one.sheetSource().fileName()));
            row.put("sheetSheet", CellValue.of(one.sheetSource().sheet()));
            row.put("sheetCell", CellValue.of(one.sheetSource().cell()));
            MarkConflict.Settled settled = one.settled();
            row.put(
                    "settled",
                    CellValue.of(
                            settled == null
                                    ? "未处理，不计分"
                                    : "以" + settled.way().label() + "为准：" + settled.reason() + "（" + settled.who()
                                            + "）"));
            rows.add(row);
        }
        return rows;
    }

    List<Map<String, CellValue>> visits() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Marking.Visit one : marking.visits()) {
            Map<String, CellValue> row = row(rows.size() + 1, one.unit());
            day(row, "date", one.day());
            row.put("place", CellValue.of(one.place()));
            row.put("opinion", CellValue.of(one.opinion()));
            row.put("objection", CellValue.of(one.objection()));
            row.put("by", CellValue.of(one.by()));
            day(row, "confirmed", one.confirmed());
            row.put("assessors", CellValue.of(one.assessors()));
            row.put("duties", CellValue.of(String.join("；", one.duties())));
            Signature signed = marking.signature(one.unit());
            row.put(
                    "signed",
                    CellValue.of(signed == null ? "" : signed.day() + " " + signed.signer() + "，存于" + signed.place()));
            if (one.source() != null) {
                row.put("file", CellValue.of(one.source().fileName()));
                row.put("upload", CellValue.of(one.source().upload()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void day(Map<String, CellValue> row, String name, @Nullable LocalDate day) {
        if (day != null) {
            row.put(name, CellValue.of(day));
        }
    }

    private Map<String, CellValue> row(int no, String unit) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("code", CellValue.of(unit));
        row.put("name", CellValue.of(scheme.unit(unit).map(Unit::shortName).orElse(unit)));
        return row;
    }
}
