package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 先进个人推荐表: one person a workbook, recommended by a unit. */
final class PersonRecommendation {
    private static final String SEAL = "（盖章）　　　　年　　月　　日";

    private PersonRecommendation() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("先进个人推荐表");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .value("类别", "cohort", "kp_cohort")
                .list("kpNations", List.of("no", "name"), List.of("序号", "民族"), "name", "kp_nations")
                .list("kpParties", List.of("no", "name"), List.of("序号", "政治面貌"), "name", "kp_parties")
                .finish();
        page.widths(14, 15, 12, 16, 18, 14, 16, 11, 28);
        head(page);
        person(page);
        deeds(page);
        views(page);
        page.freeze(0, 3).print(false, false, "A1:G21", 0).protect(false);
        Notes.draw(
                notes,
                "先进个人推荐表填表说明",
                List.of(
                        "一人一表，由所在单位推荐并盖章；有几人的，每人各领一份推荐编号不同的表。年度截止日：{yearDeadline}。",
                        "主要事迹写信用工作中的具体事例和成绩，300至1500字，用第三人称。",
                        "推荐前应在本单位公示，并填写公示起止日期。",
                        "推荐人选以实际从事信用工作的人员为主，面向基层一线。",
                        "本表不填身份证号；照片可不贴。此表一式两份。",
                        "县（市）区推荐的，由县（市）区信用办签署意见；部门推荐的，该栏空着。",
                        "灰色单元格由系统填写，请不要改动表样。右侧“填写检查”不打印：有红字的还没有填对。",
                        "报送到：{office}（{officeFull}）。有疑问的，由{office}解释。{contact}　{contactPhone}"));
        kit.card("person-recommendation", "先进个人推荐表", "推荐表", "any", "unit", "", true, "unit", Map.of("name", "name"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:F1", "{year}年度{city}社会信用体系建设先进个人推荐表", Look.TITLE.withSize(18))
                .text("G1", "年报04", Look.NUMBER)
                .height(1, 40);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2:F2", "推荐编号：{unitCode}-P{serial}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .text("G2", "附件5", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 22);
        page.text("A3", "推荐单位（盖章）", Look.LABEL)
                .text("B3:D3", "{unitName}", Look.FIXED)
                .text("E3", "单位代码", Look.LABEL)
                .text("F3:G3", "{unitCode}", Look.FIXED_MID)
                .height(3, 26);
    }

    private static void person(Page page) {
        page.text("A4", "姓名*", Look.LABEL)
                .input("B4", "name", Look.INPUT_MID, "姓名", Ask.length(2, 20, "与身份证件一致，少数民族姓名可带间隔号", "姓名应为2至20个字"))
                .text("C4", "性别*", Look.LABEL)
                .input("D4", "sex", Look.INPUT_MID, "性别", Ask.options("男,女", "选择男或女"))
                .text("E4", "出生年月*", Look.LABEL)
                .input(
                        "F4",
                        "birth",
                        Look.INPUT_DAY.withFormat("yyyy\"年\"mm\"月\""),
                        "出生年月",
                        Ask.custom(
                                "AND(ISNUMBER(F4),F4>=DATE(kp_year-70,1,1),F4<=DATE(kp_year-18,12,31))",
                                "填年月，如 1985-06",
                                "出生年月不合理：应满18周岁且不超过70周岁"))
                .height(4, 28);
        page.text("A5", "民族*", Look.LABEL)
                .input(
                        "B5",
                        "nation",
                        Look.INPUT_MID,
                        "民族",
                        Ask.range("kp_nations", "从下拉选择，没有的直接填写民族名称")
                                .error("请核对民族名称")
                                .warn())
                .text("C5", "政治面貌*", Look.LABEL)
                .input("D5", "party", Look.INPUT_MID, "政治面貌", Ask.range("kp_parties", "从下拉选择"))
                .text("E5", "参加工作时间", Look.LABEL)
                .input(
                        "F5",
                        "joined",
                        Look.INPUT_DAY.withFormat("yyyy\"年\"mm\"月\""),
                        "参加工作时间",
                        Ask.day("F4", "DATE(kp_year,12,31)", "如 2008-07", "参加工作时间应晚于出生年月"))
                .height(5, 28);
        page.text("A6", "学历（学位）*", Look.LABEL)
                .input("B6", "edu", Look.INPUT_MID, "学历（学位）", Ask.options("初中及以下,高中或中专,大专,大学本科,硕士研究生,博士研究生", "填最高学历"))
                .text("C6", "职务、职称*", Look.LABEL)
                .input("D6", "post", Look.INPUT_MID, "职务、职称", Ask.length(2, 40, "如“信用科科长”“主任科员”“经济师”", "应为2至40个字"))
                .text("E6", "是否县处级以上干部*", Look.LABEL)
                .input("F6", "leader", Look.INPUT_MID, "是否县处级以上干部", Ask.options("否,是", "如实选择；表彰面向基层一线"))
                .height(6, 36);
        page.text("A7", "工作单位及科室*", Look.LABEL)
                .input("B7:D7", "org", Look.INPUT, "工作单位及科室", Ask.length(4, 50, "写全称，到科室", "应为4至50个字"))
                .text("E7", "从事信用工作年限*", Look.LABEL)
                .input(
                        "F7",
                        "years",
                        Look.INPUT_NUMBER.withFormat("0.0"),
                        "从事信用工作年限",
                        Ask.decimal("0", "45", "按年填，不足一年填0.5", "请填0至45之间的数"))
                .height(7, 36);
        page.text("G4:G7", "（照片，可不贴）", Look.INPUT_MID.withFill(""));
        page.text("A8", "联系电话*", Look.LABEL)
                .input("B8:D8", "phone", Look.INPUT, "联系电话", Ask.phone("B8"))
                .text("E8:G8", "", Look.FIXED)
                .height(8, 26);
        page.text("A9", "何时何地受过何种奖励", Look.LABEL)
                .input(
                        "B9:G9",
                        "award",
                        Look.INPUT.top(),
                        "何时何地受过何种奖励",
                        Ask.length(0, 300, "只写市级以上，写明时间和名称；没有写“无”", "不能超过300字"))
                .height(9, 110);
    }

    private static void deeds(Page page) {
        page.text("A10:A11", "主要事迹（300至1500字）*", Look.LABEL)
                .input(
                        "B10:G11",
                        "deed",
                        Look.INPUT.top(),
                        "主要事迹",
                        Ask.length(300, 1500, "写在信用工作中的具体事例和成绩，300至1500字，第三人称", "主要事迹应为300至1500字"))
                .height(10, 260)
                .height(11, 260);
        check(page, 10, "IF(LEN(B10)<300,\"主要事迹还差\"&(300-LEN(B10))&\"字\",\"\")");
        String day = "公示日期不在合理范围内";
        page.text("A12", "单位公示情况*", Look.LABEL)
                .input(
                        "B12:C12",
                        "public",
                        Look.INPUT_MID,
                        "单位公示情况",
                        Ask.options("已公示无异议,公示期内,未公示", "推荐前在本单位公示，选择实际情况"))
                .text("D12", "公示起", Look.LABEL)
                .input(
                        "E12",
                        "publicFrom",
                        Look.INPUT_DAY,
                        "公示起",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,6,30)", "公示第一天", day))
                .text("F12", "公示止", Look.LABEL)
                .input(
                        "G12",
                        "publicTo",
                        Look.INPUT_DAY,
                        "公示止",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,6,30)", "公示最后一天，不早于公示起", day))
                .height(12, 28);
        check(
                page,
                12,
                "IF(AND(OR(B12=\"已公示无异议\",B12=\"公示期内\"),OR(E12=\"\",G12=\"\")),\"请填公示起止日期\","
                        + "IF(AND(E12<>\"\",G12<>\"\",SUM(G12)<SUM(E12)),\"公示止日早于起日\",\"\"))");
    }

    /** A check beside a row, outside what is printed. */
    private static void check(Page page, int row, String formula) {
        page.text("H" + row, "填写检查", Look.LABEL.withColor("C00000")).formula("I" + row, formula, Look.CHECK);
    }

    private static void views(Page page) {
        Look seal = Look.FIXED.withFill("").across(HorizontalAlignment.RIGHT);
        page.text("A13:A14", "推荐单位意见", Look.LABEL)
                .input("B13:G13", "unitView", Look.INPUT, "推荐单位意见", Ask.length(0, 100, "可先打印，由单位手签并盖章", "不能超过100字"))
                .text("B14:G14", SEAL, seal)
                .height(13, 44)
                .height(14, 22);
        String[] views = {"县（市）区信用办意见", "市信用办审核意见", "领导小组审批意见"};
        int row = 15;
        for (String view : views) {
            page.text("A" + row + ":A" + (row + 1), view, Look.LABEL)
                    .text("B" + row + ":G" + row, "", Look.INPUT.withFill(""))
                    .text("B" + (row + 1) + ":G" + (row + 1), SEAL, seal)
                    .height(row, 44)
                    .height(row + 1, 22);
            row += 2;
        }
        page.when("B15:G16", "kp_cohort=\"市（省）直部门\"", "BFBFBF", "E7E6E6");
        page.text("A21:G21", "本表为推荐用，表彰以批准文件为准。推荐人选应先在本单位公示；此表一式两份。", Look.PLAIN.withSize(9))
                .height(21, 22);
    }
}
