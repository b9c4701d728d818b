package org.kaoping.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.Table;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.shelf.HandOutNames;

/** A restyled master must keep what is read of it. */
final class ContractsTest {
    private static Field.Type type(String name) {
        return switch (name) {
            case "visitDate", "confirmDate" -> Field.Type.DATE;
            case "inds.mark", "inds.full" -> Field.Type.DECIMAL;
            default -> Field.Type.TEXT;
        };
    }

    private static Form form(String id, String without, String asText) {
        List<Field> fields = new ArrayList<>();
        List<Field> columns = new ArrayList<>();
        for (String name : Contracts.fields("year-end-marks")) {
            if (name.equals(without)) {
                continue;
            }
            boolean column = name.startsWith("inds.");
            Field field = new Field(
                    column ? name.substring(5) : name,
                    "标签",
                    true,
                    true,
                    name.equals(asText) ? Field.Type.TEXT : type(name),
                    "年终评分",
                    CellRef.of("J7"),
                    "General",
                    null);
            (column ? columns : fields).add(field);
        }
        Table table = new Table("inds", "年终评分", 5, 6, true, "code", 1, columns, List.of(), List.of());
        return new Form(
                new FormCard(id, "t", "t", FormCard.Every.YEAR, FormCard.FilledBy.GROUP, false, List.of()),
                "f",
                fields,
                List.of(table),
                List.of(),
                Map.of(),
                mock(MasterBook.class));
    }

    @Test
    void theWholeContractPasses() {
        assertThat(Contracts.check(form("year-end-marks", "", ""))).isEmpty();
        assertThat(Contracts.fields("year-end-marks")).hasSize(18);
    }

    @Test
    void theShippedMasterKeepsIt() throws IOException {
        Form form = MasterBook.open(Files.readAllBytes(Path.of("templates/year-end-marks.xlsx")))
                .then(book -> FormCompiler.compile(book, HandOutNames.VOCABULARY))
                .get();
        assertThat(Contracts.check(form)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visitDate", "confirm", "inds.code", "inds.full", "inds.duty", "inds.mark"})
    void aLostFieldIsNamed(String lost) {
        assertThat(Contracts.check(form("year-end-marks", lost, "")))
                .extracting(Problem::code, Problem::expected)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(ProblemCode.CONTRACT_FIELD_MISSING, "{" + lost + "}"));
    }

    @Test
    void aMarkThatBecameTextIsRefusedAtItsCell() {
        List<Problem> problems = Contracts.check(form("year-end-marks", "", "inds.mark"));
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.CONTRACT_TYPE_WRONG);
        assertThat(problems.get(0).place().cell()).isEqualTo("J7");
        assertThat(problems.get(0).found()).isEqualTo("text");
    }

    @Test
    void otherFormsHaveNone() {
        assertThat(Contracts.check(form("work-ledger", "inds.mark", ""))).isEmpty();
    }
}
