package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.Source;

/** What the group decided and found in a year, by unit, out of what is in force (R8, R12, R13). */
final class Judgements {
    private static final String CLAIMS = "claims";
    private static final String ROWS = "rows";
    private static final String VERIFIED = "verified";
    private static final String UNTRUE = "不实";
    private static final List<String> TIERS = List.of("创新奖", "特别创新奖", "突出创新奖");

    private final Scheme scheme;
    private final Map<String, List<Award>> awards = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();
    private boolean decided;

    private Judgements(Scheme scheme) {
        this.scheme = scheme;
    }

    /**
     * Reads what is in force.
     *
     * @param marked the year-end markings by unit
     */
    static Judgements of(Handle handle, Submissions submissions, Scheme scheme, Map<String, Submission> marked) {
        String year = String.valueOf(scheme.year());
        Judgements all = new Judgements(scheme);
        all.awards(
                submissions.inForce(handle, Contracts.INNOVATION_CLAIM, year, null),
                submissions.inForce(handle, Contracts.INNOVATION_DECISIONS, year, null));
        submissions.inForce(handle, Contracts.INSPECTION_RECORD, year, null).forEach(all::inspected);
        marked.values().forEach(all::doubted);
        return all;
    }

    /** Whether decisions on claims are in force. */
    boolean decided() {
        return decided;
    }

    /** A unit's claims with what was decided. */
    List<Award> awards(String unit) {
        return awards.getOrDefault(unit, List.of());
    }

    /** What was found out about a unit. */
    List<Finding> findings(String unit) {
        return findings.getOrDefault(unit, List.of());
    }

    /** The number that is printed on a claim: {@code D001-C01}. */
    static String number(Submission claim) {
        return claim.unit() + "-C" + twoDigits(claim.serial());
    }

    private static String twoDigits(String serial) {
        return serial.length() < 2 ? "0" + serial : serial;
    }

    private void awards(List<Submission> claims, List<Submission> decisions) {
        Map<String, Submission> open = new LinkedHashMap<>();
        claims.forEach(claim -> open.put(number(claim), claim));
        Map<String, Submission> known = Map.copyOf(open);
        for (Submission decision : decisions) {
            decided = true;
            for (Values.Row row : decision.values().rows(CLAIMS)) {
                String no = text(row, "no");
                Unit unit = unit(text(row, "unit")).orElse(null);
                if (unit == null) {
                    continue; // named after a unit that the roster no longer has: nobody's
                }
                Submission claim = known.get(no);
                boolean conflict = claim != null && !claim.unit().equals(unit.code());
                if (!conflict) {
                    open.remove(no);
                }
                add(unit.code(), award(decision, row, no, conflict));
            }
        }
        open.forEach((no, claim) -> add(
                claim.unit(),
                new Award(
                        no,
                        claim.values().text("name"),
                        claim.values().text("kind"),
                        claim.values().text("tier"),
                        Award.Verdict.OPEN,
                        "",
                        BigDecimal.ZERO,
                        "",
                        null,
                        source(claim, claim.values().fields().get("name")))));
    }

    private Award award(Submission decision, Values.Row row, String no, boolean conflict) {
        Award.Verdict verdict = conflict
                ? Award.Verdict.CONFLICT
                : switch (text(row, "result")) {
                    case "确认" -> Award.Verdict.CONFIRMED;
                    case "不予确认" -> Award.Verdict.REFUSED;
                    default -> Award.Verdict.MORE;
                };
        String tier = verdict == Award.Verdict.CONFIRMED ? text(row, "tier") : "";
        int index = TIERS.indexOf(tier);
        return new Award(
                no,
                text(row, "name"),
                text(row, "kind"),
                text(row, "tierAsked"),
                verdict,
                tier,
                index < 0 ? BigDecimal.ZERO : scheme.policy().tiers().get(index),
                text(row, "reason"),
                Papers.day(row.value("date")),
                source(decision, row.cells().get(conflict ? "no" : "result")));
    }

    /** The rows of an inspection (R8). A falsification counts as verified only with its evidence (O18). */
    private void inspected(Submission record) {
        String number = scheme.year() + "-J" + twoDigits(record.serial());
        LocalDate day = Papers.day(record.values().value("date"));
        for (Values.Row row : record.values().rows(ROWS)) {
            Unit unit = unit(text(row, "unit")).orElse(null);
            Source source =
                    source(record, row.cells().getOrDefault("false", row.cells().get("finding")));
            if (unit == null || source == null) {
                continue; // named after a unit that the roster no longer has: nobody's
            }
            String evidence = text(row, "evidence");
            Finding.Falsity falsity = switch (text(row, "false")) {
                case "查实" -> evidence.isBlank() ? Finding.Falsity.SUSPECTED : Finding.Falsity.VERIFIED;
                case "疑似" -> Finding.Falsity.SUSPECTED;
                default -> Finding.Falsity.NONE;
            };
            findings.computeIfAbsent(unit.code(), ignored -> new ArrayList<>())
                    .add(new Finding(
                            number,
                            day,
                            text(row, "item"),
                            text(row, "indicator"),
                            text(row, "nature"),
                            text(row, "finding"),
                            text(row, "grade"),
                            falsity,
                            text(row, "fix"),
                            Papers.day(row.value("due")),
                            evidence,
                            source));
        }
    }

    /**
     * Evidence that the year-end marking calls 不实 is a suspicion: the group decides, in the record of an inspection of
     * that unit and indicator on the day of the visit or later.
     */
    private void doubted(Submission marks) {
        LocalDate visit = Papers.day(marks.values().value("visitDate"));
        for (Values.Row row : marks.values().rows(Contracts.INDICATORS)) {
            Source source = source(marks, row.cells().get(VERIFIED));
            if (source == null || !text(row, VERIFIED).equals(UNTRUE) || settled(marks.unit(), row.key(), visit)) {
                continue;
            }
            String item = scheme
                    .indicators(scheme.unit(marks.unit()).map(Unit::cohort).orElseThrow())
                    .stream()
                    .filter(indicator -> indicator.code().equals(row.key()))
                    .flatMap(indicator -> scheme.items().stream().filter(one -> one.no() == indicator.itemNo()))
                    .map(one -> one.name())
                    .findFirst()
                    .orElse("");
            findings.computeIfAbsent(marks.unit(), ignored -> new ArrayList<>())
                    .add(new Finding(
                            "年终评分",
                            visit,
                            item,
                            row.key(),
                            "佐证核验：不实",
                            text(row, "why"),
                            "",
                            Finding.Falsity.SUSPECTED,
                            "",
                            null,
                            "",
                            source));
        }
    }

    private boolean settled(String unit, String indicator, @Nullable LocalDate visit) {
        return findings(unit).stream()
                .anyMatch(one -> one.indicator().equals(indicator)
                        && one.falsity() != Finding.Falsity.SUSPECTED
                        && one.day() != null
                        && visit != null
                        && !one.day().isBefore(visit));
    }

    private void add(String unit, Award award) {
        awards.computeIfAbsent(unit, ignored -> new ArrayList<>()).add(award);
    }

    /** The unit that a list of units calls so. */
    private Optional<Unit> unit(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        // a name in use goes before one that another unit once had
        return scheme.units().stream()
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .or(() -> scheme.units().stream()
                        .filter(unit -> unit.former().equals(name))
                        .findFirst());
    }

    private static String text(Values.Row row, String column) {
        return Objects.requireNonNullElse(row.value(column), org.kaoping.form.CellValue.of(""))
                .shown();
    }

    private static @Nullable Source source(Submission from, Values.@Nullable Entry entry) {
        return entry == null ? null : new Source(from.uploadId(), from.fileName(), entry.sheet(), entry.a1());
    }
}
