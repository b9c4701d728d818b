package org.kaoping.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.Replay;
import org.kaoping.report.Soffice;

/**
 * A whole year through the front door (R0 to R18): 56 units, eight months, all forms, everything that goes wrong in one.
 * What comes out is compared with the rules worked out a second time and with LibreOffice, cell by cell.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class YearReplayTest {
    private YearStory story;
    private Path folder;

    /** As it stood before, when and after it was published. */
    private final Map<Stage, ByTheRules.Known> known = new HashMap<>();

    private final Map<Stage, JsonNode> rankings = new HashMap<>();
    private final Map<Stage, byte[]> workbooks = new HashMap<>();
    private final Map<Integer, JsonNode> tracked = new HashMap<>();
    private HttpResponse<byte[]> pending;
    private JsonNode published;
    private JsonNode corrected;

    /** The moments at which the year is looked at. */
    private enum Stage {
        DRAFT,
        PUBLISHED,
        CORRECTED
    }

    @BeforeAll
    void play(@TempDir Path temporary) throws Exception {
        folder = temporary;
        story = new YearStory(folder.resolve("year"));
        story.play();
        keep(Stage.DRAFT, false);
        for (YearPlan.Month month : YearPlan.MONTHS) {
            tracked.put(month.month(), story.office.json("api/tracking?period=2020-%02d".formatted(month.month())));
        }
        pending = story.publish(LocalDate.of(2021, 1, 17));

        story.settle();
        story.correct("D026", "0.05", LocalDate.of(2021, 1, 19));
        story.correct("D040", "0.05", LocalDate.of(2021, 1, 19));
        HttpResponse<byte[]> first = story.publish(LocalDate.of(2021, 1, 20));
        assertThat(first.statusCode()).as(YearStory.text(first)).isEqualTo(200);
        keep(Stage.PUBLISHED, true);
        published = story.office.json("api/results/2020-01");

        story.correct("D012", "3", LocalDate.of(2021, 1, 25));
        story.correct("D025", "2", LocalDate.of(2021, 1, 25));
        HttpResponse<byte[]> second = story.publish(LocalDate.of(2021, 1, 26));
        assertThat(second.statusCode()).as(YearStory.text(second)).isEqualTo(200);
        keep(Stage.CORRECTED, true);
        corrected = story.office.json("api/results/2020-02");
    }

    private void keep(Stage stage, boolean settled) throws Exception {
        known.put(stage, story.known(settled));
        rankings.put(stage, story.office.json("api/ranking?year=2020"));
        workbooks.put(
                stage,
                story.office.get(
                        switch (stage) {
                            case DRAFT -> "api/ranking.xlsx?year=2020";
                            case PUBLISHED -> "api/results/2020-01.xlsx";
                            case CORRECTED -> "api/results/2020-02.xlsx";
                        }));
    }

    @AfterAll
    void stop() {
        if (story != null) {
            story.close();
        }
    }

    @Test
    void theSecondCalculationUsesNothingOfTheProgram() {
        ArchRuleDefinition.classes()
                .that()
                .haveNameMatching(".*\\.(ByTheRules|YearPlan)(\\$.*)?")
                .should()
                .onlyDependOnClassesThat()
                .haveNameMatching("java\\..*|org\\.jspecify\\..*|.*\\.(ByTheRules|YearPlan)(\\$.*)?")
                .check(new ClassFileImporter().importPackages("org.kaoping.year"));
    }

    /** The plan is worth playing: what is to be seen in the year does happen in it. */
    @Test
    void everythingHappens() {
        List<ByTheRules.Line> lines = story.rules.ranking(false, known.get(Stage.DRAFT));
        assertThat(story.plan.units()).hasSize(56);
        assertThat(lines).hasSize(40);
        assertThat(lines).extracting(ByTheRules.Line::outcome).contains("待定（表彰线并列）", "待定（通报线并列）");
        assertThat(lines.get(3).code()).isEqualTo(YearPlan.FALSIFIER);
        assertThat(lines).extracting(ByTheRules.Line::grade).contains("优秀", "良好", "合格", "不合格");
        assertThat(lines).extracting(ByTheRules.Line::score).contains("90", "89.63");
        assertThat(lines.stream().map(ByTheRules.Line::remarks).collect(Collectors.joining()))
                .contains("并列", "取消评选资格", "疑似", "加分影响等级", "加分超过20分", "承担分值偏低");
        List<String> states = new ArrayList<>();
        for (YearPlan.Unit unit : story.plan.units()) {
            for (YearPlan.Month month : YearPlan.MONTHS) {
                states.add(String.valueOf(story.rules.counted(unit, month)));
            }
        }
        assertThat(states).contains("按时", "逾期", "缺纸质件", "退回修改", "未报", "null");
    }

    private static List<ByTheRules.Line> lines(JsonNode ranking, int cohort) {
        List<ByTheRules.Line> lines = new ArrayList<>();
        ranking.at("/cohorts/" + cohort + "/rows")
                .forEach(row -> lines.add(new ByTheRules.Line(
                        row.get("unit").textValue(),
                        row.get("rank").intValue(),
                        number(row, "y"),
                        number(row, "x"),
                        number(row, "score"),
                        number(row, "bonus"),
                        number(row, "total"),
                        row.get("grade").textValue(),
                        number(row, "onTimeRate"),
                        row.get("eligible").isNull()
                                ? "待认定"
                                : row.get("eligible").booleanValue() ? "是" : "否",
                        row.get("outcome").textValue(),
                        StreamSupport.stream(row.get("remarks").spliterator(), false)
                                .map(JsonNode::textValue)
                                .collect(Collectors.joining("；")))));
        return lines;
    }

    private static String number(JsonNode row, String name) {
        return ByTheRules.plain(new BigDecimal(row.get(name).textValue()));
    }

    @Test
    void theRankingIsWhatTheRulesSay() {
        for (Stage stage : Stage.values()) {
            for (int cohort : new int[] {0, 1}) {
                assertThat(lines(rankings.get(stage), cohort))
                        .as(stage + " " + cohort)
                        .isEqualTo(story.rules.ranking(cohort == 1, known.get(stage)));
            }
        }
    }

    @Test
    void whoIsNotRankedIsListedWithTheReason() {
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        for (YearPlan.Unit unit : story.plan.units()) {
            Optional.ofNullable(story.rules.outside(unit, known.get(Stage.DRAFT)))
                    .ifPresent(reason -> expected.put(unit.code(), reason));
        }
        for (JsonNode cohort : rankings.get(Stage.DRAFT).get("cohorts")) {
            cohort.get("unranked")
                    .forEach(one -> found.put(
                            one.get("unit").textValue(), one.get("reason").textValue()));
        }
        assertThat(found)
                .isEqualTo(expected)
                .containsKeys("D020", "D022", "D023", "D024", "D029", "D031", "D033", "D034");
    }

    /** What the ranking workbook shows, read by columns. */
    private static List<ByTheRules.Line> lines(YearBook book, String sheet) {
        List<ByTheRules.Line> lines = new ArrayList<>();
        for (int row = 6; book.at(sheet, "B", row).matches("[DQ]\\d+"); row++) {
            lines.add(new ByTheRules.Line(
                    book.at(sheet, "B", row),
                    Integer.parseInt(book.at(sheet, "A", row)),
                    book.at(sheet, "D", row),
                    book.at(sheet, "E", row),
                    book.at(sheet, "F", row),
                    book.at(sheet, "G", row),
                    book.at(sheet, "H", row),
                    book.at(sheet, "I", row),
                    book.at(sheet, "J", row),
                    book.at(sheet, "K", row),
                    book.at(sheet, "N", row),
                    book.at(sheet, "O", row)));
        }
        return lines;
    }

    private void agrees(YearBook book, Stage stage) {
        assertThat(lines(book, "部门排名")).as("%s", stage).isEqualTo(story.rules.ranking(false, known.get(stage)));
        assertThat(lines(book, "县区排名")).as("%s", stage).isEqualTo(story.rules.ranking(true, known.get(stage)));
        for (YearPlan.Unit unit : story.plan.units()) {
            months(book, unit);
        }
        lists(book, stage);
    }

    /** The sheets 月度报送 and 月度得分 of a unit (R6, R6a). */
    private void months(YearBook book, YearPlan.Unit unit) {
        int row = book.row("月度报送", "B", unit.code()).orElseThrow();
        int score = book.row("月度得分", "B", unit.code()).orElseThrow();
        Map<Integer, String> scores = story.rules.monthlyScores(unit);
        for (YearPlan.Month month : YearPlan.MONTHS) {
            String head = month.month() + "月";
            String word = Objects.requireNonNullElse(story.rules.counted(unit, month), "不需报送");
            assertThat(book.at("月度报送", book.column("月度报送", 4, head), row).replaceFirst("（.*", ""))
                    .as(unit.code() + " " + head)
                    .isEqualTo(word);
            assertThat(book.at("月度得分", book.column("月度得分", 4, head), score))
                    .as(unit.code() + " " + head)
                    .isEqualTo(scores.getOrDefault(month.month(), ""));
        }
        ByTheRules.Months months = story.rules.months(unit);
        assertThat(book.at("月度报送", book.column("月度报送", 4, "应报月数"), row)).isEqualTo(String.valueOf(months.due()));
        assertThat(book.at("月度报送", book.column("月度报送", 4, "按时月数"), row)).isEqualTo(String.valueOf(months.onTime()));
    }

    /** The two lists are those whom the ranking names (R15, R16). */
    private void lists(YearBook book, Stage stage) {
        List<ByTheRules.Line> all = new ArrayList<>(story.rules.ranking(false, known.get(stage)));
        all.addAll(story.rules.ranking(true, known.get(stage)));
        for (Map.Entry<String, String> list :
                Map.of("拟表彰名单", "表彰", "拟通报批评名单", "通报").entrySet()) {
            List<String> found = new ArrayList<>();
            for (int row = 6; book.at(list.getKey(), "C", row).matches("[DQ]\\d+"); row++) {
                found.add(book.at(list.getKey(), "C", row) + " " + book.at(list.getKey(), "G", row));
            }
            assertThat(found)
                    .as(list.getKey())
                    .isEqualTo(all.stream()
                            .filter(line -> line.outcome().contains(list.getValue()))
                            .map(line -> line.code() + " " + line.outcome())
                            .toList());
        }
    }

    @Test
    void theWorkbooksSayTheSame() throws Exception {
        for (Stage stage : Stage.values()) {
            try (YearBook book = new YearBook(workbooks.get(stage))) {
                agrees(book, stage);
            }
        }
    }

    @Test
    void libreOfficeWorksItOutTheSame() throws Exception {
        Optional<Path> soffice = Soffice.program();
        assumeTrue(soffice.isPresent(), "soffice is not installed");
        List<byte[]> spoilt = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            spoilt.add(YearBook.spoilt(workbooks.get(stage)));
        }
        Iterator<byte[]> theirs = Soffice.recalculated(soffice.get(), spoilt, folder.resolve("lo"))
                .iterator();
        for (Stage stage : Stage.values()) {
            try (YearBook ours = new YearBook(workbooks.get(stage));
                    YearBook other = new YearBook(theirs.next())) {
                agrees(other, stage);
                Map<String, String> cells = ours.formulas(ours);
                assertThat(cells).hasSizeGreaterThan(1500);
                assertThat(other.formulas(ours)).as("%s", stage).isEqualTo(cells);
            }
        }
    }

    @Test
    void whatIsUndecidedStandsInTheWay() {
        assertThat(pending.statusCode()).isEqualTo(409);
        assertThat(YearStory.text(pending))
                .contains("25号局", "26号局", "待定（表彰线并列）")
                .contains("39号局", "40号局", "待定（通报线并列）")
                .contains("45号局", "疑似弄虚作假");
    }

    private Map<String, String> figures(Stage stage) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (boolean counties : List.of(false, true)) {
            for (ByTheRules.Line line : story.rules.ranking(counties, known.get(stage))) {
                Map<String, String> all = new LinkedHashMap<>();
                all.put("rank", String.valueOf(line.rank()));
                all.put("y", line.y());
                all.put("x", line.x());
                all.put("score", line.score());
                all.put("bonus", line.bonus());
                all.put("total", line.total());
                all.put("grade", line.grade());
                all.put("rate", line.rate());
                all.put("eligible", line.eligible());
                all.put("outcome", line.outcome());
                all.put("remarks", line.remarks());
                known.get(stage)
                        .marks()
                        .get(line.code())
                        .forEach((code, mark) -> all.put("mark:" + code, ByTheRules.plain(mark)));
                all.forEach((name, value) -> figures.put(line.code() + " " + name, value));
            }
        }
        return figures;
    }

    private static String plain(String figure) {
        return figure.matches("-?\\d+(\\.\\d+)?") ? ByTheRules.plain(new BigDecimal(figure)) : figure;
    }

    /** R14: a correction is a new number that says exactly what moved, and the published one stays what it was. */
    @Test
    void aCorrectionSaysExactlyWhatMoved() throws Exception {
        Map<String, String> before = figures(Stage.PUBLISHED);
        Map<String, String> after = figures(Stage.CORRECTED);
        TreeSet<String> expected = new TreeSet<>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                expected.add(name + ": " + before.get(name) + " > " + value);
            }
        });
        TreeSet<String> found = new TreeSet<>();
        corrected
                .get("moved")
                .forEach(move -> found.add(
                        move.get("unit").textValue() + " " + move.get("name").textValue() + ": "
                                + plain(move.get("before").textValue()) + " > "
                                + plain(move.get("after").textValue())));
        assertThat(found).isEqualTo(expected);
        // marks, scores, ranks, a grade and a list
        assertThat(found)
                .contains("D012 grade: 良好 > 合格", "D025 outcome: 拟表彰 > ", "D026 outcome:  > 拟表彰", "D025 rank: 11 > 12");
        assertThat(published.get("moved")).isEmpty();
        assertThat(corrected.get("before").textValue()).isEqualTo("2020-01");
        assertThat(story.office.get("api/results/2020-01.xlsx")).isEqualTo(workbooks.get(Stage.PUBLISHED));
        assertThat(story.office.json("api/results/2020-01")).isEqualTo(published);
        try (YearBook book = new YearBook(workbooks.get(Stage.CORRECTED))) {
            List<String> rows = new ArrayList<>();
            for (int row = 6; !book.at("变动说明", "B", row).isEmpty(); row++) {
                rows.add(book.at("变动说明", "B", row));
            }
            assertThat(rows).hasSameSizeAs(found);
        }
    }

    /** O28: renamed, merged, founded. */
    @Test
    void unitsThatChangedKeepTheirCodeAndMonths() throws Exception {
        Map<String, String> names = new HashMap<>();
        rankings.get(Stage.DRAFT)
                .at("/cohorts/0/rows")
                .forEach(row ->
                        names.put(row.get("unit").textValue(), row.get("name").textValue()));
        assertThat(names.get("D012")).isEqualTo("数据局（原示例市12号局）");
        // the workbook that was handed out under the old name counts
        assertThat(state(7, "D012").get("state").textValue()).isEqualTo("on-time");
        assertThat(Objects.requireNonNull(story.tooLate).toString()).contains("已并入30号局，由其报送");
        assertThat(state(8, "D030").toString()).contains("carried");
        assertThat(state(8, "D047").toString()).contains("carried");
        assertThat(state(9, "D047").get("state").textValue()).isEqualTo("not-required");
        assertThat(state(7, "D048").get("state").textValue()).isEqualTo("not-required");
        assertThat(story.rules.months(story.plan.unit("D047"))).isEqualTo(new ByTheRules.Months(7, 5, 0));
        assertThat(story.rules.months(story.plan.unit("D048"))).isEqualTo(new ByTheRules.Months(5, 4, 0));
    }

    private JsonNode state(int month, String unit) {
        for (JsonNode row : tracked.get(month).get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("form").textValue().equals("monthly-report")) {
                return row;
            }
        }
        throw new AssertionError(unit);
    }

    /** From a mark in the ranking workbook over its sheet 计算依据 to the cell of the file that was sent: 200 at random. */
    @Test
    void twoHundredNumbersAreFoundInTheirOriginals() throws Exception {
        Map<String, YearBook> originals = new HashMap<>();
        int followed = 0;
        try (YearBook book = new YearBook(workbooks.get(Stage.CORRECTED))) {
            List<String[]> marks = new ArrayList<>();
            for (String[] side : List.of(new String[] {"部门得分明细", "B"}, new String[] {"县区得分明细", "X"})) {
                for (String unit : known.get(Stage.CORRECTED).marks().keySet()) {
                    book.row(side[0], "B", unit)
                            .ifPresent(row -> known.get(Stage.CORRECTED)
                                    .marks()
                                    .get(unit)
                                    .keySet()
                                    .forEach(code -> marks.add(new String[] {side[0], unit, code})));
                }
            }
            assertThat(marks).hasSizeGreaterThan(1000);
            Collections.shuffle(marks, new Random(20201225));
            for (String[] mark : marks.subList(0, 200)) {
                int row = book.row(mark[0], "B", mark[1]).orElseThrow();
                String number = book.at(mark[0], codes(book, mark[0], mark[2]), row);
                int basis = basis(book, mark[1], mark[2]);
                assertThat(book.at("计算依据", "E", basis))
                        .as(List.of(mark).toString())
                        .isEqualTo(number);
                assertThat(book.at("计算依据", "F", basis)).isEqualTo(mark[1].startsWith("Q") ? "年终评分汇总表" : "年终评分表");
                String upload = book.at("计算依据", "K", basis);
                byte[] original = story.office.get("api/uploads/" + upload + "/original");
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(original)))
                        .isEqualTo(book.at("计算依据", "L", basis));
                if (!originals.containsKey(upload)) {
                    originals.put(upload, new YearBook(original));
                }
                YearBook file = originals.get(upload);
                assertThat(file.at(book.at("计算依据", "H", basis), book.at("计算依据", "I", basis)))
                        .isEqualTo(number);
                assertThat(new BigDecimal(number))
                        .isEqualByComparingTo(
                                known.get(Stage.CORRECTED).marks().get(mark[1]).get(mark[2]));
                followed++;
            }
        } finally {
            for (YearBook one : originals.values()) {
                one.close();
            }
        }
        assertThat(followed).isEqualTo(200);
    }

    /** The column of an indicator in a sheet of marks. */
    private static int codes(YearBook book, String sheet, String code) {
        for (int row = 3; row < 8; row++) {
            for (int column = 3; column < 40; column++) {
                if (book.at(sheet, column, row).equals(code)) {
                    return column;
                }
            }
        }
        throw new AssertionError(code);
    }

    private static int basis(YearBook book, String unit, String indicator) {
        for (int row = 6; row <= book.lastRow("计算依据"); row++) {
            if (book.at("计算依据", "B", row).equals(unit)
                    && book.at("计算依据", "D", row).startsWith(indicator + " ")) {
                return row;
            }
        }
        throw new AssertionError(unit + " " + indicator);
    }

    /** R17 and the persons of R15: their forms are collected too. */
    /** Both published results come out again, figure by figure, of the originals in the year's archive. */
    @Test
    void theArchiveComputesTheYearAgain() throws Exception {
        Path file = Files.write(folder.resolve("2020.zip"), story.office.get("api/archive/2020.zip"));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Replay.run(new String[] {file.toString()}, folder, out, out);
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        assertThat(text).contains("结果 2020-01：", "结果 2020-02：", "项全部相同", "结论：一致");
    }

    @Test
    void theFollowUpIsCollected() throws Exception {
        story.office.turnTo(LocalDate.of(2021, 2, 20));
        story.office.accepted("整改约谈.xlsx", story.files.ofTheOffice("rectification-interview"));
        assertThat(story.office.json("api/submissions?form=rectification-interview&period=2020"))
                .hasSize(1);
        assertThat(story.office.json("api/submissions?form=person-recommendation&period=2020"))
                .hasSize(1);
    }
}
