package org.kaoping.scheme;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the roster (R1; the scheme's sheet 单位名册).
 *
 * @param code D and digits, or Q and digits; never reused
 * @param name the full name, as on the seal
 * @param shortName unique, for ranking tables
 * @param cohort where it is ranked
 * @param kind 市直, 省直, 党群 …; only a classification
 * @param participation how it takes part
 * @param dutyType the type that fills its row of the undertaking matrix; empty for counties
 * @param order the roster's order
 * @param contact the liaison's name; empty where none
 * @param phone the liaison's telephone; empty where none
 * @param leader the leader in charge; empty where none
 * @param former the former name; empty where none
 * @param from the first day it exists; null: always
 * @param until the last day it exists; null: always
 * @param note a remark
 * @param into the code of the unit that it was merged into (O28); empty where none
 */
public record Unit(
        String code,
        String name,
        String shortName,
        Cohort cohort,
        String kind,
        Participation participation,
        String dutyType,
        int order,
        String contact,
        String phone,
        String leader,
        String former,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String note,
        String into) {
    /** What is said of the department in which the office sits: it is not marked by itself. */
    public static final String ORGANISER = "承办单位，由协办单位评分";

    /** A unit that was not merged into another. */
    public Unit(
            String code,
            String name,
            String shortName,
            Cohort cohort,
            String kind,
            Participation participation,
            String dutyType,
            int order,
            String contact,
            String phone,
            String leader,
            String former,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String note) {
        this(
                code,
                name,
                shortName,
                cohort,
                kind,
                participation,
                dutyType,
                order,
                contact,
                phone,
                leader,
                former,
                from,
                until,
                note,
                "");
    }

    /** The short name with the former name, so that a renamed unit is still known (O28): {@code 市数据局（原某市信息中心）}. */
    public String shownName() {
        return former.isEmpty() ? shortName : shortName + "（原" + former + "）";
    }

    /** Whether it exists on any day of that year; one that does not has no part in the year's assessment (O28). */
    public boolean existsIn(int year) {
        boolean founded = from == null || from.getYear() <= year;
        return founded && (until == null || until.getYear() >= year);
    }

    /** Whether it was closed before the last day of that year: then it is neither marked nor ranked (O28). */
    public boolean closedIn(int year) {
        return until != null && until.isBefore(LocalDate.of(year, Month.DECEMBER, 31));
    }

    /** Whether the office (P05) sits in it: its remark in the roster says 「承办单位」. */
    public boolean organiser() {
        return note.contains("承办单位");
    }
}
