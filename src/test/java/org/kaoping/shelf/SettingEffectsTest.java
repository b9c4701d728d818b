package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.CellValue;
import org.kaoping.form.Form;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SettingNames;

/** Every setting of the scheme workbook (domain design 5.1) has a test that shows two of its values in their effect. */
class SettingEffectsTest {
    private static Scheme scheme(String no, Object value) {
        return SchemeReader.read(new SchemeValues().field(no, value).values()).get();
    }

    private static Object value(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(text);
        }
        return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
    }

    /** What a setting writes into the workbooks that are handed out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P01  | city       | 甲市            | 乙市
            P03  | docNo      | 甲办〔2020〕1号  | 乙办〔2020〕2号
            P05a | office     | 甲办            | 乙办
            P05b | officeFull | 甲市信用办公室   | 乙市信用办公室
            P06  | partner1   | 督察室          | 督查室
            P07  | partner2   | 信息中心        | 大数据中心
            P16  | yearDeadline | 12-25         | 12-31
            P17  | claimsDeadline | 12-25       | 11-30
            P20a | g1         | 90              | 95
            P20b | g2         | 70              | 75
            P20c | g3         | 50              | 60
            P23a | tier1      | 5               | 4
            P23b | tier2      | 10              | 8
            P23c | tier3      | 20              | 15
            P28a | honourB    | 10              | 5
            P28b | honourX    | 3               | 2
            P29a | critB      | 10              | 5
            P29b | critX      | 3               | 0
            P35  | noCase     | 机制健全得满分   | 同类平均
            P36  | lowY       | 40              | 30
            """)
    void whatIsHandedOutSaysIt(String no, String field, String one, String other) {
        Form form = GoodFormsTest.form("year-end-marks");
        List<String> shown = new ArrayList<>();
        for (String text : List.of(one, other)) {
            Scheme scheme = scheme(no, value(text));
            Map<String, CellValue> fields = Fillings.of(
                            form, scheme, scheme.unit("D001").orElseThrow(), Period.ofYear(2020))
                    .fields();
            shown.add(fields.getOrDefault(field, CellValue.of("")).shown());
        }
        assertThat(shown).allSatisfy(text -> assertThat(text).isNotBlank()).doesNotHaveDuplicates();
        assertThat(shown.get(0)).endsWith(one);
        assertThat(shown.get(1)).endsWith(other);
    }

    /** P08 and P09: a month is due between them, and only then must the calendar have it. */
    @ParameterizedTest
    @CsvSource({
        "P08, 5, 5 6 7 8 9 10 11 12",
        "P08, 7, 7 8 9 10 11 12",
        "P09, 12, 5 6 7 8 9 10 11 12",
        "P09, 10, 5 6 7 8 9 10"
    })
    void theMonthsThatAreDue(String no, int month, String months) {
        assertThat(scheme(no, month).calendar())
                .extracting(MonthDue::month)
                .isEqualTo(
                        Stream.of(months.split(" ", -1)).map(Integer::valueOf).toList());
    }

    /** P04: the first report may begin on the day of issue, another day has to be explained. */
    @ParameterizedTest
    @CsvSource({"2020-05-12, 0", "2020-05-13, 1"})
    void theDayOfIssueMayOpenTheFirstReport(LocalDate issued, int questions) {
        assertThat(SchemeReader.read(new SchemeValues()
                                .field("P04", issued)
                                .cell("cal", "5", "from", LocalDate.of(2020, 5, 12))
                                .values())
                        .problems()
                        .stream()
                        .filter(problem -> "2020-05-12".equals(problem.found())))
                .hasSize(questions);
    }

    /** P14: the last day for the paper copy of a month whose calendar leaves it open. */
    @ParameterizedTest
    @CsvSource({"10, 2020-06-08", "0, 2020-05-25", "1, 2020-05-26"})
    void thePaperCopysDays(int days, LocalDate last) {
        assertThat(scheme("P14", days).month(5).orElseThrow().paperClose()).isEqualTo(last);
    }

    /** P18: both tables have to sum up to it. */
    @Test
    void theFullMarks() {
        assertThat(SchemeReader.read(new SchemeValues().field("P18", 100).values())
                        .problems())
                .isEmpty();
        assertThat(SchemeReader.read(new SchemeValues().field("P18", 120).values())
                        .problems())
                .extracting(
                        problem -> problem.code().id() + " " + problem.place().sheet())
                .contains("scheme-sum 部门指标", "scheme-sum 县区指标");
    }

    /** P02: the calendar has to lie in it, and next year's workbooks say it. */
    @Test
    void theYear() {
        assertThat(scheme("P02", 2020).year()).isEqualTo(2020);
        assertThat(SchemeReader.read(new SchemeValues().field("P02", 2021).values())
                        .problems())
                .filteredOn(Problem::isError)
                .isNotEmpty();
    }

    /** The test of each setting's effect, and what to look for in it. */
    private static final Map<String, List<String>> SHOWN = Map.ofEntries(
            Map.entry("P10", List.of("shelf/SchemeReaderTest", "P10 | 26 | 5 | due")),
            Map.entry("P11", List.of("scheme/DeadlinesTest", "P11")),
            Map.entry("P12", List.of("scheme/DeadlinesTest", "P12")),
            Map.entry("P13", List.of("assessment/TrackingTest", "P13 仅电子版")),
            Map.entry("P15", List.of("shelf/SchemeReaderTest", "\"自然月\"")),
            Map.entry("P19", List.of("scoring/WorkedExamplesTest", "int scale")),
            Map.entry("P21", List.of("scoring/RankingsTest", "P21")),
            Map.entry("P22", List.of("scoring/RankingsTest", "P22")),
            Map.entry("P24", List.of("scoring/WorkedExamplesTest", "P24")),
            Map.entry("P25", List.of("scoring/WorkedExamplesTest", "P25")),
            Map.entry("P26", List.of("scoring/WorkedExamplesTest", "P26")),
            Map.entry("P27", List.of("scoring/WeighingTest", "theMonthsHaveTheirShare")),
            Map.entry("P30", List.of("scoring/RankingsTest", "P30")),
            Map.entry("P31", List.of("scoring/RankingsTest", "P31")),
            Map.entry("P32", List.of("scoring/RankingsTest", "P32")),
            Map.entry("P33", List.of("assessment/JudgementsTest", "P33")),
            Map.entry("P34", List.of("report/RankingWorkbookTest", "nobody moves up")),
            Map.entry("P35", List.of("scoring/WeighingTest", "whatHadNoCase")),
            Map.entry("P37", List.of("scheme/DeadlinesTest", "whatFollowsTheResult")),
            Map.entry("P38", List.of("scheme/DeadlinesTest", "whatFollowsTheResult")),
            Map.entry("P39", List.of("SchemeLocksTest", "onePersonMoreThanTheQuota")),
            Map.entry("P40", List.of("shelf/SchemeReaderTest", "another zone")),
            Map.entry("P41", List.of("OnTimeTest", "P41")));

    static Stream<String> settings() {
        return SettingNames.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isShownByATest(String no) throws IOException {
        List<String> shown = SHOWN.getOrDefault(no, List.of("shelf/SettingEffectsTest", no));
        String source = Files.readString(Path.of("src/test/java/org/kaoping/" + shown.get(0) + ".java"));
        String body =
                shown.get(0).endsWith("SettingEffectsTest") ? source.substring(0, source.indexOf("SHOWN")) : source;
        assertThat(body).contains(shown.get(1));
    }
}
