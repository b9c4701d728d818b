package org.kaoping.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plays the plan day by day through the front door of a running office: every form, from May to the last correction. */
final class YearStory implements AutoCloseable {
    /** A file that arrives; it is written at that moment unless it was written before. */
    private record Arrival(String name, Writer file, String expected, String receivedOn) {}

    private interface Writer {
        byte[] write() throws IOException;
    }

    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private static final LocalDate VISIT = LocalDate.of(2021, 1, 6);
    private static final LocalDate MARKED = LocalDate.of(2021, 1, 12);
    private static final String GOOD_PHONE = "0000-1234567";

    final YearPlan plan = new YearPlan();
    final YearScheme scheme = new YearScheme(plan);
    final byte[] last;
    final Map<String, Map<String, BigDecimal>> undertaken;
    final ByTheRules rules;
    final YearOffice office;
    final YearFiles files;
    final Map<String, Map<String, BigDecimal>> marks = new LinkedHashMap<>();

    /** The receipt of the report that a merged unit sent after its end. */
    @Nullable
    JsonNode tooLate;

    private final Map<LocalDate, List<Arrival>> arrivals = new TreeMap<>();
    private final Map<LocalDate, List<Act>> acts = new TreeMap<>();
    private final Map<String, byte[]> before = new LinkedHashMap<>();

    YearStory(Path folder) throws IOException {
        last = scheme.version(3);
        undertaken = YearScheme.undertaken(last);
        rules = new ByTheRules(plan, undertaken, YearScheme.daysOff(last));
        office = new YearOffice(folder, scheme.version(1), LocalDate.of(2020, 5, 12));
        files = new YearFiles(office.kaoping(), plan);
    }

    /** Until the group's decisions of 15 January. */
    void play() throws IOException, InterruptedException {
        months();
        office();
        yearEnd();
        for (LocalDate day = LocalDate.of(2020, 5, 12);
                day.isBefore(LocalDate.of(2021, 1, 17));
                day = day.plusDays(1)) {
            if (arrivals.containsKey(day) || acts.containsKey(day)) {
                office.turnTo(day);
                arrive(arrivals.getOrDefault(day, List.of()));
                for (Act act : acts.getOrDefault(day, List.of())) {
                    act.run();
                }
            }
        }
        office.turnTo(LocalDate.of(2021, 1, 16));
    }

    private void arrive(List<Arrival> all) throws IOException, InterruptedException {
        Map<String, Map<String, byte[]>> byDay = new LinkedHashMap<>();
        for (Arrival one : all) {
            byDay.computeIfAbsent(one.receivedOn(), key -> new LinkedHashMap<>())
                    .put(one.name(), one.file().write());
        }
        Map<String, JsonNode> receipts = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, byte[]>> one : byDay.entrySet()) {
            receipts.putAll(office.upload(one.getValue(), one.getKey()));
        }
        for (Arrival one : all) {
            JsonNode receipt = receipts.get(one.name());
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo(one.expected());
            if (one.expected().equals("held")) {
                office.accepted(receipt);
            }
            if (one.name().startsWith("迟到")) {
                tooLate = receipt;
            }
        }
    }

    private void arrives(LocalDate day, String name, Writer file, String expected, String receivedOn) {
        arrivals.computeIfAbsent(day, key -> new ArrayList<>()).add(new Arrival(name, file, expected, receivedOn));
    }

    private void arrives(LocalDate day, String name, Writer file) {
        arrives(day, name, file, "accepted", "");
    }

    private void act(LocalDate day, Act act) {
        acts.computeIfAbsent(day, key -> new ArrayList<>()).add(act);
    }

    private void months() {
        for (YearPlan.Unit unit : plan.units()) {
            plan.handIns(unit).forEach((month, hand) -> month(unit, month, hand));
        }
        // handed out under the old name, and sent after the unit was renamed
        YearPlan.Unit renamed = plan.unit("D012");
        act(
                LocalDate.of(2020, 7, 1),
                () -> before.put(
                        "D012", files.report(renamed, 7, LocalDate.of(2020, 7, 24), false, false, GOOD_PHONE)));
        // handed out before the unit was merged: the successor reports now
        YearPlan.Unit merged = plan.unit("D031");
        act(
                LocalDate.of(2020, 8, 30),
                () -> before.put("D031", files.report(merged, 9, LocalDate.of(2020, 9, 24), false, false, GOOD_PHONE)));
        arrives(LocalDate.of(2020, 9, 24), "迟到.xlsx", () -> written("D031"), "rejected", "");
    }

    private byte[] written(String unit) {
        byte[] file = before.get(unit);
        if (file == null) {
            throw new AssertionError("nothing was written for " + unit);
        }
        return file;
    }

    private void month(YearPlan.Unit unit, int month, YearPlan.HandIn hand) {
        String name = unit.code() + "_" + month + "月.xlsx";
        LocalDate refused = hand.refused();
        if (refused != null) {
            arrives(refused, name, () -> files.report(unit, month, refused, false, true, GOOD_PHONE), "rejected", "");
        }
        LocalDate accepted = hand.accepted();
        if (accepted != null) {
            boolean old = unit.code().equals("D012") && month == 7;
            Writer file =
                    () -> old ? written("D012") : files.report(unit, month, accepted, hand.nil(), false, GOOD_PHONE);
            LocalDate sent = hand.sent();
            arrives(sent == null ? accepted : sent, name, file, "accepted", sent == null ? "" : accepted.toString());
        }
        LocalDate corrected = hand.corrected();
        if (corrected != null) {
            arrives(
                    corrected,
                    name,
                    () -> files.report(unit, month, corrected, false, false, "0000-7654321"),
                    "held",
                    "");
        }
        if (hand.excused()) {
            LocalDate due = YearPlan.MONTHS.get(month - 5).due();
            act(due.plusDays(5), () -> {
                Map<String, String> word = Map.of(
                        "unit",
                        unit.code(),
                        "form",
                        "monthly-report",
                        "period",
                        "2020-%02d".formatted(month),
                        "reason",
                        "当日全市停电",
                        "who",
                        "某科长");
                assertThat(office.post("api/tracking/excused", word).statusCode())
                        .isEqualTo(200);
            });
        }
    }

    private void office() {
        act(LocalDate.of(2020, 7, 2), () -> office.accepted("方案第二版.xlsx", scheme.version(2)));
        act(LocalDate.of(2020, 9, 1), () -> office.accepted("方案第三版.xlsx", last));
        for (YearPlan.Month month : YearPlan.MONTHS) {
            for (boolean counties : List.of(false, true)) {
                if (YearPlan.marked(counties, month.month())) {
                    String name = (counties ? "县区" : "部门") + month.month() + "月评分.xlsx";
                    act(
                            month.paperClose(),
                            () -> office.accepted(name, files.monthlyMarks(counties, month, month.paperClose())));
                }
            }
        }
        inspection(1, LocalDate.of(2020, 7, 8), new YearFiles.Found("D002", "B0202", "否"));
        inspection(2, LocalDate.of(2020, 11, 18), new YearFiles.Found(YearPlan.FALSIFIER, "B1501", "查实"));
    }

    private void inspection(int serial, LocalDate day, YearFiles.Found found) {
        arrives(
                day,
                "检查" + serial + ".xlsx",
                () -> files.inspection(serial, "第" + serial + "次专项检查", day, List.of(found)));
    }

    private void yearEnd() {
        for (YearPlan.Unit unit : plan.units()) {
            for (String form : List.of("work-ledger", "self-assessment", "work-summary")) {
                LocalDate day = YearPlan.yearly(form, unit);
                if (day != null) {
                    arrives(day, unit.code() + "_" + form + ".xlsx", () -> files.yearly(form, unit, day));
                }
            }
            if (YearPlan.visited(unit)) {
                // the departments each on its own workbook, the counties on one sheet
                Writer file = () -> mark(unit);
                if (unit.county()) {
                    act(MARKED, file::write);
                } else {
                    arrives(MARKED, unit.code() + "_年终评分.xlsx", file);
                }
            }
        }
        act(MARKED, () -> office.accepted("县区年终评分汇总.xlsx", files.matrix(marks)));
        for (YearPlan.Claim claim : YearPlan.CLAIMS) {
            arrives(
                    LocalDate.of(2020, 12, 10),
                    claim.number() + ".xlsx",
                    () -> files.several(
                            "innovation-claim",
                            claim.unit(),
                            claim.serial(),
                            Map.of("name", "信用快办第" + claim.serial() + "件", "tier", claim.tier())));
        }
        arrives(
                LocalDate.of(2020, 12, 14),
                "推荐.xlsx",
                () -> files.several("person-recommendation", "D001", 1, Map.of("name", "人员丙")));
        LocalDate decided = LocalDate.of(2021, 1, 15);
        arrives(decided, "加分评定.xlsx", () -> files.decisions(decided));
    }

    private byte[] mark(YearPlan.Unit unit) {
        // R6a: the mark for reporting on time is what the system proposes, and that is what the rules say
        BigDecimal proposed = rules.proposed(unit);
        BigDecimal said = files.proposal(unit);
        boolean undertakes = undertaken.get(unit.code()).keySet().stream().anyMatch(code -> code.endsWith("0103"));
        if (undertakes) {
            assertThat(said).as(unit.code()).isEqualByComparingTo(proposed);
        }
        marks.put(unit.code(), plan.marks(unit, undertaken.get(unit.code()), proposed));
        return marks(unit);
    }

    private byte[] marks(YearPlan.Unit unit) {
        return files.marks(
                unit, marks.get(unit.code()), VISIT, unit.code().equals(YearPlan.SUSPECT) ? YearPlan.DOUBTED : "");
    }

    /** What the group knows now. */
    ByTheRules.Known known(boolean settled) {
        Map<String, Map<String, BigDecimal>> copy = new LinkedHashMap<>();
        marks.forEach((unit, all) -> copy.put(unit, new LinkedHashMap<>(all)));
        return new ByTheRules.Known(copy, settled);
    }

    /** The group settles the suspicion. */
    void settle() throws IOException, InterruptedException {
        LocalDate day = LocalDate.of(2021, 1, 18);
        office.turnTo(day);
        office.accepted(
                "检查3.xlsx",
                files.inspection(
                        3, "年终佐证复核", day, List.of(new YearFiles.Found(YearPlan.SUSPECT, YearPlan.DOUBTED, "否"))));
    }

    /** The group corrects a unit's marks: so many marks less, off the first indicators that have them. */
    void correct(String code, String less, LocalDate day) throws IOException, InterruptedException {
        office.turnTo(day);
        BigDecimal left = new BigDecimal(less);
        Map<String, BigDecimal> all = marks.get(code);
        for (Map.Entry<String, BigDecimal> one : all.entrySet()) {
            BigDecimal part = one.getKey().endsWith("0103") ? BigDecimal.ZERO : left.min(one.getValue());
            one.setValue(one.getValue().subtract(part));
            left = left.subtract(part);
        }
        office.accepted(code + "_年终评分_更正.xlsx", marks(plan.unit(code)));
    }

    /** The office publishes; the answer as it is. */
    java.net.http.HttpResponse<byte[]> publish(LocalDate day) throws IOException, InterruptedException {
        office.turnTo(day);
        String code = office.json("api/results?year=2020").get("checkCode").textValue();
        return office.post("api/results", Map.of("year", 2020, "checkCode", code, "who", "市信用办", "reason", "考核小组会议通过"));
    }

    static String text(java.net.http.HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        office.close();
    }
}
