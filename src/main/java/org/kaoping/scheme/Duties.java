package org.kaoping.scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owes which form for which period (R1, R6): participation, first due month, founding and closing of units. */
public final class Duties {
    private Duties() {}

    /** How often a form is filled; the same names as the form card's. */
    public enum Rhythm {
        /** Once a month. */
        MONTH,
        /** Once a year. */
        YEAR,
        /** Whenever a matter arises; it may be filled, it is never owed. */
        ANY
    }

    /** Who fills a form; the same names as the form card's. */
    public enum Filler {
        /** The assessed units. */
        UNIT,
        /** The office, about a unit. */
        OFFICE,
        /** The assessment group, about a unit: only of units that are assessed. */
        GROUP,
        /** Nobody: it is generated. */
        SYSTEM
    }

    /** Why a unit has nothing to do with a form in a period. */
    public enum Why {
        GENERATED("由系统生成"),
        OTHER_YEAR("不是本年度"),
        OTHER_RHYTHM("不是这张表的报送期"),
        OTHER_COHORT("不适用于本类单位"),
        NOT_ASSESSED("参与方式为另行考核或只报送"),
        BEFORE_FIRST_MONTH("早于首个报送月份"),
        NOT_IN_CALENDAR("不在报送日历内"),
        NOT_YET_FOUNDED("早于单位启用日期"),
        CLOSED("晚于单位停用日期");

        private final String label;

        Why(String label) {
            this.label = label;
        }

        /** The reason in words, for a message. */
        public String label() {
            return label;
        }
    }

    /**
     * Why that form is not for the unit in that period; empty where it may hand it in. 参评排名 and 参评不排名 have all
     * forms; 另行考核 and 只报送 those that units fill, not those that the group fills about them. A unit founded in the
     * year owes from its first full reporting month on; one that was closed owes nothing that is due after its last day,
     * and the group marks none at the year's end that was closed in the year (O28).
     *
     * @param cohorts the names of the cohorts that the form is for; empty: all
     * @param period a month for {@link Rhythm#MONTH}, a year for {@link Rhythm#YEAR}, either for {@link Rhythm#ANY}
     */
    public static Optional<Why> obstacle(
            Scheme scheme, Unit unit, Rhythm rhythm, Filler filler, List<String> cohorts, Period period) {
        if (filler == Filler.SYSTEM) {
            return Optional.of(Why.GENERATED);
        }
        if (period.year() != scheme.year()) {
            return Optional.of(Why.OTHER_YEAR);
        }
        if (rhythm != Rhythm.ANY && (rhythm == Rhythm.MONTH) != period.isMonth()) {
            return Optional.of(Why.OTHER_RHYTHM);
        }
        if (!cohorts.isEmpty() && !cohorts.contains(unit.cohort().label())) {
            return Optional.of(Why.OTHER_COHORT);
        }
        if (filler == Filler.GROUP && !unit.participation().assessed()) {
            return Optional.of(Why.NOT_ASSESSED);
        }
        if (filler == Filler.GROUP && !period.isMonth() && unit.closedIn(scheme.year())) {
            return Optional.of(Why.CLOSED);
        }
        return period.isMonth() ? month(scheme, unit, period) : year(scheme, unit, period);
    }

    /**
     * Why there is no workbook in that period of a form that is about no single unit; empty where there is one.
     *
     * @param cohort the cohort that it is about; null where it is about none
     */
    public static Optional<Why> obstacle(
            Scheme scheme, @Nullable Cohort cohort, Rhythm rhythm, Filler filler, List<String> cohorts, Period period) {
        if (filler == Filler.SYSTEM) {
            return Optional.of(Why.GENERATED);
        }
        if (period.year() != scheme.year()) {
            return Optional.of(Why.OTHER_YEAR);
        }
        if (rhythm != Rhythm.ANY && (rhythm == Rhythm.MONTH) != period.isMonth()) {
            return Optional.of(Why.OTHER_RHYTHM);
        }
        if (cohort != null && !cohorts.isEmpty() && !cohorts.contains(cohort.label())) {
            return Optional.of(Why.OTHER_COHORT);
        }
        return period.isMonth() ? month(scheme, period) : Optional.empty();
    }

    /** Whether its absence after the deadline is 未报: it is for the unit, and not merely on occasion. */
    public static boolean owes(
            Scheme scheme, Unit unit, Rhythm rhythm, Filler filler, List<String> cohorts, Period period) {
        return rhythm != Rhythm.ANY
                && obstacle(scheme, unit, rhythm, filler, cohorts, period).isEmpty();
    }

    private static Optional<Why> month(Scheme scheme, Period period) {
        if (period.month() < scheme.policy().firstMonth()) {
            return Optional.of(Why.BEFORE_FIRST_MONTH);
        }
        boolean open = period.month() <= scheme.policy().lastMonth()
                && scheme.month(period.month()).isPresent();
        return open ? Optional.empty() : Optional.of(Why.NOT_IN_CALENDAR);
    }

    private static Optional<Why> month(Scheme scheme, Unit unit, Period period) {
        MonthDue month = scheme.month(period.month()).orElse(null);
        Optional<Why> why = month(scheme, period);
        return why.isPresent() || month == null ? why : lifetime(unit, month.from(), month.due());
    }

    private static Optional<Why> year(Scheme scheme, Unit unit, Period period) {
        LocalDate due = new Deadlines(scheme).due(period).orElseThrow();
        return lifetime(unit, due, due);
    }

    private static Optional<Why> lifetime(Unit unit, LocalDate first, LocalDate due) {
        if (unit.from() != null && unit.from().isAfter(first)) {
            return Optional.of(Why.NOT_YET_FOUNDED);
        }
        if (unit.until() != null && unit.until().isBefore(due)) {
            return Optional.of(Why.CLOSED);
        }
        return Optional.empty();
    }
}
