package org.kaoping.form;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;

/**
 * Says the bounds of a rule in words, as far as a person would: constants, days, cells by the labels of their fields,
 * names by the labels beside the cells that they name. Everything else stays the formula that it is.
 */
final class FormulaWords {
    private static final Pattern DATE =
            Pattern.compile("DATE\\(\\s*([^,()]+?)\\s*,\\s*(\\d{1,2})\\s*,\\s*(\\d{1,2})\\s*\\)");
    private static final Pattern SUM = Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_.$!]*)\\s*([+-])\\s*(\\d{1,4})");

    private final Map<String, String> labels = new HashMap<>();
    private final boolean date1904;

    @Nullable
    private final Form form;

    /** Words without a form: constants only. */
    FormulaWords() {
        this.date1904 = false;
        this.form = null;
    }

    /** Words for the rules of one form. */
    FormulaWords(Form form) {
        this.form = form;
        this.date1904 = form.master().date1904();
        form.fields()
                .forEach(field -> labels.put(key(field.sheet(), field.cell().a1()), field.label()));
        form.tables()
                .forEach(table -> table.columns()
                        .forEach(field ->
                                labels.put(key(field.sheet(), field.cell().a1()), field.label())));
        for (MasterBook.DefinedName name : form.master().names()) {
            int mark = name.refersTo().lastIndexOf('!');
            if (mark > 0 && name.sheet() == null) {
                String sheet = name.refersTo().substring(0, mark).replace("'", "");
                String label = labels.get(key(sheet, address(name.refersTo().substring(mark + 1))));
                if (label != null) {
                    labels.put(name.name().toLowerCase(Locale.ROOT), label);
                }
            }
        }
    }

    private static String key(String sheet, String a1) {
        return sheet + "\n" + a1;
    }

    private static String address(String text) {
        try {
            return Area.of(text).a1();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The bound in words. */
    String bound(Rule.Quantity quantity, String formula, String sheet) {
        try {
            return RuleWords.bound(quantity, new BigDecimal(formula.strip()), date1904);
        } catch (NumberFormatException e) {
            return formula(formula.strip(), sheet, quantity == Rule.Quantity.DATE);
        }
    }

    private String formula(String formula, String sheet, boolean day) {
        Matcher date = DATE.matcher(formula);
        if (date.matches()) {
            String year = date.group(1);
            String rest = date.group(2) + "月" + date.group(3) + "日";
            return year.matches("\\d+") ? year + "年" + rest : year(year, sheet) + rest;
        }
        Matcher sum = SUM.matcher(formula);
        if (sum.matches()) {
            String base = label(sum.group(1), sheet);
            String unit = day ? "天" : "";
            return base.equals(sum.group(1))
                    ? formula
                    : sum.group(2).equals("+")
                            ? "“" + base + "”" + (day ? "后" : "加") + sum.group(3) + unit
                            : "“" + base + "”" + (day ? "前" : "减") + sum.group(3) + unit;
        }
        String label = label(formula, sheet);
        return label.equals(formula) ? formula : "“" + label + "”";
    }

    /** A year of a day: 年度的, 年度下一年的. */
    private String year(String year, String sheet) {
        Matcher sum = SUM.matcher(year);
        if (!sum.matches()) {
            return label(year, sheet) + "的";
        }
        String count = sum.group(3);
        String which = sum.group(2).equals("+")
                ? (count.equals("1") ? "下一年" : "后" + count + "年")
                : (count.equals("1") ? "上一年" : "前" + count + "年");
        return label(sum.group(1), sheet) + which + "的";
    }

    private String label(String reference, String sheet) {
        String named = labels.get(reference.toLowerCase(Locale.ROOT));
        if (named != null) {
            return named;
        }
        String cell = address(reference);
        String field = labels.get(key(sheet, cell));
        if (field != null || cell.isEmpty() || cell.indexOf(':') >= 0 || form == null) {
            return field == null ? reference : field;
        }
        // a figure or formula that is no field, such as a day taken over from another sheet
        return form.master()
                .sheet(sheet)
                .flatMap(master -> Labels.ofField(master, CellRef.of(cell)))
                .map(Labels.Label::text)
                .orElse(reference);
    }
}
