package org.kaoping.masters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 考评结果汇总: what comes out; every figure that follows from others is a formula over the detail. */
final class RankingMaster {
    private static final String TITLE = "{city}{year}年度社会信用体系建设工作考评结果汇总";
    /** A formula: white, as everything computed; upright, since this is what gets printed. */
    private static final Look UPRIGHT = Look.FIXED.withFill("FFFFFF").across(HorizontalAlignment.RIGHT);

    private static final Look COUNT = UPRIGHT.across(HorizontalAlignment.CENTER);
    private static final Look POINTS = UPRIGHT.withFormat("0.00##");
    private static final Look RATE = UPRIGHT.withFormat("0.00%");
    static final Look WORD = UPRIGHT.across(HorizontalAlignment.CENTER);
    static final Look NOTE = Look.PLAIN.withSize(9.5);
    static final Look VALUE = Look.FIXED_MID;
    /** The sheets in their order with what each holds. */
    private static final Map<String, String> SHEETS = sheets();

    private static Map<String, String> sheets() {
        Map<String, String> sheets = new LinkedHashMap<>();
        sheets.put("说明", "");
        sheets.put("部门排名", "市（省）直部门名次、应得分Y、实得分X、考核得分、加分、综合得分、等级、按时率、结果建议");
        sheets.put("县区排名", "县（市）区，同上");
        sheets.put("部门得分明细", "单位×指标得分，排名表的应得分和实得分由此取数；右侧列出每个单位评分表的来源文件");
        sheets.put("县区得分明细", "同上");
        sheets.put("自评对照", "单位×指标：自评得分、考核小组评分和两者之差，另有各单位合计；供考评办内部参考，不计分");
        sheets.put("创新加分", "每项申报的评定结果、档次和加分，不予确认和尚未评定的也列出；右侧为来源");
        sheets.put("月度报送", "单位×月份报送情况，应报月数、按时月数、按时率");
        sheets.put("月度得分", "单位×月份的市信用办月度评分；在考核得分中的占比见参数P27");
        sheets.put("检查发现", "专项检查、重点抽查的发现和佐证核验中的疑点；评选资格由此判断；右侧为来源");
        sheets.put("年终材料", "单位×年度材料报送情况");
        sheets.put("未参与排名", "不参加排名或未评定的单位和原因");
        sheets.put("拟表彰名单", "按名额推算的名单，含名额线上并列、待考核小组决定的单位");
        sheets.put("先进个人", "各单位推荐的先进个人（拟），超出名额的注明；批准前只印“拟表彰”");
        sheets.put("拟通报批评名单", "按名额推算的名单，含名额线上并列、待考核小组决定的单位");
        sheets.put("评分不一致", "逐单位评分表与评分汇总表得分不同的指标，两边的分数和来源；处理以前不计分");
        sheets.put("现场确认", "被考评单位的现场意见、异议、现场改动的承担情况和签字稿；异议不影响计分");
        sheets.put("等级分布", "各等级单位数和平均分，附柱状图");
        sheets.put("计算依据", "每个数所据的表、文件、工作表、单元格、收到时间和文件校验值");
        sheets.put("变动说明", "与上一次发布的结果相比的变动；已在用的评分的改动；首次年终评分以后方案的变动");
        sheets.put("参数与口径", "所用的全部参数，公式引用其中带底色的数");
        return sheets;
    }

    private static Page page(Map<String, Page> pages, String name) {
        return Objects.requireNonNull(pages.get(name), name);
    }

    private RankingMaster() {}

    /** One of the two cohorts: what its sheets, tables and names are called. */
    private record Side(String label, String title, String table, String marks, String indicators, String letter) {
        String ranking() {
            return label + "排名";
        }

        String detail() {
            return label + "得分明细";
        }
    }

    private static final Side DEPARTMENTS = new Side("部门", "市（省）直部门", "depRank", "depMarks", "indicatorsB", "B");
    private static final Side COUNTIES = new Side("县区", "县（市）区", "couRank", "couMarks", "indicatorsX", "X");

    static byte[] draw() {
        Kit kit = new Kit();
        Map<String, Page> pages = new LinkedHashMap<>();
        // every sheet and name must stand before a formula that speaks of it
        SHEETS.keySet().forEach(name -> pages.put(name, kit.page(name)));
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .list("kpAspects", List.of("no", "name"), List.of("序号", "考评方面"), "name", "kp_aspects")
                .finish();
        settings(kit, pages);
        cover(pages);
        ranking(pages, DEPARTMENTS);
        ranking(pages, COUNTIES);
        detail(pages, DEPARTMENTS);
        detail(pages, COUNTIES);
        SelfMarksSheet.draw(page(pages, "自评对照"));
        awards(pages);
        months(pages);
        scores(pages);
        findings(pages);
        yearly(pages);
        unranked(pages);
        proposed(pages, "拟表彰名单", "honours", "表彰称号", "{city}{year}年度社会信用体系建设先进单位、示范县（区）拟表彰名单", "拟表彰", "待定（表彰线并列）");
        proposed(pages, "拟通报批评名单", "criticism", "类别", "{city}{year}年度社会信用体系建设工作拟通报批评名单", "拟通报批评", "待定（通报线并列）");
        RankingMarks.conflicts(page(pages, "评分不一致"));
        RankingMarks.visits(page(pages, "现场确认"));
        PersonsSheet.draw(page(pages, "先进个人"));
        grades(pages);
        basis(pages);
        moves(pages);
        kit.card("ranking", "考评结果汇总", "考评结果汇总", "year", "system", "");
        return kit.finish();
    }

    /** Title, the line of what this is, and the print set-up that every sheet has. */
    static Page head(Page page, String title, String last) {
        page.text("A1:" + last + "1", title, Look.TITLE.withSize(18)).height(1, 34);
        return page.text(
                        "A2:" + last + "2",
                        "{resultMark}　{exampleMark}　生成时间：{generatedAt}",
                        Look.MARK.across(HorizontalAlignment.CENTER))
                .height(2, 20);
    }

    static void print(Page page, boolean a3, boolean landscape, String area, int lastHead) {
        page.print(a3, landscape, area, lastHead).header("{resultMark}").protect(false);
        page.sheet().getFooter().setLeft("{resultFoot}");
        page.sheet().getFooter().setCenter("第&P页 共&N页");
        page.sheet().getFooter().setRight("&A");
    }

    static int sign(Page page, int row, String last) {
        page.text("A" + row + ":" + last + row, "制表：　　　　　　　　复核：　　　　　　　　审定：　　　　　　　　（市信用办盖章）", Look.PLAIN)
                .height(row, 36);
        return row;
    }

    private static void cover(Map<String, Page> pages) {
        Page page = page(pages, "说明").widths(6, 22, 62);
        head(page, TITLE, "C");
        page.text("A3:B3", "制表依据", Look.LABEL).text("C3", "{docNo}", Look.FIXED).height(3, 22);
        page.text("A4:B4", "制表单位", Look.LABEL)
                .text("C4", "{officeFull}", Look.FIXED)
                .height(4, 22);
        page.text("A5:B5", "所用方案", Look.LABEL)
                .text("C5", "{madeUnder}", Look.FIXED)
                .height(5, 22);
        page.text("A6:B6", "结果编号、统计截至", Look.LABEL)
                .text("C6", "{resultNo}　{generatedAt}", Look.FIXED)
                .height(6, 22);
        page.text("A7:B7", "数据指纹", Look.LABEL)
                .text("C7", "{inputsHash}", Look.FIXED.withSize(8))
                .height(7, 34);
        page.text("A8:C8", "数据指纹由全部计分数据算出：两份汇总指纹相同，所用数据就相同。", NOTE).height(8, 20);
        page.text("A9", "序号", Look.HEAD)
                .text("B9", "工作表", Look.HEAD)
                .text("C9", "内容", Look.HEAD)
                .height(9, 24);
        int row = 10;
        for (Map.Entry<String, String> sheet : SHEETS.entrySet()) {
            if (sheet.getKey().equals("说明")) {
                continue;
            }
            page.text("A" + row, String.valueOf(row - 9), Look.FIXED_MID)
                    .text("B" + row, sheet.getKey(), Look.FIXED)
                    .text("C" + row, sheet.getValue(), Look.FIXED)
                    .height(row, Page.lines(sheet.getValue(), 60) > 1 ? 34 : 22);
            row++;
        }
        row = notes(page, row, "C", 104);
        sign(page, row, "C");
        print(page, false, false, "A1:C" + row, 2);
    }

    private static int notes(Page page, int row, String last, double width) {
        return page.notes(
                row,
                last,
                width,
                NOTE,
                "注：1. {scoreRule}；不承担（“/”）的指标不计入X和Y，{noCaseRule}。",
                "2. 得分和综合得分保留{scale}位小数，四舍五入，先舍入后定等级、排名；按印出的{rankOn}排名，按{gradeOn}定等级，界限本数归上一等级。",
                "3. {rankOn}相同时的比法：{ties}；仍相同的名次并列，其后名次空出。名额线上并列的：{lineTie}；“待定”的由考核小组决定。",
                "4. 通报批评名单从末位起列，到拟表彰单位为止，同一单位不同时列入两个名单；只在参加排名的单位中计数。",
                "5. 不参加排名和未评定的单位及原因见“未参与排名”。",
                "6. 创新加分尚未评定的，综合得分暂按考核得分计；疑似弄虚作假的由考核小组认定，认定前不取消评选资格；纸质件未登记的月份暂按电子版统计。");
    }

    private static final String CONFIRMED = "COUNTIFS(创新加分!$B$6:$B$6,B6,创新加分!$H$6:$H$6,\"确认\")";

    private static final String REFUSED = "COUNTIFS(创新加分!$B$6:$B$6,B6,创新加分!$H$6:$H$6,\"不予确认\")";

    /** How many of the unit's claims the group must still decide. */
    private static final String OPEN = "(COUNTIFS(创新加分!$B$6:$B$6,B6)-" + CONFIRMED + "-" + REFUSED + ")";

    /** R12: what is confirmed, with P24; a text while nobody can decide it. */
    private static final String BONUS = "IF(" + CONFIRMED + "=0,IF(kp_bonusDecided<>\"有\",\"尚未评定\",IF(" + OPEN
            + ">0,\"尚未评定\",0)),MIN(SUMIFS(创新加分!$K$6:$K$6,创新加分!$B$6:$B$6,B6),"
            + "IF(ISNUMBER(kp_bonusCap),kp_bonusCap,9999)))";

    /** R13: a verified falsification costs the place, a suspected one waits for the group. */
    private static final String ELIGIBLE = "IF(COUNTIFS(检查发现!$B$6:$B$6,B6,检查发现!$L$6:$L$6,\"查实\")>0,\"否\","
            + "IF(COUNTIFS(检查发现!$B$6:$B$6,B6,检查发现!$L$6:$L$6,\"疑似*\")>0,\"待认定\",\"是\"))";

    /** A column of 月度报送 in the row of the unit. */
    private static String month(String column) {
        return "IF(COUNTIF(月度报送!$B$6:$B$6,B6)=0,\"\",INDEX(月度报送!$" + column + "$6:$" + column
                + "$6,MATCH(B6,月度报送!$B$6:$B$6,0)))";
    }

    private static void ranking(Map<String, Page> pages, Side side) {
        Page page =
                page(pages, side.ranking()).widths(6, 9, 19, 9, 9, 9.5, 9.5, 9.5, 8, 13, 9.5, 7.5, 7.5, 19, 32, 10, 24);
        head(page, "{city}{year}年度社会信用体系建设工作考评结果（" + side.title() + "）", "O");
        String limit = "MIN(kp_crit" + side.letter() + ",MAX(0,COUNT(A$6:A$6)-SUM(kp_honour" + side.letter() + ")))";
        page.formula(
                        "A3:O3",
                        "\"参加排名 \"&COUNT(A6:A6)&\" 家　表彰名额 \"&kp_honour" + side.letter() + "&\" 家　通报批评名额 \"&kp_crit"
                                + side.letter() + "&\" 家，本次可列 \"&MIN(kp_crit" + side.letter()
                                + ",MAX(0,COUNT(A6:A6)-SUM(kp_honour" + side.letter() + ")))&\" 家\"",
                        Look.PLAIN)
                .height(3, 22)
                .height(4, 6);
        String[] heads = {
            "名次", "单位代码", "单位名称", "应得分Y", "实得分X", "考核得分", "创新加分", "综合得分", "等级", "按时率", "评选资格", "评选序", "倒数序", "结果建议",
            "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "5", heads[i], Look.HEAD);
        }
        page.text("P5", "计算依据", Look.HEAD).text("Q5", "标记", Look.HEAD).height(5, 46);
        page.formula("A6", guarded(RANK), COUNT.withBold())
                .formula(
                        "P6",
                        guarded("IF(COUNTIF(计算依据!$B$6:$B$6,B6)=0,\"\",HYPERLINK(\"#计算依据!A\""
                                + "&(5+MATCH(B6,计算依据!$B$6:$B$6,0)),\"查看\"))"),
                        WORD)
                .text("Q6", "{" + side.table() + ".organiser}", Look.FIXED.withSize(9))
                .text("B6", "{" + side.table() + ".code}", VALUE)
                .text("C6", "{" + side.table() + ".name}", Look.FIXED)
                .formula("D6", guarded(found(side.detail(), "I")), POINTS)
                .formula("E6", guarded(found(side.detail(), "J")), POINTS)
                .formula("F6", guarded(score("D6", "E6", "B6")), POINTS)
                .formula("G6", guarded(BONUS), POINTS)
                .formula(
                        "H6",
                        guarded("IF(ISNUMBER(F6),ROUND(MIN(F6+SUM(G6),IF(ISNUMBER(kp_totalCap),kp_totalCap,9999)),"
                                + "SUM(kp_scale)),\"\")"),
                        POINTS.withBold())
                .formula(
                        "I6",
                        guarded("IF(NOT(ISNUMBER(F6)),\"未评定\"," + grade("IF(kp_gradeOn=\"综合得分\",H6,F6)") + ")"),
                        WORD)
                .formula("J6", guarded(month("I")), RATE)
                .formula(
                        "K6",
                        guarded(
                                side.letter().equals("X")
                                        ? "IF(kp_falseScope=\"先进单位\",\"是\"," + ELIGIBLE + ")"
                                        : ELIGIBLE),
                        COUNT)
                .formula(
                        "L6",
                        guarded("IF(K6=\"否\",\"\",1+IF(kp_movesUp=\"否\",COUNTIF(A$6:A$6,\"<\"&A6),"
                                + "COUNTIFS(K$6:K$6,\"<>否\",A$6:A$6,\"<\"&A6)))"),
                        COUNT)
                .formula("M6", guarded("1+COUNTIF(A$6:A$6,\">\"&A6)"), COUNT)
                .formula("N6", guarded(proposal("kp_honour" + side.letter(), limit)), WORD.withBold())
                .formula(
                        "O6",
                        guarded("MID(IF(COUNTIF(A$6:A$6,A6)>1,\"；并列\",\"\")&IF(K6=\"否\",\"；取消评选资格\",\"\")"
                                + "&IF(K6=\"待认定\",\"；疑似弄虚作假，待认定\",\"\")"
                                + "&IF(IF(H6>=kp_g1,1,IF(H6>=kp_g2,2,IF(H6>=kp_g3,3,4)))<>"
                                + "IF(F6>=kp_g1,1,IF(F6>=kp_g2,2,IF(F6>=kp_g3,3,4))),\"；加分影响等级（等级按\"&kp_gradeOn&\"）\",\"\")"
                                + "&IF(SUM(G6)>20,\"；加分超过20分\",\"\")"
                                + "&IF(AND(ISNUMBER(G6)," + OPEN + ">0),\"；另有\"&" + OPEN + "&\"项加分尚未评定\",\"\")"
                                + "&IF(" + month("H").replace("=0,\"\",", "=0,0,") + ">0,\"；\"&" + month("H")
                                + "&\"个月纸质件未登记\",\"\")"
                                + "&IF(AND(SUM(kp_monthlyShare)>0,NOT(ISNUMBER("
                                + "IF(COUNTIF(月度得分!$B$5:$B$5,B6)=0,\"\",INDEX(月度得分!$G$5:$G$5,MATCH(B6,月度得分!$B$5:$B$5,0)))"
                                + "))),\"；没有月度评分，按年终得分计\",\"\")"
                                + "&IF(" + found(side.detail(), "O").replace("=0,\"\",", "=0,0,") + ">0,\"；未发生\"&"
                                + found(side.detail(), "O")
                                + "&\"项按\"&kp_noCase,\"\")"
                                + "&IF(D6<kp_lowY,\"；承担分值偏低\",\"\")&IF(Q6=\"\",\"\",\"；\"&Q6)"
                                + "&IF(" + RankingMarks.decided(true) + ">0,\"；考核小组决定列入\",\"\")"
                                + "&IF(" + RankingMarks.decided(false) + ">0,\"；考核小组决定不列入\",\"\"),2,200)"),
                        UPRIGHT.across(HorizontalAlignment.LEFT).withSize(9))
                // the remark is a formula: its row is high enough for two lines from the start
                .elastic(6, 28)
                .when("N6:N6", "LEFT(N6,2)=\"待定\"", "7F6000", "FFF2CC")
                .when("N6:N6", "RIGHT(N6,2)=\"表彰\"", "375623", "E2EFDA")
                .when("N6:N6", "N6=\"拟通报批评\"", "833C0B", "FCE4D6");
        int last = sign(page, notes(page, 7, "O", 180), "O");
        page.freeze(3, 5).filter("A5:O6");
        print(page, false, true, "A1:O" + last, 5);
    }

    /** R11. */
    private static String grade(String figure) {
        return "IF(" + figure + ">=kp_g1,\"优秀\",IF(" + figure + ">=kp_g2,\"良好\",IF(" + figure
                + ">=kp_g3,\"合格\",\"不合格\")))";
    }

    private static final String BY_RATE = "IF(kp_ties=\"考核得分再按时率\",COUNTIFS(";

    /** P22, P31. */
    private static final String RANK = "IF(kp_rankOn=\"考核得分\",1+COUNTIF(F$6:F$6,\">\"&F6)+" + BY_RATE
            + "F$6:F$6,F6,J$6:J$6,\">\"&SUM(J6)),0),1+COUNTIF(H$6:H$6,\">\"&H6)"
            + "+IF(kp_ties=\"不比\",0,COUNTIFS(H$6:H$6,H6,F$6:F$6,\">\"&F6))+" + BY_RATE
            + "H$6:H$6,H6,F$6:F$6,F6,J$6:J$6,\">\"&SUM(J6)),0))";

    /** R15, R16 with P30 and P32. */
    private static String proposal(String honours, String limit) {
        String last = "L6+COUNTIFS(A$6:A$6,A6,K$6:K$6,\"<>否\")-1";
        String listed = "IF(ISNUMBER(L6),IF(L6<=" + honours + ",IF(kp_lineTie=\"全部不列\"," + last + "<=" + honours
                + ",TRUE),FALSE),FALSE)";
        String honour = "IF(AND(kp_lineTie=\"待定\"," + last + ">" + honours + "),"
                + RankingMarks.settled("拟表彰名单", RankingMarks.HONOURED, "\"待定（表彰线并列）\"") + ","
                + RankingMarks.HONOURED + ")";
        String tied = "IF(kp_lineTie=\"待定\"," + RankingMarks.settled("拟通报批评名单", "\"拟通报批评\"", "\"待定（通报线并列）\"")
                + ",IF(kp_lineTie=\"全部列入\",\"拟通报批评\",\"\"))";
        String criticism =
                "IF(AND(M6<=" + limit + ",F6<IF(ISNUMBER(kp_spared),kp_spared,9999)),IF(M6+COUNTIF(A$6:A$6,A6)-1>"
                        + limit + "," + tied + ",\"拟通报批评\"),\"\")";
        return "IF(" + listed + "," + honour + "," + criticism + ")";
    }

    /** A column of the detail sheet in the row of the unit. */
    private static String found(String detail, String column) {
        return "IF(COUNTIF(" + detail + "!$B$8:$B$8,B6)=0,\"\",INDEX(" + detail + "!$" + column + "$8:$" + column
                + "$8,MATCH(B6," + detail + "!$B$8:$B$8,0)))";
    }

    /** Nothing where the row holds no unit. */
    private static String guarded(String formula) {
        return "IF($B6=\"\",\"\"," + formula + ")";
    }

    private static void detail(Map<String, Page> pages, Side side) {
        Page page = page(pages, side.detail()).widths(5, 8, 16, 5.6, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 9.5, 30, 14, 12, 10);
        head(page, "{city}{year}年度社会信用体系建设工作得分明细（" + side.title() + "）", "K");
        page.text("A3:A7", "序号", Look.HEAD)
                .text("B3:B7", "单位代码", Look.HEAD)
                .text("C3:C7", "单位名称", Look.HEAD)
                .text("D3:H3", "各指标得分（“/”为不承担）和各方面小计", Look.HEAD)
                .text("D4", "{" + side.indicators() + ".aspect}", Look.HEAD.withSize(9))
                .text("D5", "{" + side.indicators() + ".name}", Look.HEAD.withSize(9))
                .text("D6", "{" + side.indicators() + ".code}", Look.HEAD.withSize(8))
                .text("D7", "{" + side.indicators() + ".full}", Look.HEAD.withSize(9));
        for (int i = 0; i < 4; i++) {
            char column = (char) ('E' + i);
            page.formula(
                    column + "4:" + column + "7",
                    "IF(ROWS(kp_aspects)<" + (i + 1) + ",\"\",INDEX(kp_aspects,MIN(" + (i + 1)
                            + ",ROWS(kp_aspects)))&\"小计\")",
                    Look.HEAD.withSize(10));
            page.formula(
                    column + "8",
                    row8("IF(ROWS(kp_aspects)<" + (i + 1) + ",\"\",ROUND(SUMIF($D$4:$D$4,INDEX(kp_aspects,MIN("
                            + (i + 1) + ",ROWS(kp_aspects))),$D8:$D8)+"
                            + mean("$D$9:$D$9", ",$D$4:$D$4,INDEX(kp_aspects,MIN(" + (i + 1) + ",ROWS(kp_aspects)))")
                            + ",2))"),
                    POINTS);
        }
        page.text("I3:I7", "应得分Y", Look.HEAD)
                .text("J3:J7", "实得分X", Look.HEAD)
                .text("K3:K7", "考核得分", Look.HEAD)
                .text("L3:L7", "评分表来源文件", Look.HEAD)
                .text("M3:M7", "上传编号", Look.HEAD)
                .text("N3:N7", "评分工作表", Look.HEAD)
                .height(3, 18)
                .height(4, 50)
                .height(5, 74)
                .height(6, 16)
                .height(7, 16);
        page.text("A8", "{" + side.marks() + ".no}", VALUE)
                .text("B8", "{" + side.marks() + ".code}", VALUE)
                .text("C8", "{" + side.marks() + ".name}", Look.FIXED)
                .text(
                        "D8",
                        "{" + side.marks() + ".mark}",
                        VALUE.withFormat("0.00").withSize(9))
                .formula("I8", row8("ROUND(SUMIF($D8:$D8,\">=0\",$D$7:$D$7)+" + mean("$D$7:$D$7", "") + ",2)"), POINTS)
                .formula("J8", row8("ROUND(SUM($D8:$D8)+" + mean("$D$9:$D$9", "") + ",2)"), POINTS)
                .formula("K8", row8(score("I8", "J8", "B8")), POINTS.withBold())
                .text("L8", "{" + side.marks() + ".file}", Look.FIXED.withSize(9))
                .text("M8", "{" + side.marks() + ".upload}", VALUE.withSize(9))
                .text("N8", "{" + side.marks() + ".sheet}", VALUE.withSize(9))
                .text("O3:O7", "未发生项数", Look.HEAD)
                .formula("O8", row8("COUNTIF($D8:$D8,\"未发生\")"), COUNT)
                .elastic(8, 22)
                .text("A9:C9", "同类平均（有得分的单位）", Look.LABEL)
                .formula("D9", "IF(COUNT(D8:D8)=0,\"\",ROUND(AVERAGE(D8:D8),2))", POINTS.withSize(9))
                .height(9, 20)
                .when("D4:D4", "D4=C4", "D9E1EC", "");
        for (char column = 'E'; column <= 'K'; column++) {
            page.text(column + "9", "", Look.FIXED);
        }
        int row = page.notes(
                10,
                "K",
                200,
                NOTE,
                "注：1. 每个得分取自考核小组的年终评分表（来源见右侧，不打印）；是否承担以评分表为准。第7行为各指标满分。",
                "2. 应得分Y为所承担指标的满分之和，实得分X为其得分之和，均不舍入；{scoreRule}，保留{scale}位小数；{noCaseRule}。",
                "3. 单位顺序与排名表相同，其后为参评不排名的单位。");
        int last = sign(page, row, "K");
        page.freeze(3, 7);
        print(page, true, true, "A1:K" + last, 7);
    }

    /** R10 with P27: the months' mean has its share where the office marked any. */
    private static String score(String y, String x, String unit) {
        String mean = "IF(COUNTIF(月度得分!$B$5:$B$5," + unit + ")=0,\"\",INDEX(月度得分!$G$5:$G$5,MATCH(" + unit
                + ",月度得分!$B$5:$B$5,0)))";
        String year = x + "/" + y + "*100";
        return "IF(SUM(" + y + ")=0,\"未评定\",ROUND(IF(AND(SUM(kp_monthlyShare)>0,ISNUMBER(" + mean + "))," + year
                + "*(1-SUM(kp_monthlyShare))+" + mean + "*SUM(kp_monthlyShare)," + year + "),SUM(kp_scale)))";
    }

    /** P35: what stands in that row over the indicators without a case that have a mean; nothing where no mean counts. */
    private static String mean(String of, String more) {
        return "IF(kp_noCase=\"同类平均\",SUMIFS(" + of + ",$D8:$D8,\"未发生\",$D$9:$D$9,\">=0\"" + more + "),0)";
    }

    private static String row8(String formula) {
        return "IF($B8=\"\",\"\"," + formula + ")";
    }

    private static void awards(Map<String, Page> pages) {
        Page page = page(pages, "创新加分").widths(5, 9, 18, 11, 30, 13, 12, 12, 12, 8, 8, 34, 12, 30, 14, 13, 8);
        head(page, "{city}{year}年度社会信用体系建设工作创新加分", "M");
        table(
                page,
                List.of(
                        "序号", "单位代码", "单位名称", "申报编号", "申报事项", "申报类别", "申请档次", "评定结果", "评定档次", "加分", "计入", "评定理由",
                        "评定日期", "来源文件", "上传编号", "工作表", "单元格"),
                "awards",
                List.of(
                        "no", "unit", "name", "claim", "matter", "kind", "asked", "result", "tier", "", "", "reason",
                        "date", "file", "upload", "sheet", "cell"));
        page.formula(
                        "J6",
                        guarded("IF(H6<>\"确认\",0,IF(I6=\"创新奖\",SUM(kp_tier1),IF(I6=\"特别创新奖\",SUM(kp_tier2),"
                                + "IF(I6=\"突出创新奖\",SUM(kp_tier3),0))))"),
                        POINTS)
                .formula(
                        "K6",
                        guarded("IF(H6<>\"确认\",0,IF(kp_bonusRule<>\"就高一项\",J6,IF("
                                + "COUNTIFS($B$6:$B$6,B6,$H$6:$H$6,\"确认\",$J$6:$J$6,\">\"&J6)"
                                + "+COUNTIFS($B$6:$B$6,B6,$H$6:$H$6,\"确认\",$J$6:$J$6,J6,$A$6:$A$6,\"<\"&A6)=0,J6,0)))"),
                        POINTS)
                .when("H6:H6", "OR(H6=\"尚未评定\",H6=\"待补充材料\",H6=\"编号与单位不符\")", "7F6000", "FFF2CC");
        int row = page.notes(
                7,
                "M",
                170,
                NOTE,
                "注：1. 只有“确认”的加分；同一单位有几项的，“计入”按参数P26累计或就高一项，单个单位加分上限见P24。",
                "2. “尚未评定”为已收到申报表而评定汇总表中没有的；“编号与单位不符”的对两个单位都不计，请改正评定汇总表。");
        int last = sign(page, row, "M");
        page.freeze(3, 5);
        print(page, false, true, "A1:M" + last, 5);
    }

    private static void findings(Map<String, Page> pages) {
        Page page = page(pages, "检查发现").widths(5, 9, 18, 11, 12, 16, 9, 13, 36, 8, 24, 14, 12, 14, 30, 14, 13, 8);
        head(page, "{city}{year}年度社会信用体系建设工作检查发现", "N");
        table(
                page,
                List.of(
                        "序号", "单位代码", "单位名称", "检查编号", "检查日期", "考评事项", "指标代码", "结论", "检查发现", "程度", "整改要求", "弄虚作假",
                        "整改期限", "佐证编号", "来源文件", "上传编号", "工作表", "单元格"),
                "findings",
                List.of(
                        "no",
                        "unit",
                        "name",
                        "record",
                        "date",
                        "item",
                        "indicator",
                        "nature",
                        "finding",
                        "grade",
                        "fix",
                        "falsity",
                        "due",
                        "evidence",
                        "file",
                        "upload",
                        "sheet",
                        "cell"));
        page.when("L6:L6", "L6=\"查实\"", "C00000", "FCE4D6").when("L6:L6", "LEFT(L6,2)=\"疑似\"", "7F6000", "FFF2CC");
        int row = page.notes(
                7,
                "N",
                170,
                NOTE,
                "注：1. 检查结果是年终评分的重要参考，不自动扣分。“查实”并有佐证的取消评选资格（第九条），得分和名次保留，范围见参数P33。",
                "2. 年终评分表佐证核验为“不实”的只是疑点，列为“疑似，待考核小组认定”；考核小组认定后，请在专项检查记录表中按单位和指标登记。");
        int last = sign(page, row, "N");
        page.freeze(3, 5);
        print(page, false, true, "A1:N" + last, 5);
    }

    /** Heads in row 5, placeholders below; an empty name leaves the cell to a formula. */
    private static void table(Page page, List<String> heads, String table, List<String> columns) {
        page.height(3, 4).height(4, 4).height(5, 30);
        for (int i = 0; i < heads.size(); i++) {
            String letter = Page.column(i);
            page.text(letter + "5", heads.get(i), Look.HEAD);
            String name = columns.get(i);
            boolean day = name.equals("date") || name.equals("due");
            boolean wide = List.of("matter", "reason", "finding", "fix", "file", "name")
                    .contains(name);
            if (!name.isEmpty()) {
                page.text(
                        letter + "6",
                        "{" + table + "." + name + "}",
                        wide
                                ? Look.FIXED.withSize(9.5)
                                : day ? VALUE.withSize(9.5).withFormat("yyyy\\-mm\\-dd") : VALUE.withSize(9.5));
            }
        }
        page.elastic(6, 24);
    }

    private static void months(Map<String, Page> pages) {
        Page page = page(pages, "月度报送").widths(5, 9, 20, 14, 12, 8, 8, 10, 11);
        head(page, "{city}{year}年度信用工作月度报送情况", "I");
        page.text("A3:A5", "序号", Look.HEAD)
                .text("B3:B5", "单位代码", Look.HEAD)
                .text("C3:C5", "单位名称", Look.HEAD)
                .text("D3:D5", "类别", Look.HEAD)
                .text("E3:I3", "各月报送情况（第4行为月份，第5行为截止日）", Look.HEAD)
                .text("E4", "{periods.name}", Look.HEAD)
                .text("E5", "{periods.due}", Look.HEAD.withSize(9).withFormat("mm\\-dd"))
                .text("F4:F5", "应报月数", Look.HEAD)
                .text("G4:G5", "按时月数", Look.HEAD)
                .text("H4:H5", "按时中纸质件未登记", Look.HEAD.withSize(10))
                .text("I4:I5", "按时率", Look.HEAD)
                .height(3, 18)
                .height(4, 24)
                .height(5, 26);
        page.text("A6", "{months.no}", VALUE)
                .text("B6", "{months.code}", VALUE)
                .text("C6", "{months.name}", Look.FIXED)
                .text("D6", "{months.cohort}", VALUE.withSize(9))
                .text("E6", "{months.state}", VALUE.withSize(9.5))
                .formula("F6", guarded("COUNTIFS($E6:$E6,\"<>不需报送\",$E$5:$E$5,\"<\"&kp_asOf)"), COUNT)
                .formula("G6", guarded("COUNTIFS($E6:$E6,\"按时*\",$E$5:$E$5,\"<\"&kp_asOf)"), COUNT)
                .formula("H6", guarded("COUNTIFS($E6:$E6,\"按时*纸质件未登记*\",$E$5:$E$5,\"<\"&kp_asOf)"), COUNT)
                .formula("I6", guarded("IF(F6=0,\"\",ROUND(G6/F6,4))"), RATE)
                .elastic(6, 20)
                .when("E6:E6", "OR(LEFT(E6,2)=\"未报\",LEFT(E6,2)=\"逾期\",LEFT(E6,2)=\"缺纸\")", "C00000", "FCE4D6")
                .when("E6:E6", "OR(E6=\"退回修改\",E6=\"待确认\")", "7F6000", "FFF2CC")
                .when("E6:E6", "OR(LEFT(E6,3)=\"未到期\",E6=\"不需报送\")", "7F7F7F", "");
        int row = page.notes(
                7,
                "I",
                150,
                NOTE,
                "注：1. 截止日当天24时前收到为按时；截止日遇节假日的，以报送日历为准。应报月数只计截止日已过的月份。",
                "2. 退回修改、待确认、缺纸质件和未报都不算按时；按时口径（是否含纸质件）见参数P13。纸质件收到日期取自月度评分表；未登记的月份暂按电子版统计。");
        int last = sign(page, row, "I");
        page.freeze(3, 5);
        print(page, false, true, "A1:I" + last, 5);
    }

    /** The office's marks of each month (R6a): beside the hand-ins, with no weight in the year. */
    private static void scores(Map<String, Page> pages) {
        Page page = page(pages, "月度得分").widths(5, 9, 20, 14, 10, 12, 12);
        head(page, "{city}{year}年度信用工作月度得分", "G");
        String[] heads = {"序号", "单位代码", "单位名称", "类别"};
        for (int i = 0; i < heads.length; i++) {
            String column = String.valueOf((char) ('A' + i));
            page.text(column + "3:" + column + "4", heads[i], Look.HEAD);
        }
        page.text("E3:G3", "各月得分＝实得分÷应得分×100", Look.HEAD)
                .text("E4", "{periods.name}", Look.HEAD)
                .text("F4", "已评月数", Look.HEAD)
                .text("G4", "平均得分", Look.HEAD)
                .height(3, 20)
                .height(4, 24);
        page.text("A5", "{scores.no}", VALUE)
                .text("B5", "{scores.code}", VALUE)
                .text("C5", "{scores.name}", Look.FIXED)
                .text("D5", "{scores.cohort}", VALUE.withSize(9))
                .text("E5", "{scores.score}", VALUE.withFormat("0.00"))
                .formula("F5", "IF($B5=\"\",\"\",COUNT($E5:$E5))", COUNT)
                .formula("G5", "IF($B5=\"\",\"\",IF(F5=0,\"\",ROUND(SUM($E5:$E5)/F5,2)))", POINTS)
                .elastic(5, 20);
        int row = page.notes(
                6,
                "G",
                130,
                NOTE,
                "注：1. 月度得分取自各月有效的月度评分表；空白为该月还没有评分。不涉及的事项不计入应得分。",
                "2. {scoreRule}。按时报送通过“月度报送质量”指标计入年终。");
        int last = sign(page, row, "G");
        page.freeze(3, 4);
        print(page, false, true, "A1:G" + last, 4);
    }

    private static void yearly(Map<String, Page> pages) {
        Page page = page(pages, "年终材料").widths(5, 9, 24, 16, 18, 12);
        head(page, "{city}{year}年度年终材料报送情况", "F");
        page.text("A3:A4", "序号", Look.HEAD)
                .text("B3:B4", "单位代码", Look.HEAD)
                .text("C3:C4", "单位名称", Look.HEAD)
                .text("D3:D4", "类别", Look.HEAD)
                .text("E3:F3", "年度材料和年终评分", Look.HEAD)
                .text("E4", "{yearForms.name}", Look.HEAD)
                .text("F4", "已收份数", Look.HEAD)
                .height(3, 18)
                .height(4, 30);
        page.text("A5", "{yearly.no}", VALUE)
                .text("B5", "{yearly.code}", VALUE)
                .text("C5", "{yearly.name}", Look.FIXED)
                .text("D5", "{yearly.cohort}", VALUE.withSize(9))
                .text("E5", "{yearly.state}", VALUE)
                .formula("F5", "IF($B5=\"\",\"\",COUNTIF($E5:$E5,\"按时*\")+COUNTIF($E5:$E5,\"逾期*\"))", COUNT)
                .elastic(5, 18)
                .when("E5:E5", "OR(LEFT(E5,2)=\"未报\",LEFT(E5,2)=\"逾期\")", "C00000", "FCE4D6")
                .when("E5:E5", "OR(LEFT(E5,4)=\"退回修改\",LEFT(E5,3)=\"待确认\")", "7F6000", "FFF2CC")
                .when("E5:E5", "OR(E5=\"未到期\",E5=\"不需报送\")", "7F7F7F", "");
        int row = page.notes(6, "F", 86, NOTE, "注：年度材料截止日为 {yearDeadline}；年终评分由考核小组现场进行，没有截止日，收到即为按时。");
        int last = sign(page, row, "F");
        page.freeze(3, 4);
        print(page, false, false, "A1:F" + last, 4);
    }

    private static void unranked(Map<String, Page> pages) {
        Page page = page(pages, "未参与排名").widths(6, 10, 26, 16, 14, 34, 12);
        head(page, "{city}{year}年度社会信用体系建设工作考评未参与排名的单位", "G");
        String[] heads = {"序号", "单位代码", "单位名称", "类别", "参与方式", "未参与排名的原因", "考核得分"};
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "5", heads[i], Look.HEAD);
        }
        page.height(3, 4).height(4, 4).height(5, 28);
        String found = "IF(COUNTIF(%1$s!$B$8:$B$8,B6)>0,INDEX(%1$s!$K$8:$K$8,MATCH(B6,%1$s!$B$8:$B$8,0)),%2$s)";
        page.text("A6", "{out.no}", VALUE)
                .text("B6", "{out.code}", VALUE)
                .text("C6", "{out.name}", Look.FIXED)
                .text("D6", "{out.cohort}", VALUE)
                .text("E6", "{out.participation}", VALUE)
                .text("F6", "{out.reason}", Look.FIXED)
                .formula("G6", guarded(found.formatted("部门得分明细", found.formatted("县区得分明细", "\"\""))), POINTS)
                .elastic(6, 22);
        int row = page.notes(7, "G", 110, NOTE, "注：未评定的单位不计零分，不列名次，也不计入末位名额。参评不排名的单位有评分的列出考核得分。");
        int last = sign(page, row, "G");
        page.freeze(3, 5);
        print(page, false, true, "A1:G" + last, 5);
    }

    private static void proposed(
            Map<String, Page> pages, String sheet, String table, String kind, String title, String sure, String tie) {
        boolean honours = table.equals("honours");
        String last = honours ? "L" : "K";
        Page page = page(pages, sheet).widths(5, 20, 9, 22, 7, 10, 18, 9, 26, 12, 12, 18, 16);
        head(page, title, last);
        String all = "(COUNTIF(部门排名!$N$6:$N$6,\"%1$s\")+COUNTIF(县区排名!$N$6:$N$6,\"%1$s\"))";
        String listed = all.formatted(sure) + (honours ? "+" + all.formatted("表彰") : "");
        page.formula(
                        "A3:" + last + "3",
                        "\"" + sure + " \"&(" + listed + ")&\" 家，待定 \"&" + all.formatted(tie)
                                + "&\" 家，不列入 \"&COUNTIF(H6:H6,\"不列入\")&\" 家；本表与排名表\"&IF(" + listed + "+"
                                + all.formatted(tie)
                                + "+COUNTIF(H6:H6,\"不列入\")=COUNT(E6:E6),\"一致\",\"不一致，请重新生成\")",
                        Look.PLAIN)
                .height(3, 22)
                .height(4, 6);
        String[] heads = {
            "序号", kind, "单位代码", "单位名称", "名次", "综合得分", "结果建议", "决定", "决定依据", "决定人", "决定日期", "批准文号", "填写检查（不打印）"
        };
        for (int i = 0; i < heads.length; i++) {
            if (honours || i != 11) {
                page.text((char) ('A' + i) + "5", heads[i], i == 12 ? Look.HEAD.withColor("C00000") : Look.HEAD);
            }
        }
        page.height(5, 28);
        page.text("A6", "{" + table + ".no}", VALUE)
                .text("B6", "{" + table + ".title}", VALUE.withSize(9))
                .text("C6", "{" + table + ".code}", VALUE)
                .text("D6", "{" + table + ".name}", Look.FIXED)
                .formula("E6", looked("A"), COUNT)
                .formula("F6", looked("H"), POINTS)
                .formula("G6", looked("N"), WORD.withBold());
        RankingMarks.decisions(page, table);
        page.elastic(6, 30).when("G6:G6", "LEFT(G6,2)=\"待定\"", "7F6000", "FFF2CC");
        int row = page.notes(
                7,
                last,
                honours ? 158 : 140,
                NOTE,
                "注：1. 名单按排名和名额推算，不是决定；“待定”的由考核小组决定列入或不列入：在黄色格填写决定、依据、决定人和日期，再把本工作簿上传，其余各格的改动一概不读。",
                "2. 并列在名额线上的单位要一并决定，列入的不超过剩余名额。" + (honours ? "表彰项目须经批准并公示后方可使用“表彰”字样；填写批准文号以前一律为“拟表彰”。" : ""));
        int end = sign(page, row, last);
        page.freeze(4, 5);
        print(page, false, true, "A1:" + last + end, 5);
    }

    /** A column of the ranking sheet in which the unit stands. */
    private static String looked(String column) {
        String one = "INDEX(%1$s!$" + column + "$6:$" + column + "$6,MATCH(C6,%1$s!$B$6:$B$6,0))";
        String counties = "IF(COUNTIF(县区排名!$B$6:$B$6,C6)>0," + one.formatted("县区排名") + ",\"\")";
        return "IF($C6=\"\",\"\",IF(COUNTIF(部门排名!$B$6:$B$6,C6)>0," + one.formatted("部门排名") + "," + counties + "))";
    }

    private static void grades(Map<String, Page> pages) {
        Page page = page(pages, "等级分布").widths(20, 12, 12, 12, 12, 12, 14, 14, 14);
        head(page, "{city}{year}年度社会信用体系建设工作考评等级分布", "I");
        String[] heads = {"类别", "参加排名", "优秀", "良好", "合格", "不合格", "平均考核得分", "最高考核得分", "最低考核得分"};
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "4", heads[i], Look.HEAD);
        }
        page.height(3, 6).height(4, 30);
        int row = 5;
        for (Side side : List.of(DEPARTMENTS, COUNTIES)) {
            String scores = side.ranking() + "!$F$6:$F$6";
            page.text("A" + row, side.title(), Look.FIXED);
            page.formula("B" + row, "COUNT(" + side.ranking() + "!$A$6:$A$6)", COUNT);
            for (int i = 0; i < 4; i++) {
                char column = (char) ('C' + i);
                page.formula(
                        column + String.valueOf(row),
                        "COUNTIF(" + side.ranking() + "!$I$6:$I$6," + column + "$4)",
                        COUNT);
            }
            page.formula(
                            "G" + row,
                            "IF(B" + row + "=0,\"\",ROUND(SUM(" + scores + ")/B" + row + ",SUM(kp_scale)))",
                            POINTS)
                    .formula("H" + row, "IF(B" + row + "=0,\"\",MAX(" + scores + "))", POINTS)
                    .formula("I" + row, "IF(B" + row + "=0,\"\",MIN(" + scores + "))", POINTS)
                    .height(row, 26);
            row++;
        }
        page.text("A7", "合计", Look.LABEL);
        for (char column = 'B'; column <= 'F'; column++) {
            page.formula(column + "7", "SUM(" + column + "5:" + column + "6)", COUNT.withBold());
        }
        page.text("G7", "", Look.FIXED)
                .text("H7", "", Look.FIXED)
                .text("I7", "", Look.FIXED)
                .height(7, 26);
        page.height(8, 8);
        GradeChart.draw(page.sheet(), "各等级单位数", 3, 2, 5, new int[] {4, 5}, 8, 24);
        int last = page.notes(25, "I", 120, NOTE, "注：等级按{gradeOn}；只统计参加排名的单位。界限：优秀不低于{g1}，良好不低于{g2}，合格不低于{g3}。");
        last = sign(page, last, "I");
        print(page, false, true, "A1:I" + last, 4);
    }

    /** Each number with the cell it came from; the ranking's column 计算依据 leads here. */
    private static void basis(Map<String, Page> pages) {
        Page page = page(pages, "计算依据").widths(6, 9, 16, 32, 18, 18, 34, 14, 8, 19, 14, 66);
        head(page, "{city}{year}年度社会信用体系建设工作考评计算依据", "J");
        String[] heads = {"序号", "单位代码", "单位名称", "项目", "数", "来源表", "来源文件", "工作表", "单元格", "收到时间", "上传编号", "文件校验值（SHA-256）"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "5", heads[i], Look.HEAD);
        }
        page.height(3, 4).height(4, 4).height(5, 28);
        page.text("A6", "{basis.no}", VALUE)
                .text("B6", "{basis.code}", VALUE)
                .text("C6", "{basis.name}", Look.FIXED)
                .text("D6", "{basis.what}", Look.FIXED)
                .text("E6", "{basis.value}", VALUE)
                .text("F6", "{basis.form}", Look.FIXED)
                .text("G6", "{basis.file}", Look.FIXED)
                .text("H6", "{basis.sheet}", VALUE)
                .text("I6", "{basis.cell}", VALUE)
                .text("J6", "{basis.at}", VALUE)
                .text("K6", "{basis.upload}", VALUE)
                .text("L6", "{basis.sha}", Look.FIXED.withSize(8))
                .elastic(6, 18);
        int row = page.notes(7, "J", 170, NOTE, "注：来源文件的原件按上传编号保存在系统中；文件校验值相同，文件就相同。");
        page.freeze(3, 5).filter("A5:L6");
        print(page, false, true, "A1:J" + (row - 1), 5);
    }

    private static void moves(Map<String, Page> pages) {
        Page page = page(pages, "变动说明").widths(6, 9, 16, 30, 16, 16, 36, 36);
        head(page, "{city}{year}年度社会信用体系建设工作考评结果变动说明", "H");
        page.text("A3:H3", "结果编号：{resultNo}", Look.PLAIN).height(3, 22);
        String[] heads = {"序号", "单位代码", "单位名称", "项目", "上一次", "本次", "上一次的来源", "本次的来源"};
        for (int i = 0; i < heads.length; i++) {
            page.text((char) ('A' + i) + "5", heads[i], Look.HEAD);
        }
        page.text("A4:H4", "一、与上一次发布的结果相比", Look.PLAIN.withBold()).height(4, 22).height(5, 28);
        page.text("A6", "{moves.no}", VALUE)
                .text("B6", "{moves.code}", VALUE)
                .text("C6", "{moves.name}", Look.FIXED)
                .text("D6", "{moves.what}", Look.FIXED)
                .text("E6", "{moves.before}", VALUE)
                .text("F6", "{moves.after}", VALUE)
                .text("G6", "{moves.from}", Look.FIXED)
                .text("H6", "{moves.source}", Look.FIXED)
                .elastic(6, 20);
        RankingMarks.changes(page);
        int row = page.notes(
                15,
                "H",
                190,
                NOTE,
                "注：1. 第一部分只在更正已发布的结果时有内容；与上一个结果编号相比，逐项列出。首次发布的没有变动。",
                "2. 第二部分为已在用的评分、评定被后来的表改动的，经确认后生效；“签字后改动”指在签字稿登记的日期以后改动。",
                "3. 第三部分为收到首份年终评分表以后生效的方案各版本的变动。");
        page.freeze(3, 5);
        print(page, false, true, "A1:H" + (row - 1), 5);
    }

    private static void settings(Kit kit, Map<String, Page> pages) {
        Page page = page(pages, "参数与口径").widths(9, 34, 52);
        head(page, "{city}{year}年度社会信用体系建设工作考评参数与口径", "C");
        page.text("A3", "", Look.HEAD)
                .text("B3", "公式引用的数", Look.HEAD)
                .text("C3", "值", Look.HEAD)
                .height(3, 24);
        String[][] values = {
            {"得分小数位", "scale", "kp_scale"},
            {"优秀等级下限", "g1", "kp_g1"},
            {"良好等级下限", "g2", "kp_g2"},
            {"合格等级下限", "g3", "kp_g3"},
            {"承担分值提醒线", "lowY", "kp_lowY"},
            {"表彰名额：部门", "honourB", "kp_honourB"},
            {"表彰名额：县区", "honourX", "kp_honourX"},
            {"通报批评名额：部门", "critB", "kp_critB"},
            {"通报批评名额：县区", "critX", "kp_critX"},
            {"创新奖加分", "tier1", "kp_tier1"},
            {"特别创新奖加分", "tier2", "kp_tier2"},
            {"突出创新奖加分", "tier3", "kp_tier3"},
            {"单个单位加分上限（空为不设）", "bonusCap", "kp_bonusCap"},
            {"综合得分上限（空为不设）", "totalCap", "kp_totalCap"},
            {"同一单位多项加分", "bonusRule", "kp_bonusRule"},
            {"创新加分评定汇总表（有／无）", "bonusDecided", "kp_bonusDecided"},
            {"弄虚作假取消范围", "falseScope", "kp_falseScope"},
            {"取消后递补", "movesUp", "kp_movesUp"},
            {"等级依据", "gradeOn", "kp_gradeOn"},
            {"排名依据", "rankOn", "kp_rankOn"},
            {"同分先比", "ties", "kp_ties"},
            {"名额线上并列", "lineTie", "kp_lineTie"},
            {"通报批评豁免分（空为不设）", "spared", "kp_spared"},
            {"月度得分占比", "monthlyShare", "kp_monthlyShare"},
            {"未发生情形", "noCase", "kp_noCase"},
        };
        int row = 4;
        for (String[] value : values) {
            page.text("A" + row, "", Look.FIXED)
                    .text("B" + row, value[0], Look.LABEL)
                    .text("C" + row, "{" + value[1] + "}", VALUE.withFill("DDEBF7"))
                    .height(row, 20);
            kit.name(value[2], "参数与口径!$C$" + row);
            row++;
        }
        page.text("A" + row, "", Look.FIXED)
                .text("B" + row, "统计截至（截止日早于此日的月份计入应报）", Look.LABEL)
                .text("C" + row, "{asOf}", VALUE.withFill("DDEBF7").withFormat("yyyy\\-mm\\-dd"))
                .height(row, 20);
        kit.name("kp_asOf", "参数与口径!$C$" + row);
        row++;
        page.height(row, 8);
        row++;
        page.text("A" + row, "编号", Look.HEAD)
                .text("B" + row, "全部参数", Look.HEAD)
                .text("C" + row, "方案中的值", Look.HEAD)
                .height(row, 24);
        row++;
        page.text("A" + row, "{settings.no}", VALUE)
                .text("B" + row, "{settings.name}", Look.FIXED)
                .text("C" + row, "{settings.value}", Look.FIXED)
                .elastic(row, 20);
        row++;
        int last = notes(page, row, "C", 108);
        last = sign(page, last, "C");
        print(page, false, false, "A1:C" + last, 2);
    }
}
