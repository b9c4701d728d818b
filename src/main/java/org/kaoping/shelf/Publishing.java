package org.kaoping.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.MasterCell;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/**
 * Publishes masters for a year. A published master wins over the templates folder in its year, also when the folder
 * changes later; publishing an earlier version again, or going back to the folder, undoes it.
 */
public final class Publishing {
    private static final String SCHEME = "scheme";
    private static final String CARD = "_kaoping";

    private final Shelf shelf;

    /** Publishes onto that shelf. */
    public Publishing(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What speaks against publishing a compiled master for a year, beside the mistakes of the master itself: what it is
     * may not change once units have it in their hands.
     */
    public List<Problem> obstacles(Form master, int year) {
        FormCard card = master.card();
        Form present = shelf.form(card.id(), year).orElse(null);
        if (card.filledBy() == FormCard.FilledBy.SYSTEM && present == null) {
            return List.of(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, at(master, "id"))
                    .found("系统不会生成「" + card.title() + "」（" + card.id() + "）")
                    .with("advice", "由系统生成的表请保留原来的 id；由人填写的请把 filledBy 改为填写的一方。"));
        }
        List<Problem> problems = new ArrayList<>();
        if (card.id().equals(SCHEME)) {
            shelf.shipped(SCHEME).ifPresent(shipped -> problems.addAll(SchemeContract.check(master, shipped)));
        }
        Optional.ofNullable(present).map(Form::card).ifPresent(now -> {
            changed(problems, master, "period", card.period(), now.period());
            changed(problems, master, "filledBy", card.filledBy(), now.filledBy());
            changed(problems, master, "about", card.about(), now.about());
            changed(problems, master, "many", card.many(), now.many());
        });
        shelf.forms(year).stream()
                .map(Form::card)
                .filter(other -> !other.id().equals(card.id()) && other.title().equals(card.title()))
                .findFirst()
                .ifPresent(other -> problems.add(Problem.of(ProblemCode.CARD_WRONG, at(master, "title"))
                        .found(card.title())
                        .with("label", "title")
                        .with("advice", "已有同名的表样（" + other.id() + "），请换一个名称，或把 id 改成它的。")));
        boolean handedOut =
                card.filledBy() != FormCard.FilledBy.SYSTEM && !card.id().equals(SCHEME);
        if (problems.isEmpty() && handedOut) {
            sample(master, year).ifPresent(problems::add);
        }
        return problems;
    }

    /** The same for the newest year that has a scheme; nothing where none has. */
    public List<Problem> obstacles(Form master) {
        List<Integer> years = shelf.years();
        return years.isEmpty() ? List.of() : obstacles(master, years.get(years.size() - 1));
    }

    private static void changed(List<Problem> problems, Form master, String key, Object wanted, Object now) {
        if (!wanted.equals(now)) {
            problems.add(Problem.of(ProblemCode.CARD_WRONG, at(master, key))
                    .found(said(wanted))
                    .with("label", key)
                    .with("advice", "现行的“" + master.card().id() + "”是 " + said(now) + "，不能改变；确需改变的请换一个 id，作为新的表。"));
        }
    }

    private static String said(Object value) {
        return value instanceof Boolean many
                ? (many ? "yes" : "no")
                : value.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** The cell of the card beside a key. */
    private static Place at(Form master, String key) {
        return master.master().sheet(CARD).stream()
                .flatMap(sheet -> sheet.cells().values().stream())
                .filter(cell -> cell.at().column() == 0 && holds(cell, key))
                .findFirst()
                .map(cell -> Place.ofCell(CARD, new CellRef(cell.at().row(), 1).a1()))
                .orElse(Place.ofSheet(CARD));
    }

    private static boolean holds(MasterCell cell, String key) {
        return cell.content() instanceof Content.Text text
                && text.value().strip().equals(key);
    }

    /** That a workbook can't be made of it, found by making one; nothing where the year has no scheme yet. */
    private Optional<Problem> sample(Form master, int year) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        if (scheme == null) {
            return Optional.empty();
        }
        Period period = master.card().period() == FormCard.Every.MONTH
                        && !scheme.calendar().isEmpty()
                ? new Period(year, scheme.calendar().get(0).month())
                : Period.ofYear(year);
        HandOut handOut = new HandOut(shelf.trying(master));
        List<Subject> subjects = Subject.all(master.card(), scheme);
        try {
            for (Subject subject : subjects) {
                Checked<HandOut.Workbook> made = handOut.one(master.card().id(), subject.code(), period);
                if (made.valueOrNull() != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, Place.WORKBOOK)
                    .found("用它生成不了发给单位的表")
                    .with("advice", "请检查占位符是否都在可用名称里、表格各行是否完整。"));
        }
        return subjects.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, at(master, "cohorts"))
                        .found(year + "年度没有要填这张表的单位")
                        .with("advice", "请检查 cohorts 和 filledBy。"));
    }

    /**
     * Publishes a master for a year. Asks for nothing that {@link #obstacles} tells.
     *
     * @return the problem master-not-publishable where it is in force there already
     */
    public Checked<Form> publish(Form master, int year, String reason) {
        boolean already = shelf.form(master.card().id(), year)
                .filter(form -> form.fingerprint().equals(master.fingerprint()))
                .isPresent();
        if (already) {
            return Checked.failed(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, Place.WORKBOOK)
                    .found(year + "年度正在用的就是这一份")
                    .with("advice", "无需再发布。"));
        }
        shelf.publish(master, master, year, reason);
        return Checked.of(master);
    }

    /**
     * Publishes an earlier master of a form again.
     *
     * @param fingerprint of a master that is or was in force; empty: what the templates folder says
     * @return a problem where there is no such master, or it is in force there already
     */
    public Checked<Form> again(String id, String fingerprint, int year, String reason) {
        if (!fingerprint.isEmpty()) {
            Form known = shelf.form(id, fingerprint).orElse(null);
            return known == null
                    ? Checked.failed(unknown(id, fingerprint))
                    : obstacles(known, year).stream()
                            .findFirst()
                            .map(Checked::<Form>failed)
                            .orElseGet(() -> publish(known, year, reason));
        }
        Form now = shelf.form(id, year).orElse(null);
        if (now == null) {
            return Checked.failed(unknown(id, year + "年度"));
        }
        boolean published = shelf.publishedFor(year).containsKey(id);
        if (!published) {
            return Checked.failed(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, Place.WORKBOOK)
                    .found(year + "年度用的就是模板文件夹里的")
                    .with("advice", "无需恢复。"));
        }
        shelf.publish(null, now, year, reason);
        return Checked.of(now);
    }

    private static Problem unknown(String id, String which) {
        return Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                .found("表样“" + id + "”的这一版（" + which + "）")
                .with("advice", "可用的版本见「模板」页。");
    }
}
