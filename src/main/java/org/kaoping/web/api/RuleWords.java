package org.kaoping.web.api;

import java.util.Map;
import org.kaoping.form.Field;
import org.kaoping.form.Rule;

/** Says a master's rule in Chinese words. */
final class RuleWords {
    private static final Map<Rule.Quantity, String> QUANTITIES = Map.of(
            Rule.Quantity.WHOLE, "整数",
            Rule.Quantity.DECIMAL, "数值",
            Rule.Quantity.DATE, "日期",
            Rule.Quantity.TIME, "时间",
            Rule.Quantity.LENGTH, "字数");

    private RuleWords() {}

    /** The rule of a field; empty where it has none. */
    static String of(Field field) {
        Rule.Validation validation = field.validation();
        if (validation == null) {
            return "";
        }
        Rule rule = validation.rule();
        if (rule instanceof Rule.OneOf list) {
            return "从下列选项中选择：" + String.join("、", list.options());
        }
        if (rule instanceof Rule.OneOfRange range) {
            return "从 " + range.formula() + " 中选择";
        }
        if (rule instanceof Rule.Bounds bounds) {
            return words(bounds);
        }
        return validation.errorText().isEmpty() ? "须满足 " + ((Rule.Custom) rule).formula() : validation.errorText();
    }

    private static String words(Rule.Bounds bounds) {
        String quantity = QUANTITIES.get(bounds.quantity());
        String first = bound(bounds.quantity(), bounds.first());
        String second = bound(bounds.quantity(), bounds.second());
        return quantity
                + switch (bounds.operator()) {
                    case BETWEEN -> "在 " + first + " 到 " + second + " 之间";
                    case NOT_BETWEEN -> "不在 " + first + " 到 " + second + " 之间";
                    case EQUAL -> "等于 " + first;
                    case NOT_EQUAL -> "不等于 " + first;
                    case GREATER -> "大于 " + first;
                    case LESS -> "小于 " + first;
                    case GREATER_OR_EQUAL -> "不小于 " + first;
                    case LESS_OR_EQUAL -> "不大于 " + first;
                };
    }

    /** A bound as a person writes it: the serial number of a day as that day. */
    private static String bound(Rule.Quantity quantity, String formula) {
        if (quantity == Rule.Quantity.DATE && formula.matches("\\d{5}")) {
            return java.time.LocalDate.of(1899, 12, 30)
                    .plusDays(Integer.parseInt(formula))
                    .toString();
        }
        return formula;
    }
}
