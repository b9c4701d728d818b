package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

class DocumentsTest {
    private static Values.Entry entry(CellValue value, String cell) {
        return new Values.Entry(value, "月报 (2)", CellRef.of(cell));
    }

    @Test
    void valuesComeBackAsTheyWere() {
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        fields.put("text", entry(CellValue.of("007 \"引号\"\n第二行 😀"), "A1"));
        fields.put("exact", entry(CellValue.of(new BigDecimal("60.50")), "B2"));
        fields.put("large", entry(CellValue.of(new BigDecimal("1E+30")), "C3"));
        fields.put("small", entry(CellValue.of(new BigDecimal("0.1")), "XFD1048576"));
        fields.put("day", entry(CellValue.of(LocalDate.of(2020, 2, 29)), "D4"));
        fields.put("moment", entry(new CellValue.DateTime(LocalDateTime.of(2020, 5, 25, 23, 59, 59)), "E5"));
        fields.put("time", entry(new CellValue.Time(LocalTime.of(9, 30)), "F6"));
        Values.Row row = new Values.Row("01", "月报 (2)", 6, Map.of("mark[B0101]", entry(CellValue.of(1), "G7")));
        Values values = new Values(fields, Map.of("items", List.of(row), "empty", List.of()));
        assertThat(Documents.values(Documents.ofValues(values))).isEqualTo(values);
    }

    @Test
    void theOrderOfFieldsAndRowsIsKept() {
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        for (int i = 20; i > 0; i--) {
            fields.put("f" + i, entry(CellValue.of(i), "A" + i));
        }
        Values back = Documents.values(Documents.ofValues(new Values(fields, Map.of())));
        assertThat(back.fields().keySet()).containsExactlyElementsOf(fields.keySet());
    }

    @Test
    void problemsComeBackAsTheyWere() {
        List<Problem> problems = List.of(
                Problem.of(ProblemCode.OUT_OF_RANGE, Place.ofField("月报", "H7", "佐证份数"))
                        .found("-1")
                        .expected("0至999")
                        .as(Severity.WARNING)
                        .with("advice", "请填0至999的整数"),
                Problem.of(ProblemCode.EMPTY_SUBMISSION, Place.WORKBOOK));
        assertThat(Documents.problems(Documents.ofProblems(problems))).isEqualTo(problems);
    }

    @Test
    void everyCodeOfTheCatalogueComesBack() {
        for (ProblemCode code : ProblemCode.values()) {
            List<Problem> one = List.of(Problem.of(code, Place.ofSheet("x")));
            assertThat(Documents.problems(Documents.ofProblems(one))).isEqualTo(one);
        }
    }

    @Test
    void aCodeThatIsGoneStillTells() {
        List<Problem> old = Documents.problems("[{\"code\":\"gone\",\"severity\":\"error\"}]");
        assertThat(old).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.found()).isEqualTo("gone");
        });
    }

    @Test
    void changesAreNamedCellByCell() {
        Values before = new Values(
                Map.of("a", entry(CellValue.of("1"), "A1")),
                Map.of("t", List.of(new Values.Row("1", "月报 (2)", 4, Map.of("x", entry(CellValue.of(1), "B5"))))));
        Values after = new Values(
                Map.of("a", entry(CellValue.of(1), "A1")),
                Map.of("t", List.of(new Values.Row("2", "月报 (2)", 4, Map.of("x", entry(CellValue.of(1), "B6"))))));
        assertThat(Changes.between(before, before)).isEmpty();
        assertThat(Changes.between(before, after))
                .as("another type, a new row, a row that is gone")
                .containsExactly("月报 (2)!A1", "月报 (2)!B6", "月报 (2)!B5");
        assertThat(Changes.inWords(List.of())).isEqualTo("内容没有改动");
        assertThat(Changes.inWords(java.util.Collections.nCopies(13, "a!A1")))
                .startsWith("改动 13 处")
                .endsWith("等");
    }
}
