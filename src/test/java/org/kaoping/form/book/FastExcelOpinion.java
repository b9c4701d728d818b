package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Where fastexcel-reader reads numbers and texts otherwise than we do. */
final class FastExcelOpinion {
    private static final int ENOUGH = 20;

    private FastExcelOpinion() {}

    /** The differences, at most some; the number of compared cells first. */
    static List<String> differences(byte[] bytes, Book ours) throws IOException {
        List<String> differences = new ArrayList<>();
        int cells = 0;
        try (ReadableWorkbook theirs = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<org.dhatim.fastexcel.reader.Sheet> sheets = theirs.getSheets().toList();
            for (int i = 0; i < sheets.size(); i++) {
                Sheet own = ours.sheets().get(i);
                try (var rows = sheets.get(i).openStream()) {
                    for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                        for (org.dhatim.fastexcel.reader.Cell cell : all.next()) {
                            if (cell == null) {
                                continue;
                            }
                            cells++;
                            CellRef at = new CellRef(
                                    cell.getAddress().getRow(),
                                    cell.getAddress().getColumn());
                            String difference = difference(own.cell(at), cell);
                            if (difference != null && differences.size() < ENOUGH) {
                                differences.add(own.name() + "!" + at.a1() + " " + difference);
                            }
                        }
                    }
                }
            }
        }
        differences.add(0, Integer.toString(cells));
        return differences;
    }

    private static @Nullable String difference(@Nullable Cell own, org.dhatim.fastexcel.reader.Cell cell) {
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        String theirs = cell.getType() == CellType.STRING ? cell.asString() : raw.strip();
        if (own == null) {
            return theirs.isEmpty() ? null : "<> fastexcel <" + theirs + ">";
        }
        Content content = own.content();
        String mine = content instanceof Content.Num number
                ? number.raw()
                : content instanceof Content.Text text ? text.value() : theirs;
        // it gives a formula's text as it stands in the file, blanks around it included or not
        return mine.strip().equals(Escapes.decode(theirs).strip()) ? null : "<" + mine + "> fastexcel <" + theirs + ">";
    }
}
