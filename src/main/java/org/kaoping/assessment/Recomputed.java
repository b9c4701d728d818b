package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.scoring.Ranking;

/**
 * A published result beside the same computed again. Only what was published is compared: what a later program says besides
 * is no difference.
 *
 * @param result the published result
 * @param figures how many figures it says
 * @param different those that come out otherwise
 * @param sameCode whether the check code comes out the same; a later program may make another one of the same figures
 */
public record Recomputed(PublishedResult result, int figures, List<Different> different, boolean sameCode) {
    /** Copies the differences. */
    public Recomputed {
        different = List.copyOf(different);
    }

    /**
     * A figure that comes out otherwise.
     *
     * @param published what was published
     * @param recomputed what comes out now
     */
    public record Different(String unit, String unitName, String label, String published, String recomputed) {}

    /** Compares. */
    public static Recomputed of(PublishedResults.Whole whole, Ranking ranking) {
        Map<String, String> now = new HashMap<>();
        Figures.of(ranking).forEach(figure -> now.put(figure.unit() + " " + figure.name(), figure.value()));
        List<Different> different = new ArrayList<>();
        for (Figure figure : whole.figures()) {
            String value = now.get(figure.unit() + " " + figure.name());
            if (!figure.value().equals(value)) {
                different.add(new Different(
                        figure.unit(),
                        figure.unitName(),
                        figure.label(),
                        figure.value(),
                        value == null ? "（没有这一项）" : value));
            }
        }
        return new Recomputed(
                whole.result(),
                whole.figures().size(),
                different,
                whole.result().fingerprint().equals(Fingerprint.of(ranking.facts())));
    }
}
