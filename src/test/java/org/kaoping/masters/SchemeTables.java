package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.jspecify.annotations.Nullable;

/** The tables of 考评方案. Without data each given table has its one placeholder row, each free table its reserved rows. */
final class SchemeTables {
    private static final int OFF_LAST = 104;
    private static final int UNIT_LAST = 204;
    private static final int INDICATOR_LAST = 104;
    private static final int DUTY_LAST = 205;
    private static final Look DAY = Look.INPUT_DAY;
    private static final Look RED_HEAD = Look.HEAD.withColor("C00000");
    private static final String YEAR_START = "DATE(kp_year-1,12,1)";
    private static final String YEAR_END = "DATE(kp_year,12,31)";

    private final Kit kit;
    private final @Nullable SchemeData data;
    private final SchemeWorkbook frame;
    private final int items;
    private final int indicators;

    SchemeTables(Kit kit, @Nullable SchemeData data, SchemeWorkbook frame) {
        this.kit = kit;
        this.data = data;
        this.frame = frame;
        this.items = data == null ? 1 : SchemeItems.ALL.size();
        this.indicators = data == null ? 1 : data.indicators().get("B").size();
    }

    /** The last row of the calendar. */
    int calendarLast() {
        return 4 + (data == null ? 1 : data.calendar().size());
    }

    /** The last row of the items. */
    int itemsLast() {
        return 4 + items;
    }

    /** The letters of the last indicator's column in a duty table. */
    String dutyLast() {
        return Page.column(1 + indicators);
    }

    /** The letters of the column 应得分Y. */
    String dutyY() {
        return Page.column(2 + indicators);
    }

    /** Names the columns that rules of other sheets use. */
    void names() {
        kit.name("kp_items", "事项!$B$5:$B$" + itemsLast());
        kit.name("kp_unitCodes", "单位名册!$A$5:$A$" + UNIT_LAST);
    }

    private static void heads(Page page, int row, double height, String... heads) {
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + row, heads[i], heads[i].startsWith("填写") ? RED_HEAD : Look.HEAD);
        }
        page.height(row, height);
    }

    void calendar(Page page) {
        page.widths(7, 13, 13, 13, 7, 15, 44, 26);
        frame.head(page, "G", "A");
        page.formula(
                "A3:G3",
                "\"月度截止日为每月\"&kp_dueDay&\"日，遇非工作日改为之后第一个工作日；应报月份：\"&kp_firstMonth&\"月至\"&kp_lastMonth&\"月。改动后核对右侧提示。\"",
                Look.PLAIN);
        page.height(3, 22);
        heads(page, 4, 30, "月份", "统计起*", "统计止*", "截止日*", "星期", "纸质补登截止", "备注", "填写提示（不打印）");
        int last = calendarLast();
        for (int row = 5; row <= last; row++) {
            SchemeData.@Nullable Month month =
                    data == null ? null : data.calendar().get(row - 5);
            page.value("A" + row, month == null ? "{cal.no}" : month.no(), Look.FIXED_MID.withFormat("0"))
                    .value("B" + row, month == null ? "{cal.from}" : month.from(), DAY)
                    .value("C" + row, month == null ? "{cal.to}" : month.to(), DAY)
                    .value("D" + row, month == null ? "{cal.due}" : month.due(), DAY)
                    .formula(
                            "E" + row,
                            "IF(ISNUMBER(D5),MID(\"一二三四五六日\",WEEKDAY(D5,2),1),\"\")".replace("D5", "D" + row),
                            Look.FIXED_MID)
                    .value("F" + row, month == null ? "{cal.paper}" : month.paper(), DAY)
                    .value("G" + row, month == null ? "{cal.note}" : month.note(), Look.INPUT)
                    .formula("H" + row, dueHint(row), Look.CHECK)
                    .fit(row, 24);
        }
        page.rule("B5:B" + last, "统计起", Ask.day(YEAR_START, YEAR_END, "一般为上月26日", "统计起日不在合理范围内"))
                .rule(
                        "C5:C" + last,
                        "统计止",
                        Ask.custom("AND(ISNUMBER(C5),C5>=B5,C5<=B5+45)", "一般为本月25日", "统计止日应不早于统计起日"))
                .rule(
                        "D5:D" + last,
                        "截止日",
                        Ask.custom("AND(ISNUMBER(D5),D5>=C5,D5<=C5+10)", "默认25日，遇非工作日改为之后第一个工作日", "截止日应在统计止日当天至其后10天内"))
                .rule(
                        "F5:F" + last,
                        "纸质补登截止",
                        Ask.custom("AND(ISNUMBER(F5),F5>=D5,F5<=D5+60)", "过了这一天还没登记的算缺纸质版", "补登截止应不早于截止日"))
                .rule("G5:G" + last, "备注", Ask.length(0, 50, "如“10月25日为星期日，顺延至26日”", "备注不超过50字"));
        page.when("A5:G" + last, "IF(ISNUMBER($A5),IF($A5<kp_firstMonth,TRUE,$A5>kp_lastMonth),FALSE)", "7F7F7F", "");
        page.freeze(1, 4).print(false, true, "A1:G" + last, 4).protect(true);
    }

    private static String dueHint(int row) {
        String due = "D" + row;
        String days = "放假和调休!$A$5:$A$" + OFF_LAST + "," + due + ",放假和调休!$B$5:$B$" + OFF_LAST;
        return "IF(ISNUMBER(" + due + "),IF(COUNTIFS(" + days + ",\"放假\")>0,\"截止日是放假日，请核对\",IF(WEEKDAY(" + due
                + ",2)>5,IF(COUNTIFS(" + days + ",\"上班\")=0,\"截止日是周末，请核对\",\"\"),\"\")),\"\")";
    }

    void daysOff(Page page) {
        page.widths(14, 12, 7, 50, 26);
        frame.head(page, "D", "A");
        page.text("A3:D3", "只列不按星期走的日子：放假的每一天、上班的周末。工作日的计算都引用本表。", Look.PLAIN).height(3, 22);
        heads(page, 4, 28, "日期*", "类别*", "星期", "说明", "填写检查（不打印）");
        for (int row = 5; row <= OFF_LAST; row++) {
            SchemeData.@Nullable Off off =
                    data != null && row - 5 < data.off().size() ? data.off().get(row - 5) : null;
            boolean first = data == null && row == 5;
            page.value("A" + row, off != null ? off.day() : first ? "{off.date}" : null, DAY)
                    .value(
                            "B" + row,
                            off != null ? off.work() ? "上班" : "放假" : first ? "{off.kind}" : null,
                            Look.INPUT_MID)
                    .formula(
                            "C" + row,
                            "IF(ISNUMBER(A5),MID(\"一二三四五六日\",WEEKDAY(A5,2),1),\"\")".replace("A5", "A" + row),
                            Look.FIXED_MID)
                    .value("D" + row, off != null ? off.note() : first ? "{off.note}" : null, Look.INPUT)
                    .formula(
                            "E" + row,
                            ("IF(COUNTA(A5:B5,D5)=0,\"\",IF(OR(A5=\"\",B5=\"\"),\"日期和类别都要填\",IF(COUNTIF(A$5:A$"
                                            + OFF_LAST + ",A5)>1,\"日期重复\",\"\")))")
                                    .replaceAll("([ABD])5", "$1" + row),
                            Look.CHECK)
                    .fit(row, 17);
        }
        page.rule(
                        "A5:A" + OFF_LAST,
                        "日期",
                        Ask.custom(
                                "AND(ISNUMBER(A5),COUNTIF(A$5:A$" + OFF_LAST
                                        + ",A5)=1,A5>=DATE(kp_year-1,12,1),A5<=DATE(kp_year+1,3,31))",
                                "按“年-月-日”填写，一天一行",
                                "日期重复，或不在上年12月至下年3月之间"))
                .rule("B5:B" + OFF_LAST, "类别", Ask.options("放假,上班", "放假：这一天不上班；上班：周末调休上班"))
                .rule("D5:D" + OFF_LAST, "说明", Ask.length(0, 50, "如“端午节调休上班”", "说明不超过50字"));
        page.when("A5:D" + OFF_LAST, "$B5=\"上班\"", "1F4E79", "");
        hide(page, data == null ? OFF_LAST : data.off().size() + 6, OFF_LAST);
        page.freeze(0, 4)
                .filter("A4:D" + OFF_LAST)
                .print(false, false, "A1:D" + OFF_LAST, 4)
                .protect(true);
    }

    private static void hide(Page page, int lastShown, int last) {
        page.hideRows(lastShown + 1, last);
    }

    void items(Page page) {
        page.widths(6, 30, 22, 14, 14, 70);
        frame.head(page, "F", "A");
        page.text("A3:F3", "十六个事项固定，不增删行；月度满分由两张指标表合计。", Look.PLAIN).height(3, 22);
        heads(page, 4, 32, "序号", "考评事项*", "考评方面*", "月度满分_部门", "月度满分_县区", "月报填写提示");
        int last = itemsLast();
        Look sum = Look.COMPUTED.across(HorizontalAlignment.CENTER);
        for (int row = 5; row <= last; row++) {
            SchemeItems.@Nullable Entry item = data == null ? null : SchemeItems.ALL.get(row - 5);
            page.value("A" + row, item == null ? "{items.no}" : row - 4, Look.FIXED_MID.withFormat("0"))
                    .value("B" + row, item == null ? "{items.name}" : item.name(), Look.INPUT)
                    .value("C" + row, item == null ? "{items.aspect}" : item.aspect(), Look.INPUT_MID)
                    .formula("D" + row, sum("部门指标", row), sum)
                    .formula("E" + row, sum("县区指标", row), sum)
                    .value("F" + row, item == null ? "{items.hint}" : item.hint(), Look.INPUT)
                    .fit(row, 34);
        }
        page.text("A" + (last + 1) + ":C" + (last + 1), "合计", Look.LABEL.across(HorizontalAlignment.CENTER))
                .formula("D" + (last + 1), "SUM(D5:D" + last + ")", sum)
                .formula("E" + (last + 1), "SUM(E5:E" + last + ")", sum)
                .text("F" + (last + 1), "", Look.FIXED)
                .height(last + 1, 24);
        page.rule("B5:B" + last, "考评事项", Ask.length(2, 20, "与方案第六条一致", "应为2至20个字"))
                .rule("C5:C" + last, "考评方面", Ask.options(SchemeItems.ASPECTS, "选择四个方面之一"))
                .rule("F5:F" + last, "月报填写提示", Ask.length(0, 200, "告诉填报人这一项写什么，不超过200字", "不超过200字"));
        page.when("C5:C" + last, "C5=C4", "A6A6A6", "")
                .when("D" + (last + 1) + ":E" + (last + 1), "D" + (last + 1) + "<>kp_full", "C00000", "FFC7CE");
        page.freeze(2, 4).print(false, true, "A1:F" + (last + 1), 4).protect(false);
    }

    private static String sum(String sheet, int row) {
        return "SUMIF(" + sheet + "!$C$5:$C$" + INDICATOR_LAST + ",B" + row + "," + sheet + "!$E$5:$E$" + INDICATOR_LAST
                + ")";
    }

    void units(Page page) {
        page.widths(10, 38, 19, 16, 11, 13, 18, 7, 10, 15, 10, 20, 12, 12, 34, 30, 16);
        frame.head(page, "O", "A");
        page.text("A3:O3", "代码编定后不再改动、不再重用；更名的把原名写入“曾用名”，撤并的填“停用日期”，不删除行。", Look.PLAIN)
                .height(3, 22);
        heads(
                page,
                4,
                32,
                "单位代码*",
                "全称*",
                "简称*",
                "考评对象类别*",
                "单位性质*",
                "参与方式*",
                "承担类型",
                "排序*",
                "联络员",
                "联系电话",
                "分管领导",
                "曾用名",
                "启用日期",
                "停用日期",
                "备注",
                "填写检查（不打印）",
                "合并后单位代码");
        String[] columns = {
            "code", "name", "short", "cohort", "kind", "mode", "type", "order", "contact", "phone", "leader", "former",
            "from", "until", "note"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look[] looks = {
            mid, text, text, mid, mid, mid, mid, mid.withFormat("0"), mid, mid, mid, text, DAY, DAY, text.withSize(9)
        };
        for (int row = 5; row <= UNIT_LAST; row++) {
            List<Object> unit =
                    data != null && row - 5 < data.units().size() ? data.units().get(row - 5) : List.of();
            for (int c = 0; c < columns.length; c++) {
                Object value =
                        data == null ? row == 5 ? "{unit." + columns[c] + "}" : "" : unit.isEmpty() ? "" : unit.get(c);
                page.value(Page.column(c) + row, value, looks[c]);
            }
            // it came later, and stands last: workbooks drawn before it keep their columns where they are
            page.formula("P" + row, unitCheck(row), Look.CHECK)
                    .value("Q" + row, data == null && row == 5 ? "{unit.into}" : "", mid)
                    .fit(row, 24);
        }
        SchemeRules.units(page, UNIT_LAST);
        page.when("A5:O" + UNIT_LAST, "$N5<>\"\"", "7F7F7F", "E7E6E6")
                .when("Q5:Q" + UNIT_LAST, "$N5<>\"\"", "7F7F7F", "E7E6E6");
        hide(page, data == null ? UNIT_LAST : data.units().size() + 7, UNIT_LAST);
        page.freeze(3, 4)
                .filter("A4:O" + UNIT_LAST)
                .print(true, true, "A1:O" + UNIT_LAST, 4)
                .protect(true);
    }

    private String unitCheck(int row) {
        String y = dutyY();
        String duty = "SUMIF(承担情况_部门!$A$6:$A$205,A5,承担情况_部门!$" + y + "$6:$" + y
                + "$205)+SUMIF(承担情况_县区!$A$6:$A$205,A5,承担情况_县区!$" + y + "$6:$" + y + "$205)";
        return ("IF(COUNTA(A5:O5)=0,\"\",IF(A5=\"\",\"请填单位代码\",IF(COUNTIF(A$5:A$204,A5)>1,\"单位代码重复\","
                        + "IF(COUNTIF(C$5:C$204,C5)>1,\"简称重复\",IF(D5=\"市（省）直部门\",IF(G5=\"\",\"部门请选承担类型\","
                        + "IF(LEFT(A5,1)<>\"D\",\"部门的代码应以D开头\",\"\")),IF(D5=\"县（市）区\",IF(LEFT(A5,1)<>\"Q\",\"县区的代码应以Q开头\",\"\"),\"\"))"
                        + "&IF(LEFT(F5,2)=\"参评\",IF(" + duty + ">0,\"\",\"参评单位在承担情况表中没有应得分\"),\"\")))))")
                .replaceAll("(?<![$A-Z])([A-Z])5(?!\\d)", "$1" + row);
    }

    void indicators(String letter, Page page) {
        String sheet = letter.equals("B") ? "部门" : "县区";
        page.widths(8, 12, 14, 17, 6.5, 7.5, 46, 19, 15, 9, 18, 9, 34);
        frame.head(page, "L", "A");
        page.text("A3:D3", "满分合计", Look.LABEL)
                .formula("E3", "SUM(E5:E" + INDICATOR_LAST + ")", Look.COMPUTED.across(HorizontalAlignment.CENTER))
                .formula(
                        "F3:L3",
                        "IF(ROUND(SUM(E5:E" + INDICATOR_LAST + "),2)=kp_full,\"\",\"合计应为\"&kp_full&\"，现为\"&SUM(E5:E"
                                + INDICATOR_LAST + "))",
                        Look.CHECK.withSize(11))
                .height(3, 22);
        heads(
                page,
                4,
                32,
                "指标代码*",
                "考评方面*",
                "考评事项*",
                "考评指标*",
                "满分*",
                "计分方式*",
                "计分方法*",
                "佐证材料*",
                "数据来源*",
                "得分来源*",
                "常见不涉及",
                "备注",
                "填写检查（不打印）");
        String[] columns = {
            "code", "aspect", "item", "name", "full", "method", "rule", "evidence", "source", "auto", "skip", "note"
        };
        Look text = Look.INPUT;
        Look mid = Look.INPUT_MID;
        Look[] looks = {mid, text, text, text, mid.withFormat("0.0"), mid, text, text, text, mid, text.withSize(9), text
        };
        List<List<Object>> rows = data == null ? List.of() : data.indicators().get(letter);
        for (int row = 5; row <= INDICATOR_LAST; row++) {
            for (int c = 0; c < columns.length; c++) {
                String blank = data == null && row == 5 ? "{ind" + letter + "." + columns[c] + "}" : "";
                page.value(
                        Page.column(c) + row,
                        row - 5 < rows.size() ? rows.get(row - 5).get(c) : blank,
                        looks[c]);
            }
            page.formula("M" + row, indicatorCheck(sheet, row), Look.CHECK);
            page.fit(row, 32);
        }
        SchemeRules.indicators(page, letter, INDICATOR_LAST);
        page.when("B5:B" + INDICATOR_LAST, "AND(B5<>\"\",B5=B4)", "A6A6A6", "")
                .when("C5:C" + INDICATOR_LAST, "AND(C5<>\"\",C5=C4)", "A6A6A6", "")
                .when("E3:E3", "E3<>kp_full", "C00000", "FFC7CE");
        hide(page, data == null ? INDICATOR_LAST : rows.size() + 4, INDICATOR_LAST);
        int last = page.notes(
                INDICATOR_LAST + 1,
                "L",
                176,
                Look.PLAIN,
                "计分通则：",
                "1. 得分不小于0，不超过满分；最多两位小数，四舍五入。",
                "2. “不涉及”（不承担该项职责）的，不计入应得分和实得分。“未发生”（承担职责但当年没有发生、分母为0）不同于不涉及：制度和渠道健全的得满分，否则不得分。",
                "3. 比值大于1的按1计。",
                "4. 同一事实只在一个指标中扣分。",
                "5. 月度报送质量（" + letter + "0103）由系统根据报送回执提出，考核小组可以改动并写明原因。");
        page.freeze(4, 4)
                .filter("A4:L" + INDICATOR_LAST)
                .print(false, true, "A1:L" + (last - 1), 4)
                .protect(true);
    }

    private String indicatorCheck(String sheet, int row) {
        String heads = "承担情况_" + sheet + "!$C$4:$" + dutyLast() + "$4";
        String fulls = "承担情况_" + sheet + "!$C$5:$" + dutyLast() + "$5";
        return ("IF(A5=\"\",IF(COUNTA(B5:L5)>0,\"请填指标代码\",\"\"),IF(COUNTIF(A$5:A$104,A5)>1,\"指标代码重复\","
                        + "IF(IF(ISNUMBER(MATCH(C5,kp_items,0)),TEXT(MATCH(C5,kp_items,0),\"00\"),\"\")<>MID(A5,2,2),\"代码中的事项号与考评事项不一致\","
                        + "IF(INDEX(事项!$C$5:$C$" + itemsLast() + ",MATCH(C5,kp_items,0))<>B5,\"考评方面与“事项”表不一致\","
                        + "IF(COUNTIF(" + heads + ",A5)<>1,\"承担情况表的表头没有这个指标，或有重复\","
                        + "IF(SUMIF(" + heads + ",A5," + fulls + ")<>E5,\"满分与承担情况表的表头不一致\",\"\"))))))")
                .replaceAll("(?<![$A-Z])([A-Z])5(?!\\d)", "$1" + row);
    }

    void duties(String letter, Page page) {
        String cross = "indicators" + letter;
        String table = "duty" + letter;
        List<List<Object>> heads = data == null ? List.of() : data.indicators().get(letter);
        List<List<String>> rows = data == null ? List.of() : data.duties().get(letter);
        int n = indicators;
        double[] widths = new double[n + 6];
        java.util.Arrays.fill(widths, 6.3);
        widths[0] = 10;
        widths[1] = 18;
        widths[n + 2] = 8;
        widths[n + 3] = 26;
        widths[n + 4] = 30;
        widths[n + 5] = 30;
        page.widths(widths);
        String last = dutyLast();
        String y = dutyY();
        String why = Page.column(n + 3);
        String check = Page.column(n + 4);
        String hint = Page.column(n + 5);
        frame.head(page, why, "A");
        Look side = Look.LABEL.withSize(11);
        page.text("A3:B3", "考评指标", side).text("A4:B4", "指标代码", side);
        Look code = Look.INPUT_MID.withSize(9).withBold();
        Look cell = Look.INPUT_MID.withSize(9);
        String table5 = (letter.equals("B") ? "部门" : "县区") + "指标!";
        for (int i = 0; i < n; i++) {
            String column = Page.column(2 + i);
            String found = "MATCH(" + column + "4," + table5 + "$A$5:$A$104,0)";
            page.formula(
                            column + "3",
                            "IF(ISNUMBER(" + found + "),INDEX(" + table5 + "$D$5:$D$104," + found + "),\"\")",
                            Look.FIXED_MID.withSize(9).standing())
                    .value(
                            column + "4",
                            data == null ? "{" + cross + ".code}" : heads.get(i).get(0),
                            code)
                    .value(
                            column + "5",
                            data == null ? "{" + cross + ".full}" : heads.get(i).get(4),
                            cell.withFormat("0.0"));
        }
        for (String column : List.of(y, why, check, hint)) {
            page.text(column + "3", "", Look.HEAD).text(column + "4", "", Look.HEAD);
        }
        page.text("A5", "单位代码*", Look.HEAD)
                .text("B5", "简称*", Look.HEAD)
                .text(y + "5", "应得分Y", Look.HEAD)
                .text(why + "5", "改动说明", Look.HEAD)
                .text(check + "5", "填写检查（不打印）", RED_HEAD)
                .text(hint + "5", "填写提示（不打印）", RED_HEAD)
                .height(3, 150)
                .height(4, 22)
                .height(5, 24);
        for (int row = 6; row <= DUTY_LAST; row++) {
            List<String> duty = row - 6 < rows.size() ? rows.get(row - 6) : List.of();
            boolean first = data == null && row == 6;
            page.value("A" + row, duty.isEmpty() ? first ? "{" + table + ".code}" : "" : duty.get(0), Look.INPUT_MID)
                    .value("B" + row, duty.isEmpty() ? first ? "{" + table + ".short}" : "" : duty.get(1), Look.INPUT);
            for (int i = 0; i < n; i++) {
                page.value(
                        Page.column(2 + i) + row,
                        duty.isEmpty() ? first ? "{" + table + ".cell}" : "" : duty.get(2 + i),
                        cell);
            }
            page.formula(
                            y + row,
                            "IF(A" + row + "=\"\",\"\",SUMIF(C" + row + ":" + last + row + ",\"承担\",C$5:" + last
                                    + "$5))",
                            Look.COMPUTED.across(HorizontalAlignment.CENTER))
                    .value(why + row, first ? "{" + table + ".why}" : "", Look.INPUT)
                    .formula(check + row, dutyCheck(row, last), Look.CHECK)
                    .formula(hint + row, dutyHint(row, last, y, why), Look.CHECK)
                    .fit(row, 20);
        }
        page.rule(
                        "A6:A205",
                        "单位代码",
                        Ask.custom(
                                "AND(COUNTIF(A$6:A$205,A6)=1,COUNTIF(kp_unitCodes,A6)=1)",
                                "填写单位名册中的单位代码，一个单位一行",
                                "单位代码重复，或不在单位名册中"))
                .rule("B6:B205", "简称", Ask.length(2, 12, "与单位名册的简称一致", "应为2至12个字"))
                .rule(
                        "C4:" + last + "4",
                        "指标代码",
                        Ask.custom("COUNTIF($C$4:$" + last + "$4,C4)=1", "与指标表的代码一致，一列一个指标", "指标代码重复"))
                .rule(
                        "C5:" + last + "5",
                        "满分",
                        Ask.custom("AND(ISNUMBER(C5),C5>0,C5<=100,C5*2=INT(C5*2))", "与指标表的满分一致", "满分应为大于0的0.5的倍数"))
                .rule("C6:" + last + "205", "承担情况", Ask.options("承担,不涉及", "按承担类型带出；改动须在“改动说明”写原因"))
                .rule(why + "6:" + why + "205", "改动说明", Ask.length(0, 100, "写改动的指标和原因", "不超过100字"));
        page.when("C6:" + last + "205", "C6=\"不涉及\"", "7F7F7F", "D9D9D9")
                .when(y + "6:" + y + "205", "AND(" + y + "6>0," + y + "6<kp_lowY)", "C00000", "");
        hide(page, data == null ? DUTY_LAST : rows.size() + 5, DUTY_LAST);
        page.freeze(2, 5)
                .filter("A5:" + why + "205")
                .print(true, true, "A1:" + why + "205", 5)
                .protect(true);
    }

    private static String dutyCheck(int row, String last) {
        String cells = "C" + row + ":" + last + row;
        String all = "COUNTIF(" + cells + ",\"承担\")+COUNTIF(" + cells + ",\"不涉及\")";
        return ("IF(A6=\"\",IF(" + all + ">0,\"请填单位代码\",\"\"),IF(COUNTIF(A$6:A$205,A6)>1,\"单位代码重复\","
                        + "IF(COUNTIF(kp_unitCodes,A6)=0,\"单位名册中没有这个代码\",IF(" + all + "<COUNTA(C$4:" + last
                        + "$4),\"有指标没有选“承担”或“不涉及”\",\"\"))))")
                .replaceAll("(?<![$A-Z])A6(?!\\d)", "A" + row);
    }

    private static String dutyHint(int row, String last, String y, String why) {
        String type = "INDEX(单位名册!$G$5:$G$204,MATCH(A6,kp_unitCodes,0))";
        String at = "MATCH(" + type + ",kp_types,0)";
        return ("IF(A6=\"\",\"\",IF(WHY6<>\"\",\"\",IF(COUNTA(C$4:" + last + "$4)<>36,\"\",IF(ISNUMBER(" + at
                        + "),IF(OR(INDEX(kp_typeY," + at + ")<>Y6,INDEX(kp_typeCount," + at + ")<>COUNTIF(C6:" + last
                        + "6,\"承担\")),\"与承担类型不同，请在“改动说明”写明原因\",\"\"),\"\"))))")
                .replace("WHY6", why + "6")
                .replace("Y6", y + "6")
                .replaceAll("(?<=[A-Z])6(?![\\d\\]])", String.valueOf(row));
    }
}
