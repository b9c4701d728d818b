package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 年度工作总结: ten figures of the year and eight parts of text, one unit, once a year. */
final class WorkSummary {
    private static final String ANY_ASPECT = "做法、数据、成效；不涉及写“不涉及”及原因";

    private WorkSummary() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("工作总结");
        Page notes = kit.page("填表说明");
        new Dictionary(kit).number("考评年度", "year", "kp_year").finish();
        page.widths(15, 17, 15, 15, 17, 15, 12);
        head(page);
        figures(page);
        int row = texts(page, 12);
        page.height(row, 10);
        row++;
        page.text("A" + row + ":B" + row, "单位主要负责人（签字）：", Look.PLAIN)
                .text("C" + row, "", Look.SIGN)
                .text("D" + row, "（单位盖章）", Look.PLAIN.across(HorizontalAlignment.CENTER))
                .text("E" + row + ":F" + row, "　　　　年　　月　　日", Look.SIGN)
                .height(row, 44);
        page.freeze(0, 4).print(false, false, "A1:F" + row, 0).protect(false);
        Notes.draw(
                notes,
                "年度工作总结填表说明",
                List.of(
                        "按四个方面写，不涉及的方面写“不涉及”和原因（不少于20字）。年度材料截止日：{yearDeadline}。",
                        "数据与月度报送表、工作台账一致；没有这项职能的数据空着，不要填0。",
                        "字数不超过格内限制，另有材料可附件报送；每段右边给出已写的字数，不打印。",
                        "“三、特色做法”没有的可空着；已申报创新加分的，与申报表一致。",
                        "灰色单元格由系统填写，请不要改动表样。总结写在格内，不要插入文字框和图片；已有 Word（.docx）或盖章扫描件（PDF）的，与本表放在同一文件夹或压缩包里报送，各段文字格可空着。",
                        "报送到：{office}（{officeFull}）。有疑问的，由{office}解释。{contact}　{contactPhone}"));
        kit.card(
                "work-summary",
                "年度工作总结",
                "总结",
                "year",
                "unit",
                "",
                false,
                "unit",
                Map.of("textCells", "overview,base,business,supervision,rights,highlight,problem,next"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:E1", "{unitName}{year}年度社会信用体系建设工作总结", Look.TITLE.withSize(16))
                .text("F1", "年报03", Look.NUMBER)
                .height(1, 40);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2", "类别", Look.LABEL)
                .text("E2", "{cohort}", Look.FIXED_MID)
                .text("F2", "附件4", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 22);
        page.text("A3", "填报单位（盖章）", Look.LABEL)
                .text("B3:C3", "{unitName}", Look.FIXED)
                .text("D3", "单位代码", Look.LABEL)
                .text("E3:F3", "{unitCode}", Look.FIXED_MID)
                .height(3, 28);
        page.text("A4", "填报人*", Look.LABEL)
                .input("B4", "reporter", Look.INPUT, "填报人", Ask.length(2, 20, "填写经办人姓名，2至20个字", "填报人应为2至20个字，请检查"))
                .text("C4", "联系电话*", Look.LABEL)
                .input("D4:F4", "phone", Look.INPUT, "联系电话", Ask.phone("D4"))
                .height(4, 24);
        page.text("A5", "审核人*", Look.LABEL)
                .input("B5", "reviewer", Look.INPUT, "审核人", Ask.length(2, 20, "填写分管领导或审核人姓名", "审核人应为2至20个字"))
                .text("C5", "填报日期*", Look.LABEL)
                .input(
                        "D5:F5",
                        "reportDate",
                        Look.INPUT_DAY,
                        "填报日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,3,31)", "如 2020-12-20", "填报日期不在本年度范围内")
                                .warn())
                .height(5, 24);
    }

    private static void figures(Page page) {
        page.text("A6:F6", "关键数据（全年数，没有这项职能的空着）", Look.HEAD).height(6, 24);
        String[][] figures = {
            {"行政许可公示条数", "permit", "99999999", "全年条数；无此职能可空着"},
            {"行政处罚公示条数", "penalty", "99999999", "全年条数；无此职能可空着"},
            {"归集信用信息条数", "collected", "999999999", "全年入库条数"},
            {"归集信用承诺份数", "promises", "99999999", "全年份数"},
            {"已评价主体数", "graded", "99999999", "年末数"},
            {"联合奖惩案例数", "cases", "999999", "全年报送数"},
            {"信用修复办结件数", "repaired", "999999", "全年件数"},
            {"异议办结件数", "objections", "999999", "全年件数"},
            {"诚信宣传场次", "events", "9999", "全年场次"},
            {"信用信息采用篇数", "articles", "9999", "市级以上信用网站采用篇数"}
        };
        for (int i = 0; i < figures.length; i++) {
            String[] one = figures[i];
            int row = 7 + i / 2;
            boolean left = i % 2 == 0;
            page.text((left ? "A" : "D") + row + (left ? ":B" : ":E") + row, one[0], Look.LABEL)
                    .input(
                            (left ? "C" : "F") + row,
                            one[1],
                            Look.INPUT_NUMBER.withFormat("0"),
                            one[0],
                            Ask.whole("0", one[2], one[3], "请填不小于0的整数"))
                    .height(row, 24);
        }
    }

    private static int texts(Page page, int first) {
        int row = first;
        page.text("G" + (first - 1), "字数（不打印）", Look.PLAIN.withSize(9));
        row = part(page, row, "一、总体情况*", "overview", 50, 600, "组织领导、任务完成情况，50至600字", "应为50至600字");
        row = part(page, row, "二、（一）信用制度和基础建设*", "base", 20, 1000, ANY_ASPECT, "应为20至1000字");
        row = part(page, row, "二、（二）营商环境*", "business", 20, 1000, ANY_ASPECT, "应为20至1000字");
        row = part(page, row, "二、（三）信用监管*", "supervision", 20, 1000, ANY_ASPECT, "应为20至1000字");
        row = part(page, row, "二、（四）权益保护*", "rights", 20, 1000, ANY_ASPECT, "应为20至1000字");
        row = part(page, row, "三、特色做法", "highlight", 0, 800, "与创新加分申报对应的写在这里", "不能超过800字");
        row = part(page, row, "四、存在问题*", "problem", 10, 600, "写具体问题，不写套话", "应为10至600字");
        return part(page, row, "五、下一年度打算*", "next", 10, 600, "写具体任务和时间", "应为10至600字");
    }

    /** A part with its text beside its name, as high as its longest text needs. */
    private static int part(
            Page page, int row, String label, String field, int least, int most, String prompt, String error) {
        page.text("A" + row, label, Look.LABEL)
                .input(
                        "B" + row + ":F" + row,
                        field,
                        Look.INPUT.top(),
                        label.replace("*", ""),
                        Ask.length(least, most, prompt, error))
                .formula("G" + row, "LEN(B" + row + ")&\"字\"", Look.PLAIN.withSize(9))
                .height(row, Math.ceil(most / 39.0) * 13.8 + 10);
        return row + 1;
    }
}
