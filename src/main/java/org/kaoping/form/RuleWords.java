package org.kaoping.form;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/** A rule in Chinese words, its bounds given as words: values where they are known, else what the formula means. */
final class RuleWords {
    private RuleWords() {}

    /** The rule in words, such as 0至999之间的整数. */
    static String of(Rule rule, String first, String second) {
        if (rule instanceof Rule.OneOf list) {
            return "从下拉选项中选择：" + String.join("、", list.options());
        }
        if (rule instanceof Rule.OneOfRange) {
            return "从下拉列表中选择";
        }
        if (!(rule instanceof Rule.Bounds bounds)) {
            return "符合本格的规则";
        }
        return switch (bounds.quantity()) {
            case WHOLE -> number(bounds.operator(), first, second) + "的整数";
            case DECIMAL -> number(bounds.operator(), first, second) + "的数";
            case LENGTH -> length(bounds.operator(), first, second);
            case DATE -> "日期" + moment(bounds.operator(), first, second);
            case TIME -> "时间" + moment(bounds.operator(), first, second);
        };
    }

    private static String number(Rule.Operator operator, String first, String second) {
        return switch (operator) {
            case BETWEEN -> first + "至" + second + "之间";
            case NOT_BETWEEN -> "不在" + first + "至" + second + "之间";
            case EQUAL -> "等于" + first;
            case NOT_EQUAL -> "不等于" + first;
            case GREATER -> "大于" + first;
            case LESS -> "小于" + first;
            case GREATER_OR_EQUAL -> "不小于" + first;
            case LESS_OR_EQUAL -> "不大于" + first;
        };
    }

    private static String length(Rule.Operator operator, String first, String second) {
        return switch (operator) {
            case BETWEEN -> first.equals("0") ? "文字长度不超过" + second : "文字长度" + first + "至" + second;
            case NOT_BETWEEN -> "文字长度不在" + first + "至" + second + "之间";
            case EQUAL -> "文字长度为" + first;
            case NOT_EQUAL -> "文字长度不为" + first;
            case GREATER -> "文字长度大于" + first;
            case LESS -> "文字长度小于" + first;
            case GREATER_OR_EQUAL -> "文字长度不少于" + first;
            case LESS_OR_EQUAL -> "文字长度不超过" + first;
        };
    }

    private static String moment(Rule.Operator operator, String first, String second) {
        return switch (operator) {
            case BETWEEN -> "在 " + first + " 与 " + second + " 之间";
            case NOT_BETWEEN -> "不在 " + first + " 与 " + second + " 之间";
            case EQUAL -> "为 " + first;
            case NOT_EQUAL -> "不为 " + first;
            case GREATER -> "晚于 " + first;
            case LESS -> "早于 " + first;
            case GREATER_OR_EQUAL -> "不早于 " + first;
            case LESS_OR_EQUAL -> "不晚于 " + first;
        };
    }

    /** A bound as the clerk would write it: days and times in words, numbers plain. */
    static String bound(Rule.Quantity quantity, BigDecimal value, boolean date1904) {
        if (quantity == Rule.Quantity.DATE) {
            Optional<LocalDateTime> at = Days.moment(value, date1904);
            if (at.isPresent()) {
                return FormTexts.day(Days.midnight(at.get()).orElse(at.get().toLocalDate()));
            }
        }
        if (quantity == Rule.Quantity.TIME && value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0) {
            return java.time.LocalTime.ofSecondOfDay(value.multiply(BigDecimal.valueOf(86_400))
                                    .setScale(0, java.math.RoundingMode.HALF_UP)
                                    .longValueExact()
                            % 86_400)
                    .toString();
        }
        return CellValue.of(value).shown();
    }
}
