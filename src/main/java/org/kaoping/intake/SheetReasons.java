package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Values;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.ListedReason;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.store.Audit;

/**
 * What a workbook's own list of problems says in its column 「核实说明」. It comes from a stranger: a reason is taken only for
 * a warning that this very workbook has, and only out of a row that still is as it was handed out.
 *
 * @param values what the workbook says, as far as it could be read, also where it is refused
 * @param who whose reasons they are: the unit's name
 * @param listed what stands in the list
 */
record SheetReasons(Values values, String who, List<ListedReason> listed) {
    /** Nothing. */
    static final SheetReasons NONE = new SheetReasons(new Values(Map.of(), Map.of()), "", List.of());

    /** A list may be as long as it likes; not more of it is told. */
    private static final int MOST_NOTES = 20;

    private static final int SHOWN = 30;
    private static final int LONGEST_SAID = 1_000;

    SheetReasons {
        listed = List.copyOf(listed);
    }

    /** A reason for one of the workbook's warnings. */
    record Answer(String warning, String said, String reason) {}

    /**
     * What was taken.
     *
     * @param notes what the sender is told of it
     */
    record Answers(List<Answer> taken, String who, List<Problem> notes) {
        Answers {
            taken = List.copyOf(taken);
            notes = List.copyOf(notes);
        }

        /** Whether a reason for that warning was taken. */
        boolean answer(String warning) {
            return taken.stream().anyMatch(one -> one.warning().equals(warning));
        }

        /** Keeps the reasons; what was said already of the same is not kept again. */
        void store(Handle handle, Receipt receipt, Instant now) {
            if (taken.isEmpty()) {
                return;
            }
            List<Reasons.Given> known = Reasons.of(handle, receipt.id());
            for (Answer answer : taken) {
                boolean again = known.stream()
                        .anyMatch(one -> one.warning().equals(answer.warning())
                                && one.said().equals(answer.said())
                                && one.reason().equals(answer.reason()));
                if (!again) {
                    Reasons.add(
                            handle,
                            new Reasons.Given(
                                    receipt.id(),
                                    answer.warning(),
                                    answer.said(),
                                    answer.reason(),
                                    who,
                                    receipt.day(),
                                    "sheet",
                                    now));
                    Audit.log(
                            handle,
                            new Audit.Line(
                                    now,
                                    "intake",
                                    "explained",
                                    receipt.id(),
                                    answer.said() + "；" + answer.reason() + "（" + who + "，" + receipt.day()
                                            + "，报送件填写）"));
                }
            }
        }
    }

    /** The reasons for warnings among the problems, with notes on what was taken and what was not. */
    Answers answers(List<Problem> problems) {
        if (listed.isEmpty()) {
            return new Answers(List.of(), who, List.of());
        }
        Map<String, Warnings.Named> warnings = Warnings.of(problems, values).stream()
                .collect(Collectors.toMap(Warnings.Named::id, Function.identity(), (one, other) -> one));
        Map<String, Answer> taken = new LinkedHashMap<>();
        List<Problem> notes = new ArrayList<>();
        for (ListedReason one : listed) {
            String reason = one.given() instanceof Content.Text text ? ReasonText.plain(text.value()) : "";
            Warnings.Named warning = warnings.get(one.token());
            if (!(one.given() instanceof Content.Text)) {
                note(notes, one, "不是文字", "请写文字。");
            } else if (!one.sound()) {
                note(notes, one, "这一行与原来的提示对不上，可能改动过或粘贴错了行", "请重新下载标注件，在对应的行填写。");
            } else if (warning == null) {
                note(notes, one, "它所说明的提示在这份文件里已经没有了", "无需再说明。");
            } else if (!ReasonText.saysWhy(reason)) {
                note(notes, one, "没有写明原因", "请写明为何属实；只写“无”等字样不算。");
            } else if (ReasonText.length(reason) > ReasonText.LONGEST) {
                note(notes, one, "有 " + ReasonText.length(reason) + " 个字，最多 " + ReasonText.LONGEST + " 个字", "请精简后再报。");
            } else if (taken.containsKey(one.token())) {
                note(notes, one, "同一条提示已有一条说明", "请合写在一行里。");
            } else {
                taken.put(one.token(), new Answer(one.token(), said(one, warning), reason));
            }
        }
        if (!taken.isEmpty()) {
            notes.add(0, Problem.of(ProblemCode.REASONS_TAKEN, Place.WORKBOOK).found(String.valueOf(taken.size())));
        }
        return new Answers(List.copyOf(taken.values()), who, notes);
    }

    /** The sentence that the reason was written beside: the present one, unless the value was changed meanwhile. */
    private static String said(ListedReason one, Warnings.Named warning) {
        String said = warning.said();
        String beside = ReasonText.plain(one.fault());
        // the doubt whether a file is of its month is one, whatever speaks for it on the day
        if (bare(beside).equals(bare(said))
                || Doubts.ANSWERABLE.contains(warning.problem().code())) {
            return said;
        }
        return beside.substring(0, beside.offsetByCodePoints(0, Math.min(LONGEST_SAID, ReasonText.length(beside))));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\p{Z}\\p{C}\\s]+", "");
    }

    private static void note(List<Problem> notes, ListedReason one, String why, String advice) {
        if (notes.size() < MOST_NOTES) {
            notes.add(Problem.of(ProblemCode.REASON_NOT_TAKEN, Place.ofCell(one.sheet(), one.cell()))
                    .found(shown(one.given()))
                    .expected(why)
                    .with("advice", advice));
        }
    }

    private static String shown(Content given) {
        String text = "";
        if (given instanceof Content.Text some) {
            text = ReasonText.plain(some.value());
        } else if (given instanceof Content.Num number) {
            text = number.value().toPlainString();
        } else if (given instanceof Content.Bool flag) {
            text = flag.value() ? "TRUE" : "FALSE";
        } else if (given instanceof Content.Err error) {
            text = error.code();
        } else {
            text = "公式或图片";
        }
        return ReasonText.length(text) <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
