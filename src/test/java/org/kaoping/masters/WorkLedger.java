package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 年度工作台账: one matter a row, 500 rows reserved, and a page of counts by item that is signed. */
final class WorkLedger {
    private static final int FIRST = 6;
    private static final int LAST = 505;
    private static final int SHOWN = 35;

    private WorkLedger() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("工作台账");
        Page counts = kit.page("分事项条数");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .day("年度材料截止日", "yearDeadline", "kp_yearDeadline")
                .list("kpItems", List.of("no", "name"), List.of("序号", "考评事项"), "name", "kp_items")
                .list(
                        "kpIndicators",
                        List.of("no", "code", "name"),
                        List.of("序号", "指标代码", "考评指标"),
                        "code",
                        "kp_indicators")
                .finish();
        page.widths(5.5, 18, 10, 26, 42, 12, 12, 10, 13, 10, 20, 22, 11, 12, 26);
        head(page);
        table(page);
        page.freeze(4, 5)
                .filter("A5:N" + LAST)
                .print(false, true, "A1:N" + LAST, 5)
                .protect(true);
        counts(counts);
        kit.name("kp_itemRows", "分事项条数!$D$6:$D$6");
        Notes.draw(
                notes,
                "年度工作台账填表说明",
                List.of(
                        "一行记一件事，随做随记，年末一并报送。年度材料截止日：{yearDeadline}。",
                        "已完成的事项须填完成日期和佐证编号。",
                        "佐证形式按原件、复印件、照片、视频、截图选择；编号规则为“单位代码-事项号-顺序号”，如 {unitCode}-09-03，和佐证袋、电子文件名一致。",
                        "按事项再按时间排列；可以筛选和排序，排序不影响报送。",
                        "表预留500行，先显示30行，其余隐藏，空行就不打印。写满时选中第35行和第506行的行号，右键“取消隐藏”；再不够，在中间插入行。",
                        "“分事项条数”一页自动合计各事项条数，打印后由单位负责人签字、盖章；本单位承担的事项都应有台账。",
                        "灰色单元格由系统填写，请不要改动表样。最右一列“填写检查”不打印：有红字的行还没有填对。",
                        "报送到：{office}。有疑问的，由{office}解释。{contact}　{contactPhone}"));
        kit.card(
                "work-ledger",
                "年度工作台账",
                "台账",
                "year",
                "unit",
                "",
                false,
                "unit",
                Map.of("prefill", "reporter、phone、reviewer、rows"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:M1", "{unitName}{year}年社会信用体系建设工作台账", Look.TITLE)
                .text("N1", "年报02", Look.NUMBER)
                .height(1, 36);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2:J2", "统计区间：{year}年1月1日至填报之日", Look.SUBTITLE)
                .text("K2:N2", "附件3", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.text("A3:B3", "填报单位（盖章）", Look.LABEL)
                .text("C3:E3", "{unitName}", Look.FIXED)
                .text("F3:G3", "单位代码", Look.LABEL)
                .text("H3:I3", "{unitCode}", Look.FIXED)
                .text("J3:K3", "类别", Look.LABEL)
                .text("L3:N3", "{cohort}", Look.FIXED_MID)
                .height(3, 28);
        page.text("A4:B4", "填报人*", Look.LABEL)
                .input("C4:D4", "reporter", Look.INPUT, "填报人", Ask.length(2, 20, "填写经办人姓名，2至20个字", "填报人应为2至20个字，请检查"))
                .text("E4", "联系电话*", Look.LABEL)
                .input("F4:G4", "phone", Look.INPUT, "联系电话", Ask.phone("F4"))
                .text("H4", "审核人*", Look.LABEL)
                .input("I4:J4", "reviewer", Look.INPUT, "审核人", Ask.length(2, 20, "填写分管领导或审核人姓名", "审核人应为2至20个字"))
                .text("K4", "填报日期*", Look.LABEL)
                .input(
                        "L4",
                        "reportDate",
                        Look.INPUT_DAY,
                        "填报日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,3,31)", "如 2020-12-20", "填报日期不在本年度范围内")
                                .warn())
                .text("M4:N4", "", Look.FIXED)
                .height(4, 24);
    }

    private static void table(Page page) {
        String[] heads = {
            "序号",
            "考评事项*",
            "指标代码",
            "工作事项*",
            "具体做法及完成情况*",
            "开始日期",
            "完成日期",
            "完成状态*",
            "责任科室*",
            "责任人*",
            "主要成效（数据）",
            "佐证名称及编号",
            "佐证形式",
            "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.text("O5", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(5, 30);
        String[] columns = {
            "item",
            "indicator",
            "task",
            "done",
            "start",
            "end",
            "state",
            "section",
            "person",
            "result",
            "evidence",
            "form",
            "remark"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look[] looks = {text, mid, text, text, Look.INPUT_DAY, Look.INPUT_DAY, mid, mid, mid, text, text, mid, text};
        for (int row = FIRST; row <= LAST; row++) {
            page.formula("A" + row, "IF(D" + row + "=\"\",\"\",COUNTA(D$6:D" + row + "))", Look.FIXED_MID);
            for (int c = 0; c < columns.length; c++) {
                page.text(Page.column(c + 1) + row, row == FIRST ? "{rows." + columns[c] + "}" : "", looks[c]);
            }
            page.formula("O" + row, check(row), Look.CHECK).elastic(row, 32);
        }
        page.spare(SHOWN + 1, LAST);
        page.text("A506:N506", "写满时选中第35行和本行的行号，右键“取消隐藏”，还有470行。本行不打印。", Look.PLAIN.withSize(9))
                .height(506, 20);
        rules(page);
    }

    private static String check(int row) {
        String at = String.valueOf(row);
        return ("IF(COUNTA(B#:N#)=0,\"\",IF(OR(B#=\"\",D#=\"\",E#=\"\",H#=\"\",I#=\"\",J#=\"\"),\"带*的列没有填全\","
                        + "IF(AND(H#=\"已完成\",G#=\"\"),\"已完成的请填完成日期\",IF(AND(H#=\"已完成\"," + Ask.len("L#")
                        + "=0),\"已完成的请填佐证名称及编号\",IF(AND(" + Ask.len("L#") + ">0,M#=\"\"),\"请选择佐证形式\",\"\")))))")
                .replace("#", at);
    }

    private static void rules(Page page) {
        page.rule("B6:B505", "考评事项", Ask.range("kp_items", "选择16个事项之一").error("请从下拉列表中选择考评事项"))
                .rule(
                        "C6:C505",
                        "指标代码",
                        Ask.range("kp_indicators", "选择本项工作对应的指标代码，可不填").error("请从下拉列表中选择指标代码"))
                .rule("D6:D505", "工作事项", Ask.length(2, 100, "一行写一件事，如“开展诚信宣传进社区活动”", "工作事项应为2至100个字"))
                .rule("E6:E505", "具体做法及完成情况", Ask.length(5, 500, "写清时间、地点、对象、结果，不超过500字", "完成情况应为5至500个字"))
                .rule(
                        "F6:F505",
                        "开始日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year,12,31)", "如 2020-03-01", "开始日期应在本年度内"))
                .rule(
                        "G6:G505",
                        "完成日期",
                        Ask.custom(
                                "AND(ISNUMBER(G6),G6>=SUM(F6:F6),G6>=DATE(kp_year,1,1),G6<=DATE(kp_year,12,31))",
                                "不早于开始日期，且在本年度内",
                                "完成日期早于开始日期，或不在本年度内"))
                .rule("H6:H505", "完成状态", Ask.options("已完成,进行中,未启动", "选择已完成、进行中或未启动"))
                .rule("I6:I505", "责任科室", Ask.length(2, 30, "填写科室名称", "责任科室应为2至30个字"))
                .rule("J6:J505", "责任人", Ask.length(2, 20, "填写责任人姓名", "责任人应为2至20个字"))
                .rule("K6:K505", "主要成效（数据）", Ask.length(0, 200, "能用数字说明的用数字", "不能超过200字"))
                .rule("L6:L505", "佐证名称及编号", Ask.length(0, 200, "编号规则：单位代码-事项号-顺序号，如 D001-09-03", "不能超过200字"))
                .rule("M6:M505", "佐证形式", Ask.options("文件原件,复印件,照片,视频,网站截图,视频截图,其他", "按第九条列出的形式选择"))
                .rule("N6:N505", "备注", Ask.length(0, 100, "", "备注不超过100字"));
    }

    private static void counts(Page page) {
        page.widths(7, 30, 14, 12, 12, 12, 26);
        page.text("A1:F1", "{unitName}{year}年工作台账分事项条数", Look.TITLE.withSize(18))
                .text("G1", "年报02（附页）", Look.NUMBER)
                .height(1, 40);
        page.text("A2:G2", "{docNo}　{exampleMark}", Look.MARK).height(2, 22);
        page.text("A3:B3", "填写提示", Look.LABEL)
                .formula(
                        "C3:G3",
                        "IF(COUNTIF(D6:D6,0)>0,\"还有\"&COUNTIF(D6:D6,0)&\"个承担的事项没有台账\",\"\")",
                        Look.CHECK.withSize(11))
                .height(3, 26);
        page.height(4, 6);
        String[] heads = {"序号", "考评事项", "承担情况", "条数", "其中已完成", "进行中", "备注（手填）"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.height(5, 28);
        Look mid = Look.COMPUTED.across(HorizontalAlignment.CENTER);
        String item = "工作台账!$B$6:$B$505,B6";
        page.text("A6", "{items.no}", Look.FIXED_MID.withFormat("0"))
                .text("B6", "{items.name}", Look.FIXED)
                .text("C6", "{items.duty}", Look.FIXED_MID)
                .formula("D6", "IF(AND(C6=\"不涉及\",COUNTIF(" + item + ")=0),\"\",COUNTIF(" + item + "))", mid)
                .formula("E6", "COUNTIFS(" + item + ",工作台账!$H$6:$H$505,\"已完成\")", mid)
                .formula("F6", "COUNTIFS(" + item + ",工作台账!$H$6:$H$505,\"进行中\")", mid)
                .text("G6", "", Look.INPUT.withFill(""))
                .height(6, 26);
        page.when("A6:G6", "$C6=\"不涉及\"", "7F7F7F", "E7E6E6");
        page.text("A7:C7", "合计", Look.LABEL.across(HorizontalAlignment.CENTER))
                .formula("D7", "SUM(D6:D6)", mid)
                .formula("E7", "SUM(E6:E6)", mid)
                .formula("F7", "SUM(F6:F6)", mid)
                .text("G7", "", Look.FIXED)
                .height(7, 26);
        page.height(8, 16);
        Look plain = Look.PLAIN.withSize(12);
        page.text("A9:C9", "单位负责人（签字）：", plain).text("D9:G9", "填报人（签字）：", plain).height(9, 30);
        page.text("A10:C10", "", Look.SIGN).text("D10:G10", "", Look.SIGN).height(10, 50);
        page.text("A11:C11", "（加盖单位公章）", plain)
                .text("D11:G11", "　　　　年　　月　　日", Look.SIGN.withSize(12))
                .height(11, 26);
        page.print(false, false, "A1:G11", 5).protect(false);
    }
}
