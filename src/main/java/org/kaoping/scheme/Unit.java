package org.kaoping.scheme;

import java.time.LocalDate;
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
        String note) {}
