package org.kaoping.form.book;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.DocumentNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What could run inside the objects that are embedded in a workbook: another workbook or document with macros, a packed
 * program, an ActiveX control's data. Nothing here takes an embedded file apart to cut such a thing out; a workbook that has
 * one is not sent back, and its sender is told why.
 */
final class Embedded {
    /** The VBA project of an .xls itself, which is cut out. */
    static final String PROJECT = "_VBA_PROJECT_CUR";

    private static final Set<String> PROJECTS = Set.of("_vba_project_cur", "_vba_project", "vba", "macros");
    private static final Set<String> CONTROLS = Set.of("Ctls", "\u0003OCXNAME", "\u0003OCXDATA");
    private static final Set<String> PACKED = Set.of("Package", "\u0001Ole10Native", "CONTENTS");
    private static final Set<String> BOOKS = Set.of("Workbook", "WORKBOOK", "Book");
    private static final Pattern PARTS = Pattern.compile("(.*/)?embeddings/.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM = Pattern.compile(
            "\\.(exe|com|scr|pif|cpl|dll|bat|cmd|ps1|vb[se]?|jse?|ws[fh]?|hta|msi|lnk|jar|reg|xlsm|xltm|xlam|docm|dotm|pptm)\0");
    private static final int DEEPEST = 8;
    private static final int MOST = 20 << 20;
    private static final int HEAD = 4;
    // in a sheet's record behind its head: four bytes of place, one of visibility, one of kind
    private static final int KIND = 5;
    private static final int MACRO_SHEET = 1;

    private Embedded() {}

    /** The refusal, which says what to do. */
    static <T> Checked<T> refused() {
        return Checked.failed(Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK)
                .found("文件里嵌入的对象带有宏、程序或 ActiveX 控件，发回的文件不能带这些；请删去嵌入的对象，另存后再上传"));
    }

    /** Whether a workbook's embedded parts hold something that could run. */
    static boolean runs(ZipParts parts, Limits limits) {
        return runs(parts, limits, 0);
    }

    private static boolean runs(ZipParts parts, Limits limits, int depth) {
        for (ZipParts.Entry entry : parts.entries()) {
            if (!entry.folder() && PARTS.matcher(entry.name()).matches() && runs(parts.all(entry), limits, depth)) {
                return true;
            }
        }
        return false;
    }

    private static boolean runs(byte[] bytes, Limits limits, int depth) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            ZipParts zip = ZipParts.open(bytes, limits).valueOrNull();
            // what can't be looked into is not vouched for
            return zip == null || depth > DEEPEST || Macros.any(bytes, limits) || runs(zip, limits, depth + 1);
        }
        Set<String> names = OleDirectory.names(bytes);
        return names.stream()
                        .anyMatch(name -> CONTROLS.contains(name) || PROJECTS.contains(name.toLowerCase(Locale.ROOT)))
                || packs(bytes);
    }

    /** Whether the objects embedded in an .xls hold something that could run; called in {@link LegacyChild} only. */
    static boolean runs(DirectoryNode root) throws IOException {
        return runs(root, 0);
    }

    private static boolean runs(DirectoryNode folder, int depth) throws IOException {
        if (depth > DEEPEST) {
            return true;
        }
        for (Iterator<Entry> entries = folder.getEntries(); entries.hasNext(); ) {
            Entry entry = entries.next();
            String name = entry.getName();
            if (entry instanceof DirectoryNode inner) {
                boolean own = depth == 0 && name.equals(PROJECT);
                if (!own && (PROJECTS.contains(name.toLowerCase(Locale.ROOT)) || runs(inner, depth + 1))) {
                    return true;
                }
            } else if (CONTROLS.contains(name)
                    || (PACKED.contains(name) && packs(bytes(entry)))
                    || (depth > 0 && BOOKS.contains(name) && hasMacroSheet(bytes(entry)))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(Entry entry) throws IOException {
        try (DocumentInputStream in = new DocumentInputStream((DocumentNode) entry)) {
            return in.readNBytes(MOST);
        }
    }

    /** Names are not compressed, neither in a zip's directory nor in a packed file's label. */
    private static boolean packs(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("vbaproject.bin")
                || text.contains("/activex/")
                || text.contains("/macrosheets/")
                || PROGRAM.matcher(text).find();
    }

    private static boolean hasMacroSheet(byte[] stream) {
        int at = 0;
        while (at + HEAD <= stream.length) {
            int kind = number(stream, at);
            if (kind == BoundSheetRecord.sid
                    && at + HEAD + KIND < stream.length
                    && stream[at + HEAD + KIND] == MACRO_SHEET) {
                return true;
            }
            if (kind == EOFRecord.sid) {
                return false;
            }
            at += HEAD + number(stream, at + 2);
        }
        return false;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }
}
