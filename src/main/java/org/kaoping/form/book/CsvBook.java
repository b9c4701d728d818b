package org.kaoping.form.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Reads a .csv into a {@link Book} of one sheet: every cell a text, at the row and column where Excel would show it. Text
 * is never made into a number, a date or a formula here. UTF-8 with or without mark, UTF-16 with mark, else GB18030;
 * comma, semicolon or tab, whichever makes the steadier table. The last cell of each row is kept even where it is empty,
 * so that rows that are too short can be told. Strangers' files: runs in {@link LegacyChild}, never in the server.
 */
final class CsvBook {
    /** The name of the one sheet. */
    static final String SHEET = "CSV";

    private static final int HEAD = 4_096;
    private static final int SAMPLE = 60;

    /** So many characters beyond ASCII are never UTF-8 by chance. */
    private static final int CERTAIN = 8;

    private static final String DELIMITERS = ",;\t";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Limits limits;
    private final CellContents contents;
    private final KeptBudget budget;
    private final TreeMap<CellRef, Cell> cells = new TreeMap<>();

    private CsvBook(Limits limits) {
        this.limits = limits;
        this.contents = new CellContents(SharedStrings.NONE, limits, false);
        this.budget = new KeptBudget(limits);
    }

    /** Whether bytes can't be any text: they begin like an old workbook or hold zero bytes that no UTF-16 explains. */
    static boolean binary(byte[] bytes) {
        if (begins(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return true;
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return false;
        }
        for (int i = 0; i < Math.min(bytes.length, HEAD); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Reads the table, or says at which row it can't be read. */
    static Checked<Book> read(byte[] bytes, Limits limits) {
        try {
            return Checked.of(new CsvBook(limits).book(decoded(bytes)));
        } catch (Refusal e) {
            return Checked.failed(e.problem());
        }
    }

    /** The text; what can't be decoded is a problem that names its line. */
    private static String decoded(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        CharBuffer utf8 = CharBuffer.allocate(bytes.length + 1);
        boolean sound = decode(bytes, 0, StandardCharsets.UTF_8, utf8);
        // GB18030 would make something else of nearly any text that is UTF-8 but for one byte
        long beyond = utf8.chars().filter(c -> c >= 0x80).limit(CERTAIN).count();
        return sound || beyond == CERTAIN ? checked(utf8, sound, "有不是 UTF-8 的字符") : decoded(bytes, 0, GB18030);
    }

    private static String decoded(byte[] bytes, int from, Charset charset) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean sound = decode(bytes, from, charset, out);
        return checked(out, sound, "有既不是 UTF-8 也不是 GB18030 的字符");
    }

    /** Decodes as far as it goes; false where it doesn't go to the end. */
    private static boolean decode(byte[] bytes, int from, Charset charset, CharBuffer out) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, bytes.length - from), out, true);
        out.flip();
        return !result.isError();
    }

    private static String checked(CharBuffer text, boolean sound, String why) {
        if (!sound) {
            throw unreadable(lines(text), why);
        }
        String all = text.toString();
        int lost = all.indexOf('\uFFFD');
        if (lost >= 0) {
            throw unreadable(lines(all.substring(0, lost)), "有无法还原的字符（�），文件在保存时已经损坏");
        }
        return all;
    }

    /** The number of the line after those characters, counted from 1. */
    private static int lines(CharSequence before) {
        int line = 1;
        for (int i = 0; i < before.length(); i++) {
            char c = before.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == before.length() || before.charAt(i + 1) != '\n'))) {
                line++;
            }
        }
        return line;
    }

    private Book book(String text) {
        String rest = text;
        char delimiter = 0;
        // Excel's own first line for a delimiter that is not the country's; it shows no row for it
        if (rest.regionMatches(true, 0, "sep=", 0, 4) && rest.length() > 4 && DELIMITERS.indexOf(rest.charAt(4)) >= 0) {
            delimiter = rest.charAt(4);
            rest = rest.substring(5).replaceFirst("^(\r\n|\r|\n)", "");
        }
        rows(rest, delimiter == 0 ? delimiter(rest) : delimiter);
        Sheet sheet = new Sheet(SHEET, Sheet.Visibility.VISIBLE, cells, new TreeSet<>(), List.of());
        return new Book(List.of(sheet), false, Map.of());
    }

    /** The delimiter by which most rows are equally long; a comma where none divides anything. */
    private static char delimiter(String text) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            Map<Integer, Integer> widths = new HashMap<>();
            try (CSVParser parser = CSVParser.parse(text, format(delimiter))) {
                int sampled = 0;
                for (CSVRecord row : parser) {
                    widths.merge(row.size(), 1, Integer::sum);
                    if (++sampled == SAMPLE) {
                        break;
                    }
                }
            } catch (IOException | UncheckedIOException | IllegalStateException e) {
                // what was read before the mistake tells as well
            }
            int score = widths.entrySet().stream()
                    .filter(one -> one.getKey() > 1)
                    .mapToInt(one -> one.getKey() * one.getValue())
                    .max()
                    .orElse(0);
            if (score > most) {
                best = delimiter;
                most = score;
            }
        }
        return best;
    }

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .build();
    }

    private void rows(String text, char delimiter) {
        int row = 0;
        int filled = 0;
        try (CSVParser parser = CSVParser.parse(text, format(delimiter))) {
            for (CSVRecord record : parser) {
                if (row >= CellRef.MAX_ROWS) {
                    throw Refusal.limit(
                            Place.WORKBOOK, "行数", "超过 " + CellRef.MAX_ROWS, CellRef.MAX_ROWS, "请删去多余的空行，另存后再上传。");
                }
                if (row(record, row) && ++filled > limits.rows()) {
                    throw Refusal.limit(
                            Place.WORKBOOK, "有内容的行数", "超过 " + limits.rows(), limits.rows(), "请删去多余的行，或分几份上传。");
                }
                row++;
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw unreadable(row + 1, "引号没有成对，或引号外还有文字");
        }
    }

    /** Keeps a row; false where it is blank. */
    private boolean row(CSVRecord record, int row) {
        boolean blank = true;
        for (String value : record) {
            blank &= value.isBlank();
        }
        if (blank) {
            return false;
        }
        if (record.size() > limits.columns()) {
            throw Refusal.limit(
                    Place.ofSheet(SHEET),
                    "第 " + (row + 1) + " 行的列数",
                    Integer.toString(record.size()),
                    limits.columns(),
                    "请检查这一行的分隔符和引号。");
        }
        for (int column = 0; column < record.size(); column++) {
            Content content = content(record.get(column), row, column);
            if (content != null || column == record.size() - 1) {
                CellRef at = new CellRef(row, column);
                budget.cell(() -> Place.ofCell(SHEET, at.a1()));
                cells.put(at, new Cell(at, content == null ? new Content.Text("") : content, null, "@"));
            }
        }
        return true;
    }

    private @Nullable Content content(String value, int row, int column) {
        if (value.isEmpty()) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw unreadable(row + 1, "有不可显示的字符（第 " + CellRef.letters(column) + " 列）");
            }
        }
        budget.text(value.length());
        String text =
                value.indexOf('\r') < 0 ? value : value.replace("\r\n", "\n").replace('\r', '\n');
        return contents.text(text, () -> Place.ofCell(SHEET, new CellRef(row, column).a1()));
    }

    private static Refusal unreadable(int row, String why) {
        return new Refusal(Problem.of(ProblemCode.CSV_UNREADABLE, Place.WORKBOOK)
                .found(Integer.toString(row))
                .expected(why));
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
