package org.kaoping.scheme;

import java.math.BigDecimal;

/**
 * An indicator of a cohort's table (R5).
 *
 * @param code B or X, two digits of the item, two digits
 * @param cohort whose table
 * @param aspect one of the four aspects
 * @param itemNo the item, 1 to 16
 * @param name the indicator
 * @param full full marks, a multiple of 0.5
 * @param method 有无, 比例, 扣分, 分档, 计数
 * @param rule the scoring rule in words
 * @param evidence the evidence wanted
 * @param source where the data come from
 * @param auto whether the system proposes the mark (系统参考)
 * @param skip who usually does not undertake it
 * @param note a remark
 */
public record Indicator(
        String code,
        Cohort cohort,
        String aspect,
        int itemNo,
        String name,
        BigDecimal full,
        String method,
        String rule,
        String evidence,
        String source,
        boolean auto,
        String skip,
        String note) {}
