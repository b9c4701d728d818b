package org.kaoping.form;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that a list's rule wrote in the master's own spelling, to be put in the place of those that were sent. */
final class Settled {
    private final Map<Values.Entry, CellValue> options = new HashMap<>();

    /** The option that an entry means. */
    void put(Values.Entry entry, CellValue option) {
        options.put(entry, option);
    }

    /** The values with the options in their places. */
    Values in(Values values) {
        if (options.isEmpty()) {
            return values;
        }
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        values.fields().forEach((name, entry) -> fields.put(name, settle(entry)));
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>();
        values.tables()
                .forEach((name, rows) ->
                        tables.put(name, rows.stream().map(this::settle).toList()));
        return new Values(fields, tables, values.sheets());
    }

    private Values.Row settle(Values.Row row) {
        Map<String, Values.Entry> cells = new LinkedHashMap<>();
        row.cells().forEach((column, entry) -> cells.put(column, settle(entry)));
        return new Values.Row(row.key(), row.sheet(), row.row(), cells);
    }

    private Values.Entry settle(Values.Entry entry) {
        CellValue option = options.get(entry);
        return option == null ? entry : new Values.Entry(option, entry.sheet(), entry.cell());
    }
}
