package org.kaoping.masters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontFamily;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The drawing kit: one workbook with its styles, names, card and finish. Every master is drawn with it. */
public final class Kit {
    private static final int GB2312 = 134;
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<Look, XSSFCellStyle> styles = new HashMap<>();
    private final Map<String, XSSFFont> fonts = new HashMap<>();

    /** A workbook whose unstyled cells are 宋体 10.5, so that widths are counted in that font. */
    public Kit() {
        XSSFFont normal = book.getFontAt(0);
        normal.setFontName("宋体");
        normal.setFontHeight(10.5);
        normal.setCharSet(GB2312);
        normal.setFamily(FontFamily.ROMAN);
        normal.getCTFont().setSchemeArray(null);
        book.getProperties().getCoreProperties().setCreator("考评");
    }

    XSSFWorkbook book() {
        return book;
    }

    /** A new sheet to draw on. */
    public Page page(String name) {
        return new Page(this, book.createSheet(name));
    }

    /** The style of a look; each is made once. */
    XSSFCellStyle style(Look look) {
        return styles.computeIfAbsent(look, this::make);
    }

    private XSSFCellStyle make(Look look) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font(look));
        style.setAlignment(look.across());
        style.setVerticalAlignment(look.down());
        style.setWrapText(look.wrap());
        style.setLocked(look.locked());
        if (look.vertical()) {
            style.setRotation((short) 255);
        }
        style.setDataFormat(book.createDataFormat().getFormat(look.format()));
        if (!look.fill().isEmpty()) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor(color(look.fill()));
        }
        if (look.border()) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private XSSFFont font(Look look) {
        String key = look.font() + '|' + look.size() + '|' + look.bold() + '|' + look.italic() + '|' + look.color();
        return fonts.computeIfAbsent(key, unused -> {
            XSSFFont font = book.createFont();
            font.setFontName(look.font());
            font.setFontHeight(look.size());
            font.setBold(look.bold());
            font.setItalic(look.italic());
            font.setColor(color(look.color()));
            // Where the font is missing, the character set and the family choose the substitute.
            font.setCharSet(GB2312);
            font.setFamily(look.font().equals("黑体") ? FontFamily.SWISS : FontFamily.ROMAN);
            return font;
        });
    }

    /** A colour of six hex digits. */
    static XSSFColor color(String hex) {
        return new XSSFColor(
                new byte[] {
                    (byte) Integer.parseInt(hex.substring(0, 2), 16),
                    (byte) Integer.parseInt(hex.substring(2, 4), 16),
                    (byte) Integer.parseInt(hex.substring(4, 6), 16)
                },
                null);
    }

    /** Names a cell or range: {@code name("kp_year", "字典!$B$2")}. */
    public void name(String name, String formula) {
        Name defined = book.createName();
        defined.setNameName(name);
        defined.setRefersToFormula(formula);
    }

    /** The very hidden card of a master. */
    public void card(String id, String title, String shortTitle, String period, String filledBy, String cohorts) {
        card(id, title, shortTitle, period, filledBy, cohorts, false, "unit");
    }

    /**
     * The very hidden card of a master that is not one for each unit.
     *
     * @param many whether there are several for one period, told apart by their serial
     * @param about unit, cohort or none
     */
    public void card(
            String id,
            String title,
            String shortTitle,
            String period,
            String filledBy,
            String cohorts,
            boolean many,
            String about) {
        card(id, title, shortTitle, period, filledBy, cohorts, many, about, Map.of());
    }

    /** The card with more keys than every form has: {@code name}, {@code textCells}. */
    public void card(
            String id,
            String title,
            String shortTitle,
            String period,
            String filledBy,
            String cohorts,
            boolean many,
            String about,
            Map<String, String> more) {
        XSSFSheet sheet = book.createSheet("_kaoping");
        Map<String, String> card = new LinkedHashMap<>();
        card.put("id", id);
        card.put("title", title);
        card.put("shortTitle", shortTitle);
        card.put("period", period);
        card.put("filledBy", filledBy);
        card.put("many", many ? "yes" : "no");
        card.put("cohorts", cohorts);
        if (!about.equals("unit")) {
            card.put("about", about);
        }
        // Map.of has another order in every process
        card.putAll(new TreeMap<>(more));
        int row = 0;
        for (Map.Entry<String, String> entry : card.entrySet()) {
            Row line = sheet.createRow(row++);
            line.createCell(0).setCellValue(entry.getKey());
            line.createCell(1).setCellValue(entry.getValue());
        }
        sheet.protectSheet("");
        sheet.getCTWorksheet().getSheetProtection().unsetPassword();
        book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }

    /**
     * Computes every formula, so that the cached values are right, locks the structure, and gives the bytes.
     *
     * @throws IllegalStateException where a formula yields an error
     */
    public byte[] finish() {
        var evaluator = book.getCreationHelper().createFormulaEvaluator();
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() != CellType.FORMULA) {
                        continue;
                    }
                    CellType result = evaluator.evaluateFormulaCell(cell);
                    if (result == CellType.ERROR) {
                        throw new IllegalStateException(sheet.getSheetName() + "!" + cell.getAddress() + " gives "
                                + FormulaError.forInt(cell.getErrorCellValue()).getString() + ": "
                                + cell.getCellFormula());
                    }
                }
            }
        }
        book.lockStructure();
        book.setActiveSheet(0);
        book.setFirstVisibleTab(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (book) {
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return repacked(out.toByteArray());
    }

    /** The same workbook without the time of drawing, so that drawing again gives the same bytes. */
    private static byte[] repacked(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(bytes));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] part = from.readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    part = new String(part, UTF_8)
                            .replaceAll(">[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z<", ">2020-05-12T00:00:00Z<")
                            .getBytes(UTF_8);
                }
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(LocalDateTime.of(2020, 5, 12, 0, 0));
                to.putNextEntry(same);
                to.write(part);
                to.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
