package org.kaoping.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.Shared;

/** Who may ask, how much, and how slowly. */
class SecurityTest {
    private final InventedCity city = new InventedCity();

    @TempDir
    Path work;

    private static String post(String headers, byte[] body) {
        return "POST /api/uploads HTTP/1.1\r\n" + headers
                + "Content-Type: multipart/form-data; boundary=k\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n" + new String(body, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1:7070, -, -, 200",
                "localhost, -, -, 200",
                "[::1]:80, -, -, 200",
                "localhost:1, http://localhost:1, same-origin, 200",
                "localhost:1, -, none, 200",
                "localhost:1, http://localhost:2, -, 403",
                "localhost:1, http://localhost:1, same-site, 403",
                "localhost:1, http://localhost:1, cross-site, 403",
                "localhost:1, http://city.invalid, -, 403",
                "localhost:1, null, -, 403",
                "localhost:1, -, cross-site, 403",
                "city.invalid, -, -, 403",
                "city.invalid, http://city.invalid, same-origin, 403",
                "localhost.city.invalid:7070, -, -, 403",
                "127.0.0.1.city.invalid, -, -, 403"
            })
    void aWriteComesFromAPageOfOurs(String host, String origin, String site, int status) throws IOException {
        try (Server server = city.server(work)) {
            String headers = "Host: " + host + "\r\n"
                    + (origin == null ? "" : "Origin: " + origin + "\r\n")
                    + (site == null ? "" : "Sec-Fetch-Site: " + site + "\r\n");
            byte[] body = Raw.multipart(List.of(Raw.Part.file("a.xlsx", "good")));
            String answer = Raw.send(server.port(), post(headers, body));
            assertThat(Raw.status(answer)).isEqualTo(status);
            assertThat(city.receipts).hasSize(status == 200 ? 1 : 0);
            if (status == 403) {
                assertThat(answer).contains("\"code\":\"request-foreign\"");
            }
        }
    }

    @Test
    void aPageReadUnderAnotherNameIsRefusedToo() throws IOException {
        try (Server server = city.server(work)) {
            String answer = Raw.send(
                    server.port(), "GET /api/units HTTP/1.1\r\nHost: city.invalid\r\nConnection: close\r\n\r\n");
            assertThat(Raw.status(answer)).isEqualTo(403);
            assertThat(answer).doesNotContain("示例市");
        }
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() throws IOException {
        try (Server server = city.server(work, 1 << 20, Duration.ofSeconds(10))) {
            String announced = "POST /api/uploads HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: multipart/form-data; boundary=k\r\nContent-Length: 1048577\r\n\r\n--k";
            String answer = Raw.send(server.port(), announced);
            assertThat(Raw.status(answer)).isEqualTo(413);
            assertThat(answer).contains("\"code\":\"request-too-large\"").contains("1 MB");
            String start = "--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n";
            int more = 3 << 20;
            String streamed = Raw.send(
                    server.port(),
                    "POST /api/uploads HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: multipart/form-data; boundary=k\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(start.length() + more) + "\r\n" + start + "x".repeat(more));
            assertThat(Raw.status(streamed)).isEqualTo(413);
            assertThat(city.receipts).isEmpty();
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"500, 200", "501, 413", "1500, 413"})
    void fiveHundredFilesAreTheMost(int count, int status) throws IOException {
        try (Server server = city.server(work)) {
            List<Raw.Part> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                parts.add(Raw.Part.file(i + ".xlsx", "good"));
            }
            String answer = Raw.send(server.port(), post("Host: localhost\r\n", Raw.multipart(parts)));
            assertThat(Raw.status(answer)).isEqualTo(status);
            assertThat(city.receipts).hasSize(status == 200 ? count : 0);
            if (status == 413) {
                assertThat(answer).contains("500 个文件");
            }
        }
    }

    @Test
    void malformedBodiesAreTheSendersFault() throws IOException {
        String file = "--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n";
        Map<String, String> bodies = Map.of(
                "",
                "empty",
                "--k--\r\n",
                "no part",
                file + "PK",
                "no closing boundary",
                "--k\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + "x".repeat(5000) + "\r\n--k--\r\n",
                "a file without a name",
                file.replace("name=\"file\"", "name=\"upload\"") + "PK\r\n--k--\r\n",
                "another name",
                "--k\r\nContent-Disposition: form-data; name=\"receivedOn\"\r\n\r\n2020-02-30\r\n" + file
                        + "PK\r\n--k--\r\n",
                "no such day",
                "--k\r\nContent-Disposition: form-data; name=\"receivedOn\"\r\n\r\n2020-06-01\r\n" + file
                        + "PK\r\n--k--\r\n",
                "a day to come",
                "--k\r\nno colon here\r\n\r\nPK\r\n--k--\r\n",
                "a broken header",
                "--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + "n".repeat(9000)
                        + "\"\r\n\r\nPK\r\n--k--\r\n",
                "an endless header");
        try (Server server = city.server(work)) {
            for (Map.Entry<String, String> body : bodies.entrySet()) {
                String answer = Raw.send(
                        server.port(), post("Host: localhost\r\n", body.getKey().getBytes(StandardCharsets.UTF_8)));
                assertThat(Raw.status(answer)).as(body.getValue()).isEqualTo(400);
                assertThat(answer).as(body.getValue()).contains("\"code\":\"re");
            }
            assertThat(city.receipts).isEmpty();
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain|",
                "application/json|",
                "multipart/mixed; boundary=k|",
                "multipart/form-data; boundary=k|gzip"
            })
    void onlyFormsThatAreNotCompressedAreTaken(String type, String encoding) throws IOException {
        try (Server server = city.server(work)) {
            String answer = Raw.send(
                    server.port(),
                    "POST /api/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n"
                            + (encoding == null ? "" : "Content-Encoding: " + encoding + "\r\n")
                            + "Content-Length: 5\r\nConnection: close\r\n\r\nhello");
            assertThat(Raw.status(answer)).isEqualTo(415);
        }
    }

    @Test
    void threeHundredHalfOpenUploadsStopNobody() throws IOException {
        String half =
                "POST /api/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=k\r\n"
                        + "Content-Length: 1000000\r\n\r\n--k\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nPK";
        String decision = "POST /api/uploads/u1/decision HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        List<Socket> sockets = new ArrayList<>();
        try (Server server = city.server(work, 200L << 20, Duration.ofSeconds(2))) {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), server.port());
                OutputStream out = socket.getOutputStream();
                out.write((i % 3 == 0 ? decision : half).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                sockets.add(socket);
            }
            String page =
                    Raw.send(server.port(), "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(Raw.status(page)).isEqualTo(200);
            String upload = Raw.send(
                    server.port(),
                    post("Host: localhost\r\n", Raw.multipart(List.of(Raw.Part.file("b.xlsx", "good")))));
            assertThat(Raw.status(upload)).isEqualTo(200);
            // Slower than the minimum rate: each is told so, and its files go.
            for (Socket socket : sockets) {
                socket.setSoTimeout(20_000);
                byte[] start = socket.getInputStream().readNBytes(12);
                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
            }
            assertThat(city.receipts).hasSize(1);
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).isEmpty();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void theSharedRawRequestsAreAnsweredOrCutOffNeverWithA500() throws IOException {
        List<Path> shared = Shared.files("hostile/files", ".http");
        try (Server server = city.server(work, 200L << 20, Duration.ofSeconds(2))) {
            for (Path file : shared) {
                String answer = Raw.send(server.port(), Files.readAllBytes(file));
                String name = file.getFileName().toString().substring(0, 3);
                Set<Integer> allowed = switch (name) {
                    case "l01" -> Set.of(200);
                    case "l04", "l05" -> Set.of(200, 400, 413);
                    case "l06" -> Set.of(400);
                    case "l07" -> Set.of(0, 400, 408);
                    case "l09" -> Set.of(0, 400);
                    case "l11" -> Set.of(400, 413, 415);
                    case "l14" -> Set.of(403);
                    case "l15" -> Set.of(400, 403, 421);
                    case "l16" -> Set.of(400, 415);
                    default -> Set.of(200, 400, 403);
                };
                assertThat(allowed)
                        .as(name + ": " + answer.lines().findFirst().orElse(""))
                        .contains(Raw.status(answer));
                assertThat(answer).as(name).doesNotContain("smuggled");
            }
            String after = Raw.send(
                    server.port(),
                    post("Host: localhost\r\n", Raw.multipart(List.of(Raw.Part.file("b.xlsx", "good")))));
            assertThat(Raw.status(after)).isEqualTo(200);
        }
    }
}
