package org.kaoping.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormText;

/**
 * What a file would get, see {@link Intake#check}.
 *
 * @param receipt what the receipt would say: accepted, rejected or held; of a master, accepted where it can be used. Its
 *     id and batch exist nowhere
 * @param master whether it is a master and no filled workbook
 * @param understood how a master was understood; null where it is none, or too wrong to be compiled
 */
public record Verdict(
        Receipt receipt, boolean master, @Nullable Understood understood) {
    /**
     * How a master was understood.
     *
     * @param words the whole form in Chinese
     * @param fields single fields and columns of tables together
     * @param tables tables
     * @param rules data validations and checks
     */
    public record Understood(String words, int fields, int tables, int rules) {
        /** The counts in words. */
        public String summary() {
            return "字段 " + fields + " 个，表 " + tables + " 张，规则和检查 " + rules + " 条";
        }

        /** How a form was understood. */
        public static Understood of(Form form) {
            List<Field> fields = new ArrayList<>(form.fields());
            int checks = form.checks().size();
            for (var table : form.tables()) {
                fields.addAll(table.columns());
                checks += table.checks().size();
            }
            long validations = fields.stream()
                    .map(Field::validation)
                    .filter(Objects::nonNull)
                    .distinct()
                    .count();
            return new Understood(
                    FormText.of(form), fields.size(), form.tables().size(), (int) validations + checks);
        }
    }
}
