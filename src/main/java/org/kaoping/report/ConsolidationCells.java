package org.kaoping.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Collected;
import org.kaoping.form.CellValue;
import org.kaoping.form.FormCard;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.LookPage;
import org.kaoping.form.book.Serials;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Unit;

/** The columns that every sheet of a consolidated workbook has in front and behind, and values as cells. */
final class ConsolidationCells {
    static final String DAY = "yyyy-mm-dd";

    // a value of so many digits' width is short enough to stand in the middle of its column
    private static final int SHORT = 14;
    private static final int LEAST = 9;
    private static final int USUAL = 22;
    // an essay: so wide that its row stays lower than what Excel can show
    private static final int LINES = 18;
    private static final int MOST = 200;

    private final FormCard.About about;
    private final boolean several;
    private final boolean date1904;

    /**
     * Makes them.
     *
     * @param about whom the form is about: only a unit has a code, only a unit or a cohort a name
     * @param several whether a column tells the period
     * @param date1904 the master's calendar
     */
    ConsolidationCells(FormCard.About about, boolean several, boolean date1904) {
        this.about = about;
        this.several = several;
        this.date1904 = date1904;
    }

    /** Whether a column in front tells the period. */
    boolean tellsPeriod() {
        return several;
    }

    /** The columns in front. */
    List<LookPage.Column> heads() {
        List<LookPage.Column> heads = new ArrayList<>();
        heads.add(LookPage.Column.centred("行号", 6, "0"));
        if (about == FormCard.About.UNIT) {
            heads.add(LookPage.Column.centred("单位代码", 10, "@"));
        }
        if (about != FormCard.About.NONE) {
            heads.add(LookPage.Column.plain(about == FormCard.About.UNIT ? "单位" : "类别", 16, "@"));
        }
        if (several) {
            heads.add(LookPage.Column.centred("期间", 14, "@"));
        }
        return heads;
    }

    /** The columns behind. */
    static List<LookPage.Column> sources() {
        return List.of(
                LookPage.Column.plain("来源文件", 26, "@"),
                LookPage.Column.plain("来源工作表", 14, "@"),
                LookPage.Column.centred("来源单元格", 9, "@"),
                LookPage.Column.plain("上传编号", 16, "@"),
                LookPage.Column.centred("认定收到日期", 12, DAY),
                LookPage.Column.plain("核实", 12, "@"));
    }

    /** The cells in front of what a unit one. */
    List<@Nullable Content> front(int no, Collected.HandedIn one) {
        return front(no, one.unit(), one.code(), one.period());
    }

    /** The cells in front. */
    List<@Nullable Content> front(int no, @Nullable Unit unit, String code, Period period) {
        List<@Nullable Content> cells = new ArrayList<>();
        cells.add(number(BigDecimal.valueOf(no)));
        if (about == FormCard.About.UNIT) {
            cells.add(new Content.Text(code));
        }
        if (about != FormCard.About.NONE) {
            // a form about a cohort has its id where others have the unit's code: nobody reads ids
            String name = unit == null ? Cohort.ofId(code).map(Cohort::label).orElse("") : unit.shortName();
            cells.add(name.isEmpty() ? null : new Content.Text(name));
        }
        if (several) {
            cells.add(new Content.Text(period.chinese()));
        }
        return cells;
    }

    /** The cells behind: where a row came from, the day that counts, and whether it is to be verified. */
    List<@Nullable Content> source(Collected.HandedIn one, String sheet, @Nullable CellRef cell) {
        List<@Nullable Content> cells = new ArrayList<>();
        cells.add(new Content.Text(one.fileName()));
        cells.add(new Content.Text(sheet));
        cells.add(cell == null ? null : new Content.Text(cell.a1()));
        cells.add(new Content.Text(one.uploadId()));
        cells.add(number(Serials.of(one.countedOn(), date1904)));
        cells.add(one.doubtful() ? new Content.Text("已接收，待核实") : null);
        return cells;
    }

    /**
     * A column of a single input, as wide as what was sent needs: short answers small and in the middle, essays so wide
     * that they can be read whole.
     *
     * @param shown what stands in it, of each workbook
     */
    static LookPage.Column fitted(String head, String format, List<String> shown) {
        int most = shown.stream().mapToInt(ConsolidationCells::width).max().orElse(0);
        int heading = (width(head) + 1) / 2 + 2;
        if (most <= SHORT) {
            return LookPage.Column.centred(head, Math.max(Math.max(LEAST, heading), most + 2), format);
        }
        int width = most <= USUAL ? most + 2 : Math.max(USUAL + 2, Math.min(MOST, most / LINES));
        return LookPage.Column.plain(head, Math.max(heading, width), format);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c > 0xff ? 2 : 1).sum();
    }

    /** A day as a cell. */
    Content day(LocalDate day) {
        return number(Serials.of(day, date1904));
    }

    /** A value as a cell; null where there is none. */
    @Nullable
    Content content(@Nullable CellValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof CellValue.Decimal number) {
            return number(number.value());
        }
        if (value instanceof CellValue.Date day) {
            return number(Serials.of(day.value(), date1904));
        }
        if (value instanceof CellValue.DateTime moment) {
            return number(Serials.of(moment.value(), date1904));
        }
        if (value instanceof CellValue.Time time) {
            return number(Serials.of(time.value()));
        }
        return new Content.Text(value.shown());
    }

    private static Content number(BigDecimal value) {
        return new Content.Num(value, value.toPlainString());
    }
}
