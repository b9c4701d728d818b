package org.kaoping.assessment;

import org.kaoping.problem.Checked;
import org.kaoping.scoring.Ranking;

/** The result of a year. */
public final class Results {
    /** The ranking of a year as it stands now; a problem where there is no scheme. */
    public Checked<Ranking> of(int year) {
        throw new UnsupportedOperationException();
    }
}
