package org.kaoping.form.book;

import org.apache.poi.ss.formula.SheetRange;

/** The one sheet that an area of the evaluator's lies on. */
record OneSheet(int index) implements SheetRange {
    @Override
    public int getFirstSheetIndex() {
        return index;
    }

    @Override
    public int getLastSheetIndex() {
        return index;
    }
}
