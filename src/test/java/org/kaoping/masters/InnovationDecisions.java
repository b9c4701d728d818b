package org.kaoping.masters;

import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 创新加分评定汇总表: what the group decided on each claim of the year. */
final class InnovationDecisions {
    private static final int FIRST = 6;
    private static final int LAST = 105;
    private static final int SHOWN = 25;

    private InnovationDecisions() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("评定汇总表");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("创新奖分值", "tier1", "kp_tier1")
                .number("特别创新奖分值", "tier2", "kp_tier2")
                .number("突出创新奖分值", "tier3", "kp_tier3")
                .list("kpUnits", List.of("no", "code", "name"), List.of("序号", "单位代码", "单位"), "name", "kp_units")
                .finish();
        // The codes stand left of the names, in the same rows: one more name over them.
        kit.name("kp_unitCodes", "字典!$B$8:$B$8");
        page.widths(13, 10, 22, 32, 16, 13, 12, 13, 8, 36, 12, 14, 26);
        head(page);
        table(page);
        page.freeze(3, 5).filter("A5:L" + LAST).print(false, true, "A1:L108", 5).protect(true);
        Notes.draw(
                notes,
                "创新加分评定汇总表填表说明",
                List.of(
                        "逐项评定，认定和不认定都写理由；不予确认的也留在表上。",
                        "申报编号、单位名称、申报事项、类别和申请档次照申报表填写；申报编号印在申报表右上角。",
                        "只有“确认”的才选评定档次，加分由公式带出：创新奖 {tier1} 分，特别创新奖 {tier2} 分，突出创新奖 {tier3} 分。",
                        "评定完成后由全体成员签字，打印件存档，电子版上传；补充材料后再评的，改好整张重新上传。",
                        "表预留100行，先显示20行，其余隐藏，空行就不打印；写满时选中第25行和第106行的行号，右键“取消隐藏”。",
                        "最右一列“填写检查”不打印：有红字的行还没有填对，全部变空白后再上传。"));
        kit.card(
                "innovation-decisions",
                "创新加分评定汇总表",
                "创新评定",
                "year",
                "group",
                "",
                false,
                "none",
                Map.of("prefill", "claims"));
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:K1", "{city}{year}年度社会信用体系建设工作创新加分评定汇总表", Look.TITLE)
                .text("L1", "创新02", Look.NUMBER)
                .height(1, 36);
        page.text("A2:D2", "{docNo}　{exampleMark}", Look.MARK)
                .text("E2:L2", "考核小组：{office}、{partner1}、{partner2}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 24);
        page.text("A3:C3", "确认项数、加分合计", Look.LABEL)
                .formula(
                        "D3",
                        "COUNTIF(G6:G105,\"确认\")",
                        Look.COMPUTED.across(HorizontalAlignment.CENTER).withFormat("0"))
                .formula(
                        "E3:F3",
                        "SUM(I6:I105)",
                        Look.COMPUTED.across(HorizontalAlignment.CENTER).withFormat("0.00"))
                .text("G3:L3", "", Look.FIXED)
                .height(3, 24);
        page.height(4, 6);
    }

    private static void table(Page page) {
        String[] heads = {
            "申报编号*", "单位代码", "单位名称*", "申报事项*", "申报类别*", "申请档次*", "评定结果*", "评定档次", "加分", "评定理由*", "评定日期*", "备注"
        };
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD);
        }
        page.text("M5", "填写检查（不打印）", Look.HEAD.withColor("C00000")).height(5, 32);
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        String[] columns = {
            "no", "", "unit", "name", "kind", "tierAsked", "result", "tier", "", "reason", "date", "remark"
        };
        Look[] looks = {mid, mid, text, text, mid, mid, mid, mid, mid, text, Look.INPUT_DAY, text};
        for (int row = FIRST; row <= LAST; row++) {
            for (int c = 0; c < columns.length; c++) {
                if (!columns[c].isEmpty()) {
                    page.text(Page.column(c) + row, row == FIRST ? "{claims." + columns[c] + "}" : "", looks[c]);
                }
            }
            page.formula(
                            "B" + row,
                            "IF(COUNTIF(kp_units,C#)=0,\"\",INDEX(kp_unitCodes,MATCH(C#,kp_units,0)))"
                                    .replace("#", "" + row),
                            Look.FIXED_MID)
                    .formula("I" + row, points(row), Look.FIXED_MID.withFormat("0.00"))
                    .formula("M" + row, check(row), Look.CHECK)
                    .elastic(row, 32);
        }
        page.spare(SHOWN + 1, LAST);
        rules(page);
        page.height(106, 6);
        page.text("A107:D107", "考核小组成员（签字）：", Look.PLAIN)
                .text("E107:I107", "", Look.SIGN)
                .text("J107:L107", "　　　　年　　月　　日", Look.SIGN)
                .height(107, 44);
        page.text("A108:L108", "注：申报档次和评定档次并列，便于对照；不予确认的也留在表上并写理由。", Look.PLAIN.withSize(9))
                .height(108, 20);
    }

    private static String points(int row) {
        return "IF(C#=\"\",\"\",IF(G#<>\"确认\",0,IF(H#=\"创新奖\",kp_tier1,IF(H#=\"特别创新奖\",kp_tier2,IF(H#=\"突出创新奖\",kp_tier3,0)))))"
                .replace("#", String.valueOf(row));
    }

    private static String check(int row) {
        return ("IF(COUNTA(A#,C#:H#,J#:L#)=0,\"\",IF(OR(" + Ask.len("A#") + "=0,C#=\"\"," + Ask.len("D#")
                        + "=0,E#=\"\",F#=\"\"),\"请填申报编号、单位、事项、类别和申请档次\",IF(COUNTIF(A$6:A$105,A#)>1,\"申报编号重复\","
                        + "IF(G#=\"\",\"未评定\",IF(AND(G#=\"确认\",H#=\"\"),\"请选择档次\",IF(AND(G#<>\"确认\",H#<>\"\"),"
                        + "\"未确认的不应有档次\",IF(OR(" + Ask.len("J#") + "=0,K#=\"\"),\"请填评定理由和日期\",\"\")))))))")
                .replace("#", String.valueOf(row));
    }

    private static void rules(Page page) {
        page.rule("A6:A105", "申报编号", Ask.length(4, 20, "照申报表右上角的编号填写，如 D001-C01", "申报编号应为4至20个字"))
                .rule("C6:C105", "单位名称", Ask.range("kp_units", "选择申报单位").error("请从下拉列表中选择单位"))
                .rule("D6:D105", "申报事项", Ask.length(4, 40, "照申报表填写", "应为4至40个字"))
                .rule("E6:E105", "申报类别", Ask.options(InnovationClaim.KINDS, "照申报表选择"))
                .rule("F6:F105", "申请档次", Ask.options(InnovationClaim.TIERS, "照申报表选择"))
                .rule("G6:G105", "评定结果", Ask.options("确认,不予确认,待补充材料", "逐项评定"))
                .rule("H6:H105", "评定档次", Ask.options(InnovationClaim.TIERS, "只有“确认”的才选档次"))
                .rule("J6:J105", "评定理由", Ask.length(5, 200, "写认定或不认定的依据", "应为5至200字"))
                .rule(
                        "K6:K105",
                        "评定日期",
                        Ask.day("DATE(kp_year,1,1)", "DATE(kp_year+1,6,30)", "如 2021-01-15", "评定日期不在合理范围内"))
                .rule("L6:L105", "备注", Ask.length(0, 100, "", "备注不超过100字"));
    }
}
