package org.kaoping.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Table;
import org.kaoping.form.Vocabulary;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** The one list of names that a hand-out can write; documented in {@code forms.md}. */
public final class HandOutNames {
    private static final Set<String> FIELDS = Set.of(
            "year",
            "month",
            "period",
            "periodStart",
            "periodEnd",
            "deadline",
            "paperClose",
            "city",
            "docNo",
            "office",
            "officeFull",
            "partner1",
            "partner2",
            "markedBy",
            "unitName",
            "unitShort",
            "unitCode",
            "cohort",
            "contact",
            "contactPhone",
            "yearDeadline",
            "claimsDeadline",
            "yearStart",
            "yearEnd",
            "g1",
            "g2",
            "g3",
            "lowY",
            "tier1",
            "tier2",
            "tier3",
            "honourB",
            "honourX",
            "critB",
            "critX",
            "full",
            "noCase",
            "schemeVersion",
            "exampleMark",
            "generatedAt",
            "resultMark",
            "madeUnder",
            "serial",
            "decidedResult",
            "decidedTier",
            "decidedPoints",
            "selfState");

    private static final Map<String, Set<String>> LISTS = Map.ofEntries(
            Map.entry("items", Set.of("no", "code", "name", "aspect", "full", "hint", "duty", "status")),
            Map.entry(
                    "inds",
                    Set.of(
                            "no",
                            "code",
                            "aspect",
                            "item",
                            "itemNo",
                            "name",
                            "rule",
                            "full",
                            "method",
                            "evidence",
                            "source",
                            "duty",
                            "dutyPlanned",
                            "self",
                            "findings")),
            Map.entry("units", Set.of("no", "code", "name", "short", "cohort", "participation", "uploaded", "skipped")),
            Map.entry("found", Set.of("no", "name", "count", "text")),
            Map.entry("kpItems", Set.of("no", "name")),
            Map.entry("kpIndicators", Set.of("no", "code", "name")),
            Map.entry("kpUnits", Set.of("no", "code", "name")),
            Map.entry("kpNations", Set.of("no", "name")),
            Map.entry("kpParties", Set.of("no", "name")),
            Map.entry("kpTypes", Set.of("no", "name")),
            Map.entry("kpAspects", Set.of("no", "name")),
            // The scheme's own given rows and heads: they come from its own sheets.
            Map.entry("cal", Set.of("no", "weekday")),
            Map.entry("indicatorsB", Set.of("code", "full")),
            Map.entry("indicatorsX", Set.of("code", "full")));

    /**
     * Those that tell what was known on the day of hand-out, as {@code field} or {@code table.column}: another hand-out may
     * say something else, so what comes back in them is not compared.
     */
    static final Set<String> TOLD = Set.of(
            "selfState", "markedBy", "inds.self", "inds.findings", "found.count", "found.text", "units.uploaded");

    /** The names that a card may give as its {@code due}. */
    private static final Map<String, Function<Deadlines, LocalDate>> DAYS = Map.of(
            "claimsDeadline",
            Deadlines::claims,
            "yearDeadline",
            deadlines -> deadlines.due(Period.ofYear(deadlines.scheme().year())).orElseThrow());

    /** What a unit's, the office's or the group's form may use. */
    public static final Vocabulary VOCABULARY = new Vocabulary(FIELDS, LISTS);

    private HandOutNames() {}

    /**
     * What a form asks for that no hand-out can write, though another room can (into the ranking workbook): each at its
     * cell. Nothing for a form that the server writes itself.
     */
    static List<Problem> unknown(Form form) {
        if (form.card().filledBy() == FormCard.FilledBy.SYSTEM) {
            return List.of();
        }
        List<Problem> unknown = new ArrayList<>();
        String due = form.card().due();
        if (!due.isEmpty() && !DAYS.containsKey(due)) {
            unknown.add(Problem.of(ProblemCode.CARD_WRONG, Place.ofSheet("_kaoping"))
                    .found(due)
                    .with("label", "due")
                    .with("advice", "请写 " + String.join(" 或 ", new java.util.TreeSet<>(DAYS.keySet())) + "。"));
        }
        form.fields().stream()
                .filter(field -> !field.input() && !FIELDS.contains(field.name()))
                .forEach(field -> unknown.add(unknown(field, "{" + field.name() + "}")));
        for (Table table : form.tables()) {
            Set<String> names = LISTS.getOrDefault(table.name(), Set.of());
            table.columns().stream()
                    .filter(field -> !field.input() && !names.contains(field.name()))
                    .filter(field -> table.cross().stream()
                            .noneMatch(cross -> cross.column().equals(field.name())))
                    .forEach(field -> unknown.add(unknown(field, "{" + table.name() + "." + field.name() + "}")));
        }
        return unknown;
    }

    /** The day of that name under a scheme. */
    static LocalDate day(String name, Scheme scheme) {
        return Objects.requireNonNull(DAYS.get(name), name).apply(new Deadlines(scheme));
    }

    private static Problem unknown(Field field, String written) {
        return Problem.of(ProblemCode.PLACEHOLDER_UNKNOWN, field.place()).found(written);
    }

    /** The list together with the names that another room writes (the ranking workbook's). */
    public static Vocabulary with(Vocabulary other) {
        Set<String> fields = new java.util.HashSet<>(FIELDS);
        fields.addAll(other.fields());
        Map<String, Set<String>> lists = new HashMap<>(LISTS);
        other.lists()
                .forEach((name, attributes) -> lists.merge(name, attributes, (one, two) -> {
                    Set<String> both = new java.util.HashSet<>(one);
                    both.addAll(two);
                    return both;
                }));
        return new Vocabulary(fields, lists);
    }
}
