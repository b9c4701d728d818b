package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;

/** Marks, and a marked workbook or the problem that came of it, as bytes between two processes; see {@link BookWire}. */
final class MarkWire {
    private static final int MOST_MARKS = 1_000_000;

    private MarkWire() {}

    /** Marks as bytes. */
    static byte[] writeMarks(List<Mark> marks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(marks.size());
            for (Mark mark : marks) {
                BookWire.text(out, mark.weight().name());
                BookWire.text(out, mark.sheet());
                BookWire.text(out, mark.cell());
                BookWire.text(out, mark.field());
                BookWire.text(out, mark.found());
                BookWire.text(out, mark.fault());
                BookWire.text(out, mark.todo());
                Mark.Ask ask = mark.ask();
                BookWire.text(out, ask == null ? null : ask.token());
                BookWire.text(out, ask == null ? null : ask.given());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Marks from bytes: the server's own, which the child may trust. */
    static List<Mark> readMarks(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = BookWire.count(in, MOST_MARKS);
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                marks.add(new Mark(
                        Mark.Weight.valueOf(BookWire.must(in)),
                        BookWire.text(in),
                        BookWire.text(in),
                        BookWire.must(in),
                        BookWire.must(in),
                        BookWire.must(in),
                        BookWire.must(in),
                        ask(BookWire.text(in), BookWire.text(in))));
            }
            return marks;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mark.@Nullable Ask ask(@Nullable String token, @Nullable String given) {
        return token == null || given == null ? null : new Mark.Ask(token, given);
    }

    /** A marked workbook, or its problem, as bytes. */
    static byte[] writeMarked(Checked<byte[]> marked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] file = marked.valueOrNull();
            out.writeBoolean(file != null);
            if (file == null) {
                BookWire.problem(out, marked.problems().get(0));
            } else {
                out.write(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A marked workbook from bytes.
     *
     * @throws IOException where they are none of {@link #writeMarked}'s
     */
    static Checked<byte[]> readMarked(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return in.readBoolean() ? Checked.of(in.readAllBytes()) : Checked.failed(BookWire.problem(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("no such value", e);
        }
    }
}
