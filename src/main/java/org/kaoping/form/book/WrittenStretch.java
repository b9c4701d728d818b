package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a grown sheet: some rows, or what stands before and behind them. It remembers what it was written with
 * the last time and how that was deflated; where the next workbook has the same there (blank rows, hints, lists), it is
 * copied. Safe for several threads.
 */
final class WrittenStretch {
    private static final String HIDDEN = "hidden";

    private final List<SheetPiece> pieces;
    private final String prefix;
    private final GrownCells cells;
    private volatile @Nullable Written last;

    /** What was written: all that the pieces asked for, in order, and the bytes that it made. */
    private record Written(List<@Nullable Object> asked, PackedParts.Block block) {}

    WrittenStretch(List<SheetPiece> pieces, String prefix, GrownCells cells) {
        this.pieces = List.copyOf(pieces);
        this.prefix = prefix;
        this.cells = cells;
    }

    /** The stretch of one workbook, deflated. */
    PackedParts.Block write(Filled filled, @Nullable Content[] values, List<Content> results) {
        Written before = last;
        if (before != null && same(before.asked(), filled, values, results)) {
            return before.block();
        }
        List<@Nullable Object> asked = new ArrayList<>();
        for (SheetPiece piece : pieces) {
            asked.add(asked(piece, filled, values, results));
        }
        PackedParts.Block block = PackedParts.block(bytes(filled, values, results));
        last = new Written(asked, block);
        return block;
    }

    private boolean same(
            List<@Nullable Object> before, Filled filled, @Nullable Content[] values, List<Content> results) {
        for (int i = 0; i < before.size(); i++) {
            if (!Objects.equals(before.get(i), asked(pieces.get(i), filled, values, results))) {
                return false;
            }
        }
        return true;
    }

    /** A value that stands in a cell which this workbook locks. */
    private record Locked(@Nullable Content value) {}

    /** All that a piece takes from the workbook: what it writes depends on nothing else. */
    private @Nullable Object asked(SheetPiece piece, Filled filled, @Nullable Content[] values, List<Content> results) {
        if (piece instanceof SheetPiece.Field field) {
            Content value = values[field.hole()];
            boolean locked = field.lockedStyle() != field.style()
                    && filled.locked(cells.holes().get(field.hole()));
            return locked ? new Locked(value) : value;
        } else if (piece instanceof SheetPiece.Text text) {
            if (!text.rich()) {
                return values[text.hole()];
            }
            Hole hole = cells.holes().get(text.hole());
            return text.runs().stream()
                    .map(run -> filled.text(hole, run.text()))
                    .toList();
        } else if (piece instanceof SheetPiece.Calculated calculated) {
            return results.get(calculated.formula());
        } else if (piece instanceof SheetPiece.Row row) {
            return hidden(row, values) ? HIDDEN : (Object) needed(row, values);
        } else if (piece instanceof SheetPiece.Page page) {
            return filled.page(page.text());
        }
        return null;
    }

    private byte[] bytes(Filled filled, @Nullable Content[] values, List<Content> results) {
        StringBuilder out = new StringBuilder();
        for (SheetPiece piece : pieces) {
            if (piece instanceof SheetPiece.Fixed fixed) {
                out.append(fixed.xml());
            } else if (piece instanceof SheetPiece.Field field) {
                Hole hole = cells.holes().get(field.hole());
                boolean locked = field.lockedStyle() != field.style() && filled.locked(hole);
                Content value = values[field.hole()];
                int style = looksLikeFormula(value)
                        ? (locked
                                ? field.quoted().lockedStyle()
                                : field.quoted().style())
                        : (locked ? field.lockedStyle() : field.style());
                CellXml.value(out, prefix, hole.at(), style, value);
            } else if (piece instanceof SheetPiece.Text text) {
                text(out, text, filled, values[text.hole()]);
            } else if (piece instanceof SheetPiece.Calculated calculated) {
                CellRef at = cells.formulas().get(calculated.formula()).at();
                CellXml.formula(
                        out, prefix, at, calculated.style(), calculated.xml(), results.get(calculated.formula()));
            } else if (piece instanceof SheetPiece.Row row) {
                row(out, row, values);
            } else if (piece instanceof SheetPiece.Page page) {
                out.append(XmlDom.escape(filled.page(page.text())));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What Excel would read as a formula if it were typed anew. */
    private static boolean looksLikeFormula(@Nullable Content value) {
        return value instanceof Content.Text text
                && !text.value().isEmpty()
                && "=+-@".indexOf(text.value().charAt(0)) >= 0;
    }

    private void text(StringBuilder out, SheetPiece.Text text, Filled filled, @Nullable Content whole) {
        Hole hole = cells.holes().get(text.hole());
        if (!text.rich()) {
            CellXml.value(out, prefix, hole.at(), text.style(), whole);
            return;
        }
        CellXml.start(out, prefix, hole.at(), text.style());
        out.append(" t=\"inlineStr\"><").append(prefix).append("is>");
        for (SheetPiece.Run run : text.runs()) {
            String written = filled.text(hole, run.text());
            if (!written.isEmpty()) {
                out.append('<').append(prefix).append("r>").append(run.properties());
                out.append('<')
                        .append(prefix)
                        .append("t xml:space=\"preserve\">")
                        .append(CellXml.text(written));
                out.append("</").append(prefix).append("t></").append(prefix).append("r>");
            }
        }
        out.append("</").append(prefix).append("is></").append(prefix).append("c>");
    }

    private static void row(StringBuilder out, SheetPiece.Row row, @Nullable Content[] values) {
        if (hidden(row, values)) {
            out.append(row.own()).append(" hidden=\"1\">");
            return;
        }
        double needed = needed(row, values);
        if (needed > row.height()) {
            // in steps of a quarter point, as Excel keeps them
            String points = String.format(Locale.ROOT, "%.2f", Math.ceil(needed * 4) / 4);
            out.append(row.bare()).append(" ht=\"").append(points).append("\" customHeight=\"1\">");
        } else {
            out.append(row.own()).append('>');
        }
    }

    private static boolean hidden(SheetPiece.Row row, @Nullable Content[] values) {
        return !row.spare().isEmpty() && row.spare().stream().allMatch(hole -> values[hole] == null);
    }

    /** The points that the texts of a row need. */
    private static double needed(SheetPiece.Row row, @Nullable Content[] values) {
        double needed = 0;
        for (RowHeights.Demand demand : row.demands()) {
            if (values[demand.hole()] instanceof Content.Text text) {
                needed = Math.max(needed, demand.height(text.value()));
            }
        }
        return needed;
    }
}
