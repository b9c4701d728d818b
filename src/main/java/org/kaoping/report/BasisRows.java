package org.kaoping.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Figure;
import org.kaoping.assessment.Figures;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.Origin;
import org.kaoping.assessment.Result;
import org.kaoping.form.CellValue;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scoring.Source;

/** The sheets 计算依据 (each number with the cell it came from) and 变动说明 (what moved since the last number, R14). */
final class BasisRows {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Result result;
    private final Map<String, String> titles;

    BasisRows(Result result) {
        this.result = result;
        this.titles = result.forms().stream()
                .collect(Collectors.toMap(FormCard::id, FormCard::title, (one, same) -> one, LinkedHashMap::new));
    }

    List<Map<String, CellValue>> basis() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Figure figure : Figures.of(result.ranking())) {
            if (figure.source() != null && !figure.value().isEmpty()) {
                Map<String, CellValue> row = unit(rows.size() + 1, figure.unit(), figure.unitName(), figure.label());
                row.put("value", CellValue.of(figure.value()));
                source(row, figure.source());
                rows.add(row);
            }
        }
        return rows;
    }

    List<Map<String, CellValue>> moves(List<Movement> moved) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Movement one : moved) {
            Map<String, CellValue> row = unit(rows.size() + 1, one.unit(), one.unitName(), one.label());
            row.put("before", CellValue.of(one.before()));
            row.put("after", CellValue.of(one.after()));
            row.put("from", CellValue.of(words(one.from())));
            row.put("source", CellValue.of(words(one.source()) + why(one)));
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, CellValue> unit(int no, String code, String name, String label) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("code", CellValue.of(code));
        row.put("name", CellValue.of(name));
        row.put("what", CellValue.of(label));
        return row;
    }

    private void source(Map<String, CellValue> row, Source source) {
        row.put("file", CellValue.of(source.fileName()));
        row.put("sheet", CellValue.of(source.sheet()));
        row.put("cell", CellValue.of(source.cell()));
        row.put("upload", CellValue.of(source.upload()));
        Origin origin = result.origins().get(source.upload());
        if (origin != null) {
            row.put("form", CellValue.of(titles.getOrDefault(origin.form(), origin.form())));
            row.put("at", CellValue.of(SECOND.format(origin.receivedAt().atZone(Deadlines.ZONE))));
            row.put("sha", CellValue.of(origin.sha256()));
        }
    }

    /** Who changed a mark and why; nothing where it was not changed by another workbook. */
    private String why(Movement moved) {
        Source source = moved.source();
        Marking.Change change = source == null || !moved.name().startsWith("mark:")
                ? null
                : result.marking().change(moved.unit(), moved.name().substring("mark:".length()), source.upload());
        return change == null
                ? ""
                : "；更正：" + change.reason() + "（" + change.who() + "，" + MarkRows.minute(change.at()) + "）";
    }

    private static String words(@Nullable Source source) {
        return source == null ? "" : source.fileName() + "「" + source.sheet() + "」" + source.cell();
    }
}
