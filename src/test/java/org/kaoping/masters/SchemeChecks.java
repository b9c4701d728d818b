package org.kaoping.masters;

/** The sheet 校验: live checks over the whole scheme (domain design 5.2). */
final class SchemeChecks {
    private static final int FIRST = 6;
    private final SchemeTables tables;
    private int row = FIRST;

    SchemeChecks(SchemeTables tables) {
        this.tables = tables;
    }

    void draw(Page page, SchemeWorkbook frame) {
        page.widths(6, 44, 26, 10, 12, 52);
        frame.head(page, "F", "A");
        page.height(4, 8);
        String[] heads = {"序号", "校验规则", "涉及的表", "结果", "级别", "问题（空白为通过）"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.height(5, 28);
        String items = "5:";
        for (String cohort : new String[] {"部门", "县区"}) {
            String fulls = cohort + "指标!$E$5:$E$104";
            String sums = cohort.equals("部门") ? "D" : "E";
            error(
                    page,
                    cohort + "指标满分合计等于总分值（P18）",
                    cohort + "指标",
                    "IF(ROUND(SUM(" + fulls + "),2)=kp_full,\"\",\"合计应为\"&kp_full&\"，现为\"&SUM(" + fulls + "))");
            error(
                    page,
                    "十六个事项在" + cohort + "指标中都有指标",
                    cohort + "指标、事项",
                    count(
                            "COUNTIF(事项!$" + sums + "$" + items + "$" + sums + "$" + tables.itemsLast() + ",0)",
                            "个事项没有指标"));
            error(
                    page,
                    cohort + "指标逐行正确（代码、事项号、方面、表头）",
                    cohort + "指标",
                    count("COUNTIF(" + cohort + "指标!$M$5:$M$104,\"?*\")", "行有问题，见“填写检查”列"));
            error(
                    page,
                    "承担情况_" + cohort + "的表头与指标表一致",
                    "承担情况_" + cohort,
                    "IF(COUNTA(承担情况_" + cohort + "!$C$4:$" + tables.dutyLast() + "$4)<>COUNTA(" + cohort
                            + "指标!$A$5:$A$104),\"表头的指标个数与指标表不同\",IF(SUM(承担情况_" + cohort + "!$C$5:$" + tables.dutyLast()
                            + "$5)<>SUM(" + fulls + "),\"表头的满分合计与指标表不同\",\"\"))");
            error(
                    page,
                    "承担情况_" + cohort + "逐行正确（代码在名册中、每格已选）",
                    "承担情况_" + cohort,
                    count(
                            "COUNTIF(承担情况_" + cohort + "!$" + column(2) + "$6:$" + column(2) + "$205,\"?*\")",
                            "行有问题，见“填写检查”列"));
            hint(
                    page,
                    "承担情况_" + cohort + "与承担类型不同的写明原因",
                    "承担情况_" + cohort,
                    count(
                            "COUNTIF(承担情况_" + cohort + "!$" + column(3) + "$6:$" + column(3) + "$205,\"?*\")",
                            "行与承担类型不同而没有改动说明"));
        }
        error(
                page,
                "单位名册逐行正确（代码、简称不重复，参评单位应得分大于0）",
                "单位名册",
                count("COUNTIF(单位名册!$P$5:$P$204,\"?*\")", "行有问题，见“填写检查”列"));
        quota(page, "部门", "市（省）直部门", "kp_honourB+kp_critB");
        quota(page, "县区", "县（市）区", "kp_honourX+kp_critX");
        error(page, "首个报送月份不晚于末个报送月份", "参数", "IF(SUM(kp_firstMonth)>SUM(kp_lastMonth),\"P08晚于P09\",\"\")");
        String months = "报送日历!$A$5:$A$" + tables.calendarLast();
        String due = "报送日历!$D$5:$D$" + tables.calendarLast();
        error(
                page,
                "报送日历从首个报送月份到末个报送月份齐全",
                "报送日历",
                "IF(COUNTIFS(" + months + ",\">=\"&SUM(kp_firstMonth)," + months + ",\"<=\"&SUM(kp_lastMonth)," + due
                        + ",\">0\")<SUM(kp_lastMonth)-SUM(kp_firstMonth)+1,\"有应报月份没有截止日\",\"\")");
        hint(
                page,
                "截止日是工作日",
                "报送日历、放假和调休",
                count("COUNTIF(报送日历!$H$5:$H$" + tables.calendarLast() + ",\"?*\")", "个月的截止日不是工作日"));
        error(page, "放假和调休逐行正确", "放假和调休", count("COUNTIF(放假和调休!$E$5:$E$104,\"?*\")", "行有问题，见“填写检查”列"));
        error(
                page,
                "等级界限从高到低（优秀＞良好＞合格）",
                "参数",
                "IF(SUM(kp_g1)>SUM(kp_g2),IF(SUM(kp_g2)>SUM(kp_g3),\"\",\"良好线应高于合格线\"),\"优秀线应高于良好线\")");
        error(
                page,
                "三档加分从低到高",
                "参数",
                "IF(SUM(kp_tier1)<SUM(kp_tier2),IF(SUM(kp_tier2)<SUM(kp_tier3),\"\",\"突出创新奖应高于特别创新奖\"),\"特别创新奖应高于创新奖\")");
        int last = row - 1;
        page.text("A3:B3", "总的结果", Look.LABEL)
                .formula(
                        "C3:F3",
                        "IF(COUNTIF(D6:D" + last + ",\"未通过\")>0,\"有\"&COUNTIF(D6:D" + last
                                + ",\"未通过\")&\"项未通过，请改正后再上传\",IF(COUNTIF(D6:D" + last
                                + ",\"提醒\")>0,\"可以上传；有\"&COUNTIF(D6:D" + last
                                + ",\"提醒\")&\"项提醒，请核对\",\"全部通过\"))",
                        Look.CHECK.withSize(12).withBold())
                .height(3, 26);
        page.when("D6:D" + last, "D6=\"未通过\"", "C00000", "FFC7CE").when("D6:D" + last, "D6=\"提醒\"", "7F6000", "FFEB9C");
        page.freeze(0, 5).print(false, true, "A1:F" + last, 5).protect(false);
    }

    private String column(int right) {
        return Page.column(org.apache.poi.ss.util.CellReference.convertColStringToIndex(tables.dutyY()) + right);
    }

    private static String count(String counted, String words) {
        return "IF(" + counted + ">0,\"有\"&" + counted + "&\"" + words + "\",\"\")";
    }

    private void quota(Page page, String cohort, String label, String wanted) {
        String ranked = "COUNTIFS(单位名册!$D$5:$D$204,\"" + label + "\",单位名册!$F$5:$F$204,\"参评排名\")";
        String sum = "SUM(" + wanted.replace("+", ",") + ")";
        hint(
                page,
                cohort + "的表彰名额与通报批评名额之和不超过参评排名单位数",
                "参数、单位名册",
                "IF(" + sum + ">" + ranked + ",\"名额之和\"&" + sum + "&\"，参评排名单位只有\"&" + ranked + "&\"个\",\"\")");
    }

    private void error(Page page, String rule, String where, String formula) {
        line(page, rule, where, "填写检查", formula, "未通过");
    }

    private void hint(Page page, String rule, String where, String formula) {
        line(page, rule, where, "填写提示", formula, "提醒");
    }

    private void line(Page page, String rule, String where, String level, String formula, String bad) {
        page.number("A" + row, row - FIRST + 1, Look.FIXED_MID)
                .text("B" + row, rule, Look.FIXED)
                .text("C" + row, where, Look.FIXED)
                .formula(
                        "D" + row,
                        "IF(F" + row + "=\"\",\"通过\",\"" + bad + "\")",
                        Look.COMPUTED.across(org.apache.poi.ss.usermodel.HorizontalAlignment.CENTER))
                .text("E" + row, level, Look.FIXED_MID)
                .formula("F" + row, formula, Look.CHECK)
                .height(row, Math.max(Page.lines(rule, 42), Page.lines(where, 24)) * 15 + 7);
        row++;
    }
}
