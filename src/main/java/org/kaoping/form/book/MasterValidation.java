package org.kaoping.form.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data validation as it stands in the file, from the classic list or from the extension list that Excel uses for
 * sources on other sheets. Nothing is interpreted here: an unknown word stays an unknown word.
 *
 * @param areas the cells that it covers, in the order of the file
 * @param type {@code none}, {@code whole}, {@code decimal}, {@code list}, {@code date}, {@code time},
 *     {@code textLength}, {@code custom}
 * @param operator {@code between} where the file says nothing
 * @param errorStyle {@code stop} where the file says nothing
 * @param ignoreBlank whether an empty cell passes ({@code allowBlank})
 * @param showInput whether the prompt is shown
 * @param showError whether Excel enforces it at all
 * @param promptTitle the title of the prompt; empty where none
 * @param prompt the prompt; empty where none
 * @param errorTitle the title of the error box; empty where none
 * @param errorText the office's own message; empty where none
 * @param first the first formula without equals sign, as in the file; null where none
 * @param second the second formula; null where none
 * @param options the options of a typed list that Excel keeps apart because one holds a comma; null everywhere else
 * @param extension whether it stands in the extension list
 */
public record MasterValidation(
        List<Area> areas,
        String type,
        String operator,
        String errorStyle,
        boolean ignoreBlank,
        boolean showInput,
        boolean showError,
        String promptTitle,
        String prompt,
        String errorTitle,
        String errorText,
        @Nullable String first,
        @Nullable String second,
        @Nullable List<String> options,
        boolean extension) {
    /** Copies the lists. */
    public MasterValidation {
        areas = List.copyOf(areas);
        options = options == null ? null : List.copyOf(options);
    }

    /** Whether it covers the cell. */
    public boolean covers(CellRef cell) {
        return areas.stream().anyMatch(area -> area.contains(cell));
    }

    /** The cell for which its formulas are written: the upper left of all its areas. */
    public CellRef anchor() {
        int row = areas.stream().mapToInt(area -> area.first().row()).min().orElse(0);
        int column =
                areas.stream().mapToInt(area -> area.first().column()).min().orElse(0);
        return new CellRef(row, column);
    }

    /** Its areas as in the file, separated by blanks. */
    public String sqref() {
        return String.join(" ", areas.stream().map(Area::a1).toList());
    }
}
