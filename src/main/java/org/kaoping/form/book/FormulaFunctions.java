package org.kaoping.form.book;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.WorkbookEvaluator;

/** What the server's evaluator knows of functions: which it can calculate, and which arguments may be many cells. */
final class FormulaFunctions {
    /** What a function does with an argument of many cells. */
    enum Takes {
        /** It means one value; many cells would be narrowed to one in silence. */
        ONE,
        /** It is made for many cells. */
        MANY,
        /** It hands the argument on as its result. */
        PASSES_ON
    }

    private static final Set<String> CALCULABLE = calculable();

    /** Functions that came after Excel 2007 and that the evaluator has: without {@code _xlfn.} Excel shows #NAME?. */
    private static final Set<String> NEWER = Set.of(
            "IFS",
            "SWITCH",
            "TEXTJOIN",
            "CONCAT",
            "MAXIFS",
            "MINIFS",
            "XLOOKUP",
            "XMATCH",
            "IFNA",
            "DAYS",
            "NUMBERVALUE",
            "SHEET",
            "SINGLE",
            "STDEV.S",
            "STDEV.P",
            "VAR.S",
            "VAR.P",
            "CEILING.MATH",
            "FLOOR.MATH",
            "CEILING.PRECISE",
            "FLOOR.PRECISE",
            "PERCENTRANK.INC",
            "PERCENTRANK.EXC",
            "NORM.DIST",
            "NORM.INV",
            "NORM.S.DIST",
            "NORM.S.INV",
            "WORKDAY.INTL",
            "FORECAST.LINEAR");

    /** Functions that turn days into serials or back: the evaluator knows only the date system of 1900. */
    private static final Set<String> CALENDAR = Set.of(
            "DATE",
            "DATEVALUE",
            "DAY",
            "DAYS360",
            "EDATE",
            "EOMONTH",
            "MONTH",
            "NETWORKDAYS",
            "NOW",
            "TEXT",
            "TODAY",
            "WEEKDAY",
            "WEEKNUM",
            "WORKDAY",
            "WORKDAY.INTL",
            "YEAR",
            "YEARFRAC");

    private static final Set<String> MANY_RESULTS = Set.of("TRANSPOSE", "MMULT", "MINVERSE", "FREQUENCY", "TREND");

    /** One letter per argument: m many, p passed on, v one value; what stands in brackets repeats. */
    private static final Map<String, String> ARGUMENTS = arguments();

    private FormulaFunctions() {}

    /** Whether a function turns days into serials or serials into days. */
    static boolean calendar(String name) {
        return CALENDAR.contains(name);
    }

    private static Set<String> calculable() {
        Set<String> names = new TreeSet<>(WorkbookEvaluator.getSupportedFunctionNames());
        names.add("INDIRECT");
        names.add("IF");
        names.add("CHOOSE");
        return names;
    }

    private static Map<String, String> arguments() {
        Map<String, String> all = new HashMap<>();
        for (String name : new String[] {
            "SUM",
            "AVERAGE",
            "COUNT",
            "COUNTA",
            "COUNTBLANK",
            "MAX",
            "MIN",
            "PRODUCT",
            "AND",
            "OR",
            "SUMPRODUCT",
            "MEDIAN",
            "STDEV",
            "STDEVA",
            "STDEVP",
            "STDEVPA",
            "VAR",
            "VARA",
            "VARP",
            "VARPA",
            "MODE",
            "ROWS",
            "COLUMNS",
            "ROW",
            "COLUMN",
            "AREAS",
            "SUMSQ",
            "AVERAGEA",
            "MAXA",
            "MINA",
            "DEVSQ",
            "AVEDEV",
            "GEOMEAN",
            "GCD",
            "LCM",
            "CONCAT",
            "CORREL",
            "SLOPE",
            "INTERCEPT",
            "PEARSON",
            "COVAR",
            "TRANSPOSE",
            "MMULT",
            "MINVERSE",
            "MDETERM",
            "FREQUENCY",
            "TREND",
            "STDEV.S",
            "STDEV.P",
            "VAR.S",
            "VAR.P",
            "SUMX2MY2",
            "SUMX2PY2",
            "SUMXMY2",
            "ISREF",
            "NPV",
            "MIRR",
            "IRR"
        }) {
            all.put(name, "(m)");
        }
        all.put("LARGE", "mv");
        all.put("SMALL", "mv");
        all.put("PERCENTILE", "mv");
        all.put("PERCENTRANK", "mvv");
        all.put("RANK", "vmv");
        all.put("SUBTOTAL", "v(m)");
        all.put("TEXTJOIN", "vv(m)");
        all.put("IF", "vpp");
        all.put("CHOOSE", "v(p)");
        all.put("INDEX", "mvvv");
        all.put("OFFSET", "pvvvv");
        all.put("MATCH", "vmv");
        all.put("XMATCH", "vmvv");
        all.put("XLOOKUP", "vmmvvv");
        all.put("VLOOKUP", "vmvv");
        all.put("HLOOKUP", "vmvv");
        all.put("LOOKUP", "vmm");
        all.put("COUNTIF", "mv");
        all.put("SUMIF", "mvm");
        all.put("AVERAGEIF", "mvm");
        all.put("COUNTIFS", "(mv)");
        all.put("SUMIFS", "m(mv)");
        all.put("AVERAGEIFS", "m(mv)");
        all.put("MAXIFS", "m(mv)");
        all.put("MINIFS", "m(mv)");
        all.put("NETWORKDAYS", "vvm");
        all.put("WORKDAY", "vvm");
        all.put("WORKDAY.INTL", "vvvm");
        all.put("FORECAST", "vmm");
        for (String name : new String[] {
            "DAVERAGE",
            "DCOUNT",
            "DCOUNTA",
            "DGET",
            "DMAX",
            "DMIN",
            "DPRODUCT",
            "DSTDEV",
            "DSTDEVP",
            "DSUM",
            "DVAR",
            "DVARP"
        }) {
            all.put(name, "mvm");
        }
        return all;
    }

    /** The name without the mark of newer functions. */
    static String plain(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        name = name.startsWith("_XLFN.") ? name.substring(6) : name;
        return name.startsWith("_XLWS.") ? name.substring(6) : name;
    }

    /** Whether the evaluator has that function. */
    static boolean calculable(String name) {
        return CALCULABLE.contains(name);
    }

    /** Whether a function newer than Excel 2007 lacks the mark that Excel's file format wants. */
    static boolean unmarked(String written) {
        return NEWER.contains(written.toUpperCase(Locale.ROOT));
    }

    /** Whether the result is an array. */
    static boolean yieldsMany(String name) {
        return MANY_RESULTS.contains(name);
    }

    /** What a function does with its argument of that zero-based index. */
    static Takes takes(String name, int index) {
        String pattern = ARGUMENTS.getOrDefault(name, "(v)");
        int open = pattern.indexOf('(');
        String fixed = open < 0 ? pattern : pattern.substring(0, open);
        String repeated = open < 0 ? "v" : pattern.substring(open + 1, pattern.indexOf(')'));
        char letter = index < fixed.length()
                ? fixed.charAt(index)
                : repeated.charAt((index - fixed.length()) % repeated.length());
        return switch (letter) {
            case 'm' -> Takes.MANY;
            case 'p' -> Takes.PASSES_ON;
            default -> Takes.ONE;
        };
    }
}
