package org.kaoping.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates show: texts that are ready, nothing to decide. */
public final class Views {
    private Views() {}

    /** An option of a list. */
    public record Choice(String value, String label, boolean chosen) {}

    /** Options under a heading. */
    public record Group(String label, List<Choice> choices) {
        /** Copies the choices. */
        public Group {
            choices = List.copyOf(choices);
        }
    }

    /**
     * What every page carries.
     *
     * @param title the page's own title
     * @param note the scheme's standing, such as 「示例，非正式指标」; empty where there is none
     * @param units all units, for the dialog of decisions
     * @param texts the forms whose text may come as a document, for the same dialog
     */
    public record Frame(String title, String note, List<Group> units, List<Choice> texts) {
        /** Copies the lists. */
        public Frame {
            units = List.copyOf(units);
            texts = List.copyOf(texts);
        }

        /** A page without decisions about documents. */
        public Frame(String title, String note, List<Group> units) {
            this(title, note, units, List.of());
        }
    }

    /**
     * The page.
     *
     * @param hasScheme whether there is any scheme
     * @param formTitle the chosen form
     * @param periodText in Chinese
     * @param period as the API writes it
     * @param deadline the deadline in words; empty where there is none
     * @param units the units that may get the form
     * @param perUnit whether each unit gets a workbook of its own; the scheme is the office's alone
     * @param today the latest day that a file may have been received
     */
    public record Home(
            Frame frame,
            boolean hasScheme,
            List<Choice> years,
            List<Choice> months,
            List<Choice> forms,
            int year,
            String form,
            String formTitle,
            boolean monthly,
            String periodText,
            String period,
            String deadline,
            List<Group> units,
            boolean perUnit,
            String today,
            int maxFiles,
            String query) {}

    /**
     * A button that decides.
     *
     * @param as the API's word
     * @param kind what the dialog asks for beside the reason: none, period, unit, day, sender or text
     * @param label the button's word
     */
    public record Action(String as, String kind, String label) {}

    /**
     * One line of problems: one mistake, however often.
     *
     * @param tone error, warning or note
     * @param word the tone in Chinese
     * @param place where, in words
     * @param sentence what is wrong and what to do
     * @param count how often
     */
    public record Line(String tone, String word, String place, String sentence, int count) {}

    /**
     * An upload.
     *
     * @param subject unit, form and period in words
     * @param advice the text of 「复制退改意见」; empty where there is nothing to mend
     * @param marked whether the workbook can be taken with what is wrong marked in it
     * @param inForce whether this is the one that counts
     * @param carried whether its content can be taken in the form of the new master
     */
    public record Card(
            String id,
            String fileName,
            String status,
            String statusText,
            String subject,
            String unit,
            String period,
            String when,
            String receivedOn,
            List<Line> lines,
            String advice,
            List<Action> actions,
            @Nullable String history,
            boolean marked,
            boolean inForce,
            boolean carried) {
        /** Copies the lists. */
        public Card {
            lines = List.copyOf(lines);
            actions = List.copyOf(actions);
        }
    }

    /** How many of a kind. */
    public record Count(String status, String label, int count) {}

    /**
     * An attachment.
     *
     * @param kind what it is, such as 图片
     * @param size in words
     * @param owner unit, period and form in words; empty where the sender is open
     * @param hint why the sender is open, and whom the file's name speaks of; empty where there is a sender
     * @param unit the sender, or the one proposed
     * @param period the one proposed for a text
     * @param form the one proposed for a text
     * @param notes what the office decided
     */
    public record Attachment(
            String id,
            String fileName,
            String kind,
            String size,
            String status,
            String statusText,
            String owner,
            String hint,
            String unit,
            String period,
            String form,
            String when,
            List<String> notes,
            List<Action> actions) {
        /** Copies the lists. */
        public Attachment {
            notes = List.copyOf(notes);
            actions = List.copyOf(actions);
        }
    }

    /** A batch. */
    public record Batch(
            String id, boolean done, String when, List<Count> counts, List<Card> cards, List<Attachment> attachments) {
        /** Copies the lists. */
        public Batch {
            counts = List.copyOf(counts);
            cards = List.copyOf(cards);
            attachments = List.copyOf(attachments);
        }
    }

    /** The page of a batch. */
    public record BatchPage(Frame frame, Batch batch) {}

    /** Everything that came of one unit, form and period; {@code excused} asks for the part 视为按时, empty where of no unit. */
    public record History(
            Frame frame,
            String subject,
            String deadline,
            String back,
            String excused,
            List<Card> cards,
            List<Attachment> attachments) {
        /** Copies the lists. */
        public History {
            cards = List.copyOf(cards);
            attachments = List.copyOf(attachments);
        }
    }

    /** A line of the list of recent uploads. */
    public record Recent(String batch, String when, String files, List<Count> counts) {}

    /** The list of recent uploads. */
    public record RecentList(List<Recent> batches) {}

    /** A field of the matrix; {@code notes} are the lines below its label. */
    public record Cell(
            String state,
            String label,
            List<Count> notes,
            String title,
            @Nullable String link) {}

    /** A unit of the matrix. */
    public record MatrixRow(String unit, String name, List<Cell> cells) {}

    /** A cohort of the matrix. */
    public record MatrixGroup(String label, List<MatrixRow> rows) {}

    /**
     * The matrix.
     *
     * @param caption what it shows
     * @param counts of the chosen period
     * @param heads of the columns; the chosen one is marked
     * @param missing the names of the units that have not handed in, for a reminder; empty where none
     */
    public record Matrix(
            String caption,
            List<Count> counts,
            List<Choice> heads,
            List<MatrixGroup> groups,
            String missing,
            String problem) {}

    /** A ranked unit. */
    public record RankRow(
            int rank,
            String name,
            String y,
            String x,
            String score,
            String bonus,
            String total,
            String grade,
            String onTime,
            String outcome,
            String remarks) {}

    /** A unit outside the ranking. */
    public record OutsideRow(String name, String reason, String score) {}

    /** A cohort's ranking. */
    public record RankGroup(String label, List<RankRow> rows, List<OutsideRow> outside) {}

    /** The look at the ranking; a problem in words where there is none. */
    public record Rank(int year, String problem, List<RankGroup> groups) {}

    /**
     * What a file would get.
     *
     * @param words how a master was understood; empty where it is none, or too wrong
     */
    public record Checked(Card card, String words) {}

    /** The verdicts of one check. */
    public record Verdicts(List<Checked> checks) {
        /** Copies the verdicts. */
        public Verdicts {
            checks = List.copyOf(checks);
        }
    }

    /** The page where files are checked without being recorded. */
    public record ChecksPage(Frame frame) {}

    /**
     * A master that was put in force in a year.
     *
     * @param text when and why, in words
     * @param restore what is asked for to have it again: the fingerprint, or nothing for the templates folder's
     */
    public record MasterVersion(String fingerprint, boolean inForce, String text, boolean restorable, String restore) {}

    /** A form of a year with its masters. */
    public record MasterRow(
            String form,
            String title,
            String about,
            String origin,
            boolean published,
            String fingerprint,
            List<MasterVersion> versions) {
        /** Copies the versions. */
        public MasterRow {
            versions = List.copyOf(versions);
        }
    }

    /** The page 「模板」. */
    public record MastersPage(Frame frame, int year, List<Choice> years, List<MasterRow> masters) {
        /** Copies both. */
        public MastersPage {
            years = List.copyOf(years);
            masters = List.copyOf(masters);
        }
    }

    /** A field, column or check of a master in words. */
    public record UnderstoodField(
            String where, String label, String name, String who, String type, String rule, String message) {}

    /** Fields that stand together. */
    public record Understanding(String title, String note, List<UnderstoodField> fields) {
        /** Copies the fields. */
        public Understanding {
            fields = List.copyOf(fields);
        }
    }

    /** How a master was understood. */
    public record Understood(String sentence, List<Understanding> parts) {
        /** Copies the parts. */
        public Understood {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A master that was looked at.
     *
     * @param units whom a sample may be made for; none where the form is about none or the year has no scheme
     * @param period what the sample is for
     * @param test what the test file would get; null where there is none
     */
    public record JudgedMaster(
            String fileName,
            boolean usable,
            String form,
            String title,
            int year,
            List<Group> units,
            String period,
            List<Line> lines,
            @Nullable Understood understood,
            @Nullable Card test) {
        /** Copies the lists. */
        public JudgedMaster {
            units = List.copyOf(units);
            lines = List.copyOf(lines);
        }
    }

    /** A refused request, for a person. */
    public record Refused(Frame frame, int status, String detail) {}
}
