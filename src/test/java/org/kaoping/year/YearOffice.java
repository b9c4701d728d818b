package org.kaoping.year;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.Kaoping;
import org.kaoping.Settings;

/** A running office whose calendar the test turns, seen through its front door. */
final class YearOffice implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int AT_ONCE = 40;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Today today = new Today();
    private final Kaoping kaoping;

    /** Ten in the morning of the day on the calendar. */
    private static final class Today extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Opens on an empty folder with that scheme. */
    YearOffice(Path folder, byte[] scheme, LocalDate day) throws IOException {
        Files.createDirectories(folder);
        Path first = Files.write(folder.resolve("scheme.xlsx"), scheme);
        turnTo(day);
        Settings.Read read = Settings.read(
                new String[] {"--port=0", "--data=" + folder.resolve("data"), "--first-scheme=" + first}, Map.of());
        assertThat(read).isInstanceOf(Settings.Good.class);
        kaoping = new Kaoping(((Settings.Good) read).settings(), today);
    }

    /** Turns the calendar. */
    void turnTo(LocalDate day) {
        today.now = day.atTime(10, 0).atZone(ZONE).toInstant();
    }

    /** A minute passes. */
    void waits() {
        today.now = today.now.plusSeconds(60);
    }

    Kaoping kaoping() {
        return kaoping;
    }

    byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(kaoping.address() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(path + " " + new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /** Posts JSON; the status stands under {@code "status"} of the result where it is not 200. */
    HttpResponse<byte[]> post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(kaoping.address() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends files, and gives their receipts by file name once they are examined. */
    Map<String, JsonNode> upload(Map<String, byte[]> files, String receivedOn)
            throws IOException, InterruptedException {
        Map<String, JsonNode> receipts = new LinkedHashMap<>();
        List<Map.Entry<String, byte[]>> all = new ArrayList<>(files.entrySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            JsonNode batch = send(all.subList(from, Math.min(all.size(), from + AT_ONCE)), receivedOn);
            batch.get("receipts")
                    .forEach(one -> receipts.put(one.get("fileName").textValue(), one));
        }
        return receipts;
    }

    private JsonNode send(List<Map.Entry<String, byte[]>> files, String receivedOn)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!receivedOn.isEmpty()) {
            write(body, "--k\r\nContent-Disposition: form-data; name=\"receivedOn\"\r\n\r\n" + receivedOn + "\r\n");
        }
        for (Map.Entry<String, byte[]> file : files) {
            write(
                    body,
                    "--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getKey() + "\"\r\n\r\n");
            body.writeBytes(file.getValue());
            write(body, "\r\n");
        }
        write(body, "--k--\r\n");
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(kaoping.address() + "api/uploads"))
                        .header("Content-Type", "multipart/form-data; boundary=k")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(200, 202);
        JsonNode batch = JSON.readTree(answer.body());
        for (int i = 0; i < 1200 && !batch.get("done").booleanValue(); i++) {
            Thread.sleep(50);
            batch = json("api/batches/" + batch.get("batch").textValue());
        }
        assertThat(batch.get("done").booleanValue()).isTrue();
        return batch;
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one file that must be taken; where it waits for the office, the office confirms it. */
    JsonNode accepted(String name, byte[] file) throws IOException, InterruptedException {
        return accepted(upload(Map.of(name, file), "").get(name));
    }

    /** The receipt once it is accepted; where the file waits for the office, the office confirms it. */
    JsonNode accepted(JsonNode receipt) throws IOException, InterruptedException {
        JsonNode one = receipt;
        if (one.get("status").textValue().equals("held")) {
            HttpResponse<byte[]> answer = post(
                    "api/uploads/" + one.get("id").textValue() + "/decision",
                    Map.of("as", "replace", "who", "某科长", "reason", "经核实，按新的一份"));
            assertThat(answer.statusCode())
                    .as(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
            one = JSON.readTree(answer.body());
        }
        assertThat(one.get("status").textValue()).as(one.toPrettyString()).isEqualTo("accepted");
        return one;
    }

    @Override
    public void close() {
        kaoping.close();
    }
}
