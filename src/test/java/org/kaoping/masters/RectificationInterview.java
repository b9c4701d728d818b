package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 整改与约谈台账: what is to be put right, whom was talked to, what was passed on, and a sheet for each talk. */
final class RectificationInterview {
    private static final int FIX = 105;
    private static final int TALK = 55;
    private static final int PASS = 25;
    private static final int SHOWN = 20;

    private RectificationInterview() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page fix = kit.page("整改台账");
        Page talk = kit.page("约谈记录");
        Page sheet = kit.page("约谈记录单");
        Page pass = kit.page("问责移送登记");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .list("kpUnits", List.of("no", "code", "name"), List.of("序号", "单位代码", "单位"), "name", "kp_units")
                .finish();
        fix(fix);
        talk(talk);
        InterviewSheet.draw(sheet);
        pass(pass);
        Notes.draw(
                notes,
                "整改与约谈台账填表说明",
                List.of(
                        "一个问题一行，完成并验收后销号；对被通报批评的地区和部门逐个责成整改（第十条），也可记检查整改。",
                        "提交书面措施后写整改措施摘要；已完成、已销号的填完成日期；销号前填验收意见和验收人。",
                        "约谈对象是单位分管领导，姓名职务都要写；约谈后及时填写报告领导小组的日期，空着的会提醒。",
                        "“约谈记录单”选约谈序号后自动带出，A4纵向一人一页，打印后由三方签字，被约谈人手写“以上记录属实”。",
                        "“问责移送登记”没有的可空着。",
                        "各表先显示15行，其余预留的行隐藏，空行就不打印；写满时选中第20行和下面一行的行号，右键“取消隐藏”。",
                        "本表一年一份，有变化就改好重新上传，以最后一次为准。最右一列“填写检查”不打印。"));
        kit.card(
                "rectification-interview",
                "整改与约谈台账",
                "整改约谈",
                "year",
                "office",
                "",
                false,
                "none",
                Map.of("prefill", "fix、talk、pass"));
        return kit.finish();
    }

    private static void head(Page page, String title, String number, String before, String last) {
        page.text("A1:" + before + "1", title, Look.TITLE.withSize(18))
                .text(last + "1", number, Look.NUMBER)
                .height(1, 38);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2:" + last + "2", "记录单位：{office}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.height(3, 6).height(4, 6);
    }

    private static void fix(Page page) {
        page.widths(5.5, 20, 12, 18, 32, 12, 12, 28, 10, 12, 12, 12, 20, 11, 14, 24);
        head(page, "{city}{year}年度社会信用体系建设工作整改台账", "整改01", "N", "O");
        String[] heads = {
            "序号",
            "责任单位*",
            "问题来源*",
            "通报文号或检查编号*",
            "存在问题*",
            "责成日期*",
            "书面措施提交日期",
            "整改措施摘要",
            "分管领导",
            "整改期限*",
            "整改状态*",
            "完成日期",
            "验收意见",
            "是否逾期",
            "备注"
        };
        heads(page, heads, "P");
        String[] columns = {
            "unit",
            "source",
            "doc",
            "problem",
            "askDate",
            "planDate",
            "plan",
            "leader",
            "due",
            "state",
            "doneDate",
            "check"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look day = Look.INPUT_DAY;
        Look[] looks = {text, mid, text, text, day, day, text, mid, day, mid, day, text};
        for (int row = 6; row <= FIX; row++) {
            inputs(page, "fix", row, columns, looks);
            page.text("O" + row, row == 6 ? "{fix.remark}" : "", text)
                    .formula(
                            "A" + row,
                            "IF(B#=\"\",\"\",COUNTA(B$6:B#))".replace("#", "" + row),
                            Look.FIXED_MID.withFormat("0"))
                    .formula(
                            "N" + row,
                            ("IF(J#=\"\",\"\",IF(OR(K#=\"已完成\",K#=\"已销号\"),IF(SUM(L#)>SUM(J#),\"逾期完成\",\"按期\"),"
                                            + "IF(TODAY()>J#,\"逾期\",\"未到期\")))")
                                    .replace("#", "" + row),
                            Look.FIXED_MID)
                    .formula(
                            "P" + row,
                            ("IF(COUNTA(B#:M#,O#)=0,\"\",IF(OR(B#=\"\",C#=\"\"," + Ask.len("D#") + "=0," + Ask.len("E#")
                                            + "=0,F#=\"\",J#=\"\",K#=\"\"),\"带*的列没有填全\",IF(AND(G#<>\"\","
                                            + Ask.len("H#")
                                            + "=0),\"请填整改措施摘要\",IF(AND(OR(K#=\"已完成\",K#=\"已销号\"),L#=\"\"),"
                                            + "\"请填完成日期\",IF(AND(K#=\"已销号\"," + Ask.len("M#")
                                            + "=0),\"销号前请填验收意见\",\"\")))))")
                                    .replace("#", "" + row),
                            Look.CHECK)
                    .elastic(row, 32);
        }
        page.rule("B6:B105", "责任单位", Ask.range("kp_units", "选择单位").error("请从下拉列表中选择单位"))
                .rule("C6:C105", "问题来源", Ask.options("考评通报,专项检查,月度考评,其他", "选择来源"))
                .rule("D6:D105", "通报文号或检查编号", Ask.length(2, 40, "如“×信办发〔2021〕×号”或“2020-J03”", "应为2至40个字"))
                .rule("E6:E105", "存在问题", Ask.length(4, 300, "一个问题一行", "应为4至300字"))
                .rule(
                        "F6:F105",
                        "责成日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,12,31)", "发出整改要求的日期", "责成日期不在合理范围内"))
                .rule("G6:G105", "书面措施提交日期", after("G6", "F6", "收到盖章整改措施的日期", "提交日期不能早于责成日期"))
                .rule("H6:H105", "整改措施摘要", Ask.length(0, 300, "摘要写主要措施", "不能超过300字"))
                .rule("I6:I105", "分管领导", Ask.length(0, 20, "填写姓名", "不超过20字"))
                .rule("J6:J105", "整改期限", after("J6", "F6", "不早于责成日期", "整改期限不能早于责成日期"))
                .rule("K6:K105", "整改状态", Ask.options("未提交措施,整改中,已完成,已销号", "选择当前状态"))
                .rule("L6:L105", "完成日期", after("L6", "F6", "不早于责成日期", "完成日期不能早于责成日期"))
                .rule("M6:M105", "验收意见", Ask.length(0, 200, "写验收结论和验收人", "不能超过200字"))
                .rule("O6:O105", "备注", Ask.length(0, 100, "", "备注不超过100字"))
                .when("A6:O105", "$N6=\"逾期\"", "C00000", "");
        page.spare(SHOWN + 1, FIX)
                .freeze(2, 5)
                .filter("A5:O" + FIX)
                .print(false, true, "A1:O" + FIX, 5)
                .protect(true);
    }

    private static Ask after(String cell, String other, String prompt, String error) {
        return Ask.custom("AND(ISNUMBER(" + cell + ")," + cell + ">=" + other + ")", prompt, error);
    }

    private static void heads(Page page, String[] heads, String check) {
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.text(check + "5", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(5, 32);
    }

    /** The inputs of a row from column B on; only the first row carries the placeholders. */
    private static void inputs(Page page, String table, int row, String[] columns, Look[] looks) {
        for (int c = 0; c < columns.length; c++) {
            page.text(Page.column(c + 1) + row, row == 6 ? "{" + table + "." + columns[c] + "}" : "", looks[c]);
        }
    }

    private static void talk(Page page) {
        page.widths(11, 20, 11, 16, 18, 16, 18, 10, 26, 40, 28, 12, 13, 12, 24, 20);
        head(page, "{city}{year}年度社会信用体系建设工作约谈记录", "整改02", "M", "N");
        String[] heads = {
            "约谈编号",
            "被约谈单位*",
            "被约谈人姓名*",
            "被约谈人职务*",
            "约谈时间*",
            "地点*",
            "约谈人及职务*",
            "记录人*",
            "约谈事由*",
            "约谈要点*",
            "被约谈人表态*",
            "承诺整改期限",
            "报告领导小组日期",
            "备注"
        };
        heads(page, heads, "O");
        page.text("P5", "填写提示（不打印）", Look.HEAD.withColor("C00000"));
        String[] columns = {
            "unit",
            "who",
            "post",
            "time",
            "place",
            "by",
            "recorder",
            "why",
            "points",
            "answer",
            "due",
            "reported",
            "remark"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look day = Look.INPUT_DAY;
        Look moment = day.withFormat("yyyy\\-mm\\-dd\\ hh:mm");
        Look[] looks = {text, mid, text, moment, text, text, mid, text, text, text, day, day, text};
        for (int row = 6; row <= TALK; row++) {
            inputs(page, "talk", row, columns, looks);
            page.formula(
                            "A" + row,
                            "IF(B#=\"\",\"\",kp_year&\"-Y\"&TEXT(COUNTA(B$6:B#),\"00\"))".replace("#", "" + row),
                            Look.FIXED_MID)
                    .formula(
                            "O" + row,
                            "IF(COUNTA(B#:N#)=0,\"\",IF(COUNTBLANK(B#:K#)>0,\"带*的列没有填全\",IF(H#=G#,\"记录人不得与约谈人相同\",\"\")))"
                                    .replace("#", "" + row),
                            Look.CHECK)
                    .formula(
                            "P" + row,
                            "IF(AND(B#<>\"\",M#=\"\"),\"请填报告领导小组日期\",\"\")".replace("#", "" + row),
                            Look.CHECK)
                    .elastic(row, 46);
        }
        String years = "约谈时间不在合理范围内";
        page.rule("B6:B55", "被约谈单位", Ask.range("kp_units", "选择单位").error("请从下拉列表中选择单位"))
                .rule("C6:C55", "被约谈人姓名", Ask.length(2, 20, "单位分管领导姓名", "应为2至20个字"))
                .rule("D6:D55", "被约谈人职务", Ask.length(2, 30, "写全职务", "应为2至30个字"))
                .rule(
                        "E6:E55",
                        "约谈时间",
                        Ask.custom(
                                "AND(ISNUMBER(E6),E6>=DATE(kp_year,1,1),E6<DATE(kp_year+2,1,1))",
                                "精确到分，如 2021-02-03 09:30",
                                years))
                .rule("F6:F55", "地点", Ask.length(2, 50, "填写约谈地点", "应为2至50个字"))
                .rule("G6:G55", "约谈人及职务", Ask.length(2, 50, "填写姓名和职务", "应为2至50个字"))
                .rule("H6:H55", "记录人", Ask.length(2, 20, "填写姓名，不得与约谈人相同", "应为2至20个字"))
                .rule("I6:I55", "约谈事由", Ask.length(4, 200, "写通报文号和主要问题", "应为4至200字"))
                .rule("J6:J55", "约谈要点", Ask.length(10, 1000, "写指出的问题和提出的要求", "应为10至1000字"))
                .rule("K6:K55", "被约谈人表态", Ask.length(4, 500, "写认识和整改承诺", "应为4至500字"))
                .rule("L6:L55", "承诺整改期限", after("L6", "INT(E6)", "不早于约谈日期", "承诺期限不能早于约谈日期"))
                .rule("M6:M55", "报告领导小组日期", after("M6", "INT(E6)", "约谈情况报告领导小组的日期（第十条）", "报告日期不能早于约谈日期"))
                .rule("N6:N55", "备注", Ask.length(0, 100, "", "备注不超过100字"));
        page.spare(SHOWN + 1, TALK)
                .freeze(2, 5)
                .filter("A5:N" + TALK)
                .print(false, true, "A1:N" + TALK, 5)
                .protect(true);
    }

    private static void pass(Page page) {
        page.widths(5.5, 26, 50, 22, 30, 24);
        head(page, "{city}{year}年度社会信用体系建设工作问责移送登记", "整改03", "D", "E");
        heads(page, new String[] {"序号", "单位或个人*", "失职渎职情形*", "上报市委市政府日期*", "处理结果"}, "F");
        Look[] looks = {Look.INPUT, Look.INPUT, Look.INPUT_DAY, Look.INPUT};
        for (int row = 6; row <= PASS; row++) {
            inputs(page, "pass", row, new String[] {"unit", "fact", "date", "result"}, looks);
            page.formula(
                            "A" + row,
                            "IF(B#=\"\",\"\",COUNTA(B$6:B#))".replace("#", "" + row),
                            Look.FIXED_MID.withFormat("0"))
                    .formula(
                            "F" + row,
                            "IF(COUNTA(B#:E#)=0,\"\",IF(COUNTBLANK(B#:D#)>0,\"带*的列没有填全\",\"\"))".replace("#", "" + row),
                            Look.CHECK)
                    .elastic(row, 40);
        }
        page.rule("B6:B25", "单位或个人", Ask.length(2, 50, "写单位全称或个人姓名、职务", "应为2至50个字"))
                .rule("C6:C25", "失职渎职情形", Ask.length(10, 500, "写事实和依据", "应为10至500字"))
                .rule(
                        "D6:D25",
                        "上报市委市政府日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+2,12,31)", "如 2021-03-01", "日期不在合理范围内"))
                .rule("E6:E25", "处理结果", Ask.length(0, 200, "", "不能超过200字"));
        page.spare(SHOWN + 1, PASS)
                .freeze(2, 5)
                .filter("A5:E" + PASS)
                .print(false, true, "A1:E" + PASS, 5)
                .protect(true);
    }
}
