package org.kaoping.form.book;

/**
 * A rectangle of cells, both corners included.
 *
 * @param first the upper left corner
 * @param last the lower right corner
 */
public record Area(CellRef first, CellRef last) {
    /**
     * Reads {@code A1} or {@code A1:B2}; dollar signs are ignored.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Area of(String text) {
        int colon = text.indexOf(':');
        CellRef one = CellRef.of(colon < 0 ? text : text.substring(0, colon));
        CellRef two = colon < 0 ? one : CellRef.of(text.substring(colon + 1));
        return new Area(
                new CellRef(Math.min(one.row(), two.row()), Math.min(one.column(), two.column())),
                new CellRef(Math.max(one.row(), two.row()), Math.max(one.column(), two.column())));
    }

    /** Whether the cell lies inside. */
    public boolean contains(CellRef cell) {
        return cell.row() >= first.row()
                && cell.row() <= last.row()
                && cell.column() >= first.column()
                && cell.column() <= last.column();
    }

    /** The area in A1 notation; a single cell without colon. */
    public String a1() {
        return first.equals(last) ? first.a1() : first.a1() + ":" + last.a1();
    }
}
