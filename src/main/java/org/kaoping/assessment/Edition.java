package org.kaoping.assessment;

/**
 * What a result is printed as (R14): every page of its workbook carries it.
 *
 * @param stage how far it is
 * @param number its number, such as 2020-01; empty while it is not published
 * @param checkCode the first characters of the fingerprint of everything it was made of
 */
public record Edition(Stage stage, String number, String checkCode) {
    /** How many characters of a fingerprint are printed. */
    private static final int PRINTED = 12;

    /** How far a result is. */
    public enum Stage {
        DRAFT("draft", "草稿", "测算稿，不作表彰和通报依据"),
        REVIEW("review", "送审稿", "送审稿，不作表彰和通报依据"),
        FINAL("final", "正式", "正式结果");

        private final String id;
        private final String label;
        private final String mark;

        Stage(String id, String label, String mark) {
            this.id = id;
            this.label = label;
            this.mark = mark;
        }

        /** The name that the API uses. */
        public String id() {
            return id;
        }

        /** The word of the footer and of file names. */
        public String label() {
            return label;
        }

        /** The sentence that each sheet carries. */
        public String mark() {
            return mark;
        }
    }

    /** A result as it stands now, to be looked at. */
    public static Edition draft(String fingerprint) {
        return new Edition(Stage.DRAFT, "", shortened(fingerprint));
    }

    /** A result as it stands now, for the leading group's decision. */
    public static Edition review(String fingerprint) {
        return new Edition(Stage.REVIEW, "", shortened(fingerprint));
    }

    /** A published result. */
    public static Edition published(String number, String fingerprint) {
        return new Edition(Stage.FINAL, number, shortened(fingerprint));
    }

    /** The line that every printed page has at its foot. */
    public String foot() {
        return (number.isEmpty() ? "" : "结果编号 " + number + "　") + "校验码 " + checkCode + "　" + stage.label();
    }

    private static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(PRINTED, fingerprint.length()));
    }
}
