package org.kaoping.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.Form;
import org.kaoping.form.Vocabulary;
import org.kaoping.problem.Problem;

/** The workbooks that the server writes itself: the names that each may ask for, and what a restyled master must keep. */
public final class SystemForms {
    /** By the master's id. */
    private static final Map<String, Vocabulary> NAMES = Map.of(
            CatalogueWorkbook.FORM, CatalogueWorkbook.NAMES,
            RankingWorkbook.FORM, RankingWorkbook.VOCABULARY,
            ReminderWorkbook.REMINDER, ReminderWorkbook.REMINDER_NAMES,
            ReminderWorkbook.STATUS, ReminderWorkbook.STATUS_NAMES,
            VisitSheet.FORM, VisitSheet.NAMES,
            FeedbackSheet.FORM, FeedbackSheet.NAMES);

    /** What each must hold, single fields by name, columns as {@code table.column}. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            CatalogueWorkbook.FORM, Set.of("files.name", "files.form", "files.state", "files.path", "files.sha"),
            ReminderWorkbook.REMINDER, Set.of("remind.name", "remind.need", "notices.text"),
            ReminderWorkbook.STATUS, Set.of("handins.name", "handins.file", "handins.paper", "handins.state"),
            VisitSheet.FORM, Set.of("unitName", "known.kind", "known.text", "known.full", "known.duty", "known.self"),
            FeedbackSheet.FORM,
                    Set.of(
                            "unitName",
                            "scale",
                            "theScore",
                            "theTotal",
                            "marks.code",
                            "marks.full",
                            "marks.duty",
                            "marks.mark",
                            "marks.why",
                            "gains.result",
                            "gains.tier"));

    /** All the names of all of them. */
    public static final Vocabulary VOCABULARY = all();

    private SystemForms() {}

    private static Vocabulary all() {
        Set<String> fields = new HashSet<>();
        Map<String, Set<String>> lists = new HashMap<>();
        for (Vocabulary one : NAMES.values()) {
            fields.addAll(one.fields());
            one.lists()
                    .forEach((list, names) ->
                            lists.computeIfAbsent(list, any -> new HashSet<>()).addAll(names));
        }
        return new Vocabulary(fields, lists);
    }

    /** What a compiled master of one of them lacks or asks in vain, each at its cell. Nothing for other forms. */
    public static List<Problem> check(Form form) {
        String id = form.card().id();
        List<Problem> problems = new ArrayList<>(RankingContract.check(form));
        Vocabulary names = NAMES.get(id);
        if (names != null && !id.equals(RankingWorkbook.FORM)) {
            problems.addAll(RankingContract.check(form, names, NEEDED.getOrDefault(id, Set.of())));
        }
        return problems;
    }
}
