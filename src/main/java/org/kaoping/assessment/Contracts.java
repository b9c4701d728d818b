package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What this room reads of the forms that count: a restyled master may move and rename everything, but must keep these
 * fields. (The scheme's own contract is the shelf's.)
 */
public final class Contracts {
    /** The id of the monthly report, whose receipts make the on-time rate. */
    public static final String MONTHLY_REPORT = "monthly-report";

    /** The id of the office's monthly marks, which say when the copies came (R6, R6a). */
    public static final String MONTHLY_MARKS = "monthly-marks";

    /** The id of a unit's claim of a bonus (R12). */
    public static final String INNOVATION_CLAIM = "innovation-claim";

    /** The id of the group's decisions on the claims (R12). */
    public static final String INNOVATION_DECISIONS = "innovation-decisions";

    /** The id of the record of an inspection (R8, R13). */
    public static final String INSPECTION_RECORD = "inspection-record";

    /** The id of a unit's recommendation of an outstanding person (R15). */
    public static final String PERSON_RECOMMENDATION = "person-recommendation";

    /** The id of the office's ledger of rectifications and interviews (R17). */
    public static final String RECTIFICATION = "rectification-interview";

    /** The id of a unit's marks of its own (R7). */
    public static final String SELF_ASSESSMENT = "self-assessment";

    /** The id of the group's year-end marking of one unit (R9). */
    public static final String YEAR_END_MARKS = "year-end-marks";

    /** The id of the group's year-end marking of a cohort (R9). */
    public static final String YEAR_END_MATRIX = "year-end-matrix";

    /** The id of the ranking workbook, in which the group decides on the lines (R15, R16). */
    public static final String RANKING = "ranking";

    /** The table of items in {@link #MONTHLY_REPORT}. */
    static final String ITEMS = "items";

    static final String STATUS = "status";

    /** The table of indicators in {@link #YEAR_END_MARKS}. */
    static final String INDICATORS = "inds";

    static final String CODE = "code";
    static final String FULL = "full";
    static final String DUTY = "duty";
    static final String MARK = "mark";

    /** The option of 是否承担 that counts in Y (R10). */
    static final String UNDERTAKEN = "承担";

    /** The option of 是否承担 where the duty had no case in the year (P35). */
    static final String NO_CASE = "未发生";

    private static final Set<Field.Type> WORDS = EnumSet.of(Field.Type.TEXT, Field.Type.LIST);
    private static final Set<Field.Type> NUMBER = EnumSet.of(Field.Type.DECIMAL, Field.Type.INTEGER);
    private static final Set<Field.Type> DAY = EnumSet.of(Field.Type.DATE);
    private static final Set<Field.Type> MOMENT = EnumSet.of(Field.Type.DATE, Field.Type.DATETIME);
    private static final Set<Field.Type> ANY = EnumSet.allOf(Field.Type.class);

    private static final Map<String, Map<String, Set<Field.Type>>> FIELDS = Map.of(
            YEAR_END_MARKS, yearEndMarks(),
            YEAR_END_MATRIX, yearEndMatrix(),
            MONTHLY_REPORT, Map.of("items.status", WORDS),
            MONTHLY_MARKS, monthlyMarks(),
            INNOVATION_CLAIM, words("name", "kind", "tier"),
            INNOVATION_DECISIONS, decisions(),
            INSPECTION_RECORD, inspections());

    private Contracts() {}

    private static Map<String, Set<Field.Type>> yearEndMarks() {
        Map<String, Set<Field.Type>> fields = new LinkedHashMap<>();
        fields.put("visitDate", DAY);
        fields.put("place", WORDS);
        fields.put("way1", WORDS);
        fields.put("way2", WORDS);
        fields.put("way3", WORDS);
        fields.put("confirm", WORDS);
        fields.put("confirmNote", WORDS);
        fields.put("confirmBy", WORDS);
        fields.put("confirmDate", DAY);
        fields.put("assessors", WORDS);
        fields.put("inds.code", WORDS);
        fields.put("inds.full", ANY);
        fields.put("inds.duty", WORDS);
        fields.put("inds.dutyPlanned", ANY);
        fields.put("inds.mark", NUMBER);
        fields.put("inds.why", WORDS);
        fields.put("inds.verified", WORDS);
        fields.put("inds.remark", WORDS);
        return fields;
    }

    private static Map<String, Set<Field.Type>> yearEndMatrix() {
        Map<String, Set<Field.Type>> fields = words("units.code");
        fields.put("units.mark", NUMBER);
        return fields;
    }

    private static Map<String, Set<Field.Type>> monthlyMarks() {
        Map<String, Set<Field.Type>> fields = words("units.code");
        fields.put("units.mark", NUMBER);
        fields.put("units.fileDate", MOMENT);
        fields.put("units.paperDate", MOMENT);
        return fields;
    }

    private static Map<String, Set<Field.Type>> decisions() {
        Map<String, Set<Field.Type>> fields = words(
                "claims.no",
                "claims.unit",
                "claims.name",
                "claims.kind",
                "claims.tierAsked",
                "claims.result",
                "claims.tier",
                "claims.reason");
        fields.put("claims.date", DAY);
        return fields;
    }

    private static Map<String, Set<Field.Type>> inspections() {
        Map<String, Set<Field.Type>> fields = words(
                "name",
                "rows.unit",
                "rows.item",
                "rows.indicator",
                "rows.nature",
                "rows.finding",
                "rows.grade",
                "rows.false",
                "rows.fix",
                "rows.evidence");
        fields.put("date", DAY);
        fields.put("rows.due", DAY);
        return fields;
    }

    private static Map<String, Set<Field.Type>> words(String... names) {
        Map<String, Set<Field.Type>> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, WORDS);
        }
        return fields;
    }

    /**
     * The tables of a form that stay with the office: who was passed up for dereliction (R17) stands in no consolidated
     * workbook and in nothing that a unit or the public gets.
     */
    public static Set<String> confidential(String form) {
        return form.equals(RECTIFICATION) ? Set.of("pass") : Set.of();
    }

    /** The fields that the form of that id must have, single ones by name, columns as {@code table.column}. */
    public static Set<String> fields(String form) {
        return FIELDS.getOrDefault(form, Map.of()).keySet();
    }

    /**
     * What a compiled master lacks of its contract: {@code contract-field-missing} for a field that is gone,
     * {@code contract-type-wrong} at its cell for one that is of another type. Nothing for a form without a contract.
     */
    public static List<Problem> check(Form form) {
        List<Problem> problems = new ArrayList<>();
        FIELDS.getOrDefault(form.card().id(), Map.of()).forEach((name, types) -> {
            Field field = find(form, name);
            if (field == null) {
                problems.add(Problem.of(ProblemCode.CONTRACT_FIELD_MISSING, place(form, name))
                        .expected("{" + name + "}"));
            } else if (!types.contains(field.type())) {
                problems.add(Problem.of(ProblemCode.CONTRACT_TYPE_WRONG, field.place())
                        .found(field.type().id())
                        .expected("{" + name + "}"));
            }
        });
        return problems;
    }

    private static @Nullable Field find(Form form, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? form.field(name).orElse(null)
                : form.table(name.substring(0, dot))
                        .flatMap(table -> table.column(name.substring(dot + 1)))
                        .orElse(null);
    }

    /** A missing column belongs in its table, told at that one's first cell; a missing field nowhere in particular. */
    private static Place place(Form form, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Place.WORKBOOK
                : form.table(name.substring(0, dot))
                        .map(table -> table.columns().get(0).place())
                        .orElse(Place.WORKBOOK);
    }
}
