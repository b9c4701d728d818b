package org.kaoping.form.book;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workbook as it was read.
 *
 * @param sheets in the order of the file
 * @param date1904 whether serials count from 1904
 * @param names the defined names of the workbook with what they refer to, such as {@code kp_year} to {@code 字典!$B$2}
 */
public record Book(List<Sheet> sheets, boolean date1904, Map<String, String> names) {
    /** Copies everything. */
    public Book {
        sheets = List.copyOf(sheets);
        names = Map.copyOf(names);
    }

    /** The sheet of that name. */
    public Optional<Sheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }
}
