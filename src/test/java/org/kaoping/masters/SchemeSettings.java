package org.kaoping.masters;

import java.time.LocalDate;
import java.util.List;

/**
 * A row of the sheet 参数 (domain design 5.1, one row a value as {@code formulas.md} asks).
 *
 * @param field the placeholder
 * @param no the printed number
 * @param label the parameter; a trailing asterisk where it must be given
 * @param sample the example's value: text, number or day; empty: not set
 * @param choices 可选值
 * @param basis 依据: 原文, 理解, 默认
 * @param note 说明
 * @param look how the value looks
 * @param ask its rule; {@code @} in formulas stands for its own cell
 */
record SchemeSettings(
        String field,
        String no,
        String label,
        Object sample,
        String choices,
        String basis,
        String note,
        Look look,
        Ask ask) {
    private static final String HINT = "按“可选值”列填写";
    private static final String OPTIONAL = "按“可选值”列填写；空着表示不设";
    private static final String WRONG = "参数值不在可选范围内，请对照“可选值”列";
    private static final Look WHOLE = Look.INPUT_MID.withFormat("0");
    private static final Look NUMBER = Look.INPUT_MID.withFormat("General");
    private static final Look PERCENT = Look.INPUT_MID.withFormat("0%");

    private static SchemeSettings text(
            String no, String label, String sample, String choices, int least, int most, String basis, String note) {
        return new SchemeSettings(
                no,
                no,
                label,
                sample,
                choices,
                basis,
                note,
                Look.INPUT,
                Ask.length(least, most, least == 0 ? OPTIONAL : HINT, WRONG));
    }

    private static SchemeSettings list(
            String no, String label, String sample, String choices, String basis, String note) {
        return new SchemeSettings(
                no,
                no,
                label,
                sample,
                choices.replace(",", "、"),
                basis,
                note,
                Look.INPUT_MID,
                Ask.options(choices, "从下拉列表中选择").error(WRONG));
    }

    private static SchemeSettings whole(
            String no, String label, int sample, int least, int most, String basis, String note) {
        return new SchemeSettings(
                no,
                no,
                label,
                sample,
                "整数 " + least + "–" + most,
                basis,
                note,
                WHOLE,
                Ask.whole(String.valueOf(least), String.valueOf(most), HINT, WRONG));
    }

    private static SchemeSettings number(
            String no, String label, Object sample, String choices, int most, String basis, String note) {
        return new SchemeSettings(
                no,
                no,
                label,
                sample,
                choices,
                basis,
                note,
                NUMBER,
                Ask.decimal("0", String.valueOf(most), label.endsWith("*") ? HINT : OPTIONAL, WRONG));
    }

    private static SchemeSettings monthDay(String no, String label, String sample, String basis, String note) {
        String left = "LEFT(@,2)";
        String right = "RIGHT(@,2)";
        return new SchemeSettings(
                no,
                no,
                label,
                sample,
                "月-日，各两位",
                basis,
                note,
                Look.INPUT_MID,
                Ask.custom(
                        "IF(AND(LEN(@)=5,MID(@,3,1)=\"-\"),IF(ISNUMBER(VALUE(" + left + ")),IF(ISNUMBER(VALUE(" + right
                                + ")),AND(EXACT(TEXT(VALUE(" + left + "),\"00\")," + left + "),EXACT(TEXT(VALUE("
                                + right
                                + "),\"00\")," + right + "),VALUE(" + left + ")>=1,VALUE(" + left + ")<=12,VALUE("
                                + right
                                + ")>=1,VALUE(" + right + ")<=DAY(DATE(2021,VALUE(" + left
                                + ")+1,0))),FALSE),FALSE),FALSE)",
                        "按“月-日”填写，各两位，如 12-25",
                        "应为“月-日”，如 12-25；本格是文本，不要填成日期"));
    }

    private static Ask day() {
        return Ask.day("DATE(2000,1,1)", "DATE(2100,12,31)", "按“年-月-日”填写，如 2020-05-12", WRONG);
    }

    /** All settings, in order. */
    static final List<SchemeSettings> ALL = List.of(
            text("P01", "城市名称*", "朝阳市", "文本 2–20字", 2, 20, "原文", "进标题和称号"),
            whole("P02", "考评年度*", 2020, 2000, 2100, "原文", "进标题；名册、日历、填报日期的校验都按它计算"),
            text("P03", "方案文号*", "朝信办发〔2020〕4号", "文本 不超过40字", 1, 40, "原文", "印在各表标题下"),
            new SchemeSettings(
                    "P04",
                    "P04",
                    "方案印发日期*",
                    LocalDate.of(2020, 5, 12),
                    "日期",
                    "原文",
                    "第十一条：自发布之日起施行",
                    Look.INPUT_DAY,
                    day()),
            text("P05a", "办公室简称*", "市信用办", "文本 2–20字", 2, 20, "原文", ""),
            text("P05b", "办公室全称*", "朝阳市社会信用体系建设工作领导小组办公室", "文本 4–60字", 4, 60, "原文", ""),
            text("P06", "协办单位一*", "市政府督察室", "文本 2–40字", 2, 40, "原文", "原文有“督察室”“督查室”两种写法，按实际填写"),
            text("P07", "协办单位二*", "市政府信息综合服务中心", "文本 2–40字", 2, 40, "原文", ""),
            whole("P08", "首个报送月份*", 5, 1, 12, "理解", "2020年5月12日印发；以后年度改为1"),
            whole("P09", "末个报送月份*", 12, 1, 12, "默认", "不早于首个报送月份"),
            whole("P10", "月度截止日*", 25, 1, 28, "原文", "每月几日；实际日期以“报送日历”为准"),
            list("P11", "截止日当天算按时*", "是", "是,否", "理解", "截止日24:00前，北京时间"),
            list("P12", "遇非工作日顺延*", "是", "是,否", "默认", "盖章件当天无人收；实际日期以“报送日历”为准"),
            list("P13", "按时口径*", "电子版和纸质版", "电子版和纸质版,仅电子版", "原文", "原文两份都要"),
            whole("P14", "纸质版补登期（工作日）*", 10, 0, 30, "默认", "过期未登记才算缺纸质版"),
            list("P15", "统计区间*", "上月26日至本月25日", "上月26日至本月25日,自然月", "默认", "实际起止以“报送日历”为准"),
            monthDay("P16", "年度材料截止日*", "12-25", "原文", "自评报告、工作台账、工作总结"),
            monthDay("P17", "创新申报截止日*", "12-25", "默认", ""),
            number("P18", "总分值*", 100, "数，大于0", 1000, "原文", "两类指标表各自合计必须等于它"),
            whole("P19", "得分小数位*", 2, 0, 4, "默认", "四舍五入，先舍入后定等级和排名"),
            number("P20a", "等级界限：优秀*", 90, "数 0–100", 100, "原文", "不低于它的为优秀；本数归上一等级（理解）"),
            number("P20b", "等级界限：良好*", 70, "数 0–100", 100, "原文", "小于优秀线，不低于它的为良好"),
            number("P20c", "等级界限：合格*", 50, "数 0–100", 100, "原文", "小于良好线，不低于它的为合格；再低为不合格"),
            list("P21", "等级依据*", "考核得分", "考核得分,综合得分", "理解", "原文第七条按考核得分定等级，不含加分"),
            list("P22", "排名依据*", "综合得分", "综合得分,考核得分", "理解", "综合得分＝考核得分＋创新加分"),
            number("P23a", "创新奖加分*", 5, "数 0–100", 100, "原文", ""),
            number("P23b", "特别创新奖加分*", 10, "数 0–100", 100, "原文", ""),
            number("P23c", "突出创新奖加分*", 20, "数 0–100", 100, "原文", ""),
            number("P24", "单个单位加分上限", "", "数，或空着", 1000, "默认", "空为不设；加分超过20时在备注提示"),
            number("P25", "综合得分上限", "", "数，或空着", 1000, "默认", "空为不设"),
            list("P26", "同一单位多项加分*", "累计", "累计,就高一项", "默认", "同一事项只按最高一级计一次"),
            new SchemeSettings(
                    "P27",
                    "P27",
                    "月度得分占比*",
                    0,
                    "0%–50%",
                    "默认",
                    "月度报送已通过指标进入年终",
                    PERCENT,
                    Ask.decimal("0", "0.5", HINT, WRONG)),
            whole("P28a", "表彰名额：部门*", 10, 0, 999, "原文", "先进单位"),
            whole("P28b", "表彰名额：县区*", 3, 0, 999, "原文", "示范县（区）"),
            whole("P29a", "通报批评名额：部门*", 10, 0, 999, "原文", "排在参评排名单位的末位"),
            whole("P29b", "通报批评名额：县区*", 3, 0, 999, "原文", "排在参评排名单位的末位"),
            number("P30", "通报批评豁免分", "", "数，或空着", 1000, "默认", "填了以后，得分不低于它的不列入"),
            list("P31", "同分先比*", "考核得分再按时率", "考核得分再按时率,只比考核得分,不比", "默认", "仍相同的并列（1、2、2、4）"),
            list("P32", "名额线上并列*", "待定", "待定,全部列入,全部不列", "默认", "待定的由考核小组决定"),
            list("P33", "弄虚作假取消范围*", "先进单位和示范县（区）", "先进单位,先进单位和示范县（区）,全部荣誉", "理解", "得分和名次保留"),
            list("P34", "取消后递补*", "是", "是,否", "理解", ""),
            list("P35", "未发生情形*", "机制健全得满分", "机制健全得满分,不涉及,同类平均", "默认", "承担了职责、当年没有发生的"),
            number("P36", "承担分值提醒线*", 40, "数 0–100", 100, "默认", "应得分低于它的提醒，不影响得分"),
            whole("P37", "整改措施提交期限（日）*", 30, 1, 180, "默认", ""),
            whole("P38", "公示期（工作日）*", 5, 0, 30, "默认", "表彰项目的通行做法"),
            whole("P39", "先进个人名额（每单位）*", 1, 0, 20, "默认", "文件未定"),
            list("P40", "时区*", "Asia/Shanghai", "Asia/Shanghai", "默认", "固定"),
            new SchemeSettings(
                    "P41",
                    "P41",
                    "补正期（工作日）",
                    3,
                    "整数 0–30，空着按3",
                    "默认",
                    "按时报来被退回的，自截止日或退回日（取后者）起在此期内补正重报，按首次收到日期认定；0为不设",
                    WHOLE,
                    Ask.whole("0", "30", HINT, WRONG)),
            new SchemeSettings(
                    "contact",
                    "附1",
                    "报送联系人",
                    "",
                    "文本，或空着",
                    "默认",
                    "印在填表说明上，不照抄旧文件里的人名",
                    Look.INPUT,
                    Ask.length(0, 20, "填写姓名，可空着", "不超过20字")),
            new SchemeSettings(
                    "contactPhone", "附2", "报送联系电话", "", "电话，或空着", "默认", "印在填表说明上", Look.INPUT, Ask.phone("@")),
            new SchemeSettings(
                    "exampleMark",
                    "附3",
                    "示例标记",
                    "",
                    "示例，非正式指标；或空着",
                    "默认",
                    "只在示例方案中填写，印在各表表头；正式方案清空本格，并在“页面设置—页眉”中删去同样的字",
                    Look.INPUT_MID,
                    Ask.range("kp_marks", "正式方案请清空").error(WRONG)));
}
