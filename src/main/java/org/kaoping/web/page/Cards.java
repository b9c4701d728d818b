package org.kaoping.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.scheme.Period;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.AnnotatedApi;
import org.kaoping.web.api.ChecksApi;

/** Receipts as the page shows them, and as plain text for mail. */
final class Cards {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final String SCHEME = "scheme";

    private final Shelf shelf;
    private final Clock clock;

    private final Attachments attachments;

    Cards(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
        this.attachments = new Attachments(shelf, this);
    }

    List<Views.Attachment> attachments(List<Receipt> receipts) {
        return attachments.among(receipts);
    }

    Views.Batch batch(Intake.Batch batch) {
        List<Receipt> receipts = batch.receipts();
        String when = receipts.isEmpty() ? "" : when(receipts.get(0).receivedAt());
        List<Views.Card> cards = receipts.stream()
                .filter(receipt -> !Attachments.is(receipt))
                .sorted(java.util.Comparator.comparing(receipt -> order(receipt)))
                .map(this::card)
                .toList();
        return new Views.Batch(batch.batch(), batch.done(), when, counts(receipts), cards, attachments(receipts));
    }

    /** What asks for the office comes first. */
    private static int order(Receipt receipt) {
        return switch (receipt.status()) {
            case HELD -> 0;
            case REJECTED -> 1;
            case RECEIVED -> 2;
            case ACCEPTED -> doubtful(receipt) ? 3 : 4;
            case DUPLICATE, SUPERSEDED, ATTACHMENT, VOID -> 5;
        };
    }

    static List<Views.Count> counts(List<Receipt> receipts) {
        Map<String, Views.Count> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            for (boolean doubt : new boolean[] {false, true}) {
                int count = (int) receipts.stream()
                        .filter(receipt -> receipt.status() == status && doubtful(receipt) == doubt)
                        .count();
                if (count > 0) {
                    String tone = doubt ? "doubtful" : status.id();
                    counts.put(tone, new Views.Count(tone, doubt ? "已接收，待核实" : status.label(), count));
                }
            }
        }
        return List.copyOf(counts.values());
    }

    String when(Instant instant) {
        return WHEN.format(instant.atZone(clock.getZone()));
    }

    private static boolean doubtful(Receipt receipt) {
        return receipt.status() == Status.ACCEPTED
                && receipt.problems().stream().anyMatch(problem -> problem.severity() == Severity.WARNING);
    }

    Views.Card card(Receipt receipt) {
        boolean doubt = doubtful(receipt);
        List<Views.Line> lines = ProblemLines.of(receipt.problems());
        @Nullable String unit = receipt.unit();
        String history = unit == null || receipt.form() == null || receipt.period() == null
                ? null
                : historyLink(unit, receipt.form(), receipt.period());
        return new Views.Card(
                receipt.id(),
                receipt.fileName(),
                doubt ? "doubtful" : receipt.status().id(),
                doubt ? "已接收，待核实" : receipt.status().label(),
                subject(receipt),
                unit == null ? "" : unit,
                receipt.period() == null ? "" : receipt.period(),
                when(receipt.receivedAt()),
                receipt.receivedOn() == null ? "" : receipt.receivedOn().toString(),
                lines,
                advice(receipt, lines, doubt),
                actions(receipt),
                history,
                AnnotatedApi.worthwhile(receipt),
                receipt.status() == Status.ACCEPTED,
                receipt.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.CARRIED_OVER));
    }

    /** What a file would get; {@code number} tells the cards of one page apart. */
    Views.Checked verdict(int number, Verdict verdict) {
        Receipt receipt = verdict.receipt();
        Views.Card card = card(receipt);
        boolean doubt = doubtful(receipt) && !verdict.master();
        Verdict.Understood understood = verdict.understood();
        return new Views.Checked(
                new Views.Card(
                        "check-" + number,
                        card.fileName(),
                        doubt ? "doubtful" : receipt.status().id(),
                        ChecksApi.words(verdict),
                        understood != null ? understood.summary() : card.subject(),
                        "",
                        "",
                        "",
                        "",
                        card.lines(),
                        verdict.master() ? "" : card.advice(),
                        List.of(),
                        null,
                        false,
                        false,
                        false),
                understood == null ? "" : understood.words());
    }

    static String historyLink(String unit, String form, String period) {
        return "/history?unit=" + encode(unit) + "&form=" + encode(form) + "&period=" + encode(period);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Views.Action> actions(Receipt receipt) {
        if (SCHEME.equals(receipt.form())) {
            return schemeActions(receipt.status());
        }
        List<Views.Action> actions = new ArrayList<>();
        boolean known = receipt.unit() != null && receipt.form() != null && receipt.period() != null;
        switch (receipt.status()) {
            case HELD -> {
                if (has(receipt, ProblemCode.MARKS_CHANGE)) {
                    actions.add(new Views.Action("replace", "who", "确认替换"));
                    actions.add(new Views.Action("refuse", "none", "退回"));
                    return actions;
                }
                if (has(receipt, ProblemCode.ANOTHER_NAME)) {
                    actions.add(new Views.Action("another", "none", "另算一份"));
                    actions.add(new Views.Action("replace", "none", "名称改正，替换"));
                    actions.add(new Views.Action("void", "none", "作废"));
                } else if (known) {
                    actions.add(new Views.Action("replace", "none", "替换"));
                    actions.add(new Views.Action("reassign", "period", "算作另一月"));
                }
                actions.add(new Views.Action("reassign", "unit", "指定单位和月份"));
                actions.add(new Views.Action("refuse", "none", "退回"));
            }
            case ACCEPTED -> {
                actions.add(new Views.Action("amend", "day", "改收到日期"));
                actions.add(new Views.Action("void", "none", "作废"));
            }
            case SUPERSEDED -> {
                actions.add(new Views.Action("use", "none", "改用此份"));
                actions.add(new Views.Action("amend", "day", "改收到日期"));
                actions.add(new Views.Action("void", "none", "作废"));
            }
            case VOID -> actions.add(new Views.Action("use", "none", "改用此份"));
            case REJECTED -> actions.add(new Views.Action("amend", "day", "改收到日期"));
            case RECEIVED, DUPLICATE, ATTACHMENT -> {}
        }
        return actions;
    }

    private static List<Views.Action> schemeActions(Status status) {
        return switch (status) {
            case HELD -> List.of(new Views.Action("replace", "none", "生效"), new Views.Action("void", "none", "作废"));
            case SUPERSEDED, VOID -> List.of(new Views.Action("use", "none", "改用此份"));
            case ACCEPTED, REJECTED, RECEIVED, DUPLICATE, ATTACHMENT -> List.of();
        };
    }

    /** Whether it waits for that reason. */
    private static boolean has(Receipt receipt, ProblemCode code) {
        return receipt.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    /** Unit, form and period in words, as far as they are known. */
    String subject(Receipt receipt) {
        List<String> words = new ArrayList<>();
        Optional<Period> period = Optional.ofNullable(receipt.period()).flatMap(Period::parse);
        if (receipt.unit() != null && !receipt.unit().isEmpty()) {
            words.add(unitName(receipt.unit(), period));
        }
        period.ifPresent(one -> words.add(one.chinese()));
        if (receipt.form() != null) {
            words.add(formTitle(receipt.form(), period));
        }
        return String.join(" ", words);
    }

    String unitName(String code, Optional<Period> period) {
        return period.flatMap(one -> shelf.scheme(one.year()))
                .flatMap(scheme -> scheme.unit(code))
                .map(org.kaoping.scheme.Unit::shortName)
                .orElse(code);
    }

    String formTitle(String form, Optional<Period> period) {
        return period.flatMap(one -> shelf.form(form, one.year()))
                .or(() -> shelf.form(form))
                .map(Form::card)
                .map(card -> card.title())
                .orElse(form);
    }

    /** The plain text of 「复制退改意见」. */
    private String advice(Receipt receipt, List<Views.Line> lines, boolean doubt) {
        List<Views.Line> told =
                lines.stream().filter(line -> !line.tone().equals("note")).toList();
        boolean asks = receipt.status() == Status.REJECTED || receipt.status() == Status.HELD || doubt;
        if (!asks || told.isEmpty() || (SCHEME.equals(receipt.form()) && receipt.status() == Status.HELD)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        String subject = subject(receipt);
        text.append(doubt ? "【请核实】" : "【退改意见】")
                .append(subject.isEmpty() ? receipt.fileName() : subject)
                .append('\n');
        if (!subject.isEmpty()) {
            text.append("文件：").append(receipt.fileName()).append('\n');
        }
        int number = 0;
        for (Views.Line line : told) {
            text.append(++number).append(". ");
            if (!line.place().isEmpty()) {
                text.append(line.place()).append("：");
            }
            text.append(line.sentence());
            if (line.count() > 1) {
                text.append("（共 ").append(line.count()).append(" 处）");
            }
            text.append('\n');
        }
        return text.append(until(receipt, doubt)).toString();
    }

    /** By when: the deadline while it lies ahead, else at once. */
    private String until(Receipt receipt, boolean doubt) {
        String what = doubt ? "核实，有误的改正后重新报送。" : "改正后重新报送。";
        Optional<LocalDate> due = Optional.ofNullable(receipt.period())
                .flatMap(Period::parse)
                .flatMap(period -> Optional.ofNullable(receipt.form())
                        .flatMap(shelf::form)
                        .flatMap(form -> deadline(form.card(), period)));
        if (due.isEmpty()) {
            return "请尽快" + what;
        }
        boolean past = LocalDate.now(clock).isAfter(due.get());
        return past ? "截止日（" + DAY.format(due.get()) + "）已过，请尽快" + what : "请于" + DAY.format(due.get()) + "24时前" + what;
    }

    private Optional<LocalDate> deadline(FormCard card, Period period) {
        return shelf.scheme(period.year()).flatMap(scheme -> HandOut.deadline(card, scheme, period));
    }

    /** A form's deadline in words, for the page; empty where there is none. */
    String deadlineWords(FormCard card, Period period) {
        return deadline(card, period)
                .map(day -> {
                    long days = java.time.temporal.ChronoUnit.DAYS.between(LocalDate.now(clock), day);
                    String left = days < 0 ? "已过" : days == 0 ? "今天截止" : "还有 " + days + " 天";
                    return "截止日 " + DAY.format(day) + "（" + left + "）";
                })
                .orElse("");
    }
}
