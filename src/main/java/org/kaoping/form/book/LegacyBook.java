package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.aggregates.FormulaRecordAggregate;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Sheet.Visibility;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Reads .xls (BIFF8, Excel 97 to 2003) by POI into the same {@link Book} that an .xlsx becomes. POI believes what a
 * file says of its own sizes: this runs in {@link LegacyChild}, never in the server. Macros are neither run nor kept.
 */
final class LegacyBook {
    /** Beyond this power of ten a number is written with an E. */
    private static final int PLAIN = 25;

    /** An option of a formula's record. */
    private static final int CALCULATE_ON_OPEN = 2;

    private final HSSFWorkbook workbook;
    private final Limits limits;
    private final KeptBudget budget;
    private final CellContents contents;
    private final Map<Integer, String> formats = new HashMap<>();

    private LegacyBook(HSSFWorkbook workbook, Limits limits) {
        this.workbook = workbook;
        this.limits = limits;
        this.budget = new KeptBudget(limits);
        this.contents = new CellContents(SharedStrings.NONE, limits, date1904());
        // what the file defines goes before what is built in, as in an .xlsx
        for (FormatRecord format : workbook.getInternalWorkbook().getFormats()) {
            String code = format.getFormatString();
            formats.put(
                    format.getIndexCode(), code.equalsIgnoreCase(NumberFormats.GENERAL) ? NumberFormats.GENERAL : code);
        }
    }

    /** Reads the workbook, or says why it can't be read. */
    static Checked<Book> read(byte[] bytes, Limits limits) {
        try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return Checked.of(of(workbook, limits));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // POI throws whatever the bytes provoke
            return Checked.failed(told(e).orElseGet(() -> Problem.of(ProblemCode.LEGACY_UNREADABLE, Place.WORKBOOK)));
        }
    }

    /** What is thrown at a file for a reason that has its own words: a limit, a password, an age; empty for all else. */
    static Optional<Problem> told(Throwable thrown) {
        if (thrown instanceof Refusal refusal) {
            return Optional.of(refusal.problem());
        }
        if (thrown instanceof EncryptedDocumentException) {
            return Optional.of(Problem.of(ProblemCode.WORKBOOK_ENCRYPTED, Place.WORKBOOK));
        }
        return thrown instanceof OldExcelFormatException
                ? Optional.of(
                        Problem.of(ProblemCode.LEGACY_WORKBOOK, Place.WORKBOOK).found("（Excel 95 或更早）"))
                : Optional.empty();
    }

    /**
     * What an open workbook holds.
     *
     * @throws Refusal where it passes a limit
     */
    static Book of(HSSFWorkbook workbook, Limits limits) {
        return new LegacyBook(workbook, limits).book();
    }

    private boolean date1904() {
        return workbook.getInternalWorkbook().isUsing1904DateWindowing();
    }

    private Book book() {
        int count = workbook.getNumberOfSheets();
        if (count > limits.sheets()) {
            throw Refusal.limit(Place.WORKBOOK, "工作表数", Integer.toString(count), limits.sheets(), "请删去多余的工作表，另存后再上传。");
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visibility visibility = switch (workbook.getSheetVisibility(i)) {
                case VISIBLE -> Visibility.VISIBLE;
                case HIDDEN -> Visibility.HIDDEN;
                case VERY_HIDDEN -> Visibility.VERY_HIDDEN;
            };
            sheets.add(sheet(workbook.getSheetAt(i), visibility));
        }
        return new Book(sheets, date1904(), names());
    }

    /** The names of the workbook; those of a single sheet are left out, and those that POI can't put into words. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (HSSFName name : workbook.getAllNames()) {
            if (name.getSheetIndex() >= 0 || name.isFunctionName() || names.size() == limits.names()) {
                continue;
            }
            String refersTo = formula(name::getRefersToFormula);
            if (!refersTo.isEmpty()) {
                budget.text(refersTo.length());
                names.put(name.getNameName(), refersTo);
            }
        }
        return names;
    }

    private Sheet sheet(HSSFSheet from, Visibility visibility) {
        String name = from.getSheetName();
        TreeMap<CellRef, Cell> cells = new TreeMap<>();
        TreeSet<Integer> hiddenRows = new TreeSet<>();
        Set<CellRef> uncalculated = uncalculated(from);
        int rows = 0;
        for (Row row : from) {
            int before = cells.size();
            row.forEach(cell -> {
                Cell kept = cell((HSSFCell) cell, name, uncalculated);
                if (kept != null) {
                    cells.put(kept.at(), kept);
                }
            });
            if (cells.size() == before) {
                continue;
            }
            if (++rows > limits.rows()) {
                throw Refusal.limit(
                        Place.ofSheet(name), "有内容的行数", "超过 " + limits.rows(), limits.rows(), "请删去多余的行，或分几份上传。");
            }
            if (row.getZeroHeight() || row.getHeight() == 0) {
                hiddenRows.add(row.getRowNum());
            }
        }
        return new Sheet(name, visibility, cells, hiddenRows, merges(from, name));
    }

    private List<Area> merges(HSSFSheet from, String name) {
        int count = from.getNumMergedRegions();
        if (count > limits.merges()) {
            throw Refusal.limit(
                    Place.ofSheet(name),
                    "合并区域数",
                    Integer.toString(count),
                    limits.merges(),
                    "请把内容（只粘贴数值）粘贴到新下载的模板里再上传。");
        }
        List<Area> merges = new ArrayList<>();
        for (CellRangeAddress merge : from.getMergedRegions()) {
            merges.add(new Area(
                    new CellRef(merge.getFirstRow(), merge.getFirstColumn()),
                    new CellRef(merge.getLastRow(), merge.getLastColumn())));
        }
        return merges;
    }

    /**
     * The formulas that hold no result. The format has no way to say so: a program that doesn't calculate writes a zero
     * and asks for the calculation when the file is opened.
     */
    private static Set<CellRef> uncalculated(HSSFSheet from) {
        Set<CellRef> found = new HashSet<>();
        from.getSheet().getCellValueIterator().forEachRemaining(record -> {
            if (record instanceof FormulaRecordAggregate formula) {
                FormulaRecord result = formula.getFormulaRecord();
                boolean zero = !result.hasCachedResultString()
                        && result.getCachedResultTypeEnum() == CellType.NUMERIC
                        && result.getValue() == 0;
                if (zero && (result.getOptions() & CALCULATE_ON_OPEN) != 0) {
                    found.add(new CellRef(record.getRow(), record.getColumn()));
                }
            }
        });
        return found;
    }

    private @Nullable Cell cell(HSSFCell from, String sheet, Set<CellRef> uncalculated) {
        CellRef at = new CellRef(from.getRowIndex(), from.getColumnIndex());
        Place place = Place.ofCell(sheet, at.a1());
        boolean calculated = from.getCellType() == CellType.FORMULA;
        String formula = calculated ? formula(from::getCellFormula) : null;
        Content content = uncalculated.contains(at)
                ? null
                : content(from, calculated ? from.getCachedFormulaResultType() : from.getCellType(), place);
        if (formula != null) {
            if (formula.length() > limits.formulaCharacters()) {
                throw Refusal.limit(
                        place,
                        "公式的字数",
                        Integer.toString(formula.length()),
                        limits.formulaCharacters(),
                        "请缩短公式，或直接填写结果。");
            }
            budget.text(formula.length());
            Content.Picture picture = CellContents.picture(formula);
            content = picture != null ? picture : content == null ? new Content.Uncalculated() : content;
        } else if (content instanceof Content.Text text && text.value().isEmpty()) {
            return null;
        }
        if (content == null) {
            return null;
        }
        budget.cell(() -> place);
        if (content instanceof Content.Text text) {
            budget.text(text.value().length());
        }
        return new Cell(at, content, formula, format(from));
    }

    private @Nullable Content content(HSSFCell from, CellType type, Place place) {
        return switch (type) {
            case NUMERIC -> number(from.getNumericCellValue(), place);
            case STRING -> contents.text(from.getRichStringCellValue().getString(), () -> place);
            case BOOLEAN -> new Content.Bool(from.getBooleanCellValue());
            case ERROR -> new Content.Err(error(from.getErrorCellValue()));
            default -> null;
        };
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A";
    }

    private Content number(double value, Place place) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw Refusal.damaged(place, "数字写法不对或太大");
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int power = exact.precision() - exact.scale();
        String raw = Math.abs(power) > PLAIN ? exact.toString() : exact.toPlainString();
        BigDecimal shown = Numerals.decimal(raw, limits.exponent());
        if (shown == null) {
            throw Refusal.damaged(place, "数字“" + raw + "”太大");
        }
        return new Content.Num(shown, raw);
    }

    private String format(HSSFCell from) {
        int id = from.getCellStyle().getDataFormat() & 0xFFFF;
        String own = formats.get(id);
        String code = own == null ? NumberFormats.builtIn(id) : own;
        return code == null ? NumberFormats.GENERAL : code;
    }

    /** Asks POI for a formula; empty where the file holds one that POI has no words for. */
    private static String formula(java.util.function.Supplier<String> asked) {
        try {
            String formula = asked.get();
            return formula == null ? "" : formula;
        } catch (RuntimeException e) {
            return "";
        }
    }
}
