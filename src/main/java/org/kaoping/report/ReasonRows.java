package org.kaoping.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Collected;
import org.kaoping.form.Table;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.LookPage;

/** The sheet of a consolidated workbook that tells what is to be verified, and why it is right all the same. */
final class ReasonRows {
    /** Its name. */
    static final String NAME = "核实说明";

    /** What stands where nobody gave a reason yet. */
    static final String NONE = "尚无说明";

    private ReasonRows() {}

    /** The sheet, a row per reason and per warning without one; none where there are no warnings. */
    static Optional<LookPage> page(Collected collected, ConsolidationCells cells, String title, String stand) {
        List<LookPage.Column> columns = new ArrayList<>(cells.heads());
        int frozen = columns.size();
        if (!cells.tellsPeriod()) {
            columns.add(LookPage.Column.centred("期间", 14, "@"));
        }
        columns.add(LookPage.Column.plain("来源文件", 22, "@"));
        columns.add(LookPage.Column.plain("来源工作表", 14, "@"));
        columns.add(LookPage.Column.centred("来源单元格", 9, "@"));
        columns.add(LookPage.Column.plain("提示", 40, "@"));
        columns.add(LookPage.Column.plain("核实说明", 40, "@"));
        columns.add(LookPage.Column.plain("说明人", 14, "@"));
        columns.add(LookPage.Column.centred("说明日期", 12, ConsolidationCells.DAY));
        columns.add(LookPage.Column.plain("说明来源", 12, "@"));
        List<List<@Nullable Content>> rows = new ArrayList<>();
        int open = 0;
        int all = 0;
        for (Collected.HandedIn one : collected.handedIn()) {
            for (Collected.Warning warning : one.warnings()) {
                all++;
                for (Collected.Reason reason : warning.reasons()) {
                    List<@Nullable Content> row = row(rows.size() + 1, cells, one, warning);
                    row.add(new Content.Text(reason.why()));
                    row.add(new Content.Text(reason.who()));
                    row.add(cells.day(reason.day()));
                    row.add(new Content.Text(reason.origin()));
                    rows.add(row);
                }
                if (warning.reasons().isEmpty()) {
                    open++;
                    List<@Nullable Content> row = row(rows.size() + 1, cells, one, warning);
                    row.add(new Content.Text(NONE));
                    row.add(null);
                    row.add(null);
                    row.add(null);
                    rows.add(row);
                }
            }
        }
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LookPage(
                NAME,
                collected.form().tables().stream().map(Table::sheet).findFirst().orElse(null),
                title + NAME,
                stand + "　提示 " + all + " 条，其中 " + open + " 条待核实，" + (all - open) + " 条已说明",
                columns,
                rows,
                frozen,
                columns.size()));
    }

    private static List<@Nullable Content> row(
            int no, ConsolidationCells cells, Collected.HandedIn one, Collected.Warning warning) {
        List<@Nullable Content> row = cells.front(no, one);
        if (!cells.tellsPeriod()) {
            row.add(new Content.Text(one.period().chinese()));
        }
        row.add(new Content.Text(one.fileName()));
        row.add(new Content.Text(warning.sheet()));
        row.add(new Content.Text(warning.cell()));
        row.add(new Content.Text(warning.field().isEmpty() ? warning.what() : warning.field() + "：" + warning.what()));
        return row;
    }
}
