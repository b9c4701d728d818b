package org.kaoping.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of a year's desk show: texts that are ready, nothing to decide. */
public final class DeskViews {
    private DeskViews() {}

    /**
     * A line of the calendar.
     *
     * @param what the month, or the yearly papers
     * @param covers the days that a report covers; empty for the year
     * @param due the last day in time, with its weekday
     * @param moved why that is not the regular day; empty where it is
     * @param paper the last day for the paper copy; empty where there is none
     * @param state past, next or ahead
     * @param counts how many stand where
     * @param link where these units are dealt with; null where there is none
     */
    public record Due(
            String what,
            String covers,
            String due,
            String moved,
            String paper,
            String state,
            List<Views.Count> counts,
            @Nullable String link) {
        /** Copies the counts. */
        public Due {
            counts = List.copyOf(counts);
        }
    }

    /** A column of the matrix: a form of a period. */
    public record Column(String label, String title, String total) {}

    /**
     * A field.
     *
     * @param state the class of its colour
     * @param word the state in two characters
     * @param beside what stands beside it, a character each
     * @param said the whole in words
     * @param link what stands behind it; null where nothing can
     */
    public record Field(
            String state,
            String word,
            String beside,
            String said,
            @Nullable String link) {}

    /** A unit. */
    public record Line(String unit, String name, List<Field> fields) {
        /** Copies the fields. */
        public Line {
            fields = List.copyOf(fields);
        }
    }

    /** A cohort. */
    public record Cohort(String id, String label, List<Line> lines) {
        /** Copies the lines. */
        public Cohort {
            lines = List.copyOf(lines);
        }
    }

    /** A sign of the matrix and what it means. */
    public record Sign(String state, String word, String meaning) {}

    /**
     * The desk.
     *
     * @param nav the pages of the year
     * @param next what is due next, in words
     * @param problem why there is nothing to show; empty where there is
     */
    public record Desk(
            Views.Frame frame,
            int year,
            List<Views.Choice> years,
            List<Views.Choice> nav,
            String next,
            List<Due> calendar,
            List<Column> columns,
            List<Cohort> cohorts,
            List<Sign> signs,
            String today,
            String problem) {
        /** Copies the lists. */
        public Desk {
            years = List.copyOf(years);
            nav = List.copyOf(nav);
            calendar = List.copyOf(calendar);
            columns = List.copyOf(columns);
            cohorts = List.copyOf(cohorts);
            signs = List.copyOf(signs);
        }
    }

    /** A file that came. */
    public record Came(
            String id,
            String fileName,
            String status,
            String statusText,
            String when,
            String counted,
            boolean marked) {}

    /** A fact and its words. */
    public record Fact(String label, String words) {}

    /** What stands behind a field. */
    public record Behind(
            String subject, String state, String stateText, List<Fact> facts, List<Came> files, String history) {
        /** Copies the lists. */
        public Behind {
            facts = List.copyOf(facts);
            files = List.copyOf(files);
        }
    }
}
