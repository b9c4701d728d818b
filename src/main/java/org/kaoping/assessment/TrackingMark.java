package org.kaoping.assessment;

/** What stands beside the state of a hand-in (R6); several may. */
public enum TrackingMark {
    /** A month of a unit that was merged into this one (O28): it is counted here, and asked of nobody here. */
    CARRIED("carried", "撤并单位的月份"),
    /** All items 无新增 or 不涉及: counts in full. */
    NIL("nil-report", "零报告"),
    /** Refused first and mended in time: the first day of receipt counts (P41). */
    MENDED("mended", "补正"),
    /** Replaced after the deadline; the first day of receipt counts. */
    CORRECTED("corrected", "更正"),
    /** The day of the file is the office's word in the monthly marks, not that of an upload. */
    KEYED("keyed", "代录"),
    /** The stamped paper copy came after the deadline. */
    PAPER_LATE("paper-late", "纸质件逾期"),
    /** No paper copy was entered until the last day for it (P14). */
    PAPER_MISSING("paper-missing", "缺纸质件"),
    /** Nobody entered yet whether the paper copy came: that is not late. */
    PAPER_NOT_ENTERED("paper-not-entered", "纸质件未登记"),
    /** A paper copy came, but no file. */
    FILE_MISSING("file-missing", "缺电子版"),
    /** The office counts what came as on time, with a reason; always the last of the marks. */
    EXCUSED("excused", "视为按时");

    private final String id;
    private final String label;

    TrackingMark(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that the API uses. */
    public String id() {
        return id;
    }

    /** The word on pages. */
    public String label() {
        return label;
    }
}
