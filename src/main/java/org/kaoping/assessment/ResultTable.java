package org.kaoping.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** The table {@code result}: published results. Rows are only added. */
final class ResultTable {
    private ResultTable() {}

    static void add(Handle handle, PublishedResult result) {
        handle.createUpdate("""
                        INSERT INTO result
                            (number, year, issue, scheme_version, check_code, workbook, at, who, reason)
                        VALUES (:number, :year, :issue, :scheme, :code, :workbook, :at, :who, :reason)""")
                .bind("number", result.number())
                .bind("year", result.year())
                .bind("issue", result.issue())
                .bind("scheme", result.schemeVersion())
                .bind("code", result.fingerprint())
                .bind("workbook", result.workbook())
                .bind("at", result.at().toEpochMilli())
                .bind("who", result.who())
                .bind("reason", result.reason())
                .execute();
    }

    /** Of a year, oldest first. */
    static List<PublishedResult> of(Handle handle, int year) {
        return map(handle.createQuery("SELECT * FROM result WHERE year = :year ORDER BY issue")
                        .bind("year", year))
                .list();
    }

    static Optional<PublishedResult> find(Handle handle, String number) {
        return map(handle.createQuery("SELECT * FROM result WHERE number = :number")
                        .bind("number", number))
                .findOne();
    }

    /** The SHA-256 of every workbook that was published. */
    static List<String> workbooks(Handle handle) {
        return handle.createQuery("SELECT workbook FROM result")
                .mapTo(String.class)
                .list();
    }

    private static ResultIterable<PublishedResult> map(Query query) {
        return query.map((row, context) -> new PublishedResult(
                row.getString("number"),
                row.getInt("year"),
                row.getInt("issue"),
                row.getInt("scheme_version"),
                row.getString("check_code"),
                row.getString("workbook"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("who"),
                row.getString("reason")));
    }
}
