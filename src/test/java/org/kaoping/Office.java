package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The office at its desk: a running server of the invented city, and what the office does with it over HTTP. */
final class Office {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Office(String address) {
        this.address = address;
    }

    /** Settings of the invented city on that data folder. */
    static Settings settings(Path data) {
        Settings.Read read = Settings.read(
                new String[] {"--port=0", "--data=" + data, "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"},
                Map.of());
        assertThat(read).isInstanceOf(Settings.Good.class);
        return ((Settings.Good) read).settings();
    }

    /** A clock that starts at that day's noon, and runs. */
    static Clock from(String day) {
        Instant noon = Instant.parse(day + "T04:00:00Z");
        return Clock.offset(Clock.system(ZoneId.of("Asia/Shanghai")), Duration.between(Instant.now(), noon));
    }

    String address() {
        return address;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode())
                .as(path + ": " + new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** Sends files in one request and gives the batch when it is done; {@code day} may be empty. */
    JsonNode upload(Map<String, byte[]> files, String day) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(files, day);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isIn(200, 202);
        JsonNode batch = JSON.readTree(response.body());
        for (int i = 0; i < 600 && !batch.get("done").booleanValue(); i++) {
            Thread.sleep(100);
            batch = json("api/batches/" + batch.get("batch").textValue());
        }
        assertThat(batch.get("done").booleanValue()).isTrue();
        return batch;
    }

    HttpResponse<byte[]> send(Map<String, byte[]> files, String day) throws IOException, InterruptedException {
        return post("api/uploads", files, day);
    }

    /** Sends files to that address; {@code day} may be empty. */
    HttpResponse<byte[]> post(String path, Map<String, byte[]> files, String day)
            throws IOException, InterruptedException {
        return form(path, day.isEmpty() ? Map.of() : Map.of("receivedOn", day), files);
    }

    /** Sends a form with fields and files to that address. */
    HttpResponse<byte[]> form(String path, Map<String, String> fields, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        return client.send(form(path, fields, files, false).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same as another site's page would do it. */
    HttpResponse<byte[]> foreign(String path, Map<String, String> fields, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        return client.send(form(path, fields, files, true).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends JSON. */
    HttpResponse<byte[]> send(String path, String json) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode tree(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder form(
            String path, Map<String, String> fields, Map<String, byte[]> files, boolean foreign) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--k\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> {
            body.writeBytes(("--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        body.writeBytes("--k--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "multipart/form-data; boundary=k")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return foreign ? request.header("Origin", "http://elsewhere.example") : request;
    }

    HttpResponse<byte[]> decide(String id, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + "api/uploads/" + id + "/decision"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Confirms marks that change others (确认替换): the receipt afterwards; any other receipt as it is. */
    JsonNode confirmed(JsonNode receipt, String reason) throws IOException, InterruptedException {
        boolean asks = receipt.get("status").textValue().equals("held")
                && receipt.toString().contains("marks-change");
        return asks
                ? tree(decide(
                        receipt.get("id").textValue(),
                        "{\"as\":\"replace\",\"who\":\"某科长\",\"reason\":\"" + reason + "\"}"))
                : receipt;
    }

    /** A zip with those members. */
    static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    byte[] template(String form, String unit, String period) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get("api/templates/" + form + "?unit=" + unit + "&period=" + period);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return response.body();
    }

    /** A monthly report as a diligent clerk fills it; where its cells are is asked of the API. */
    Clerks.Job monthly(String unit, String period, String day) throws IOException, InterruptedException {
        byte[] template = template("monthly-report", unit, period);
        JsonNode form = json("api/forms/monthly-report?unit=" + unit + "&period=" + period);
        List<Clerks.Entry> entries = new ArrayList<>(fields(
                form, Map.of("reporter", "经办人甲", "phone", "0000-1234567", "reviewer", "审核人乙", "reportDate", day)));
        JsonNode table = form.at("/tables/0");
        for (int row = table.get("firstRow").intValue();
                row <= table.get("lastRow").intValue();
                row++) {
            if (!text(template, cell(table, "status", row, "")).equals("不涉及")) {
                boolean first = row == table.get("firstRow").intValue();
                entries.add(cell(table, "status", row, first ? "有进展" : "无新增"));
                if (first) {
                    entries.add(cell(table, "content", row, "召开工作推进会，布置本月任务并逐项落实"));
                    entries.add(cell(table, "evidenceCount", row, "2"));
                    entries.add(cell(table, "evidence", row, "01-1 会议纪要；01-2 任务清单"));
                }
            }
        }
        return new Clerks.Job(template, entries);
    }

    /** Year-end marks: full marks less {@code less} on the first indicator that the unit undertakes. */
    Clerks.Job marks(String unit, String year, String less) throws IOException, InterruptedException {
        byte[] template = template("year-end-marks", unit, year);
        JsonNode form = json("api/forms/year-end-marks?unit=" + unit + "&period=" + year);
        Map<String, String> head = new LinkedHashMap<>();
        head.put("visitDate", year + "-12-10");
        head.put("place", "示例市政务大楼");
        head.put("way1", "是");
        head.put("way2", "是");
        head.put("way3", "否");
        head.put("confirm", "无异议");
        head.put("confirmBy", "某负责人");
        head.put("confirmDate", year + "-12-11");
        head.put("assessors", "考核员甲、考核员乙");
        List<Clerks.Entry> entries = new ArrayList<>(fields(form, head));
        JsonNode table = form.at("/tables/0");
        boolean lessened = false;
        for (int row = table.get("firstRow").intValue();
                row <= table.get("lastRow").intValue();
                row++) {
            if (text(template, cell(table, "duty", row, "")).equals("不涉及")) {
                continue;
            }
            String full = text(template, cell(table, "full", row, ""));
            boolean now = !lessened && new java.math.BigDecimal(full).compareTo(new java.math.BigDecimal(less)) > 0;
            entries.add(cell(
                    table,
                    "mark",
                    row,
                    now
                            ? new java.math.BigDecimal(full)
                                    .subtract(new java.math.BigDecimal(less))
                                    .toPlainString()
                            : full));
            if (now && !less.equals("0")) {
                entries.add(cell(table, "why", row, "材料不全"));
            }
            lessened |= now;
            entries.add(cell(table, "verified", row, "属实"));
        }
        return new Clerks.Job(template, entries);
    }

    /** A ledger with that many rows. */
    Clerks.Job ledger(String unit, String year, int rows) throws IOException, InterruptedException {
        byte[] template = template("work-ledger", unit, year);
        JsonNode form = json("api/forms/work-ledger?unit=" + unit + "&period=" + year);
        List<Clerks.Entry> entries = new ArrayList<>(fields(
                form,
                Map.of(
                        "reporter",
                        "经办人丁",
                        "phone",
                        "0000-1234567",
                        "reviewer",
                        "审核人乙",
                        "reportDate",
                        year + "-12-10")));
        JsonNode table = form.at("/tables/0");
        for (int i = 0; i < rows; i++) {
            int row = table.get("firstRow").intValue() + i;
            entries.add(cell(table, "item", row, "@item"));
            entries.add(cell(table, "task", row, "工作事项第" + (i + 1) + "件"));
            entries.add(cell(table, "done", row, "召开会议部署，逐项落实并形成材料，完成第" + (i + 1) + "件"));
            entries.add(cell(table, "start", row, year + "-03-0" + (i + 1)));
            entries.add(cell(table, "end", row, year + "-04-1" + (i + 1)));
            entries.add(cell(table, "state", row, "已完成"));
            entries.add(cell(table, "section", row, "综合科"));
            entries.add(cell(table, "person", row, "某某"));
            entries.add(cell(table, "evidence", row, unit + "-01-" + (i + 1)));
            entries.add(cell(table, "form", row, "复印件"));
        }
        String item = text(template, new Clerks.Entry("分事项条数", "B6", "text", ""));
        entries.replaceAll(entry -> entry.value().equals("@item")
                ? new Clerks.Entry(entry.sheet(), entry.cell(), entry.type(), item)
                : entry);
        return new Clerks.Job(template, entries);
    }

    /** A workbook of a form outside the monthly round, with those single fields. */
    Clerks.Job job(String form, String unit, String year, String serial, Map<String, String> values)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get("api/templates/" + form + "?unit=" + unit + "&period=" + year
                + (serial.isEmpty() ? "" : "&serial=" + serial));
        assertThat(response.statusCode()).isEqualTo(200);
        return new Clerks.Job(
                response.body(), fields(json("api/forms/" + form + "?unit=" + unit + "&period=" + year), values));
    }

    private static List<Clerks.Entry> fields(JsonNode form, Map<String, String> values) {
        List<Clerks.Entry> entries = new ArrayList<>();
        form.get("fields").forEach(field -> {
            String value = values.get(field.get("name").textValue());
            if (value != null) {
                entries.add(new Clerks.Entry(
                        field.get("sheet").textValue(),
                        field.get("cell").textValue(),
                        field.get("type").textValue(),
                        value));
            }
        });
        assertThat(entries).hasSize(values.size());
        return entries;
    }

    private static Clerks.Entry cell(JsonNode table, String column, int row, String value) {
        for (JsonNode one : table.get("columns")) {
            if (one.get("name").textValue().equals(column)) {
                return new Clerks.Entry(
                        one.get("sheet").textValue(),
                        one.get("column").textValue() + row,
                        one.get("type").textValue(),
                        value);
            }
        }
        throw new AssertionError("no column " + column);
    }

    /** What a cell shows. */
    static String text(byte[] workbook, Clerks.Entry at) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFSheet sheet = book.getSheet(at.sheet());
            CellAddress address = new CellAddress(at.cell());
            Cell cell = sheet.getRow(address.getRow()).getCell(address.getColumn());
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            return formatter.formatCellValue(cell);
        }
    }
}
