package org.kaoping.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;

/**
 * A receipt as the API gives it.
 *
 * @param id the upload's id
 * @param batch the request it came with
 * @param fileName the name it was sent under
 * @param status the stable word
 * @param statusText the word on pages
 * @param form null while unknown
 * @param unit null while unknown
 * @param period null while unknown
 * @param sha256 lower-case hex
 * @param size in bytes
 * @param receivedAt UTC instant
 * @param receivedOn the office's day; null where it said none
 * @param duplicateOf null where none
 * @param problems all problems
 * @param attachment the kind of attachment; null for everything that is examined
 * @param isText whether it stands for the long cells of its unit's form
 */
record ReceiptJson(
        String id,
        String batch,
        String fileName,
        String status,
        String statusText,
        @Nullable String form,
        @Nullable String unit,
        @Nullable String period,
        String sha256,
        long size,
        String receivedAt,
        @Nullable String receivedOn,
        @Nullable String duplicateOf,
        List<ProblemJson> problems,
        @Nullable String attachment,
        boolean isText) {
    /**
     * A problem as the API gives it.
     *
     * @param code the stable code
     * @param severity error, warning or note
     * @param sheet null where it is the whole workbook
     * @param cell A1; null where it is no cell
     * @param field the label; null where it is no field
     * @param message where, which rule, what is wrong, what to do
     * @param found null where that says nothing
     * @param expected null where that says nothing
     */
    record ProblemJson(
            String code,
            String severity,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable String field,
            String message,
            @Nullable String found,
            @Nullable String expected) {
        static ProblemJson of(Problem problem) {
            return new ProblemJson(
                    problem.code().id(),
                    problem.severity().id(),
                    problem.place().sheet(),
                    problem.place().cell(),
                    problem.place().field(),
                    Wording.message(problem),
                    problem.found(),
                    problem.expected());
        }
    }

    static ReceiptJson of(Receipt receipt) {
        return new ReceiptJson(
                receipt.id(),
                receipt.batch(),
                receipt.fileName(),
                receipt.status().id(),
                statusText(receipt),
                receipt.form(),
                receipt.unit(),
                receipt.period(),
                receipt.sha256(),
                receipt.size(),
                receipt.receivedAt().toString(),
                receipt.receivedOn() == null ? null : receipt.receivedOn().toString(),
                receipt.duplicateOf(),
                receipt.problems().stream().map(ProblemJson::of).toList(),
                receipt.attached() == null ? null : receipt.attached().kind().id(),
                receipt.attached() != null && receipt.attached().text());
    }

    /** The word for a status; accepted with warnings is 「已接收，待核实」. */
    static String statusText(Receipt receipt) {
        boolean doubtful = receipt.status() == Status.ACCEPTED
                && receipt.problems().stream().anyMatch(problem -> problem.severity() == Severity.WARNING);
        return doubtful ? "已接收，待核实" : receipt.statusLabel();
    }
}
