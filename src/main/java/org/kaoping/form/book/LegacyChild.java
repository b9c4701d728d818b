package org.kaoping.form.book;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Timer;
import java.util.TimerTask;
import org.kaoping.problem.Checked;

/**
 * The program of the child process that reads strangers' old workbooks, and the talk with it: a length and the file go
 * in, a length and what was read come out, one after another until the input ends. It has a small heap of its own and is
 * killed from outside when it takes too long; nothing that a file does to it reaches the server.
 */
public final class LegacyChild {
    /** The most bytes of an answer: what the limits on cells and characters allow takes less. */
    private static final int LONGEST_ANSWER = 160 << 20;

    /** A child whose parent was killed and can't kill it any more ends by itself. */
    private static final long LAST_RESORT_MILLIS = 120_000;

    private LegacyChild() {}

    /** Answers until the input ends. */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        DataOutputStream out = new DataOutputStream(System.out);
        // whatever a library prints must not get among the answers
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8));
        Timer timer = new Timer("last-resort", true);
        while (true) {
            byte[] file;
            try {
                file = receive(in, (int) Limits.STANDARD.requestBytes());
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
            send(out, answer(file));
            end.cancel();
        }
    }

    /** What the child says to a file: an old workbook, or a table as plain text. */
    public static byte[] answer(byte[] file) {
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
        send(new DataOutputStream(toChild), file);
        return BookWire.read(receive(new DataInputStream(fromChild), LONGEST_ANSWER), limits);
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
