package org.kaoping.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoping.assessment.Reminder;
import org.kaoping.form.FormCard;

/**
 * A reminder as a notice to a cohort (R6, R7): friendly until the deadline, firm after it; no scores, no names but the
 * units'.
 */
public final class ReminderNotice {
    private static final String INDENT = "　　";

    private ReminderNotice() {}

    /** The notice; empty where no unit has anything to do. */
    public static String of(Reminder reminder, Reminder.Group group) {
        Map<Reminder.Need, List<Reminder.Line>> needs = new LinkedHashMap<>();
        for (Reminder.Need need : Reminder.Need.values()) {
            List<Reminder.Line> lines =
                    group.lines().stream().filter(line -> line.need() == need).toList();
            if (need != Reminder.Need.OFFICE && !lines.isEmpty()) {
                needs.put(need, lines);
            }
        }
        if (needs.isEmpty()) {
            return "";
        }
        List<String> text = new ArrayList<>();
        text.add(title(reminder));
        text.add("各" + group.cohort().label() + "：");
        text.add(INDENT + opening(reminder, group));
        needs.forEach((need, lines) -> text.add(INDENT + sentence(reminder, need, lines)));
        text.add(INDENT + closing(reminder));
        text.add("");
        text.add(reminder.scheme().policy().office());
        text.add(day(reminder.today()));
        return String.join("\n", text);
    }

    private static String title(Reminder reminder) {
        String what = what(reminder);
        return reminder.passed() ? "关于催报" + what + "的通知" : "关于按时报送" + what + "的提醒";
    }

    private static String what(Reminder reminder) {
        return reminder.period().chinese()
                + (reminder.period().isMonth()
                        ? reminder.forms().stream().map(FormCard::title).collect(Collectors.joining("、"))
                        : "材料");
    }

    private static String opening(Reminder reminder, Reminder.Group group) {
        String list = reminder.period().isMonth()
                ? what(reminder)
                : what(reminder) + "（"
                        + reminder.forms().stream().map(FormCard::shortTitle).collect(Collectors.joining("、")) + "）";
        long left = reminder.daysLeft();
        String counted = "应收" + group.owed() + "份，已收齐" + group.done() + "份";
        if (reminder.passed()) {
            return list + "的报送截止日为" + day(reminder.due()) + "，已逾期" + -left + "天。截至" + day(reminder.today()) + "，"
                    + counted + "。";
        }
        return list + "请于" + day(reminder.due()) + "24时前报送，" + (left == 0 ? "今天截止" : "还有" + left + "天") + "。目前"
                + counted + "，谢谢各单位的支持。";
    }

    private static String sentence(Reminder reminder, Reminder.Need need, List<Reminder.Line> lines) {
        String names = names(reminder, lines);
        boolean passed = reminder.passed();
        return switch (need) {
            case FILE -> passed ? "以下单位仍未报送，已记为未报，请立即报送，并书面说明原因：" + names : "以下单位尚未报送，请抓紧办理：" + names;
            case FILE_ONLY -> "以下单位只收到盖章纸质件，请" + (passed ? "立即" : "同时") + "报送电子版：" + names;
            case TABLE -> "以下单位只收到正文，请" + (passed ? "立即" : "") + "补报表格：" + names;
            case MEND -> "以下单位的材料已退回修改，请按退回意见改正后" + (passed ? "立即" : "尽快") + "重新报送：" + names;
            case PAPER -> passed ? "以下单位已收到电子版，没有收到盖章纸质件，请在补登期内送达：" + names : "以下单位已收到电子版，盖章纸质件如未送交，请于截止日前送达：" + names;
            case PAPER_MISSING -> "以下单位缺盖章纸质件，已超过补登期，不计入按时报送，请立即补交：" + names;
            case OFFICE -> "";
        };
    }

    /** The units, each with the forms that it lacks where there are several, and with its last day for mending. */
    private static String names(Reminder reminder, List<Reminder.Line> lines) {
        Map<String, List<String>> byUnit = new LinkedHashMap<>();
        for (Reminder.Line line : lines) {
            LocalDate until = line.mendUntil();
            String mend = line.need() == Reminder.Need.MEND && until != null ? "补正期至" + monthDay(until) : "";
            List<String> beside = byUnit.computeIfAbsent(line.unit().shortName(), name -> new ArrayList<>());
            if (reminder.forms().size() > 1) {
                beside.add(line.form().shortTitle() + (mend.isEmpty() ? "" : "，" + mend));
            } else if (!mend.isEmpty()) {
                beside.add(mend);
            }
        }
        return byUnit.entrySet().stream()
                        .map(entry -> entry.getValue().isEmpty() || all(reminder, entry.getValue())
                                ? entry.getKey()
                                : entry.getKey() + "（" + String.join("、", entry.getValue()) + "）")
                        .collect(Collectors.joining("、"))
                + "（共" + byUnit.size() + "个单位）。";
    }

    /** Whether it lacks every form, with nothing more to say: then its name alone says so. */
    private static boolean all(Reminder reminder, List<String> beside) {
        return reminder.forms().size() > 1
                && beside.equals(
                        reminder.forms().stream().map(FormCard::shortTitle).toList());
    }

    private static String closing(Reminder reminder) {
        String office = reminder.scheme().policy().office();
        String contact = reminder.scheme().settings().getOrDefault("contact", "");
        String phone = reminder.scheme().settings().getOrDefault("contactPhone", "");
        String where = "请用下发的模板填写，电子版报" + office + (reminder.paper() ? "，盖章纸质件一份同时送达" : "") + "。";
        String rule =
                !reminder.passed() ? "" : reminder.period().isMonth() ? "报送情况按考评方案计入按时报送统计。" : "年度材料是年终考评的依据，请勿再延误。";
        String ask = contact.isEmpty() && phone.isEmpty()
                ? "如有疑问，请与" + office + "联系。"
                : "联系人：" + (contact.isEmpty() ? office : contact) + (phone.isEmpty() ? "" : "，电话：" + phone) + "。";
        return where + rule + ask;
    }

    private static String day(LocalDate day) {
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String monthDay(LocalDate day) {
        return "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
    }
}
