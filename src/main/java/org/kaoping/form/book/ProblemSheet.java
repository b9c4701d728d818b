package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kaoping.form.book.Mark.Weight;

/** The sheet that lists all marks: filterable, with links, fit for printing. */
final class ProblemSheet {
    /** Its name, and the text of its first cell by which it is known again. */
    static final String NAME = "填报问题";

    static final String TITLE = "填报问题（系统标注）";
    static final int HEAD = 3;
    static final List<String> HEADS = List.of("序号", "轻重", "工作表", "单元格", "字段", "填写内容", "问题", "怎么改");
    static final int[] WIDTHS = {6, 8, 16, 10, 22, 26, 44, 44};

    /** The column that takes reasons, and the hidden one that says for what; both only where something is asked. */
    static final String REASON = "核实说明";

    static final String TOKEN = "提示标识（请勿改动）";
    static final int REASON_COLUMN = 8;
    static final int TOKEN_COLUMN = 9;
    static final int REASON_WIDTH = 46;
    static final int TOKEN_WIDTH = 12;

    /** What is said where a reason is typed, and where it is too long. */
    static final String PROMPT = "经核实属实的，写明原因；有误的，改原表即可。";

    static final String TOO_LONG = "核实说明太长";

    /** The most characters of a reason. */
    static final int LONGEST = 500;

    static final String SHORTER = "最多 " + LONGEST + " 个字，请精简。";

    private ProblemSheet() {}

    /** Whether there are the columns for reasons. */
    static boolean asks(List<Mark> marks) {
        return marks.stream().anyMatch(mark -> mark.ask() != null);
    }

    /** The last column that is filtered and sorted: also the hidden one, so that it goes with its row. */
    private static String lastColumn(List<Mark> marks) {
        return asks(marks) ? "J" : "H";
    }

    /** The last row, one-based. */
    static int lastRow(List<Mark> marks) {
        return HEAD + marks.size();
    }

    /** The area of head and rows with dollar signs, for the filter's name. */
    static String area(List<Mark> marks) {
        return "$A$" + HEAD + ":$" + lastColumn(marks) + "$" + lastRow(marks);
    }

    /** The rows that are repeated on every page. */
    static String titles() {
        return "$" + HEAD + ":$" + HEAD;
    }

    /**
     * Writes the sheet.
     *
     * @param namespace of the workbook's kind
     * @param first the number of the first of our styles
     * @param seen the sheets that a link can lead to
     */
    static String write(String namespace, List<Mark> marks, int first, Set<String> seen) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        out.append("<worksheet xmlns=\"")
                .append(namespace)
                .append("\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        boolean asks = asks(marks);
        out.append("<dimension ref=\"A1:")
                .append(lastColumn(marks))
                .append(lastRow(marks))
                .append("\"/>");
        out.append("<sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\"><pane ySplit=\"");
        out.append(HEAD).append("\" topLeftCell=\"A").append(HEAD + 1);
        out.append("\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" activeCell=\"A");
        out.append(HEAD + 1).append("\" sqref=\"A").append(HEAD + 1).append("\"/></sheetView></sheetViews>");
        out.append("<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 0; i < WIDTHS.length; i++) {
            out.append(
                    "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>".formatted(i + 1, i + 1, WIDTHS[i]));
        }
        if (asks) {
            out.append("<col min=\"9\" max=\"9\" width=\"%d\" customWidth=\"1\"/>".formatted(REASON_WIDTH));
            out.append(
                    "<col min=\"10\" max=\"10\" width=\"%d\" hidden=\"1\" customWidth=\"1\"/>".formatted(TOKEN_WIDTH));
        }
        out.append("</cols><sheetData><row r=\"1\" ht=\"30\" customHeight=\"1\">");
        cell(out, 0, 0, first, TITLE);
        out.append("</row><row r=\"2\" ht=\"36\" customHeight=\"1\">");
        cell(out, 1, 0, first + 1, advice(marks));
        out.append("</row><row r=\"3\" ht=\"22\" customHeight=\"1\">");
        for (int i = 0; i < HEADS.size(); i++) {
            cell(out, 2, i, first + 2, HEADS.get(i));
        }
        if (asks) {
            cell(out, 2, REASON_COLUMN, first + 2, REASON);
            cell(out, 2, TOKEN_COLUMN, first + 2, TOKEN);
        }
        out.append("</row>");
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < marks.size(); i++) {
            row(out, links, marks.get(i), i, first, seen, asks);
        }
        out.append("</sheetData><autoFilter ref=\"").append(area(marks).replace("$", ""));
        out.append("\"/><mergeCells count=\"1\"><mergeCell ref=\"A2:")
                .append(asks ? "I" : "H")
                .append("2\"/></mergeCells>");
        if (asks) {
            rule(out, marks);
        }
        if (!links.isEmpty()) {
            out.append("<hyperlinks>").append(links).append("</hyperlinks>");
        }
        out.append("<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\"");
        out.append(
                " bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\"");
        out.append(
                " fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>");
        return out.append("</worksheet>").toString();
    }

    /** What stands below the title. */
    static String advice(List<Mark> marks) {
        long errors =
                marks.stream().filter(mark -> mark.weight() == Weight.ERROR).count();
        long warnings =
                marks.stream().filter(mark -> mark.weight() == Weight.WARNING).count();
        String reasons = asks(marks) ? "提示所指属实的，请在“核实说明”一栏写明原因，随本文件报来即可；只写“无”不算。" : "";
        return "错误 " + errors + " 处，提示 " + warnings + " 处。错误必须改正；提示请核对。点“单元格”一栏可直接跳到该格。"
                + reasons
                + "改好后请直接保存并再次报送本文件：本页、标记和批注不影响报送，也不必删除。";
    }

    /** Where reasons are typed: the stretches of rows that ask. */
    static List<Area> inputs(List<Mark> marks) {
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            int from = i;
            while (i < marks.size() && marks.get(i).ask() != null) {
                i++;
            }
            if (i > from) {
                areas.add(new Area(new CellRef(HEAD + from, REASON_COLUMN), new CellRef(HEAD + i - 1, REASON_COLUMN)));
            }
        }
        return areas;
    }

    /** The prompt and the limit of the column for reasons. */
    private static void rule(StringBuilder out, List<Mark> marks) {
        out.append("<dataValidations count=\"1\"><dataValidation type=\"textLength\" operator=\"lessThanOrEqual\"");
        out.append(" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"");
        out.append(TOO_LONG)
                .append("\" error=\"")
                .append(SHORTER)
                .append("\" promptTitle=\"")
                .append(REASON);
        out.append("\" prompt=\"").append(PROMPT).append("\" sqref=\"");
        out.append(String.join(" ", inputs(marks).stream().map(Area::a1).toList()));
        out.append("\"><formula1>").append(LONGEST).append("</formula1></dataValidation></dataValidations>");
    }

    private static void row(
            StringBuilder out, StringBuilder links, Mark mark, int index, int first, Set<String> seen, boolean asks) {
        int row = HEAD + index;
        String cell = mark.cell() == null ? "" : mark.cell();
        String sheet = mark.sheet() == null ? "" : mark.sheet();
        boolean link = !cell.isEmpty() && seen.contains(sheet);
        Mark.Ask ask = mark.ask();
        String given = ask == null ? "" : ask.given();
        out.append("<row r=\"").append(row + 1).append("\" ht=\"").append(height(mark));
        out.append("\" customHeight=\"1\"><c r=\"A")
                .append(row + 1)
                .append("\" s=\"")
                .append(first + 4);
        out.append("\"><v>").append(index + 1).append("</v></c>");
        cell(out, row, 1, first + weight(mark), mark.weight().label());
        cell(out, row, 2, first + 3, sheet);
        cell(out, row, 3, first + (link ? 7 : 4), cell);
        cell(out, row, 4, first + 3, mark.field());
        cell(out, row, 5, first + 3, mark.found());
        cell(out, row, 6, first + 3, mark.fault());
        cell(out, row, 7, first + 3, mark.todo());
        if (asks) {
            cell(out, row, REASON_COLUMN, first + (ask == null ? 3 : 8), given);
            cell(out, row, TOKEN_COLUMN, first + 3, ask == null ? "" : ListedReason.token(mark, ask));
        }
        out.append("</row>");
        if (link) {
            links.append("<hyperlink ref=\"D").append(row + 1).append("\" location=\"");
            links.append(XmlDom.escapeAttribute(quoted(sheet) + "!" + cell)).append("\" display=\"");
            links.append(XmlDom.escapeAttribute(cell)).append("\"/>");
        }
    }

    /** A sheet's name as a reference wants it. */
    static String quoted(String sheet) {
        return "'" + sheet.replace("'", "''") + "'";
    }

    private static int weight(Mark mark) {
        return switch (mark.weight()) {
            case ERROR -> 5;
            case WARNING -> 6;
            case NOTE -> 4;
        };
    }

    /** The height of a mark's row in points. */
    static int height(Mark mark) {
        String sheet = mark.sheet() == null ? "" : mark.sheet();
        Mark.Ask ask = mark.ask();
        int lines = Math.max(
                lines(ask == null ? "" : ask.given(), REASON_WIDTH),
                Math.max(
                        Math.max(lines(mark.fault(), WIDTHS[6]), lines(mark.todo(), WIDTHS[7])),
                        Math.max(
                                Math.max(lines(mark.found(), WIDTHS[5]), lines(mark.field(), WIDTHS[4])),
                                lines(sheet, WIDTHS[2]))));
        return Math.min(400, 4 + 15 * lines);
    }

    private static int lines(String text, int width) {
        int lines = 0;
        for (String line : text.split("\n", -1)) {
            int size = line.codePoints().map(c -> c > 0xFF ? 2 : 1).sum();
            lines += Math.max(1, (size + width - 3) / (width - 2));
        }
        return lines;
    }

    private static void cell(StringBuilder out, int row, int column, int style, String text) {
        CellXml.value(out, "", new CellRef(row, column), style, new Content.Text(text));
    }
}
