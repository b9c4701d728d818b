package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 年终评分表: one unit's indicators, marked on site by the assessment group and confirmed by the unit. */
final class YearEndMarks {
    private static final String SHEET = "年终评分表";
    private static final Look MID = Look.COMPUTED.across(HorizontalAlignment.CENTER);

    private YearEndMarks() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page(SHEET);
        Page found = kit.page("检查发现");
        Page sign = kit.page("签字确认");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("优秀线", "g1", "kp_g1")
                .number("良好线", "g2", "kp_g2")
                .number("合格线", "g3", "kp_g3")
                .number("承担分值提醒线", "lowY", "kp_lowY")
                .value("未发生情形", "noCase", "kp_noCase")
                .finish();
        page.widths(5.5, 9, 15, 20, 40, 7, 9, 9, 9, 9, 28, 11, 14, 26, 12);
        head(page);
        table(page);
        totals(page);
        page.hideColumn("O")
                .freeze(4, 6)
                .filter("A6:M7")
                .print(false, true, "A1:M11", 6)
                .protect(false);
        found(found);
        sign(sign);
        notes(notes);
        kit.card("year-end-marks", "年终评分表", "年终评分", "year", "group", "");
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:L1", "{city}{year}年度社会信用体系建设工作年终评分表", Look.TITLE)
                .text("M1", "年评01", Look.NUMBER)
                .height(1, 36);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2", "考核小组", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .text("F2:M2", "{markedBy}", Look.PLAIN)
                .height(2, 26);
        page.text("A3:B3", "被考评单位（盖章）", Look.LABEL)
                .text("C3:E3", "{unitName}", Look.FIXED)
                .text("F3:G3", "单位代码", Look.LABEL)
                .text("H3:J3", "{unitCode}", Look.FIXED)
                .text("K3", "类别", Look.LABEL)
                .text("L3:M3", "{cohort}", Look.FIXED_MID)
                .height(3, 28);
        page.text("A4:B4", "现场考评日期*", Look.LABEL)
                .input(
                        "C4",
                        "visitDate",
                        Look.INPUT_DAY,
                        "现场考评日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,6,30)", "如 2021-01-12", "现场考评日期不在合理范围内"))
                .text("D4", "地点*", Look.LABEL)
                .input("E4:M4", "place", Look.INPUT, "地点", Ask.length(2, 50, "填写现场考评地点", "应为2至50个字"))
                .height(4, 24);
        Ask yes = Ask.options("是,否", "三种方式至少一项为“是”").error("请选择是或否");
        page.text("A5:B5", "听取汇报*", Look.LABEL)
                .input("C5", "way1", Look.INPUT_MID, "听取汇报", yes)
                .text("D5", "查阅资料台账*", Look.LABEL)
                .input("E5", "way2", Look.INPUT_MID, "查阅资料台账", yes)
                .text("F5:G5", "看现场*", Look.LABEL)
                .input("H5:J5", "way3", Look.INPUT_MID, "看现场", yes)
                .text("K5", "填写检查", Look.LABEL)
                .formula(
                        "L5:M5",
                        "IF(OR(C5=\"是\",E5=\"是\",H5=\"是\"),\"\",IF(AND(C5=\"否\",E5=\"否\",H5=\"否\"),\"三种考评方式至少一项为是\",\"\"))",
                        Look.CHECK)
                .height(5, 30);
    }

    private static void table(Page page) {
        String[] heads = {
            "序号", "指标代码", "考评事项", "考评指标", "计分方法", "满分", "是否承担*", "自评得分", "检查发现", "得分*", "扣分原因", "佐证核验", "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "6", heads[i], Look.HEAD);
        }
        page.text("N6", "填写检查（不打印）", Look.HEAD.withColor("C00000"))
                .text("O6", "名册的承担情况", Look.HEAD)
                .height(6, 32);
        page.text("A7", "{inds.no}", Look.FIXED_MID.withFormat("0"))
                .text("B7", "{inds.code}", Look.FIXED_MID)
                .text("C7", "{inds.item}", Look.FIXED)
                .text("D7", "{inds.name}", Look.FIXED)
                .text("E7", "{inds.rule}", Look.FIXED.withSize(10))
                .text("F7", "{inds.full}", Look.FIXED_MID.withFormat("0.0"))
                .input(
                        "G7",
                        "inds.duty",
                        Look.INPUT_MID,
                        "是否承担",
                        Ask.options("承担,不涉及,未发生", "名册已定；现场确需改变的，改后在备注写明原因。承担但当年没有发生的选“未发生”"))
                .text("H7", "{inds.self}", Look.FIXED_MID.withFormat("0.00"))
                .text("I7", "{inds.findings}", Look.FIXED_MID.withFormat("0"))
                .input(
                        "J7",
                        "inds.mark",
                        Look.INPUT_NUMBER.withFormat("0.00"),
                        "得分",
                        Ask.custom(
                                        "IF(OR(G7=\"不涉及\",AND(G7=\"未发生\",kp_noCase<>\"机制健全得满分\")),J7=\"\","
                                                + "IF(ISNUMBER(J7),AND(J7>=0,J7<=F7,ROUND(J7,2)=J7),FALSE))",
                                        "填0至满分之间的分数，最多两位小数；不涉及的空着；未发生的按参数P35",
                                        "得分应在0和满分之间，最多两位小数；不涉及的指标不填分")
                                .judgingBlanks())
                .input("K7", "inds.why", Look.INPUT, "扣分原因", Ask.length(0, 200, "得分低于满分的写明原因和依据", "不能超过200字"))
                .input("L7", "inds.verified", Look.INPUT_MID, "佐证核验", Ask.options("属实,材料不足,不实", "考核小组对佐证真实性的审核结论（第九条）"))
                .input("M7", "inds.remark", Look.INPUT, "备注", Ask.length(0, 100, "改动是否承担的，在此写明原因", "备注不超过100字"))
                .formula("N7", check(), Look.CHECK)
                .text("O7", "{inds.dutyPlanned}", Look.FIXED_MID)
                .elastic(7, 46);
        page.when("C7:C7", "C7=C6", "BFBFBF", "").when("G7:M7", "$G7=\"不涉及\"", "7F7F7F", "E7E6E6");
    }

    private static String check() {
        String duty = "IF(AND(IF(G7=\"未发生\",\"承担\",G7)<>O7," + Ask.len("M7") + "=0),\"是否承担与名册不同，请在备注写明原因\",";
        return "IF(G7=\"\",\"请选择是否承担\"," + duty
                + "IF(G7=\"不涉及\",IF(J7=\"\",\"\",\"不涉及的指标不应填分\"),"
                + "IF(AND(G7=\"未发生\",kp_noCase<>\"机制健全得满分\"),IF(J7=\"\",\"\",\"未发生的由系统计算，不填分\"),IF(J7=\"\",\"请评分\",IF(AND(J7<F7,"
                + Ask.len("K7")
                + "=0),\"扣分的请写明原因\",IF(L7=\"\",\"请填佐证核验结论\",IF(AND(L7=\"不实\",J7>0),\"佐证不实，请核对得分\",\"\"))))))))";
    }

    private static void totals(Page page) {
        page.text("A8:E8", "应得分Y（承担的满分之和）、自评得分合计、检查发现合计、实得分X", Look.LABEL)
                .formula(
                        "F8",
                        "SUMIF(G7:G7,\"承担\",F7:F7)+IF(kp_noCase=\"不涉及\",0,SUMIF(G7:G7,\"未发生\",F7:F7))",
                        MID.withFormat("0.0"))
                .text("G8", "", Look.FIXED)
                .formula("H8", "SUM(H7:H7)", MID.withFormat("0.00"))
                .formula("I8", "SUM(I7:I7)", MID.withFormat("0"))
                .formula("J8", "SUM(J7:J7)", MID.withFormat("0.00"))
                .formula("K8:M8", "IF(AND(F8>0,F8<kp_lowY),\"提醒：应得分低于\"&kp_lowY&\"分，一分之差影响较大\",\"\")", Look.CHECK)
                .height(8, 26);
        page.text("A9:E9", "考核得分＝实得分X÷应得分Y×100", Look.LABEL)
                .formula(
                        "F9:J9",
                        "IF(AND(kp_noCase=\"同类平均\",COUNTIF(G7:G7,\"未发生\")>0),\"待汇总后计算\","
                                + "IF(OR(F8=0,COUNT(J7:J7)=0),\"未评定\",ROUND(J8/F8*100,2)))",
                        MID.withFormat("0.00").withBold())
                .text("K9", "等级", Look.LABEL)
                .formula(
                        "L9:M9",
                        "IF(ISNUMBER(F9),IF(F9>=kp_g1,\"优秀\",IF(F9>=kp_g2,\"良好\",IF(F9>=kp_g3,\"合格\",\"不合格\"))),\"未评定\")",
                        MID.withBold())
                .height(9, 28);
        page.text("A10:E10", "自评情况", Look.LABEL)
                .text("F10:M10", "{selfState}", Look.FIXED)
                .height(10, 26);
        page.text(
                        "A11:M11",
                        "注：得分不小于0，不超过满分，最多两位小数。不涉及的指标不计入应得分和实得分；承担但当年未发生的选“未发生”，按“{noCase}”计。评分后由被考评单位在“签字确认”页确认。",
                        Look.PLAIN.withSize(9))
                .height(11, 20);
    }

    /** What inspections found, in words: the mark is given with it in sight (R8). */
    private static void found(Page page) {
        page.widths(6, 26, 9, 96);
        page.text("A1:C1", "{city}{year}年度检查发现（供评分参考）", Look.TITLE.withSize(18))
                .text("D1", "年评01（附页）", Look.NUMBER)
                .height(1, 40);
        page.text("A2:C2", "{unitName}（{unitCode}）", Look.PLAIN.withSize(11))
                .text("D2", "{docNo}　{exampleMark}", Look.MARK)
                .height(2, 24);
        String[] heads = {"序号", "考评事项", "条数", "检查发现（检查编号、日期、指标、结论、事实、程度、整改要求）"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "3", heads[i], Look.HEAD);
        }
        page.height(3, 28);
        page.text("A4", "{found.no}", Look.FIXED_MID.withFormat("0"))
                .text("B4", "{found.name}", Look.FIXED)
                .text("C4", "{found.count}", Look.FIXED_MID.withFormat("0"))
                .text("D4", "{found.text}", Look.FIXED)
                .elastic(4, 24);
        page.text("A5:D5", "注：取自发出本表时有效的专项检查记录表；条数不含“未发现问题”。检查发现只作重要参考，不自动扣分。", Look.PLAIN.withSize(9))
                .height(5, 20);
        page.freeze(2, 3).print(false, true, "A1:D5", 3).protect(false);
    }

    private static void sign(Page page) {
        page.widths(20, 26, 16, 40);
        page.text("A1:D1", "{city}{year}年度社会信用体系建设工作年终评分签字确认", Look.TITLE.withSize(18))
                .height(1, 40);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2", "年评01（附页）", Look.NUMBER)
                .height(2, 24);
        Look value = MID.withSize(12);
        page.text("A3", "被考评单位", Look.LABEL.withSize(12))
                .text("B3:D3", "{unitName}（{unitCode}）", Look.FIXED.withSize(12))
                .height(3, 30);
        page.text("A4", "应得分Y", Look.LABEL.withSize(12))
                .formula("B4", SHEET + "!F8", value.withFormat("0.0"))
                .text("C4", "实得分X", Look.LABEL.withSize(12))
                .formula("D4", SHEET + "!J8", value.withFormat("0.00"))
                .height(4, 30);
        page.text("A5", "考核得分", Look.LABEL.withSize(12))
                .formula("B5", SHEET + "!F9", value.withFormat("0.00").withBold())
                .text("C5", "等级", Look.LABEL.withSize(12))
                .formula("D5", SHEET + "!L9", value.withBold())
                .height(5, 30);
        page.text("A6", "考评日期（现场）", Look.LABEL.withSize(12))
                .formula("B6", "IF(" + SHEET + "!C4=\"\",\"\"," + SHEET + "!C4)", value.withFormat("yyyy\\-mm\\-dd"))
                .text("C6", "地点", Look.LABEL.withSize(12))
                .formula("D6", "IF(" + SHEET + "!E4=\"\",\"\"," + SHEET + "!E4)", value)
                .height(6, 30);
        page.height(7, 10);
        Look input = Look.INPUT.withSize(12);
        page.text("A8", "被考评单位意见*", Look.LABEL.withSize(12))
                .input("B8", "confirm", Look.INPUT_MID.withSize(12), "被考评单位意见", Ask.options("无异议,有异议", "由被考评单位现场选择"))
                .text("C8", "确认日期*", Look.LABEL.withSize(12))
                .input(
                        "D8",
                        "confirmDate",
                        Look.INPUT_DAY.withSize(12),
                        "确认日期",
                        Ask.day("B6", "B6+30", "不早于现场考评日期", "确认日期应不早于现场考评日期，且在其后30天内"))
                .height(8, 32);
        page.text("A9", "异议内容", Look.LABEL.withSize(12))
                .input("B9:D9", "confirmNote", input, "异议内容", Ask.length(0, 500, "写明指标代码和理由", "不能超过500字"))
                .height(9, 110);
        page.text("A10", "确认人（签字）*", Look.LABEL.withSize(12))
                .input("B10:D10", "confirmBy", input, "确认人（签字）", Ask.length(2, 20, "单位分管领导姓名，打印后手签盖章", "应为2至20个字"))
                .height(10, 32);
        page.text("A11", "考核小组成员*", Look.LABEL.withSize(12))
                .input("B11:D11", "assessors", input, "考核小组成员", Ask.length(5, 100, "至少2人，用顿号隔开", "请至少填写2名成员"))
                .height(11, 40);
        page.text("A12", "填写检查", Look.LABEL.withSize(12))
                .formula(
                        "B12:D12",
                        "IF(AND(B8=\"有异议\"," + Ask.len("B9") + "=0),\"有异议的请写明异议内容\",IF(AND(B8=\"无异议\"," + Ask.len("B9")
                                + ">0),\"写了异议内容，请核对单位意见\",\"\"))",
                        Look.CHECK.withSize(12))
                .height(12, 26);
        page.height(13, 16);
        Look plain = Look.PLAIN.withSize(12);
        Look hand = Look.SIGN.withSize(12);
        page.text("A14:B14", "考核小组（签字）：", plain)
                .text("C14:D14", "被考评单位（签字盖章）：", plain)
                .height(14, 26);
        page.text("A15:B15", "", hand).text("C15:D15", "", hand).height(15, 90);
        page.text("A16:B16", "　　　　　年　　月　　日", hand.across(HorizontalAlignment.CENTER))
                .text("C16:D16", "　　　　　年　　月　　日", hand.across(HorizontalAlignment.CENTER))
                .height(16, 26);
        page.text("A17:D17", "注：有异议的也请签字，并写明指标代码和理由；异议不影响评分上报，由考核小组研究后答复。", Look.PLAIN.withSize(10))
                .height(17, 24);
        page.print(false, false, "A1:D17", 0).protect(false);
    }

    private static void notes(Page page) {
        Notes.draw(
                page,
                "年终评分表填表说明",
                List.of(
                        "现场逐项评分，低于满分的写明原因。",
                        "先看检查发现和自评说明，再打分。自评得分、检查发现由系统按发出本表时有效的自评表和专项检查记录表带出；没有写明指标的检查发现只列在“检查发现”页。检查发现只作重要参考，不自动扣分。",
                        "月度报送质量（B0103、X0103）的得分由系统按报送回执提出：按时月数÷应报月数×满分；考核小组可以改动，并写明原因。",
                        "评分后由单位现场确认，有异议的写明指标和理由；有异议也要签字盖章。",
                        "“是否承担”由名册带出；现场确需改变的，改后必须在备注写明原因。不涉及的指标不填分。",
                        "得分填0至满分之间的数，最多两位小数；扣分的必须写明原因，承担的指标都要填佐证核验结论。",
                        "考核得分＝实得分X÷应得分Y×100，四舍五入保留两位小数；等级按考核得分确定：优秀线 {g1} 分，良好线 {g2} 分，合格线 {g3} 分，本数归上一等级。",
                        "考评方式有听取汇报、查阅资料台账、看现场三种，至少一项为“是”。",
                        "最右一列“填写检查”不打印：有红字的行还没有填对，全部变空白后再上报。",
                        "评分表打印盖章后，电子版交{office}；有疑问的，由{office}解释。{contact}　{contactPhone}"));
    }
}
