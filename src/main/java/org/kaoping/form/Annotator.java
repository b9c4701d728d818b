package org.kaoping.form;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Mark;
import org.kaoping.form.book.MarkedBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;

/**
 * Gives a workbook back marked: each bad cell framed and commented, hidden rows with problems shown, a first sheet
 * 「填报问题」 that lists all problems. All else stays as it was sent, byte for byte where the format allows. Sent again
 * unmended it has the same problems (but for hidden rows, which are shown now); what an earlier marking left is taken out.
 */
public final class Annotator {
    private Annotator() {}

    /** Who marks an .xls: not this process. */
    @FunctionalInterface
    public interface Elsewhere {
        /** The marked .xls, or why it can't be marked. */
        Checked<byte[]> mark(byte[] bytes, List<Mark> marks);
    }

    /**
     * Marks an .xlsx.
     *
     * @param bytes the file as it was sent
     * @param fileName as it was sent
     * @param problems what its receipt says; empty: only earlier marks are taken out
     * @return the marked .xlsx, or one annotation-impossible problem
     */
    public static Checked<byte[]> annotate(byte[] bytes, String fileName, List<Problem> problems, Limits limits) {
        return annotate(
                bytes,
                fileName,
                problems,
                Map.of(),
                limits,
                (file, marks) -> Checked.failed(
                        Problem.of(ProblemCode.LEGACY_WORKBOOK, Place.WORKBOOK).found("")));
    }

    /**
     * Marks an .xlsx or an .xls and asks for reasons in its list, see {@link MarkedBook#reasons}; the file's kind, not
     * its name, decides.
     *
     * @param bytes the file as it was sent
     * @param fileName as it was sent
     * @param problems what its receipt says; empty: only earlier marks are taken out
     * @param asks what is asked about a problem, by its position in {@code problems}
     * @param elsewhere who marks an .xls
     * @return the marked workbook of the same kind, or one annotation-impossible problem
     */
    public static Checked<byte[]> annotate(
            byte[] bytes,
            String fileName,
            List<Problem> problems,
            Map<Integer, Mark.Ask> asks,
            Limits limits,
            Elsewhere elsewhere) {
        List<Mark> marks = IntStream.range(0, problems.size())
                .boxed()
                .sorted(Comparator.comparing(i -> problems.get(i).severity()))
                .map(i -> mark(problems.get(i), asks.get(i)))
                .toList();
        Checked<byte[]> marked =
                isOld(bytes, fileName, limits) ? elsewhere.mark(bytes, marks) : MarkedBook.mark(bytes, marks, limits);
        byte[] result = marked.valueOrNull();
        if (result != null || marked.problems().get(0).code() == ProblemCode.ANNOTATION_IMPOSSIBLE) {
            return marked;
        }
        return impossible(Wording.fault(marked.problems().get(0)).replaceAll("。$", ""));
    }

    /** Whether a file is an .xls; what else stands in such a container is told by {@link MarkedBook}. */
    private static boolean isOld(byte[] bytes, String fileName, Limits limits) {
        return bytes.length >= 8
                && (bytes[0] & 0xFF) == 0xD0
                && (bytes[1] & 0xFF) == 0xCF
                && Books.open(bytes, fileName, limits).problems().stream()
                        .anyMatch(problem -> problem.code() == ProblemCode.LEGACY_WORKBOOK);
    }

    private static Checked<byte[]> impossible(String why) {
        return Checked.failed(
                Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK).found(why));
    }

    private static Mark mark(Problem problem, Mark.@Nullable Ask ask) {
        Mark.Weight weight = switch (problem.severity()) {
            case ERROR -> Mark.Weight.ERROR;
            case WARNING -> Mark.Weight.WARNING;
            case NOTE -> Mark.Weight.NOTE;
        };
        Place place = problem.place();
        return new Mark(
                weight,
                place.sheet(),
                place.cell(),
                orEmpty(place.field()),
                orEmpty(problem.found()),
                Wording.fault(problem),
                Wording.todo(problem),
                ask);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
