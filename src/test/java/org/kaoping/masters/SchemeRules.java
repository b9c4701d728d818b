package org.kaoping.masters;

/** The rules of the roster and of the indicator tables (domain design 4.13). */
final class SchemeRules {
    private SchemeRules() {}

    static void units(Page page, int last) {
        String anyDay = "DATE(2000,1,1)";
        page.rule(
                        "A5:A" + last,
                        "单位代码",
                        Ask.custom(
                                "AND(COUNTIF(A$5:A$204,A5)=1,OR(EXACT(LEFT(A5,1),\"D\"),EXACT(LEFT(A5,1),\"Q\")),OR(LEN(A5)=4,LEN(A5)=5),"
                                        + "IF(ISNUMBER(VALUE(MID(A5,2,4))),EXACT(MID(A5,2,9),TEXT(VALUE(MID(A5,2,4)),REPT(\"0\",LEN(A5)-1))),FALSE))",
                                "部门为D加3位数字，县区为Q加4位数字；编定后不再改动、不再重用",
                                "单位代码重复，或不是“字母D、Q加数字”的形式"))
                .rule("B5:B" + last, "全称", Ask.length(4, 60, "与公章一致", "全称应为4至60个字"))
                .rule(
                        "C5:C" + last,
                        "简称",
                        Ask.custom(
                                "AND(COUNTIF(C$5:C$204,C5)=1,LEN(C5)>=2,LEN(C5)<=12)",
                                "用于排名表，不超过12个字，不得重复",
                                "简称重复，或不在2至12个字之间"))
                .rule("D5:D" + last, "考评对象类别", Ask.options("市（省）直部门,县（市）区", "两类分别考评、分别排名"))
                .rule("E5:E" + last, "单位性质", Ask.options("市直,省直,党群,司法,区,县,县级市,开发区,有关单位", "只作分类，不影响得分"))
                .rule("F5:F" + last, "参与方式", Ask.options("参评排名,参评不排名,另行考核,只报送", "有专项任务、由领导小组另行组织考核的选“另行考核”"))
                .rule("G5:G" + last, "承担类型", Ask.range("kp_types", "按类型带出承担情况，可再逐项调整；部门必填"))
                .rule("H5:H" + last, "排序", Ask.whole("1", "9999", "名册顺序，建议留间隔，如10、20、30", "请填1至9999的整数"))
                .rule("I5:I" + last, "联络员", Ask.length(0, 20, "填写姓名", "不超过20字"))
                .rule("J5:J" + last, "联系电话", Ask.phone("J5"))
                .rule("K5:K" + last, "分管领导", Ask.length(0, 20, "填写姓名", "不超过20字"))
                .rule("L5:L" + last, "曾用名", Ask.length(0, 60, "更名的填原名称，代码不变", "不超过60字"))
                .rule("M5:M" + last, "启用日期", Ask.day(anyDay, "DATE(kp_year+1,12,31)", "年中新设单位填写", "日期不在合理范围内"))
                .rule(
                        "N5:N" + last,
                        "停用日期",
                        Ask.custom("AND(ISNUMBER(N5),N5>=SUM(M5:M5))", "撤并的填写，不删除行", "停用日期不能早于启用日期"))
                .rule("O5:O" + last, "备注", Ask.length(0, 100, "", "备注不超过100字"))
                .rule(
                        "Q5:Q" + last,
                        "合并后单位代码",
                        Ask.custom(
                                "AND(COUNTIF(A$5:A$204,Q5)=1,Q5<>A5)",
                                "撤并到另一单位的，填那个单位的代码，并填停用日期；该单位已收到的月份计给合并后的单位",
                                "名册中没有这个单位代码，或写成了本单位"));
    }

    static void indicators(Page page, String letter, int last) {
        page.rule(
                        "A5:A" + last,
                        "指标代码",
                        Ask.custom(
                                "AND(COUNTIF(A$5:A$104,A5)=1,EXACT(LEFT(A5,1),\"" + letter
                                        + "\"),LEN(A5)=5,IF(ISNUMBER(VALUE(MID(A5,2,4))),EXACT(MID(A5,2,9),TEXT(VALUE(MID(A5,2,4)),\"0000\")),FALSE))",
                                "字母" + letter + "加4位数字，前两位为事项号",
                                "指标代码重复，或不是“字母" + letter + "加4位数字”"))
                .rule("B5:B" + last, "考评方面", Ask.options(SchemeItems.ASPECTS, "选择四个方面之一"))
                .rule("C5:C" + last, "考评事项", Ask.range("kp_items", "选择16个事项之一，序号应与代码中的事项号一致"))
                .rule("D5:D" + last, "考评指标", Ask.length(2, 30, "不超过30字", "应为2至30个字"))
                .rule(
                        "E5:E" + last,
                        "满分",
                        Ask.custom(
                                "AND(ISNUMBER(E5),E5>0,E5<=100,E5*2=INT(E5*2))", "0.5的倍数；本表合计必须为100", "满分应为大于0的0.5的倍数"))
                .rule("F5:F" + last, "计分方式", Ask.options("有无,比例,扣分,分档,计数", "选择计分方式"))
                .rule("G5:G" + last, "计分方法", Ask.length(5, 200, "一句话写清得分和扣分，不超过200字", "应为5至200个字"))
                .rule("H5:H" + last, "佐证材料", Ask.length(2, 100, "列出佐证名称", "应为2至100个字"))
                .rule("I5:I" + last, "数据来源", Ask.length(2, 60, "如“市信用平台、抽查案卷”", "应为2至60个字"))
                .rule("J5:J" + last, "得分来源", Ask.options("人工,系统参考", "月度报送指标选“系统参考”"))
                .rule("K5:K" + last, "常见不涉及", Ask.length(0, 60, "", "不超过60字"))
                .rule("L5:L" + last, "备注", Ask.length(0, 100, "", "备注不超过100字"));
    }
}
