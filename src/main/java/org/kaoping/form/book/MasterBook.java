package org.kaoping.form.book;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.w3c.dom.Element;

/** All that a master says, read from its XML itself: POI does not tell every rule. Immutable. */
public final class MasterBook {
    private final byte[] bytes;
    private final Map<String, byte[]> parts;
    private final List<MasterSheet> sheets;
    private final List<DefinedName> names;
    private final boolean date1904;
    private final String workbookPart;

    /**
     * A defined name.
     *
     * @param name such as {@code kp_year} or {@code _xlnm.Print_Area}
     * @param sheet the sheet that it is local to; null for a name of the whole workbook
     * @param refersTo what it stands for, without the leading equals sign
     * @param hidden whether people do not see it
     */
    public record DefinedName(String name, @Nullable String sheet, String refersTo, boolean hidden) {}

    private MasterBook(
            byte[] bytes,
            Map<String, byte[]> parts,
            List<MasterSheet> sheets,
            List<DefinedName> names,
            boolean date1904,
            String workbookPart) {
        this.bytes = bytes;
        this.parts = parts;
        this.sheets = List.copyOf(sheets);
        this.names = List.copyOf(names);
        this.date1904 = date1904;
        this.workbookPart = workbookPart;
    }

    /**
     * Reads a master.
     *
     * @param bytes the .xlsx as it stands in the templates folder
     * @return the master, or why it can't be read; never throws for what the bytes hold
     */
    public static Checked<MasterBook> open(byte[] bytes) {
        if (bytes.length == 0) {
            return Checked.failed(Problem.of(ProblemCode.EMPTY_FILE, Place.WORKBOOK));
        }
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return Checked.failed(
                    Problem.of(ProblemCode.NOT_A_WORKBOOK, Place.WORKBOOK).found("不是 .xlsx"));
        }
        if (Macros.any(bytes, Limits.STANDARD)) {
            return Checked.failed(Problem.of(ProblemCode.MASTER_HAS_MACROS, Place.WORKBOOK));
        }
        try {
            return Checked.of(new Reader(bytes.clone()).read());
        } catch (IOException | RuntimeException e) {
            return Checked.failed(Problem.of(ProblemCode.WORKBOOK_DAMAGED, Place.WORKBOOK)
                    .found(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    /** The master's own bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The names of the parts in the zip, in the order of the file. */
    public List<String> partNames() {
        return List.copyOf(parts.keySet());
    }

    /** The inflated bytes of a part; null where the master has none of that name. */
    public byte @Nullable [] part(String name) {
        byte[] part = parts.get(name);
        return part == null ? null : part.clone();
    }

    /** The name of the workbook part, usually {@code xl/workbook.xml}. */
    public String workbookPart() {
        return workbookPart;
    }

    /** The sheets in the order of the file, hidden ones too. */
    public List<MasterSheet> sheets() {
        return sheets;
    }

    /** The sheet of that name. */
    public Optional<MasterSheet> sheet(String name) {
        return sheets.stream().filter(sheet -> sheet.name().equals(name)).findFirst();
    }

    /** The defined names, also those of print areas and titles. */
    public List<DefinedName> names() {
        return names;
    }

    /** The name as it is seen from a sheet: its own one before the workbook's; case does not matter. */
    public Optional<DefinedName> name(String name, @Nullable String sheet) {
        Optional<DefinedName> own = names.stream()
                .filter(one -> one.name().equalsIgnoreCase(name)
                        && one.sheet() != null
                        && one.sheet().equals(sheet))
                .findFirst();
        return own.isPresent()
                ? own
                : names.stream()
                        .filter(one -> one.name().equalsIgnoreCase(name) && one.sheet() == null)
                        .findFirst();
    }

    /** Whether serials count from 1904. */
    public boolean date1904() {
        return date1904;
    }

    /** One reading of a master: follows the relationships from the root to the sheets. */
    private static final class Reader {
        private final byte[] bytes;
        private final Map<String, byte[]> parts;

        Reader(byte[] bytes) throws IOException {
            this.bytes = bytes;
            this.parts = MasterXml.unzip(bytes);
        }

        MasterBook read() throws IOException {
            String workbookPart = relationships("").entrySet().stream()
                    .filter(one -> one.getValue().type().endsWith("/officeDocument"))
                    .map(one -> one.getValue().target())
                    .findFirst()
                    .orElseThrow(() -> new IOException("没有工作簿部件"));
            Element workbook = root(workbookPart);
            Map<String, Relationship> related = relationships(workbookPart);
            MasterStyles styles = new MasterStyles(optional(related, "/styles"));
            List<String> strings = new ArrayList<>();
            Element shared = optional(related, "/sharedStrings");
            if (shared != null) {
                MasterXml.children(shared, "si").forEach(item -> strings.add(MasterXml.string(item)));
            }
            Element properties = MasterXml.child(workbook, "workbookPr");
            List<String> sheetNames = new ArrayList<>();
            List<Element> sheetElements = new ArrayList<>();
            Element all = MasterXml.child(workbook, "sheets");
            if (all != null) {
                sheetElements.addAll(MasterXml.children(all, "sheet"));
            }
            sheetElements.forEach(sheet -> sheetNames.add(sheet.getAttribute("name")));
            List<DefinedName> names = names(workbook, sheetNames);
            List<MasterSheet> sheets = new ArrayList<>();
            for (Element sheet : sheetElements) {
                Relationship target = related.get(relationshipId(sheet));
                if (target == null) {
                    throw new IOException("工作表「" + sheet.getAttribute("name") + "」没有部件");
                }
                if (target.type().endsWith("/worksheet")) {
                    sheets.add(sheet(sheet, target.target(), strings, styles, names));
                }
            }
            return new MasterBook(
                    bytes,
                    Collections.unmodifiableMap(parts),
                    sheets,
                    names,
                    properties != null && MasterXml.flag(properties, "date1904", false),
                    workbookPart);
        }

        private MasterSheet sheet(
                Element sheet, String part, List<String> strings, MasterStyles styles, List<DefinedName> names)
                throws IOException {
            String name = sheet.getAttribute("name");
            Sheet.Visibility visibility = switch (sheet.getAttribute("state")) {
                case "hidden" -> Sheet.Visibility.HIDDEN;
                case "veryHidden" -> Sheet.Visibility.VERY_HIDDEN;
                default -> Sheet.Visibility.VISIBLE;
            };
            try {
                return new MasterSheetReader(root(part), strings, styles)
                        .read(
                                name,
                                part,
                                visibility,
                                local(names, "_xlnm.Print_Area", name),
                                local(names, "_xlnm.Print_Titles", name));
            } catch (IOException e) {
                throw new IOException("工作表「" + name + "」" + e.getMessage(), e);
            }
        }

        private static @Nullable String local(List<DefinedName> names, String name, String sheet) {
            return names.stream()
                    .filter(one -> one.name().equalsIgnoreCase(name) && sheet.equals(one.sheet()))
                    .map(DefinedName::refersTo)
                    .findFirst()
                    .orElse(null);
        }

        private static List<DefinedName> names(Element workbook, List<String> sheets) {
            List<DefinedName> names = new ArrayList<>();
            Element all = MasterXml.child(workbook, "definedNames");
            if (all != null) {
                for (Element name : MasterXml.children(all, "definedName")) {
                    int local = MasterXml.number(name, "localSheetId", -1);
                    names.add(new DefinedName(
                            name.getAttribute("name"),
                            local >= 0 && local < sheets.size() ? sheets.get(local) : null,
                            name.getTextContent().strip(),
                            MasterXml.flag(name, "hidden", false)));
                }
            }
            return names;
        }

        private @Nullable Element optional(Map<String, Relationship> related, String type) throws IOException {
            for (Relationship one : related.values()) {
                if (one.type().endsWith(type)) {
                    return root(one.target());
                }
            }
            return null;
        }

        private Element root(String part) throws IOException {
            byte[] content = parts.get(part);
            if (content == null) {
                throw new IOException("缺少部件 " + part);
            }
            return MasterXml.parse(content);
        }

        /** The relationship id has the only attribute named id with a prefix. */
        private static String relationshipId(Element sheet) {
            for (int i = 0; i < sheet.getAttributes().getLength(); i++) {
                var attribute = sheet.getAttributes().item(i);
                if ("id".equals(attribute.getLocalName()) && attribute.getNamespaceURI() != null) {
                    return attribute.getNodeValue();
                }
            }
            return "";
        }

        /** A relationship of a part: the last words of its type, and the part it points to. */
        private record Relationship(String type, String target) {}

        private Map<String, Relationship> relationships(String part) throws IOException {
            int slash = part.lastIndexOf('/');
            String folder = slash < 0 ? "" : part.substring(0, slash + 1);
            String rels = folder + "_rels/" + part.substring(slash + 1) + ".rels";
            Map<String, Relationship> found = new LinkedHashMap<>();
            if (!parts.containsKey(rels)) {
                return found;
            }
            for (Element one : MasterXml.children(root(rels), "Relationship")) {
                String target = one.getAttribute("Target");
                found.put(
                        one.getAttribute("Id"),
                        new Relationship(
                                one.getAttribute("Type"),
                                resolve(target.startsWith("/") ? target.substring(1) : folder + target)));
            }
            return found;
        }

        private static String resolve(String path) {
            List<String> steps = new ArrayList<>();
            for (String step : path.split("/", -1)) {
                if (step.equals("..") && !steps.isEmpty()) {
                    steps.remove(steps.size() - 1);
                } else if (!step.equals(".") && !step.equals("..") && !step.isEmpty()) {
                    steps.add(step);
                }
            }
            return String.join("/", steps);
        }
    }
}
