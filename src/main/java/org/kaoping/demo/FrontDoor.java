package org.kaoping.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.kaoping.shelf.HandOut;

/** Sends files as a browser would: one multipart request. */
final class FrontDoor {
    private static final String BOUNDARY = "kaoping-demo-7d1f4c";

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI uploads;

    /** The door of the server at that address, which ends in a slash. */
    FrontDoor(String address) {
        this.uploads = URI.create(address + "api/uploads");
    }

    /** Sends the files as received on that day; the answer is 200 when all are done, 202 when some still wait. */
    HttpResponse<String> send(List<HandOut.Workbook> files, LocalDate receivedOn)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        text(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"receivedOn\"\r\n\r\n" + receivedOn
                        + "\r\n");
        for (HandOut.Workbook file : files) {
            text(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.fileName()
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.writeBytes(file.bytes());
            text(body, "\r\n");
        }
        text(body, "--" + BOUNDARY + "--\r\n");
        HttpRequest request = HttpRequest.newBuilder(uploads)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
