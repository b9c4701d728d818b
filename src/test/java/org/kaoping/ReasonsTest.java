package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Warnings never refuse; why what they name is right all the same is entered by the office, over HTTP. The warning here is
 * a day of reporting long after its month.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasonsTest {
    private static final String LATE = "2020-09-30";

    private Kaoping kaoping;
    private Office office;
    private Path folder;
    private JsonNode unexplained;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        unexplained = report("D001", LATE, "0000-1234567");
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    /** Sends a report whose day of reporting is that; gives the receipt. */
    private JsonNode report(String unit, String day, String phone) throws Exception {
        Clerks.Job job = office.monthly(unit, "2020-05", day);
        List<Clerks.Entry> entries = job.entries().stream()
                .map(entry -> entry.value().equals("0000-1234567")
                        ? new Clerks.Entry(entry.sheet(), entry.cell(), entry.type(), phone)
                        : entry)
                .toList();
        byte[] filled = Clerks.openpyxl(
                        List.of(new Clerks.Job(job.template(), entries)), folder.resolve("f" + System.nanoTime()))
                .get(0);
        JsonNode receipt =
                office.upload(Map.of("月报.xlsx", filled), "2020-05-22").at("/receipts/0");
        if (receipt.get("status").textValue().equals("held")) {
            // such a day may mean another month; the office asked
            receipt = Office.tree(office.decide(id(receipt), "{\"as\":\"replace\",\"reason\":\"电话核实是五月的\"}"));
        }
        assertThat(receipt.path("status").asText()).as(receipt.toString()).isEqualTo("accepted");
        return receipt;
    }

    private static String id(JsonNode receipt) {
        return receipt.get("id").textValue();
    }

    private JsonNode standing(JsonNode receipt) throws Exception {
        return office.json("api/uploads/" + id(receipt) + "/reasons");
    }

    private String warning(JsonNode receipt) throws Exception {
        return standing(receipt).at("/warnings/0/id").textValue();
    }

    /** Open and explained warnings of the unit's report, as the tracking tells. */
    private List<Integer> tracked(String unit) throws Exception {
        for (JsonNode row : office.json("api/tracking?period=2020-05").get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("form").textValue().equals("monthly-report")) {
                return List.of(
                        row.get("openWarnings").intValue(),
                        row.get("explainedWarnings").intValue());
            }
        }
        throw new AssertionError("not tracked: " + unit);
    }

    private HttpResponse<byte[]> explain(JsonNode receipt, String warning, String reason, String who, String day)
            throws Exception {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("warning", warning)
                .put("reason", reason)
                .put("who", who)
                .put("day", day);
        return office.send("api/uploads/" + id(receipt) + "/reasons", body.toString());
    }

    @Test
    void aReasonSettlesItsWarningAndIsKeptWithNameAndDay() throws Exception {
        JsonNode receipt = report("D002", LATE, "0000-1234567");
        assertThat(receipt.get("statusText").textValue()).as(receipt.toString()).isEqualTo("已接收，待核实");
        JsonNode before = standing(receipt);
        assertThat(before.get("open").intValue()).as(before.toString()).isEqualTo(1);
        assertThat(before.at("/warnings/0/cell").textValue()).isEqualTo("K4");

        JsonNode after = Office.tree(explain(receipt, warning(receipt), "电话核实，补盖公章后才报", "某联络员", "2020-12-19"));
        assertThat(after.get("open").intValue()).as(after.toString()).isZero();
        assertThat(after.get("explained").intValue()).isEqualTo(1);
        assertThat(after.at("/warnings/0/explained").booleanValue()).isTrue();
        JsonNode given = after.at("/warnings/0/reasons/0");
        assertThat(given.get("reason").textValue()).isEqualTo("电话核实，补盖公章后才报");
        assertThat(given.get("who").textValue()).isEqualTo("某联络员");
        assertThat(given.get("day").textValue()).isEqualTo("2020-12-19");
        assertThat(given.get("origin").textValue()).isEqualTo("office");

        assertThat(tracked("D002")).containsExactly(0, 1);
        assertThat(tracked("D001")).containsExactly(1, 0);

        // sent twice it is one; another one is added
        explain(receipt, warning(receipt), "电话核实，补盖公章后才报", "某联络员", "2020-12-19");
        assertThat(standing(receipt).at("/warnings/0/reasons")).hasSize(1);
        explain(receipt, warning(receipt), "另附情况说明一份", "某联络员", "2020-12-20");
        assertThat(standing(receipt).at("/warnings/0/reasons")).hasSize(2);
    }

    @Test
    void theNextWorkbookInheritsItWhileTheWarningSaysTheSame() throws Exception {
        JsonNode first = report("D003", LATE, "0000-1234567");
        explain(first, warning(first), "补盖公章后才报", "某联络员", "2020-12-19");

        JsonNode other = report("D004", LATE, "0000-1234567");
        assertThat(standing(other).get("open").intValue()).as("another unit").isEqualTo(1);
        assertThat(standing(other).at("/warnings/0/reasons")).isEmpty();

        JsonNode same = report("D003", LATE, "0000-7654321");
        assertThat(same.get("status").textValue()).as(same.toString()).isEqualTo("accepted");
        assertThat(standing(same).get("explained").intValue()).isEqualTo(1);
        assertThat(office.get("api/uploads/" + id(first) + "/reasons").statusCode())
                .as("superseded")
                .isEqualTo(409);

        JsonNode changed = report("D003", "2020-10-31", "0000-7654321");
        JsonNode standing = standing(changed);
        assertThat(standing.get("open").intValue()).as(standing.toString()).isEqualTo(1);
        assertThat(standing.at("/warnings/0/reasons/0/counts").booleanValue()).isFalse();
        assertThat(standing.at("/warnings/0/reasons/0/said").textValue()).contains("2020年9月30日");

        JsonNode mended = report("D003", "2020-05-21", "0000-7654321");
        assertThat(standing(mended).get("warnings")).isEmpty();
    }

    @ParameterizedTest(name = "{0}，{1}，{2}: {3}")
    @CsvSource({
        "无, 某联络员, 2020-12-19, 400, reason-missing",
        "'', 某联络员, 2020-12-19, 400, reason-missing",
        "补盖公章后才报, '', 2020-12-19, 400, request-malformed",
        "补盖公章后才报, 某联络员, 2020-12-21, 400, request-malformed",
        "补盖公章后才报, 某联络员, 昨天, 400, request-malformed",
    })
    void whatIsNoReasonIsRefused(String reason, String who, String day, int status, String code) throws Exception {
        JsonNode receipt = unexplained;
        HttpResponse<byte[]> answer = explain(receipt, warning(receipt), reason, who, day);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        assertThat(Office.tree(answer).get("code").textValue()).isEqualTo(code);
        assertThat(standing(receipt).get("open").intValue()).isEqualTo(1);
    }

    @Test
    void lengthsAndWarningsAndUploadsThatAreNone() throws Exception {
        JsonNode receipt = report("D005", LATE, "0000-1234567");
        String warning = warning(receipt);
        assertThat(explain(receipt, warning, "补".repeat(499) + "盖章", "某联络员", "2020-12-19")
                        .statusCode())
                .as("501 characters")
                .isEqualTo(400);
        assertThat(explain(receipt, warning, "补".repeat(499) + "章", "某联络员", "2020-12-19")
                        .statusCode())
                .as("500 characters")
                .isEqualTo(200);
        assertThat(explain(receipt, "no-such", "补盖公章后才报", "某联络员", "2020-12-19").statusCode())
                .isEqualTo(404);
        assertThat(office.get("api/uploads/none/reasons").statusCode()).isEqualTo(404);
        assertThat(office.foreign("api/uploads/" + id(receipt) + "/reasons", Map.of(), Map.of())
                        .statusCode())
                .as("from another site")
                .isEqualTo(403);
        office.decide(id(receipt), "{\"as\":\"void\",\"reason\":\"报错了单位\"}");
        assertThat(explain(receipt, warning, "补盖公章后才报", "某联络员", "2020-12-19").statusCode())
                .as("void")
                .isEqualTo(409);
    }

    @Test
    void reasonsAreNeverChangedOrTakenAway() throws Exception {
        JsonNode receipt = report("D006", LATE, "0000-1234567");
        explain(receipt, warning(receipt), "补盖公章后才报", "某联络员", "2020-12-19");
        Path file;
        try (var files = java.nio.file.Files.walk(folder.resolve("data"))) {
            file = files.filter(one -> one.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
        }
        try (var handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
            for (String sql : List.of("UPDATE reason SET reason = 'x'", "DELETE FROM reason")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> handle.execute(sql))
                        .hasMessageContaining("only added to");
            }
            assertThat(handle.createQuery("SELECT detail FROM audit WHERE what = 'explained' AND subject = ?")
                            .bind(0, id(receipt))
                            .mapTo(String.class)
                            .one())
                    .contains("补盖公章后才报", "某联络员");
        }
    }
}
