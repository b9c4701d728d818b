package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.kaoping.problem.Checked;

/**
 * Takes out of a workbook whatever could run: VBA projects, macro sheets, ActiveX controls, what hooks macros to buttons
 * and to the ribbon. What is left is a plain .xlsx with the same sheets in the same order. Nothing here is ever run.
 */
final class Macros {
    private static final String TYPES = "[Content_Types].xml";
    private static final String PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private static final String SETTINGS =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings";

    /** By the last step of a relationship's kind; customUI's is {@code extensibility}. */
    private static final Set<String> KINDS = Set.of(
            "vbaProject",
            "vbaProjectSignature",
            "vbaProjectSignatureAgile",
            "vbaProjectSignatureV3",
            "wordVbaData",
            "extensibility",
            "userCustomization",
            "attachedToolbars",
            "control",
            "activeXControlBinary");

    private static final Set<String> SHEETS = Set.of("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet");

    private static final Pattern PARTS = Pattern.compile(
            "(.*/)?vbaproject[^/]*|(.*/)?(activex|customui|usercustomization|macrosheets|intlmacrosheets)/.*"
                    + "|(.*/)?attachedtoolbars[^/]*",
            Pattern.CASE_INSENSITIVE);

    private final ZipParts parts;
    private final OpenPackage changed;
    private final Set<String> gone = new HashSet<>();

    private Macros(ZipParts parts) {
        this.parts = parts;
        this.changed = new OpenPackage(parts, false);
    }

    /** Whether a workbook holds anything that could run; of an .xls only whether it has a VBA project. */
    static boolean any(byte[] bytes, Limits limits) {
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            return OleDirectory.names(bytes).contains("_VBA_PROJECT_CUR");
        }
        ZipParts zip = ZipParts.open(bytes, limits).valueOrNull();
        return zip != null
                && zip.entries().stream()
                        .anyMatch(entry -> PARTS.matcher(entry.name()).matches());
    }

    /** The workbook without them; the same bytes where it has none. Never throws for any bytes. */
    static Checked<byte[]> without(byte[] bytes, Limits limits) {
        try {
            ZipParts zip = ZipParts.ofWorkbook(bytes, limits);
            if (Embedded.runs(zip, limits)) {
                return Embedded.refused();
            }
            ZipParts.Entry types = zip.entry(TYPES);
            boolean enabled = types != null
                    && new String(zip.all(types), StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT)
                            .contains("macroenabled");
            return Checked.of(enabled || any(bytes, limits) ? new Macros(zip).run() : bytes);
        } catch (Refusal e) {
            return Checked.failed(e.problem());
        } catch (IllegalArgumentException e) {
            return Checked.failed(Refusal.damaged("宏部件无法读取").problem());
        }
    }

    private byte[] run() {
        for (ZipParts.Entry entry : parts.entries()) {
            String name = entry.name();
            if (!entry.folder() && name.endsWith(".rels")) {
                unrelate(name);
            }
        }
        for (ZipParts.Entry entry : parts.entries()) {
            String name = entry.name();
            if (!entry.folder() && PARTS.matcher(name).matches() && !name.endsWith(".rels")) {
                drop(name);
            }
        }
        for (ZipParts.Entry entry : parts.entries()) {
            String name = entry.name().toLowerCase(Locale.ROOT);
            if (entry.folder() || gone.contains(entry.name())) {
                continue;
            }
            if (name.endsWith(".vml")) {
                edit(entry.name(), Macros::vml);
            } else if (name.startsWith("xl/drawings/") && name.endsWith(".xml")) {
                edit(entry.name(), Macros::unhooked);
            } else if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) {
                edit(entry.name(), part -> unhooked(controls(part)));
            } else if (name.matches("xl/workbook[^/]*\\.xml")) {
                edit(entry.name(), Macros::names);
            }
        }
        changed.put(TYPES, types(changed.read(TYPES)));
        return changed.bytes();
    }

    private void edit(String name, java.util.function.UnaryOperator<byte[]> change) {
        byte[] before = changed.read(name);
        byte[] after = change.apply(before);
        if (after != before) {
            changed.put(name, after);
        }
    }

    /** Drops a part and what only it leads to. */
    private void drop(String name) {
        Deque<String> left = new ArrayDeque<>(List.of(name));
        while (!left.isEmpty()) {
            String part = left.pop();
            if (changed.has(part) && gone.add(part)) {
                changed.remove(part);
            }
        }
    }

    /** Takes out the relationships of one part that lead to what could run, with the parts; a macro sheet becomes empty. */
    private void unrelate(String rels) {
        String source = rels.replaceFirst("(^|/)_rels/([^/]*)\\.rels$", "$1$2");
        byte[] now = changed.read(rels);
        XmlEdits edits = new XmlEdits(now);
        XmlTags tags = new XmlTags(now);
        boolean touched = false;
        int from = -1;
        while (tags.next()) {
            if (tags.starts("Relationship")) {
                String type = String.valueOf(tags.attribute("Type"));
                String kind = type.substring(type.lastIndexOf('/') + 1);
                String target = PartNames.resolve(source, String.valueOf(tags.attribute("Target")));
                boolean runs = KINDS.contains(kind)
                        || (target != null && PARTS.matcher(target).matches());
                if (SHEETS.contains(kind) && target != null) {
                    emptied(tags, edits, type, kind, target);
                    touched = true;
                } else if (runs) {
                    if (target != null) {
                        drop(target);
                    }
                    from = tags.from();
                }
            }
            if (from >= 0 && tags.ends("Relationship")) {
                edits.delete(from, tags.to());
                from = -1;
                touched = true;
            }
        }
        if (touched) {
            changed.put(rels, edits.apply());
        }
    }

    /** Points the relationship of a macro sheet to an empty worksheet, so that all other sheets keep their places. */
    private void emptied(XmlTags tags, XmlEdits edits, String type, String kind, String target) {
        drop(target);
        String part = changed.free("xl/worksheets/sheet", ".xml");
        changed.put(
                part,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                                + "<sheetData/></worksheet>")
                        .getBytes(StandardCharsets.UTF_8));
        changed.type(part, WORKSHEET);
        int[] kindAt = tags.span("Type");
        int[] targetAt = tags.span("Target");
        if (kindAt != null && targetAt != null) {
            String base = type.startsWith("http://schemas.microsoft.com/")
                    ? "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                    : type.substring(0, type.length() - kind.length());
            edits.replace(kindAt[1], kindAt[2], base + "worksheet");
            edits.replace(targetAt[1], targetAt[2], "/" + part);
        }
    }

    /** The plain kind of the workbook; no kind for VBA. */
    private static byte[] types(byte[] part) {
        XmlEdits edits = new XmlEdits(part);
        XmlTags tags = new XmlTags(part);
        while (tags.next()) {
            String type = tags.isEnd() ? null : tags.attribute("ContentType");
            int[] span = type == null ? null : tags.span("ContentType");
            if (type == null || span == null) {
                continue;
            }
            String lower = type.toLowerCase(Locale.ROOT);
            if (lower.contains("macroenabled") && lower.endsWith("main+xml")) {
                edits.replace(span[1], span[2], PLAIN);
            } else if (lower.contains("vbaproject")) {
                // an ending's kind that the printer settings may share
                edits.replace(span[1], span[2], SETTINGS);
            }
        }
        return edits.apply();
    }

    /** A sheet without its list of controls, where one of them could run something; the drawn shapes stay. */
    private static byte[] controls(byte[] part) {
        XmlTags tags = new XmlTags(part);
        XmlEdits edits = new XmlEdits(part);
        int from = -1;
        boolean controls = false;
        boolean touched = false;
        while (tags.next()) {
            if (tags.depth() == 1 && !tags.isEnd()) {
                from = tags.from();
                controls = false;
            }
            controls |= tags.starts("controls");
            if (from >= 0 && tags.depth() == 1 && (tags.isEnd() || tags.isEmpty())) {
                if (controls) {
                    edits.delete(from, tags.to());
                    touched = true;
                }
                from = -1;
            }
        }
        return touched ? edits.apply() : part;
    }

    /** Shapes that call no macro any more. */
    private static byte[] unhooked(byte[] part) {
        XmlTags tags = new XmlTags(part);
        XmlEdits edits = new XmlEdits(part);
        boolean touched = false;
        while (tags.next()) {
            int[] span = tags.isEnd() ? null : tags.span("macro");
            if (span != null && span[2] > span[1]) {
                edits.delete(span[1], span[2]);
                touched = true;
            }
        }
        return touched ? edits.apply() : part;
    }

    private static byte[] vml(byte[] part) {
        XmlTags tags = new XmlTags(part);
        XmlEdits edits = new XmlEdits(part);
        int from = -1;
        boolean touched = false;
        while (tags.next()) {
            if (tags.starts("FmlaMacro")) {
                from = tags.from();
            }
            if (from >= 0 && tags.ends("FmlaMacro")) {
                edits.delete(from, tags.to());
                from = -1;
                touched = true;
            }
        }
        return touched ? edits.apply() : part;
    }

    /** The workbook without names that are procedures. */
    private static byte[] names(byte[] part) {
        XmlTags tags = new XmlTags(part);
        XmlEdits edits = new XmlEdits(part);
        int from = -1;
        boolean touched = false;
        while (tags.next()) {
            if (tags.starts("definedName") && (tags.flag("vbProcedure") || tags.flag("xlm") || tags.flag("function"))) {
                from = tags.from();
            }
            if (from >= 0 && tags.ends("definedName")) {
                edits.delete(from, tags.to());
                from = -1;
                touched = true;
            }
        }
        return touched ? edits.apply() : part;
    }
}
