package org.kaoping.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaoping.assessment.Announced;
import org.kaoping.scoring.Ranking;

/** On which list of a result a unit stands (R15, R16), by what the result says. */
final class Outcomes {
    /** As the figure of the group's decision says it. */
    private static final Pattern APPROVAL = Pattern.compile("批准文号 ([^（]+(?:（[^）]*）[^（]+)*)（");

    private Outcomes() {}

    static boolean honoured(Announced.One one) {
        return is(one, Ranking.Outcome.HONOUR) || approved(one);
    }

    /** Whether the honour has its approval. */
    static boolean approved(Announced.One one) {
        return is(one, Ranking.Outcome.HONOURED);
    }

    /** The number of the approval; empty where the result names none. */
    static String approval(Announced.One one) {
        Matcher number = APPROVAL.matcher(one.text("decision"));
        return number.find() ? number.group(1) : "";
    }

    static boolean honourPending(Announced.One one) {
        return is(one, Ranking.Outcome.HONOUR_TIE);
    }

    static boolean criticised(Announced.One one) {
        return is(one, Ranking.Outcome.CRITICISM);
    }

    static boolean criticismPending(Announced.One one) {
        return is(one, Ranking.Outcome.CRITICISM_TIE);
    }

    private static boolean is(Announced.One one, Ranking.Outcome outcome) {
        return one.text("outcome").equals(outcome.label());
    }
}
