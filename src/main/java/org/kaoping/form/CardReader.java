package org.kaoping.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Reads the card of a master, the very hidden sheet {@code _kaoping}. */
final class CardReader {
    /** The name of the sheet with the card, and of a handed-out workbook's stamp. */
    static final String SHEET = "_kaoping";

    /** Everything that a card may say. */
    static final List<String> KEYS = List.of(
            "id",
            "title",
            "shortTitle",
            "period",
            "filledBy",
            "many",
            "cohorts",
            "about",
            "name",
            "textCells",
            "prefill",
            "due",
            "later");

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Findings findings;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, CellRef> cells = new LinkedHashMap<>();
    private boolean sound = true;

    private CardReader(Findings findings) {
        this.findings = findings;
    }

    /** The card; null where it is missing or wrong, with the problems among the findings. */
    static @Nullable FormCard read(MasterBook master, Findings findings) {
        MasterSheet sheet = master.sheet(SHEET).orElse(null);
        if (sheet == null) {
            findings.add(Problem.of(ProblemCode.CARD_MISSING, Place.WORKBOOK));
            return null;
        }
        return new CardReader(findings).read(sheet);
    }

    private @Nullable FormCard read(MasterSheet sheet) {
        if (sheet.visibility() == Sheet.Visibility.VISIBLE) {
            findings.add(wrong("工作表", CellRef.of("A1"), "没有隐藏", "请把 _kaoping 工作表设为隐藏。")
                    .as(org.kaoping.problem.Severity.WARNING));
        }
        for (MasterCell cell : sheet.cells().values()) {
            if (cell.at().column() == 0 && !shown(cell).isEmpty()) {
                key(sheet, cell);
            }
        }
        String id = text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            bad("id", id, "请只用小写字母、数字和短横线，如 month-report。");
        }
        String title = text("title");
        FormCard.Every period = choice(
                "period",
                Map.of("month", FormCard.Every.MONTH, "year", FormCard.Every.YEAR, "any", FormCard.Every.ANY),
                "请写 month、year 或 any。");
        FormCard.FilledBy filledBy = choice(
                "filledBy",
                Map.of(
                        "unit", FormCard.FilledBy.UNIT,
                        "office", FormCard.FilledBy.OFFICE,
                        "group", FormCard.FilledBy.GROUP,
                        "system", FormCard.FilledBy.SYSTEM),
                "请写 unit、office、group 或 system。");
        String many = values.getOrDefault("many", "").toLowerCase(Locale.ROOT);
        if (!List.of("", "no", "yes", "false", "true", "否", "是").contains(many)) {
            bad("many", many, "请写 yes 或 no。");
        }
        FormCard.About about = values.getOrDefault("about", "").isEmpty()
                ? FormCard.About.UNIT
                : choice(
                        "about",
                        Map.of(
                                "unit", FormCard.About.UNIT,
                                "cohort", FormCard.About.COHORT,
                                "none", FormCard.About.NONE),
                        "请写 unit、cohort 或 none。");
        if (!sound || period == null || filledBy == null || about == null) {
            return null;
        }
        String shortTitle = values.getOrDefault("shortTitle", "");
        return new FormCard(
                id,
                title,
                shortTitle.isEmpty() ? title : shortTitle,
                period,
                filledBy,
                List.of("yes", "true", "是").contains(many),
                split("cohorts"),
                about,
                values.getOrDefault("name", ""),
                split("textCells"),
                split("prefill"),
                values.getOrDefault("due", ""),
                split("later"));
    }

    private void key(MasterSheet sheet, MasterCell cell) {
        String key = shown(cell).strip();
        CellRef beside = new CellRef(cell.at().row(), 1);
        MasterCell value = sheet.cell(beside);
        String text = value == null ? "" : shown(value).strip();
        if (!KEYS.contains(key)) {
            findings.add(wrong(key, cell.at(), "没有这个项目", "可用的项目：" + String.join("、", KEYS) + "。"));
            sound = false;
        } else if (values.put(key, text) != null) {
            findings.add(wrong(key, cell.at(), "写了两次", "请只保留一处。"));
            sound = false;
        }
        cells.put(key, beside);
    }

    private static String shown(MasterCell cell) {
        Content content = cell.content();
        if (content instanceof Content.Text text) {
            return text.value();
        }
        if (content instanceof Content.Num number) {
            return number.value().toPlainString();
        }
        return content instanceof Content.Bool bool ? String.valueOf(bool.value()) : "";
    }

    private String text(String key) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            bad(key, "空白", "请填写。");
        }
        return value;
    }

    private <T> @Nullable T choice(String key, Map<String, T> choices, String advice) {
        String value = text(key);
        T chosen = choices.get(value.toLowerCase(Locale.ROOT));
        if (chosen == null && !value.isEmpty()) {
            bad(key, value, advice);
        }
        return chosen;
    }

    private List<String> split(String key) {
        List<String> names = new ArrayList<>();
        for (String name : values.getOrDefault(key, "").split("[、，,;；]", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    /** What the card says of fields must be true of the form: single inputs, the long ones of text. */
    static void checkFields(MasterBook master, FormCard card, Collection<Field> fields, Findings findings) {
        Set<String> inputs = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (Field field : fields) {
            if (field.input()) {
                inputs.add(field.name());
                if (field.type() == Field.Type.TEXT) {
                    texts.add(field.name());
                }
            }
        }
        if (!card.name().isEmpty() && (!card.many() || !inputs.contains(card.name()))) {
            findings.add(wrong(
                    "name",
                    valueOf(master, "name"),
                    card.name(),
                    card.many() ? "请写表外一个填写格的字段名，如 name。" : "只有一期可以有多份的表（many 为 yes）才写 name。"));
        }
        for (String name : card.textCells()) {
            if (!texts.contains(name)) {
                findings.add(wrong("textCells", valueOf(master, "textCells"), name, "请写表外文字填写格的字段名，用逗号隔开。"));
            }
        }
    }

    /** A new workbook can start with single inputs and with tables of inputs alone; given rows are the scheme's. */
    static void checkPrefill(
            MasterBook master, FormCard card, Collection<Field> fields, List<Table> tables, Findings findings) {
        for (String name : card.prefill()) {
            boolean field =
                    fields.stream().anyMatch(one -> one.input() && one.name().equals(name));
            boolean table =
                    tables.stream().anyMatch(one -> !one.given() && one.name().equals(name));
            if (!field && !table) {
                findings.add(wrong("prefill", valueOf(master, "prefill"), name, "请写表外填写格的字段名，或自由填写的表名，用逗号隔开。"));
            }
        }
    }

    /** What earlier masters did not have must be inputs that may stay empty: single ones, or columns as {@code table.column}. */
    static void checkLater(
            MasterBook master, FormCard card, Collection<Field> fields, List<Table> tables, Findings findings) {
        for (String name : card.later()) {
            boolean field =
                    fields.stream().anyMatch(one -> optional(one) && one.name().equals(name));
            boolean column = tables.stream()
                    .anyMatch(table -> table.columns().stream()
                            .anyMatch(one -> optional(one) && name.equals(table.name() + "." + one.name())));
            if (!field && !column) {
                findings.add(wrong("later", valueOf(master, "later"), name, "请写选填格的字段名（表内的写“表.列”），用逗号隔开。"));
            }
        }
    }

    private static boolean optional(Field field) {
        return field.input() && !field.required();
    }

    private static CellRef valueOf(MasterBook master, String key) {
        return master.sheet(SHEET).stream()
                .flatMap(sheet -> sheet.cells().values().stream())
                .filter(cell -> cell.at().column() == 0 && shown(cell).strip().equals(key))
                .map(cell -> new CellRef(cell.at().row(), 1))
                .findFirst()
                .orElse(CellRef.of("A1"));
    }

    private void bad(String key, String found, String advice) {
        sound = false;
        findings.add(wrong(key, cells.getOrDefault(key, CellRef.of("A1")), found, advice));
    }

    private static Problem wrong(String key, CellRef at, String found, String advice) {
        return Problem.of(ProblemCode.CARD_WRONG, Place.ofCell(SHEET, at.a1()))
                .found(found)
                .with("label", key)
                .with("advice", advice);
    }
}
