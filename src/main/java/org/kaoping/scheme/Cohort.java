package org.kaoping.scheme;

import java.util.Arrays;
import java.util.Optional;

/** The two groups of units that are ranked apart (R1). */
public enum Cohort {
    /** 市（省）直部门. */
    DEPARTMENT("department", "市（省）直部门", "部门"),
    /** 县（市）区. */
    COUNTY("county", "县（市）区", "县区");

    private final String id;
    private final String label;
    private final String shortLabel;

    Cohort(String id, String label, String shortLabel) {
        this.id = id;
        this.label = label;
        this.shortLabel = shortLabel;
    }

    /** The name that the API uses. */
    public String id() {
        return id;
    }

    /** The name in the scheme. */
    public String label() {
        return label;
    }

    /** The short name, as in sheet names: 部门, 县区. */
    public String shortLabel() {
        return shortLabel;
    }

    /** The cohort of that name in the scheme. */
    public static Optional<Cohort> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(cohort -> cohort.label.equals(label))
                .findFirst();
    }

    /** The cohort of that name in the API. */
    public static Optional<Cohort> ofId(String id) {
        return Arrays.stream(values()).filter(cohort -> cohort.id.equals(id)).findFirst();
    }
}
