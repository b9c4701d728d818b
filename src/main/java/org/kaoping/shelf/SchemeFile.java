package org.kaoping.shelf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.Form;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** A scheme workbook as a file: it has no stamp, and its rows and heads come from its own sheets. */
final class SchemeFile {
    private SchemeFile() {}

    /** Reads a workbook that was accepted before. */
    static Checked<Scheme> read(byte[] bytes, Form form) {
        return Books.open(bytes, "scheme.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(Layouts.of(form, FormReader.discover(form, book)), book, null))
                .then(SchemeReader::read);
    }

    /** Whether two schemes of a year say the same, apart from contacts and remarks. */
    static boolean sameContent(Scheme one, Scheme two) {
        return core(one).equals(core(two));
    }

    private static Scheme core(Scheme scheme) {
        List<Unit> units = scheme.units().stream()
                .map(unit -> new Unit(
                        unit.code(),
                        unit.name(),
                        unit.shortName(),
                        unit.cohort(),
                        unit.kind(),
                        unit.participation(),
                        unit.dutyType(),
                        unit.order(),
                        "",
                        "",
                        "",
                        unit.former(),
                        unit.from(),
                        unit.until(),
                        ""))
                .toList();
        Map<Cohort, List<Indicator>> indicators = new LinkedHashMap<>();
        scheme.indicators()
                .forEach((cohort, list) -> indicators.put(
                        cohort,
                        list.stream()
                                .map(one -> new Indicator(
                                        one.code(),
                                        one.cohort(),
                                        one.aspect(),
                                        one.itemNo(),
                                        one.name(),
                                        one.full().stripTrailingZeros(),
                                        one.method(),
                                        one.rule(),
                                        one.evidence(),
                                        one.source(),
                                        one.auto(),
                                        one.skip(),
                                        ""))
                                .toList()));
        List<MonthDue> calendar = scheme.calendar().stream()
                .map(due -> new MonthDue(due.month(), due.from(), due.to(), due.due(), due.paperClose(), ""))
                .toList();
        return new Scheme(
                scheme.year(),
                0,
                scheme.example(),
                scheme.policy(),
                scheme.settings(),
                calendar,
                scheme.daysOff(),
                scheme.items(),
                units,
                indicators,
                scheme.notUndertaken());
    }
}
