package org.kaoping.form.book;

import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;

/** The text of {@code <si>} and {@code <is>}: runs joined, phonetic hints and formats dropped, escapes decoded. */
final class RichText {
    /** Bytes that a character of a text may take in the file at most: an escape. */
    private static final int LONGEST_CHARACTER = 7;

    private final XmlScanner in;
    private final Limits limits;

    /** Reads from the scanner. */
    RichText(XmlScanner in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** The text of the element that just began; passes its end. */
    String read() {
        int inside = in.depth();
        String only = "";
        StringBuilder runs = new StringBuilder();
        while (true) {
            Event event = in.next();
            if (event == Event.END && in.depth() < inside) {
                break;
            }
            if (event != Event.START) {
                continue;
            }
            if (in.is(Space.MAIN, "t")) {
                String run = in.text(limits.textCharacters() * LONGEST_CHARACTER);
                if (only.isEmpty()) {
                    only = run; // most texts are of one run, which needs no copy
                } else {
                    runs.append(runs.isEmpty() ? only : "").append(run);
                }
                if (Math.max(only.length(), runs.length()) > (long) limits.textCharacters() * LONGEST_CHARACTER) {
                    throw tooLong(Math.max(only.length(), runs.length()));
                }
            } else if (!in.is(Space.MAIN, "r")) {
                in.skipPlain();
            }
        }
        String decoded = Escapes.decode(runs.isEmpty() ? only : runs.toString());
        if (decoded.length() > limits.textCharacters()) {
            throw tooLong(decoded.length());
        }
        return decoded;
    }

    private Refusal tooLong(int found) {
        return Refusal.limit(
                Place.WORKBOOK, "一个单元格的字数", Integer.toString(found), limits.textCharacters(), "请删短过长的文字，另存后再上传。");
    }
}
