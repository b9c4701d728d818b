package org.kaoping.form;

import org.jspecify.annotations.Nullable;

/** What a field holds: its rule says it, else its number format. */
final class FieldTypes {
    private FieldTypes() {}

    /** The type of a field with that rule (null where it has none) and number format. */
    static Field.Type of(@Nullable Rule rule, String format) {
        Field.Type byFormat = of(format);
        if (rule instanceof Rule.OneOf || rule instanceof Rule.OneOfRange) {
            return Field.Type.LIST;
        }
        if (rule instanceof Rule.Bounds bounds) {
            return switch (bounds.quantity()) {
                case WHOLE -> Field.Type.INTEGER;
                case DECIMAL -> Field.Type.DECIMAL;
                // a bound on a day says nothing of the time; the format does
                case DATE -> byFormat == Field.Type.DATETIME ? Field.Type.DATETIME : Field.Type.DATE;
                case TIME -> Field.Type.TIME;
                case LENGTH -> Field.Type.TEXT;
            };
        }
        boolean plain = byFormat == Field.Type.TEXT && !format.contains("@");
        if (plain && rule instanceof Rule.Custom custom && wantsNumber(custom.formula())) {
            return Field.Type.DECIMAL;
        }
        return byFormat;
    }

    /** Whether a formula accepts nothing but a number; a mark that may also be "/" stays text. */
    private static boolean wantsNumber(String formula) {
        String upper = formula.toUpperCase(java.util.Locale.ROOT).replace(" ", "");
        return upper.contains("ISNUMBER(") && !upper.contains("VALUE(") && !upper.contains("\"/\"");
    }

    private static Field.Type of(String format) {
        String bare = NumberFormats.bare(format).replaceAll("am/pm|a/p|上午/下午|general", "");
        if (NumberFormats.isDate(format)) {
            boolean time = bare.contains("h") || bare.contains("s");
            boolean day = bare.contains("y")
                    || bare.contains("d")
                    || bare.contains("aaa")
                    || bare.contains("e")
                    || (bare.contains("m") && !time);
            return time ? (day ? Field.Type.DATETIME : Field.Type.TIME) : Field.Type.DATE;
        }
        return bare.matches(".*[0#?].*") ? Field.Type.DECIMAL : Field.Type.TEXT;
    }
}
