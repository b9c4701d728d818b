package org.kaoping.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kaoping.form.Annotator;
import org.kaoping.form.Carry;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormReader;
import org.kaoping.form.Stamp;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;

/**
 * Moves what was filled in on an earlier master, or under an earlier scheme, into a fresh workbook of the one in force.
 * Nothing is recorded: the clerk looks at the moved workbook and sends it.
 */
final class CarriedFiles {
    private final Shelf shelf;
    private final HandOut handOut;

    CarriedFiles(Shelf shelf, HandOut handOut) {
        this.shelf = shelf;
        this.handOut = handOut;
    }

    /**
     * An earlier workbook and what it would be today.
     *
     * @param was what it was handed out with
     * @param fresh what it would be handed out with today
     */
    record Move(Form from, Filling was, Form to, Filling fresh) {
        /** What speaks against taking the earlier workbook as it is; empty where nothing does. */
        Optional<Problem> obstacle() {
            return Versions.compare(handed(from, was), handed(to, fresh)).filter(Problem::isError);
        }

        private static Versions.Handed handed(Form form, Filling filling) {
            Stamp stamp = Objects.requireNonNull(filling.stamp());
            return new Versions.Handed(form, filling.lists(), stamp.schemeVersion());
        }
    }

    private static Carry.Carried carry(Move move, Values values) {
        return Carry.all(move.from(), move.was(), values, move.to(), move.fresh());
    }

    /**
     * What a receipt says of an earlier workbook: that its content was moved and how much of it, what could not be, and
     * what could not even be read. Where nothing can be moved: the reason why it is not accepted, and why it can't be read.
     *
     * @param why why it is not accepted as it is
     */
    List<Problem> told(Book book, Move move, Problem why) {
        Checked<Values> read = read(book, move);
        Values values = read.valueOrNull();
        Carry.Carried carried = values == null ? null : carry(move, values);
        if (carried == null || carried.moved() == 0) {
            List<Problem> problems = new ArrayList<>(List.of(why));
            problems.addAll(read.problems());
            problems.addAll(carried == null ? List.of() : carried.left());
            return problems;
        }
        List<Problem> lost = lost(read, carried);
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.of(ProblemCode.CARRIED_OVER, Place.WORKBOOK)
                .found(why.code() == ProblemCode.OLD_FORM ? "以前的表样" : "第" + why.found() + "版方案")
                .expected(String.valueOf(carried.moved()))
                .with("advice", lost.isEmpty() ? "没有遗漏" : "没有移的 " + lost.size() + " 项列在下面"));
        problems.addAll(lost);
        return problems;
    }

    private Checked<Values> read(Book book, Move move) {
        return FormReader.read(shelf.layout(move.from(), move.was().lists()), book, move.was());
    }

    /** What was not moved, and what could not be read: that is not moved either. */
    private static List<Problem> lost(Checked<Values> read, Carry.Carried carried) {
        List<Problem> lost = new ArrayList<>(carried.left());
        read.problems().stream()
                .filter(problem -> problem.severity() != Severity.NOTE)
                .filter(problem -> problem.code() != ProblemCode.FORMULA_CHANGED
                        && problem.code() != ProblemCode.FURNITURE_CHANGED
                        && problem.code() != ProblemCode.HIDDEN_ROWS)
                .forEach(lost::add);
        return lost;
    }

    /** The same as a workbook, with a first sheet of what was not moved; a problem where there is nothing to be moved. */
    Checked<HandOut.Workbook> workbook(Book book, String fileName, Stamp stamp, Limits limits) {
        Move move = move(stamp).orElse(null);
        if (move == null || move.obstacle().isEmpty()) {
            return nothing("它不是用以前的模板填的，或者这一期已经不用报了");
        }
        Checked<Values> read = read(book, move);
        Values values = read.valueOrNull();
        Carry.Carried carried = values == null ? null : carry(move, values);
        if (carried == null || carried.moved() == 0) {
            return nothing("它里面没有可以移的内容");
        }
        byte[] moved = shelf.filler(move.to(), move.fresh().lists()).fill(carried.filling());
        List<Problem> lost =
                lost(read, carried).stream().map(CarriedFiles::elsewhere).toList();
        String name = fileName.replaceAll("^.*[/\\\\]", "").replaceAll("(?i)\\.xlsx?$", "") + "_移入新模板.xlsx";
        Checked<byte[]> marked = lost.isEmpty() ? Checked.of(moved) : Annotator.annotate(moved, name, lost, limits);
        return marked.then(file -> Checked.of(new HandOut.Workbook(name, file)));
    }

    /** That a workbook was not handed out here. */
    static Checked<HandOut.Workbook> unknown() {
        return nothing("它不是用本系统发的模板填的");
    }

    private static Checked<HandOut.Workbook> nothing(String why) {
        return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                .found(why)
                .with("advice", "请下载新的模板填写。"));
    }

    /** In the moved workbook a cell of the earlier one is no place, but part of what is told. */
    private static Problem elsewhere(Problem problem) {
        String place = Wording.where(problem.place()).replaceAll("：$", "");
        String advice = problem.code() == ProblemCode.NOT_CARRIED
                ? String.valueOf(problem.holes().get("advice"))
                : Wording.fault(problem).replaceAll("。$", "");
        String found = problem.found() == null ? "" : " " + problem.found();
        return Problem.of(ProblemCode.NOT_CARRIED, Place.WORKBOOK)
                .found("旧表" + place + found)
                .with("advice", advice);
    }

    /** What a workbook of that stamp was, and would be today. */
    Optional<Move> move(Stamp stamp) {
        Period period = Period.parse(stamp.period()).orElseThrow();
        Form from = shelf.form(stamp.form(), stamp.fingerprint()).orElse(null);
        Form to = shelf.form(stamp.form(), period.year()).orElse(null);
        Scheme handed = shelf.scheme(stamp.schemeYear(), stamp.schemeVersion()).orElse(null);
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (from == null || to == null || handed == null || scheme == null) {
            return Optional.empty();
        }
        Subject then = Subject.of(from.card(), handed, stamp.unit()).orElse(Subject.NONE);
        Subject now = Subject.of(to.card(), scheme, stamp.unit()).orElse(null);
        if (now == null || handOut.notOwed(to, scheme, now, period).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Move(
                from,
                handOut.filling(from, handed, then, period, stamp.serial()),
                to,
                handOut.filling(to, scheme, now, period, stamp.serial())));
    }
}
