package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.MasterDraft;

/** The office publishes masters of its own, through the front door: no code, no restart. */
class PublishedMastersTest {
    private static final String FORM = "satisfaction";
    private static final Map<String, String> YEAR = Map.of("year", "2020", "reason", "新增满意度调查");

    private static Kaoping start(Path folder) throws IOException {
        return new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
    }

    private static JsonNode post(Office office, String path, Map<String, String> fields, byte[]... files)
            throws Exception {
        HttpResponse<byte[]> response = office.form(path, fields, files(files));
        assertThat(response.statusCode()).as(said(response)).isEqualTo(200);
        return Office.tree(response);
    }

    private static Map<String, byte[]> files(byte[]... files) {
        Map<String, byte[]> named = new LinkedHashMap<>();
        for (byte[] file : files) {
            named.put("文件" + named.size() + ".xlsx", file);
        }
        return named;
    }

    private static String said(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static List<String> codes(JsonNode problems) {
        return StreamSupport.stream(problems.spliterator(), false)
                .map(one -> one.get("code").textValue())
                .toList();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(name).textValue())
                .toList();
    }

    private static Map<String, String> answers(byte[] template, String score) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("D2", "联系人甲");
        values.put("B3", score);
        for (int row = 6; !DraftForms.cell(template, "表", "A" + row).isEmpty(); row++) {
            values.put("C" + row, "满意");
        }
        return values;
    }

    @Test
    void aWhollyNewFormNeedsNoCode(@TempDir Path folder) throws Exception {
        byte[] master = DraftForms.satisfaction().bytes();
        String upload;
        byte[] template;
        try (Kaoping kaoping = start(folder)) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").get(0).get("code").textValue();

            JsonNode judged = post(office, "api/masters/checks", Map.of("year", "2020"), master);
            assertThat(judged.get("usable").booleanValue())
                    .as(judged.toString())
                    .isTrue();
            assertThat(judged.get("title").textValue()).isEqualTo("满意度登记表");
            assertThat(judged.at("/master/words").textValue())
                    .contains("满意度 {score}：必填，整数", "0至100之间", "表 visits", "预留5行", "表 items");

            // tried with a sample, nothing recorded
            HttpResponse<byte[]> sample =
                    office.form("api/masters/samples", Map.of("period", "2020", "unit", unit), files(master));
            assertThat(sample.statusCode()).as(said(sample)).isEqualTo(200);
            byte[] good = DraftForms.fill(sample.body(), "表", answers(sample.body(), "95"));
            byte[] bad = DraftForms.fill(sample.body(), "表", answers(sample.body(), "101"));
            assertThat(post(office, "api/masters/checks", Map.of("year", "2020"), master, good)
                            .at("/test/verdict")
                            .textValue())
                    .isEqualTo("accepted");
            JsonNode refused = post(office, "api/masters/checks", Map.of("year", "2020"), master, bad);
            assertThat(refused.at("/test/verdict").textValue()).isEqualTo("rejected");
            assertThat(codes(refused.at("/test/problems"))).containsExactly("out-of-range");
            assertThat(texts(office.json("api/forms?year=2020"), "id")).doesNotContain(FORM);
            assertThat(office.upload(Map.of("试填.xlsx", good), "")
                            .at("/receipts/0/status")
                            .textValue())
                    .isEqualTo("rejected");

            post(office, "api/masters", YEAR, master);
            assertThat(texts(office.json("api/forms?year=2020"), "id")).contains(FORM);
            assertThat(texts(office.json("api/forms?year=2021"), "id")).doesNotContain(FORM);
            assertThat(office.get("api/templates/" + FORM + "?period=2021&unit=" + unit)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(said(office.get("?year=2020&form=" + FORM))).contains("满意度登记表");
            template = office.template(FORM, unit, "2020");
            assertThat(members(office.get("api/templates/" + FORM + ".zip?period=2020")
                            .body()))
                    .hasSize(office.json("api/units").size() + 2)
                    .anyMatch(name -> name.startsWith(unit + "_") && name.endsWith("_满意度_2020年度.xlsx"));

            JsonNode back = office.upload(
                    Map.of("错.xlsx", DraftForms.fill(template, "表", answers(template, "101"))), "2020-12-18");
            String returned = back.at("/receipts/0/id").textValue();
            assertThat(back.at("/receipts/0/status").textValue()).isEqualTo("rejected");
            HttpResponse<byte[]> marked = office.get("api/uploads/" + returned + "/annotated");
            assertThat(marked.statusCode()).isEqualTo(200);
            assertThat(DraftForms.cell(marked.body(), "表", "B3")).isEqualTo("101");
            assertThat(state(office, unit)).isEqualTo("returned");

            // the trial's very bytes hold now; the published master is the one they were made of
            JsonNode accepted = office.upload(Map.of("对.xlsx", good), "2020-12-18");
            assertThat(accepted.at("/receipts/0/status").textValue())
                    .as(accepted.toString())
                    .isEqualTo("accepted");
            upload = accepted.at("/receipts/0/id").textValue();
            assertThat(state(office, unit)).isEqualTo("on-time");
            JsonNode copied = Office.tree(office.post("api/checks", Map.of("自己另存的.xlsx", unstamped(good)), ""))
                    .at("/checks/0");
            assertThat(codes(copied.get("problems"))).contains("stamp-missing");
            assertThat(copied.get("form").textValue()).isEqualTo(FORM);
            HttpResponse<byte[]> all = office.get("api/consolidated/" + FORM + ".xlsx?period=2020");
            assertThat(all.statusCode()).isEqualTo(200);
            assertThat(everything(all.body())).contains("联系人甲", "对.xlsx", "95");
        }
        try (Kaoping kaoping = start(folder)) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").get(0).get("code").textValue();
            assertThat(office.template(FORM, unit, "2020")).isEqualTo(template);
            assertThat(office.json("api/submissions?form=" + FORM)
                            .get(0)
                            .get("uploadId")
                            .textValue())
                    .isEqualTo(upload);
            JsonNode listed = listed(office, FORM);
            assertThat(listed.get("origin").textValue()).isEqualTo("published");
            assertThat(listed.at("/versions/0/reason").textValue()).isEqualTo("新增满意度调查");
            String fingerprint = listed.get("fingerprint").textValue();
            assertThat(office.get("api/masters/" + FORM + "/" + fingerprint).body())
                    .isEqualTo(master);
            assertThat(audited(folder)).contains("master-published");

            // taken back: the form is no more, what was handed in stays
            assertThat(office.send(
                                    "api/masters/" + FORM + "/restore",
                                    "{\"year\":\"2020\",\"fingerprint\":\"\",\"reason\":\"今年不做了\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(texts(office.json("api/forms?year=2020"), "id")).doesNotContain(FORM);
            assertThat(office.json("api/submissions?form=" + FORM)).hasSize(1);
            assertThat(codes(office.upload(Map.of("又.xlsx", template), "").at("/receipts/0/problems")))
                    .containsExactly("old-form");
            assertThat(audited(folder)).contains("master-withdrawn");
        }
    }

    private static List<String> audited(Path folder) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/kaoping.db"));
                var rows = connection.createStatement().executeQuery("SELECT what FROM audit ORDER BY id")) {
            List<String> deeds = new java.util.ArrayList<>();
            while (rows.next()) {
                deeds.add(rows.getString(1));
            }
            return deeds;
        }
    }

    private static JsonNode listed(Office office, String form) throws Exception {
        return StreamSupport.stream(office.json("api/masters?year=2020").spliterator(), false)
                .filter(one -> one.get("form").textValue().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private static String state(Office office, String unit) throws Exception {
        return StreamSupport.stream(
                        office.json("api/tracking?period=2020").get("rows").spliterator(), false)
                .filter(row -> row.get("form").textValue().equals(FORM)
                        && row.get("unit").textValue().equals(unit))
                .map(row -> row.get("state").textValue())
                .collect(Collectors.joining());
    }

    private static List<String> members(byte[] zip) throws IOException {
        List<String> names = new java.util.ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static byte[] unstamped(byte[] workbook) throws IOException {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            book.removeSheetAt(book.getSheetIndex("_kaoping"));
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static String everything(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            book.forEach(sheet ->
                    sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n'))));
        }
        return text.toString();
    }

    /** A restyled month's report: its columns moved; what was handed out before is still taken, and one goes back. */
    @Test
    void aRestyledMasterCountsForItsYearAndIsUndone(@TempDir Path folder) throws Exception {
        byte[] shipped = Files.readAllBytes(Path.of("templates/work-summary.xlsx"));
        byte[] restyled = DraftForms.fill(shipped, "工作总结", Map.of("A1", "改了样子的{city}{year}年度工作总结"));
        try (Kaoping kaoping = start(folder)) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").get(0).get("code").textValue();
            byte[] before = office.template("work-summary", unit, "2020");
            String was = listed(office, "work-summary").get("fingerprint").textValue();

            post(office, "api/masters", Map.of("year", "2020", "reason", "换标题"), restyled);
            byte[] after = office.template("work-summary", unit, "2020");
            assertThat(DraftForms.cell(after, "工作总结", "A1")).startsWith("改了样子的");
            assertThat(listed(office, "work-summary")
                            .at("/versions/1/fingerprint")
                            .textValue())
                    .isEqualTo(was);
            // the earlier workbook is still read by its own master
            JsonNode untouched = office.upload(Map.of("旧.xlsx", before), "").at("/receipts/0");
            assertThat(codes(untouched.get("problems")))
                    .contains("empty-submission")
                    .doesNotContain("old-form");
            assertThat(untouched.get("unit").textValue()).isEqualTo(unit);

            HttpResponse<byte[]> twice =
                    office.form("api/masters", Map.of("year", "2020", "reason", "再来一次"), files(restyled));
            assertThat(twice.statusCode()).isEqualTo(409);
            assertThat(said(twice)).contains("正在用的就是这一份");

            assertThat(office.send(
                                    "api/masters/work-summary/restore",
                                    "{\"year\":\"2020\",\"fingerprint\":\"\",\"reason\":\"不好看\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(office.template("work-summary", unit, "2020")).isEqualTo(before);
            String restyledPrint =
                    listed(office, "work-summary").at("/versions/1/fingerprint").textValue();
            assertThat(office.send(
                                    "api/masters/work-summary/restore",
                                    "{\"year\":\"2020\",\"fingerprint\":\"" + restyledPrint + "\",\"reason\":\"还是这个\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(office.template("work-summary", unit, "2020")).isEqualTo(after);
        }
    }

    /** Each is refused at its cell, and nothing is published. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contract     | contract-field-missing | ",
                "card         | card-wrong             | B4",
                "sameTitle    | card-wrong             | B2",
                "rankingsName | placeholder-unknown    | B2",
                "system       | master-not-publishable | B1",
                "rankingList  | contract-field-missing | A6",
                "rankingMark  | contract-field-missing | ",
                "rankingUnits | placeholder-unknown    | C3",
                "rankingCard  | card-wrong             | B4",
                "schemeColumn | contract-field-missing | A5",
                "schemeField  | contract-field-missing | ",
                "schemeType   | contract-type-wrong    | D5",
                "handedOut    | master-not-publishable | ",
                "merged       | table-merged           | C9:C10",
                "doubled      | field-doubled          | D4",
                "formula      | input-holds-formula    | ",
                "list         | list-source-missing    | ",
                "notAWorkbook | not-a-workbook         | ",
            })
    void whatIsWrongIsToldAtItsCell(String kind, String code, String cell) throws Exception {
        Office office = shared();
        byte[] master = switch (kind) {
            case "contract" -> without("templates/year-end-marks.xlsx", "{confirmBy}");
            case "card" ->
                DraftForms.fill(
                        Files.readAllBytes(Path.of("templates/work-summary.xlsx")), "_kaoping", Map.of("B4", "month"));
            case "sameTitle" ->
                DraftForms.satisfaction("id", "other", "title", "月度报送表", "period", "year", "filledBy", "unit")
                        .bytes();
            case "rankingsName" ->
                DraftForms.satisfaction().text("B2", "{top.rank}").bytes();
            case "system" ->
                DraftForms.satisfaction("id", "other", "title", "别的", "period", "year", "filledBy", "system")
                        .bytes();
            case "rankingList" -> without("templates/ranking.xlsx", "{out.reason}");
            case "rankingMark" -> without("templates/ranking.xlsx", "县区排名", "A2");
            case "rankingUnits" -> ranking("说明", Map.of("C3", "{unitName}"));
            case "rankingCard" -> ranking("_kaoping", Map.of("B4", "month"));
            case "schemeColumn" -> without("templates/scheme.xlsx", "{unit.former}");
            case "schemeField" -> without("templates/scheme.xlsx", "{P24}");
            case "schemeType" -> dateAsText("报送日历", "D5");
            case "handedOut" ->
                office.template(
                        "work-summary",
                        office.json("api/units").get(0).get("code").textValue(),
                        "2020");
            case "merged" ->
                DraftForms.satisfaction().merge("C9:C10").merge("B9:B10").bytes();
            case "doubled" ->
                DraftForms.satisfaction()
                        .text("C4", "又一个")
                        .input("D4", "{phone}", "@")
                        .bytes();
            case "formula" -> DraftForms.satisfaction().openFormula("D4", "1+1").bytes();
            case "list" ->
                DraftForms.satisfaction()
                        .rule("D3", MasterDraft.range("没有的名称"), "x")
                        .bytes();
            default -> "不是表格".getBytes(StandardCharsets.UTF_8);
        };
        JsonNode judged = post(office, "api/masters/checks", Map.of("year", "2020"), master);
        assertThat(judged.get("usable").booleanValue()).as(judged.toString()).isFalse();
        JsonNode told = StreamSupport.stream(judged.get("problems").spliterator(), false)
                .filter(one -> one.get("code").textValue().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(judged.toString()));
        if (cell != null) {
            assertThat(StreamSupport.stream(judged.get("problems").spliterator(), false)
                            .filter(one -> one.get("code").textValue().equals(code))
                            .map(one -> one.get("cell").textValue()))
                    .as(told.toString())
                    .contains(cell.equals("C9:C10") ? "B9:B10" : cell);
        }
        HttpResponse<byte[]> refused =
                office.form("api/masters", Map.of("year", "2020", "reason", "试一试看"), files(master));
        assertThat(refused.statusCode()).as(said(refused)).isBetween(400, 499);
        assertThat(said(refused)).contains(code);
        assertThat(IntStream.range(0, office.json("api/masters?year=2020").size())
                        .mapToObj(i -> sharedList(office, i)))
                .doesNotContain("published");
    }

    private static String sharedList(Office office, int index) {
        try {
            return office.json("api/masters?year=2020").get(index).get("origin").textValue();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ranking(String sheet, Map<String, String> values) throws IOException {
        return DraftForms.fill(Files.readAllBytes(Path.of("templates/ranking.xlsx")), sheet, values);
    }

    /** A workbook with a cell emptied. */
    private static byte[] without(String master, String sheet, String cell) throws IOException {
        return changed(master, sheet, cell, org.apache.poi.ss.usermodel.Cell::setBlank);
    }

    /** The scheme with a column of days that takes any text. */
    private static byte[] dateAsText(String sheet, String at) throws IOException {
        return changed("templates/scheme.xlsx", sheet, at, cell -> {
            var text = cell.getSheet().getWorkbook().createCellStyle();
            text.cloneStyleFrom(cell.getCellStyle());
            text.setDataFormat((short) 49);
            cell.setCellStyle(text);
            var rules = ((org.apache.poi.xssf.usermodel.XSSFSheet) cell.getSheet()).getCTWorksheet();
            var all = rules.getDataValidations();
            for (int i = all.sizeOfDataValidationArray() - 1; i >= 0; i--) {
                if (all.getDataValidationArray(i).getSqref().toString().contains(at)) {
                    all.removeDataValidation(i);
                }
            }
        });
    }

    private static byte[] changed(
            String master,
            String sheet,
            String at,
            java.util.function.Consumer<org.apache.poi.ss.usermodel.Cell> change)
            throws IOException {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(Files.newInputStream(Path.of(master)))) {
            var address = new org.apache.poi.ss.util.CellAddress(at);
            change.accept(book.getSheet(sheet).getRow(address.getRow()).getCell(address.getColumn()));
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] without(String master, String placeholder) throws IOException {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(Files.newInputStream(Path.of(master)))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING
                        && cell.getStringCellValue().equals(placeholder)) {
                    cell.setBlank();
                }
            })));
            var out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aReasonAYearAndOwnPagesAreAskedFor() throws Exception {
        Office office = shared();
        byte[] master = DraftForms.satisfaction().bytes();
        for (Map<String, String> fields : List.of(
                Map.of("year", "2020"),
                Map.of("year", "2020", "reason", "无"),
                Map.of("reason", "有原因的"),
                Map.of("year", "20x0", "reason", "有原因的"),
                Map.of("year", "2020", "reason", "有原因的", "other", "1"))) {
            HttpResponse<byte[]> refused = office.form("api/masters", fields, files(master));
            assertThat(refused.statusCode()).as(fields.toString()).isEqualTo(400);
        }
        assertThat(office.form("api/masters", YEAR, files(master, master)).statusCode())
                .isEqualTo(400);
        assertThat(office.foreign("api/masters", YEAR, files(master)).statusCode())
                .isEqualTo(403);
        assertThat(office.send(
                                "api/masters/nothing/restore",
                                "{\"year\":\"2020\",\"fingerprint\":\"\",\"reason\":\"有原因的\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.send(
                                "api/masters/work-summary/restore",
                                "{\"year\":\"2020\",\"fingerprint\":\"\",\"reason\":\"有原因的\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @TempDir
    static Path place;

    private static @org.jspecify.annotations.Nullable Kaoping common;

    private static synchronized Office shared() throws IOException {
        if (common == null) {
            common = start(place);
        }
        return new Office(common.address());
    }

    @org.junit.jupiter.api.AfterAll
    static void end() {
        if (common != null) {
            common.close();
        }
    }
}
