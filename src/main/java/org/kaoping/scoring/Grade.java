package org.kaoping.scoring;

import java.math.BigDecimal;
import org.kaoping.scheme.Policy;

/** The grades of R11; a bound belongs to the upper grade. */
public enum Grade {
    EXCELLENT("优秀"),
    GOOD("良好"),
    PASS("合格"),
    FAIL("不合格");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    /** The scheme's word. */
    public String label() {
        return label;
    }

    /** The grade of a score that is already rounded (R11). */
    public static Grade of(BigDecimal score, Policy policy) {
        if (score.compareTo(policy.excellent()) >= 0) {
            return EXCELLENT;
        }
        if (score.compareTo(policy.good()) >= 0) {
            return GOOD;
        }
        return score.compareTo(policy.pass()) >= 0 ? PASS : FAIL;
    }
}
