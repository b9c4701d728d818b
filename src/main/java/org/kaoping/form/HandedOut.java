package org.kaoping.form;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.Content;

/** Whether a cell still holds what was handed out; white space, full or half width and the cell's type don't matter. */
final class HandedOut {
    private HandedOut() {}

    /** Whether the cell is blank: nothing, or white space only. */
    static boolean blank(@Nullable Cell cell) {
        return cell == null
                || (cell.content() instanceof Content.Text text
                        && FormTexts.strip(text.value()).isEmpty());
    }

    /** Whether the cell holds the expected value; a null value or an empty text expects a blank cell. */
    static boolean same(@Nullable CellValue expected, @Nullable Cell cell, boolean date1904) {
        if (expected == null || FormTexts.strip(expected.shown()).isEmpty()) {
            return blank(cell);
        }
        if (cell == null || blank(cell)) {
            return false;
        }
        if (cell.content() instanceof Content.Text text) {
            return sameText(expected, text.value());
        }
        if (cell.content() instanceof Content.Num number) {
            return sameNumber(expected, number.value(), cell.format(), date1904);
        }
        return false;
    }

    /** Whether two values mean the same. */
    static boolean same(@Nullable CellValue one, @Nullable CellValue other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.equals(other) || sameText(one, other.shown());
    }

    private static boolean sameText(CellValue expected, String found) {
        if (expected instanceof CellValue.Decimal number) {
            Optional<BigDecimal> parsed = Normaliser.parse(found);
            return parsed.isPresent() && parsed.get().compareTo(number.value()) == 0;
        }
        if (expected instanceof CellValue.Date date
                && Days.day(found).filter(day -> day.day().equals(date.value())).isPresent()) {
            return true;
        }
        String folded = FormTexts.fold(found);
        return folded.equals(FormTexts.fold(expected.shown()))
                || folded.equals(FormTexts.fold(FormTexts.inText(expected)));
    }

    private static boolean sameNumber(CellValue expected, BigDecimal found, String format, boolean date1904) {
        if (expected instanceof CellValue.Decimal number) {
            return number.value().compareTo(found) == 0;
        }
        if (expected instanceof CellValue.Text text) {
            // 007 saved as 7 by another program is still the same code
            Optional<BigDecimal> parsed = Normaliser.parse(text.value());
            return (parsed.isPresent() && parsed.get().compareTo(found) == 0)
                    || FormTexts.fold(Normaliser.shown(new Content.Num(found, found.toString()), format, date1904))
                            .equals(FormTexts.fold(text.value()));
        }
        if (expected instanceof CellValue.Time time) {
            return Days.serial(time.value()).subtract(found).abs().compareTo(new BigDecimal("0.00001")) < 0;
        }
        return Days.moment(found, date1904)
                .filter(at -> expected instanceof CellValue.Date date
                        ? Days.midnight(at).filter(date.value()::equals).isPresent()
                        : expected instanceof CellValue.DateTime moment
                                && moment.value().equals(at))
                .isPresent();
    }
}
