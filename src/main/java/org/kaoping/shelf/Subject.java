package org.kaoping.shelf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Whom a workbook is about: a unit, all units of a cohort, or neither.
 *
 * @param unit the unit; null where it is not about one
 * @param cohort the unit's cohort, or the cohort that it is about; null where it is about neither
 */
public record Subject(@Nullable Unit unit, @Nullable Cohort cohort) {
    /** About no unit in particular. */
    public static final Subject NONE = new Subject(null, null);

    /** About a unit. */
    public static Subject of(Unit unit) {
        return new Subject(unit, unit.cohort());
    }

    /** About all units of a cohort. */
    public static Subject of(Cohort cohort) {
        return new Subject(null, cohort);
    }

    /**
     * Whom that code means in a form's workbooks; empty where it means nobody.
     *
     * @param code what stands as unit in a stamp: a unit's code, a cohort's id, or nothing, as the form's card wants it
     */
    public static Optional<Subject> of(FormCard card, Scheme scheme, String code) {
        return switch (card.about()) {
            case UNIT -> scheme.unit(code).map(Subject::of);
            case COHORT -> Cohort.ofId(code).map(Subject::of);
            case NONE -> code.isEmpty() ? Optional.of(NONE) : Optional.empty();
        };
    }

    /** Everybody that a form's workbooks may be about, in the roster's order; whether they owe it is not asked. */
    public static List<Subject> all(FormCard card, Scheme scheme) {
        return switch (card.about()) {
            case UNIT -> scheme.units().stream().map(Subject::of).toList();
            case COHORT -> Arrays.stream(Cohort.values()).map(Subject::of).toList();
            case NONE -> List.of(NONE);
        };
    }

    /** What stands as unit in a stamp: the unit's code, the cohort's id, or nothing. */
    public String code() {
        if (unit != null) {
            return unit.code();
        }
        return cohort == null ? "" : cohort.id();
    }

    /** The name for messages: the unit's short name, the cohort's, or nothing. */
    public String name() {
        if (unit != null) {
            return unit.shortName();
        }
        return cohort == null ? "" : cohort.label();
    }
}
