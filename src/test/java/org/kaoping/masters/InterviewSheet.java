package org.kaoping.masters;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 约谈记录单: one talk of the table of talks on a page to be signed. */
final class InterviewSheet {
    private static final Look VALUE =
            Look.COMPUTED.across(HorizontalAlignment.LEFT).withSize(11);

    private InterviewSheet() {}

    static void draw(Page page) {
        page.widths(16, 30, 16, 30, 4, 12, 8);
        page.text("A1:C1", "{city}{year}年度社会信用体系建设工作约谈记录单", Look.TITLE.withSize(16))
                .text("D1", "整改02（附页）", Look.NUMBER)
                .text("F1", "打印第几次约谈", Look.LABEL)
                .number("G1", 1, Look.INPUT_MID.withFormat("0"))
                .rule("G1", "打印第几次约谈", Ask.whole("1", "50", "填约谈记录表的行次：1为第一行", "请填1至50的整数"))
                .height(1, 40);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .formula("D2", "\"编号：\"&" + cell("A"), Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        pair(page, 3, "被约谈单位", "B", "约谈时间", "E", "yyyy\\-mm\\-dd\\ hh:mm");
        pair(page, 4, "被约谈人", "C", "职务", "D", "General");
        pair(page, 5, "地点", "F", "记录人", "H", "General");
        wide(page, 6, "约谈人及职务", "G", 30);
        wide(page, 7, "约谈事由", "I", 70);
        wide(page, 8, "约谈要点", "J", 260);
        wide(page, 9, "被约谈人表态", "K", 130);
        pair(page, 10, "承诺整改期限", "L", "报告领导小组日期", "M", "yyyy\\-mm\\-dd");
        page.text("A11:D11", "被约谈人手写“以上记录属实”：", Look.PLAIN.withSize(11)).height(11, 40);
        page.text("A12:B12", "约谈人（签字）：", Look.PLAIN.withSize(11))
                .text("C12:D12", "被约谈人（签字）：", Look.PLAIN.withSize(11))
                .height(12, 40);
        page.text("A13:B13", "记录人（签字）：", Look.PLAIN.withSize(11))
                .text(
                        "C13:D13",
                        "　　　　年　　月　　日",
                        Look.SIGN.across(HorizontalAlignment.CENTER).withSize(11))
                .height(13, 40);
        page.print(false, false, "A1:D13", 0).protect(false);
    }

    /** What stands in a column of the chosen talk; nothing where it is blank. */
    private static String cell(String column) {
        String value = "INDEX(约谈记录!$" + column + "$6:$" + column + "$55,$G$1)";
        return "IF(" + value + "=\"\",\"\"," + value + ")";
    }

    private static void pair(Page page, int row, String one, String first, String two, String second, String format) {
        String left = row == 10 ? format : "General";
        page.text("A" + row, one, Look.LABEL.withSize(11))
                .formula("B" + row, cell(first), VALUE.withFormat(left))
                .text("C" + row, two, Look.LABEL.withSize(11))
                .formula("D" + row, cell(second), VALUE.withFormat(format))
                .height(row, 30);
    }

    private static void wide(Page page, int row, String label, String column, double height) {
        page.text("A" + row, label, Look.LABEL.withSize(11))
                .formula("B" + row + ":D" + row, cell(column), VALUE)
                .height(row, height);
    }
}
