package org.kaoping.intake;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.FormTexts;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Where a unit sends several of one form and period (persons, claims), the stamp's serial and the name together tell them
 * apart: the same serial with another name is another one and never replaces anything by itself. Each has a place of its
 * own, named by the serial; what the office counts as another one of the same serial gets {@code 1-2}, {@code 1-3} …
 */
final class Several {
    private Several() {}

    /**
     * What tells an upload from others of its unit, form and period.
     *
     * @param serial the stamp's; empty where there is one, or no stamp
     * @param name the person or matter as written; empty where the form names none
     */
    record Mark(String serial, String name) {
        static final Mark NONE = new Mark("", "");
    }

    /**
     * Where an upload belongs.
     *
     * @param key its own place, or that of the one that it replaces
     * @param clash the one in force of the same serial with another name, that has to be cleared up first; null where
     *     none
     */
    record Slot(Submissions.Key key, Submissions.@Nullable Version clash) {}

    /** Whether two names are one, whatever blanks and widths they are written with. */
    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String name) {
        return FormTexts.fold(name).replaceAll("\\s+", "").replaceAll("[•．・∙]", "·");
    }

    /** The place of an upload among those in force, as far as the office has not decided otherwise. */
    static Slot slot(Handle handle, String upload, Submissions.Key key, String name, Settlement.Word word) {
        if (name.isEmpty()) {
            return new Slot(key, null);
        }
        List<Submissions.Version> family = Submissions.family(handle, key).stream()
                .filter(version -> !version.upload().equals(upload))
                .toList();
        Optional<Submissions.Version> namesake =
                family.stream().filter(version -> same(version.name(), name)).findFirst();
        if (namesake.isPresent()) {
            return new Slot(namesake.get().key(), null);
        }
        if (family.isEmpty()) {
            return new Slot(key, null);
        }
        return switch (word) {
            case ANOTHER -> new Slot(free(handle, key), null);
            case REPLACES -> new Slot(family.get(0).key(), family.size() == 1 ? null : family.get(0));
            case NONE, RULED -> new Slot(key, family.get(0));
        };
    }

    /** A place of the serial that was never used. */
    static Submissions.Key free(Handle handle, Submissions.Key key) {
        String serial = key.serial().replaceFirst("-\\d+$", "");
        Submissions.Key free = key;
        for (int number = 2; Submissions.used(handle, free); number++) {
            free = new Submissions.Key(key.form(), key.unit(), key.period(), serial + "-" + number);
        }
        return free;
    }

    /** Whether an upload's name was known in its place before its own batch came. */
    static boolean established(Handle handle, Uploads.Upload upload, Submissions.Key key, String name) {
        return Submissions.family(handle, key).stream()
                .map(version -> version.upload().equals(upload.id()) ? version.replaced() : version.upload())
                .filter(Objects::nonNull)
                .anyMatch(known -> known(handle, known, upload.receipt().batch(), name));
    }

    private static boolean known(Handle handle, String upload, String batch, String name) {
        return Uploads.byId(handle, upload)
                .filter(one -> !one.receipt().batch().equals(batch)
                        && same(one.several().name(), name))
                .isPresent();
    }

    /** The others of the batch with the same serial and another name, to be held together with this one. */
    static List<Uploads.Upload> rivals(Handle handle, Uploads.Upload upload, Examination examination) {
        return Uploads.ofBatch(handle, upload.receipt().batch()).stream()
                .filter(other -> !other.id().equals(upload.id())
                        && Batchmates.settledAlike(other)
                        && Batchmates.sameForm(other, examination)
                        && other.several().serial().equals(examination.serial())
                        && !other.several().name().isEmpty()
                        && !same(other.several().name(), examination.name()))
                .toList();
    }

    static Problem clash(String label, String mine, String other) {
        return Problem.of(ProblemCode.ANOTHER_NAME, Place.WORKBOOK)
                .found(mine)
                .expected(other)
                .with("label", label);
    }

    /** Why an upload can't simply replace: several names of its serial are in force, and none is its own; null: it can. */
    static @Nullable Problem againstReplacing(Handle handle, Uploads.Upload upload) {
        List<Submissions.Version> family = family(handle, upload);
        boolean clear = upload.several().name().isEmpty() || family.size() < 2 || namesake(upload, family);
        return clear ? null : impossible("同一编号有几份在用，看不出要替换哪一份", "请先把要替换的那一份作废，再把这一份算作另一份。");
    }

    /** Why an upload can't be another one: one of its serial and name is in force; null: it can. */
    static @Nullable Problem againstAnother(Handle handle, Uploads.Upload upload) {
        return namesake(upload, family(handle, upload))
                ? impossible("“" + upload.several().name() + "”已有一份在用", "要换成这一份，请选“替换”。")
                : null;
    }

    private static List<Submissions.Version> family(Handle handle, Uploads.Upload upload) {
        Receipt receipt = upload.receipt();
        return Submissions.family(
                handle,
                new Submissions.Key(
                        String.valueOf(receipt.form()),
                        String.valueOf(receipt.unit()),
                        String.valueOf(receipt.period()),
                        upload.several().serial()));
    }

    private static boolean namesake(Uploads.Upload upload, List<Submissions.Version> family) {
        return family.stream()
                .anyMatch(version -> same(version.name(), upload.several().name()));
    }

    private static Problem impossible(String found, String advice) {
        return Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                .found(found)
                .with("advice", advice);
    }
}
