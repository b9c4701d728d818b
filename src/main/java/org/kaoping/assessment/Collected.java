package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.Values;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * All that units handed in on one form, as it stands: of one moment, out of one read transaction.
 *
 * @param form the form in force
 * @param scheme the year's scheme
 * @param period what was asked for: a month, or a year with all its months
 * @param cohort the cohort asked for; null for all units
 * @param handedIn what is in force, in the roster's order, of a unit by period; last those of no unit of the roster
 * @param missing who has not handed in, by period and in the roster's order; not those who need not
 * @param tracked whether the form's hand-in is tracked at all
 * @param crossNames the names of the entries that head repeated columns, by their key; those without a name are left out
 * @param at the moment
 */
public record Collected(
        Form form,
        Scheme scheme,
        Period period,
        @Nullable Cohort cohort,
        List<HandedIn> handedIn,
        List<Missing> missing,
        boolean tracked,
        Map<String, String> crossNames,
        Instant at) {
    /**
     * A workbook in force.
     *
     * @param unit the unit; null where the roster has none of that code
     * @param code the unit's code; empty where the form belongs to no unit
     * @param period the period it is for
     * @param fileName the name it was sent under
     * @param uploadId the upload
     * @param countedOn the day that counts for "on time" (R6); of a correction that of the first hand-in
     * @param doubtful whether it is 「已接收，待核实」
     * @param values what it says, each value with its cell
     * @param warnings what is to be verified, in the workbook's order
     */
    public record HandedIn(
            @Nullable Unit unit,
            String code,
            Period period,
            String fileName,
            String uploadId,
            LocalDate countedOn,
            boolean doubtful,
            Values values,
            List<Warning> warnings) {
        /** Copies the warnings. */
        public HandedIn {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A warning of a workbook in force.
     *
     * @param sheet the sheet that it names; empty where it names none
     * @param cell the cell that it names; empty where it names none
     * @param field the field's label; empty where unknown
     * @param what its sentence
     * @param reasons why it is right all the same, oldest first; empty where nothing that counts was given
     */
    public record Warning(String sheet, String cell, String field, String what, List<Reason> reasons) {
        /** Copies the reasons. */
        public Warning {
            reasons = List.copyOf(reasons);
        }
    }

    /** A reason: why, who said so, on which day, and where it came from in Chinese. */
    public record Reason(String why, String who, LocalDate day, String origin) {}

    /**
     * A unit that has not handed in.
     *
     * @param unit the unit
     * @param period the period
     * @param state why: not due yet, missing, returned, held
     */
    public record Missing(Unit unit, Period period, Tracking.State state) {}

    /** Copies the lists. */
    public Collected {
        handedIn = List.copyOf(handedIn);
        missing = List.copyOf(missing);
        crossNames = Map.copyOf(crossNames);
    }
}
