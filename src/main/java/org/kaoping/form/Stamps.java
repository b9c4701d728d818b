package org.kaoping.form;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.GrownBook;
import org.kaoping.form.book.Sheet;

/** Seals stamps, finds them in workbooks that came back, and tells whether one was altered. */
public final class Stamps {
    private static final String ALGORITHM = "HmacSHA256";

    private Stamps() {}

    /**
     * The stamp with its seal.
     *
     * @param stamp its old seal does not matter
     * @param key the installation's own key, not empty
     */
    public static Stamp seal(Stamp stamp, byte[] key) {
        return new Stamp(
                stamp.form(),
                stamp.fingerprint(),
                stamp.schemeYear(),
                stamp.schemeVersion(),
                stamp.unit(),
                stamp.period(),
                stamp.serial(),
                HexFormat.of().formatHex(hmac(stamp, key)));
    }

    /** Whether the stamp was sealed with this key and not altered since. */
    public static boolean verify(Stamp stamp, byte[] key) {
        byte[] expected = HexFormat.of().formatHex(hmac(stamp, key)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, stamp.seal().getBytes(StandardCharsets.UTF_8));
    }

    /** Each value goes in with its length before it: no two stamps give the same bytes. */
    private static byte[] hmac(Stamp stamp, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            rows(stamp).forEach((name, value) -> {
                if (!name.equals("seal")) {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                    mac.update(bytes);
                }
            });
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The stamp as the rows of its sheet, in order. */
    static Map<String, String> rows(Stamp stamp) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("form", stamp.form());
        rows.put("fingerprint", stamp.fingerprint());
        rows.put("schemeYear", String.valueOf(stamp.schemeYear()));
        rows.put("schemeVersion", String.valueOf(stamp.schemeVersion()));
        rows.put("unit", stamp.unit());
        rows.put("period", stamp.period());
        rows.put("serial", stamp.serial());
        rows.put("seal", stamp.seal());
        return rows;
    }

    /**
     * The stamp of a workbook: of its sheet {@code _kaoping} wherever that stands and whether or not it is hidden, else
     * of any sheet that holds all its keys. It may be altered: see {@link #verify}.
     */
    public static Optional<Stamp> find(Book book) {
        List<Sheet> sheets = new ArrayList<>(book.sheets());
        sheets.sort((a, b) ->
                Boolean.compare(b.name().equals(GrownBook.CARD_SHEET), a.name().equals(GrownBook.CARD_SHEET)));
        return sheets.stream().map(Stamps::find).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Stamp> find(Sheet sheet) {
        Map<String, String> found = new TreeMap<>();
        for (Cell cell : sheet.cells().values()) {
            if (cell.content() instanceof Content.Text key && key.value().length() < 32) {
                Cell value = cell.at().column() + 1 >= CellRef.MAX_COLUMNS
                        ? null
                        : sheet.cell(new CellRef(cell.at().row(), cell.at().column() + 1));
                found.putIfAbsent(key.value().strip(), value == null ? "" : plain(value.content()));
            }
        }
        if (!found.containsKey("form")
                || !found.containsKey("fingerprint")
                || !found.containsKey("period")
                || !found.containsKey("seal")) {
            return Optional.empty();
        }
        return Optional.of(new Stamp(
                found.getOrDefault("form", ""),
                found.getOrDefault("fingerprint", ""),
                number(found.getOrDefault("schemeYear", "")),
                number(found.getOrDefault("schemeVersion", "")),
                found.getOrDefault("unit", ""),
                found.getOrDefault("period", ""),
                found.getOrDefault("serial", ""),
                found.getOrDefault("seal", "")));
    }

    /** Some programs turn digits into numbers when they save. */
    private static String plain(Content content) {
        if (content instanceof Content.Text text) {
            return text.value().strip();
        }
        return content instanceof Content.Num number ? new CellValue.Decimal(number.value()).shown() : "";
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
