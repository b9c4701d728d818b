package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one sheet, few for many cells: blank cells below each other share one. A frame holds while its cell holds
 * what it held when it was sent.
 */
final class Frames {
    /** Cells with a condition of their own; whatever is more keeps its frame until the next sending. */
    private static final int MOST_CONDITIONS = 2_000;

    /** Longer texts can't stand in a formula of Excel. */
    private static final int LONGEST_TEXT = 200;

    private static final int MOST_DIGITS = 15;

    private final Sheet sheet;
    private final boolean shared;
    private final Map<CellRef, Area> merged = new HashMap<>();
    private final NavigableMap<CellRef, Boolean> cells =
            new TreeMap<>(Comparator.comparingInt(CellRef::column).thenComparingInt(CellRef::row));
    private final Map<Area, Boolean> areas = new HashMap<>();

    /**
     * The frames of a sheet.
     *
     * @param shared whether one condition may stand for many cells, by a relative reference
     */
    Frames(Sheet sheet, boolean shared) {
        this.sheet = sheet;
        this.shared = shared;
        sheet.merges().forEach(area -> merged.put(area.first(), area));
    }

    /** Asks for a frame; where two are asked for, that of an error wins. */
    void add(Area area, boolean error) {
        if (area.first().equals(area.last())) {
            cells.merge(area.first(), error, Boolean::logicalOr);
        } else {
            areas.merge(area, error, Boolean::logicalOr);
        }
    }

    /** The frames, those of errors first. */
    List<MarkedSheet.Frame> all() {
        List<MarkedSheet.Frame> all = new ArrayList<>();
        for (boolean error : new boolean[] {true, false}) {
            List<Area> always = new ArrayList<>();
            areas.forEach((area, weight) -> {
                if (weight == error) {
                    always.add(area);
                }
            });
            always.sort(Comparator.comparing(Area::first));
            Set<CellRef> blank = new HashSet<>();
            Set<CellRef> rest = new HashSet<>();
            cells.forEach((at, weight) -> {
                if (weight == error) {
                    String condition = all.size() < MOST_CONDITIONS ? condition(at) : null;
                    if (shared && isBlank(at) && !merged.containsKey(at)) {
                        blank.add(at);
                    } else if (condition != null) {
                        all.add(new MarkedSheet.Frame(
                                List.of(merged.getOrDefault(at, new Area(at, at))), error, condition));
                    } else if (merged.containsKey(at)) {
                        always.add(merged.get(at));
                    } else {
                        rest.add(at);
                    }
                }
            });
            for (Area run : runs(blank)) {
                all.add(new MarkedSheet.Frame(
                        List.of(run), error, "LEN(TRIM(" + run.first().a1() + "))=0"));
            }
            always.addAll(runs(rest));
            if (!always.isEmpty()) {
                all.add(new MarkedSheet.Frame(always, error, null));
            }
        }
        return all;
    }

    private boolean isBlank(CellRef at) {
        Cell cell = sheet.cell(at);
        return cell == null
                || (cell.content() instanceof Content.Text text && text.value().isBlank());
    }

    private @Nullable String condition(CellRef at) {
        String address = "$" + CellRef.letters(at.column()) + "$" + (at.row() + 1);
        Cell cell = sheet.cell(at);
        if (isBlank(at)) {
            return "LEN(TRIM(" + address + "))=0";
        }
        if (cell != null
                && cell.content() instanceof Content.Num number
                && number.value().precision() <= MOST_DIGITS) {
            String digits = number.value().toPlainString();
            return digits.length() > LONGEST_TEXT ? null : address + "=" + digits;
        }
        if (cell != null && cell.content() instanceof Content.Text text) {
            String value = text.value();
            boolean plain = value.length() <= LONGEST_TEXT
                    && !value.contains("_x")
                    && value.codePoints().allMatch(c -> (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE));
            return plain ? "EXACT(" + address + ",\"" + value.replace("\"", "\"\"") + "\")" : null;
        }
        return null;
    }

    /** Cells below each other as one area. */
    private static List<Area> runs(Set<CellRef> cells) {
        List<CellRef> sorted = new ArrayList<>(cells);
        sorted.sort(Comparator.comparingInt(CellRef::column).thenComparingInt(CellRef::row));
        List<Area> runs = new ArrayList<>();
        for (CellRef at : sorted) {
            Area last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null
                    && last.last().column() == at.column()
                    && last.last().row() + 1 == at.row()) {
                runs.set(runs.size() - 1, new Area(last.first(), at));
            } else {
                runs.add(new Area(at, at));
            }
        }
        return runs;
    }
}
