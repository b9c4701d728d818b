package org.kaoping.masters;

/** Draws what the ranking workbook says of how marks came about, and the inputs of the group's decisions. */
final class RankingMarks {
    /** With the number of its approval an honour is one. */
    static final String HONOURED = "IF(COUNTIFS(拟表彰名单!$C$6:$C$6,B6,拟表彰名单!$L$6:$L$6,\"?*\")>0,\"表彰\",\"拟表彰\")";

    private RankingMarks() {}

    /** How often the unit of the row is listed, or not listed, by the group's decision. */
    static String decided(boolean listed) {
        return "(" + decided("拟表彰名单", listed) + "+" + decided("拟通报批评名单", listed) + ")";
    }

    private static String decided(String sheet, boolean listed) {
        return "COUNTIFS(" + sheet + "!$C$6:$C$6,B6," + sheet + "!$H$6:$H$6,\"" + (listed ? "列入" : "不列入") + "\")";
    }

    /** What stands for a unit on the line: by the decision, else that it waits. */
    static String settled(String sheet, String listed, String waits) {
        return "IF(" + decided(sheet, true) + ">0," + listed + ",IF(" + decided(sheet, false) + ">0,\"\"," + waits
                + "))";
    }

    static void decisions(Page page, String table) {
        page.input(
                        "H6",
                        table + ".decision",
                        Look.INPUT_MID,
                        "决定",
                        Ask.options("列入,不列入", "名额线上并列的，由考核小组决定").error("请从下拉列表中选择"))
                .input("I6", table + ".reason", Look.INPUT, "决定依据", Ask.length(0, 200, "写会议名称、日期和理由", "不能超过200字"))
                .input("J6", table + ".by", Look.INPUT, "决定人", Ask.length(0, 50, "写考核小组组长或会议", "不能超过50字"))
                .input(
                        "K6",
                        table + ".date",
                        Look.INPUT_DAY,
                        "决定日期",
                        Ask.day("DATE(kp_year,12,1)", "DATE(kp_year+1,12,31)", "如 2021-01-28", "决定日期不在合理范围内"));
        if (table.equals("honours")) {
            page.input("L6", "honours.approval", Look.INPUT, "批准文号", Ask.length(0, 40, "批准前只印“拟表彰”", "不能超过40字"));
        }
        page.formula(
                "M6",
                "IF(AND(H6=\"\",I6=\"\",J6=\"\",K6=\"\"),\"\",IF(OR(H6=\"\"," + Ask.len("I6") + "=0," + Ask.len("J6")
                        + "=0,K6=\"\"),\"请填全决定、决定依据、决定人和决定日期\",\"\"))",
                Look.CHECK);
    }

    static void changes(Page page) {
        section(
                page,
                7,
                "二、已在用的评分和评定的改动",
                new String[] {"序号", "单位代码", "单位名称", "项目", "原来", "改为", "原因", "确认人、时间"},
                "changes",
                new String[] {"no", "code", "name", "what", "before", "after", "reason", "who"});
        section(
                page,
                11,
                "三、首次年终评分以后方案的变动",
                new String[] {"序号", "版本", "类别", "项目", "原来", "改为", "原因", "确认人、时间"},
                "revisions",
                new String[] {"no", "version", "matter", "what", "before", "after", "reason", "who"});
    }

    /** An empty row, a title, heads, the table's row. */
    private static void section(Page page, int row, String title, String[] heads, String table, String[] columns) {
        page.height(row, 10);
        page.text("A" + (row + 1) + ":H" + (row + 1), title, Look.PLAIN.withBold())
                .height(row + 1, 22)
                .height(row + 2, 28);
        for (int i = 0; i < heads.length; i++) {
            String letter = Page.column(i);
            page.text(letter + (row + 2), heads[i], Look.HEAD);
            page.text(
                    letter + (row + 3),
                    "{" + table + "." + columns[i] + "}",
                    i == 3 || i > 5 || (i == 2 && table.equals("changes")) ? Look.FIXED : RankingMaster.VALUE);
        }
        page.elastic(row + 3, 20);
        if (table.equals("changes")) {
            String at = "G" + (row + 3);
            page.when(at + ":" + at, "LEFT(" + at + ",5)=\"签字后改动\"", "C00000", "FCE4D6");
        }
    }

    static void conflicts(Page page) {
        page.widths(6, 9, 18, 10, 12, 26, 14, 8, 12, 26, 14, 8, 40);
        RankingMaster.head(page, "{city}{year}年度社会信用体系建设工作评分不一致的指标", "M");
        page.height(3, 4)
                .text("A4:D4", "", Look.HEAD)
                .text("E4:H4", "逐单位评分表", Look.HEAD)
                .text("I4:L4", "评分汇总表", Look.HEAD)
                .text("M4", "", Look.HEAD)
                .height(4, 22);
        rows(
                page,
                new String[] {"序号", "单位代码", "单位名称", "指标代码", "得分", "文件", "工作表", "单元格", "得分", "文件", "工作表", "单元格", "处理"},
                "conflicts",
                new String[] {
                    "no",
                    "code",
                    "name",
                    "indicator",
                    "single",
                    "singleFile",
                    "singleSheet",
                    "singleCell",
                    "sheet",
                    "sheetFile",
                    "sheetSheet",
                    "sheetCell",
                    "settled"
                },
                "name singleFile sheetFile settled");
        page.when("M6:M6", "LEFT(M6,3)=\"未处理\"", "7F6000", "FFF2CC");
        int row = page.notes(
                7,
                "M",
                190,
                RankingMaster.NOTE,
                "注：同一单位、同一指标，逐单位评分表与评分汇总表的得分（“/”为不涉及）不同的列在这里。处理以前该单位不评定、不排名，结果不能发布。",
                "处理办法：任一种表重报，使两边一致；或作废其中一份；或在网页上写明以哪一种为准、原因和确认人。");
        int last = RankingMaster.sign(page, row, "M");
        page.freeze(3, 5);
        RankingMaster.print(page, false, true, "A1:M" + last, 5);
    }

    static void visits(Page page) {
        page.widths(6, 9, 18, 12, 22, 10, 32, 12, 12, 24, 30, 28, 26, 13);
        RankingMaster.head(page, "{city}{year}年度社会信用体系建设工作年终评分现场确认", "L");
        page.height(3, 4).height(4, 4);
        rows(
                page,
                new String[] {
                    "序号",
                    "单位代码",
                    "单位名称",
                    "考评日期",
                    "地点",
                    "单位意见",
                    "异议内容",
                    "确认人",
                    "确认日期",
                    "考核小组成员",
                    "现场改动的承担情况",
                    "签字稿（日期、签字人、存放处）",
                    "来源文件",
                    "上传编号"
                },
                "visits",
                new String[] {
                    "no",
                    "code",
                    "name",
                    "date",
                    "place",
                    "opinion",
                    "objection",
                    "by",
                    "confirmed",
                    "assessors",
                    "duties",
                    "signed",
                    "file",
                    "upload"
                },
                "name place objection assessors duties signed file");
        page.when("F6:F6", "F6=\"有异议\"", "7F6000", "FFF2CC");
        int row = page.notes(7, "L", 190, RankingMaster.NOTE, "注：单位的异议记录在案，不影响评分。现场改动的承担情况以评分表为准，括号内为原因。");
        int last = RankingMaster.sign(page, row, "L");
        page.freeze(3, 5);
        RankingMaster.print(page, false, true, "A1:L" + last, 5);
    }

    private static void rows(Page page, String[] heads, String table, String[] columns, String wide) {
        page.height(5, 34);
        for (int i = 0; i < heads.length; i++) {
            String letter = Page.column(i);
            boolean day = columns[i].equals("date") || columns[i].equals("confirmed");
            Look value = RankingMaster.VALUE.withSize(9.5);
            page.text(letter + "5", heads[i], Look.HEAD)
                    .text(
                            letter + "6",
                            "{" + table + "." + columns[i] + "}",
                            (" " + wide + " ").contains(" " + columns[i] + " ")
                                    ? Look.FIXED.withSize(9.5)
                                    : day ? value.withFormat("yyyy\\-mm\\-dd") : value);
        }
        page.elastic(6, 24);
    }
}
