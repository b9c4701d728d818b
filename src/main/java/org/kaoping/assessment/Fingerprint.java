package org.kaoping.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.kaoping.scheme.Policy;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.MarkConflict;

/** One value that stands for everything a ranking was made of: the same facts give the same fingerprint. */
public final class Fingerprint {
    private Fingerprint() {}

    /** The fingerprint of what the proposed lists follow from: the same whatever was decided on them. */
    public static String undecided(Facts facts) {
        return of(facts.undecided());
    }

    /** SHA-256 over settings, units, marks, months, claims, falsifications, bonus and eligibility, in lower-case hex. */
    public static String of(Facts facts) {
        Policy policy = facts.scheme().policy();
        StringBuilder text = new StringBuilder();
        text.append(facts.scheme().year()).append('|').append(policy).append('\n');
        for (Facts.UnitFacts unit : facts.units()) {
            text.append(unit.unit().code())
                    .append('|')
                    .append(unit.unit().cohort())
                    .append('|')
                    .append(unit.unit().participation())
                    .append('|')
                    .append(unit.due())
                    .append('|')
                    .append(unit.onTime())
                    .append('|')
                    .append(unit.unentered())
                    .append('|')
                    .append(unit.bonus())
                    .append('|')
                    .append(unit.eligible());
            if (unit.unit().closedIn(facts.scheme().year())) {
                text.append("|closed");
            }
            for (Facts.Mark mark : unit.marks()) {
                text.append('|')
                        .append(mark.indicator())
                        .append(' ')
                        .append(mark.full().stripTrailingZeros().toPlainString())
                        .append(' ')
                        .append(mark.undertaken())
                        .append(' ')
                        .append(
                                mark.mark() == null
                                        ? "-"
                                        : mark.mark().stripTrailingZeros().toPlainString())
                        .append(mark.noCase() ? " -" : "");
            }
            if (policy.weighing().monthlyCounts()) {
                unit.months()
                        .forEach(month -> text.append('|')
                                .append(month.month())
                                .append(' ')
                                .append(month.score().toPlainString()));
            }
            for (Award award : unit.awards()) {
                text.append('|')
                        .append(award.claim())
                        .append(' ')
                        .append(award.verdict())
                        .append(' ')
                        .append(award.tier());
            }
            for (Finding finding : unit.findings()) {
                text.append('|').append(finding.record()).append(' ').append(finding.falsity());
            }
            text.append('\n');
        }
        for (MarkConflict one : facts.conflicts()) {
            text.append(one.unit()
                    + '|'
                    + one.indicator()
                    + '|'
                    + one.single()
                    + '|'
                    + one.sheet()
                    + '|'
                    + (one.settled() == null ? "-" : one.settled().way())
                    + '\n');
        }
        for (LineDecision one : facts.decisions()) {
            text.append(one.line() + "|" + one.unit() + '|' + one.words() + '|' + one.approval() + '\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
