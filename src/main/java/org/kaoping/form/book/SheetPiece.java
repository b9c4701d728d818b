package org.kaoping.form.book;

import java.util.List;

/** A stretch of a grown sheet's XML: what never changes, and what each workbook fills in. */
sealed interface SheetPiece {
    /** XML that is the same in every workbook. */
    record Fixed(String xml) implements SheetPiece {}

    /**
     * A field's cell.
     *
     * @param hole its number
     * @param style its style as in the master
     * @param lockedStyle the style's locked copy
     * @param quoted the same two for text that begins like a formula
     */
    record Field(int hole, int style, int lockedStyle, Quoted quoted) implements SheetPiece {}

    /**
     * Styles that keep a text a text when somebody presses F2 and Enter in its cell.
     *
     * @param style of the style
     * @param lockedStyle of its locked copy
     */
    record Quoted(int style, int lockedStyle) {}

    /**
     * A cell whose text holds placeholders.
     *
     * @param hole its number
     * @param runs the text; rich text in runs
     */
    record Text(int hole, int style, List<Run> runs) implements SheetPiece {
        /** Copies the runs. */
        public Text {
            runs = List.copyOf(runs);
        }

        /** Whether its runs look different. */
        boolean rich() {
            return runs.stream().anyMatch(run -> !run.properties().isEmpty());
        }
    }

    /**
     * A run of a text.
     *
     * @param properties the whole element {@code rPr}; empty for plain text
     * @param text the text with its placeholders
     */
    record Run(String properties, String text) {}

    /**
     * A formula's cell.
     *
     * @param formula its number
     * @param xml the whole element {@code f}
     */
    record Calculated(int formula, int style, String xml) implements SheetPiece {}

    /**
     * The beginning of a row whose height depends on the texts in it, or which is hidden until something stands in it.
     *
     * @param own the attributes as in the master, without {@code hidden}
     * @param bare the same without the height's
     * @param height the master's height in points
     * @param demands the texts
     * @param spare the inputs without which it stays hidden; empty where it is never hidden
     */
    record Row(String own, String bare, double height, List<RowHeights.Demand> demands, List<Integer> spare)
            implements SheetPiece {
        /** Copies the lists. */
        public Row {
            demands = List.copyOf(demands);
            spare = List.copyOf(spare);
        }
    }

    /** The text of a page's head or foot. */
    record Page(String text) implements SheetPiece {}
}
