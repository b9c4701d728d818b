package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Sheet;

/** A faulty .xls comes back marked as .xls: all else is as it was, and sent again it tells the same. */
class LegacyMarkedTest {
    private static final String DAY = "2020-05-22";

    @TempDir
    static Path folder;

    private static Kaoping kaoping;
    private static Office office;
    private static final Map<String, byte[]> FILES = new HashMap<>();
    private static int taken;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl() && Clerks.soffice().isPresent(), "no LibreOffice");
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from(DAY));
        office = new Office(kaoping.address());
        Clerks.Job monthly = office.monthly("D002", "2020-05", "2020-05-21");
        Clerks.Job ledger = office.ledger("D003", "2020", 4);
        List<byte[]> filled = Clerks.openpyxl(
                List.of(spoiled(monthly, "2", "-3"), spoiled(ledger, "2020-03-02", "2020-09-02"), monthly),
                folder.resolve("filled"));
        FILES.put("月报.xls", converted(filled.get(0), "xlsx", "xls:MS Excel 97"));
        FILES.put("台账.xls", converted(filled.get(1), "xlsx", "xls:MS Excel 97"));
        FILES.put("好.xls", converted(filled.get(2), "xlsx", "xls:MS Excel 97"));
    }

    @AfterAll
    static void end() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    /** Without who checked it, with words for a telephone number, and with another wrong value. */
    private static Clerks.Job spoiled(Clerks.Job job, String right, String wrong) {
        List<Clerks.Entry> entries = new ArrayList<>(job.entries());
        entries.removeIf(entry -> entry.value().equals("审核人乙"));
        entries.replaceAll(entry -> entry.value().equals("0000-1234567") ? with(entry, "电话") : entry);
        entries.replaceAll(entry -> entry.value().equals(right) ? with(entry, wrong) : entry);
        return new Clerks.Job(job.template(), entries);
    }

    private static Clerks.Entry with(Clerks.Entry entry, String value) {
        return new Clerks.Entry(entry.sheet(), entry.cell(), entry.type(), value);
    }

    private static byte[] converted(byte[] bytes, String from, String to) throws IOException, InterruptedException {
        return converted(folder, bytes, from, to);
    }

    /** What LibreOffice makes of a file. */
    static byte[] converted(Path folder, byte[] bytes, String from, String to)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "lo");
        Path source = Files.write(work.resolve("in." + from), bytes);
        Path out = Files.createDirectory(work.resolve("out"));
        Process process = new ProcessBuilder(
                        Clerks.soffice().orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        to,
                        "--outdir",
                        out.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return Files.readAllBytes(out.resolve("in." + to.replaceAll(":.*", "")));
    }

    /** The file, each time with other bytes behind it, so that it is no duplicate. */
    private static byte[] file(String name) {
        byte[] bytes = Objects.requireNonNull(FILES.get(name));
        return Arrays.copyOf(bytes, bytes.length + 512 * ++taken);
    }

    private static JsonNode send(String name, byte[] file) throws Exception {
        return office.upload(Map.of(name, file), DAY).get("receipts").get(0);
    }

    private static HttpResponse<byte[]> ask(JsonNode receipt) throws Exception {
        return office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated");
    }

    private static byte[] marked(JsonNode receipt) throws Exception {
        HttpResponse<byte[]> response = ask(receipt);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/vnd.ms-excel");
        return response.body();
    }

    private static List<String> told(JsonNode receipt) {
        List<String> told = new ArrayList<>();
        receipt.get("problems")
                .forEach(problem -> told.add(problem.path("code").asText() + " "
                        + problem.path("sheet").asText() + "!"
                        + problem.path("cell").asText() + " "
                        + problem.path("message").asText()));
        return told;
    }

    private static HSSFWorkbook open(byte[] bytes) throws IOException {
        return new HSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(HSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    /** Everything of a sheet that a reader of the file could miss, without our marks. */
    private static List<String> all(HSSFSheet sheet) {
        List<String> all = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell one : row) {
                HSSFCell cell = (HSSFCell) one;
                String value = cell.getCellType() + " " + cell;
                all.add(cell.getAddress() + " " + value + " "
                        + cell.getCellStyle().getIndex() + " "
                        + cell.getCellStyle().getLocked() + " "
                        + cell.getCellStyle().getDataFormatString());
            }
        }
        all.add("merged " + sheet.getMergedRegions());
        all.add("locked " + sheet.getProtect());
        sheet.getDataValidations()
                .forEach(rule -> all.add("rule "
                        + List.of(rule.getRegions().getCellRangeAddresses()).toString() + " "
                        + rule.getValidationConstraint().getValidationType() + " "
                        + rule.getValidationConstraint().getFormula1() + " "
                        + rule.getValidationConstraint().getFormula2() + " " + rule.getErrorBoxText() + " "
                        + rule.getPromptBoxText()));
        all.add("pages " + sheet.getPrintSetup().getLandscape() + " "
                + sheet.getPrintSetup().getFitWidth() + " "
                + sheet.getPrintSetup().getPaperSize() + " "
                + sheet.getFitToPage() + " " + sheet.getFooter().getCenter() + " " + sheet.getRepeatingRows());
        for (int column = 0; column < 30; column++) {
            all.add("width " + sheet.getColumnWidth(column));
        }
        return all;
    }

    private static List<String> names(HSSFWorkbook workbook) {
        return workbook.getAllNames().stream()
                .filter(name -> !name.isFunctionName())
                .filter(name -> !name.getRefersToFormula().startsWith("填报问题"))
                .map(LegacyMarkedTest::name)
                .toList();
    }

    private static String name(HSSFName name) {
        String of = name.getSheetIndex() < 0 ? "" : name.getSheetName();
        return name.getNameName() + " " + name.getRefersToFormula() + " " + of;
    }

    private static long comments(HSSFWorkbook workbook) {
        long count = 0;
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            count += workbook.getSheetAt(i).getCellComments().values().stream()
                    .filter(comment -> comment.getString().getString().startsWith("【系统标注】"))
                    .count();
        }
        return count;
    }

    private static long frames(HSSFWorkbook workbook) {
        long count = 0;
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            var formats = workbook.getSheetAt(i).getSheetConditionalFormatting();
            for (int j = 0; j < formats.getNumConditionalFormattings(); j++) {
                String formula =
                        formats.getConditionalFormattingAt(j).getRule(0).getFormula1();
                count += formula.contains("kaoping-mark") ? 1 : 0;
            }
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(strings = {"月报.xls", "台账.xls"})
    void markedAsXlsWithAllElseAsItWas(String name) throws Exception {
        byte[] sent = file(name);
        JsonNode receipt = send(name, sent);
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        byte[] marked = marked(receipt);
        Files.write(Files.createDirectories(Path.of("target/annotated")).resolve(name), marked);
        int problems = receipt.get("problems").size();
        try (HSSFWorkbook before = open(sent);
                HSSFWorkbook after = open(marked)) {
            assertThat(after.getNumberOfSheets()).isEqualTo(before.getNumberOfSheets() + 1);
            assertThat(after.getSheetName(0)).isEqualTo("填报问题");
            assertThat(after.getActiveSheetIndex()).isZero();
            HSSFSheet list = after.getSheetAt(0);
            assertThat(list.getRow(0).getCell(0).getStringCellValue()).isEqualTo("填报问题（系统标注）");
            assertThat(list.getLastRowNum()).isEqualTo(2 + problems);
            assertThat(list.getHyperlinkList()).isNotEmpty();
            assertThat(list.getRepeatingRows().getFirstRow()).isEqualTo(2);
            assertThat(comments(after)).isPositive().isEqualTo(frames(after));
            for (int i = 0; i < before.getNumberOfSheets(); i++) {
                HSSFSheet sheet = before.getSheetAt(i);
                assertThat(after.getSheetName(i + 1)).isEqualTo(sheet.getSheetName());
                assertThat(after.getSheetVisibility(i + 1)).isEqualTo(before.getSheetVisibility(i));
                assertThat(all(after.getSheetAt(i + 1))).isEqualTo(all(sheet));
            }
            assertThat(names(after)).isEqualTo(names(before));
            assertThat(after.getSheetVisibility(after.getSheetIndex("_kaoping")))
                    .isNotEqualTo(SheetVisibility.VISIBLE);
        }
        JsonNode again = send(name.replace(".xls", "_标注.xls"), marked);
        assertThat(told(again)).isEqualTo(told(receipt));
        byte[] twice = marked(again);
        try (HSSFWorkbook first = open(marked);
                HSSFWorkbook second = open(twice)) {
            assertThat(second.getNumCellStyles()).isEqualTo(first.getNumCellStyles());
            assertThat(second.getNumberOfFonts()).isEqualTo(first.getNumberOfFonts());
            assertThat(second.getNumberOfNames()).isEqualTo(first.getNumberOfNames());
            assertThat(comments(second)).isEqualTo(comments(first));
            assertThat(frames(second)).isEqualTo(frames(first));
            assertThat(all(second.getSheetAt(0))).isEqualTo(all(first.getSheetAt(0)));
        }
    }

    @Test
    void libreOfficeShowsTheSameValuesAndItsFileLosesTheMarksToo() throws Exception {
        byte[] sent = file("月报.xls");
        JsonNode receipt = send("月报2.xls", sent);
        byte[] marked = marked(receipt);
        Book before = Books.open(converted(sent, "xls", "xlsx"), "a.xlsx", Limits.STANDARD)
                .get();
        Book after = Books.open(converted(marked, "xls", "xlsx"), "a.xlsx", Limits.STANDARD)
                .get();
        assertThat(after.sheets().get(0).name()).isEqualTo("填报问题");
        assertThat(after.sheets().subList(1, after.sheets().size()).stream().map(Sheet::cells))
                .isEqualTo(before.sheets().stream().map(Sheet::cells).toList());
        byte[] saved = converted(marked, "xls", "xls:MS Excel 97");
        JsonNode again = send("又存.xls", saved);
        assertThat(told(again)).isEqualTo(told(receipt));
        byte[] twice = marked(again);
        try (HSSFWorkbook first = open(saved);
                HSSFWorkbook second = open(twice)) {
            assertThat(second.getNumberOfSheets()).isEqualTo(first.getNumberOfSheets());
            assertThat(second.getNumberOfNames()).isEqualTo(first.getNumberOfNames());
            assertThat(names(second)).isEqualTo(names(first));
            assertThat(comments(second)).isEqualTo(comments(first));
            assertThat(frames(second)).isEqualTo(frames(first));
        }
    }

    @Test
    void mendedItIsAcceptedAndComesBackWithoutMarks() throws Exception {
        JsonNode receipt = send("月报3.xls", file("月报.xls"));
        byte[] mended;
        try (HSSFWorkbook workbook = open(marked(receipt));
                HSSFWorkbook good = open(file("好.xls"))) {
            for (int i = 0; i < good.getNumberOfSheets(); i++) {
                for (Row row : good.getSheetAt(i)) {
                    for (Cell cell : row) {
                        HSSFRow to = workbook.getSheetAt(i + 1).getRow(row.getRowNum());
                        HSSFCell mend = to.getCell(cell.getColumnIndex());
                        if (!mend.toString().equals(cell.toString())) {
                            switch (cell.getCellType()) {
                                case STRING -> mend.setCellValue(cell.getStringCellValue());
                                case NUMERIC -> mend.setCellValue(cell.getNumericCellValue());
                                default -> {}
                            }
                        }
                    }
                }
            }
            mended = bytes(workbook);
        }
        JsonNode accepted = send("月报3改.xls", mended);
        assertThat(accepted.get("status").textValue())
                .as(accepted.toPrettyString())
                .isEqualTo("accepted");
        byte[] clean = marked(accepted);
        try (HSSFWorkbook workbook = open(clean);
                HSSFWorkbook good = open(file("好.xls"))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(good.getNumberOfSheets());
            assertThat(comments(workbook)).isZero();
            assertThat(frames(workbook)).isZero();
            assertThat(names(workbook)).isEqualTo(names(good));
        }
    }

    @Test
    void atTheLimitOfStylesItIsMarkedAllTheSame() throws Exception {
        byte[] full;
        try (HSSFWorkbook workbook = open(file("月报.xls"))) {
            HSSFSheet sheet = workbook.getSheetAt(0);
            int row = 5000;
            while (workbook.getNumCellStyles() < 4030) {
                sheet.createRow(row++).createCell(200).setCellStyle(workbook.createCellStyle());
            }
            full = bytes(workbook);
        }
        byte[] marked = marked(send("样式满.xls", full));
        try (HSSFWorkbook workbook = open(marked)) {
            assertThat(workbook.getSheetName(0)).isEqualTo("填报问题");
            assertThat(workbook.getNumCellStyles()).isEqualTo(4030);
            assertThat(comments(workbook)).isPositive();
        }
    }

    @Test
    void aBatchsMarkedWorkbooksComeAsOneZip() throws Exception {
        JsonNode batch = office.upload(Map.of("甲/月报.xls", file("月报.xls"), "乙/月报.xls", file("台账.xls")), DAY);
        HttpResponse<byte[]> zip =
                office.get("api/batches/" + batch.get("batch").textValue() + "/annotated.zip");
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".xls")) {
                    try (HSSFWorkbook workbook = open(in.readAllBytes())) {
                        assertThat(workbook.getSheetName(0)).isEqualTo("填报问题");
                    }
                }
            }
        }
        assertThat(names).containsExactlyInAnyOrder("月报_标注.xls", "月报_标注_2.xls", "标注件清单.xlsx");
    }

    /** The child is stopped as a file would stop it that is counted through for ever; its clock goes on. */
    @Test
    void whereTheChildRunsOutOfTimeItIsSaidAndTheNextIsMarked() throws Exception {
        JsonNode receipt = send("月报4.xls", file("月报.xls"));
        marked(receipt);
        List<ProcessHandle> children = ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
        assertThat(children).isNotEmpty();
        for (ProcessHandle child : children) {
            new ProcessBuilder("kill", "-STOP", Long.toString(child.pid()))
                    .start()
                    .waitFor();
        }
        HttpResponse<byte[]> response = ask(receipt);
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("这份文件不能加标注", "超过时限（10 秒）");
        // those that were stopped and wait for work are found out one by one
        for (int i = 1; i < children.size(); i++) {
            ask(receipt);
        }
        marked(receipt);
    }
}
