package org.kaoping.assessment;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.kaoping.scoring.Source;

/** The table {@code result_figure}: what a published result said. Rows are only added. */
final class FigureTable {
    private FigureTable() {}

    static void add(Handle handle, String result, List<Figure> figures) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO result_figure
                    (result, seq, unit, unit_name, name, label, value, upload, file_name, sheet, cell)
                VALUES (:result, :seq, :unit, :unitName, :name, :label, :value, :upload, :file, :sheet, :cell)""");
        int seq = 0;
        for (Figure figure : figures) {
            Source source = figure.source();
            batch.bind("result", result)
                    .bind("seq", seq++)
                    .bind("unit", figure.unit())
                    .bind("unitName", figure.unitName())
                    .bind("name", figure.name())
                    .bind("label", figure.label())
                    .bind("value", figure.value())
                    .bind("upload", source == null ? null : source.upload())
                    .bind("file", source == null ? null : source.fileName())
                    .bind("sheet", source == null ? null : source.sheet())
                    .bind("cell", source == null ? null : source.cell())
                    .add();
        }
        batch.execute();
    }

    static List<Figure> of(Handle handle, String result) {
        return handle.createQuery("SELECT * FROM result_figure WHERE result = :result ORDER BY seq")
                .bind("result", result)
                .map((row, context) -> new Figure(
                        row.getString("unit"),
                        row.getString("unit_name"),
                        row.getString("name"),
                        row.getString("label"),
                        row.getString("value"),
                        source(
                                row.getString("upload"),
                                row.getString("file_name"),
                                row.getString("sheet"),
                                row.getString("cell"))))
                .list();
    }

    private static @Nullable Source source(
            @Nullable String upload, @Nullable String file, @Nullable String sheet, @Nullable String cell) {
        return upload == null || file == null || sheet == null || cell == null
                ? null
                : new Source(upload, file, sheet, cell);
    }
}
