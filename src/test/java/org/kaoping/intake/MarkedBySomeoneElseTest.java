package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.Annotator;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.report.Soffice;

/** Marked workbooks that LibreOffice or openpyxl opened and saved lose their marks all the same. */
class MarkedBySomeoneElseTest {
    @TempDir
    Path folder;

    private static byte[] marked(byte[] bytes, List<Problem> problems) {
        return Annotator.annotate(bytes, "x.xlsx", problems, Limits.STANDARD).get();
    }

    private static byte[] marked() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("templates/monthly-report.xlsx"));
        Problem problem = Problem.of(ProblemCode.NOT_A_NUMBER, Place.ofCell("月度报送表", "H7"))
                .found("三份");
        return marked(bytes, List.of(problem, Problem.of(ProblemCode.REQUIRED_MISSING, Place.ofCell("月度报送表", "B4"))));
    }

    private static String everything(byte[] workbook) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : Books.partNames(workbook, Limits.STANDARD).get()) {
            if (name.matches(".*(sheet\\d+|comments?\\d+|workbook)\\.xml")) {
                all.append(new String(
                        Books.part(workbook, name, Limits.STANDARD).get().orElseThrow(),
                        java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static void losesItsMarks(byte[] saved) throws IOException {
        assertThat(everything(saved)).contains("kaoping-mark");
        byte[] clean = marked(saved, List.of());
        assertThat(everything(clean)).doesNotContain("kaoping-mark", "系统标注", "填报问题");
        Book book = Books.open(clean, "x.xlsx", Limits.STANDARD).get();
        Book before = Books.open(saved, "x.xlsx", Limits.STANDARD).get();
        assertThat(book.sheets())
                .isEqualTo(before.sheets().subList(1, before.sheets().size()));
    }

    @Test
    void savedByLibreOffice() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Soffice.program().isPresent());
        losesItsMarks(Soffice.recalculated(Soffice.program().orElseThrow(), marked(), folder));
    }

    @Test
    void savedByOpenpyxl() throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.xlsx"), marked());
        Path out = folder.resolve("out.xlsx");
        String script = "import openpyxl,sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])";
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(python));
        int exit = new ProcessBuilder(python.toString(), "-c", script, in.toString(), out.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        Assumptions.assumeTrue(exit == 0, "openpyxl is missing");
        losesItsMarks(Files.readAllBytes(out));
    }
}
