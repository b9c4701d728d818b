package org.kaoping.web.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;

/** Reads the parameters of a request; what is wrong with one is a 400 that names it. */
public final class Query {
    private Query() {}

    /** A parameter that may be missing; empty counts as missing. */
    public static @Nullable String optional(Context ctx, String name) {
        String value;
        try {
            value = ctx.queryParam(name);
        } catch (IllegalArgumentException e) {
            throw malformedAddress();
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Refusal malformedAddress() {
        return Refusal.malformed("地址中的参数编码不对", "请用 UTF-8 百分号编码。");
    }

    /** A parameter that must be there. */
    public static String required(Context ctx, String name) {
        String value = optional(ctx, name);
        if (value == null) {
            throw Refusal.malformed("缺少参数 " + name, "请在地址中写上 " + name + "。");
        }
        return value;
    }

    /** A period, {@code 2020-05} or {@code 2020}. */
    public static Period period(Context ctx) {
        return period(required(ctx, "period"));
    }

    /** Reads a period. */
    public static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> Refusal.malformed("period 是“" + cut(text) + "”", "请写成 2020-05（月）或 2020（年）。"));
    }

    /** A year, 2000 to 2100. */
    public static int year(Context ctx) {
        return year(required(ctx, "year"));
    }

    /** Reads a year. */
    public static int year(String text) {
        return Period.parse(text)
                .filter(period -> !period.isMonth())
                .orElseThrow(() -> Refusal.malformed("year 是“" + cut(text) + "”", "请写成四位年份，如 2020。"))
                .year();
    }

    /** The cohort, {@code department} or {@code county}; empty where none is asked for. */
    public static Optional<Cohort> cohort(Context ctx) {
        String id = optional(ctx, "cohort");
        if (id == null) {
            return Optional.empty();
        }
        Optional<Cohort> cohort = Cohort.ofId(id);
        if (cohort.isEmpty()) {
            throw Refusal.malformed("cohort 是“" + cut(id) + "”", "请写 department 或 county。");
        }
        return cohort;
    }

    /** A day, {@code 2020-05-25}. */
    public static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw Refusal.malformed(name + " 是“" + cut(text) + "”", "请写成 2020-05-25 这样的日期。");
        }
    }

    /** A text short enough to be said back. */
    static String cut(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > 60 ? clean.substring(0, 60) + "…" : clean;
    }
}
