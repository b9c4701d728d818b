package org.kaoping.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A text of a master whose placeholders are not known: each may stand for anything, nothing too. Compared piece by piece
 * and not by a regular expression, whose several "anything" would try every way to share out a person's long text.
 *
 * @param pieces the folded texts around the placeholders, one more than there are placeholders; some may be empty
 */
public record OpenText(List<String> pieces) {
    /** Copies the pieces. */
    public OpenText {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("no piece");
        }
    }

    /** That of a master's text such as {@code {city}{year}年度月报}. */
    public static OpenText of(String text) {
        Matcher holes = FormTexts.PLACEHOLDER.matcher(text);
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (holes.find()) {
            pieces.add(FormTexts.fold(text.substring(from, holes.start())));
            from = holes.end();
        }
        pieces.add(FormTexts.fold(text.substring(from)));
        return new OpenText(pieces);
    }

    /** Whether a folded text can be this one with something in its placeholders. */
    public boolean fits(String folded) {
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return folded.equals(first);
        }
        String last = pieces.get(pieces.size() - 1);
        int from = first.length();
        int to = folded.length() - last.length();
        if (from > to || !folded.startsWith(first) || !folded.endsWith(last)) {
            return false;
        }
        // the earliest place of each leaves the most room for the next
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int at = folded.indexOf(piece, from);
            if (at < 0 || at + piece.length() > to) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }
}
