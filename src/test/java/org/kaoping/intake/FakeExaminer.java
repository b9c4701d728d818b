package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.SchemeCases;

/**
 * Examines plain texts instead of workbooks, so that the conveyor is tested by itself. A text has words {@code
 * key=value}: form, unit, period, serial, name, short (a long cell is empty), due, from, mark, text…, and what is wrong: wrong, warn, doubt (a code each), throw.
 */
final class FakeExaminer implements Examiner {
    final AtomicInteger examined = new AtomicInteger();
    volatile String basis = "1";
    volatile Runnable before = () -> {};

    static byte[] text(String words) {
        return words.getBytes(UTF_8);
    }

    @Override
    public Examination examine(Paper paper) {
        examined.incrementAndGet();
        String started = basis;
        before.run();
        Map<String, String> words = words(paper.bytes());
        if (words.containsKey("throw")) {
            throw new StackOverflowError();
        }
        Paper.Ruling ruling = paper.ruling();
        String unit = ruling != null && ruling.unit() != null ? ruling.unit() : words.get("unit");
        Period ruled = ruling == null ? null : ruling.period();
        String period = ruled != null ? ruled.toString() : words.get("period");
        boolean doubt = ruling == null && words.containsKey("doubt");
        List<Problem> problems = problems(paper, words, unit, doubt);
        Examination.Finding finding = problems.stream().anyMatch(Problem::isError)
                ? Examination.Finding.FAULTY
                : doubt ? Examination.Finding.DOUBTFUL : Examination.Finding.SOUND;
        String due = words.get("due");
        return new Examination(
                finding,
                words.getOrDefault("form", "report"),
                unit,
                period,
                words.getOrDefault("serial", ""),
                words.getOrDefault("name", ""),
                "姓名",
                1,
                due == null ? null : LocalDate.parse(due),
                finding == Examination.Finding.SOUND ? values(words) : null,
                words.containsKey("brings") ? brought() : null,
                unit + " " + period,
                started,
                problems,
                words.containsKey("short")
                        ? List.of(Problem.of(ProblemCode.REQUIRED_MISSING, Place.ofField("总结", "B12", "一、总体情况")))
                        : List.of(),
                "一、总体情况",
                SheetReasons.NONE);
    }

    private List<Problem> problems(Paper paper, Map<String, String> words, @Nullable String unit, boolean doubt) {
        List<Problem> problems = new ArrayList<>();
        for (String kind : List.of("warn", "wrong", "doubt")) {
            String code = words.get(kind);
            if (code != null && (doubt || !kind.equals("doubt"))) {
                problems.add(problem(code));
            }
        }
        if (unit != null && unit.startsWith("Z")) {
            problems.add(Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(unit));
        }
        LocalDate earliest = earliestReceipt(paper.bytes(), paper.fileName());
        if (paper.saidSo() && earliest != null && paper.receivedOn().isBefore(earliest)) {
            problems.add(Decisions.receivedOnWrong(paper.receivedOn(), "不早于 " + earliest));
        }
        return problems;
    }

    private static Examination.Brought brought() {
        return new Examination.Brought(
                SchemeCases.scheme(SchemeCases.policy(1, 1), List.of(), Map.of(), Map.of()), "master");
    }

    private static Problem problem(String code) {
        for (ProblemCode one : ProblemCode.values()) {
            if (one.id().equals(code)) {
                return Problem.of(one, Place.ofField("月报", "D7", "开展情况")).found("x");
            }
        }
        throw new IllegalArgumentException(code);
    }

    private static Values values(Map<String, String> words) {
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        int row = 0;
        for (Map.Entry<String, String> word : words.entrySet()) {
            boolean mark = word.getKey().equals("mark");
            if (mark || word.getKey().startsWith("text")) {
                CellValue value = mark ? CellValue.of(new BigDecimal(word.getValue())) : CellValue.of(word.getValue());
                fields.put(word.getKey(), new Values.Entry(value, "月报", new CellRef(row, 1)));
            }
            row++;
        }
        return new Values(fields, Map.of());
    }

    private static Map<String, String> words(byte[] bytes) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : new String(bytes, UTF_8).split(" ", -1)) {
            int at = word.indexOf('=');
            words.put(at < 0 ? word : word.substring(0, at), at < 0 ? "" : word.substring(at + 1));
        }
        return words;
    }

    @Override
    public String basis(@Nullable String form, @Nullable String period) {
        return basis;
    }

    @Override
    public @Nullable LocalDate earliestReceipt(byte[] bytes, String fileName) {
        String from = words(bytes).get("from");
        return from == null ? null : LocalDate.parse(from);
    }

    @Override
    public Checked<byte[]> annotated(
            byte[] bytes, String fileName, List<Problem> problems, Map<Integer, Mark.Ask> asks, Limits limits) {
        return Checked.failed(
                Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK).found("它不是工作簿"));
    }
}
