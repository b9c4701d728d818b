package org.kaoping.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Person;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * 考评结果通报 (R14 to R17) as a document that clerks edit. The public version says what art. 10 needs and no more: no scores of
 * the criticised, no findings, no self marks, no telephone numbers; the internal one has X, Y, rates and counts of findings; the
 * report upwards is the internal one, addressed to the leading group and the supervision office.
 */
public final class ResultNotice {
    private static final String[] NUMBERS = {"一", "二", "三", "四", "五"};

    /** For whom it is. */
    public enum Version {
        PUBLIC("public", "公开版"),
        INTERNAL("internal", "内部版"),
        /** To the leading group and the supervision office (art. 10), with all that the internal one has. */
        REPORT("report", "上报版");

        private final String id;
        private final String label;

        Version(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The name that the API uses. */
        public String id() {
            return id;
        }
    }

    private final Announced result;
    private final Scheme scheme;
    private final Policy policy;
    private final boolean internal;
    private final boolean report;
    private final WordPage page;
    private final NoticeTable table;

    private ResultNotice(Announced result, Version version) {
        this.result = result;
        this.scheme = result.scheme();
        this.policy = scheme.policy();
        this.internal = version != Version.PUBLIC;
        this.report = version == Version.REPORT;
        this.table = new NoticeTable(result, internal);
        this.page = new WordPage(result.edition().foot() + (internal ? "　" + version.label : ""));
    }

    /** The .docx. */
    public static byte[] write(Announced result, Version version) {
        ResultNotice notice = new ResultNotice(result, version);
        notice.head();
        notice.results();
        notice.honours();
        notice.criticism();
        notice.problems();
        notice.rectification();
        notice.notes();
        notice.end();
        return notice.page.bytes();
    }

    /** The name to download it under. */
    public static String fileName(Announced result, Version version) {
        return result.scheme().year() + "年度考评结果" + (version == Version.REPORT ? "报告" : "通报") + "（" + version.label + "，"
                + result.edition().stage().label() + "）.docx";
    }

    private boolean draft() {
        return result.edition().stage() != Edition.Stage.FINAL;
    }

    private void head() {
        String stage = switch (result.edition().stage()) {
            case DRAFT -> "（征求意见稿）";
            case REVIEW -> "（送审稿）";
            case FINAL -> "";
        };
        page.add(draft() ? WordPage.Look.OFFICE_DRAFT : WordPage.Look.OFFICE, policy.officeFull() + "文件")
                .add(WordPage.Look.NUMBER, "　　〔" + (scheme.year() + 1) + "〕　　号");
        if (!stage.isEmpty()) {
            page.add(WordPage.Look.STATUS, stage);
        }
        if (internal) {
            page.add(WordPage.Look.STATUS, "内部材料　不得外传");
        }
        if (scheme.example()) {
            page.add(WordPage.Look.STATUS, "示例，非正式指标");
        }
        page.gap()
                .add(WordPage.Look.TITLE, "关于" + scheme.year() + "年度社会信用体系建设工作")
                .add(WordPage.Look.TITLE, "考评结果的" + (report ? "报告" : "通报"))
                .gap()
                .add(WordPage.Look.ADDRESS, addressees())
                .add(WordPage.Look.BODY, opening());
    }

    /** The counties' governments, zones by their own names, members and others. */
    private String addressees() {
        if (report) {
            String group = policy.officeFull().endsWith("办公室")
                    ? policy.officeFull().replaceFirst("办公室$", "")
                    : policy.city() + "社会信用体系建设工作领导小组";
            return group + (policy.partner1().isEmpty() ? "" : "、" + policy.partner1()) + "：";
        }
        String zones = scheme.units().stream()
                .filter(unit -> unit.cohort() == Cohort.COUNTY && unit.name().contains("开发区"))
                .map(unit -> unit.name() + "、")
                .collect(Collectors.joining());
        return "各县（市）区人民政府、" + zones + "领导小组成员单位、有关单位：";
    }

    private String opening() {
        String partners = Arrays.asList(policy.partner1(), policy.partner2()).stream()
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining("、"));
        return "根据" + policy.city() + scheme.year() + "年度社会信用体系建设工作考评方案"
                + (policy.docNo().isEmpty() ? "" : "（" + policy.docNo() + "）") + "，" + policy.office()
                + (partners.isEmpty() ? "" : "会同" + partners) + "组成考核小组，对" + scheme.year()
                + "年1月1日至12月31日的社会信用体系建设工作进行了考评。"
                + "参加考评排名的" + Cohort.DEPARTMENT.label() + "有"
                + result.ranked(Cohort.DEPARTMENT).size() + "家，"
                + Cohort.COUNTY.label() + "有" + result.ranked(Cohort.COUNTY).size() + "家。现将结果" + (report ? "报告" : "通报")
                + "如下。";
    }

    private void results() {
        page.add(WordPage.Look.FIRST, "一、考评结果");
        for (Cohort cohort : Cohort.values()) {
            List<Announced.One> ranked = result.ranked(cohort);
            List<String> counts = new ArrayList<>();
            for (String grade : List.of("优秀", "良好", "合格", "不合格")) {
                long count = ranked.stream()
                        .filter(one -> one.text("grade").equals(grade))
                        .count();
                counts.add(grade + count + "家");
            }
            page.add(
                    WordPage.Look.BODY,
                    cohort.label() + "：" + String.join("，", counts)
                            + (internal ? "；平均考核得分" + table.mean(ranked) + "分" : "") + "。");
        }
        int no = 0;
        for (Cohort cohort : Cohort.values()) {
            no++;
            page.add(WordPage.Look.CAPTION, "表" + no + "　" + cohort.label() + "考评结果")
                    .table(table.columns(), table.rows(cohort));
        }
        boolean hidden = !internal && result.units().stream().anyMatch(one -> one.ranked() && Outcomes.criticised(one));
        if (hidden) {
            page.add(WordPage.Look.NOTE, "列入通报批评的单位见第三部分，不在表中列出名次和得分。");
        }
    }

    private void honours() {
        boolean approved = !honoured().isEmpty() && honoured().stream().allMatch(Outcomes::approved);
        page.add(WordPage.Look.FIRST, approved ? "二、表彰名单" : "二、拟表彰名单");
        int no = 0;
        for (Cohort cohort : Cohort.values()) {
            page.add(
                    WordPage.Look.SECOND,
                    "（" + NUMBERS[no++] + "）" + policy.city() + scheme.year() + "年度社会信用体系建设"
                            + (cohort == Cohort.DEPARTMENT ? "先进单位" : "示范县（区）"));
            List<Announced.One> honoured =
                    result.ranked(cohort).stream().filter(Outcomes::honoured).toList();
            page.add(
                    WordPage.Look.BODY,
                    names(honoured.stream().map(Announced.One::unit).toList()));
            pending(result.ranked(cohort).stream()
                    .filter(Outcomes::honourPending)
                    .toList());
        }
        page.add(WordPage.Look.SECOND, "（" + NUMBERS[no] + "）" + policy.city() + scheme.year() + "年度社会信用体系建设先进个人");
        List<Person> persons =
                result.persons().stream().filter(Person::proposed).toList();
        if (persons.isEmpty()) {
            page.add(WordPage.Look.BODY, "无。");
        } else {
            page.table(
                    List.of(
                            new WordPage.Column("序号", 14),
                            new WordPage.Column("姓名", 28),
                            new WordPage.Column("单位", 60),
                            new WordPage.Column("职务", 50)),
                    persons.stream()
                            .map(person -> List.of(
                                    String.valueOf(persons.indexOf(person) + 1),
                                    person.name(),
                                    person.unit().name(),
                                    person.post()))
                            .toList());
        }
        int days = policy.followUp().noticeDays();
        page.add(
                WordPage.Look.BODY,
                approved
                        ? "以上名单已公示，批准文号：" + String.join("、", approvals()) + "。"
                        : "以上名单为拟表彰名单，" + (days == 0 ? "" : "公示期" + days + "个工作日" + until() + "，") + "批准文号待填。");
    }

    private List<Announced.One> honoured() {
        return result.units().stream().filter(Outcomes::honoured).toList();
    }

    private List<String> approvals() {
        return honoured().stream()
                .map(Outcomes::approval)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private String until() {
        return draft() ? "" : "（至" + day(new Deadlines(scheme).noticeEnds(Deadlines.day(result.at()))) + "）";
    }

    private void pending(List<Announced.One> waiting) {
        if (!waiting.isEmpty()) {
            page.add(
                    WordPage.Look.BODY,
                    "待考核小组决定：" + names(waiting.stream().map(Announced.One::unit).toList()));
        }
    }

    /** In the roster's order, by name alone. */
    private void criticism() {
        page.add(WordPage.Look.FIRST, "三、通报批评名单");
        for (Cohort cohort : Cohort.values()) {
            List<Unit> criticised = roster(cohort).stream()
                    .filter(Outcomes::criticised)
                    .map(Announced.One::unit)
                    .toList();
            page.add(WordPage.Look.BODY, cohort.label() + "：" + names(criticised));
            pending(roster(cohort).stream().filter(Outcomes::criticismPending).toList());
        }
    }

    private List<Announced.One> roster(Cohort cohort) {
        return result.ranked(cohort).stream()
                .sorted(java.util.Comparator.comparing(one -> scheme.units().indexOf(one.unit())))
                .toList();
    }

    private static String names(List<Unit> units) {
        return units.isEmpty() ? "无。" : units.stream().map(Unit::name).collect(Collectors.joining("、")) + "。";
    }

    private void problems() {
        page.add(WordPage.Look.FIRST, "四、主要问题");
        List<String> problems = Shortcomings.of(result);
        for (int i = 0; i < problems.size() && i < NUMBERS.length; i++) {
            page.add(WordPage.Look.BODY, "（" + NUMBERS[i] + "）" + problems.get(i));
        }
    }

    private void rectification() {
        int days = policy.followUp().measuresDays();
        String by = draft()
                ? "自通报之日起" + days + "日内"
                : "在" + day(new Deadlines(scheme).measures(Deadlines.day(result.at()))) + "前";
        page.add(WordPage.Look.FIRST, "五、整改要求")
                .add(WordPage.Look.BODY, "被通报批评的单位要认真查找原因，" + by + "向" + policy.office() + "提交书面整改措施，明确责任人和完成时限。")
                .add(WordPage.Look.BODY, policy.office() + "将约谈被通报批评单位的分管领导，约谈情况报告领导小组；整改到期后进行复查，复查结果予以通报。");
    }

    private void notes() {
        page.add(WordPage.Look.NOTE, "注：1. 考核得分＝实得分X÷应得分Y×100，不涉及的指标不计入。")
                .add(
                        WordPage.Look.NOTE,
                        "2. 得分保留" + policy.scale() + "位小数，四舍五入；按"
                                + policy.ordering().rank().label() + "排名，按"
                                + policy.ordering().grade().label() + "定等级。")
                .add(
                        WordPage.Look.NOTE,
                        "3. 得分相同的比法：" + policy.ordering().ties().label() + "；仍相同的名次并列，其后名次空出。")
                .add(WordPage.Look.NOTE, "4. " + unranked())
                .add(WordPage.Look.NOTE, "5. 创新加分由考核小组认定。");
    }

    private String unranked() {
        List<String> parts = result.units().stream()
                .filter(one -> !one.ranked())
                .collect(Collectors.groupingBy(
                        one -> reason(one.text("rank")), java.util.LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "："
                        + entry.getValue().stream()
                                .map(one -> one.unit().shortName())
                                .collect(Collectors.joining("、")))
                .toList();
        return parts.isEmpty() ? "全部单位参加排名。" : "未参加排名的单位：" + String.join("；", parts) + "。";
    }

    /** Why a unit has no rank; the public need not know what was missing. */
    private String reason(String reason) {
        return internal ? reason : reason.replaceFirst("：.*", "");
    }

    private void end() {
        LocalDate day = Deadlines.day(result.at());
        if (report) {
            page.add(WordPage.Look.BODY, "以上报告，请审阅。");
        }
        page.gap()
                .add(WordPage.Look.SIGN, policy.officeFull())
                .add(WordPage.Look.SIGN, draft() ? "　　年　　月　　日" : day(day))
                .gap();
        if (!report) {
            page.add(
                    WordPage.Look.COLOPHON,
                    "抄送：省信用办" + (policy.partner1().isEmpty() ? "" : "，" + policy.partner1()) + "。");
        }
        page.add(WordPage.Look.COLOPHON, policy.officeFull() + "　　" + (draft() ? "　　年　月　日" : day(day)) + "印发");
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
