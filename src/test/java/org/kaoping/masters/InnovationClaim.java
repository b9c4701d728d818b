package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 工作创新加分申报表: one result a workbook, claimed by a unit whenever it likes. */
final class InnovationClaim {
    static final String TIERS = "创新奖,特别创新奖,突出创新奖";
    static final String KINDS = "重要创新举措,市信用办推广,省级以上表彰,课题研究或论坛征文,其他";

    private InnovationClaim() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("创新加分申报表");
        Page notes = kit.page("填表说明");
        new Dictionary(kit).number("考评年度", "year", "kp_year").finish();
        page.widths(16, 17, 15, 15, 17, 15, 11, 30);
        head(page);
        matter(page);
        decision(page);
        page.freeze(0, 3).print(false, false, "A1:F22", 0).protect(false);
        Notes.draw(
                notes,
                "工作创新加分申报表填表说明",
                List.of(
                        "一项成果一张表，只报基本考核内容以外的事项。有几项的，每项各领一份申报编号不同的表。",
                        "推广、表彰、课题、征文须附正式文件或证书；没有正式文件的不予认定。",
                        "申请档次仅供参考，以考核小组评定为准：创新奖 {tier1} 分，特别创新奖 {tier2} 分，突出创新奖 {tier3} 分。",
                        "同一成果只加一次分，以前年度已加分的不能再报。",
                        "取得成效用数据说话，写前后对比；佐证逐件列出名称、形式、页数，随表报送复印件。",
                        "灰色单元格由系统填写，“考核小组评定”一栏单位不填。右侧“填写检查”不打印：有红字的还没有填对。",
                        "报送到：{office}（{officeFull}），申报截止日：{claimsDeadline}。有疑问的，由{office}解释。{contact}　{contactPhone}"));
        kit.card(
                "innovation-claim",
                "工作创新加分申报表",
                "创新申报",
                "any",
                "unit",
                "",
                true,
                "unit",
                Map.of("name", "name", "due", "claimsDeadline"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:E1", "{city}{year}年度社会信用体系建设工作创新加分申报表", Look.TITLE.withSize(16))
                .text("F1", "创新01", Look.NUMBER)
                .height(1, 40);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2:F2", "申报编号：{unitCode}-C{serial}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.text("A3", "申报单位（盖章）", Look.LABEL)
                .text("B3:D3", "{unitName}", Look.FIXED)
                .text("E3", "单位代码", Look.LABEL)
                .text("F3", "{unitCode}", Look.FIXED_MID)
                .height(3, 28);
        page.text("A4", "填报人*", Look.LABEL)
                .input("B4:C4", "reporter", Look.INPUT, "填报人", Ask.length(2, 20, "填写经办人姓名，2至20个字", "填报人应为2至20个字，请检查"))
                .text("D4", "联系电话*", Look.LABEL)
                .input("E4:F4", "phone", Look.INPUT, "联系电话", Ask.phone("E4"))
                .height(4, 30);
        page.text("A5", "审核人*", Look.LABEL)
                .input("B5:C5", "reviewer", Look.INPUT, "审核人", Ask.length(2, 20, "填写分管领导或审核人姓名", "审核人应为2至20个字"))
                .text("D5", "填报日期*", Look.LABEL)
                .input(
                        "E5:F5",
                        "reportDate",
                        Look.INPUT_DAY,
                        "填报日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,3,31)", "如 2020-12-20", "填报日期不在本年度范围内")
                                .warn())
                .height(5, 30);
    }

    /** Down to 主要做法 it is one page, with a short rest: 取得成效 does not fit on it, and heads the second. */
    private static void matter(Page page) {
        page.text("A6", "申报事项名称*", Look.LABEL)
                .input("B6:F6", "name", Look.INPUT, "申报事项名称", Ask.length(4, 40, "用一句话说明创新点，不超过40字", "应为4至40个字"))
                .height(6, 30);
        page.text("A7", "申报类别*", Look.LABEL)
                .input("B7:C7", "kind", Look.INPUT_MID, "申报类别", Ask.options(KINDS, "按第八条选择；选“其他”须在理由中说明"))
                .text("D7", "申请档次*", Look.LABEL)
                .input("E7:F7", "tier", Look.INPUT_MID, "申请档次", Ask.options(TIERS, "单位建议档次，最终由考核小组评定"))
                .height(7, 30);
        page.text("A8", "实施起始日期*", Look.LABEL)
                .input(
                        "B8:C8",
                        "from",
                        Look.INPUT_DAY,
                        "实施起始日期",
                        Ask.day("DATE(kp_year-2,1,1)", "DATE(kp_year,12,31)", "举措开始实施的日期", "起始日期不在合理范围内"))
                .text("D8", "成果取得日期*", Look.LABEL)
                .input(
                        "E8:F8",
                        "date",
                        Look.INPUT_DAY,
                        "成果取得日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year,12,31)", "推广、表彰、发表或见效的日期，应在本年度内", "成果取得日期应在本年度内"))
                .height(8, 30);
        page.text("A9", "是否在基本考核内容以外*", Look.LABEL)
                .input("B9:C9", "outside", Look.INPUT_MID, "是否在基本考核内容以外", Ask.options("是,否", "只有基本考核内容以外的才能加分"))
                .text("D9", "以前年度是否已加分*", Look.LABEL)
                .input("E9:F9", "before", Look.INPUT_MID, "以前年度是否已加分", Ask.options("否,是", "同一成果不重复加分"))
                .height(9, 34);
        page.text("A10", "理由*", Look.LABEL)
                .input(
                        "B10:F10",
                        "outsideWhy",
                        Look.INPUT,
                        "理由",
                        Ask.length(10, 200, "说明与哪项指标的区别，10至200字", "应为10至200字"))
                .height(10, 150);
        page.text("A11", "主要做法*", Look.LABEL)
                .input("B11:F11", "work", Look.INPUT.top(), "主要做法", Ask.length(50, 1000, "写做了什么、怎么做的", "应为50至1000字"))
                .height(11, 409);
        page.text("A12", "取得成效*", Look.LABEL)
                .input("B12:F12", "effect", Look.INPUT.top(), "取得成效", Ask.length(30, 800, "用数据说话，写前后对比", "应为30至800字"))
                .height(12, 340);
        page.text("A13", "推广或表彰机关", Look.LABEL)
                .input("B13:C13", "issuer", Look.INPUT, "推广或表彰机关", Ask.length(0, 50, "写机关全称", "不能超过50字"))
                .text("D13", "文号或刊物期号", Look.LABEL)
                .input("E13:F13", "docRef", Look.INPUT, "文号或刊物期号", Ask.length(0, 40, "如“×信办发〔2020〕×号”", "不能超过40字"))
                .height(13, 46);
        page.text("A14", "级别", Look.LABEL)
                .input("B14:C14", "level", Look.INPUT_MID, "级别", Ask.options("国家,省,市", "按发文或主办单位级别选择"))
                .text("D14:F14", "推广、表彰、课题三类须填机关、文号和级别。", Look.FIXED)
                .height(14, 26);
        page.text("A15", "佐证清单*", Look.LABEL)
                .input("B15:F15", "evidence", Look.INPUT.top(), "佐证清单", Ask.length(5, 500, "逐件写名称、形式、页数", "应为5至500字"))
                .height(15, 240);
        check(page, 9, "IF(B9=\"否\",\"基本考核内容以内的不能申报\",\"\")");
        check(page, 10, "IF(E9=\"是\",\"以前年度已加分的不能申报\",\"\")");
        check(page, 8, "IF(AND(ISNUMBER(B8),ISNUMBER(E8),SUM(B8)>SUM(E8)),\"成果取得日期早于实施起始日期\",\"\")");
        check(
                page,
                13,
                "IF(AND(OR(B7=\"市信用办推广\",B7=\"省级以上表彰\",B7=\"课题研究或论坛征文\"),OR(" + Ask.len("B13") + "=0," + Ask.len("E13")
                        + "=0,B14=\"\")),\"请填机关、文号和级别\",\"\")");
        check(page, 14, "IF(AND(B7=\"省级以上表彰\",B14=\"市\"),\"省级以上表彰的级别应为省或国家\",\"\")");
    }

    /** A check beside a row, outside what is printed. */
    private static void check(Page page, int row, String formula) {
        page.text("G" + row, "填写检查", Look.LABEL.withColor("C00000")).formula("H" + row, formula, Look.CHECK);
    }

    private static void decision(Page page) {
        page.text("A16", "单位意见", Look.LABEL)
                .text("B16:D16", "", Look.SIGN)
                .text("E16:F16", "（盖章）　　　　年　　月　　日", Look.SIGN.across(HorizontalAlignment.CENTER))
                .height(16, 90);
        page.height(17, 8);
        page.text("A18:F18", "考核小组评定（单位不填，由评定汇总表带入）", Look.HEAD).height(18, 24);
        page.text("A19", "评定结果", Look.LABEL)
                .text("B19", "{decidedResult}", Look.FIXED_MID)
                .text("C19", "评定档次", Look.LABEL)
                .text("D19", "{decidedTier}", Look.FIXED_MID)
                .text("E19", "加分", Look.LABEL)
                .text("F19", "{decidedPoints}", Look.FIXED_MID.withFormat("0.00"))
                .height(19, 26);
        page.text("A20:C20", "考核小组组长（签字）：", Look.PLAIN)
                .text("D20:F20", "　　　　年　　月　　日", Look.SIGN)
                .height(20, 56);
        page.height(21, 6);
        page.text("A22:F22", "注：一项成果一张表，证明文件复印件附后；证明文件要有文号和日期，没有正式文件的不认。", Look.PLAIN.withSize(9))
                .height(22, 22);
    }
}
