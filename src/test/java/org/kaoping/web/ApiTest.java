package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API's names and shapes, over a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final InventedCity city = new InventedCity();

    private Path work;
    private Server server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        work = folder;
        server = city.server(work);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(to(path).build());
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private HttpResponse<byte[]> upload(List<Raw.Part> parts) throws IOException, InterruptedException {
        return send(to("/api/uploads")
                .header("Content-Type", "multipart/form-data; boundary=k")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Raw.multipart(parts)))
                .build());
    }

    private HttpResponse<byte[]> decide(String id, String body) throws IOException, InterruptedException {
        return send(to("/api/uploads/" + id + "/decision")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void formsAndUnitsHaveTheNamesOfTheTable() throws Exception {
        JsonNode forms = json(get("/api/forms"));
        assertThat(forms).hasSize(2);
        assertThat(forms.get(0).toString())
                .isEqualTo("{\"id\":\"monthly-report\",\"title\":\"月度报送表\",\"period\":\"month\","
                        + "\"filledBy\":\"unit\",\"cohorts\":[\"department\",\"county\"]}");
        JsonNode units = json(get("/api/units"));
        assertThat(units).hasSize(InventedCity.UNITS);
        assertThat(units.get(0).toString())
                .isEqualTo("{\"code\":\"D001\",\"name\":\"示例市第1局\",\"shortName\":\"市第1局\","
                        + "\"cohort\":\"department\",\"participation\":\"ranked\"}");
    }

    @Test
    void aFormTellsWhereItsFieldsStandAndTheirRulesInWords() throws Exception {
        JsonNode form = json(get("/api/forms/monthly-report"));
        assertThat(form.at("/fields/1").toString())
                .isEqualTo("{\"name\":\"date\",\"label\":\"填报日期\",\"input\":true,\"required\":true,\"type\":\"date\","
                        + "\"sheet\":\"月报\",\"cell\":\"F4\",\"rule\":\"日期在 2020年1月1日 与 2020年12月31日 之间\"}");
        JsonNode table = form.at("/tables/0");
        assertThat(table.get("headerRow").intValue()).isEqualTo(6);
        assertThat(table.get("firstRow").intValue()).isEqualTo(7);
        assertThat(table.get("lastRow").intValue()).isEqualTo(22);
        assertThat(table.get("rows").textValue()).isEqualTo("given");
        assertThat(table.get("key").textValue()).isEqualTo("no");
        assertThat(table.at("/columns/1/column").textValue()).isEqualTo("D");
        assertThat(form.get("layoutOf").textValue()).isEqualTo("D001 2020-01");
    }

    @Test
    void oneTemplateComesUnderItsChineseName() throws Exception {
        HttpResponse<byte[]> response = get("/api/templates/monthly-report?unit=D001&period=2020-05");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"D001___1_____2020_05_.xlsx\"; filename*=UTF-8''"
                        + "D001_%E5%B8%82%E7%AC%AC1%E5%B1%80_%E6%9C%88%E6%8A%A5_2020%E5%B9%B405%E6%9C%88.xlsx");
        assertThat(response.body()).startsWith('P', 'K');
    }

    @Test
    void allTemplatesComeWithAListAndANotice() throws Exception {
        HttpResponse<byte[]> response = get("/api/templates/monthly-report.zip?period=2020-05");
        List<String> names = new ArrayList<>();
        String notice = "";
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(response.body()), StandardCharsets.UTF_8)) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                names.add(entry.getName());
                byte[] bytes = zip.readAllBytes();
                if (entry.getName().equals("通知.txt")) {
                    notice = new String(bytes, StandardCharsets.UTF_8);
                }
            }
        }
        assertThat(names)
                .hasSize(InventedCity.UNITS - 1 + 2)
                .contains("D001_市第1局_月报_2020年05月.xlsx", "发放清单.xlsx", "通知.txt")
                .doesNotContain("D003_市第3局_月报_2020年05月.xlsx");
        assertThat(notice).contains("于 2020年5月25日24时前报送市信用办").contains("共 39 份");
        assertThat(get("/api/templates/monthly-report.zip?period=2020-05&cohort=county")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .endsWith("%E5%8E%BF%E5%8C%BA.zip");
    }

    @Test
    void whatIsNoWorkbookIsNotMarkedButListedInTheBatch() throws Exception {
        JsonNode batch = json(upload(List.of(Raw.Part.file("丙局.xlsx", "bad again"))));
        HttpResponse<byte[]> one =
                get("/api/uploads/" + batch.at("/receipts/0/id").textValue() + "/annotated");
        assertThat(one.statusCode()).isEqualTo(409);
        assertThat(json(one).get("code").textValue()).isEqualTo("annotation-impossible");
        assertThat(json(one).get("detail").textValue()).startsWith("这份文件不能加标注：");
        HttpResponse<byte[]> all = get("/api/batches/" + batch.get("batch").textValue() + "/annotated.zip");
        assertThat(all.statusCode()).isEqualTo(200);
        try (var zip = new java.util.zip.ZipInputStream(
                new java.io.ByteArrayInputStream(all.body()), StandardCharsets.UTF_8)) {
            assertThat(String.valueOf(zip.getNextEntry())).isEqualTo("标注件清单.xlsx");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void anUploadIsAnsweredWithReceipts() throws Exception {
        HttpResponse<byte[]> response = upload(List.of(
                Raw.Part.field("receivedOn", "2020-05-19"),
                Raw.Part.file("甲局 五月.xlsx", "good"),
                Raw.Part.file("乙局.xlsx", "bad")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        JsonNode batch = json(response);
        assertThat(batch.get("counts").toString()).isEqualTo("{\"accepted\":1,\"rejected\":1}");
        JsonNode receipt = batch.at("/receipts/0");
        assertThat(names(receipt))
                .contains("id", "fileName", "status", "form", "unit", "period", "sha256", "receivedAt", "problems");
        assertThat(receipt.get("fileName").textValue()).isEqualTo("甲局 五月.xlsx");
        assertThat(receipt.get("receivedOn").textValue()).isEqualTo("2020-05-19");
        JsonNode problem = batch.at("/receipts/1/problems/0");
        assertThat(names(problem))
                .containsExactly("code", "severity", "sheet", "cell", "field", "message", "found", "expected");
        assertThat(problem.get("message").textValue()).startsWith("「月报」D7（报送数量）：应填数字，实际是“3人”。");
        assertThat(json(get("/api/batches/" + batch.get("batch").textValue()))).isEqualTo(batch);
        assertThat(json(get("/api/uploads/" + receipt.get("id").textValue()))).isEqualTo(receipt);
        HttpResponse<byte[]> original = get("/api/uploads/" + receipt.get("id").textValue() + "/original");
        assertThat(original.body()).asString(StandardCharsets.UTF_8).isEqualTo("good");
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aLongExaminationIsAnsweredWithANumberToAskFor() throws Exception {
        HttpResponse<byte[]> response = upload(List.of(Raw.Part.file("a.xlsx", "slow")));
        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode batch = json(response);
        assertThat(batch.get("done").booleanValue()).isFalse();
        assertThat(batch.at("/receipts/0/status").textValue()).isEqualTo("received");
        assertThat(batch.at("/receipts/0/statusText").textValue()).isEqualTo("处理中");
        String location = response.headers().firstValue("Location").orElseThrow();
        for (int look = 3; look < 7; look++) {
            assertThat(json(get(location)).get("done").booleanValue()).isFalse();
        }
        assertThat(json(get(location)).at("/receipts/0/status").textValue()).isEqualTo("accepted");
    }

    @Test
    void aDecisionNeedsAReasonAndIsPassedOn() throws Exception {
        String id = json(upload(List.of(Raw.Part.file("a.xlsx", "held"))))
                .at("/receipts/0/id")
                .textValue();
        assertThat(decide(id, "{\"as\":\"replace\"}").statusCode()).isEqualTo(400);
        assertThat(decide(id, "{\"as\":\"replace\",\"reason\":\"无\"}").statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> response =
                decide("u1", "{\"as\":\"reassign\",\"unit\":\"D002\",\"period\":\"2020-04\",\"reason\":\"文件名写错月份\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("period").textValue()).isEqualTo("2020-04");
        assertThat(city.decisions).hasSize(1);
        assertThat(city.decisions.get(0).reason()).isEqualTo("文件名写错月份");
        assertThat(decide("u99", "{\"as\":\"void\",\"reason\":\"重复报送\"}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"as\":\"delete\",\"reason\":\"x\"}",
                "{\"as\":\"void\",\"reason\":\"x\",\"whose\":\"y\"}",
                "{\"as\":\"amend\",\"receivedOn\":\"2020-02-30\",\"reason\":\"x\"}",
                "{\"as\":\"reassign\",\"period\":\"2020-13\",\"reason\":\"x\"}",
                "{\"as\":1,\"reason\":\"x\"}",
                "{\"as\":\"void\",\"as\":\"use\",\"reason\":\"x\"}",
                "[1]",
                "{",
                "{\"as\":\"void\",\"reason\":\"x\"} {}"
            })
    void aDecisionThatCannotBeReadIsA400(String body) throws Exception {
        HttpResponse<byte[]> response = decide("u1", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json; charset=utf-8");
        JsonNode document = json(response);
        assertThat(names(document)).contains("type", "title", "status", "detail", "code");
        assertThat(document.get("code").textValue()).isEqualTo("request-malformed");
    }

    @Test
    void whatIsInForceTrackingAndRankingHaveTheNamesOfTheTable() throws Exception {
        JsonNode one =
                json(get("/api/submissions?form=monthly-report&period=2020-05")).get(0);
        assertThat(names(one)).contains("unit", "form", "period", "uploadId", "fields", "tables");
        assertThat(one.at("/fields/reporter").toString())
                .isEqualTo("{\"value\":\"某某\",\"sheet\":\"月报\",\"cell\":\"C4\"}");
        assertThat(one.at("/tables/items/0/count/value").textValue()).isEqualTo("12.5");
        JsonNode row = json(get("/api/tracking?period=2020-05")).at("/rows/0");
        assertThat(names(row)).contains("unit", "form", "state", "uploadId", "marks");
        JsonNode ranking = json(get("/api/ranking?year=2020"));
        assertThat(names(ranking)).contains("year", "scheme", "cohorts");
        JsonNode ranked = ranking.at("/cohorts/0/rows/0");
        assertThat(names(ranked))
                .startsWith(
                        "rank",
                        "unit",
                        "name",
                        "y",
                        "x",
                        "score",
                        "bonus",
                        "total",
                        "grade",
                        "onTimeRate",
                        "eligible",
                        "outcome");
        assertThat(ranked.get("score").textValue()).isEqualTo("96.50");
        assertThat(ranked.get("bonus").isNull()).isTrue();
        assertThat(ranked.get("eligible").isNull()).isTrue();
        assertThat(ranking.at("/cohorts/1/unranked/0/reason").textValue()).startsWith("未评定");
        assertThat(get("/api/ranking.xlsx?year=2020").headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/tracking, 400",
        "/api/tracking?period=2020-13, 400",
        "/api/tracking?period=%ZZ, 400",
        "/api/tracking?period=%FF, 400",
        "/api/ranking?year=20, 400",
        "/api/ranking?year=2020-05, 400",
        "/api/ranking?year=2019, 404",
        "/api/ranking.xlsx?year=2019, 404",
        "/api/units?year=abc, 400",
        "/api/forms/nothing, 404",
        "/api/templates/nothing?unit=D001&period=2020-05, 404",
        "/api/templates/monthly-report?unit=D999&period=2020-05, 404",
        "/api/templates/monthly-report?unit=D003&period=2020-05, 404",
        "/api/templates/monthly-report?unit=D001, 400",
        "/api/templates/monthly-report.zip?period=2019-05, 404",
        "/api/templates/monthly-report.zip?period=2020-05&cohort=x, 400",
        "/api/batches/none, 404",
        "/api/uploads/none, 404",
        "/api/uploads/none/original, 404",
        "/api/uploads/none/annotated, 404",
        "/api/batches/none/annotated.zip, 404",
        "/api/submissions?period=may, 400",
        "/api/elsewhere, 404",
        "/healthz, 200"
    })
    void badQuestionsGetAProblemDocumentNeverA500(String path, int status) throws Exception {
        String answer =
                Raw.send(server.port(), "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(Raw.status(answer)).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer).contains("application/problem+json").contains("\"code\":");
        }
    }

    @Test
    void everyAnswerSaysItsCharset() throws Exception {
        for (String path :
                List.of("/", "/api/units", "/healthz", "/assets/kaoping.css", "/assets/htmx.min.js", "/parts/recent")) {
            HttpResponse<byte[]> response = get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .as(path)
                    .contains("charset=utf-8");
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .contains("nosniff");
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
        }
    }
}
