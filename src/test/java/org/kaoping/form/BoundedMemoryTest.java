package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;

/** What reading and checking a workbook allocates grows with its cells and with nothing else. */
class BoundedMemoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);
    /** Ten times the cells may take ten times the memory; half as much again for whatever doubles as it grows. */
    private static final double TEN_TIMES = 15;
    /** Read and checked, a cell was seen to take 4,000 bytes in all, most of it short-lived. */
    private static final long A_CELL = 20_000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A ledger of so many reserved rows: text, date, number, a formula column that looks at its row. */
    private record Ledger(FormFiller filler, Filling handedOut) {
        static Ledger of(int rows) {
            MasterDraft draft = MasterDraft.empty()
                    .text("A1", "台账")
                    .text("A3", "工作内容")
                    .text("B3", "完成情况")
                    .text("C3", "日期")
                    .text("D3", "字数")
                    .input("A4", "{rows.task}", "@")
                    .input("B4", "{rows.done}", "@")
                    .input("C4", "{rows.day}", "yyyy-mm-dd")
                    .formula("D4", "IF(A4=\"\",\"\",LEN(A4)+LEN(B4))");
            for (int row = 5; row < 4 + rows; row++) {
                draft.blank("A" + row + ":C" + row, "@")
                        .formula("D" + row, "IF(A" + row + "=\"\",\"\",LEN(A" + row + "))");
            }
            Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of("rows", rows));
            Filling handedOut = new Filling(Map.of(), new Lists(Map.of()), Set.of(), null);
            return new Ledger(FormFiller.prepare(Layouts.of(form, handedOut.lists())), handedOut);
        }

        byte[] filled(int rows) {
            List<Map<String, CellValue>> lines = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                Map<String, CellValue> line = new LinkedHashMap<>();
                line.put("task", CellValue.of("推进第" + (i + 1) + "批工作"));
                line.put("done", CellValue.of("公示行政许可" + (i + 40) + "条，均在7个工作日内"));
                line.put("day", CellValue.of(LocalDate.of(2026, 1, 1).plusDays(i % 300)));
                lines.add(line);
            }
            return filler.fill(new Filling(Map.of(), new Lists(Map.of("rows", lines)), Set.of(), null));
        }

        Checked<Values> examined(byte[] bytes) {
            Values values = FormReader.read(
                            filler.layout(),
                            Books.open(bytes, "台账.xlsx", Limits.STANDARD).get(),
                            handedOut)
                    .get();
            return FormChecker.examine(filler, handedOut, values, TODAY);
        }

        /** The bytes that examining a workbook allocates, once everything around it has been made. */
        long allocated(byte[] bytes) {
            examined(bytes);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            examined(bytes);
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
    }

    @Test
    void tenTimesTheRowsTakeTenTimesTheMemory() {
        Ledger small = Ledger.of(200);
        Ledger large = Ledger.of(2_000);
        byte[] few = small.filled(200);
        byte[] many = large.filled(2_000);
        assertThat(large.examined(many).get().rows("rows")).hasSize(2_000);
        long bytes = large.allocated(many);
        assertThat((double) bytes / small.allocated(few)).isLessThan(TEN_TIMES);
        assertThat(bytes / (4 * 2_000)).isLessThan(A_CELL);
    }

    @Test
    void rowsThatHoldNothingTakeNextToNothing() {
        Ledger large = Ledger.of(2_000);
        long full = large.allocated(large.filled(2_000));
        // 2,000 rows of styled cells and formulas, ten of them filled
        assertThat(large.allocated(large.filled(10))).isLessThan(full / 2);
    }
}
