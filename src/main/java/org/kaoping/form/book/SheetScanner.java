package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Sheet.Visibility;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Reads the cells of one worksheet. Memory follows the cells that hold something, never what the sheet claims. */
final class SheetScanner {
    /** Bytes of UTF-8 that one character of a formula may take. */
    private static final int BYTES = 4;
    /** Bytes that one character of a text may take: an escape such as {@code _x000D_}. */
    private static final int ESCAPED = 7;

    private static final String DATE = "yyyy-mm-dd";
    private static final String DATE_TIME = "yyyy-mm-dd hh:mm:ss";

    private final XmlScanner in;
    private final String name;
    private final Limits limits;
    private final Styles styles;
    private final CellContents contents;
    private final KeptBudget budget;
    private final RichText rich;
    private final SharedFormulas shared = new SharedFormulas();

    private final TreeMap<CellRef, Cell> cells = new TreeMap<>();
    private final TreeSet<Integer> hiddenRows = new TreeSet<>();
    private final List<Area> merges = new ArrayList<>();
    private final BitSet rowsSeen = new BitSet();
    private final BitSet columnsSeen = new BitSet();
    private int rowsKept;
    private int row = -1;
    private int column = -1;

    SheetScanner(XmlScanner in, String name, Limits limits, Styles styles, CellContents contents, KeptBudget budget) {
        this.in = in;
        this.name = name;
        this.limits = limits;
        this.styles = styles;
        this.contents = contents;
        this.budget = budget;
        this.rich = new RichText(in, limits);
    }

    /**
     * Reads the sheet.
     *
     * @throws Refusal where it is damaged, contradicts itself or passes a limit
     */
    Sheet read(Visibility visibility) {
        if (in.next() != Event.START || !in.is(Space.MAIN, "worksheet")) {
            throw in.broken("不是工作表");
        }
        boolean data = false;
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "sheetData")) {
                if (data) {
                    throw in.broken("有两份单元格数据");
                }
                data = true;
                readRows();
            } else if (in.is(Space.MAIN, "mergeCells")) {
                readMerges();
            } else {
                in.skip();
            }
        }
        in.toEnd();
        return new Sheet(name, visibility, cells, hiddenRows, merges);
    }

    private void readRows() {
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "row")) {
                readRow();
            } else {
                in.skipPlain();
            }
        }
    }

    private void readRow() {
        String r = in.attribute("r");
        row = r == null ? row + 1 : Numerals.index(r) - 1;
        if (row < 0 || row >= CellRef.MAX_ROWS) {
            throw in.broken("的行号不对（" + r + "）");
        }
        if (rowsSeen.get(row)) {
            throw duplicate(Integer.toString(row + 1));
        }
        rowsSeen.set(row);
        boolean hidden = in.flag("hidden") || isZero(in.attribute("ht"));
        column = -1;
        columnsSeen.clear();
        boolean holds = false;
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "c")) {
                holds |= readCell();
            } else {
                in.skipPlain();
            }
        }
        if (holds) {
            if (++rowsKept > limits.rows()) {
                throw Refusal.limit(
                        Place.ofSheet(name), "有内容的行数", "超过 " + limits.rows(), limits.rows(), "请删去多余的行，或分几份上传。");
            }
            if (hidden) {
                hiddenRows.add(row);
            }
        }
    }

    private static boolean isZero(@Nullable String height) {
        if (height == null || !height.startsWith("0")) {
            return false;
        }
        return height.chars().allMatch(c -> c == '0' || c == '.');
    }

    private Refusal duplicate(String where) {
        return new Refusal(Problem.of(ProblemCode.DUPLICATE_CELL, Place.ofCell(name, where))
                .found(where));
    }

    /** Reads a cell; whether it holds something. */
    private boolean readCell() {
        String r = in.attribute("r");
        String style = in.word("s");
        String t = in.word("t");
        place(r);
        String type = t == null ? "n" : t;
        String value = null;
        String formula = null;
        String inline = null;
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "v")) {
                value = once(value, in.text(limits.textCharacters() * ESCAPED));
            } else if (in.is(Space.MAIN, "f")) {
                formula = once(formula, readFormula());
            } else if (in.is(Space.MAIN, "is")) {
                inline = once(inline, rich.read());
            } else {
                in.skipPlain();
            }
        }
        if (formula != null && formula.equals(NO_FORMULA)) {
            formula = null;
        }
        if (value == null && formula == null && inline == null) {
            return false;
        }
        Content content = content(type, value, formula, inline);
        if (content == null) {
            return false;
        }
        keep(content, formula, style, type);
        return true;
    }

    /** Sets row and column of the cell, by its own address or by its position. */
    private void place(@Nullable String r) {
        if (r == null) {
            column++;
        } else {
            CellRef at;
            try {
                at = CellRef.of(r);
            } catch (IllegalArgumentException e) {
                throw in.broken("的单元格地址不对（" + r + "）");
            }
            if (at.row() != row) {
                throw Refusal.damaged(Place.ofCell(name, r), "单元格 " + r + " 写在第 " + (row + 1) + " 行里");
            }
            column = at.column();
        }
        if (column >= CellRef.MAX_COLUMNS) {
            throw in.broken("的第 " + (row + 1) + " 行单元格太多");
        }
        if (columnsSeen.get(column)) {
            throw duplicate(CellRef.letters(column) + (row + 1));
        }
        columnsSeen.set(column);
    }

    private String once(@Nullable String before, String now) {
        if (before != null) {
            throw Refusal.damaged(here(), "单元格里有两个值");
        }
        return now;
    }

    private Place here() {
        return Place.ofCell(name, CellRef.letters(column) + (row + 1));
    }

    private static final String NO_FORMULA = "\0";

    private String readFormula() {
        String kind = in.attribute("t");
        String index = in.attribute("si");
        String text = in.text(limits.formulaCharacters() * BYTES);
        if (text.length() > limits.formulaCharacters()) {
            throw Refusal.limit(
                    here(), "公式的字数", Integer.toString(text.length()), limits.formulaCharacters(), "请缩短公式，或直接填写结果。");
        }
        if ("shared".equals(kind) && index != null) {
            if (text.isEmpty()) {
                text = shared.at(index, row, column);
            } else {
                shared.put(index, text, row, column);
            }
        } else if (text.isEmpty() && kind == null) {
            return NO_FORMULA;
        }
        budget.text(text.length());
        return text;
    }

    private @Nullable Content content(
            String type, @Nullable String value, @Nullable String formula, @Nullable String inline) {
        if (formula != null) {
            Content.Picture picture = CellContents.picture(formula);
            if (picture != null) {
                return picture;
            }
        }
        boolean written = value != null && !value.isEmpty();
        // POI leaves the inline text behind when it writes over it; no program reads it then
        if (inline != null && (type.equals("inlineStr") || !written)) {
            if (!type.equals("inlineStr") || written) {
                throw Refusal.damaged(here(), "单元格里有两个值");
            }
            Content text = contents.text(inline, this::here);
            return inline.isEmpty() && formula == null ? null : text;
        }
        if (value == null) {
            return formula == null ? null : new Content.Uncalculated();
        }
        Content content = contents.of(type, value, this::here);
        if (formula != null) {
            return content == null ? new Content.Uncalculated() : content;
        }
        return content instanceof Content.Text text && text.value().isEmpty() ? null : content;
    }

    private void keep(Content content, @Nullable String formula, @Nullable String style, String type) {
        if (column >= limits.columns()) {
            throw Refusal.limit(here(), "有内容的列数", Integer.toString(column + 1), limits.columns(), "请删去右边多余的列，另存后再上传。");
        }
        budget.cell(this::here);
        if (content instanceof Content.Text text && !type.equals("s")) {
            budget.text(text.value().length());
        }
        int index = style == null ? 0 : Numerals.index(style);
        if (!styles.has(index)) {
            throw stylesDamaged(style);
        }
        String code = styles.code(index);
        if (code == null) {
            if (content instanceof Content.Num) {
                throw stylesDamaged(style);
            }
            code = NumberFormats.GENERAL;
        }
        if (type.equals("d") && content instanceof Content.Num number && !NumberFormats.isDate(code)) {
            code = number.value().scale() > 0 ? DATE_TIME : DATE;
        }
        CellRef at = new CellRef(row, column);
        cells.put(at, new Cell(at, content, formula, code));
    }

    private Refusal stylesDamaged(@Nullable String style) {
        return new Refusal(Problem.of(ProblemCode.STYLES_DAMAGED, here()).found(String.valueOf(style)));
    }

    private void readMerges() {
        while (in.next() == Event.START) {
            String ref = in.is(Space.MAIN, "mergeCell") ? in.attribute("ref") : null;
            in.skip();
            if (ref == null) {
                continue;
            }
            if (merges.size() == limits.merges()) {
                throw Refusal.limit(
                        Place.ofSheet(name),
                        "合并区域数",
                        "超过 " + limits.merges(),
                        limits.merges(),
                        "请把内容（只粘贴数值）粘贴到新下载的模板里再上传。");
            }
            try {
                merges.add(Area.of(ref));
            } catch (IllegalArgumentException e) {
                throw in.broken("的合并区域不对（" + ref + "）");
            }
        }
    }
}
