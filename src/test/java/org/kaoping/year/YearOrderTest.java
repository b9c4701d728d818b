package org.kaoping.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Given the submissions in force, the order in which they came never changes a result: seeded shuffles of files of which
 * none replaces another, each received on its own day, give the same ranking, list for list, and the same fingerprint.
 */
final class YearOrderTest {
    private static final LocalDate NOW = LocalDate.of(2021, 1, 20);
    private static final List<String> UNITS =
            List.of("D001", "D003", "D013", "D025", "D026", "D030", "D031", "D037", "D045", "Q0101", "Q0103", "Q0105");
    private static final int MONTHS = 2;

    /** A file with the day on which it was received. */
    private record Sent(String name, byte[] file, LocalDate day) {}

    private final YearPlan plan = new YearPlan();

    /** Files of every kind that a result is made of. */
    private List<Sent> files(YearOffice office, Map<String, Map<String, BigDecimal>> undertaken) {
        YearFiles files = new YearFiles(office.kaoping(), plan);
        List<Sent> all = new ArrayList<>();
        for (String code : UNITS) {
            YearPlan.Unit unit = plan.unit(code);
            for (YearPlan.Month month : YearPlan.MONTHS.subList(0, MONTHS)) {
                YearPlan.HandIn hand = plan.handIns(unit).get(month.month());
                LocalDate day = hand.accepted();
                if (day != null) {
                    all.add(new Sent(
                            code + "_" + month.month() + ".xlsx",
                            files.report(unit, month.month(), day, hand.nil(), false, "0000-1234567"),
                            day));
                }
            }
            if (YearPlan.visited(unit)) {
                Map<String, BigDecimal> marks = plan.marks(unit, undertaken.get(code), BigDecimal.ONE);
                all.add(new Sent(
                        code + "_评分.xlsx",
                        files.marks(unit, marks, LocalDate.of(2021, 1, 6), code.equals("D045") ? YearPlan.DOUBTED : ""),
                        LocalDate.of(2021, 1, 12)));
            }
        }
        for (YearPlan.Month month : YearPlan.MONTHS.subList(0, MONTHS)) {
            all.add(new Sent(
                    month.month() + "月县区.xlsx",
                    files.monthlyMarks(true, month, month.paperClose()),
                    month.paperClose()));
            all.add(new Sent(
                    month.month() + "月部门.xlsx",
                    files.monthlyMarks(false, month, month.paperClose()),
                    month.paperClose()));
        }
        for (int serial = 1; serial <= 3; serial++) {
            all.add(new Sent(
                    "申报" + serial + ".xlsx",
                    files.several("innovation-claim", "D001", serial, Map.of("name", "信用快办第" + serial + "件")),
                    LocalDate.of(2020, 12, 10)));
            all.add(new Sent(
                    "检查" + serial + ".xlsx",
                    files.inspection(
                            serial,
                            "第" + serial + "次专项检查",
                            LocalDate.of(2020, 11, 2 + serial),
                            List.of(
                                    new YearFiles.Found("D013", "B1501", serial == 2 ? "查实" : "否"),
                                    new YearFiles.Found("D001", "B1502", "否"))),
                    LocalDate.of(2020, 11, 2 + serial)));
        }
        // decides the first two claims of D001, and leaves the third
        all.add(new Sent("评定.xlsx", files.ofTheOffice("innovation-decisions"), LocalDate.of(2021, 1, 15)));
        return all;
    }

    private static Map<String, String> outcome(YearOffice office) throws Exception {
        Map<String, String> outcome = new LinkedHashMap<>();
        JsonNode standing = office.json("api/results?year=2020");
        outcome.put("fingerprint", standing.get("checkCode").textValue());
        outcome.put("ranking", office.json("api/ranking?year=2020").toPrettyString());
        for (int month = 5; month < 5 + MONTHS; month++) {
            JsonNode rows = office.json("api/tracking?period=2020-%02d".formatted(month))
                    .get("rows");
            StringBuilder states = new StringBuilder();
            rows.forEach(row -> states.append(row.get("unit").textValue())
                    .append(' ')
                    .append(row.get("form").textValue())
                    .append(' ')
                    .append(row.get("state").textValue())
                    .append(row.get("marks"))
                    .append('\n'));
            outcome.put("month " + month, states.toString());
        }
        return outcome;
    }

    @Test
    void theOrderOfUploadsNeverChangesAResult(@TempDir Path folder) throws Exception {
        byte[] scheme = new YearScheme(plan).version(3);
        List<Sent> files = List.of();
        Map<String, String> first = Map.of();
        for (long seed = 0; seed < 3; seed++) {
            try (YearOffice office = new YearOffice(folder.resolve("o" + seed), scheme, NOW)) {
                // written once: another office with another seal would write other bytes
                List<Sent> shuffled = new ArrayList<>(files(office, YearScheme.undertaken(scheme)));
                files = shuffled;
                Collections.shuffle(shuffled, new Random(seed));
                for (Sent one : shuffled) {
                    office.waits();
                    JsonNode receipt = office.upload(
                                    Map.of(one.name(), one.file()), one.day().toString())
                            .get(one.name());
                    assertThat(receipt.get("status").textValue())
                            .as(receipt.toPrettyString())
                            .isEqualTo("accepted");
                }
                Map<String, String> outcome = outcome(office);
                if (seed == 0) {
                    first = outcome;
                    assertThat(outcome.get("ranking")).contains("D013", "疑似弄虚作假", "另有1项加分尚未评定");
                }
                assertThat(outcome).as("seed " + seed).isEqualTo(first);
            }
        }
        assertThat(files).hasSizeGreaterThan(40);
    }
}
