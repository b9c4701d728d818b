package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What the styles of a master say about locks and number formats, by index of the cell format. */
final class MasterStyles {
    private static final MasterSheet.Look PLAIN = new MasterSheet.Look(true, "General");

    private final List<MasterSheet.Look> looks = new ArrayList<>();

    /** Reads the styles part; null where the workbook has none. */
    MasterStyles(@Nullable Element styles) {
        if (styles == null) {
            return;
        }
        Map<Integer, String> own = new HashMap<>();
        Element formats = MasterXml.child(styles, "numFmts");
        if (formats != null) {
            for (Element format : MasterXml.children(formats, "numFmt")) {
                own.put(MasterXml.number(format, "numFmtId", -1), format.getAttribute("formatCode"));
            }
        }
        Element cells = MasterXml.child(styles, "cellXfs");
        if (cells != null) {
            for (Element xf : MasterXml.children(cells, "xf")) {
                int id = MasterXml.number(xf, "numFmtId", 0);
                Element protection = MasterXml.child(xf, "protection");
                boolean locked = protection == null || MasterXml.flag(protection, "locked", true);
                looks.add(new MasterSheet.Look(locked, own.getOrDefault(id, builtIn(id))));
            }
        }
    }

    /** How many cell formats there are. */
    int size() {
        return looks.size();
    }

    /** The look of a cell format; a plain locked one where the index is out of range. */
    MasterSheet.Look look(int style) {
        return style >= 0 && style < looks.size() ? looks.get(style) : PLAIN;
    }

    /** Excel's built-in formats; those of Chinese Excel (27 to 36, 50 to 58) stand in no file, only in its standard. */
    private static String builtIn(int id) {
        return switch (id) {
            case 27, 36, 50, 52, 57 -> "yyyy\"年\"m\"月\"";
            case 28, 29, 51, 53, 54, 58 -> "m\"月\"d\"日\"";
            case 30 -> "m-d-yy";
            case 31 -> "yyyy\"年\"m\"月\"d\"日\"";
            case 32, 34, 55 -> "h\"时\"mm\"分\"";
            case 33, 35, 56 -> "h\"时\"mm\"分\"ss\"秒\"";
            default -> {
                String code = BuiltinFormats.getBuiltinFormat(id);
                yield code == null || code.startsWith("reserved") ? "General" : code;
            }
        };
    }
}
