package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Finds the sheets of a form in a returned workbook: by name, else by the texts on them; added sheets are ignored. */
final class SheetFinder {
    /** A sheet of that name is still another form when less of our texts stands on it. */
    private static final double STRANGE = 0.3;
    /** Another name is believed when at least so much of our texts stands on it. */
    private static final double FAMILIAR = 0.5;

    private SheetFinder() {}

    /** A sheet that was found, with its rows aligned. */
    record Found(SheetPlan plan, Sheet sheet, SheetTexts texts, Values.Moved moved) {}

    /** Finds what can be found; a workbook of which nothing can be found gets one problem alone. */
    static List<Found> find(List<SheetPlan> plans, Book book, List<Problem> problems) {
        List<Candidate> candidates = book.sheets().stream()
                .map(sheet -> new Candidate(sheet, new SheetTexts(sheet)))
                .toList();
        Set<String> ours = new HashSet<>();
        plans.forEach(plan -> ours.add(plan.sheet()));
        Set<String> taken = new HashSet<>();
        List<Found> found = new ArrayList<>();
        List<SheetPlan> missing = new ArrayList<>();
        for (SheetPlan plan : plans) {
            Candidate named = candidates.stream()
                    .filter(one -> one.sheet().name().equals(plan.sheet()) && !taken.contains(plan.sheet()))
                    .findFirst()
                    .orElse(null);
            Candidate chosen = named;
            if (named == null || named.texts().likeness(plan) < STRANGE) {
                Candidate other = similar(plan, candidates, taken, ours);
                chosen = other != null ? other : plan.texts().isEmpty() ? named : null;
            }
            if (chosen == null) {
                missing.add(plan);
                continue;
            }
            String name = chosen.sheet().name();
            taken.add(name);
            if (!name.equals(plan.sheet())) {
                problems.add(Problem.of(ProblemCode.SHEET_RENAMED, Place.ofSheet(name))
                        .found(name)
                        .expected(plan.sheet()));
            }
            NavigableMap<Integer, Integer> rows = Alignment.of(plan, chosen.texts());
            found.add(new Found(plan, chosen.sheet(), chosen.texts(), new Values.Moved(name, rows, Set.of())));
        }
        if (found.isEmpty()) {
            problems.clear();
            problems.add(Problem.of(ProblemCode.WRONG_FORM, Place.WORKBOOK).found(title(book)));
            return List.of();
        }
        missing.forEach(plan -> problems.add(
                Problem.of(ProblemCode.SHEET_MISSING, Place.WORKBOOK).expected(plan.sheet())));
        return found;
    }

    private record Candidate(Sheet sheet, SheetTexts texts) {}

    private static @Nullable Candidate similar(
            SheetPlan plan, List<Candidate> candidates, Set<String> taken, Set<String> ours) {
        Candidate best = null;
        double likeness = 0;
        for (Candidate one : candidates) {
            String name = one.sheet().name();
            double here = taken.contains(name) || ours.contains(name)
                    ? 0
                    : one.texts().likeness(plan);
            if (here >= FAMILIAR && here > likeness) {
                best = one;
                likeness = here;
            }
        }
        return best;
    }

    /** What a workbook calls itself: the first text of its first visible sheet that holds one. */
    static String title(Book book) {
        for (Sheet sheet : book.sheets()) {
            if (sheet.visibility() != Sheet.Visibility.VISIBLE) {
                continue;
            }
            for (Cell cell : sheet.cells().values()) {
                if (cell.content() instanceof Content.Text text
                        && !FormTexts.strip(text.value()).isEmpty()) {
                    String title = FormTexts.strip(text.value());
                    return title.length() > 60 ? title.substring(0, 60) + "…" : title;
                }
            }
        }
        return "没有文字";
    }
}
