package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeChange;
import org.kaoping.scheme.SchemeChanges;

/**
 * A scheme workbook beside the scheme that its year has already. Where it says anything else the office decides; the
 * first scheme of a year and one with other contacts or remarks alone are put in force at once.
 *
 * @param inForce the scheme that the year has; null where it has none, or the upload is no scheme
 * @param differences what the upload says differently
 */
record SchemeReplacement(@Nullable Scheme inForce, List<SchemeChange> differences) {
    /** A receipt tells no more differences than these; all of them are on the page of schemes. */
    private static final int TOLD = 100;

    /** Copies the differences. */
    SchemeReplacement {
        differences = List.copyOf(differences);
    }

    static SchemeReplacement of(Handle handle, Publisher publisher, Examination examination) {
        Examination.Brought brought = examination.brought();
        if (brought == null) {
            return new SchemeReplacement(null, List.of());
        }
        Scheme scheme = brought.scheme();
        Scheme before = publisher.inForce(handle, scheme.year()).orElse(null);
        return new SchemeReplacement(before, before == null ? List.of() : SchemeChanges.between(before, scheme));
    }

    /** Whether the year's scheme would become another one. */
    boolean changes() {
        return !differences.isEmpty();
    }

    /**
     * What becomes of the upload before it is compared with others: refused where it changes what is settled already, held
     * where the office must decide; null: neither.
     *
     * @param free whether the office has said nothing yet
     * @param problems gets the reasons
     */
    @Nullable
    Status stopped(Handle handle, Examination examination, boolean free, List<Problem> problems) {
        Examination.Brought brought = examination.brought();
        Values values = examination.values();
        if (brought != null && values != null) {
            List<Problem> locked = SchemeLocks.of(handle, brought.scheme(), differences, values);
            if (!locked.isEmpty()) {
                problems.addAll(locked);
                return Status.REJECTED;
            }
        }
        if (changes() && free) {
            problems.addAll(asks(handle));
            return Status.HELD;
        }
        return null;
    }

    /** The version in force; 0 where there is none. */
    int version() {
        return inForce == null ? 0 : inForce.version();
    }

    /** What the office is asked, and what it has to know for its answer. */
    List<Problem> asks(Handle handle) {
        List<Problem> problems = new ArrayList<>();
        if (inForce != null) {
            problems.add(Problem.of(ProblemCode.SCHEME_REPLACES, Place.WORKBOOK)
                    .expected(inForce.year() + "年度第 " + inForce.version() + " 版")
                    .found(String.valueOf(differences.size()))
                    .with("counted", SchemeChanges.counted(differences))
                    .with("marks", marks(handle, inForce.year())));
        }
        problems.addAll(told());
        return problems;
    }

    /** The differences, one note each. */
    List<Problem> told() {
        List<Problem> notes = new ArrayList<>();
        differences.stream()
                .limit(TOLD)
                .forEach(one -> notes.add(Problem.of(ProblemCode.SCHEME_DIFFERENCE, Place.ofSheet(one.sheet()))
                        .expected(one.words().replaceFirst("。$", ""))));
        if (differences.size() > TOLD) {
            notes.add(Problem.of(ProblemCode.SCHEME_DIFFERENCE, Place.WORKBOOK)
                    .expected("另有 " + (differences.size() - TOLD) + " 处，生效后见「考评方案」页"));
        }
        return notes;
    }

    private static String marks(Handle handle, int year) {
        int yearEnd = Submissions.inForce(handle, year, List.of("year-end-marks", "year-end-matrix"));
        int monthly = Submissions.inForce(handle, year, List.of("monthly-marks"));
        if (yearEnd + monthly == 0) {
            return "";
        }
        List<String> words = new ArrayList<>();
        if (yearEnd > 0) {
            words.add("年终评分表 " + yearEnd + " 份");
        }
        if (monthly > 0) {
            words.add("月度评分表 " + monthly + " 份");
        }
        return "；本年度已有在用的" + String.join("、", words) + "，各项结果都注明所依据的方案版本";
    }

    /** Why the office decided as it did, out of its note; empty where it did not decide. */
    static String reason(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.code() == ProblemCode.DECIDED_BY_OFFICE)
                .map(problem -> problem.holes().getOrDefault("advice", ""))
                .reduce("", (first, last) -> last);
    }

    /**
     * After a scheme was put in force, those of its year that wait are compared with it instead.
     *
     * @return what has to be put on the conveyor after the commit
     */
    static List<Uploads.Upload> examineAgain(Handle handle, Receipt decided, Instant now) {
        String period = decided.period();
        if (!FormExaminer.SCHEME.equals(decided.form()) || decided.status() != Status.ACCEPTED || period == null) {
            return List.of();
        }
        List<Uploads.Upload> again = new ArrayList<>();
        for (Uploads.Upload upload : Uploads.ofKey(handle, FormExaminer.SCHEME, "", period)) {
            if (upload.admitted()
                    && upload.receipt().status() == Status.HELD
                    && Settlement.has(upload.receipt(), ProblemCode.SCHEME_REPLACES)) {
                Uploads.receiveAgain(handle, upload.id());
                Settlement.log(handle, now, "examined-again", upload.id(), "方案已换成另一版");
                Uploads.byId(handle, upload.id()).ifPresent(again::add);
            }
        }
        return again;
    }
}
