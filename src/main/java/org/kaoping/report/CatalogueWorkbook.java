package org.kaoping.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Vocabulary;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;

/** 归档目录: every file of a year's archive with where it lies and its hash, as a workbook. */
public final class CatalogueWorkbook {
    /** The id of the master. */
    public static final String FORM = "archive-catalogue";

    /** The names that are written into it. */
    static final Vocabulary NAMES = new Vocabulary(
            Set.of("city", "year", "office", "exampleMark", "generatedAt", "summary"),
            Map.of(
                    "files",
                    Set.of(
                            "no", "code", "name", "form", "period", "at", "day", "state", "file", "path", "sha",
                            "upload"),
                    "papers",
                    Set.of("no", "what", "path", "sha")));

    private CatalogueWorkbook() {}

    /**
     * A file as it came.
     *
     * @param code the unit's code; empty where it belongs to none
     * @param name the unit's short name, or whose it is otherwise
     * @param form the form's short title, or what it is otherwise
     * @param period in words
     * @param at when the server had it
     * @param day the day that counts; null where unknown
     * @param state what became of it
     * @param file the name it was sent under
     * @param path where it lies; empty where it is lost
     */
    public record Filed(
            String code,
            String name,
            String form,
            String period,
            Instant at,
            @Nullable LocalDate day,
            String state,
            String file,
            String path,
            String sha256,
            String upload) {}

    /** Something else in the archive: what it is, where it lies. */
    public record Paper(String what, String path, String sha256) {}

    /**
     * The workbook.
     *
     * @param scheme the year's scheme; null where it has none
     * @param summary what was counted, in a sentence
     */
    public static byte[] write(
            Form form,
            int year,
            @Nullable Scheme scheme,
            Instant at,
            String summary,
            List<Filed> files,
            List<Paper> papers) {
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("city", CellValue.of(scheme == null ? "" : scheme.policy().city()));
        fields.put("year", CellValue.of(year));
        fields.put("office", CellValue.of(scheme == null ? "" : scheme.policy().office()));
        fields.put("exampleMark", CellValue.of(scheme != null && scheme.example() ? "示例，非正式指标" : ""));
        fields.put("generatedAt", new CellValue.DateTime(minute(at)));
        fields.put("summary", CellValue.of(summary));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Filed one : files) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(rows.size() + 1));
            row.put("code", CellValue.of(one.code()));
            row.put("name", CellValue.of(one.name()));
            row.put("form", CellValue.of(one.form()));
            row.put("period", CellValue.of(one.period()));
            row.put("at", new CellValue.DateTime(minute(one.at())));
            if (one.day() != null) {
                row.put("day", CellValue.of(one.day()));
            }
            row.put("state", CellValue.of(one.state()));
            row.put("file", CellValue.of(one.file()));
            row.put("path", CellValue.of(one.path()));
            row.put("sha", CellValue.of(one.sha256()));
            row.put("upload", CellValue.of(one.upload()));
            rows.add(row);
        }
        List<Map<String, CellValue>> others = new ArrayList<>();
        for (Paper one : papers) {
            others.add(Map.of(
                    "no", CellValue.of(others.size() + 1),
                    "what", CellValue.of(one.what()),
                    "path", CellValue.of(one.path()),
                    "sha", CellValue.of(one.sha256())));
        }
        Filling filling = new Filling(fields, new Lists(Map.of("files", rows, "papers", others)), Set.of(), null);
        return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling);
    }

    private static LocalDateTime minute(Instant at) {
        return at.atZone(Deadlines.ZONE).toLocalDateTime().withSecond(0).withNano(0);
    }
}
