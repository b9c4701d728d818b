package org.kaoping.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;

/** Groups problems so that one mistake repeated in two hundred cells is one line; errors first. */
final class ProblemLines {
    private static final int RANGES_SHOWN = 6;
    private static final int VALUES_SHOWN = 3;
    private static final String ONE_CELL = "[A-Z]{1,3}[1-9][0-9]{0,5}";

    private record Key(Object code, Severity severity, Object sheet, Object field, Object expected, Object holes) {}

    private ProblemLines() {}

    static List<Views.Line> of(List<Problem> problems) {
        Map<Key, List<Problem>> groups = new LinkedHashMap<>();
        for (Problem problem : problems) {
            Key key = new Key(
                    problem.code(),
                    problem.severity(),
                    String.valueOf(problem.place().sheet()),
                    String.valueOf(problem.place().field()),
                    String.valueOf(problem.expected()),
                    problem.holes());
            groups.computeIfAbsent(key, one -> new ArrayList<>()).add(problem);
        }
        List<String> sheets =
                problems.stream().map(ProblemLines::sheet).distinct().toList();
        return groups.values().stream()
                .sorted(Comparator.<List<Problem>, Severity>comparing(
                                group -> group.get(0).severity())
                        .thenComparing(group -> sheets.indexOf(sheet(group.get(0))))
                        .thenComparing(group -> at(group.get(0))))
                .map(ProblemLines::line)
                .toList();
    }

    private static String sheet(Problem problem) {
        return String.valueOf(problem.place().sheet());
    }

    /** Where a problem stands for the order of reading; what has no cell comes first. */
    private static CellRef at(Problem problem) {
        String cell = problem.place().cell();
        return cell != null && cell.matches(ONE_CELL) ? CellRef.of(cell) : new CellRef(0, 0);
    }

    /** The sentence, ended: a master's own text may lack its stop. */
    private static String ended(String sentence) {
        return sentence.matches("(?s).*[。！？；.!?]") ? sentence : sentence + "。";
    }

    private static Views.Line line(List<Problem> group) {
        Problem first = group.get(0);
        Severity severity = first.severity();
        String word = switch (severity) {
            case ERROR -> "需改正";
            case WARNING -> "请核实";
            case NOTE -> "说明";
        };
        return new Views.Line(severity.id(), word, where(group), ended(Wording.sentence(shared(group))), group.size());
    }

    /** The problem that speaks for all: what was found is said for the first few different ones. */
    private static Problem shared(List<Problem> group) {
        List<String> found = group.stream()
                .map(Problem::found)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (found.size() < 2) {
            return group.get(0);
        }
        String few = String.join("”“", found.subList(0, Math.min(VALUES_SHOWN, found.size())));
        return group.get(0).found(found.size() > VALUES_SHOWN ? few + "”等“…" : few);
    }

    private static String where(List<Problem> group) {
        Place place = group.get(0).place();
        List<String> cells = group.stream()
                .map(problem -> problem.place().cell())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Wording.where(new Place(place.sheet(), cells.isEmpty() ? null : ranges(cells), place.field()))
                .replaceFirst("：$", "");
    }

    /** Cells as the fewest ranges: D7:D206、F9; more than six are counted. */
    static String ranges(List<String> cells) {
        List<String> texts = new ArrayList<>();
        List<CellRef> refs = new ArrayList<>();
        for (String cell : cells) {
            if (cell.matches(ONE_CELL)) {
                refs.add(CellRef.of(cell));
            } else {
                texts.add(cell);
            }
        }
        List<String> ranges = new ArrayList<>(runs(refs));
        ranges.addAll(texts);
        if (ranges.size() <= RANGES_SHOWN) {
            return String.join("、", ranges);
        }
        return String.join("、", ranges.subList(0, RANGES_SHOWN)) + " 等 " + cells.size() + " 处";
    }

    /** Runs down a column; runs of the same rows side by side become one range. */
    private static List<String> runs(List<CellRef> refs) {
        record Run(int top, int bottom, int left, int right) {
            String text() {
                String from = new CellRef(top, left).a1();
                String to = new CellRef(bottom, right).a1();
                return from.equals(to) ? from : from + ":" + to;
            }
        }
        List<Run> down = new ArrayList<>();
        for (CellRef ref : refs.stream()
                .sorted(Comparator.comparing(CellRef::column).thenComparing(CellRef::row))
                .toList()) {
            Run last = down.isEmpty() ? null : down.get(down.size() - 1);
            if (last != null && last.left() == ref.column() && last.bottom() + 1 == ref.row()) {
                down.set(down.size() - 1, new Run(last.top(), ref.row(), ref.column(), ref.column()));
            } else {
                down.add(new Run(ref.row(), ref.row(), ref.column(), ref.column()));
            }
        }
        List<Run> wide = new ArrayList<>();
        for (Run run : down) {
            int beside = -1;
            for (int i = 0; i < wide.size(); i++) {
                Run other = wide.get(i);
                if (other.top() == run.top() && other.bottom() == run.bottom() && other.right() + 1 == run.left()) {
                    beside = i;
                }
            }
            if (beside >= 0) {
                wide.set(
                        beside,
                        new Run(run.top(), run.bottom(), wide.get(beside).left(), run.right()));
            } else {
                wide.add(run);
            }
        }
        return wide.stream().map(Run::text).toList();
    }
}
