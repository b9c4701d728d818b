package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 专项检查记录表: one finding a row, one inspection a workbook. */
final class InspectionRecord {
    private static final int FIRST = 8;
    private static final int LAST = 107;
    private static final int SHOWN = 27;

    private InspectionRecord() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("检查记录");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .list("kpItems", List.of("no", "name"), List.of("序号", "考评事项"), "name", "kp_items")
                .list(
                        "kpIndicators",
                        List.of("no", "code", "name"),
                        List.of("序号", "指标代码", "考评指标"),
                        "code",
                        "kp_indicators")
                .list("kpUnits", List.of("no", "code", "name"), List.of("序号", "单位代码", "单位"), "name", "kp_units")
                .finish();
        page.widths(5.5, 20, 18, 10, 12, 40, 9, 11, 26, 12, 15, 12, 12, 26);
        head(page);
        table(page);
        page.freeze(2, 7).filter("A7:M" + LAST).print(false, true, "A1:M110", 7).protect(true);
        Notes.draw(
                notes,
                "专项检查记录表填表说明",
                List.of(
                        "一次检查一份表，检查编号一年一套流水号；一条发现一行，写事实、数量和依据，不写评价性套话。",
                        "存在问题的须写程度、整改要求和期限；期限不早于检查日期。",
                        "查实弄虚作假的取消先进评选资格（第九条），须填佐证编号，并附证据。",
                        "检查结果是年终评分的重要参考，不自动扣分。",
                        "表预留100行，先显示20行，其余隐藏，空行就不打印；写满时选中第27行和第108行的行号，右键“取消隐藏”。",
                        "现场由被检查单位确认人在打印件上签字。",
                        "最右一列“填写检查”不打印：有红字的行还没有填对，全部变空白后再上传。"));
        kit.card("inspection-record", "专项检查记录表", "检查记录", "any", "group", "", true, "none", Map.of("name", "name"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:L1", "{city}{year}年度社会信用体系建设工作专项检查（重点抽查）记录表", Look.TITLE)
                .text("M1", "检查01", Look.NUMBER)
                .height(1, 36);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2:M2", "检查组织：{office}会同{partner1}、{partner2}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.text("A3:B3", "检查编号", Look.LABEL)
                .text("C3:D3", "{year}-J{serial}", Look.FIXED_MID)
                .text("E3:M3", "", Look.FIXED)
                .height(3, 24);
        page.text("A4:B4", "检查名称*", Look.LABEL)
                .input("C4:F4", "name", Look.INPUT, "检查名称", Ask.length(4, 50, "如“上半年双公示专项检查”", "应为4至50个字"))
                .text("G4", "检查方式*", Look.LABEL)
                .input("H4:I4", "kind", Look.INPUT_MID, "检查方式", Ask.options("专项检查,重点抽查", "选择检查方式"))
                .text("J4:K4", "检查日期*", Look.LABEL)
                .input(
                        "L4:M4",
                        "date",
                        Look.INPUT_DAY,
                        "检查日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,3,31)", "如 2020-07-08", "检查日期不在合理范围内"))
                .height(4, 26);
        page.text("A5:B5", "检查人员*", Look.LABEL)
                .input("C5:M5", "people", Look.INPUT, "检查人员", Ask.length(5, 100, "至少2人，用顿号隔开", "请至少填写2名检查人员"))
                .height(5, 26);
        page.height(6, 6);
    }

    private static void table(Page page) {
        String[] heads = {
            "序号", "被检查单位*", "考评事项*", "指标代码", "结论*", "检查发现*", "程度", "弄虚作假*", "整改要求", "整改期限", "佐证编号", "被检查单位确认人", "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "7", heads[i], Look.HEAD);
        }
        page.text("N7", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(7, 44);
        String[] columns = {
            "unit",
            "item",
            "indicator",
            "nature",
            "finding",
            "grade",
            "false",
            "fix",
            "due",
            "evidence",
            "confirm",
            "remark"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look[] looks = {text, text, mid, mid, text, mid, mid, text, Look.INPUT_DAY, text, mid, text};
        for (int row = FIRST; row <= LAST; row++) {
            page.formula(
                    "A" + row, "IF(B" + row + "=\"\",\"\",COUNTA(B$8:B" + row + "))", Look.FIXED_MID.withFormat("0"));
            for (int c = 0; c < columns.length; c++) {
                page.text(Page.column(c + 1) + row, row == FIRST ? "{rows." + columns[c] + "}" : "", looks[c]);
            }
            page.formula("N" + row, check(row), Look.CHECK).elastic(row, 32);
        }
        page.spare(SHOWN + 1, LAST);
        rules(page);
        page.text("A108:M108", "注：检查结果是年终评分的重要参考，不自动扣分；查实弄虚作假的取消先进评选资格（第九条）。", Look.PLAIN.withSize(9))
                .height(108, 20);
        page.text("A109:E109", "检查人员（签字）：", Look.PLAIN)
                .text("F109:M109", "被检查单位（签字）：", Look.PLAIN)
                .height(109, 26);
        page.text("A110:E110", "", Look.SIGN)
                .text("F110:M110", "　　　　　　　　　　　　　　　　　　年　　月　　日", Look.SIGN)
                .height(110, 40);
    }

    private static String check(int row) {
        return ("IF(COUNTA(B#:M#)=0,\"\",IF(OR(B#=\"\",C#=\"\",E#=\"\"," + Ask.len("F#")
                        + "=0,H#=\"\"),\"带*的列没有填全\",IF(AND(E#=\"存在问题\",OR(G#=\"\"," + Ask.len("I#")
                        + "=0,J#=\"\")),\"存在问题的请填程度、整改要求和期限\",IF(AND(H#=\"查实\"," + Ask.len("K#")
                        + "=0),\"查实弄虚作假的请填佐证编号\",\"\"))))")
                .replace("#", String.valueOf(row));
    }

    private static void rules(Page page) {
        page.rule("B8:B107", "被检查单位", Ask.range("kp_units", "选择单位").error("请从下拉列表中选择单位"))
                .rule("C8:C107", "考评事项", Ask.range("kp_items", "选择16个事项之一").error("请从下拉列表中选择考评事项"))
                .rule("D8:D107", "指标代码", Ask.range("kp_indicators", "能对应到指标的请选").error("请从下拉列表中选择指标代码"))
                .rule("E8:E107", "结论", Ask.options("未发现问题,存在问题,工作亮点", "选择检查结论"))
                .rule("F8:F107", "检查发现", Ask.length(4, 300, "写事实、数量、依据，不写评价性套话", "应为4至300字"))
                .rule("G8:G107", "程度", Ask.options("一般,较重,严重", "只对“存在问题”填写"))
                .rule("H8:H107", "弄虚作假", Ask.options("否,疑似,查实", "“查实”将取消先进评选资格（第九条），须附证据"))
                .rule("I8:I107", "整改要求", Ask.length(0, 200, "写具体要求", "不能超过200字"))
                .rule(
                        "J8:J107",
                        "整改期限",
                        Ask.custom("AND(ISNUMBER(J8),J8>=$L$4,J8<=$L$4+366)", "不早于检查日期", "整改期限应不早于检查日期且在一年内"))
                .rule("K8:K107", "佐证编号", Ask.length(0, 100, "照片、截图、案卷编号", "不能超过100字"))
                .rule("L8:L107", "被检查单位确认人", Ask.length(0, 20, "现场确认人姓名", "不超过20字"))
                .rule("M8:M107", "备注", Ask.length(0, 100, "", "备注不超过100字"));
    }
}
