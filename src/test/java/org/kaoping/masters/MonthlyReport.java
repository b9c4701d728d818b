package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 月度报送表: one row for each item, filled by a unit every month. */
final class MonthlyReport {
    private static final String SHEET = "月度报送表";

    private MonthlyReport() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page(SHEET);
        page.widths(5.5, 12, 18, 10, 42, 10, 9, 9, 26, 22, 14, 22);
        head(page);
        table(page);
        foot(page);
        page.freeze(3, 6).filter("A6:K7").print(false, true, "A1:K11", 6).protect(false);
        notes(kit);
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("月份", "month", "kp_month")
                .day("统计区间起", "periodStart", "kp_periodStart")
                .day("统计区间止", "periodEnd", "kp_periodEnd")
                .day("本月截止日", "deadline", "kp_deadline")
                .day("纸质版补登截止", "paperClose", "kp_paperClose")
                .finish();
        kit.card(
                "monthly-report",
                "月度报送表",
                "月报",
                "month",
                "unit",
                "",
                false,
                "unit",
                Map.of("prefill", "reporter、phone、reviewer"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:J1", "{city}{year}年度社会信用体系建设工作月度报送表", Look.TITLE)
                .text("K1", "月报01", Look.NUMBER)
                .height(1, 36);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2:J2", "（{year}年{month}月，统计区间 {periodStart} 至 {periodEnd}，截止日 {deadline}）", Look.SUBTITLE)
                .text("K2", "", Look.PLAIN)
                .height(2, 30);
        page.text("A3:B3", "填报单位（盖章）", Look.LABEL)
                .text("C3:E3", "{unitName}", Look.FIXED)
                .text("F3:G3", "单位代码", Look.LABEL)
                .text("H3:I3", "{unitCode}", Look.FIXED)
                .text("J3", "类别", Look.LABEL)
                .text("K3", "{cohort}", Look.FIXED_MID)
                .height(3, 30);
        page.text("A4:B4", "填报人*", Look.LABEL)
                .input("C4", "reporter", Look.INPUT, "填报人", Ask.length(2, 20, "填写经办人姓名，2至20个字", "填报人应为2至20个字，请检查"));
        page.text("D4", "联系电话*", Look.LABEL).input("E4", "phone", Look.INPUT, "联系电话", Ask.phone("E4"));
        page.text("F4:G4", "审核人*", Look.LABEL)
                .input("H4:I4", "reviewer", Look.INPUT, "审核人", Ask.length(2, 20, "填写分管领导或审核人姓名", "审核人应为2至20个字"));
        page.text("J4", "填报日期*", Look.LABEL)
                .input(
                        "K4",
                        "reportDate",
                        Look.INPUT_DAY,
                        "填报日期",
                        Ask.day("kp_periodStart", "kp_periodEnd+60", "按“年-月-日”填写，如 2020-05-22", "填报日期不在本期范围内，请核对年月日")
                                .warn())
                .height(4, 24);
        page.height(5, 6);
    }

    private static void table(Page page) {
        String[] heads = {
            "序号", "考评方面", "考评事项", "开展情况*", "本月工作内容及成效", "主要数据", "计量单位", "佐证份数", "佐证名称及编号", "存在问题和下步安排", "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "6", heads[i], Look.HEAD);
        }
        page.text("L6", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(6, 32);
        page.text("A7", "{items.no}", Look.FIXED_MID.withFormat("0"))
                .text("B7", "{items.aspect}", Look.FIXED)
                .text("C7", "{items.name}", Look.FIXED)
                .input(
                        "D7",
                        "items.status",
                        Look.INPUT_MID,
                        "开展情况",
                        Ask.options("有进展,无新增,不涉及", "从下拉中选：有进展、无新增、不涉及。名册已定为不涉及的由系统填好并锁定")
                                .error("请从下拉列表中选择，不要手工输入其他文字"))
                .input(
                        "E7",
                        "items.content",
                        Look.INPUT,
                        "本月工作内容及成效",
                        Ask.length(0, 500, "写做了什么、数量多少、效果如何，不超过500字；只写本月", "内容不能超过500字，请精简"))
                .input(
                        "F7",
                        "items.quantity",
                        Look.INPUT_NUMBER,
                        "主要数据",
                        Ask.decimal("0", "999999999", "只填数字，如 128；没有可空着", "请填不小于0的数字，不要带单位"))
                .input("G7", "items.measure", Look.INPUT_MID, "计量单位", Ask.length(0, 10, "如 条、户、件、场、%", "计量单位不超过10个字"))
                .input(
                        "H7",
                        "items.evidenceCount",
                        Look.INPUT_NUMBER.withFormat("0"),
                        "佐证份数",
                        Ask.whole("0", "999", "填随表报送的佐证份数", "请填0至999的整数"))
                .input(
                        "I7",
                        "items.evidence",
                        Look.INPUT,
                        "佐证名称及编号",
                        Ask.length(0, 200, "例：01-1 关于……的通知（复印件）；多份用分号隔开", "佐证名称不能超过200字"))
                .input("J7", "items.problem", Look.INPUT, "存在问题和下步安排", Ask.length(0, 300, "没有问题可空着", "不能超过300字"))
                .input("K7", "items.remark", Look.INPUT, "备注", Ask.length(0, 100, "", "备注不超过100字"))
                .formula(
                        "L7",
                        "IF(D7=\"\",\"请选择开展情况\",IF(AND(D7=\"有进展\"," + Ask.len("E7") + "<10),\"有进展的请写明内容（不少于10字）\","
                                + "IF(AND(D7=\"有进展\",SUM(H7)<1),\"有进展的请附佐证并填份数\","
                                + "IF(AND(SUM(H7)>0," + Ask.len("I7") + "=0),\"请填写佐证名称\","
                                + "IF(AND(D7<>\"有进展\",SUM(H7)>0),\"未选有进展却填了佐证份数\","
                                + "IF(AND(ISNUMBER(F7)," + Ask.len("G7") + "=0),\"请填写计量单位\",\"\"))))))",
                        Look.CHECK)
                .elastic(7, 36);
        page.when("B7:B7", "B7=B6", "BFBFBF", "").when("D7:K7", "$D7=\"不涉及\"", "7F7F7F", "E7E6E6");
    }

    private static void foot(Page page) {
        page.text("A8:G8", "佐证份数合计", Look.LABEL)
                .formula("H8", "SUM(H7:H7)", Look.COMPUTED.withFormat("0"))
                .text("I8", "", Look.FIXED)
                .text("J8", "本月情况", Look.LABEL)
                .formula(
                        "K8",
                        "IF(COUNTA(D7:D7)<ROWS(D7:D7),\"\",IF(COUNTIF(D7:D7,\"有进展\")=0,\"本月为零报告\",\"\"))",
                        Look.CHECK.across(HorizontalAlignment.CENTER))
                .height(8, 24);
        page.height(9, 8);
        page.text("A10:B10", "单位负责人（签字）：", Look.PLAIN)
                .text("C10:D10", "", Look.SIGN)
                .text("E10", "电子版报送日期：　　　　年　　月　　日", Look.SIGN)
                .text("F10:H10", "纸质版报送日期：", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .text("I10", "　　　　年　　月　　日", Look.SIGN)
                .text("J10:K10", "（加盖单位公章）", Look.PLAIN)
                .height(10, 34);
        page.text("A11:K11", "注：一式两份，电子版和盖章纸质版各一份；没有新情况的事项选“无新增”，全部为“无新增”或“不涉及”的即为零报告，同样须报。", Look.PLAIN.withSize(9))
                .height(11, 20);
    }

    private static void notes(Kit kit) {
        Page page = kit.page("填表说明");
        Notes.draw(
                page,
                "月度报送表填表说明",
                List.of(
                        "每月填报一次，在本月截止日前报送电子版和盖章纸质版各一份。本月截止日：{deadline}；纸质版补登截止：{paperClose}。",
                        "逐项选择开展情况；当月没有工作也要报，选“无新增”。全部事项为“无新增”或“不涉及”的就是零报告，按时报送同样算数；不报不是零报告。",
                        "佐证按“单位代码-事项号-顺序号”编号，如 {unitCode}-09-03，随表报送；电子文件用同一编号命名，便于和佐证袋对上。",
                        "灰色单元格由系统填写，请不要改动表样或增删行列。浅黄色单元格由单位填写；名册已定为“不涉及”的事项由系统填好并锁定。",
                        "选“有进展”的，须写明内容（不少于10字），附佐证并填写佐证份数、佐证名称及编号；填了主要数据的，须填计量单位。",
                        "最右一列“填写检查”不打印：有红字的行还没有填对，全部变空白后再报送。",
                        "统计区间为 {periodStart} 至 {periodEnd}，只写本期内的工作，不写累计。",
                        "公章盖在左上角“填报单位（盖章）”处，压住单位名称；单位负责人签字后报送纸质版。",
                        "报送到：{office}（{officeFull}）。有疑问的，由{office}解释。{contact}　{contactPhone}"));
    }
}
