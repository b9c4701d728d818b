package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.ReasonText;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/** What the office enters about marks: which of two workbooks counts, and the signed papers (R9). Every word is logged. */
public final class MarkDesk {
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_PLACE = 100;

    private final Database database;
    private final Shelf shelf;
    private final Results results;
    private final Clock clock;

    /** Works through these. */
    public MarkDesk(Database database, Shelf shelf, Results results, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.results = results;
        this.clock = clock;
    }

    /** What the group takes along to the units. */
    public VisitPapers papers() {
        return new VisitPapers(database, shelf, new Submissions(), clock);
    }

    /** How the marks of a year came about, and which are in conflict; a problem where there is no scheme. */
    public Checked<Result> of(int year) {
        return results.whole(year);
    }

    /**
     * Says which of two workbooks counts for a unit that both mark differently, while these two are in force.
     *
     * @return the settlement; problems where nothing is in conflict, or reason or name is missing
     */
    public Checked<MarkSettlement> settle(int year, String unit, MarkConflict.Way way, String who, String reason) {
        Problem wrong = wrong(who, LONGEST_NAME, "确认人");
        if (!ReasonText.saysWhy(reason) || ReasonText.length(reason) > LONGEST_REASON) {
            wrong = Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK);
        }
        if (wrong != null) {
            return Checked.failed(wrong);
        }
        return results.whole(year).then(result -> {
            MarkConflict conflict = result.ranking().facts().conflicts().stream()
                    .filter(one -> one.unit().equals(unit))
                    .findFirst()
                    .orElse(null);
            if (conflict == null) {
                return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                        .found(unit + " 没有不一致的得分")
                        .with("advice", "请核对单位代码。"));
            }
            Instant now = clock.instant();
            MarkSettlement settlement = new MarkSettlement(
                    year,
                    unit,
                    way,
                    conflict.singleSource().upload(),
                    conflict.sheetSource().upload(),
                    ReasonText.plain(who),
                    ReasonText.plain(reason),
                    now);
            return database.write(handle -> {
                SettlementTable.add(handle, settlement);
                Audit.log(
                        handle,
                        new Audit.Line(
                                now,
                                settlement.who(),
                                "marks-settled",
                                year + " " + unit,
                                "以" + way.label() + "为准：" + settlement.reason()));
                return Checked.of(settlement);
            });
        });
    }

    /**
     * Registers a signed paper.
     *
     * @param unit whose year-end marks it is; empty: the result of the year
     * @param day the day that stands on it, not after today
     * @param place where it is kept
     */
    public Checked<Signature> sign(int year, String unit, LocalDate day, String signer, String place, String who) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(year));
        }
        if (!unit.isEmpty()
                && scheme.unit(unit)
                        .filter(one -> one.participation().assessed())
                        .isEmpty()) {
            return Checked.failed(
                    Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(unit));
        }
        Instant now = clock.instant();
        Problem wrong = wrong(signer, LONGEST_NAME, "签字人");
        wrong = wrong == null ? wrong(place, LONGEST_PLACE, "存放处") : wrong;
        wrong = wrong == null ? wrong(who, LONGEST_NAME, "登记人") : wrong;
        if (wrong == null && day.isAfter(Deadlines.day(now))) {
            wrong = malformed("签字日期是 " + day, "不能晚于今天（" + Deadlines.day(now) + "）。");
        }
        if (wrong != null) {
            return Checked.failed(wrong);
        }
        Signature signature = new Signature(
                year, unit, day, ReasonText.plain(signer), ReasonText.plain(place), ReasonText.plain(who), now);
        return database.write(handle -> {
            SignatureTable.add(handle, signature);
            Audit.log(
                    handle,
                    new Audit.Line(
                            now,
                            signature.who(),
                            "paper-signed",
                            year + " " + (unit.isEmpty() ? "考评结果" : unit),
                            signature.day() + " " + signature.signer() + "，存于" + signature.place()));
            return Checked.of(signature);
        });
    }

    private static @Nullable Problem wrong(String text, int longest, String what) {
        String plain = ReasonText.plain(text);
        if (plain.isEmpty()) {
            return malformed("没有写明" + what, "请写明" + what + "。");
        }
        return ReasonText.length(plain) > longest ? malformed(what + "太长", "最多 " + longest + " 个字。") : null;
    }

    private static Problem malformed(String found, String advice) {
        return Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                .found(found)
                .with("advice", advice);
    }
}
