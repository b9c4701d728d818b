package org.kaoping.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.assessment.HandIns;
import org.kaoping.assessment.Reminder;
import org.kaoping.assessment.TrackingMark;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Vocabulary;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** The list of whom to remind, and the notice of who handed in a month's report when (R6, R7), as workbooks. */
public final class ReminderWorkbook {
    /** The id of the master of the list. */
    public static final String REMINDER = "reminder-list";

    /** The id of the master of the notice. */
    public static final String STATUS = "monthly-status";

    private static final Set<String> HEAD =
            Set.of("city", "year", "period", "office", "officeFull", "exampleMark", "asOf", "deadline");

    /** The names that are written into the list. */
    static final Vocabulary REMINDER_NAMES = new Vocabulary(
            with(HEAD, "summary"),
            Map.of(
                    "remind",
                    Set.of("no", "cohort", "code", "name", "form", "need", "due", "contact", "phone"),
                    "notices",
                    Set.of("no", "cohort", "text")));

    /** The names that are written into the notice. */
    static final Vocabulary STATUS_NAMES = new Vocabulary(
            HEAD, Map.of("handins", Set.of("no", "cohort", "code", "name", "file", "paper", "state", "note")));

    private ReminderWorkbook() {}

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new java.util.HashSet<>(names);
        all.add(more);
        return Set.copyOf(all);
    }

    /** The list with a notice per cohort. */
    public static byte[] write(Reminder reminder, Form form) {
        Map<String, CellValue> fields = head(reminder.scheme(), reminder.period());
        fields.put("asOf", CellValue.of(reminder.today()));
        fields.put("deadline", CellValue.of(reminder.due()));
        fields.put("summary", CellValue.of(summary(reminder)));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        List<Map<String, CellValue>> notices = new ArrayList<>();
        for (Reminder.Group group : reminder.groups()) {
            for (Reminder.Line line : group.lines()) {
                Map<String, CellValue> row = unit(line.unit(), rows.size() + 1);
                row.put("form", CellValue.of(line.form().shortTitle()));
                row.put("need", CellValue.of(need(reminder, line)));
                row.put("due", CellValue.of(reminder.due()));
                row.put("contact", CellValue.of(line.unit().contact()));
                row.put("phone", CellValue.of(line.unit().phone()));
                rows.add(row);
            }
            String notice = ReminderNotice.of(reminder, group);
            notices.add(Map.of(
                    "no", CellValue.of(notices.size() + 1),
                    "cohort", CellValue.of(group.cohort().label()),
                    "text", CellValue.of(notice.isEmpty() ? "全部报齐，不用催报。" : notice)));
        }
        return fill(form, fields, Map.of("remind", rows, "notices", notices));
    }

    /** What a line says: what is to be done, and until when a returned file may be mended. */
    public static String need(Reminder reminder, Reminder.Line line) {
        return line.need().words(reminder.passed())
                + (line.need() == Reminder.Need.MEND && line.mendUntil() != null
                        ? "（补正期至" + line.mendUntil() + "）"
                        : "");
    }

    /** How many are there and how many not, per cohort. */
    public static String summary(Reminder reminder) {
        List<String> parts = new ArrayList<>();
        for (Reminder.Group group : reminder.groups()) {
            parts.add(group.cohort().label() + "应收" + group.owed() + "份，已收齐" + group.done() + "份，待催"
                    + group.lines().stream()
                            .filter(line -> line.need() != Reminder.Need.OFFICE)
                            .count()
                    + "份");
        }
        return String.join("；", parts) + "。";
    }

    /** The notice. */
    public static byte[] write(HandIns handIns, Form form) {
        Map<String, CellValue> fields = head(handIns.scheme(), handIns.period());
        fields.put("asOf", CellValue.of(Deadlines.day(handIns.at())));
        fields.put("deadline", CellValue.of(handIns.due()));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (HandIns.Row one : handIns.rows()) {
            Map<String, CellValue> row = unit(one.unit(), rows.size() + 1);
            if (one.file() != null) {
                row.put("file", CellValue.of(one.file()));
            }
            if (one.paper() != null) {
                row.put("paper", CellValue.of(one.paper()));
            }
            row.put("state", CellValue.of(one.row().state().label()));
            row.put(
                    "note",
                    CellValue.of(one.row().marks().stream()
                            .map(TrackingMark::label)
                            .filter(label -> !label.equals(one.row().state().label()))
                            .collect(java.util.stream.Collectors.joining("、"))));
            rows.add(row);
        }
        return fill(form, fields, Map.of("handins", rows));
    }

    private static Map<String, CellValue> unit(Unit unit, int no) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("cohort", CellValue.of(unit.cohort().label()));
        row.put("code", CellValue.of(unit.code()));
        row.put("name", CellValue.of(unit.shortName()));
        return row;
    }

    private static Map<String, CellValue> head(Scheme scheme, Period period) {
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("city", CellValue.of(scheme.policy().city()));
        fields.put("year", CellValue.of(scheme.year()));
        fields.put("period", CellValue.of(period.chinese()));
        fields.put("office", CellValue.of(scheme.policy().office()));
        fields.put("officeFull", CellValue.of(scheme.policy().officeFull()));
        fields.put("exampleMark", CellValue.of(scheme.example() ? "示例，非正式指标" : ""));
        return fields;
    }

    private static byte[] fill(
            Form form, Map<String, CellValue> fields, Map<String, List<Map<String, CellValue>>> lists) {
        Filling filling = new Filling(fields, new Lists(lists), Set.of(), null);
        return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling);
    }

    /** The name to download the list under. */
    public static String fileName(Reminder reminder) {
        return reminder.period().chinese() + "催报清单.xlsx";
    }

    /** The name to download the notice under. */
    public static String fileName(HandIns handIns) {
        return handIns.period().chinese() + "报送情况通报.xlsx";
    }
}
