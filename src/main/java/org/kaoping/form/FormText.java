package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.FormulaShift;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.Severity;

/**
 * A form in Chinese words, in a stable order, one line per field, table, column, rule and check: it stands beside each
 * master, so that a changed binary shows in review. And a rule in words, for the page, the API and messages.
 */
public final class FormText {
    private final Form form;
    private final FormulaWords words;
    private final StringBuilder text = new StringBuilder();

    private FormText(Form form) {
        this.form = form;
        this.words = new FormulaWords(form);
    }

    /**
     * A rule in words, known from the validation alone; of a formula the office's own error text speaks.
     *
     * @param validation the rule as it stands in the master
     */
    public static String rule(Rule.Validation validation) {
        return rule(validation, new FormulaWords());
    }

    /**
     * The rule of a field in words, with names and cells called by their labels; empty where it has none.
     *
     * @param field a field of the form, or one of a layout of the form: the master's own rule is told
     */
    public static String rule(Form form, Field field) {
        Rule.Validation own = original(form, field).validation();
        return own == null ? "" : rule(own, new FormulaWords(form));
    }

    private static Field original(Form form, Field field) {
        List<Field> all = new ArrayList<>(form.fields());
        form.tables().forEach(table -> all.addAll(table.columns()));
        return all.stream()
                .filter(one -> one.sheet().equals(field.sheet()) && one.cell().equals(field.cell()))
                .findFirst()
                .orElse(field);
    }

    private static String rule(Rule.Validation validation, FormulaWords words) {
        if (validation.rule() instanceof Rule.Bounds bounds) {
            return RuleWords.of(
                    bounds,
                    words.bound(bounds.quantity(), bounds.first(), validation.sheet()),
                    words.bound(bounds.quantity(), bounds.second(), validation.sheet()));
        }
        if (validation.rule() instanceof Rule.Custom custom) {
            return validation.errorText().isBlank() ? "须满足公式 " + custom.formula() : validation.errorText();
        }
        return RuleWords.of(validation.rule(), "", "");
    }

    /** The whole form in words. */
    public static String of(Form form) {
        return new FormText(form).text();
    }

    private String text() {
        FormCard card = form.card();
        line("表样：" + card.title() + "（" + card.id() + "），简称" + card.shortTitle());
        line("填报：" + filledBy(card) + "，" + every(card) + (card.many() ? "，一期可以有多份" : "") + "，"
                + (card.cohorts().isEmpty() ? "不分类别" : String.join("、", card.cohorts())) + about(card));
        if (!card.name().isEmpty()) {
            line("同编号不同 {" + card.name() + "} 的是另外一份");
        }
        if (!card.textCells().isEmpty()) {
            line("正文可随表另报文件，这些格可以空着：{" + String.join("} {", card.textCells()) + "}");
        }
        if (!card.prefill().isEmpty()) {
            line("新表带出上一次的：" + String.join("、", card.prefill()));
        }
        if (!card.due().isEmpty()) {
            line("截止日：{" + card.due() + "}");
        }
        if (!card.later().isEmpty()) {
            line("早先的模板没有，可以缺：{" + String.join("} {", card.later()) + "}");
        }
        line("");
        line("单个字段");
        form.fields()
                .forEach(field -> field("「" + field.sheet() + "」" + field.cell().a1(), "", field));
        form.tables().forEach(this::table);
        if (!form.checks().isEmpty()) {
            line("");
            line("表外的检查");
            form.checks().forEach(this::check);
        }
        line("");
        line("名称");
        for (MasterBook.DefinedName name : form.master().names()) {
            if (!name.name().startsWith("_xl")) {
                line(name.name() + " = " + name.refersTo());
            }
        }
        form.master().sheets().forEach(this::sheet);
        return text.toString();
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }

    private static String about(FormCard card) {
        return switch (card.about()) {
            case UNIT -> "";
            case COHORT -> "，每类单位一份";
            case NONE -> "，不属于某个单位";
        };
    }

    private static String filledBy(FormCard card) {
        return switch (card.filledBy()) {
            case UNIT -> "各单位填";
            case OFFICE -> "办公室填";
            case GROUP -> "小组填";
            case SYSTEM -> "系统生成";
        };
    }

    private static String every(FormCard card) {
        return switch (card.period()) {
            case MONTH -> "每月一份";
            case YEAR -> "每年一份";
            case ANY -> "随时";
        };
    }

    private void field(String where, String table, Field field) {
        StringBuilder line = new StringBuilder(where);
        line.append(' ')
                .append(field.label())
                .append(" {")
                .append(table)
                .append(field.name())
                .append("}：");
        line.append(field.input() ? (field.required() ? "必填" : "选填") : "系统填写");
        line.append("，").append(type(field.type())).append("，格式 ").append(field.format());
        Rule.Validation validation = field.validation();
        if (validation != null) {
            line.append("；").append(validation(validation));
        }
        line(line.toString());
    }

    private String validation(Rule.Validation validation) {
        StringBuilder line = new StringBuilder("规则：").append(rule(validation, words));
        if (validation.rule() instanceof Rule.OneOfRange range) {
            line.append("（来源 ").append(range.formula()).append("）");
        } else if (validation.rule() instanceof Rule.Custom custom) {
            line.append("（公式 ").append(custom.formula()).append("）");
        } else if (validation.rule() instanceof Rule.Bounds bounds && !constant(bounds)) {
            line.append("（公式 ").append(bounds.first());
            line.append(bounds.second().isEmpty() ? "" : "；" + bounds.second()).append("）");
        }
        line.append("；不符时")
                .append(
                        validation.trialUntil() == null
                                ? severity(validation.severity())
                                : Trial.words(validation.trialUntil()));
        line.append(validation.ignoreBlank() ? "" : "，空白也检查");
        line.append(validation.prompt().isBlank() ? "" : "；提示：" + flat(validation.prompt()));
        boolean said = validation.rule() instanceof Rule.Custom;
        line.append(said || validation.errorText().isBlank() ? "" : "；出错：" + flat(validation.errorText()));
        return line.toString();
    }

    private static boolean constant(Rule.Bounds bounds) {
        return (bounds.first() + bounds.second()).matches("[0-9.+-]*");
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "退回";
            case WARNING -> "提醒";
            case NOTE -> "记录";
        };
    }

    private static String type(Field.Type type) {
        return switch (type) {
            case TEXT -> "文本";
            case INTEGER -> "整数";
            case DECIMAL -> "小数";
            case DATE -> "日期";
            case DATETIME -> "日期时间";
            case TIME -> "时间";
            case LIST -> "列表";
        };
    }

    private static String flat(String words) {
        return words.replaceAll("\\s*[\\r\\n]+\\s*", "⏎");
    }

    private void table(Table table) {
        line("");
        line("表 " + table.name() + "：「" + table.sheet() + "」表头第" + (table.headerRow() + 1) + "行，数据从第"
                + (table.row() + 1) + "行，"
                + (table.given() ? "固定行" : "自由填写，预留" + table.reserved() + "行")
                + (table.key() == null ? "" : "，按 " + table.key() + " 对应"));
        for (Field column : table.columns()) {
            field(CellRef.letters(column.cell().column()) + "列", table.name() + ".", column);
            table.cross().stream()
                    .filter(cross -> cross.column().equals(column.name()))
                    .forEach(cross -> line("　　向右重复：" + cross.list() + " 每项一列，表头 "
                            + String.join(
                                    "、",
                                    cross.heads().stream().map(FormText::head).toList())));
        }
        table.checks().forEach(this::check);
    }

    private static String head(Table.Head head) {
        return head.cell().a1() + " " + head.attribute() + (head.input() ? "（填写）" : "");
    }

    private void check(Table.Check check) {
        line("「" + check.sheet() + "」" + check.cell().a1() + " 填写检查，有文字时"
                + (check.trialUntil() == null ? severity(check.severity()) : Trial.words(check.trialUntil())) + "：="
                + check.formula());
    }

    /** What else a person sees on a sheet: its state, its fixed texts, its formulas; filled-down ones once. */
    private void sheet(MasterSheet sheet) {
        if (sheet.name().equals(CardReader.SHEET)) {
            return;
        }
        line("");
        String shown = switch (sheet.visibility()) {
            case VISIBLE -> "";
            case HIDDEN -> "，隐藏";
            case VERY_HIDDEN -> "，深度隐藏";
        };
        line("工作表「" + sheet.name() + "」" + shown + (sheet.isProtected() ? "，保护" : "，不保护") + print(sheet.print()));
        Map<CellRef, String> fixed = form.furniture().getOrDefault(sheet.name(), new java.util.TreeMap<>());
        Map<Integer, MasterCell> above = new HashMap<>();
        for (MasterCell cell : sheet.cells().values()) {
            String words = fixed.get(cell.at());
            if (words != null) {
                line(cell.at().a1() + " " + flat(words));
            } else if (cell.formula() != null && !repeats(above.put(cell.at().column(), cell), cell)) {
                line(cell.at().a1() + " =" + flat(cell.formula()));
            }
        }
        sheet.merges().stream()
                .map(area -> area.a1())
                .sorted()
                .reduce((one, two) -> one + " " + two)
                .ifPresent(merges -> line("合并 " + merges));
        sheet.conditions()
                .forEach(condition -> line("条件格式 "
                        + String.join(
                                " ",
                                condition.areas().stream()
                                        .map(area -> area.a1())
                                        .toList())
                        + " " + condition.type() + " " + String.join("；", condition.formulas())));
    }

    private static boolean repeats(@Nullable MasterCell before, MasterCell cell) {
        return before != null
                && before.formula() != null
                && FormulaShift.moved(
                                before.formula(), cell.at().row() - before.at().row(), 0)
                        .equals(cell.formula());
    }

    private static String print(MasterSheet.Print print) {
        String paper = switch (print.paperSize()) {
            case 8 -> "A3";
            case 9 -> "A4";
            default -> "默认纸张";
        };
        return "，打印 " + paper + (print.landscape() ? "横向" : "纵向")
                + (print.fitToPage() ? "，" + print.fitToWidth() + "页宽" : "")
                + (print.area() == null ? "，没有打印区域" : "，区域 " + print.area())
                + (print.titles() == null ? "" : "，重复 " + print.titles());
    }
}
