package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;

/** The real masters and the real example scheme through the door. */
class RealWorkbooksTest {
    @TempDir
    Path folder;

    private Office office;

    @BeforeEach
    void open() {
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
        Receipt receipt = office.scheme();
        assertThat(told(receipt)).noneMatch(line -> line.startsWith("x"));
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
        office.scheme();
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
                        .isEqualTo(CellValue.of("无新增")));
    }

    @Test
    void withoutASchemeAReportIsRefused() {
        office.scheme();
        byte[] bytes = office.report("D002", 5).bytes();
        office.close();
        office = new Office(folder.resolve("other"));
        Receipt receipt = office.send("x.xlsx", bytes, null);
        assertThat(receipt.status()).isEqualTo(Status.REJECTED);
        assertThat(Door.codes(receipt)).contains("wrong-year");
    }

    @Test
    void withoutAStampUnitAndMonthAreReadFromTheSheet() {
        office.scheme();
        Receipt receipt = office.report("D002", 5).unstamped().send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(receipt)).containsExactly("stamp-missing");
        assertThat(receipt.unit()).isEqualTo("D002");
        assertThat(receipt.period()).isEqualTo("2020-05");
    }

    @Test
    void theSealOfAnotherInstallationIsNotTrusted() {
        office.scheme();
        Receipt receipt = office.report("D002", 5).foreign().send();
        assertThat(receipt.status()).as(told(receipt).toString()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(receipt)).containsExactly("stamp-foreign");
    }

    @Test
    void ledgerAndMarksAreAccepted() {
        office.scheme();
        Office.Draft ledger = office.new Draft("work-ledger", "D002", Period.ofYear(2020));
        assertThat(told(ledger.reportDate(LocalDate.of(2020, 5, 20)).send())).isEqualTo(List.of());
    }
}
