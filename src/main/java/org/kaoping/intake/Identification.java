package org.kaoping.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormTexts;
import org.kaoping.form.OpenText;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** Tells form, unit and period of a workbook that has no stamp of ours, from what stands on its sheets. */
final class Identification {
    /** A form is recognised by its title and this share of its heads and labels, or by more of them alone. */
    private static final double WITH_TITLE = 0.3;

    private static final double WITHOUT_TITLE = 0.7;

    /** Where heads of forms stand: unit and month are looked for no lower. */
    private static final int HEAD_ROWS = 8;

    private Identification() {}

    /**
     * What could be made out.
     *
     * @param value what it is; null where it is uncertain
     * @param told why it is uncertain, for the message; empty where there is a value
     * @param wrong whether the workbook says something, but nothing that exists
     */
    record Guess<T>(@Nullable T value, String told, boolean wrong) {
        static <T> Guess<T> of(T value) {
            return new Guess<>(value, "", false);
        }

        static <T> Guess<T> uncertain(String told) {
            return new Guess<>(null, told, false);
        }
    }

    /** The form that has this title and these heads; empty where none fits. */
    static Optional<Form> form(Book book, List<Form> forms) {
        Set<String> texts = new HashSet<>();
        for (Sheet sheet : book.sheets()) {
            if (sheet.visibility() == Sheet.Visibility.VISIBLE) {
                sheet.cells().values().forEach(cell -> {
                    String folded = FormTexts.fold(text(cell));
                    texts.add(folded);
                    // as labels are kept: without the mark of a required field, without a colon
                    texts.add(FormTexts.bare(folded));
                });
            }
        }
        Form best = null;
        double most = 0;
        for (Form form : forms) {
            double share = share(form, texts);
            boolean titled = titled(form, texts);
            double likeness = share + (titled ? 1 : 0);
            if (share >= (titled ? WITH_TITLE : WITHOUT_TITLE) && likeness > most) {
                best = form;
                most = likeness;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double share(Form form, Set<String> texts) {
        Set<String> heads = new LinkedHashSet<>();
        form.fields().forEach(field -> heads.add(FormTexts.fold(field.label())));
        form.tables().forEach(table -> {
            if (table.columns().stream().anyMatch(column -> column.input())) {
                table.columns().forEach(column -> heads.add(FormTexts.fold(column.label())));
            }
        });
        heads.remove("");
        long found = heads.stream().filter(texts::contains).count();
        return heads.isEmpty() ? 0 : (double) found / heads.size();
    }

    private static boolean titled(Form form, Set<String> texts) {
        return form.furniture().values().stream()
                .filter(sheet -> !sheet.isEmpty())
                .limit(1)
                .map(sheet -> OpenText.of(sheet.values().iterator().next()))
                .anyMatch(title -> texts.stream().anyMatch(text -> !text.isEmpty() && title.fits(text)));
    }

    /** The unit that the sheet names: by code, full, short or former name. */
    static Guess<Unit> unit(Book book, Values values, Scheme scheme) {
        List<String> named = new ArrayList<>();
        for (String field : List.of("unitCode", "unitName", "unitShort")) {
            if (!values.text(field).isBlank()) {
                named.add(values.text(field));
            }
        }
        boolean stated = !named.isEmpty();
        if (!stated) {
            named.addAll(headTexts(book));
        }
        Set<Unit> found = new LinkedHashSet<>();
        for (String text : named) {
            String folded = FormTexts.fold(text);
            String after = folded.substring(folded.lastIndexOf(':') + 1);
            scheme.units().stream()
                    .filter(unit -> isCalled(unit, folded) || isCalled(unit, after))
                    .forEach(found::add);
        }
        if (found.size() == 1) {
            return Guess.of(found.iterator().next());
        }
        if (found.isEmpty()) {
            return stated
                    ? new Guess<>(null, "表上写的是“" + String.join("、", named) + "”", true)
                    : Guess.uncertain("表上没有写单位");
        }
        return Guess.uncertain("表上出现了" + found.stream().map(Unit::shortName).collect(Collectors.joining("、")));
    }

    /** The unit that a file's name names, by its code or longest name; the other guess where it names none. */
    static Guess<Unit> unitByName(String fileName, Scheme scheme, Guess<Unit> otherwise) {
        String name =
                FormTexts.fold(Hints.baseName(fileName).replaceAll("\\s+", "_")).toLowerCase(Locale.ROOT);
        Map<Unit, String> found = new LinkedHashMap<>();
        for (Unit unit : scheme.units()) {
            for (String called : List.of(unit.code(), unit.name(), unit.shortName(), unit.former())) {
                String folded = FormTexts.fold(called).toLowerCase(Locale.ROOT);
                boolean code = called.equals(unit.code());
                boolean there = code
                        ? name.matches(".*(?<![a-z0-9])" + Pattern.quote(folded) + "(?![a-z0-9]).*")
                        : folded.length() > 1 && name.contains(folded);
                if (there && folded.length() > found.getOrDefault(unit, "").length()) {
                    found.put(unit, folded);
                }
            }
        }
        List<Unit> left = found.keySet().stream()
                .filter(unit -> found.values().stream().noneMatch(other -> {
                    String mine = String.valueOf(found.get(unit));
                    return other.length() > mine.length() && other.contains(mine);
                }))
                .toList();
        if (left.isEmpty()) {
            return otherwise;
        }
        return left.size() == 1
                ? Guess.of(left.get(0))
                : Guess.uncertain("文件名里出现了" + left.stream().map(Unit::shortName).collect(Collectors.joining("、")));
    }

    /** The cohort that the head names, in whatever text. */
    static Guess<Cohort> cohort(Book book) {
        Set<Cohort> found = new LinkedHashSet<>();
        for (String text : headTexts(book)) {
            String folded = FormTexts.fold(text);
            for (Cohort cohort : Cohort.values()) {
                if (folded.contains(FormTexts.fold(cohort.label()))) {
                    found.add(cohort);
                }
            }
        }
        if (found.size() == 1) {
            return Guess.of(found.iterator().next());
        }
        return Guess.uncertain(found.isEmpty() ? "表上没有写类别" : "表上出现了两个类别");
    }

    private static boolean isCalled(Unit unit, String text) {
        return !text.isEmpty()
                && (text.equals(FormTexts.fold(unit.code()))
                        || text.equals(FormTexts.fold(unit.name()))
                        || text.equals(FormTexts.fold(unit.shortName()))
                        || (!unit.former().isEmpty() && text.equals(FormTexts.fold(unit.former()))));
    }

    /** The period that the sheet names; the file's name may contradict it, but never stands for it. */
    static Guess<Period> period(Book book, Values values, boolean month, String fileName) {
        Set<Integer> years = new TreeSet<>();
        Set<Integer> months = new TreeSet<>();
        number(values.text("year"), 2000, 2100, years);
        number(values.text("month"), 1, 12, months);
        for (String text : headTexts(book)) {
            String folded = FormTexts.fold(text);
            years.addAll(Hints.years(folded));
            months.addAll(Hints.months(folded));
        }
        Set<Integer> byName = Hints.months(FormTexts.fold(Hints.baseName(fileName)));
        if (years.size() != 1) {
            return Guess.uncertain(years.isEmpty() ? "表上没有写年度" : "表上出现了几个年度：" + years);
        }
        int year = years.iterator().next();
        if (!month) {
            return Guess.of(Period.ofYear(year));
        }
        if (months.size() != 1) {
            return Guess.uncertain(months.isEmpty() ? "表上没有写月份" : "表上出现了几个月份：" + months);
        }
        int only = months.iterator().next();
        if (!byName.isEmpty() && !byName.contains(only)) {
            return Guess.uncertain("表上是 " + only + " 月，文件名是 " + byName + " 月");
        }
        return Guess.of(new Period(year, only));
    }

    private static void number(String text, int least, int most, Set<Integer> numbers) {
        if (text.matches("\\d{1,4}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                numbers.add(number);
            }
        }
    }

    private static List<String> headTexts(Book book) {
        List<String> texts = new ArrayList<>();
        book.sheets().stream()
                .filter(sheet -> sheet.visibility() == Sheet.Visibility.VISIBLE)
                .findFirst()
                .ifPresent(sheet -> {
                    for (Cell cell : sheet.cells().values()) {
                        if (cell.at().row() >= HEAD_ROWS) {
                            break;
                        }
                        texts.add(text(cell));
                    }
                });
        return texts;
    }

    /** What a workbook calls itself: the first text of its first visible sheet. */
    static String title(Book book) {
        return headTexts(book).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() > 60 ? text.substring(0, 60) + "…" : text)
                .findFirst()
                .orElse("没有标题");
    }

    private static String text(Cell cell) {
        return cell.content() instanceof Content.Text text ? text.value() : "";
    }
}
