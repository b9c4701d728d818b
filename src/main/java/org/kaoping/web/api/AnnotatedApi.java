package org.kaoping.web.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.PlainSheet;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;
import org.kaoping.shelf.Shelf;

/** Gives workbooks back with what is wrong marked in them. */
public final class AnnotatedApi {
    private final Intake intake;
    private final Shelf shelf;

    /** Makes the handlers. */
    public AnnotatedApi(Intake intake, Shelf shelf) {
        this.intake = intake;
        this.shelf = shelf;
    }

    /** Whether there is something to mark: an examined file with errors or warnings that may be a workbook. */
    public static boolean worthwhile(Receipt receipt) {
        boolean told = receipt.problems().stream().anyMatch(problem -> problem.severity() != Severity.NOTE);
        return told
                && receipt.status() != Status.RECEIVED
                && receipt.fileName().toLowerCase(Locale.ROOT).matches("(?s).*\\.(xls[xm]?|csv)")
                && receipt.problems().stream().noneMatch(problem -> unreadable(problem.code()));
    }

    private static boolean unreadable(ProblemCode code) {
        return switch (code) {
            case WORKBOOK_DAMAGED,
                    WORKBOOK_ENCRYPTED,
                    NOT_A_WORKBOOK,
                    UNSUPPORTED_FORMAT,
                    STYLES_DAMAGED,
                    LEGACY_WORKBOOK,
                    LEGACY_UNREADABLE,
                    LEGACY_READER_ENDED,
                    DUPLICATE_ENTRY,
                    EXAMINATION_FAILED,
                    CSV_UNREADABLE,
                    CSV_NOT_FOR_FORM,
                    CSV_COLUMNS_WRONG,
                    CSV_ROW_WIDTH -> true;
            default -> false;
        };
    }

    /** GET /api/uploads/{id}/annotated: 404 without such an upload, 409 where it can't be marked. */
    public void one(Context ctx) {
        Receipt receipt = intake.receipt(ctx.pathParam("id")).orElseThrow(() -> Refusal.notFound("这份上传", "请核对编号。"));
        Checked<byte[]> marked = mark(receipt);
        byte[] bytes = marked.value().orElseThrow(() -> Refusal.of(marked.problems()));
        Answers.file(ctx, name(receipt, bytes), isOld(bytes) ? Answers.XLS : Answers.XLSX, bytes);
    }

    private Checked<byte[]> mark(Receipt receipt) {
        if (receipt.status() == Status.RECEIVED) {
            return Checked.failed(Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK)
                    .found("它还在检查中，请稍候再试"));
        }
        return intake.annotated(receipt, limits(receipt.size()));
    }

    /** What was let in may be as large as it is. */
    private static Limits limits(long size) {
        Limits usual = Limits.STANDARD;
        return usual.withBytes(Math.max(usual.fileBytes(), size), usual.partBytes(), usual.totalBytes());
    }

    private static boolean isOld(byte[] workbook) {
        return (workbook[0] & 0xFF) == 0xD0;
    }

    private static String name(Receipt receipt, byte[] marked) {
        String name = receipt.fileName().replaceAll("^.*[/\\\\]", "");
        String plain = name.replaceAll("(?i)\\.(xls[xm]?|csv)$", "").replaceAll("_标注$", "");
        return plain + "_标注" + (isOld(marked) ? ".xls" : ".xlsx");
    }

    /** GET /api/batches/{batch}/annotated.zip: the marked workbooks of a batch and a list of all its files, unit by unit. */
    public void batch(Context ctx) {
        Intake.Batch batch =
                intake.batch(ctx.pathParam("batch")).orElseThrow(() -> Refusal.notFound("这一批上传", "请核对编号。"));
        List<Receipt> receipts = new ArrayList<>(batch.receipts());
        receipts.sort(Comparator.comparing(
                receipt -> Optional.ofNullable(receipt.unit()).orElse("~")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // workbooks are deflated already
            Set<String> names = new HashSet<>();
            names.add("标注件清单.xlsx");
            List<List<String>> rows = new ArrayList<>();
            for (Receipt receipt : receipts) {
                String remark = "";
                String file = "";
                if (receipt.problems().stream().anyMatch(problem -> problem.severity() != Severity.NOTE)) {
                    Checked<byte[]> marked = mark(receipt);
                    byte[] one = marked.valueOrNull();
                    if (one == null) {
                        remark = Wording.sentence(marked.problems().get(0));
                    } else {
                        file = free(names, name(receipt, one));
                        put(zip, file, one);
                    }
                }
                rows.add(row(rows.size() + 1, receipt, file, remark));
            }
            put(
                    zip,
                    "标注件清单.xlsx",
                    PlainSheet.write(
                            "标注件清单", List.of("序号", "单位代码", "单位", "期间", "原文件名", "状态", "错误数", "提示数", "标注件", "说明"), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answers.file(ctx, "标注件_" + batch.batch() + ".zip", "application/zip", bytes.toByteArray());
    }

    private List<String> row(int number, Receipt receipt, String file, String remark) {
        Optional<Period> period = Optional.ofNullable(receipt.period()).flatMap(Period::parse);
        String code = Optional.ofNullable(receipt.unit()).orElse("");
        String unit = period.flatMap(one -> shelf.scheme(one.year()))
                .flatMap(scheme -> scheme.unit(code))
                .map(org.kaoping.scheme.Unit::name)
                .orElse("");
        return List.of(
                String.valueOf(number),
                code,
                unit,
                period.map(Period::chinese).orElse(""),
                receipt.fileName(),
                receipt.status().label(),
                count(receipt, Severity.ERROR),
                count(receipt, Severity.WARNING),
                file,
                remark);
    }

    private static String count(Receipt receipt, Severity severity) {
        return String.valueOf(receipt.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count());
    }

    private static String free(Set<String> taken, String name) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name.replaceAll("(\\.xlsx?)$", "_" + number + "$1");
        }
        return free;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
