package org.kaoping.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.kaoping.form.book.Content;

/**
 * Which of the options that are typed into a validation a cell means. Excel takes an option for what it would be if it
 * were typed into the cell: 0.50 is met by the number 0.5, 2020-5-1 by that day. Full and half width mean the same.
 */
final class TypedOptions {
    private TypedOptions() {}

    /** The only option that is meant; empty where none or several are. */
    static Optional<String> meant(Rule.OneOf list, Content content, String shown, boolean date1904) {
        if (list.options().contains(shown)) {
            return Optional.of(shown);
        }
        String folded = FormTexts.fold(shown);
        Optional<String> written = only(list.options().stream()
                .filter(option -> FormTexts.fold(option).equals(folded))
                .toList());
        return written.isPresent() || !(content instanceof Content.Num number)
                ? written
                : only(list.options().stream()
                        .filter(option -> is(option, number.value(), date1904))
                        .toList());
    }

    private static Optional<String> only(List<String> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean is(String option, BigDecimal number, boolean date1904) {
        return Normaliser.parse(option)
                .map(value -> value.compareTo(number) == 0)
                .or(() -> Days.day(option)
                        .map(day -> Days.moment(number, date1904)
                                .filter(day.at()::equals)
                                .isPresent()))
                .or(() -> Days.time(option)
                        .map(time -> Days.serial(time).subtract(number).abs().compareTo(new BigDecimal("0.00001")) < 0))
                .orElse(false);
    }
}
