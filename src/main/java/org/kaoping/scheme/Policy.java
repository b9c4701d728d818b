package org.kaoping.scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The settings P01 to P41 of a scheme (domain design 5.1).
 *
 * @param city P01
 * @param docNo P03
 * @param issued P04, the day from which the scheme is in force (R18)
 * @param office P05a, the short name of the office that runs the assessment (R2)
 * @param officeFull P05b
 * @param partner1 P06, the first body that makes the group with it (R2)
 * @param partner2 P07
 * @param firstMonth P08, 1 to 12
 * @param lastMonth P09, 1 to 12
 * @param paperDays P14, working days
 * @param full P18, the sum of full marks of a cohort's table
 * @param scale P19, decimals of score and total; half up
 * @param excellent P20a, the lower bound of 优秀
 * @param good P20b
 * @param pass P20c
 * @param tiers P23a, b, c: the three bonuses
 * @param honoursDepartments P28a
 * @param honoursCounties P28b
 * @param criticismDepartments P29a
 * @param criticismCounties P29b
 * @param lowY P36: below it a remark beside the score
 * @param counting P13, P24 to P26, P33, P34
 * @param ordering P21, P22, P30 to P32
 * @param reporting P10 to P12, P15 to P17, P41
 * @param weighing P27, P35
 * @param followUp P37 to P39
 */
public record Policy(
        String city,
        String docNo,
        @Nullable LocalDate issued,
        String office,
        String officeFull,
        String partner1,
        String partner2,
        int firstMonth,
        int lastMonth,
        int paperDays,
        BigDecimal full,
        int scale,
        BigDecimal excellent,
        BigDecimal good,
        BigDecimal pass,
        java.util.List<BigDecimal> tiers,
        int honoursDepartments,
        int honoursCounties,
        int criticismDepartments,
        int criticismCounties,
        BigDecimal lowY,
        Counting counting,
        Ordering ordering,
        Reporting reporting,
        Weighing weighing,
        FollowUp followUp) {
    /** Copies the tiers. */
    public Policy {
        tiers = java.util.List.copyOf(tiers);
    }

    /** How many units of the cohort are honoured (R15). */
    public int honours(Cohort cohort) {
        return cohort == Cohort.DEPARTMENT ? honoursDepartments : honoursCounties;
    }

    /** How many units of the cohort are criticised (R16). */
    public int criticism(Cohort cohort) {
        return cohort == Cohort.DEPARTMENT ? criticismDepartments : criticismCounties;
    }
}
