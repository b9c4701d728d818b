package org.kaoping.masters;

import java.util.List;

/** The sixteen items of article 6 with their aspects (R3, R4) and what a monthly report may say about each. */
final class SchemeItems {
    private static final String BASE = "信用制度和基础建设";
    private static final String BUSINESS = "营商环境";
    private static final String CONTROL = "信用监管";
    private static final String RIGHTS = "权益保护";
    /** The four aspects, as options. */
    static final String ASPECTS = BASE + "," + BUSINESS + "," + CONTROL + "," + RIGHTS;

    /** One item. */
    record Entry(String name, String aspect, String hint) {}

    /** All sixteen, in order. */
    static final List<Entry> ALL = List.of(
            new Entry("信用制度落实", BASE, "领导分工和联络员变动、年度安排、上级信用政策的配套文件和会议，写清文号或日期"),
            new Entry("信用信息公示", BASE, "本月“双公示”决定条数、7个工作日内上报条数、目录更新、合规问题整改"),
            new Entry("信用信息归集共享", BASE, "本月归集批次和条数、目录新增、校验不通过的处理"),
            new Entry("统一社会信用代码转换", BASE, "业务系统和文书使用统一代码的情况、存量转换和重错码处理"),
            new Entry("信用惠民便企开展情况", BUSINESS, "“信易贷”注册、授信户数和金额，“信易+”场景的落地和使用情况"),
            new Entry("政务诚信", BUSINESS, "失信被执行记录和逾期欠款的清理、承诺兑现台账、诚信教育"),
            new Entry("企业守信情况", BUSINESS, "守信典型的认定和报送户数、行业失信问题治理"),
            new Entry("合同执行情况", BUSINESS, "到期合同份数、按约履行份数，未履约的原因和处理"),
            new Entry("诚信建设情况", BUSINESS, "诚信宣传教育活动的时间、地点、人数，信用信息稿件的采用篇数"),
            new Entry("事前信用监管", CONTROL, "信用承诺书归集份数、承诺事项公开、信用记录和信用报告应用次数"),
            new Entry("事中信用监管", CONTROL, "信用评价办法、已评价主体数、按等级差异化检查批次、信用档案建立"),
            new Entry("事后信用监管", CONTROL, "失信惩戒案件反馈、严重失信名单认定和移出、失信主体整改退出、联合奖惩案例"),
            new Entry("信用修复情况", RIGHTS, "信用修复告知份数、受理和按期办结件数"),
            new Entry("信息异议情况", RIGHTS, "异议申请受理、核实、按期办结件数"),
            new Entry("信用数据安全情况", RIGHTS, "账号权限和日志检查、安全自查、发现问题和处置"),
            new Entry("信用应用合法合规情况", RIGHTS, "按国家清单自查清理信用措施的情况、投诉举报的核查处理"));

    private SchemeItems() {}
}
