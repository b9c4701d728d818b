package org.kaoping.form;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    /**
     * Marks a workbook.
     *
     * @param bytes the file as it was sent
     * @param fileName as it was sent
     * @param problems what its receipt says; empty: only earlier marks are taken out
     * @return the marked .xlsx, or one annotation-impossible problem
     */
    public static Checked<byte[]> annotate(byte[] bytes, String fileName, List<Problem> problems, Limits limits) {
        return annotate(bytes, fileName, problems, Map.of(), limits);
    }

    /**
     * Marks a workbook and asks for reasons in its list, see {@link MarkedBook#reasons}.
     *
     * @param asks what is asked about a problem, by its position in {@code problems}
     */
    public static Checked<byte[]> annotate(
            byte[] bytes, String fileName, List<Problem> problems, Map<Integer, Mark.Ask> asks, Limits limits) {
        if (bytes.length >= 8 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF) {
            return impossible(
                    fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".xls")
                            ? "它是旧的 .xls 格式，请另存为 .xlsx"
                            : "它是旧的 .xls 格式或加了密码，请去掉密码、另存为 .xlsx");
        }
        List<Mark> marks = IntStream.range(0, problems.size())
                .boxed()
                .sorted(Comparator.comparing(i -> problems.get(i).severity()))
                .map(i -> mark(problems.get(i), asks.get(i)))
                .toList();
        Checked<byte[]> marked = MarkedBook.mark(bytes, marks, limits);
        byte[] result = marked.valueOrNull();
        return result != null
                ? Checked.of(result)
                : impossible(Wording.fault(marked.problems().get(0)).replaceAll("。$", ""));
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
