package org.kaoping.scheme;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of the settings P01 to P41 (domain design 5.1), in their order, for whoever prints those in force. */
public final class SettingNames {
    /** By number. */
    public static final Map<String, String> ALL = names();

    private SettingNames() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("P01", "城市名称");
        names.put("P02", "考评年度");
        names.put("P03", "方案文号");
        names.put("P04", "方案印发日期");
        names.put("P05a", "办公室简称");
        names.put("P05b", "办公室全称");
        names.put("P06", "协办单位一");
        names.put("P07", "协办单位二");
        names.put("P08", "首个报送月份");
        names.put("P09", "末个报送月份");
        names.put("P10", "月度截止日");
        names.put("P11", "截止日当天算按时");
        names.put("P12", "遇非工作日顺延");
        names.put("P13", "按时口径");
        names.put("P14", "纸质版补登期（工作日）");
        names.put("P15", "统计区间");
        names.put("P16", "年度材料截止日");
        names.put("P17", "创新申报截止日");
        names.put("P18", "总分值");
        names.put("P19", "得分小数位");
        names.put("P20a", "优秀等级下限");
        names.put("P20b", "良好等级下限");
        names.put("P20c", "合格等级下限");
        names.put("P21", "等级依据");
        names.put("P22", "排名依据");
        names.put("P23a", "创新奖加分");
        names.put("P23b", "特别创新奖加分");
        names.put("P23c", "突出创新奖加分");
        names.put("P24", "单个单位加分上限");
        names.put("P25", "综合得分上限");
        names.put("P26", "同一单位多项加分");
        names.put("P27", "月度得分占比");
        names.put("P28a", "表彰名额：部门");
        names.put("P28b", "表彰名额：县区");
        names.put("P29a", "通报批评名额：部门");
        names.put("P29b", "通报批评名额：县区");
        names.put("P30", "通报批评豁免分");
        names.put("P31", "同分先比");
        names.put("P32", "名额线上并列");
        names.put("P33", "弄虚作假取消范围");
        names.put("P34", "取消后递补");
        names.put("P35", "未发生情形");
        names.put("P36", "承担分值提醒线");
        names.put("P37", "整改措施提交期限（日）");
        names.put("P38", "公示期（工作日）");
        names.put("P39", "先进个人名额（每单位）");
        names.put("P40", "时区");
        names.put("P41", "补正期（工作日）");
        return Collections.unmodifiableMap(names);
    }
}
