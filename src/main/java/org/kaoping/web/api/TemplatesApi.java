package org.kaoping.web.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kaoping.form.FormCard;
import org.kaoping.form.book.PlainSheet;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Status;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;

/** Hands out templates: one workbook, or all of a form and period with a list and a notice. */
public final class TemplatesApi {
    private final Shelf shelf;
    private static final String SCHEME = "scheme";
    private static final int LOOKED_THROUGH = 200;

    private final HandOut handOut;
    private final Intake intake;

    /** Makes the handlers. */
    public TemplatesApi(Shelf shelf, HandOut handOut, Intake intake) {
        this.shelf = shelf;
        this.handOut = handOut;
        this.intake = intake;
    }

    /**
     * GET /api/templates/{form}?period=, with {@code unit=}, with {@code cohort=} or with neither, as the form is about one;
     * {@code serial=} from 1 where there are several for one period.
     */
    public void one(Context ctx) {
        String form = form(ctx.pathParam("form"), Query.period(ctx).year()).id();
        if (form.equals(SCHEME)) {
            scheme(ctx, Query.period(ctx).year());
            return;
        }
        String unit = Query.optional(ctx, "unit");
        String cohort = Query.cohort(ctx).map(Cohort::id).orElse("");
        String serial = Query.optional(ctx, "serial");
        if (serial != null && !serial.matches("[1-9][0-9]{0,2}")) {
            throw Refusal.malformed("serial 是“" + Query.cut(serial) + "”", "请写1至999的序号。");
        }
        String whose = unit == null ? cohort : unit;
        Period period = Query.period(ctx);
        Checked<HandOut.Workbook> made = serial == null
                ? handOut.one(form, whose, period)
                : handOut.one(form, whose, period, Integer.parseInt(serial));
        HandOut.Workbook workbook = made.value().orElseThrow(() -> Refusal.of(made.problems()));
        Answers.file(ctx, workbook.fileName(), Answers.XLSX, workbook.bytes());
    }

    /** The year's scheme as the office sent it, to be changed and sent again; else the blank master. */
    private void scheme(Context ctx, int year) {
        byte[] bytes = intake.receipts(SCHEME, String.valueOf(year), null, LOOKED_THROUGH).stream()
                .filter(receipt -> receipt.status() == Status.ACCEPTED)
                .findFirst()
                .flatMap(receipt -> intake.original(receipt.id()))
                .orElseGet(() -> shelf.form(SCHEME, year).orElseThrow().master().bytes());
        Answers.file(ctx, "考评方案_" + year + "年度.xlsx", Answers.XLSX, bytes);
    }

    /** GET /api/templates/{form}.zip?period=&amp;cohort=. */
    public void all(Context ctx) {
        Period period = Query.period(ctx);
        FormCard card = form(ctx.pathParam("form"), period.year());
        Optional<Cohort> cohort = Query.cohort(ctx);
        Scheme scheme = shelf.scheme(period.year())
                .orElseThrow(() -> new Refusal(
                        404,
                        Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK)
                                .expected(String.valueOf(period.year()))));
        List<Made> made = new ArrayList<>();
        for (Subject subject : subjects(card, scheme, cohort)) {
            Checked<HandOut.Workbook> one = handOut.one(card.id(), subject.code(), period);
            if (one.valueOrNull() != null) {
                made.add(new Made(subject, one.valueOrNull()));
            } else if (one.problems().stream()
                    .filter(Problem::isError)
                    .anyMatch(problem -> problem.code() != ProblemCode.NOT_REQUIRED)) {
                throw Refusal.of(one.problems());
            }
        }
        if (made.isEmpty()) {
            throw Refusal.notFound("要填报「" + card.title() + "」的单位", "请换一个表样或月份。");
        }
        String name = "%s_%s_%s.zip"
                .formatted(
                        card.shortTitle(),
                        period.chinese(),
                        cohort.map(Cohort::shortLabel).orElse("全部单位"));
        Answers.file(ctx, name, "application/zip", zip(card, period, scheme, made));
    }

    private record Made(Subject subject, HandOut.Workbook workbook) {}

    /** Whom a form's workbooks are about, of one cohort or of both. */
    private static List<Subject> subjects(FormCard card, Scheme scheme, Optional<Cohort> cohort) {
        return switch (card.about()) {
            case UNIT ->
                scheme.units().stream()
                        .filter(unit -> cohort.isEmpty() || unit.cohort() == cohort.get())
                        .map(Subject::of)
                        .toList();
            case COHORT ->
                cohort.map(List::of).orElse(List.of(Cohort.values())).stream()
                        .map(Subject::of)
                        .toList();
            case NONE -> List.of(Subject.NONE);
        };
    }

    private FormCard form(String id, int year) {
        return shelf.form(id, year)
                .orElseThrow(() -> Refusal.notFound("表样 " + Query.cut(id), "可用的表样见 /api/forms。"))
                .card();
    }

    private static byte[] zip(FormCard card, Period period, Scheme scheme, List<Made> made) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // workbooks are deflated already
            for (Made one : made) {
                put(zip, one.workbook().fileName(), one.workbook().bytes());
            }
            put(zip, "发放清单.xlsx", list(card, period, scheme, made));
            put(zip, "通知.txt", notice(card, period, scheme, made.size()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] list(FormCard card, Period period, Scheme scheme, List<Made> made) {
        String deadline =
                HandOut.deadline(card, scheme, period).map(LocalDate::toString).orElse("");
        return PlainSheet.write(
                "发放清单",
                List.of("序号", "单位代码", "单位", "类别", "文件名", "联络员", "电话", "截止日"),
                java.util.stream.IntStream.range(0, made.size())
                        .mapToObj(index -> {
                            Subject subject = made.get(index).subject();
                            Unit unit = subject.unit();
                            Cohort cohort = subject.cohort();
                            return List.of(
                                    String.valueOf(index + 1),
                                    unit == null ? "" : unit.code(),
                                    unit == null ? "" : unit.name(),
                                    cohort == null ? "" : cohort.label(),
                                    made.get(index).workbook().fileName(),
                                    unit == null ? "" : unit.contact(),
                                    unit == null ? "" : unit.phone(),
                                    deadline);
                        })
                        .toList());
    }

    /** The notice that goes with the templates; the mark in front tells Windows that it is UTF-8. */
    private static String notice(FormCard card, Period period, Scheme scheme, int count) {
        String by = HandOut.deadline(card, scheme, period)
                .map(day -> "于 %d年%d月%d日24时前".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
                .orElse("按要求的时间");
        return "\uFEFF"
                + String.join(
                        "\r\n",
                        "关于报送%s%s的通知".formatted(period.chinese(), card.title()),
                        "",
                        "各有关单位：",
                        "    现发放%s《%s》模板（共 %d 份，每个单位一份）。请下载本单位的文件填写，%s报送市信用办。"
                                .formatted(period.chinese(), card.title(), count, by),
                        "",
                        "    一、只填写可以填写的单元格；请勿改动表头、锁定内容，不要增删列、改名工作表。",
                        "    二、表内“填写检查”一栏出现提示的，请按提示改正后再报送；有下拉选项的请从下拉中选择。",
                        "    三、文件请存为 .xlsx 格式（Excel 或 WPS 均可），文件名可以不改。",
                        "    四、退回修改的，请在原文件上改正后重新报送。",
                        "",
                        "    文件与单位对照见《发放清单.xlsx》。",
                        scheme.example() ? "    （示例方案，非正式指标。）" : "",
                        "");
    }
}
