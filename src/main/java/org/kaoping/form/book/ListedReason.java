package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the column 「核实说明」 of a row of the list. The list comes back from strangers: rows may have been sorted,
 * copied or written anew, so that each says itself whether it still is one of ours.
 *
 * @param sheet the name of the list's sheet in this file
 * @param cell the address of the reason
 * @param token the token of the mark, see {@link Mark.Ask#token}; empty where none stands there
 * @param fault the sentence of the mark, as it stands in the row
 * @param given what was written; of a formula its cached result
 * @param sound whether token, sheet, cell and sentence of the row still belong together
 */
public record ListedReason(String sheet, String cell, String token, String fault, Content given, boolean sound) {
    private static final int CHECK_BYTES = 4;
    private static final int MOST_HEAD_ROWS = 20;

    /** The token with a sum over what the row shows, so that a token that came into another row is told. */
    static String token(Mark mark, Mark.Ask ask) {
        return ask.token() + "~" + sum(ask.token(), orEmpty(mark.sheet()), orEmpty(mark.cell()), mark.fault());
    }

    /** All rows of a list where a reason stands, from top to bottom. */
    static List<ListedReason> all(Sheet list) {
        Map<String, Integer> columns = new HashMap<>();
        int head = head(list, columns);
        List<ListedReason> reasons = new ArrayList<>();
        Integer reason = columns.get(ProblemSheet.REASON);
        if (head < 0 || reason == null) {
            return reasons;
        }
        for (Cell cell : list.cells().tailMap(new CellRef(head + 1, 0), true).values()) {
            if (cell.at().column() != reason
                    || (cell.content() instanceof Content.Text text
                            && text.value().isBlank())) {
                continue;
            }
            int row = cell.at().row();
            String whole = text(list, row, columns.get(ProblemSheet.TOKEN)).strip();
            int end = whole.lastIndexOf('~');
            String token = end < 0 ? "" : whole.substring(0, end);
            String fault = text(list, row, columns.get("问题"));
            String sum = sum(token, text(list, row, columns.get("工作表")), text(list, row, columns.get("单元格")), fault);
            boolean sound = !token.isEmpty() && whole.substring(end + 1).equals(sum);
            reasons.add(new ListedReason(list.name(), cell.at().a1(), token, fault, cell.content(), sound));
        }
        return reasons;
    }

    /** The row of the heads; fills in which column stands under which. -1 where there is none. */
    private static int head(Sheet list, Map<String, Integer> columns) {
        for (int row = 0; row < MOST_HEAD_ROWS; row++) {
            columns.clear();
            for (Cell cell : list.cells()
                    .subMap(new CellRef(row, 0), true, new CellRef(row + 1, 0), false)
                    .values()) {
                if (cell.content() instanceof Content.Text text) {
                    columns.putIfAbsent(text.value().strip(), cell.at().column());
                }
            }
            if (columns.containsKey(ProblemSheet.REASON) && columns.containsKey("问题")) {
                return row;
            }
        }
        return -1;
    }

    private static String text(Sheet list, int row, @Nullable Integer column) {
        Cell cell = column == null ? null : list.cell(new CellRef(row, column));
        return cell != null && cell.content() instanceof Content.Text text ? text.value() : "";
    }

    /** Blanks and line ends don't count: programs write them differently. */
    private static String sum(String... parts) {
        String all = String.join(
                "\n",
                java.util.Arrays.stream(parts)
                        .map(part ->
                                Normalizer.normalize(part, Normalizer.Form.NFC).replaceAll("[\\p{Z}\\p{C}\\s]+", ""))
                        .toList());
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, CHECK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
