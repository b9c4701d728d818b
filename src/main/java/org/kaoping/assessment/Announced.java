package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * A year's result as it is told to others (R14): what was published, frozen, or the year as it stands, as a draft. Both are
 * read from the same figures, so whatever is printed of a result says what its ranking says.
 *
 * @param scheme the scheme that it was made under
 * @param edition what it is printed as
 * @param published what was published; null for a draft
 * @param at when it was published, or the moment of the draft
 * @param units its units: by cohort the ranked ones in their order, then the others
 * @param papers what it was made of and what stands beside it: year-end marks, self-assessments, claims, inspections, persons
 */
public record Announced(
        Scheme scheme,
        Edition edition,
        @Nullable PublishedResult published,
        Instant at,
        List<One> units,
        List<Paper> papers) {
    /**
     * A unit.
     *
     * @param unit the unit
     * @param figures what the result says of it, by name as in {@link Figures}
     */
    public record One(Unit unit, Map<String, Figure> figures) {
        /** Copies the figures, in their order. */
        public One {
            figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        }

        /** A figure as text; empty where there is none. */
        public String text(String name) {
            Figure figure = figures.get(name);
            return figure == null ? "" : figure.value();
        }

        /** A figure as a number; empty where it is none. */
        public Optional<BigDecimal> number(String name) {
            String text = text(name);
            return text.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }

        /** Whether it has a rank; else the figure {@code rank} says why not. */
        public boolean ranked() {
            return number("rank").isPresent();
        }

        /** Whether it undertook that indicator but had no case in the year (P35), whatever counts then. */
        public boolean noCase(String indicator) {
            Figure mark = figures.get("mark:" + indicator);
            return mark != null && mark.label().matches(".*（" + Contracts.NO_CASE + "(，按[^（）]*)?）");
        }

        /** Whether the group marked it. */
        public boolean marked() {
            return figures.keySet().stream().anyMatch(name -> name.startsWith("mark:"));
        }
    }

    /** A workbook: its form, the unit it belongs to (empty: none), its upload, what it says. */
    public record Paper(String form, String unit, String upload, Values values) {}

    /** Copies the lists. */
    public Announced {
        units = List.copyOf(units);
        papers = List.copyOf(papers);
    }

    /** The units of a cohort. */
    public List<One> of(Cohort cohort) {
        return units.stream().filter(one -> one.unit().cohort() == cohort).toList();
    }

    /** The ranked units of a cohort, by rank. */
    public List<One> ranked(Cohort cohort) {
        return of(cohort).stream().filter(One::ranked).toList();
    }

    /** The persons that the units recommend, in the roster's order (R15). */
    public List<Person> persons() {
        boolean all = scheme.policy().counting().scope() == Counting.Scope.EVERYTHING;
        List<String> lost = units.stream()
                .filter(one -> all && one.text("eligible").equals("否"))
                .map(one -> one.unit().code())
                .toList();
        return Person.of(scheme, papers, lost);
    }

    /** The workbooks of a form. */
    public List<Paper> papers(String form) {
        return papers.stream().filter(paper -> paper.form().equals(form)).toList();
    }

    /** The workbooks of a form and unit. */
    public List<Paper> papers(String form, String unit) {
        return papers(form).stream().filter(paper -> paper.unit().equals(unit)).toList();
    }
}
