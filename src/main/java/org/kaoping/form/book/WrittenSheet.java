package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a grown sheet with the values of one workbook. */
final class WrittenSheet {
    private final List<SheetPiece> pieces;
    private final String prefix;
    private final GrownCells cells;
    private final int size;

    WrittenSheet(List<SheetPiece> pieces, String prefix, GrownCells cells) {
        this.pieces = List.copyOf(pieces);
        this.prefix = prefix;
        this.cells = cells;
        this.size = pieces.stream()
                .mapToInt(piece ->
                        piece instanceof SheetPiece.Fixed fixed ? fixed.xml().length() : 100)
                .sum();
    }

    byte[] write(Filled filled, @Nullable Content[] values, List<Content> results) {
        StringBuilder out = new StringBuilder(size + size / 8);
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
        boolean rich = text.runs().stream().anyMatch(run -> !run.properties().isEmpty());
        if (!rich) {
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
        double height = row.height();
        List<Double> needs = new ArrayList<>();
        for (RowHeights.Demand demand : row.demands()) {
            if (values[demand.hole()] instanceof Content.Text text) {
                needs.add(demand.height(text.value()));
            }
        }
        double needed = needs.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (needed > height) {
            // in steps of a quarter point, as Excel keeps them
            String points = String.format(Locale.ROOT, "%.2f", Math.ceil(needed * 4) / 4);
            out.append(row.bare()).append(" ht=\"").append(points).append("\" customHeight=\"1\">");
        } else {
            out.append(row.own()).append('>');
        }
    }
}
