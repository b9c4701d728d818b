package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.book.ZipEdit;

/** Fifty people upload at once to a server with a heap of 512 MB: nobody is lost, and the pages stay alive. */
class CrowdTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 50;

    /** What one of them sends, the day on which the office got it, and how it must end. */
    private record Upload(String name, byte[] bytes, String day, String end) {}

    @Test
    void fiftyUploadsAtOnceInAHeapOf512Megabytes(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("server.log");
        Running server = Running.start(folder.resolve("data"), log);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Upload> uploads = uploads(server.office());
            assertThat(uploads).hasSize(CLIENTS);
            CountDownLatch go = new CountDownLatch(1);
            List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (Upload upload : uploads) {
                answers.add(clients.submit(() -> {
                    go.await();
                    return new Office(server.office().address())
                            .send(Map.of(upload.name(), upload.bytes()), upload.day());
                }));
            }
            go.countDown();
            for (int i = 0; i < CLIENTS; i++) {
                while (!answers.get(i).isDone()) {
                    assertThat(server.office().get("healthz").statusCode()).isEqualTo(200);
                    Thread.sleep(50);
                }
                JsonNode receipt = receipt(server.office(), answers.get(i).get());
                assertThat(receipt.get("status").textValue())
                        .as(uploads.get(i).name() + " " + receipt.get("problems"))
                        .isEqualTo(uploads.get(i).end());
            }
            assertThat(Files.readString(log)).doesNotContain("OutOfMemory", "StackOverflow");
            assertThat(server.process().isAlive()).isTrue();
        } finally {
            clients.shutdownNow();
            server.end();
        }
    }

    /**
     * Workbooks whose formats somebody drew over whole columns and down to the last row: the used range says a thousand
     * million cells, and hardly any are there. Read in a small heap, and one after another.
     */
    @Test
    void theUsedRangeReachesToTheLastRow(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("server.log");
        Running server = Running.start(folder.resolve("data"), log, "-Xmx160m");
        try {
            byte[] good = filled(server.office().monthly("D001", "2020-05", "2020-05-20"));
            String sheet = "xl/worksheets/sheet1.xml";
            String before = part(good, sheet);
            String claimed = before.replaceFirst("<dimension ref=\"[^\"]*\"", "<dimension ref=\"A1:AMJ1048576\"");
            assertThat(claimed).contains("<dimension ref=\"A1:AMJ1048576\"");
            Map<String, String> kinds = Map.of(
                    "声明到最后一行",
                    "",
                    "最后一行有边框",
                    "<row r=\"1048576\" s=\"1\" customFormat=\"1\"><c r=\"AMJ1048576\" s=\"1\"/></row>",
                    "一百万个有格式的空行",
                    IntStream.rangeClosed(1_001, 1_048_576)
                            .mapToObj(row -> "<row r=\"" + row + "\" s=\"1\"/>")
                            .collect(Collectors.joining()),
                    "二十万个有边框的空格",
                    IntStream.rangeClosed(1_001, 1_200)
                            .mapToObj(row -> "<row r=\"" + row + "\">" + "<c s=\"1\"/>".repeat(1_000) + "</row>")
                            .collect(Collectors.joining()));
            for (Map.Entry<String, String> kind : kinds.entrySet()) {
                String told = claimed.replace("</sheetData>", kind.getValue() + "</sheetData>");
                byte[] bytes = ZipEdit.replace(good, sheet, before, told);
                JsonNode receipt = server.office()
                        .upload(Map.of(kind.getKey() + ".xlsx", bytes), "2020-05-21")
                        .at("/receipts/0");
                assertThat(receipt.get("status").textValue())
                        .as(receipt.toPrettyString())
                        .isEqualTo("accepted");
            }
            assertThat(Files.readString(log)).doesNotContain("OutOfMemory", "StackOverflow");
        } finally {
            server.end();
        }
    }

    private static String part(byte[] xlsx, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    /** The receipt of an upload, waited for and looked after meanwhile. */
    private static JsonNode receipt(Office office, HttpResponse<byte[]> answer)
            throws IOException, InterruptedException {
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(200, 202);
        JsonNode batch = JSON.readTree(answer.body());
        for (int i = 0; i < 1800 && !batch.get("done").booleanValue(); i++) {
            Thread.sleep(100);
            assertThat(office.get("healthz").statusCode()).isEqualTo(200);
            batch = office.json("api/batches/" + batch.get("batch").textValue());
        }
        assertThat(batch.get("receipts")).hasSize(1);
        return batch.get("receipts").get(0);
    }

    /** 35 good reports, 10 with 60,000 bordered empty rows below, 5 ledgers in which every cell is wrong. */
    private static List<Upload> uploads(Office office) throws IOException, InterruptedException {
        List<String> units = StreamSupport.stream(office.json("api/units").spliterator(), false)
                .map(unit -> unit.get("code").textValue())
                .toList();
        List<Upload> uploads = new ArrayList<>();
        String blank = blankRows();
        for (int i = 0; i < 45; i++) {
            String period = "2020-0" + (5 + i / 10);
            byte[] filled = filled(office.monthly(units.get(i % 10), period, period + "-20"));
            byte[] bytes = i < 35
                    ? filled
                    : ZipEdit.replace(filled, "xl/worksheets/sheet1.xml", "</sheetData>", blank + "</sheetData>");
            uploads.add(new Upload("月报" + i + ".xlsx", bytes, period + "-21", "accepted"));
        }
        JsonNode ledger = office.json("api/forms/work-ledger?unit=" + units.get(0) + "&period=2020");
        for (int i = 0; i < 5; i++) {
            byte[] wrong = wrong(office.template("work-ledger", units.get(i), "2020"), ledger);
            uploads.add(new Upload("台账" + i + ".xlsx", wrong, "2020-12-20", "rejected"));
        }
        return uploads;
    }

    private static String blankRows() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1_001; row <= 61_000; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (char column = 'A'; column <= 'H'; column++) {
                rows.append("<c r=\"").append(column).append(row).append("\" s=\"1\"/>");
            }
            rows.append("</row>");
        }
        return rows.toString();
    }

    /** A workbook filled without another program. */
    static byte[] filled(Clerks.Job job) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(job.template()))) {
            for (Clerks.Entry entry : job.entries()) {
                XSSFCell cell = cell(book.getSheet(entry.sheet()), entry.cell());
                // over a text that was handed out inline POI writes a second value and leaves the first
                if (cell.getCTCell().isSetIs()) {
                    cell.getCTCell().unsetIs();
                }
                switch (entry.type()) {
                    case "date" -> cell.setCellValue(LocalDate.parse(entry.value()));
                    case "integer", "decimal" -> cell.setCellValue(Double.parseDouble(entry.value()));
                    default -> cell.setCellValue(entry.value());
                }
            }
            return bytes(book);
        }
    }

    /** Every input of every reserved row holds what it may not. */
    private static byte[] wrong(byte[] template, JsonNode form) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
            int cells = 0;
            for (JsonNode table : form.get("tables")) {
                if (!table.get("rows").textValue().equals("free")) {
                    continue;
                }
                List<String> columns = new ArrayList<>();
                table.get("columns").forEach(column -> {
                    if (column.get("input").booleanValue()) {
                        columns.add(column.get("column").textValue());
                    }
                });
                for (int row = table.get("firstRow").intValue();
                        row <= table.get("lastRow").intValue();
                        row++) {
                    for (String column : columns) {
                        cell(book.getSheet(table.get("sheet").textValue()), column + row)
                                .setCellValue("=错" + row);
                        cells++;
                    }
                }
            }
            assertThat(cells).isGreaterThan(2_000);
            return bytes(book);
        }
    }

    private static XSSFCell cell(XSSFSheet sheet, String at) {
        CellAddress address = new CellAddress(at);
        return (XSSFCell) CellUtil.getCell(CellUtil.getRow(address.getRow(), sheet), address.getColumn());
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }
}
