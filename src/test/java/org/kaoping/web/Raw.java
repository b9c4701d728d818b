package org.kaoping.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Talks HTTP byte by byte, as no client library would. */
final class Raw {
    private Raw() {}

    /** Sends the bytes and reads until the server closes or has said nothing for ten seconds. */
    static String send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (IOException closedEarly) {
                // A refused body may be cut off while it is still being sent; the answer is read all the same.
            }
            return read(socket.getInputStream());
        }
    }

    static String send(int port, String request) throws IOException {
        return send(port, request.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int length;
            while ((length = in.read(buffer)) >= 0) {
                bytes.write(buffer, 0, length);
            }
        } catch (SocketTimeoutException | java.net.SocketException ended) {
            // what came until then is the answer
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The status of an answer; 0 where the server closed without one. */
    static int status(String answer) {
        return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
    }

    /** A file for a multipart body. */
    record Part(
            String name, @org.jspecify.annotations.Nullable String fileName, byte[] bytes) {
        static Part file(String fileName, String text) {
            return new Part("file", fileName, text.getBytes(StandardCharsets.UTF_8));
        }

        static Part field(String name, String value) {
            return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A multipart body with the boundary {@code k}. */
    static byte[] multipart(List<Part> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
            bytes.writeBytes(("--k\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file
                            + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(part.bytes());
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("--k--\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }
}
