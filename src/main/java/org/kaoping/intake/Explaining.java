package org.kaoping.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Values;
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.scheme.Deadlines;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/** Reasons for what warnings name: tells those of an accepted workbook and takes what the office enters. */
final class Explaining {
    private static final int LONGEST_NAME = 50;

    private final Database database;
    private final Clock clock;

    Explaining(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The warnings of an accepted upload with their reasons; a problem where there is no such one. */
    Checked<List<Explained>> of(String id) {
        return database.read(handle -> of(handle, id));
    }

    /** Adds a reason of the office, and tells how things stand then. */
    Checked<List<Explained>> explain(String id, Explanation given) {
        String reason = ReasonText.plain(given.reason());
        String who = ReasonText.plain(given.who());
        if (!ReasonText.saysWhy(reason)) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        if (ReasonText.length(reason) > ReasonText.LONGEST) {
            return malformed("原因有 " + ReasonText.length(reason) + " 个字", "最多 " + ReasonText.LONGEST + " 个字。");
        }
        if (who.isEmpty() || ReasonText.length(who) > LONGEST_NAME) {
            return malformed(
                    who.isEmpty() ? "没有写明谁说明的" : "姓名有 " + ReasonText.length(who) + " 个字",
                    "请写姓名，最多 " + LONGEST_NAME + " 个字。");
        }
        Instant now = clock.instant();
        LocalDate today = Deadlines.day(now);
        LocalDate day = given.day() == null ? today : given.day();
        if (day.isAfter(today)) {
            return malformed("说明日期是 " + day, "不能晚于今天（" + today + "）。");
        }
        return database.write(handle -> {
            Checked<List<Explained>> present = of(handle, id);
            List<Explained> warnings = present.valueOrNull();
            if (warnings == null) {
                return present;
            }
            Explained warning = warnings.stream()
                    .filter(one -> one.id().equals(given.warning()))
                    .findFirst()
                    .orElse(null);
            if (warning == null) {
                return Checked.failed(Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                        .found("这一条提示")
                        .with("advice", "请刷新页面，看清现状再填写。"));
            }
            String said = new Warnings.Named(warning.id(), warning.problem()).said();
            Reasons.Given added = new Reasons.Given(id, warning.id(), said, reason, who, day, "office", now);
            // the same sent twice is one
            if (Reasons.of(handle, id).stream().noneMatch(added::repeats)) {
                Reasons.add(handle, added);
                Audit.log(
                        handle,
                        new Audit.Line(
                                now, "office", "explained", id, said + "；" + reason + "（" + who + "，" + day + "）"));
            }
            return of(handle, id);
        });
    }

    private static Checked<List<Explained>> of(Handle handle, String id) {
        Uploads.Upload upload = Uploads.byId(handle, id).orElse(null);
        if (upload == null) {
            return Checked.failed(Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                    .found("上传 " + id)
                    .with("advice", "请核对编号。"));
        }
        if (upload.receipt().status() != Status.ACCEPTED) {
            return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                    .found("这份文件的状态是“" + upload.receipt().statusLabel() + "”")
                    .with("advice", "只有已接收的报送件才需要核实说明。"));
        }
        return Checked.of(explained(handle, upload.receipt()));
    }

    /** The warnings of a receipt with all that was given for them. */
    static List<Explained> explained(Handle handle, Receipt receipt) {
        return explained(handle, receipt, stored(handle, receipt).orElse(SheetReasons.NONE.values()));
    }

    private static Optional<Values> stored(Handle handle, Receipt receipt) {
        return Submissions.ofUpload(handle, receipt.id()).map(version -> Submissions.values(handle, receipt.id()));
    }

    /**
     * What the list of a marked workbook asks, by the warning's position in the receipt, with the newest reason that counts.
     *
     * @param examined reads the upload once more, for one that has no stored values
     */
    Map<Integer, Mark.Ask> asks(Receipt receipt, Supplier<Examination> examined) {
        Map<Integer, Mark.Ask> asks = new HashMap<>();
        if (receipt.problems().stream().noneMatch(problem -> problem.severity() == Severity.WARNING)) {
            return asks;
        }
        Values values = database.read(handle -> stored(handle, receipt))
                .orElseGet(() -> examined.get().reasons().values());
        Iterator<Explained> warnings =
                database.read(handle -> explained(handle, receipt, values)).iterator();
        for (int i = 0; i < receipt.problems().size(); i++) {
            Problem problem = receipt.problems().get(i);
            if (problem.severity() == Severity.WARNING) {
                Explained warning = warnings.next();
                if (!Settlement.HOLDS.contains(problem.code()) || Doubts.ANSWERABLE.contains(problem.code())) {
                    String given = warning.reasons().stream()
                            .filter(Explained.Reason::counts)
                            .reduce((before, one) -> one)
                            .map(Explained.Reason::reason)
                            .orElse("");
                    asks.put(i, new Mark.Ask(warning.id(), given));
                }
            }
        }
        return asks;
    }

    private static List<Explained> explained(Handle handle, Receipt receipt, Values values) {
        List<Warnings.Named> warnings = Warnings.of(receipt.problems(), values);
        List<Reasons.Given> given = warnings.isEmpty() ? List.of() : Reasons.of(handle, receipt.id());
        return warnings.stream()
                .map(warning -> new Explained(
                        warning.id(),
                        warning.problem(),
                        given.stream()
                                .filter(one -> one.warning().equals(warning.id()))
                                .map(one -> new Explained.Reason(
                                        one.reason(),
                                        one.who(),
                                        one.day(),
                                        one.origin().equals("sheet"),
                                        one.said(),
                                        one.said().equals(warning.said())
                                                || Doubts.ANSWERABLE.contains(
                                                        warning.problem().code())))
                                .toList()))
                .toList();
    }

    private static Checked<List<Explained>> malformed(String found, String advice) {
        return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                .found(found)
                .with("advice", advice));
    }
}
