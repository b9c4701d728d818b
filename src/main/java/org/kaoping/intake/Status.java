package org.kaoping.intake;

import java.util.Arrays;

/** Where an upload stands. */
public enum Status {
    /** Durable, not yet examined. */
    RECEIVED("received", "处理中"),
    /** Read, checked and in force or replaced by nothing. */
    ACCEPTED("accepted", "已接收"),
    /** Refused; there is at least one error. */
    REJECTED("rejected", "退回修改"),
    /** Waits for the office. */
    HELD("held", "待确认"),
    /** The same bytes as an earlier upload. */
    DUPLICATE("duplicate", "重复"),
    /** Accepted, and replaced by a newer one. */
    SUPERSEDED("superseded", "已被替换"),
    /** Kept beside a unit's workbooks; never examined. */
    ATTACHMENT("attachment", "随附材料"),
    /** Voided by the office. */
    VOID("void", "作废");

    private final String id;
    private final String label;

    Status(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that the API uses. */
    public String id() {
        return id;
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Status of(String id) {
        return Arrays.stream(values())
                .filter(status -> status.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status " + id));
    }

    /** The word on pages. */
    public String label() {
        return label;
    }
}
