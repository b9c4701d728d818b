package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 年度自评表: one row for each indicator, marked by the unit itself, and the report that goes with it. */
final class SelfAssessment {
    private static final Look MID = Look.COMPUTED.across(HorizontalAlignment.CENTER);

    private SelfAssessment() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("自评表");
        Page report = kit.page("自评报告");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("优秀线", "g1", "kp_g1")
                .number("良好线", "g2", "kp_g2")
                .number("合格线", "g3", "kp_g3")
                .finish();
        page.widths(5.5, 9, 12, 15, 20, 38, 7, 9, 9, 34, 20, 15, 26);
        head(page);
        table(page);
        totals(page);
        page.freeze(5, 6).filter("A6:L7").print(false, true, "A1:L12", 6).protect(false);
        report(report);
        Notes.draw(
                notes,
                "年度自评表填表说明",
                List.of(
                        "只对本单位承担的指标自评，不涉及的不填分。年度材料截止日：{yearDeadline}。",
                        "自评得分要有理由和佐证编号，佐证编号与工作台账一致，如 {unitCode}-09-03。月度报送一项由系统掌握，不用附佐证编号。",
                        "对承担情况有不同意见的写在最后一列，由{office}核定；核定前仍按印好的填。",
                        "自评得分填0至满分之间的数，最多两位小数；得分合计、折算得分和等级由公式计算。",
                        "自评得分＝实得分÷应得分×100，四舍五入保留两位小数；优秀线 {g1} 分，良好线 {g2} 分，合格线 {g3} 分，本数归上一等级。",
                        "“自评报告”一页写总体情况、主要扣分点及原因、整改打算，并选择真实性承诺；另有 Word 或盖章扫描件（PDF）的，与本表放在一起报送，三段文字格可空着。",
                        "灰色单元格由系统填写，请不要改动表样。最右一列“填写检查”不打印：有红字的行还没有填对。",
                        "报送到：{office}（{officeFull}）。有疑问的，由{office}解释。{contact}　{contactPhone}"));
        kit.card(
                "self-assessment",
                "年度自评表",
                "自评表",
                "year",
                "unit",
                "",
                false,
                "unit",
                Map.of("textCells", "summary,lost,plan"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:K1", "{city}{year}年度社会信用体系建设工作自评表（{cohort}）", Look.TITLE)
                .text("L1", "年报01", Look.NUMBER)
                .height(1, 36);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2:J2", "（统计区间：{year}年1月1日至12月31日）", Look.SUBTITLE)
                .text("K2:L2", "自评报告附表", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.text("A3:B3", "填报单位（盖章）", Look.LABEL)
                .text("C3:F3", "{unitName}", Look.FIXED)
                .text("G3:H3", "单位代码", Look.LABEL)
                .text("I3:J3", "{unitCode}", Look.FIXED)
                .text("K3", "类别", Look.LABEL)
                .text("L3", "{cohort}", Look.FIXED_MID)
                .height(3, 28);
        page.text("A4:B4", "填报人*", Look.LABEL)
                .input("C4:D4", "reporter", Look.INPUT, "填报人", Ask.length(2, 20, "填写经办人姓名，2至20个字", "填报人应为2至20个字，请检查"))
                .text("E4", "联系电话*", Look.LABEL)
                .input("F4", "phone", Look.INPUT, "联系电话", Ask.phone("F4"))
                .text("G4:H4", "审核人*", Look.LABEL)
                .input("I4:J4", "reviewer", Look.INPUT, "审核人", Ask.length(2, 20, "填写分管领导或审核人姓名", "审核人应为2至20个字"))
                .text("K4", "填报日期*", Look.LABEL)
                .input(
                        "L4",
                        "reportDate",
                        Look.INPUT_DAY,
                        "填报日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,3,31)", "如 2020-12-20", "填报日期不在本年度范围内")
                                .warn())
                .height(4, 24);
        page.height(5, 6);
    }

    private static void table(Page page) {
        String[] heads = {"序号", "指标代码", "考评方面", "考评事项", "考评指标", "计分方法", "满分", "是否承担", "自评得分", "自评说明", "佐证编号", "对承担情况的意见"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "6", heads[i], Look.HEAD);
        }
        page.text("M6", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(6, 32);
        page.text("A7", "{inds.no}", Look.FIXED_MID.withFormat("0"))
                .text("B7", "{inds.code}", Look.FIXED_MID)
                .text("C7", "{inds.aspect}", Look.FIXED)
                .text("D7", "{inds.item}", Look.FIXED)
                .text("E7", "{inds.name}", Look.FIXED)
                .text("F7", "{inds.rule}", Look.FIXED.withSize(10))
                .text("G7", "{inds.full}", Look.FIXED_MID.withFormat("0.0"))
                .text("H7", "{inds.duty}", Look.FIXED_MID)
                .input(
                        "I7",
                        "inds.self",
                        Look.INPUT_NUMBER.withFormat("0.00"),
                        "自评得分",
                        Ask.custom(
                                "IF(H7=\"不涉及\",I7=\"\",IF(ISNUMBER(I7),AND(I7>=0,I7<=G7,ROUND(I7,2)=I7),FALSE))",
                                "填0至满分之间的分数，最多两位小数；不涉及的空着",
                                "自评得分应在0和满分之间，最多两位小数；不涉及的指标不填分"))
                .input("J7", "inds.reason", Look.INPUT, "自评说明", Ask.length(0, 300, "写得分或扣分的理由，引用数据", "不能超过300字"))
                .input("K7", "inds.proof", Look.INPUT, "佐证编号", Ask.length(0, 200, "填工作台账中的佐证编号，多个用分号隔开", "不能超过200字"))
                .input(
                        "L7",
                        "inds.objection",
                        Look.INPUT,
                        "对承担情况的意见",
                        Ask.length(0, 100, "认为“承担／不涉及”定得不对的，在此说明", "不能超过100字"))
                .formula("M7", check(), Look.CHECK)
                .elastic(7, 46);
        page.when("C7:D7", "C7=C6", "BFBFBF", "").when("H7:L7", "$H7=\"不涉及\"", "7F7F7F", "E7E6E6");
    }

    private static String check() {
        return "IF(H7=\"不涉及\",IF(I7=\"\",\"\",\"不涉及的指标不应填分\"),IF(I7=\"\",\"请填自评得分\",IF(" + Ask.len("J7")
                + "=0,\"请写自评说明\",IF(AND(SUM(I7)>0," + Ask.len("K7")
                + "=0,B7<>\"B0103\",B7<>\"X0103\"),\"得分的指标请填佐证编号\",\"\"))))";
    }

    private static void totals(Page page) {
        page.text("A8:F8", "应得分（承担的满分之和）、实得分（自评得分合计）", Look.LABEL)
                .formula("G8", "SUMIF(H7:H7,\"承担\",G7:G7)", MID.withFormat("0.0"))
                .text("H8", "", Look.FIXED)
                .formula("I8", "SUM(I7:I7)", MID.withFormat("0.00"))
                .text("J8:L8", "", Look.FIXED)
                .height(8, 26);
        page.text("A9:F9", "自评得分＝实得分÷应得分×100", Look.LABEL)
                .formula(
                        "G9:I9",
                        "IF(OR(G8=0,COUNT(I7:I7)=0),\"未评定\",ROUND(I8/G8*100,2))",
                        MID.withFormat("0.00").withBold())
                .text("J9", "自评等级", Look.LABEL)
                .formula(
                        "K9:L9",
                        "IF(ISNUMBER(G9),IF(G9>=kp_g1,\"优秀\",IF(G9>=kp_g2,\"良好\",IF(G9>=kp_g3,\"合格\",\"不合格\"))),\"未评定\")",
                        MID.withBold())
                .height(9, 28);
        page.height(10, 8);
        page.text("A11:E11", "单位主要负责人（签字）：", Look.PLAIN)
                .text("F11:H11", "", Look.SIGN)
                .text("I11:J11", "（单位盖章）", Look.PLAIN.across(HorizontalAlignment.CENTER))
                .text("K11:L11", "　　　　年　　月　　日", Look.SIGN)
                .height(11, 34);
        page.text("A12:L12", "注：不涉及的指标不计入应得分和实得分；自评不等于评定，年终评分由考核小组现场评定。", Look.PLAIN.withSize(9))
                .height(12, 20);
    }

    private static void report(Page page) {
        page.widths(16, 36, 18, 22, 12);
        page.text("A1:D1", "{unitName}{year}年度社会信用体系建设工作自评报告", Look.TITLE.withSize(18))
                .height(1, 40);
        page.text("A2:B2", "{docNo}　{exampleMark}", Look.MARK)
                .text("C2:D2", "年报01（正文）", Look.NUMBER)
                .text("E2", "字数（不打印）", Look.PLAIN.withSize(9))
                .height(2, 24);
        int row = 3;
        row = part(page, row, "一、总体情况*", "summary", 50, 1000, "写全年工作总体评价和自评结论，50至1000字", 384);
        row = part(page, row, "二、主要扣分点及原因*", "lost", 10, 1000, "逐条写扣分较多的指标和原因", 384);
        row = part(page, row, "三、整改打算*", "plan", 10, 800, "针对扣分点写措施和时限", 310);
        page.text("A" + row, "真实性承诺*", Look.LABEL)
                .input(
                        "B" + row + ":D" + row,
                        "promise",
                        Look.INPUT_MID,
                        "真实性承诺",
                        Ask.options("本单位对所报材料的真实性负责", "请选择，表示单位承诺材料真实").error("请选择真实性承诺"))
                .height(row, 28);
        row++;
        page.text("A" + row, "单位主要负责人（签字）：", Look.PLAIN)
                .text("B" + row, "", Look.SIGN)
                .text("C" + row, "（单位盖章）", Look.PLAIN.across(HorizontalAlignment.CENTER))
                .text("D" + row, "　　　　年　　月　　日", Look.SIGN)
                .height(row, 44);
        page.print(false, false, "A1:D" + row, 0).protect(false);
    }

    private static int part(
            Page page, int row, String label, String field, int least, int most, String prompt, double height) {
        String name = label.substring(2, label.length() - 1);
        page.text("A" + row, label, Look.LABEL)
                .input(
                        "B" + row + ":D" + row,
                        field,
                        Look.INPUT.top(),
                        name,
                        Ask.length(least, most, prompt, "应为" + least + "至" + most + "字"))
                .formula("E" + row, "LEN(B" + row + ")&\"字\"", Look.PLAIN.withSize(9))
                .height(row, height);
        return row + 1;
    }
}
