package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.jspecify.annotations.Nullable;

/** Draws 考评方案: the blank master, or filled with a year's data as if the office had done it. */
final class SchemeWorkbook {
    private static final Look TITLE = Look.TITLE.withSize(18);
    private final Kit kit = new Kit();
    private final @Nullable SchemeData data;

    private SchemeWorkbook(@Nullable SchemeData data) {
        this.data = data;
    }

    /** The master (without data) or a filled workbook, which carries no card. */
    static byte[] draw(@Nullable SchemeData data) {
        return new SchemeWorkbook(data).draw();
    }

    private byte[] draw() {
        // All sheets and names first: formulas may only speak of what is there.
        Page guide = page("使用说明", "");
        Page settings = page("参数", "参数");
        Page calendar = page("报送日历", "报送日历");
        Page daysOff = page("放假和调休", "放假和调休");
        Page items = page("事项", "考评事项");
        Page units = page("单位名册", "单位名册");
        Page departments = page("部门指标", "附件1");
        Page counties = page("县区指标", "附件2");
        Page dutiesB = page("承担情况_部门", "承担情况（市（省）直部门）");
        Page dutiesX = page("承担情况_县区", "承担情况（县（市）区）");
        Page checks = page("校验", "校验");
        dictionary();
        SchemeTables tables = new SchemeTables(kit, data, this);
        tables.names();
        settings(settings);
        tables.calendar(calendar);
        tables.daysOff(daysOff);
        tables.items(items);
        tables.units(units);
        tables.indicators("B", departments);
        tables.indicators("X", counties);
        tables.duties("B", dutiesB);
        tables.duties("X", dutiesX);
        new SchemeChecks(tables).draw(checks, this);
        guide(guide);
        if (data == null) {
            kit.card("scheme", "考评方案", "方案", "year", "office", "", false, "unit", Map.of("later", "P41，unit.into"));
        }
        return kit.finish();
    }

    /** A sheet with the title that follows city and year, and the document's number below. */
    private Page page(String name, String matter) {
        Page page = kit.page(name);
        if (data != null) {
            page.header("示例，非正式指标");
        }
        page.matter(matter);
        return page;
    }

    /** Rows 1 and 2 of a sheet, up to that column; they follow the settings by formula. */
    void head(Page page, String last, String firstColumn) {
        String title = switch (page.matter()) {
            case "" -> "kp_city&kp_year&\"年度社会信用体系建设工作考评方案\"";
            case "附件1" -> "\"附件1　\"&kp_year&\"年度市（省）直部门社会信用体系建设工作考评指标\"";
            case "附件2" -> "\"附件2　\"&kp_year&\"年度县（市）区社会信用体系建设工作考评指标\"";
            default -> "kp_city&kp_year&\"年度社会信用体系建设工作考评方案 — " + page.matter() + "\"";
        };
        page.formula(firstColumn + "1:" + last + "1", title, TITLE)
                .height(1, 36)
                .formula(
                        firstColumn + "2:" + last + "2",
                        "\"（\"&kp_docNo&\"）\"&IF(kp_exampleMark=\"\",\"\",\"　\"&kp_exampleMark)",
                        Look.MARK.across(HorizontalAlignment.CENTER).withSize(11))
                .height(2, 22);
    }

    private void settings(Page page) {
        page.widths(7, 28, 30, 32, 8, 46);
        int first = 5;
        int row = first;
        Map<String, String> names = Map.ofEntries(
                Map.entry("P01", "kp_city"),
                Map.entry("P02", "kp_year"),
                Map.entry("P03", "kp_docNo"),
                Map.entry("P04", "kp_issued"),
                Map.entry("P08", "kp_firstMonth"),
                Map.entry("P09", "kp_lastMonth"),
                Map.entry("P10", "kp_dueDay"),
                Map.entry("P18", "kp_full"),
                Map.entry("P20a", "kp_g1"),
                Map.entry("P20b", "kp_g2"),
                Map.entry("P20c", "kp_g3"),
                Map.entry("P23a", "kp_tier1"),
                Map.entry("P23b", "kp_tier2"),
                Map.entry("P23c", "kp_tier3"),
                Map.entry("P28a", "kp_honourB"),
                Map.entry("P28b", "kp_honourX"),
                Map.entry("P29a", "kp_critB"),
                Map.entry("P29b", "kp_critX"),
                Map.entry("P36", "kp_lowY"),
                Map.entry("exampleMark", "kp_exampleMark"));
        for (SchemeSettings setting : SchemeSettings.ALL) {
            if (names.containsKey(setting.field())) {
                kit.name(names.get(setting.field()), "参数!$C$" + row);
            }
            row++;
        }
        head(page, "F", "A");
        page.text("A3:F3", "只填“值”一列（浅黄色）；每格按“可选值”填写，填错时会提示。标 * 的必填，没有 * 的空着表示不设。", Look.PLAIN)
                .height(3, 22);
        String[] heads = {"编号", "参数", "值*", "可选值", "依据", "说明"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "4", heads[i], Look.HEAD);
        }
        page.height(4, 26);
        row = first;
        for (SchemeSettings setting : SchemeSettings.ALL) {
            String cell = "C" + row;
            Look look = setting.look().withSize(11).across(HorizontalAlignment.CENTER);
            page.text("A" + row, setting.no(), Look.FIXED_MID)
                    .text("B" + row, setting.label(), Look.FIXED)
                    .text("D" + row, setting.choices(), Look.FIXED.withSize(10))
                    .text("E" + row, setting.basis(), Look.FIXED_MID)
                    .text("F" + row, setting.note(), Look.FIXED.withSize(10));
            if (data == null) {
                page.text(cell, "{" + setting.field() + "}", look);
            } else {
                page.value(cell, data.settings().get(setting.field()), look);
            }
            Ask ask = setting.ask();
            page.rule(
                    cell,
                    setting.label().replace("*", ""),
                    new Ask(
                            ask.kind(),
                            ask.first().replace("@", cell),
                            ask.second(),
                            ask.prompt(),
                            ask.error(),
                            false,
                            false));
            int lines = Math.max(
                    Math.max(Page.lines(setting.note(), 44), Page.lines(setting.choices(), 30)),
                    Math.max(
                            Page.lines(setting.label(), 26),
                            data == null
                                    ? 1
                                    : Page.lines(String.valueOf(data.settings().get(setting.field())), 26)));
            page.height(row, lines * 15 + 7);
            row++;
        }
        page.freeze(3, 4).print(false, true, "A1:F" + (row - 1), 4).protect(false);
    }

    private void guide(Page page) {
        page.widths(6, 20, 46, 46);
        head(page, "D", "A");
        page.text("A3:B3", "校验结果", Look.LABEL)
                .formula("C3:D3", "校验!C3", Look.CHECK.withSize(11))
                .height(3, 26);
        String[] heads = {"序号", "工作表", "内容", "可以改动的格子"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.height(5, 26);
        List<String[]> rows = List.of(
                new String[] {"参数", "城市、年度、文号、截止日、等级界限、名额等，逐项说明依据", "“值”一列"},
                new String[] {"报送日历", "各月统计区间、截止日、纸质版补登截止", "起止日期、截止日、补登截止、备注"},
                new String[] {"放假和调休", "不按星期走的日子：放假的工作日、上班的周末", "全部黄色格（预留100行）"},
                new String[] {"事项", "十六个考评事项及月报填写提示；月度满分自动合计", "名称、方面、提示"},
                new String[] {"单位名册", "参评单位的代码、名称、类别、参与方式、承担类型", "全部黄色格（预留200行）"},
                new String[] {"部门指标、县区指标", "两类考评指标，各合计100分；可单独打印作附件1、附件2", "全部黄色格（各预留100行）"},
                new String[] {"承担情况_部门、承担情况_县区", "每个单位承担哪些指标；应得分Y自动合计", "表头代码和满分、承担情况、改动说明（各预留200行）"},
                new String[] {"校验", "自动检查全部内容", "不改动，只看结果"});
        int row = 6;
        for (String[] line : rows) {
            page.number("A" + row, row - 5, Look.FIXED_MID)
                    .text("B" + row, line[0], Look.FIXED)
                    .text("C" + row, line[1], Look.FIXED)
                    .text("D" + row, line[2], Look.FIXED)
                    .height(row, 32);
            row++;
        }
        row++;
        row = page.notes(
                row,
                "D",
                112,
                Look.PLAIN.withSize(11),
                "填表说明",
                "1. 黄色单元格可改，其余不要动。工作表已保护（没有密码），可以筛选、排序、调整行高和列宽，可增长的表可以插入行。",
                "2. 改动名册、指标或承担情况后，先看“校验”表是否全部通过。",
                "3. 年终评分开始后，承担情况不再改动；报送日历的某月收到第一份报送后，该月不再改动。",
                "4. 单位代码、指标代码编定后不再改动、不再重用。单位更名的保留代码，原名写入“曾用名”；撤并的填“停用日期”，不删除行。",
                "5. 增加单位、指标的，填在表后的空行；空行隐藏的，选中上下两行后右键“取消隐藏”。增加指标的，还要在承担情况表“应得分Y”左边增加一列，并填写表头的代码和满分。",
                "6. 转入下一年度：在系统「考评方案」页下载下一年度方案，年度、首个报送月份、报送日历已改好；补上文号、印发日期、放假和调休、联络员，名册、指标、承担情况按需修改，再上传。",
                "7. 填好后上传本工作簿。本年度第一份校验通过即生效；已有方案的，系统逐项列出改动，由市信用办确认后记为下一版，以前发出的表仍按原来的版本读取。",
                "8. 示例方案每页印有“示例，非正式指标”；改为正式方案时，清空参数中的“示例标记”，并删去各表页眉中的这几个字。");
        row++;
        page.text("A" + row + ":B" + row, "编制：", Look.PLAIN.withSize(11))
                .text("C" + row, "审核：", Look.SIGN.withSize(11))
                .text("D" + row, "批准：　　　　　　　　　年　　月　　日", Look.SIGN.withSize(11))
                .height(row, 34);
        page.freeze(0, 2).print(false, false, "A1:D" + row, 0).protect(false);
    }

    private void dictionary() {
        Page page = kit.page("字典");
        page.widths(20, 10, 10, 70);
        page.text("A1", "字典（下拉列表和校验引用，请不要改动）", Look.PLAIN);
        page.text("A2", "承担类型", Look.HEAD)
                .text("B2", "指标数", Look.HEAD)
                .text("C2", "应得分Y", Look.HEAD)
                .text("D2", "说明", Look.HEAD);
        int row = 3;
        for (DutyType type : DutyType.ALL) {
            page.text("A" + row, type.name(), Look.FIXED)
                    .number("B" + row, type.count(), Look.FIXED_MID)
                    .number("C" + row, type.y(), Look.FIXED_MID)
                    .text("D" + row, type.words(), Look.FIXED);
            row++;
        }
        kit.name("kp_types", "字典!$A$3:$A$" + (row - 1));
        kit.name("kp_typeCount", "字典!$B$3:$B$" + (row - 1));
        kit.name("kp_typeY", "字典!$C$3:$C$" + (row - 1));
        row = column(page, row + 1, "示例标记", "kp_marks", List.of("示例，非正式指标"));
        row = column(page, row, "计分方式", "kp_methods", List.of("有无", "比例", "扣分", "分档", "计数"));
        row = column(
                page,
                row,
                "政治面貌",
                "kp_parties",
                List.of(
                        "中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员", "九三学社社员", "台盟盟员",
                        "无党派人士", "群众"));
        column(
                page,
                row,
                "民族",
                "kp_nations",
                List.of(
                        ("汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族"
                                        + " 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族"
                                        + " 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族")
                                .split(" ")));
        page.protect(false).hide();
    }

    private int column(Page page, int row, String head, String name, List<String> values) {
        page.text("A" + row, head, Look.HEAD);
        for (int i = 0; i < values.size(); i++) {
            page.text("A" + (row + 1 + i), values.get(i), Look.FIXED);
        }
        kit.name(name, "字典!$A$" + (row + 1) + ":$A$" + (row + values.size()));
        return row + values.size() + 2;
    }
}
