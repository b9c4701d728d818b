package org.kaoping.form.book;

import org.jspecify.annotations.Nullable;

/**
 * What a person is to be told about a cell, a sheet or a workbook.
 *
 * @param weight how much it weighs
 * @param sheet the sheet's name; null for the workbook as a whole
 * @param cell the address in A1 notation, or a range; null where it belongs to no cell
 * @param field the field's label; empty where unknown
 * @param found what stands there; empty where that says nothing
 * @param fault what is wrong, as a sentence
 * @param todo what to do, as a sentence; may be empty
 * @param ask what the list asks about it; null where nothing
 */
public record Mark(
        Weight weight,
        @Nullable String sheet,
        @Nullable String cell,
        String field,
        String found,
        String fault,
        String todo,
        @Nullable Ask ask) {
    /**
     * That the list asks for a reason why the fault is none.
     *
     * @param token by which the answer is known again; printable ASCII, at most 200 characters
     * @param given what was answered already; empty where nothing
     */
    public record Ask(String token, String given) {}

    /** A mark about which nothing is asked. */
    public Mark(
            Weight weight,
            @Nullable String sheet,
            @Nullable String cell,
            String field,
            String found,
            String fault,
            String todo) {
        this(weight, sheet, cell, field, found, fault, todo, null);
    }

    /** How much a mark weighs. */
    public enum Weight {
        /** Must be mended. */
        ERROR("错误"),
        /** Should be looked at. */
        WARNING("提示"),
        /** Merely told; its cell is neither framed nor commented. */
        NOTE("说明");

        private final String label;

        Weight(String label) {
            this.label = label;
        }

        /** The word that people read. */
        public String label() {
            return label;
        }
    }
}
