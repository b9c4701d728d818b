package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.impl.values.XmlValueOutOfRangeException;
import org.jspecify.annotations.Nullable;

/** Where POI reads a workbook otherwise than we do. */
final class PoiOpinion {
    private static final int ENOUGH = 20;

    private final List<String> differences = new ArrayList<>();
    private int cells;

    private PoiOpinion() {}

    /** The differences, at most some; the number of compared cells first. */
    static List<String> differences(byte[] bytes, Book ours) throws Exception {
        PoiOpinion opinion = new PoiOpinion();
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes));
                XSSFWorkbook theirs = new XSSFWorkbook(file)) {
            opinion.compare(ours, theirs);
        }
        opinion.differences.add(0, Integer.toString(opinion.cells));
        return opinion.differences;
    }

    private void compare(Book ours, XSSFWorkbook theirs) {
        if (ours.date1904() != theirs.isDate1904()) {
            differences.add("1904");
        }
        for (int i = 0; i < theirs.getNumberOfSheets(); i++) {
            String name = theirs.getSheetName(i);
            Sheet sheet = ours.sheet(name).orElse(null);
            if (sheet == null) {
                differences.add("sheet " + name);
                continue;
            }
            if (!theirs.getSheetVisibility(i).name().equals(sheet.visibility().name())) {
                differences.add(name + " visibility");
            }
            compare(sheet, theirs.getSheetAt(i));
        }
    }

    private void compare(Sheet ours, XSSFSheet theirs) {
        int seen = 0;
        for (var row : theirs) {
            for (var one : row) {
                XSSFCell cell = (XSSFCell) one;
                CellRef at = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
                Cell own = ours.cell(at);
                seen += own == null ? 0 : 1;
                String difference;
                try {
                    difference = difference(own, cell);
                    cells++;
                } catch (XmlValueOutOfRangeException e) {
                    // a date written as ISO text: POI does not know the type, and goes on with the next cell
                    continue;
                }
                if (difference != null && differences.size() < ENOUGH) {
                    differences.add(ours.name() + "!" + at.a1() + " " + difference);
                }
            }
        }
        if (seen != ours.cells().size()) {
            differences.add(ours.name() + ": " + (ours.cells().size() - seen) + " cells that POI has not");
        }
        List<String> merges = theirs.getMergedRegions().stream()
                .map(CellRangeAddress::formatAsString)
                .sorted()
                .toList();
        if (!ours.merges().stream().map(Area::a1).sorted().toList().equals(merges)) {
            differences.add(ours.name() + " merges");
        }
    }

    private static @Nullable String difference(@Nullable Cell own, XSSFCell cell) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        Content content = own == null ? null : own.content();
        if (content instanceof Content.Uncalculated) {
            String v = cell.getCTCell().getV();
            return formula && (v == null || v.isBlank()) ? null : "uncalculated, POI: " + v;
        }
        if (content instanceof Content.Picture) {
            return null;
        }
        // POI knows no data tables, and takes every cell of an array formula for one of its own
        boolean special = (own != null && "".equals(own.formula())) || cell.isPartOfArrayFormulaGroup();
        if (own != null && (own.formula() != null) != formula && !special) {
            return "formula: " + own.formula() + " " + formula;
        }
        String theirs = theirs(cell, type);
        String mine = ours(content);
        return mine.equals(theirs) ? null : "<" + mine + "> POI <" + theirs + ">";
    }

    /** POI keeps half a character, we don't: nothing could store it. */
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    private static String theirs(XSSFCell cell, CellType type) {
        return switch (type) {
            case STRING -> {
                String text = cell.getStringCellValue();
                yield text == null ? "" : whole(text);
            }
            case NUMERIC -> "#" + cell.getNumericCellValue();
            case BOOLEAN -> "?" + cell.getBooleanCellValue();
            case ERROR -> "!" + FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }

    private static String ours(@Nullable Content content) {
        if (content instanceof Content.Num number) {
            double shown = number.value().doubleValue();
            double exact = Double.parseDouble(number.raw());
            boolean close = Math.abs(shown - exact) <= Math.abs(exact) * 1e-14;
            return "#" + (close ? exact : shown);
        } else if (content instanceof Content.Text text) {
            return text.value();
        } else if (content instanceof Content.Bool bool) {
            return "?" + bool.value();
        } else if (content instanceof Content.Err error) {
            return "!" + error.code();
        }
        return "";
    }
}
