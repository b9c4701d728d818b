package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a grown sheet with the values of one workbook, stretch by stretch. */
final class WrittenSheet {
    /** A stretch ends with the row that makes it so long: the shorter, the more is copied, and the worse it deflates. */
    private static final int STRETCH = 32_768;
    /** Characters that a cell takes, about. */
    private static final int CELL = 100;

    private final List<WrittenStretch> stretches = new ArrayList<>();

    WrittenSheet(List<SheetPiece> pieces, String prefix, GrownCells cells) {
        String row = '<' + prefix + "row ";
        List<SheetPiece> stretch = new ArrayList<>();
        int length = 0;
        for (SheetPiece piece : pieces) {
            boolean begins = piece instanceof SheetPiece.Row
                    || (piece instanceof SheetPiece.Fixed fixed && fixed.xml().startsWith(row));
            if (begins && length > STRETCH) {
                stretches.add(new WrittenStretch(stretch, prefix, cells));
                stretch.clear();
                length = 0;
            }
            stretch.add(piece);
            length += piece instanceof SheetPiece.Fixed fixed ? fixed.xml().length() : CELL;
        }
        stretches.add(new WrittenStretch(stretch, prefix, cells));
    }

    PackedParts.Part write(String name, Filled filled, @Nullable Content[] values, List<Content> results) {
        return PackedParts.join(
                name,
                stretches.stream()
                        .map(stretch -> stretch.write(filled, values, results))
                        .toList());
    }
}
