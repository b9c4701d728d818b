package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.CellValue;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;
import org.kaoping.shelf.HandOut;

/** The real masters and the real example scheme through the door. */
class RealWorkbooksTest {
    /** A data folder in which the example scheme is in force, copied for every test. */
    @TempDir
    static Path prepared;

    @TempDir
    Path folder;

    private Office office;

    @BeforeAll
    static void acceptTheScheme() {
        try (Office first = new Office(prepared)) {
            assertThat(first.scheme().status()).isEqualTo(Status.ACCEPTED);
        }
    }

    @BeforeEach
    void open() throws IOException {
        try (Stream<Path> files = Files.walk(prepared)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(prepared.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static List<String> told(Receipt receipt) {
        return receipt.problems().stream()
                .map(problem -> problem.code().id() + ": " + Wording.message(problem))
                .toList();
    }

    @Test
    void theSchemeComesThroughTheSameDoorAndIsInForce() {
        Receipt receipt = office.door.intake.receipts("scheme", null, null, 10).get(0);
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(receipt.form()).isEqualTo("scheme");
        assertThat(receipt.unit()).isEmpty();
        assertThat(receipt.period()).isEqualTo("2020");
        assertThat(office.shelf().scheme(2020).orElseThrow().version()).isEqualTo(1);
        assertThat(office.door.inForce().get(0).schemeVersion()).isEqualTo(1);
        assertThat(office.scheme().status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void aFilledReportIsAccepted() {
        Receipt receipt = office.report("D002", 5).send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(told(receipt)).isEmpty();
        assertThat(receipt.unit()).isEqualTo("D002");
        assertThat(receipt.period()).isEqualTo("2020-05");
        List<Submission> inForce = office.door.database.read(
                handle -> office.door.submissions.inForce(handle, "monthly-report", null, "D002"));
        assertThat(inForce)
                .singleElement()
                .satisfies(submission -> assertThat(submission
                                .values()
                                .row("items", "1")
                                .orElseThrow()
                                .value("status"))
                        .isEqualTo(CellValue.of("有进展")));
    }

    @Test
    void withoutASchemeAReportIsRefused() {
        byte[] bytes = office.report("D002", 5).bytes();
        office.close();
        office = new Office(folder.resolve("other"));
        Receipt receipt = office.send("x.xlsx", bytes, null);
        assertThat(receipt.status()).isEqualTo(Status.REJECTED);
        assertThat(Door.codes(receipt)).contains("wrong-year");
    }

    @Test
    void withoutAStampUnitAndMonthAreReadFromTheSheet() {
        Receipt receipt = office.report("D002", 5).unstamped().send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(receipt)).containsExactly("stamp-missing");
        assertThat(receipt.unit()).isEqualTo("D002");
        assertThat(receipt.period()).isEqualTo("2020-05");
    }

    @Test
    void theSealOfAnotherInstallationIsNotTrusted() {
        Receipt receipt = office.report("D002", 5).foreign().send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(receipt)).containsExactly("stamp-foreign");
    }

    @Test
    void aReportWithAMistakeIsRefusedAtItsCell() {
        Receipt receipt = office.report("D002", 5).field("phone", "电话").send();
        assertThat(receipt.status()).isEqualTo(Status.REJECTED);
        assertThat(receipt.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().cell()).isEqualTo("E4");
            assertThat(problem.place().field()).isEqualTo("联系电话");
        });
        assertThat(receipt.unit()).isEqualTo("D002");
    }

    @Test
    void anUntouchedTemplateIsEmpty() {
        byte[] bytes = new HandOut(office.shelf())
                .one("monthly-report", "D002", new Period(2020, 5))
                .get()
                .bytes();
        assertThat(Door.codes(office.send("x.xlsx", bytes, null))).containsExactly("empty-submission");
    }

    @ParameterizedTest(name = "{0}: written on {1}, received on {2}: {3}")
    @CsvSource({
        "D002_月报_2020年05月.xlsx, 2020-05-20, 2020-05-20, ACCEPTED",
        "D002_月报_2020年05月.xlsx, 2020-06-05, 2020-06-08, ACCEPTED",
        "D002_月报_2020年05月.xlsx, 2020-06-22, 2020-06-08, HELD",
        "D002_月报_2020年05月.xlsx, 2020-05-20, 2020-06-22, HELD",
        "D002_月报_2020年06月.xlsx, 2020-05-20, 2020-05-20, HELD",
        "月报六月.xlsx, 2020-05-20, 2020-05-20, HELD",
        "月报5月25日.xlsx, 2020-05-20, 2020-05-20, ACCEPTED",
        "zip里/任意.xlsx, 2020-05-20, 2020-05-20, ACCEPTED"
    })
    void aCopyOfLastMonthsFileIsHeld(String name, LocalDate written, String received, Status status) {
        office.door.now("2021-02-01T02:00:00Z");
        byte[] bytes = office.report("D002", 5).reportDate(written).bytes();
        Receipt receipt = office.send(name, bytes, received);
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(status);
        assertThat(Door.codes(receipt).contains("period-doubtful")).isEqualTo(status == Status.HELD);
    }

    @Test
    void whatTheOfficeSaysOfACopyIsCarriedOut() {
        office.door.now("2021-02-01T02:00:00Z");
        byte[] bytes =
                office.report("D002", 5).reportDate(LocalDate.of(2020, 6, 22)).bytes();
        Receipt held = office.send("x.xlsx", bytes, "2020-06-22");
        Receipt moved = office.door.reassign(held, null, "2020-06").get();
        assertThat(moved.status()).as(told(moved).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(moved.period()).isEqualTo("2020-06");
        assertThat(Door.codes(moved)).containsExactly("decided-by-office");
        assertThat(Door.codes(office.door.reassign(moved, null, "2020-02").problems()))
                .containsExactly("period-not-open");
        assertThat(Door.codes(office.door.reassign(moved, "D999", null).problems()))
                .containsExactly("unit-unknown");
    }

    @Test
    void aDayOfReceiptBeforeThePeriodIsRefusedByTheStampInTheFile() {
        Intake.Part part = office.door.part("x.xlsx", office.report("D002", 5).bytes());
        Checks.failsWith(
                office.door.intake.receive(List.of(part), LocalDate.of(2020, 4, 30)),
                "received-on-wrong",
                "2020-05-01");
        assertThat(office.door
                        .intake
                        .receive(List.of(part), LocalDate.of(2020, 5, 1))
                        .hasErrors())
                .isFalse();
    }

    @Test
    void withoutAStampAndWithoutUnitOrMonthTheOfficeMustSay() {
        Receipt noUnit = office.report("D002", 5)
                .unstamped()
                .prefilled("unitName", " ")
                .prefilled("unitCode", " ")
                .sendAs("D002_月报.xlsx");
        assertThat(noUnit.status()).as(told(noUnit).toString()).isEqualTo(Status.HELD);
        assertThat(Door.codes(noUnit)).containsExactly("unit-uncertain");
        Receipt named = office.door.reassign(noUnit, "D002", "2020-05").get();
        assertThat(named.status()).as(told(named).toString()).isEqualTo(Status.ACCEPTED);

        Receipt noMonth =
                office.report("D003", 5).unstamped().prefilled("month", " ").sendAs("2020年05月.xlsx");
        assertThat(noMonth.status()).as(told(noMonth).toString()).isEqualTo(Status.HELD);
        assertThat(Door.codes(noMonth)).containsExactly("period-uncertain");
        Receipt otherMonth = office.report("D003", 5).unstamped().sendAs("2020年06月.xlsx");
        assertThat(Door.codes(otherMonth)).containsExactly("period-uncertain");
    }

    @Test
    void aUnitThatIsNotOnTheRosterIsRefused() {
        Receipt receipt = office.report("D002", 5)
                .unstamped()
                .prefilled("unitName", "某某市教肓局")
                .prefilled("unitCode", " ")
                .send();
        assertThat(receipt.status()).isEqualTo(Status.REJECTED);
        assertThat(Door.codes(receipt)).containsExactly("unit-unknown");
    }

    @Test
    void aShortNameIsEnough() {
        String name = office.shelf()
                .scheme(2020)
                .orElseThrow()
                .unit("D002")
                .orElseThrow()
                .shortName();
        Receipt receipt = office.report("D002", 5)
                .unstamped()
                .prefilled("unitName", " " + name + "　")
                .prefilled("unitCode", " ")
                .send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(receipt.unit()).isEqualTo("D002");
    }

    @Test
    void whatIsNotOwedIsRefusedWithTheReason() {
        Office.Draft marks = office.new Draft("year-end-marks", "D048", Period.ofYear(2020));
        Receipt receipt = marks.field("place", "会议室").send();
        assertThat(Door.codes(receipt)).containsExactly("not-required");
    }

    @Test
    void generatedWorkbooksAndOtherFilesAreRefused() throws IOException {
        Receipt ranking = office.send("x.xlsx", Files.readAllBytes(Path.of("templates/ranking.xlsx")), null);
        assertThat(Door.codes(ranking)).containsExactly("form-not-accepted");
        Receipt page = office.send("y.xlsx", "<html><table>".getBytes(StandardCharsets.UTF_8), null);
        assertThat(Door.codes(page)).containsExactly("not-a-workbook");
        assertThat(Door.codes(office.send("z.xlsx", new byte[0], null))).containsExactly("empty-file");
    }

    @Test
    void aWorkbookOfAnEarlierVersionIsReadByItsOwnVersion() {
        byte[] report = office.report("D002", 5).bytes();
        byte[] marks = office.new Draft("year-end-marks", "D002", Period.ofYear(2020))
                .field("place", "会议室")
                .bytes();
        Receipt second = putInForce(office.send("scheme-2020.xlsx", otherMarks(), null));
        assertThat(second.status()).as(told(second).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(office.shelf().scheme(2020).orElseThrow().version()).isEqualTo(2);
        Receipt receipt = office.send("x.xlsx", report, null);
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(receipt)).containsExactly("earlier-version");
        assertThat(Door.codes(office.send("y.xlsx", marks, null))).contains("carried-over");
    }

    @Test
    void anEarlierSchemeThatComesAgainIsANewVersion() {
        putInForce(office.send("scheme-2020.xlsx", otherMarks(), null));
        assertThat(putInForce(office.scheme()).status()).isEqualTo(Status.ACCEPTED);
        assertThat(office.shelf().scheme(2020).orElseThrow().version()).isEqualTo(3);
        Receipt inForce = office.door.intake.receipts("scheme", "2020", "", 1).get(0);
        Checks.failsWith(office.door.decide(inForce, "void"), "decision-impossible", "考评方案请上传新的一份");
    }

    /** What the office does with a scheme that would replace another one. */
    private Receipt putInForce(Receipt receipt) {
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.HELD);
        assertThat(Door.codes(receipt)).contains("scheme-replaces", "scheme-difference");
        return office.door.decide(receipt, "replace").get();
    }

    /** The example scheme with the full marks of the departments' first two indicators exchanged. */
    private static byte[] otherMarks() {
        return Zips.changed(
                Office.exampleScheme(),
                Map.of(
                        "xl/worksheets/sheet7.xml",
                        xml -> number(number(xml, "E5", "2.0", "3.0"), "E6", "3.0", "2.0"),
                        "xl/worksheets/sheet9.xml",
                        xml -> number(number(xml, "C5", "2.0", "3.0"), "D5", "3.0", "2.0")));
    }

    private static String number(String xml, String cell, String before, String after) {
        String changed = xml.replaceFirst(
                "(<c r=\"" + cell + "\"[^>]*><v>)" + before.replace(".", "\\.") + "</v>", "$1" + after + "</v>");
        assertThat(changed).as(cell).isNotEqualTo(xml);
        return changed;
    }
}
