package org.kaoping.scheme;

/**
 * One of the sixteen items (R4).
 *
 * @param no 1 to 16
 * @param name the item's name
 * @param aspect one of the four aspects (R3)
 * @param hint what a monthly report may say about it
 */
public record Item(int no, String name, String aspect, String hint) {
    /** The two digits that stand for the item in codes. */
    public String code() {
        return no < 10 ? "0" + no : String.valueOf(no);
    }
}
