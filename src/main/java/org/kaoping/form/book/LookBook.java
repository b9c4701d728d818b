package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.util.DefaultTempFileCreationStrategy;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain tables in the look of a master: its fonts, heads, borders, number formats, widths and paper, without its
 * sheets, formulas and rules. What the cells say are values; a text stays text whatever it begins with.
 */
public final class LookBook {
    private static final int KEPT_ROWS = 100;
    private static final int MOST_TEXT = 32_767;
    private static final int MOST_NAME = 31;
    private static final short A4 = 9;
    private static final short A3 = 8;
    // characters across an A4 page that lies, at about 75 per cent: below that nobody reads it
    private static final double WIDE = 170;
    // the same on A3; more than that goes on a second page beside the first
    private static final double WIDEST = 240;
    private static final double TOLERATED = 1.35;
    private static final double LEAST_HEIGHT = 20;
    private static final double LINE = 1.4;
    private static final double PADDING_DOWN = 6;
    private static final double PADDING_ACROSS = 0.8;
    private static final int HEAD_ROW = 2;

    private final MasterBook master;
    private final SXSSFWorkbook workbook;
    private final Looks looks;
    private final Set<String> names = new HashSet<>();

    private LookBook(MasterBook master, SXSSFWorkbook workbook, Looks looks) {
        this.master = master;
        this.workbook = workbook;
        this.looks = looks;
    }

    /**
     * The workbook with those sheets, in their order.
     *
     * @param master the master that lends its look
     * @param pages the sheets; at least one
     * @param work where rows lie until the workbook is whole; made where it is missing, nothing stays in it
     * @throws IllegalArgumentException when there is no page, or a row has another number of cells than there are columns
     * @throws UncheckedIOException when the disk refuses
     */
    public static byte[] write(MasterBook master, List<LookPage> pages, Path work) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("a workbook needs a sheet");
        }
        // the system's own folder of temporary files is swept by others, and would keep what a kill leaves behind
        return TempFile.withStrategy(new DefaultTempFileCreationStrategy(work.toFile()), () -> write(master, pages));
    }

    private static byte[] write(MasterBook master, List<LookPage> pages) {
        try (XSSFWorkbook empty = emptied(master);
                SXSSFWorkbook workbook = new SXSSFWorkbook(empty, KEPT_ROWS)) {
            // small as they are: some readers stumble over the sizes of a zip that is ready for four gigabytes
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            Looks looks = new Looks(empty, master, pages);
            LookBook book = new LookBook(master, workbook, looks);
            for (LookPage page : pages) {
                book.page(page);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The master without sheets and names: its styles are left, by the same indexes. */
    private static XSSFWorkbook emptied(MasterBook master) throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(master.bytes()));
        new ArrayList<>(workbook.getAllNames()).forEach(workbook::removeName);
        while (workbook.getNumberOfSheets() > 0) {
            workbook.removeSheetAt(0);
        }
        workbook.unLock();
        return workbook;
    }

    private void page(LookPage page) {
        String name = name(page.name());
        SXSSFSheet sheet = workbook.createSheet(name);
        int columns = page.columns().size();
        double[] widths = new double[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = looks.width(page.columns().get(i));
            sheet.setColumnWidth(i, (int) Math.min(255 * 256L, Math.round(widths[i] * 256)));
        }
        int across = across(page, widths);
        int titled = across == 1 ? page.printed() : within(page, widths);
        // what stands over the columns that every page repeats would be cut off on the second one
        int first = across == 1 || page.frozen() >= titled ? 0 : page.frozen();
        line(sheet, 0, page.title(), looks.title(page), first, titled);
        line(sheet, 1, page.note(), looks.note(), first, titled);
        heads(sheet, page, widths);
        int at = HEAD_ROW + 1;
        List<CellStyle> styles = page.columns().stream().map(looks::body).toList();
        for (List<@Nullable Content> row : page.rows()) {
            if (row.size() != columns) {
                throw new IllegalArgumentException(row.size() + " cells for " + columns + " columns");
            }
            Row line = sheet.createRow(at++);
            double height = LEAST_HEIGHT;
            for (int i = 0; i < columns; i++) {
                Cell cell = line.createCell(i);
                cell.setCellStyle(styles.get(i));
                Content content = row.get(i);
                put(cell, content);
                if (content instanceof Content.Text text) {
                    height = Math.max(height, height(text.value(), styles.get(i), widths[i]));
                }
            }
            line.setHeightInPoints((float) height);
        }
        int last = Math.max(HEAD_ROW, at - 1);
        print(sheet, page, last, Arrays.stream(widths).limit(page.printed()).sum(), across);
        workbook.setPrintArea(workbook.getSheetIndex(name), 0, page.printed() - 1, 0, last);
    }

    private static void line(SXSSFSheet sheet, int at, String text, CellStyle style, int first, int end) {
        Row row = sheet.createRow(at);
        Cell cell = row.createCell(first);
        cell.setCellStyle(style);
        put(cell, new Content.Text(text));
        row.setHeightInPoints((float) Math.max(LEAST_HEIGHT, Looks.size(sheet.getWorkbook(), style) * 2));
        if (end - first > 1) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, first, end - 1));
        }
    }

    private void heads(SXSSFSheet sheet, LookPage page, double[] widths) {
        Row row = sheet.createRow(HEAD_ROW);
        double height = LEAST_HEIGHT;
        for (int i = 0; i < widths.length; i++) {
            LookPage.Column column = page.columns().get(i);
            CellStyle style = looks.head(column);
            Cell cell = row.createCell(i);
            cell.setCellStyle(style);
            put(cell, new Content.Text(column.head()));
            height = Math.max(height, height(column.head(), style, widths[i]));
        }
        row.setHeightInPoints((float) height);
    }

    private static void put(Cell cell, @Nullable Content content) {
        if (content instanceof Content.Text text) {
            String written = CellXml.escaped(text.value());
            cell.setCellValue(written.length() > MOST_TEXT ? written.substring(0, MOST_TEXT) : written);
        } else if (content instanceof Content.Num number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (content instanceof Content.Bool flag) {
            cell.setCellValue(flag.value());
        }
    }

    private double height(String text, CellStyle style, double width) {
        double size = Looks.size(workbook, style);
        double columns = width * looks.usualSize() / size - PADDING_ACROSS;
        double height = RowHeights.lines(text, Math.max(2.1, columns)) * size * LINE + PADDING_DOWN;
        return Math.min(RowHeights.MOST, height);
    }

    /** How many pages lie side by side, the frozen columns on each of them. */
    private static int across(LookPage page, double[] widths) {
        double width = Arrays.stream(widths).limit(page.printed()).sum();
        double frozen = Arrays.stream(widths).limit(page.frozen()).sum();
        if (width <= WIDEST * TOLERATED || frozen >= WIDEST / 2) {
            return 1;
        }
        return (int) Math.ceil((width - frozen) / (WIDEST - frozen));
    }

    /** How many columns the first of several pages surely shows. */
    private static int within(LookPage page, double[] widths) {
        double width = 0;
        for (int i = 0; i < page.printed(); i++) {
            width += widths[i];
            if (width > WIDEST * 0.9) {
                return Math.max(1, i);
            }
        }
        return page.printed();
    }

    private void print(SXSSFSheet sheet, LookPage page, int last, double width, int across) {
        String like = page.like();
        int paper = like == null
                ? 0
                : master.sheet(like).map(one -> one.print().paperSize()).orElse(0);
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(width > WIDE ? A3 : paper == 0 ? A4 : (short) paper);
        setup.setLandscape(true);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) across);
        setup.setFitHeight((short) 0);
        sheet.setAutobreaks(true);
        sheet.setHorizontallyCenter(true);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD_ROW, HEAD_ROW, -1, -1));
        if (across > 1 && page.frozen() > 0) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, page.frozen() - 1));
        }
        sheet.getFooter().setCenter("第 &P 页，共 &N 页");
        sheet.createFreezePane(page.frozen(), HEAD_ROW + 1);
        if (!page.rows().isEmpty()) {
            sheet.setAutoFilter(
                    new CellRangeAddress(HEAD_ROW, last, 0, page.columns().size() - 1));
        }
    }

    /** A name that Excel takes and no other sheet of this workbook has. */
    private String name(String wished) {
        String safe = WorkbookUtil.createSafeSheetName(wished.isBlank() ? "表" : wished.strip());
        String name = safe;
        for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            String number = "_" + i;
            name = safe.substring(0, Math.min(safe.length(), MOST_NAME - number.length())) + number;
        }
        return name;
    }
}
