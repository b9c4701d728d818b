package org.kaoping.scheme;

import java.util.Arrays;
import java.util.Optional;

/** How a unit takes part (R1). Only the first is ranked. */
public enum Participation {
    /** 参评排名. */
    RANKED("ranked", "参评排名"),
    /** 参评不排名. */
    UNRANKED("unranked", "参评不排名"),
    /** 另行考核: by the leading group. */
    SEPARATE("separate", "另行考核"),
    /** 只报送. */
    REPORTING_ONLY("reporting-only", "只报送");

    private final String id;
    private final String label;

    Participation(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that the API uses. */
    public String id() {
        return id;
    }

    /** The name in the scheme. */
    public String label() {
        return label;
    }

    /** Whether the unit is assessed at the year's end, ranked or not. */
    public boolean assessed() {
        return this == RANKED || this == UNRANKED;
    }

    /** The participation of that name in the scheme. */
    public static Optional<Participation> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label.equals(label))
                .findFirst();
    }
}
