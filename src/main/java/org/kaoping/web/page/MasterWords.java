package org.kaoping.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormText;
import org.kaoping.form.Rule;
import org.kaoping.form.Table;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Severity;

/** How a master was understood, as tables a clerk can read: what is filled where, by whom, under which rule. */
final class MasterWords {
    private MasterWords() {}

    static Views.Understood of(Form form) {
        List<Views.Understanding> parts = new ArrayList<>();
        Map<String, List<Views.UnderstoodField>> singles = new LinkedHashMap<>();
        form.fields()
                .forEach(field -> singles.computeIfAbsent(field.sheet(), sheet -> new ArrayList<>())
                        .add(line(form, field, field.cell().a1())));
        singles.forEach((sheet, lines) -> parts.add(new Views.Understanding("「" + sheet + "」的单个字段", "", lines)));
        form.tables().forEach(table -> parts.add(table(form, table)));
        List<Views.UnderstoodField> checks = form.checks().stream()
                .map(check -> new Views.UnderstoodField(
                        check.cell().a1(), severity(check.severity()), "", "检查", "", "公式 =" + check.formula(), ""))
                .toList();
        if (!checks.isEmpty()) {
            parts.add(new Views.Understanding("表格以外的检查", "公式算出文字时，该文字就是提示", checks));
        }
        return new Views.Understood(sentence(form.card()), parts);
    }

    private static String sentence(FormCard card) {
        String who = switch (card.filledBy()) {
            case UNIT -> "由各单位填报";
            case OFFICE -> "由考评办填写";
            case GROUP -> "由考核小组填写";
            case SYSTEM -> "由系统生成";
        };
        String often = switch (card.period()) {
            case MONTH -> "每月一份";
            case YEAR -> "每年一份";
            case ANY -> "有事项时填写";
        };
        String about = switch (card.about()) {
            case UNIT -> "每个单位各一份";
            case COHORT -> "每类单位一份";
            case NONE -> "不分单位";
        };
        return card.title() + "（" + card.id() + "，简称" + card.shortTitle() + "）：" + who + "，" + often + "，" + about
                + (card.many() ? "，一期可以有多份" : "")
                + (card.cohorts().isEmpty() ? "" : "，只发给" + String.join("、", card.cohorts()))
                + "。";
    }

    private static Views.Understanding table(Form form, Table table) {
        List<Views.UnderstoodField> lines = new ArrayList<>();
        for (Field column : table.columns()) {
            boolean cross = table.cross().stream().anyMatch(one -> one.column().equals(column.name()));
            lines.add(line(form, column, CellRef.letters(column.cell().column()) + " 列" + (cross ? "起，向右重复" : "")));
        }
        table.checks()
                .forEach(check -> lines.add(new Views.UnderstoodField(
                        CellRef.letters(check.cell().column()) + " 列",
                        severity(check.severity()),
                        "",
                        "检查",
                        "",
                        "公式 =" + check.formula(),
                        "")));
        String rows = table.given()
                ? "固定行，行数按方案定，数据从第 " + (table.row() + 1) + " 行开始，按“" + table.key() + "”列对应"
                : "自由填写，从第 " + (table.row() + 1) + " 行起预留 " + table.reserved() + " 行";
        return new Views.Understanding("「" + table.sheet() + "」的表格 " + table.name(), rows, lines);
    }

    private static Views.UnderstoodField line(Form form, Field field, String where) {
        Rule.Validation validation = field.validation();
        String who = field.input() ? (field.required() ? "必填" : "选填") : "系统填写";
        String message = validation == null ? "" : validation.errorText().replaceAll("\\s+", " ");
        String rule = FormText.rule(form, field);
        return new Views.UnderstoodField(
                where,
                field.label(),
                field.name(),
                who,
                type(field.type()),
                rule.isEmpty() || validation == null || validation.severity() == Severity.ERROR
                        ? rule
                        : rule + "（不符时只提醒）",
                message.equals(rule) ? "" : message);
    }

    private static String severity(Severity severity) {
        return severity == Severity.ERROR ? "填写检查（退回）" : "填写提示（提醒）";
    }

    private static String type(Field.Type type) {
        return switch (type) {
            case TEXT -> "文字";
            case INTEGER -> "整数";
            case DECIMAL -> "数字";
            case DATE -> "日期";
            case DATETIME -> "日期时间";
            case TIME -> "时间";
            case LIST -> "下拉选择";
        };
    }
}
