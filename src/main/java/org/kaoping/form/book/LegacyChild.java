package org.kaoping.form.book;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.kaoping.problem.Checked;

/**
 * The program of the child process that reads and marks strangers' old workbooks, and the talk with it: a verb, a length
 * and the file go in, a length and what came of it come out, one after another until the input ends. It has a small heap of its own and is
 * killed from outside when it takes too long; nothing that a file does to it reaches the server.
 */
public final class LegacyChild {
    /** The most bytes of an answer: what the limits on cells and characters allow takes less. */
    private static final int LONGEST_ANSWER = 160 << 20;

    /** A child whose parent was killed and can't kill it any more ends by itself. */
    private static final long LAST_RESORT_MILLIS = 120_000;

    /** The verb for reading an .xls. */
    static final byte READ = 'r';

    /** The verb for marking an .xls. */
    static final byte MARK = 'm';

    /**
     * What is asked of the child.
     *
     * @param verb what to do
     * @param more what it takes beside the file; empty for most
     * @param file the whole file
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Request(byte verb, byte[] more, byte[] file) {
        /**
         * Receives one.
         *
         * @throws EOFException when there is none
         */
        public static Request receive(DataInputStream in) throws IOException {
            int longest = (int) Limits.STANDARD.requestBytes();
            byte verb = in.readByte();
            return new Request(verb, LegacyChild.receive(in, longest), LegacyChild.receive(in, longest));
        }

        private void send(DataOutputStream out) throws IOException {
            out.writeByte(verb);
            LegacyChild.send(out, more);
            LegacyChild.send(out, file);
        }
    }

    private LegacyChild() {}

    /** Answers until the input ends. */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        // whatever a library prints must not get among the answers
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8));
        Timer timer = new Timer("last-resort", true);
        while (true) {
            Request asked;
            try {
                asked = Request.receive(in);
            } catch (EOFException e) {
                return;
            }
            TimerTask end = new TimerTask() {
                @Override
                public void run() {
                    Runtime.getRuntime().halt(1);
                }
            };
            timer.schedule(end, LAST_RESORT_MILLIS);
            send(out, answer(asked));
            end.cancel();
        }
    }

    /** What the child says. */
    public static byte[] answer(Request asked) {
        byte[] file = asked.file();
        if (asked.verb() == MARK) {
            return MarkWire.writeMarked(LegacyMarks.mark(file, MarkWire.readMarks(asked.more())));
        }
        return BookWire.write(
                CsvBook.binary(file) ? LegacyBook.read(file, Limits.STANDARD) : CsvBook.read(file, Limits.STANDARD));
    }

    /**
     * Asks a child.
     *
     * @param toChild its input
     * @param fromChild its output
     * @param file the whole .xls
     * @return the workbook, or why it can't be read
     * @throws IOException when the child ends, or talks nonsense
     */
    public static Checked<Book> ask(OutputStream toChild, InputStream fromChild, byte[] file, Limits limits)
            throws IOException {
        new Request(READ, new byte[0], file).send(new DataOutputStream(toChild));
        return BookWire.read(receive(new DataInputStream(fromChild), LONGEST_ANSWER), limits);
    }

    /**
     * Asks a child to mark.
     *
     * @param toChild its input
     * @param fromChild its output
     * @param file the whole .xls
     * @param marks in the order of the list; empty: only earlier marks are taken out
     * @return the marked .xls, or why it can't be marked
     * @throws IOException when the child ends, or talks nonsense
     */
    public static Checked<byte[]> askForMarks(
            OutputStream toChild, InputStream fromChild, byte[] file, List<Mark> marks) throws IOException {
        new Request(MARK, MarkWire.writeMarks(marks), file).send(new DataOutputStream(toChild));
        return MarkWire.readMarked(receive(new DataInputStream(fromChild), LONGEST_ANSWER));
    }

    /** Sends a piece with its length before it. */
    public static void send(DataOutputStream out, byte[] piece) throws IOException {
        out.writeInt(piece.length);
        out.write(piece);
        out.flush();
    }

    /**
     * Receives a piece.
     *
     * @throws EOFException when there is none, or less than was promised
     */
    public static byte[] receive(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("a piece of " + length + " bytes");
        }
        byte[] piece = in.readNBytes(length);
        if (piece.length < length) {
            throw new EOFException();
        }
        return piece;
    }
}
