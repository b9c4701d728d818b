package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.MarkChange;
import org.kaoping.intake.MarkHistory;
import org.kaoping.intake.ReasonText;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Decisions;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.scoring.Ranking;
import org.kaoping.store.Archive;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/**
 * Publishes results (R14). What is published stays: its figures with their cells, the workbooks it was made of with their
 * hashes, its ranking workbook. A correction is a new number, which says what moved.
 */
public final class PublishedResults {
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 50;

    private final Database database;
    private final Archive archive;
    private final Results results;
    private final Clock clock;

    /** Reads and writes through these. */
    public PublishedResults(Database database, Archive archive, Results results, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.results = results;
        this.clock = clock;
    }

    /** A workbook that was in force when a result was published. */
    public record Input(
            String upload, String sha256, String fileName, String form, String unit, String period, String serial) {}

    /**
     * The wish to publish.
     *
     * @param year the year
     * @param checkCode the check code of what was looked at: that and nothing else is published
     * @param who who publishes
     * @param reason why; from the second number on, why it is corrected
     */
    public record Wish(int year, String checkCode, String who, String reason) {}

    /**
     * A published result, whole.
     *
     * @param result the result
     * @param figures all that it says
     * @param inputs what it was made of
     * @param before the number before it; null for the first of its year
     * @param moved how it differs from that
     */
    public record Whole(
            PublishedResult result,
            List<Figure> figures,
            List<Input> inputs,
            @Nullable String before,
            List<Movement> moved) {
        /** Copies the lists. */
        public Whole {
            figures = List.copyOf(figures);
            inputs = List.copyOf(inputs);
            moved = List.copyOf(moved);
        }
    }

    /**
     * How a year stands against what was published last.
     *
     * @param checkCode of the year as it stands
     * @param last what was published last; null where nothing was
     * @param moved how the year as it stands differs from that; empty where nothing was published
     * @param obstacles why it can't be published as it stands; empty where it can
     */
    public record Standing(
            String checkCode, @Nullable PublishedResult last, List<Movement> moved, List<Problem> obstacles) {
        /** Copies the lists. */
        public Standing {
            moved = List.copyOf(moved);
            obstacles = List.copyOf(obstacles);
        }
    }

    /** Makes the ranking workbook of a result. */
    @FunctionalInterface
    public interface Printer {
        /** The .xlsx. */
        byte[] print(Result result, Edition edition, List<Movement> moved);
    }

    /** The published results of a year, oldest first. */
    public List<PublishedResult> of(int year) {
        return database.read(handle -> ResultTable.of(handle, year));
    }

    /** A published result; a problem where there is none of that number. */
    public Checked<Whole> find(String number) {
        return database.read(handle -> ResultTable.find(handle, number)
                .map(result -> Checked.of(whole(handle, result)))
                .orElseGet(() -> Checked.failed(Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                        .found("结果 " + number)
                        .with("advice", "请从已发布的结果里选。"))));
    }

    /** The ranking workbook of a published result, the very bytes. */
    public byte[] workbook(PublishedResult result) {
        return archive.get(result.workbook());
    }

    /** Whether the archive keeps these bytes as a published workbook. */
    public static boolean keeps(Database database, String sha256) {
        return database.read(handle -> ResultTable.workbooks(handle).contains(sha256));
    }

    /** How a year stands against what was published last; a problem where there is no scheme. */
    public Checked<Standing> standing(int year) {
        return results.whole(year).then(result -> Checked.of(database.read(handle -> standing(handle, result))));
    }

    /**
     * Publishes a year as it stands, durably, with a line in the audit log.
     *
     * @return the result; problems where something is undecided, nothing moved since the last number, or the year no longer
     *     stands as it was looked at
     */
    public synchronized Checked<PublishedResult> publish(Wish wish, Printer printer) {
        String who = ReasonText.plain(wish.who());
        String reason = ReasonText.plain(wish.reason());
        if (!ReasonText.saysWhy(reason)) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        if (who.isEmpty() || ReasonText.length(who) > LONGEST_NAME || ReasonText.length(reason) > LONGEST_REASON) {
            return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found(who.isEmpty() ? "没有写明发布人" : "发布人或原因太长")
                    .with("advice", "发布人最多 " + LONGEST_NAME + " 个字，原因最多 " + LONGEST_REASON + " 个字。"));
        }
        return results.whole(wish.year()).then(result -> publish(wish, result, who, reason, printer));
    }

    private Checked<PublishedResult> publish(Wish wish, Result result, String who, String reason, Printer printer) {
        Standing standing = database.read(handle -> standing(handle, result));
        if (!standing.obstacles().isEmpty()) {
            return Checked.failed(standing.obstacles());
        }
        if (!standing.checkCode().equals(wish.checkCode())) {
            return Checked.failed(Problem.of(ProblemCode.RESULT_MOVED, Place.WORKBOOK)
                    .found(wish.checkCode())
                    .expected(standing.checkCode()));
        }
        PublishedResult last = standing.last();
        int issue = last == null ? 1 : last.issue() + 1;
        String number = "%d-%02d".formatted(wish.year(), issue);
        String fingerprint = Fingerprint.of(result.ranking().facts());
        String workbook = archive.put(printer.print(result, Edition.published(number, fingerprint), standing.moved()));
        Instant now = clock.instant();
        PublishedResult published = new PublishedResult(
                number,
                wish.year(),
                issue,
                result.ranking().facts().scheme().version(),
                fingerprint,
                workbook,
                now,
                who,
                reason);
        List<Figure> figures = Figures.of(result.ranking());
        return database.write(handle -> {
            // between the look and this, the writer may have taken in another workbook
            if (!results.fingerprint(handle, wish.year()).equals(fingerprint)) {
                return Checked.failed(Problem.of(ProblemCode.RESULT_MOVED, Place.WORKBOOK)
                        .found(wish.checkCode())
                        .expected("新的校验码"));
            }
            ResultTable.add(handle, published);
            FigureTable.add(handle, number, figures);
            InputTable.add(handle, number, wish.year());
            Audit.log(
                    handle,
                    new Audit.Line(
                            now,
                            who,
                            "result-published",
                            number,
                            "校验码 " + published.edition().checkCode() + "：" + reason));
            return Checked.of(published);
        });
    }

    private Standing standing(Handle handle, Result result) {
        int year = result.ranking().facts().scheme().year();
        Edition edition = Edition.draft(Fingerprint.of(result.ranking().facts()));
        List<PublishedResult> issues = ResultTable.of(handle, year);
        PublishedResult last = issues.isEmpty() ? null : issues.get(issues.size() - 1);
        List<Movement> moved = last == null
                ? List.of()
                : explained(
                        handle,
                        last,
                        clock.instant(),
                        Movement.between(FigureTable.of(handle, last.number()), Figures.of(result.ranking())));
        return new Standing(edition.checkCode(), last, moved, obstacles(result.ranking(), last, moved));
    }

    private static Whole whole(Handle handle, PublishedResult result) {
        List<Figure> figures = FigureTable.of(handle, result.number());
        PublishedResult before = ResultTable.of(handle, result.year()).stream()
                .filter(one -> one.issue() == result.issue() - 1)
                .findFirst()
                .orElse(null);
        return new Whole(
                result,
                figures,
                InputTable.of(handle, result.number()),
                before == null ? null : before.number(),
                before == null
                        ? List.of()
                        : explained(
                                handle,
                                before,
                                result.at(),
                                Movement.between(FigureTable.of(handle, before.number()), figures)));
    }

    /** What moved, with who changed the marks and why. */
    private static List<Movement> explained(
            Handle handle, PublishedResult earlier, Instant until, List<Movement> moved) {
        List<MarkChange> changes = MarkHistory.of(handle, earlier.year());
        return moved.stream()
                .map(one -> one.because(changes, earlier.at(), until))
                .toList();
    }

    /** What the group must decide first (R12, R13, R15, R16), unit by unit. */
    private static List<Problem> obstacles(Ranking ranking, @Nullable PublishedResult last, List<Movement> moved) {
        List<Problem> obstacles = new ArrayList<>();
        ranking.facts().conflicts().stream()
                .filter(MarkConflict::open)
                .map(MarkConflict::unit)
                .distinct()
                .forEach(unit -> obstacles.add(pending(
                        ranking.facts().scheme().unit(unit).map(Unit::shortName).orElse(unit), "逐单位评分表与评分汇总表的得分不一致")));
        boolean ranked = false;
        for (Ranking.CohortRanking cohort : ranking.cohorts()) {
            for (Ranking.Row row : cohort.rows()) {
                ranked = true;
                String name = row.unit().unit().shortName();
                if (row.outcome() == Ranking.Outcome.HONOUR_TIE || row.outcome() == Ranking.Outcome.CRITICISM_TIE) {
                    obstacles.add(pending(name, row.outcome().label()));
                }
                if (row.eligible() == null) {
                    obstacles.add(pending(name, "疑似弄虚作假，待考核小组认定"));
                }
                int open = Decisions.open(row.unit().awards());
                if (open > 0) {
                    obstacles.add(pending(name, open + " 项创新加分尚未评定"));
                }
            }
        }
        if (!ranked) {
            obstacles.add(Problem.of(ProblemCode.RESULT_EMPTY, Place.WORKBOOK));
        }
        if (last != null && moved.isEmpty()) {
            obstacles.add(Problem.of(ProblemCode.RESULT_SAME, Place.WORKBOOK).found(last.number()));
        }
        return obstacles;
    }

    private static Problem pending(String unit, String what) {
        return Problem.of(ProblemCode.RESULT_PENDING, Place.WORKBOOK)
                .found(what)
                .with("unit", unit);
    }
}
