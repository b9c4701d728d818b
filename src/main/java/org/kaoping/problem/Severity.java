package org.kaoping.problem;

/** How much a problem weighs. Only {@link #ERROR} refuses a workbook. */
public enum Severity {
    /** The workbook is refused. */
    ERROR,
    /** The workbook is accepted as 「已接收，待核实」. */
    WARNING,
    /** Something was normalised or is worth knowing; nothing is asked of the clerk. */
    NOTE;

    /** The name that the API uses: {@code error}, {@code warning} or {@code note}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
