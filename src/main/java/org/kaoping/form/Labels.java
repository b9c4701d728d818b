package org.kaoping.form;

import java.util.Optional;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;

/** Finds the label of a field: the text left of it, or above it; merged areas speak through their upper left cell. */
final class Labels {
    private Labels() {}

    /**
     * A label as it was found.
     *
     * @param text without the trailing asterisk and colon, line breaks dropped
     * @param required whether an asterisk ended it
     * @param area the cells that it stands in
     */
    record Label(String text, boolean required, Area area) {
        private static Label of(String raw, Area area) {
            String text = raw.replaceAll("[\\r\\n]+", "").strip();
            boolean required = false;
            boolean again = true;
            while (again && !text.isEmpty()) {
                char last = text.charAt(text.length() - 1);
                again = last == '：' || last == ':' || last == '*' || last == '＊';
                required |= last == '*' || last == '＊';
                text = again ? text.substring(0, text.length() - 1).strip() : text;
            }
            return new Label(text, required, area);
        }
    }

    /**
     * The label of a single field. The nearest text left of it; where another field stands in between, what is right
     * above it comes first, then the label that the fields share; else the nearest text above.
     */
    static Optional<Label> ofField(MasterSheet sheet, CellRef at) {
        Optional<Label> shared = Optional.empty();
        boolean passed = false;
        for (int column = at.column() - 1; column >= 0; column--) {
            CellRef beside = new CellRef(at.row(), column);
            String text = sheet.text(beside);
            if (Placeholder.is(text)) {
                passed = true;
            } else if (!text.isBlank()) {
                Label label = Label.of(text, sheet.merged(beside));
                if (!label.text().isEmpty()) {
                    shared = Optional.of(label);
                    break;
                }
            }
        }
        if (shared.isPresent() && !passed) {
            return shared;
        }
        Optional<Label> above = above(sheet, at, shared.isPresent() ? 1 : at.row());
        return above.isPresent() ? above : shared;
    }

    /**
     * The label of a cross-check: the nearest text left of it, else above it, with nothing but blank cells in between: a
     * figure or formula in between is what the text names (a status beside a check, a total below a column of checks).
     */
    static Optional<Label> ofCheck(MasterSheet sheet, CellRef at) {
        Optional<Label> left = Optional.empty();
        for (int column = at.column() - 1; column >= 0 && left.isEmpty(); column--) {
            left = only(sheet, new CellRef(at.row(), column));
        }
        Optional<Label> above = Optional.empty();
        for (int row = at.row() - 1; row >= 0 && above.isEmpty(); row--) {
            above = only(sheet, new CellRef(row, at.column()));
        }
        boolean named = left.isPresent() && !left.get().text().isEmpty();
        return (named ? left : above).filter(label -> !label.text().isEmpty());
    }

    /** The label in a cell; an empty one where something else stands there; nothing for a blank cell. */
    private static Optional<Label> only(MasterSheet sheet, CellRef at) {
        MasterCell cell = sheet.cell(sheet.upperLeft(at));
        if (cell == null || (cell.formula() == null && cell.content() == null)) {
            return Optional.empty();
        }
        String text = cell.text();
        return Optional.of(Label.of(Placeholder.is(text) ? "" : text, sheet.merged(at)));
    }

    /** The nearest text above, at most so many rows up; none where a field comes first. */
    private static Optional<Label> above(MasterSheet sheet, CellRef at, int most) {
        for (int row = at.row() - 1; row >= Math.max(0, at.row() - most); row--) {
            CellRef over = new CellRef(row, at.column());
            String text = sheet.text(over);
            if (Placeholder.is(text)) {
                return Optional.empty();
            }
            Label label = Label.of(text, sheet.merged(over));
            if (!label.text().isEmpty()) {
                return Optional.of(label);
            }
        }
        return Optional.empty();
    }

    /**
     * The label of a table's column: the nearest text above it that is not a title over the whole table.
     *
     * @param at the placeholder's cell, of a cross column its uppermost head
     * @param first the first column of the table
     * @param last its last column
     */
    static Optional<Label> ofColumn(MasterSheet sheet, CellRef at, int first, int last) {
        for (int row = at.row() - 1; row >= 0; row--) {
            CellRef over = new CellRef(row, at.column());
            String text = sheet.text(over);
            if (Placeholder.is(text)) {
                return Optional.empty();
            }
            Label label = Label.of(text, sheet.merged(over));
            if (!label.text().isEmpty()) {
                boolean title = first < last
                        && label.area().first().column() <= first
                        && label.area().last().column() >= last;
                return title ? Optional.empty() : Optional.of(label);
            }
        }
        return Optional.empty();
    }
}
