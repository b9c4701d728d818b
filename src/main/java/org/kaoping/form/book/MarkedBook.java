package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Mark.Weight;
import org.kaoping.form.book.Sheet.Visibility;
import org.kaoping.problem.Checked;

/**
 * Gives a workbook back with marks: the bad cells framed and commented, their rows shown, a first sheet that lists
 * everything. Marks of an earlier time are taken out first, and with them whatever could run: what we send holds no macros. Every part that needs no change is copied packed as it came,
 * every other one is changed at the very places only.
 */
public final class MarkedBook {
    /** Cells of a workbook that get a comment; the list names the others too. */
    static final int MOST_COMMENTS = 2_000;

    private static final int MOST_CHARACTERS = 1_000;
    private static final String COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
    private static final String WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private static final String STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    private final OoxmlPackage file;
    private final OpenPackage changed;
    private final String main;
    private final Relationships relationships;
    private final Book book;
    private final List<WorkbookPart.Entry> entries;
    private final List<Mark> marks;
    private final String namespace;
    private int commentsLeft = MOST_COMMENTS;

    private MarkedBook(byte[] bytes, Book book, List<Mark> marks, Limits limits) {
        this.file = OoxmlPackage.open(bytes, limits);
        this.book = book;
        this.marks = marks;
        this.main = file.workbook();
        this.relationships = file.relationships(main);
        this.entries = WorkbookPart.read(file.scanner(main), limits).sheets();
        boolean strict = new String(new OpenPackage(file.parts(), false).read(main), StandardCharsets.UTF_8)
                .contains("\"http://purl.oclc.org/ooxml/spreadsheetml/main\"");
        this.changed = new OpenPackage(file.parts(), strict);
        this.namespace = strict
                ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    }

    /**
     * Marks a workbook. With no marks it merely loses those of an earlier time; had it none, it comes back as it is.
     *
     * @param bytes an .xlsx
     * @param marks in the order of the list
     * @return the marked workbook, or the error that says why it can't be read; never throws for any bytes
     */
    public static Checked<byte[]> mark(byte[] bytes, List<Mark> marks, Limits limits) {
        return Books.open(bytes, "", limits)
                .then(book -> Macros.without(bytes, limits).then(plain -> marked(plain, book, marks, limits)));
    }

    private static Checked<byte[]> marked(byte[] bytes, Book book, List<Mark> marks, Limits limits) {
        try {
            return Checked.of(new MarkedBook(bytes, book, marks, limits).run(bytes));
        } catch (Refusal e) {
            return Checked.failed(e.problem());
        } catch (IllegalArgumentException e) {
            // a part that the reader has no use for, such as the comments, is no sound XML
            return Checked.failed(Refusal.damaged("批注部件无法读取").problem());
        }
    }

    /**
     * What a person wrote into the list of an earlier marking; empty where there is no such list or nothing was asked.
     *
     * @param book any workbook
     */
    public static List<ListedReason> reasons(Book book) {
        int ours = ours(book);
        return ours < 0 ? List.of() : ListedReason.all(book.sheets().get(ours));
    }

    private byte[] run(byte[] bytes) {
        int ours = ours(book);
        boolean touched = ours >= 0;
        @Nullable MarkedStyles styles = marks.isEmpty() ? null : styles();
        for (int i = 0; i < entries.size(); i++) {
            if (i != ours) {
                touched |= sheet(entries.get(i), styles);
            }
        }
        if (!touched && styles == null) {
            return bytes;
        }
        if (ours >= 0) {
            drop(entries.get(ours));
        }
        MarkedWorkbook.@Nullable Front front = styles == null ? null : front(ours, styles);
        if (ours >= 0 || front != null) {
            changed.put(main, MarkedWorkbook.change(changed.read(main), ours, front, active(ours), changed.base()));
        }
        return changed.bytes();
    }

    /** The list of an earlier time; -1 where there is none. */
    static int ours(Book book) {
        for (int i = 0; i < book.sheets().size(); i++) {
            Sheet sheet = book.sheets().get(i);
            Cell title = sheet.cell(new CellRef(0, 0));
            if (sheet.name().startsWith(ProblemSheet.NAME)
                    && title != null
                    && title.content() instanceof Content.Text text
                    && text.value().strip().equals(ProblemSheet.TITLE)) {
                return i;
            }
        }
        return -1;
    }

    private int active(int ours) {
        int index = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (i == ours) {
                continue;
            }
            if (entries.get(i).visibility() == Visibility.VISIBLE) {
                return index;
            }
            index++;
        }
        return 0;
    }

    private void drop(WorkbookPart.Entry entry) {
        Relationships.Relationship relationship = relationships.byId().get(entry.relationship());
        if (relationship != null) {
            changed.remove(relationships.part(relationship));
            changed.unrelate(main, entry.relationship());
        }
    }

    private MarkedStyles styles() {
        String part = relationships.only("styles");
        if (part == null || !file.has(part)) {
            part = changed.free("xl/styles", ".xml");
            changed.type(part, STYLES);
            changed.relate(main, "styles", part);
            changed.put(
                    part,
                    MarkedStyles.EMPTY.replace(MarkedStyles.MAIN, namespace).getBytes(StandardCharsets.UTF_8));
        }
        MarkedStyles styles = new MarkedStyles(changed.read(part));
        changed.put(part, styles.bytes());
        return styles;
    }

    private MarkedWorkbook.Front front(int ours, MarkedStyles styles) {
        Set<String> taken = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            if (i != ours) {
                taken.add(entries.get(i).name().toLowerCase(Locale.ROOT));
                if (entries.get(i).visibility() == Visibility.VISIBLE) {
                    seen.add(entries.get(i).name());
                }
            }
        }
        String name = ProblemSheet.NAME;
        for (int number = 2; taken.contains(name); number++) {
            name = ProblemSheet.NAME + " (" + number + ")";
        }
        String part = changed.free("xl/worksheets/sheet", ".xml");
        changed.put(
                part, ProblemSheet.write(namespace, marks, styles.first(), seen).getBytes(StandardCharsets.UTF_8));
        changed.type(part, WORKSHEET);
        String id = changed.relate(main, "worksheet", part);
        return new MarkedWorkbook.Front(name, id, ProblemSheet.area(marks), ProblemSheet.titles());
    }

    /** Changes one sheet; false where it has nothing of ours before and after. */
    private boolean sheet(WorkbookPart.Entry entry, @Nullable MarkedStyles styles) {
        Relationships.Relationship relationship = relationships.byId().get(entry.relationship());
        if (relationship == null || !relationship.type().equals("worksheet")) {
            return false;
        }
        String part = relationships.part(relationship);
        Map<CellRef, List<Mark>> messages = new LinkedHashMap<>();
        Frames frames = new Frames(book.sheet(entry.name()).orElseThrow(), true);
        Set<Integer> rows = new TreeSet<>();
        for (Mark mark : marks) {
            Area area = entry.name().equals(mark.sheet()) ? area(mark.cell()) : null;
            if (area != null && mark.weight() != Weight.NOTE) {
                messages.computeIfAbsent(area.first(), at -> new ArrayList<>()).add(mark);
                frames.add(area, mark.weight() == Weight.ERROR);
                for (int row = area.first().row(); row <= area.last().row() && rows.size() < 100_000; row++) {
                    rows.add(row);
                }
            }
        }
        MarkedSheet sheet = new MarkedSheet(changed.read(part), rows, styles != null);
        if (styles != null) {
            sheet.frame(frames.all(), styles.error(), styles.warning());
        }
        boolean commented = comments(part, sheet, messages);
        if (!sheet.unchanged()) {
            changed.put(part, sheet.bytes());
        }
        return commented || !sheet.unchanged();
    }

    /** The area of an address; null where it is none. */
    static @Nullable Area area(@Nullable String cell) {
        try {
            return cell == null ? null : Area.of(cell);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private boolean comments(String part, MarkedSheet sheet, Map<CellRef, List<Mark>> messages) {
        Relationships of = file.relationships(part);
        String name = of.only("comments");
        boolean present = name != null && file.has(name);
        if (!present && messages.isEmpty()) {
            return false;
        }
        MarkedComments comments =
                new MarkedComments(present && name != null ? changed.read(name) : MarkedComments.empty(namespace));
        Map<CellRef, String> texts = new HashMap<>();
        messages.forEach((at, some) -> {
            if (commentsLeft > 0 && comments.add(at, text(some))) {
                texts.put(at, text(some));
                commentsLeft--;
            }
        });
        if (!comments.changed()) {
            return false;
        }
        if (!present || name == null) {
            name = changed.free("xl/comments", ".xml");
            changed.type(name, COMMENTS);
            changed.relate(part, "comments", name);
        }
        changed.put(name, comments.bytes());
        drawing(part, of, sheet, comments, texts.keySet());
        return true;
    }

    private void drawing(
            String part, Relationships of, MarkedSheet sheet, MarkedComments comments, Set<CellRef> written) {
        String id = sheet.drawing();
        Relationships.Relationship relationship = id == null ? null : of.byId().get(id);
        String name = relationship == null ? null : of.part(relationship);
        if (name == null || !file.has(name)) {
            if (written.isEmpty()) {
                return;
            }
            name = changed.free("xl/drawings/vmlDrawing", ".vml");
            changed.typeOfEnding("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
            changed.put(name, CommentDrawing.empty());
            sheet.drawing(changed.relate(part, "vmlDrawing", name), changed.base());
        }
        changed.put(name, CommentDrawing.change(changed.read(name), comments.all(), comments.dropped(), sheet));
    }

    /** What a comment says of a cell. */
    static String text(List<Mark> some) {
        StringBuilder out = new StringBuilder();
        for (Mark mark : some) {
            String line =
                    mark.weight().label() + "：" + mark.fault() + (mark.todo().isEmpty() ? "" : " " + mark.todo());
            if (out.length() + line.length() > MOST_CHARACTERS) {
                out.append(out.isEmpty() ? line.substring(0, MOST_CHARACTERS) : "\n其余见「" + ProblemSheet.NAME + "」。");
                break;
            }
            out.append(out.isEmpty() ? "" : "\n").append(line);
        }
        return out.toString();
    }
}
