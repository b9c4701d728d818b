package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A workbook that was read, or the problem that came of it, as bytes between two processes. Plain lengths and values,
 * no Java serialization: what reads them believes nothing, and holds the same limits as the reader of .xlsx.
 */
final class BookWire {
    private static final int NONE = -1;

    private BookWire() {}

    /** As bytes. */
    static byte[] write(Checked<Book> read) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Book book = read.valueOrNull();
            out.writeBoolean(book != null);
            if (book == null) {
                problem(out, read.problems().get(0));
            } else {
                book(out, book);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * From bytes.
     *
     * @throws IOException where they are none of {@link #write}'s, or pass a limit
     */
    static Checked<Book> read(byte[] bytes, Limits limits) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Checked<Book> read = in.readBoolean() ? Checked.of(book(in, limits)) : Checked.failed(problem(in));
            if (in.read() >= 0) {
                throw new IOException("more than was promised");
            }
            return read;
        } catch (IllegalArgumentException e) {
            throw new IOException("no such value", e);
        }
    }

    static void problem(DataOutputStream out, Problem problem) throws IOException {
        text(out, problem.code().name());
        text(out, problem.place().sheet());
        text(out, problem.place().cell());
        text(out, problem.found());
        text(out, problem.expected());
        out.writeInt(problem.holes().size());
        for (Map.Entry<String, String> hole : problem.holes().entrySet()) {
            text(out, hole.getKey());
            text(out, hole.getValue());
        }
    }

    static Problem problem(DataInputStream in) throws IOException {
        ProblemCode code = ProblemCode.valueOf(must(in));
        String sheet = text(in);
        String cell = text(in);
        String found = text(in);
        String expected = text(in);
        int count = count(in, 20);
        Map<String, String> holes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            holes.put(must(in), must(in));
        }
        return new Problem(code, code.severity(), new Place(sheet, cell, null), found, expected, holes);
    }

    private static void book(DataOutputStream out, Book book) throws IOException {
        out.writeBoolean(book.date1904());
        out.writeInt(book.names().size());
        for (Map.Entry<String, String> name : book.names().entrySet()) {
            text(out, name.getKey());
            text(out, name.getValue());
        }
        out.writeInt(book.sheets().size());
        for (Sheet sheet : book.sheets()) {
            text(out, sheet.name());
            text(out, sheet.visibility().name());
            out.writeInt(sheet.hiddenRows().size());
            for (int row : sheet.hiddenRows()) {
                out.writeInt(row);
            }
            out.writeInt(sheet.merges().size());
            for (Area merge : sheet.merges()) {
                at(out, merge.first());
                at(out, merge.last());
            }
            out.writeInt(sheet.cells().size());
            for (Cell cell : sheet.cells().values()) {
                at(out, cell.at());
                content(out, cell.content());
                text(out, cell.formula());
                text(out, cell.format());
            }
        }
    }

    private static Book book(DataInputStream in, Limits limits) throws IOException {
        boolean date1904 = in.readBoolean();
        int names = count(in, limits.names());
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < names; i++) {
            named.put(must(in), must(in));
        }
        int sheets = count(in, limits.sheets());
        List<Sheet> read = new ArrayList<>();
        for (int i = 0; i < sheets; i++) {
            read.add(sheet(in, limits));
        }
        return new Book(read, date1904, named);
    }

    private static Sheet sheet(DataInputStream in, Limits limits) throws IOException {
        String name = must(in);
        Sheet.Visibility visibility = Sheet.Visibility.valueOf(must(in));
        int hidden = count(in, limits.rows());
        TreeSet<Integer> hiddenRows = new TreeSet<>();
        for (int i = 0; i < hidden; i++) {
            hiddenRows.add(in.readInt());
        }
        int merged = count(in, limits.merges());
        List<Area> merges = new ArrayList<>();
        for (int i = 0; i < merged; i++) {
            merges.add(new Area(at(in), at(in)));
        }
        int held = count(in, limits.cells());
        TreeMap<CellRef, Cell> cells = new TreeMap<>();
        for (int i = 0; i < held; i++) {
            CellRef at = at(in);
            cells.put(at, new Cell(at, content(in), text(in), must(in)));
        }
        return new Sheet(name, visibility, cells, hiddenRows, merges);
    }

    private static void at(DataOutputStream out, CellRef at) throws IOException {
        out.writeInt(at.row());
        out.writeInt(at.column());
    }

    private static CellRef at(DataInputStream in) throws IOException {
        return new CellRef(in.readInt(), in.readInt());
    }

    private static void content(DataOutputStream out, Content content) throws IOException {
        if (content instanceof Content.Text text) {
            out.writeByte('t');
            text(out, text.value());
        } else if (content instanceof Content.Num number) {
            out.writeByte('n');
            text(out, number.value().toString());
            text(out, number.raw());
        } else if (content instanceof Content.Bool bool) {
            out.writeByte(bool.value() ? '1' : '0');
        } else if (content instanceof Content.Err error) {
            out.writeByte('e');
            text(out, error.code());
        } else if (content instanceof Content.Picture picture) {
            out.writeByte('p');
            text(out, picture.id());
        } else {
            out.writeByte('u');
        }
    }

    private static Content content(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 't' -> new Content.Text(must(in));
            case 'n' -> new Content.Num(new BigDecimal(must(in)), must(in));
            case '1' -> new Content.Bool(true);
            case '0' -> new Content.Bool(false);
            case 'e' -> new Content.Err(must(in));
            case 'p' -> new Content.Picture(must(in));
            case 'u' -> new Content.Uncalculated();
            default -> throw new IOException("no such content");
        };
    }

    static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static String must(DataInputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    static int count(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException(count + " of at most " + most);
        }
        return count;
    }
}
