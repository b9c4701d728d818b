package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Earlier;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;
import org.kaoping.shelf.Told;
import org.kaoping.store.Database;

/**
 * A new ledger of rectifications starts with what was entered and with each criticised unit that it does not name yet, with
 * the day until which its measures are due (R17).
 */
public final class ToRectify implements Earlier {
    private static final String FIX = "fix";

    private final Earlier entered;
    private final Database database;
    private final Shelf shelf;

    /**
     * Reads through these.
     *
     * @param entered what was entered before
     */
    public ToRectify(Earlier entered, Database database, Shelf shelf) {
        this.entered = entered;
        this.database = database;
        this.shelf = shelf;
    }

    @Override
    public List<Told> told(String form, Scheme scheme, Subject subject, Period period) {
        return entered.told(form, scheme, subject, period);
    }

    @Override
    public Optional<Values> last(
            String form, String subject, @Nullable Period from, Period to, @Nullable String serial) {
        Optional<Values> before = entered.last(form, subject, from, to, serial);
        if (!form.equals(Contracts.RECTIFICATION)) {
            return before;
        }
        Values values = before.orElse(new Values(Map.of(), Map.of(), Map.of()));
        List<Values.Row> rows = new ArrayList<>(values.rows(FIX));
        for (Rectifications.Criticised one :
                database.read(handle -> Rectifications.criticised(handle, shelf, to.year()))) {
            if (rows.stream().noneMatch(row -> Rectifications.names(row, one.unit()))) {
                rows.add(row(one, rows.size()));
            }
        }
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>(values.tables());
        tables.put(FIX, rows);
        return rows.isEmpty() ? before : Optional.of(new Values(values.fields(), tables, values.sheets()));
    }

    private static Values.Row row(Rectifications.Criticised one, int index) {
        Map<String, CellValue> said = new LinkedHashMap<>();
        said.put("unit", CellValue.of(one.unit().name()));
        said.put("source", CellValue.of("考评通报"));
        said.put("doc", CellValue.of("考评结果" + one.number()));
        said.put("problem", CellValue.of("年度考评列入通报批评名单，查找失分原因并整改"));
        said.put("askDate", CellValue.of(one.notice()));
        if (!one.unit().leader().isEmpty()) {
            said.put("leader", CellValue.of(one.unit().leader()));
        }
        said.put("due", CellValue.of(one.due()));
        said.put("state", CellValue.of("未提交措施"));
        Map<String, Values.Entry> cells = new LinkedHashMap<>();
        said.forEach((name, value) -> cells.put(name, Values.Entry.starting(value, "整改台账")));
        return new Values.Row(String.valueOf(index + 1), "整改台账", index, cells);
    }
}
