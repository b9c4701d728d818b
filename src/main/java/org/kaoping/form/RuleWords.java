package org.kaoping.form;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;

/** A rule in Chinese words, with its bounds as values where they are known. */
final class RuleWords {
    private RuleWords() {}

    /** The rule in words, such as 介于 0 和 999 之间的整数. */
    static String of(Rule rule, String first, String second) {
        if (rule instanceof Rule.OneOf list) {
            return "可选：" + String.join("、", list.options());
        }
        if (rule instanceof Rule.OneOfRange) {
            return "从下拉列表中选择";
        }
        if (!(rule instanceof Rule.Bounds bounds)) {
            return "符合本格的规则";
        }
        String what = switch (bounds.quantity()) {
            case WHOLE -> "整数";
            case DECIMAL -> "数字";
            case DATE -> "日期";
            case TIME -> "时间";
            case LENGTH -> "字数";
        };
        return what
                + switch (bounds.operator()) {
                    case BETWEEN -> "介于 " + first + " 和 " + second + " 之间";
                    case NOT_BETWEEN -> "不在 " + first + " 和 " + second + " 之间";
                    case EQUAL -> "等于 " + first;
                    case NOT_EQUAL -> "不等于 " + first;
                    case GREATER -> "大于 " + first;
                    case LESS -> "小于 " + first;
                    case GREATER_OR_EQUAL -> "不小于 " + first;
                    case LESS_OR_EQUAL -> "不大于 " + first;
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
