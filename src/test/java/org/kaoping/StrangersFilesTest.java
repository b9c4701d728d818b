package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile, broken and merely odd files that others have collected, each sent to a running server: an answer, never an
 * error of the server; what is refused is told why; nothing is left lying about; the next good file works at once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private Kaoping kaoping;
    private Office office;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
    }

    /** The next good file works at once; nothing is left lying about, and nothing was written elsewhere. */
    @AfterAll
    void stop() throws Exception {
        JsonNode good = office.upload(
                        Map.of("好表.xlsx", GoodWorkbooks.filled(office.monthly("D002", "2020-05", "2020-05-21"))),
                        "2020-05-22")
                .get("receipts")
                .get(0);
        assertThat(good.get("status").textValue()).as(good.toPrettyString()).isEqualTo("accepted");
        kaoping.close();
        try (Stream<Path> originals = Files.list(folder.resolve("data/originals"))) {
            assertThat(originals.filter(Files::isRegularFile)).isEmpty();
        }
        try (Stream<Path> work = Files.walk(folder.resolve("data/work"))) {
            assertThat(work.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(Path.of("/tmp/kaoping-pwned")).doesNotExist();
    }

    /** What a file is sent as and what must come of it; any of the usual ends where the status is {@code any}. */
    record Expected(Path file, String name, String status, boolean hostile) {
        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Expected> files() {
        List<Expected> all = new ArrayList<>();
        for (Path file : Shared.files("bugs/files", "")) {
            all.add(new Expected(file, file.getFileName().toString(), "any", false));
        }
        for (Map<String, String> row : Shared.table("hostile/expectations.tsv")) {
            String name = row.getOrDefault("name", "");
            if (!name.endsWith(".http")) {
                String shown =
                        row.getOrDefault("as_name", "").replace("\\r", "\r").replace("\\n", "\n");
                boolean alone = row.getOrDefault("needs", "").equals("any");
                all.add(new Expected(
                        Shared.path("hostile/files/" + name),
                        shown,
                        alone ? row.getOrDefault("status", "any") : "any",
                        true));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isAnsweredAndWhatIsRefusedIsToldWhy(Expected expected) throws Exception {
        // as browsers write names into a header
        String name = expected.name().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        HttpResponse<byte[]> response = office.send(Map.of(name, Files.readAllBytes(expected.file())), "");
        String told = new String(response.body(), StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(told).isIn(200, 202);
        JsonNode batch = JSON.readTree(response.body());
        for (int i = 0; i < 600 && !batch.get("done").booleanValue(); i++) {
            Thread.sleep(100);
            batch = office.json("api/batches/" + batch.get("batch").textValue());
        }
        assertThat(batch.get("receipts")).isNotEmpty();
        for (JsonNode receipt : batch.get("receipts")) {
            String status = receipt.get("status").textValue();
            assertThat(status).as(told).isIn("accepted", "rejected", "held", "duplicate");
            if (expected.hostile()) {
                // none is a form of the office, so that even an honest one is not taken here
                assertThat(status).as(told).isNotEqualTo("accepted");
            }
            boolean refused = false;
            for (JsonNode problem : receipt.get("problems")) {
                refused |= problem.get("severity").textValue().equals("error");
            }
            if (!status.equals("duplicate")) {
                assertThat(refused).as(told).isEqualTo(status.equals("rejected"));
            }
            if (expected.status().equals("rejected")) {
                // the same bytes may have come before, in a zip: then it is a duplicate with the problems of the first
                assertThat(refused).as(told).isTrue();
            }
            assertThat(receipt.get("problems"))
                    .as(told)
                    .noneMatch(problem -> List.of("examination-failed", "examination-timeout", "storage-failed")
                            .contains(problem.get("code").textValue()));
            for (JsonNode problem : receipt.get("problems")) {
                assertThat(problem.get("message").textValue())
                        .isNotBlank()
                        .doesNotContain("{", "\u001B")
                        .doesNotMatch("(?s).*\\p{Cc}.*");
            }
        }
        assertThat(office.get("healthz").statusCode()).isEqualTo(200);
    }
}
