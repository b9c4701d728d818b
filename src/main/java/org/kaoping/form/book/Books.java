package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Relationships.Relationship;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * The door for workbooks that strangers send. Reads .xlsx (and the data of .xlsm) strictly: what contradicts itself is
 * a problem, never a value. Never throws for any bytes.
 */
public final class Books {
    private Books() {}

    /**
     * Opens a workbook.
     *
     * @param bytes the whole file
     * @param fileName as it was sent; its ending means nothing, it only serves to tell what a file is that is none
     * @param limits how much it may hold
     * @return the workbook, or the one error that says why it can't be read
     */
    public static Checked<Book> open(byte[] bytes, String fileName, Limits limits) {
        try {
            if (bytes.length > limits.fileBytes()) {
                throw Refusal.limit(
                        Place.WORKBOOK,
                        "文件大小（字节）",
                        Integer.toString(bytes.length),
                        limits.fileBytes(),
                        "请删去图片和多余的内容，另存后再上传。");
            }
            Sniffer.checkZip(bytes, fileName);
            return Checked.of(read(OoxmlPackage.open(bytes, limits), limits));
        } catch (Refusal e) {
            return Checked.failed(e.problem());
        } catch (RuntimeException e) {
            // a hole in our own checks: still a receipt for the clerk, and its name for whoever mends it
            return Checked.failed(Problem.of(ProblemCode.EXAMINATION_FAILED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName()));
        }
    }

    /**
     * Whether a file is a table as plain text, comma, semicolon or tab between its cells. Never read here:
     * {@link LegacyChild} does.
     *
     * @param fileName as it was sent: only what calls itself .csv is meant as one
     */
    public static boolean isCsv(byte[] bytes, String fileName) {
        return Sniffer.csv(bytes, fileName);
    }

    /** Whether a workbook (.xlsm, .xls) holds macros. They are never run, and nothing that we send holds them. */
    public static boolean hasMacros(byte[] bytes, Limits limits) {
        return Macros.any(bytes, limits);
    }

    /** The names of the parts of a workbook or the members of a zip, in the order of its directory; folders too. */
    public static Checked<List<String>> partNames(byte[] bytes, Limits limits) {
        return ZipParts.open(bytes, limits)
                .then(parts -> Checked.of(
                        parts.entries().stream().map(ZipParts.Entry::name).toList()));
    }

    /** The bytes of one part of a workbook, its CRC checked; empty where there is none of that name. */
    public static Checked<Optional<byte[]>> part(byte[] bytes, String name, Limits limits) {
        Limits parts = limits.withBytes(limits.partBytes(), limits.partBytes(), limits.totalBytes());
        return ZipParts.open(bytes, parts).then(zip -> {
            ZipParts.Entry entry = zip.entry(name);
            return entry == null
                    ? Checked.of(Optional.empty())
                    : zip.read(entry).then(all -> Checked.of(Optional.of(all)));
        });
    }

    private static Book read(OoxmlPackage file, Limits limits) {
        String main = file.workbook();
        WorkbookPart workbook = WorkbookPart.read(file.scanner(main), limits);
        Relationships relationships = file.relationships(main);
        KeptBudget budget = new KeptBudget(limits);
        String stringsPart = present(file, relationships.only("sharedStrings"));
        SharedStrings strings = stringsPart == null
                ? SharedStrings.NONE
                : SharedStrings.read(file.scanner(stringsPart), limits, budget);
        Styles styles = styles(file, present(file, relationships.only("styles")), limits);
        CellContents contents = new CellContents(strings, limits, workbook.date1904());
        List<Sheet> sheets = new ArrayList<>();
        Set<String> partsSeen = new HashSet<>();
        for (WorkbookPart.Entry sheet : workbook.sheets()) {
            String part = sheetPart(sheet, relationships);
            if (part == null) {
                sheets.add(new Sheet(sheet.name(), sheet.visibility(), new TreeMap<>(), new TreeSet<>(), List.of()));
                continue;
            }
            if (!partsSeen.add(part.toLowerCase(Locale.ROOT))) {
                throw Refusal.damaged(Place.ofSheet(sheet.name()), "两个工作表共用同一份内容");
            }
            sheets.add(new SheetScanner(file.scanner(part), sheet.name(), limits, styles, contents, budget)
                    .read(sheet.visibility()));
        }
        return new Book(sheets, workbook.date1904(), workbook.names());
    }

    /** The part of a sheet's cells; null for one that has none: a chart, a dialogue, a module of Excel 5. */
    private static @Nullable String sheetPart(WorkbookPart.Entry sheet, Relationships relationships) {
        if (sheet.relationship().isEmpty()) {
            return null;
        }
        Relationship relationship = relationships.byId().get(sheet.relationship());
        if (relationship == null) {
            throw Refusal.damaged(Place.ofSheet(sheet.name()), "工作表的内容缺失");
        }
        String part = relationships.part(relationship);
        return relationship.type().equals("worksheet") ? part : null;
    }

    private static @Nullable String present(OoxmlPackage file, @Nullable String part) {
        return part != null && file.has(part) ? part : null;
    }

    private static Styles styles(OoxmlPackage file, @Nullable String part, Limits limits) {
        if (part == null) {
            return Styles.NONE;
        }
        try {
            return Styles.read(file.scanner(part), limits);
        } catch (Refusal e) {
            if (e.problem().code() != ProblemCode.WORKBOOK_DAMAGED) {
                throw e;
            }
            throw new Refusal(Problem.of(ProblemCode.STYLES_DAMAGED, Place.WORKBOOK)
                    .found(String.valueOf(e.problem().found())));
        }
    }
}
