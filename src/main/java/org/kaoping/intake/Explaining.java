package org.kaoping.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Values;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/** Reasons for what warnings name: tells those of an accepted workbook and takes what the office enters. */
final class Explaining {
    private static final int LONGEST_REASON = 500;
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
    Checked<List<Explained>> explain(String id, Intake.Explanation given) {
        String reason = plain(given.reason());
        String who = plain(given.who());
        if (!ReasonText.saysWhy(reason)) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        if (length(reason) > LONGEST_REASON) {
            return malformed("原因有 " + length(reason) + " 个字", "最多 " + LONGEST_REASON + " 个字。");
        }
        if (who.isEmpty() || length(who) > LONGEST_NAME) {
            return malformed(
                    who.isEmpty() ? "没有写明谁说明的" : "姓名有 " + length(who) + " 个字", "请写姓名，最多 " + LONGEST_NAME + " 个字。");
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
        Values values = Submissions.ofUpload(handle, receipt.id()).isPresent()
                ? Submissions.values(handle, receipt.id())
                : new Values(java.util.Map.of(), java.util.Map.of());
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
                                        one.said().equals(warning.said())))
                                .toList()))
                .toList();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** One line without signs that can't be seen, such as those that a workbook may not hold. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+", " ").strip();
    }

    private static Checked<List<Explained>> malformed(String found, String advice) {
        return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                .found(found)
                .with("advice", advice));
    }
}
