package org.kaoping.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code what_if}: every trial of settings. Rows are only added. */
final class WhatIfTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WhatIfTable() {}

    static void add(Handle handle, WhatIf.Run run) {
        handle.createUpdate("""
                        INSERT INTO what_if (tried_at, who, year, scheme_version, check_code, changes, units_moved)
                        VALUES (:at, :who, :year, :version, :code, :changes, :moved)""")
                .bind("at", run.at().toEpochMilli())
                .bind("who", run.who())
                .bind("year", run.year())
                .bind("version", run.schemeVersion())
                .bind("code", run.checkCode())
                .bind("changes", json(run.changes()))
                .bind("moved", run.unitsMoved())
                .execute();
    }

    /** The newest ones of a year, newest first. */
    static List<WhatIf.Run> of(Handle handle, int year, int most) {
        return handle.createQuery("SELECT * FROM what_if WHERE year = :year ORDER BY id DESC LIMIT :most")
                .bind("year", year)
                .bind("most", most)
                .map((row, context) -> new WhatIf.Run(
                        Instant.ofEpochMilli(row.getLong("tried_at")),
                        row.getString("who"),
                        row.getInt("year"),
                        row.getInt("scheme_version"),
                        row.getString("check_code"),
                        changes(row.getString("changes")),
                        row.getInt("units_moved")))
                .list();
    }

    private static String json(List<WhatIf.Change> changes) {
        try {
            return JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<WhatIf.Change> changes(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<WhatIf.Change>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log of trials is damaged", e);
        }
    }
}
