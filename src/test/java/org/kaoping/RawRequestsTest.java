package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests as no honest program sends them, byte by byte against the whole server: two opinions on where a body ends
 * (request smuggling), and somebody else's address. They are refused or mean nothing, and the next one is served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawRequestsTest {
    private static final String FORGED = "203.0.113.77";
    private static final String BODY = "as=void";

    private Kaoping kaoping;
    private Office office;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        port = URI.create(kaoping.address()).getPort();
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    private String send(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    answer.write(buffer, 0, n);
                }
            } catch (SocketTimeoutException | SocketException ended) {
                // what came until then is the answer
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private String send(String request) throws IOException {
        return send(request.getBytes(StandardCharsets.UTF_8));
    }

    private static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** Each line a head of its own; what follows the body pretends to be a second request. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 7; Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked; Content-Length: 7",
                "Content-Length: 7; Content-Length: 8",
                "Content-Length: 8; Content-Length: 7",
                "Content-Length: 7, 8",
                "Content-Length: -7",
                "Content-Length: +7",
                "Content-Length: 0x7",
                "Content-Length: 7 7",
                "Content-Length: 99999999999999999999",
                "Content-Length : 7",
                "Transfer-Encoding: identity, chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked; Transfer-Encoding: gzip",
            })
    void aBodyWithTwoEndsIsRefusedAndNothingBehindItIsServed(String heads) throws Exception {
        String smuggled = "GET /api/units HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String answer = send("POST /api/uploads/none/decision HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + heads.replace("; ", "\r\n") + "\r\n\r\n" + BODY + smuggled);
        assertThat(answer.split("HTTP/1\\.1 [0-9]{3}", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
        assertThat(answer).doesNotContain("\"code\":\"D001\"", "\"code\" : \"D001\"");
        assertThat(status(answer)).as(answer).isIn(0, 400, 411, 413, 501);
        assertThat(office.json("api/units")).isNotEmpty();
    }

    @Test
    void somebodyElsesAddressIsNeitherBelievedNorKept() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ((ch.qos.logback.classic.Logger) root).addAppender(log);
        String answer;
        try {
            answer = send(upload("X-Forwarded-For: " + FORGED + "\r\nX-Real-IP: " + FORGED + "\r\nForwarded: for="
                    + FORGED + ";host=" + FORGED + ";proto=https\r\nX-Forwarded-Host: " + FORGED
                    + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1, " + FORGED + "\r\n"));
        } finally {
            ((ch.qos.logback.classic.Logger) root).detachAppender(log);
        }
        assertThat(status(answer)).as(answer).isEqualTo(200);
        assertThat(answer).contains("\"status\"").doesNotContain(FORGED);
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains(FORGED));
        List<Map<String, Object>> lines = kaoping.rooms()
                .database()
                .read(handle ->
                        handle.createQuery("SELECT * FROM audit").mapToMap().list());
        assertThat(lines).isNotEmpty();
        assertThat(lines.toString()).doesNotContain(FORGED);
    }

    /** The address that counts for "is it from here" is Host's alone: forwarding heads open nothing. */
    @Test
    void aForgedHostIsRefusedWhateverIsForwarded() throws Exception {
        String answer = send(String.join(
                "\r\n",
                "GET /api/units HTTP/1.1",
                "Host: evil.example",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: for=127.0.0.1;host=localhost",
                "Connection: close",
                "",
                ""));
        assertThat(status(answer)).as(answer).isEqualTo(403);
        assertThat(answer).doesNotContain("D001");
        JsonNode units = office.json("api/units");
        assertThat(units).isNotEmpty();
    }

    private static byte[] upload(String heads) {
        String body = String.join(
                "\r\n",
                "--k",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"",
                "Content-Type: application/octet-stream",
                "",
                "no workbook",
                "--k--",
                "");
        return ("POST /api/uploads HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + heads
                        + "Content-Type: multipart/form-data; boundary=k\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
