package org.kaoping.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue is the reference: its page is made from it, and every sentence can be read by a clerk. */
class ProblemCatalogueTest {
    private static final Path PAGE = Path.of("src/site/markdown/problems.md");

    @Test
    void thePageIsMadeFromTheCatalogue() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Problems

                Made from `ProblemCode`, the one catalogue (`./run.sh test ProblemCatalogueTest` with `-Dkaoping.write=true` writes it anew).
                An error refuses the workbook, a warning accepts it as 「已接收，待核实」, a note asks for nothing. Words in braces are filled in.

                | code | severity | what is wrong | what to do |
                | --- | --- | --- | --- |
                """);
        for (ProblemCode code : ProblemCode.values()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(code.id(), code.severity().id(), code.sentence(), code.todo()));
        }
        if (Boolean.getBoolean("kaoping.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void codesAreKebabCaseAndErrorsSayWhatToDo(ProblemCode code) {
        assertThat(code.id()).isEqualTo(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(code.sentence()).endsWith("。").containsPattern("\\p{IsHan}");
        if (code.severity() != Severity.NOTE) {
            assertThat(code.todo()).as("what to do").isNotEmpty();
        }
    }

    @Test
    void codesAreUnique() {
        Set<String> ids = new HashSet<>();
        Arrays.stream(ProblemCode.values()).forEach(code -> ids.add(code.id()));
        assertThat(ids).hasSameSizeAs(ProblemCode.values());
    }

    @Test
    void aMessageSaysWhereWhatAndWhatToDo() {
        Problem problem = Problem.of(ProblemCode.NOT_A_DATE, Place.ofField("月报", "K4", "填报日期"))
                .found("5月22日");
        assertThat(Wording.message(problem)).isEqualTo("「月报」K4（填报日期）：应填日期，实际是“5月22日”。 请按“年-月-日”填写，如 2020-05-22。");
    }

    @Test
    void foundTextIsCutSoThatAReceiptStaysSmall() {
        Problem problem = Problem.of(ProblemCode.NOT_A_NUMBER, Place.WORKBOOK).found("长".repeat(30_000));
        assertThat(Wording.message(problem).length()).isLessThan(300);
    }
}
