package org.kaoping.form;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Filled;
import org.kaoping.form.book.Hole;
import org.kaoping.form.book.Serials;

/** One filling, as the cells of its form ask for it. */
final class WrittenForm implements Filled {
    private final Filling filling;
    private final List<FormFiller.@Nullable Slot> slots;
    private final Map<String, Content> results;
    private final boolean date1904;

    WrittenForm(
            Filling filling, List<FormFiller.@Nullable Slot> slots, Map<String, Content> results, boolean date1904) {
        this.filling = filling;
        this.slots = slots;
        this.results = results;
        this.date1904 = date1904;
    }

    @Override
    public @Nullable Content value(Hole hole) {
        FormFiller.Slot slot = slots.get(hole.number());
        if (slot instanceof FormFiller.Slot.Single single) {
            return content(filling.fields().get(single.field().name()), single.field());
        }
        if (slot instanceof FormFiller.Slot.Row row) {
            return content(entry(row.table(), row.index()).get(row.column()), row.field());
        }
        if (slot instanceof FormFiller.Slot.Head head) {
            CellValue value = entry(head.list(), head.index()).get(head.attribute());
            return value == null ? null : content(value, date1904);
        }
        // furniture that is nothing but a placeholder
        String text = text(hole, hole.text());
        return text.isEmpty() ? null : new Content.Text(text);
    }

    private Map<String, CellValue> entry(String list, int index) {
        List<Map<String, CellValue>> entries = filling.lists().of(list);
        return index < entries.size() ? entries.get(index) : Map.of();
    }

    /** A text field keeps digits, and days in words; anything else is written as what it is. */
    private @Nullable Content content(@Nullable CellValue value, Field field) {
        if (value == null) {
            return null;
        }
        boolean asText = field.format().equals("@")
                || (field.type() == Field.Type.TEXT
                        && (value instanceof CellValue.Date || value instanceof CellValue.DateTime));
        return asText ? new Content.Text(FormTexts.inText(value)) : content(value, date1904);
    }

    /** A value as a cell holds it. */
    static Content content(CellValue value, boolean date1904) {
        if (value instanceof CellValue.Decimal number) {
            return new Content.Num(number.value(), number.value().toPlainString());
        }
        if (value instanceof CellValue.Date day) {
            return number(Serials.of(day.value(), date1904));
        }
        if (value instanceof CellValue.DateTime moment) {
            return number(Serials.of(moment.value(), date1904));
        }
        if (value instanceof CellValue.Time time) {
            return number(Serials.of(time.value()));
        }
        return new Content.Text(value.shown());
    }

    private static Content number(java.math.BigDecimal serial) {
        return new Content.Num(serial, serial.toPlainString());
    }

    /** Single values by name, values of lists for the row or repetition that the text stands in. */
    @Override
    public String text(Hole hole, String text) {
        if (text.indexOf('.') < 0) {
            return FormTexts.fill(text, filling.fields());
        }
        Map<String, CellValue> values = new HashMap<>(filling.fields());
        filling.lists().entries().forEach((list, entries) -> {
            if (text.contains("{" + list + ".")) {
                int index = Math.max(hole.down(), hole.right());
                entry(list, index).forEach((attribute, value) -> values.put(list + "." + attribute, value));
            }
        });
        return FormTexts.fill(text, values);
    }

    @Override
    public boolean locked(Hole hole) {
        if (filling.locked().isEmpty()) {
            return false;
        }
        FormFiller.Slot slot = slots.get(hole.number());
        if (slot instanceof FormFiller.Slot.Single single) {
            return filling.locked().contains(single.field().name());
        }
        if (slot instanceof FormFiller.Slot.Row row) {
            Map<String, CellValue> entry = entry(row.table(), row.index());
            CellValue own = row.key() == null ? null : entry.get(row.key());
            String key = own == null ? Layouts.key(entry, row.index()) : own.shown();
            String bracketed = "[" + key + "]";
            int cross = row.column().indexOf('[');
            String column = row.table() + "." + row.field().name() + bracketed;
            return filling.locked().contains(column)
                    || (cross >= 0
                            && filling.locked().contains(column + row.column().substring(cross)));
        }
        return false;
    }

    /** Heads and feet have codes that begin with an ampersand: one in a value is doubled. */
    @Override
    public String page(String text) {
        Map<String, CellValue> values = new HashMap<>();
        filling.fields()
                .forEach((name, value) -> values.put(
                        name, new CellValue.Text(FormTexts.inText(value).replace("&", "&&"))));
        return FormTexts.fill(text, values);
    }

    @Override
    public @Nullable Map<String, String> card() {
        Stamp stamp = filling.stamp();
        return stamp == null ? null : Stamps.rows(stamp);
    }

    @Override
    public Map<String, Content> results() {
        return results;
    }

    /** The day that the workbook was made; without one, the begin of the calendar, so that equal fillings stay equal. */
    @Override
    public LocalDate today() {
        CellValue made = filling.fields().get("generatedAt");
        if (made instanceof CellValue.Date day) {
            return day.value();
        }
        return made instanceof CellValue.DateTime moment ? moment.value().toLocalDate() : LocalDate.of(1904, 1, 1);
    }
}
